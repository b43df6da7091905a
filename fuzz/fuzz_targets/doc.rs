//! Any bytes behind the head of an OLE container: an error or a text, never a panic, a hang or endless memory.
#![no_main]

use duibiao::source::SourceText;
use duibiao_fuzz::cells_are_inside;
use libfuzzer_sys::fuzz_target;

const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fuzz_target!(|data: &[u8]| {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(data.strip_prefix(MAGIC).unwrap_or(data));
    if let Ok(source) = SourceText::from_bytes("fuzz", &bytes) {
        cells_are_inside(&source);
    }
});
