//! Plans read before, so that a host that reads again whenever a file is added reads only the new one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::lineage::Member;
use crate::plan::manifest::Facts;
use crate::source::sha256;

/// Plans by their inputs: the bytes of the file, its name, and the facts of a manifest.
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
    /// Begins a new reading; plans not requested during one reading are dropped when the next begins.
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

/// Returns the key of a plan; a `named` file counts as a plan even if the same file found in a folder might not.
pub(super) fn key(name: &str, id: &str, named: bool, facts: &Facts, bytes: &[u8]) -> String {
    format!("{} {named} {name:?} {id:?} {facts:?}", sha256(bytes))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::Path;

    use super::*;
    use crate::mapping::Mapper;
    use crate::session::{Files, Host, HostError, Inputs, Kind, Session};
    use crate::taxonomy::load_embedded;

    const PLAN: &str = "甲市2017年工作要点\n一、重点任务\n公开本级部门预算。\n";

    /// Files in memory with a [`Memory`].
    struct Remembering {
        files: Files,
        memory: Memory,
    }

    impl Host for Remembering {
        fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError> {
            self.files.bytes(path)
        }
        fn kind(&self, path: &Path) -> Option<Kind> {
            self.files.kind(path)
        }
        fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError> {
            self.files.entries(folder)
        }
        fn note(&self, text: &str) {
            self.files.note(text);
        }
        fn memory(&self) -> Option<&Memory> {
            Some(&self.memory)
        }
    }

    #[test]
    fn a_plan_is_read_again_when_its_file_changes_and_forgotten_when_nobody_asks_for_it() {
        let taxonomy = load_embedded().expect("valid");
        let mapper = Mapper::new(&taxonomy);
        let files = Files::new([("a.txt", PLAN.to_owned()), ("b.txt", PLAN.replace('甲', "乙"))]);
        let mut host = Remembering { files, memory: Memory::default() };
        let read = |host: &Remembering| {
            host.memory.begin();
            let session = Session::read(host, &Inputs::plans(["."]), &mapper).expect("plans");
            let titles: Vec<String> =
                session.corpus.members.iter().filter_map(|member| member.plan.header.title.clone()).collect();
            let kept = host.memory.kept.lock().expect("nobody panicked");
            (titles, kept.now.len(), kept.before.len())
        };
        assert_eq!(read(&host).1, 2);
        assert_eq!((read(&host).1, read(&host).2), (2, 0), "both are remembered");
        host.files.insert("a.txt", PLAN.replace('甲', "丙"));
        let (titles, kept, left) = read(&host);
        assert!(titles.iter().any(|title| title.starts_with('丙')) && !titles.iter().any(|title| title.starts_with('甲')));
        assert_eq!((kept, left), (2, 1), "the old one was not asked for");
        host.files.remove("b.txt");
        assert_eq!(read(&host).1, 1);
        assert_eq!((read(&host).1, read(&host).2), (1, 0), "and is gone");
    }
}
