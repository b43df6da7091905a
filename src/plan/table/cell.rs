//! The text of one cell: numbered parts, sentences, and whether it is only a heading.

use crate::plan::numbering::{Marker, Rank};

/// A numbered part of a cell, as offsets into its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its number.
    pub marker: Marker,
    /// First byte, the number included.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Splits a cell that lists several tasks: `1.甲 2.乙 3.丙`. Empty when it does not.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut before = ' ';
    for (at, ch) in text.char_indices() {
        let may_begin = before.is_whitespace() || "。；;！".contains(before);
        before = ch;
        if !may_begin || ch.is_whitespace() {
            continue;
        }
        // Numbers of another rank are numbers inside a part; one that does not go on is no number of a part.
        let rest = text.get(at..).unwrap_or_default();
        let Some(marker) = read(rest) else { continue };
        let follows = match found.last() {
            Some(last) => last.marker.rank == marker.rank && last.marker.number + 1 == marker.number,
            None => marker.number == 1,
        };
        if follows {
            if let Some(last) = found.last_mut() {
                last.end = at;
            }
            found.push(Part { marker, start: at, end: text.len() });
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// Reads a number; only the beginning is looked at, so that a cell of any length is read in one pass.
fn read(rest: &str) -> Option<Marker> {
    let end = rest.char_indices().nth(12).map_or(rest.len(), |(at, _)| at);
    Marker::read(rest.get(..end)?)
}

/// Reads the number that a heading begins with: label, value, and the rest.
pub(super) fn heading(text: &str) -> (Option<Marker>, &str) {
    let marker = Marker::read(text).filter(|marker| marker.rank <= Rank::SubItem);
    let rest = marker.as_ref().and_then(|marker| text.get(marker.len..)).unwrap_or(text);
    (marker, rest.trim().trim_end_matches(['。', '：', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        parts(text).iter().map(|part| &text[part.start..part.end]).collect()
    }

    #[test]
    fn a_cell_that_lists_tasks_is_split_at_its_numbers() {
        assert_eq!(split("1.公开预算。 2.公开决算。 3.公开债务。"), ["1.公开预算。 ", "2.公开决算。 ", "3.公开债务。"]);
        assert_eq!(split("①公开预算；②公开决算"), ["①公开预算；", "②公开决算"]);
        assert_eq!(split("全面公开：（1）预算 （2）决算"), Vec::<&str>::new());
        assert_eq!(split("全面公开。（1）预算； （2）决算"), ["（1）预算； ", "（2）决算"]);
    }

    #[test]
    fn one_number_or_a_quantity_is_no_list() {
        for text in ["1.公开预算。", "增长 2.5 个百分点。 3.公开", "公开预算 2.公开决算", "5. 甲 6. 乙"] {
            assert_eq!(parts(text), [], "{text}");
        }
    }
}
