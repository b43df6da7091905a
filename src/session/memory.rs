//! Plans that were read before: a host that is asked again whenever a file comes in reads only that one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::lineage::Member;
use crate::plan::manifest::Facts;
use crate::source::sha256;

/// Plans by what they were made of: the bytes of the file, its name, and what a manifest says of it.
#[derive(Debug, Default)]
pub struct Memory {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    before: BTreeMap<String, Member>,
    now: BTreeMap<String, Member>,
}

impl Memory {
    /// Begins a new reading: what this one does not ask for is forgotten when the next begins.
    pub fn begin(&self) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.before = std::mem::take(&mut kept.now);
    }

    pub(super) fn find(&self, key: &str) -> Option<Member> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(member) = kept.before.remove(key) {
            kept.now.insert(key.to_owned(), member);
        }
        kept.now.get(key).cloned()
    }

    pub(super) fn keep(&self, key: String, member: &Member) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).now.insert(key, member.clone());
    }
}

/// What a plan is made of; a `named` file is taken for a plan that one found in a folder may not be.
pub(super) fn key(name: &str, id: &str, named: bool, facts: &Facts, bytes: &[u8]) -> String {
    format!("{} {named} {name:?} {id:?} {facts:?}", sha256(bytes))
}
