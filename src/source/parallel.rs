//! Runs independent jobs on the available cores; results do not depend on the scheduling.

#[cfg(feature = "threads")]
mod threads;

#[cfg(feature = "threads")]
pub use self::threads::{each, each_waiting};

/// Runs `work` for every job in sequence.
#[cfg(not(feature = "threads"))]
pub fn each<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    jobs.iter().map(work).collect()
}
