//! A number without a format.

/// Decimal places shown without a format; further digits are noise of binary fractions.
const PLACES: usize = 10;

/// Formats a number without a format.
pub(in crate::source::sheet) fn decimal(number: f64) -> String {
    let text = format!("{number:.PLACES$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text.as_str() };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
