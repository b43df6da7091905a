//! Tables in plain text: lines of cells separated by tabs or bars, as Word, Excel and web pages copy them to the clipboard.
//!
//! The reader of the table decides whether it is one of tasks, and which column a cell belongs to if others of its row are missing;
//! here a region is only lines of cells.

mod numbered;

use super::{Span, TableRegion};

/// Minimum number of rows in a table, including the header.
const ROWS: usize = 2;
/// Maximum number of cells in a row; a line with more is damage.
const CELLS: usize = 64;
/// Maximum number of cells in all tables of a text; the rest is read as prose, so that memory stays proportional to the text.
const PLACES: usize = 1_000_000;
/// Maximum number of lines without cells between two rows of one table: a heading for the rows that follow.
const LONE: usize = 2;
/// Maximum number of lines on which a cell continues.
const WRAPPED: usize = 12;
/// Maximum number of digits in a row number.
const NUMBER: usize = 3;
/// Length, in characters, from which a cell without closing punctuation may be cut.
const CUT: usize = 15;
/// Maximum length of a line without cells, in characters.
const LONE_LENGTH: usize = 45;

/// Cell separator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Divider {
    Tab,
    Bar,
}

/// A line of cells.
#[derive(Debug)]
struct Line {
    divider: Divider,
    /// The line without surrounding white space.
    span: Span,
    /// All cells, including empty ones, except empty ones after the last tab with text, because editors drop them.
    cells: Vec<Span>,
    /// Number of cells with text.
    filled: usize,
    /// Whether a bar follows the last cell; an empty cell follows it unless every line ends with a bar.
    closed: bool,
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
    let lines: Vec<(Span, &str)> = lines(text).collect();
    let mut next = 0;
    while let Some(&(span, raw)) = lines.get(next).filter(|_| places <= PLACES) {
        next += 1;
        let rest = lines.get(next..).unwrap_or_default();
        if let Some((numbered, taken)) =
            open.as_mut().filter(|_| over.is_empty()).and_then(|open| open.numbered(text, (span, raw), rest))
        {
            next += taken;
            places += numbered.cells.len();
            if let Some(region) = &mut open {
                region.add(text, numbered, &over);
            }
            continue;
        }
        let Some(mut line) = row(raw, span) else {
            over.push(trimmed(raw, span));
            if over.len() > LONE || open.is_none() {
                made.extend(open.take().and_then(Region::finish));
                over.clear();
            }
            continue;
        };
        if let Some(region) = &open {
            let closed = if over.is_empty() { region.complete(&mut line, rest) } else { 0 };
            next += closed.max(region.complete_numbered(text, &mut line, rest));
        }
        match &mut open {
            Some(region) if region.takes(text, &line, &over) => region.add(text, line, &over),
            _ => {
                made.extend(open.take().and_then(Region::finish));
                // Merged cells above may leave a row with one cell, but not the first row.
                open = (line.filled > 1).then(|| Region::new(line));
            }
        }
        places += open.as_ref().map_or(0, |region| region.width * (1 + over.len()));
        over.clear();
    }
    made.extend(open.and_then(Region::finish));
    made
}

/// Iterates over the lines that are not blank.
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

