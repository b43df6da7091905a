//! What a plan is.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Deadline, Frequency, Quantity, Stated};
use crate::level::Level;
use crate::source::{Origin, SourceText, Span, Unread};

/// A plan as its office published it. Every part points into [`Plan::source`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Plan {
    /// Name that the plan goes by in a corpus, made from the file name or given by the manifest.
    pub id: String,
    /// The text that all spans index.
    pub source: SourceText,
    /// What the document says of itself.
    pub header: Header,
    /// Headings in document order; [`Clause::section`] and [`Task::section`] index this list.
    pub sections: Vec<Section>,
    /// All clauses in document order. Together they hold every character that is not white space.
    pub clauses: Vec<Clause>,
    /// Tasks in document order.
    pub tasks: Vec<Task>,
    /// What was announced or seen, and not read.
    pub unread: Vec<Unread>,
    /// Ids of the plans that the manifest names as what it carries out; no text says this.
    pub parents: Vec<String>,
}

/// Facts about the document. `None` means that a reader could not tell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Title without line breaks.
    pub title: Option<String>,
    /// Issuing office.
    pub issuer: Option<String>,
    /// Document number (发文字号), brackets folded to 〔〕.
    pub doc_number: Option<String>,
    /// Date of signature, `YYYY-MM-DD`.
    pub issued: Option<String>,
    /// Date of publication on a web site, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Year that the plan is for.
    pub year: Option<u16>,
    /// Level of government.
    pub level: Option<Level>,
    /// Whether the level is only guessed by whom the plan is addressed to.
    pub level_guessed: bool,
    /// Kind of document.
    pub kind: Option<PlanKind>,
    /// Whose plan it is.
    pub jurisdiction: Option<Jurisdiction>,
    /// Documents that the plan says it carries out, in order of first mention.
    pub authorities: Vec<Authority>,
}

impl Header {
    /// Guesses the level where nothing says it: by the name of the place, else by the title or the name of the plan, which mostly begin with
    /// one. It decides only where the plan is shown.
    #[must_use]
    pub fn guessed_level(&self, id: &str) -> Option<Level> {
        let place = self.jurisdiction.as_ref().map(|place| place.name.as_str());
        let names = [place, self.title.as_deref(), Some(id)].into_iter().flatten();
        names.filter(|_| self.level.is_none()).find_map(Level::by_name_of_place)
    }
}

/// What kind of document a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanKind {
    /// 工作要点
    WorkPoints,
    /// 实施方案, 工作方案
    ImplementationPlan,
    /// 任务分解表, 责任分工
    TaskBreakdown,
}

impl PlanKind {
    /// Returns the name used in data files and machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WorkPoints => "work-points",
            Self::ImplementationPlan => "implementation-plan",
            Self::TaskBreakdown => "task-breakdown",
        }
    }

    /// Finds the kind of a [`PlanKind::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::WorkPoints, Self::ImplementationPlan, Self::TaskBreakdown].into_iter().find(|kind| kind.code() == code)
    }
}

/// Whose plan it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Jurisdiction {
    /// Name as printed, such as 新源县.
    pub name: String,
    /// GB/T 2260 code.
    pub code: Option<String>,
    /// The prefecture above it (or itself).
    pub prefecture: Option<String>,
    /// The province above it (or itself).
    pub province: Option<String>,
}

/// A document that a plan cites as what it carries out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// Title without the outer 《》.
    pub title: String,
    /// Document number, brackets folded to 〔〕.
    pub doc_number: Option<String>,
    /// Level of its issuer.
    pub level: Option<Level>,
    /// Year from its title or number.
    pub year: Option<u16>,
    /// Where the title stands.
    pub span: Span,
}

/// A heading and its place in the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Labels from the chapter down, as printed: `["一", "（一）", "1"]`.
    pub path: Vec<String>,
    /// Heading without its number and final stop; empty when the number opens running text.
    pub heading: String,
    /// Whether the number stands in the text (`false`: lost, and restored from its neighbours or left out).
    pub numbered: bool,
    /// Section above, as an index into [`Plan::sections`].
    pub parent: Option<usize>,
    /// Where the section begins.
    pub start: usize,
}

/// What a clause is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClauseKind {
    /// Letterhead, title, number, date, salutation, contact, imprint.
    Meta,
    /// Web chrome and the like: no part of the document.
    Noise,
    /// Purpose and basis.
    Preamble,
    /// Only a heading.
    Heading,
    /// Asks somebody to do something.
    Task,
}

impl ClauseKind {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Noise => "noise",
            Self::Preamble => "preamble",
            Self::Heading => "heading",
            Self::Task => "task",
        }
    }

    /// Tells whether a clause of this kind can ask for an item.
    #[must_use]
    pub const fn is_mapped(self) -> bool {
        matches!(self, Self::Heading | Self::Task)
    }
}

impl fmt::Display for ClauseKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A sentence of a plan, with the note on responsible units that closes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// What it is for.
    pub kind: ClauseKind,
    /// Where it stands, including its number and note.
    pub span: Span,
    /// Source text with the line breaks inside it removed.
    pub text: String,
    /// What it says, without number and notes: where terms are looked for.
    pub body: Span,
    /// Section that it stands in, as an index into [`Plan::sections`].
    pub section: Option<usize>,
    /// Number of its paragraph, counted over the document.
    pub paragraph: usize,
}

