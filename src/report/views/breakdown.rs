//! `breakdown`: a plan as a table of tasks to hand out.

use crate::report::table::Table;
use crate::report::{Breakdown, BreakdownRow, Lang, Part, TableSet};

/// One row a task under the heading of its chapter.
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
    let name = breakdown.title.as_deref().unwrap_or(&breakdown.plan);
    TableSet {
        title: format!("{name} {}", own.breakdown_title),
        notes: Vec::new(),
        parts: vec![Part { caption: String::new(), table, empty: own.no_tasks.to_owned() }],
        legend: vec![own.breakdown_legend.to_owned()],
    }
}

fn row(number: usize, task: &BreakdownRow, breakdown: &Breakdown, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let list = |names: &[String]| names.join(words.comma);
    let text = [task.heading.as_str(), task.text.as_str()];
    let text: Vec<&str> = text.into_iter().filter(|part| !part.is_empty()).collect();
    let measures: Vec<String> = task.frequencies.iter().chain(&task.quantities).cloned().collect();
    let mut basis = vec![format!("{} {} {}", task.path.concat(), words.line, lines(task)).trim().to_owned()];
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
        basis.join("\n"),
    ]
}

fn lines(task: &BreakdownRow) -> String {
    if task.line_start == task.line_end {
        task.line_start.to_string()
    } else {
        format!("{}–{}", task.line_start, task.line_end)
    }
}
