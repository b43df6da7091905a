//! One file per command: read, call the library, render, write.

mod breakdown;
mod cache;
mod check;
mod compare;
mod departments;
mod eval;
mod fail;
mod filter;
mod gap;
mod graph;
mod map;
mod open;
mod page;
mod parse;
mod rank;
mod report;
mod review;
mod taxonomy;

use anyhow::Result;
use clap_complete::{Shell, generate};

use super::args::{Command, Completions, command};
use super::settings::Settings;
use super::{CLEAN, output};

/// Runs a command and returns the exit code.
pub(super) fn run(command: &Command, settings: &Settings) -> Result<u8> {
    match command {
        Command::Parse(args) => parse::run(args, settings),
        Command::Map(args) => map::run(args, settings),
        Command::Compare(args) => compare::run(args, settings),
        Command::Gap(args) => gap::run(args, settings),
        Command::Check(args) => check::run(args, settings),
        Command::Rank(args) => rank::run(args, settings),
        Command::Departments(args) => departments::run(args, settings),
        Command::Breakdown(args) => breakdown::run(args, settings),
        Command::Report(args) => report::run(args, settings),
        Command::Graph(args) => graph::run(args, settings),
        Command::Taxonomy(args) => taxonomy::run(args, settings),
        Command::Review(args) => review::run(args, settings),
        Command::Eval(args) => eval::run(args, settings),
        Command::Cache(args) => cache::run(*args, settings),
        Command::Page => page::run(settings),
        Command::Open(args) => open::run(args, settings),
        Command::Completions(args) => completions(args, settings),
    }
}

fn completions(args: &Completions, settings: &Settings) -> Result<u8> {
    let mut script = Vec::new();
    generate(args.shell, &mut command(), "duibiao", &mut script);
    if args.shell == Shell::PowerShell && settings.output.is_some() {
        // PowerShell of Windows takes a file without this sign for one in the encoding of the system.
        script.splice(..0, *b"\xef\xbb\xbf");
    }
    output::result(settings, &script)?;
    Ok(CLEAN)
}
