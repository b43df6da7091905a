//! Every string of the interface, in both languages. A missing one does not compile.
//!
//! One file a group; a new part of the program brings its own group.

/// Makes a group of strings: a struct of that name with the Chinese value `ZH` and the English one `EN`.
macro_rules! strings {
    ($(#[$doc:meta])* $group:ident { $($name:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $group {
            $(#[doc = $en] pub $name: &'static str,)*
        }
        impl $group {
            pub(super) const ZH: Self = Self { $($name: $zh,)* };
            pub(super) const EN: Self = Self { $($name: $en,)* };
        }
    };
}

mod check;
mod elements;
mod general;
mod levels;
mod names;
mod office;
mod page;
mod rules;
mod tables;
mod textual;

pub use check::CheckWords;
pub use elements::ElementWords;
pub use general::Words;
pub use levels::LevelWords;
pub use office::Office;
pub(super) use office::fill;
pub use page::PageWords;
pub use rules::{Rule, RuleWords};
pub use tables::TableWords;
pub use textual::TextualWords;

/// Language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Returns the words of the language.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Zh => &Words::ZH,
            Self::En => &Words::EN,
        }
    }

    /// Returns the words on strength, reuse and the two signals.
    #[must_use]
    pub const fn textual(self) -> &'static TextualWords {
        match self {
            Self::Zh => &TextualWords::ZH,
            Self::En => &TextualWords::EN,
        }
    }

    /// Returns the words of the comparison tables.
    #[must_use]
    pub const fn tables(self) -> &'static TableWords {
        match self {
            Self::Zh => &TableWords::ZH,
            Self::En => &TableWords::EN,
        }
    }

    /// Returns the words about elements.
    #[must_use]
    pub const fn elements(self) -> &'static ElementWords {
        match self {
            Self::Zh => &ElementWords::ZH,
            Self::En => &ElementWords::EN,
        }
    }

    /// Returns the tag for HTML.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Picks the name in this language.
    #[must_use]
    pub fn pick(self, names: &crate::taxonomy::Names) -> &str {
        match self {
            Self::Zh => &names.zh,
            Self::En => &names.en,
        }
    }
}
