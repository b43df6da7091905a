//! Lines of their own that say who does the task above them, or by when: 牵头单位：X, “市发改局牵头落实”, 12月底前.

use super::label::label_len;
use super::names::{is_further_unit, is_note_list, is_unit_name};
use super::parts::{is_time, split_outside};
use super::{LONGEST_DUTY, LONGEST_NOTE, is_duty_alone};
use crate::plan::lexicon;

/// What a line says of the task above it, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) enum NoteLine {
    /// 责任单位：区财政局, 责任领导：张某
    Labelled,
    /// 市发改局牵头落实；市财政局、市审计局配合
    Parted,
    /// 市财政局、各镇
    Units,
    /// 综合科、市检测站, which say who does it only in a table
    Desks,
    /// 12月底前, 全年
    Time,
}

/// Longest line that may be nothing but a time, in bytes.
const LONGEST_TIME: usize = 90;
/// Longest line of units, in bytes.
const LONGEST_UNITS: usize = LONGEST_DUTY;
/// What divides the units of a line.
const DIVIDERS: [char; 7] = ['、', '，', ',', '；', ';', ' ', '\u{3000}'];
/// How far back an open bracket is looked for, in characters.
const OPEN: usize = 120;

/// Reads a line; `None` where it says anything else.
pub(in crate::plan) fn note_line(text: &str) -> Option<NoteLine> {
    let text = text.trim();
    // A list of units that grows by a line after the other is looked over again with each.
    if text.len() > LONGEST_NOTE {
        return None;
    }
    // 主办单位：某县人民政府 版权所有 is the foot of a web page.
    if label_len(text).is_some() && !lexicon::is_noise(text) {
        // 责任单位：区财政局。各部门要抓好落实。 goes on with a sentence.
        let rest = text.find('。').map_or("", |at| &text[at + '。'.len_utf8()..]);
        return rest.trim().is_empty().then_some(NoteLine::Labelled);
    }
    // Every line is asked, so what is told at a glance comes first.
    if text.is_empty() || text.len() > LONGEST_UNITS || text.starts_with(['（', '(', '【', '〔', '[', '“', '《']) {
        return None;
    }
    let body = text.trim_end_matches(['。', '；', ';']);
    if body.contains(['。', '：', ':', '“', '《']) {
        return None;
    }
    if body.len() <= LONGEST_TIME && split_outside(body, &['，', ',', '、', '；', ';']).all(|word| is_time(word.trim())) {
        return Some(NoteLine::Time);
    }
    let words = || split_outside(body, &DIVIDERS).filter(|word| !word.is_empty());
    // 开展工会: at least one word must be like no other word.
    if words().all(|word| is_unit_name(word) || is_further_unit(word)) {
        return Some(if words().any(is_unit_name) { NoteLine::Units } else { NoteLine::Desks });
    }
    if is_duty_alone(body) {
        return Some(NoteLine::Parted);
    }
    is_note_list(body).then_some(NoteLine::Desks)
}

/// Tells whether a line waits for the rest of a list or of a bracket: 责任单位：区财政局、
pub(in crate::plan) fn is_open(text: &str) -> bool {
    let end = text.trim_end();
    if end.ends_with(['、', '，', ',', '：', ':', '（', '(', '〔', '【']) {
        return true;
    }
    let last = end.char_indices().rev().take(OPEN).map(|(_, ch)| ch).find(|ch| "（）()【】〔〕[]".contains(*ch));
    last.is_some_and(|ch| "（(【〔[".contains(ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_only_say_who_or_when_are_known() {
        let cases = [
            ("牵头单位：区扶贫办", NoteLine::Labelled),
            ("责任领导：张某 副县长", NoteLine::Labelled),
            ("责任股室:综合股。", NoteLine::Labelled),
            ("时限要求：全年", NoteLine::Labelled),
            ("市发改局牵头落实；市工信局、市财政局按职责分工分别落实", NoteLine::Parted),
            ("市人社局牵头落实", NoteLine::Parted),
            ("各镇（街区）分别落实", NoteLine::Parted),
            ("区人社局牵头落实；区财政局、区总工会按职责分工分别落实", NoteLine::Parted),
            ("县直各部门", NoteLine::Units),
            ("区财政局、各镇（街道）", NoteLine::Units),
            ("区财政局 区审计局", NoteLine::Units),
            ("综合监督科、规划科", NoteLine::Desks),
            ("综合监督科、市卫生监督所", NoteLine::Desks),
            ("汛期前", NoteLine::Time),
            ("按法定时限", NoteLine::Time),
            ("文件印发同日", NoteLine::Time),
            ("12月底前", NoteLine::Time),
            ("2019年6月30日前完成", NoteLine::Time),
            ("全年", NoteLine::Time),
            ("每季度", NoteLine::Time),
            ("持续推进", NoteLine::Time),
            ("6月底前完成，长期坚持", NoteLine::Time),
        ];
        for (text, expected) in cases {
            assert_eq!(note_line(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn demands_and_headings_are_no_notes() {
        for text in [
            "各部门要抓好落实。",
            "责任单位：区财政局。各部门要抓好落实。",
            "责任单位要高度重视。",
            "推进财政信息公开",
            "全年公开预算",
            "每季度公开一次",
            "12月底前公开预算",
            "主办单位：某县人民政府办公室 版权所有：某市人民政府",
            "加强政策落实",
            "强化组织实施",
            "公开扶贫政策、扶贫项目实施",
            "建立工作台账",
            "做好组织配合",
            "持续推进简政放权",
            "健全工作机构",
            "某县2019年工作要点",
            "",
        ] {
            assert_eq!(note_line(text), None, "{text}");
        }
    }

    #[test]
    fn a_list_that_goes_on_is_open() {
        assert!(is_open("责任单位：区财政局、") && is_open("牵头部门：") && is_open("公开预算（责任单位：区财政局"));
        assert!(!is_open("公开预算（含决算）") && !is_open("区财政局"));
    }
}
