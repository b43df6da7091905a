//! A day that comes back within the year: 每月10日前, 每季度末前, 每周五前.

use std::fmt;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};

use crate::plan::number;
use crate::plan::pattern::pattern;
use crate::plan::phrase::span_of;
use crate::source::Span;

/// A day of every week, month or quarter. Of one period the earlier day is the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Recurring {
    /// What comes back.
    pub period: Period,
    /// Month of the quarter, from 1; 1 for other periods.
    pub month: u8,
    /// Day of the month or week, from 1; 31 is the last of any month.
    pub day: u8,
}

/// A part of the year that comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Period {
    /// 周
    Week,
    /// 月
    Month,
    /// 季度
    Quarter,
}

impl Period {
    /// Returns the name in machine formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }
}

/// The day that stands for the end of any month.
const LAST: u8 = 31;
/// The days of the week, as they are counted.
const WEEK: &str = "一二三四五六日";

pub(super) static RECURRING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"每\s*个?(?:周([一二三四五六日天])|(月|季度?)\s*(?:(首|末|第[一二三]个|最后一个)月)?(?:(?:的|度)?\s*(\d{1,2})\s*[日号](?:\s*[、和]\s*\d{1,2}\s*[日号])*|([底末])))\s*(?:之前|以前|前)",
    )
});

/// 次月5日前
pub(super) static NEXT_MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"次月\s*(\d{1,2})\s*[日号]\s*(?:之前|以前|前)"));

/// Reads a match of [`NEXT_MONTH`]: what is owed of every month, by a day of the one behind it.
pub(super) fn read_next_month(captures: &Captures<'_>) -> Option<(Span, Recurring)> {
    Some((span_of(captures, 0)?, Recurring { period: Period::Month, month: 1, day: day(captures.get(1)?.as_str())? }))
}

/// Reads the number of a day of a month.
fn day(text: &str) -> Option<u8> {
    number::whole(text).and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=LAST).contains(day))
}

/// Reads a match of [`RECURRING`].
pub(super) fn read(captures: &Captures<'_>) -> Option<(Span, Recurring)> {
    let span = span_of(captures, 0)?;
    let said = |group: usize| captures.get(group).map(|found| found.as_str());
    if let Some(day) = said(1) {
        let place = WEEK.chars().position(|known| day.replace('天', "日").starts_with(known))?;
        let day = u8::try_from(place + 1).ok()?;
        return Some((span, Recurring { period: Period::Week, month: 1, day }));
    }
    let period = if said(2)? == "月" { Period::Month } else { Period::Quarter };
    let month = match (period, said(3)) {
        (Period::Quarter, Some("首" | "第一个")) => 1,
        (Period::Quarter, Some("第二个")) => 2,
        (Period::Quarter, Some(_)) => 3,
        // 每季度10日前 does not say of which month.
        (Period::Quarter, None) if said(5).is_some() => 3,
        (Period::Quarter, None) | (_, Some(_)) => return None,
        (_, None) => 1,
    };
    let day = match said(4) {
        Some(said) => day(said)?,
        None => LAST,
    };
    Some((span, Recurring { period, month, day }))
}

impl fmt::Display for Recurring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.period, self.month, self.day) {
            (Period::Week, _, day) => {
                let name = usize::from(day).checked_sub(1).and_then(|place| WEEK.chars().nth(place)).unwrap_or('日');
                write!(f, "每周{name}前")
            }
            (Period::Month, _, LAST) => f.write_str("每月底前"),
            (Period::Month, _, day) => write!(f, "每月{day}日前"),
            (Period::Quarter, 3, LAST) => f.write_str("每季度末前"),
            (Period::Quarter, month, day) => {
                write!(
                    f,
                    "每季度{}月{day}日前",
                    ["首", "第二个", "最后一个"].get(usize::from(month).saturating_sub(1)).unwrap_or(&"首")
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Deadline;
    use crate::plan::phrase::Searched;

    fn found(text: &str) -> Vec<(String, String)> {
        Deadline::find(&Searched::new(text)).into_iter().map(|stated| (stated.text, stated.value.to_string())).collect()
    }

    #[test]
    fn a_day_of_every_period_is_a_deadline() {
        let cases = [
            ("请于每月10日前报送情况", "每月10日前", "每月10日前"),
            ("每个月 5 日以前更新", "每个月 5 日以前", "每月5日前"),
            ("每月5日、20日前公布", "每月5日、20日前", "每月5日前"),
            ("每月底前公开", "每月底前", "每月底前"),
            ("每季度末前报送", "每季度末前", "每季度末前"),
            ("每季度首月10日前报送", "每季度首月10日前", "每季度首月10日前"),
            ("每周五前汇总", "每周五前", "每周五前"),
            ("每年6月底前", "每年6月底前", "每年6月30日前"),
        ];
        for (text, words, value) in cases {
            assert_eq!(found(text), [(words.to_owned(), value.to_owned())], "{text}");
        }
        for text in ["每月10日更新", "每季度10日前", "每月45日前", "每月提前公开", "每月首月10日前"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn days_of_one_period_compare_and_those_of_two_do_not() {
        use std::cmp::Ordering::{Equal, Less};
        let read = |text: &str| text.parse::<Deadline>().expect("a deadline");
        assert_eq!(read("每月5日前").compare(&read("每月10日前")), Some(Less));
        assert_eq!(read("每月底前").compare(&read("每月末前")), Some(Equal));
        assert_eq!(read("每季度首月10日前").compare(&read("每季度末前")), Some(Less));
        assert_eq!(read("每月10日前").compare(&read("每季度末前")), None);
        assert_eq!(read("每月10日前").compare(&read("2017年底前")), None);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for period in [Period::Week, Period::Month, Period::Quarter] {
            for (month, day) in [(1, 1), (1, 7), (2, 10), (3, 31)] {
                let day = match period {
                    Period::Week => Recurring { period, month: 1, day: day.min(7) },
                    Period::Month => Recurring { period, month: 1, day },
                    Period::Quarter => Recurring { period, month, day },
                };
                assert_eq!(day.to_string().parse(), Ok(Deadline::Each(day)));
            }
        }
    }
}
