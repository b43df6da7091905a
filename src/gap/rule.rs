//! The declaration of a rule; the rules themselves are in `rules`.

/// Severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot be right.
    Error,
    /// Somebody must check it.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// A declared rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// Its stable code.
    pub code: &'static str,
    /// The severity of most of its findings.
    pub severity: Severity,
    /// All severities of its findings, the mildest first.
    pub severities: &'static [Severity],
    /// Its name.
    pub name: Bilingual,
    /// What a finding of it means.
    pub means: Bilingual,
    /// Why it matters.
    pub why: Bilingual,
    /// How to resolve it.
    pub settle: Bilingual,
    /// The messages of its findings; messages with a condition come first.
    pub messages: &'static [Message],
}

/// A message of a rule, with `{name}` as placeholders for values of the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// The findings it is for.
    pub when: When,
    /// The text.
    pub said: Bilingual,
}

/// Selects the findings of a message by their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// All findings.
    Always,
    /// Findings whose value is not stated.
    Nothing(&'static str),
    /// Findings that have the value.
    Has(&'static str),
    /// Findings that do not have the value.
    Lacks(&'static str),
}

/// Generates `Code` from the declared rules: an enum, the list of all, and the declaration of each.
macro_rules! rules {
    ($(
        $(#[$doc:meta])*
        $name:ident = $code:literal, $severity:ident of [$($severities:ident),+] {
            name: $name_zh:literal, $name_en:literal;
            means: $means_zh:literal, $means_en:literal;
            why: $why_zh:literal, $why_en:literal;
            settle: $settle_zh:literal, $settle_en:literal;
            message: $zh:literal, $en:literal;
            $(message $when:ident($value:literal): $case_zh:literal, $case_en:literal;)*
        }
    )+) => {
        /// A rule. Its code is stable, because exceptions and machine output contain it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// All rules, in declaration order.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$name),+];

            /// Returns the declaration of the rule.
            #[must_use]
            pub const fn rule(self) -> &'static Declared {
                match self {
                    $(Self::$name => &Declared {
                        code: $code,
                        severity: $severity,
                        severities: &[$($severities),+],
                        name: Bilingual { zh: $name_zh, en: $name_en },
                        means: Bilingual { zh: $means_zh, en: $means_en },
                        why: Bilingual { zh: $why_zh, en: $why_en },
                        settle: Bilingual { zh: $settle_zh, en: $settle_en },
                        messages: &[
                            $(Message { when: When::$when($value), said: Bilingual { zh: $case_zh, en: $case_en } },)*
                            Message { when: When::Always, said: Bilingual { zh: $zh, en: $en } },
                        ],
                    },)+
                }
            }
        }
    };
}
pub(super) use rules;
