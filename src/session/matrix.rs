//! Files → verdicts on items alone, holding no more of each plan than these need.

use std::path::PathBuf;

use super::extent::Extent;
use super::read::{Read, plans_of};
use super::reader::Reader;
use super::{Error, Host};
use crate::gap::{ItemGap, Judging, Outcome};
use crate::lineage::{Chain, Corpus, Member, chains};
use crate::mapping::Mapper;
use crate::plan::Detail;
use crate::report::{self, Cell, Matrix};

/// Plans of which only the verdicts on items were requested.
#[derive(Debug, Clone)]
pub struct JudgedItems<R> {
    /// What is still held of the plans, in report order.
    pub corpus: Corpus,
    /// Their chains.
    pub chains: Vec<Chain>,
    /// The result of `keep` for each plan.
    pub kept: Vec<R>,
}

/// Reads the plans in `paths` and judges their items; `keep` extracts what is needed of a plan's verdicts.
///
/// # Errors
/// See [`super::Session::read`].
pub fn judge_items<R: Send>(
    host: &dyn Host,
    paths: &[PathBuf],
    mapper: &Mapper<'_>,
    keep: impl Fn(&Member, &Chain, &[ItemGap]) -> R + Sync,
) -> Result<JudgedItems<R>, Error> {
    let taxonomy = mapper.taxonomy();
    let mut read = plans_of(paths, &Reader::new(mapper, host, Detail::Outline), Extent::Items)?;
    read.keep_for_items();
    read.in_order();
    let Read { corpus, accepted, .. } = read;
    let chains = chains(&corpus, taxonomy);
    let judging = Judging { corpus: &corpus, chains: &chains, first: chains.len(), accepted: &accepted, day: None, taxonomy };
    let all: Vec<usize> = (0..chains.len()).collect();
    let kept = judging.items(&all, keep);
    Ok(JudgedItems { corpus, chains, kept })
}

/// Reads the plans in `paths`, judges their items, and combines the verdicts in a matrix.
///
/// # Errors
/// See [`super::Session::read`].
pub fn matrix(host: &dyn Host, paths: &[PathBuf], mapper: &Mapper<'_>) -> Result<Matrix, Error> {
    let taxonomy = mapper.taxonomy();
    let reader = Reader::new(mapper, host, Detail::Outline);
    let mut read = plans_of(paths, &reader, Extent::HeadOrItems)?;
    read.keep_for_items();
    read.in_order();
    let chains = chains(&read.corpus, taxonomy);
    let all: Vec<usize> = (0..chains.len()).collect();
    let outcomes = read.outcomes(&chains, &all, &reader)?;
    let cells = |(member, outcomes): (&Member, &Vec<Outcome>)| report::cells(member, outcomes, taxonomy);
    let cells: Vec<Vec<Cell>> = read.corpus.members.iter().zip(&outcomes).map(cells).collect();
    Ok(report::matrix(&read.corpus, &chains, &cells, taxonomy))
}
