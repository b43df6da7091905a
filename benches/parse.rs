//! The five seeds as five plans, one after another: read, parsed, identified; throughput in bytes of plan text on one core.
//!
//! The bar is 50 MB/s through `parse`. The seeds are what offices write; `typical_plan` is 9,000 characters of one of them.
//! `benches/reading.rs` measures what no office writes (a million lines, one line of 50 MB).

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod common;

use divan::counter::BytesCount;
use duibiao::identity::identify;
use duibiao::plan;
use duibiao::source::SourceText;
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

/// Bytes → text → plan: what `parse` does with a file but for opening it.
#[divan::bench]
fn read_and_parse_seeds(bencher: divan::Bencher<'_, '_>) {
    let texts: Vec<Vec<u8>> = common::plans().into_iter().map(|plan| plan.source.text().as_bytes().to_vec()).collect();
    let bytes: usize = texts.iter().map(Vec::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| texts.iter().map(|text| tasks(text)).sum::<usize>());
}

/// A plan of 9,000 characters, bytes → text → plan.
#[divan::bench]
fn typical_plan(bencher: divan::Bencher<'_, '_>) {
    let plan = common::plans().into_iter().max_by_key(|plan| plan.source.text().len()).expect("a plan");
    let text: String = plan.source.text().chars().cycle().take(9_000).collect();
    bencher.counter(BytesCount::of_str(&text)).bench(|| tasks(text.as_bytes()));
}

fn tasks(bytes: &[u8]) -> usize {
    let source = SourceText::from_bytes("t", bytes).expect("text");
    plan::parse("t", source).map_or(0, |plan| plan.tasks.len())
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
