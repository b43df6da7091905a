//! What a plan asks for: drawn from the stock for a province, derived from the plan above for all others.

use std::collections::BTreeSet;

use super::chance::Chance;
use super::stock::{Sentence, Task};

/// Share of the stock that a province takes up, in hundredths.
const PROVINCE: usize = 62;
/// Most items that a plan leaves out of what stands above it.
const MOST_DROPPED: usize = 5;
/// Most tasks that a plan adds.
const MOST_ADDED: usize = 3;
/// Share of sentences that are said in other words, in hundredths.
const EDITED: usize = 18;
/// Share of sentences that are left out while others of the plan ask for the same, in hundredths.
const SHORTENED: usize = 4;
/// Share of plans that only copy what they take over, in hundredths.
const COPIES: usize = 20;

/// Words for which others may stand without a change of what is asked for.
const OTHER_WORDS: [(&str, &str); 12] = [
    ("进一步", "切实"),
    ("切实", "着力"),
    ("积极", "主动"),
    ("认真", "扎实"),
    ("大力", "着力"),
    ("每季度", "每月"),
    ("按月", "按季度"),
    ("年底前", "11月底前"),
    ("及时", "第一时间"),
    ("方便公众", "便于公众"),
    ("加大", "持续加大"),
    ("确保", "保证"),
];

/// The tasks of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Content(pub Vec<Task>);

/// What became of an item between a plan and the one above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Both ask for it.
    Kept,
    /// Only the plan above asks for it.
    Dropped,
    /// Only this plan asks for it.
    Added,
    /// Of one of the two it cannot be said: only a heading names it, or people did not agree.
    Open,
}

impl Fate {
    /// The name used in the table.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Dropped => "dropped",
            Self::Added => "added",
            Self::Open => "open",
        }
    }
}

impl Content {
    /// What a province asks for.
    pub(crate) fn drawn(stock: &[Task], chance: &mut Chance) -> Self {
        Self(stock.iter().filter(|_| chance.percent(PROVINCE)).cloned().collect())
    }

    /// What a place asks for below one with this content.
    pub(crate) fn derived(&self, stock: &[Task], chance: &mut Chance) -> Self {
        let mut own = self.clone();
        for _ in 0..chance.below(MOST_DROPPED + 1) {
            let item = chance.one_of(&own.0).and_then(|task| own.rarest(task));
            if let Some(item) = item {
                own.drop(&item);
            }
        }
        own.shorten(chance);
        let known: BTreeSet<usize> = self.0.iter().map(|task| task.number).collect();
        let others: Vec<&Task> = stock.iter().filter(|task| !known.contains(&task.number)).collect();
        for _ in 0..chance.below(MOST_ADDED + 1) {
            if let Some(task) = chance.one_of(&others).filter(|task| own.0.iter().all(|known| known.number != task.number)) {
                // Behind the tasks of its chapter, where the plan has it.
                let behind = own.0.iter().rposition(|known| known.chapter == task.chapter).map_or(own.0.len(), |at| at + 1);
                own.0.insert(behind, (*task).clone());
            }
        }
        if !chance.percent(COPIES) {
            for sentence in own.0.iter_mut().flat_map(|task| &mut task.sentences) {
                if chance.percent(EDITED) {
                    edit(sentence, chance);
                }
            }
        }
        own
    }

    /// The item of a task that fewest tasks may ask for.
    fn rarest(&self, task: &Task) -> Option<String> {
        let codes = task.sentences.iter().flat_map(|sentence| &sentence.codes);
        codes.min_by_key(|code| self.0.iter().filter(|task| task.may_ask(code)).count()).cloned()
    }

    /// Takes an item out: every task that may ask for it, as one who shortens a plan does.
    fn drop(&mut self, code: &str) {
        self.0.retain(|task| !task.may_ask(code));
    }

    /// Leaves sentences out whose items others ask for.
    fn shorten(&mut self, chance: &mut Chance) {
        for at in 0..self.0.len() {
            for sentence in (0..self.0[at].sentences.len()).rev() {
                if self.0[at].sentences.len() > 1 && chance.percent(SHORTENED) {
                    let mut without = self.clone();
                    without.0[at].sentences.remove(sentence);
                    if without.asked() == self.asked() {
                        *self = without;
                    }
                }
            }
        }
    }

    /// The items that it asks for.
    fn asked(&self) -> BTreeSet<String> {
        self.0.iter().flat_map(|task| &task.sentences).flat_map(|sentence| &sentence.codes).cloned().collect()
    }

    /// The items of which it cannot be said.
    fn open(&self) -> BTreeSet<String> {
        let sentences = self.0.iter().flat_map(|task| &task.sentences).flat_map(|sentence| &sentence.open);
        let headings = self.0.iter().filter_map(|task| task.heading.as_ref());
        sentences.chain(headings.flat_map(|heading| heading.codes.iter().chain(&heading.open))).cloned().collect()
    }

    /// What became of each item that it or the plan `above` may ask for, by code.
    pub(crate) fn fates(&self, above: &Self) -> Vec<(String, Fate)> {
        let (own, open, asked, unsure) = (self.asked(), self.open(), above.asked(), above.open());
        let all: BTreeSet<&String> = own.iter().chain(&open).chain(&asked).chain(&unsure).collect();
        let fate = |code: &String| match (asked.contains(code), own.contains(code)) {
            (true, true) => Fate::Kept,
            (true, false) if !open.contains(code) => Fate::Dropped,
            (false, true) if !unsure.contains(code) => Fate::Added,
            _ => Fate::Open,
        };
        all.into_iter().map(|code| (code.clone(), fate(code))).collect()
    }
}

fn edit(sentence: &mut Sentence, chance: &mut Chance) {
    let fitting: Vec<_> = OTHER_WORDS.iter().filter(|(word, _)| sentence.text.contains(word)).collect();
    if let Some((word, other)) = chance.one_of(&fitting) {
        sentence.text = sentence.text.replacen(word, other, 1);
    }
}
