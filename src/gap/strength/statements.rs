//! What each clause of a plan states, and for which of its items.

use std::collections::{BTreeMap, BTreeSet};

use super::relation::Value;
use crate::gap::text::Places;
use crate::language::current;
use crate::lineage::Member;
use crate::plan::{Clause, Level, Plan, Task};
use crate::source::Span;
use crate::source::fold::{Folded, fold};
use crate::taxonomy::ItemId;

/// The statement that a task continues until the end of the year, if its text says so or has it in place of a deadline.
fn whole_year<'p>(plan: &'p Plan, task: &'p Task) -> Option<(String, usize, &'p str, Value<'p>)> {
    let says = |at: &usize, word: &str| {
        plan.clauses.get(*at).is_some_and(|clause| {
            let mut places = plan.source.slice(clause.span).match_indices(word);
            places.any(|(at, _)| is_until_year_end(plan, clause, moved(Span::new(at, at + word.len()), clause.span.start)))
        })
    };
    current().dates.whole_year.iter().find_map(|word| {
        let apart = task.undated.iter().any(|words| words.contains(word));
        let said = apart || task.clauses.iter().any(|at| says(at, word));
        // Words in a merged cell apply to the whole task.
        let first = task.clauses.first().copied().filter(|_| apart).unwrap_or(usize::MAX);
        said.then(|| (fold(word), first, *word, Value::WholeYear(plan.header.year)))
    })
}

/// Number of letters after the words for the whole year that are searched for a verb.
const VERB: usize = 8;

/// Returns `true` if the words for the whole year mean that the task continues: 全年公开预算. In 公开全年预算 and 全年预算执行情况 they
/// name the period of the subject, which sets no end to the task.
fn is_until_year_end(plan: &Plan, clause: &Clause, at: Span) -> bool {
    let text = plan.source.text();
    let (Some(before), Some(behind)) = (text.get(clause.body.start..at.start), text.get(at.end..clause.span.end)) else {
        return false;
    };
    // Lines may break anywhere, but cells do not.
    let before = before.trim_end_matches(|ch: char| ch.is_whitespace() && ch != CELL);
    // 2017年全年公开
    let year = current().titles.years.iter().find_map(|year| before.strip_suffix(year));
    let year = year.filter(|before| before.ends_with(|ch: char| ch.is_ascii_digit()));
    let before = year.map_or(before, |before| before.trim_end_matches(|ch: char| ch.is_ascii_digit()));
    // In a list of periods they name a subject: 上半年、全年预算.
    let is_behind = before.ends_with(|ch: char| ch.is_alphabetic() || ch == '、');
    let modals = current().duties.modals.iter().any(|modal| before.ends_with(modal));
    if is_behind && !modals {
        return false;
    }
    let behind: String = behind.chars().take_while(|ch| *ch != CELL).filter(|ch| !ch.is_whitespace()).take(VERB).collect();
    !behind.starts_with(char::is_alphabetic) || opens_with_verb(&behind)
}

/// Returns `true` if words begin with a verb, and not with a noun that begins the same way: 公开预算, but not 公开目录.
fn opens_with_verb(words: &str) -> bool {
    let (duties, clauses) = (&current().duties, &current().clauses);
    let is_verb =
        |verb: &str| words.strip_prefix(verb).is_some_and(|rest| !clauses.nouns.iter().any(|noun| rest.starts_with(noun)));
    let verbs = [clauses.disclosing, duties.deeds, duties.modals, duties.adverbs, duties.last_verbs, duties.implement_verbs];
    verbs.iter().copied().flatten().any(|verb| is_verb(verb))
}

/// Converts a span relative to a clause to one of the plan's text.
const fn moved(span: Span, start: usize) -> Span {
    Span::new(span.start + start, span.end + start)
}

/// Separator between two cells of a row.
const CELL: char = '\t';

/// Characters that separate phrases.
const STOPS: [char; 9] = ['，', ',', '；', ';', '。', '：', ':', '！', '\n'];

/// A value with the words and the clause that state it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'p> {
    pub clause: usize,
    pub text: &'p str,
    pub value: Value<'p>,
    /// Place of the words in the plan's text; `None` if a line break interrupts them.
    at: Option<Span>,
}

/// What the clauses of an item state on one side: for the item, and for other items of the same clauses.
#[derive(Debug, Default)]
pub(super) struct Stated<'p> {
    pub item: Vec<Statement<'p>>,
    pub others: Vec<Statement<'p>>,
}

