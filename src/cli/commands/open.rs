//! `open DIR`

use anyhow::{Context, Result};

use super::report;
use crate::cli::args::{FailOnArg, Open, Report, ReportFormat};
use crate::cli::settings::Settings;

/// Makes the report and opens its first page; if no browser can be opened, the report is still written.
pub(super) fn run(args: &Open, settings: &Settings) -> Result<u8> {
    let report = Report {
        dir: args.dir.clone(),
        set: args.set.clone(),
        out: None,
        format: ReportFormat::ALL.to_vec(),
        pages: None,
        fails: FailOnArg::default(),
    };
    let code = report::run(&report, settings)?;
    let page = report::folder(&report, settings.for_document())?.join("index.html");
    // Not canonical: on Windows a canonical path has a prefix that no browser understands.
    let page = std::path::absolute(&page).unwrap_or(page);
    open::that_detached(&page).with_context(|| format!("no browser could be opened; open {} yourself", page.display()))?;
    Ok(code)
}
