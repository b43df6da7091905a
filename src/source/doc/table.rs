//! The table of a paragraph, from the properties of the paragraph.

use super::bytes::Bytes;
use super::sprm;
use crate::source::word::{Mark, Merge, Shape};

/// Returns the table nesting depth of a paragraph with these properties, and what ends with it; `cell_mark` is whether it ends with a
/// cell mark.
pub(super) fn place(changes: &[u8], cell_mark: bool) -> (usize, Mark) {
    let on = |code: u16| sprm::switch(changes, code, false) == Some(true);
    if !on(sprm::IN_TABLE) {
        return (0, Mark::Paragraph);
    }
    let told = sprm::last(changes, sprm::DEPTH).and_then(|operand| operand.u32(0)).unwrap_or(1).max(1);
    let depth = usize::try_from(told).unwrap_or(usize::MAX);
    let inner = depth > 1;
    let mark = if (cell_mark && on(sprm::ROW_END)) || (inner && on(sprm::INNER_ROW_END)) {
        Mark::Row(sprm::last(changes, sprm::TABLE_DEFINITION).map(shape).unwrap_or_default())
    } else if cell_mark || (inner && on(sprm::INNER_CELL_END)) {
        Mark::Cell
    } else {
        Mark::Paragraph
    };
    (depth, mark)
}

fn shape(definition: Bytes<'_>) -> Shape {
    let count = usize::from(definition.u8(0).unwrap_or(0));
    let cells = 1 + 2 * (count + 1);
    Shape {
        edges: (0..=count).filter_map(|index| definition.i16(1 + 2 * index)).map(i32::from).collect(),
        merges: (0..count)
            .map_while(|index| definition.u16(cells + 20 * index))
            .map(|flags| Merge { left: flags & 0x3 == 1, above: flags >> 5 & 0x3 == 1 })
            .collect(),
    }
}
