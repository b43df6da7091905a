//! Any bytes behind the head of an RTF file: an error or a text, never a panic, a hang or endless memory.
#![no_main]

use duibiao::source::SourceText;
use duibiao_fuzz::cells_are_inside;
use libfuzzer_sys::fuzz_target;

const HEAD: &[u8] = b"{\\rtf1";

fuzz_target!(|data: &[u8]| {
    let bytes = [HEAD, data.strip_prefix(HEAD).unwrap_or(data)].concat();
    if let Ok(source) = SourceText::from_bytes("fuzz", &bytes) {
        cells_are_inside(&source);
    }
});
