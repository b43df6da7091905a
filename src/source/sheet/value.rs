//! Values of cells as an office would write them.

use calamine::{Data, ExcelDateTime};

/// Decimal places that are shown; what lies behind them is noise of binary fractions.
const PLACES: usize = 10;

/// Writes a value; `format` is the cell's number format where it is known. Empty when the cell holds nothing.
pub(super) fn shown(value: &Data, format: &str) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => in_one_line(text),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if format.contains('%') => format!("{}%", decimal(number * 100.0)),
        Data::Float(number) => decimal(*number),
        Data::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => date_time(*date, format),
        Data::Error(error) => error.to_string(),
    }
}

fn decimal(number: f64) -> String {
    let text = format!("{number:.PLACES$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn date_time(value: ExcelDateTime, format: &str) -> String {
    let (year, month, day, hour, minute, _, _) = value.to_ymd_hms_milli();
    if value.is_duration() || value.as_f64() < 1.0 {
        return format!("{hour}:{minute:02}");
    }
    // A format without days shows a month: its first day would be a deadline that nobody set.
    let has_day = format.is_empty() || format == "General" || format.to_ascii_lowercase().contains('d');
    let date = if has_day { format!("{year}年{month}月{day}日") } else { format!("{year}年{month}月") };
    if hour == 0 && minute == 0 { date } else { format!("{date} {hour}:{minute:02}") }
}

/// Line breaks and tabs inside a cell become a space.
fn in_one_line(text: &str) -> String {
    // Excel writes a carriage return inside a cell like this.
    let text = text.replace("_x000D_", "\n");
    text.split(['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn values_are_written_as_an_office_writes_them() {
        let date = |value| Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        let cases = [
            (Data::Float(1.0), "", "1"),
            (Data::Float(0.1 + 0.2), "", "0.3"),
            (Data::Float(0.7), "0%", "70%"),
            (Data::Float(-0.0), "", "0"),
            (date(43100.0), "yyyy\"年\"m\"月\"d\"日\"", "2017年12月31日"),
            (date(43100.0), "yyyy\"年\"m\"月\"", "2017年12月"),
            (date(43100.5), "", "2017年12月31日 12:00"),
            (Data::String(" 一、甲_x000D_\n二、乙\t丙 ".to_owned()), "", "一、甲 二、乙 丙"),
            (Data::Empty, "", ""),
        ];
        for (value, format, expected) in cases {
            assert_eq!(shown(&value, format), expected, "{value:?}");
        }
    }
}
