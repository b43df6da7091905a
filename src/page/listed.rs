//! The manifest of a sitting: people's own manifests and the corrections made in the page, in the format that the program reads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::plan::manifest::{self, Exception, FILE_NAME, Facts, Manifest, Scope, Target};
use crate::plan::{Level, PlanKind};
use crate::session::{Files, is_left_behind};
use crate::source::yaml::DataFile;
use crate::source::{Problems, SourceText};

/// A manifest with file names relative to the root of the sitting.
#[derive(Debug, Clone, Default)]
pub(super) struct Listed {
    plans: Vec<Plan>,
    /// Tables of decisions.
    pub reviews: Vec<String>,
    exceptions: Vec<(Exception, Vec<String>)>,
}

#[derive(Debug, Clone)]
struct Plan {
    path: String,
    id: Option<String>,
    facts: Facts,
    parents: Vec<String>,
}

impl Listed {
    /// Adds a manifest in the folder `prefix`, which is empty or ends with `/`.
    pub(super) fn add(&mut self, manifest: &Manifest, prefix: &str) {
        let path = |at: usize| manifest.plans.get(at).map(|entry| format!("{prefix}{}", entry.path));
        let plans = manifest.plans.iter().map(|entry| Plan {
            path: format!("{prefix}{}", entry.path),
            id: entry.id.clone(),
            facts: entry.facts.clone(),
            parents: entry.parents.iter().filter_map(|at| path(*at)).collect(),
        });
        self.plans.extend(plans);
        self.reviews.extend(manifest.reviews.iter().map(|name| format!("{prefix}{name}")));
        for exception in &manifest.exceptions {
            let scope = exception.scope.iter().flat_map(|scope| match scope {
                // All plans of that manifest, which are no longer all plans.
                Scope::All if prefix.is_empty() => vec!["all".to_owned()],
                Scope::All => manifest.plans.iter().map(|entry| format!("{prefix}{}", entry.path)).collect(),
                Scope::Level(level) => vec![level.code().to_owned()],
                Scope::Plan(at) => path(*at).into_iter().collect(),
            });
            self.exceptions.push((exception.clone(), scope.collect()));
        }
    }

    /// Lists a file that no manifest lists.
    pub(super) fn add_file(&mut self, path: &str) {
        if !self.has(path) {
            self.plans.push(Plan { path: path.to_owned(), id: None, facts: Facts::default(), parents: Vec::new() });
        }
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.plans.iter().any(|plan| plan.path == path)
    }

    /// Removes files that no longer exist.
    pub(super) fn keep(&mut self, is_there: impl Fn(&str) -> bool) {
        self.plans.retain(|plan| is_there(&plan.path));
        let left: BTreeSet<String> = self.plans.iter().map(|plan| plan.path.clone()).collect();
        for plan in &mut self.plans {
            plan.parents.retain(|parent| left.contains(parent));
        }
        self.reviews.retain(|name| is_there(name));
        for (_, scope) in &mut self.exceptions {
            scope.retain(|scope| scope == "all" || Level::from_code(scope).is_some() || left.contains(scope));
        }
        self.exceptions.retain(|(_, scope)| !scope.is_empty());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.plans.is_empty()
    }

    /// Iterates over the facts given for each file.
    pub(super) fn facts(&self) -> impl Iterator<Item = (&str, &Facts)> {
        self.plans.iter().map(|plan| (plan.path.as_str(), &plan.facts))
    }

    /// Sets the facts given for a file.
    pub(super) fn give(&mut self, path: &str, facts: &Facts) {
        if let Some(plan) = self.plans.iter_mut().find(|plan| plan.path == path) {
            plan.facts = facts.clone();
        }
    }

    /// Applies corrections to the given facts.
    pub(super) fn correct(&mut self, path: &str, facts: &Facts) {
        let Some(plan) = self.plans.iter_mut().find(|plan| plan.path == path) else { return };
        let given = |own: &mut Option<String>, new: &Option<String>| {
            if new.is_some() {
                own.clone_from(new);
            }
        };
        let own = &mut plan.facts;
        given(&mut own.title, &facts.title);
        given(&mut own.jurisdiction, &facts.jurisdiction);
        given(&mut own.prefecture, &facts.prefecture);
        given(&mut own.province, &facts.province);
        own.level = facts.level.or(own.level);
        own.year = facts.year.or(own.year);
    }

