//! Verdicts with the elements that a plan leaves out.

use crate::chain::tables::{PLANS, Row, Said, assert_same, gap_of, items, list, table, text};

#[test]
fn every_item_has_the_verdict_that_its_elements_make() {
    let expected: Said =
        table("verdicts.tsv").iter().map(|row| (row_name(row), judged(&row["verdict"], &row["missing"]))).collect();
    let mut found = Said::new();
    for plan in PLANS {
        for (code, item) in items(gap_of(plan)) {
            let verdict = text(&item["verdict"]);
            let missing: Vec<&str> = list(&item["missing_elements"]).map(text).collect();
            let missing = if verdict == "partial" { missing.join("、") } else { String::new() };
            found.insert(format!("{plan} {code}"), judged(verdict, &missing));
        }
    }
    assert_same("verdicts.tsv", &expected, &found);
}

fn judged(verdict: &str, missing: &str) -> String {
    if missing.is_empty() { verdict.to_owned() } else { format!("{verdict} without {missing}") }
}

fn row_name(row: &Row) -> String {
    format!("{} {}", row["plan"], row["item"])
}
