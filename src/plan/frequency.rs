//! How often: 每月, 按季度, 每五日, 年内至少听取一次, 定期, 实时.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};

use super::number::{self, NUMBER};
use super::pattern::pattern;
use super::phrase::{Form, Found, Searched, find_all, span_of};
use super::prefilter;
use crate::language::current;
use crate::source::Span;

/// How often something must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Frequency {
    /// A number of times a year.
    Rate {
        /// Times a year, in hundredths.
        hundredths: u32,
        /// Whether more is welcome: 至少.
        at_least: bool,
    },
    /// As things happen: 实时.
    Continuous,
    /// At intervals that are not named: 定期.
    Regular,
    /// As a matter of routine: 日常.
    Routine,
}

impl Frequency {
    /// Returns the times a year, for those that have a rate.
    #[must_use]
    pub fn per_year(self) -> Option<f64> {
        match self {
            Self::Rate { hundredths, .. } => Some(f64::from(hundredths) / 100.0),
            _ => None,
        }
    }

    /// Compares two frequencies: `Greater` is more often, and stricter. What has no rate compares only with its like, but nothing is
    /// more often than 实时.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Rate { hundredths: a, .. }, Self::Rate { hundredths: b, .. }) => Some(a.cmp(&b)),
            (a, b) if a == b => Some(Ordering::Equal),
            (Self::Continuous, _) => Some(Ordering::Greater),
            (_, Self::Continuous) => Some(Ordering::Less),
            _ => None,
        }
    }

    /// Finds the frequencies of a text in order.
    pub(super) fn find(searched: &Searched<'_>) -> Vec<Found<Self>> {
        static FORMS: [Form<Frequency>; 11] = [
            Form { needs: prefilter::TIMES, regex: &TIMES, read: times },
            Form { needs: prefilter::EVERY_FEW, regex: &EVERY_FEW, read: every_few },
            Form { needs: prefilter::PERIOD, regex: &PERIODS, read: periods },
            Form { needs: prefilter::LONG_PERIOD, regex: &BEFORE_CHECK, read: before_check },
            Form { needs: prefilter::REGULAR, regex: &REGULAR, read: regular },
            Form { needs: prefilter::ROUTINE, regex: &ROUTINE, read: routine },
            Form { needs: prefilter::DOUBLED, regex: &DOUBLED, read: doubled },
            Form { needs: prefilter::ONE_PERIOD, regex: &ONE_EACH, read: one_each },
            Form { needs: prefilter::TIMES, regex: &TIMES_IN, read: times_in },
            Form { needs: prefilter::SKIPPED, regex: &SKIPPED, read: skipped },
            Form { needs: prefilter::PERIOD_DEED, regex: &PERIOD_DEED, read: period_deed },
        ];
        find_all(searched, &FORMS)
    }
}

/// A period as printed, longest first where one begins like another.
const PERIOD: &str = "(?:年度|半年|季度|月度|半个月|半月|工作日|学期|学年|旬|周|星期|日|天|年|季|月)";

static TIMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(?:每|一)个?(年度|半年|季度|月度|学期|学年|年|季|月|周|日|天)|(年内|全年))\s*[\p{{Han}}]{{0,16}}?(至少|最少|不少于|不得少于|不低于)?\s*[\p{{Han}}]{{0,8}}?({NUMBER})\s*[次期场轮遍回]"
    ))
});
static EVERY_FEW: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"每\s*({NUMBER})\s*个?(工作日|日|天|周|星期|季度|月|年)")));
static PERIODS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:按|分|逐|每个?)({PERIOD})(?:(?:、|和|或者?|及)(?:按|分|每个?)?({PERIOD}))?")));
static BEFORE_CHECK: LazyLock<Regex> =
    LazyLock::new(|| pattern("(季度|月度|半年)(?:抽查|检查|通报|巡查|调度|督查|监测|报告|考核|评估)"));
