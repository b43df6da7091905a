//! What a text cites: documents by their titles in 《》, and by their numbers alone.

use std::sync::LazyLock;

use super::level::level_of;
use super::number::{self, fold_number};
use crate::language::current;
use crate::plan::marks::{marks, without};
use crate::plan::phrase::{head, last_of, tail};
use crate::plan::{Authority, lexicon};
use crate::source::{CharSet, Span};

/// First characters of the verbs before 《…》 by which a document is carried out.
static OPENS_VERB: LazyLock<CharSet> =
    LazyLock::new(|| current().citations.verbs.iter().filter_map(|verb| verb.chars().next()).collect());

/// How far back from a title it is told whether the plan carries it out, in characters.
const LOOK_BACK: usize = 120;
/// Longest document number with its brackets, in characters.
const NUMBER_LENGTH: usize = 40;
/// Longest remark in brackets behind a title, in characters.
const BRACKETS: usize = 120;
pub(super) const OPENING: [char; 5] = ['（', '(', '〔', '[', '【'];
pub(super) const CLOSING: [char; 5] = ['）', ')', '〕', ']', '】'];
/// Longest name of an office before a title, in characters.
const OFFICE: usize = 30;

/// The documents that a sentence follows by their numbers alone: 根据国务院令第711号和某政办发〔2024〕6号文件要求; `all`: those without a verb too.
pub(super) fn numbers_alone(text: &str, offset: usize, all: bool) -> Vec<Authority> {
    let numbers = lexicon::DOC_NUMBER.captures_iter(text).map(|found| (found.get(0), Some(fold_number(&found))));
    let decrees = number::decrees(text).map(|found| (found.get(0), number::fold_decree(&found)));
    let mut found: Vec<Authority> = Vec::new();
    for (place, number) in numbers.chain(decrees) {
        let Some((place, number)) = place.zip(number) else { continue };
        // The pattern takes the words before a code with it.
        let verb = last_verb(&number).map_or(0, |(_, end)| end);
        let joined = |code: &str| current().sentences.joints.iter().find_map(|word| code.strip_prefix(word).map(str::to_owned));
        let code = &number[verb..];
        // What joins two numbers stands before the second one; 和政办发 without a number before it is a code of its own.
        let number = match code.strip_prefix('号') {
            Some(behind) => joined(behind).unwrap_or_else(|| behind.to_owned()),
            None if text[..place.start()].ends_with('号') => joined(code).unwrap_or_else(|| code.to_owned()),
            None => code.to_owned(),
        };
        let before = without(tail(&text[..place.start()], LOOK_BACK), char::is_whitespace);
        let phrase = before.rsplit(['，', ',', '。', '；', ';', '：']).next().unwrap_or_default();
        if all || verb > 0 || last_verb(phrase).is_some() {
            let (level, year) = (level_of("", Some(&number)), year_of("", Some(&number)));
            let span = Span::new(offset + place.start(), offset + place.end());
            found.push(Authority { title: number.clone(), doc_number: Some(number), level, year, span });
        }
    }
    found.sort_by_key(|authority| authority.span.start);
    found
}

/// The documents that one clause carries out; `offset` is where it begins in the source; `all`: every title, whatever stands before it.
pub(super) fn cited(text: &str, offset: usize, all: bool) -> Vec<Authority> {
    let mut found = Vec::new();
    let mut chained = false;
    let mut from = 0;
    while let Some(open) = marks(&text[from..]).find(|(_, ch)| *ch == '《').map(|(at, _)| from + at) {
        let Some(close) = closing(text, open) else { break };
        let (doc_number, after) = number_after(text, close + '》'.len_utf8());
        let before = without(tail(&text[..open], LOOK_BACK), char::is_whitespace);
        let issuer = issuer_before(&before);
        let carried = all
            || is_carried_out(&before)
            || current().titles.handed_on_behind.iter().any(|word| text[after..].trim_start().starts_with(word))
            || (current().citations.behind.iter().any(|word| text[after..].starts_with(word)) && !is_otherwise(&before))
            || (chained && joins(&text[from..open]))
            || (doc_number.is_some() && !issuer.is_empty());
        chained = carried;
        if carried {
            let span = Span::new(open + '《'.len_utf8(), close);
            let inner = &text[span.range()];
            let title = clean_title(&whole_title(&before, issuer, inner, &text[after..]));
            let level = level_of(&title, doc_number.as_deref()).or_else(|| level_of(issuer, None));
            let year = year_of(&title, doc_number.as_deref());
            found.push(Authority { title, doc_number, level, year, span: Span::new(offset + span.start, offset + span.end) });
        }
        from = after;
    }
    found
}

