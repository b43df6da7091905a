//! How much: 不低于4%, 70%, 5个以上, 4分, 轮训一遍.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};

use super::number::{self, NUMBER};
use super::pattern::pattern;
use super::phrase::{Form, Found, Searched, find_all, span_of};
use super::sign;
use crate::language::current;
use crate::source::Span;

/// How much of something there must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// Whether it is a floor, a ceiling or a figure.
    pub comparison: Comparison,
    /// The figure, in thousandths.
    pub thousandths: i64,
    /// Of what: `%`, 分, or the measure word as printed.
    pub unit: String,
}

/// How a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Comparison {
    /// 不低于, 不少于, 至少, 以上
    AtLeast,
    /// 不超过, 不高于, 以内
    AtMost,
    /// 超过, 高于
    MoreThan,
    /// 低于, 少于
    LessThan,
    /// No word of comparison.
    Exactly,
}

impl Comparison {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::MoreThan => "more-than",
            Self::LessThan => "less-than",
            Self::Exactly => "exactly",
        }
    }

    /// Words before the figure, longest first where one holds another.
    const BEFORE: [(&'static str, Self); 20] = [
        ("不得低于", Self::AtLeast),
        ("不得少于", Self::AtLeast),
        ("不得超过", Self::AtMost),
        ("不得高于", Self::AtMost),
        ("不低于", Self::AtLeast),
        ("不少于", Self::AtLeast),
        ("不小于", Self::AtLeast),
        ("不超过", Self::AtMost),
        ("不高于", Self::AtMost),
        ("不多于", Self::AtMost),
        ("不大于", Self::AtMost),
        ("至少", Self::AtLeast),
        ("至多", Self::AtMost),
        ("最多", Self::AtMost),
        ("超过", Self::MoreThan),
        ("高于", Self::MoreThan),
        ("大于", Self::MoreThan),
        ("低于", Self::LessThan),
        ("少于", Self::LessThan),
        ("达到", Self::AtLeast),
    ];

    fn read(before: Option<&str>, after: Option<&str>) -> Self {
        let after = after.map(|word| if word == "以上" { Self::AtLeast } else { Self::AtMost });
        let named = before.and_then(|word| Self::BEFORE.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning));
        named.or(after).unwrap_or(Self::Exactly)
    }

    /// Tells whether more of it is stricter.
    const fn is_floor(self) -> Option<bool> {
        match self {
            Self::AtLeast | Self::MoreThan => Some(true),
            Self::AtMost | Self::LessThan => Some(false),
            Self::Exactly => None,
        }
    }
}

impl Quantity {
    /// Returns the figure.
    #[must_use]
    pub fn value(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "figures of plans are small")]
        let thousandths = self.thousandths as f64;
        thousandths / 1000.0
    }

    /// Compares two quantities by their figures: `Greater` is more. `None` where the units differ (a share and points do not compare)
    /// or one is a floor and the other a ceiling.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let opposed = self.comparison.is_floor().zip(other.comparison.is_floor()).is_some_and(|(a, b)| a != b);
        (self.unit == other.unit && !opposed).then(|| self.thousandths.cmp(&other.thousandths))
    }

    /// Compares two quantities by what they ask for: `Greater` is stricter, that is more of a floor or a figure, and less of a ceiling.
    /// Of two with the same figure the one that excludes it is stricter. `None` as in [`Self::compare`].
    #[must_use]
    pub fn compare_strictness(&self, other: &Self) -> Option<Ordering> {
        let ceiling = [self, other].iter().any(|quantity| quantity.comparison.is_floor() == Some(false));
        let figures = self.compare(other)?;
        let excludes = |quantity: &Self| matches!(quantity.comparison, Comparison::MoreThan | Comparison::LessThan);
        Some(if ceiling { figures.reverse() } else { figures }.then(excludes(self).cmp(&excludes(other))))
    }

    /// Finds the quantities of a text in order.
    pub(super) fn find(searched: &Searched<'_>) -> Vec<Found<Self>> {
        static FORMS: [Form<Quantity>; 7] = [
            Form { needs: sign::SHARE, regex: &SHARE, read: share },
            Form { needs: sign::POINTS, regex: &POINTS, read: counted },
            Form { needs: sign::TIME | sign::BOUND, regex: &DURATION, read: counted },
            Form { needs: sign::COUNT, regex: &COUNT, read: count },
            Form { needs: sign::PERSON, regex: &PERSON, read: person },
            Form { needs: sign::ROUND, regex: &ROUND, read: round },
            Form { needs: sign::HALF, regex: &HALF, read: half },
        ];
        find_all(searched, &FORMS)
    }
}

/// Any word of [`Comparison::BEFORE`].
const BEFORE: &str = "(不得低于|不得少于|不得超过|不得高于|不低于|不少于|不小于|不超过|不高于|不多于|不大于|至少|至多|最多|超过|高于|大于|低于|少于|达到)";

static SHARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{BEFORE}?\s*(\d+(?:\.\d+)?)\s*([%％]|个?百分点)\s*(以上|以下|以内)?")));
static POINTS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"{BEFORE}?\s*({NUMBER})\s*(分)()")));
static DURATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{BEFORE}\s*({NUMBER})\s*个?(工作日|小时|分钟|个月|学时|课时|天|日|年)(以上)?")));
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"{BEFORE}?\s*(前?)({NUMBER})\s*(?:余|多)?\s*(个|名|位|项|家|条|份|篇|期|场|处|种|件|户|所|张|类|大|次|遍|万元|亿元|元|公里|亩|台|套|批|人次|人)(以上|以下|以内)?"
    ))
});
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:一|1)\s*(位|名)(?:[\p{Han}]{0,6}?)(?:领导|负责同志|负责人|同志|工作人员|人员|联络员|副职|专人)")
});
static ROUND: LazyLock<Regex> = LazyLock::new(|| pattern("(?:轮训|培训|覆盖|开展|召开|组织|举办|更新|调整|清理)(一)(遍|次|轮)"));
static HALF: LazyLock<Regex> = LazyLock::new(|| pattern("(?:减少|压缩|缩短|降低|精简)一半"));

/// Last characters of nouns that are counted, by which 三张目录清单 ends before what is said of it.
const NOUN_ENDINGS: &str = "区县镇乡市村街种业单源字动项域面类目门位构台题事章案表站点例件户家社校院所队组";
/// Longest noun that is taken along, in characters.
const NOUN: usize = 11;

fn made(captures: &Captures<'_>, before: usize, figure: usize, unit: &str, after: Option<usize>) -> Option<Quantity> {
    let word = |index: usize| captures.get(index).map(|found| found.as_str()).filter(|word| !word.is_empty());
    let comparison = Comparison::read(word(before), after.and_then(word));
    Some(Quantity { comparison, thousandths: number::thousandths(word(figure)?)?, unit: unit.to_owned() })
}

/// The span of a match without the white space that it begins or ends with.
fn trimmed(captures: &Captures<'_>) -> Option<Span> {
    let found = captures.get(0)?;
    let lead = found.as_str().len() - found.as_str().trim_start().len();
    Some(Span::new(found.start() + lead, found.start() + found.as_str().trim_end().len()))
}

fn share(captures: &Captures<'_>, _: &str) -> Option<(Span, Quantity)> {
    let unit = if captures.get(3)?.as_str().ends_with("百分点") { "百分点" } else { "%" };
    Some((trimmed(captures)?, made(captures, 1, 2, unit, Some(4))?))
}

fn counted(captures: &Captures<'_>, text: &str) -> Option<(Span, Quantity)> {
    let span = trimmed(captures)?;
    let unit = captures.get(3)?.as_str();
    let after = text.get(span.end..).unwrap_or_default();
    let digits = captures.get(2)?.as_str().starts_with(|ch: char| ch.is_ascii_digit());
    // 4分 is points; 三分之一, 十分重要, 2分钟 and 分类 are not. 不少于7个工作日内 is a deadline.
    let points = unit == "分" && (after.starts_with(|ch: char| "之钟类布别级批期散区为".contains(ch)) || !digits);
    if points || after.starts_with(current().dates.deadlines) || after.starts_with("以内") {
        return None;
    }
    Some((span, made(captures, 1, 2, unit, Some(4))?))
}

fn count(captures: &Captures<'_>, text: &str) -> Option<(Span, Quantity)> {
    let span = trimmed(captures)?;
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let after = text.get(span.end..).unwrap_or_default();
    let (figure, unit) = (captures.get(3)?.as_str(), captures.get(4)?.as_str());
    let compared = captures.get(1).is_some() || captures.get(5).is_some();
    let dates = &current().dates;
    let ordinal = before.ends_with(dates.no_count);
    let time = dates.times.iter().any(|word| after.starts_with(word));
    // 三次产业 are the parts of an economy, and three times nothing.
    let named = unit == "次" && after.starts_with("产业");
    if ordinal || time || named || (figure.starts_with('一') && figure.chars().count() == 1 && !compared) {
        return None;
    }
    let noun = noun_len(after);
    // Chinese digits stand in many set phrases (四个意识, 三次产业); only a noun that is counted makes them a quantity.
    if !compared && noun == 0 && !figure.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    Some((Span::new(span.start, span.end + noun), made(captures, 1, 3, unit, Some(5))?))
}

/// Returns the bytes of the noun that a count is of; 0 where none can be told from what follows it.
fn noun_len(after: &str) -> usize {
    let stop = |ch: char| !ch.is_alphanumeric() || "的和与及等要为在将".contains(ch);
    let word = after.char_indices().take(NOUN).take_while(|(_, ch)| !stop(*ch));
    let mut end = 0;
    for (place, (at, ch)) in word.enumerate() {
        let ends = NOUN_ENDINGS.contains(ch);
        if end > 0 && !(ends && at == end) {
            break;
        }
        if ends && (place > 0 || after.get(at + ch.len_utf8()..).is_some_and(|rest| rest.starts_with('区'))) {
            end = at + ch.len_utf8();
        }
    }
    end
}

