//! `cache info` and `cache clear`

use anyhow::{Context, Result, bail};

use crate::cli::args::CacheCommand;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, output};

pub(super) fn run(args: CacheCommand, settings: &Settings) -> Result<u8> {
    let Some(path) = settings.cache.path() else { bail!("there is no cache folder; name one with --cache DIR") };
    let shown = path.display();
    let lang = settings.for_terminal().lang;
    let text = match args {
        CacheCommand::Info => match settings.cache.info() {
            Some(info) => {
                let (size, plans, verdicts) = (info.size.div_ceil(1 << 20), info.plans, info.verdicts);
                format!("{shown}: {size} MB, {plans} plans, {verdicts} judgements")
            }
            None if path.exists() => format!("{shown} cannot be read; the next run makes it anew"),
            None => format!("{shown}: nothing is kept"),
        },
        CacheCommand::Clear if path.exists() => {
            std::fs::remove_file(path).with_context(|| format!("cannot remove {shown}"))?;
            format!("{shown} is removed")
        }
        CacheCommand::Clear => format!("{shown}: nothing is kept"),
    };
    output::result(settings, format!("{}\n", lang.said(&text)).as_bytes())?;
    Ok(CLEAN)
}
