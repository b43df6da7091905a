//! The forms in which plans print a deadline, and how each is read.

use std::str::FromStr;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Day, Deadline, NoDeadline, TimeUnit, by_end_of, month_end, recurring};
use crate::language::current;
use crate::plan::duty::may_end_with_name;
use crate::plan::number::{self, NUMBER};
use crate::plan::pattern::pattern;
use crate::plan::phrase::{Form, Found, Searched, find_all, span_of, tail};
use crate::plan::prefilter;
use crate::source::Span;

/// Every form; of two that overlap the one that begins first counts.
static FORMS: [Form<Deadline>; 20] = [
    Form { needs: prefilter::PERIOD | prefilter::BEFORE, regex: &recurring::RECURRING, read: each },
    Form { needs: prefilter::MONTH | prefilter::BEFORE, regex: &DAYS, read: days },
    Form { needs: prefilter::CHINESE_MONTH | prefilter::BEFORE, regex: &CHINESE_DAY, read: chinese_day },
    Form { needs: prefilter::YEAR_END | prefilter::BEFORE, regex: &YEAR_END, read: year_end },
    Form { needs: prefilter::YEAR_END, regex: &AT_YEAR_END, read: at_year_end },
    Form { needs: prefilter::IN_YEAR, regex: &IN_YEAR, read: in_year },
    Form { needs: prefilter::PART, regex: &PART, read: part_of_year },
    Form { needs: prefilter::MONTHS, regex: &MONTHS, read: months },
    Form { needs: prefilter::MONTH, regex: &MONTH, read: month },
    Form { needs: prefilter::MONTH | prefilter::BOUND, regex: &UNTIL, read: until },
    Form { needs: prefilter::TIME | prefilter::WITHIN, regex: &LENGTH, read: length },
    Form { needs: prefilter::TIME, regex: &AT_MOST, read: at_most },
    Form { needs: prefilter::TIME, regex: &DONE_IN, read: done_in },
    Form { needs: prefilter::TIME, regex: &DONE_IN_TOO, read: done_in },
    Form { needs: prefilter::MONTH, regex: &SPAN, read: span },
    Form { needs: prefilter::PART, regex: &HALVES, read: halves },
    Form { needs: prefilter::SETTLED | prefilter::LIMIT, regex: &LAW, read: law },
    Form { needs: prefilter::MONTH | prefilter::LATEST, regex: &LATEST, read: latest },
    Form { needs: prefilter::SAME_DAY, regex: &SAME_DAY, read: same_day },
    Form { needs: prefilter::SAME_DAY | prefilter::BEFORE, regex: &recurring::NEXT_MONTH, read: next_month },
];

impl Deadline {
    /// Finds the deadlines of a text in order.
    pub(in crate::plan) fn find(searched: &Searched<'_>) -> Vec<Found<Self>> {
        find_all(searched, &FORMS)
    }
}

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

const DAY: &str = r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日|\s*份?底|末|份|上旬|中旬|下旬)?";

