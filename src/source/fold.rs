//! Text folded for matching: widths and scripts folded, white space, quotation marks and emphasis dropped, with a map back to the
//! source.
//!
//! Offices mix full-width and half-width forms, straight and curly quotation marks, and traditional characters; word processors leave
//! `**` behind. None of that may decide whether a term is found, and all of it must be kept in quotations.

mod script;

pub use script::{simplified, simplified_char, traditional};

use std::sync::LazyLock;

use self::script::merged;
use super::{CharSet, Span};

/// The characters that folding drops or changes; few, so that the rest of a text is skipped quickly. All are within the plane.
static FOLDED: LazyLock<CharSet> = LazyLock::new(|| {
    // Only listed Chinese characters are tested: testing every one would take longer than a short run.
    let others = ('\0'..FIRST_CHINESE).chain(LAST_CHINESE..='\u{ffff}');
    others.chain(script::listed()).filter(|ch| fold_char(*ch) != Some(*ch)).collect()
});

/// First and last of the common Chinese characters; those that are folded are listed.
const FIRST_CHINESE: char = '\u{4e00}';
const LAST_CHINESE: char = '\u{9fff}';

/// A folded text, every byte offset of which maps back to the original text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// In order, without gaps in the folded text.
    runs: Vec<Run>,
}

/// Folded characters that map to one stretch of the original: a sequence whose byte lengths are unchanged, or one whose length
/// differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// First byte in the folded text.
    start: usize,
    /// Byte range in the original.
    origin: Span,
}

impl Folded {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), runs: Vec::with_capacity(text.len() / 24 + 1) };
        // Start of the current run in the folded and in the original text, and the end of what is copied: most characters stay
        // unchanged.
        let (mut start, mut from, mut copied) = (0, 0, 0);
        for (at, ch) in FOLDED.places(text) {
            let plain = fold_char(ch);
            let end = at + ch.len_utf8();
            folded.text.push_str(text.get(copied..at).unwrap_or_default());
            copied = end;
            let keeps_length = plain.is_some_and(|plain| plain.len_utf8() == ch.len_utf8());
            if !keeps_length {
                folded.close(start, Span::new(from, at));
                start = folded.text.len();
            }
            folded.text.extend(plain);
            if !keeps_length {
                folded.close(start, Span::new(at, end));
                (start, from) = (folded.text.len(), end);
            }
        }
        folded.text.push_str(text.get(copied..).unwrap_or_default());
        folded.close(start, Span::new(from, text.len()));
        folded
    }

    /// Ends a run, unless it is empty.
    fn close(&mut self, start: usize, origin: Span) {
        if start < self.text.len() {
            self.runs.push(Run { start, origin });
        }
    }

    /// Returns the folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Maps a span of the folded text back to the original.
    #[must_use]
    pub fn origin(&self, span: Span) -> Span {
        let start = self.start_of(span.start);
        Span::new(start, if span.is_empty() { start } else { self.end_of(span.end) })
    }

    /// Maps the start offset of a folded character to the original; the end of the folded text maps to the end of the last run.
    fn start_of(&self, at: usize) -> usize {
        match self.runs.partition_point(|run| run.start <= at).checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some(run) if at < self.text.len() => run.origin.start + (at - run.start),
            _ => self.runs.last().map_or(0, |run| run.origin.end),
        }
    }

    /// Maps the end offset of a folded character, which is not 0, to the original.
    fn end_of(&self, at: usize) -> usize {
        let after = self.runs.partition_point(|run| run.start < at);
        let run = after.checked_sub(1).and_then(|run| self.runs.get(run));
        let is_whole = self.runs.get(after).map_or(self.text.len(), |next| next.start) <= at;
        run.map_or(0, |run| if is_whole { run.origin.end } else { run.origin.start + (at - run.start) })
    }
}

/// Folds `text` without a map back to it.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, ch) in FOLDED.places(text) {
        folded.push_str(text.get(copied..at).unwrap_or_default());
        folded.extend(fold_char(ch));
        copied = at + ch.len_utf8();
    }
    folded.push_str(text.get(copied..).unwrap_or_default());
    folded
}

/// Returns `true` if nothing in `text` can affect a match: it is all white space, quotation marks or emphasis.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(|ch| fold_char(ch).is_some())
}

/// Folds one character; `None` if it never affects a match.
#[must_use]
pub fn fold_char(ch: char) -> Option<char> {
    match ch {
        // Nearly all characters are common Chinese ones, which need none of the tests below.
        FIRST_CHINESE..=LAST_CHINESE => Some(merged(simplified_char(ch))),
        '“' | '”' | '‘' | '’' | '"' | '\'' | '＂' | '＇' | '「' | '」' | '『' | '』' | '*' | '＊' | '\u{feff}' | '\u{200b}' => {
            None
        }
        _ if ch.is_whitespace() => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).map(|plain| plain.to_ascii_lowercase()),
        _ if ch.is_ascii() => Some(ch.to_ascii_lowercase()),
        _ => Some(merged(simplified_char(ch))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_character_beyond_the_plane_is_changed() {
        assert!(('\u{10000}'..=char::MAX).all(|ch| fold_char(ch) == Some(ch)));
    }

    #[test]
    fn every_character_that_is_changed_is_in_the_set() {
        for ch in '\0'..='\u{ffff}' {
            assert_eq!(FOLDED.contains(ch), fold_char(ch) != Some(ch), "{ch:?}");
        }
    }

    #[test]
    fn widths_quotes_and_emphasis_do_not_matter() {
        assert_eq!(fold("**“三公＂ 经费**（ＰＰＰ）"), "三公经费(ppp)");
    }

    #[test]
    fn traditional_characters_do_not_matter_and_stand_in_the_quotation() {
        assert_eq!(fold("瞭解顯著的答覆"), fold("了解显著的答复"));
        assert_eq!((fold("工作台帳"), fold("工作台帐")), (fold("工作台账"), fold("工作台账")));
        let text = "公開「三公」經費";
        let folded = Folded::new(text);
        assert_eq!(folded.text(), "公开三公经费");
        assert_eq!(&text[folded.origin(Span::new(0, folded.text().len())).range()], text);
    }

    #[test]
    fn a_match_maps_back_to_the_words_as_printed() {
        let text = "公开“三公\"经费";
        let folded = Folded::new(text);
        let at = folded.text().find("三公经费").expect("folded");
        let span = folded.origin(Span::new(at, at + "三公经费".len()));
        assert_eq!(&text[span.range()], "三公\"经费");
    }

    proptest! {
        #[test]
        fn every_span_maps_to_character_boundaries(text in "[一-三“”（）a-cＡ-Ｃ \n*]{0,30}", a in 0usize..40, b in 0usize..40) {
            let folded = Folded::new(&text);
            let bounds: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
            let (a, b) = (bounds[a % bounds.len()], bounds[b % bounds.len()]);
            let origin = folded.origin(Span::new(a.min(b), a.max(b)));
            prop_assert!(text.get(origin.range()).is_some());
            prop_assert_eq!(fold(&text[origin.range()]), &folded.text()[a.min(b)..a.max(b)]);
        }
    }
}
