//! Independent jobs on the cores that there are; the results do not show which core did which.

#[cfg(feature = "threads")]
mod threads;

#[cfg(feature = "threads")]
pub use self::threads::{each, each_waiting};

/// Does `work` for every job, one after another.
#[cfg(not(feature = "threads"))]
pub fn each<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    jobs.iter().map(work).collect()
}
