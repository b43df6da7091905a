//! The forms in which plans print a quantity, and how each is read.

use std::str::FromStr;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Comparison, NoQuantity, Quantity};
use crate::language::current;
use crate::plan::number::{self, NUMBER};
use crate::plan::pattern::pattern;
use crate::plan::phrase::{Form, Found, Searched, find_all, span_of};
use crate::plan::prefilter;
use crate::source::Span;

/// Every form; of two that overlap the one that begins first counts.
static FORMS: [Form<Quantity>; 10] = [
    Form { needs: prefilter::SHARE, regex: &SHARE, read: share },
    Form { needs: prefilter::TENTHS, regex: &TENTHS, read: tenths },
    Form { needs: prefilter::PER_HUNDRED, regex: &PER_HUNDRED, read: per_hundred },
    Form { needs: prefilter::PER_HUNDRED, regex: &FRACTION, read: fraction },
    Form { needs: prefilter::POINTS, regex: &POINTS, read: counted },
    Form { needs: prefilter::TIME | prefilter::BOUND, regex: &DURATION, read: counted },
    Form { needs: prefilter::COUNT, regex: &COUNT, read: count },
    Form { needs: prefilter::PERSON, regex: &PERSON, read: person },
    Form { needs: prefilter::ROUND, regex: &ROUND, read: round },
    Form { needs: prefilter::HALF, regex: &HALF, read: half },
];

impl Quantity {
    /// Finds the quantities of a text in order.
    pub(in crate::plan) fn find(searched: &Searched<'_>) -> Vec<Found<Self>> {
        find_all(searched, &FORMS)
    }
}

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

/// Any word of [`Comparison::BEFORE`].
const BEFORE: &str = "(不得低于|不得少于|不得超过|不得高于|不低于|不少于|不小于|不超过|不高于|不多于|不大于|不短于|不长于|最少|至少|至多|最多|超过|高于|大于|低于|少于|达到)";

static SHARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{BEFORE}?\s*(\d+(?:\.\d+)?)\s*([%％]|个?百分点)\s*(以上|以下|以内)?")));
/// 六成, 八成半以上
static TENTHS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{BEFORE}?\s*(\d|[一两二三四五六七八九十])\s*成(半)?\s*(以上|以下|以内)?")));
/// 百分之九十
static PER_HUNDRED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"{BEFORE}?\s*百分之\s*({NUMBER})\s*(以上|以下|以内)?")));
/// 不少于三分之一, 压减四分之一以上, 不少于村总数的三分之一
static FRACTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?:{BEFORE}\s*(?:[\p{{Han}}（）]{{1,10}}的)?)?([二三四五六七八九])分之([一二三四五六七八])(以上|以下)?"))
});
static POINTS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"{BEFORE}?\s*({NUMBER})\s*(分)()")));
static DURATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{BEFORE}\s*({NUMBER})\s*个?(工作日|小时|分钟|个月|学时|课时|天|日|年)(以上)?")));
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"{BEFORE}?\s*(前?)(?:(\d+)\s*(?:[—–\-~－～至到]|——)\s*)?(\d{{1,3}}(?: \d{{3}})+|{NUMBER})\s*(?:余|多)?\s*(万?个|名|位|项|家|万?条|万?份|篇|期|万?场|处|种|万?件|万?户次|万?户|所|张|类|大|万?次|遍|万?元|亿元|万?人次|万?人|万?亩|公里|台|套|批|万?册|块|堂|平方米)(以上|以下|以内)?"
    ))
});
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:一|1)\s*(位|名)(?:[\p{Han}]{0,6}?)(?:领导|负责同志|负责人|同志|工作人员|人员|联络员|信息员|审核员|管理员|专员|副职|专人)",
    )
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

/// Whether a figure says of which things the rest speaks: 办结率低于90%的单位.
fn is_condition(captures: &Captures<'_>, after: &str) -> bool {
    let compares = captures.get(1).is_some_and(|word| matches!(word.as_str(), "低于" | "少于" | "超过" | "高于" | "大于"));
    compares && after.starts_with('的')
}

fn share(captures: &Captures<'_>, text: &str) -> Option<(Span, Quantity)> {
    if is_condition(captures, text.get(captures.get(0)?.end()..).unwrap_or_default()) {
        return None;
    }
    let unit = if captures.get(3)?.as_str().ends_with("百分点") { "百分点" } else { "%" };
    Some((trimmed(captures)?, made(captures, 1, 2, unit, Some(4))?))
}

