//! Rounding as a spreadsheet does it: half away from zero, on the decimal digits that it keeps of a number.

/// Decimal digits after the first that a spreadsheet keeps of a number; further ones are noise of binary fractions.
const KEPT: usize = 14;

/// Multiplies the amount of a number by a power of ten, rounds it to `places` and returns the digits before and after the point.
pub(super) fn rounded(value: f64, power: i64, places: usize) -> (String, String) {
    let written = format!("{:.KEPT$e}", value.abs());
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let before = exponent.parse::<i64>().unwrap_or(0).saturating_add(1).saturating_add(power);
    let leading = usize::try_from(1_i64.saturating_sub(before)).unwrap_or(0);
    digits.splice(0..0, std::iter::repeat_n(0, leading));
    let mut before = usize::try_from(before).unwrap_or(0).max(1);
    let length = before + places;
    let goes_up = digits.get(length).is_some_and(|digit| *digit >= 5);
    digits.resize(length, 0);
    if goes_up && increase(&mut digits) {
        before += 1;
    }
    let text = |digits: &[u8]| digits.iter().map(|digit| char::from(b'0' + digit)).collect::<String>();
    let (whole, fraction) = digits.split_at(before);
    let whole = text(whole);
    let whole = whole.trim_start_matches('0');
    (if whole.is_empty() { "0".to_owned() } else { whole.to_owned() }, text(fraction))
}

/// Adds one to the last digit; returns `true` if that made one more digit in front.
fn increase(digits: &mut Vec<u8>) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return false;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_and_the_rest_to_the_nearer_side() {
        let cases = [
            (1.005, 0, 2, "1.01"),
            (0.285, 2, 0, "29."),
            (2.675, 0, 2, "2.68"),
            (-2.5, 0, 0, "3."),
            (9.995, 0, 2, "10.00"),
            (0.05, 0, 1, "0.1"),
            (0.049, 0, 1, "0.0"),
            (0.000_4, 0, 3, "0.000"),
            (2.499_999_999_999, 0, 0, "2."),
            (0.0, 2, 1, "0.0"),
            (1_234_567.0, -3, 1, "1234.6"),
            (1e20, 0, 0, "100000000000000000000."),
            (1e-300, -3, 2, "0.00"),
            (12.0, 0, 3, "12.000"),
        ];
        for (value, power, places, expected) in cases {
            let (whole, fraction) = rounded(value, power, places);
            assert_eq!(format!("{whole}.{fraction}"), expected, "{value}");
        }
    }
}
