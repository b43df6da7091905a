//! Scores a mapping against human labels.

mod elements;
mod fit;
mod gold;
mod labelled;
mod place;
mod real;
mod score;

pub use elements::{ElementScores, Row, RowError, draw, read_rows, score_elements};
pub use fit::{calibration, cross_validate, fit, fitted_numbers, leave_one_out};
pub use gold::{Gold, GoldError, GoldUnit};
pub use labelled::Labelled;
pub use real::{
    Band, Carried, Group, Half, HalfScores, IndexError, Misplaced, NO_ITEM, Proposal, RealPlan, RealScore, RealScores, Unscored,
    misleading, propose, read_index,
};
pub use score::{Counts, Mistake, PlanScore, Scores, score};
