//! What lies between two plans: parts left out, strength, reuse, siblings; and what is wrong with a lineage.

use std::collections::BTreeSet;

use assert_cmd::Command;
use serde_json::Value;

use crate::chain::tables::{PLANS, Row, Said, answer, assert_same, folder, gap_of, items, list, table, text};

#[test]
fn what_was_lost_and_taken_up_again_is_restored() {
    let rows = table("trace.tsv");
    let restored = |row: &Row| row["fate"].strip_prefix("restored at ").map(str::to_owned);
    let expected: Said = rows.iter().filter_map(|row| Some((named(row), restored(row)?))).collect();
    let mut found = Said::new();
    for plan in PLANS {
        let taken_up = items(gap_of(plan)).filter_map(|(code, item)| Some((code, item["restored_at"].as_str()?)));
        found.extend(taken_up.map(|(code, level)| (format!("{plan} {code}"), level.to_owned())));
    }
    assert!(!expected.is_empty());
    assert_same("trace.tsv: restored", &expected, &found);
}

#[test]
fn every_difference_of_strength_is_found_and_no_other() {
    let mut expected = Said::new();
    let mut found = Said::new();
    let rows = table("strength.tsv");
    for plan in PLANS {
        for (code, item) in items(gap_of(plan)) {
            let own = rows.iter().filter(|row| row["plan"] == plan && row["item"] == code);
            let mut compared: Vec<Compared<'_>> =
                list(&item["strength_reasons"]).map(|reason| Compared::read(text(reason))).collect();
            for row in own {
                let key = format!("{plan} {code} {} “{}” → “{}”", row["aspect"], row["parent"], row["child"]);
                expected.insert(key.clone(), row["direction"].clone());
                if let Some(at) = compared.iter().position(|compared| compared.answers(row)) {
                    found.insert(key, compared.swap_remove(at).relation.to_owned());
                }
            }
            for rest in compared.iter().filter(|compared| compared.relation != "same") {
                let key = format!("{plan} {code} {} “{}” → “{}”", rest.aspect, rest.parent, rest.own);
                found.insert(key, rest.relation.to_owned());
            }
        }
    }
    assert_same("strength.tsv", &expected, &found);
}

#[test]
fn copied_adapted_and_own_text_are_told_apart() {
    let mut expected = Said::new();
    let mut found = Said::new();
    for row in table("reuse.tsv") {
        let key = format!("{} {}", named(&row), row["clause"]);
        let gap = gap_of(&row["plan"]);
        let clause = list(&gap["reuse"]["clauses"]).find(|clause| plain(text(&clause["text"])).contains(&plain(&row["clause"])));
        let item = items(gap).find(|(code, _)| *code == row["item"]).map(|(_, item)| &item["reuse"]);
        let labels = [clause, item].map(|label| label.map_or("none", |label| text(&label["label"])));
        expected.insert(key.clone(), format!("clause {0}, item {0}", row["label"]));
        found.insert(key, format!("clause {}, item {}", labels[0], labels[1]));
    }
    assert_same("reuse.tsv", &expected, &found);
}

#[test]
fn only_a_plan_that_repeats_its_parent_is_said_to() {
    let repeating: Vec<&str> =
        PLANS.into_iter().filter(|plan| gap_of(plan)["reuse"]["repeated"].as_f64().is_some_and(|share| share > 0.98)).collect();
    assert_eq!(repeating, ["yanhu-2017"]);
}

#[test]
fn a_gap_of_many_siblings_is_systemic_and_of_few_local() {
    let mut expected = Said::new();
    let mut found = Said::new();
    for row in table("peers.tsv") {
        let key = format!("{} {}", named(&row), row["group"]);
        let peers = items(gap_of(&row["plan"])).find(|(code, _)| *code == row["item"]).map(|(_, item)| &item["peers"]);
        let peers = peers.expect("a row of trace.tsv");
        let group = list(&peers["groups"]).find(|group| text(&group["group"]) == row["group"]).expect("the group");
        expected
            .insert(key.clone(), format!("{} of {}, {} unknown: {}", row["gaps"], row["known"], row["unknown"], row["standing"]));
        let counts = format!("{} of {}, {} unknown", group["gaps"], group["known"], group["unknown"]);
        found.insert(key, format!("{counts}: {}", text(&peers["standing"])));
    }
    assert_same("peers.tsv", &expected, &found);
}

#[test]
fn every_parent_is_found_for_the_reason_that_the_text_gives() {
    for corpus in ["chain", "decisions", "findings"] {
        let rows: Vec<Row> =
            table("lineage.tsv").into_iter().filter(|row| row["corpus"] == corpus && row["level"] != "county").collect();
        let key = |row: &Row| format!("{} {}", row["plan"], row["level"]);
        let expected = rows.iter().map(|row| (format!("{} {}", key(row), row["parent"]), row["reason"].clone())).collect();
        let wanted: BTreeSet<String> = rows.iter().map(key).collect();
        let mut found = Said::new();
        for plan in list(&compare(corpus)["plans"]) {
            for link in list(&plan["chain"]) {
                let level = format!("{} {}", text(&plan["id"]), text(&link["level"]));
                if !wanted.contains(&level) {
                    continue;
                }
                let parent = link["plan"].as_str().unwrap_or_else(|| text(&link["name"]));
                found.insert(format!("{level} {parent}"), text(&link["reason"]).to_owned());
                let candidates = list(&link["candidates"]);
                found.extend(
                    candidates.map(|other| (format!("{level} {}", text(&other["plan"])), text(&other["reason"]).to_owned())),
                );
            }
        }
        assert_same("lineage.tsv", &expected, &found);
    }
}

