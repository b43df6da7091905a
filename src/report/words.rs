//! Every string of the interface, in both languages. A missing translation does not compile.
//!
//! One file per group; a new part of the program adds its own group.

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
            /// Name, Chinese and English text of every string.
            #[cfg(test)]
            pub(super) const ALL: &'static [(&'static str, &'static str, &'static str)] = &[$((stringify!($name), $zh, $en),)*];
        }
    };
}

mod check;
mod country;
mod elements;
mod general;
mod levels;
mod names;
mod office;
mod page;
mod real;
mod rules;
mod said;
mod standing;
mod tables;
mod textual;

pub(super) use crate::render::fill::fill;
pub use check::CheckWords;
pub use country::CountryWords;
pub use elements::ElementWords;
pub use general::Words;
pub use levels::LevelWords;
pub use office::Office;
pub use page::PageWords;
pub(super) use real::RealWords;
pub use rules::Rule;
pub use standing::StandingWords;
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

    /// Returns the words about the figures of real plans.
    #[must_use]
    pub const fn real(self) -> &'static RealWords {
        match self {
            Self::Zh => &RealWords::ZH,
            Self::En => &RealWords::EN,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Strings that are Chinese in both languages: proposals for the text of a draft, which is Chinese.
    const OF_A_DRAFT: [&str; 9] = [
        "sentence_item",
        "sentence_points",
        "sentence_parts",
        "sentence_elements",
        "by_when",
        "is_done",
        "owners_lead",
        "owners_support",
        "owners_implement",
    ];

    #[test]
    fn every_string_keeps_to_the_signs_of_its_language() {
        let groups = [
            CheckWords::ALL,
            CountryWords::ALL,
            ElementWords::ALL,
            LevelWords::ALL,
            Office::ALL,
            PageWords::ALL,
            RealWords::ALL,
            StandingWords::ALL,
            TableWords::ALL,
            TextualWords::ALL,
            Words::ALL,
        ];
        let of_rules = crate::gap::Code::ALL.into_iter().flat_map(|code| {
            let rule = code.rule();
            let texts = [rule.name, rule.means, rule.why, rule.settle];
            let all = texts.into_iter().chain(rule.messages.iter().map(|message| message.said));
            all.map(move |text| (rule.code, text.zh, text.en))
        });
        for (name, zh, en) in groups.into_iter().flatten().copied().chain(of_rules) {
            let wide = |ch: char| matches!(ch, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ffef}');
            assert!(OF_A_DRAFT.contains(&name) || !en.contains(wide), "{name}: Chinese in English: {en}");
            let narrow = ["(", ")", ", ", "; ", "! ", "\""].iter().any(|sign| zh.contains(sign));
            assert!(!narrow, "{name}: a sign of English in Chinese: {zh}");
            let named = |text: &str| -> std::collections::BTreeSet<String> {
                text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
            };
            assert_eq!(named(zh), named(en), "{name}: both languages say the same values");
        }
    }
}
