//! Plans and sentences that were written without a look at the program (`tests/unseen/README.md`). What the program makes of them is counted in a
//! file, so that no change moves it unseen.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use duibiao::gap::{ItemGap, PlanGap, Verdict};
use duibiao::mapping::Mapper;
use duibiao::plan::{self, PlanError, Task};
use duibiao::session::{Against, Inputs, Options, Session};
use duibiao::source::SourceText;
use duibiao::taxonomy::load_embedded;

use super::counted::holds;
use crate::common::files;

const HALVES: [&str; 2] = ["tuned", "kept"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unseen")
}

fn rows(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder().join(path)).expect("a table");
    text.lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

/// The verdicts of a plan against those that stand above it in its folder.
fn judged(half: &str, plan: &str, mapper: &Mapper<'_>) -> PlanGap {
    let parents: &[&str] = if plan == "city" { &["prov.txt"] } else { &["city.txt", "prov.txt"] };
    let against = Against { parents: parents.iter().map(PathBuf::from).collect(), ..Against::default() };
    let inputs = Inputs::Plan(PathBuf::from(format!("{plan}.txt")), against);
    let read = Session::read(&files(&format!("tests/unseen/{half}")), &inputs, mapper).expect("plans");
    read.judge(&Options::default()).gaps.swap_remove(0)
}

/// The verdict by the names of `expected.tsv`.
fn named(gap: &PlanGap, item: &ItemGap) -> &'static str {
    match item.verdict {
        Verdict::Dropped if gap.is_lost_above(item) => "lost_above",
        _ if item.restored_at.is_some() => "restored",
        verdict => verdict.code(),
    }
}

/// How often each verdict was expected and given, a line each.
fn verdicts() -> String {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    let mut table = String::new();
    for half in HALVES {
        let mut expected: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for row in rows(&format!("{half}/expected.tsv")) {
            let [plan, item, verdict, _] = <&[String; 4]>::try_from(&row[..]).expect("four columns");
            expected.entry(plan.clone()).or_default().insert(item.clone(), verdict.clone());
        }
        let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for (plan, expected) in expected {
            let gap = judged(half, &plan, &mapper);
            let given: BTreeMap<&str, &str> =
                gap.items.iter().map(|item| (taxonomy.item(item.item).code.as_str(), named(&gap, item))).collect();
            let codes: BTreeSet<&str> = expected.keys().map(String::as_str).chain(given.keys().copied()).collect();
            for code in codes {
                let expected = expected.get(code).map_or("none", String::as_str).to_owned();
                *counts.entry((expected, given.get(code).copied().unwrap_or("none"))).or_default() += 1;
            }
        }
        for ((expected, given), count) in counts {
            let _ = writeln!(table, "{half}\t{expected}\t{given}\t{count}");
        }
    }
    table
}

/// What a task states, by kind.
fn stated(task: &Task) -> Vec<(&'static str, &str)> {
    let deadlines = task.deadlines.iter().map(|stated| ("deadline", stated.text.as_str()));
    let frequencies = task.frequencies.iter().map(|stated| ("frequency", stated.text.as_str()));
    let quantities = task.quantities.iter().map(|stated| ("quantity", stated.text.as_str()));
    deadlines.chain(frequencies).chain(quantities).collect()
}

/// How many phrases of each kind are found, missed, and found where there are none.
fn values() -> String {
    let mut sentences: BTreeMap<(String, String), Vec<(String, String)>> = BTreeMap::new();
    for row in rows("values.tsv") {
        let [half, sentence, kind, words, _] = <&[String; 5]>::try_from(&row[..]).expect("five columns");
        sentences.entry((half.clone(), sentence.clone())).or_default().push((kind.clone(), words.clone()));
    }
    let mut counts: BTreeMap<(String, String, &str), usize> = BTreeMap::new();
    for ((half, sentence), expected) in sentences {
        let text = format!("霁川县2023年政务公开工作要点\n一、工作任务\n1. {sentence}\n");
        // A sentence that tells what was asks for nothing, and states nothing.
        let read = plan::parse("p", SourceText::from_bytes("p", text.as_bytes()).expect("text"));
        assert!(matches!(read, Ok(_) | Err(PlanError::NoTask)), "{sentence}");
        let tasks = read.map_or_else(|_| Vec::new(), |plan| plan.tasks);
        let mut found: Vec<(&str, &str)> = tasks.iter().flat_map(stated).collect();
        for (kind, words) in expected.iter().filter(|(kind, _)| kind != "none") {
            let at = found.iter().position(|(of, text)| of == kind && (text.contains(words.as_str()) || words.contains(text)));
            let how = if at.map(|at| found.swap_remove(at)).is_some() { "found" } else { "missed" };
            *counts.entry((half.clone(), kind.clone(), how)).or_default() += 1;
        }
        for (kind, _) in found {
            *counts.entry((half.clone(), kind.to_owned(), "no such")).or_default() += 1;
        }
    }
    counts.into_iter().rev().fold(String::new(), |mut table, ((half, kind, how), count)| {
        let _ = writeln!(table, "{half}\t{kind}\t{how}\t{count}");
        table
    })
}

#[test]
fn what_becomes_of_unseen_plans_is_known() {
    let counted = format!("half\texpected\tgiven\tcount\n{}{}", verdicts(), values());
    holds(&folder().join("counted.tsv"), &counted, "unseen");
}
