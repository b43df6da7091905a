//! Checks the cross-reference index and the object streams before any reader trusts the sizes they declare. Runs before every reader.

use std::collections::BTreeSet;

use pdfboss_core::parser::{NoResolve, Parser};
use pdfboss_core::xref::{self, Xref, XrefEntry};
use pdfboss_core::{Document, ObjRef, Object};

use super::size;
use crate::source::ReadError;
use crate::source::pdf::limits;

fn damaged(why: &str) -> ReadError {
    ReadError::Damaged { what: "PDF", why: why.to_owned() }
}

/// Follows the index from the end of the file; rejects a file that is cut off or whose index unpacks to too much.
pub(super) fn check_index(bytes: &[u8]) -> Result<(), ReadError> {
    let start = xref::startxref(bytes).ok_or_else(|| damaged("its end is missing"))?;
    let mut seen = BTreeSet::new();
    let mut waiting = vec![start];
    let mut unpacked = 0_usize;
    while let Some(at) = waiting.pop() {
        if at >= bytes.len() || !seen.insert(at) {
            continue;
        }
        if let Ok((_, Object::Stream(stream))) = Parser::at(bytes, at).parse_indirect(&NoResolve) {
            unpacked += size::unpacked_alone(&stream, limits::INDEX - unpacked)
                .ok_or_else(|| damaged("its index unpacks to more than a plan can hold"))?;
        }
        // The library rebuilds an unreadable index, and the page count is checked after that.
        let Ok(section) = xref::parse_section_at(bytes, at) else { continue };
        waiting.extend([section.prev, section.xrefstm].into_iter().flatten().filter_map(|next| usize::try_from(next).ok()));
    }
    Ok(())
}

/// Returns `true` if the newest part of the index is unreadable, so that a reader has to search for objects.
#[cfg(feature = "pdf-hayro")]
pub(super) fn is_index_broken(bytes: &[u8]) -> bool {
    xref::startxref(bytes).is_none_or(|start| xref::parse_section_at(bytes, start).is_err())
}

fn packs(index: &Xref) -> BTreeSet<u32> {
    let of_entry = |(_, entry)| match entry {
        XrefEntry::InStream { stream_num, .. } => Some(stream_num),
        _ => None,
    };
    index.iter().filter_map(of_entry).collect()
}

/// Checks the number of objects that every object stream declares, before any of them is opened.
pub(super) fn check_packs(bytes: &[u8]) -> Result<(), ReadError> {
    let index = xref::load_xref(bytes).map_err(|_| damaged("it has no index of its objects"))?;
    packs(&index).into_iter().try_for_each(|number| check_announced(bytes, &index, number))
}

