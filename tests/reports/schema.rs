//! Every JSON output of the program fits its schema under `docs/schema`.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use jsonschema::Validator;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Validator {
    let path = root().join(format!("docs/schema/{name}.v1.json"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(&path).expect("a schema")).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::new(&schema).expect("a valid schema")
}

fn run(arguments: &[&str]) -> String {
    // Lists of the fixtures name plans beside their folder.
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--allow-outside"]).collect();
    let output = Command::cargo_bin("duibiao").expect("built").current_dir(root()).args(&arguments).output().expect("it runs");
    // 1 says that gaps or problems were found.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// Holds a value against the schema that its `schema` field names.
fn check(value: &Value, asked: &str) {
    let name = value["schema"].as_str().expect("a schema field").split('/').nth(1).expect("a name").to_owned();
    assert_eq!(name, asked);
    check_all(std::slice::from_ref(value), &name);
}

fn check_all(values: &[Value], name: &str) {
    let validator = schema(name);
    for value in values {
        let errors: Vec<String> =
            validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
    }
}

/// Values one after the other, set apart by white space.
fn values(text: &str) -> Vec<Value> {
    let made: Vec<Value> =
        serde_json::Deserializer::from_str(text).into_iter().collect::<Result<_, _>>().expect("one JSON value after another");
    // A command with several results writes them as one list.
    made.into_iter().flat_map(|value| if let Value::Array(values) = value { values } else { vec![value] }).collect()
}

fn plans(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "txt" || end == "html")).collect();
    found.sort();
    found
}

const FOLDERS: [(&str, Option<&str>); 4] = [
    ("seeds", None),
    ("tests/fixtures/chain", None),
    ("tests/fixtures/chain/findings", None),
    ("tests/fixtures/safety/plans", Some("tests/fixtures/safety/taxonomy")),
];

#[test]
fn what_is_said_of_one_plan_fits() {
    for (folder, taxonomy) in FOLDERS {
        let taxonomy: Vec<&str> = taxonomy.into_iter().flat_map(|path| ["--taxonomy", path]).collect();
        let paths = plans(folder);
        let paths: Vec<&str> = paths.iter().map(|path| path.to_str().expect("a path in Unicode")).collect();
        let (first, last) = (&paths[..1], &paths[paths.len() - 1..]);
        // Reading and mapping take all plans at once; a verdict takes one.
        for (command, plans, more, name) in [
            ("parse", &paths[..], &["--format", "json"][..], "plan"),
            ("map", &paths[..], &["--format", "jsonl"], "map"),
            ("check", first, &["--format", "json", "--corpus", folder], "check"),
            ("check", last, &["--format", "json", "--against", first[0]], "check"),
            ("gap", first, &["--format", "json", "--corpus", folder], "gap"),
            ("gap", last, &["--format", "json", "--against", first[0]], "gap"),
        ] {
            let arguments = [command].into_iter().chain(plans.iter().copied()).chain(more.iter().copied());
            let made = values(&run(&arguments.chain(taxonomy.clone()).collect::<Vec<_>>()));
            assert!(!made.is_empty() && made.iter().all(|value| value["schema"] == format!("duibiao/{name}/v1")));
            check_all(&made, name);
        }
    }
}

#[test]
fn what_is_said_of_a_corpus_fits() {
    // The plans with findings are those of the chain, bent.
    for (folder, taxonomy) in FOLDERS.into_iter().filter(|(folder, _)| !folder.ends_with("findings")) {
        let taxonomy: Vec<&str> = taxonomy.into_iter().flat_map(|path| ["--taxonomy", path]).collect();
        for (arguments, name) in [
            (&["compare", folder, "--format", "json"][..], "coverage"),
            (&["rank", folder, "--format", "json"], "rank"),
            (&["departments", folder, "--format", "json"], "departments"),
            (&["graph", folder, "--format", "json"], "graph"),
        ] {
            let arguments: Vec<&str> = arguments.iter().copied().chain(taxonomy.clone()).collect();
            for value in &values(&run(&arguments)) {
                check(value, name);
            }
        }
    }
}

