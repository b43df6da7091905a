//! Chains, verdicts, the graph, and rendering, on the five seeds.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod common;

use duibiao::gap::{PlanGap, gaps_of};
use duibiao::lineage::{Corpus, Member, chains, coverage_graph};
use duibiao::mapping::Mapper;
use duibiao::report::{self, Lang, RenderOptions, html};
use duibiao::taxonomy::{Taxonomy, load_embedded};

fn main() {
    divan::main();
}

fn sample() -> (Taxonomy, Corpus) {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    let members = common::plans().into_iter().map(|plan| Member { mapping: mapper.map(&plan), plan }).collect();
    (taxonomy, Corpus { members })
}

fn gaps(taxonomy: &Taxonomy, corpus: &Corpus) -> Vec<PlanGap> {
    gaps_of(corpus, &chains(corpus, taxonomy), taxonomy)
}

#[divan::bench]
fn chains_and_verdicts(bencher: divan::Bencher<'_, '_>) {
    let (taxonomy, corpus) = sample();
    bencher.bench(|| gaps(&taxonomy, &corpus));
}

#[divan::bench]
fn graph(bencher: divan::Bencher<'_, '_>) {
    let (taxonomy, corpus) = sample();
    let chains: Vec<_> = gaps(&taxonomy, &corpus).into_iter().map(|gap| gap.chain).collect();
    bencher.bench(|| coverage_graph(&corpus, &chains, &taxonomy));
}

#[divan::bench]
fn html_page(bencher: divan::Bencher<'_, '_>) {
    let (taxonomy, corpus) = sample();
    let report = report::build(&corpus, &gaps(&taxonomy, &corpus), &taxonomy);
    let options = RenderOptions { lang: Lang::Zh, width: None, color: false };
    bencher.bench(|| html::render(&report, None, options).expect("HTML"));
}
