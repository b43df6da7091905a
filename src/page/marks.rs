//! Distinctions in comparison cells that the JSON contract does not make but every human-readable format shows.

use serde_json::{Map, Value, json};

use crate::gap::Verdict;
use crate::report::{Cell, Lang, Report, views};

/// Returns item → plan → sign and words of the cells whose verdict says less than their sign.
pub(super) fn told_apart(report: &Report, lang: Lang) -> Value {
    let (words, levels) = (lang.words(), lang.levels());
    let items = report.domains.iter().flat_map(|domain| &domain.items);
    let rows = items.filter_map(|item| {
        let is_restored = |cell: &Cell| cell.restored && cell.verdict == Some(Verdict::Added);
        let cells = item.cells.iter().zip(&report.plans).filter(|(cell, _)| cell.lost_above || is_restored(cell));
        let told = cells.map(|(cell, plan)| {
            let word = if cell.lost_above { levels.lost_above } else { levels.restored };
            (plan.id.clone(), json!({ "mark": views::cell_mark(cell, words), "word": word, "lost_above": cell.lost_above }))
        });
        let told: Map<String, Value> = told.collect();
        (!told.is_empty()).then(|| (item.code.clone(), Value::from(told)))
    });
    rows.collect::<Map<String, Value>>().into()
}
