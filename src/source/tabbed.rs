//! Tables in plain text: lines of cells set apart by tabs or bars, as Word, Excel and web pages leave them on the clipboard.
//!
//! Whether a table is one of tasks is for its reader to say; here a region is no more than lines that line up.

use super::{Span, TableRegion};

/// Fewest rows of a table, the head included.
const ROWS: usize = 2;
/// Most cells of a row; a line with more is damage.
const CELLS: usize = 64;
/// Most places of all tables of a text; what goes beyond is read as prose, so that memory stays that of the text.
const PLACES: usize = 1_000_000;
/// Most lines without cells between two rows of one table: a heading over the rows that follow.
const LONE: usize = 2;
/// Longest such line, in characters.
const LONE_LENGTH: usize = 45;
/// Longest number of a row, in characters.
const NUMBER: usize = 4;

/// What sets cells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Divider {
    Tab,
    Bar,
}

/// A line of cells.
#[derive(Debug)]
struct Line {
    divider: Divider,
    /// The line without white space around it.
    span: Span,
    cells: Vec<Span>,
}

/// Finds the tables of a text, in order.
pub(super) fn find(text: &str) -> Vec<TableRegion> {
    // Most texts hold neither a tab nor a bar.
    if memchr::memchr(b'\t', text.as_bytes()).is_none() && !holds_bar(text) {
        return Vec::new();
    }
    let mut made = Vec::new();
    let mut open: Option<Region> = None;
    let mut over: Vec<Span> = Vec::new();
    let mut places = 0;
    for (span, raw) in lines(text) {
        if places > PLACES {
            break;
        }
        let Some(line) = row(raw, span) else {
            over.push(trimmed(raw, span));
            if over.len() > LONE || open.is_none() {
                made.extend(open.take().and_then(Region::finish));
                over.clear();
            }
            continue;
        };
        match &mut open {
            Some(region) if region.takes(text, &line, &over) => region.add(text, line, &over),
            _ => {
                made.extend(open.take().and_then(Region::finish));
                open = Some(Region::new(line));
            }
        }
        places += open.as_ref().map_or(0, |region| region.width * (1 + over.len()));
        over.clear();
    }
    made.extend(open.and_then(Region::finish));
    made
}

/// The lines that are not blank.
fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut start = 0;
    let spans = text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        (Span::new(at, at + line.len()), line)
    });
    spans.filter(|(_, line)| !line.trim().is_empty())
}

fn trimmed(raw: &str, span: Span) -> Span {
    let start = span.start + (raw.len() - raw.trim_start().len());
    Span::new(start, start + raw.trim().len())
}

fn holds_bar(text: &str) -> bool {
    memchr::memchr(b'|', text.as_bytes()).is_some() || memchr::memmem::find(text.as_bytes(), "｜".as_bytes()).is_some()
}

/// Reads a line of two cells or more with text; empty cells at its end are left out.
fn row(raw: &str, span: Span) -> Option<Line> {
    let (divider, base, inside) = if raw.contains('\t') {
        (Divider::Tab, span.start, raw)
    } else if holds_bar(raw) {
        let all = trimmed(raw, span);
        let line = raw.trim();
        let first = line.strip_prefix(['|', '｜']).unwrap_or(line);
        (Divider::Bar, all.start + (line.len() - first.len()), first.strip_suffix(['|', '｜']).unwrap_or(first))
    } else {
        return None;
    };
    let is_mark = |ch: char| match divider {
        Divider::Tab => ch == '\t',
        Divider::Bar => matches!(ch, '|' | '｜'),
    };
    let mut at = base;
    let mut cells = Vec::new();
    for piece in inside.split_inclusive(is_mark).take(CELLS + 1) {
        let cell = piece.strip_suffix(is_mark).unwrap_or(piece);
        cells.push(trimmed(cell, Span::new(at, at + cell.len())));
        at += piece.len();
    }
    let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    cells.truncate(used);
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    (filled >= 2 && cells.len() <= CELLS).then(|| Line { divider, span: trimmed(raw, span), cells })
}

/// A table in the making.
#[derive(Debug)]
struct Region {
    divider: Divider,
    span: Span,
    /// Cells of its first line, which has all columns.
    width: usize,
    rows: Vec<Vec<Span>>,
    /// Whether the full rows below the first all begin with a number.
    numbered: Option<bool>,
}

impl Region {
    fn new(line: Line) -> Self {
        let Line { divider, span, cells } = line;
        Self { divider, span, width: cells.len(), rows: vec![cells], numbered: None }
    }

    /// Tells whether a line is a row of this table, with the lines without cells above it.
    fn takes(&self, text: &str, line: &Line, over: &[Span]) -> bool {
        let heads = |span: &Span| {
            let text = text.get(span.range()).unwrap_or_default();
            text.chars().count() <= LONE_LENGTH && !text.contains(['。', '：', ':'])
        };
        line.divider == self.divider
            && line.cells.len() <= self.width
            && (over.is_empty() || (self.width > 2 && line.cells.len() + 1 >= self.width && over.iter().all(heads)))
    }

