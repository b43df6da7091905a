//! The state of a page between two questions: files, corrections, decisions, and the results so far.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use super::answer::Fault;
use super::decisions::Decisions;
use super::host::Told;
use super::listed::Listed;
use super::made::{Judging, Reading};
use super::reasons::Reason;
use crate::mapping::Mapper;
use crate::plan::manifest::Facts;
use crate::session::{Files, Memory};
use crate::source::yaml::DataFile;
use crate::source::{DEFAULT_SIZE_LIMIT, unseen};
use crate::taxonomy::{self, Taxonomy};

/// Maximum total size of all files, in bytes; a browser gives a page at most four times as much memory.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// The tables by which plans are mapped.
#[derive(Clone, Copy)]
pub(super) struct Tables {
    pub taxonomy: &'static Taxonomy,
    pub mapper: &'static Mapper<'static>,
    /// The files that they were read from; empty for the built-in ones.
    pub files: &'static [DataFile],
}

impl std::fmt::Debug for Tables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tables").field("is_builtin", &self.is_builtin()).finish_non_exhaustive()
    }
}

impl Tables {
    /// Leaks the tables, which live as long as the page, because mappings point into them.
    pub(super) fn of(taxonomy: Taxonomy, files: Vec<DataFile>) -> Self {
        let taxonomy: &'static Taxonomy = Box::leak(Box::new(taxonomy));
        let mapper: &'static Mapper<'static> = Box::leak(Box::new(Mapper::new(taxonomy)));
        Self { taxonomy, mapper, files: files.leak() }
    }

    pub(super) const fn is_builtin(&self) -> bool {
        self.files.is_empty()
    }
}

/// Files dropped on a page, and everything entered about them.
#[derive(Debug)]
pub struct Sitting {
    pub(super) tables: Tables,
    pub(super) files: Files,
    /// Files that are not held, with the reason.
    pub(super) refused: BTreeMap<String, Reason>,
    /// Corrections by file.
    pub(super) corrected: BTreeMap<String, Facts>,
    /// The manifest of a reopened sitting.
    pub(super) base: Option<Listed>,
    /// Files that came with it and are not listed in it; files added later are read whether listed or not.
    pub(super) unlisted: BTreeSet<String>,
    pub(super) decisions: Decisions,
    /// Files of another taxonomy.
    pub(super) offered: Vec<DataFile>,
    pub(super) memory: Memory,
    pub(super) told: Option<Told>,
    pub(super) reading: Option<Reading>,
    pub(super) judging: Option<Judging>,
    /// Why files are no plans.
    pub(super) reasons: BTreeMap<String, Reason>,
}

impl Sitting {
    /// Creates a sitting without files; `told` receives the progress of reading.
    ///
    /// # Errors
    /// If the built-in tables are invalid, which a test rules out.
    pub fn new(told: Option<Told>) -> Result<Self, Fault> {
        let taxonomy = taxonomy::load_embedded().map_err(|problems| {
            Fault::new("taxonomy", "内置的事项目录有误", "the built-in taxonomy is wrong").with([problems.to_string()])
        })?;
        Ok(Self::empty(Tables::of(taxonomy, Vec::new()), told))
    }

    pub(super) fn empty(tables: Tables, told: Option<Told>) -> Self {
        Self {
            tables,
            files: Files::default(),
            refused: BTreeMap::new(),
            corrected: BTreeMap::new(),
            base: None,
            unlisted: BTreeSet::new(),
            decisions: Decisions::default(),
            offered: Vec::new(),
            memory: Memory::default(),
            told,
            reading: None,
            judging: None,
            reasons: BTreeMap::new(),
        }
    }

    /// Adds a file, replacing one of the same path; one that is too large is listed but not held.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) -> (String, Option<&Reason>) {
        let path = safe_path(path);
        let (size, mut held) = (to_u64(bytes.len()), 0);
        for (other, bytes) in self.files.iter() {
            held += if other == Path::new(&path) { 0 } else { to_u64(bytes.len()) };
        }
        self.forget(&path);
        if size > DEFAULT_SIZE_LIMIT {
            self.refused.insert(path.clone(), Reason::too_large(size, DEFAULT_SIZE_LIMIT));
        } else if held + size > MOST_BYTES {
            self.refused.insert(path.clone(), Reason::too_much(MOST_BYTES));
        } else {
            self.files.insert(&path, bytes);
        }
        let refused = self.refused.get(&path);
        (path, refused)
    }

    /// Lists a file that the browser could not read or that was too large for it.
    pub(super) fn refuse(&mut self, path: &str, reason: Reason) {
        let path = safe_path(path);
        self.forget(&path);
        self.refused.insert(path, reason);
    }

    /// Removes a file; returns `true` if it existed.
    pub(super) fn remove(&mut self, path: &str) -> bool {
        let path = safe_path(path);
        let was_refused = self.refused.contains_key(&path);
        let was_held = self.forget(&path);
        self.corrected.remove(&path);
        was_held || was_refused
    }

    fn forget(&mut self, path: &str) -> bool {
        self.changed();
        self.refused.remove(path);
        self.reasons.remove(path);
        self.unlisted.remove(path);
        self.files.remove(path)
    }

    /// Removes everything but the tables.
    pub(super) fn clear(&mut self) {
        *self = Self::empty(self.tables, self.told);
    }

    /// Discards the results that depend on the files.
    pub(super) fn changed(&mut self) {
        self.reading = None;
        self.judging = None;
    }

    /// Returns the folder that contains all files: a dropped folder, or none. It is passed to the program by name, so that a report
    /// names files the same in both.
    pub(super) fn root(&self) -> String {
        if self.base.is_some() {
            return String::new();
        }
        let mut parents = self.files.iter().map(|(path, _)| path.parent().unwrap_or(Path::new("")));
        let Some(first) = parents.next() else { return String::new() };
        let common = parents.fold(first.to_path_buf(), |common, path| {
            common.iter().zip(path.iter()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
        });
        common.to_string_lossy().into_owned()
    }
}

pub(super) fn to_u64(size: usize) -> u64 {
    u64::try_from(size).unwrap_or(u64::MAX)
}

/// Returns the path of a file as in a manifest: separated by `/`, without invisible characters, and not outside.
pub(super) fn safe_path(path: &str) -> String {
    let clean = unseen::without(path).replace(['\\', '\n', '\t'], "/");
    let parts = Path::new(&clean).components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().trim().to_owned()),
        _ => None,
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "file".to_owned() } else { parts.join("/") }
}
