//! Verdicts on pairs of sentences that were written without a look at the terms (`tests/pairs/README.md`). What the program makes of them is
//! counted in a file, so that no change moves it unseen.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use duibiao::mapping::Mapper;
use duibiao::session::{Against, Files, Inputs, Options, Session};
use duibiao::taxonomy::{Taxonomy, load_embedded};

use super::counted::holds;

/// A row of a half.
struct Pair<'t> {
    item: &'t str,
    parent: &'t str,
    child: &'t str,
    verdict: &'t str,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs")
}

fn pair(row: &str) -> Option<Pair<'_>> {
    let mut cells = row.split('\t').skip(1);
    Some(Pair { item: cells.next()?, parent: cells.next()?, child: cells.next()?, verdict: cells.next()? })
}

fn pairs(text: &str) -> Vec<Pair<'_>> {
    text.lines().skip(1).map(|row| pair(row).expect("a row of seven columns")).collect()
}

/// What the program says of the item; `none` where it sees the item in neither plan, `unread` where the child is no plan to it.
fn verdict(pair: &Pair<'_>, mapper: &Mapper<'_>) -> &'static str {
    let plan = |place: &str, task: &str| format!("{place}2024年政务公开工作要点\n一、重点任务\n（一）{task}\n");
    let files = Files::new([("parent.txt", plan("安岭市", pair.parent)), ("child.txt", plan("安岭市云溪县", pair.child))]);
    let against = Against { parents: vec![PathBuf::from("parent.txt")], ..Against::default() };
    let Ok(read) = Session::read(&files, &Inputs::Plan(PathBuf::from("child.txt"), against), mapper) else { return "unread" };
    let gap = read.judge(&Options::default()).gaps.swap_remove(0);
    let item = mapper.taxonomy().by_code(pair.item).expect("an item");
    gap.items.iter().find(|judged| judged.item == item).map_or("none", |judged| judged.verdict.code())
}

/// The counts of both halves, a line each.
fn counted(taxonomy: &Taxonomy) -> String {
    let mapper = Mapper::new(taxonomy);
    let mut table = "half\texpected\tverdict\tpairs\n".to_owned();
    for half in ["tuned", "kept"] {
        let text = fs::read_to_string(folder().join(half).with_extension("tsv")).expect("a half");
        let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for pair in pairs(&text) {
            *counts.entry((pair.verdict.to_owned(), verdict(&pair, &mapper))).or_default() += 1;
        }
        for ((expected, verdict), count) in counts {
            let _ = writeln!(table, "{half}\t{expected}\t{verdict}\t{count}");
        }
    }
    table
}

#[test]
fn what_becomes_of_other_words_is_known() {
    let counted = counted(&load_embedded().expect("valid"));
    holds(&folder().join("verdicts.tsv"), &counted, "pairs");
}
