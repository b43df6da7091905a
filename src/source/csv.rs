//! Values separated by commas, semicolons or tabs as saved by a spreadsheet: distinguished from prose by their shape, read as a table.

use super::assemble::Assembly;
use super::extract::Extracted;

/// Maximum length of a column name, in characters.
const HEAD_LENGTH: usize = 20;
/// The same for tables of only two columns, because prose may have one comma per line.
const SHORT_HEAD: usize = 8;
/// Percentage of rows that must be as wide as the header row.
const SAME_WIDTH: usize = 90;
/// Maximum number of rows above the header row.
const CAPTIONS: usize = 3;
/// Maximum number of columns.
const COLUMNS: usize = 256;

/// Separators that spreadsheets write, by the language of the system.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a text as a table. `None` if it is no table or its cells hold more than `limit` bytes: as plain text it would be no smaller.
pub(super) fn read(text: &str, limit: usize) -> Option<Extracted> {
    let text = text.trim_start_matches('\u{feff}');
    if let Some((separator, rest)) = hinted(text) {
        let width = |rows: &Vec<Vec<String>>| rows.iter().map(Vec::len).max().unwrap_or(0);
        return written(&rows(rest, separator, limit).filter(|rows| (2..=COLUMNS).contains(&width(rows)))?);
    }
    let first = text.lines().next()?;
    // The first line of prose has no separator, or ends with punctuation.
    if first.trim_end().ends_with(['。', '；', '：', ':', '，']) {
        return None;
    }
    let candidates = SEPARATORS.into_iter().filter(|separator| first.as_bytes().contains(separator));
    // Lines with tabs are also copied from other programs; only quoted cells show that a spreadsheet wrote them.
    let mut candidates = candidates.filter(|separator| *separator != b'\t' || text.contains("\t\"") || text.contains("\n\""));
    let found = candidates.find_map(|separator| rows(text, separator, limit).filter(|rows| is_table(rows)))?;
    written(&found)
}

/// Splits off the first line in which a file tells Excel its separator: `sep=;`.
fn hinted(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end_matches('\r').trim_matches('"');
    let separator = first.get(..4).filter(|name| name.eq_ignore_ascii_case("sep=")).and_then(|name| first.get(name.len()..))?;
    // Excel itself fills the line up to the width of the table when it saves a file again.
    let separator = separator.bytes().next().filter(|first| separator.bytes().all(|byte| byte == *first))?;
    (separator.is_ascii_punctuation() || separator == b'\t').then_some((separator, rest))
}

/// Reads rows of cells, without empty rows.
fn rows(text: &str, separator: u8, limit: usize) -> Option<Vec<Vec<String>>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut size = 0_usize;
    for record in reader.records() {
        let cells: Vec<String> = record.ok()?.iter().map(in_one_line).collect();
        size += cells.iter().map(|cell| cell.len() + 1).sum::<usize>();
        if size > limit {
            return None;
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(cells);
        }
    }
    Some(rows)
}

/// Returns `true` if rows have the shape of a table.
fn is_table(rows: &[Vec<String>]) -> bool {
    // The title of the sheet may be above the header row, in its first cell.
    let is_caption = |row: &&Vec<String>| row.iter().skip(1).all(String::is_empty);
    let Some(head) = rows.iter().take(CAPTIONS + 1).find(|row| !is_caption(row)) else { return false };
    let (width, longest) = (head.len(), if head.len() == 2 { SHORT_HEAD } else { HEAD_LENGTH });
    let is_head = head.iter().all(|cell| !cell.is_empty() && cell.chars().count() <= longest && !cell.ends_with('。'));
    let same = rows.iter().filter(|row| row.len() == width).count();
    let is_wide = (3..=COLUMNS).contains(&width) || (width == 2 && same == rows.len());
    is_head && is_wide && rows.len() > 1 && same * 100 >= rows.len() * SAME_WIDTH
}

