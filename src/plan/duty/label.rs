//! Labels before units and times: 牵头单位：, 责任股室：, 完成时限：.

use std::sync::LazyLock;

use super::brackets::{closes_note, opens_note};
use super::names::{is_further_unit, is_named_like_a_unit};
use crate::language::current;
use crate::plan::Role;
use crate::plan::marks::marks;
use crate::source::CharSet;

/// First words of a label before units, with the part that it gives them.
fn parts() -> impl Iterator<Item = (&'static str, Role)> {
    let duties = &current().duties;
    let lists = [
        (duties.lead, Role::Lead),
        (duties.lead_heads, Role::Lead),
        (duties.lead_labels, Role::Lead),
        (duties.support, Role::Support),
        (duties.support_heads, Role::Support),
        (duties.support_labels, Role::Support),
        (duties.implement, Role::Implement),
        (duties.implement_heads, Role::Implement),
    ];
    lists.into_iter().flat_map(|(words, role)| words.iter().map(move |word| (*word, role)))
}

/// Last words of a label before units.
fn bodies() -> impl Iterator<Item = &'static str> {
    current().duties.bodies.iter().chain(current().duties.label_bodies).copied()
}

/// First characters of labels; every sentence is asked, and its first character mostly answers.
static OPENS_LABEL: LazyLock<CharSet> = LazyLock::new(|| {
    let duties = &current().duties;
    let labels = parts().map(|(part, _)| part).chain(duties.persons.iter().chain(duties.times).copied());
    labels.filter_map(|label| label.chars().next()).collect()
});

/// Last characters of the labels of times; most notes hold none of them.
static CLOSES_TIME_LABEL: LazyLock<CharSet> =
    LazyLock::new(|| current().duties.times.iter().filter_map(|label| label.chars().next_back()).collect());

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
    if text.starts_with(BRACKETS) {
        return in_brackets(text);
    }
    if !text.starts_with(|ch| OPENS_LABEL.contains(ch)) || !text.chars().take(LONGEST).any(|ch| matches!(ch, '：' | ':')) {
        return None;
    }
    let behind = |label: &str| {
        let rest = text.strip_prefix(label)?.trim_start();
        let colon = rest.chars().next().filter(|ch| matches!(ch, '：' | ':'))?;
        Some(text.len() - rest.len() + colon.len_utf8())
    };
    let of_units = || {
        let body = |rest: &str| bodies().find(|body| rest.starts_with(*body)).map(str::len);
        parts().find_map(|(part, role)| {
            let len = part.len() + body(text.strip_prefix(part)?)?;
            Some((Label::Units(role), behind(text.get(..len)?)?))
        })
    };
    // 牵头：县财政局 says no more than the part, and a unit follows.
    let bare = || {
        parts().find_map(|(part, role)| {
            let len = behind(part)?;
            opens_with_unit(text.get(len..)?).then_some((Label::Units(role), len))
        })
    };
    let of = |labels: &[&str], kind: Label| labels.iter().find_map(|label| Some((kind, behind(label)?)));
    let duties = &current().duties;
    of_units().or_else(bare).or_else(|| of(duties.persons, Label::Person)).or_else(|| of(duties.times, Label::Time))
}

/// Longest name of all of a kind whose kind is not known, in characters: 各幼儿园.
const EACH: usize = 6;
/// Brackets that a label may stand in by itself: 【责任单位】县财政局.
pub(super) const BRACKETS: [char; 3] = ['【', '〔', '['];

/// Returns what the label is of that a bracket holds and nothing else, and the length of both.
pub(super) fn in_brackets(text: &str) -> Option<(Label, usize)> {
    let inner = text.strip_prefix(BRACKETS)?;
    let (words, rest) = inner.split_once(['】', '〕', ']']).filter(|(words, _)| words.chars().count() < LONGEST)?;
    let rest = rest.trim_start_matches(['：', ':']);
    let duties = &current().duties;
    let role = parts()
        .find(|(part, _)| words.strip_prefix(part).is_some_and(|body| body.is_empty() || bodies().any(|known| known == body)));
    let kind = match role {
        Some((_, role)) if opens_with_unit(rest) => Label::Units(role),
        _ if duties.persons.contains(&words) => Label::Person,
        _ if duties.times.contains(&words) => Label::Time,
        _ => return None,
    };
    Some((kind, text.len() - rest.len()))
}

/// Whether a list begins with the name of a unit, and not with a sentence on it: 各单位要及时公开.
fn opens_with_unit(list: &str) -> bool {
    let first =
        list.trim_start().split(['、', '，', ',', '；', ';', '。', '）', ')', ' ', '\u{3000}']).next().unwrap_or_default();
    let is_each = || first.starts_with(current().units.all_of_a_kind) && first.chars().count() <= EACH;
    is_named_like_a_unit(first) || is_further_unit(first) || is_each()
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
            _ if BRACKETS.contains(&ch) && depth == 0 && label(&text[at..]).is_some() => return Some(at),
            _ if opens_note(ch) => depth += 1,
            _ if closes_note(ch) => depth = depth.saturating_sub(1),
            '：' | ':' if depth == 0 => {
                if let Some(start) = label_before(text[..at].trim_end(), &text[at + ch.len_utf8()..]) {
                    return Some(start);
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns where the longest label begins that `before`, the text before a colon, ends with; `behind` is the text after the colon.
fn label_before(before: &str, behind: &str) -> Option<usize> {
    let unlabelled = |label: &str| before.strip_suffix(label).map(str::len);
    let of_units = bodies().filter_map(|body| {
        let rest = before.strip_suffix(body)?;
        parts().filter_map(|(part, _)| rest.strip_suffix(part)).map(str::len).min()
    });
    let duties = &current().duties;
    let bare = || parts().filter_map(|(part, _)| unlabelled(part)).filter(|at| !before[..*at].ends_with(char::is_alphanumeric));
    let bare = if opens_with_unit(behind) { bare().min() } else { None };
    of_units.chain(bare).chain(duties.persons.iter().chain(duties.times).filter_map(|label| unlabelled(label))).min()
}

/// Returns the words behind each label of a time in a note.
pub(in crate::plan) fn time_limits(note: &str) -> Vec<&str> {
    let mut found = Vec::new();
    if CLOSES_TIME_LABEL.find(note, 0).is_none() || !current().duties.times.iter().any(|label| note.contains(label)) {
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
            ("牵头：区扶贫办", Label::Units(Role::Lead)),
            ("配合：各镇", Label::Units(Role::Support)),
            ("【责任单位】区扶贫办", Label::Units(Role::Implement)),
            ("〔牵头〕区扶贫办", Label::Units(Role::Lead)),
            ("【完成时限】6月底前", Label::Time),
        ];
        for (text, expected) in cases {
            assert_eq!(label(text).map(|(kind, _)| kind), Some(expected), "{text}");
        }
        for text in [
            "责任单位要重视：",
            "责任：到人",
            "配合：及时提供材料",
            "【责任】到人",
            "负责：各单位要及时公开名单",
            "【牵头】区里的事",
            "时间：",
            "部门：",
            "单位：某局",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn the_words_behind_the_label_of_a_time_are_found() {
        assert_eq!(time_limits("（责任单位：区财政局 完成时限：12月底）"), ["12月底"]);
        assert_eq!(time_limits("完成时限：6月底前；责任人：张某"), ["6月底前"]);
        assert_eq!(time_limits("责任单位：区财政局"), Vec::<&str>::new());
    }
}
