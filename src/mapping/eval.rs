//! Scores a mapping against labels that people made.

mod fit;
mod gold;
mod score;

pub use fit::{Labelled, fit, fitted_numbers, leave_one_out};
pub use gold::{Gold, GoldError, GoldUnit};
pub use score::{Counts, Mistake, PlanScore, Scores, score};
