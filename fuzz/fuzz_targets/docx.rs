//! Any bytes behind the head of a zip: an error or a text, never a panic, a hang or endless memory.
#![no_main]

use duibiao::source::SourceText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend_from_slice(data.strip_prefix(b"PK\x03\x04").unwrap_or(data));
    let _ = SourceText::from_bytes("fuzz", &bytes);
});