static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:每年\s*)?{DAY}(?:\s*[、，,和]\s*{DAY})*\s*(?:下班|上班|上午|中午|下午)?(?:\d{{1,2}}[时点])?(?:之前|以前|前)"
    ))
});
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
/// 年末公布
static AT_YEAR_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:(\d{4})\s*年\s*)?年[底末终]"));
static IN_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:(\d{4})\s*年|[今本当]年|年)度?内|到\s*(\d{4})\s*年\s*(?:年?底|末)?"));
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:(\d{4})\s*年|[今本当]年)?\s*(上半年|下半年|第?[一二三四1-4]季度)\s*(末?之?前|底前|以前|末|结束前|内)?")
});
/// 6月—8月, 9至10月
static MONTHS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:(\d{4})年)?\d{1,2}月?\s*(?:[—–\-－~～至到]|——)\s*(\d{1,2})月(?:底|末|份)?"));
/// 定于9月举办, 11月下旬开展
static MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,2})月(?:份?底|末|份|上旬|中旬|下旬)?"));
/// 到2018年8月底, 至6月底
static UNTIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[到至]((?:\d{4}年)?\d{1,2}月(?:份?底|末))"));
static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?:最迟|最晚|不超过)?\s*({NUMBER})\s*(个?工作日|小时|天|日|个?星期|周|个月|年)\s*(?:之内|以内|内)"))
});
/// 不超过20个工作日, 延至10个工作日
static AT_MOST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:最长)?(?:不得?超过|不多于|至多|最多|延长?[至到])\s*({NUMBER})\s*(个?工作日|小时|天|日|个?星期|周|个月)"
    ))
});
/// 5个工作日办结
static DONE_IN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"({NUMBER})\s*(个?工作日|小时|天)(?:办结|答复|办理|回复|反馈|回应|处置)")));
/// The first of 咨询类2个工作日、投诉类5个工作日办结.
static DONE_IN_TOO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"({NUMBER})\s*(个?工作日|小时|天)[、，]\p{{Han}}{{1,8}}{NUMBER}\s*个?(?:工作日|小时|天)(?:办结|答复|办理|回复|反馈|回应|处置)"
    ))
});
/// 汛期（5月1日至9月30日）, 总结阶段（12月）
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"[（(]\s*({DAY}\s*(?:[—–\-－~～至到]+|——)\s*({DAY}))\s*[）)]|阶段\s*[（(]\s*({DAY})\s*[）)]"))
});
/// 上、下半年各一次
static HALVES: LazyLock<Regex> = LazyLock::new(|| pattern(r"上\s*[、和与及]\s*下半年"));
static LAW: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:法定|规定)的?(?:程序和)?(?:期限|时限|时间)(?:之内|内)|法定的?(?:期限|时限)"));
/// 不晚于11月20日
static LATEST: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?:不得?[晚迟]于|最[晚迟][于至在])\s*({DAY})")));
/// 当日公开
static SAME_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(当[日天]内?)(?:即|就|予以|完成|全部|及时|同步)?(?:公开|发布|公布|公示|办结|报送|上传|更新|反馈|回复|答复|处置|回应|转办|办理|登记)",
    )
});
/// Words behind which a length of time is counted, with what they say of the event.
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[\p{Han}“”《》█]{1,24}(?:之?后|之日起|起|结束|公开|印发|发布|作出|形成|生效|变更|批准|通过|发生|受理)\s*$")
});

/// How far back the words stand that say that a work lasts so long, in characters.
const LASTING: usize = 12;
/// How far back the event before a length of time may begin, in characters.
const EVENT_LENGTH: usize = 40;

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
    let days = read_days(whole.as_str())?;
    Some((span_of(captures, 0)?, Deadline::By { days, yearly: whole.as_str().starts_with('每') }))
}

/// Reads the days of 2017年6月、9月底, the earliest first; each has the year of the one before where it names none.
fn read_days(text: &str) -> Option<Vec<Day>> {
    let mut year = None;
    let mut days = Vec::new();
    for found in ONE_DAY.captures_iter(text) {
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
    Some(days)
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
        is_number || current().dates.other_years.contains(&ch)
    };
    let before = text.get(..span.start).unwrap_or_default().trim_end();
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

/// The other times of a list of times, before and behind one of them.
static OTHERS_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?:(?:{THEN})[、和及]|分别于?)+$")));
static OTHERS_BEHIND: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:[、和及](?:{THEN}))+")));
const THEN: &str = r"\d{1,2}月(?:份?底|末|份|上旬|中旬|下旬)?|[上下]半年|第?[一二三四1-4]季度";

/// Tells whether the work is done in the time of a match: it opens its phrase, and a verb follows that is not of something done then
/// (上半年完成的项目).
fn is_done_then(captures: &Captures<'_>, text: &str) -> bool {
    let Some(found) = captures.get(0) else { return false };
    let (before, after) = (text.get(..found.start()).unwrap_or_default(), text.get(found.end()..).unwrap_or_default());
    // Of 6月、9月各组织一次 each month opens the phrase, and the verb stands behind both.
    let before = OTHERS_BEFORE.find(before).map_or(before, |others| &before[..others.start()]).trim_end();
    let after = OTHERS_BEHIND.find(after).map_or(after, |others| &after[others.end()..]).trim_start();
    let dates = &current().dates;
    let behind = dates.in_part.iter().filter_map(|verb| after.strip_prefix(*verb)).min_by_key(|rest| rest.len());
    let opens = before.chars().next_back().is_none_or(|ch| !ch.is_alphanumeric() || dates.in_time.contains(&ch));
    let is_told = || dates.told_then.iter().any(|verb| after.starts_with(verb));
    let is_of_subject = || may_end_with_name(before) && !is_told();
    (opens || is_of_subject()) && behind.is_some_and(|rest| !rest.starts_with(['的', '情', '了']))
}

