//! What is declared of a rule; the rules themselves are in `rules`.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot be right.
    Error,
    /// Somebody must look.
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

/// A rule, as it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// Its code, which is stable.
    pub code: &'static str,
    /// The severity of most of its findings.
    pub severity: Severity,
    /// All severities that its findings have, the mildest first.
    pub severities: &'static [Severity],
    /// Its name.
    pub name: Bilingual,
    /// What a finding of it means.
    pub means: Bilingual,
    /// Why it matters.
    pub why: Bilingual,
    /// How to settle it.
    pub settle: Bilingual,
    /// What its findings say, first those messages that are for some of them only.
    pub messages: &'static [Message],
}

/// What the findings of a rule say, with `{name}` where a value of the finding is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// Of which findings it is.
    pub when: When,
    /// The words.
    pub said: Bilingual,
}

/// Of which findings a message is, by the values that they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Of all.
    Always,
    /// Of those where nothing is stated for the value.
    Nothing(&'static str),
    /// Of those that have the value.
    Has(&'static str),
    /// Of those that do not have the value.
    Lacks(&'static str),
}

/// Makes `Code` of the declared rules: an enum, the list of all, and what is declared of each.
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
        /// A rule. Its code is stable: it is in exceptions and in machine output.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// All rules, in the order of their declaration.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$name),+];

            /// Returns what is declared of the rule.
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
