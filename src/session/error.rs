//! Errors of reading files; every message says what is wrong, where, and what to do.

use std::path::PathBuf;

use super::HostError;
use crate::language::AnotherLanguage;
use crate::plan::PlanError;
use crate::report::NotRead;
use crate::source::yaml::DataFile;
use crate::source::{Problems, ReadError};

/// Problems of data files, with the texts to show them in.
#[derive(Debug)]
pub struct DataProblems {
    /// The files.
    pub files: Vec<DataFile>,
    /// Their problems.
    pub problems: Problems,
}

impl std::fmt::Display for DataProblems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.problems.fmt(f)
    }
}

impl std::error::Error for DataProblems {}

/// Why nothing was read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A manifest or a table of decisions is invalid.
    #[error(transparent)]
    Data(#[from] DataProblems),
    /// The words of another taxonomy are already in use.
    #[error(transparent)]
    Language(#[from] AnotherLanguage),
    /// The host has no such file, or may not read it.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The bytes are not readable text.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The text is not a plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// No file or folder has this name.
    #[error("there is no file or folder {}; check the name", .0.display())]
    NotThere(PathBuf),
    /// Nothing fits a name with `*` or `?`.
    #[error("no file fits {}; name its folder, which is read with all files in it", .0.display())]
    NothingFits(PathBuf),
    /// The lock file of an open document.
    #[error(
        "this lock file only marks that a document is open in Word, WPS or LibreOffice, perhaps on another computer; name the document itself, whose name has no “~” before it"
    )]
    LockFile,
    /// A link to nothing.
    #[error("{} is a link that leads nowhere", .0.display())]
    DeadLink(PathBuf),
    /// A file of a folder that reads like notes on plans.
    #[error(
        "it does not look like a plan: it has no title, office, number, date or place, and no numbered task; if it is one, name the file itself or give its title in a corpus.yaml"
    )]
    NoPlanByLooks,
    /// A manifest names a file that may not be read.
    #[error("{} names {name}, which is outside its folder; if you trust it, give --allow-outside", .manifest.display())]
    Outside {
        /// The manifest.
        manifest: PathBuf,
        /// The file name in it.
        name: String,
    },
    /// A manifest names a plan that does not exist.
    #[error("{} names {}, which is not there", .manifest.display(), .plan.display())]
    Unlisted {
        /// The manifest.
        manifest: PathBuf,
        /// The plan.
        plan: PathBuf,
    },
    /// A manifest names a file twice, in two spellings.
    #[error("{} names the file {name} twice, in two spellings or by a link; leave one of them out", .manifest.display())]
    ListedTwice {
        /// The manifest.
        manifest: PathBuf,
        /// The second name.
        name: String,
    },
    /// A folder cannot be opened.
    #[error("cannot open the folder {}: {why}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The cause.
        why: HostError,
    },
    /// A folder holds nothing to read.
    #[error("the folder {} holds no plan and no {}", .0.display(), crate::plan::manifest::FILE_NAME)]
    EmptyFolder(PathBuf),
    /// A folder where a single plan is needed.
    #[error("{} is a folder; name one plan in it", .0.display())]
    NotOnePlan(PathBuf),
    /// A folder as parent: all its plans would be taken for documents above.
    #[error(
        "{folder} is a folder, and a parent is one document; name its file with --against, or let the parents be found with --corpus {folder}",
        folder = .0.display()
    )]
    FolderAsParent(PathBuf),
    /// A parent that asks for nothing.
    #[error(
        "{0}: no task of it asks for any item of the taxonomy, so that nothing can be held against it; check that it is the right file"
    )]
    EmptyParent(String),
    /// The taxonomy has no national points of this year.
    #[error("the taxonomy has no national points of {year} (known: {known})")]
    NoPoints {
        /// The year.
        year: u16,
        /// The years that it has.
        known: String,
    },
    /// Files named by the user that are no plans: name and reason of each.
    #[error("{}", lines(.0))]
    Files(Vec<(String, String)>),
    /// None of the files of a folder is a plan.
    #[error("there is no plan in the folder\nerror: {}", lines(&.0.iter().map(|one| (one.file.clone(), one.why.clone())).collect::<Vec<_>>()))]
    NoPlan(Vec<NotRead>),
    /// All files together would exceed the memory limit.
    #[error(
        "the {files} files would take about {needed} MB of memory, more than the limit of {limit} MB; give a part of them, raise the limit with --max-memory, or ask for what holds less of each plan: report, map, or compare --format csv"
    )]
    TooMuchMemory {
        /// Number of files.
        files: usize,
        /// Estimated memory, in MB.
        needed: u64,
        /// Memory limit, in MB.
        limit: u64,
    },
    /// A file that is read twice was changed in between.
    #[error("{} was changed while it was read; run the command again", .0.display())]
    Changed(PathBuf),
    /// A data file is not text.
    #[error("{name}: {why}")]
    DataFile {
        /// Its name.
        name: String,
        /// The cause.
        why: ReadError,
    },
    /// A table of decisions is not text.
    #[error("a review file must be text set apart by tabs; save it so from the spreadsheet: {name}: {why}")]
    ReviewFile {
        /// Its name.
        name: String,
        /// The cause.
        why: ReadError,
    },
    /// A table of decisions is an office file.
    #[error("{name} is {what}, not text; save it from the spreadsheet as text set apart by tabs")]
    ReviewFormat {
        /// Its name.
        name: String,
        /// Its format.
        what: &'static str,
    },
}

fn lines(all: &[(String, String)]) -> String {
    all.iter().map(|(name, why)| format!("{name}: {why}")).collect::<Vec<_>>().join("\nerror: ")
}
