//! Marks that a word processor's document leaves in its text when something converts it: names of bookmarks, which nobody wrote.
//!
//! They are passed over like white space, so that no clause quotes them; what stands around them keeps its place in the source.

use std::ops::Range;

/// How a mark begins, and how it ends: of Word's text, and of pandoc's.
const MARKS: [(&str, &str); 2] = [("[bookmark:", "]"), ("[]{#", ".anchor}")];
/// Bytes between the two: a bookmark's name has 40 characters at most.
const NAME: usize = 160;

/// Returns the ranges of `line` that stand before, between and behind marks, without white space at either end of the line.
/// `None` where there is no mark, which is nearly always.
pub(super) fn around_marks(line: &str) -> Option<Vec<Range<usize>>> {
    let mut found: Option<Vec<Range<usize>>> = None;
    let mut from = 0;
    let mut at = 0;
    while let Some(open) = line.as_bytes().get(at..).and_then(|rest| memchr::memchr(b'[', rest)).map(|next| at + next) {
        at = open + 1;
        if let Some(length) = line.get(open..).and_then(mark) {
            found.get_or_insert_default().push(from..open);
            from = open + length;
            at = from;
        }
    }
    let mut pieces = found?;
    pieces.push(from..line.len());
    let text = |piece: &Range<usize>| line.get(piece.clone()).unwrap_or_default();
    pieces.retain(|piece| !text(piece).trim().is_empty());
    if let Some(first) = pieces.first_mut() {
        first.start += text(first).len() - text(first).trim_start().len();
    }
    if let Some(last) = pieces.last_mut() {
        last.end -= text(last).len() - text(last).trim_end().len();
    }
    Some(pieces)
}

/// Returns the length of the mark that `text` begins with.
fn mark(text: &str) -> Option<usize> {
    let length = |(open, close): &(&str, &str)| {
        let inside = text.strip_prefix(open)?;
        let end = inside.find(close).filter(|end| *end <= NAME)?;
        let plain =
            inside.get(..end).is_some_and(|name| !name.trim().is_empty() && !name.contains(['[', ']', '{', '}', '，', '。']));
        plain.then_some(open.len() + end + close.len())
    };
    MARKS.iter().find_map(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(line: &str) -> Option<Vec<&str>> {
        around_marks(line).map(|pieces| pieces.into_iter().map(|piece| &line[piece]).collect())
    }

    #[test]
    fn the_names_of_bookmarks_are_passed_over() {
        assert_eq!(rest("[bookmark: _GoBack]各县区要落实。"), Some(vec!["各县区要落实。"]));
        assert_eq!(rest("　[bookmark: _Toc1] 一、总体[bookmark: OLE_LINK1]要求 "), Some(vec!["一、总体", "要求"]));
        assert_eq!(rest("[]{#_Toc5 .anchor}二、公开"), Some(vec!["二、公开"]));
        assert_eq!(rest(" [bookmark: 目录] "), Some(Vec::new()));
    }

    #[test]
    fn other_brackets_are_words_of_the_plan() {
        let long = format!("[bookmark: {}]", "公".repeat(200));
        for line in ["国办发[2017]24号", "[bookmark: 未完", "[bookmark: ]公开", "[bookmark: 公开，全文]", "公开", "", &long]
        {
            assert_eq!(rest(line), None, "{line}");
        }
    }
}