/// Parses a line of cells; `None` if it has no separator.
fn row(raw: &str, span: Span) -> Option<Line> {
    let (divider, base, inside) = if raw.contains('\t') {
        (Divider::Tab, span.start, raw)
    } else if holds_bar(raw) {
        let all = trimmed(raw, span);
        let line = raw.trim();
        let first = line.strip_prefix(['|', '｜']).unwrap_or(line);
        (Divider::Bar, all.start + (line.len() - first.len()), first)
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
    let closed = divider == Divider::Bar && inside.ends_with(is_mark);
    if closed {
        cells.push(Span::new(at, at));
    } else if divider == Divider::Tab {
        let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        cells.truncate(used);
    }
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let least = if divider == Divider::Tab { 2 } else { 1 };
    (filled >= least && cells.len() <= CELLS).then(|| Line { divider, span: trimmed(raw, span), cells, filled, closed })
}

/// Builder of a table.
#[derive(Debug)]
struct Region {
    divider: Divider,
    span: Span,
    /// Whether each line ends with a bar.
    closed: bool,
    /// Maximum number of cells in a row so far.
    width: usize,
    rows: Vec<Vec<Span>>,
}

impl Region {
    fn new(line: Line) -> Self {
        let Line { divider, span, mut cells, closed, .. } = line;
        if closed {
            cells.pop();
        }
        Self { divider, span, closed, width: cells.len(), rows: vec![cells] }
    }

    /// Completes a row without its closing bar, which the other rows have, by the lines on which its last cell continues; returns
    /// their number.
    fn complete(&self, line: &mut Line, rest: &[(Span, &str)]) -> usize {
        if !self.closed || line.closed || line.divider != Divider::Bar {
            return 0;
        }
        let mut cells = line.cells.clone();
        let mut taken = 0;
        // Each further line with a bar closes the open cell, and may itself leave one open.
        while let Some(more) = rest.get(taken..).and_then(|rest| rest.iter().take(WRAPPED).position(|(_, raw)| holds_bar(raw))) {
            let Some(next) = rest.get(taken + more).and_then(|(span, raw)| row(raw, *span)) else { break };
            let mut behind = next.cells.into_iter();
            if let (Some(open), Some(end)) = (cells.last_mut(), behind.next()) {
                *open = open.cover(end);
            }
            cells.extend(behind);
            taken += more + 1;
            // One more cell is allowed, for the empty one after the last bar.
            if cells.len() > self.width + 1 {
                break;
            }
            if next.closed {
                line.cells = cells;
                line.span = line.span.cover(next.span);
                line.closed = true;
                return taken;
            }
        }
        0
    }

    /// Completes a numbered row that has too few cells and breaks off in the last one, by the lines that follow; returns their
    /// number.
    fn complete_numbered(&self, text: &str, line: &mut Line, rest: &[(Span, &str)]) -> usize {
        let slice = |span: &Span| text.get(span.range()).unwrap_or_default();
        let opens_row =
            |line: &Line| line.cells.first().is_some_and(|first| is_number(slice(first)) || opens_chapter(slice(first)));
        let is_cut = line.cells.last().is_some_and(|last| is_cut(slice(last)));
        if self.closed || line.divider != self.divider || !is_cut || !opens_row(line) {
            return 0;
        }
        let mut cells = line.cells.clone();
        for (taken, (span, raw)) in rest.iter().take(WRAPPED).enumerate() {
            let next = row(raw, *span);
            if cells.len() >= self.width || next.as_ref().is_some_and(opens_row) {
                return 0;
            }
            let mut behind = next.map_or_else(|| vec![trimmed(raw, *span)], |next| next.cells).into_iter();
            if let (Some(open), Some(end)) = (cells.last_mut(), behind.next()) {
                *open = open.cover(end);
            }
            cells.extend(behind);
            if cells.len() == self.width {
                line.cells = cells;
                line.span = line.span.cover(trimmed(raw, *span));
                return taken + 1;
            }
        }
        0
    }

    /// Returns `true` if a line, with the lines without cells above it, is a row of this table.
    fn takes(&self, text: &str, line: &Line, over: &[Span]) -> bool {
        let slice = |span: &Span| text.get(span.range()).unwrap_or_default();
        let heads = |span: &Span| {
            let text = slice(span);
            text.chars().count() <= LONE_LENGTH && !text.contains(['。', '：', ':'])
        };
        // The first row has all columns, unless it comes under headings that begin further left.
        let cells = line.cells.len() - usize::from(self.closed && line.closed);
        let fits = cells <= self.width || line.cells.first().is_some_and(|first| opens_chapter(slice(first)));
        line.divider == self.divider
            && fits
            && (over.is_empty() || (self.width > 2 && line.cells.len() + 1 >= self.width && over.iter().all(heads)))
    }

    fn add(&mut self, text: &str, line: Line, over: &[Span]) {
        self.rows.extend(over.iter().map(|span| vec![*span]));
        self.span = self.span.cover(line.span);
        let mut cells = line.cells;
        if self.closed && line.closed {
            cells.pop();
        }
        if cells.iter().all(|cell| is_rule(text.get(cell.range()).unwrap_or_default())) {
            return;
        }
        self.width = self.width.max(cells.len());
        self.rows.push(cells);
    }

    fn finish(self) -> Option<TableRegion> {
        (self.rows.len() >= ROWS).then_some(TableRegion { span: self.span, rows: self.rows })
    }
}

/// Returns `true` for a cell of the line under the header of a Markdown table.
fn is_rule(cell: &str) -> bool {
    cell.chars().all(|ch| matches!(ch, '-' | ':' | '=' | '—' | '─'))
}

/// Returns `true` for a row number such as 12.
fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.len() <= NUMBER && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns `true` if a cell ends inside a sentence or a list.
fn is_cut(cell: &str) -> bool {
    cell.ends_with(['、', '，', ',']) || (!cell.ends_with(['。', '；', ';', '！', '）', ')']) && cell.chars().nth(CUT).is_some())
}

/// Returns `true` for headings such as 一、重点工作 and （二）财政领域.
fn opens_chapter(cell: &str) -> bool {
    let digits = cell.trim_start_matches(['（', '(']);
    let rest = digits.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    rest.len() < digits.len() && rest.starts_with(['、', '）', ')'])
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
        let expected: [Vec<&str>; 3] =
            [vec!["序号", "任务", "单位", "时限"], vec!["1", "公开预算", "财政局", "年底前"], vec!["2", "公开决算", "审计局"]];
        assert_eq!(tables(text), [expected]);
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
    fn what_is_merged_with_the_row_above_is_left_out_of_a_row() {
        let text =
            "一、甲 | 1 | 公开预算。 | 财政局 |\n2 | 公开决算。 |\n二、乙 | （一）丙 | 3 | 公开债务。 | 审计局 |\n各部门要重视。";
        let expected: [Vec<&str>; 3] = [
            vec!["一、甲", "1", "公开预算。", "财政局"],
            vec!["2", "公开决算。"],
            vec!["二、乙", "（一）丙", "3", "公开债务。", "审计局"],
        ];
        assert_eq!(tables(text), [expected]);
        assert_eq!(
            tables("任务 | 单位 | 备注 |\n公开决算。 |\n公开债务。 | | |")[0][1..],
            [vec!["公开决算。"], vec!["公开债务。", "", ""]]
        );
    }

    #[test]
    fn a_cell_may_go_on_over_the_end_of_its_line() {
        let text = "序号 | 任务 | 单位 |\n1 | 公开预算。\n公开决算。 | 财政局、\n审计局 |\n2 | 公开债务。 | 财政局 |\n";
        let found = tables(text);
        assert_eq!(found[0].len(), 3, "{found:?}");
        assert_eq!(found[0][1], ["1", "公开预算。\n公开决算。", "财政局、\n审计局"]);
        let unclosed = "任务 | 单位 | 时限 |\n公开决算。 | 财政局 | 全年\n公开债务。 | 财政局 | 全年 |\n";
        assert_eq!(tables(unclosed)[0].len(), 3);
    }

    #[test]
    fn a_numbered_row_with_too_few_cells_goes_on_where_its_last_one_is_cut() {
        let text = "序号 | 任务 | 单位 | 时限\n一、河湖\n1 | 公开河道保护名录，写明每一处河段和湖泊的\n管护责任人。 | 水利局 | 年底前\n2 | 公开水价。 | 水利局、\n发改局 | 全年\n3 | 公开水库。 | 水利局\n公开灌区。 | 农业局\n";
        let found = tables(text);
        assert_eq!(found[0][2], ["1", "公开河道保护名录，写明每一处河段和湖泊的\n管护责任人。", "水利局", "年底前"]);
        assert_eq!(found[0][3], ["2", "公开水价。", "水利局、\n发改局", "全年"]);
        assert_eq!(found[0][4..], [vec!["3", "公开水库。", "水利局"], vec!["公开灌区。", "农业局"]]);
    }

    #[test]
    fn a_line_without_cells_between_rows_is_a_row_of_one() {
        let text = "序号\t任务\t单位\n一、财政领域\n1\t公开预算\t财政局\n";
        let expected: [Vec<&str>; 3] = [vec!["序号", "任务", "单位"], vec!["一、财政领域"], vec!["1", "公开预算", "财政局"]];
        assert_eq!(tables(text), [expected]);
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
