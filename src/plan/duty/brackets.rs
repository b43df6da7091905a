//! Brackets that a note may be in.

/// Bytes after which a bracket is no note, so that brackets that never close cost no more than their number.
pub(super) const LONGEST_NOTE: usize = 6_000;

/// Longest note, in characters; a bracket that is open for longer is damage.
const NOTE: usize = 2000;

/// Tells whether a character opens a bracket that a note may stand in.
pub(super) const fn opens_note(ch: char) -> bool {
    matches!(ch, '（' | '(' | '【' | '〔' | '[' | '［' | '{' | '｛')
}

/// Tells whether a character closes a bracket that a note may stand in.
pub(super) const fn closes_note(ch: char) -> bool {
    matches!(ch, '）' | ')' | '】' | '〕' | ']' | '］' | '}' | '｝')
}

/// Returns the length of the bracket that `text` opens with, marks included.
pub(super) fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in text.char_indices().take(NOTE) {
        match ch {
            _ if opens_note(ch) => depth += 1,
            _ if closes_note(ch) => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + ch.len_utf8());
                }
            }
            _ if depth == 0 || at > LONGEST_NOTE => return None,
            _ => {}
        }
    }
    None
}

/// Returns where the bracket that `text` closes with begins.
pub(super) fn opening_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in text.char_indices().rev().take(NOTE) {
        match ch {
            _ if closes_note(ch) => depth += 1,
            _ if opens_note(ch) => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ if depth == 0 || text.len() - at > LONGEST_NOTE => return None,
            _ => {}
        }
    }
    None
}
