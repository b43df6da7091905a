//! One count of what is dropped, and one of what was lost above, in every form.

use std::collections::BTreeMap;

use duibiao::lineage::CoverageGraph;
use duibiao::mapping::Mapper;
use duibiao::report::{Lang, PlanReport, Report, docx, html, json, views, xlsx};
use duibiao::session::{Inputs, Options, Session};
use duibiao::taxonomy;
use serde_json::Value;

use super::{EN, column, common, part, sheet, texts};

/// The counts that tables of plans have, by their English heads, with their names in JSON.
const COUNTS: [(&str, &str); 6] = [
    ("covered", "covered"),
    ("partial", "partial"),
    ("dropped", "dropped"),
    ("missing above", "lost_above"),
    ("added", "added"),
    ("taken up again", "restored"),
];

fn judged(folder: &str) -> Report {
    let taxonomy = taxonomy::load_embedded().expect("valid");
    let session = Session::read(&common::files(folder), &Inputs::plans(["."]), &Mapper::new(&taxonomy)).expect("plans");
    session.judge(&Options::default()).report()
}

fn parsed(text: Result<String, impl std::fmt::Debug>) -> Value {
    serde_json::from_str(&text.expect("JSON")).expect("JSON")
}

/// Counts the items of a plan anew, one by one.
fn recounted(gap: &Value) -> BTreeMap<&'static str, u64> {
    let mut found: BTreeMap<&'static str, u64> = COUNTS.iter().map(|(_, name)| (*name, 0)).collect();
    for item in gap["items"].as_array().expect("items").iter().filter(|item| item["guessed"] == false) {
        let name = match item["verdict"].as_str() {
            Some("dropped") if item["lost_above"] == true => "lost_above",
            Some("added") if !item["restored_at"].is_null() => "restored",
            Some(name) => COUNTS.iter().find(|(_, known)| *known == name).map_or("", |(_, name)| name),
            None => "",
        };
        if let Some(count) = found.get_mut(name) {
            *count += 1;
        }
    }
    found
}

/// The row of a table by its heads; of Markdown as cells.
fn row_of<'a>(heads: &'a [String], row: &'a [String]) -> BTreeMap<&'a str, &'a str> {
    heads.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect()
}

/// The counts that a table shows are those of `wanted`; a head that is not there is a 0 that nobody needs.
fn assert_row(form: &str, plan: &PlanReport, row: &BTreeMap<&str, &str>, wanted: &BTreeMap<&'static str, u64>) {
    assert!(row.contains_key("dropped"), "{form}: {row:?}");
    for (head, name) in COUNTS {
        assert_eq!(row.get(head).copied().unwrap_or("0"), wanted[name].to_string(), "{form} of {}: {head}", plan.id);
    }
}

#[test]
fn dropped_and_lost_above_are_the_same_in_every_form() {
    let mut lost = 0;
    for folder in ["seeds", "tests/fixtures/chain"] {
        let report = judged(folder);
        let corpus = parsed(json::pretty(&json::coverage(&report, Lang::En)));
        let page = html::render(&report, None::<&CoverageGraph>, EN).expect("HTML");
        let whole = docx::render(&report, EN).expect("DOCX");
        let whole = texts(&part(&whole, "word/document.xml"), "w:t").concat();
        let book = sheet(&xlsx::render(&report, EN).expect("XLSX"), "Summary");
        let table = views::plans_table(&report, Lang::En);
        let markdown = views::comparison_markdown(&report, EN);
        for (at, plan) in report.plans.iter().enumerate() {
            let gap = parsed(json::pretty(&json::gap(plan, &[], Lang::En)));
            let counts = recounted(&gap);
            lost += counts["lost_above"];
            assert_eq!(gap["summary"], corpus["plans"][at]["summary"], "{}", plan.id);
            for (name, count) in &counts {
                assert_eq!(gap["summary"][*name], *count, "JSON of {}: {name}", plan.id);
            }
            let parts: u64 = ["covered", "partial", "dropped"].iter().map(|name| counts[name]).sum();
            let open = u64::try_from(plan.summary.open).expect("small");
            assert_eq!(gap["summary"]["applicable"], parts + open, "what is asked of {}", plan.id);

            assert_row("the table of plans", plan, &row_of(&table.heads, &table.rows[at]), &counts);
            let cells = format!("| {} |", table.rows[at].join(" | "));
            assert!(markdown.contains(&cells), "{cells}");
            let own = views::gap_counts(plan, Lang::En);
            assert_row("the table of a plan", plan, &row_of(&own.heads, &own.rows[0]), &counts);
            let cells = own.rows[0].concat();
            assert!(whole.contains(&cells), "{cells} is not in the document");
            let own_document = docx::render_plan(plan, EN).expect("DOCX");
            assert!(texts(&part(&own_document, "word/document.xml"), "w:t").concat().contains(&cells), "{cells}");
            assert!(views::gap_markdown(plan, EN).contains(&own.markdown()), "{}", plan.id);

            let (top, _) = column(&book, "dropped");
            let heads: Vec<String> = book[top].iter().map(ToString::to_string).collect();
            let row: Vec<String> = book[top + 1 + at].iter().map(ToString::to_string).collect();
            assert_row("the workbook", plan, &row_of(&heads, &row), &counts);

            let (dropped, above) = (counts["dropped"], counts["lost_above"]);
            let heading =
                if above > 0 { format!("({dropped}, and {above} missing above already)") } else { format!("({dropped}") };
            if dropped + above > 0 {
                assert!(views::gap_markdown(plan, EN).contains(&format!("## dropped {heading}")), "{heading} of {}", plan.id);
                assert!(page.contains(&heading), "{heading} of {} is not on the page", plan.id);
            }
        }
    }
    assert!(lost > 0, "nothing was lost above: the test sees no difference");
}
