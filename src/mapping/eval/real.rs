//! Scores a mapping on real plans. Units are identified by fragments, because the texts may not be redistributed, and the plans are split
//! into two halves.
//!
//! One half may be read while terms and numbers are chosen; only totals are computed for the other.

mod bootstrap;
mod fragments;
mod index;
mod propose;
mod score;

pub use fragments::Misplaced;
pub use index::{Half, IndexError, RealPlan, read_index};
pub use propose::{Carried, Proposal, misleading, propose};
pub use score::{Band, Group, HalfScores, RealScore, RealScores, Unscored};

use super::gold::Gold;
use super::labelled::Labelled;
use super::place::clauses_in;
use crate::plan::Plan;
use crate::source::Span;
use fragments::Placed;

/// The code for a task that no item fits; it is not an item.
pub const NO_ITEM: &str = "LOCAL";

impl Labelled {
    /// Finds the units of `gold` by their fragments in the text of `plan`, and returns those that could not be placed.
    ///
    /// A unit extends to the start of the next one; its text is replaced with that passage.
    #[must_use]
    pub fn of_fragments(mut gold: Gold, plan: Plan) -> (Self, Vec<(String, Misplaced)>) {
        let fragments: Vec<&str> = gold.units.iter().map(|unit| unit.text.as_str()).collect();
        let Placed { units, ruler } = fragments::place(plan.source.text(), &fragments);
        let mut misplaced = Vec::new();
        let mut spans: Vec<Option<Span>> = Vec::with_capacity(units.len());
        for (unit, place) in gold.units.iter_mut().zip(units) {
            unit.codes.remove(NO_ITEM);
            unit.optional.remove(NO_ITEM);
            if let Err(reason) = place {
                misplaced.push((unit.id.clone(), reason));
            }
            if let Ok(span) = place {
                unit.text = ruler.slice(span);
            }
            spans.push(place.ok());
        }
        let places = clauses_in(&ruler, &plan, &spans);
        (Self { gold, plan, places }, misplaced)
    }
}
