//! `check --watch`: checks the draft again whenever it is saved.

use std::path::Path;
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};

use crate::cli::args::CheckFormat;
use crate::cli::settings::Settings;
use crate::cli::{cause, output};
use crate::report::{CheckReport, views};

/// Polling interval.
const STEP: Duration = Duration::from_millis(50);

/// Number of polls for which a file may stay unreadable while it is being saved: two seconds.
const PATIENCE: u32 = 40;

/// Modification time and length of a file.
type Saved = (SystemTime, u64);

/// Watches until the output is closed or the user stops it. `check` checks the current draft.
pub(super) fn run(draft: &Path, format: CheckFormat, settings: &Settings, check: impl Fn() -> Result<CheckReport>) -> Result<u8> {
    if draft == Path::new("-") {
        bail!("standard input cannot be watched; name a file");
    }
    if format != CheckFormat::Text {
        bail!("--watch shows text; leave out --format");
    }
    let options = settings.for_terminal();
    let mut seen = saved(draft);
    let mut last = check()?;
    let first = views::check_text(&last, options) + &views::watching(&last, options.lang);
    output::result(settings, first.as_bytes())?;
    let mut failed = 0;
    loop {
        std::thread::sleep(STEP);
        let now = saved(draft);
        // While it is being saved, a file may disappear for a moment and stay unreadable until it is complete.
        if now.is_none() || (now == seen && failed == 0) {
            continue;
        }
        failed = if now == seen { failed } else { 0 };
        seen = now;
        match check() {
            Ok(report) => {
                output::result(settings, views::check_changes(&last, &report, options).as_bytes())?;
                last = report;
                failed = 0;
            }
            Err(_) if failed < PATIENCE => failed += 1,
            Err(error) => {
                failed = 0;
                output::note(settings, &format!("error: {}", cause::all(&error)));
            }
        }
    }
}

fn saved(path: &Path) -> Option<Saved> {
    let known = std::fs::metadata(path).ok()?;
    Some((known.modified().ok()?, known.len()))
}
