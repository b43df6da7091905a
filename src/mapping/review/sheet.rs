//! A table as written by a spreadsheet, with the place of every cell.

use std::collections::BTreeMap;

use super::columns;
use super::key::CLAUSE_PREFIX;
use crate::source::yaml::DataFile;
use crate::source::{Problem, Problems, Severity, Span};

/// Cell separators: ours, and those that spreadsheets write in other locales.
const DELIMITERS: [u8; 3] = [b'\t', b',', b';'];

/// Number of characters of a cell that a message quotes.
const SHOWN: usize = 40;

/// A cell with its place in the file.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub text: String,
    pub span: Span,
}

/// The rows of a file after its metadata, with cells by column name, without blank rows.
#[derive(Debug)]
pub(super) struct Sheet {
    pub heads: Vec<String>,
    /// Place of the first column name.
    pub head_at: Span,
    pub rows: Vec<BTreeMap<String, Cell>>,
}

/// Makes an error at `span` of `file`.
pub(super) fn error(file: &DataFile, span: Span, message: String, help: Option<String>) -> Problem {
    let before = file.text.get(..span.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Problem {
        file: file.name.clone(),
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).map_or(0, |line| line.chars().count()) + 1,
        span: Some(span).filter(|span| !span.is_empty()),
        severity: Severity::Error,
        message,
        help,
    }
}

/// Shortens the text of a cell for a one-line message.
pub(super) fn shown(text: &str) -> String {
    let line = |ch: char| if ch.is_control() { ' ' } else { ch };
    let cut = text.chars().nth(SHOWN).map_or("", |_| "…");
    text.chars().take(SHOWN).map(line).collect::<String>() + cut
}

/// Reads `file`; format errors go into `problems`.
pub(super) fn read(file: &DataFile, problems: &mut Problems) -> Option<Sheet> {
    let delimiter = delimiter(&file.text);
    if let Some(at) = open_quote(&file.text, delimiter) {
        let message = "a quotation mark is opened here and never closed, so the rows after it cannot be told".to_owned();
        problems.push(error(file, Span::new(at, at + 1), message, Some("save the table anew from the spreadsheet".to_owned())));
        return None;
    }
    let mut records = records(&file.text, delimiter).into_iter();
    let head = records.find(|cells| !is_metadata(cells) && !is_blank(cells));
    let Some(head) = head else {
        let message = "there is no table; a review file is what `duibiao review export` writes".to_owned();
        problems.push(error(file, Span::default(), message, None));
        return None;
    };
    let heads = check_heads(file, &head, problems)?;
    let rows = records.filter(|cells| !is_blank(cells)).filter_map(|cells| named(file, &heads, cells, problems)).collect();
    let head_at = head.first().map_or(Span::default(), |cell| cell.span);
    Some(Sheet { heads, head_at, rows })
}

/// The first delimiter with which the header has a column `subject_id`.
fn delimiter(text: &str) -> u8 {
    let is_head = |line: &&str| !line.trim_start_matches('"').starts_with('#') && !line.trim().is_empty();
    let head = text.lines().find(is_head).unwrap_or_default();
    let holds = |delimiter: &u8| head.split(char::from(*delimiter)).any(|name| name.trim().trim_matches('"') == "subject_id");
    DELIMITERS.into_iter().find(holds).unwrap_or(b'\t')
}

/// The place of an unclosed quotation mark; a CSV reader would take all the rest for one cell.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let mut open = None;
    let mut at_start = true;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match (open, byte) {
            (Some(_), b'"') if bytes.peek().is_some_and(|(_, next)| *next == b'"') => {
                bytes.next();
            }
            (Some(_), b'"') => open = None,
            (None, b'"') if at_start => open = Some(at),
            _ => {}
        }
        at_start = open.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    open
}

fn records(text: &str, delimiter: u8) -> Vec<Vec<Cell>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut found = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut start = 0;
    // Reading from memory cannot fail, and the text is valid UTF-8.
    while reader.read_record(&mut record).unwrap_or(false) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        let mut cursor = start;
        let cells = record.iter().map(|cell| {
            let found = text.get(cursor..end).and_then(|rest| rest.find(cell.trim()));
            let at = found.map_or(cursor, |found| cursor + found);
            let span = Span::new(at, at + found.map_or(0, |_| cell.trim().len()));
            cursor = span.end;
            Cell { text: cell.trim().to_owned(), span }
        });
        found.push(cells.collect());
        start = end;
    }
    found
}

fn is_metadata(cells: &[Cell]) -> bool {
    cells.first().is_some_and(|cell| cell.text.starts_with('#'))
}

fn is_blank(cells: &[Cell]) -> bool {
    cells.iter().all(|cell| cell.text.is_empty())
}