/// What the clauses of a plan state.
#[derive(Debug)]
pub(in crate::gap) struct Statements<'p> {
    pub(super) member: &'p Member,
    by_clause: BTreeMap<usize, Vec<Statement<'p>>>,
    /// For each clause the index of its task.
    tasks: BTreeMap<usize, usize>,
    /// The plan's own places, which occur in the names of its units.
    pub(super) places: Places,
}

impl<'p> Statements<'p> {
    pub(in crate::gap) fn new(member: &'p Member) -> Self {
        let places = Places::of(&member.plan.header);
        let mut found = Self { member, by_clause: BTreeMap::new(), tasks: BTreeMap::new(), places };
        for (index, task) in member.plan.tasks.iter().enumerate() {
            found.tasks.extend(task.clauses.iter().map(|&clause| (clause, index)));
            found.read(&member.plan, task);
        }
        found
    }

    pub(super) const fn year(&self) -> Option<u16> {
        self.member.plan.header.year
    }

    pub(super) const fn level(&self) -> Option<Level> {
        self.member.plan.header.level
    }

    /// All that a clause states.
    pub(super) fn in_clause(&self, clause: usize) -> &[Statement<'p>] {
        self.by_clause.get(&clause).map_or(&[], Vec::as_slice)
    }

    /// Returns `true` if a statement applies only to the level of the plan itself: 市本级不少于50项、县级不少于30项.
    pub(super) fn is_of_own_level(&self, stated: &Statement<'_>) -> bool {
        let before = stated.at.and_then(|at| self.member.plan.source.text().get(..at.start)).unwrap_or_default().trim_end();
        let (own, words) = (&current().places.own, current().places.own_level);
        // 本级 alone means the level of whoever is asked.
        words.iter().any(|word| before.strip_suffix(*word).is_some_and(|place| place.ends_with(|ch| own.contains(&ch))))
    }

    pub(super) fn task_of(&self, clause: usize) -> Option<usize> {
        self.tasks.get(&clause).copied()
    }

    /// A task records a phrase once, for its first clause; it applies wherever the clauses of the task contain the same words.
    fn read(&mut self, plan: &'p Plan, task: &'p Task) {
        let deadlines = task.deadlines.iter().map(|stated| (stated.clause, stated.text.as_str(), Value::Deadline(&stated.value)));
        let frequencies = task.frequencies.iter();
        let frequencies = frequencies.map(|stated| (stated.clause, stated.text.as_str(), Value::Frequency(stated.value)));
        let quantities = task.quantities.iter();
        let quantities =
            quantities.map(|stated| (stated.clause, stated.text.as_str(), Value::Quantity(&stated.value, stated.text.as_str())));
        let all = deadlines.chain(frequencies).chain(quantities);
        let mut phrases: Vec<(String, usize, &str, Value<'_>)> =
            all.map(|(first, text, value)| (fold(text), first, text, value)).filter(|(words, ..)| !words.is_empty()).collect();
        phrases.extend(whole_year(plan, task));
        if phrases.is_empty() {
            return;
        }
        // 按月 is no separate phrase within 按月或季.
        phrases.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
        for &index in &task.clauses {
            let Some(clause) = plan.clauses.get(index) else { continue };
            let folded = Folded::new(plan.source.slice(clause.span));
            // Maps starts to ends; the ranges do not overlap.
            let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
            let mut found = Vec::new();
            for (words, first, text, value) in &phrases {
                let places = folded.text().match_indices(words.as_str()).map(|(at, words)| Span::new(at, at + words.len()));
                let is_taken = |place: &Span| taken.range(..place.end).next_back().is_some_and(|(_, end)| *end > place.start);
                let origin = |place: &Span| moved(folded.origin(*place), clause.span.start);
                let is_meant = |place: &Span| !value.only_answers() || is_until_year_end(plan, clause, origin(place));
                let free: Vec<Span> = places.filter(|place| !is_taken(place) && is_meant(place)).collect();
                let at = free.iter().map(|place| Some(origin(place)));
                let unplaced = (free.is_empty() && *first == index).then_some(None);
                found.extend(at.chain(unplaced).map(|at| Statement { clause: index, text, value: *value, at }));
                taken.extend(free.iter().map(|place| (place.start, place.end)));
            }
            // In text order, so that the first of two statements is answered by the first of two.
            found.sort_by_key(|stated| stated.at.map(|at| at.start));
            let found = without_repeats(&found, plan.source.slice(clause.span), clause.span.start);
            if !found.is_empty() {
                self.by_clause.insert(index, found);
            }
        }
    }

    /// Collects what the clauses state for an item, and for other items.
    pub(super) fn of(&self, item: ItemId, clauses: &[usize]) -> Stated<'p> {
        let mut found = Stated::default();
        for clause in clauses {
            let Some(stated) = self.by_clause.get(clause) else { continue };
            let ground = Ground::of(self.member, *clause, stated);
            let (own, others): (Vec<_>, Vec<_>) =
                stated.iter().copied().partition(|stated| ground.as_ref().is_none_or(|ground| ground.concerns(item, stated)));
            found.item.extend(own);
            found.others.extend(others);
        }
        found
    }
}

