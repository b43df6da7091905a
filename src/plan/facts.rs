//! A line that says of a document nothing but who issued it, under which number and when: （某县档案局，某档发〔2021〕3号，2021年5月10日）.

use super::lexicon::{CHINESE_DATE, DATE, DOC_NUMBER};
use crate::language::current;
use crate::source::fold::fold;

/// Longest such line, in bytes.
const LONGEST: usize = 240;
/// What may stand around all of it.
const OPENING: [char; 4] = ['（', '(', '【', '['];
const CLOSING: [char; 4] = ['）', ')', '】', ']'];
/// How long the name of an office is, in characters.
const OFFICE: std::ops::RangeInclusive<usize> = 3..=30;

/// The facts of a line, as printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Facts<'l> {
    pub office: Option<&'l str>,
    pub number: Option<&'l str>,
    pub date: Option<&'l str>,
}

/// Reads a line of facts that marks set apart; `None` where anything else stands in it, where it says a fact twice, or only one.
pub(super) fn facts(line: &str) -> Option<Facts<'_>> {
    // Every line is asked, and most hold no date and no number.
    if line.len() > LONGEST || !line.contains(['号', '日', '.', '-']) || line.contains(['。', '《']) {
        return None;
    }
    let line = line.trim();
    let in_brackets = line.strip_prefix(OPENING).and_then(|rest| rest.strip_suffix(CLOSING));
    let inner = in_brackets.unwrap_or(line);
    let parts = || inner.split(['，', ',', '；', ';', '、']).map(str::trim).filter(|part| !part.is_empty());
    let mut found = Facts::default();
    let mut count = 0;
    for part in parts() {
        count += add(&mut found, behind_label(part))?;
    }
    // An office and a day without brackets are a signature or an imprint, which are told apart elsewhere.
    let is_header = found.number.is_some() || (in_brackets.is_some() && found.date.is_some());
    (count > 1 && is_header).then_some(found)
}

/// 文号：某政办发〔2021〕3号
fn behind_label(part: &str) -> &str {
    part.split_once(['：', ':']).map_or(part, |(_, value)| value.trim())
}

/// Adds what a part says, one fact or several with white space between them; returns how many.
fn add<'l>(found: &mut Facts<'l>, part: &'l str) -> Option<usize> {
    if let Some(slot) = slot(found, part) {
        return slot.replace(part).is_none().then_some(1);
    }
    let mut count = 0;
    for word in part.split_whitespace().filter(|word| word.len() < part.len()) {
        if slot(found, word)?.replace(word).is_some() {
            return None;
        }
        count += 1;
    }
    (count > 0).then_some(count)
}

/// Where a fact belongs.
fn slot<'f, 'l>(found: &'f mut Facts<'l>, part: &str) -> Option<&'f mut Option<&'l str>> {
    let plain = fold(part);
    let is_all = |range: std::ops::Range<usize>, text: &str| range == (0..text.len());
    let is_cited = || current().citations.verbs.iter().any(|verb| part.starts_with(verb));
    if DOC_NUMBER.find(part).is_some_and(|number| is_all(number.range(), part)) && !is_cited() {
        return Some(&mut found.number);
    }
    let day = current().facts.behind_day.iter().fold(plain.as_str(), |day, word| day.trim_end_matches(word));
    if DATE.find(day).or_else(|| CHINESE_DATE.find(day)).is_some_and(|date| is_all(date.range(), day)) {
        return Some(&mut found.date);
    }
    let endings = || current().units.endings.iter().chain(current().offices.endings);
    let is_office = OFFICE.contains(&plain.chars().count())
        && plain.chars().all(char::is_alphabetic)
        && endings().any(|ending| plain.ends_with(ending))
        && !current().offices.no_openings.iter().any(|verb| plain.starts_with(verb));
    is_office.then_some(&mut found.office)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: &str = "甲县河道管理办";
    const NUMBER: &str = "甲河办〔2021〕3号";
    const DATE: &str = "2021年5月10日";

    #[test]
    fn a_line_of_facts_is_read_whatever_sets_them_apart() {
        let all = Facts { office: Some(OFFICE), number: Some(NUMBER), date: Some(DATE) };
        for line in [
            "（甲县河道管理办，甲河办〔2021〕3号，2021年5月10日）",
            "(甲县河道管理办, 甲河办〔2021〕3号, 2021年5月10日)",
            "【甲县河道管理办 甲河办〔2021〕3号 2021年5月10日】",
            "甲县河道管理办；甲河办〔2021〕3号；2021年5月10日",
            "（甲河办〔2021〕3号，2021年5月10日，甲县河道管理办）",
            "（发文单位：甲县河道管理办；文号：甲河办〔2021〕3号；日期：2021年5月10日）",
            "（甲县河道管理办　甲河办〔2021〕3号，2021年5月10日）",
        ] {
            assert_eq!(facts(line), Some(all), "{line}");
        }
        let dated = Facts { office: Some(OFFICE), date: Some("2021年5月10日印发"), number: None };
        assert_eq!(facts("（甲县河道管理办，2021年5月10日印发）"), Some(dated));
        assert_eq!(facts("（甲河办〔2021〕3号，二〇二一年五月十日）").and_then(|found| found.date), Some("二〇二一年五月十日"));
    }

    #[test]
    fn what_says_anything_else_is_no_line_of_facts() {
        for line in [
            "（甲县河道管理办，2021年5月10日前）",
            "（甲县河道管理办，甲县财政局，2021年5月10日）",
            "（2021年5月10日）",
            "（甲河办〔2021〕3号）",
            "（按照甲河办〔2021〕3号，2021年5月10日）",
            "（甲县财政局牵头，2021年5月10日）",
            "根据甲河办〔2021〕3号，结合实际，制定本表。",
            "填报单位：甲县河道管理办",
            "甲县河道管理办   2021年5月10日印发",
        ] {
            assert_eq!(facts(line), None, "{line}");
        }
    }
}
