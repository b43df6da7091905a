//! A set of characters of the Basic Multilingual Plane, small enough to stay at hand: every character of a plan is asked for.

/// Characters of the plane.
const PLANE: u32 = 0x1_0000;

/// The set: a bit a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharSet {
    words: Vec<u64>,
}

impl CharSet {
    /// Returns whether `ch` is in the set; no character beyond the plane is.
    #[must_use]
    pub fn contains(&self, ch: char) -> bool {
        let code = u32::from(ch);
        let word = usize::try_from(code >> 6).ok().and_then(|at| self.words.get(at));
        word.is_some_and(|word| word >> (code & 63) & 1 == 1)
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut words = vec![0_u64; usize::try_from(PLANE >> 6).unwrap_or(0)];
        for code in chars.into_iter().map(u32::from) {
            if let Some(word) = usize::try_from(code >> 6).ok().and_then(|at| words.get_mut(at)) {
                *word |= 1 << (code & 63);
            }
        }
        Self { words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_it_was_made_of_and_nothing_beyond_the_plane() {
        let set: CharSet = "前\u{ffff}a".chars().collect();
        assert!("前\u{ffff}a".chars().all(|ch| set.contains(ch)));
        assert!("后b\u{1f524}\u{1524d}".chars().all(|ch| !set.contains(ch)));
        assert!(!['𠀀'].into_iter().collect::<CharSet>().contains('𠀀'));
    }
}
