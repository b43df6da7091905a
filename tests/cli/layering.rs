//! A module imports only those to its left: language → source → plan, taxonomy → identity, mapping → lineage → gap → report → session → cli.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules it may name.
const MAY_IMPORT: [(&str, &[&str]); 13] = [
    ("language", &[]),
    ("level", &[]),
    ("source", &["language"]),
    ("plan", &["language", "level", "source"]),
    ("taxonomy", &["language", "level", "source"]),
    ("identity", &["language", "level", "source", "plan", "taxonomy"]),
    ("mapping", &["language", "level", "source", "plan", "taxonomy"]),
    ("lineage", &["language", "level", "source", "plan", "taxonomy", "mapping"]),
    ("gap", &["language", "level", "source", "plan", "taxonomy", "mapping", "lineage"]),
    ("report", &["language", "level", "source", "plan", "taxonomy", "mapping", "lineage", "gap"]),
    ("session", &["language", "level", "source", "plan", "taxonomy", "identity", "mapping", "lineage", "gap", "report"]),
    ("page", &["language", "level", "source", "plan", "taxonomy", "mapping", "lineage", "gap", "report", "session"]),
    ("cli", &["language", "level", "source", "plan", "taxonomy", "identity", "mapping", "lineage", "gap", "report", "session"]),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The modules of the crate that a source text names by an absolute path.
fn named_modules(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let before = text[..at].chars().last();
        if before.is_some_and(|ch| ch.is_alphanumeric() || ch == '_') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        let list = rest.strip_prefix('{').map_or_else(
            || rest.split(|ch: char| !is_name(ch)).take(1).collect(),
            |list| {
                list.split('}')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .map(|part| part.trim().split("::").next().unwrap_or(""))
                    .collect::<Vec<_>>()
            },
        );
        found.extend(list.into_iter().filter(|name| !name.is_empty()).map(str::to_owned));
    }
    found
}

fn is_name(ch: char) -> bool {
    ch.is_alphanumeric() || ch == '_'
}

fn source_files() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&root);
    files
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(&root).expect("inside src").to_path_buf();
            let module = inside.iter().next()?.to_string_lossy().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).expect("a source file");
            (!["lib", "main"].contains(&module.as_str())).then_some((module, inside, text))
        })
        .collect()
}

#[test]
fn no_module_imports_one_to_its_right() {
    let mut wrong = Vec::new();
    for (module, path, text) in source_files() {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
            panic!("{module} has no place in the flow; add it to this test and to ARCHITECTURE.md");
        };
        for named in named_modules(&text) {
            let known = MAY_IMPORT.iter().any(|(name, _)| *name == named);
            if known && named != module && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{} imports {named}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_scan_sees_every_way_to_name_a_module() {
    assert_eq!(named_modules("use crate::gap::Verdict; use crate::{plan::Plan, source};"), ["gap", "plan", "source"]);
    assert_eq!(named_modules("fn f(x: &crate::report::Words) {}"), ["report"]);
}

#[test]
fn petgraph_stays_inside_lineage_and_clap_inside_cli() {
    for (library, home) in
        [("petgraph", "lineage"), ("clap", "cli"), ("anyhow", "cli"), ("indicatif", "cli"), ("askama", "report")]
    {
        for (module, path, text) in source_files() {
            let names = text.lines().any(|line| line.contains(&format!("{library}::")) && !line.trim_start().starts_with("//"));
            assert!(!names || module == home, "{} names {library}", path.display());
        }
    }
}

#[test]
fn files_the_clock_and_the_environment_stay_inside_cli() {
    for (module, path, text) in source_files() {
        let is_test = path.ends_with("tests.rs") || path.ends_with("json/v1/schema.rs");
        if module == "cli" || is_test {
            continue;
        }
        let body = text.split("#[cfg(test)]").next().unwrap_or("");
        for asked in ["std::fs", "std::env::var", "std::time", "std::process", "std::io::std", "tempfile::", "terminal_size::"] {
            assert!(!body.contains(asked), "{} asks the machine: {asked}", path.display());
        }
    }
}

#[test]
fn the_domain_is_not_in_the_source() {
    for (_, path, text) in source_files() {
        let body = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in ["政务公开", "政府信息公开"] {
            assert!(!body.contains(word), "{} knows the domain: {word}", path.display());
        }
    }
}

#[test]
fn files_fit_in_the_head() {
    for (_, path, text) in source_files() {
        let lines = text.split("#[cfg(test)]").next().unwrap_or("").lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        assert!(text.starts_with("//!"), "{} does not say what it is for", path.display());
    }
}
