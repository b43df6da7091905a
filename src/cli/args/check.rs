//! Arguments of `check`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::fail_on::FailOnArg;

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Check {
    /// The draft, or - for standard input
    #[arg(value_name = "DRAFT", required_unless_present = "explain")]
    pub draft: Option<PathBuf>,
    /// A parent to check against, besides the national points; may be given several times
    #[arg(long, value_name = "PARENT")]
    pub against: Vec<PathBuf>,
    /// Look for the parents and for cited numbers among the plans of this folder
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// Check against the national points of this year, whatever year the draft is of
    #[arg(long, value_name = "YEAR")]
    pub points_of: Option<u16>,
    #[command(flatten)]
    pub fails: FailOnArg,
    /// It is a draft: say nothing of what a draft does not have yet, such as a number and a date
    #[arg(long = "draft", id = "as_draft", conflicts_with = "is_final")]
    pub as_draft: bool,
    /// It is about to be signed: what a signed plan must have is an error
    #[arg(long = "final")]
    pub is_final: bool,
    /// Accept the findings in FILE (YAML or JSON: fingerprint, code, reason, by, until); only the others count
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings into FILE as a baseline; reasons that stand there are kept
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Write the outline of the draft with the proposed texts in place into FILE (.md or .docx)
    #[arg(long, value_name = "FILE")]
    pub fix_outline: Option<PathBuf>,
    /// Check again whenever the draft is saved, and say what changed
    #[arg(long, conflicts_with_all = ["write_baseline", "fix_outline", "output"])]
    pub watch: bool,
    /// Explain a code, or all
    #[arg(long, value_name = "CODE", conflicts_with = "draft")]
    pub explain: Option<String>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// One finding after the other, in words
    Text,
    /// The same with the words of the draft underlined
    Rich,
    /// The draft itself with the findings as comments
    Docx,
    /// A table: what is wrong, what asks for it, a text to copy
    Xlsx,
    Csv,
    Html,
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub workflows
    Github,
    Md,
}
