//! Checks the index and the packed objects before the library trusts what they say of their own size.

use std::collections::BTreeSet;

use pdfboss_core::parser::{NoResolve, Parser};
use pdfboss_core::xref::{self, Xref, XrefEntry};
use pdfboss_core::{Document, ObjRef, Object};

use super::{limits, size};
use crate::source::ReadError;

fn damaged(why: &str) -> ReadError {
    ReadError::Damaged { what: "PDF", why: why.to_owned() }
}

/// Follows the index from the end of the file; refuses a file that is cut off or whose index unpacks to too much.
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
        // An index that cannot be read is searched for by the library, and the page count is checked after that.
        let Ok(section) = xref::parse_section_at(bytes, at) else { continue };
        waiting.extend([section.prev, section.xrefstm].into_iter().flatten().filter_map(|next| usize::try_from(next).ok()));
    }
    Ok(())
}

fn packs(index: &Xref) -> BTreeSet<u32> {
    let of_entry = |(_, entry)| match entry {
        XrefEntry::InStream { stream_num, .. } => Some(stream_num),
        _ => None,
    };
    index.iter().filter_map(of_entry).collect()
}

/// Checks how many objects every pack of objects announces, before any of them is opened.
pub(super) fn check_packs(bytes: &[u8]) -> Result<(), ReadError> {
    let index = xref::load_xref(bytes).map_err(|_| damaged("it has no index of its objects"))?;
    packs(&index).into_iter().try_for_each(|number| check_announced(bytes, &index, number))
}

/// Checks what all packs of objects unpack to.
pub(super) fn check_unpacked(document: &Document) -> Result<(), ReadError> {
    let mut unpacked = 0_usize;
    for num in packs(document.xref()) {
        let Ok(Object::Stream(stream)) = document.get(ObjRef { num, r#gen: 0 }) else { continue };
        unpacked += size::unpacked(&stream, document, limits::INDEX - unpacked)
            .ok_or_else(|| damaged("its packed objects unpack to more than a plan can hold"))?;
    }
    Ok(())
}

/// The library makes room for as many objects as a pack announces, so the number must be believable; and neither it nor the
/// length may itself be packed, which the format forbids.
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
