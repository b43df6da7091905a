//! What a cell in the column of bases names: documents by their titles, in 《》 or bare, and by their numbers. That the column is headed so
//! says that they are carried out, and no verb needs to.

use std::sync::LazyLock;

use regex::Regex;

use super::cited::{CLOSING, OPENING, cited, clean_title, numbers_alone, year_of};
use super::level::level_of;
use super::number::fold_number;
use crate::language::current;
use crate::plan::numbering::Marker;
use crate::plan::pattern::{any_of, pattern};
use crate::plan::phrase::tail;
use crate::plan::{Authority, lexicon};
use crate::source::Span;

/// The place in a document, behind its title: 第三条, 第二部分第1项.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let parts = any_of(current().citations.parts);
    pattern(&format!(r"(?:[，,\s]*第[〇零一二三四五六七八九十百\d（）()]{{1,6}}(?:{parts}))+$"))
});
/// Longest cell that is read, in bytes; a longer one is no list of titles.
const LONGEST: usize = 6_000;
/// How far back from a mark it is told whether a document ends there, in characters: a title, its number, and the place in it.
const LOOK_BACK: usize = 200;

/// The documents that the cell `text` names; `offset` is where it begins in the source.
pub(super) fn named(text: &str, offset: usize) -> Vec<Authority> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    pieces(text).into_iter().flat_map(|piece| of_piece(&text[piece.range()], offset + piece.start)).collect()
}

fn of_piece(text: &str, offset: usize) -> Vec<Authority> {
    let Some(open) = text.find('《') else {
        return bare(text, offset).map_or_else(|| numbers_alone(text, offset, true), |found| vec![found]);
    };
    let mut found = cited(text, offset, true);
    // 某政办发〔2021〕22号《…》: the number may stand before its title.
    let before = numbers_alone(&text[..open], offset, true);
    match (found.as_mut_slice(), before.as_slice()) {
        ([titled], [Authority { doc_number: Some(number), .. }]) if titled.doc_number.is_none() => {
            titled.level = level_of(&titled.title, Some(number));
            titled.year = year_of(&titled.title, Some(number));
            titled.doc_number = Some(number.clone());
        }
        _ => found.extend(before),
    }
    if found.is_empty() { numbers_alone(text, offset, true) } else { found }
}

/// The document whose title stands in no marks; a title of few words alone may be that of anything, and needs its year or its number.
fn bare(text: &str, offset: usize) -> Option<Authority> {
    let (title, doc_number) = titled(text);
    let says_which =
        doc_number.is_some() || lexicon::YEAR.is_match(title) || current().titles.joins.iter().any(|join| title.contains(join));
    if !lexicon::is_title(title) || !says_which {
        return None;
    }
    let start = offset + text.find(title)?;
    let span = Span::new(start, start + title.len());
    let title = clean_title(title);
    let (level, year) = (level_of(&title, doc_number.as_deref()), year_of(&title, doc_number.as_deref()));
    Some(Authority { title, doc_number, level, year, span })
}

/// A piece as a title without its own number in the list and without what stands behind it, and the number of the document.
fn titled(text: &str) -> (&str, Option<String>) {
    let listed = Marker::read(text).map_or(0, |marker| marker.len);
    let text = text.get(listed..).unwrap_or(text).trim();
    let text = PLACE.find(text).map_or(text, |place| &text[..place.start()]);
    let found = if text.contains('号') { lexicon::DOC_NUMBER.captures(text) } else { None };
    let Some((found, whole)) = found.and_then(|found| found.get(0).map(|whole| (found, whole))) else { return (text, None) };
    // Of a number right behind its title the pattern takes the end of the title with it.
    let number = fold_number(&found);
    let code = number.split('〔').next().unwrap_or_default();
    let glued = current().titles.endings.iter().filter_map(|ending| Some(code.rfind(ending)? + ending.len())).max().unwrap_or(0);
    let title = text[..whole.start() + glued].trim_end().trim_end_matches(OPENING).trim_end();
    (title, number.get(glued..).map(str::to_owned))
}

/// A cell taken apart where one document ends and the next begins: lines and semicolons always divide, other marks behind a title or a number.
fn pieces(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, ch) in text.char_indices() {
        match ch {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ if OPENING.contains(&ch) => depth += 1,
            _ if CLOSING.contains(&ch) => depth = depth.saturating_sub(1),
            '\n' | '；' | ';' => {
                found.push(Span::new(start, at));
                (start, depth) = (at + ch.len_utf8(), 0);
            }
            '、' | '，' | ',' if depth == 0 && is_whole(&text[start..at]) => {
                found.push(Span::new(start, at));
                start = at + ch.len_utf8();
            }
            _ => {}
        }
    }
    found.push(Span::new(start, text.len()));
    found.retain(|piece| !text[piece.range()].trim().is_empty());
    found
}

