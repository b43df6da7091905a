//! Labels before units and times: 牵头单位：, 责任股室：, 完成时限：.

use super::{closes_note, opens_note};
use crate::plan::Role;
use crate::plan::marks::marks;

/// First words of a label before units, with the part that it gives them.
const PARTS: [(&str, Role); 19] = [
    ("牵头责任", Role::Lead),
    ("责任牵头", Role::Lead),
    ("主要责任", Role::Lead),
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("主责", Role::Lead),
    ("配合责任", Role::Support),
    ("责任配合", Role::Support),
    ("配合", Role::Support),
    ("协办", Role::Support),
    ("协同", Role::Support),
    ("协助", Role::Support),
    ("参加", Role::Support),
    ("参与", Role::Support),
    ("责任", Role::Implement),
    ("落实", Role::Implement),
    ("承办", Role::Implement),
    ("实施", Role::Implement),
    ("负责", Role::Implement),
];
/// Last words of a label before units.
const BODIES: [&str; 8] = ["单位", "部门", "主体", "科室", "股室", "处室", "机构", "乡镇"];
/// Labels behind which no units stand.
const PERSONS: [&str; 16] = [
    "第一责任人",
    "直接责任人",
    "责任人",
    "责任领导",
    "牵头领导",
    "分管领导",
    "主管领导",
    "包抓领导",
    "包保领导",
    "协管领导",
    "市级领导",
    "县级领导",
    "区级领导",
    "牵头负责人",
    "分管负责人",
    "具体负责人",
];
/// Labels behind which a time stands.
const TIMES: [&str; 14] = [
    "完成时限",
    "完成时间",
    "完成期限",
    "办结时限",
    "办理时限",
    "落实时限",
    "工作时限",
    "时限要求",
    "时间要求",
    "进度要求",
    "推进时间",
    "时间安排",
    "时间节点",
    "时限",
];

/// Characters within which the colon of a label stands, white space included.
const LONGEST: usize = 30;

/// What stands behind a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Units(Role),
    Person,
    Time,
}

/// Returns what the label that `text` begins with is of, and its length with the colon.
pub(super) fn label(text: &str) -> Option<(Label, usize)> {
    // Every sentence is asked; its first character mostly answers.
    if !text.starts_with(opens_label) || !text.chars().take(LONGEST).any(|ch| matches!(ch, '：' | ':')) {
        return None;
    }
    let behind = |label: &str| {
        let rest = text.strip_prefix(label)?.trim_start();
        let colon = rest.chars().next().filter(|ch| matches!(ch, '：' | ':'))?;
        Some(text.len() - rest.len() + colon.len_utf8())
    };
    let of_units = || {
        let body = |rest: &str| BODIES.iter().find(|body| rest.starts_with(**body)).map(|body| body.len());
        PARTS.iter().find_map(|(part, role)| {
            let len = part.len() + body(text.strip_prefix(part)?)?;
            Some((Label::Units(*role), behind(text.get(..len)?)?))
        })
    };
    let of = |labels: &[&str], kind: Label| labels.iter().find_map(|label| Some((kind, behind(label)?)));
    of_units().or_else(|| of(&PERSONS, Label::Person)).or_else(|| of(&TIMES, Label::Time))
}

/// Tells whether a character may be the first of a label.
const fn opens_label(ch: char) -> bool {
    matches!(ch, '牵' | '责' | '主' | '落' | '承' | '实' | '负' | '配' | '协' | '参' | '完' | '办')
        || matches!(ch, '工' | '时' | '推' | '进' | '第' | '直' | '分' | '包' | '市' | '县' | '区' | '具')
}

/// Returns the length of the label with its colon that `text` begins with.
pub(super) fn label_len(text: &str) -> Option<usize> {
    label(text).map(|(_, len)| len)
}

/// Returns where the first label that stands outside brackets begins.
pub(super) fn label_position(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in marks(text) {
        match ch {
            _ if opens_note(ch) => depth += 1,
            _ if closes_note(ch) => depth = depth.saturating_sub(1),
            '：' | ':' if depth == 0 => {
                if let Some(start) = label_before(text[..at].trim_end()) {
                    return Some(start);
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns where the longest label begins that `before`, the text before a colon, ends with.
fn label_before(before: &str) -> Option<usize> {
    let unlabelled = |label: &str| before.strip_suffix(label).map(str::len);
    let of_units = BODIES.iter().filter_map(|body| {
        let rest = before.strip_suffix(body)?;
        PARTS.iter().filter_map(|(part, _)| rest.strip_suffix(part)).map(str::len).min()
    });
    of_units.chain(PERSONS.iter().chain(&TIMES).filter_map(|label| unlabelled(label))).min()
}

/// Returns the words behind each label of a time in a note.
pub(in crate::plan) fn time_limits(note: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // Each of the labels holds one of these; most notes hold neither.
    if !note.contains(['时', '度', '期']) || !TIMES.iter().any(|label| note.contains(label)) {
        return found;
    }
    let inner = note.trim_matches(|ch: char| opens_note(ch) || closes_note(ch) || ch.is_whitespace() || matches!(ch, '。' | '*'));
    let mut rest = inner;
    while let Some(at) = label_position(rest) {
        let Some((kind, len)) = label(&rest[at..]) else { break };
        rest = &rest[at + len..];
        if kind == Label::Time {
            let end = label_position(rest).unwrap_or(rest.len());
            let words = rest[..end].split(['；', ';', '。']).next().unwrap_or_default();
            found.push(words.trim_matches(|ch: char| ch.is_whitespace() || "，,、".contains(ch)));
        }
    }
    found.retain(|words| !words.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_wording_are_known() {
        let cases = [
            ("牵头单位：区扶贫办", Label::Units(Role::Lead)),
            ("配合股室：综合股", Label::Units(Role::Support)),
            ("责任科室 ：法规科", Label::Units(Role::Implement)),
            ("责任领导：张某", Label::Person),
            ("完成时限:6月底前", Label::Time),
        ];
        for (text, expected) in cases {
            assert_eq!(label(text).map(|(kind, _)| kind), Some(expected), "{text}");
        }
        for text in ["责任单位要重视：", "责任：到人", "时间：", "部门：", "单位：某局"] {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn the_words_behind_the_label_of_a_time_are_found() {
        assert_eq!(time_limits("（责任单位：区财政局 完成时限：12月底）"), ["12月底"]);
        assert_eq!(time_limits("完成时限：6月底前；责任人：张某"), ["6月底前"]);
        assert_eq!(time_limits("责任单位：区财政局"), Vec::<&str>::new());
        assert!(TIMES.iter().all(|label| label.contains(['时', '度', '期'])), "what is asked for at a glance");
        let openings = PARTS.iter().map(|(part, _)| part).chain(&PERSONS).chain(&TIMES);
        assert!(openings.into_iter().all(|label| label.starts_with(opens_label)), "what is asked for at a glance");
    }
}