/// The context of a clause's statements: its phrases, and which items each of them names.
///
/// The words of statements do not count, so that changing a value never assigns anything to another item.
struct Ground<'p> {
    plan: &'p Plan,
    body_end: usize,
    /// Number of items that the clause carries.
    labels: usize,
    /// Items indicated by words of the clause itself, outside the statements.
    spoken: BTreeSet<ItemId>,
    phrases: Vec<Span>,
    /// The items that each phrase names.
    named: Vec<BTreeSet<ItemId>>,
    /// For each phrase the nearest one before it that names an item, and the nearest one after it.
    before: Vec<Option<usize>>,
    behind: Vec<Option<usize>>,
    /// Whether the first phrase names the topic of the whole sentence.
    has_topic: bool,
}

impl<'p> Ground<'p> {
    /// Analyses a clause; `stated` are its statements in text order.
    fn of(member: &'p Member, index: usize, stated: &[Statement<'_>]) -> Option<Self> {
        let (plan, labels) = (&member.plan, member.mapping.of(index));
        let clause = plan.clauses.get(index)?;
        let taken: Vec<Span> = stated.iter().filter_map(|stated| stated.at).collect();
        // The statements do not overlap.
        let is_free = |span: Span| {
            let last = taken.partition_point(|taken| taken.start < span.end).checked_sub(1).and_then(|at| taken.get(at));
            last.is_none_or(|taken| taken.end <= span.start)
        };
        // The number of the paragraph is not part of a phrase: （一）对重大事件，….
        let rest = Span::new(clause.body.start, clause.span.end);
        let phrases = phrases(plan.source.slice(rest), rest.start);
        let (mut spoken, mut named) = (BTreeSet::new(), vec![BTreeSet::new(); phrases.len()]);
        for (item, span) in labels.iter().flat_map(|label| label.evidence.iter().map(|words| (label.item, words.span))) {
            if !clause.span.contains(span) || !is_free(span) {
                continue;
            }
            spoken.insert(item);
            let at = phrases.partition_point(|phrase| phrase.end <= span.start);
            if phrases.get(at).is_some_and(|phrase| phrase.contains(span)) {
                named.get_mut(at).map(|items| items.insert(item));
            }
        }
        let any = |at: &usize| named.get(*at).is_some_and(|items| !items.is_empty());
        let nearest = |places: &mut dyn Iterator<Item = usize>| {
            let mut last = None;
            let found = places.map(|at| {
                let known = last;
                last = Some(at).filter(any).or(known);
                known
            });
            found.collect::<Vec<_>>()
        };
        let before = nearest(&mut (0..phrases.len()));
        let mut behind = nearest(&mut (0..phrases.len()).rev());
        behind.reverse();
        let has_topic = phrases.first().is_some_and(|phrase| is_topic(plan.source.slice(*phrase)));
        Some(Self { plan, body_end: clause.body.end, labels: labels.len(), spoken, phrases, named, before, behind, has_topic })
    }

    /// A statement concerns those items of the clause whose words are in the same phrase, and those that the first phrase names as the
    /// topic (对重大事件，…). Otherwise it concerns the items of the nearest phrase that names any: before it if its phrase says more than
    /// the statement (…，6月底前完成), else after it (6月底前，…). If no phrase names any, it concerns all. An item that the clause has
    /// from its heading is concerned by all statements, and a note after the sentence concerns all items.
    fn concerns(&self, item: ItemId, stated: &Statement<'_>) -> bool {
        let Some(at) = stated.at else { return true };
        // A note in brackets after the sentence applies to all of it.
        if at.start >= self.body_end || self.labels < 2 || !self.spoken.contains(&item) {
            return true;
        }
        let names = |phrase: usize| self.named.get(phrase).is_some_and(|items| items.contains(&item));
        if self.has_topic && names(0) {
            return true;
        }
        let here = self.phrases.partition_point(|phrase| phrase.end <= at.start);
        let here = if self.phrases.get(here).is_some_and(|phrase| phrase.contains(at)) { here } else { 0 };
        if self.named.get(here).is_some_and(|items| !items.is_empty()) {
            return names(here);
        }
        let of = |nearest: &[Option<usize>]| nearest.get(here).copied().flatten();
        let (before, behind) = (of(&self.before), of(&self.behind));
        let goes_on = self.phrases.get(here).is_some_and(|phrase| says_more(self.plan, *phrase, at));
        let nearest = if goes_on { before.or(behind) } else { behind.or(before) };
        nearest.is_none_or(names)
    }
}

