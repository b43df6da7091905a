//! The source of a plan, as a table.

use crate::render::docx::{Cell, Grid};
use crate::report::model::PlanReport;
use crate::report::{RenderOptions, views};

/// The source of a plan; its level is shown beside its name, and its year is part of the name.
pub(super) fn facts(plan: &PlanReport, options: RenderOptions) -> Grid {
    let words = options.words();
    let facts = views::facts(plan, options.lang);
    let (short, long): (Vec<_>, Vec<_>) =
        facts.rows.iter().partition(|row| row.first().is_some_and(|name| [words.level, words.year].contains(&name.as_str())));
    // The name of the plan contains the year.
    let level = short.iter().filter(|row| row.first().is_some_and(|name| name == words.level)).filter_map(|row| row.get(1));
    let named = facts.heads.iter().skip(1).chain(level);
    let named = named.map(String::as_str).collect::<Vec<_>>().join(" · ");
    let row = |row: &&Vec<String>| row.iter().map(|cell| Cell::text(cell)).collect();
    let heads = facts.heads.iter().take(1).cloned().chain([named]).collect();
    Grid { heads, shares: vec![16, 84], rows: long.iter().map(row).collect(), alt: None }
}