    /// Removes and returns the correctable facts of each file; the remaining ones are not shown for correction.
    pub(super) fn take_corrections(&mut self) -> BTreeMap<String, Facts> {
        let mut taken = BTreeMap::new();
        for plan in &mut self.plans {
            let own = &mut plan.facts;
            let facts = Facts {
                title: own.title.take(),
                jurisdiction: own.jurisdiction.take(),
                prefecture: own.prefecture.take(),
                province: own.province.take(),
                level: own.level.take(),
                year: own.year.take(),
                ..Facts::default()
            };
            if facts != Facts::default() {
                taken.insert(plan.path.clone(), facts);
            }
        }
        taken
    }

    /// Writes it as YAML; every text is quoted as in JSON, which is valid YAML.
    pub(super) fn text(&self) -> String {
        let mut text = String::from("plans:\n");
        for plan in &self.plans {
            line(&mut text, "  - ", "path", Some(&plan.path));
            let facts = &plan.facts;
            line(&mut text, "    ", "id", plan.id.as_ref());
            line(&mut text, "    ", "title", facts.title.as_ref());
            line(&mut text, "    ", "issuer", facts.issuer.as_ref());
            line(&mut text, "    ", "doc_number", facts.doc_number.as_ref());
            line(&mut text, "    ", "issued", facts.issued.as_ref());
            if let Some(year) = facts.year {
                // Writing into a string cannot fail.
                let _ = writeln!(text, "    year: {year}");
            }
            line(&mut text, "    ", "level", facts.level.map(|level| level.code().to_owned()).as_ref());
            line(&mut text, "    ", "kind", facts.kind.map(|kind: PlanKind| kind.code().to_owned()).as_ref());
            line(&mut text, "    ", "jurisdiction", facts.jurisdiction.as_ref());
            line(&mut text, "    ", "prefecture", facts.prefecture.as_ref());
            line(&mut text, "    ", "province", facts.province.as_ref());
            list(&mut text, "    ", "parents", &plan.parents);
        }
        list(&mut text, "", "reviews", &self.reviews);
        if !self.exceptions.is_empty() {
            text.push_str("exceptions:\n");
        }
        for (exception, scope) in &self.exceptions {
            let (name, value) = match &exception.target {
                Target::Item(code) => ("item", code),
                Target::Finding(code) => ("finding", code),
            };
            line(&mut text, "  - ", name, Some(value));
            list(&mut text, "    ", "scope", scope);
            line(&mut text, "    ", "reason", Some(&exception.reason));
            line(&mut text, "    ", "by", Some(&exception.by));
            line(&mut text, "    ", "until", Some(&exception.until));
        }
        text
    }
}

fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

fn line(text: &mut String, before: &str, name: &str, value: Option<&String>) {
    if let Some(value) = value {
        let _ = writeln!(text, "{before}{name}: {}", quoted(value));
    }
}

fn list(text: &mut String, before: &str, name: &str, values: &[String]) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        let _ = writeln!(text, "{before}{name}: [{}]", values.join(", "));
    }
}

/// Reads a manifest that is among the files.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Manifest, (DataFile, Problems)> {
    let text = SourceText::data(name, bytes).map(|source| source.text().to_owned()).unwrap_or_default();
    let file = DataFile::new(name, text);
    manifest::read(&file).map_err(|problems| (file, problems))
}

