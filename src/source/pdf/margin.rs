//! Page numbers and running headers: what stands at the edge of the pages and is no part of the text.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Block, Line, Page};

/// Lines at the top and at the foot of a page that may be numbers or running headers.
const EDGE: usize = 3;
/// How far the same header may stand from its place on the other pages, in points.
const SHIFT: f32 = 4.0;
/// Share of the pages from which a repeated line is a running header, in hundredths: left and right pages may differ.
const REPEATED: usize = 40;

/// Drops page numbers and running headers from all pages.
pub(super) fn drop_margins(pages: &mut [Page]) {
    let edges: Vec<Vec<usize>> = pages.iter().flat_map(|page| [edge(page, true), edge(page, false)]).collect();
    let repeated = Repeated::new(pages, &edges);
    let dropped: Vec<Vec<usize>> = edges
        .iter()
        .enumerate()
        .map(|(side, lines)| {
            // A line is at the edge only while all beyond it are dropped too.
            let goes = |&&at: &&usize| pages.get(side / 2).is_some_and(|page| repeated.goes(page, side % 2, at));
            lines.iter().take_while(goes).copied().collect()
        })
        .collect();
    for (number, page) in pages.iter_mut().enumerate() {
        let gone: Vec<usize> = dropped.iter().skip(number * 2).take(2).flatten().copied().collect();
        let mut at = 0;
        page.blocks.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        page.is_empty = page.blocks.is_empty();
    }
}

/// Blocks of the page that are its outermost lines, from the edge inward.
fn edge(page: &Page, top: bool) -> Vec<usize> {
    let mut lines: Vec<(f32, usize)> =
        page.blocks.iter().enumerate().filter_map(|(at, block)| line_of(block).map(|line| (line.bottom, at))).collect();
    lines.sort_by(|(a, _), (b, _)| if top { b.total_cmp(a) } else { a.total_cmp(b) });
    lines.into_iter().map(|(_, at)| at).take(EDGE).collect()
}

const fn line_of(block: &Block) -> Option<&Line> {
    match block {
        Block::Line(line) => Some(line),
        Block::Table(_) => None,
    }
}

/// What stands at the edges of the pages: for each side and text, the pages with the place of the line.
struct Repeated {
    places: BTreeMap<(usize, String), Vec<(usize, f32)>>,
    pages: usize,
}

impl Repeated {
    fn new(pages: &[Page], edges: &[Vec<usize>]) -> Self {
        let mut places: BTreeMap<(usize, String), Vec<(usize, f32)>> = BTreeMap::new();
        for (side, lines) in edges.iter().enumerate() {
            let Some(page) = pages.get(side / 2) else { continue };
            for line in lines.iter().filter_map(|&at| page.blocks.get(at).and_then(line_of)) {
                places.entry((side % 2, counted(&line.text, page.number))).or_default().push((page.number, line.bottom));
            }
        }
        Self { places, pages: pages.len() }
    }

    /// Tells whether the line `at` of a page is a page number or a running header.
    fn goes(&self, page: &Page, side: usize, at: usize) -> bool {
        let Some(line) = page.blocks.get(at).and_then(line_of) else { return false };
        if is_page_number(&line.text) || line.text.trim().parse() == Ok(page.number) {
            return true;
        }
        let same = self.places.get(&(side, counted(&line.text, page.number))).map_or(&[][..], Vec::as_slice);
        let near: BTreeSet<usize> =
            same.iter().filter(|(_, bottom)| (bottom - line.bottom).abs() <= SHIFT).map(|(number, _)| *number).collect();
        near.len() >= 2 && near.len() * 100 >= self.pages * REPEATED
    }
}

/// The text of a line with the number of its page left open, so that a header that counts is one header.
///
/// Other numbers stay: tasks that are counted through stand at the same places of their pages too.
fn counted(text: &str, page: usize) -> String {
    let (mut found, mut digits) = (String::new(), String::new());
    for ch in text.chars().filter(|ch| !ch.is_whitespace()).chain(['\n']) {
        if is_digit(ch) {
            digits.push(ch);
            continue;
        }
        found.push_str(if digits.parse() == Ok(page) { "#" } else { &digits });
        digits.clear();
        found.push(ch);
    }
    found
}

