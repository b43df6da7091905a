//! By when: 2017年底前, 每月10日前, 24小时内, 本通知印发后10个工作日内, 法定期限.

mod turn;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};

use super::number::{self, NUMBER};
use super::pattern::pattern;
use super::phrase::{Form, Found, Searched, find_all, span_of, tail};
use super::sign;
use crate::language::current;
use crate::source::Span;

pub use turn::{Period, Turn};

/// A point in time or a length of time by which something must be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deadline {
    /// On or before these days, the earliest first.
    By {
        /// The days.
        days: Vec<Day>,
        /// Whether it comes back every year.
        yearly: bool,
    },
    /// On or before a day that comes back within the year.
    Each(Turn),
    /// Within a length of time after something has happened.
    Within {
        /// How many.
        amount: u32,
        /// Of what.
        unit: TimeUnit,
    },
    /// Within what the law says.
    Statutory,
}

/// A day, of which the year may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day {
    /// Year; none where the plan does not say which.
    pub year: Option<u16>,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1; the last of the month where only the month is given.
    pub day: u8,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TimeUnit {
    /// 小时
    Hour,
    /// 日, 天
    Day,
    /// 工作日
    WorkingDay,
    /// 周
    Week,
    /// 个月
    Month,
    /// 年
    Year,
}

impl TimeUnit {
    const ALL: [Self; 6] = [Self::WorkingDay, Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    const fn name(self) -> &'static str {
        match self {
            Self::Hour => "小时",
            Self::Day => "日",
            Self::WorkingDay => "个工作日",
            Self::Week => "周",
            Self::Month => "个月",
            Self::Year => "年",
        }
    }

    /// Minutes; five working days count as a week, thirty days as a month.
    const fn minutes(self) -> u64 {
        match self {
            Self::Hour => 60,
            Self::Day => 24 * 60,
            Self::WorkingDay => 7 * 24 * 60 / 5,
            Self::Week => 7 * 24 * 60,
            Self::Month => 30 * 24 * 60,
            Self::Year => 365 * 24 * 60,
        }
    }

    fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| text.trim_start_matches('个') == unit.name().trim_start_matches('个')).or(match text {
            "天" => Some(Self::Day),
            "星期" => Some(Self::Week),
            _ => None,
        })
    }
}

impl Deadline {
    /// Returns the length of time in hours, for those that have one.
    #[must_use]
    pub fn hours(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a deadline of 2^52 minutes is none")]
        self.minutes().map(|minutes| minutes as f64 / 60.0)
    }

    fn minutes(&self) -> Option<u64> {
        match self {
            Self::Within { amount, unit } => u64::from(*amount).checked_mul(unit.minutes()),
            _ => None,
        }
    }

    /// Compares two deadlines: `Less` is earlier, and stricter. `None` where they cannot be held against each other: a day against a
    /// length of time, or days of which only one has a year,
    /// a day of the month against one of the quarter.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Within { .. }, Self::Within { .. }) => Some(self.minutes()?.cmp(&other.minutes()?)),
            (Self::By { days, yearly }, Self::By { days: others, yearly: also }) => {
                let (day, other) = (days.first()?, others.first()?);
                (yearly == also && day.year.is_some() == other.year.is_some()).then(|| day.cmp(other))
            }
            (Self::Each(turn), Self::Each(other)) => (turn.period == other.period).then(|| turn.cmp(other)),
            (Self::Statutory, Self::Statutory) => Some(Ordering::Equal),
            _ => None,
        }
    }

    /// Puts the year of the plan where a day of it has none: 年底前 in a plan for 2017 is the end of 2017.
    pub(super) fn settle(&mut self, year: Option<u16>) {
        if let Self::By { days, yearly: false } = self {
            for day in days {
                day.year = day.year.or(year);
            }
        }
    }

    /// Makes the end of a year: what 年内 says, and 全年 where it is held against a day.
    #[must_use]
    pub fn end_of_year(year: Option<u16>) -> Self {
        by_end_of(year, 12, false)
    }

    /// Finds the deadlines of a text in order.
    pub(super) fn find(searched: &Searched<'_>) -> Vec<Found<Self>> {
        static FORMS: [Form<Deadline>; 8] = [
            Form { needs: sign::PERIOD | sign::BEFORE, regex: &turn::TURN, read: each },
            Form { needs: sign::MONTH | sign::BEFORE, regex: &DAYS, read: days },
            Form { needs: sign::CHINESE_MONTH | sign::BEFORE, regex: &CHINESE_DAY, read: chinese_day },
            Form { needs: sign::YEAR_END | sign::BEFORE, regex: &YEAR_END, read: year_end },
            Form { needs: sign::IN_YEAR, regex: &IN_YEAR, read: in_year },
            Form { needs: sign::PART, regex: &PART, read: part_of_year },
            Form { needs: sign::TIME | sign::WITHIN, regex: &LENGTH, read: length },
            Form { needs: sign::SETTLED | sign::LIMIT, regex: &LAW, read: law },
        ];
        find_all(searched, &FORMS)
    }
}

