//! By when: 2017年底前, 每月10日前, 24小时内, 本通知印发后10个工作日内, 法定期限.

mod forms;
mod recurring;
mod undated;

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use recurring::{Period, Recurring};
pub(super) use undated::undated;

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
    Each(Recurring),
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
            (Self::Each(day), Self::Each(other)) => (day.period == other.period).then(|| day.cmp(other)),
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
}

/// Last days of the months; 29 for February would be wrong three years out of four.
const LAST_DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn month_end(month: u8) -> u8 {
    LAST_DAYS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or(31)
}

fn by_end_of(year: Option<u16>, month: u8, yearly: bool) -> Deadline {
    Deadline::By { days: vec![Day { year, month, day: month_end(month) }], yearly }
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
            Self::Each(day) => day.fmt(f),
            Self::Within { amount, unit } => write!(f, "{amount}{}内", unit.name()),
            Self::Statutory => f.write_str("法定期限内"),
        }
    }
}

/// A text that states no single deadline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no deadline; write it as 2017年12月31日前, 24小时内 or 法定期限内")]
pub struct NoDeadline(String);

#[cfg(test)]
mod tests;
