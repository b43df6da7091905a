//! The plans of a corpus, a row each.

use super::coverage::{beyond, coverage};
use crate::render::table::Table;
use crate::report::{Lang, PlanReport, Report, Words};

/// One row a plan: what it is, and the counts of its verdicts.
#[must_use]
pub fn plans_table(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let mut heads = vec![
        words.plan,
        words.level,
        words.tasks,
        words.covered,
        words.partial,
        words.dropped,
        words.added,
        words.undetermined,
        words.coverage,
    ];
    // Whatever the denominator of coverage does not hold stands behind it.
    let beside = report.plans.iter().any(|plan| plan.undetermined_beside() > 0);
    heads.extend(beside.then_some(lang.levels().undetermined_beside));
    // Accepted gaps are among the verdicts and counted once more; where there are none, nobody needs the column.
    let excepted = report.plans.iter().any(|plan| plan.excepted() > 0);
    heads.extend(excepted.then_some(lang.levels().excepted));
    let restored = report.plans.iter().any(|plan| plan.restored > 0);
    heads.extend(restored.then_some(lang.levels().restored));
    // Neither is what the nearest known parent does not ask for, since only what it asks for is counted before.
    let lost = report.plans.iter().any(|plan| beyond(plan) > 0);
    heads.extend(lost.then_some(lang.levels().lost_above));
    let guessed = report.plans.iter().any(|plan| plan.summary.guessed.total() > 0);
    heads.extend(guessed.then_some(words.guessed));
    let mut table = Table::new(heads);
    for plan in &report.plans {
        let known = |value: Option<String>| value.unwrap_or_else(|| words.unknown.to_owned());
        let mut row = vec![
            plan.label.clone(),
            known(words.level_of(&plan.header)),
            plan.tasks.to_string(),
            counted(plan, plan.summary.covered, words),
            counted(plan, plan.summary.partial, words),
            counted(plan, plan.summary.dropped, words),
            counted(plan, plan.summary.added.saturating_sub(plan.restored), words),
            counted(plan, plan.summary.open, words),
            coverage(plan, words),
        ];
        row.extend(beside.then(|| plan.undetermined_beside().to_string()));
        row.extend(excepted.then(|| plan.excepted().to_string()));
        row.extend(restored.then(|| counted(plan, plan.restored, words)));
        row.extend(lost.then(|| counted(plan, beyond(plan), words)));
        row.extend(guessed.then(|| counted(plan, plan.summary.guessed.total(), words)));
        table.row(row);
    }
    table
}

/// A count that rests on a known parent; without one it is unknown, not 0.
fn counted(plan: &PlanReport, count: usize, words: &Words) -> String {
    if plan.against.is_some() { count.to_string() } else { words.unknown.to_owned() }
}
