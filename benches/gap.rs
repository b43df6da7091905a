//! The gap analysis: one plan against three parents with texts, and corpora of growing size, in which the time must grow like the number
//! of clauses.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod common;

use divan::counter::ItemsCount;
use duibiao::gap::gap_of;
use duibiao::lineage::{Corpus, Member, chain_of};
use duibiao::mapping::Mapper;
use duibiao::taxonomy::{Taxonomy, load_embedded};

fn main() {
    divan::main();
}

fn corpus(taxonomy: &Taxonomy, plans: usize) -> Corpus {
    let mapper = Mapper::new(taxonomy);
    let seeds: Vec<Member> = common::plans().into_iter().map(|plan| Member { mapping: mapper.map(&plan), plan }).collect();
    let members = seeds.iter().cycle().take(plans).cloned();
    Corpus { members: members.collect() }
}

#[divan::bench]
fn one_plan_against_three_parents(bencher: divan::Bencher<'_, '_>) {
    let taxonomy = load_embedded().expect("valid");
    let corpus = corpus(&taxonomy, 4);
    bencher.bench(|| gap_of(&corpus, 0, chain_of(&corpus, 0, &[1, 2, 3], &taxonomy), &taxonomy).summary);
}

/// Each plan against the one before it.
#[divan::bench(args = [100, 400, 1600], sample_count = 3)]
fn plans(bencher: divan::Bencher<'_, '_>, plans: usize) {
    let taxonomy = load_embedded().expect("valid");
    let corpus = corpus(&taxonomy, plans);
    let clauses: usize = corpus.members.iter().map(|member| member.plan.clauses.len()).sum();
    let gap = |index: usize| {
        let mut chain = chain_of(&corpus, index, &[(index + plans - 1) % plans], &taxonomy);
        // The corpus holds each plan many times over; only the named parent is meant.
        chain.links.retain(|link| link.reason == duibiao::lineage::Reason::Given);
        gap_of(&corpus, index, chain, &taxonomy).summary.covered
    };
    bencher.counter(ItemsCount::new(clauses)).bench(|| (0..plans).map(gap).sum::<usize>());
}
