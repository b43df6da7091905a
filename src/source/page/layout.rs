//! Positioned pieces of text and drawn lines → lines and tables in reading order.
//!
//! The reading order comes from the PDF library, which detects columns and needs only positions. Ruled tables are found by our own
//! code.

use std::collections::BTreeSet;

use pdfboss_core::Rect;
use pdfboss_output::{Block as LibraryBlock, Cell, LayoutOptions, Line as LibraryLine, ReadingOrder, Ruling, TextSpan};

use super::grid::{self, Grid, Piece, Rule};
use super::model::{Block, Line, TableCell};
use super::upright;
use crate::source::heal::meant;

/// The content of a page.
#[derive(Debug, Default)]
pub(in crate::source) struct Drawn {
    /// Pieces of text.
    pub spans: Vec<TextSpan>,
    /// Lines along an axis.
    pub rulings: Vec<Ruling>,
    /// How the order of the pieces is determined.
    pub order: ReadingOrder,
}

/// Lays out a page; returns also whether columns of characters stand beside its lines, whose order is then not certain.
pub(in crate::source) fn blocks(drawn: Drawn) -> (Vec<Block>, bool) {
    let Drawn { mut spans, mut rulings, order } = drawn;
    // The outline of a plan is numbered text; the library's list detection would take its numbers for bullets.
    let options = LayoutOptions { list_min_lines: usize::MAX, ..LayoutOptions::default() };
    upright::turn(&mut spans, &mut rulings);
    let grids = take_grids(&mut spans, &mut rulings);
    // What stands in a cell is text of that cell.
    let stands = upright::stand(&mut spans);
    let layout = pdfboss_output::page_layout_opts(&spans, &rulings, order, &options);
    let mut found: Vec<Block> = layout.blocks.into_iter().flat_map(parts).collect();
    for grid in grids {
        insert(&mut found, grid);
    }
    (found, stands)
}

/// Creates a piece of upright text from position and size; a Chinese character is as wide as it is high.
pub(in crate::source) fn span(text: &str, left: f32, bottom: f32, size: f32) -> TextSpan {
    let width: f32 = text.chars().map(|ch| if is_wide(ch) { size } else { size / 2.0 }).sum();
    placed(text, (left, bottom), left + width, size)
}

/// Creates a piece of upright text that ends at `right`.
pub(in crate::source) fn placed(text: &str, (left, bottom): (f32, f32), right: f32, size: f32) -> TextSpan {
    TextSpan {
        text: text.to_owned(),
        logical: false,
        x: left,
        y: bottom,
        end_x: right,
        end_y: bottom,
        rotate: 0,
        glyph_x: Box::default(),
        size,
        font: String::new(),
        font_name: String::new(),
        page: 0,
        bbox: Rect { x0: left, y0: bottom - 0.2 * size, x1: right, y1: bottom + 0.8 * size },
        ascent: 0.8 * size,
        descent: -0.2 * size,
        bold: false,
        italic: false,
        monospace: false,
        serif: false,
        font_family: String::new(),
        font_stretch: None,
        font_weight: None,
        rise: 0.0,
        vertical: false,
        invisible: false,
        color: None,
        underline: false,
        strikethrough: false,
        highlight: false,
        highlight_color: None,
        artifact: None,
        structure: None,
        alt: None,
        lang: None,
        expansion: None,
    }
}

/// Removes the ruled tables from the input of the library, which would separate cells by white space first.
fn take_grids(spans: &mut Vec<TextSpan>, rulings: &mut Vec<Ruling>) -> Vec<Grid> {
    let piece = |span: &TextSpan| Piece {
        text: clean(&span.text.chars().collect::<Vec<_>>()),
        left: span.x,
        right: span.end_x,
        bottom: span.y,
        // A rotated piece among upright ones belongs to no cell.
        size: if span.rotate == 0 { span.size } else { f32::NAN },
    };
    let rule = |ruling: &Ruling| {
        let upright = ruling.end.y - ruling.start.y > ruling.end.x - ruling.start.x;
        let (at, from, to) =
            if upright { (ruling.start.x, ruling.start.y, ruling.end.y) } else { (ruling.start.y, ruling.start.x, ruling.end.x) };
        Rule { upright, at, from, to }
    };
    let rules: Vec<Rule> = rulings.iter().map(rule).collect();
    let found = grid::grids(&spans.iter().map(piece).collect::<Vec<_>>(), &rules);
    let taken: BTreeSet<usize> = found.iter().flat_map(|grid| grid.pieces.iter().copied()).collect();
    let mut at = 0;
    spans.retain(|_| {
        at += 1;
        !taken.contains(&(at - 1))
    });
    rulings.retain(|ruling| !found.iter().any(|grid| grid.holds(&rule(ruling))));
    found
}

/// Inserts a table before the first line below its upper edge.
fn insert(blocks: &mut Vec<Block>, grid: Grid) {
    let below = |block: &Block| matches!(block, Block::Line(line) if line.bottom < grid.top() && line.left < grid.right());
    let at = blocks.iter().position(below).unwrap_or(blocks.len());
    blocks.insert(at, Block::Table(grid.rows));
}

fn parts(block: LibraryBlock) -> Vec<Block> {
    let lines = |lines: Vec<LibraryLine>| lines.iter().map(|found| Block::Line(line(found))).collect();
    match block {
        LibraryBlock::Heading { lines: found, .. } | LibraryBlock::Paragraph { lines: found, .. } => lines(found),
        LibraryBlock::List { items, .. } => lines(items.into_iter().flat_map(|item| item.lines).collect()),
        LibraryBlock::Table { rows, .. } => vec![Block::Table(rows.iter().map(|row| row.iter().map(cell).collect()).collect())],
    }
}

fn line(found: &LibraryLine) -> Line {
    Line { text: text_of(found), left: found.x, right: found.end_x, bottom: found.y, size: found.size }
}

fn cell(found: &Cell) -> TableCell {
    TableCell {
        text: found.line.as_ref().map(text_of).unwrap_or_default(),
        rows: usize::from(found.rowspan.max(1)),
        columns: usize::from(found.colspan.max(1)),
    }
}

fn text_of(found: &LibraryLine) -> String {
    let whole: Vec<char> = found.inlines.iter().flat_map(|inline| inline.text.chars()).collect();
    clean(&whole).trim().to_owned()
}

/// Drops the spaces that justification adds beside Chinese characters, and replaces look-alikes by the characters they mean.
pub(in crate::source) fn clean(whole: &[char]) -> String {
    let mut text = String::with_capacity(whole.len() * 3);
    for (at, &ch) in whole.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| whole.get(before));
        let beside_wide =
            ch == ' ' && (before.is_some_and(|&ch| is_wide(ch)) || whole.get(at + 1).is_some_and(|&ch| is_wide(ch)));
        match ch {
            _ if beside_wide => {}
            '\t' | '\n' | '\r' => text.push(' '),
            _ => text.push(if ch.is_control() { '\u{fffd}' } else { meant(ch) }),
        }
    }
    text
}

const fn is_wide(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_of_justification_go_and_those_between_words_stay() {
        let inline = |text: &str| pdfboss_output::Inline { text: text.to_owned(), bold: false, italic: false, code: false };
        let found = LibraryLine {
            inlines: vec![inline("伊滨办 〔2017〕25 "), inline("号 and so on\u{1}")],
            y: 0.0,
            x: 0.0,
            end_x: 0.0,
            size: 0.0,
        };
        assert_eq!(text_of(&found), "伊滨办〔2017〕25号and so on\u{fffd}");
    }
}
