//! Two parents of one level: both stay, each is judged apart, and which of them was named first says nothing.

use assert_cmd::Command;
use serde_json::Value;

use crate::chain::tables::{Said, answer, assert_same, folder, items, list, table, text};

const CITIES: [&str; 2] = ["bailu-2017", "qingbai-2017"];

fn gap(parents: [&str; 2]) -> Value {
    let file = |plan: &str| folder("chain").join(format!("{plan}.txt"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command.arg("gap").arg(file("zhupu-2017"));
    for parent in parents {
        command.arg("--against").arg(file(parent));
    }
    answer(&mut command)
}

/// The verdict that follows from what the two texts ask for; a part that is left out does not stand in the table.
fn wanted(asked: &str, own: &str) -> &'static str {
    match (asked, own) {
        ("+", "+") => "covered",
        ("+", "-") => "dropped",
        ("-", "+") => "added",
        ("-", "-") => "",
        _ => "undetermined",
    }
}

#[test]
fn two_parents_of_one_level_both_stay_and_each_has_its_own_verdicts() {
    let gap = gap(CITIES);
    let cities = list(&gap["chain"]).filter(|link| link["level"] == "prefecture").map(|link| text(&link["plan"]));
    assert_eq!(cities.collect::<Vec<_>>(), CITIES);
    let (mut expected, mut found) = (Said::new(), Said::new());
    for (code, item) in items(&gap) {
        let rows = table("presence.tsv");
        let row = rows.iter().find(|row| row["item"] == code).expect("a row of every item");
        for city in CITIES {
            let said = text(&item["against"][format!("prefecture:{city}")]);
            expected.insert(format!("{code} {city}"), wanted(&row[city], &row["zhupu-2017"]).to_owned());
            found.insert(format!("{code} {city}"), if said == "partial" { "covered" } else { said }.to_owned());
        }
        // The item stands at the level if either asks for it.
        let level = if CITIES.iter().any(|city| row[*city] == "+") { "present" } else { "absent" };
        expected.insert(format!("{code} level"), level.to_owned());
        found.insert(format!("{code} level"), text(&item["trace"]["prefecture"]).to_owned());
    }
    assert_same("two parents", &expected, &found);
    let differ = items(&gap).filter(|(_, item)| {
        let [one, other] = CITIES.map(|city| &item["against"][format!("prefecture:{city}")]);
        one != other
    });
    assert!(differ.count() > 5, "the two cities ask for different things");
}

#[test]
fn a_chain_with_two_parents_of_one_level_holds_as_much_as_its_weakest_link() {
    const WORST_FIRST: [&str; 4] = ["dropped", "partial", "undetermined", "covered"];
    for (code, item) in items(&gap(CITIES)) {
        // The national points do not list everything: where it is open whether they ask, and another level does, that one decides.
        let open = |level: &str| item["trace"].get(level).is_some_and(|presence| presence == "unknown");
        let links: Vec<(&String, &str)> =
            item["against"].as_object().expect("links").iter().map(|(key, link)| (key, text(link))).collect();
        let asked = links.iter().any(|(_, verdict)| ["covered", "partial", "dropped"].contains(verdict));
        let links: Vec<&str> = links
            .into_iter()
            .filter(|(key, _)| !(asked && key.starts_with("national") && open("national")))
            .map(|(_, verdict)| verdict)
            .collect();
        // Only who asks for an item can be let down; where nobody does, it is added.
        let worst = WORST_FIRST.into_iter().find(|verdict| links.contains(verdict)).unwrap_or("added");
        assert_eq!(text(&item["against_chain"]), worst, "{code}: {links:?}");
    }
}

#[test]
fn the_order_in_which_two_parents_of_one_level_are_named_says_nothing() {
    assert_eq!(gap(CITIES), gap([CITIES[1], CITIES[0]]));
}

#[test]
fn what_one_of_two_cities_asks_for_is_lost_below_them() {
    // 白鹭市 asks for LI8, 青柏市 does not, and 竹浦县 does not either.
    let gap = gap(CITIES);
    let (_, item) = items(&gap).find(|(code, _)| *code == "LI8").expect("LI8");
    assert_eq!((text(&item["lost_at"]), &item["lost_between"]), ("county", &Value::Null));
}
