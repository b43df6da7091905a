//! Writes `docs/dependencies.md`: what each crate of the program is for, by the comments of `Cargo.toml`, and how many crates it brings.
//!
//! `cargo run --example dependencies` prints the page; `--check` fails where the page is not that.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde_json::Value;

/// The counts are of one system, so that they do not depend on where they are made.
const SYSTEM: &str = "x86_64-unknown-linux-gnu";
const PAGE: &str = "docs/dependencies.md";

fn main() -> Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
    let page = page(&manifest, &Crates::read(&metadata(root)?).context("cargo says something else than it used to")?);
    if std::env::args().any(|argument| argument == "--check") {
        let committed = std::fs::read_to_string(root.join(PAGE)).unwrap_or_default();
        return Ok(if committed == page { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    #[expect(clippy::print_stdout, reason = "the page is the result")]
    {
        print!("{page}");
    }
    Ok(ExitCode::SUCCESS)
}

fn metadata(root: &Path) -> Result<Value> {
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline", "--all-features", "--filter-platform", SYSTEM];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root).output()?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// A dependency as `Cargo.toml` lists it.
struct Listed {
    /// The name by which the program calls it.
    name: String,
    purpose: String,
}

/// The dependencies of the program with the comment above each; one without a comment belongs to the one before it.
fn listed(manifest: &str) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    let (mut inside, mut comment) = (false, Vec::new());
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]" || (line.starts_with("[target.") && line.ends_with(".dependencies]"));
            comment.clear();
        } else if let Some(text) = line.strip_prefix('#').filter(|_| inside) {
            comment.push(text.trim());
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside) {
            let purpose = if comment.is_empty() {
                found.last().map_or("", |last| last.purpose.as_str()).to_owned()
            } else {
                comment.join(" ")
            };
            found.push(Listed { name: name.to_owned(), purpose });
            comment.clear();
        }
    }
    found
}

/// What cargo resolved.
struct Crates {
    root: String,
    /// Name and version by id.
    names: BTreeMap<String, String>,
    /// What each needs, by the name that it uses; of the program itself neither tests nor its build script.
    needs: BTreeMap<String, Vec<(String, String)>>,
}

impl Crates {
    fn read(metadata: &Value) -> Option<Self> {
        let root = metadata["resolve"]["root"].as_str()?.to_owned();
        let mut names = BTreeMap::new();
        for package in metadata["packages"].as_array()? {
            names.insert(
                package["id"].as_str()?.to_owned(),
                format!("{} {}", package["name"].as_str()?, package["version"].as_str()?),
            );
        }
        let mut needs = BTreeMap::new();
        for node in metadata["resolve"]["nodes"].as_array()? {
            let id = node["id"].as_str()?.to_owned();
            let counts = |kind: &Value| kind["kind"].is_null() || (kind["kind"] == "build" && id != root);
            let wanted = |need: &&Value| need["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(counts));
            let own = node["deps"].as_array()?.iter().filter(wanted);
            needs.insert(
                id.clone(),
                own.filter_map(|need| Some((need["name"].as_str()?.to_owned(), need["pkg"].as_str()?.to_owned()))).collect(),
            );
        }
        Some(Self { root, names, needs })
    }

    fn needs_of(&self, id: &str) -> &[(String, String)] {
        self.needs.get(id).map_or(&[], Vec::as_slice)
    }

    /// All that these need, themselves included.
    fn reached<'c>(&'c self, from: impl Iterator<Item = &'c str>) -> BTreeSet<&'c str> {
        let mut open: Vec<&str> = from.collect();
        let mut found = BTreeSet::new();
        while let Some(id) = open.pop() {
            if found.insert(id) {
                open.extend(self.needs_of(id).iter().map(|(_, need)| need.as_str()));
            }
        }
        found
    }
}

fn page(manifest: &str, crates: &Crates) -> String {
    let direct = crates.needs_of(&crates.root);
    let all = crates.reached(direct.iter().map(|(_, id)| id.as_str()));
    let mut text = format!(
        "# What the program is made of\n\n\
         Written by `cargo run --example dependencies`; the purposes are the comments of `Cargo.toml`, where they are corrected. The counts \
         are of {SYSTEM} with all features, without what only tests need. “All” counts a crate with everything that it needs; “alone” what \
         would be gone without it, because nothing else needs it.\n\n\
         {} crates are named by the program, {} with all that these need.\n\n\
         | Crate | All | Alone | What for |\n| --- | --: | --: | --- |\n",
        direct.len(),
        all.len()
    );
    for Listed { name, purpose } in listed(manifest) {
        let Some((_, id)) = direct.iter().find(|(known, _)| *known == name.replace('-', "_")) else { continue };
        let with = crates.reached(std::iter::once(id.as_str()));
        let without = crates.reached(direct.iter().map(|(_, other)| other.as_str()).filter(|other| other != id));
        let title = crates.names.get(id).map_or(name.as_str(), String::as_str);
        text.push_str(&format!(
            "| {title} | {} | {} | {} |\n",
            with.len(),
            all.len() - without.len(),
            purpose.replace('|', "\\|")
        ));
    }
    text
}
