//! `page`

use std::io::IsTerminal;

use anyhow::{Result, bail};

use crate::cli::settings::Settings;
use crate::cli::{CLEAN, output};

/// The page embedded at build time; empty if there was none.
const PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.html"));

pub(super) fn run(settings: &Settings) -> Result<u8> {
    if PAGE.is_empty() {
        bail!(
            "this build of the program holds no page; in its source folder make one with `make page` (target/page/duibiao.html), and put it in with DUIBIAO_PAGE=target/page/duibiao.html cargo install --locked --path ."
        );
    }
    if settings.output.is_none() && std::io::stdout().is_terminal() {
        bail!("the page is a file for a browser; give -o FILE to say where to write it");
    }
    output::result(settings, PAGE)?;
    Ok(CLEAN)
}
