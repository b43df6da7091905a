//! Whether a plan has text like its parent's for an item that its mapping did not find. Used where texts are not otherwise compared: few
//! items are absent, and the words of few of these occur in the plan at all.

use std::cell::OnceCell;

use super::signals::{self, Sought, is_clearly_alike, words_of};
use super::similarity::{Alignment, overlap};
use super::text::PlanText;
use super::textual::Asking;
use super::{Coverage, Presence};
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::source::fold::fold;
use crate::taxonomy::{ItemId, Taxonomy};

/// A parent, prepared to be compared with any number of plans. What is rarely needed is computed on demand.
#[derive(Debug)]
pub(super) struct Above<'p> {
    member: &'p Member,
    asking: Asking,
    text: OnceCell<PlanText>,
}

/// A plan below it.
#[derive(Debug)]
struct Below<'p> {
    member: &'p Member,
    /// The task clauses with their folded texts.
    folded: Vec<(usize, String)>,
    text: OnceCell<PlanText>,
}

impl<'p> Above<'p> {
    pub(super) fn new(member: &'p Member, taxonomy: &Taxonomy) -> Self {
        Self { member, asking: Asking::of(member, taxonomy), text: OnceCell::new() }
    }

    /// Marks as unknown the items that `own`, the coverage of `member`, calls absent although the text of the plan may ask for them.
    pub(super) fn leave_open(&self, member: &Member, own: &mut Coverage, taxonomy: &Taxonomy) {
        let absent = |item: &ItemId| own.of(*item) == Presence::Absent && !self.asking.clauses(*item).is_empty();
        let absent: Vec<ItemId> = taxonomy.ids().filter(absent).collect();
        if absent.is_empty() {
            return;
        }
        let below = Below::new(member);
        absent.into_iter().filter(|item| self.is_misread(*item, &below)).for_each(|item| own.leave_open(item));
    }

    fn text(&self) -> &PlanText {
        self.text.get_or_init(|| PlanText::without_fives(self.member))
    }

    fn is_misread(&self, item: ItemId, below: &Below<'_>) -> bool {
        let may_be = |clause: &usize| {
            let Some(words) = words_of(self.member, *clause, item) else { return false };
            let mut with_words = below.with(&words).peekable();
            if with_words.peek().is_none() {
                return false;
            }
            let Some(sought) = Sought::new(self.member, self.text(), item, *clause) else { return false };
            let is_alike = |own: usize| {
                below.text().clauses.get(own).is_some_and(|own| is_clearly_alike(overlap(&sought.pairs, &own.pairs)))
            };
            with_words.any(is_alike)
        };
        let clauses = self.asking.clauses(item);
        if !clauses.iter().any(may_be) {
            return false;
        }
        // Only the most similar clauses decide.
        let sought = clauses.iter().filter_map(|&clause| Sought::new(self.member, self.text(), item, clause));
        let sought: Vec<Sought> = sought.collect();
        let (above, own) = (self.text(), below.text());
        let down = Alignment::of_some(&above.clauses, sought.iter().map(|sought| sought.clause), &own.clauses);
        let near = signals::nearest(below.member, own, &sought, &down);
        near.is_some_and(|near| signals::is_misread(below.member, self.member, item, near))
    }
}

impl<'p> Below<'p> {
    fn new(member: &'p Member) -> Self {
        let clauses = member.plan.clauses.iter().enumerate();
        let tasks = clauses.filter(|(_, clause)| clause.kind == ClauseKind::Task);
        let folded = tasks.map(|(at, clause)| (at, fold(member.plan.source.slice(clause.body)))).collect();
        Self { member, folded, text: OnceCell::new() }
    }

    fn text(&self) -> &PlanText {
        self.text.get_or_init(|| PlanText::without_fives(self.member))
    }

    /// The task clauses that contain all of these words.
    fn with<'b>(&'b self, words: &'b [String]) -> impl Iterator<Item = usize> + 'b {
        let has_all = |text: &str| words.iter().all(|words| text.contains(words.as_str()));
        self.folded.iter().filter(move |(_, text)| has_all(text)).map(|(at, _)| *at)
    }
}
