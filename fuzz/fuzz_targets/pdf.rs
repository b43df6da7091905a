//! Bytes of a PDF, through every reader that was built in.

#![no_main]

use duibiao::source::{PdfReader, SourceText};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if !bytes.starts_with(b"%PDF-") {
        return;
    }
    for reader in PdfReader::ALL {
        if let Ok(source) = SourceText::within("fuzz", bytes, usize::MAX, *reader) {
            assert!(!source.text().trim().is_empty(), "never an empty text");
        }
    }
});
