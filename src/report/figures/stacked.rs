//! The bars as drawn in the office formats: each segment with its mark, name and colours.

use super::{Bars, PARTS, label, part_of};
use crate::render::chart::{Series, StackedBars};
use crate::render::printable::one_line;
use crate::report::{Lang, palette};

/// Returns bars with names, marks and colours.
pub(in crate::report) fn stacked(bars: &Bars, lang: Lang) -> StackedBars {
    let words = lang.words();
    let series = PARTS.map(|part| {
        let ((fill, letters), head) = (palette::bar_colours(part), words.verdict_name(part));
        let name = format!("{} {head}", palette::mark(part, words));
        Series { head, name, fill, letters, values: bars.rows.iter().map(|(_, counts)| part_of(*counts, part)).collect() }
    });
    let names = bars.rows.iter().map(|(name, counts)| format!("{} {}", one_line(name), label(*counts, lang)));
    StackedBars { title: bars.title.to_owned(), names: names.collect(), series: series.into(), alt: bars.alt.clone() }
}
