//! The expected tables, the program's answers, and a comparison whose message names every row that differs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use serde_json::Value;

/// Cells of a table by the names of its columns.
pub(crate) type Row = BTreeMap<String, String>;
/// What a table says, by the cells that name a row.
pub(crate) type Said = BTreeMap<String, String>;

static GAPS: LazyLock<BTreeMap<&str, Value>> = LazyLock::new(|| PLANS.into_iter().map(|plan| (plan, gap(plan))).collect());

/// The plans of the chain, from the top.
pub(crate) const PLANS: [&str; 8] =
    ["yunling-2017", "qingbai-2017", "bailu-2017", "zhupu-2017", "yanhu-2017", "fengxi-2017", "dizhou-2017", "weitang-2017"];

/// Returns the rows of an expected table.
pub(crate) fn table(name: &str) -> Vec<Row> {
    let path = fixture().join("expected").join(name);
    let text = fs::read_to_string(&path).expect("a table");
    let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').map(str::to_owned));
    let head: Vec<String> = lines.next().expect("a head").collect();
    let rows: Vec<Row> = lines.map(|cells| head.iter().cloned().zip(cells).collect()).collect();
    assert!(rows.iter().all(|row| row.len() == head.len()), "{name}: every row has {} cells", head.len());
    rows
}

/// Returns what `gap` says of a plan of the chain.
pub(crate) fn gap_of(plan: &str) -> &'static Value {
    GAPS.get(plan).expect("a plan of the chain")
}

/// Returns the items of a gap analysis with their codes.
pub(crate) fn items(gap: &Value) -> impl Iterator<Item = (&str, &Value)> {
    list(&gap["items"]).map(|item| (text(&item["code"]), item))
}

fn gap(plan: &str) -> Value {
    let files = ["txt", "html"].map(|ending| fixture().join(format!("{plan}.{ending}")));
    let file = files.iter().find(|file| file.is_file()).expect("a plan of the chain");
    answer(Command::new(env!("CARGO_BIN_EXE_duibiao")).arg("gap").arg(file).arg("--corpus").arg(folder("chain")))
}

/// Runs the program and returns its JSON.
pub(crate) fn answer(command: &mut Command) -> Value {
    let output = command.env("LANG", "C").args(["--format", "json"]).output().expect("the program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Iterates over a list; a key that is not there is a failure, not an empty list.
pub(crate) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}

/// Returns a text, empty for null.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Fails with every row that is missing, too many or different. Rows of `open.tsv` must differ: one that no longer does is settled.
pub(crate) fn assert_same(what: &str, expected: &Said, found: &Said) {
    let mut message = String::new();
    let open: Vec<String> =
        table("open.tsv").into_iter().filter(|row| row["table"] == what).map(|row| row["row"].clone()).collect();
    for (row, wanted) in expected {
        if open.contains(row) {
            if found.get(row) == Some(wanted) {
                writeln!(message, "  {row}: settled; take it out of open.tsv").expect("a text");
            }
            continue;
        }
        match found.get(row) {
            Some(said) if said == wanted => {}
            Some(said) => writeln!(message, "  {row}: expected “{wanted}”, found “{said}”").expect("a text"),
            None => writeln!(message, "  {row}: expected “{wanted}”, found no such row").expect("a text"),
        }
    }
    for (row, said) in found.iter().filter(|(row, _)| !expected.contains_key(*row)) {
        writeln!(message, "  {row}: not expected, found “{said}”").expect("a text");
    }
    assert!(message.is_empty(), "{what}: {} rows expected; these differ:\n{message}", expected.len());
}

/// Returns the folder of the corpus `chain`, `findings` or `decisions`.
pub(crate) fn folder(corpus: &str) -> PathBuf {
    if corpus == "chain" { fixture() } else { fixture().join(corpus) }
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/chain")
}