    fn add(&mut self, text: &str, line: Line, over: &[Span]) {
        // A line without cells is a cell over all columns.
        self.rows.extend(over.iter().map(|span| vec![*span; self.width]));
        self.span = self.span.cover(line.span);
        let mut cells = line.cells;
        if cells.iter().all(|cell| is_rule(text.get(cell.range()).unwrap_or_default())) {
            return;
        }
        let is_number = |span: Option<&Span>| span.is_some_and(|span| is_number(text.get(span.range()).unwrap_or_default()));
        let missing = self.width - cells.len();
        if missing == 0 {
            self.numbered = Some(self.numbered.unwrap_or(true) && is_number(cells.first()));
        }
        let end = Span::new(line.span.end, line.span.end);
        let cut_in_front = self.numbered == Some(true) && cells.first().is_some_and(|cell| !cell.is_empty());
        if missing > 0 && cut_in_front && !is_number(cells.first()) {
            // The cells that a browser merges over several rows stand in the first of them only.
            let above = self.rows.last().into_iter().flatten().take(missing).copied();
            cells = above.chain(cells).collect();
        }
        cells.resize(self.width, end);
        self.rows.push(cells);
    }

    fn finish(self) -> Option<TableRegion> {
        (self.rows.len() >= ROWS).then_some(TableRegion { span: self.span, rows: self.rows })
    }
}

/// The line under the head of a Markdown table.
fn is_rule(cell: &str) -> bool {
    cell.chars().all(|ch| matches!(ch, '-' | ':' | '=' | '—' | '─'))
}

fn is_number(cell: &str) -> bool {
    let cell = cell.trim_matches(['.', '．', '、', '（', '）', '(', ')']);
    let is_digit = |ch: char| ch.is_ascii_digit() || "０１２３４５６７８９一二三四五六七八九十百〇".contains(ch);
    !cell.is_empty() && cell.chars().count() <= NUMBER && cell.chars().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(text: &str) -> Vec<Vec<Vec<&str>>> {
        let cell = |span: &Span| &text[span.range()];
        find(text).iter().map(|table| table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()).collect()
    }

    #[test]
    fn lines_that_line_up_are_a_table_and_the_text_around_them_is_not() {
        let text =
            "某县任务分工表\n序号\t任务\t单位\t时限\n1\t公开预算\t财政局\t年底前\r\n\n2\t公开决算\t审计局\n各部门要抓好落实。\n";
        let expected =
            [[["序号", "任务", "单位", "时限"], ["1", "公开预算", "财政局", "年底前"], ["2", "公开决算", "审计局", ""]]];
        assert_eq!(tables(text), expected);
        let region = &find(text)[0];
        assert!(text[region.span.range()].starts_with("序号") && text[region.span.range()].ends_with("审计局"));
    }

    #[test]
    fn bars_set_cells_apart_too_and_the_rule_under_the_head_is_no_row() {
        let text = "| 任务 | 单位 |\n|:---|---|\n| 公开预算 | 财政局 |\n";
        assert_eq!(tables(text), [[["任务", "单位"], ["公开预算", "财政局"]]]);
        assert_eq!(tables("任务｜单位\n公开预算｜财政局"), [[["任务", "单位"], ["公开预算", "财政局"]]]);
    }

    #[test]
    fn a_cell_that_the_browser_merged_stands_over_the_rows_below() {
        let text = "序号\t领域\t内容\t单位\n1\t财政\t预算\t财政局\n决算\t审计局\n2\t民生\t教育\t教育局";
        let found = tables(text);
        assert_eq!(found[0][2], ["1", "财政", "决算", "审计局"]);
        let spans = &find(text)[0].rows;
        assert_eq!(spans[1][1], spans[2][1]);
    }

    #[test]
    fn a_line_without_cells_between_rows_is_a_cell_over_all_columns() {
        let text = "序号\t任务\t单位\n一、财政领域\n1\t公开预算\t财政局\n";
        assert_eq!(tables(text), [[["序号", "任务", "单位"], ["一、财政领域"; 3], ["1", "公开预算", "财政局"]]]);
    }

    #[test]
    fn indented_text_and_a_single_line_of_cells_are_no_table() {
        for text in [
            "\t一、加强领导\n\t各部门要重视。\n",
            "联系人：张某\t电话：123\n各部门要重视。\n",
            "首页 | 新闻 | 公开\n正文。",
            "",
            "\t\t\n",
        ] {
            assert_eq!(tables(text), Vec::<Vec<Vec<&str>>>::new(), "{text:?}");
        }
    }

    #[test]
    fn sentences_between_two_tables_are_in_neither() {
        let text = "任务\t单位\n甲\t乙局\n各部门要重视。\n任务\t单位\n丙\t丁局\n";
        assert_eq!(tables(text).len(), 2);
    }
}