/// 6月—8月开展: by the end of the last.
fn months(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let month: u8 = group(captures, 2).filter(|month| (1..=12).contains(month))?;
    is_done_then(captures, text).then_some((span_of(captures, 0)?, by_end_of(group(captures, 1), month, false)))
}

/// A month without a year: one with a year may be that in which something was done.
fn month(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let days = read_days(captures.get(0)?.as_str())?;
    is_done_then(captures, text).then_some((span_of(captures, 0)?, Deadline::By { days, yearly: false }))
}

fn until(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let said = captures.get(1)?;
    // 6月到8月底 is a range.
    let is_range = text.get(..captures.get(0)?.start()).is_some_and(|before| before.trim_end().ends_with(['月', '日', '底']));
    let by = Deadline::By { days: read_days(said.as_str())?, yearly: false };
    (!is_range).then_some((span_of(captures, 0)?, by))
}

fn at_year_end(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    is_done_then(captures, text).then_some((span_of(captures, 0)?, by_end_of(group(captures, 1), 12, false)))
}

fn part_of_year(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let year = group(captures, 1);
    // 上半年经济形势 sets no date; 2017年上半年, 上半年前 and 上半年完成 do.
    if year.is_none() && captures.get(3).is_none() && !is_done_then(captures, text) {
        return None;
    }
    let part = captures.get(2)?.as_str().trim_start_matches('第');
    let month = match part.chars().next()? {
        '上' | '二' | '2' => 6,
        '一' | '1' => 3,
        '三' | '3' => 9,
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

/// What takes so long at most is a deadline, unless it is the work itself that lasts: 每场不超过2小时.
fn at_most(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let span = span_of(captures, 0)?;
    let before = tail(text.get(..span.start).unwrap_or_default(), LASTING);
    let phrase = before.rsplit(['，', ',', '；', '。']).next().unwrap_or_default();
    let lasts = current().dates.lasting.iter().any(|word| phrase.contains(word));
    let value =
        Deadline::Within { amount: number::whole(captures.get(1)?.as_str())?, unit: TimeUnit::read(captures.get(2)?.as_str())? };
    (!lasts).then_some((span, value))
}

fn done_in(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let (first, last) = (captures.get(1)?, captures.get(2)?);
    let before = text.get(..first.start()).unwrap_or_default();
    let value = Deadline::Within { amount: number::whole(first.as_str())?, unit: TimeUnit::read(last.as_str())? };
    (!before.ends_with(current().dates.no_count)).then_some((Span::new(first.start(), last.end()), value))
}

fn span(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    let (whole, end) = captures.get(1).zip(captures.get(2)).or_else(|| captures.get(3).zip(captures.get(3)))?;
    // A span with years is a period that something is said of.
    let is_bare = !whole.as_str().contains('年');
    let by = Deadline::By { days: read_days(end.as_str())?, yearly: false };
    is_bare.then_some((Span::new(whole.start(), whole.end()), by))
}

fn halves(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    is_done_then(captures, text).then_some((span_of(captures, 0)?, by_end_of(None, 12, false)))
}

fn each(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    recurring::read(captures).map(|(span, day)| (span, Deadline::Each(day)))
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

fn latest(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    Some((span_of(captures, 0)?, Deadline::By { days: read_days(captures.get(1)?.as_str())?, yearly: false }))
}

fn same_day(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    Some((span_of(captures, 1)?, Deadline::Within { amount: 1, unit: TimeUnit::Day }))
}

fn next_month(captures: &Captures<'_>, _: &str) -> Option<(Span, Deadline)> {
    recurring::read_next_month(captures).map(|(span, day)| (span, Deadline::Each(day)))
}

fn law(captures: &Captures<'_>, text: &str) -> Option<(Span, Deadline)> {
    let span = span_of(captures, 0)?;
    let before = text.get(..span.start).unwrap_or_default();
    let is_compared = current().dates.compared.iter().any(|word| before.ends_with(word));
    (!is_compared).then_some((span, Deadline::Statutory))
}
