//! Frozen wire formats: separate plain structs, so that a change of the model cannot change a contract.

mod v1;

pub use v1::{
    Kept, MOST_INDENTED, Manner, Pieces, V1Real, breakdown, check, coverage, departments, elements, eval, gap, graph, items,
    map_lines, over_time, plan, points, problems, rank, real, standing, taxonomy, taxonomy_diff, write_pieces,
};

pub use crate::render::json::{line, pretty, write_pretty};
