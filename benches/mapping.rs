//! Mapping the five seeds; throughput in bytes of plan text.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod common;

use std::collections::BTreeSet;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use divan::counter::BytesCount;
use duibiao::mapping::Mapper;
use duibiao::taxonomy::load_embedded;

fn main() {
    divan::main();
}

/// The automaton of all words: terms of items, terms of elements, cues.
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

/// One pass for the terms of items over the same text and nothing else: what mapping is a multiple of.
#[divan::bench]
fn plain_scan(bencher: divan::Bencher<'_, '_>) {
    let taxonomy = load_embedded().expect("valid");
    let terms: BTreeSet<&str> = taxonomy.items.iter().flat_map(|item| &item.terms).map(|term| term.text.as_str()).collect();
    let automaton = CharwiseDoubleArrayAhoCorasick::<u32>::new(terms).expect("terms");
    let plans = common::plans();
    let texts: Vec<&str> = plans.iter().map(|plan| plan.source.text()).collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| texts.iter().map(|text| automaton.find_overlapping_iter(text).count()).sum::<usize>());
}
