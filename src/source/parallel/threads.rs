//! Jobs on several threads.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Most threads: the start of a thread must stay cheap beside what it does.
const THREADS: usize = 4;

/// Threads that wait for a disk at a time; a disk brings what several wait for in one go.
const WAITING: usize = 16;

/// Does `work` for every job and returns the results in the order of the jobs.
pub fn each<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(THREADS);
    on(threads, jobs, work)
}

/// The same for work that waits for a disk, and leaves the cores alone meanwhile.
pub fn each_waiting<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    on(WAITING, jobs, work)
}

fn on<T: Sync, R: Send>(threads: usize, jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = threads.min(jobs.len());
    let next = AtomicUsize::new(0);
    let run = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else { return made };
            made.push((at, work(job)));
        }
    };
    let mut made: Vec<(usize, R)> = thread::scope(|scope| {
        // Where the system gives no thread, the jobs are done on this one.
        let helpers: Vec<_> = (1..threads).filter_map(|_| thread::Builder::new().spawn_scoped(scope, run).ok()).collect();
        let mut made = run();
        for helper in helpers {
            match helper.join() {
                Ok(more) => made.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, result)| result).collect()
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