/// Returns `true` if a phrase only names the topic of its sentence.
fn is_topic(phrase: &str) -> bool {
    let words = phrase.trim_start_matches(|ch: char| !ch.is_alphabetic()).trim_end_matches(STOPS);
    let clauses = &current().clauses;
    let opens = clauses.topic_openings.iter().any(|word| words.starts_with(word))
        && !clauses.no_topic_openings.iter().any(|word| words.starts_with(word));
    let ends = clauses.topic_ends.iter().any(|word| words.ends_with(word))
        && !clauses.no_topic_ends.iter().any(|word| words.ends_with(word));
    // 对预决算进行公开 already says what to do.
    let is_done = || current().duties.deeds.iter().chain(clauses.disclosing).any(|deed| words.contains(deed));
    ends || opens && !is_done()
}

/// Most letters before a statement that only introduce it: 最迟要在, 要于.
const SET_IN: usize = 3;

/// Returns `true` if a phrase says more than its statement: 6月底前完成 and 公开比例不低于九成, but not 最迟6月底前.
fn says_more(plan: &Plan, phrase: Span, at: Span) -> bool {
    let letters = |start: usize, end: usize| {
        let text = plan.source.text().get(start..end).unwrap_or_default();
        text.chars().filter(|ch| ch.is_alphabetic())
    };
    letters(at.end, phrase.end).next().is_some() || letters(phrase.start, at.start).nth(SET_IN).is_some()
}

/// Most statements of a clause that are searched for repetitions: no real row has so many, and a hostile document must not take forever.
const ROW: usize = 100;

/// Removes statements that repeat another cell of the row: 每月 beside 每月公布. `text` is that of the clause, `start` its offset.
fn without_repeats<'p>(stated: &[Statement<'p>], text: &str, start: usize) -> Vec<Statement<'p>> {
    let is_alone = stated.iter().all(|stated| stated.at.is_some()) && !text.contains('\t');
    if is_alone || stated.len() > ROW {
        return stated.to_vec();
    }
    let cell = |stated: &Statement<'_>| {
        let before = stated.at.and_then(|at| text.get(..at.start.checked_sub(start)?));
        before.map(|before| before.matches('\t').count())
    };
    let cells: Vec<(Option<usize>, &Statement<'_>)> = stated.iter().map(|stated| (cell(stated), stated)).collect();
    let is_repeat = |at: usize, (cell, one): &(Option<usize>, &Statement<'_>)| {
        // A statement without a place comes first, and repeats any other that has one.
        let others = if cell.is_none() { cells.as_slice() } else { cells.get(..at).unwrap_or_default() };
        others.iter().any(|(other, stated)| other.is_some() && other != cell && stated.value.same_as(&one.value))
    };
    cells.iter().enumerate().filter(|(at, one)| !is_repeat(*at, one)).map(|(_, (_, one))| **one).collect()
}

/// Splits a text into phrases; the spans refer to the plan's text.
fn phrases(text: &str, start: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, stop) in text.match_indices(STOPS) {
        found.push(Span::new(start + from, start + at + stop.len()));
        from = at + stop.len();
    }
    found.push(Span::new(start + from, start + text.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mapping;
    use crate::plan;
    use crate::source::SourceText;

    /// The number of statements of each clause that has any.
    fn counts(rows: &str) -> Vec<usize> {
        let text = format!("某县2026年安全生产工作任务分解表\n序号\t工作任务\t完成时限\n{rows}");
        let plan = plan::parse("p", SourceText::from_bytes("p", text.as_bytes()).expect("text")).expect("a plan");
        let member = Member { plan, mapping: Mapping::default() };
        Statements::new(&member).by_clause.values().map(Vec::len).collect()
    }

    #[test]
    fn a_cell_that_repeats_its_row_says_it_once_and_another_value_counts() {
        assert_eq!(counts("1\t每月公布隐患排查情况。\t每月\n2\t组织应急演练。\t每季度\n"), [1, 1]);
        assert_eq!(counts("1\t按月公布隐患排查情况。\t每月\n2\t每年组织应急演练。\t每季度\n"), [1, 2]);
    }
}
