//! Mapping the five seeds; throughput in bytes of plan text.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod common;

use divan::counter::BytesCount;
use duibiao::mapping::Mapper;
use duibiao::taxonomy::load_embedded;

fn main() {
    divan::main();
}

/// Automata of the terms of items and of their elements.
#[divan::bench]
fn build(bencher: divan::Bencher<'_, '_>) {
    let taxonomy = load_embedded().expect("valid");
    bencher.bench(|| Mapper::new(&taxonomy));
}

#[divan::bench]
fn map_seeds(bencher: divan::Bencher<'_, '_>) {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    let plans = common::plans();
    let bytes: usize = plans.iter().map(|plan| plan.source.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| plans.iter().map(|plan| mapper.map(plan).labels.len()).sum::<usize>());
}
