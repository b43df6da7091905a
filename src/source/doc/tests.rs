//! Binary documents that are locked, old, broken or not what they seem.
//!
//! `tests/reading/fidelity_word.rs` covers sound documents, with files written by LibreOffice.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::container::{Document, Part};
use super::story::Story;
use crate::source::{Format, ReadError, SourceText};

fn sample() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/word/features.doc.zip");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).expect("a fixture")).expect("a zip");
    let mut bytes = Vec::new();
    archive.by_index(0).expect("a file").read_to_end(&mut bytes).expect("a file");
    bytes
}

fn container(streams: &[&str]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for name in streams {
        file.create_stream(name).expect("a stream").write_all(&[0; 5000]).expect("a stream");
    }
    file.into_inner().into_inner()
}

/// Overwrites bytes of the stream that holds the text.
fn patched(at: u64, with: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(sample())).expect("a container");
    let mut stream = file.open_stream("/WordDocument").expect("a stream");
    stream.seek(SeekFrom::Start(at)).expect("a place");
    stream.write_all(with).expect("a place");
    stream.flush().expect("a place");
    drop(stream);
    file.into_inner().into_inner()
}

fn read(bytes: &[u8]) -> Result<SourceText, ReadError> {
    SourceText::from_bytes("plan.docx", bytes)
}

#[test]
fn the_content_decides_and_not_the_name() {
    assert_eq!(read(&sample()).map(|source| source.format()), Ok(Format::Doc));
}

#[test]
fn a_locked_file_is_an_error() {
    // The encryption flag in the header.
    assert_eq!(read(&patched(11, &[0x13])), Err(ReadError::Encrypted));
    assert_eq!(read(&container(&["/EncryptedPackage", "/EncryptionInfo"])), Err(ReadError::Encrypted));
}

#[test]
fn what_is_no_word_file_of_a_known_version_says_so() {
    let message = |bytes: &[u8]| read(bytes).expect_err("an error").to_string();
    assert!(message(&container(&["/PowerPoint Document"])).contains("PowerPoint"));
    assert!(message(&container(&["/Contents"])).contains("soffice --headless --convert-to docx"));
    assert!(message(&patched(2, &[0x68, 0])).contains("Word 95"));
}

#[test]
fn a_file_that_breaks_off_is_an_error_or_has_all_its_text() {
    let bytes = sample();
    let whole = read(&bytes).expect("a document");
    for end in (8..bytes.len()).step_by(101) {
        if let Ok(found) = read(&bytes[..end]) {
            assert_eq!(found.text(), whole.text(), "{end}");
        }
    }
}

#[test]
fn no_change_of_a_byte_makes_the_reader_panic_or_grow() {
    let bytes = sample();
    let mut seed = 1_u32;
    for _ in 0..1500 {
        let mut changed = bytes.clone();
        for _ in 0..4 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = usize::try_from(seed >> 8).expect("32 bits") % changed.len();
            changed[at] = seed.to_le_bytes()[0];
        }
        if let Ok(found) = read(&changed) {
            assert!(found.text().len() < 20 * bytes.len());
        }
    }
}

#[test]
fn a_range_that_begins_at_the_last_place_there_is_is_empty() {
    let document = Document::open(&sample()).expect("a document");
    let blocks = Story::new(&document, Part::Main, false).range((u32::MAX, u32::MAX), &BTreeMap::new(), &BTreeMap::new());
    assert!(blocks.is_ok_and(|blocks| blocks.is_empty()));
}