/// Creates one manifest of all files below `root`, in the way the program reads a folder: a folder with a manifest lists its plans
/// itself, and elsewhere every file may be one.
///
/// # Errors
/// If a manifest is invalid.
pub(super) fn gather(files: &Files, root: &str) -> Result<Listed, (DataFile, Problems)> {
    let inside: BTreeMap<String, &[u8]> = files.iter().filter_map(|(path, bytes)| Some((within(path, root)?, bytes))).collect();
    let mut listed = Listed::default();
    if let Some(bytes) = inside.get(FILE_NAME) {
        listed.add(&read(FILE_NAME, bytes)?, "");
        return Ok(listed);
    }
    let has_list = |folder: &str| inside.contains_key(&format!("{folder}{FILE_NAME}"));
    let mut lists: BTreeSet<String> = BTreeSet::new();
    for path in inside.keys() {
        let folders = path.match_indices('/').map(|(at, _)| path.get(..=at).unwrap_or_default());
        match folders.clone().find(|folder| has_list(folder)) {
            Some(folder) => {
                lists.insert(folder.to_owned());
            }
            None if path.split('/').any(is_left_behind) => {}
            None => listed.add_file(path),
        }
    }
    for folder in lists {
        let name = format!("{folder}{FILE_NAME}");
        if let Some(bytes) = inside.get(&name) {
            listed.add(&read(&name, bytes)?, &folder);
        }
    }
    Ok(listed)
}

/// Returns the name of a file relative to the root; `None` if it is outside.
pub(super) fn within(path: &Path, root: &str) -> Option<String> {
    let inside = if root.is_empty() { path } else { path.strip_prefix(root).ok()? };
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(text: &str) -> Manifest {
        read(FILE_NAME, text.as_bytes()).expect("valid")
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = "plans:\n  - {path: a.txt, id: A, year: 2017, level: county, kind: work-points, title: \"甲: \\\"#1\\\"\\\\\", jurisdiction: 甲县, parents: [b.txt]}\n  - {path: b.txt, issuer: 某办, issued: 2017-01-02, doc_number: 某〔2017〕1号, province: 某省}\nreviews: [r.tsv]\nexceptions:\n  - {item: EC1, scope: [a.txt, county, all], reason: r, by: b, until: 2024-01-01}\n  - {finding: L003, scope: all, reason: r, by: b, until: 2024-01-01}\n";
        let mut listed = Listed::default();
        listed.add(&manifest(text), "");
        let (mut first, mut again) = (manifest(text), manifest(&listed.text()));
        // The position of an exception in the file is not part of its content.
        for exception in first.exceptions.iter_mut().chain(&mut again.exceptions) {
            exception.place = (0, 0, None);
        }
        assert_eq!(first, again);
    }

    #[test]
    fn lists_of_folders_become_one_and_keep_their_meaning() {
        let list = "plans:\n  - {path: x.txt, level: province}\n  - {path: y.txt, parents: [x.txt]}\nreviews: [r.tsv]\nexceptions:\n  - {item: EC1, scope: all, reason: r, by: b, until: 2024-01-01}\n";
        let files = Files::new([
            ("all/one.txt", ""),
            ("all/.hidden/two.txt", ""),
            ("all/sub/corpus.yaml", list),
            ("all/sub/x.txt", ""),
            ("all/sub/not-listed.txt", ""),
        ]);
        let found = manifest(&gather(&files, "all").expect("valid").text());
        let paths: Vec<&str> = found.plans.iter().map(|plan| plan.path.as_str()).collect();
        assert_eq!(paths, ["one.txt", "sub/x.txt", "sub/y.txt"]);
        assert_eq!((found.plans[2].parents.as_slice(), found.reviews.as_slice()), (&[1][..], &["sub/r.tsv".to_owned()][..]));
        assert_eq!(found.exceptions[0].scope, [Scope::Plan(1), Scope::Plan(2)], "not the plan outside");
    }

    #[test]
    fn what_is_gone_leaves_no_trace() {
        let text = "plans:\n  - {path: a.txt}\n  - {path: b.txt, parents: [a.txt]}\nreviews: [r.tsv]\nexceptions:\n  - {item: EC1, scope: a.txt, reason: r, by: b, until: 2024-01-01}\n";
        let mut listed = Listed::default();
        listed.add(&manifest(text), "");
        listed.keep(|name| name == "b.txt");
        let found = manifest(&listed.text());
        assert!(
            found.plans.len() == 1
                && found.plans[0].parents.is_empty()
                && found.reviews.is_empty()
                && found.exceptions.is_empty()
        );
    }
}
