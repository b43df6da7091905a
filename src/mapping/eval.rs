//! Scores a mapping against labels that people made.

mod gold;
mod score;

pub use gold::{Gold, GoldError, GoldUnit};
pub use score::{Counts, Mistake, PlanScore, Scores, score};
