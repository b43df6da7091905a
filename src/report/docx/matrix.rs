//! The comparison of items and plans, split into tables that fit a landscape page.

use std::io::Result;

use crate::render::docx::{Body, Style, of_table};
use crate::render::table::Table;
use crate::report::model::Report;
use crate::report::{RenderOptions, palette, views};

/// Plans per table.
const ABREAST: usize = 10;

/// Writes the tables, with the legend as the alternative text.
pub(super) fn write(body: &mut Body, report: &Report, options: RenderOptions) -> Result<()> {
    let whole = views::comparison(report, options.lang);
    let legend = format!("{} {}", options.words().legend, options.lang.elements().legend_partial);
    for (number, block) in blocks(&whole, 2 + report.profiles.len()).iter().enumerate() {
        if number > 0 {
            body.paragraph(Style::Note, "")?;
        }
        let mut grid = of_table(block, Some(&palette::marks(options.lang)), body.width());
        grid.alt = Some((options.words().heat_map.to_owned(), legend.clone()));
        body.table(&grid)?;
    }
    Ok(())
}

/// Splits the columns after the fixed ones into blocks; each repeats the fixed ones.
fn blocks(table: &Table, fixed: usize) -> Vec<Table> {
    let plans = table.heads.len().saturating_sub(fixed);
    let starts = (0..plans.max(1)).step_by(ABREAST);
    let cut = |row: &Vec<String>, from: usize| -> Vec<String> {
        if row.len() < table.heads.len() {
            return row.clone();
        }
        row.iter().take(fixed).chain(row.iter().skip(fixed + from).take(ABREAST)).cloned().collect()
    };
    starts
        .map(|from| Table { heads: cut(&table.heads, from), rows: table.rows.iter().map(|row| cut(row, from)).collect() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_plan_is_lost_between_two_blocks() {
        let mut table = Table::new((0..25).map(|column| column.to_string()));
        table.row(["FI", "Finance"]);
        table.row((0..25).map(|column| format!("c{column}")));
        let blocks = blocks(&table, 2);
        assert_eq!(blocks.iter().map(|block| block.heads.len()).collect::<Vec<_>>(), [12, 12, 5]);
        assert_eq!(blocks[2].heads, ["0", "1", "22", "23", "24"]);
        assert_eq!(blocks[1].rows[0], ["FI", "Finance"]);
        assert_eq!(blocks[1].rows[1][2], "c12");
    }
}