/// Checks the unpacked size of all object streams.
pub(super) fn check_unpacked(document: &Document) -> Result<(), ReadError> {
    let mut unpacked = 0_usize;
    for num in packs(document.xref()) {
        let Ok(Object::Stream(stream)) = document.get(ObjRef { num, r#gen: 0 }) else { continue };
        unpacked += size::unpacked(&stream, document, limits::INDEX - unpacked)
            .ok_or_else(|| damaged("its packed objects unpack to more than a plan can hold"))?;
    }
    Ok(())
}

/// Maximum number of object streams in a file, listed in the index or not.
#[cfg(feature = "pdf-hayro")]
const PACKS: usize = 1_000;

/// Checks the unpacked size of all object streams before there is a document, including those not in the index: a reader that
/// searches for objects opens them. In an encrypted file only those in the index can be checked.
#[cfg(feature = "pdf-hayro")]
pub(super) fn check_all_packs(bytes: &[u8]) -> Result<(), ReadError> {
    let index = xref::load_xref(bytes).map_err(|_| damaged("it has no index of its objects"))?;
    let is_encrypted = index.trailer.get("Encrypt").is_some();
    let (mut found, mut unpacked) = (0_usize, 0_usize);
    for stream in packs_anywhere(bytes) {
        found += 1;
        if found > PACKS {
            return Err(damaged("it has more packs of objects than a plan can hold"));
        }
        if !is_encrypted {
            unpacked += size::unpacked_alone(&stream, limits::INDEX - unpacked)
                .ok_or_else(|| damaged("its packed objects unpack to more than a plan can hold"))?;
        }
    }
    if !is_encrypted || found == 0 {
        return Ok(());
    }
    if found > packs(&index).len() {
        return Err(damaged("it is encrypted and has packs of objects that its index does not name"));
    }
    Document::load(bytes.to_vec()).map_or(Ok(()), |document| check_unpacked(&document))
}

/// Finds the object streams of a file by the text between one stream and the next.
#[cfg(feature = "pdf-hayro")]
fn packs_anywhere(bytes: &[u8]) -> impl Iterator<Item = pdfboss_core::Stream> {
    const WORD: &[u8] = b"stream";
    let mut from = 0;
    let described = memchr::memmem::find_iter(bytes, WORD).filter_map(move |at| {
        let before = std::mem::replace(&mut from, at + WORD.len());
        let between = bytes.get(before..at)?;
        // A name may contain hex escapes.
        let may_be = memchr::memmem::find(between, b"ObjStm").is_some() || memchr::memchr(b'#', between).is_some();
        (may_be && !between.ends_with(b"end")).then_some((before, between))
    });
    described.flat_map(|(before, between)| memchr::memmem::find_iter(between, b"obj").map(move |at| before + at)).filter_map(
        |obj| {
            let is_number = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_whitespace();
            let start = bytes.get(..obj)?.iter().rposition(|byte| !is_number(byte)).map_or(0, |before| before + 1);
            match Parser::at(bytes, start).parse_indirect(&NoResolve) {
                Ok((_, Object::Stream(stream))) if stream.dict.get_name("Type").is_some_and(|name| name.0 == "ObjStm") => {
                    Some(stream)
                }
                _ => None,
            }
        },
    )
}

/// Checks the declared number of objects, because the library allocates that many; neither it nor the length may itself be in an
/// object stream, which the format forbids.
fn check_announced(bytes: &[u8], index: &Xref, number: u32) -> Result<(), ReadError> {
    let offset = match index.get(number) {
        Some(XrefEntry::InFile { offset, .. }) => usize::try_from(offset).unwrap_or(usize::MAX),
        Some(XrefEntry::InStream { .. }) => return Err(damaged("a pack of objects is itself packed")),
        _ => return Ok(()),
    };
    if offset >= bytes.len() {
        return Ok(());
    }
    let Ok((_, Object::Stream(stream))) = Parser::at(bytes, offset).parse_indirect(&NoResolve) else { return Ok(()) };
    if !stream.dict.get("N").and_then(Object::as_int).is_some_and(|count| (0..=limits::PACKED_OBJECTS).contains(&count)) {
        return Err(damaged("a pack of objects announces more objects than a plan can hold"));
    }
    let is_packed = |key: &str| {
        let reference = stream.dict.get(key).and_then(Object::as_ref);
        reference.is_some_and(|at| matches!(index.get(at.num), Some(XrefEntry::InStream { .. })))
    };
    if ["Length", "First", "Filter", "DecodeParms"].into_iter().any(is_packed) {
        return Err(damaged("a pack of objects keeps its own description packed"));
    }
    Ok(())
}

#[cfg(feature = "pdf-hayro")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_are_found_wherever_they_stand_and_however_their_type_is_written() {
        let pack = |kind: &str| format!("7 0 obj\n<< {kind} /N 1 /First 4 /Length 8 >>\nstream\n1 0 true\nendstream\nendobj\n");
        let count = |text: &str| packs_anywhere(text.as_bytes()).count();
        assert_eq!(count(&pack("/Type /ObjStm")), 1);
        assert_eq!(count(&[pack("/Type /Obj#53tm"), pack("/S (obj) /Type/ObjStm")].concat()), 2);
        assert_eq!(count(&pack("/Type /XObject /Name (ObjStm)")), 0);
        assert_eq!(count("an object of the kind /ObjStm without an end"), 0);
    }
}
