//! The column of bases in a task table: the documents that each task carries out, as printed.

use crate::language::current;
use crate::plan::{Plan, Task};
use crate::source::{SourceText, Span, TableRegion, fold::fold};

/// Longest header cell, in characters.
const LENGTH: usize = 20;

/// A row of a table with the cell of its basis.
#[derive(Debug, Clone)]
struct Based<'s> {
    cells: &'s [Span],
    basis: Span,
}

/// The rows of a plan's tables that state a basis.
#[derive(Debug, Clone)]
pub(super) struct StatedBases<'s> {
    source: &'s SourceText,
    rows: Vec<Based<'s>>,
}

impl<'s> StatedBases<'s> {
    /// Finds them in all tables of a plan.
    pub(super) fn of(plan: &'s Plan) -> Self {
        let rows = plan.source.tables().iter().flat_map(|table| rows(&plan.source, table)).collect();
        Self { source: &plan.source, rows }
    }

    /// Returns the bases of a task without duplicates; empty if its table has no such column.
    pub(super) fn of_task(&self, plan: &Plan, task: &Task) -> Vec<String> {
        let bodies: Vec<usize> =
            task.clauses.iter().filter_map(|&at| plan.clauses.get(at)).map(|clause| clause.body.start).collect();
        let holds = |row: &&Based<'_>| row.cells.iter().any(|cell| bodies.iter().any(|at| (cell.start..cell.end).contains(at)));
        let mut found: Vec<String> = Vec::new();
        for row in self.rows.iter().filter(holds) {
            let text = self.source.slice(row.basis).lines().map(str::trim).collect::<String>();
            if !text.is_empty() && !found.contains(&text) {
                found.push(text);
            }
        }
        found
    }
}

/// The rows under a header with such a column; only rows with as many cells as the header, because others cannot be aligned.
fn rows<'s>(source: &'s SourceText, table: &'s TableRegion) -> Vec<Based<'s>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for cells in &table.rows {
        if let Some(column) = column(source, cells) {
            open = Some((column, cells.len()));
        } else if let Some((column, width)) = open
            && cells.len() == width
            && let Some(basis) = cells.get(column).filter(|cell| !cell.is_empty())
            // A cell merged across all columns is a heading of the rows below it.
            && cells.iter().any(|cell| !cell.is_empty() && cell != basis)
        {
            found.push(Based { cells, basis: *basis });
        }
    }
    found
}

/// The column of bases, if a row is a header with such a column and another one for the task.
fn column(source: &SourceText, cells: &[Span]) -> Option<usize> {
    let (tables, duties) = (&current().tables, &current().duties);
    let has = |plain: &str, words: &[&str]| words.iter().any(|word| plain.contains(word));
    let heads: Vec<String> = cells.iter().map(|cell| fold(source.slice(*cell))).collect();
    let is_head =
        |plain: &str| !plain.is_empty() && plain.chars().count() <= LENGTH && !plain.contains(['。', ';', '；', ',', '，']);
    let is_basis = |plain: &str| has(plain, tables.bases) && !has(plain, duties.bodies) && !has(plain, tables.times);
    let column = heads.iter().position(|plain| is_head(plain) && is_basis(plain))?;
    let is_task = |plain: &str| is_head(plain) && !is_basis(plain) && (has(plain, tables.tasks) || has(plain, tables.contents));
    heads.iter().any(|plain| is_task(plain)).then_some(column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan;

    /// The bases of each task of a table in a web page.
    fn bases(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let row = |row: &&[&str]| format!("<tr><td>{}</td></tr>", row.join("</td><td>"));
        let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
        let page = format!("<html><body><p>某县2021年工作要点任务分解表</p><table>{rows}</table></body></html>");
        let plan = plan::parse("a", SourceText::from_bytes("a.html", page.as_bytes()).expect("a page")).expect("a plan");
        let found = StatedBases::of(&plan);
        plan.tasks.iter().map(|task| found.of_task(&plan, task)).collect()
    }

    const FIRST: &str = "《某市2021年工作要点》第三条";
    const SECOND: &str = "上级要求";

    #[test]
    fn each_task_keeps_what_its_row_says() {
        for head in ["依据", "任务来源"] {
            let found = bases(&[
                &["序号", "工作任务", head, "责任单位"],
                &["1", "公开部门预算和决算。", FIRST, "县财政局"],
                &["2", "公开审计结果。", SECOND, "县审计局"],
                &["3", "公开环境质量。", "", "县环保局"],
            ]);
            assert_eq!(found, [vec![FIRST], vec![SECOND], vec![]], "{head}");
        }
    }

    #[test]
    fn other_columns_and_other_rows_are_no_basis() {
        for head in ["备注", "数据来源", "责任单位及依据"] {
            let found = bases(&[&["序号", "工作任务", head, "责任单位"], &["1", "公开部门预算和决算。", FIRST, "县财政局"]]);
            assert_eq!(found.concat(), Vec::<String>::new(), "{head}");
        }
        let text = "一、任务\n依据\t要求\n公开部门预算和决算。\n";
        let plan = plan::parse("a", SourceText::from_bytes("a.txt", text.as_bytes()).expect("text")).expect("a plan");
        let found = StatedBases::of(&plan);
        assert!(plan.tasks.iter().all(|task| found.of_task(&plan, task).is_empty()));
    }
}