const DAY: &str = r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日|\s*份?底|末|份|上旬|中旬|下旬)?";

static DAYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:每年\s*)?{DAY}(?:\s*[、，,和]\s*{DAY})*\s*(?:之前|以前|前)")));
static ONE_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日|\s*(份?底|末|份|上旬|中旬|下旬))?"));
/// A day in Chinese digits; groups as of [`ONE_DAY`].
static CHINESE_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(\d{4}|[一二三四五六七八九〇○零]{4})年)?([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日|(份?底|末|份|上旬|中旬|下旬))?(?:之前|以前|前)",
    )
});
static YEAR_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:(?:(\d{4})|今|本|当|(每))\s*年\s*[年度]?|年度?)\s*[底末终]\s*(?:之前|以前|前)"));
static IN_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:(\d{4})\s*年|[今本当]年|年)度?内|到\s*(\d{4})\s*年\s*(?:年?底|末)?"));
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:(\d{4})\s*年|[今本当]年)?\s*(上半年|下半年|第?[一二三四]季度)\s*(末?之?前|底前|以前|末|结束前|内)?")
});
static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?:最迟|最晚|不超过)?\s*({NUMBER})\s*(个?工作日|小时|天|日|个?星期|周|个月|年)\s*(?:之内|以内|内)"))
});
static LAW: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:法定|规定)的?(?:程序和)?(?:期限|时限|时间)(?:之内|内)|法定的?(?:期限|时限)"));
/// Words behind which a length of time is counted, with what they say of the event.
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[\p{Han}“”《》█]{1,24}(?:之?后|之日起|起|结束|公开|印发|发布|作出|形成|生效|变更|批准|通过|发生|受理)\s*$")
});

/// How far back the event before a length of time may begin, in characters.
const EVENT_LENGTH: usize = 40;

/// Last days of the months; 29 for February would be wrong three years out of four.
const LAST_DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn month_end(month: u8) -> u8 {
    LAST_DAYS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or(31)
}

fn group<T: FromStr>(captures: &Captures<'_>, index: usize) -> Option<T> {
    captures.get(index)?.as_str().parse().ok()
}

/// Tells whether the year before a day is one that is not read: 201年6月 has lost a digit, 明年6月 is not of the plan's year.
fn has_unread_year(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with('年') && !current().dates.known_years.iter().any(|known| before.ends_with(known))
}

fn days(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let whole = captures.get(0)?;
    let opens_with_year = ONE_DAY.captures(whole.as_str()).is_some_and(|first| first.get(1).is_some());
    if !opens_with_year && has_unread_year(text.get(..whole.start()).unwrap_or_default()) {
        return None;
    }
    let mut year = None;
    let mut days = Vec::new();
    for found in ONE_DAY.captures_iter(whole.as_str()) {
        year = group(&found, 1).or(year);
        let month: u8 = group(&found, 2).filter(|month| (1..=12).contains(month))?;
        let day = match found.get(4).map(|part| part.as_str()) {
            Some("上旬") => 10,
            Some("中旬") => 20,
            _ => group(&found, 3).unwrap_or_else(|| month_end(month)),
        };
        days.push(Day { year, month, day: Some(day).filter(|day| (1..=31).contains(day))? });
    }
    days.sort_unstable();
    Some((span_of(captures, 0)?, Deadline::By { days, yearly: whole.as_str().starts_with('每') }))
}

/// 十二月底前, 二〇一七年六月三十日前
fn chinese_day(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let number = |index: usize| number::whole(captures.get(index)?.as_str()).and_then(|value| u8::try_from(value).ok());
    let year = captures.get(1).map(|year| year.as_str());
    if year.is_none() && has_unread_year(text.get(..captures.get(0)?.start()).unwrap_or_default()) {
        return None;
    }
    let year = year.and_then(|year| year.parse().ok().or_else(|| number::chinese_year(year)));
    let month = number(2).filter(|month| (1..=12).contains(month))?;
    let day = match captures.get(4).map(|part| part.as_str()) {
        Some("上旬") => 10,
        Some("中旬") => 20,
        _ => number(3).unwrap_or_else(|| month_end(month)),
    };
    let days = vec![Day { year, month, day: Some(day).filter(|day| (1..=31).contains(day))? }];
    Some((span_of(captures, 0)?, Deadline::By { days, yearly: false }))
}

fn by_end_of(year: Option<u16>, month: u8, yearly: bool) -> Deadline {
    Deadline::By { days: vec![Day { year, month, day: month_end(month) }], yearly }
}

