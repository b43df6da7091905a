//! What a person said of a label.

use serde::{Deserialize, Serialize};

/// What a person said of a label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Nothing yet: only the program says so.
    #[default]
    Machine,
    /// The program is right.
    Confirmed(Box<Signature>),
    /// The program is wrong.
    Rejected(Box<Signature>),
    /// The program missed it.
    Added(Box<Signature>),
}

impl Decision {
    /// Returns the name used in machine output; `None` where no person said anything.
    #[must_use]
    pub const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Machine => None,
            Self::Confirmed(_) => Some("confirmed"),
            Self::Rejected(_) => Some("rejected"),
            Self::Added(_) => Some("added"),
        }
    }

    /// Returns who said it and when, where a person did.
    #[must_use]
    pub fn signature(&self) -> Option<&Signature> {
        match self {
            Self::Machine => None,
            Self::Confirmed(signature) | Self::Rejected(signature) | Self::Added(signature) => Some(signature),
        }
    }
}

/// Who decided, when and why, as far as the table says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub who: Option<String>,
    /// When, `YYYY-MM-DD`.
    pub when: Option<String>,
    /// Why, in their words.
    pub note: Option<String>,
}
