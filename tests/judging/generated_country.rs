//! A generated country with a known truth, as `cargo run --example country` writes it: what the program says of it.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use crate::common;

#[path = "../../examples/country/chance.rs"]
mod chance;
#[path = "../../examples/country/content.rs"]
mod content;
#[path = "../../examples/country/country.rs"]
mod country;
#[path = "../../examples/country/dirt.rs"]
mod dirt;
#[path = "../../examples/country/places.rs"]
mod places;
#[path = "../../examples/country/stock.rs"]
mod stock;
#[path = "../../examples/country/text.rs"]
mod text;

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::LazyLock;

use content::Fate;
use country::{Country, Made};
use duibiao::gap::{ItemGap, Loss, SaidOfPlan, Truth, TruthScore, Verdict};
use duibiao::lineage::Member;
use duibiao::mapping::Mapper;
use duibiao::plan::Detail;
use duibiao::report::{Form, Lang, Pages, RenderOptions, write_set};
use duibiao::session::{
    Files, Inputs, JudgedItems, Looked, Options, ReportWanted, Session, Survey, each_mapped, judge_items, write_report,
};
use duibiao::taxonomy::{ItemId, Taxonomy, load_embedded};

type Failure = Box<dyn Error + Send + Sync>;

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| load_embedded().expect("valid data"));

fn made(seed: u64, plans: usize) -> Vec<Made> {
    let mut country = Country::new(seed, &TAXONOMY).expect("a stock");
    (0..plans).map_while(|_| country.next().expect("divisions")).collect()
}

fn files(plans: &[Made]) -> Files {
    Files::new(plans.iter().map(|plan| (format!("{}.txt", plan.id), plan.bytes.clone())))
}

fn judged(plans: &[Made]) -> JudgedItems<SaidOfPlan> {
    let files = files(plans);
    let mapper = Mapper::new(&TAXONOMY);
    judge_items(&files, &[".".into()], &mapper, |_, chain, items| SaidOfPlan::of(chain, items)).expect("plans")
}

fn rows(plans: &[Made]) -> String {
    let mut rows = "plan\tparent\titem\ttruth\n".to_owned();
    for plan in plans {
        if let Some((parent, fates)) = &plan.fates {
            for (code, fate) in fates {
                rows.push_str(&format!("{}\t{parent}\t{code}\t{}\n", plan.id, fate.code()));
            }
        }
    }
    rows
}

fn score(rows: &str, judged: &JudgedItems<SaidOfPlan>) -> TruthScore {
    Truth::read(rows, &TAXONOMY).expect("a table").score(&judged.corpus, &judged.chains, &judged.kept, &TAXONOMY)
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

/// What a verdict on an item is, without what the texts say beside it.
type Judged = (ItemId, Verdict, bool, Option<Loss>, Vec<Option<Verdict>>);

fn bare(items: &[ItemGap]) -> Vec<Judged> {
    let of = |found: &ItemGap| (found.item, found.verdict, found.guessed, found.loss, found.against.links.clone());
    items.iter().map(of).collect()
}

#[test]
fn verdicts_alone_are_those_of_the_whole_analysis() {
    let mapper = Mapper::new(&TAXONOMY);
    for files in [files(&made(3, 60)), common::files("seeds"), common::files("tests/fixtures/chain")] {
        let whole = Session::read(&files, &Inputs::plans(["."]), &mapper).expect("plans").judge(&Options::default());
        let whole: Vec<(&str, Vec<Judged>)> = whole
            .corpus
            .members
            .iter()
            .zip(&whole.gaps)
            .map(|(member, gap)| (member.plan.id.as_str(), bare(&gap.items)))
            .collect();
        let alone = judge_items(&files, &[".".into()], &mapper, |_, _, items| bare(items)).expect("plans");
        let ids = alone.corpus.members.iter().map(|member| member.plan.id.as_str());
        assert_eq!(ids.zip(alone.kept).collect::<Vec<_>>(), whole);
    }
}

#[test]
fn plans_that_are_handed_on_are_mapped_as_those_that_are_kept_and_come_in_order() {
    let (files, mapper) = (files(&made(2, 150)), Mapper::new(&TAXONOMY));
    let kept = Session::read(&files, &Inputs::plans(["."]), &mapper).expect("plans").corpus.members;
    let (mut handed, mut most) = (Vec::<Member>::new(), 0);
    let all = each_mapped(&files, &[".".into()], &mapper, Detail::Outline, |members| {
        most = most.max(members.len());
        handed.extend(members);
        true
    });
    assert_eq!(all.ok(), Some(true));
    assert!(most < 150, "they come some at a time");
    let said = |member: &Member| (member.plan.id.clone(), member.plan.clauses.clone(), member.mapping.clone());
    assert_eq!(handed.iter().map(said).collect::<Vec<_>>(), kept.iter().map(said).collect::<Vec<_>>());
    let mut taken = 0;
    let stopped = each_mapped(&files, &[".".into()], &mapper, Detail::Outline, |members| {
        taken += members.len();
        false
    });
    assert!(stopped.is_ok() && taken < 150, "nothing is read once nobody wants more");
}

/// The files of a report by name.
type Set = BTreeMap<String, Vec<u8>>;

fn taken(
    files: &mut Set,
    name: &str,
    write: &mut dyn FnMut(&mut dyn std::io::Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    assert!(files.insert(name.to_owned(), bytes).is_none(), "{name} twice");
    Ok(())
}

#[test]
fn plans_that_are_written_one_by_one_make_the_report_that_all_at_once_make() -> Result<(), Failure> {
    let (options, forms) =
        (RenderOptions { lang: Lang::Zh, width: None, color: false }, [Form::Html, Form::Md, Form::Csv, Form::Json]);
    let files = files(&made(7, 45));
    let mapper = Mapper::new(&TAXONOMY);
    for pages in [Pages::All, Pages::None] {
        let judged = Session::read(&files, &Inputs::plans(["."]), &mapper)?.judge(&Options::default());
        let mut whole = Set::new();
        write_set::<Failure>(&judged.report(), &judged.graph(), &forms, pages, options, &mut |name, write| {
            taken(&mut whole, name, write)
        })?;
        let Looked::Many(survey) = Survey::read(&files, &[".".into()], &mapper, &Options::default(), 25)? else {
            return Err("these are many".into());
        };
        let (mut by_turns, mut aside) = (Set::new(), Vec::new());
        let wanted = ReportWanted { forms: forms.to_vec(), pages: Some(pages), options };
        write_report::<Failure>(
            &survey,
            &files,
            &mapper,
            &wanted,
            &mut aside,
            &mut |name, write| taken(&mut by_turns, name, write),
            |_| {},
        )?;
        assert_eq!(whole.keys().collect::<Vec<_>>(), by_turns.keys().collect::<Vec<_>>());
        for (name, bytes) in &whole {
            assert!(by_turns.get(name) == Some(bytes), "{pages:?}: {name}");
        }
    }
    // So few are held as a whole.
    assert!(matches!(Survey::read(&files, &[".".into()], &mapper, &Options::default(), 45)?, Looked::Few(_)));
    Ok(())
}
