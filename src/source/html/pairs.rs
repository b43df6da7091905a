//! Pairs of a label and its value in the texts of a page.

use crate::language::current;
use crate::source::fold::fold;

/// Maximum length of a line that is still a fact, in characters.
pub(super) const FACT_LENGTH: usize = 120;

/// Iterates over the labels of facts, without white space.
fn labels() -> impl Iterator<Item = &'static str> {
    let facts = &current().facts;
    let of_value = [facts.issuer, facts.number, facts.signed, facts.published, facts.title, facts.source];
    of_value.into_iter().chain([facts.other, facts.other_on_pages]).flatten().copied()
}

/// Joins labels with the values beside them: `发文字号` `某办〔2017〕5号` → `发文字号：某办〔2017〕5号`.
pub(super) fn pairs(texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting: Option<&str> = None;
    for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        let opening = opening_label(text);
        match (waiting.take(), opening) {
            (_, Some((label, ""))) => waiting = Some(label),
            (_, Some((label, value))) => found.push(format!("{label}：{value}")),
            (Some(label), None) if text.chars().count() <= FACT_LENGTH => found.push(format!("{label}：{text}")),
            (None, None) if holds_label(text) => found.push(text.to_owned()),
            _ => {}
        }
    }
    found.retain(|line| line.chars().count() <= FACT_LENGTH);
    found
}

/// Splits `发 布 时 间：2017-06-20` or `[发布时间:2017-06-20]` into the label and its value.
pub(super) fn opening_label(text: &str) -> Option<(&'static str, &str)> {
    let text = text.trim_start_matches(['[', '【', '［']);
    let end = text.find(['：', ':']);
    let (name, value) = end.map_or((text, None), |at| (&text[..at], text.get(at..)));
    if name.chars().count() > 16 {
        return None;
    }
    let plain: String = name.chars().filter(|ch| !ch.is_whitespace()).collect();
    let label = labels().find(|label| *label == plain)?;
    let value = value.map_or("", |value| value.trim_start_matches(['：', ':']).trim().trim_end_matches([']', '】', '］']).trim());
    Some((label, value))
}

fn holds_label(text: &str) -> bool {
    let plain = fold(text);
    plain.chars().count() <= FACT_LENGTH && !plain.contains('。') && labels().any(|label| plain.contains(&format!("{label}:")))
}
