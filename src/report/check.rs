//! The result of `check` on a draft, as plain data: the basis of every format.

use std::collections::BTreeSet;

use super::Lang;
use super::model::Place;
use super::proposed::{Left, remains, text_of};
use crate::gap::{Above, Baseline, Checked, Diagnostic, DraftCheck, Finding, Held, Proposal, Severity, Verdict};
use crate::lineage::State;
use crate::plan::{Level, Plan};
use crate::source::{SourceText, Span};
use crate::taxonomy::{ItemId, Names};

/// A checked draft.
#[derive(Debug, Clone)]
pub struct CheckReport {
    /// Id of the draft.
    pub plan: String,
    /// The file as named by the user.
    pub file: String,
    /// Title, if any.
    pub title: Option<String>,
    /// The text that all places refer to.
    pub source: SourceText,
    /// The levels above, from the top.
    pub links: Vec<CheckedLink>,
    /// The draft's own level; if it is not known, only the national points were checked.
    pub level: Option<Level>,
    /// Items for which it is undetermined whether the draft asks for them: code and names.
    pub undetermined: Vec<(String, Names)>,
    /// Parts of the draft that were not read.
    pub unread: Vec<String>,
    /// The findings, sorted by place.
    pub diagnostics: Vec<DiagnosticRow>,
    /// Baseline entries whose finding no longer occurs.
    pub vanished: Vec<VanishedRow>,
    /// The headings of the draft.
    pub outline: Vec<OutlineRow>,
}

/// A level above the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedLink {
    /// The level.
    pub level: Level,
    /// Whether and how it is known.
    pub state: State,
    /// The plan or its document number, if known.
    pub name: Option<String>,
    /// Year, if known.
    pub year: Option<u16>,
}

/// A finding with everything that is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DiagnosticRow {
    /// Code, severity, message and fingerprint.
    pub finding: Finding,
    /// Byte range in the draft's text.
    pub span: Option<Span>,
    /// Its place, as a reader finds it.
    pub place: Option<Place>,
    /// A related place in the draft.
    pub other: Option<Span>,
    /// Items by code and names.
    pub items: Vec<(String, Names)>,
    /// Missing elements by code and names.
    pub elements: Vec<(String, Names)>,
    /// What asks for it.
    pub above: Option<AboveRow>,
    /// A proposed text.
    pub proposal: Option<ProposalRow>,
    /// How it was accepted, if it was.
    pub accepted: Option<AcceptedRow>,
    /// The day on which its acceptance expired.
    pub expired: Option<String>,
}

/// What asks for something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AboveRow {
    /// A sentence of a plan.
    Sentence {
        /// Id of the plan.
        plan: String,
        /// Its place.
        place: Place,
        /// The sentence.
        text: String,
    },
    /// National points; their text is not available.
    Points {
        /// Their year.
        year: u16,
        /// The points.
        points: Vec<PointName>,
    },
}

/// A point of the national points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointName {
    /// Chapter and section, such as `4.2`.
    pub number: String,
    /// Its name.
    pub title: String,
}

/// A proposed text. Always Chinese, because it is for the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// The text.
    pub text: String,
    /// The line of the draft after which it belongs, from 1; 0 means before the first.
    pub after_line: usize,
    /// The same as a place for readers; `None` means before the first line.
    pub after: Option<Place>,
    /// The section of the outline, as an index into [`CheckReport::outline`]; `None` for the end.
    pub section: Option<usize>,
    /// What a person still has to fill in.
    pub left: Left,
}

/// Why a finding is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedRow {
    /// Why.
    pub reason: String,
    /// Who accepted it.
    pub by: Option<String>,
    /// The last day on which that holds.
    pub until: Option<String>,
}

/// An accepted finding that no longer occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VanishedRow {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Its code.
    pub code: &'static str,
    /// Why it was accepted.
    pub reason: String,
    /// The message of the finding, if the baseline has it.
    pub message: Option<String>,
}

/// A heading of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineRow {
    /// Labels from the chapter down.
    pub path: Vec<String>,
    /// Depth in the outline, from 0.
    pub depth: usize,
    /// The heading; if a number opens running text, the first words of that.
    pub heading: String,
}

