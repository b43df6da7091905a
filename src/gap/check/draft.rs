//! What the rules share: the draft, its parents, and the list of findings.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::offices::NamedOffices;
use super::proposal::note_form;
use super::{Above, Checked, Diagnostic, DraftCheck, NoteForm};
use crate::gap::{Code, Finding, Param};
use crate::lineage::{Link, Member, State};
use crate::plan::{Clause, ClauseKind, Plan, Task};
use crate::source::Span;
use crate::source::fold::fold;
use crate::source::runs;
use crate::taxonomy::{ItemId, Names, Strength, Taxonomy};

/// A draft being checked.
#[derive(Debug)]
pub(super) struct Draft<'c> {
    pub asked: DraftCheck<'c>,
    pub own: &'c Member,
    found: Vec<Diagnostic>,
    /// How often a rule has met the same words: each repetition is a separate finding.
    met: BTreeMap<(Code, String), usize>,
    /// Computed when a text is first proposed.
    offices: OnceCell<NamedOffices<'c>>,
    /// Computed when a text is first proposed.
    note_form: OnceCell<NoteForm>,
}

impl<'c> Draft<'c> {
    pub(super) const fn new(asked: DraftCheck<'c>, own: &'c Member) -> Self {
        Self { asked, own, found: Vec::new(), met: BTreeMap::new(), offices: OnceCell::new(), note_form: OnceCell::new() }
    }

