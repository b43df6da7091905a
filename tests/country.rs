//! A generated country with a known truth, as `cargo run --example country` writes it: what the program says of it.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "../examples/country/chance.rs"]
mod chance;
#[path = "../examples/country/content.rs"]
mod content;
#[path = "../examples/country/country.rs"]
mod country;
#[path = "../examples/country/dirt.rs"]
mod dirt;
#[path = "../examples/country/places.rs"]
mod places;
#[path = "../examples/country/stock.rs"]
mod stock;
#[path = "../examples/country/text.rs"]
mod text;

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::LazyLock;

use content::Fate;
use country::{Country, Made};
use duibiao::gap::{Truth, TruthScore};
use duibiao::mapping::Mapper;
use duibiao::session::{Files, Inputs, Judged, Options, Session};
use duibiao::taxonomy::{Taxonomy, load_embedded};

type Failure = Box<dyn Error + Send + Sync>;

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| load_embedded().expect("valid data"));

fn made(seed: u64, plans: usize) -> Vec<Made> {
    let mut country = Country::new(seed, &TAXONOMY).expect("a stock");
    (0..plans).map_while(|_| country.next().expect("divisions")).collect()
}

fn judged(plans: &[Made]) -> Judged<'static> {
    let files = Files::new(plans.iter().map(|plan| (format!("{}.txt", plan.id), plan.bytes.clone())));
    let session = Session::read(&files, &Inputs::plans(["."]), &Mapper::new(&TAXONOMY)).expect("plans");
    session.judge(&Options::default())
}

fn rows(plans: &[Made]) -> String {
    let mut rows = "plan\tparent\titem\ttruth\n".to_owned();
    for plan in plans {
        for (parent, fates) in &plan.fates {
            fates.iter().for_each(|(code, fate)| rows.push_str(&format!("{}\t{parent}\t{code}\t{}\n", plan.id, fate.code())));
        }
    }
    rows
}

fn score(rows: &str, judged: &Judged<'_>) -> TruthScore {
    Truth::read(rows, &TAXONOMY).expect("a table").score(&judged.corpus, &judged.gaps, &TAXONOMY)
}

#[test]
fn what_is_dropped_is_found_and_nothing_else() {
    let plans = made(1, 120);
    let judged = judged(&plans);
    let found = score(&rows(&plans), &judged);
    assert_eq!(found.missing, Vec::<String>::new());
    // A place whose name others of its province have, and that cites nothing above it.
    assert!(found.elsewhere.len() * 20 < found.plans, "{:?}", found.elsewhere);
    assert!(found.dropped.right + found.dropped.missed > 200, "too little was dropped to tell: {:?}", found.dropped);
    // What it reaches; where they fail, the words of an item also stand in a heading, or the demand above was not read as one.
    assert!(found.dropped.precision() >= Some(0.95) && found.dropped.recall() >= Some(0.90), "{found:?}");
    assert!(found.firm.precision() >= Some(0.97), "{found:?}");
    // The null test: under a truth in which nothing is dropped every such verdict is wrong.
    let nothing = score(&rows(&plans).replace("\tdropped\n", "\tkept\n"), &judged);
    assert_eq!((nothing.dropped.right, nothing.dropped.missed), (0, 0));
    assert!(nothing.dropped.wrong >= found.dropped.right);
}

#[test]
fn the_same_seed_makes_the_same_country_and_another_seed_another() {
    assert_eq!(made(7, 20), made(7, 20));
    assert_eq!(made(7, 20), made(7, 25)[..20], "more plans do not change the first");
    assert_ne!(made(7, 20), made(8, 20));
    let texts: std::collections::BTreeSet<Vec<u8>> = made(7, 20).into_iter().map(|plan| plan.bytes).collect();
    assert_eq!(texts.len(), 20, "no two plans are the same");
}

#[test]
fn plans_come_from_the_top_down_and_a_year_is_a_whole_country() {
    let places = places::places(2017).expect("divisions");
    assert!((3000..3600).contains(&places.len()), "{}", places.len());
    assert!(places.iter().enumerate().all(|(at, place)| place.parent.is_none_or(|parent| parent < at)));
    let plans = made(1, 60);
    let known: BTreeMap<&str, usize> = plans.iter().enumerate().map(|(at, plan)| (plan.id.as_str(), at)).collect();
    let parents = plans.iter().enumerate().filter_map(|(at, plan)| Some((at, plan.fates.as_ref()?.0.as_str())));
    assert!(parents.clone().count() > 50 && parents.clone().all(|(at, parent)| known[parent] < at));
    let of = |wanted: Fate| {
        plans.iter().flat_map(|plan| &plan.fates).flat_map(|(_, fates)| fates).filter(move |(_, fate)| *fate == wanted)
    };
    assert!([Fate::Kept, Fate::Dropped, Fate::Added, Fate::Open].into_iter().all(|fate| of(fate).count() > 0));
}
