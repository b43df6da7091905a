//! The rules in one language, as declared in `gap`, for `check --explain` and for `docs/findings.md`.

use super::Lang;
use crate::gap::{Bilingual, Code};

/// A rule in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What a finding of it means.
    pub means: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to resolve it.
    pub settle: &'static str,
}

impl Lang {
    /// Returns a text in this language.
    #[must_use]
    pub const fn of(self, text: Bilingual) -> &'static str {
        match self {
            Self::Zh => text.zh,
            Self::En => text.en,
        }
    }

    /// Returns a rule in words.
    #[must_use]
    pub const fn rule(self, code: Code) -> Rule {
        let rule = code.rule();
        Rule { name: self.of(rule.name), means: self.of(rule.means), why: self.of(rule.why), settle: self.of(rule.settle) }
    }
}