/// A title with what belongs to it and stands outside of 《》: 自治区办公厅《关于…》 begins without its office, and of 某市办公室关于印发《…》的通知
/// only the middle is in the marks.
fn whole_title(before: &str, issuer: &str, inner: &str, behind: &str) -> String {
    if inner.trim_start().starts_with("关于") {
        return format!("{issuer}{inner}");
    }
    let office =
        current().titles.issuing.iter().find_map(|word| before.strip_suffix(word)).map(issuer_before).unwrap_or_default();
    let notice = current().titles.notices.iter().find(|word| behind.trim_start().starts_with(*word));
    match notice.filter(|_| !office.is_empty()) {
        Some(notice) => format!("{office}关于印发《{inner}》{notice}"),
        None => inner.to_owned(),
    }
}

/// Where the last verb begins by which a document is carried out, and where it ends.
fn last_verb(text: &str) -> Option<(usize, usize)> {
    last_of(text, current().citations.verbs, &OPENS_VERB)
}

/// Tells whether the phrase before a title carries it out: 贯彻落实《, 根据即将出台的《, and not 未按照《 or 完善《.
fn is_carried_out(before: &str) -> bool {
    let start = before
        .rfind(['，', ',', '。', '；', ';', '：', '》'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let phrase = &before[start..];
    let verb = last_verb(phrase);
    // 根据某市办公室关于印发《…》的通知: what the office issued is followed, and not issued here.
    let issued = current()
        .titles
        .issuing
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .is_some_and(|office| !issuer_before(office).is_empty());
    let negations = current().citations.negations;
    verb.is_some_and(|(at, _)| !phrase[..at].ends_with(negations)) && (issued || !is_otherwise(before))
}

fn is_otherwise(before: &str) -> bool {
    current().citations.otherwise.iter().any(|word| before.ends_with(word))
}

/// Tells whether what stands between two titles only joins them: 、 和 or 和自治州办公厅印发的.
fn joins(between: &str) -> bool {
    let plain = without(between, char::is_whitespace);
    plain.chars().count() <= OFFICE
        && !plain.contains(['，', ',', '。', '；', ';', '：'])
        && !is_otherwise(&plain)
        && (plain.is_empty() || plain.starts_with('、') || current().sentences.joints.iter().any(|word| plain.starts_with(word)))
}

/// A title in standard form: no white space, 〈〉 for what is cited inside it, quotation marks in pairs.
pub(super) fn clean_title(title: &str) -> String {
    let mut quoted = false;
    let clean = |ch: char| match ch {
        '<' | '＜' | '《' => '〈',
        '>' | '＞' | '》' => '〉',
        '“' => {
            quoted = true;
            ch
        }
        '"' | '”' | '＂' => {
            quoted = !quoted && ch != '”';
            if quoted { '“' } else { '”' }
        }
        _ => ch,
    };
    title.chars().filter(|ch| !ch.is_whitespace()).map(clean).collect()
}

/// Returns where the title that opens at `open` closes, minding 《…〈…〉…》 and 《…《…》…》.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in text[open..].char_indices() {
        match ch {
            '《' => depth += 1,
            '》' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(open + at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Reads what stands directly behind a title: its number, bare or in brackets, and any other brackets, which all belong to the title
/// (（2019年修订）, （以下简称《要点》）, （国办发〔2020〕17号，以下简称《要点》）). Returns the number in its standard form, and where the text goes
/// on.
fn number_after(text: &str, at: usize) -> (Option<String>, usize) {
    let (mut number, mut after) = (None, at);
    while let Some(bracket) = bracket_after(text, after) {
        number = number.or_else(|| number::in_brackets(&text[bracket.range()]));
        after = bracket.end;
    }
    if number.is_some() || after > at {
        return (number, after);
    }
    let rest = head(&text[at..], NUMBER_LENGTH);
    let found = if rest.contains('号') { lexicon::DOC_NUMBER.captures(rest) } else { None };
    let Some((found, whole)) = found.and_then(|found| found.get(0).map(|whole| (found, whole))) else { return (None, at) };
    // An opening bracket that never closes is a slip of the pen.
    if !matches!(rest[..whole.start()].trim(), "" | "（" | "(") {
        return (None, at);
    }
    (Some(fold_number(&found)), at + whole.end())
}

/// The brackets that open at `at`, white space left out, with what stands in them; `None` where none open or they do not close soon.
fn bracket_after(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at..];
    let open = at + (rest.len() - rest.trim_start().len());
    if !text[open..].starts_with(OPENING) {
        return None;
    }
    let mut depth = 0_usize;
    for (place, ch) in text[open..].char_indices().take(BRACKETS) {
        if OPENING.contains(&ch) {
            depth += 1;
        } else if CLOSING.contains(&ch) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(Span::new(open, open + place + ch.len_utf8()));
            }
        }
    }
    None
}

/// Returns the issuing office directly before a title, as in 落实自治区人民政府办公厅《关于…》.
fn issuer_before(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take(OFFICE)
        .take_while(|(_, ch)| {
            !matches!(
                ch,
                '，' | ',' | '。' | '；' | ';' | '、' | '：' | '和' | '与' | ' ' | '《' | '》' | '（' | '）' | '(' | ')'
            )
        })
        .last()
        .map_or(before.len(), |(at, _)| at);
    let tail = before[start..].trim_end_matches("印发的");
    let verb = last_verb(tail).map_or(0, |(_, end)| end);
    let issuer = &tail[verb..];
    if current().offices.issuers.iter().any(|ending| issuer.ends_with(ending)) { issuer } else { "" }
}

pub(super) fn year_of(title: &str, doc_number: Option<&str>) -> Option<u16> {
    let in_title = lexicon::YEAR.captures(title);
    let in_title = in_title.as_ref().and_then(|found| found.get(1)).map(|year| year.as_str());
    in_title.or_else(|| doc_number.and_then(number::year))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<(String, Option<String>)> {
        cited(text, 0, false).into_iter().map(|found| (found.title, found.doc_number)).collect()
    }

    #[test]
    fn what_a_clause_carries_out_is_found_in_every_form() {
        type Documents<'d> = &'d [(&'d str, Option<&'d str>)];
        let cases: [(&str, Documents<'_>); 17] = [
            (
                "为贯彻落实《国务院办公厅关于要点的通知》（国办发〔2017〕24号）精神",
                &[("国务院办公厅关于要点的通知", Some("国办发〔2017〕24号"))],
            ),
            (
                "《甲省贯彻< 2018年要点>的工作安排》(甲政办发〔2018〕 27号)精神",
                &[("甲省贯彻〈2018年要点〉的工作安排", Some("甲政办发〔2018〕27号"))],
            ),
            ("严格按照《预算法》的有关规定", &[("预算法", None)]),
            (
                "根据即将修订出台的《中华人民共和国信息条例》和《甲省信息规定》，",
                &[("中华人民共和国信息条例", None), ("甲省信息规定", None)],
            ),
            (
                "落实自治区办公厅《关于印发方案的通知》（新政办发〔2016〕17号）和自治州办公厅印发的《某州工作方案》《某州实施方案》（伊州政办发〔2016〕27号）要求",
                &[
                    ("自治区办公厅关于印发方案的通知", Some("新政办发〔2016〕17号")),
                    ("某州工作方案", None),
                    ("某州实施方案", Some("伊州政办发〔2016〕27号")),
                ],
            ),
            ("贯彻《国务院关于“互联网+服务\"工作的意见》等精神", &[("国务院关于“互联网+服务”工作的意见", None)]),
            ("落实《市委办公室关于印发〈方案〉的通知》精神", &[("市委办公室关于印发〈方案〉的通知", None)]),
            (
                "根据《中华人民共和国信息条例》（国务院令第711号）（以下简称《条例》）和《甲省要点》（甲政办发〔2024〕2号，以下简称《要点》），",
                &[("中华人民共和国信息条例", Some("国务院令第711号")), ("甲省要点", Some("甲政办发〔2024〕2号"))],
            ),
            ("根据《信息条例》（国务院第711号令）规定", &[("信息条例", Some("国务院令第711号"))]),
            ("对照《甲省要点》（甲政办发〔2024〕2号），", &[("甲省要点", Some("甲政办发〔2024〕2号"))]),
            ("现将《甲省要点》（甲政办发〔2024〕2号）转发给你们", &[("甲省要点", Some("甲政办发〔2024〕2号"))]),
            ("根据甲市人民政府办公室关于印发《甲市要点》的通知，", &[("甲市人民政府办公室关于印发〈甲市要点〉的通知", None)]),
            ("为抓好《甲省要点》（甲政办发〔2024〕2号）的落实，", &[("甲省要点", Some("甲政办发〔2024〕2号"))]),
            ("为做好《甲省要点》的贯彻实施，", &[("甲省要点", None)]),
            ("制定《甲县登记管理规范》，进一步完善《公开目录》", &[]),
            ("制定《甲县登记管理规范》的实施细则", &[]),
            ("对未按照《环境保护法》开展评价的单位", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(String, Option<String>)> =
                expected.iter().map(|(title, number)| ((*title).to_owned(), number.map(str::to_owned))).collect();
            assert_eq!(titles(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_cited_without_a_title() {
        let numbers = |text: &str| -> Vec<String> {
            numbers_alone(text, 0, false).into_iter().filter_map(|found| found.doc_number).collect()
        };
        assert_eq!(numbers("根据国务院令第711号和甲政办发〔2024〕6号文件要求"), ["国务院令第711号", "甲政办发〔2024〕6号"]);
        assert_eq!(numbers("甲政办发〔2024〕6号文件已经废止"), Vec::<String>::new());
    }
}