impl CheckReport {
    /// Returns `true` if anything above the draft is known, so that omissions could be found.
    #[must_use]
    pub fn is_held_against_anything(&self) -> bool {
        self.links.iter().any(|link| link.state != State::Missing)
    }

    /// Returns the findings that were not accepted.
    pub fn live(&self) -> impl Iterator<Item = &DiagnosticRow> {
        self.diagnostics.iter().filter(|row| row.accepted.is_none())
    }

    /// Counts the findings that were not accepted; those that rest on a guess are counted separately.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.live().filter(|row| row.finding.severity == severity && !row.finding.guessed).count()
    }

    /// Counts the findings that were not accepted and that rest on a guessed demand.
    #[must_use]
    pub fn guessed(&self) -> usize {
        self.live().filter(|row| row.finding.guessed).count()
    }

    /// Counts the accepted findings.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.diagnostics.len() - self.live().count()
    }

    /// Returns line and column of a byte offset, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.source.line_of(at);
        let start = self.source.text().get(..at).and_then(|text| text.rfind('\n')).map_or(0, |stop| stop + 1);
        (line, self.source.text().get(start..at).map_or(1, |text| text.chars().count() + 1))
    }
}

/// Assembles the report; `day` is compared with the expiry of acceptances.
#[must_use]
pub fn check_report(
    asked: &DraftCheck<'_>,
    file: &str,
    found: Checked,
    baseline: &Baseline,
    day: Option<&str>,
) -> Option<CheckReport> {
    let plan = &asked.corpus.members.first()?.plan;
    let diagnostics: Vec<DiagnosticRow> = found.diagnostics.into_iter().map(|one| row(asked, plan, one, baseline, day)).collect();
    let gone =
        baseline.entries.iter().filter(|entry| !diagnostics.iter().any(|row| row.finding.fingerprint == entry.fingerprint));
    let vanished = gone.map(|entry| VanishedRow {
        fingerprint: entry.fingerprint.clone(),
        code: entry.code.code(),
        reason: entry.reason.clone(),
        message: entry.message.clone(),
    });
    let vanished = vanished.collect();
    let id = |state: State| match state {
        State::Document(index) => asked.corpus.members.get(index).map(|member| member.plan.id.clone()),
        _ => None,
    };
    let links = asked.gap.chain.links.iter().map(|link| CheckedLink {
        level: link.level,
        state: link.state,
        name: id(link.state).or_else(|| link.name.clone()),
        year: link.year,
    });
    let open = asked.gap.items.iter().filter(|item| item.verdict == Verdict::Undetermined);
    let asked_above = open.filter(|item| item.against.chain == Some(Verdict::Undetermined));
    let undetermined: BTreeSet<ItemId> = asked_above.map(|item| item.item).collect();
    Some(CheckReport {
        plan: plan.id.clone(),
        file: file.to_owned(),
        title: plan.header.title.clone(),
        source: plan.source.clone(),
        links: links.collect(),
        level: asked.gap.chain.own,
        undetermined: undetermined.into_iter().map(|item| item_name(asked, item)).collect(),
        unread: plan.unread.iter().map(|unread| unread.what.clone()).collect(),
        diagnostics,
        vanished,
        outline: (0..).zip(&plan.sections).map(|(at, section)| outline_row(plan, at, section)).collect(),
    })
}

fn item_name(asked: &DraftCheck<'_>, item: ItemId) -> (String, Names) {
    let item = asked.taxonomy.item(item);
    (item.code.clone(), item.names.clone())
}

fn outline_row(plan: &Plan, at: usize, section: &crate::plan::Section) -> OutlineRow {
    let above = |at: &usize| plan.sections.get(*at).and_then(|section| section.parent);
    let depth = std::iter::successors(section.parent, above).count();
    // A section without a number has the path of its parent.
    let parent = section.parent.and_then(|at| plan.sections.get(at)).map_or(0, |parent| parent.path.len());
    let path = if section.path.len() > parent { section.path.clone() } else { Vec::new() };
    let heading = if section.heading.is_empty() { first_words(plan, at) } else { section.heading.clone() };
    OutlineRow { path, depth, heading }
}

