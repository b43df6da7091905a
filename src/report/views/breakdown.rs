//! `breakdown`: a plan as a table of tasks for distribution.

use crate::render::table::Table;
use crate::render::{Part, TableSet};
use crate::report::words::fill;
use crate::report::{Breakdown, BreakdownRow, Lang};

/// One row per task under the heading of its chapter.
#[must_use]
pub fn breakdown_set(breakdown: &Breakdown, lang: Lang) -> TableSet {
    let own = lang.tables();
    let mut table = Table::new([
        own.number,
        own.task,
        own.lead_units,
        own.support_units,
        own.implement_units,
        own.time_limit,
        own.measures,
        own.stated_basis,
        own.basis,
    ]);
    let mut chapter = None;
    for (index, task) in breakdown.tasks.iter().enumerate() {
        if task.chapter != chapter {
            chapter.clone_from(&task.chapter);
            table.rows.extend(chapter.iter().map(|heading| vec![String::new(), heading.clone()]));
        }
        table.rows.push(row(index + 1, task, breakdown, lang));
    }
    // Few plans are tables with such a column.
    let table = without_empty(&table, &[own.stated_basis]);
    let name = breakdown.title.as_deref().unwrap_or(&breakdown.plan);
    TableSet {
        upright: None,
        title: format!("{name} {}", own.breakdown_title),
        notes: Vec::new(),
        parts: vec![Part { caption: String::new(), table, empty: own.no_tasks.to_owned() }],
        legend: vec![own.breakdown_legend.to_owned()],
    }
}

/// The same for sending as is: without source lines and empty columns.
#[must_use]
pub fn breakdown_to_send(breakdown: &Breakdown, lang: Lang) -> TableSet {
    let own = lang.tables();
    let plain = Breakdown {
        tasks: breakdown.tasks.iter().map(|task| BreakdownRow { line_start: 0, line_end: 0, ..task.clone() }).collect(),
        ..breakdown.clone()
    };
    let mut set = breakdown_set(&plain, lang);
    let name = breakdown.title.as_deref().unwrap_or(&breakdown.plan);
    // A title inside a title takes single marks; a plan that is such a table keeps its own title.
    set.title = if name.ends_with(own.breakdown_title) {
        name.to_owned()
    } else {
        fill(own.breakdown_of, &[("name", &name.replace('《', "〈").replace('》', "〉"))])
    };
    set.legend.clear();
    if let Some(part) = set.parts.first_mut() {
        part.table = without_empty(&part.table, &[own.implement_units, own.measures]);
    }
    set
}

/// Removes those of the named columns that are empty.
fn without_empty(table: &Table, named: &[&str]) -> Table {
    let width = table.heads.len();
    let whole = |row: &&Vec<String>| row.len() == width;
    let stands = |at: usize| table.rows.iter().filter(whole).any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let kept: Vec<bool> =
        table.heads.iter().enumerate().map(|(at, head)| !named.contains(&head.as_str()) || stands(at)).collect();
    let cut = |row: &Vec<String>| -> Vec<String> {
        if row.len() < width {
            return row.clone();
        }
        row.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| cell.clone()).collect()
    };
    Table { heads: cut(&table.heads), rows: table.rows.iter().map(cut).collect() }
}

fn row(number: usize, task: &BreakdownRow, breakdown: &Breakdown, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let list = |names: &[String]| names.join(words.comma);
    // In a task table heading and text are the same cell.
    let heading = Some(task.heading.as_str()).filter(|heading| *heading != task.text.trim_end_matches(['。', '；', ';']));
    let text: Vec<&str> = heading.into_iter().chain([task.text.as_str()]).filter(|part| !part.is_empty()).collect();
    let measures: Vec<String> = task.frequencies.iter().chain(&task.quantities).cloned().collect();
    let line =
        if task.line_start == 0 { String::new() } else { format!(" {}", words.position(task.origin.as_ref(), task.line_start)) };
    let mut basis = vec![format!("{}{line}", task.path.concat()).trim().to_owned()];
    basis.retain(|place| !place.is_empty());
    if let (Some(number), false) = (&breakdown.doc_number, task.points.is_empty()) {
        let points = task
            .points
            .iter()
            .map(|point| format!("{} {}{}", point.number, point.title, if point.sure { "" } else { words.unsure }));
        basis.push(format!("{number} {}", points.collect::<Vec<_>>().join(words.semicolon)));
    }
    vec![
        number.to_string(),
        text.join("\n"),
        list(&task.lead),
        list(&task.support),
        list(&task.implement),
        list(&task.deadlines),
        list(&measures),
        task.bases.join(words.semicolon),
        basis.join("\n"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(implement: &[&str]) -> BreakdownRow {
        BreakdownRow {
            origin: None,
            chapter: Some("一、公开".to_owned()),
            path: vec!["一".to_owned(), "1".to_owned()],
            heading: String::new(),
            text: "公开预算。".to_owned(),
            line_start: 3,
            line_end: 4,
            lead: vec!["财政局".to_owned()],
            support: Vec::new(),
            implement: implement.iter().map(|unit| (*unit).to_owned()).collect(),
            deadlines: Vec::new(),
            frequencies: Vec::new(),
            quantities: Vec::new(),
            bases: Vec::new(),
            points: Vec::new(),
        }
    }

    fn sent(title: &str, tasks: Vec<BreakdownRow>) -> TableSet {
        let title = Some(title.to_owned());
        breakdown_to_send(&Breakdown { plan: "p".to_owned(), title, doc_number: None, tasks }, Lang::Zh)
    }

    const TITLE: &str = "关于印发《某县要点》的通知";

    #[test]
    fn what_is_sent_has_no_line_of_a_file_and_no_column_without_content() {
        let set = sent(TITLE, vec![task(&[])]);
        assert_eq!(set.title, "《关于印发〈某县要点〉的通知》任务分解表");
        let table = &set.parts[0].table;
        assert_eq!(table.heads, ["序号", "任务", "牵头单位", "配合单位", "时限", "依据"]);
        assert_eq!(table.rows, [vec!["", "一、公开"], vec!["1", "公开预算。", "财政局", "", "", "一1"]]);
        assert!(set.legend.is_empty());
    }

    #[test]
    fn a_column_that_one_task_needs_stays() {
        let set = sent(TITLE, vec![task(&[]), task(&["各镇"])]);
        assert_eq!(set.parts[0].table.heads[4], "责任单位");
        assert_eq!(set.parts[0].table.rows[2][4], "各镇");
    }

    #[test]
    fn what_a_table_says_of_the_basis_of_a_task_has_a_column_of_its_own() {
        let based = BreakdownRow { bases: vec!["上级要求".to_owned(), "会议纪要".to_owned()], ..task(&[]) };
        let (set, without) = (sent(TITLE, vec![task(&[]), based]), sent(TITLE, vec![task(&[])]));
        let table = &set.parts[0].table;
        assert_eq!(table.heads[5..], ["文件依据", "依据"]);
        assert_eq!((table.rows[1][5].as_str(), table.rows[2][5].as_str()), ("", "上级要求；会议纪要"));
        assert!(!without.parts[0].table.heads.iter().any(|head| head == "文件依据"));
    }

    #[test]
    fn a_plan_that_is_a_table_of_tasks_keeps_its_title_and_says_each_task_once() {
        let cell = BreakdownRow { heading: "公开预算".to_owned(), ..task(&[]) };
        let set = sent("某县任务分解表", vec![cell]);
        assert_eq!(set.title, "某县任务分解表");
        assert_eq!(set.parts[0].table.rows[1][1], "公开预算。");
    }
}
