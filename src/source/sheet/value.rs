//! Cell values, formatted as an office would write them.

use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

use super::format;

/// Formats a value; `code` is the cell's number format if known. Empty if the cell shows nothing.
pub(super) fn shown(value: &Data, code: &str) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(words) => text(words, code),
        Data::DateTimeIso(text) | Data::DurationIso(text) => in_one_line(text),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no more digits")]
        Data::Int(whole) => number(*whole as f64, code, false),
        Data::Float(float) => number(*float, code, false),
        Data::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => {
            // calamine does not expose which date system it uses.
            let late = ExcelDateTime::new(date.as_f64(), ExcelDateTimeType::DateTime, true);
            let is_1904 = late.to_ymd_hms_milli() == date.to_ymd_hms_milli();
            let unknown = matches!(code, "" | "General");
            let code = match (unknown, date.as_f64() < 1.0, date.as_f64().fract() > 0.0) {
                (false, ..) => code,
                (true, true, _) => "h:mm",
                (true, false, false) => "yyyy\"年\"m\"月\"d\"日\"",
                (true, false, true) => "yyyy\"年\"m\"月\"d\"日\" h:mm",
            };
            number(date.as_f64(), code, is_1904)
        }
        Data::Error(error) => error.to_string(),
    }
}

/// Formats a number; `is_1904` selects the 1904 date system.
pub(super) fn number(value: f64, code: &str, is_1904: bool) -> String {
    in_one_line(&format::number(value, code, is_1904))
}

/// Formats a text.
pub(super) fn text(value: &str, code: &str) -> String {
    in_one_line(&format::text(value, code))
}

/// Returns the Chinese version of a built-in format, which files refer to by number only.
pub(super) const fn built_in(id: u32) -> Option<&'static str> {
    match id {
        1 => Some("0"),
        2 => Some("0.00"),
        3 => Some("#,##0"),
        4 => Some("#,##0.00"),
        5 | 6 | 37 | 38 => Some("#,##0;-#,##0"),
        7 | 8 | 39 | 40 => Some("#,##0.00;-#,##0.00"),
        9 => Some("0%"),
        10 => Some("0.00%"),
        14 => Some("yyyy/m/d"),
        15 => Some("d-mmm-yy"),
        16 => Some("d-mmm"),
        17 => Some("mmm-yy"),
        18 => Some("h:mm AM/PM"),
        19 => Some("h:mm:ss AM/PM"),
        20 => Some("h:mm"),
        21 => Some("h:mm:ss"),
        22 => Some("yyyy/m/d h:mm"),
        45 => Some("mm:ss"),
        46 => Some("[h]:mm:ss"),
        27 | 36 | 50 | 52 | 57 => Some("yyyy\"年\"m\"月\""),
        28 | 29 | 51 | 53 | 54 | 58 => Some("m\"月\"d\"日\""),
        30 => Some("mm-dd-yy"),
        31 => Some("yyyy\"年\"m\"月\"d\"日\""),
        32 => Some("h\"时\"mm\"分\""),
        33 => Some("h\"时\"mm\"分\"ss\"秒\""),
        34 | 55 => Some("上午/下午h\"时\"mm\"分\""),
        35 | 56 => Some("上午/下午h\"时\"mm\"分\"ss\"秒\""),
        _ => None,
    }
}

/// Replaces line breaks and tabs in a cell by spaces.
fn in_one_line(text: &str) -> String {
    // Excel writes a carriage return in a cell like this.
    let text = text.replace("_x000D_", "\n");
    text.split(['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_an_office_writes_them() {
        let date = |value| Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        let cases = [
            (Data::Float(1.0), "", "1"),
            (Data::Float(0.1 + 0.2), "", "0.3"),
            (Data::Float(0.7), "0%", "70%"),
            (Data::Int(95), "0\"%\"", "95%"),
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
