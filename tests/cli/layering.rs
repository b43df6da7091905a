//! A module imports only those to its left: language → source → plan, taxonomy → identity, mapping → lineage → gap → report → session → cli;
//! render, which writes file formats, knows source alone.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

mod circles {
    //! Which files of a room import each other in a circle.

    use std::collections::{BTreeMap, BTreeSet};
    use std::path::{Path, PathBuf};
    use std::sync::LazyLock;

    use petgraph::algo::tarjan_scc;
    use petgraph::graphmap::DiGraphMap;
    use regex::Regex;

    type Module = Vec<String>;

    macro_rules! patterns {
        ($($name:ident = $pattern:literal;)+) => {
            $(static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("a pattern"));)+
        };
    }

    patterns! {
        COMMENT = "//.*";
        TEXT = r#""(?:[^"\\]|\\.)*""#;
        DEFINED = r"\b(?:struct|enum|fn|const|static|trait|type|macro_rules!)\s+(\w+)";
        USE = r"(?m)^(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);";
        ANY_USE = r"(?m)^\s*(?:pub(?:\([^)]*\))?\s+)?use\s+[^;]+;";
        PATH = r"\b(?:\w+::)+\w+";
    }

    /// A file: what it defines, and by which names it knows things of other files.
    struct File {
        text: String,
        defined: BTreeSet<String>,
        names: BTreeMap<String, Vec<String>>,
    }

    pub(super) fn find(files: &[(String, PathBuf, String)]) -> Vec<Vec<String>> {
        let files: BTreeMap<Module, File> =
            files.iter().filter_map(|(_, path, text)| Some((module_of(path)?, File::read(text)))).collect();
        let mut graph: DiGraphMap<&Module, ()> = DiGraphMap::new();
        for (module, file) in &files {
            for path in file.imports().chain(file.paths()) {
                let Some(other) = resolve(&files, module, &path, 0).and_then(|other| files.get_key_value(&other)) else {
                    continue;
                };
                if other.0 != module && other.0.first() == module.first() {
                    graph.add_edge(module, other.0, ());
                }
            }
        }
        let circles = tarjan_scc(&graph).into_iter().filter(|circle| circle.len() > 1);
        let mut named: Vec<Vec<String>> = circles
            .map(|circle| {
                let mut names: Vec<String> = circle.iter().map(|module| module.join("::")).collect();
                names.sort();
                names
            })
            .collect();
        named.sort();
        named
    }

    fn module_of(path: &Path) -> Option<Module> {
        let mut parts: Module = path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
        match parts.last()?.as_str() {
            "mod" => drop(parts.pop()),
            "tests" => return None,
            _ => {}
        }
        Some(parts)
    }

    impl File {
        fn read(text: &str) -> Self {
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
            let text = COMMENT.replace_all(text, "");
            let text = TEXT.replace_all(&text, "\"\"").into_owned();
            let defined = DEFINED.captures_iter(&text).map(|found| found[1].to_owned()).collect();
            let names = uses(&text).flat_map(|(_, tree)| flat(&tree)).collect();
            Self { text, defined, names }
        }

        /// What is imported for its own use; what is only passed on is found where somebody takes it.
        fn imports(&self) -> impl Iterator<Item = Vec<String>> {
            uses(&self.text).filter(|(passed_on, _)| !passed_on).flat_map(|(_, tree)| flat(&tree)).map(|(_, path)| path)
        }

        /// Paths outside of imports.
        fn paths(&self) -> impl Iterator<Item = Vec<String>> {
            let body = ANY_USE.replace_all(&self.text, "").into_owned();
            PATH.find_iter(&body)
                .map(|path| path.as_str().split("::").map(str::to_owned).collect())
                .collect::<Vec<_>>()
                .into_iter()
        }
    }

    /// The imports of a file, and whether each only passes on what it names.
    fn uses(text: &str) -> impl Iterator<Item = (bool, String)> {
        USE.captures_iter(text).map(|found| (found.get(1).is_some(), found[2].to_owned())).collect::<Vec<_>>().into_iter()
    }

    /// The names of an import with their paths: of `a::{b, c as d}` the name `b` with `a::b`, and `d` with `a::c`.
    fn flat(tree: &str) -> Vec<(String, Vec<String>)> {
        let tree = tree.trim();
        let Some((before, inner)) = tree.split_once('{') else {
            let (path, name) = tree.split_once(" as ").unwrap_or((tree, tree.rsplit("::").next().unwrap_or(tree)));
            let path = path.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
            return vec![(name.trim().to_owned(), path)];
        };
        let before: Vec<String> = before.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
        let inner = inner.trim_end().trim_end_matches('}');
        let (mut depth, mut from, mut found) = (0_usize, 0, Vec::new());
        let ends: Vec<(usize, char)> = inner.char_indices().chain([(inner.len(), ',')]).collect();
        for (at, ch) in ends {
            match ch {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    found.extend(flat(&inner[from..at]));
                    from = at + 1;
                }
                _ => {}
            }
        }
        let whole = |(name, path): (String, Vec<String>)| {
            let path: Vec<String> = before.iter().cloned().chain(path).collect();
            if name == "self" { (path[path.len() - 2].clone(), path[..path.len() - 1].to_vec()) } else { (name, path) }
        };
        found.into_iter().filter(|(name, _)| !name.is_empty()).map(whole).collect()
    }

    /// The file that defines what a path in `module` names; `None` for a module as such and for what is of no file.
    fn resolve(files: &BTreeMap<Module, File>, module: &[String], path: &[String], depth: usize) -> Option<Module> {
        let mut at = module.to_vec();
        let mut path = path;
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            _ if depth > 12 => return None,
            "crate" => (at, path) = (Vec::new(), rest),
            "self" => path = rest,
            "super" => {
                while path.first().is_some_and(|part| part == "super") {
                    at.pop();
                    path = &path[1..];
                }
            }
            name => {
                let below: Module = at.iter().cloned().chain([name.to_owned()]).collect();
                if !files.contains_key(&below) {
                    let known = files.get(&at)?.names.get(name).filter(|known| known.as_slice() != path)?;
                    let whole: Vec<String> = known.iter().chain(rest).cloned().collect();
                    return resolve(files, &at, &whole, depth + 1);
                }
            }
        }
        while let Some((part, rest)) = path.split_first() {
            let below: Module = at.iter().cloned().chain([part.clone()]).collect();
            if files.contains_key(&below) {
                (at, path) = (below, rest);
                continue;
            }
            let file = files.get(&at)?;
            return match file.names.get(part).filter(|_| !file.defined.contains(part)) {
                Some(passed_on) => {
                    let whole: Vec<String> = passed_on.iter().chain(rest).cloned().collect();
                    resolve(files, &at, &whole, depth + 1)
                }
                None => Some(at),
            };
        }
        None
    }
}