    pub(super) const fn plan(&self) -> &'c Plan {
        &self.own.plan
    }

    pub(super) const fn taxonomy(&self) -> &'c Taxonomy {
        self.asked.taxonomy
    }

    /// The offices that the draft names.
    pub(super) fn offices(&self) -> &NamedOffices<'c> {
        self.offices.get_or_init(|| NamedOffices::of(self.plan(), &self.taxonomy().departments))
    }

    /// The form in which the draft names who is responsible.
    pub(super) fn note_form(&self) -> NoteForm {
        *self.note_form.get_or_init(|| note_form(self.plan()))
    }

    /// Adds a finding of the rule `code` at `span`. `words` go into its fingerprint, so they must not contain anything that an edit
    /// elsewhere changes.
    pub(super) fn add<const N: usize>(
        &mut self,
        code: Code,
        span: Option<Span>,
        words: &str,
        params: [(&'static str, Param); N],
    ) -> &mut Diagnostic {
        let met = self.met.entry((code, words.to_owned())).or_default();
        *met += 1;
        let words = if *met == 1 { words.to_owned() } else { format!("{words} #{met}") };
        let finding = Finding::on_draft(self.plan(), code, span, &words, params.into());
        self.push(finding, span)
    }

    /// Adds a finding that was made elsewhere.
    pub(super) fn push(&mut self, finding: Finding, span: Option<Span>) -> &mut Diagnostic {
        self.found.push(Diagnostic { span, ..Diagnostic::bare(finding) });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    pub(super) fn into_sorted(self) -> Checked {
        let mut found = self.found;
        let place = |one: &Diagnostic| (one.span.map_or(usize::MAX, |span| span.start), one.finding.code.code());
        found.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.items.cmp(&b.items)));
        Checked { diagnostics: found }
    }

    pub(super) fn item_name(&self, item: ItemId) -> Param {
        Param::Names(vec![self.taxonomy().item(item).names.clone()])
    }

    /// The place of a clause, with its path and origin: Word files have no line numbers that a reader could count.
    pub(super) fn place_of(&self, clause: usize) -> Param {
        let plan = self.plan();
        let Some(clause) = plan.clauses.get(clause) else { return Param::Nothing };
        Param::Place {
            path: plan.path_of(clause).to_vec(),
            origin: plan.source.origin_of(clause.span.start).cloned(),
            line: plan.lines_of(clause.span).0,
        }
    }

    /// The plans above that were read, nearest first.
    pub(super) fn parents(&self) -> impl Iterator<Item = (usize, &'c Member)> {
        let links: Vec<&'c Link> = self.asked.gap.chain.links.iter().rev().collect();
        let corpus = self.asked.corpus;
        links.into_iter().filter_map(move |link| match link.state {
            State::Document(index) => Some((index, corpus.members.get(index)?)),
            _ => None,
        })
    }

    /// The nearest plan above, if it has a text and the draft is judged against it.
    pub(super) fn nearest_parent(&self) -> Option<(usize, &'c Member)> {
        let State::Document(index) = self.asked.gap.chain.nearest_known()?.state else { return None };
        Some((index, self.asked.corpus.members.get(index)?))
    }

    /// What asks for an item: a clause of the nearest plan above that has one, else the national points.
    pub(super) fn above(&self, item: ItemId) -> Option<Above> {
        for link in self.asked.gap.chain.links.iter().rev() {
            match link.state {
                State::Document(member) => {
                    let parent = self.asked.corpus.members.get(member)?;
                    if let Some(clause) = asking(parent, item).find(|at| says_something(&parent.plan, *at)) {
                        return Some(Above::Clause { member, clause });
                    }
                }
                State::Profile(year) => {
                    let profile = self.taxonomy().profiles.get(&year)?;
                    let points = profile.points.iter().enumerate().filter(|(_, point)| point.items.contains(&item));
                    let points: Vec<usize> = points.map(|(at, _)| at).collect();
                    if !points.is_empty() {
                        return Some(Above::Points { year, points });
                    }
                }
                State::Missing => {}
            }
        }
        None
    }

    /// A clause of a plan above.
    pub(super) fn clause_above(&self, member: usize, clause: usize) -> Option<(&'c Member, &'c Clause)> {
        let member = self.asked.corpus.members.get(member)?;
        Some((member, member.plan.clauses.get(clause)?))
    }

    /// The task clause of the draft that asks for an item in words most similar to those above; the last of several equally similar ones.
    pub(super) fn nearest_to(&self, item: ItemId, above: Option<&Above>) -> Option<usize> {
        let words = |member: &Member, clause: usize| {
            let clause = member.plan.clauses.get(clause)?;
            let text: Vec<char> = fold(member.plan.source.slice(clause.body)).chars().collect();
            Some(runs::pairs(&text))
        };
        let asked = match above {
            Some(Above::Clause { member, clause }) => words(self.asked.corpus.members.get(*member)?, *clause),
            _ => None,
        };
        let asked = asked.unwrap_or_default();
        asking(self.own, item).max_by_key(|&at| words(self.own, at).map_or(0, |own| runs::shared(&own, &asked)))
    }

    /// The tasks of the draft that ask for something, each with the clauses that do.
    pub(super) fn tasks(&self) -> impl Iterator<Item = (&'c Task, Vec<usize>)> {
        let plan = self.plan();
        plan.tasks.iter().filter_map(move |task| {
            let clauses: Vec<usize> = task.clauses.iter().copied().filter(|&at| is_task(plan, at)).collect();
            (!clauses.is_empty()).then_some((task, clauses))
        })
    }

    /// The folded text of the headings and tasks selected by `which`, one per line.
    pub(super) fn words(&self, which: impl Fn(&Clause) -> bool) -> String {
        let plan = self.plan();
        let taken = plan.clauses.iter().filter(|clause| clause.kind.is_mapped() && which(clause));
        taken.map(|clause| fold(plan.source.slice(clause.body))).collect::<Vec<_>>().join("\n")
    }

    /// Returns `true` if the draft contains words that indicate an item, even in a list or the name of a website.
    pub(super) fn mentions(&self, item: ItemId) -> bool {
        let text = self.words(|_| true);
        let mut strong = self.taxonomy().item(item).terms.iter().filter(|term| term.strength <= Strength::Typical);
        strong.any(|term| {
            let words = fold(&term.text);
            text.contains(&words) && text.lines().any(|clause| clause.contains(&words) && term.counts_beside(clause))
        })
    }

    /// A section and its ancestors, innermost first.
    pub(super) fn with_above(&self, section: usize) -> Vec<usize> {
        let above = |at: &usize| self.plan().sections.get(*at).and_then(|section| section.parent);
        std::iter::successors(Some(section), above).collect()
    }

    /// The place of a heading in the text, without its number.
    pub(super) fn heading(&self, section: usize) -> Option<Span> {
        let plan = self.plan();
        let section = plan.sections.get(section)?;
        let line = plan.source.text().get(section.start..)?.lines().next()?;
        let at = line.find(section.heading.as_str()).filter(|_| !section.heading.is_empty());
        let (from, len) = at.map_or_else(|| (0, line.trim_end().len()), |at| (at, section.heading.len()));
        Some(Span::new(section.start + from, section.start + from + len)).filter(|span| !span.is_empty())
    }

    /// The place of the title if the text has it in one piece, else of the first non-empty line.
    pub(super) fn title(&self) -> Option<Span> {
        let text = self.plan().source.text();
        let title = self.plan().header.title.as_deref();
        let at = title.and_then(|title| Some(Span::new(text.find(title)?, text.find(title)? + title.len())));
        at.or_else(|| self.plan().source.lines().find(|line| !self.plan().source.slice(*line).trim().is_empty()))
    }

    /// The words of a clause without its number and notes; if they are long, only the first phrase.
    pub(super) fn first_phrase(&self, clause: usize) -> Option<Span> {
        const SHOWN: usize = 40;
        let body = self.plan().clauses.get(clause)?.body;
        let text = self.plan().source.slice(body);
        let text = text.lines().next().unwrap_or_default();
        let stop = text.char_indices().find(|(_, ch)| "，。；：".contains(*ch)).map_or(text.len(), |(at, _)| at);
        let limit = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
        Some(Span::new(body.start, body.start + stop.min(limit))).filter(|span| !span.is_empty())
    }
}

/// The task clauses of a plan that ask for an item, in document order.
pub(super) fn asking(member: &Member, item: ItemId) -> impl Iterator<Item = usize> {
    let plan = &member.plan;
    let labels = member.mapping.labels.iter().enumerate();
    let with = labels.filter(move |(at, labels)| is_task(plan, *at) && labels.iter().any(|label| label.item == item));
    with.map(|(at, _)| at)
}

/// Returns `true` if a clause is a task.
pub(super) fn is_task(plan: &Plan, clause: usize) -> bool {
    plan.clauses.get(clause).is_some_and(|clause| clause.kind == ClauseKind::Task)
}

/// Returns `true` if a clause is long enough to be quoted: of a note that a page break split there may be little left.
pub(super) fn says_something(plan: &Plan, clause: usize) -> bool {
    const LEAST: usize = 6;
    let body = plan.clauses.get(clause).map_or("", |clause| plan.source.slice(clause.body));
    body.chars().filter(|ch| ch.is_alphanumeric()).count() >= LEAST
}

/// The names of some elements.
pub(super) fn names<'t>(all: impl Iterator<Item = &'t Names>) -> Param {
    Param::Names(all.cloned().collect())
}
