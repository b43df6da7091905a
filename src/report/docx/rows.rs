//! Rows of the tables of a document: what a plan was read from, and any table of texts.

use unicode_width::UnicodeWidthStr;

use super::grid::{Cell, Grid};
use super::widths::widths;
use crate::render::table::Table;
use crate::report::model::PlanReport;
use crate::report::{RenderOptions, palette, views};

/// What a plan was read from; its level and its year stand beside its name.
pub(super) fn facts(plan: &PlanReport, options: RenderOptions) -> Grid {
    let words = options.words();
    let facts = views::facts(plan, options.lang);
    let (short, long): (Vec<_>, Vec<_>) =
        facts.rows.iter().partition(|row| row.first().is_some_and(|name| [words.level, words.year].contains(&name.as_str())));
    // The year is in the name of the plan.
    let level = short.iter().filter(|row| row.first().is_some_and(|name| name == words.level)).filter_map(|row| row.get(1));
    let named = facts.heads.iter().skip(1).chain(level);
    let named = named.map(String::as_str).collect::<Vec<_>>().join(" · ");
    let row = |row: &&Vec<String>| row.iter().map(|cell| Cell::text(cell)).collect();
    let heads = facts.heads.iter().take(1).cloned().chain([named]).collect();
    Grid { heads, shares: vec![16, 84], rows: long.iter().map(row).collect(), alt: None }
}

/// Turns any table of texts into one on paper of some width, and colours its marks.
pub(super) fn of_table(table: &Table, marks: bool, width: u32, options: RenderOptions) -> Grid {
    let words = options.words();
    // Marks, numbers and the like stand in the middle.
    let is_short = |column: usize| {
        let mut cells = table.rows.iter().filter(|row| row.len() == table.heads.len()).filter_map(|row| row.get(column));
        cells.all(|text| text.width() <= 12 && !text.contains('\n'))
    };
    let short: Vec<bool> = (0..table.heads.len()).map(is_short).collect();
    let cell = |(text, short): (&String, &bool)| {
        let verdict = if marks && *short { palette::of_mark(text, words) } else { None };
        let fill = verdict.map(|verdict| palette::colours(verdict).0);
        let cell = if *short { Cell::short(text) } else { Cell::text(text) };
        Cell { fill, ..cell }
    };
    let row = |row: &Vec<String>| {
        if row.len() < table.heads.len() {
            return vec![Cell::group(row.join(" ").trim().to_owned(), 0x00F2_F2F2)];
        }
        row.iter().zip(&short).map(cell).collect()
    };
    let shares = widths(table, width);
    Grid { heads: table.heads.clone(), shares, rows: table.rows.iter().map(row).collect(), alt: None }
}