/// 月月公开, 天天更新
static DOUBLED: LazyLock<Regex> = LazyLock::new(|| pattern("(?:年年|季季|月月|周周|天天|日日)"));
/// 一月一通报
static ONE_EACH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:一(年|季度?|月|旬|周|天|日)|(半年|半月))一(?:次|\p{Han}{2})"));
/// 半年一次, 两个月一次, 上、下半年各一次
static TIMES_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(半年|半月)|(\d{{1,2}}|[一两二三四五六七八九十]{{1,2}})(个?年|个月|月|个?季度|个?周|个?星期|天|日)|(上(?:半年)?\s*[、和与及]?\s*下半年)\s*[，,]?\s*各)\s*(至少|不少于|不得少于|不低于)?\s*[\p{{Han}}]{{0,8}}?({NUMBER})\s*[次回]"
    ))
});
/// 隔月, 双周
static SKIPPED: LazyLock<Regex> = LazyLock::new(|| {
    pattern("隔(年|季度?|月|周|日)|(?:^|[，、；。：]|每|逢|按)(?:双|单)(月|周)|双(月)(?:刊|出刊|寄送|印发|出版|发行|编印)")
});
/// 日监测、周调度、月通报
static PERIOD_DEED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[、，；：,;:“（(\s]|实行|落实|坚持|做到|建立|执行|实施|推行|采取)(日|周|旬|月|季度?)(?:监测|调度|通报|报告|报送|公布|公开|公示|发布|更新|研判|巡查|检查|抽查|评估|评比|考核|汇总|例会|统计|总结|推送|排查|会商|督查|督办)",
    )
});
static REGULAR: LazyLock<Regex> =
    LazyLock::new(|| pattern("实时|定期|随时(?:受理|更新|发布|公开|公布|调整|接受|上传|报送|推送)"));
static ROUTINE: LazyLock<Regex> = LazyLock::new(|| pattern("(日常)(?:监测|检查|抽查|巡查|监管|督查|巡检)"));

/// Returns how often a period comes in a year, in hundredths.
fn rate(period: &str) -> Option<u32> {
    Some(match period {
        "年" | "年度" | "学年" | "年内" | "全年" => 100,
        // A year has two terms.
        "半年" | "学期" => 200,
        "季" | "季度" => 400,
        "月" | "月度" => 1200,
        "半个月" | "半月" => 2400,
        "旬" => 3600,
        "周" | "星期" => 5200,
        "工作日" => 25_000,
        "日" | "天" => 36_500,
        _ => return None,
    })
}

const fn every(hundredths: u32) -> Frequency {
    Frequency::Rate { hundredths, at_least: false }
}

fn times(captures: &Captures<'_>, _: &str) -> Option<(Span, Frequency)> {
    let period = captures.get(1).or_else(|| captures.get(2))?.as_str();
    let hundredths = rate(period)?.checked_mul(number::whole(captures.get(4)?.as_str())?)?;
    Some((span_of(captures, 0)?, Frequency::Rate { hundredths, at_least: captures.get(3).is_some() }))
}

fn every_few(captures: &Captures<'_>, _: &str) -> Option<(Span, Frequency)> {
    let count = number::whole(captures.get(1)?.as_str()).filter(|count| *count > 0)?;
    Some((span_of(captures, 0)?, every(rate(captures.get(2)?.as_str())? / count)))
}

fn periods(captures: &Captures<'_>, text: &str) -> Option<(Span, Frequency)> {
    let span = span_of(captures, 0)?;
    let after = text.get(span.end..).unwrap_or_default();
    // 按日期, 按周期, 按年龄 and 每天然气 are other words.
    if after.starts_with(current().dates.no_period) {
        return None;
    }
    let first = rate(captures.get(1)?.as_str())?;
    // Of two, the rarer is what is owed: 按月或季.
    let least = captures.get(2).and_then(|second| rate(second.as_str())).map_or(first, |second| first.min(second));
    Some((span, every(least)))
}

