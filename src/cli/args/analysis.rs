//! What may be typed after `compare`, `gap`, `report` and `graph`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Compare {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CompareFormat {
    Table,
    Md,
    Csv,
    Html,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Gap {
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
pub(in crate::cli) enum FailOn {
    Dropped,
    Partial,
    Undetermined,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Report {
    /// Folder of plans, with or without a corpus.yaml
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Folder to write the report set into
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Forms to write; all by default
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT,…", default_values_t = ReportFormat::ALL)]
    pub format: Vec<ReportFormat>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    Html,
    Md,
    Csv,
    Json,
    Xlsx,
    Docx,
}

impl ReportFormat {
    pub(in crate::cli) const ALL: [Self; 6] = [Self::Html, Self::Md, Self::Csv, Self::Json, Self::Xlsx, Self::Docx];
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Graph {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = GraphFormat::Dot)]
    pub format: GraphFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum GraphFormat {
    Dot,
    Json,
}