fn tenths(captures: &Captures<'_>, text: &str) -> Option<(Span, Quantity)> {
    let span = trimmed(captures)?;
    let (before, after) = (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    let bounded = captures.get(1).is_some() || captures.get(3).is_some() || captures.get(4).is_some();
    // 一成不变, 三成员 and 统一成立 count nothing.
    let is_word = |ch: char| "不员果效立功为绩本交品年分长熟就册".contains(ch);
    let is_part = before.ends_with(|ch: char| ch.is_numeric() || "一二三四五六七八九十百千万统合".contains(ch));
    if is_part || (!bounded && after.starts_with(is_word)) {
        return None;
    }
    let half = if captures.get(3).is_some() { 5000 } else { 0 };
    let word = |index: usize| captures.get(index).map(|found| found.as_str());
    let thousandths = number::thousandths(word(2)?)?.checked_mul(10)?.checked_add(half)?;
    Some((span, Quantity { comparison: Comparison::read(word(1), word(4)), thousandths, unit: "%".to_owned() }))
}

fn per_hundred(captures: &Captures<'_>, _: &str) -> Option<(Span, Quantity)> {
    let word = |index: usize| captures.get(index).map(|found| found.as_str());
    // A hundred alone is no number of its own: 百分之百.
    let thousandths = if word(2)? == "百" { 100_000 } else { number::thousandths(word(2)?)? };
    let quantity = Quantity { comparison: Comparison::read(word(1), word(3)), thousandths, unit: "%".to_owned() };
    (thousandths > 0).then_some((trimmed(captures)?, quantity))
}

/// A part of a whole that is held against a bound: the others are said of what is there.
fn fraction(captures: &Captures<'_>, _: &str) -> Option<(Span, Quantity)> {
    let word = |index: usize| captures.get(index).map(|found| found.as_str());
    let (whole, part) = (number::thousandths(word(2)?)?, number::thousandths(word(3)?)?);
    let is_bounded = word(1).is_some() || word(4).is_some();
    let thousandths = part.checked_mul(100_000)?.checked_div(whole)?;
    let quantity = Quantity { comparison: Comparison::read(word(1), word(4)), thousandths, unit: "%".to_owned() };
    is_bounded.then_some((trimmed(captures)?, quantity))
}

fn counted(captures: &Captures<'_>, text: &str) -> Option<(Span, Quantity)> {
    let span = trimmed(captures)?;
    let unit = captures.get(3)?.as_str();
    let after = text.get(span.end..).unwrap_or_default();
    let digits = captures.get(2)?.as_str().starts_with(|ch: char| ch.is_ascii_digit());
    // 4分 is points; 三分之一, 十分重要, 2分钟 and 分类 are not. 不少于7个工作日内 is a deadline.
    let points = unit == "分" && (after.starts_with(|ch: char| "之钟类布别级批期散区为".contains(ch)) || !digits);
    let is_score =
        unit == "分" && text.get(..span.start).is_some_and(|before| before.trim_end().ends_with(current().dates.scored));
    if points
        || is_score
        || is_condition(captures, after)
        || after.starts_with(current().dates.deadlines)
        || after.starts_with("以内")
    {
        return None;
    }
    Some((span, made(captures, 1, 2, unit, Some(4))?))
}

fn count(captures: &Captures<'_>, text: &str) -> Option<(Span, Quantity)> {
    let span = trimmed(captures)?;
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let after = text.get(span.end..).unwrap_or_default();
    let (figure, unit) = (captures.get(4)?.as_str(), captures.get(5)?.as_str());
    let compared = captures.get(1).is_some() || captures.get(6).is_some();
    let dates = &current().dates;
    let ordinal = before.ends_with(dates.no_count);
    // 5万元以上的 says of which things, and 等19项 or 由96个 how many there are.
    let is_condition = captures.get(6).is_some() && after.starts_with('的');
    // 201 of 2017 100个 is no group of digits.
    if before.ends_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let is_in_digits = figure.starts_with(|ch: char| ch.is_ascii_digit());
    let is_total = !compared && is_in_digits && dates.before_totals.iter().any(|word| before.ends_with(word));
    if is_condition || is_total {
        return None;
    }
    let time = dates.times.iter().any(|word| after.starts_with(word));
    // 三次产业 are the parts of an economy, and three times nothing.
    let named = unit == "次" && after.starts_with("产业");
    if ordinal || time || named || (figure.starts_with('一') && figure.chars().count() == 1 && !compared) {
        return None;
    }
    let noun = noun_len(after);
    // In 14个乡镇 the number says how many there are, unless so many are to be chosen.
    if !compared
        && (is_there_already(after, noun) || is_in_digits && is_of_something(after))
        && !dates.choosing.iter().any(|verb| before.ends_with(verb))
    {
        return None;
    }
    // Chinese digits stand in many set phrases (四个意识, 三次产业); only a noun that is counted makes them a quantity.
    if !compared && noun == 0 && !is_in_digits {
        return None;
    }
    let mut quantity = made(captures, 1, 4, unit, Some(6))?;
    // Of 3—5个 three will do.
    if let Some(low) = captures.get(3) {
        quantity.thousandths = number::thousandths(low.as_str())?;
        quantity.comparison = Comparison::AtLeast;
    }
    Some((Span::new(span.start, span.end + noun), quantity))
}

/// Tells whether a count is of what is there already, whatever is asked: places, offices, fields of work. `noun` are the bytes of the noun
/// that follows it.
fn is_there_already(after: &str, noun: usize) -> bool {
    let dates = &current().dates;
    let is_inside = |(place, (_, ch)): &(usize, (usize, char))| *place < NOUN && ch.is_alphabetic() && !STOPS.contains(*ch);
    let end = after.char_indices().enumerate().find(|at| !is_inside(at)).map_or(after.len(), |(_, (at, _))| at);
    let word = &after[..end];
    let ends = |word: &str| word.ends_with(dates.there_already_ends);
    dates.there_already.iter().any(|known| word.contains(known)) || ends(word) || ends(&after[..noun])
}

/// Whether what is counted is only what something is said of: 46个重点项目的进展.
fn is_of_something(after: &str) -> bool {
    let word = after.chars().take(NOUN).take_while(|ch| ch.is_alphabetic());
    word.clone().any(|ch| ch == '的') && !word.take(2).any(|ch| ch == '的')
}

/// Characters that a noun ends before.
const STOPS: &str = "的和与及等要为在将";

/// Returns the bytes of the noun that a count is of; 0 where none can be told from what follows it.
fn noun_len(after: &str) -> usize {
    let stop = |ch: char| !ch.is_alphanumeric() || STOPS.contains(ch);
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
