//! Lists of a Word document: computes the next number of each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Label, NumberFormat, Suffix};

/// Number of levels in a list.
pub(in crate::source) const LEVELS: usize = 9;

/// A piece of a number pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) enum Piece {
    /// Text.
    Text(String),
    /// The number of a level, from 0.
    Number(usize),
}

/// A level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) struct Level {
    /// First number.
    pub start: u32,
    /// Number format.
    pub format: NumberFormat,
    /// Pattern.
    pub pattern: Vec<Piece>,
    /// What follows the number.
    pub suffix: Suffix,
    /// The counter restarts after a paragraph of a level less than this; `None`: after any outer level.
    pub restart_below: Option<usize>,
    /// Whether the numbers of the levels above are printed in decimal.
    pub decimal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: NumberFormat::Decimal,
            pattern: Vec::new(),
            suffix: Suffix::Tab,
            restart_below: None,
            decimal: false,
        }
    }
}

/// Changes of a list in use to one level of its definition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::source) struct Override {
    /// The first number, at which the list restarts.
    pub start: Option<u32>,
    /// The whole level.
    pub level: Option<Level>,
}

/// A list in use: a definition with changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::source) struct List {
    /// The definition; lists with the same definition share their counters.
    pub definition: i64,
    /// Changes by level.
    pub overrides: BTreeMap<usize, Override>,
}

/// All lists of a document, with their counters.
#[derive(Debug, Clone, Default)]
pub(in crate::source) struct Lists {
    definitions: BTreeMap<i64, Vec<Level>>,
    used: BTreeMap<i64, List>,
    counters: BTreeMap<i64, [Option<u32>; LEVELS]>,
    /// Overridden start numbers that have been used.
    begun: BTreeSet<(i64, usize)>,
}

impl Lists {
    /// Adds a definition.
    pub(in crate::source) fn define(&mut self, id: i64, levels: Vec<Level>) {
        self.definitions.insert(id, levels);
    }

    /// Adds a list in use.
    pub(in crate::source) fn add(&mut self, id: i64, list: List) {
        self.used.insert(id, list);
    }

    /// Counts a paragraph of a list and returns its number; `None` if the paragraph prints none.
    pub(in crate::source) fn next(&mut self, id: i64, level: usize) -> Option<Label> {
        let list = self.used.get(&id)?;
        let levels = self.definitions.get(&list.definition)?;
        let at = |index: usize| list.overrides.get(&index).and_then(|over| over.level.as_ref()).or_else(|| levels.get(index));
        let own = at(level).filter(|_| level < LEVELS)?;
        let counters = self.counters.entry(list.definition).or_default();
        let again = list.overrides.get(&level).and_then(|over| over.start);
        let begins = again.is_some() && self.begun.insert((id, level));
        let start = again.unwrap_or(own.start);
        let number = match counters[level] {
            Some(reached) if !begins => reached.saturating_add(1),
            _ => start,
        };
        counters[level] = Some(number);
        for (below, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            if at(below).and_then(|one| one.restart_below).is_none_or(|limit| level < limit) {
                *counter = None;
            }
        }
        if own.format == NumberFormat::Bullet {
            return None;
        }
        let mut text = String::new();
        for piece in &own.pattern {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Number(index) => {
                    let shown = at(*index).filter(|_| *index <= level)?;
                    let format = if own.decimal && *index < level { NumberFormat::Decimal } else { shown.format };
                    text.push_str(&format.write(counters.get(*index).copied().flatten().unwrap_or(shown.start)));
                }
            }
        }
        (!text.trim().is_empty()).then_some(Label { text, suffix: own.suffix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(format: &str, before: &str, index: usize, after: &str) -> Level {
        let pattern = vec![Piece::Text(before.to_owned()), Piece::Number(index), Piece::Text(after.to_owned())];
        Level { format: NumberFormat::from_name(format), pattern, ..Level::default() }
    }

    fn outline() -> Lists {
        let mut lists = Lists::default();
        let levels =
            vec![level("chineseCounting", "", 0, "、"), level("chineseCounting", "（", 1, "）"), level("decimal", "", 2, ".")];
        lists.define(7, levels);
        lists.add(1, List { definition: 7, ..List::default() });
        lists
    }

    fn run(lists: &mut Lists, steps: &[(i64, usize)]) -> Vec<String> {
        steps.iter().map(|&(id, level)| lists.next(id, level).map_or_else(String::new, |label| label.text)).collect()
    }

    #[test]
    fn levels_count_and_begin_again() {
        let found = run(&mut outline(), &[(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]);
        assert_eq!(found, ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]);
    }

    #[test]
    fn a_level_that_never_restarts_goes_on() {
        let mut lists = outline();
        let mut levels = lists.definitions[&7].clone();
        levels[1].restart_below = Some(0);
        lists.define(7, levels);
        assert_eq!(run(&mut lists, &[(1, 0), (1, 1), (1, 0), (1, 1)]), ["一、", "（一）", "二、", "（二）"]);
    }

    #[test]
    fn lists_of_one_definition_go_on_unless_their_start_is_overridden() {
        let mut lists = outline();
        lists.add(2, List { definition: 7, ..List::default() });
        let again = BTreeMap::from([(0, Override { start: Some(1), level: None })]);
        lists.add(3, List { definition: 7, overrides: again });
        assert_eq!(run(&mut lists, &[(1, 0), (2, 0), (3, 0), (3, 0)]), ["一、", "二、", "一、", "二、"]);
    }

    #[test]
    fn a_pattern_of_several_levels_prints_the_levels_above() {
        let mut lists = outline();
        let pattern = vec![Piece::Number(0), Piece::Text(".".to_owned()), Piece::Number(1)];
        let legal = Level { pattern, decimal: true, ..Level::default() };
        lists.add(4, List { definition: 7, overrides: BTreeMap::from([(1, Override { start: None, level: Some(legal) })]) });
        assert_eq!(run(&mut lists, &[(4, 0), (4, 0), (4, 1)]), ["一、", "二、", "2.1"]);
    }

    #[test]
    fn a_list_that_is_not_defined_prints_nothing() {
        assert_eq!(run(&mut outline(), &[(9, 0), (1, 3), (1, 400)]), ["", "", ""]);
    }
}
