//! Lineage, traces and verdicts.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::chain::tables::{PLANS, Said, assert_same, gap_of, items, list, table, text};

const LEVELS: [&str; 4] = ["national", "province", "prefecture", "county"];

#[test]
fn every_plan_has_the_parents_that_its_text_speaks_for() {
    let rows = table("lineage.tsv").into_iter().filter(|row| row["corpus"] == "chain");
    let expected: Said =
        rows.map(|row| (format!("{} {}", row["plan"], row["level"]), format!("{} {}", row["state"], row["parent"]))).collect();
    let mut found = Said::new();
    for plan in PLANS {
        for link in list(&gap_of(plan)["chain"]) {
            let parent = link["plan"].as_str().unwrap_or_else(|| text(&link["name"]));
            found.insert(format!("{plan} {}", text(&link["level"])), format!("{} {parent}", text(&link["state"])));
        }
    }
    assert_same("parents", &expected, &found);
}

#[test]
fn every_item_goes_its_way_through_the_levels() {
    let marks = |row: &crate::chain::tables::Row| LEVELS.map(|level| row[level].as_str()).concat();
    let expected = table("trace.tsv").into_iter().map(|row| (format!("{} {}", row["plan"], row["item"]), marks(&row))).collect();
    assert_same("traces", &expected, &of_items(|item| LEVELS.map(|level| mark(&item["trace"][level])).concat()));
}

#[test]
fn every_loss_and_every_addition_stands_at_its_level() {
    let fate = |item: &Value| match (&item["lost_at"], &item["lost_between"], &item["added_at"]) {
        (Value::String(level), _, _) => format!("lost at {level}"),
        (_, Value::Array(levels), _) => format!("lost between {} and {}", text(&levels[0]), text(&levels[1])),
        (_, _, Value::String(level)) => format!("added at {level}"),
        _ => String::new(),
    };
    let rows = table("trace.tsv");
    let expected = rows.into_iter().map(|row| {
        let fate = if row["fate"].starts_with("restored") { String::new() } else { row["fate"].clone() };
        (format!("{} {}", row["plan"], row["item"]), fate)
    });
    assert_same("losses and additions", &expected.collect(), &of_items(fate));
}

#[test]
fn the_tables_speak_of_the_same_items() {
    let rows = |name: &str| -> BTreeSet<(String, String)> {
        table(name)
            .into_iter()
            .map(|mut row| (std::mem::take(row.get_mut("plan").expect("a plan")), row["item"].clone()))
            .collect()
    };
    let all = rows("trace.tsv");
    assert_eq!(all, rows("verdicts.tsv"));
    for name in ["strength.tsv", "reuse.tsv", "peers.tsv", "exceptions.tsv"] {
        let strays: Vec<_> = rows(name).difference(&all).cloned().collect();
        assert!(strays.is_empty(), "{name}: no such item in trace.tsv: {strays:?}");
    }
}

fn of_items(say: impl Fn(&Value) -> String) -> Said {
    let all = PLANS.into_iter().flat_map(|plan| items(gap_of(plan)).map(move |(code, item)| (format!("{plan} {code}"), item)));
    all.map(|(row, item)| (row, say(item))).collect()
}

/// A level outside the chain has no mark.
fn mark(presence: &Value) -> &'static str {
    match presence.as_str() {
        Some("present") => "+",
        Some("absent") => "-",
        Some("unknown") => "?",
        Some(_) => "not a presence",
        None => "",
    }
}
