//! One row of a table of decisions.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::key::{CLAUSE_PREFIX, ITEM_PREFIX, NO_TERM};
use super::sheet::{Cell, Sheet, error, shown};
use crate::mapping::Signature;
use crate::source::fold::fold;
use crate::source::yaml::DataFile;
use crate::source::{Problems, Span};
use crate::taxonomy::{ItemId, Taxonomy};

/// What a row says about its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// It asks for this item.
    Item(ItemId),
    /// It asks for no item.
    Nothing,
}

/// A row that is valid in itself; whether it fits the plans is not yet known.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Index of its file.
    pub file: usize,
    /// Id of the clause.
    pub subject: String,
    /// First words of the clause, for messages.
    pub words: String,
    /// Name that the plan had when the table was written.
    pub plan: Option<String>,
    /// What it says about the clause.
    pub target: Target,
    /// The program's proposal in this row; `None` for a row that a person added.
    pub proposed: Option<Target>,
    /// Whether a person agrees; `None` if not decided.
    pub agrees: Option<bool>,
    /// Who decided.
    pub signature: Signature,
    /// Place of the clause's id.
    pub subject_at: Span,
    /// Place of the item.
    pub object_at: Span,
    /// Place of the decision, or of the item without one.
    pub decision_at: Span,
}

/// Number of characters of a clause that a message quotes.
const QUOTED: usize = 20;

static DATE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\d{4})[-/.年](0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])日?$").ok());

/// Reads the rows of a sheet; invalid rows are reported and left out.
pub(super) fn rows(index: usize, file: &DataFile, sheet: &Sheet, taxonomy: &Taxonomy, problems: &mut Problems) -> Vec<Row> {
    let has_decisions = sheet.heads.iter().any(|head| head == "decision");
    if !has_decisions && !sheet.rows.is_empty() && !says_by_the_standard(sheet) {
        let message = "there is no column “decision”, so that no row says yes or no".to_owned();
        let help = "put the column back: its cells hold yes or 是, no or 否, or nothing".to_owned();
        problems.push(error(file, sheet.head_at, message, Some(help)));
        return Vec::new();
    }
    let read = |cells: &BTreeMap<String, Cell>| {
        let mut reader = RowReader { file, cells, taxonomy, problems, sound: true };
        reader.row(index, has_decisions)
    };
    sheet.rows.iter().filter_map(read).collect()
}

/// Returns `true` if a table without our column comes from another tool, which records decisions in the columns of the standard. A table
/// exported here contains the program's proposals, so its standard columns were filled before anybody reviewed them.
fn says_by_the_standard(sheet: &Sheet) -> bool {
    let holds = |cells: &BTreeMap<String, Cell>, column: &str, value: fn(&str) -> bool| {
        cells.get(column).is_some_and(|cell| value(cell.text.as_str()))
    };
    let decides = |cells: &BTreeMap<String, Cell>| {
        holds(cells, "mapping_justification", is_by_person) || holds(cells, "predicate_modifier", |text| !text.is_empty())
    };
    !sheet.heads.iter().any(|head| head == "proposed_id") && sheet.rows.iter().any(decides)
}

/// Returns `true` if a justification says that a person decided.
fn is_by_person(justification: &str) -> bool {
    ["semapv:ManualMappingCuration", "semapv:MappingReview"].contains(&justification)
}

struct RowReader<'a> {
    file: &'a DataFile,
    cells: &'a BTreeMap<String, Cell>,
    taxonomy: &'a Taxonomy,
    problems: &'a mut Problems,
    sound: bool,
}

