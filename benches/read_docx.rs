//! Reading Word files: a plan of 9,000 characters (guangyuan-2017) should take at most 15 ms.

use std::io::{Cursor, Read};
use std::path::Path;

use divan::{Bencher, counter::BytesCount};
use duibiao::source::SourceText;

fn main() {
    divan::main();
}

fn file(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/word").join(path)).unwrap_or_default()
}

fn measure(bencher: Bencher<'_, '_>, bytes: &[u8]) {
    let read = || SourceText::from_bytes("plan", divan::black_box(bytes));
    let size = read().map_or(0, |source| source.text().len());
    assert!(size > 20_000, "the fixture cannot be read");
    bencher.counter(BytesCount::new(size)).bench(read);
}

#[divan::bench]
fn docx_with_generated_numbers(bencher: Bencher<'_, '_>) {
    measure(bencher, &file("guangyuan-2017.docx"));
}

#[divan::bench]
fn doc_with_generated_numbers(bencher: Bencher<'_, '_>) {
    let mut bytes = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(file("guangyuan-2017.doc.zip")));
    if let Ok(mut doc) = archive.as_mut().map_err(drop).and_then(|archive| archive.by_index(0).map_err(drop)) {
        assert!(doc.read_to_end(&mut bytes).is_ok(), "the fixture cannot be read");
    }
    measure(bencher, &bytes);
}
