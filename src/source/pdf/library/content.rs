//! Detects page content that would cost its reader far more than its size: endless saved states, operands without an operator.

/// Maximum nesting of saved states; the format allows 28.
const STATES: usize = 1_000;
/// Maximum number of consecutive words that are no operator. A line of text set glyph by glyph has some thousands.
const OPERANDS: usize = 50_000;

/// Counts the strings of a content stream; `None` if it is built to exhaust its reader.
pub(super) fn strings(data: &[u8]) -> Option<usize> {
    let (mut strings, mut states, mut operands) = (0_usize, 0_usize, 0_usize);
    for word in data.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
        match word {
            b"q" => states += 1,
            b"Q" => states = states.saturating_sub(1),
            _ => {}
        }
        let begun = memchr::memchr2_iter(b'(', b'<', word).count();
        strings += begun;
        let is_operand = begun > 0 || word.iter().all(|byte| byte.is_ascii_digit() || b"+-.[]/)>".contains(byte));
        operands = if is_operand { operands + 1 } else { 0 };
        if states > STATES || operands > OPERANDS {
            return None;
        }
    }
    Some(strings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_counted_and_what_has_no_end_is_refused() {
        assert_eq!(strings(b"q BT (a) Tj [<61> -9 (b)(c)] TJ ET Q"), Some(4));
        assert_eq!(strings(b"q Q ".repeat(5_000).as_slice()), Some(0));
        assert_eq!(strings(b"q ".repeat(5_000).as_slice()), None);
        assert_eq!(strings(b"1 ".repeat(60_000).as_slice()), None);
        assert_eq!(strings(b"1 0 0 1 0 0 cm ".repeat(60_000).as_slice()), Some(0));
    }
}
