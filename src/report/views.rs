//! Which rows and columns each command shows.

mod accuracy;
mod compare;
mod elements;
mod eval;
mod explain;
mod gap;
mod map;
mod plan;
mod taxonomy;
mod taxonomy_diff;
mod taxonomy_docs;

pub use accuracy::{Accuracy, Remark, accuracy_markdown};
pub(super) use compare::{cell_mark, coverage};
pub use compare::{comparison, comparison_markdown, comparison_terminal, plans_table};
pub use elements::parent_tasks_table;
pub(super) use elements::{deliverable, missing, title};
pub use eval::{drawn_rows, eval_element_mistakes, eval_elements, eval_items, eval_mistakes, eval_plans};
pub use explain::explain_text;
pub(super) use gap::{asked_by, chain, decision_of, facts, nearest, place, review_line, short_place};
pub use gap::{chain_lines, gap_counts, gap_markdown, gap_table, rejected_table};
pub use map::{map_lines, map_table};
pub use plan::{header_table, tasks_table};
pub use taxonomy::{item_text, items_csv, items_table};
pub use taxonomy_diff::{changes_markdown, changes_table};
pub use taxonomy_docs::taxonomy_docs;
