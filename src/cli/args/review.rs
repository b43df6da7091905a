//! Arguments of `review`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Review {
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
pub(in crate::cli) enum ReviewFormat {
    Table,
    Jsonl,
    Csv,
    Sssom,
}