/// A unit of work with an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its section, as an index into [`Plan::sections`].
    pub section: usize,
    /// Its clauses, as indices into [`Plan::clauses`], heading first.
    pub clauses: Vec<usize>,
    /// Who must do it, in order of mention: the units of its notes, or without any note those that its sentences address.
    pub responsible: Vec<Responsible>,
    /// For each clause that is said to be done by some of them, which: indices into `responsible`.
    pub doers: BTreeMap<usize, Vec<usize>>,
    /// By when, each phrase once, in order of mention.
    pub deadlines: Vec<Stated<Deadline>>,
    /// Words that stand where a deadline would and set no day, as printed: 全年, 长期坚持.
    pub undated: Vec<String>,
    /// How often.
    pub frequencies: Vec<Stated<Frequency>>,
    /// How much.
    pub quantities: Vec<Stated<Quantity>>,
}

impl Task {
    /// Returns who does what a clause of the task asks for: the units of its own note or sentence, where these are told apart, else all.
    pub fn doers_of(&self, clause: usize) -> impl Iterator<Item = &Responsible> {
        let own = self.doers.get(&clause);
        self.responsible.iter().enumerate().filter(move |(at, _)| own.is_none_or(|own| own.contains(at))).map(|(_, unit)| unit)
    }
}

/// A unit with its part in a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Responsible {
    /// Name as printed.
    pub unit: String,
    /// Its part.
    pub role: Role,
    /// Name with the place that was left out after the first of a list: 区国土局 in 区财政局、国土局. Known once the plan is identified.
    pub full_name: Option<String>,
    /// Id of the department that it is. Known once the plan is identified.
    pub department: Option<String>,
}

/// A unit's part in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// 牵头
    Lead,
    /// 配合, 会同
    Support,
    /// 落实, 负责
    Implement,
}

impl Role {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Implement => "implement",
        }
    }
}

/// Whether more than three quarters of the letters of a text are Latin; a plan has such letters in addresses and names only.
fn is_in_latin_letters(text: &str) -> bool {
    let letters = text.chars().filter(|ch| ch.is_alphabetic());
    let (latin, all) = letters.fold((0_usize, 0_usize), |(latin, all), ch| (latin + usize::from(ch.is_ascii()), all + 1));
    latin * 4 > all * 3
}

impl Plan {
    /// Tells whether nothing in it says that it is a plan: no title, office, number, date, year, level or place, no authority, no outline
    /// (points 1, 2, 3 are those of any note), and nobody who is to do a task. A text in Latin letters, such as a change log, may quote plans,
    /// so that only what it calls itself counts.
    #[must_use]
    pub fn says_nothing_of_itself(&self) -> bool {
        let Header {
            title,
            issuer,
            doc_number,
            issued,
            published: _,
            year,
            level,
            level_guessed: _,
            kind,
            jurisdiction,
            authorities,
        } = &self.header;
        if is_in_latin_letters(self.source.text()) {
            return [title, issuer, doc_number].into_iter().all(Option::is_none);
        }
        let has_texts = [title, issuer, doc_number, issued].into_iter().any(Option::is_some);
        let has_facts = year.is_some() || level.is_some() || kind.is_some() || jurisdiction.is_some() || !authorities.is_empty();
        let is_point = |step: &String| step.bytes().all(|byte| byte.is_ascii_digit());
        let has_outline = self.sections.iter().any(|section| section.numbered && section.path.iter().any(|step| !is_point(step)));
        !has_texts && !has_facts && !has_outline && self.tasks.iter().all(|task| task.responsible.is_empty())
    }

    /// Returns the path of a clause; empty outside the outline.
    #[must_use]
    pub fn path_of(&self, clause: &Clause) -> &[String] {
        clause.section.and_then(|index| self.sections.get(index)).map_or(&[], |section| &section.path)
    }

    /// Iterates over what stands in the text and was taken for no part of the document, such as the links of a web page; bars and strokes
    /// say nothing and are left out.
    pub fn left_out(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| clause.kind == ClauseKind::Noise && clause.text.contains(char::is_alphanumeric))
    }

    /// Returns where a reader finds what begins at a byte: its page, paragraph or cell. A row of a table may begin with its number or with
    /// who does it; what it says stands in another cell, and that is the one to look at.
    #[must_use]
    pub fn origin_of(&self, at: usize) -> Option<&Origin> {
        let printed = self.source.origin_of(at)?;
        let says = || {
            let first = self.clauses.partition_point(|clause| clause.span.start < at);
            let clause = self.clauses.get(first).filter(|clause| clause.span.start == at && !clause.body.is_empty())?;
            self.source.origin_of(clause.body.start)
        };
        if matches!(printed, Origin::Cell { .. }) { says().or(Some(printed)) } else { Some(printed) }
    }

    /// Returns the first line, from 1, of each page, paragraph or cell. Of the cells of a row, which stand on one line, it is the one where
    /// the row says what is to be done, or else the first.
    #[must_use]
    pub fn origins_by_line(&self) -> Vec<(usize, Origin)> {
        let mut said: BTreeMap<usize, &Origin> = BTreeMap::new();
        for kind in [ClauseKind::Task, ClauseKind::Heading] {
            for clause in self.clauses.iter().filter(|clause| clause.kind == kind) {
                if let Some(origin @ Origin::Cell { .. }) = self.origin_of(clause.span.start) {
                    said.entry(self.source.line_of(clause.span.start)).or_insert(origin);
                }
            }
        }
        let mut found: Vec<(usize, Origin)> = Vec::new();
        for (line, origin) in self.source.origins_by_line() {
            let in_row = matches!(origin, Origin::Cell { .. });
            if in_row && found.last().is_some_and(|(last, _)| *last == line) {
                continue;
            }
            let said = said.get(&line).filter(|_| in_row).map(|said| (*said).clone());
            found.push((line, said.unwrap_or(origin)));
        }
        found
    }

    /// Returns the first and last line of a span, from 1.
    #[must_use]
    pub fn lines_of(&self, span: Span) -> (usize, usize) {
        (self.source.line_of(span.start), self.source.line_of(span.end.saturating_sub(1).max(span.start)))
    }
}
