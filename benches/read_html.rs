//! How long a web page takes to become text: a plan of about 9,000 characters. The bar is 5 ms.

use divan::Bencher;
use duibiao::source::SourceText;

fn main() {
    divan::main();
}

/// Three layouts of the same plan.
#[divan::bench(args = ["cms", "br", "info"])]
fn page(bencher: Bencher<'_, '_>, layout: &str) {
    let bytes = fixture(&format!("web/dongying-2017.{layout}.html"));
    bencher.counter(divan::counter::BytesCount::of_slice(&bytes)).bench(|| SourceText::from_bytes("page", &bytes));
}

/// The page in its envelope.
#[divan::bench]
fn archive(bencher: Bencher<'_, '_>) {
    let bytes = fixture("web/yibin-2017.mht");
    bencher.bench(|| SourceText::from_bytes("page", &bytes));
}

/// A small task table.
#[divan::bench(args = ["groups.xlsx", "plain.xls"])]
fn workbook(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = fixture(&format!("sheets/{name}"));
    bencher.bench(|| SourceText::from_bytes("workbook", &bytes));
}

/// One line of 8 MB.
#[divan::bench(sample_count = 5)]
fn one_long_line(bencher: Bencher<'_, '_>) {
    let bytes = format!("<html><body><p>{}</p></body></html>", "公开本级部门预算和决算。".repeat(240_000)).into_bytes();
    bencher.counter(divan::counter::BytesCount::of_slice(&bytes)).bench(|| SourceText::from_bytes("page", &bytes));
}

#[expect(clippy::panic, reason = "a bench without its fixture measures nothing")]
fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
