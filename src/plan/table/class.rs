//! What a cell of a table without lines is by its own words: a number, a heading, units, a time, or text.

use crate::plan::duty;
use crate::plan::numbering::{Marker, Rank};
use crate::source::Span;

/// Longest text that may be a heading or a name, in characters, and with a comma in it.
const SHORT: usize = 45;
const SHORT_WITH_COMMA: usize = 25;
/// Most digits of the number of a row.
const DIGITS: usize = 4;

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Empty,
    /// 12, （3）
    Number,
    /// 一、重点工作: a heading over what follows
    Chapter,
    /// 市财政局牵头，各镇配合
    Units,
    /// 年底前, 持续推进
    Time,
    /// A name, or any other few words.
    Short,
    /// Sentences.
    Long,
}

/// A cell with what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub span: Span,
    pub class: Class,
    /// The rank of the number that its text begins with.
    pub rank: Option<Rank>,
}

impl Known {
    /// Reads the cell that stands at `span` and says `text`.
    pub(super) fn read(span: Span, text: &str) -> Self {
        let marker = Marker::read(text);
        let rank = marker.as_ref().map(|marker| marker.rank);
        Self { span, class: class(text.trim(), marker.as_ref()), rank }
    }
}

fn class(text: &str, marker: Option<&Marker>) -> Class {
    if text.is_empty() {
        return Class::Empty;
    }
    if is_number(text) {
        return Class::Number;
    }
    let words = marker.and_then(|marker| text.get(marker.len..)).unwrap_or(text);
    let short = is_short(words.trim().trim_end_matches('。'));
    if short && marker.is_some_and(|marker| marker.rank <= Rank::Section) {
        Class::Chapter
    } else if duty::is_limit(text) {
        Class::Time
    } else if duty::names_units(text) {
        Class::Units
    } else if short && !text.ends_with(['。', '；', ';']) {
        Class::Short
    } else {
        Class::Long
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_matches(['.', '．', '、', '（', '）', '(', ')']);
    let is_digit = |ch: char| ch.is_ascii_digit() || "一二三四五六七八九十百".contains(ch);
    !digits.is_empty() && digits.chars().count() <= DIGITS && digits.chars().all(is_digit)
}

fn is_short(text: &str) -> bool {
    let limit = if text.contains(['，', ',']) { SHORT_WITH_COMMA } else { SHORT };
    !text.contains(['。', '；', ';']) && text.chars().nth(limit).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_told_by_its_own_words() {
        let cases = [
            ("", Class::Empty),
            ("12", Class::Number),
            ("（三）", Class::Number),
            ("一、着力加强公开", Class::Chapter),
            ("(二)做好各类规划公开。", Class::Chapter),
            ("市编办牵头，市政府各部门负责落实", Class::Units),
            ("办公室、各股室、属下单位", Class::Units),
            ("市有关单位;各镇(街)", Class::Units),
            ("各科室", Class::Units),
            ("办公室牵头，其他股室及属下单位配合", Class::Units),
            ("持续推进", Class::Time),
            ("11月底前完成", Class::Time),
            ("2022.6", Class::Time),
            ("深化政策解读形式", Class::Short),
            ("推进中", Class::Short),
            ("公开预算。", Class::Long),
            ("1.主动公开规划，做好解读，及时回应各方关切，提升公开质量", Class::Long),
            ("由财政局牵头建立的台账要及时更新。", Class::Long),
        ];
        for (text, expected) in cases {
            assert_eq!(Known::read(Span::default(), text).class, expected, "{text}");
        }
    }
}
