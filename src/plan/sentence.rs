//! Paragraph → sentences, each with its closing note on responsible units.

use std::ops::Range;

use super::{duty, marks::marks};

/// A sentence of a paragraph, as byte offsets into the paragraph's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sentence {
    /// First byte.
    pub start: usize,
    /// One past the last byte, notes included.
    pub end: usize,
    /// One past the last byte of what it says, notes left out.
    pub body_end: usize,
}

/// Splits `text[from..]` into sentences; together they hold every character that is not white space.
///
/// A sentence ends with 。！？ outside brackets. A bracketed note on responsible units that follows belongs to it.
pub(super) fn sentences(text: &str, from: usize) -> Vec<Sentence> {
    // Brackets that do not match are damage, and hold nothing together; nearly all match.
    let (found, balanced) = split(text, from, true);
    if balanced { found } else { split(text, from, false).0 }
}

/// Splits, and tells whether all brackets match; `nested`: a sentence does not end in brackets.
fn split(text: &str, from: usize, nested: bool) -> (Vec<Sentence>, bool) {
    let mut found = Vec::new();
    let mut start = from;
    let mut depth = 0_usize;
    // Open brackets, those of notes included; `None` once one has closed that none has opened.
    let mut open = Some(0_usize);
    let mut has_colon = false;
    for (offset, ch) in marks(&text[from..]) {
        match ch {
            '（' | '(' | '《' => open = open.map(|open| open + 1),
            '）' | ')' | '》' => open = open.and_then(|open| open.checked_sub(1)),
            _ => {}
        }
        let at = from + offset;
        if at < start {
            continue;
        }
        match ch {
            '（' | '(' | '《' if nested => depth += 1,
            '）' | ')' | '》' if nested => depth = depth.saturating_sub(1),
            '。' | '！' | '？' if depth == 0 => {
                let end = absorb_closing(text, at + ch.len_utf8());
                push(&mut found, text, start..end, has_colon || end > at + ch.len_utf8());
                start = end;
                has_colon = false;
            }
            '：' | ':' => has_colon = true,
            _ => {}
        }
    }
    push(&mut found, text, start..text.len(), has_colon);
    (found, open == Some(0))
}

fn push(found: &mut Vec<Sentence>, text: &str, range: Range<usize>, may_have_label: bool) {
    let raw = &text[range.clone()];
    let sentence = raw.trim();
    if sentence.is_empty() {
        return;
    }
    let start = range.start + (raw.len() - raw.trim_start().len());
    let body = if may_have_label { duty::body_len(sentence) } else { duty::body_len_without_label(sentence) };
    found.push(Sentence { start, end: start + sentence.len(), body_end: start + body });
}

/// Extends the end of a sentence over closing quotation marks and notes that follow its stop.
fn absorb_closing(text: &str, mut end: usize) -> usize {
    loop {
        let rest = &text[end..];
        let closing = rest.len() - rest.trim_start_matches(['”', '’', '"', '*']).len();
        let note = duty::leading_note(&rest[closing..]).unwrap_or(0);
        if closing + note == 0 {
            return end;
        }
        end += closing + note;
        // A stop behind the note still belongs to it.
        end += text[end..].chars().next().filter(|&ch| ch == '。').map_or(0, char::len_utf8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(&str, &str)> {
        sentences(text, 0).iter().map(|found| (&text[found.start..found.body_end], &text[found.body_end..found.end])).collect()
    }

    #[test]
    fn a_note_closes_the_sentence_before_it() {
        assert_eq!(
            split("推进公开。做好解读。（落实单位：区统计局）持续推进监测（**县环保局牵头**）。"),
            [("推进公开。", ""), ("做好解读。", "（落实单位：区统计局）"), ("持续推进监测", "（**县环保局牵头**）。")]
        );
    }

    #[test]
    fn stops_inside_brackets_do_not_end_a_sentence() {
        assert_eq!(split("公开项目（含可研。初设）信息。完。").len(), 2);
        assert_eq!(split("公开“一次办。”清单。").len(), 2);
    }

    #[test]
    fn an_unbalanced_bracket_does_not_swallow_the_rest() {
        assert_eq!(split("公开（含可研信息。做好解读。").len(), 2);
    }
}
