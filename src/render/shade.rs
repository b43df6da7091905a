//! Fill colours for shares, as 0xRRGGBB: the larger, the darker.

/// Colour of a share of 1.
pub(crate) const FULL: u32 = 0x0093_C47D;

/// Returns the fill of a share, from white to [`FULL`]; `None` if the whole is zero.
pub(crate) fn shade(part: usize, whole: usize) -> Option<u32> {
    let (part, whole) = (u32::try_from(part.min(whole)).ok()?, u32::try_from(whole).ok().filter(|whole| *whole > 0)?);
    let mixed = |shift: u32| {
        let full = u64::from((FULL >> shift) & 0xFF);
        let down = (0xFF - full) * u64::from(part) / u64::from(whole);
        u32::try_from(0xFF - down).ok().map(|value| value << shift)
    };
    Some(mixed(16)? | mixed(8)? | mixed(0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_is_covered_the_darker_the_shade() {
        assert_eq!((shade(0, 5), shade(5, 5), shade(9, 5), shade(0, 0)), (Some(0x00FF_FFFF), Some(FULL), Some(FULL), None));
        let sum = |part| shade(part, 7).map(|colour| (colour >> 16) + ((colour >> 8) & 0xFF) + (colour & 0xFF));
        assert!((0..7).all(|part| sum(part) > sum(part + 1)));
    }
}
