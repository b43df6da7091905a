//! Command-line arguments. Nothing is opened or checked against the environment here.

use std::path::PathBuf;

use clap::{Args as ClapArgs, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::plan::manifest::is_date;
use crate::source::PdfReader;

mod analysis;
mod check;
mod fail_on;
mod form;
mod help;
mod reading;
mod refused;
mod review;
mod taxonomy;
mod tools;
mod typed;
mod wildcards;

pub(super) use analysis::{
    Breakdown, ByArg, Compare, CompareFormat, DepartmentPartArg, Departments, Gap, Graph, GraphFormat, ItemFilter, LevelArg,
    PagesArg, PlanFilter, Rank, Report, ReportFormat, RowsArg, VerdictArg,
};
pub(super) use check::{Check, CheckFormat};
pub(super) use fail_on::{FailOn, FailOnArg};
pub(super) use reading::{Map, MapFormat, Parse, ParseFormat};
pub(super) use review::{Review, ReviewFormat};
pub(super) use taxonomy::{DiffFormat, ExportFormat, ListFormat, Taxonomy, ValidateFormat};
pub(super) use tools::{CacheCommand, Completions, Eval, EvalFormat, Halves, Open};
pub(super) use typed::refusal;

/// Compares local-government plans across levels, with the sentence that proves each verdict.
#[derive(Debug, Parser)]
#[command(name = "duibiao", version, about, long_about = None, propagate_version = true, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 clean; 1 findings (check), what --fail-on names (gap, compare, report) or differences (taxonomy diff); 2 bad usage or unreadable input."
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Returns the definition of the command line, for completions and for the documentation test.
#[must_use]
pub fn command() -> clap::Command {
    Args::command()
}

/// Options of every command.
#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Global {
    /// Language of the interface; by default that of the locale, else zh. Written files are zh unless this is given
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArg>,
    /// Use the taxonomy in DIR in place of the built-in one
    #[arg(long, global = true, value_name = "DIR")]
    pub taxonomy: Option<PathBuf>,
    /// Write the result to PATH instead of standard output; its ending says the form
    #[arg(short, long, global = true, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Colour the result
    #[arg(long, global = true, value_enum, default_value_t = ColorArg::Auto)]
    pub color: ColorArg,
    /// Wrap tables at this many columns; by default the width of the terminal, and no wrapping into a file or pipe
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub width: Option<u16>,
    /// Refuse files larger than this many bytes (K, M, G may follow)
    #[arg(long, global = true, value_name = "SIZE", default_value = "32M", value_parser = size)]
    pub max_size: u64,
    /// Refuse files with more text than this many bytes (K, M, G may follow)
    #[arg(long, global = true, value_name = "SIZE", default_value = "4M", value_parser = size)]
    pub max_text: u64,
    /// Refuse plans that would take more memory together than this many bytes (K, M, G may follow); it is reckoned from their texts
    #[arg(long, global = true, value_name = "SIZE", default_value = "4G", value_parser = size)]
    pub max_memory: u64,
    /// Read PDF with this reader; what they differ in is in docs/pdf-reader.md
    #[arg(long, global = true, value_name = "READER", default_value = "pdfboss", value_parser = pdf_reader)]
    #[arg(hide = PdfReader::ALL.len() == 1)]
    pub pdf_reader: PdfReader,
    /// Today's date for exceptions that end; without it the newest date in the plans, so that the same input gives the same result
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<String>,
    /// End with exit code 2 where a file of a folder was not read; what was read is written all the same
    #[arg(long, global = true)]
    pub strict: bool,
    /// Overwrite files that this program did not write, or that were changed since; never those that it reads
    #[arg(long, global = true)]
    pub force: bool,
    /// Let a corpus.yaml name files outside its folder
    #[arg(long, global = true)]
    pub allow_outside: bool,
    /// Keep what was read and judged in DIR, and find it there again; by default in the cache folder of the system, from 100 files on
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "no_cache")]
    pub cache: Option<PathBuf>,
    /// Keep nothing from one run to the next, and look for nothing kept
    #[arg(long, global = true)]
    pub no_cache: bool,
    /// Say nothing beside the result but errors: no progress, no notes, no warnings
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say what is read and how
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Show no progress bar
    #[arg(long, global = true)]
    pub no_progress: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    Auto,
    Always,
    Never,
}

/// Parses a size such as `32M`.
fn size(text: &str) -> Result<u64, String> {
    let plain = text.trim().trim_end_matches(['B', 'b']);
    let (digits, factor) = match plain.chars().last().map(|ch| ch.to_ascii_uppercase()) {
        Some('K') => (&plain[..plain.len() - 1], 1 << 10),
        Some('M') => (&plain[..plain.len() - 1], 1 << 20),
        Some('G') => (&plain[..plain.len() - 1], 1 << 30),
        _ => (plain, 1),
    };
    let number: u64 = digits.parse().map_err(|_| format!("“{text}” is no size; write a number such as 32M"))?;
    number.checked_mul(factor).filter(|&size| size > 0).ok_or_else(|| format!("“{text}” is no usable size"))
}

/// Finds a PDF reader by name; the error distinguishes a reader left out of this build from an unknown one.
fn pdf_reader(text: &str) -> Result<PdfReader, String> {
    let names = || PdfReader::ALL.iter().map(|reader| reader.name()).collect::<Vec<_>>().join(", ");
    let found = PdfReader::ALL.iter().copied().find(|reader| reader.name() == text);
    found.ok_or_else(|| match PdfReader::BY_FEATURE.iter().find(|(name, _)| *name == text) {
        Some((name, feature)) => format!("this program was built without {name}; build it with --features {feature}"),
        None => format!("“{text}” is no reader of PDF; there is {}", names()),
    })
}

/// Parses a date.
fn day(text: &str) -> Result<String, String> {
    if is_date(text) { Ok(text.to_owned()) } else { Err(format!("“{text}” is no date; write it as YYYY-MM-DD")) }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show header, outline, tasks and duties of plans
    Parse(Parse),
    /// Show every clause with its kind and items
    Map(Map),
    /// Compare plans: items × plans, who covers what
    Compare(Compare),
    /// Judge one plan against what stands above it
    Gap(Gap),
    /// Check a draft before it is signed: what is missing, weaker, or out of place
    Check(Check),
    /// Order plans by how much they cover of what they are asked for
    Rank(Rank),
    /// Show who is responsible for which item in which plan
    Departments(Departments),
    /// Make the table of tasks of a plan: who does what by when
    Breakdown(Breakdown),
    /// Write the whole report set on a corpus
    Report(Report),
    /// Write the coverage graph
    Graph(Graph),
    /// List, show, check, compare, export or start a taxonomy
    #[command(subcommand)]
    Taxonomy(Taxonomy),
    /// Review the mapping in a spreadsheet, and lay the decisions over it
    #[command(subcommand)]
    Review(Review),
    /// Measure the mapping against labels made by hand
    Eval(Eval),
    /// Write the page that does all this in a browser, without this program: one file, to be opened by double click
    Page,
    /// Make the report on a folder of plans and open it in the browser
    Open(Open),
    /// Show or remove what earlier runs have kept
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Write a completion script for a shell
    Completions(Completions),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn sizes_are_read() {
        assert_eq!(size("32M"), Ok(32 << 20));
        assert_eq!(size("10k"), Ok(10 << 10));
        assert!(size("big").is_err() && size("0").is_err());
    }
}
