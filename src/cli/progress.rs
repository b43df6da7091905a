//! A progress bar on standard error, only on a terminal and for long runs.

use indicatif::{ProgressBar, ProgressStyle};

use super::output;
use super::settings::Settings;

/// Minimum number of files for which a bar would be visible.
const WORTH_A_BAR: usize = 20;

/// Shows a name beside the bar.
pub(super) fn show(bar: &ProgressBar, name: &str) {
    if !bar.is_hidden() {
        bar.set_message(output::plain(name));
    }
}

/// Creates a bar for `count` files; hidden if it is not wanted.
pub(super) fn bar(settings: &Settings, count: usize) -> ProgressBar {
    if !settings.progress || count < WORTH_A_BAR {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count.try_into().unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    bar
}
