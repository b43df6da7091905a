//! Parsing and identifying the five seeds; throughput in bytes of plan text.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod common;

use divan::counter::BytesCount;
use duibiao::identity::identify;
use duibiao::plan;
use duibiao::taxonomy::load_embedded;

fn main() {
    divan::main();
}

#[divan::bench]
fn parse_seeds(bencher: divan::Bencher<'_, '_>) {
    let sources: Vec<_> = common::plans().into_iter().map(|plan| plan.source).collect();
    let bytes: usize = sources.iter().map(|source| source.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).with_inputs(|| sources.clone()).bench_values(|sources| {
        sources.into_iter().map(|source| plan::parse("t", source).map_or(0, |plan| plan.tasks.len())).sum::<usize>()
    });
}

#[divan::bench]
fn identify_seeds(bencher: divan::Bencher<'_, '_>) {
    let taxonomy = load_embedded().expect("valid");
    let plans = common::plans();
    let bytes: usize = plans.iter().map(|plan| plan.source.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).with_inputs(|| plans.clone()).bench_values(|mut plans| {
        for plan in &mut plans {
            identify(plan, &taxonomy);
        }
        plans
    });
}
