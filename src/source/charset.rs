//! A set of characters of the Basic Multilingual Plane, small enough to stay in cache: it is queried for every character of a plan.

/// Number of characters in the plane.
const PLANE: u32 = 0x1_0000;
/// Number of 64-bit words that hold one bit per character.
const WORDS: usize = 0x400;

/// A bitmap with one bit per character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharSet {
    words: Box<[u64; WORDS]>,
}

impl CharSet {
    /// Returns `true` if `ch` is in the set; characters beyond the plane never are.
    #[must_use]
    pub fn contains(&self, ch: char) -> bool {
        let code = u32::from(ch);
        let word = usize::try_from(code >> 6).ok().and_then(|at| self.words.get(at));
        word.is_some_and(|word| word >> (code & 63) & 1 == 1)
    }

    /// Returns the byte offset of the first character of `text` at or after byte `from` that is in the set.
    ///
    /// Reads the bytes of UTF-8 six bits at a time, as the set stores them, so that no character has to be decoded.
    #[must_use]
    #[inline]
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let low = |byte: u8| usize::from(byte & 0x3f);
        let holds = |word: usize, last: u8| self.words[word] >> (last & 0x3f) & 1 == 1;
        let mut at = from;
        loop {
            let rest = bytes.get(at..)?;
            let mut step = 0;
            // Nearly all characters have three bytes and come in runs.
            while let Some(&[first @ 0xe0..=0xef, second, third]) = rest.get(step..step + 3) {
                if holds(usize::from(first & 0x0f) << 6 | low(second), third) {
                    return Some(at + step);
                }
                step += 3;
            }
            at += step;
            let (found, len) = match *bytes.get(at..)? {
                [first @ 0..=0x7f, ..] => (holds(usize::from(first >> 6), first), 1),
                [first @ 0x80..=0xdf, second, ..] => (holds(usize::from(first & 0x1f), second), 2),
                // Beyond the plane.
                [_, _, _, _, ..] => (false, 4),
                _ => return None,
            };
            if found {
                return Some(at);
            }
            at += len;
        }
    }

    /// Iterates over the characters of `text` that are in the set, with their offsets, in order.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, char)> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.find(text, from)?;
            let ch = text.get(at..)?.chars().next()?;
            from = at + ch.len_utf8();
            Some((at, ch))
        })
    }
}

impl Default for CharSet {
    fn default() -> Self {
        Self { words: Box::new([0; WORDS]) }
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut words = Box::new([0_u64; WORDS]);
        for code in chars.into_iter().map(u32::from).filter(|code| *code < PLANE) {
            if let Some(word) = usize::try_from(code >> 6).ok().and_then(|at| words.get_mut(at)) {
                *word |= 1 << (code & 63);
            }
        }
        Self { words }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_set_holds_what_it_was_made_of_and_nothing_beyond_the_plane() {
        let set: CharSet = "前\u{ffff}a".chars().collect();
        assert!("前\u{ffff}a".chars().all(|ch| set.contains(ch)));
        assert!("后b\u{1f524}\u{1524d}".chars().all(|ch| !set.contains(ch)));
        assert!(!['𠀀'].into_iter().collect::<CharSet>().contains('𠀀'));
    }

    proptest! {
        #[test]
        fn the_first_of_the_set_is_found_whatever_stands_before_it(
            text in "[\u{0}-\u{ff}\u{700}-\u{8ff}\u{3000}-\u{3010}\u{fff0}-\u{ffff}𠀀-𠀿]{0,12}",
            set in "[\u{0}-\u{ff}\u{700}-\u{8ff}\u{3000}-\u{3010}\u{fff0}-\u{ffff}𠀀-𠀿]{0,40}",
        ) {
            let set: CharSet = set.chars().collect();
            for (from, _) in text.char_indices() {
                let expected = text[from..].find(|ch| set.contains(ch)).map(|at| from + at);
                prop_assert_eq!(set.find(&text, from), expected);
            }
            prop_assert_eq!(set.find(&text, text.len()), None);
            let expected: Vec<_> = text.char_indices().filter(|(_, ch)| set.contains(*ch)).collect();
            prop_assert_eq!(set.places(&text).collect::<Vec<_>>(), expected);
        }
    }
}
