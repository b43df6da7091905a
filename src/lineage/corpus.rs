//! A set of plans that are analysed together.

use serde::{Deserialize, Serialize};

use crate::mapping::Mapping;
use crate::plan::Plan;

/// A plan with its mapping.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Member {
    /// The plan.
    pub plan: Plan,
    /// Its labels.
    pub mapping: Mapping,
}

/// Plans in the order in which reports list them.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The plans.
    pub members: Vec<Member>,
}

impl Corpus {
    /// Finds a plan by its document number.
    #[must_use]
    pub fn by_doc_number(&self, number: &str) -> Option<usize> {
        self.members.iter().position(|member| member.plan.header.doc_number.as_deref() == Some(number))
    }
}
