//! One count of what is dropped, and one of what was lost above, in every form.

use std::collections::BTreeMap;

use duibiao::gap::Verdict;
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

/// What a row counts as covered, in part, dropped and undetermined is what coverage is a share of; the rest stands beside.
fn assert_adds_up(plan: &PlanReport, row: &BTreeMap<&str, &str>) {
    let number = |head: &str| row.get(head).map_or(0, |cell| cell.parse::<usize>().expect("a number"));
    let Some(whole) = row["Coverage"].split(['/', ' ']).nth(1).and_then(|whole| whole.parse::<usize>().ok()) else {
        assert_eq!(plan.summary.applicable, 0, "{}: no denominator in {row:?}", plan.id);
        return;
    };
    let parts = ["covered", "partial", "dropped", "undetermined"].map(number);
    assert_eq!(parts.iter().sum::<usize>(), whole, "{}: {row:?}", plan.id);
    assert_eq!(number("undetermined") + number("undetermined beside"), plan.summary.undetermined, "{}", plan.id);
}

/// How many gaps of a plan are dropped, guessed ones among them, and how many were lost above.
fn dropped_and_above(plan: &PlanReport) -> (usize, usize) {
    let dropped: Vec<_> = plan.gaps.iter().filter(|gap| gap.verdict == Verdict::Dropped).collect();
    let above = dropped.iter().filter(|gap| gap.lost_above).count();
    (dropped.len() - above, above)
}

/// The notice, the matrix, the list of the plan and the table of all gaps tell what is dropped from what was lost above.
fn assert_lists(report: &Report, plan: &PlanReport, at: usize, page: &str, counts: &BTreeMap<&'static str, u64>) {
    let wanted = dropped_and_above(plan);
    assert_eq!(wanted.1 as u64, counts["lost_above"], "{}", plan.id);
    let notice = views::notice(plan, &report.left_beside(plan), Lang::En);
    let verdicts: Vec<&str> = notice.parts[0].table.rows.iter().map(|row| row[0].as_str()).collect();
    let listed = |word: &str| verdicts.iter().filter(|verdict| verdict.starts_with(word)).count();
    let found = (listed("dropped"), listed("missing above"));
    let whole = !notice.legend.iter().any(|line| line.contains("not listed here"));
    assert!(found == wanted || !whole && found.0 <= wanted.0 && found.1 <= wanted.1, "{}: {verdicts:?}, {wanted:?}", plan.id);
    let first_above = verdicts.iter().position(|verdict| *verdict == "missing above").unwrap_or(verdicts.len());
    assert!(verdicts[first_above..].iter().all(|verdict| *verdict == "missing above"), "{}: {verdicts:?}", plan.id);

    let number = at + 1;
    let cells = |class: &str| page.matches(&format!("class=\"{class}\" data-p=\"{number}\"")).count();
    assert_eq!((cells("dropped"), cells("dropped above")), wanted, "the matrix: {}", plan.id);
    let own = page.split(&format!("id=\"p{number}\"")).nth(1).and_then(|rest| rest.split("</section>").next()).expect("the plan");
    assert_eq!(own.matches("class=\"tag dropped above\"").count(), wanted.1, "the list: {}", plan.id);

    let sections = views::results(report, Lang::En);
    let gaps = &sections.iter().find(|section| section.id == "gaps").expect("the gaps").set.parts[0].table;
    let named = |head: &str| {
        let column = gaps.heads.iter().position(|found| found == head);
        let names = |cell: &String| cell.split(", ").any(|name| name == plan.label);
        column.map_or(0, |column| gaps.rows.iter().filter(|row| names(&row[column])).count())
    };
    assert_eq!((named("Dropped by"), named("Missing above for")), wanted, "the table of gaps: {}", plan.id);
}

/// The sheet of gaps calls nothing dropped that was lost above.
fn assert_sheet(rows: &[Vec<calamine::Data>], plan: &PlanReport, counts: &BTreeMap<&'static str, u64>) {
    let ((top, verdict), (_, name)) = (column(rows, "Verdict"), column(rows, "Plan"));
    let own = rows[top + 1..].iter().filter(|row| row[name].to_string() == plan.label);
    let verdicts: Vec<String> = own.map(|row| row[verdict].to_string().lines().next().unwrap_or_default().to_owned()).collect();
    for (word, name) in [("dropped", "dropped"), ("missing above", "lost_above")] {
        let found = verdicts.iter().filter(|verdict| *verdict == word).count() as u64;
        assert_eq!(found, counts[name], "the sheet of gaps: {word} of {}", plan.id);
    }
}

/// The first sentences name what a plan dropped itself, and count what was lost above by itself.
fn assert_sentences(report: &Report) {
    let said = views::core(report, Lang::En);
    assert!(said.len() <= 9, "{said:#?}");
    let all: Vec<(usize, usize)> = report.plans.iter().map(dropped_and_above).collect();
    let above: usize = all.iter().map(|(_, above)| above).sum();
    let told = said.iter().any(|sentence| sentence.contains(&format!("missing here too: {above}.")));
    assert_eq!(told, above > 0, "{above}: {said:#?}");
    for plan in &report.plans {
        let own: Vec<_> =
            plan.gaps.iter().filter(|gap| gap.verdict == Verdict::Dropped && !gap.guessed && !gap.lost_above).collect();
        let named = said
            .iter()
            .flat_map(|sentence| sentence.split("; "))
            .find(|part| part.contains(&format!(", {}, dropped", plan.label)));
        let Some(named) = named else { continue };
        assert!(own.iter().any(|gap| named.contains(Lang::En.pick(&gap.names))), "{}: {named}", plan.id);
        let lost = plan.gaps.iter().filter(|gap| gap.lost_above && !own.iter().any(|own| own.names == gap.names));
        for gap in lost {
            assert!(!named.contains(Lang::En.pick(&gap.names)), "{} calls {} dropped: {named}", plan.id, gap.code);
        }
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
        let xlsx = xlsx::render(&report, EN).expect("XLSX");
        let book = sheet(&xlsx, "Summary");
        assert_sentences(&report);
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
            assert_adds_up(plan, &row_of(&table.heads, &table.rows[at]));
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

            assert_lists(&report, plan, at, &page, &counts);
            let gaps = sheet(&xlsx, "Gaps");
            assert_sheet(&gaps, plan, &counts);
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
