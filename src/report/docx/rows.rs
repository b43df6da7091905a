//! Rows of the tables of a document: items with the text that proves them, sources, and any table of texts.

use unicode_width::UnicodeWidthStr;

use super::body::Run;
use super::grid::{Cell, Grid};
use super::widths::widths;
use crate::gap::Verdict;
use crate::plan::ClauseKind;
use crate::report::model::{GapRow, PlanReport, Quote};
use crate::report::overview::{Weight, weighed};
use crate::report::table::Table;
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions, palette, views};

/// Clauses quoted for an item on each side; the full list is in the workbook and on the page.
const QUOTED: usize = 1;
/// Characters kept beside the words that carried a label, in a clause that is longer.
const BESIDE: usize = 18;

/// Items of some verdicts, one group a verdict, the heaviest first.
pub(super) fn items(plan: &PlanReport, verdicts: &[Verdict], lang: Lang) -> Grid {
    let (words, office) = (lang.words(), lang.office());
    let mut grid = Grid {
        heads: vec![words.item.to_owned(), office.lost_here.to_owned(), office.demand.to_owned()],
        shares: vec![18, 26, 56],
        ..Grid::default()
    };
    for verdict in verdicts {
        let gaps = weighed(plan, *verdict);
        if gaps.is_empty() {
            continue;
        }
        let mut head = format!("{} ({})", words.verdict_name(*verdict), gaps.len());
        if *verdict == Verdict::Dropped {
            head.push_str(&format!("{}{}", words.colon, words.no_clause));
        }
        let (colour, _) = palette::colours(*verdict);
        grid.rows.push(vec![Cell::group(head, colour)]);
        grid.rows.extend(gaps.into_iter().map(|gap| item(gap, lang)));
    }
    grid
}

fn item(gap: &GapRow, lang: Lang) -> Vec<Cell> {
    let words = lang.words();
    let place = views::short_place(gap, lang);
    let place = if place.is_empty() { place } else { format!("{}{}{place}", words.loss, words.colon) };
    let asked = views::asked_by(gap, words).replace('\n', words.semicolon);
    let asked_for = !matches!(gap.verdict, Verdict::Covered | Verdict::Added);
    let weight = if asked_for { lang.page().weight_name(Weight::of(gap)) } else { "" };
    let mut proof = proof(gap, lang);
    let asked = format!("{weight} {asked}").trim().to_owned();
    let mut trace = vec![words.trace_text(&gap.trace)];
    // Where there is nothing to quote, there is room beside the trace.
    if proof.is_empty() {
        let asked = format!("{}{}{asked}", words.asked_note, words.colon);
        let said: Vec<String> = [asked, place].into_iter().filter(|said| !said.is_empty()).collect();
        proof.push(vec![(said.join(words.semicolon), false)]);
    } else {
        trace.extend([place, asked]);
    }
    let trace: Vec<&str> = trace.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    vec![named(gap, lang), Cell::text(&trace.join("\n")), Cell { paragraphs: proof, ..Cell::default() }]
}

fn named(gap: &GapRow, lang: Lang) -> Cell {
    let name = vec![(format!("{} ", gap.code), true), (lang.pick(&gap.names).to_owned(), false)];
    Cell { paragraphs: vec![name], ..Cell::default() }
}

/// Covered items with the first clause of each, for an appendix: those that are not quoted elsewhere.
pub(super) fn covered(plan: &PlanReport, lang: Lang) -> Grid {
    let (words, office) = (lang.words(), lang.office());
    let row = |gap: &GapRow| {
        let mut name = named(gap, lang);
        name.paragraphs.push(vec![(words.trace_text(&gap.trace), false)]);
        let mut lines = Vec::new();
        quotes(&mut lines, &gap.quotes, "", lang);
        vec![name, Cell { paragraphs: lines, ..Cell::default() }]
    };
    let heads = [format!("{}{}{}", words.item, words.comma, words.trace), office.of_plan.to_owned()];
    let rows = plan.gaps.iter().filter(|gap| gap.verdict == Verdict::Covered).map(row).collect();
    Grid { heads: heads.to_vec(), shares: vec![32, 68], rows, alt: None }
}

/// What is missing, what the parent says and what the plan says.
fn proof(gap: &GapRow, lang: Lang) -> Vec<Vec<Run>> {
    let (words, office) = (lang.words(), lang.office());
    let mut lines = Vec::new();
    let missing = views::missing(&gap.missing, lang);
    if !missing.is_empty() {
        lines.push(vec![(format!("{}{}", lang.elements().missing, words.colon), false), (missing, true)]);
    }
    quotes(&mut lines, &gap.parent_quotes, office.of_parent, lang);
    quotes(&mut lines, &gap.quotes, office.of_plan, lang);
    if let Some(peers) = gap.peers.as_ref().filter(|peers| peers.standing.is_some()) {
        lines.push(vec![(views::peers_sentence(peers, gap.verdict, lang), false)]);
    }
    match gap.quotes.first() {
        // Said once at the head of the group.
        None if gap.verdict == Verdict::Dropped => {}
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
    runs.extend(shortened(&quote.parts));
    let decision = views::decision_of(quote, words);
    if !decision.is_empty() {
        runs.push((format!(" {decision}"), true));
    }
    runs
}

/// Keeps the words that carried a label and what stands next to them; dots say where more stands.
fn shortened(parts: &[Run]) -> Vec<Run> {
    let last = parts.len().saturating_sub(1);
    let short = |(at, (text, marked)): (usize, &Run)| {
        let length = text.chars().count();
        let (head, tail) = (if at == 0 { 0 } else { BESIDE }, if at == last { 0 } else { BESIDE });
        // Without marked words, the opening of the clause.
        let head = if last == 0 { 4 * BESIDE } else { head };
        if *marked || length <= head + tail + 2 {
            return (text.clone(), *marked);
        }
        let front: String = text.chars().take(head).collect();
        let back: String = text.chars().skip(length - tail).collect();
        (format!("{front}……{back}"), false)
    };
    parts.iter().enumerate().map(short).collect()
}

/// What a plan was read from.
pub(super) fn facts(plan: &PlanReport, options: RenderOptions) -> Grid {
    let facts = views::facts(plan, options.lang);
    let row = |row: &Vec<String>| row.iter().map(|cell| Cell::text(cell)).collect();
    Grid { heads: facts.heads.clone(), shares: vec![18, 82], rows: facts.rows.iter().map(row).collect(), alt: None }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(parts: &[(&str, bool)]) -> String {
        let parts: Vec<Run> = parts.iter().map(|(text, marked)| ((*text).to_owned(), *marked)).collect();
        shortened(&parts).into_iter().map(|(text, marked)| if marked { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn a_long_clause_keeps_its_evidence_and_says_where_it_is_cut() {
        let long = "长".repeat(100);
        let near = "长".repeat(BESIDE);
        assert_eq!(runs(&[(&long, false), ("预算", true), (&long, false)]), format!("……{near}[预算]{near}……"));
        assert_eq!(runs(&[("预算", true), (&long, false), ("决算", true)]), format!("[预算]{near}……{near}[决算]"));
        assert_eq!(runs(&[("公开", false), ("预算", true), ("。", false)]), "公开[预算]。");
        assert_eq!(runs(&[(&long, false)]), format!("{}……", "长".repeat(4 * BESIDE)));
    }
}
