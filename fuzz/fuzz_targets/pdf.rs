//! Bytes of a PDF, through the reader.

#![no_main]

use duibiao::source::SourceText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if !bytes.starts_with(b"%PDF-") {
        return;
    }
    if let Ok(source) = SourceText::from_bytes("fuzz", bytes) {
        assert!(!source.text().trim().is_empty(), "never an empty text");
    }
});
