//! `taxonomy diff`: what changed between two taxonomies.

use crate::render::table::Table;
use crate::report::{Lang, RenderOptions};
use crate::taxonomy::Change;

/// One row per change.
#[must_use]
pub fn changes_table(changes: &[Change], lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.subject, words.change, words.before, words.after]);
    for change in changes {
        let what = match lang {
            Lang::Zh => format!("{}{}", words.part_name(change.part), words.change_name(change.kind)),
            Lang::En => format!("{} {}", words.part_name(change.part).to_lowercase(), words.change_name(change.kind)),
        };
        let text = |side: &Option<String>| side.clone().unwrap_or_default();
        table.row([change.subject.clone(), what, text(&change.old), text(&change.new)]);
    }
    table
}

/// The same as a Markdown table, or a sentence if nothing changed.
#[must_use]
pub fn changes_markdown(changes: &[Change], options: RenderOptions) -> String {
    if changes.is_empty() { format!("{}\n", options.words().no_change) } else { changes_table(changes, options.lang).markdown() }
}
