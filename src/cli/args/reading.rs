//! Arguments of `parse` and `map`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Parse {
    /// Plans: files, folders, or - for standard input
    #[arg(required = true, value_name = "PLAN")]
    pub plans: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = ParseFormat::Table)]
    pub format: ParseFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ParseFormat {
    Table,
    Json,
    Yaml,
    /// The text that line numbers and bytes refer to, as it was read; of any file, plan or not
    Text,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Map {
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
pub(in crate::cli) enum MapFormat {
    Table,
    Jsonl,
    Csv,
}
