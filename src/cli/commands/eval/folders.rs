//! Locations of labels and their plans.

use std::path::Path;

use crate::cli::args::Eval;

/// Default folder of the labelled plans.
const PLANS: &str = "seeds";

/// Returns the path of the labels, which the arguments require.
pub(super) fn gold(args: &Eval) -> &Path {
    args.gold.as_deref().unwrap_or(Path::new(""))
}

/// Returns the folder of their plans.
pub(super) fn plans_folder(args: &Eval) -> &Path {
    args.plans.as_deref().unwrap_or(Path::new(PLANS))
}
