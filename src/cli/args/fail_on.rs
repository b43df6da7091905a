//! Argument `--fail-on`, with the same meaning in every command that has it.

use clap::{Args as ClapArgs, ValueEnum};

/// What makes a command that otherwise only shows something exit with 1.
#[derive(Debug, Default, ClapArgs)]
pub(in crate::cli) struct FailOnArg {
    /// Exit with 1 when a plan that was read has an item of this verdict, or when there is a finding of this severity or a worse one;
    /// dropped is what a plan itself leaves out, and lost-above what the plan above it lacks already; what was accepted or is only guessed
    /// does not count, and a filter changes nothing. By default error in check, never elsewhere
    #[arg(long, value_enum, value_name = "WHAT,…", value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    #[value(alias = "未覆盖")]
    Dropped,
    #[value(alias = "上级已缺")]
    LostAbove,
    #[value(alias = "部分覆盖")]
    Partial,
    #[value(alias = "无法判定")]
    Undetermined,
    #[value(alias = "错误")]
    Error,
    #[value(alias = "警告")]
    Warning,
    #[value(alias = "提示")]
    Note,
    #[value(alias = "不计")]
    Never,
}
