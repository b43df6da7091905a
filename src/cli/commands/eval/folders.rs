//! Where labels and their plans are.

use std::path::Path;

use crate::cli::args::Eval;

/// Folder of the labelled plans, where none is named.
const PLANS: &str = "seeds";

/// What holds the labels; the arguments are not read without it.
pub(super) fn gold(args: &Eval) -> &Path {
    args.gold.as_deref().unwrap_or(Path::new(""))
}

/// Where their plans are.
pub(super) fn plans_folder(args: &Eval) -> &Path {
    args.plans.as_deref().unwrap_or(Path::new(PLANS))
}
