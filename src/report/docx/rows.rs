//! Rows of the tables of a document: items with the text that proves them, sources, and any table of texts.

use unicode_width::UnicodeWidthStr;

use super::body::{Cell, Grid, Run};
use crate::gap::Verdict;
use crate::plan::ClauseKind;
use crate::report::model::{GapRow, PlanReport, Quote};
use crate::report::table::Table;
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions, palette, views};

/// Clauses quoted for an item on each side; the full list is in the workbook and on the page.
const QUOTED: usize = 2;

/// Items of some verdicts, one group a verdict.
pub(super) fn items(plan: &PlanReport, verdicts: &[Verdict], lang: Lang) -> Grid {
    let (words, office) = (lang.words(), lang.office());
    let mut grid = Grid {
        heads: vec![words.item.to_owned(), office.lost_here.to_owned(), office.demand.to_owned()],
        shares: vec![20, 17, 63],
        rows: Vec::new(),
    };
    for verdict in verdicts {
        let gaps: Vec<&GapRow> = plan.gaps.iter().filter(|gap| gap.verdict == *verdict).collect();
        if gaps.is_empty() {
            continue;
        }
        let head = format!("{} ({})", words.verdict_name(*verdict), gaps.len());
        let (colour, _) = palette::colours(*verdict);
        grid.rows.push(vec![Cell { paragraphs: vec![vec![(head, true)]], fill: Some(colour), centred: false }]);
        grid.rows.extend(gaps.into_iter().map(|gap| item(gap, lang)));
    }
    grid
}

fn item(gap: &GapRow, lang: Lang) -> Vec<Cell> {
    let words = lang.words();
    let trace = [words.trace_text(&gap.trace), views::place(gap, words)].join("\n");
    let name = Cell { paragraphs: vec![vec![(gap.code.clone(), true)], vec![(lang.pick(&gap.names).to_owned(), false)]], ..Cell::default() };
    vec![name, Cell::text(trace.trim()), Cell { paragraphs: proof(gap, lang), ..Cell::default() }]
}

/// What asks for an item, and what the plan says.
fn proof(gap: &GapRow, lang: Lang) -> Vec<Vec<Run>> {
    let (words, office) = (lang.words(), lang.office());
    let mut lines = Vec::new();
    let asked = views::asked_by(gap, words).replace('\n', words.semicolon);
    if !asked.is_empty() {
        lines.push(vec![(format!("{}{}{asked}", words.asked_note, words.colon), false)]);
    }
    let missing = views::missing(&gap.missing, lang);
    if !missing.is_empty() {
        lines.push(vec![(format!("{}{}", lang.elements().missing, words.colon), false), (missing, true)]);
    }
    quotes(&mut lines, &gap.parent_quotes, office.of_parent, lang);
    quotes(&mut lines, &gap.quotes, office.of_plan, lang);
    match gap.quotes.first() {
        None => lines.push(vec![(words.no_clause.to_owned(), false)]),
        Some(quote) if quote.kind == ClauseKind::Heading => lines.push(vec![(words.only_heading.to_owned(), false)]),
        Some(_) => {}
    }
    lines
}

fn quotes(lines: &mut Vec<Vec<Run>>, found: &[Quote], side: &str, lang: Lang) {
    lines.extend(found.iter().take(QUOTED).map(|one| quote(one, side, lang)));
    if found.len() > QUOTED {
        let rest = (found.len() - QUOTED).to_string();
        lines.push(vec![(fill(lang.office().more_quotes, &[("rest", &rest)]), false)]);
    }
}

/// A clause with its line, and in bold the words that carried its label.
pub(super) fn quote(quote: &Quote, side: &str, lang: Lang) -> Vec<Run> {
    let words = lang.words();
    let mut runs = vec![(format!("{side} {} {}{}", words.line, quote.line_start, words.colon).trim_start().to_owned(), false)];
    runs.extend(quote.parts.iter().cloned());
    let decision = views::decision_of(quote, words);
    if !decision.is_empty() {
        runs.push((format!(" {decision}"), true));
    }
    runs
}

/// What a plan was read from.
pub(super) fn facts(plan: &PlanReport, options: RenderOptions) -> Grid {
    let facts = views::facts(plan, options.words());
    let row = |row: &Vec<String>| row.iter().map(|cell| Cell::text(cell)).collect();
    Grid { heads: facts.heads.clone(), shares: vec![18, 82], rows: facts.rows.iter().map(row).collect() }
}

/// Turns any table of texts into one on paper: a column gets room by what stands in it, and marks are coloured.
pub(super) fn of_table(table: &Table, marks: bool, options: RenderOptions) -> Grid {
    let words = options.words();
    let width = |column: usize| {
        let cells = table.rows.iter().filter(|row| row.len() == table.heads.len()).filter_map(|row| row.get(column));
        let widest = cells.flat_map(|cell| cell.lines()).map(UnicodeWidthStr::width).max().unwrap_or(0);
        let head = table.heads.get(column).map_or(0, |head| head.width());
        widest.max(head.min(10)).clamp(4, 40)
    };
    let shares: Vec<u32> = (0..table.heads.len()).map(|column| u32::try_from(width(column) + 2).unwrap_or(u32::MAX)).collect();
    let cell = |text: &String| {
        let verdict = if marks { palette::of_mark(text, words) } else { None };
        let fill = verdict.map(|verdict| palette::colours(verdict).0);
        let cell = if text.width() <= 10 && !text.contains('\n') { Cell::short(text) } else { Cell::text(text) };
        Cell { fill, ..cell }
    };
    let row = |row: &Vec<String>| {
        if row.len() < table.heads.len() {
            let head = row.join(" ").trim().to_owned();
            return vec![Cell { paragraphs: vec![vec![(head, true)]], fill: Some(0x00F2_F2F2), centred: false }];
        }
        row.iter().map(cell).collect()
    };
    Grid { heads: table.heads.clone(), shares, rows: table.rows.iter().map(row).collect() }
}
