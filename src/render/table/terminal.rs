//! A table for a terminal: lines break between words, and columns that do not fit are folded into one.

use comfy_table::{Cell, ContentArrangement, Table as Grid, presets};

use super::Table;
use crate::render::width::TextWidth;
use crate::render::wrap::{fitted, pieces, wrapped};

/// Maximum width of a word that is never broken; a web address is longer.
const LONG_WORD: usize = 16;

/// Minimum width of the folded column, if the terminal has it.
const FOLDED: usize = 26;

/// Properties of a terminal, and the words of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Its width in columns; `None` writes full text without wrapping.
    pub width: Option<u16>,
    /// Whether it shows colours.
    pub color: bool,
    /// Separator between the name of a folded column and its text.
    pub colon: &'static str,
    /// Header of the folded column.
    pub folded: &'static str,
}

impl Terminal {
    /// Wraps a text between tables at word boundaries.
    #[must_use]
    pub fn lines(self, text: &str) -> String {
        self.width.map_or_else(|| text.to_owned(), |width| wrapped(text, width.into()))
    }
}

impl Table {
    /// Writes the table for a terminal; without a width, full text and no wrapping.
    #[must_use]
    pub fn terminal(&self, options: impl Into<Terminal>) -> String {
        terminal(self, options.into())
    }
}

fn terminal(table: &Table, options: Terminal) -> String {
    let Some(width) = options.width.map(usize::from) else { return grid(table, options) };
    let columns = columns(table);
    let kept = kept(&columns, width);
    let (laid, widths) = if kept < columns.len() {
        folded(table, &columns[..kept], width, options)
    } else {
        (table.clone(), widths(&columns, width))
    };
    let cells = |row: &Vec<String>| row.iter().zip(&widths).map(|(cell, width)| fitted(cell, *width)).collect::<Vec<_>>();
    grid(&Table { heads: cells(&laid.heads), rows: laid.rows.iter().map(cells).collect() }, options)
}

fn grid(table: &Table, options: Terminal) -> String {
    let mut grid = Grid::new();
    grid.load_style(presets::UTF8_FULL_CONDENSED);
    colours(&mut grid, options);
    grid.set_content_arrangement(ContentArrangement::Disabled);
    grid.set_header(table.heads.iter().map(|head| cell(head, true)));
    for row in &table.rows {
        let bold = table.is_group(row);
        grid.add_row(table.filled(row).map(|text| cell(text, bold)));
    }
    grid.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Sets whether the table is coloured, regardless of standard output.
#[cfg(feature = "cli")]
fn colours(grid: &mut Grid, options: Terminal) {
    if options.color {
        grid.enforce_styling();
    } else {
        grid.force_no_tty();
    }
}

#[cfg(feature = "cli")]
fn cell(text: impl ToString, bold: bool) -> Cell {
    use comfy_table::Attribute;
    Cell::new(text).add_attribute(if bold { Attribute::Bold } else { Attribute::Reset })
}

/// Without the `cli` feature there are no colours.
#[cfg(not(feature = "cli"))]
const fn colours(_grid: &mut Grid, _options: Terminal) {}

#[cfg(not(feature = "cli"))]
fn cell(text: impl ToString, _bold: bool) -> Cell {
    Cell::new(text)
}

/// Desired and minimum width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Column {
    /// Width of its longest line.
    wanted: usize,
    /// Width of its longest word, and enough to read more than a word.
    needed: usize,
}

impl Column {
    fn of<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        let (mut wanted, mut word) = (0, 0);
        for line in cells.flat_map(str::lines) {
            wanted = wanted.max(line.width());
            word = pieces(line).map(|piece| piece.trim_end().width()).fold(word, usize::max);
        }
        // A long text in a narrow column would be a tower of two characters per line.
        let readable = match wanted {
            0..=24 => 8,
            25..=60 => 14,
            _ => 24,
        };
        Self { wanted, needed: word.min(LONG_WORD).max(readable).min(wanted) }
    }
}

fn columns(table: &Table) -> Vec<Column> {
    let cells =
        |at: usize| std::iter::once(&table.heads).chain(&table.rows).filter_map(move |row| row.get(at).map(String::as_str));
    let mut columns: Vec<Column> = (0..table.heads.len()).map(|at| Column::of(cells(at))).collect();
    // A short row name stays whole: two that differ at the end would look the same.
    if let Some(first) = columns.first_mut().filter(|first| first.wanted <= LONG_WORD) {
        first.needed = first.wanted;
    }
    columns
}

/// Two columns of padding and a border for each column, and the last border.
const fn borders(columns: usize) -> usize {
    3 * columns + 1
}

fn needed(columns: &[Column]) -> usize {
    columns.iter().map(|column| column.needed).sum()
}

/// Returns how many columns stay side by side: all, or as many of the first as leave room for one with the others.
fn kept(columns: &[Column], width: usize) -> usize {
    if needed(columns) + borders(columns.len()) <= width || columns.len() < 3 {
        return columns.len();
    }
    let fits = |kept: &usize| needed(&columns[..*kept]) + FOLDED + borders(kept + 1) <= width;
    (1..columns.len() - 1).rev().find(fits).unwrap_or(1)
}

