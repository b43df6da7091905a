//! A plan that a manifest lists, and how the others name it.

use super::name::{id_of, safe_name, slashed};
use crate::plan::{Header, Jurisdiction, Level, PlanKind};
use crate::source::yaml::{Node, Reader};

/// A plan of a corpus, with the facts that its text does not give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// File, relative to the manifest.
    pub path: String,
    /// Name of the plan, made safe; by default the file name without its ending.
    pub id: Option<String>,
    /// Facts that stand in for what the text leaves open.
    pub facts: Facts,
    /// The plans that it carries out, as indices into [`super::Manifest::plans`].
    pub parents: Vec<usize>,
}

impl Entry {
    /// Returns the name of the plan.
    #[must_use]
    pub fn id(&self) -> String {
        self.id.clone().unwrap_or_else(|| id_of(&self.path))
    }
}

/// Facts about a plan given from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Title.
    pub title: Option<String>,
    /// Issuing office.
    pub issuer: Option<String>,
    /// Document number.
    pub doc_number: Option<String>,
    /// Date of signature, `YYYY-MM-DD`.
    pub issued: Option<String>,
    /// Year that the plan is for.
    pub year: Option<u16>,
    /// Level of government.
    pub level: Option<Level>,
    /// Kind of document.
    pub kind: Option<PlanKind>,
    /// Name of the jurisdiction.
    pub jurisdiction: Option<String>,
    /// Prefecture above it.
    pub prefecture: Option<String>,
    /// Province above it.
    pub province: Option<String>,
}

impl Facts {
    /// Lays the facts over what was read from the text.
    pub fn apply(&self, header: &mut Header) {
        let given = |fact: &Option<String>, field: &mut Option<String>| {
            if fact.is_some() {
                field.clone_from(fact);
            }
        };
        given(&self.title, &mut header.title);
        given(&self.issuer, &mut header.issuer);
        given(&self.doc_number, &mut header.doc_number);
        given(&self.issued, &mut header.issued);
        header.year = self.year.or(header.year);
        header.level = self.level.or(header.level);
        header.level_guessed &= self.level.is_none();
        header.kind = self.kind.or(header.kind);
        if self.jurisdiction.is_none() && header.jurisdiction.is_none() {
            return;
        }
        let place = header.jurisdiction.get_or_insert_with(|| Jurisdiction {
            name: String::new(),
            code: None,
            prefecture: None,
            province: None,
        });
        place.name = self.jurisdiction.clone().unwrap_or_else(|| place.name.clone());
        given(&self.prefecture, &mut place.prefecture);
        given(&self.province, &mut place.province);
    }
}

/// The plan that goes by this name or stands in this file.
pub(super) fn plan_named<'n>(reader: &mut Reader<'_>, plans: &[Entry], name: &str, node: &'n Node) -> Option<(usize, &'n Node)> {
    // An id stands there as it was written, not as it was made safe.
    let (safe, path) = (safe_name(name), slashed(name));
    let fits = |entry: &Entry| entry.path == path || entry.id() == name || entry.id() == safe;
    let mut fitting = plans.iter().enumerate().filter(|(_, entry)| fits(entry)).map(|(at, _)| at);
    let first = fitting.next();
    if first.is_none() {
        let ids: Vec<String> = plans.iter().map(Entry::id).collect();
        let near = ids.iter().min_by_key(|id| strsim::levenshtein(id, name)).filter(|id| strsim::levenshtein(id, name) <= 3);
        let help = near.map_or_else(|| format!("its plans: {}", ids.join(", ")), |near| format!("did you mean “{near}”?"));
        reader.error_with_help(node, format!("“{name}” is no plan of this manifest"), help);
    } else if fitting.next().is_some() {
        reader.error_with_help(node, format!("“{name}” stands for several plans"), "give them an id: each");
    }
    first.map(|first| (first, node))
}
