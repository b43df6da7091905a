//! Shared by every run of `report`, whatever the number of plans: requested formats and summary.

use crate::cli::args::Report as Args;
use crate::cli::output::Outcome;
use crate::report::{Form, RenderOptions};

/// Returns the requested formats.
pub(super) fn forms(args: &Args) -> Vec<Form> {
    args.format.iter().map(|format| format.form()).collect()
}

/// Returns a summary of what was written and what became of an earlier set.
pub(super) fn told(done: &Outcome, options: RenderOptions) -> String {
    let words = options.words();
    let all = [(words.wrote, &done.written), (words.removed, &done.removed), (words.left, &done.left)];
    all.into_iter().flat_map(|(what, paths)| paths.iter().map(move |path| format!("{what} {}\n", path.display()))).collect()
}
