//! Human decisions on labels.

use serde::{Deserialize, Serialize};

/// A human decision on a label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// None yet: the label comes only from the program.
    #[default]
    Machine,
    /// The label is right.
    Confirmed(Box<Signature>),
    /// The label is wrong.
    Rejected(Box<Signature>),
    /// The program missed the label.
    Added(Box<Signature>),
}

impl Decision {
    /// Returns the name used in machine output; `None` without a human decision.
    #[must_use]
    pub const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Machine => None,
            Self::Confirmed(_) => Some("confirmed"),
            Self::Rejected(_) => Some("rejected"),
            Self::Added(_) => Some("added"),
        }
    }

    /// Returns who decided and when, for a human decision.
    #[must_use]
    pub fn signature(&self) -> Option<&Signature> {
        match self {
            Self::Machine => None,
            Self::Confirmed(signature) | Self::Rejected(signature) | Self::Added(signature) => Some(signature),
        }
    }
}

/// Who decided, when and why, as far as recorded in the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub who: Option<String>,
    /// When, `YYYY-MM-DD`.
    pub when: Option<String>,
    /// Why, in the person's own words.
    pub note: Option<String>,
}