fn person(captures: &Captures<'_>, _: &str) -> Option<(Span, Quantity)> {
    let unit = captures.get(1)?.as_str().to_owned();
    Some((span_of(captures, 0)?, Quantity { comparison: Comparison::Exactly, thousandths: 1000, unit }))
}

fn round(captures: &Captures<'_>, _: &str) -> Option<(Span, Quantity)> {
    let unit = captures.get(2)?.as_str();
    Some((span_of(captures, 0)?, made(captures, 0, 1, unit, None)?))
}

fn half(captures: &Captures<'_>, _: &str) -> Option<(Span, Quantity)> {
    Some((span_of(captures, 0)?, Quantity { comparison: Comparison::Exactly, thousandths: 50_000, unit: "%".to_owned() }))
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Comparison::BEFORE.iter().filter(|(_, meaning)| *meaning == self.comparison).map(|(word, _)| *word);
        f.write_str(word.min_by_key(|word| word.chars().count()).unwrap_or_default())?;
        write!(f, "{}", self.thousandths / 1000)?;
        if self.thousandths % 1000 != 0 {
            write!(f, ".{:03}", self.thousandths % 1000)?;
        }
        f.write_str(&self.unit)
    }
}

/// A text that states no single quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no quantity; write it as 不低于4%, 5个 or 4分")]
pub struct NoQuantity(String);

impl FromStr for Quantity {
    type Err = NoQuantity;

    fn from_str(text: &str) -> Result<Self, NoQuantity> {
        let mut found = Self::find(&Searched::new(text));
        match found.pop() {
            Some(stated) if found.is_empty() => Ok(stated.value),
            _ => Err(NoQuantity(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        Quantity::find(&Searched::new(text)).into_iter().map(|stated| (stated.text, stated.value.to_string())).collect()
    }

    #[test]
    fn every_form_is_found_with_its_words() {
        let cases = [
            ("分值不低于 4%。", "不低于 4%", "不低于4%"),
            ("所占分值权重不得低于4分。", "不得低于4分", "不低于4分"),
            ("年底前70%的行政许可事项", "70%", "70%"),
            ("公布全市7个县区城市空气质量排名", "7个县区", "7个"),
            ("公立医院10个单病种次均住院费用", "10个单病种", "10个"),
            ("收费三张目录清单，让公众", "三张目录清单", "3张"),
            ("拓展“三大活动”开展情况", "三大活动", "3大"),
            ("五大新兴先导型服务业发展情况", "五大新兴先导型服务业", "5大"),
            ("明确一位分管领导具体抓", "一位分管领导", "1位"),
            ("对工作人员轮训一遍的目标", "轮训一遍", "1遍"),
            ("征求意见(时间不少于7个工作日)", "不少于7个工作日", "不少于7工作日"),
            ("保障资金三类资源为核心", "三类资源", "3类"),
            ("报告病例数前五位病种及死亡", "前五位病种", "5位"),
            ("解读5个以上", "5个以上", "至少5个"),
            ("审批时间再减少一半", "减少一半", "50%"),
        ];
        for (text, words, value) in cases {
            let value = value.replace("不少于", "至少").replace("不低于", "至少");
            assert_eq!(found(text), [(words.to_owned(), value)], "{text}");
        }
    }

    #[test]
    fn set_phrases_and_other_numbers_are_no_quantities() {
        for text in [
            "坚持“三个一、三个三”战略",
            "强化四个意识",
            "2017年第4次常务会议",
            "十分重要",
            "“两微一端”",
            "三分之一说",
            "5个工作日内",
            "第一批试点",
            "每五日发布",
            "第三方评估",
            "一个窗口",
            "力争最多跑一次",
            "三次产业高质量发展",
            "省、市、区三级共享",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn quantities_of_one_unit_compare() {
        let read = |text: &str| text.parse::<Quantity>().expect("a quantity");
        assert_eq!(read("不低于4%").compare(&read("不低于5%")), Some(Ordering::Less));
        assert_eq!(read("70%").compare(&read("达到70%")), Some(Ordering::Equal));
        assert_eq!(read("不低于4%").compare(&read("不低于4分")), None);
        assert_eq!(read("不低于4%").compare(&read("不超过4%")), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(thousandths in 1001_i64..1_000_000, unit in proptest::sample::select(vec!["%", "百分点"]), word in 0_usize..5) {
            let comparison = [Comparison::AtLeast, Comparison::AtMost, Comparison::MoreThan, Comparison::LessThan, Comparison::Exactly][word];
            let quantity = Quantity { comparison, thousandths, unit: unit.to_owned() };
            prop_assert_eq!(quantity.to_string().parse::<Quantity>(), Ok(quantity));
        }
    }
}
