//! What may be typed. Nothing is opened or checked against the world here.

use std::path::PathBuf;

use clap::{Args as ClapArgs, CommandFactory, Parser, Subcommand, ValueEnum};

/// Compares local-government plans across levels, with the sentence that proves each verdict.
#[derive(Debug, Parser)]
#[command(name = "duibiao", version, about, long_about = None, propagate_version = true, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 clean; 1 gaps found (gap --fail-on) or differences (taxonomy diff); 2 bad usage or unreadable input."
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
pub(super) struct Global {
    /// Language of the interface; by default that of the locale, else zh. Written files are zh unless this is given
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArg>,
    /// Use the taxonomy in DIR in place of the built-in one
    #[arg(long, global = true, value_name = "DIR")]
    pub taxonomy: Option<PathBuf>,
    /// Write the result to PATH instead of standard output
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
    /// Say nothing but errors
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

/// Reads a size such as `32M`.
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
    /// Write a completion script for a shell
    Completions(Completions),
}

#[derive(Debug, ClapArgs)]
pub(super) struct Parse {
    /// Plans: files, folders, or - for standard input
    #[arg(required = true, value_name = "PLAN")]
    pub plans: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = ParseFormat::Table)]
    pub format: ParseFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ParseFormat {
    Table,
    Json,
    Yaml,
    /// The text that line numbers and bytes refer to, as it was read
    Text,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Map {
    /// Plans: files, folders, or - for standard input
    #[arg(required = true, value_name = "PLAN")]
    pub plans: Vec<PathBuf>,
    /// Say for each clause which words, weights and headings made its items, and what came next
    #[arg(long, conflicts_with = "format")]
    pub explain: bool,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = MapFormat::Table)]
    pub format: MapFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MapFormat {
    Table,
    Jsonl,
    Csv,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Compare {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CompareFormat {
    Table,
    Md,
    Csv,
    Html,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Gap {
    /// The plan, or - for standard input
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    /// A parent to judge against, besides the national points; may be given several times
    #[arg(long, value_name = "PARENT")]
    pub against: Vec<PathBuf>,
    /// Look for the parents among the plans of this folder
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// Exit with 1 when there are items of this verdict
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub fail_on: Vec<FailOn>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Dropped,
    Undetermined,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Report {
    /// Folder of plans, with or without a corpus.yaml
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Folder to write the report set into
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Graph {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = GraphFormat::Dot)]
    pub format: GraphFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    Dot,
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Taxonomy {
    /// List all items
    List {
        /// Form of the result
        #[arg(long, value_enum, default_value_t = ListFormat::Table)]
        format: ListFormat,
    },
    /// Show everything about one item
    Show {
        /// Code or name of the item
        #[arg(value_name = "CODE")]
        code: String,
    },
    /// Check a taxonomy and report every problem at once
    Validate {
        /// Folder to check; by default the one that is in use
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
        /// Plans, files or folders: warn of terms that never fire on them, and of terms that fire for two items
        #[arg(long, value_name = "PATH", num_args = 1..)]
        corpus: Vec<PathBuf>,
        /// Form of the result
        #[arg(long, value_enum, default_value_t = ValidateFormat::Text)]
        format: ValidateFormat,
    },
    /// Write the taxonomy for other programs
    Export {
        /// Form of the result; skos is Turtle
        #[arg(long, value_enum, default_value_t = ExportFormat::Skos)]
        format: ExportFormat,
    },
    /// Show what changed between two taxonomies; exit with 1 when anything did
    Diff {
        /// Folder of the older taxonomy; of the newer one where it is the only folder
        #[arg(value_name = "A")]
        a: PathBuf,
        /// Folder of the newer taxonomy; by default A is compared with the one that is in use
        #[arg(value_name = "B")]
        b: Option<PathBuf>,
        /// Form of the result
        #[arg(long, value_enum, default_value_t = DiffFormat::Table)]
        format: DiffFormat,
    },
    /// Write a page about every item, with an example clause of each
    Docs {
        /// Plans to take the examples from: files or folders
        #[arg(long, value_name = "PATH", num_args = 1..)]
        corpus: Vec<PathBuf>,
    },
    /// Write a commented folder to start a taxonomy of one's own from
    New {
        /// Folder to write; it must not be there, or be empty
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Skos,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Table,
    Md,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Md,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ValidateFormat {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Review {
    /// Write a table to review in a spreadsheet: SSSOM, set apart by tabs, most doubtful first
    Export {
        /// Plans: files or folders
        #[arg(required = true, value_name = "PLAN")]
        plans: Vec<PathBuf>,
    },
    /// Show the mapping with the decisions of a reviewed table laid over it
    Apply {
        /// The reviewed table, text set apart by tabs (or commas)
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Plans: files or folders
        #[arg(required = true, value_name = "PLAN")]
        plans: Vec<PathBuf>,
        /// Form of the result; sssom is the table anew, with the decisions in it
        #[arg(long, value_enum, default_value_t = ReviewFormat::Table)]
        format: ReviewFormat,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewFormat {
    Table,
    Jsonl,
    Csv,
    Sssom,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Eval {
    /// A file of labels (.labels.tsv) or a folder of them
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Folder that holds the labelled plans
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    pub plans: PathBuf,
    /// Show every difference too
    #[arg(long)]
    pub mistakes: bool,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = EvalFormat::Table)]
    pub format: EvalFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EvalFormat {
    Table,
    Md,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
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
