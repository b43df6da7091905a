//! Notes on responsible units: “（X牵头；Y配合）”, “（落实单位：…）”, “责任单位：…”, and duties in running text.

mod brackets;
mod distinct;
mod label;
mod line;
mod names;
mod parts;
mod subject;
mod units;

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::{any_of, pattern};
use crate::language::current;
use brackets::{LONGEST_NOTE, closes_note, closing_bracket, opening_bracket, opens_note};
use names::{ends_with_part, is_further_unit, is_named_like_a_unit, is_note_list};
use parts::{is_time, split_outside};

pub(super) use distinct::{by_name, distinct, with_part};
pub(super) use label::time_limits;
pub(super) use line::{NoteLine, is_open, note_line};
pub(super) use names::{gives_part, may_end_with_name};
pub(super) use subject::{addressed, opens_with_subject, subjects};
pub(super) use units::responsible;

/// A word that makes a bracket a note, wherever it stands in it.
static ROLE_WORD: LazyLock<Regex> = LazyLock::new(|| pattern(&any_of(current().duties.note_words)));
/// Longest sentence that may be nothing but a duty, in bytes.
const LONGEST_DUTY: usize = 600;

/// Longest cell of a column of deadlines, in bytes.
const LONGEST_LIMIT: usize = 150;

/// Returns the bytes of the note that `text` begins with, leading white space included.
pub(super) fn leading_note(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    if label::label_len(body).is_some() {
        return Some(start + body.find('。').map_or(body.len(), |at| at + '。'.len_utf8()));
    }
    let close = closing_bracket(body)?;
    is_note(&body[..close]).then_some(start + close)
}

/// Tells whether `text` is one note and nothing else.
pub(super) fn is_note_alone(text: &str) -> bool {
    leading_note(text).is_some_and(|len| text[len..].trim_matches(['。', ' ', '*']).is_empty())
}

/// Tells whether a cell of a table names units, with or without their parts, and says nothing else.
pub(super) fn names_units(cell: &str) -> bool {
    let body = cell.trim_end_matches(['。', '；', ';']).trim_end_matches('等');
    if body.len() > LONGEST_NOTE || body.contains(['。', '“', '《', '：', ':']) {
        return false;
    }
    let is_unit = |name: &str| is_named_like_a_unit(name) || is_further_unit(name);
    let is_whole = |word: &str| is_unit(word) || ends_with_part(word) || is_time(word);
    let mut words = split_outside(body, &['、', '，', ',', '；', ';', ' ', '\n']).filter(|word| !word.is_empty());
    let named = responsible(body);
    !named.is_empty() && named.iter().all(|unit| is_unit(&unit.unit)) && words.all(is_whole)
}

/// Tells whether a sentence only says who does what the one before it asks for: 由区财政局牵头，区审计局配合。
pub(super) fn is_duty_alone(sentence: &str) -> bool {
    let body = sentence.trim_matches(|ch: char| ch.is_whitespace() || matches!(ch, '。' | '*'));
    if body.len() > LONGEST_DUTY || !ends_with_part(body) {
        return false;
    }
    let named = responsible(body);
    !named.is_empty()
        && named.iter().all(|unit| is_named_like_a_unit(&unit.unit) || is_further_unit(&unit.unit))
        && split_outside(body, &['，', ',', '；', ';']).all(|phrase| ends_with_part(phrase) || is_time(phrase))
}

/// Tells whether a cell of a table says by when and nothing else: 全年, 6月底前, 2022.6.
pub(super) fn is_limit(cell: &str) -> bool {
    const PARTS: [char; 7] = ['，', ',', '、', '；', ';', '。', '\n'];
    let parts = || split_outside(cell, &PARTS).map(str::trim).filter(|part| !part.is_empty());
    cell.len() <= LONGEST_LIMIT && parts().next().is_some() && parts().all(|part| is_time(part) || is_dated(part))
}

/// 2022.6, 2022-6-30
fn is_dated(text: &str) -> bool {
    static DATED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:19|20)\d{2}\s*[.\-/年]\s*\d{1,2}\s*(?:[.\-/月]\s*(?:\d{1,2}\s*日?)?)?[底末]?前?(?:完成)?$")
    });
    text.starts_with(['1', '2']) && DATED.is_match(text)
}

/// Tells whether a paragraph ends with a note.
pub(super) fn ends_with_note(text: &str) -> bool {
    body_len(text) < text.trim_end_matches(['。', ' ', '*', '\u{3000}']).len()
}

/// Returns the length of what a sentence says before the notes that close it.
pub(super) fn body_len(sentence: &str) -> usize {
    let label = label::label_position(sentence);
    body_len_without_label(label.map_or(sentence, |at| sentence[..at].trim_end()))
}

/// Returns the same for what is known to hold no label.
pub(super) fn body_len_without_label(sentence: &str) -> usize {
    let mut len = sentence.len();
    loop {
        let body = sentence[..len].trim_end_matches(['。', ' ', '*', '\u{3000}']);
        let Some(open) = opening_bracket(body) else { break };
        if !is_note(&body[open..]) {
            break;
        }
        len = sentence[..open].trim_end().len();
    }
    if len == sentence.len() { before_dash(sentence).unwrap_or(len) } else { len }
}

