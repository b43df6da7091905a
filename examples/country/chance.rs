//! Numbers that look drawn and are the same on every machine: splitmix64.

/// A row of numbers that its name alone decides.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The row of a plan: `seed` of the whole country, and what names the plan in it.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        let mut own = Self(seed);
        for byte in name.bytes() {
            own.0 = own.next() ^ u64::from(byte);
        }
        own
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// True in so many of a hundred draws.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of several; `None` of nothing.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}
