//! The unpacked size of streams, computed before the library unpacks them.

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Array, Object, Stream};
use hayro_interpret::hayro_syntax::page::Page;

use crate::source::pdf::library::size;
use crate::source::pdf::limits;

/// Why a page that would cost too much is left out.
pub(super) const TOO_MUCH: &str = "it unpacks to more than a plan can hold";

/// Returns the unpacked length of a stream; `None` if it exceeds `limit`.
pub(super) fn unpacked(stream: &Stream<'_>, limit: usize) -> Option<usize> {
    size::bounded(&stream.raw_data(), &filters(stream), limit)
}

/// Checks the unpacked size of a page's content; returns `true` if all of it can be unpacked to its end.
pub(super) fn contents(page: &Page<'_>) -> Result<bool, &'static str> {
    let parts: Vec<Stream<'_>> = match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(parts)) => streams(&parts),
        None => Vec::new(),
        Some(_) => return Ok(false),
    };
    let mut left = limits::PAGE;
    for part in &parts {
        left -= unpacked(part, left).ok_or(TOO_MUCH)?;
    }
    Ok(parts.iter().all(|part| part.decoded_data().is_ok() && size::is_whole(&part.raw_data(), &filters(part))))
}

fn streams<'p>(parts: &Array<'p>) -> Vec<Stream<'p>> {
    parts.iter::<Stream<'p>>().collect()
}

fn filters(stream: &Stream<'_>) -> Vec<String> {
    let name = |filter: &Filter| match filter {
        Filter::AsciiHexDecode => "ASCIIHexDecode",
        Filter::Ascii85Decode => "ASCII85Decode",
        Filter::LzwDecode => "LZWDecode",
        Filter::FlateDecode => "FlateDecode",
        Filter::RunLengthDecode => "RunLengthDecode",
        Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode | Filter::Crypt => "",
    };
    // An encryption filter comes first and is already undone in the raw data.
    stream.filters().iter().filter(|filter| **filter != Filter::Crypt).map(name).map(str::to_owned).collect()
}