/// Returns the length of what stands before a dash behind which units follow and nothing else: 年底前完成。——县应急局，县水利局配合.
fn before_dash(sentence: &str) -> Option<usize> {
    let (body, note) = sentence.rsplit_once("——")?;
    let note = note.trim_end_matches(['。', ' ', '\u{3000}']);
    (is_note_list(note) || is_duty_alone(note) || is_note(note)).then(|| body.trim_end().len())
}

/// Tells whether a bracket, given with its marks, names responsible units.
fn is_note(bracket: &str) -> bool {
    let inner = bracket.trim_matches(|ch: char| opens_note(ch) || closes_note(ch) || matches!(ch, '*' | ' ' | '\u{3000}'));
    ROLE_WORD.is_match(inner) || label::label_len(inner).is_some() || is_note_list(inner) || is_duty_alone(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_brackets_are_not_notes() {
        for text in ["（PPP）项目", "（时间不少于7个工作日）", "（食品、药品、保健品）质量", "(2017)25号"]
        {
            assert_eq!(leading_note(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_makes_a_note_without_brackets() {
        assert!(is_note_alone("责任单位：区财政局、区审计局"));
        assert!(is_note_alone("【牵头单位：区财政局】"));
        assert!(is_note_alone("（市扶贫办、市环保局按职责落实）") && is_note_alone("（市财政局落实）。"));
        assert!(is_note_alone("（市教育局等有关部门按职责分工推进）") && is_note_alone("（各县（市、区）政府）"));
        assert!(is_note_alone("（市食药监局主办，市卫生局协办）") && is_note_alone("（市财政局组织实施）"));
        assert!(is_note_alone("〔责任单位：区财政局〕") && is_note_alone("[责任单位：区财政局、各镇]"));
        assert!(is_note_alone("［责任单位：区财政局］") && is_note_alone("{牵头单位：区财政局}"));
        assert!(is_note_alone("（责任科室：采购科）") && is_note_alone("（各乡镇人民政府实施）"));
        assert!(is_note_alone("（综合处、法规处）") && is_note_alone("（投资处）") && is_note_alone("（办公室、人事处）"));
        assert!(is_note_alone("（市人社局，持续推进）") && is_note_alone("（市税务局，2018年10月底前完成）"));
        assert!(!is_note_alone("（依法查处）") && !is_note_alone("（含内设处室）") && !is_note_alone("（图书馆、阅览室）"));
        assert!(!is_note_alone("（长期坚持）") && !is_note_alone("（2018年底前）") && !is_note_alone("〔2017〕"));
        assert!(!is_note_alone("（含项目推进）") && !is_note_alone("（改革方案实施）"));
        assert!(!is_note_alone("（含政策落实）") && !is_note_alone("（重点任务分解落实）"));
        assert!(
            is_note_alone("（县总工会、县财政局）")
                && is_note_alone("（县公开领导小组、县财政局）")
                && is_note_alone("（市总工会）")
        );
        assert!(is_note_alone("（县融媒体运营方、县财政局，长期坚持）") && is_note_alone("（清溪县妇儿工委办、清溪县妇联）"));
        assert!(is_note_alone("（各镇）") && is_note_alone("（县财政局，各镇）") && is_note_alone("（县财政局、有关镇）"));
        assert!(!is_note_alone("（县区、乡镇、街道）") && !is_note_alone("（市场监管、卫生健康、县财政预算）"));
        assert!(!is_note_alone("（财政、审计、县财政局）") && !is_note_alone("（市县乡三级）"));
        assert!(!is_note_alone("责任单位要高度重视。"));
        let text = "做好公开。责任单位：区财政局";
        assert_eq!(&text[..body_len(text)], "做好公开。");
    }

    #[test]
    fn a_sentence_that_only_names_units_is_a_duty() {
        for text in ["由区财政局牵头。", "由区财政局牵头，区审计局、各镇政府配合。", "区财政局负责落实。"]
        {
            assert!(is_duty_alone(text), "{text}");
        }
        for text in
            ["各部门要抓好落实。", "由区财政局牵头建立台账。", "由区财政局公布，区审计局配合。", "做好组织配合。", "。", ""]
        {
            assert!(!is_duty_alone(text), "{text}");
        }
    }

    #[test]
    fn the_body_ends_before_its_notes() {
        let text = "公开（含PPP）信息（县财政局牵头）。";
        assert_eq!(&text[..body_len(text)], "公开（含PPP）信息");
        assert_eq!(body_len("公开（PPP）。"), "公开（PPP）。".len());
        assert!(ends_with_note(text) && !ends_with_note("公开（PPP）。"));
        assert_eq!(body_len("年底前完成。——县应急局，县水利局配合。"), "年底前完成。".len());
        assert_eq!(body_len("建设平台——政务公开专区。"), "建设平台——政务公开专区。".len());
    }
}
