//! Missing elements, and the parent's tasks: what a plan covers only in part.

use crate::render::table::Table;
use crate::report::model::{DeliverableRow, MissingRow, PlanReport, TaskRow};
use crate::report::{Lang, RenderOptions};

/// Lists missing elements, with the reason if one may be present after all.
pub(crate) fn missing(missing: &[MissingRow], lang: Lang) -> String {
    let named = |element: &MissingRow| {
        let name = lang.pick(&element.names);
        match element.doubt {
            Some(doubt) => format!("{name}{}", lang.words().brackets(lang.elements().doubt(doubt))),
            None => name.to_owned(),
        }
    };
    missing.iter().map(named).collect::<Vec<_>>().join(lang.words().comma)
}

/// The parent's tasks as a section of a Markdown page; empty without a known parent.
pub(super) fn parent_tasks(plan: &PlanReport, options: RenderOptions) -> String {
    if plan.parent_tasks.is_empty() {
        return String::new();
    }
    let words = options.lang.elements();
    let table = parent_tasks_table(plan, options.lang).markdown();
    format!("\n## {}{}\n\n{}\n\n{table}", words.tasks, options.lang.words().brackets(plan.parent_tasks.len()), words.tasks_note)
}

/// One row per task of the nearest known parent: what it asks for, and the verdict.
#[must_use]
pub fn parent_tasks_table(plan: &PlanReport, lang: Lang) -> Table {
    tasks_table(plan, |_| true, lang)
}

/// Those that are not fully carried out.
#[must_use]
pub(crate) fn open_parent_tasks_table(plan: &PlanReport, lang: Lang) -> Table {
    tasks_table(plan, |task| task.verdict != crate::gap::Verdict::Covered, lang)
}

fn tasks_table(plan: &PlanReport, wanted: impl Fn(&TaskRow) -> bool, lang: Lang) -> Table {
    let (words, elements) = (lang.words(), lang.elements());
    let mut table = Table::new([words.verdict, words.path, elements.task, elements.deliverables, words.line]);
    for task in plan.parent_tasks.iter().filter(|task| wanted(task)) {
        let asked: Vec<String> = task.deliverables.iter().map(|one| deliverable(one, lang)).collect();
        table.row([
            words.verdict_name(task.verdict).to_owned(),
            task.place.clone(),
            title(task, lang),
            asked.join(words.semicolon),
            task.line.map(|line| line.to_string()).unwrap_or_default(),
        ]);
    }
    table
}

/// The name of a task, with a note if it is an inferred point.
fn title(task: &TaskRow, lang: Lang) -> String {
    if task.sure { task.title.clone() } else { format!("{}{}", task.title, lang.words().unsure) }
}

/// An item with its mark and its missing elements.
fn deliverable(one: &DeliverableRow, lang: Lang) -> String {
    use crate::gap::Verdict;
    let words = lang.words();
    let mark = match one.verdict {
        Verdict::Covered | Verdict::Added => words.mark_present,
        Verdict::Partial => words.mark_partial,
        Verdict::Dropped => words.mark_absent,
        Verdict::Undetermined => words.unknown,
    };
    let missing = missing(&one.missing, lang);
    let missing = if missing.is_empty() { missing } else { format!(" [{}{}{missing}]", lang.elements().missing, words.colon) };
    format!("{mark} {} {}{missing}", one.code, lang.pick(&one.names))
}
