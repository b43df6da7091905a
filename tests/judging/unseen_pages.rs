//! Whole pages that were written and labelled without a look at the program (`tests/unseen/README.md`): how many clauses, items, headers
//! and duties it reads as the writers say, counted in a file.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use duibiao::lineage::Member;
use duibiao::mapping::Mapper;
use duibiao::mapping::eval::{Counts, Gold, Labelled, PlanScore, Scores, score};
use duibiao::plan::{Plan, Task};
use duibiao::session::{Inputs, Session};
use duibiao::source::fold::fold;
use duibiao::taxonomy::{Taxonomy, load_embedded};

use super::counted::holds;
use crate::common::files;

const FIELDS: [&str; 8] = ["title", "issuer", "level", "province", "place", "year", "date", "number"];

fn folder(half: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unseen/pages").join(half)
}

/// The rows of a table by the plan in their first column.
fn rows(half: &str, name: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let text = fs::read_to_string(folder(half).join(name)).expect("a table");
    let mut found: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for row in text.lines().skip(1) {
        let mut cells = row.split('\t').map(str::to_owned);
        found.entry(cells.next().expect("a plan")).or_default().push(cells.collect());
    }
    found
}

fn read(half: &str, plan: &str, mapper: &Mapper<'_>) -> Member {
    let inputs = Inputs::plan(format!("{plan}.txt"));
    let read = Session::read(&files(&format!("tests/unseen/pages/{half}")), &inputs, mapper).expect("a plan");
    read.corpus.members.into_iter().next().expect("one plan")
}

/// What the header says, in the order of [`FIELDS`]; empty where it says nothing.
fn told(plan: &Plan) -> [String; 8] {
    let header = &plan.header;
    let of_place = header.jurisdiction.as_ref();
    let level = header.level.map_or_else(String::new, |level| level.code().to_owned());
    let province = of_place.and_then(|place| place.province.clone()).unwrap_or_default();
    let place = of_place.map(|place| place.name.clone()).filter(|name| *name != province).unwrap_or_default();
    let year = header.year.map_or_else(String::new, |year| year.to_string());
    let own = |text: &Option<String>| text.clone().unwrap_or_default();
    let date = header.issued.clone().or_else(|| header.published.clone()).unwrap_or_default();
    [own(&header.title), own(&header.issuer), level, province, place, year, date, own(&header.doc_number)]
}

/// Adds for each field of a header whether it is right, wrong, missed, or told where the page says nothing.
fn count_header(expected: &[String], plan: &Plan, counts: &mut BTreeMap<(String, &'static str), usize>) {
    for ((field, expected), told) in FIELDS.iter().zip(expected).zip(told(plan)) {
        // A department's and a township's plan have the level of their place, which the writers did not give.
        if matches!(expected.as_str(), "department" | "township") {
            continue;
        }
        let how = match (expected.as_str(), told.as_str()) {
            (expected, told) if fold(expected) == fold(told) => "right",
            (_, "") => "missed",
            ("", _) => "not said",
            _ => "wrong",
        };
        *counts.entry((format!("header {field}"), how)).or_default() += 1;
    }
}

/// The task that holds the sentence which begins with `opening`.
fn task_of<'p>(plan: &'p Plan, opening: &str) -> Option<&'p Task> {
    let opening = fold(opening);
    plan.tasks.iter().find(|task| {
        let text: String = task.clauses.iter().map(|&at| fold(&plan.clauses[at].text)).collect();
        text.contains(&opening)
    })
}

/// Adds for each task whether all its units and all its times were read.
fn count_duties(rows: &[Vec<String>], plan: &Plan, counts: &mut BTreeMap<(String, &'static str), usize>) {
    let mut expected: BTreeMap<usize, [BTreeSet<String>; 2]> = BTreeMap::new();
    let listed = |cell: &str| cell.split(['；', ';']).filter(|word| !word.is_empty()).map(fold).collect::<Vec<_>>();
    for row in rows {
        let [opening, units, times] = <&[String; 3]>::try_from(&row[..]).expect("four columns");
        let Some(task) = task_of(plan, opening) else {
            *counts.entry(("task".to_owned(), "missed")).or_default() += 1;
            continue;
        };
        let [all_units, all_times] = expected.entry(task.section).or_default();
        all_units.extend(listed(units));
        all_times.extend(listed(times));
    }
    for (section, [units, times]) in expected {
        let task = plan.tasks.iter().find(|task| task.section == section).expect("a task");
        let told: BTreeSet<String> = task.responsible.iter().map(|duty| fold(&duty.unit)).collect();
        let how = if told == units { "right" } else { "wrong" };
        *counts.entry(("units of a task".to_owned(), how)).or_default() += 1;
        let stated = task.deadlines.iter().map(|stated| stated.text.as_str());
        let stated = stated.chain(task.frequencies.iter().map(|stated| stated.text.as_str()));
        let stated: Vec<String> = stated.chain(task.undated.iter().map(String::as_str)).map(fold).collect();
        let is_told = |time: &String| stated.iter().any(|words| words.contains(time.as_str()) || time.contains(words.as_str()));
        let how = if times.iter().all(is_told) { "right" } else { "wrong" };
        *counts.entry(("times of a task".to_owned(), how)).or_default() += 1;
    }
}

fn counted(half: &str, taxonomy: &Taxonomy, mapper: &Mapper<'_>) -> String {
    let headers = rows(half, "headers.tsv");
    let duties = rows(half, "duties.tsv");
    let mut scores = Scores::default();
    let mut counts: BTreeMap<(String, &'static str), usize> = BTreeMap::new();
    for (plan, header) in &headers {
        let Member { plan: read, mapping } = read(half, plan, mapper);
        count_header(header.first().expect("a row"), &read, &mut counts);
        count_duties(duties.get(plan).map_or(&[], Vec::as_slice), &read, &mut counts);
        let labels = fs::read_to_string(folder(half).join(format!("{plan}.labels.tsv"))).expect("labels");
        let gold = Gold::read(&labels).expect("valid labels");
        for code in gold.units.iter().flat_map(|unit| unit.codes.iter().chain(&unit.optional)) {
            assert!(taxonomy.by_code(code).is_some(), "{plan}: {code}");
        }
        scores.plans.push(score(&Labelled::new(gold, read), &mapping, taxonomy));
    }
    let mut table = String::new();
    let totals = [("clauses", scores.total(|plan| plan.clauses)), ("documents", scores.total(|plan| plan.document))];
    for (name, Counts { right, wrong, missed }) in totals {
        for (how, count) in [("right", right), ("wrong", wrong), ("missed", missed)] {
            let _ = writeln!(table, "{half}\t{name}\t{how}\t{count}");
        }
    }
    let sum = |of: fn(&PlanScore) -> usize| scores.plans.iter().map(of).sum::<usize>();
    let _ = writeln!(table, "{half}\tcodes on what asks for nothing\twrong\t{}", sum(|plan| plan.stray));
    let _ = writeln!(table, "{half}\tcodes of what was not read\tmissed\t{}", sum(|plan| plan.unread));
    assert_eq!(sum(|plan| plan.unplaced), 0, "{half}: a label stands nowhere in its page");
    for ((what, how), count) in counts {
        let _ = writeln!(table, "{half}\t{what}\t{how}\t{count}");
    }
    table
}

#[test]
fn what_is_read_of_unseen_pages_is_known() {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    let halves = ["tuned", "kept"].map(|half| counted(half, &taxonomy, &mapper)).concat();
    let path = folder("").join("counted.tsv");
    holds(&path, &format!("half\twhat\thow\tcount\n{halves}"), "unseen_pages");
}