fn doubled(captures: &Captures<'_>, text: &str) -> Option<(Span, Frequency)> {
    let span = span_of(captures, 0)?;
    let (before, after) = (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    // 6月月底前 and 每月月末 are days.
    let is_day = after.starts_with(['底', '末', '初', '中', '度'])
        || before
            .trim_end()
            .ends_with(|ch: char| ch.is_numeric() || "一二三四五六七八九十每当本上下次该按逐隔双各全".contains(ch));
    let period = captures.get(0)?.as_str().chars().next()?.to_string();
    (!is_day).then_some((span, every(rate(&period)?)))
}

fn one_each(captures: &Captures<'_>, text: &str) -> Option<(Span, Frequency)> {
    let span = span_of(captures, 0)?;
    // 十一月一日 is a day.
    let counted = |ch: char| ch.is_numeric() || "一二三四五六七八九十第".contains(ch);
    if text.get(..span.start).unwrap_or_default().trim_end().ends_with(counted) || captures.get(0)?.as_str().ends_with('日') {
        return None;
    }
    Some((span, every(rate(captures.get(1).or_else(|| captures.get(2))?.as_str())?)))
}

fn times_in(captures: &Captures<'_>, text: &str) -> Option<(Span, Frequency)> {
    let span = span_of(captures, 0)?;
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    if before.ends_with(|ch: char| ch.is_numeric() || "第每近前过".contains(ch)) {
        return None;
    }
    let times = number::whole(captures.get(6)?.as_str())?;
    let in_period = match (captures.get(1), captures.get(2), captures.get(4)) {
        (Some(half), ..) => rate(half.as_str())?,
        (_, Some(count), _) => {
            let (count, unit) = (count.as_str(), captures.get(3)?.as_str());
            // 六月一次 is of June, and 3日2次 of a day; 两月一次 is not.
            if matches!(unit, "月" | "日") && count != "两" {
                return None;
            }
            rate(unit.trim_start_matches('个'))? / number::whole(count).filter(|count| *count > 0)?
        }
        _ => 200,
    };
    Some((span, Frequency::Rate { hundredths: in_period.checked_mul(times)?, at_least: captures.get(5).is_some() }))
}

fn skipped(captures: &Captures<'_>, _: &str) -> Option<(Span, Frequency)> {
    Some((
        span_of(captures, 0)?,
        every(rate(captures.get(1).or_else(|| captures.get(2)).or_else(|| captures.get(3))?.as_str())? / 2),
    ))
}

fn period_deed(captures: &Captures<'_>, _: &str) -> Option<(Span, Frequency)> {
    Some((span_of(captures, 1)?, every(rate(captures.get(1)?.as_str())?)))
}

fn before_check(captures: &Captures<'_>, _: &str) -> Option<(Span, Frequency)> {
    Some((span_of(captures, 1)?, every(rate(captures.get(1)?.as_str())?)))
}

fn regular(captures: &Captures<'_>, text: &str) -> Option<(Span, Frequency)> {
    let span = span_of(captures, 0)?;
    if captures.get(0)?.as_str() != "定期" {
        return Some((span, Frequency::Continuous));
    }
    let negated = text.get(..span.start).unwrap_or_default().ends_with('不');
    let other = text.get(span.end..).unwrap_or_default().starts_with(current().dates.no_regular);
    (!negated && !other).then_some((span, Frequency::Regular))
}

fn routine(captures: &Captures<'_>, _: &str) -> Option<(Span, Frequency)> {
    Some((span_of(captures, 1)?, Frequency::Routine))
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Rate { hundredths, at_least } = *self else {
            return f.write_str(match self {
                Self::Continuous => "实时",
                Self::Routine => "日常监测",
                _ => "定期",
            });
        };
        let known = ["年", "半年", "季度", "月", "旬", "周", "工作日", "日"];
        let exact = known.into_iter().find(|period| rate(period) == Some(hundredths));
        match exact {
            Some(period) if !at_least => write!(f, "每{period}"),
            Some(period @ ("半年" | "季度" | "月" | "周" | "日")) => write!(f, "每{period}至少一次"),
            // What fits no period: so many times a year, or once in so many days.
            _ if hundredths.is_multiple_of(100) => write!(f, "每年{}{}次", if at_least { "至少" } else { "" }, hundredths / 100),
            _ => write!(f, "每{}日", 36_500 / hundredths.max(1)),
        }
    }
}

/// A text that states no single frequency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no frequency; write it as 每月, 每年至少2次, 每5日, 定期 or 实时")]
pub struct NoFrequency(String);

impl FromStr for Frequency {
    type Err = NoFrequency;

