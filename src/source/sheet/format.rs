//! Number formats: the text a cell shows for its value.
//!
//! A format has one to four sections, for positive numbers, negative ones, zero and text; a section may begin with a condition.
//! Locale-dependent formats are resolved for Chinese, years are written with four digits, and months as numbers.

mod date;
mod digits;
mod plain;
mod round;
mod section;

use self::plain::decimal;
use self::section::{Section, Token};

/// Maximum length of a format, in bytes.
const LONGEST: usize = 1_000;

/// Formats a number as its cell shows it; `is_1904` selects the 1904 date system.
pub(super) fn number(value: f64, code: &str, is_1904: bool) -> String {
    if !value.is_finite() || code.trim().is_empty() {
        return decimal(value);
    }
    let sections = sections(code);
    let Some((section, of_negative)) = choose(&sections, value) else { return decimal(value) };
    // A separate section for negative numbers writes the sign itself, if at all.
    let shown = if of_negative { value.abs() } else { value };
    if section.is_date() {
        return date::write(section, shown, is_1904);
    }
    digits::write(section, shown).unwrap_or_else(|| decimal(value))
}

/// Formats a text as its cell shows it.
pub(super) fn text(value: &str, code: &str) -> String {
    let sections = sections(code);
    let section =
        if sections.len() > 3 { sections.get(3) } else { sections.iter().find(|section| section.tokens.contains(&Token::Text)) };
    let Some(section) = section.filter(|section| section.tokens.len() > 1) else { return value.to_owned() };
    let write = |token: &Token| match token {
        Token::Text => value.to_owned(),
        Token::Literal(text) => text.clone(),
        _ => String::new(),
    };
    section.tokens.iter().map(write).collect()
}

fn sections(code: &str) -> Vec<Section> {
    let short = code.len() <= LONGEST;
    let code = if short { code } else { "" };
    section::split(code).into_iter().map(Section::read).collect()
}