/// Folds the columns after the kept ones into one, each under its name, and returns the widths of all.
fn folded(table: &Table, kept: &[Column], width: usize, options: Terminal) -> (Table, Vec<usize>) {
    let (front, names) = table.heads.split_at(kept.len());
    let fields = |row: &Vec<String>| -> Vec<String> {
        let rest = row.get(kept.len()..).unwrap_or_default();
        let filled = names.iter().zip(rest).filter(|(_, cell)| !cell.is_empty());
        filled.map(|(name, cell)| format!("{name}{}{cell}", options.colon)).collect()
    };
    let texts: Vec<Vec<String>> = table.rows.iter().map(fields).collect();
    let beside = |texts: &Vec<String>| texts.iter().map(|text| text.width() + BETWEEN.width()).sum::<usize>();
    let wanted = texts.iter().map(beside).max().unwrap_or_default().max(FOLDED);
    let columns: Vec<Column> = kept.iter().copied().chain([Column { wanted, needed: FOLDED }]).collect();
    let widths = widths(&columns, width);
    let room = widths.last().copied().unwrap_or_default();
    let row = |(row, texts): (&Vec<String>, &Vec<String>)| -> Vec<String> {
        // A group header stays shorter than a row.
        let last = (row.len() > kept.len()).then(|| packed(texts, room));
        row.iter().take(kept.len()).cloned().chain(last).collect()
    };
    let rows = table.rows.iter().zip(&texts).map(row).collect();
    let heads = front.iter().cloned().chain([options.folded.to_owned()]).collect();
    (Table { heads, rows }, widths)
}

/// Separator of two short texts on a line.
const BETWEEN: &str = " · ";

/// Puts short texts side by side and long ones on separate lines.
fn packed(texts: &[String], width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some(line) if !text.contains('\n') && line.width() + BETWEEN.width() + text.width() <= width => {
                line.push_str(BETWEEN);
                line.push_str(text);
            }
            _ => lines.push(text.clone()),
        }
    }
    lines.join("\n")
}

/// Gives every column its minimum and shares the rest: a column of long texts gets more than one of short ones.
fn widths(columns: &[Column], width: usize) -> Vec<usize> {
    let room = width.saturating_sub(borders(columns.len()));
    let needed = needed(columns);
    if needed > room {
        // Narrower than a table of so many columns can be: the first columns, which name the row, keep their width.
        let mut left = room.saturating_sub(columns.len());
        let given = columns.iter().map(|column| {
            let more = (column.needed.max(1) - 1).min(left);
            left -= more;
            more + 1
        });
        return given.collect();
    }
    let mut left = room - needed;
    let mut given: Vec<usize> = columns.iter().map(|column| column.needed).collect();
    let mut open: Vec<usize> = (0..columns.len()).collect();
    open.sort_by_key(|&at| columns[at].wanted - columns[at].needed);
    // Weighted by the root, so that a text ten times as long takes three times the width and not the whole table.
    let weight = |at: &usize| columns[*at].wanted.isqrt().max(1);
    let mut weights: usize = open.iter().map(weight).sum();
    for at in open {
        let more = (columns[at].wanted - columns[at].needed).min(left * weight(&at) / weights.max(1));
        given[at] += more;
        left -= more;
        weights -= weight(&at);
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(width: u16) -> Terminal {
        Terminal { width: Some(width), color: false, colon: ": ", folded: "More" }
    }

    fn wide() -> Table {
        let mut table = Table::new(["Verdict", "Code", "Item", "Trace", "Siblings", "Asked by", "Text"]);
        table.row(["FI", "Finance"]);
        table.row([
            "undetermined",
            "FI1",
            "Budget and administration",
            "national✓ province✗ prefecture✗ county?",
            "systemic 3/3",
            "",
            "公开本级“三公”经费预决算，细化到项级科目。公开本级部门预算，接受社会监督。",
        ]);
        table
    }

    #[test]
    fn no_word_is_cut_and_nothing_is_lost_at_any_usual_width() {
        let table = wide();
        for width in [60, 80, 100, 120, 160, 200] {
            let text = table.terminal(options(width));
            assert!(text.lines().all(|line| line.width() <= usize::from(width)), "{width}\n{text}");
            for word in table.heads.iter().chain(table.rows.iter().flatten()).flat_map(|cell| cell.split_ascii_whitespace()) {
                let there = word.width() > LONG_WORD || text.contains(word);
                // The header of a column that is empty in all rows is not repeated in the folded one.
                assert!(there || ["Asked", "by"].contains(&word), "{width}: {word}\n{text}");
            }
            let squeezed: String = text.chars().filter(|ch| !"│┆ \n".contains(*ch)).collect();
            assert!(width < 200 || squeezed.contains("接受社会监督。"), "{squeezed}");
        }
    }

    #[test]
    fn columns_without_room_stand_below_each_other_under_their_names() {
        let text = wide().terminal(options(80));
        assert!(text.contains("More"), "{text}");
        assert!(text.contains("Siblings: systemic 3/3") && !text.contains("Asked by"), "{text}");
        assert!(!wide().terminal(options(200)).contains("Siblings:"));
    }

    #[test]
    fn a_line_does_not_begin_with_a_full_stop_and_a_number_stays_whole() {
        let text = fitted("公开本级预算，2017年细化。", 8);
        assert_eq!(text, "公开本级\n预算，\n2017年细\n化。");
    }

    #[test]
    fn a_terminal_of_no_width_does_no_harm() {
        for width in 0..20 {
            let text = wide().terminal(options(width));
            assert!(text.contains('│'), "{width}\n{text}");
        }
    }
}