fn written(rows: &[Vec<String>]) -> Option<Extracted> {
    let mut made = Assembly::default();
    let mut table = Vec::with_capacity(rows.len());
    for row in rows {
        table.push(made.row(row.iter().map(String::as_str), |_| None).ok()?);
    }
    made.table(table);
    Some(made.finish())
}

fn in_one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<Vec<Vec<String>>> {
        let made = read(text, usize::MAX)?;
        let cells = |row: &Vec<super::super::Span>| row.iter().map(|cell| made.text[cell.range()].to_owned()).collect();
        Some(made.tables.iter().flat_map(|table| table.rows.iter().map(cells)).collect())
    }

    #[test]
    fn quoted_cells_may_hold_commas_and_line_breaks() {
        let text = "\u{feff}序号,任务,单位\r\n1,\"公布菜谱,\n每周更新\",教育局\r\n\r\n2,公布\"\"采购,财政局\r\n";
        let found = rows(text).expect("a table");
        assert_eq!(found[1], ["1", "公布菜谱, 每周更新", "教育局"]);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn the_title_of_a_sheet_may_stand_above_its_head() {
        let found = rows("甲县后勤任务表,,\n填表：县教育局,,\n序号,任务,单位\n1,公布菜谱,教育局\n").expect("a table");
        assert_eq!((found[0][0].as_str(), found[2][1].as_str()), ("甲县后勤任务表", "任务"));
        assert!(rows("各位：,\n我们做好公布,做好更新,做好落实\n").is_none());
        assert!(rows("甲,,\n乙,,\n丙,,\n丁,,\n序号,任务,单位\n1,公布菜谱,教育局\n").is_none());
    }

    #[test]
    fn two_columns_need_short_names_and_no_exception() {
        assert!(rows("任务,单位\n公布菜谱,教育局\n").is_some());
        assert!(rows("任务,单位\n公布菜谱,教育局,财政局\n").is_none());
        assert!(rows("为做好后勤工作,现将有关事项通知如下\n一、公布菜谱,每周更新\n").is_none());
    }

    #[test]
    fn the_separator_may_be_another_and_a_line_may_name_it() {
        let text = "序号,任务,单位\n1,\"公布菜谱；\n每周更新\",教育局\n2,公布采购,财政局\n";
        let expected = rows(text).expect("a table");
        for (hint, separator) in
            [("", ";"), ("", "\t"), ("sep=,\r\n", ","), ("\u{feff}sep=;\n", ";"), ("SEP=\t\n", "\t"), ("sep=;;;\n", ";")]
        {
            let other = format!("{hint}{}", text.replace(',', separator));
            assert_eq!(rows(&other).expect("a table"), expected, "{other}");
        }
        // Who names a separator writes a table, whatever its head looks like.
        let long = rows("sep=;\n为做好后勤工作现将有关事项通知如下;教育局\n").expect("a table");
        assert_eq!(long, [["为做好后勤工作现将有关事项通知如下", "教育局"]]);
        assert_eq!(rows("任务;甲,单位\n公布;菜谱,教育局\n").expect("a table")[1], ["公布;菜谱", "教育局"]);
    }

    #[test]
    fn prose_is_no_table() {
        for text in [
            "一、公开;公示;公告。\n二、落实。\n",
            "为做好后勤工作;现将有关事项通知如下\n一、公布菜谱;每周更新\n",
            "sep=公开\n一、公布菜谱\n",
            "sep=;\n一、公布菜谱\n",
            "序号\t任务\t单位\n1\t公布菜谱\t教育局\n",
            "一、公开,公示,公告。\n二、落实。\n",
            "甲县2020年要点\n一、公布a,b,c\n",
            "一、做好公布,做好更新,做好落实的各项工作并且写得很长\n二、二\n",
            "",
        ] {
            assert!(rows(text).is_none(), "{text}");
        }
    }
}
