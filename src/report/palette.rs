//! Colours of the verdicts on paper; every coloured thing is also a word or a mark, for a printer without colours.

use super::Words;
use crate::gap::Verdict;

/// Every verdict.
pub(super) const VERDICTS: [Verdict; 5] =
    [Verdict::Covered, Verdict::Partial, Verdict::Dropped, Verdict::Added, Verdict::Undetermined];

/// Returns fill and font colour of a verdict, as 0xRRGGBB.
pub(super) const fn colours(verdict: Verdict) -> (u32, u32) {
    match verdict {
        Verdict::Covered => (0x00E2_F0D9, 0x0037_5623),
        Verdict::Partial => (0x00FF_F2CC, 0x0066_4E00),
        Verdict::Dropped => (0x00FB_E0DD, 0x009C_0006),
        Verdict::Added => (0x00DD_EBF7, 0x001F_4E79),
        Verdict::Undetermined => (0x00ED_EDED, 0x0040_4040),
    }
}

/// Returns what a cell of the comparison begins with.
pub(super) const fn mark(verdict: Verdict, words: &Words) -> &'static str {
    match verdict {
        Verdict::Covered => words.mark_present,
        Verdict::Partial => words.mark_partial,
        Verdict::Dropped => words.mark_absent,
        Verdict::Added => "+",
        Verdict::Undetermined => words.unknown,
    }
}

/// Returns the verdict that a cell of the comparison says.
pub(super) fn of_mark(cell: &str, words: &Words) -> Option<Verdict> {
    VERDICTS.into_iter().find(|verdict| cell.starts_with(mark(*verdict, words)))
}
