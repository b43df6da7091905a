//! Dates and years in lines about the document: 2017年6月20日, 2017.6.20, 二〇一七年六月二十日.

use crate::plan::{lexicon, number, numbering};
use crate::source::fold::fold;

/// Returns the first date of a line as `YYYY-MM-DD`.
pub(super) fn date(line: &str) -> Option<String> {
    arabic(line).or_else(|| chinese(line))
}

/// Returns the date of a line that holds nothing else, but for brackets around it: （2017年6月20日） below a title.
pub(super) fn whole_date(line: &str) -> Option<String> {
    let folded = fold(line);
    let plain = folded.trim_matches(['(', ')', '（', '）']);
    (plain.chars().count() <= 12 && plain.starts_with(|ch: char| ch.is_ascii_digit() || number::is_year_digit(ch)))
        .then(|| date(plain))
        .flatten()
}

/// Returns the year that a text names, in Arabic or Chinese digits.
pub(super) fn year(text: &str) -> Option<u16> {
    // The years of a plan for five, 2021—2025年, are not that of the document.
    let is_span = |at: usize| {
        let dash = |ch: char| matches!(ch, '-' | '—' | '－' | '–' | '~' | '～' | '至');
        let after = text.get(at + 4..).unwrap_or_default().trim_start_matches('年');
        let before = text.get(..at).unwrap_or_default();
        let spans = after.starts_with(dash) && after.trim_start_matches(dash).starts_with("20");
        spans
            || (before.ends_with(dash)
                && before.trim_end_matches(dash).trim_end_matches('年').ends_with(|ch: char| ch.is_ascii_digit()))
    };
    let runs = text.char_indices().filter_map(|(at, _)| Some((at, text.get(at..at + 4)?)));
    let arabic = runs
        .filter(|(at, run)| (run.starts_with("19") || run.starts_with("20")) && !is_span(*at))
        .find_map(|(_, run)| run.bytes().all(|byte| byte.is_ascii_digit()).then(|| run.parse::<u16>().ok()).flatten());
    arabic.or_else(|| text.match_indices('年').find_map(|(at, _)| number::chinese_year(text.get(..at)?)))
}

fn arabic(line: &str) -> Option<String> {
    let found = lexicon::DATE.captures(line)?;
    let group = |index: usize| found.get(index)?.as_str().parse::<u16>().ok();
    written(group(1)?, group(2)?, group(3)?)
}

fn chinese(line: &str) -> Option<String> {
    let found = lexicon::CHINESE_DATE.captures(line)?;
    let number = |index: usize| numbering::from_chinese(found.get(index)?.as_str()).and_then(|value| u16::try_from(value).ok());
    written(number::chinese_year(found.get(1)?.as_str())?, number(2)?, number(3)?)
}

fn written(year: u16, month: u16, day: u16) -> Option<String> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_writing_are_read_or_left_unknown() {
        let cases = [
            ("[发布时间:2018-08-23 10:56]", Some("2018-08-23")),
            ("2017.6.20", Some("2017-06-20")),
            ("2017 年 6 月 20 日", Some("2017-06-20")),
            ("二〇一七年六月二十日", Some("2017-06-20")),
            ("二○一八年十二月三十一日", Some("2018-12-31")),
            ("2017年13月1日", None),
            ("二〇一七年", None),
        ];
        for (line, expected) in cases {
            assert_eq!(date(line).as_deref(), expected, "{line}");
        }
        assert_eq!(whole_date("（2017年6月20日）").as_deref(), Some("2017-06-20"));
        assert_eq!(whole_date("（2017年6月20日起施行）"), None);
        assert_eq!(whole_date("2017年6月20日起施行，请认真执行"), None);
    }

    #[test]
    fn years_are_read_or_left_unknown() {
        assert_eq!(year("某县政发〔2017〕2号"), Some(2017));
        assert_eq!(year("某市二〇一八年工作要点"), Some(2018));
        assert_eq!(year("某县工作方案"), None);
        assert_eq!(year("某市贯彻《某省五年行动计划（2021—2025年）》实施方案"), None);
        assert_eq!((year("2017-06-20"), year("2022年11—12月工作")), (Some(2017), Some(2022)));
    }
}
