//! The presence of an item through the levels.

use super::Presence;
use crate::plan::Level;

/// Presence of an item at each level of a chain, from the top; the last is the plan's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace(pub Vec<(Level, Presence)>);

/// Where an item was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// At this level, while the one above has it.
    At(Level),
    /// Below the first level and at the latest at the second; the levels between were not read.
    Between(Level, Level),
}

impl Trace {
    /// Makes the trace from the steps above, from the top down, and the plan's own. If several documents are at one level, the item is
    /// present there if any of them asks for it, and absent only if none does, so that their order does not matter.
    pub(super) fn new(above: impl Iterator<Item = (Level, Presence)>, own: Option<(Level, Presence)>) -> Self {
        let mut steps: Vec<(Level, Presence)> = Vec::new();
        for (level, presence) in above {
            match steps.last_mut().filter(|(last, _)| *last == level) {
                Some((_, known)) if presence == Presence::Present || *known == Presence::Absent => *known = presence,
                Some(_) => {}
                None => steps.push((level, presence)),
            }
        }
        steps.extend(own);
        Self(steps)
    }

    /// Returns where the item was last lost, if the plan lacks it and a level above has it.
    #[must_use]
    pub fn loss(&self) -> Option<Loss> {
        let (_, own) = self.0.last()?;
        if *own != Presence::Absent {
            return None;
        }
        let holder = self.0.iter().rposition(|(_, presence)| *presence == Presence::Present)?;
        let gone = self.0.iter().skip(holder + 1).position(|(_, presence)| *presence == Presence::Absent)? + holder + 1;
        let (holder_level, gone_level) = (self.0[holder].0, self.0[gone].0);
        Some(if gone == holder + 1 { Loss::At(gone_level) } else { Loss::Between(holder_level, gone_level) })
    }

    /// Returns the level at which the item was added, if all levels above are known not to have it.
    #[must_use]
    pub fn added_at(&self) -> Option<Level> {
        let (_, own) = self.0.last()?;
        if *own != Presence::Present {
            return None;
        }
        let first = self.0.iter().position(|(_, presence)| *presence != Presence::Absent)?;
        let (level, presence) = self.0[first];
        (first > 0 && presence == Presence::Present).then_some(level)
    }

    /// Returns the level that restored an item: a level above has it, and the level right above is known to have lost it.
    #[must_use]
    pub fn restored_at(&self) -> Option<Level> {
        let held = self.0.iter().rev().take_while(|(_, presence)| *presence == Presence::Present).count();
        let taken_up = self.0.len().checked_sub(held).filter(|_| held > 0)?;
        let (above, rest) = self.0.get(..taken_up)?.split_last().map(|((_, last), rest)| (*last, rest))?;
        let asked = rest.iter().any(|(_, presence)| *presence == Presence::Present);
        (above == Presence::Absent && asked).then(|| self.0.get(taken_up).map(|(level, _)| *level)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace(marks: &str) -> Trace {
        let presence = |mark| match mark {
            '+' => Presence::Present,
            '-' => Presence::Absent,
            _ => Presence::Unknown,
        };
        Trace(Level::ALL.into_iter().zip(marks.chars().map(presence)).collect())
    }

    #[test]
    fn a_loss_is_never_pinned_on_a_level_that_was_not_read() {
        use Level::{County, National, Prefecture, Province};
        let cases = [
            ("++--", Some(Loss::At(Prefecture))),
            ("+??-", Some(Loss::Between(National, County))),
            ("+?--", Some(Loss::Between(National, Prefecture))),
            ("+++-", Some(Loss::At(County))),
            ("+-+-", Some(Loss::At(County))),
            ("++-+", None),
            ("+???", None),
            ("----", None),
            ("?-?-", None),
        ];
        for (marks, loss) in cases {
            assert_eq!(trace(marks).loss(), loss, "{marks}");
        }
        assert_eq!(trace("+-").loss(), Some(Loss::At(Province)));
    }

    #[test]
    fn of_two_documents_of_a_level_one_is_enough_in_whatever_order() {
        use Level::{County, National, Prefecture};
        use Presence::{Absent, Present, Unknown};
        let way = |a: Presence, b: Presence| {
            Trace::new([(National, Present), (Prefecture, a), (Prefecture, b)].into_iter(), Some((County, Absent)))
        };
        for (a, b, joined) in [
            (Present, Absent, Present),
            (Present, Unknown, Present),
            (Unknown, Absent, Unknown),
            (Absent, Absent, Absent),
            (Unknown, Unknown, Unknown),
        ] {
            let wanted = Trace(vec![(National, Present), (Prefecture, joined), (County, Absent)]);
            assert_eq!((&way(a, b), &way(b, a)), (&wanted, &wanted));
        }
    }

    #[test]
    fn an_addition_is_placed_only_when_all_above_is_known() {
        use Level::{County, Prefecture};
        let cases = [
            ("---+", Some(County)),
            ("--++", Some(Prefecture)),
            ("-??+", None),
            ("-+-+", Some(Level::Province)),
            ("+--+", None),
            ("----", None),
        ];
        for (marks, level) in cases {
            assert_eq!(trace(marks).added_at(), level, "{marks}");
        }
    }

    #[test]
    fn an_item_is_restored_only_where_the_level_right_above_is_known_to_lack_it() {
        use Level::{County, Prefecture};
        let cases = [
            ("++-+", Some(County)),
            ("+-++", Some(Prefecture)),
            ("+?-+", Some(County)),
            ("+-?+", None),
            ("--?+", None),
            ("---+", None),
            ("++++", None),
            ("++--", None),
            ("+-+-", None),
            ("?--+", None),
        ];
        for (marks, level) in cases {
            assert_eq!(trace(marks).restored_at(), level, "{marks}");
        }
    }

    #[test]
    fn what_is_lost_was_not_added_or_restored_and_only_what_was_added_above_is_restored() {
        for number in 0..3_u32.pow(4) {
            let marks: String = (0..4).map(|place| ['+', '-', '?'][(number / 3_u32.pow(place) % 3) as usize]).collect();
            let trace = trace(&marks);
            let (added, restored) = (trace.added_at(), trace.restored_at());
            assert!(trace.loss().is_none() || (added.is_none() && restored.is_none()), "{marks}");
            assert!(added.is_none() || restored.is_none() || added < restored, "{marks}: {added:?} {restored:?}");
        }
    }
}
