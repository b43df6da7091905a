//! Times that set no day of the plan's year and yet say by when: before an event, so long ahead of it, in the year after.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::current;
use crate::plan::number::NUMBER;
use crate::plan::pattern::{any_of, pattern};

/// 汛期前, 秋季开学前, 开工前7天, 提前3天, 报名的10个工作日之前, 明年3月底前, 周五前, 半小时内
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    const LENGTH: &str = r"(?:个?工作日|小时|天|日|个?星期|周|个?月)";
    let dates = &current().dates;
    let (events, seasons, later) = (any_of(dates.events), any_of(dates.before_events), any_of(dates.later_years));
    pattern(&format!(
        r"(?:{seasons})*(?:{events})(?:之前|以前|前)\s*(?:至少|不少于)?\s*(?:{NUMBER}\s*{LENGTH}(?:以上|内)?)?|提前\s*(?:至少|不少于)?\s*{NUMBER}\s*{LENGTH}|{NUMBER}\s*{LENGTH}(?:之前|以前)|(?:{later})(?:\d{{1,2}}月(?:\d{{1,2}}日|份?底|末|份|上旬|中旬|下旬)?|第?[一二三四]季度|[上下]半年)(?:之前|以前|前|内|底|末)?|(?:每|本|下)?周[一二三四五六日]前|半(?:个?小时|天|个月)之?内|每学期期?末"
    ))
});
/// The day or month itself, before what is done in it: 当天录入, 次日转交.
static AT_ONCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"({})内?(?:\p{{Han}}{{2}}|[^\p{{Han}}])", any_of(current().dates.at_once))));

/// Finds the words in a sentence, in order; most hold none of a few characters of which each has one.
pub(in crate::plan) fn undated(text: &str) -> Vec<&str> {
    if !text.contains(['前', '年', '半', '当', '次', '期']) {
        return Vec::new();
    }
    let mut found: Vec<(usize, &str)> = TIME.find_iter(text).map(|found| (found.start(), found.as_str())).collect();
    let at_once = AT_ONCE.captures_iter(text).filter_map(|captures| captures.get(1).zip(captures.get(0)));
    let is_done = |then: &regex::Match<'_>| {
        let behind = text.get(then.end()..).unwrap_or_default();
        behind.starts_with(|ch: char| ch.is_alphabetic()) && !behind.starts_with(current().dates.no_deed)
    };
    found.extend(at_once.map(|(then, _)| then).filter(is_done).map(|then| (then.start(), then.as_str())));
    found.sort_unstable();
    found.into_iter().map(|(_, words)| words.trim()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_before_an_event_and_in_the_next_year_are_found() {
        for (text, expected) in [
            ("要在汛期前公布避灾场所名录", vec!["汛期前"]),
            ("秋季开学前公布收费标准", vec!["秋季开学前"]),
            ("停水应提前3天告知，停电提前至少24小时", vec!["提前3天", "提前至少24小时"]),
            ("开学前一周将公示牌挂出，报名前7日发布简章", vec!["开学前一周", "报名前7日"]),
            ("在报名的10个工作日之前公布", vec!["10个工作日之前"]),
            ("半小时内口头报告，听到的问题当天录入，次日转办", vec!["半小时内", "当天", "次日"]),
            ("党政办周三前上网，每学期末公布收支", vec!["周三前", "每学期末"]),
            ("其余最迟明年3月完成，次年一季度通报", vec!["明年3月", "次年一季度"]),
        ] {
            assert_eq!(undated(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "提前做好准备",
            "汛期信息及时公开",
            "比上年提前公布",
            "6月底前完成",
            "明年计划",
            "学前教育",
            "当天的会议",
            "当月有变动的",
            "次日起",
            "星期三前进行",
        ] {
            assert!(undated(text).is_empty(), "{text}: {:?}", undated(text));
        }
    }
}