/// The first words of a section without a heading.
fn first_words(plan: &Plan, section: usize) -> String {
    const SHOWN: usize = 20;
    let mut clauses = plan.clauses.iter().filter(|clause| clause.section == Some(section));
    let body = clauses.next().map_or("", |clause| plan.source.slice(clause.body).trim());
    let phrase = body.lines().next().and_then(|line| line.split(['，', '。', '；']).next()).unwrap_or_default();
    let shown: String = phrase.chars().take(SHOWN).collect();
    if shown.len() < body.len() && !shown.is_empty() { shown + "……" } else { shown }
}

fn row(asked: &DraftCheck<'_>, plan: &Plan, one: Diagnostic, baseline: &Baseline, day: Option<&str>) -> DiagnosticRow {
    let held = baseline.of(&one.finding.fingerprint, day);
    let excepted = one.finding.excepted.as_ref().map(|excepted| AcceptedRow {
        reason: excepted.reason.clone(),
        by: Some(excepted.by.clone()),
        until: Some(excepted.until.clone()),
    });
    let (accepted, expired) = match held {
        // A finding without a real reason does not count as accepted.
        Some(Held::Accepted(entry)) if is_unexplained(&entry.reason) => (None, None),
        Some(Held::Accepted(entry)) => {
            (Some(AcceptedRow { reason: entry.reason.clone(), by: entry.by.clone(), until: entry.until.clone() }), None)
        }
        Some(Held::Expired(entry)) => (None, entry.until.clone()),
        None => (None, None),
    };
    let items: Vec<(String, Names)> = one.items.iter().map(|item| item_name(asked, *item)).collect();
    let elements: Vec<(String, Names)> = one
        .elements
        .iter()
        .map(|id| asked.taxonomy.element(*id))
        .map(|element| (element.code.clone(), element.names.clone()))
        .collect();
    let above = one.above.as_ref().and_then(|above| above_row(asked, above));
    let proposal = one.proposal.as_ref().map(|proposal| ProposalRow {
        text: text_of(asked, proposal, &items, &elements),
        after_line: line_before(plan, proposal),
        after: place_before(plan, proposal),
        section: proposal.spot.section,
        left: remains(&proposal.body, &elements),
    });
    DiagnosticRow {
        finding: one.finding,
        span: one.span,
        place: one.span.map(|span| Place::at(plan, span.start)),
        other: one.other,
        items,
        elements,
        above,
        proposal,
        accepted: accepted.or(excepted),
        expired,
    }
}

fn above_row(asked: &DraftCheck<'_>, above: &Above) -> Option<AboveRow> {
    Some(match above {
        Above::Clause { member, clause } => {
            let plan = &asked.corpus.members.get(*member)?.plan;
            let clause = plan.clauses.get(*clause)?;
            AboveRow::Sentence { plan: plan.id.clone(), place: Place::of(plan, clause), text: clause.text.trim().to_owned() }
        }
        Above::Points { year, points } => {
            let profile = asked.taxonomy.profiles.get(year)?;
            let points = points.iter().filter_map(|&at| profile.points.get(at));
            let named = points.map(|point| PointName { number: point.number.clone(), title: point.title.clone() });
            AboveRow::Points { year: *year, points: named.collect() }
        }
    })
}

fn line_before(plan: &Plan, proposal: &Proposal) -> usize {
    let clause = proposal.spot.clause.and_then(|at| plan.clauses.get(at));
    let section = || proposal.spot.section.and_then(|at| plan.sections.get(at)).map(|section| plan.source.line_of(section.start));
    clause.map(|clause| plan.lines_of(clause.span).1).or_else(section).unwrap_or(0)
}

fn place_before(plan: &Plan, proposal: &Proposal) -> Option<Place> {
    let clause = proposal.spot.clause.and_then(|at| plan.clauses.get(at));
    let section = || proposal.spot.section.and_then(|at| plan.sections.get(at)).map(|section| Place::at(plan, section.start));
    clause.map(|clause| Place::of(plan, clause)).or_else(section)
}

/// Returns `true` if a reason is the placeholder that a new baseline is written with, to be replaced by a person.
fn is_unexplained(reason: &str) -> bool {
    [Lang::Zh, Lang::En].into_iter().any(|lang| reason.trim() == lang.check().baseline_reason)
}