    fn from_str(text: &str) -> Result<Self, NoFrequency> {
        let mut found = Self::find(&Searched::new(text));
        match found.pop() {
            Some(stated) if found.is_empty() => Ok(stated.value),
            _ => Err(NoFrequency(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(String, Option<f64>)> {
        Frequency::find(&Searched::new(text)).into_iter().map(|stated| (stated.text, stated.value.per_year())).collect()
    }

    #[test]
    fn every_form_is_found_with_its_words() {
        type Phrases<'p> = &'p [(&'p str, Option<f64>)];
        let cases: [(&str, Phrases<'_>); 35] = [
            ("主要负责同志年内至少听取一次工作汇报", &[("年内至少听取一次", Some(1.0))]),
            ("主要领导每年至少专门听取一次汇报", &[("每年至少专门听取一次", Some(1.0))]),
            ("分月度、季度及时发布", &[("分月度、季度", Some(4.0))]),
            ("按月或季发布解读", &[("按月或季", Some(4.0))]),
            ("按月公开收支", &[("按月", Some(12.0))]),
            ("按季度公开，按年度公开", &[("按季度", Some(4.0)), ("按年度", Some(1.0))]),
            ("每季度组织召开", &[("每季度", Some(4.0))]),
            ("每半年出台分析报告", &[("每半年", Some(2.0))]),
            ("每周发布，旺季每五日发布", &[("每周", Some(52.0)), ("每五日", Some(73.0))]),
            ("要在每年6月底前公开", &[("每年", Some(1.0))]),
            ("实时发布空气质量", &[("实时", None)]),
            ("建立定期审查机制", &[("定期", None)]),
            ("加大内容日常监测和季度抽查力度", &[("日常", None), ("季度", Some(4.0))]),
            ("常态化监测、季度抽查和日常运维", &[("季度", Some(4.0))]),
            ("每季度至少更新2次", &[("每季度至少更新2次", Some(8.0))]),
            ("每两年评估", &[("每两年", Some(0.5))]),
            ("不定期抽查，按日期排列，按照年度目标", &[]),
            ("水库蓄水月月公开，天天巡查", &[("月月", Some(12.0)), ("天天", Some(365.0))]),
            ("于6月月底前报送，当年年报", &[]),
            ("对水质实行日监测、周调度、月通报", &[("日", Some(365.0)), ("周", Some(52.0)), ("月", Some(12.0))]),
            ("近日发布，5月通报，去年考核", &[]),
            ("一月一通报、一季一督查", &[("一月一通报", Some(12.0)), ("一季一督查", Some(4.0))]),
            ("于十一月一日施行", &[]),
            ("演练半年一次，例会两个月一次", &[("半年一次", Some(2.0)), ("两个月一次", Some(6.0))]),
            ("上、下半年各开展一次检查", &[("上、下半年各开展一次", Some(2.0))]),
            ("自2026年6月1次通过", &[]),
            ("每年举办三期培训", &[("每年举办三期", Some(3.0))]),
            ("隔周会商，逢双月巡查", &[("隔周", Some(26.0)), ("逢双月", Some(6.0))]),
            ("每半个月发布抽检结果", &[("每半个月", Some(24.0))]),
            ("随时受理质询", &[("随时受理", None)]),
            ("随时代发展", &[]),
            ("州教育局每学期抽查一次", &[("每学期抽查一次", Some(2.0))]),
            ("每学年公布计划，按学期公开收支", &[("每学年", Some(1.0)), ("按学期", Some(2.0))]),
            ("账目半年一公布，公报双月出刊", &[("半年一公布", Some(2.0)), ("双月出刊", Some(6.0))]),
            ("新学期照看双月龄婴儿", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(String, Option<f64>)> =
                expected.iter().map(|(words, rate)| ((*words).to_owned(), *rate)).collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn frequencies_compare_where_they_can() {
        let read = |text: &str| text.parse::<Frequency>().expect("a frequency");
        assert_eq!(read("每月").compare(read("按季度")), Some(Ordering::Greater));
        assert_eq!(read("每年至少听取一次").compare(read("每年")), Some(Ordering::Equal));
        assert_eq!(read("实时").compare(read("每日")), Some(Ordering::Greater));
        assert_eq!(read("定期").compare(read("每月")), None);
        assert_eq!("及时".parse::<Frequency>(), Err(NoFrequency("及时".to_owned())));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(times in 1_u32..60, at_least: bool) {
            let rate = Frequency::Rate { hundredths: times * 100, at_least };
            prop_assert_eq!(rate.to_string().parse::<Frequency>(), Ok(rate));
        }
    }

    #[test]
    fn values_without_a_rate_are_read_again() {
        for value in [Frequency::Continuous, Frequency::Regular, Frequency::Routine, every(36_500 / 5)] {
            assert_eq!(value.to_string().parse(), Ok(value));
        }
    }
}
