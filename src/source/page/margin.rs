//! Page numbers and running headers: lines at the edge of the pages that are not part of the text.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Block, Line, Page, page_list};
use super::opening;
use crate::language::current;
use crate::source::Remark;

/// Number of lines at the top and bottom of a page that may be page numbers or running headers.
const EDGE: usize = 3;
/// Maximum difference in the position of a running header between pages, in points.
const SHIFT: f32 = 4.0;
/// Percentage of pages from which a repeated line is a running header; left and right pages may differ.
const REPEATED: usize = 40;
/// Line step that is wide for any text, in font sizes.
const WIDE: f32 = 2.2;
/// Distance from which a line is set apart from its neighbour, in usual steps.
const APART: f32 = 1.25;
/// Relative difference in font size from which a line does not belong to the text beside it.
const OTHER_SIZE: f32 = 0.1;

/// Drops page numbers and running headers from all pages and returns remarks on the headers.
pub(super) fn drop_margins(pages: &mut [Page]) -> Vec<Remark> {
    let edges: Vec<Vec<usize>> = pages.iter().flat_map(|page| [edge(page, true), edge(page, false)]).collect();
    let repeated = Repeated::new(pages, &edges);
    let dropped: Dropped = edges
        .iter()
        .enumerate()
        .map(|(side, lines)| {
            // A line is at the edge only if all lines beyond it are dropped too.
            let goes = |&&at: &&usize| pages.get(side / 2).is_some_and(|page| repeated.goes(page, side % 2, at));
            lines.iter().take_while(goes).copied().collect()
        })
        .collect();
    let dropped = if leaves_text(pages, &dropped) { dropped } else { numbers_of(pages, dropped) };
    let mut gone_headers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, page) in pages.iter_mut().enumerate() {
        let gone: Vec<usize> = dropped.iter().skip(number * 2).take(2).flatten().copied().collect();
        for line in gone.iter().filter_map(|&at| page.blocks.get(at).and_then(line_of)) {
            if !is_number_of(page, &line.text) {
                gone_headers.entry(line.text.clone()).or_default().push(page.number);
            }
        }
        let mut at = 0;
        page.blocks.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        page.is_empty = page.blocks.is_empty();
    }
    let remark = |(text, pages): (String, Vec<usize>)| Remark {
        what: format!("“{text}” at the edge of page {}", page_list(&pages)),
        why: "left out as a running header or footer".to_owned(),
    };
    gone_headers.into_iter().map(remark).collect()
}

/// The lines that are dropped at the two edges of each page, as indices of its blocks.
type Dropped = Vec<Vec<usize>>;

/// Returns `true` if any page keeps a line; if all lines are headers, the headers are the text.
fn leaves_text(pages: &[Page], dropped: &Dropped) -> bool {
    let is_kept = |number: usize, at: usize| !dropped.iter().skip(number * 2).take(2).any(|lines| lines.contains(&at));
    pages.iter().enumerate().any(|(number, page)| (0..page.blocks.len()).any(|at| is_kept(number, at)))
}

/// Keeps only the page numbers among the dropped lines.
fn numbers_of(pages: &[Page], mut dropped: Dropped) -> Dropped {
    for (side, lines) in dropped.iter_mut().enumerate() {
        let page = pages.get(side / 2);
        let is_number = |at: usize| {
            page.is_some_and(|page| page.blocks.get(at).and_then(line_of).is_some_and(|line| is_number_of(page, &line.text)))
        };
        lines.retain(|at| is_number(*at));
    }
    dropped
}

fn is_number_of(page: &Page, text: &str) -> bool {
    is_page_number(text) || text.trim().parse() == Ok(page.number)
}

/// Returns the indices of the outermost lines of a page, from the edge inward.
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

/// Lines at the edges of the pages: for each edge and text, the pages and positions of the line.
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

    /// Returns `true` if the line `at` of a page is a page number or a running header.
    fn goes(&self, page: &Page, side: usize, at: usize) -> bool {
        let Some(line) = page.blocks.get(at).and_then(line_of) else { return false };
        if is_number_of(page, &line.text) {
            return true;
        }
        if reads_as_text(&line.text) || !is_set_apart(page, line) {
            return false;
        }
        let same = self.places.get(&(side, counted(&line.text, page.number))).map_or(&[][..], Vec::as_slice);
        let near: BTreeSet<usize> =
            same.iter().filter(|(_, bottom)| (bottom - line.bottom).abs() <= SHIFT).map(|(number, _)| *number).collect();
        near.len() >= 2 && near.len() * 100 >= self.pages * REPEATED
    }
}

/// Returns `true` if a line reads as text: a sentence, a numbered heading, an annex, a note, a label with its value.
fn reads_as_text(text: &str) -> bool {
    let text = text.trim();
    text.ends_with(['。', '；', '！', '？', '，', '、', '：', ';', '!', '?', ',', ':', '）', ')', '】'])
        || text.contains('：')
        || text.starts_with("附件")
        || text.starts_with("附表")
        || opening::is_numbered(text)
}

/// Returns `true` if a line is farther from its neighbour than usual on the page, or of another font size.
fn is_set_apart(page: &Page, line: &Line) -> bool {
    let mut bottoms: Vec<f32> = page.blocks.iter().filter_map(line_of).map(|other| other.bottom).collect();
    bottoms.sort_by(f32::total_cmp);
    let mut steps: Vec<f32> =
        bottoms.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).filter(|step| *step > 1.0).collect();
    steps.sort_by(f32::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(0.0).min(WIDE * line.size);
    let distance = |other: &&Line| (other.bottom - line.bottom).abs();
    let others = page.blocks.iter().filter_map(line_of).filter(|other| distance(other) > 1.0);
    let Some(nearest) = others.min_by(|a, b| distance(a).total_cmp(&distance(b))) else { return true };
    distance(&nearest) > APART * usual || (nearest.size - line.size).abs() > OTHER_SIZE * line.size
}

/// Replaces the page number in a line by a placeholder, so that a header with page numbers counts as one header.
///
/// Only a number that is marked as a page number is replaced: 附件1 on the first page and 附件2 on the second are two annexes.
fn counted(text: &str, page: usize) -> String {
    let folded: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    let lower = folded.to_lowercase();
    if !current().lines.page_words.iter().any(|word| lower.contains(word)) {
        return folded;
    }
    let (mut found, mut digits) = (String::new(), String::new());
    for ch in folded.chars().chain(['\n']) {
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

/// Replaces every number in a line by a placeholder.
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

/// Returns `true` if a line is only a page number: — 3 —, 第 3 页 共 9 页, 3/9. A bare number may be something else.
fn is_page_number(text: &str) -> bool {
    let shape = shape(text).to_lowercase();
    let inner = shape.trim_matches(['—', '－', '-', '–', '―', '─', '·', '•', '~', '～', '一']);
    let in_dashes = inner == "#" && inner.len() < shape.len();
    in_dashes || current().lines.page_numbers.contains(&inner)
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
    fn lines_that_stand_alone_on_every_page_are_the_text() {
        let pages =
            (1..=3).map(|number| page(number, &[("某区2017年工作要点", 700.0), (format!("第{number}页").as_str(), 40.0)]));
        assert_eq!(left(pages.collect()), ["某区2017年工作要点"; 3]);
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
