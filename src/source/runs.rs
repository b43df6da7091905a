//! Short runs of characters (n-grams) for comparing texts: packed into integers, sorted and deduplicated.

use std::ops::{BitOr, Shl};

/// Bits per character in a packed run; five characters fit.
const CHARACTER: u32 = 21;

/// A run of up to two characters, packed without loss: equal integers are equal runs. Most Chinese words have two characters.
pub type Pair = u64;
/// A run of up to five characters, packed in the same way.
pub type Five = u128;

/// Collects the runs of `length` characters; a shorter text is one run.
#[must_use]
pub fn of<R>(text: &[char], length: usize) -> Vec<R>
where
    R: Copy + Ord + From<u32> + Shl<u32, Output = R> + BitOr<Output = R>,
{
    let pack = |run: &[char]| run.iter().fold(R::from(0), |packed, ch| (packed << CHARACTER) | R::from(u32::from(*ch)));
    if text.is_empty() {
        return Vec::new();
    }
    sorted(text.windows(length.min(text.len())).map(pack).collect())
}

/// Collects the runs of two characters.
#[must_use]
pub fn pairs(text: &[char]) -> Vec<Pair> {
    of(text, 2)
}

/// Sorts and deduplicates runs.
#[must_use]
pub fn sorted<R: Ord>(mut runs: Vec<R>) -> Vec<R> {
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Counts the runs that two sorted lists have in common.
#[must_use]
pub fn shared<R: Ord>(a: &[R], b: &[R]) -> usize {
    let (mut at, mut count) = (0, 0);
    for run in a {
        while b.get(at).is_some_and(|other| other < run) {
            at += 1;
        }
        match b.get(at) {
            Some(other) if other == run => count += 1,
            Some(_) => {}
            None => break,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_of_characters_and_not_of_bytes() {
        let runs = |text: &str| pairs(&text.chars().collect::<Vec<_>>());
        assert_eq!(runs("公开预算").len(), 3);
        assert_eq!(shared(&runs("公开预算"), &runs("预算公开")), 2);
        assert_eq!(shared(&runs("公开"), &runs("解读")), 0);
        assert_eq!(runs("公").len(), 1);
        assert!(runs("").is_empty());
    }
}
