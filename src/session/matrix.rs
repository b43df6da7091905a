//! Files → verdicts on items alone: of each plan no more is held than these rest on.

use std::path::PathBuf;

use super::order::in_order;
use super::read::{Read, plans_but};
use super::{Error, Host};
use crate::gap::{ItemGap, Judging, keep_for_items};
use crate::lineage::{Chain, Corpus, Member, chains};
use crate::mapping::Mapper;
use crate::plan::Detail;
use crate::report::{self, Matrix};

/// Plans of which only the verdicts on items were asked for.
#[derive(Debug, Clone)]
pub struct JudgedItems<R> {
    /// What is left of the plans, in the order of reports.
    pub corpus: Corpus,
    /// Their chains.
    pub chains: Vec<Chain>,
    /// What was kept of the verdicts of each.
    pub kept: Vec<R>,
}

/// Reads the plans that `paths` name and judges their items; `keep` makes of the verdicts of a plan what is wanted of them.
///
/// # Errors
/// Those of [`super::Session::read`].
pub fn judge_items<R: Send>(
    host: &dyn Host,
    paths: &[PathBuf],
    mapper: &Mapper<'_>,
    keep: impl Fn(&Member, &Chain, &[ItemGap]) -> R + Sync,
) -> Result<JudgedItems<R>, Error> {
    let taxonomy = mapper.taxonomy();
    let Read { mut corpus, mut accepted, .. } = plans_but(paths, mapper, host, Detail::Outline, keep_for_items)?;
    in_order(&mut corpus, &mut accepted);
    let chains = chains(&corpus, taxonomy);
    let judging = Judging { corpus: &corpus, chains: &chains, first: chains.len(), accepted: &accepted, day: None, taxonomy };
    let kept = judging.items(keep);
    Ok(JudgedItems { corpus, chains, kept })
}

/// Reads the plans that `paths` name, judges their items, and lays the verdicts side by side.
///
/// # Errors
/// Those of [`super::Session::read`].
pub fn matrix(host: &dyn Host, paths: &[PathBuf], mapper: &Mapper<'_>) -> Result<Matrix, Error> {
    let taxonomy = mapper.taxonomy();
    let judged = judge_items(host, paths, mapper, |member, _, items| report::cells(member, items, taxonomy))?;
    Ok(report::matrix(&judged.corpus, &judged.chains, &judged.kept, taxonomy))
}