/// Returns the section that applies to a value, and whether it is only for negative numbers.
fn choose(sections: &[Section], value: f64) -> Option<(&Section, bool)> {
    let numeric = sections.get(..sections.len().min(3))?;
    let numeric: Vec<&Section> =
        numeric.iter().filter(|section| sections.len() == 1 || !section.tokens.contains(&Token::Text)).collect();
    if numeric.iter().any(|section| section.condition.is_some()) {
        let fits = |section: &&&Section| section.condition.is_none_or(|condition| condition.fits(value));
        return numeric.iter().find(fits).map(|section| (*section, false));
    }
    match numeric.as_slice() {
        [] => None,
        [_, negative, ..] if value < 0.0 => Some((negative, true)),
        [_, _, zero] if value == 0.0 => Some((zero, false)),
        [positive, ..] => Some((positive, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_cells_show_them() {
        let cases: [(f64, &str, &str); 37] = [
            (0.1 + 0.2, "", "0.3"),
            (100.0, "General", "100"),
            (-0.0, "General", "0"),
            (95.0, "0\"%\"", "95%"),
            (0.335, "0%", "34%"),
            (0.335, "0.0%", "33.5%"),
            (20.0, "0\"个工作日内\"", "20个工作日内"),
            (12_345.678, "#,##0.00\"万元\"", "12,345.68万元"),
            (1_234_567.0, "0!.0,\"万\"", "123.5万"),
            (20_170_630.0, "0000\"年\"00\"月\"00\"日\"", "2017年06月30日"),
            (5.0, "\"（\"0\"）\"", "（5）"),
            (6.0, "第0项", "第6项"),
            (9.0, "00", "09"),
            (1.5, "0.0##", "1.5"),
            (0.5, "#.##", ".5"),
            (-3.0, "0;-0;;@", "-3"),
            (0.0, "0;-0;;@", ""),
            (7.0, "0;-0;;@", "7"),
            (-3.0, "#,##0 ;[Red](#,##0)", "(3)"),
            (-3.0, "0.0", "-3.0"),
            (1.0, "[=1]\"是\";[=0]\"否\";General", "是"),
            (0.0, "[=1]\"是\";[=0]\"否\";General", "否"),
            (2.0, "[=1]\"是\";[=0]\"否\";General", "2"),
            (3.0, "[>2]\"多次\";\"一次\"", "多次"),
            (1.0, "[>2]\"多次\";\"一次\"", "一次"),
            (1.0, "[DBNum1][$-804]General", "一"),
            (11.0, "[DBNum1][$-804]General", "十一"),
            (2.0, "[DBNum1][$-804]G/通用格式\"、\"", "二、"),
            (2.0, "[$-1E000804]g/\"通用格式、\"", "二、"),
            (2.0, "G/\"通用\"0", "G/通用2"),
            (12.0, "[$-1F000804]General", "壹拾贰"),
            (20.0, "[DBNum2][$-804]General", "贰拾"),
            (105.0, "[DBNum1]0", "一〇五"),
            (1234.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "1,234"),
            (0.25, "# ?/?", "0.25"),
            (1e15, "0", "1000000000000000"),
            (3.0, "\"不少于\"0\"次\"", "不少于3次"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(number(value, code, false), expected, "{value} as {code}");
        }
    }

    #[test]
    fn halves_are_rounded_as_their_cells_show_them() {
        let cases: [(f64, &str, &str); 14] = [
            (0.125, "0%", "13%"),
            (0.285, "0%", "29%"),
            (0.1235, "0.0%", "12.4%"),
            (2.5, "0", "3"),
            (0.5, "0", "1"),
            (-0.5, "0", "-1"),
            (1234.5, "#,##0", "1,235"),
            (4.5, "0\"项\"", "5项"),
            (0.25, "0.0", "0.3"),
            (1.005, "0.00", "1.01"),
            (999.5, "#,##0", "1,000"),
            (12_500.0, "0,", "13"),
            (0.124, "0%", "12%"),
            (-0.4, "0", "0"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(number(value, code, false), expected, "{value} as {code}");
        }
    }

    #[test]
    fn dates_are_written_as_their_cells_show_them() {
        let cases = [
            (42_551.0, "m\"月\"d\"日\"", "6月30日"),
            (42_916.0, "yyyy\"年\"m\"月\"d\"日\"", "2017年6月30日"),
            (42_916.0, "[$-804]yyyy\"年\"m\"月\";@", "2017年6月"),
            (42_916.0, "yyyy-mm-dd", "2017-06-30"),
            (42_916.0, "yyyy/m/d", "2017/6/30"),
            (42_916.0, "yyyy-mm", "2017-06"),
            (42_916.0, "m\"月底前\"", "6月底前"),
            (42_916.0, "yy/mm/dd", "2017/06/30"),
            (42_916.0, "mm-dd-yy", "2017/6/30"),
            (42_916.0, "d-mmm-yy", "2017年6月30日"),
            (42_916.0, "d-mmm", "6月30日"),
            (42_916.0, "mmm-yy", "2017年6月"),
            (42_916.0, "aaaa", "星期五"),
            (42_916.0, "[$-404]e\"年\"m\"月\"d\"日\"", "2017年6月30日"),
            (42_916.0, "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "2017年6月30日"),
            (42_916.0, "yyyy\"年第\"q\"季度\"", "2017年第2季度"),
            (0.75, "h:mm", "18:00"),
            (42_916.5, "yyyy/m/d h:mm", "2017/6/30 12:00"),
            (0.75, "上午/下午h\"时\"mm\"分\"", "下午6时00分"),
            (0.75, "h:mm AM/PM", "6:00 PM"),
            (1.5, "[h]:mm:ss", "36:00:00"),
            (60.0, "yyyy-mm-dd", "1900-02-29"),
            (59.0, "yyyy-mm-dd", "1900-02-28"),
            (1.0, "yyyy-mm-dd", "1900-01-01"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(number(value, code, false), expected, "{value} as {code}");
        }
        assert_eq!(number(41_454.0, "yyyy-mm-dd", true), "2017-06-30");
        assert_eq!(number(-1.0, "yyyy-mm-dd", false), "-1");
        assert_eq!(number(1e12, "yyyy-mm-dd", false), "1000000000000");
    }

    #[test]
    fn texts_are_written_as_their_cells_show_them() {
        assert_eq!(text("财政局", "General"), "财政局");
        assert_eq!(text("财政局", "@"), "财政局");
        assert_eq!(text("财政", "\"县\"@\"局\""), "县财政局");
        assert_eq!(text("财政", "0;-0;;\"县\"@"), "县财政");
        assert_eq!(text("财政", &"\"".repeat(3_000)), "财政");
    }
}