fn check_heads(file: &DataFile, head: &[Cell], problems: &mut Problems) -> Option<Vec<String>> {
    let mut heads: Vec<String> = Vec::new();
    let mut sound = true;
    for cell in head {
        let twice = !cell.text.is_empty() && heads.contains(&cell.text);
        if twice {
            problems.push(error(file, cell.span, format!("there are two columns “{}”", shown(&cell.text)), None));
        } else if !cell.text.is_empty() && !columns::is_known(&cell.text) {
            let help = Some(columns::advice(&cell.text));
            problems.push(error(file, cell.span, format!("unknown column “{}”", shown(&cell.text)), help));
        }
        sound &= !twice;
        heads.push(cell.text.clone());
    }
    for needed in ["subject_id", "object_id"] {
        if !heads.iter().any(|name| name == needed) {
            let at = head.first().map_or(Span::default(), |cell| cell.span);
            let help = "a review file is what `duibiao review export` writes, set apart by tabs".to_owned();
            problems.push(error(file, at, format!("there is no column “{needed}”"), Some(help)));
            sound = false;
        }
    }
    sound.then_some(heads)
}

/// Assigns column names to the cells of a row; a cell without one must be empty.
fn named(file: &DataFile, heads: &[String], cells: Vec<Cell>, problems: &mut Problems) -> Option<BTreeMap<String, Cell>> {
    let mut row = BTreeMap::new();
    let mut sound = true;
    for (index, cell) in cells.into_iter().enumerate() {
        let swallowed = cell.text.contains('\n') && cell.text.contains(CLAUSE_PREFIX);
        match heads.get(index).filter(|name| !name.is_empty()) {
            _ if swallowed => {
                let message = "a quotation mark makes one cell out of several rows".to_owned();
                let help = Some("save the table anew from the spreadsheet".to_owned());
                problems.push(error(file, Span::new(cell.span.start, cell.span.start), message, help));
                sound = false;
            }
            Some(name) => {
                row.insert(name.clone(), cell);
            }
            None if cell.text.is_empty() => {}
            None => {
                let message = format!("“{}” stands in a column without a name", shown(&cell.text));
                problems.push(error(file, cell.span, message, Some("notes belong into the column comment".to_owned())));
                sound = false;
            }
        }
    }
    sound.then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> (Option<Sheet>, String) {
        let mut problems = Problems::default();
        let file = DataFile::new("r.tsv", text);
        (read(&file, &mut problems), problems.to_string())
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        for (name, text) in [
            ("tabs", "#a: b\nsubject_id\tobject_id\tcomment\nclause:1\titem:A\t他说\"好\"\n"),
            ("padded", "#a: b\t\t\nsubject_id\tobject_id\tcomment\n\t\t\nclause:1\titem:A\t\"他说\"\"好\"\"\"\n\t\t\n"),
            ("CRLF", "#a: b\r\nsubject_id\tobject_id\tcomment\t\r\nclause:1\titem:A\t\"他说\"\"好\"\"\"\t\r\n"),
            ("commas", "\"#a: b\",,\n\"subject_id\",\"object_id\",\"comment\"\nclause:1,item:A,\"他说\"\"好\"\"\"\n"),
            ("semicolons", "subject_id;object_id;comment\nclause:1; item:A ;\"他说\"\"好\"\"\""),
        ] {
            let (sheet, problems) = sheet(text);
            assert_eq!(problems, "", "{name}");
            let rows = sheet.expect("a table").rows;
            assert_eq!(rows.len(), 1, "{name}");
            let cell = |column: &str| rows[0][column].text.clone();
            assert_eq!([cell("object_id"), cell("comment")], ["item:A", "他说\"好\""], "{name}");
        }
    }

    #[test]
    fn every_mistake_of_form_has_its_place() {
        let (_, problems) = sheet("#m\nsubject_id\tobject_id\tdecison\t备注\nclause:1\titem:A\t\t\t见附件\n");
        for part in
            ["r.tsv:2:22: unknown column “decison” (did you mean “decision”?)", "2:30: unknown column “备注”", "3:19: “见附件”"]
        {
            assert!(problems.contains(part), "{part}: {problems}");
        }
        assert!(sheet("subject_id\tobject_id\tobject_id\n").1.contains("1:22: there are two columns “object_id”"));
        assert!(sheet("名称\t代码\n").1.contains("1:1: there is no column “subject_id”"));
        assert!(sheet("#only: metadata\n").1.contains("there is no table"));
    }

    #[test]
    fn a_stray_quotation_mark_swallows_no_row() {
        let head = "subject_id\tobject_id\tcomment\n";
        let (found, problems) = sheet(&format!("{head}clause:1\tA\t\"open\nclause:2\tB\tx\n"));
        assert!(found.is_none() && problems.contains("r.tsv:2:12: a quotation mark is opened"), "{problems}");
        let (_, problems) = sheet(&format!("{head}clause:1\tA\t\"open\nclause:2\tB\t\"x\n"));
        assert!(problems.contains("r.tsv:2:"), "{problems}");
        let (found, problems) = sheet(&format!("{head}clause:1\tA\t\"two\nlines\"\nclause:2\tB\tx\n"));
        assert_eq!((found.expect("a table").rows.len(), problems.as_str()), (2, ""));
    }
}