fn year_end(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let whole = captures.get(0)?;
    // 201年底前: a digit of the year is lost. 次年底前 is not of the plan's year.
    let before = text.get(..whole.start()).unwrap_or_default().trim_end();
    let is_other = |ch: char| ch.is_ascii_digit() || current().dates.other_years.contains(&ch);
    if whole.as_str().starts_with('年') && before.ends_with(is_other) {
        return None;
    }
    Some((span_of(captures, 0)?, by_end_of(group(captures, 1), 12, captures.get(2).is_some())))
}

fn in_year(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let span = span_of(captures, 0)?;
    let counted = |ch: char| {
        let is_number = ch.is_ascii_digit() || "一二两三四五六七八九十几数".contains(ch);
        is_number || ch.is_whitespace() || current().dates.other_years.contains(&ch)
    };
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default().trim_start();
    let bare = captures.get(0)?.as_str().starts_with('年');
    let is_within = captures.get(0)?.as_str().ends_with('内');
    // 三年内 is a length of time, and 次年内 is not of the plan's year; 到2018年6月 is a month.
    if (bare && before.ends_with(counted))
        || (is_within && current().dates.no_within.iter().any(|word| after.starts_with(word)))
        || after.starts_with(|ch: char| ch.is_ascii_digit())
    {
        return None;
    }
    Some((span, by_end_of(group(captures, 1).or_else(|| group(captures, 2)), 12, false)))
}

fn part_of_year(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    let year = group(captures, 1);
    // 上半年经济形势 sets no date; 2017年上半年 and 上半年前 do.
    if year.is_none() && captures.get(3).is_none() {
        return None;
    }
    let part = captures.get(2)?.as_str().trim_start_matches('第');
    let month = match part.chars().next()? {
        '上' | '二' => 6,
        '一' => 3,
        '三' => 9,
        _ => 12,
    };
    let whole = captures.get(0)?.as_str();
    let lead = whole.len() - whole.trim_start().len();
    let span = span_of(captures, 0)?;
    Some((Span::new(span.start + lead, span.end), by_end_of(year, month, false)))
}

fn length(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let amount = number::whole(captures.get(1)?.as_str())?;
    let unit = TimeUnit::read(captures.get(2)?.as_str())?;
    // 2017年内 is a year, not a length of two thousand of them.
    if unit == TimeUnit::Year && amount > 100 {
        return None;
    }
    let span = span_of(captures, 0)?;
    let lead = captures.get(0)?.as_str();
    let start = span.start + (lead.len() - lead.trim_start().len());
    let has_bound = lead.trim_start().starts_with(current().dates.bounds);
    let start = if has_bound { start } else { event_start(text.get(..start).unwrap_or_default()).unwrap_or(start) };
    Some((Span::new(start, span.end), Deadline::Within { amount, unit }))
}

fn each(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    turn::read(captures).map(|(span, turn)| (span, Deadline::Each(turn)))
}

/// Returns where the event begins that ends right before a length of time: 本通知印发后 in 要在本通知印发后10日内.
fn event_start(before: &str) -> Option<usize> {
    let near = tail(before, EVENT_LENGTH);
    let skipped = before.len() - near.len();
    let found = EVENT.find(near)?;
    let cut = found.as_str().rmatch_indices(current().dates.event_openings).find_map(|(at, word)| {
        let after = at + word.len();
        (found.as_str().len() > after).then_some(found.start() + after)
    });
    Some(skipped + cut.unwrap_or_else(|| found.start()))
}

fn law(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    Some((span_of(captures, 0)?, Deadline::Statutory))
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.year.iter().try_for_each(|year| write!(f, "{year}年"))?;
        write!(f, "{}月{}日", self.month, self.day)
    }
}

impl Day {
    /// Writes the day as ISO 8601 does: 2017-12-31, and --12-31 where the year is open.
    #[must_use]
    pub fn iso(&self) -> String {
        let year = self.year.map_or_else(|| "-".to_owned(), |year| format!("{year:04}"));
        format!("{year}-{:02}-{:02}", self.month, self.day)
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::By { days, yearly } => {
                let days: Vec<String> = days.iter().map(Day::to_string).collect();
                write!(f, "{}{}前", if *yearly { "每年" } else { "" }, days.join("、"))
            }
            Self::Each(turn) => turn.fmt(f),
            Self::Within { amount, unit } => write!(f, "{amount}{}内", unit.name()),
            Self::Statutory => f.write_str("法定期限内"),
        }
    }
}

/// A text that states no single deadline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no deadline; write it as 2017年12月31日前, 24小时内 or 法定期限内")]
pub struct NoDeadline(String);

impl FromStr for Deadline {
    type Err = NoDeadline;

    fn from_str(text: &str) -> Result<Self, NoDeadline> {
        let mut found = Self::find(&Searched::new(text));
        match found.pop() {
            Some(stated) if found.is_empty() => Ok(stated.value),
            _ => Err(NoDeadline(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests;
