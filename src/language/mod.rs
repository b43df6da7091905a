//! The words used to read official documents, as data: `taxonomy/language.yaml`, or the file of that name in another taxonomy.
//!
//! The built-in words are compiled in, so that a run does not have to load them. A process uses one language: patterns are built from its
//! words once, and plans read with other words would not be comparable.

mod lists;

use std::sync::OnceLock;

pub use lists::*;

include!(concat!(env!("OUT_DIR"), "/language.rs"));

static CURRENT: OnceLock<&'static Language> = OnceLock::new();

/// Another language was requested after the words had already been used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "plans were already read by the words of another language.yaml, and one run reads all plans by the same words; start anew"
)]
pub struct AnotherLanguage;

/// Returns the built-in words.
#[must_use]
pub fn built_in() -> &'static Language {
    &BUILT_IN
}

/// Returns the words that this process uses: the built-in ones, unless others were installed before the first call.
#[must_use]
#[inline]
pub fn current() -> &'static Language {
    CURRENT.get_or_init(built_in)
}

/// Makes `language` the one that this process uses. Installing the same language again has no effect.
///
/// # Errors
/// If the process already uses other words.
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
