//! `parse PLAN…`

use anyhow::{Result, bail};

use crate::cli::args::{Parse, ParseFormat};
use crate::cli::input::Disk;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::report::{json, views};
use crate::session;
use crate::taxonomy::Taxonomy;

pub(super) fn run(args: &Parse, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    if args.format == ParseFormat::Text {
        return print_texts(args, &taxonomy, settings);
    }
    let plans = session::parsed(&Disk::new(settings), &args.plans, &taxonomy)?;
    let options = settings.for_terminal();
    let mut text = String::new();
    for (index, plan) in plans.iter().enumerate() {
        match args.format {
            ParseFormat::Table => {
                text.push_str(&views::header_table(plan, options.lang).terminal(options));
                text.push_str(&views::tasks_table(plan, options.words()).terminal(options));
            }
            // Several plans are a sequence of JSON values; a single one is plain JSON.
            ParseFormat::Json => text.push_str(&json::pretty(&json::plan(plan))?),
            ParseFormat::Yaml => {
                if index > 0 {
                    text.push_str("---\n");
                }
                text.push_str(&serde_yaml::to_string(&json::plan(plan))?);
            }
            // Printed above, for any file.
            ParseFormat::Text => {}
        }
    }
    for plan in &plans {
        for remark in plan.source.remarks() {
            output::note(settings, &format!("note: {}: {}: {}", plan.source.name(), remark.what, remark.why));
        }
    }
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}

/// Prints the text of each file, plan or not; an unreadable file does not stop the others.
fn print_texts(args: &Parse, taxonomy: &Taxonomy, settings: &Settings) -> Result<u8> {
    let mut text = String::new();
    let mut failures = Vec::new();
    for read in session::texts(&Disk::new(settings), &args.plans, taxonomy) {
        match read {
            Ok(source) => {
                text.push_str(source.text());
                if !text.ends_with('\n') {
                    text.push('\n');
                }
                for unread in source.unread() {
                    let line = unread.line;
                    output::note(settings, &format!("not read: {}: line {line}: {}: {}", source.name(), unread.what, unread.why));
                }
                for remark in source.remarks() {
                    output::note(settings, &format!("note: {}: {}: {}", source.name(), remark.what, remark.why));
                }
            }
            Err(error) => failures.push(error.to_string()),
        }
    }
    output::result(settings, text.as_bytes())?;
    if failures.is_empty() { Ok(CLEAN) } else { bail!("{}", failures.join("\nerror: ")) }
}