#[test]
fn everything_else_fits() {
    for (arguments, name) in [
        (&["taxonomy", "list", "--format", "json"][..], "taxonomy"),
        (&["taxonomy", "export", "--format", "json"], "taxonomy-export"),
        (&["taxonomy", "validate", "--format", "json"], "problems"),
        (&["taxonomy", "diff", "tests/fixtures/safety/taxonomy", "taxonomy", "--format", "json"], "taxonomy-diff"),
        (&["eval", "tests/gold", "--format", "json"], "eval"),
        (&["breakdown", "seeds/yibin-2017.txt", "--format", "json"], "breakdown"),
        (&["compare", "seeds/yibin-2017.txt", "--rows", "points", "--format", "json"], "points"),
        (&["compare", "seeds/yibin-2017.txt", "--rows", "elements", "--format", "json"], "elements"),
    ] {
        for value in &values(&run(arguments)) {
            check(value, name);
        }
    }
}

#[test]
fn the_figures_of_real_plans_fit() {
    let text = fs::read_to_string(root().join("tests/real/results.json")).expect("figures");
    check(&serde_json::from_str(&text).expect("JSON"), "eval-real");
}

#[test]
fn the_written_reports_fit() {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().to_str().expect("a path in Unicode");
    run(&["report", "seeds", "--format", "json", "--quiet", "--out", folder]);
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(out.path()).expect("written") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "json") {
            for value in values(&fs::read_to_string(&path).expect("written")) {
                let name = value["schema"].as_str().expect("a schema field").split('/').nth(1).expect("a name").to_owned();
                check(&value, &name);
                names.insert(name);
            }
        }
    }
    assert!(!names.is_empty());
}

/// The keys that the design names, of which a reader of version 1 may be sure.
#[test]
fn the_keys_of_the_contract_are_required() {
    let required = |name: &str, place: &[&str]| -> BTreeSet<String> {
        let text = fs::read_to_string(root().join(format!("docs/schema/{name}.v1.json"))).expect("a schema");
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        let at = place.iter().fold(&schema, |at, key| &at[*key]);
        at["required"].as_array().expect("keys").iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let cases: [(&str, &[&str], &[&str]); 6] = [
        ("map", &[], &["schema", "plan", "path", "kind", "text", "line_start", "line_end", "byte_start", "byte_end", "items"]),
        ("map", &["$defs", "V1Item"], &["code", "confidence", "evidence"]),
        (
            "plan",
            &[],
            &[
                "schema",
                "id",
                "title",
                "issuer",
                "doc_number",
                "issued",
                "published",
                "year",
                "level",
                "kind",
                "jurisdiction",
                "authorities",
                "tasks",
                "unread",
            ],
        ),
        (
            "plan",
            &["$defs", "V1Task"],
            &[
                "path",
                "heading",
                "numbered",
                "line_start",
                "line_end",
                "responsible",
                "deadlines",
                "frequencies",
                "quantities",
                "clauses",
            ],
        ),
        ("gap", &[], &["schema", "plan", "chain", "items", "summary"]),
        (
            "gap",
            &["$defs", "V1GapItem"],
            &[
                "code",
                "verdict",
                "trace",
                "lost_at",
                "lost_between",
                "added_at",
                "missing_elements",
                "strength",
                "strength_reasons",
                "reuse",
                "signals",
                "evidence",
            ],
        ),
    ];
    for (name, place, keys) in cases {
        let found = required(name, place);
        let absent: Vec<&&str> = keys.iter().filter(|key| !found.contains(**key)).collect();
        assert!(absent.is_empty(), "{name} {place:?}: {absent:?} of {found:?}");
    }
}

#[test]
fn a_field_that_no_schema_knows_is_noticed() {
    let mut line: Value = values(&run(&["map", "seeds/yibin-2017.txt", "--format", "jsonl"])).swap_remove(0);
    let validator = schema("map");
    assert!(validator.is_valid(&line));
    line["byte_start"] = Value::Null;
    assert!(!validator.is_valid(&line), "a type has changed");
    line["byte_start"] = Value::from(0);
    line["new"] = Value::Null;
    assert!(!validator.is_valid(&line), "a field has come");
}
