//! What may be typed after `eval` and `completions`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Eval {
    /// A file of labels (.labels.tsv) or a folder of them
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Folder that holds the labelled plans
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    pub plans: PathBuf,
    /// Show every difference too
    #[arg(long)]
    pub mistakes: bool,
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
pub(in crate::cli) enum EvalFormat {
    Table,
    Md,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