/// Each module with the modules it may name.
const MAY_IMPORT: [(&str, &[&str]); 14] = [
    ("language", &[]),
    ("level", &[]),
    ("source", &["language"]),
    ("plan", &["language", "level", "source"]),
    ("taxonomy", &["language", "level", "source"]),
    ("identity", &["language", "level", "source", "plan", "taxonomy"]),
    ("mapping", &["language", "level", "source", "plan", "taxonomy"]),
    ("lineage", &["language", "level", "source", "plan", "taxonomy", "mapping"]),
    ("gap", &["language", "level", "source", "plan", "taxonomy", "mapping", "lineage"]),
    ("render", &["source"]),
    ("report", &["language", "level", "source", "plan", "taxonomy", "mapping", "lineage", "gap", "render"]),
    (
        "session",
        &["language", "level", "source", "plan", "taxonomy", "identity", "mapping", "lineage", "gap", "render", "report"],
    ),
    ("page", &["language", "level", "source", "plan", "taxonomy", "mapping", "lineage", "gap", "render", "report", "session"]),
    (
        "cli",
        &[
            "language", "level", "source", "plan", "taxonomy", "identity", "mapping", "lineage", "gap", "render", "report",
            "session",
        ],
    ),
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

/// How many levels the longest run of `super::` goes up.
fn climbs(text: &str) -> usize {
    let runs = text.match_indices("super::").map(|(at, _)| {
        let mut rest = &text[at..];
        let mut levels = 0;
        while let Some(above) = rest.strip_prefix("super::") {
            (rest, levels) = (above, levels + 1);
        }
        levels
    });
    runs.max().unwrap_or(0)
}

#[test]
fn no_path_climbs_out_of_its_room() {
    assert_eq!((climbs("use super::a; super::super::b()"), climbs("a::b")), (2, 0));
    for (_, path, text) in source_files() {
        let depth = path.iter().count() - usize::from(path.ends_with("mod.rs"));
        // What is in the module of the tests is one deeper.
        let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
        assert!(climbs(body) < depth && climbs(&text) <= depth, "{} leaves its room by super::", path.display());
    }
}

#[test]
fn the_scan_sees_every_way_to_name_a_module() {
    assert_eq!(named_modules("use crate::gap::Verdict; use crate::{plan::Plan, source};"), ["gap", "plan", "source"]);
    assert_eq!(named_modules("fn f(x: &crate::report::Words) {}"), ["report"]);
}

#[test]
fn petgraph_stays_inside_lineage_and_clap_inside_cli() {
    let homes: [(&str, &[&str]); 5] = [
        ("petgraph", &["lineage"]),
        ("clap", &["cli"]),
        ("anyhow", &["cli"]),
        ("indicatif", &["cli"]),
        ("askama", &["render", "report"]),
    ];
    for (library, homes) in homes {
        for (module, path, text) in source_files() {
            let names = text.lines().any(|line| line.contains(&format!("{library}::")) && !line.trim_start().starts_with("//"));
            assert!(!names || homes.contains(&module.as_str()), "{} names {library}", path.display());
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

/// Circles of files inside one room that are meant: a body of Word holds drawings and runs, and each of them holds a body again.
const MEANT: [&[&str]; 1] = [&["source::docx::body", "source::docx::graphic", "source::docx::inline"]];

#[test]
fn files_of_a_room_do_not_import_each_other_in_a_circle() {
    let found = circles::find(&source_files());
    let meant: Vec<Vec<String>> = MEANT.iter().map(|circle| circle.iter().map(|module| (*module).to_owned()).collect()).collect();
    assert_eq!(found, meant, "put what both sides need into a file below them");
}

#[test]
fn a_circle_is_seen_whatever_way_a_name_takes() {
    let file = |path: &str, text: &str| (path.split('/').next().unwrap_or("").to_owned(), PathBuf::from(path), text.to_owned());
    let files = [
        file("room/mod.rs", "mod a;\nmod b;\nmod c;\npub use a::{A, Other as B};\nuse b::run;\nfn f() { run() }\n"),
        file("room/a.rs", "use super::{b, c::C};\npub struct A; pub struct Other;\nfn f() { b::run() }\n"),
        // By a name that the room only passes on, and within a function.
        file("room/b.rs", "pub fn run() { let x: super::B; }\n"),
        // A comment, a text and a test are no import: what is above is taken by nobody below.
        file(
            "room/c.rs",
            "pub struct C; // use super::a::A;\nconst T: &str = \"super::a::A\";\n#[cfg(test)]\nmod tests { use super::super::a::A; }\n",
        ),
    ];
    assert_eq!(circles::find(&files), [["room::a", "room::b"]]);
}
