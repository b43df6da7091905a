//! Loading the embedded taxonomy and building the matcher (bar for the matcher: 10 ms).

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

use duibiao::mapping::Mapper;
use duibiao::taxonomy::load_embedded;

fn main() {
    divan::main();
}

#[divan::bench]
fn load() -> usize {
    load_embedded().expect("valid").items.len()
}

#[divan::bench]
fn build_matcher(bencher: divan::Bencher<'_, '_>) {
    let taxonomy = load_embedded().expect("valid");
    bencher.bench(|| Mapper::new(&taxonomy));
}
