//! Patterns of the phrases that plans are made of.

use regex::Regex;

/// Digits and characters as plans have them, for `\d`, `\p{Han}` and what is no letter: all of Unicode's, repeated in two dozen
/// patterns, took a tenth of a short run to compile.
const CLASSES: [(&str, &str); 4] =
    [(r"[\p{Han}", "[〇㐀-鿿"), (r"\p{Han}", "[〇㐀-鿿]"), (r"\d", "[0-9０-９]"), (r"\W", "[^0-9A-Za-z_０-９〇㐀-鿿]")];

/// Compiles a pattern that is a constant of this crate.
#[expect(clippy::expect_used, reason = "the patterns are constants, and every one is used by a test")]
pub(super) fn pattern(text: &str) -> Regex {
    let text = CLASSES.iter().fold(text.to_owned(), |text, (class, characters)| text.replace(class, characters));
    Regex::new(&text).expect("a valid pattern")
}

/// Any of the words of a list, as a part of a pattern.
pub(super) fn any_of<'w>(words: impl IntoIterator<Item = &'w &'w str>) -> String {
    words.into_iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn classes_find_what_plans_hold() {
        assert!(pattern(r"^[\p{Han}、]{3}\d{2}$").is_match("〇、鿿０9"));
        assert!(pattern(r"^\p{Han}+$").is_match("㐀一龥"));
        assert!(!pattern(r"\p{Han}|\d").is_match("a、٣"));
        assert!(pattern(r"^\W+$").is_match("、 【》-｜") && !pattern(r"\W").is_match("〇鿿０aZ_"));
    }
}
