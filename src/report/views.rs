//! Which rows and columns each command shows.

mod accuracy;
mod breakdown;
mod compare;
mod departments;
mod eval;
mod explain;
mod gap;
mod map;
mod peers;
mod plan;
mod rank;
mod shown;
mod side_by_side;
mod taxonomy;
mod taxonomy_diff;
mod taxonomy_docs;

pub use accuracy::{Accuracy, Remark, accuracy_markdown};
pub use breakdown::breakdown_set;
pub(super) use compare::{cell_mark, coverage};
pub use compare::{comparison, comparison_markdown, comparison_terminal, plans_table};
pub(super) use departments::departments_section;
pub use departments::{By, DepartmentPart, MOST_COLUMNS, departments_set};
pub use eval::{eval_items, eval_mistakes, eval_plans};
pub use explain::explain_text;
pub(super) use gap::{chain, decision_of, nearest, place, review_line};
pub use gap::{chain_lines, gap_counts, gap_markdown, gap_table, rejected_table};
pub use map::{map_lines, map_table};
pub(super) use peers::sentence as peers_sentence;
pub use plan::{header_table, tasks_table};
pub use rank::rank_set;
pub use shown::{nothing_fits, shown};
pub use side_by_side::{MOST_PLANS, SideBySideError, by_departments_set, point_presence, points_set, profile, texts_set};
pub use taxonomy::{item_text, items_csv, items_table};
pub use taxonomy_diff::{changes_markdown, changes_table};
pub use taxonomy_docs::taxonomy_docs;
