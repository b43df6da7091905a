//! Marks the words that carried a label in the text of their clause.

use std::collections::BTreeSet;

use crate::mapping::Evidence;
use crate::plan::{Clause, Plan};
use crate::source::Span;

/// Splits a clause at the words that carried a label; line breaks and the white space around them are removed. Adjacent and overlapping
/// words form one mark.
pub(super) fn parts(plan: &Plan, clause: &Clause, evidence: &BTreeSet<Evidence>) -> Vec<(String, bool)> {
    let shown = asked(plan, clause);
    let mut marks: Vec<Span> = Vec::new();
    for words in evidence.iter().filter(|words| shown.contains(words.span)) {
        match marks.last_mut().filter(|last| words.span.start <= last.end) {
            Some(last) => last.end = last.end.max(words.span.end),
            None => marks.push(words.span),
        }
    }
    let mut parts = Vec::new();
    let mut at = shown.start;
    for mark in marks {
        push(&mut parts, plan, at, mark.start, false);
        push(&mut parts, plan, mark.start, mark.end, true);
        at = mark.end;
    }
    push(&mut parts, plan, at, shown.end, false);
    parts
}

/// The demand of a clause: for a table row, the cell that contains it. Owner and deadline are in other cells and shown separately.
fn asked(plan: &Plan, clause: &Clause) -> Span {
    let Span { start, end } = clause.span;
    let in_table = || plan.source.tables().iter().any(|table| table.span.contains(clause.body));
    if clause.body.is_empty() || !clause.span.contains(clause.body) || !in_table() {
        return clause.span;
    }
    // Cells of a row are separated by tabs.
    let before = plan.source.slice(Span::new(start, clause.body.start)).rfind('\t').map_or(start, |tab| start + tab + 1);
    let behind = plan.source.slice(Span::new(clause.body.end, end)).find('\t').map_or(end, |tab| clause.body.end + tab);
    Span::new(before, behind)
}

fn push(parts: &mut Vec<(String, bool)>, plan: &Plan, start: usize, end: usize, marked: bool) {
    let raw = plan.source.slice(Span::new(start, end));
    let last = raw.lines().count().saturating_sub(1);
    let trimmed = |(index, line): (usize, &str)| {
        let line = if index > 0 { line.trim_start() } else { line };
        if index < last { line.trim_end().to_owned() } else { line.to_owned() }
    };
    let text: String = raw.lines().enumerate().map(trimmed).collect();
    if !text.is_empty() {
        parts.push((text, marked));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{self, ClauseKind};
    use crate::source::SourceText;

    /// The quotations of the tasks of a document.
    fn quoted(name: &str, text: &str) -> Vec<String> {
        let plan = plan::parse("a", SourceText::from_bytes(name, text.as_bytes()).expect("text")).expect("a plan");
        let tasks = plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task);
        tasks.map(|clause| parts(&plan, clause, &BTreeSet::new()).into_iter().map(|(text, _)| text).collect()).collect()
    }

    #[test]
    fn of_a_row_of_a_table_the_cell_of_the_task_is_quoted() {
        let cells = |cells: [&str; 4]| cells.map(|cell| format!("<td>{cell}</td>")).concat();
        let head = cells(["序号", "工作任务", "责任单位", "完成时限"]);
        let row = cells(["1", "公开部门预算和决算（政府办督办）。", "县财政局", "2021年9月底前"]);
        let page = format!("<html><body><table><tr>{head}</tr><tr>{row}</tr></table></body></html>");
        assert_eq!(quoted("a.html", &page), ["公开部门预算和决算（政府办督办）。"]);
    }

    #[test]
    fn outside_a_table_a_clause_is_quoted_whole() {
        let text = "某县2021年工作要点\n一、任务\n1.公开部门预算和决算。（县财政局，9月底前）\n";
        assert_eq!(quoted("a.txt", text), ["1.公开部门预算和决算。（县财政局，9月底前）"]);
    }
}
