//! Limit on the memory that the plans of a corpus take together.

use super::Error;
use super::extent::{Extent, Held};

/// Memory that the held plans take until the end of a run. It is estimated from their texts, so that the same plans are rejected on
/// every machine; the constants were measured on 3,200 plans of 28 KB and 8,000 of 150 bytes.
pub(super) struct Budget {
    limit: u64,
    /// Whether the plans are mapped and not only parsed.
    mapped: bool,
    /// Number of files to be read.
    files: usize,
    plans: usize,
    taken: u64,
}

impl Budget {
    /// Creates an empty budget for `files` files.
    pub(super) const fn new(limit: u64, mapped: bool, files: usize) -> Self {
        Self { limit, mapped, files, plans: 0, taken: 0 }
    }

    /// Counts a plan.
    ///
    /// # Errors
    /// If it exceeds the limit; the error says what all files would take if the rest is like the first.
    pub(super) fn take(&mut self, held: &Held) -> Result<(), Error> {
        self.plans += 1;
        self.taken += cost(held.extent, self.mapped, held.member.plan.source.text().len());
        if self.taken <= self.limit {
            return Ok(());
        }
        let (plans, files) = (self.plans.max(1) as u64, self.files.max(self.plans) as u64);
        let needed = u128::from(self.taken) * u128::from(files) / u128::from(plans);
        let needed = u64::try_from(needed).unwrap_or(u64::MAX).div_ceil(1 << 20);
        Err(Error::TooMuchMemory { files: self.files, needed, limit: self.limit >> 20 })
    }
}

/// Estimates the bytes that a plan takes, from how much of it is held and the length of its text.
fn cost(extent: Extent, mapped: bool, text: usize) -> u64 {
    let (plan, byte) = match extent {
        Extent::Whole if mapped => (120 << 10, 28),
        Extent::Whole => (10 << 10, 11),
        Extent::Items | Extent::HeadOrItems => (8 << 10, 5),
        // Its text is dropped, but an overview has a column for it.
        Extent::Head => (100 << 10, 0),
    };
    plan + byte * text as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mapper;
    use crate::session::{Files, Host, HostError, Inputs, Kind, Session};
    use crate::taxonomy::load_embedded;
    use std::ffi::OsString;
    use std::path::Path;

    /// Files in memory with a small memory limit.
    struct Narrow(Files, u64);

    impl Host for Narrow {
        fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError> {
            self.0.bytes(path)
        }
        fn kind(&self, path: &Path) -> Option<Kind> {
            self.0.kind(path)
        }
        fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError> {
            self.0.entries(folder)
        }
        fn note(&self, text: &str) {
            self.0.note(text);
        }
        fn memory_limit(&self) -> u64 {
            self.1
        }
    }

    #[test]
    fn plans_that_take_more_memory_than_allowed_are_refused_with_what_all_would_take() {
        let taxonomy = load_embedded().expect("valid");
        let mapper = Mapper::new(&taxonomy);
        let plan = |at: usize| (format!("{at}.txt"), format!("甲市201{at}年工作要点\n一、重点任务\n公开本级部门预算。\n"));
        let read = |limit| Session::read(&Narrow(Files::new((0..8).map(plan)), limit), &Inputs::plans(["."]), &mapper);
        assert_eq!(read(1 << 20).expect("there is room for eight").corpus.members.len(), 8);
        let Err(Error::TooMuchMemory { files, needed, limit }) = read(500 << 10) else { panic!("there is room for four") };
        assert_eq!((files, needed, limit), (8, 1, 0));
    }

    #[test]
    fn the_less_is_held_of_a_plan_the_less_it_costs() {
        let text = 28 << 10;
        assert!(cost(Extent::Items, true, text) < cost(Extent::Whole, false, text));
        assert!(cost(Extent::Whole, false, text) < cost(Extent::Whole, true, text));
        assert!(cost(Extent::Head, true, 0) < cost(Extent::Whole, true, text));
    }
}
