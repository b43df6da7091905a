//! The plans of a corpus, one row each.

use super::coverage::{beyond, coverage};
use crate::render::table::Table;
use crate::render::width::TextWidth;
use crate::report::{Lang, PlanReport, RenderOptions, Report, Words, palette};

/// One row per plan: its properties, and the counts of its verdicts.
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
    // Counts outside the denominator of coverage come after it.
    let beside = report.plans.iter().any(|plan| plan.undetermined_beside() > 0);
    heads.extend(beside.then_some(lang.levels().undetermined_beside));
    // Accepted gaps are also counted among the verdicts; without any the column is left out.
    let excepted = report.plans.iter().any(|plan| plan.excepted() > 0);
    heads.extend(excepted.then_some(lang.levels().excepted));
    let restored = report.plans.iter().any(|plan| plan.restored > 0);
    heads.extend(restored.then_some(lang.levels().restored));
    // Likewise items that the nearest known parent does not ask for, because the counts before include only what it asks for.
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

/// The same for a terminal: if the names of the counts do not fit, they are replaced with signs, which the line below explains.
#[must_use]
pub fn plans_terminal(report: &Report, options: RenderOptions) -> String {
    let mut table = plans_table(report, options.lang);
    let wide = |at: usize| {
        let cells = std::iter::once(&table.heads).chain(&table.rows).filter_map(|row| row.get(at));
        cells.map(|cell| cell.width()).max().unwrap_or(0) + 3
    };
    if options.width.is_none_or(|width| usize::from(width) > (0..table.heads.len()).map(wide).sum()) {
        return table.terminal(options);
    }
    let signs = signs(options.lang);
    let mut told: Vec<String> = Vec::new();
    for head in &mut table.heads {
        if let Some((name, sign)) = signs.iter().find(|(name, _)| *name == head.as_str()) {
            told.push(format!("{sign} {name}"));
            (*sign).clone_into(head);
        }
    }
    table.terminal(options) + &options.lines(&format!("{}\n", told.join(options.words().semicolon)))
}

/// The names of the counts of a plan, each with its sign.
fn signs(lang: Lang) -> [(&'static str, &'static str); 10] {
    let (words, levels) = (lang.words(), lang.levels());
    [
        (words.covered, words.mark_present),
        (words.partial, words.mark_partial),
        (words.dropped, words.mark_absent),
        (words.added, "+"),
        (words.undetermined, words.unknown),
        (levels.undetermined_beside, levels.sign_beside),
        (levels.excepted, levels.sign_excepted),
        (levels.restored, palette::RESTORED),
        (levels.lost_above, palette::LOST_ABOVE),
        (words.guessed, words.guessed_mark),
    ]
}

/// A count that depends on a known parent; without one it is unknown, not 0.
fn counted(plan: &PlanReport, count: usize, words: &Words) -> String {
    if plan.against.is_some() { count.to_string() } else { words.unknown.to_owned() }
}
