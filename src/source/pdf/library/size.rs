//! The unpacked size of streams, computed without storing them: the library allocates first and counts afterwards.

use std::io::{Read, Write, copy};

use flate2::read::ZlibDecoder;
use pdfboss_core::filters::decode_stream;
use pdfboss_core::parser::NoResolve;
use pdfboss_core::{Dict, Document, Name, Object, Stream};

/// Returns the unpacked length of a stream; `None` if it exceeds `limit`.
pub(super) fn unpacked(stream: &Stream, document: &Document, limit: usize) -> Option<usize> {
    let filters = filters(stream, |object| document.resolve(object).unwrap_or(Object::Null));
    bounded(&stream.data, &filters, limit)
}

/// The same for a stream that is read before there is a document.
pub(super) fn unpacked_alone(stream: &Stream, limit: usize) -> Option<usize> {
    bounded(&stream.data, &filters(stream, Clone::clone), limit)
}

fn filters(stream: &Stream, resolve: impl Fn(&Object) -> Object) -> Vec<String> {
    let name = |object: &Object| resolve(object).as_name().map(|name| name.0.clone());
    match stream.dict.get("Filter").map(&resolve) {
        Some(Object::Name(name)) => vec![name.0],
        Some(Object::Array(all)) => all.iter().filter_map(name).collect(),
        _ => Vec::new(),
    }
}

/// Returns the length of data after undoing these filters; `None` if it exceeds `limit`.
pub(super) fn bounded(data: &[u8], filters: &[String], limit: usize) -> Option<usize> {
    let Some((filter, rest)) = filters.split_first() else { return Some(data.len()).filter(|&length| length <= limit) };
    let is_last = rest.is_empty();
    let (length, inside) = match filter.as_str() {
        "FlateDecode" | "Fl" => {
            let mut out = Counted { kept: (!is_last).then(Vec::new), length: 0 };
            // Damage ends the stream: the output up to there is used.
            let _ = copy(&mut ZlibDecoder::new(data).take(u64::try_from(limit).ok()?.saturating_add(1)), &mut out);
            (out.length, out.kept.unwrap_or_default())
        }
        "LZWDecode" | "LZW" if is_last => (lzw_length(data, limit)?, Vec::new()),
        "RunLengthDecode" | "RL" if is_last => (run_length(data), Vec::new()),
        "LZWDecode" | "LZW" => (lzw_length(data, limit)?, decoded(data, filter)?),
        "RunLengthDecode" | "RL" if run_length(data) <= limit => (0, decoded(data, filter)?),
        "RunLengthDecode" | "RL" => return None,
        "ASCII85Decode" | "A85" | "ASCIIHexDecode" | "AHx" => {
            let inside = decoded(data, filter)?;
            (inside.len(), inside)
        }
        // Pictures are not unpacked.
        _ => return Some(data.len()),
    };
    if length > limit {
        None
    } else if is_last {
        Some(length)
    } else {
        bounded(&inside, rest, limit)
    }
}

/// Returns `true` if data with a single filter can be unpacked to its end; other data is not examined.
#[cfg(feature = "pdf-hayro")]
pub(super) fn is_whole(data: &[u8], filters: &[String]) -> bool {
    match filters {
        [filter] if filter == "FlateDecode" => copy(&mut ZlibDecoder::new(data), &mut std::io::sink()).is_ok(),
        _ => true,
    }
}

/// Undoes one filter that cannot expand data much.
fn decoded(data: &[u8], filter: &str) -> Option<Vec<u8>> {
    let mut dict = Dict::new();
    dict.insert(Name("Filter".to_owned()), Object::Name(Name(filter.to_owned())));
    decode_stream(&Stream { dict, data: data.to_vec() }, &NoResolve).ok().or_else(|| Some(Vec::new()))
}

/// A writer that counts bytes and keeps them only if needed.
struct Counted {
    kept: Option<Vec<u8>>,
    length: usize,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.length += bytes.len();
        self.kept.iter_mut().for_each(|kept| kept.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Returns the unpacked length of a run-length stream.
fn run_length(data: &[u8]) -> usize {
    let (mut at, mut length) = (0_usize, 0_usize);
    while let Some(&run) = data.get(at) {
        let run = usize::from(run);
        match run {
            ..128 => (at, length) = (at + run + 2, length + run + 1),
            128 => break,
            _ => (at, length) = (at + 2, length + 257 - run),
        }
    }
    length
}

/// Returns the unpacked length of an LZW stream from the lengths of its table entries alone; `None` above `limit`.
fn lzw_length(data: &[u8], limit: usize) -> Option<usize> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const MOST: usize = 4096;
    let mut lengths: Vec<usize> = vec![1; 258];
    let (mut width, mut bits, mut held) = (9_u32, 0_u32, 0_u32);
    let (mut length, mut before) = (0_usize, None::<usize>);
    for &byte in data {
        held = (held << 8) | u32::from(byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = usize::try_from((held >> bits) & ((1 << width) - 1)).ok()?;
        held &= (1 << bits) - 1;
        match code {
            CLEAR => {
                lengths.truncate(258);
                (width, before) = (9, None);
                continue;
            }
            END => break,
            _ => {}
        }
        let own = lengths.get(code).copied().or(before.map(|before| before + 1))?;
        if let Some(before) = before.filter(|_| lengths.len() < MOST) {
            lengths.push(before + 1);
        }
        length += own;
        if length > limit {
            return None;
        }
        before = Some(own);
        // One code earlier than needed, as most writers do; at worst the count is off from there on, and the library decides.
        width = match lengths.len() + 1 {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).expect("packed");
        encoder.finish().expect("packed")
    }

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_told_without_holding_it() {
        let once = packed(&vec![b' '; 1 << 20]);
        let twice = packed(&once);
        assert_eq!(bounded(&once, &names(&["FlateDecode"]), 1 << 20), Some(1 << 20));
        assert_eq!(bounded(&once, &names(&["FlateDecode"]), (1 << 20) - 1), None);
        assert_eq!(bounded(&twice, &names(&["FlateDecode", "Fl"]), 1 << 20), Some(1 << 20));
        assert_eq!(bounded(&twice, &names(&["FlateDecode", "Fl"]), 1 << 19), None);
        assert_eq!(bounded(b"plain", &[], 4), None);
        assert_eq!(bounded(b"48656c6c6f>", &names(&["AHx"]), 100), Some(5));
        assert_eq!(run_length(&[2, b'a', b'b', b'c', 129, b'x', 128, 9]), 131);
    }

    #[test]
    fn the_length_of_lzw_is_that_of_its_codes() {
        // The example of the PDF standard: ten bytes.
        let data = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(lzw_length(&data, 100), Some(10));
        assert_eq!(lzw_length(&data, 9), None);
    }
}
