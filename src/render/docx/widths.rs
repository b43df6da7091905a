//! Distributes the width of a page to the columns of a table: none so narrow that a word breaks, the rest to long columns.

use super::grid::{HALF, MARGINS};
use crate::render::table::Table;
use crate::render::width;

/// Minimum width of a column of text that needs it: six Chinese characters.
const LEAST: u32 = 12 * HALF;
/// Maximum line width that a column requests, in twentieths of a point.
const LONG: u32 = 600 * HALF;

/// Returns the widths of the columns in twentieths of a point; their sum is `page`, except for rounding.
pub(super) fn widths(table: &Table, page: u32) -> Vec<u32> {
    let mut wants: Vec<Want> = (0..table.heads.len()).map(|column| Want::of(table, column)).collect();
    if wants.iter().map(|want| want.whole).sum::<u32>() > page {
        for want in &mut wants {
            want.whole = want.usual;
        }
    }
    let least: u32 = wants.iter().map(|want| want.least).sum();
    let whole: u32 = wants.iter().map(|want| want.whole).sum();
    if whole <= page || least >= page {
        // If everything fits, or nothing does, the widths are proportional.
        let (total, of) = if whole <= page { (whole, true) } else { (least, false) };
        let share = |want: &Want| u64::from(if of { want.whole } else { want.least }) * u64::from(page) / u64::from(total.max(1));
        return wants.iter().map(|want| u32::try_from(share(want)).unwrap_or(page)).collect();
    }
    let mut widths: Vec<u32> = wants.iter().map(|want| want.least).collect();
    let mut rest = page - least;
    // Width that one column does not use goes to the others.
    for _ in 0..wants.len() {
        // A weight between the root of a column's wish and the wish itself: a long text gets most, a list of names enough.
        let open = |(want, width): (&Want, &u32)| {
            let root = want.whole.saturating_sub(*width).isqrt();
            root.saturating_mul(root.isqrt())
        };
        let total: u32 = wants.iter().zip(&widths).map(open).sum();
        if total == 0 || rest == 0 {
            break;
        }
        let mut given = 0;
        for (want, width) in wants.iter().zip(&mut widths) {
            let share = u64::from(rest) * u64::from(open((want, width))) / u64::from(total);
            let more = u32::try_from(share).unwrap_or(rest).min(want.whole.saturating_sub(*width));
            *width += more;
            given += more;
        }
        rest -= given;
    }
    widths
}

/// The widths that a column requests.
#[derive(Debug, Clone, Copy)]
struct Want {
    /// Anything less would break a word of the header, or make a text three characters wide.
    least: u32,
    /// No line breaks.
    whole: u32,
    /// Most lines do not break: one long cell among many short ones may, which leaves width to the text of other columns.
    usual: u32,
}

impl Want {
    fn of(table: &Table, column: usize) -> Self {
        let cells = table.rows.iter().filter(|row| row.len() == table.heads.len()).filter_map(|row| row.get(column));
        let lines = cells.clone().flat_map(|cell| cell.lines());
        let of_rows = cells.map(|cell| cell.lines().map(room).max().unwrap_or(0).min(LONG));
        let (rows, sum, widest) = of_rows.fold((0_u32, 0_u32, 0), |(rows, sum, widest), width| {
            (rows.saturating_add(1), sum.saturating_add(width), width.max(widest))
        });
        let usual = widest.min((sum / rows.max(1)).saturating_mul(3));
        let head = table.heads.get(column).map_or("", String::as_str);
        let least = widest.min(LEAST).max(word(head)).max(lines.map(word).max().unwrap_or(0));
        let with_margins = |width: u32| width.saturating_add(MARGINS + HALF / 3);
        let [whole, usual] = [widest, usual].map(|width| with_margins(width.max(room(head)).max(least)));
        Self { least: with_margins(least), whole, usual }
    }
}

/// Returns the width of the longest word of a line. A Latin word breaks badly; Chinese can break after four characters.
fn word(line: &str) -> u32 {
    let width = |word: &str| if word.is_ascii() { room(word).min(16 * HALF) } else { room(word).min(8 * HALF) };
    line.split_inclusive([' ', '-', '/']).map(|word| width(word.trim_end())).max().unwrap_or(0)
}

/// Returns the width of a text on one line at 9 points; for Latin letters an estimate from typical shapes.
fn room(text: &str) -> u32 {
    let one = |ch: char| match ch {
        'A'..='Z' | '%' => HALF + HALF / 3,
        'm' | 'w' => HALF + HALF / 2,
        'a'..='z' => HALF,
        ' ' | '.' | ',' | ':' | ';' | '(' | ')' | '/' | '-' => HALF * 2 / 3,
        ch => HALF.saturating_mul(u32::try_from(width::of_char(ch)).unwrap_or(0)),
    };
    text.chars().map(one).fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(heads: &[&str], row: &[&str]) -> Table {
        let mut table = Table::new(heads.iter().copied());
        table.row(row.iter().copied());
        table
    }

    #[test]
    fn a_number_keeps_its_digits_beside_a_long_text() {
        let long = "预".repeat(500);
        let found = widths(&table(&["序号", "任务", "配合单位", "时限"], &["32", &long, "", "年底前"]), 9000);
        assert!(found[0] >= 4 * HALF + MARGINS && found[2] >= 8 * HALF + MARGINS, "{found:?}");
        assert!(found[1] > 9000 / 2, "{found:?}");
        assert!((8900..=9000).contains(&found.iter().sum::<u32>()), "{found:?}");
    }

    #[test]
    fn a_column_that_is_nearly_empty_leaves_its_room_to_the_others() {
        let long = "预".repeat(300);
        let units = "市发展改革委、市财政局、市人力资源社会保障局".repeat(3);
        let mut found = Table::new(["任务", "牵头单位", "落实单位"]);
        found.row([long.as_str(), units.as_str(), units.as_str()]);
        for _ in 0..20 {
            found.row([long.as_str(), units.as_str(), ""]);
        }
        let widths = widths(&found, 9000);
        assert!(widths[0] > 9000 / 2 && widths[1] > widths[2] + 400, "{widths:?}");
    }

    #[test]
    fn little_fills_the_page_and_too_much_is_squeezed() {
        let few = widths(&table(&["甲", "乙"], &["一", "二"]), 9000);
        assert_eq!(few, [4500, 4500]);
        let mixed = widths(&table(&["Finding", "Fingerprint", "Message"], &["L001", "", &"long ".repeat(90)]), 9000);
        assert!(mixed[1] >= 11 * HALF && mixed[2] > 4500, "{mixed:?}");
        let names: Vec<String> = (0..40).map(|at| format!("guangyuan{at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let many = widths(&table(&names, &names), 9000);
        assert!(many.iter().sum::<u32>() <= 9000 && many.iter().all(|width| *width > 0), "{many:?}");
    }
}
