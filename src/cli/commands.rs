//! One file a command: read, call the library, render, write.

mod breakdown;
mod check;
mod compare;
mod departments;
mod eval;
mod filter;
mod gap;
mod graph;
mod map;
mod parse;
mod rank;
mod report;
mod review;
mod taxonomy;

use anyhow::{Result, bail};
use clap_complete::generate;

use super::args::{Command, Completions, command};
use super::input::Read;
use super::settings::Settings;
use super::{CLEAN, output};
use crate::gap::{Finding, Inspector, PlanGap, gaps_of, newest_date, settle};
use crate::lineage::{Corpus, chains};
use crate::taxonomy::Taxonomy;

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
        Command::Completions(args) => completions(args, settings),
    }
}

fn completions(args: &Completions, settings: &Settings) -> Result<u8> {
    let mut script = Vec::new();
    generate(args.shell, &mut command(), "duibiao", &mut script);
    output::result(settings, &script)?;
    Ok(CLEAN)
}

/// The gap analysis of every plan of a corpus with its findings, the accepted ones marked; and the findings on the exceptions themselves.
fn gaps(read: &Read, taxonomy: &Taxonomy, settings: &Settings) -> (Vec<PlanGap>, Vec<Finding>) {
    let corpus = &read.corpus;
    let chains = chains(corpus, taxonomy);
    let inspector = Inspector::new(corpus, &chains);
    let mut gaps = gaps_of(corpus, &chains, taxonomy);
    for (index, gap) in gaps.iter_mut().enumerate() {
        gap.findings = inspector.of(index, taxonomy);
    }
    let found = settle(&read.accepted, corpus, &mut gaps, taxonomy, day(settings, corpus).as_deref());
    (gaps, found)
}

/// Refuses a year of points that the taxonomy does not have.
fn known_points(year: Option<u16>, taxonomy: &Taxonomy) -> Result<()> {
    if let Some(year) = year.filter(|year| !taxonomy.profiles.contains_key(year)) {
        let known: Vec<String> = taxonomy.profiles.keys().map(u16::to_string).collect();
        bail!("the taxonomy has no national points of {year} (known: {})", known.join(", "));
    }
    Ok(())
}

/// The day against which exceptions are held: the one given, else the newest date in the plans, which has surely come.
fn day(settings: &Settings, corpus: &Corpus) -> Option<String> {
    settings.today.clone().or_else(|| newest_date(corpus))
}