/// Tells whether a document has been named to its end.
fn is_whole(text: &str) -> bool {
    let plain = text.trim_end();
    if plain.ends_with(['》', '号']) || plain.ends_with(CLOSING) {
        return true;
    }
    // A cell may be one list of hundreds of words, and at every mark most are the end of nothing.
    let (titles, parts) = (current().titles.endings, current().citations.parts);
    let last = tail(plain, LOOK_BACK);
    let may_end = last.contains('号') || titles.iter().chain(parts).any(|word| last.ends_with(word));
    may_end && lexicon::is_title(titled(last).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Document<'d> = (&'d str, Option<&'d str>);

    fn read(cell: &str) -> Vec<(String, Option<String>)> {
        named(cell, 0).into_iter().map(|found| (found.title, found.doc_number)).collect()
    }

    #[test]
    fn a_cell_names_documents_in_every_form() {
        const POINTS: &str = "甲市2021年公开工作要点";
        const NUMBER: &str = "甲政办发〔2021〕22号";
        let cases: [(&str, &[Document<'_>]); 14] = [
            ("《甲市2021年公开工作要点》（甲政办发〔2021〕22号）", &[(POINTS, Some(NUMBER))]),
            ("《甲市2021年公开工作要点》第三条", &[(POINTS, None)]),
            ("甲政办发[2021]22号《甲市2021年公开工作要点》", &[(POINTS, Some(NUMBER))]),
            ("甲市2021年公开工作要点", &[(POINTS, None)]),
            ("甲市2021年公开工作要点第二部分第（一）项", &[(POINTS, None)]),
            ("甲市2021年公开工作要点（甲政办发〔2021〕22号）第3条", &[(POINTS, Some(NUMBER))]),
            ("甲市2021年公开工作要点甲政办发〔2021〕22号", &[(POINTS, Some(NUMBER))]),
            (NUMBER, &[(NUMBER, Some(NUMBER))]),
            ("按照甲政办发〔2021〕22号文件要求", &[(NUMBER, Some(NUMBER))]),
            (
                "甲政办发〔2021〕22号、乙政办发〔2021〕7号",
                &[(NUMBER, Some(NUMBER)), ("乙政办发〔2021〕7号", Some("乙政办发〔2021〕7号"))],
            ),
            (
                "1.甲市2021年公开工作要点\n2.乙省2021年公开、解读工作方案（乙政办发〔2021〕7号）",
                &[(POINTS, None), ("乙省2021年公开、解读工作方案", Some("乙政办发〔2021〕7号"))],
            ),
            ("甲市2021年公开工作要点、乙省2021年工作方案", &[(POINTS, None), ("乙省2021年工作方案", None)]),
            ("《甲市公开、解读要点》、《乙省方案》", &[("甲市公开、解读要点", None), ("乙省方案", None)]),
            ("国务院令第711号第二十条", &[("国务院令第711号", Some("国务院令第711号"))]),
        ];
        for (cell, expected) in cases {
            let expected: Vec<(String, Option<String>)> =
                expected.iter().map(|(title, number)| ((*title).to_owned(), number.map(str::to_owned))).collect();
            assert_eq!(read(cell), expected, "{cell}");
        }
    }

    #[test]
    fn marks_between_words_that_name_nothing_do_not_divide() {
        let words = "甲、".repeat(900);
        assert_eq!(pieces(&words).len(), 1);
        let behind = format!("甲市2021年公开工作要点、{words}");
        assert_eq!(pieces(&behind).len(), 2, "the title is a document of its own, whatever follows");
        // The longest title with its number and its place, or with words behind, is still one.
        let long = format!("{}工作要点（甲政办发〔2021〕22号）", "预".repeat(50));
        for behind in ["", "第三条", "第二部分第（一）项", "文件要求"] {
            assert_eq!(pieces(&format!("{long}{behind}、乙省2021年工作方案")).len(), 2, "{behind}");
        }
    }

    #[test]
    fn what_names_no_document_is_none() {
        for cell in ["", "上级要求", "工作需要", "同上", "年度工作计划", "县委会议", "第三条", "—"] {
            assert_eq!(read(cell), [], "{cell}");
        }
    }
}
