//! The number at the beginning of a line: where the numbering continues, a paragraph begins, however full the line above is.

use std::collections::BTreeMap;

use crate::language::current;

/// Maximum number of Arabic digits: a longer number is a year or a quantity.
const DIGITS: usize = 3;
/// Circled numbers, from 1.
const CIRCLES: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    /// 一、
    Chapter,
    /// （一）
    Part,
    /// 1. or 1、
    Item,
    /// （1）
    Point,
    /// ①
    Circle,
}

/// Parses the number that opens `text`.
fn number(text: &str) -> Option<(Style, u32)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if let Some(at) = CIRCLES.chars().position(|circle| circle == first) {
        return Some((Style::Circle, u32::try_from(at).ok()? + 1));
    }
    if let Some(inside) = text.strip_prefix(['（', '(']) {
        let (digits, rest) = inside.split_at(inside.find(['）', ')'])?);
        let rest = rest.trim_start_matches(['）', ')']);
        // 第五条第（一）项 is a citation cut by the line break.
        if rest.starts_with(['、', '，']) || rest.starts_with(current().sentences.cited_parts) {
            return None;
        }
        return arabic(digits).map(|value| (Style::Point, value)).or_else(|| Some((Style::Part, chinese(digits)?)));
    }
    let end = text.find(|ch: char| !ch.is_ascii_digit() && !is_chinese_digit(ch))?;
    let (digits, rest) = text.split_at(end);
    let stop = rest.chars().next()?;
    let after = rest.chars().nth(1);
    if let Some(value) = arabic(digits) {
        let is_stop = matches!(stop, '.' | '．' | '、');
        return (is_stop && !after.is_some_and(|ch| ch.is_ascii_digit())).then_some((Style::Item, value));
    }
    // 一、二年级 is no heading.
    let is_stop = matches!(stop, '、' | '．' | '.') && !after.is_some_and(is_chinese_digit);
    Some((Style::Chapter, chinese(digits).filter(|_| is_stop)?))
}

fn arabic(digits: &str) -> Option<u32> {
    let is_short = (1..=DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_short)
}

const fn is_chinese_digit(ch: char) -> bool {
    matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Parses a number below a hundred.
fn chinese(digits: &str) -> Option<u32> {
    let value = |ch: char| "一二三四五六七八九".chars().position(|digit| digit == ch).and_then(|at| u32::try_from(at + 1).ok());
    let (tens, ones) =
        digits.split_once('十').map_or(("", digits), |(tens, ones)| (if tens.is_empty() { "一" } else { tens }, ones));
    let one = |text: &str| {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(0),
            (Some(ch), None) => value(ch),
            _ => None,
        }
    };
    Some(one(tens)? * 10 + one(ones)?).filter(|&value| value > 0)
}

/// Returns `true` if a line begins with a number of any style.
pub(super) fn is_numbered(text: &str) -> bool {
    number(text).is_some()
}

/// The numbers that have opened paragraphs so far.
#[derive(Debug, Default)]
pub(super) struct Count {
    last: BTreeMap<Style, u32>,
    open: Option<Style>,
}

impl Count {
    /// Returns `true` if `below`, the line after `above`, continues or begins a numbering and so opens a paragraph.
    pub(super) fn opens(&self, above: &str, below: &str) -> bool {
        let Some((style, value)) = number(below) else { return false };
        // A line break within an enumeration or a citation opens no paragraph.
        let above = above.trim_end();
        if above.ends_with(['、', '，', ',', '（', '(', '《', '—', '～']) || above.ends_with(current().sentences.before_number)
        {
            return false;
        }
        let begins = value == 1 && (self.open != Some(style) || super::paragraph::ends_sentence(above));
        begins || self.last.get(&style).is_some_and(|last| value == last + 1)
    }

    /// Records a paragraph that begins with `text`.
    pub(super) fn open(&mut self, text: &str) {
        let found = number(text);
        self.open = found.map(|(style, _)| style);
        self.last.extend(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_style_are_read() {
        let cases = [
            ("十二、加强领导", Some((Style::Chapter, 12))),
            ("（二十一）公开", Some((Style::Part, 21))),
            ("3．公开", Some((Style::Item, 3))),
            ("10、公开", Some((Style::Item, 10))),
            ("(4)公开", Some((Style::Point, 4))),
            ("③公开", Some((Style::Circle, 3))),
            ("2017年", None),
            ("3.5个百分点", None),
            ("一、二年级", None),
            ("（一）项规定", None),
            ("（区财政局）", None),
            ("一般", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn only_the_next_number_goes_on_with_a_count() {
        let mut count = Count::default();
        count.open("一、工作重点");
        assert!(count.opens("一、工作重点", "1.公开预算"));
        count.open("1.公开预算");
        assert!(count.opens("责任单位：县局", "2.公开决算"));
        assert!(count.opens("责任单位：县局", "二、保障"));
        assert!(!count.opens("责任单位：县局", "7.公开决算"));
        assert!(!count.opens("按照第1、", "2.公开决算"));
        assert!(!count.opens("依据该条例第五条第", "（一）公开"));
        assert!(!count.opens("责任单位：县局", "方便群众"));
    }
}
