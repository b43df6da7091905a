//! The words by which official documents are read, as data: `taxonomy/language.yaml`, or the file of that name in another taxonomy.
//!
//! The built-in words are made into code when the program is built, so that a run pays nothing for them. A process speaks one language:
//! patterns are made of its words once, and plans that were read by other words could not be compared.

mod lists;

use std::sync::OnceLock;

pub use lists::*;

include!(concat!(env!("OUT_DIR"), "/language.rs"));

static CURRENT: OnceLock<&'static Language> = OnceLock::new();

/// Another language was asked for after the first words had been used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "plans were already read by the words of another language.yaml, and one run reads all plans by the same words; start anew"
)]
pub struct AnotherLanguage;

/// Returns the words that are part of the program.
#[must_use]
pub fn built_in() -> &'static Language {
    &BUILT_IN
}

/// Returns the words by which this process reads: the built-in ones, unless others were installed before they were first asked for.
#[must_use]
#[inline]
pub fn current() -> &'static Language {
    CURRENT.get_or_init(built_in)
}

/// Makes `language` the one by which this process reads; the same again changes nothing.
///
/// # Errors
/// When the process reads by other words already.
pub fn install(language: &'static Language) -> Result<(), AnotherLanguage> {
    let current = CURRENT.get_or_init(|| language);
    if current == &language { Ok(()) } else { Err(AnotherLanguage) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The built-in language with one more ending of a unit.
    fn another() -> &'static Language {
        let mut lists = built_in().lists();
        lists[0].push("专班".to_owned());
        let mut lists = lists.into_iter();
        Box::leak(Box::new(Language::of(|| lists.next().unwrap())))
    }

    #[test]
    fn a_process_speaks_one_language() {
        assert_eq!(install(built_in()), Ok(()));
        assert_eq!(install(another()), Err(AnotherLanguage));
        assert_eq!(current(), built_in());
    }

    #[test]
    fn a_language_is_made_of_its_lists() {
        let mut lists = built_in().lists().into_iter();
        let copy = Language::of(|| lists.next().unwrap());
        assert_eq!(&copy, built_in());
        assert_ne!(another(), built_in());
        let counted: usize = SECTIONS.iter().map(|section| section.lists.len()).sum();
        assert_eq!(built_in().lists().len(), counted);
    }

    #[test]
    fn the_longest_word_is_tried_first() {
        let words = ["局", "管理局", "分局"].map(str::to_owned).to_vec();
        assert_eq!(ordered(words.clone(), Shape::Longest), ["管理局", "分局", "局"]);
        assert_eq!(ordered(words, Shape::Words), ["局", "管理局", "分局"]);
    }
}