#[test]
fn a_lineage_out_of_order_is_found_and_one_in_order_is_not() {
    for corpus in ["chain", "decisions", "findings"] {
        let count = |found: Vec<String>| -> Said {
            let mut said = Said::new();
            for key in found {
                let times = said.get(&key).map_or(1, |times| times.parse().unwrap_or(0) + 1);
                said.insert(key, times.to_string());
            }
            said
        };
        let rows = table("findings.tsv").into_iter().filter(|row| row["corpus"] == corpus);
        let expected = rows.map(|row| format!("{} {}", row["plan"], row["code"])).collect();
        let compared = compare(corpus);
        let of_plans = list(&compared["plans"]).flat_map(|plan| list(&plan["findings"]));
        let of_manifest = list(&compared["findings"]).filter(|finding| finding["plan"].is_null());
        let found =
            of_plans.chain(of_manifest).map(|found| format!("{} {}", text(&found["plan"]), text(&found["code"]))).collect();
        assert_same("findings.tsv", &count(expected), &count(found));
    }
}

#[test]
fn accepted_gaps_are_counted_apart_where_they_were_accepted() {
    let mut expected: Said = PLANS.into_iter().map(|plan| (plan.to_owned(), 0.to_string())).collect();
    for plan in PLANS {
        let rows = table("exceptions.tsv").iter().filter(|row| row["plan"] == plan).count();
        expected.insert(plan.to_owned(), rows.to_string());
    }
    let compared = compare("decisions");
    let found = list(&compared["plans"]).map(|plan| (text(&plan["id"]).to_owned(), plan["summary"]["excepted"].to_string()));
    assert_same("exceptions.tsv", &expected, &found.collect());
}

#[test]
fn who_leads_who_helps_and_where_nobody_does_is_told() {
    let rows = table("departments.tsv");
    let key = |row: &Row| format!("{} {} {} {}", row["what"], row["plan"], row["item"], row["department"]).trim_end().to_owned();
    let expected: Said = rows.iter().map(|row| (key(row), row["says"].clone())).collect();
    let owners = answer(Command::new(env!("CARGO_BIN_EXE_duibiao")).arg("departments").arg(folder("chain")));
    let mut found = Said::new();
    for one in list(&owners["unowned"]) {
        found.insert(format!("unowned {} {}", text(&one["plan"]), text(&one["code"])), String::new());
    }
    let ids = |units: &Value| list(units).map(|unit| text(&unit["id"]).to_owned()).collect::<Vec<_>>().join("、");
    for one in list(&owners["differing"]) {
        let row = format!("differing {} {} {}", text(&one["plan"]), text(&one["code"]), ids(&one["only_plan"]));
        found.insert(row, format!("instead of {}", ids(&one["only_parent"])));
    }
    for row in list(&owners["rows"]).filter(|row| text(&row["code"]) == "EC1") {
        for (plan, roles) in row["plans"].as_object().expect("plans") {
            let roles: Vec<&str> = list(roles).map(text).collect();
            found.insert(format!("role {plan} EC1 {}", text(&row["unit"]["id"])), roles.join("、"));
        }
    }
    assert_same("departments.tsv", &expected, &found);
}

/// One comparison, as `strength_reasons` words it: `frequency weaker: parent “每月” (line 12), plan “按季度” (line 30)`.
struct Compared<'r> {
    aspect: &'r str,
    relation: &'r str,
    parent: &'r str,
    own: &'r str,
}

impl<'r> Compared<'r> {
    fn read(reason: &'r str) -> Self {
        let (what, said) = reason.split_once(": parent ").expect("a parent");
        let (aspect, relation) = what.split_once(' ').expect("an aspect");
        let (parent, own) = said.split_once(", plan ").expect("a plan");
        let quoted = |side: &'r str| {
            let inner = side.strip_prefix('“').and_then(|side| side.rsplit_once('”'));
            inner.map_or("", |(words, _)| words)
        };
        Self { aspect, relation, parent: quoted(parent), own: quoted(own) }
    }

    /// The program may quote more of a text than the table does.
    fn answers(&self, row: &Row) -> bool {
        let quotes = |said: &str, wanted: &str| if wanted.is_empty() { said.is_empty() } else { said.contains(wanted) };
        self.aspect == row["aspect"] && quotes(self.parent, &row["parent"]) && quotes(self.own, &row["child"])
    }
}

fn named(row: &Row) -> String {
    format!("{} {}", row["plan"], row["item"])
}

/// Returns what `compare` says of the corpus `chain`, `findings` or `decisions`.
fn compare(corpus: &str) -> Value {
    answer(Command::new(env!("CARGO_BIN_EXE_duibiao")).args(["compare", "--allow-outside"]).arg(folder(corpus)))
}

/// Returns a text without quotation marks, whose two forms a reader does not tell apart.
fn plain(text: &str) -> String {
    text.chars().filter(|ch| !matches!(ch, '"' | '“' | '”')).collect()
}
