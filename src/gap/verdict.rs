//! The verdict on an item, derived from its presence above and in the plan.

use serde::{Deserialize, Serialize};

use super::{Coverage, Doubt, Presence};
use crate::taxonomy::{ElementId, ItemId};

/// A plan's verdict on an item, against the nearest known level above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verdict {
    /// Asked for above and here, with every element.
    Covered,
    /// Asked for above and here, but not with every element.
    Partial,
    /// Asked for above, but not here.
    Dropped,
    /// Not asked for above, but here.
    Added,
    /// Cannot be determined from what was read.
    Undetermined,
}

impl Verdict {
    /// All verdicts, in the order of their counts.
    pub const ALL: [Self; 5] = [Self::Covered, Self::Partial, Self::Dropped, Self::Added, Self::Undetermined];

    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Partial => "partial",
            Self::Dropped => "dropped",
            Self::Added => "added",
            Self::Undetermined => "undetermined",
        }
    }

    /// Returns `true` if something that is asked for is known to be missing, completely or in part.
    #[must_use]
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::Dropped | Self::Partial)
    }
}

/// An element that a plan does not ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The element.
    pub element: ElementId,
    /// Why it may be present after all.
    pub doubt: Option<Doubt>,
}

/// Judges an item against one parent (`None` if unknown). Returns the verdict and, if it is partial, the missing elements.
pub(super) fn judge(item: ItemId, parent: Option<&Coverage>, higher: bool, own: &Coverage) -> Option<(Verdict, Vec<Missing>)> {
    let asked = parent.map_or(Presence::Unknown, |parent| parent.of(item));
    let verdict = verdict(asked, higher, own.of(item))?;
    let parent = parent.filter(|_| verdict == Verdict::Covered);
    let missing = parent.map(|parent| missing(parent.elements_of(item), own)).unwrap_or_default();
    Some((if missing.is_empty() { verdict } else { Verdict::Partial }, missing))
}

/// The elements of `asked` that the plan could ask for but does not.
pub(super) fn missing(asked: impl Iterator<Item = ElementId>, own: &Coverage) -> Vec<Missing> {
    let absent = asked.filter(|element| !own.answers(*element));
    absent.map(|element| Missing { element, doubt: own.doubt(element) }).collect()
}

/// `asked`: presence at the nearest known level above; `higher`: whether any level above has it. `None` if the item concerns neither.
const fn verdict(asked: Presence, higher: bool, own: Presence) -> Option<Verdict> {
    match (asked, own) {
        (Presence::Present, Presence::Present) => Some(Verdict::Covered),
        (Presence::Present, Presence::Absent) => Some(Verdict::Dropped),
        (Presence::Absent, Presence::Present) => Some(Verdict::Added),
        // A level further up lost it already; the trace says where.
        (Presence::Absent, Presence::Absent) if higher => Some(Verdict::Dropped),
        (Presence::Absent, Presence::Absent) => None,
        _ => Some(Verdict::Undetermined),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_never_read_as_a_gap() {
        use Presence::{Absent, Present, Unknown};
        assert_eq!(verdict(Present, true, Unknown), Some(Verdict::Undetermined));
        assert_eq!(verdict(Unknown, false, Present), Some(Verdict::Undetermined));
        assert_eq!(verdict(Absent, false, Absent), None);
        assert_eq!(verdict(Present, true, Absent), Some(Verdict::Dropped));
        assert_eq!(verdict(Absent, false, Present), Some(Verdict::Added));
    }
}