impl RowReader<'_> {
    fn row(&mut self, file: usize, has_decisions: bool) -> Option<Row> {
        let subject = self.text("subject_id").to_owned();
        if !subject.starts_with(CLAUSE_PREFIX) {
            let message = if subject.is_empty() {
                "subject_id is empty".to_owned()
            } else {
                format!("“{}” is no clause", shown(&subject))
            };
            self.error("subject_id", message, "copy the subject_id of another row of the same clause");
        }
        let target = self.target("object_id");
        let proposed = if self.text("proposed_id").is_empty() { None } else { self.target("proposed_id") };
        let agrees = if has_decisions { self.decision() } else { self.standard_decision() };
        let signature = Signature { who: self.who(), when: self.date(), note: self.note() };
        let (subject_at, object_at) = (self.span("subject_id"), self.span("object_id"));
        let decision_at = Some(self.span("decision")).filter(|span| !span.is_empty()).unwrap_or(object_at);
        let words = shown(&self.text("subject_label").chars().take(QUOTED).collect::<String>());
        let plan = Some(self.text("plan").to_owned()).filter(|plan| !plan.is_empty());
        let target = target.filter(|_| self.sound)?;
        Some(Row { file, subject, words, plan, target, proposed, agrees, signature, subject_at, object_at, decision_at })
    }

    fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// Place of a cell; the start of the row if the cell does not exist.
    fn span(&self, column: &str) -> Span {
        let first = || self.cells.values().map(|cell| cell.span.start).min().unwrap_or_default();
        self.cells.get(column).map_or_else(|| Span::new(first(), first()), |cell| cell.span)
    }

    fn error(&mut self, column: &str, message: String, help: &str) {
        self.sound = false;
        self.problems.push(error(self.file, self.span(column), message, Some(help.to_owned())));
    }

    fn target(&mut self, column: &str) -> Option<Target> {
        let text = self.text(column).to_owned();
        if text == NO_TERM {
            return Some(Target::Nothing);
        }
        let name = text.strip_prefix(ITEM_PREFIX).unwrap_or(&text);
        let found = if name.is_empty() { None } else { self.taxonomy.find(name) };
        if found.is_none() {
            let near = self.taxonomy.items.iter().min_by_key(|item| strsim::levenshtein(&item.code, &name.to_uppercase()));
            let near = near.map_or_else(String::new, |item| format!("{} {}", item.code, item.names.zh));
            let (message, help) = if name.is_empty() {
                (format!("{column} is empty"), format!("write the code of an item, or {NO_TERM}"))
            } else {
                let help = format!("did you mean {near}? `duibiao taxonomy list` shows them all; a row holds one code");
                (format!("the taxonomy has no item “{}”", shown(name)), help)
            };
            self.error(column, message, &help);
        }
        found.map(Target::Item)
    }

    fn decision(&mut self) -> Option<bool> {
        let said = self.text("decision").to_owned();
        let found = match fold(&said).as_str() {
            "yes" | "y" | "是" | "对" | "√" | "✓" => Some(true),
            "no" | "n" | "否" | "错" | "×" | "✗" => Some(false),
            "" => None,
            _ => {
                self.error(
                    "decision",
                    format!("“{}” is no decision", shown(&said)),
                    "write yes or 是, no or 否, or leave it empty",
                );
                return None;
            }
        };
        if let (None, Some(other)) = (found, self.standard_decision()) {
            let (column, word) = if other { ("mapping_justification", "yes") } else { ("predicate_modifier", "no") };
            let message = format!("{column} says that a person decided, and decision is empty");
            self.error(column, message, &format!("write {word} into decision, or clear {column}"));
        }
        found
    }

    /// The decision in the columns of the standard, as written by other tools.
    fn standard_decision(&mut self) -> Option<bool> {
        let modifier = self.text("predicate_modifier").to_owned();
        if modifier.eq_ignore_ascii_case("not") {
            return Some(false);
        }
        if !modifier.is_empty() {
            self.error("predicate_modifier", format!("“{}” is no predicate_modifier", shown(&modifier)), "it is Not or empty");
        }
        is_by_person(self.text("mapping_justification")).then_some(true)
    }

    fn who(&self) -> Option<String> {
        let columns = ["reviewer_label", "reviewer_id", "author_label", "author_id"];
        columns.into_iter().map(|column| self.text(column)).find(|name| !name.is_empty()).map(unguarded)
    }

    fn date(&mut self) -> Option<String> {
        let text = self.text("review_date").to_owned();
        if text.is_empty() {
            return None;
        }
        let plain: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
        let found = DATE.as_ref().and_then(|date| date.captures(&plain)).map(|parts| {
            let (year, month, day) = (&parts[1], &parts[2], &parts[3]);
            format!("{year}-{month:0>2}-{day:0>2}")
        });
        if found.is_none() {
            self.error("review_date", format!("“{}” is no date", shown(&text)), "write it as 2026-01-31");
        }
        found
    }

    fn note(&self) -> Option<String> {
        let text = self.text("comment").replace("\r\n", "\n").replace('\r', "\n");
        Some(unguarded(&text)).filter(|note| !note.is_empty())
    }
}

/// Removes the apostrophe that keeps a spreadsheet from evaluating a text.
fn unguarded(text: &str) -> String {
    let plain = text.strip_prefix('\'').filter(|plain| plain.starts_with(['=', '-', '@', '+']));
    plain.unwrap_or(text).to_owned()
}

impl Row {
    /// Returns `true` if the row still contains only what the program wrote.
    pub(super) fn is_untouched(&self) -> bool {
        self.agrees.is_none() && self.proposed == Some(self.target)
    }
}
