//! Arguments of `eval`, `open`, `cache` and `completions`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(in crate::cli) struct Eval {
    /// A file of labels (.labels.tsv), a folder of them, or a folder with index.tsv and labels/ of real plans
    #[arg(value_name = "GOLD", required_unless_present = "truth")]
    pub gold: Option<PathBuf>,
    /// A table of what plans dropped of those above them, such as that of a generated country; scores the verdicts of all these plans
    #[arg(long, value_name = "FILE", conflicts_with_all = ["gold", "texts", "half", "real", "propose", "fit", "drops", "draw", "format"])]
    pub truth: Option<PathBuf>,
    /// Folder that holds the labelled plans [default: seeds; with --truth plans/ beside the table]
    #[arg(long, value_name = "DIR")]
    pub plans: Option<PathBuf>,
    /// Folder that holds the texts of the real plans, each as NUMBER.txt
    #[arg(long, value_name = "DIR", default_value = "target/real")]
    pub texts: PathBuf,
    /// Which half of the real plans is scored
    #[arg(long, value_enum, default_value_t = Halves::All)]
    pub half: Halves,
    /// Figures of real plans, as --format json writes them; the page of --format md shows them first
    #[arg(long, value_name = "FILE")]
    pub real: Option<PathBuf>,
    /// Show every difference too; of real plans those of the tuned half, unless the kept half is named
    #[arg(long)]
    pub mistakes: bool,
    /// List words of real plans of the tuned half that set an item apart and that the mapping misses, with their counts
    #[arg(long, conflicts_with_all = ["mistakes", "draw", "format"])]
    pub propose: bool,
    /// Fit the numbers of mapping.yaml on the tuned half of the real plans, each fifth of them scored under the numbers of the others
    #[arg(long, conflicts_with_all = ["mistakes", "draw", "format", "propose"])]
    pub fit: bool,
    /// Cut each labelled item out of each real plan in turn, judge what is left against the whole, and count the verdicts “dropped”
    #[arg(long, conflicts_with_all = ["mistakes", "draw", "format", "propose", "fit"])]
    pub drops: bool,
    /// Draw N of the labelled clauses at random and write them as a table, for a person to fill in the elements that each asks for
    #[arg(long, value_name = "N", conflicts_with_all = ["mistakes", "format"])]
    pub draw: Option<usize>,
    /// Which clauses are drawn: the same number draws the same ones
    #[arg(long, value_name = "S", default_value_t = 0, requires = "draw")]
    pub seed: u64,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = EvalFormat::Table)]
    pub format: EvalFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Halves {
    Tuned,
    Kept,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EvalFormat {
    Table,
    Md,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Open {
    /// Folder of plans, with or without a corpus.yaml
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Folder to write the report set into; by default one beside DIR, as with report
    #[arg(value_name = "OUT")]
    pub set: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(in crate::cli) enum CacheCommand {
    /// Show where it lies and how much is in it
    Info,
    /// Remove it; the next run makes anew what it needs
    Clear,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
