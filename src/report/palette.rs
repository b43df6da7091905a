//! Colours of the verdicts on paper. Everything coloured also has a word or a mark, for printers without colour.

use super::Lang;
use super::Words;
use super::model::{Cell, GapRow};
use crate::gap::Verdict;
use crate::lineage::StateKind;
use crate::render::marks::{Mark, Marks};

/// Every verdict.
pub(super) const VERDICTS: [Verdict; 5] =
    [Verdict::Covered, Verdict::Partial, Verdict::Dropped, Verdict::Added, Verdict::Undetermined];

/// Returns fill and font colour of a verdict as 0xRRGGBB.
pub(super) const fn colours(verdict: Verdict) -> (u32, u32) {
    match verdict {
        Verdict::Covered => (0x00E2_F0D9, 0x0037_5623),
        Verdict::Partial => (0x00FF_F2CC, 0x0066_4E00),
        Verdict::Dropped => (0x00FB_E0DD, 0x009C_0006),
        Verdict::Added => (0x00DD_EBF7, 0x001F_4E79),
        Verdict::Undetermined => (0x00ED_EDED, 0x0040_4040),
    }
}

/// Returns fill and font colour of a segment of a bar: the better, the darker, so that a printer without colour can distinguish them.
pub(super) const fn bar_colours(verdict: Verdict) -> (u32, u32) {
    match verdict {
        Verdict::Covered => (0x0054_8235, 0x00FF_FFFF),
        Verdict::Partial => (0x00F0_B93A, 0x0000_0000),
        Verdict::Dropped => (0x00F6_C1BA, 0x0000_0000),
        Verdict::Added => (0x00BD_D7EE, 0x0000_0000),
        Verdict::Undetermined => (0x00F7_F7F7, 0x0000_0000),
    }
}

/// Returns the fill of a document in a drawing of the lineage.
pub(super) const fn state_colour(state: StateKind) -> u32 {
    match state {
        StateKind::Profile => 0x00F6_E3DB,
        StateKind::Document => 0x00DB_E9F6,
        StateKind::Missing => 0x00EC_EEF0,
    }
}

/// Returns the sign at the start of a cell of the comparison.
pub(super) const fn mark(verdict: Verdict, words: &Words) -> &'static str {
    match verdict {
        Verdict::Covered => words.mark_present,
        Verdict::Partial => words.mark_partial,
        Verdict::Dropped => words.mark_absent,
        Verdict::Added => "+",
        Verdict::Undetermined => words.unknown,
    }
}

/// The sign of an item that was lost above: dropped, but not by this plan.
pub(super) const LOST_ABOVE: &str = "△";

/// Fill and font colour of items lost above.
const LOST_COLOURS: (u32, u32) = (0x00EF_E1F0, 0x005B_2466);

/// Returns fill and font colour of an item of a plan.
pub(super) const fn colours_of(gap: &GapRow) -> (u32, u32) {
    if gap.lost_above { LOST_COLOURS } else { colours(gap.verdict) }
}

/// Returns the CSS class of a cell.
pub(super) fn class(cell: &Cell) -> &'static str {
    if cell.lost_above { "dropped above" } else { cell.verdict.map_or("", Verdict::code) }
}

/// The sign of a restored item: added, but not new.
pub(super) const RESTORED: &str = "↺";

/// Returns the marks of the verdicts; restored items look like added ones.
pub(super) fn marks(lang: Lang) -> Marks {
    let words = lang.words();
    let one = |sign, verdict| Mark { sign, name: words.verdict_name(verdict), colours: colours(verdict) };
    let all = VERDICTS.map(|verdict| one(mark(verdict, words), verdict)).into_iter().chain([one(RESTORED, Verdict::Added)]);
    let lost = Mark { sign: LOST_ABOVE, name: lang.levels().lost_above, colours: LOST_COLOURS };
    Marks { all: all.chain([lost]).collect(), named: words.verdict, behind: words.guessed_mark }
}
