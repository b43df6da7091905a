//! Jobs on several threads.

use rayon::prelude::*;

/// Number of threads that wait for a disk at a time; a disk serves several requests at once.
const WAITING: usize = 16;

/// Runs `work` for every job and returns the results in the order of the jobs.
pub fn each<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // Jobs are documents, each with much work, so that they are taken one by one.
    jobs.par_iter().with_max_len(1).map(&work).collect()
}

/// The same for work that waits for a disk and leaves the cores idle meanwhile.
pub fn each_waiting<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    match rayon::ThreadPoolBuilder::new().num_threads(WAITING.min(jobs.len().max(1))).build() {
        Ok(threads) => threads.install(|| each(jobs, &work)),
        // If the system refuses more threads, the existing ones run the jobs.
        Err(_) => each(jobs, &work),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_jobs() {
        let jobs: Vec<usize> = (0..100).collect();
        assert_eq!(each(&jobs, |job| job * 2), jobs.iter().map(|job| job * 2).collect::<Vec<_>>());
        assert_eq!(each_waiting(&jobs, |job| job * 2), each(&jobs, |job| job * 2));
        assert!(each(&[] as &[usize], |job| *job).is_empty());
    }
}
