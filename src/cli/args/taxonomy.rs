//! Arguments of `taxonomy`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Taxonomy {
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
    /// Write a profile from a document, point by point, for a person to correct and put into profiles/
    Profile {
        /// The document: a file, or - for standard input; of several each gives a profile
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Write a commented folder to start a taxonomy of one's own from
    New {
        /// Folder to write; it must not be there, or be empty
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    Skos,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    Table,
    Md,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    Table,
    Md,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ValidateFormat {
    Text,
    Json,
}