/// The text of a line with every number the same, so that a header that counts is one header.
fn shape(text: &str) -> String {
    let mut found = String::new();
    for ch in text.chars().filter(|ch| !ch.is_whitespace()) {
        if !is_digit(ch) {
            found.push(ch);
        } else if !found.ends_with('#') {
            found.push('#');
        }
    }
    found
}

fn is_digit(ch: char) -> bool {
    ch.is_ascii_digit() || ('０'..='９').contains(&ch)
}

/// Tells whether a line is nothing but a page number: — 3 —, 第 3 页 共 9 页, 3/9. A bare number may be something else.
fn is_page_number(text: &str) -> bool {
    let shape = shape(text).to_lowercase();
    let inner = shape.trim_matches(['—', '－', '-', '–', '―', '─', '·', '•', '~', '～', '一']);
    let in_dashes = inner == "#" && inner.len() < shape.len();
    let bare = [
        "第#页",
        "第#頁",
        "#/#",
        "第#页/共#页",
        "第#页共#页",
        "第#頁共#頁",
        "第#页，共#页",
        "第#页,共#页",
        "共#页第#页",
        "page#",
        "page#of#",
        "#of#",
        "第#页(共#页)",
        "第#页（共#页）",
    ];
    in_dashes || bare.contains(&inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(number: usize, lines: &[(&str, f32)]) -> Page {
        let line = |&(text, bottom): &(&str, f32)| Block::Line(Line { text: text.to_owned(), bottom, ..Line::default() });
        Page { number, blocks: lines.iter().map(line).collect(), ..Page::default() }
    }

    fn left(mut pages: Vec<Page>) -> Vec<String> {
        drop_margins(&mut pages);
        let lines = pages.iter().flat_map(|page| &page.blocks).filter_map(line_of);
        lines.map(|line| line.text.clone()).collect()
    }

    #[test]
    fn page_numbers_of_every_style_are_dropped() {
        for number in ["— 3 —", "- 3 -", "第 3 页 共 9 页", "3/9", "－３－", "3", "第3页", "Page 3 of 9"] {
            assert_eq!(left(vec![page(3, &[("正文。", 700.0), (number, 40.0)])]), ["正文。"], "{number}");
        }
    }

    #[test]
    fn numbers_in_the_text_stay() {
        assert_eq!(
            left(vec![page(
                3,
                &[("2017", 700.0), ("甲。", 600.0), ("— 3 —", 500.0), ("乙。", 300.0), ("丙。", 200.0), ("丁。", 100.0)]
            )])
            .len(),
            6
        );
    }

    #[test]
    fn tasks_that_are_counted_through_are_no_header() {
        let pages = (1..=3).map(|number| {
            let task = format!("（{}）公开信息", number * 10);
            page(number, &[(task.as_str(), 700.0), (format!("第{number}页").as_str(), 40.0)])
        });
        assert_eq!(left(pages.collect()), ["（10）公开信息", "（20）公开信息", "（30）公开信息"]);
    }

    #[test]
    fn a_running_header_is_dropped_and_the_title_stays() {
        let pages = (1..=5).map(|number| {
            let own = "某".repeat(number);
            page(
                number,
                &[
                    ("某区2017年工作要点", 800.0),
                    (
                        if number == 1 { "某区2017年工作要点" } else { "中段" },
                        700.0 - 9.0 * f32::from(u8::try_from(number).expect("small")),
                    ),
                    (own.as_str(), 400.0),
                ],
            )
        });
        let found = left(pages.collect());
        assert_eq!(found.iter().filter(|line| *line == "某区2017年工作要点").count(), 1);
        assert_eq!(found.len(), 10);
    }
}
