//! Rows of an `.xlsx` that Excel does not show; calamine reads their cells and does not tell.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Bytes of a part that are looked at; the parts have been measured before.
const PART_LIMIT: u64 = 64 * 1024 * 1024;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Returns the hidden rows by the name of their sheet, rows from 0. What cannot be found out is left out.
pub(super) fn rows(bytes: &[u8]) -> BTreeMap<String, BTreeSet<u32>> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let mut sheets: Vec<(String, String)> = Vec::new();
    each_tag(&mut archive, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" {
            sheets.extend(value(tag, "name").zip(value(tag, "id")));
        }
    });
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    each_tag(&mut archive, "xl/_rels/workbook.xml.rels", |tag| {
        if let (Some(id), Some(target)) = (value(tag, "Id"), value(tag, "Target")) {
            parts.insert(id, target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned));
        }
    });
    let mut found = BTreeMap::new();
    for (name, id) in sheets {
        if let Some(part) = parts.get(&id) {
            found.insert(name, rows_of(&mut archive, part));
        }
    }
    found
}

fn rows_of(archive: &mut Archive<'_>, part: &str) -> BTreeSet<u32> {
    let mut hidden = BTreeSet::new();
    let mut next = 0_u32;
    each_tag(archive, part, |tag| {
        if tag.local_name().as_ref() == "row" {
            // A row without its number is the one after the last.
            let row = value(tag, "r").and_then(|number| number.parse::<u32>().ok()?.checked_sub(1)).unwrap_or(next);
            next = row.saturating_add(1);
            if value(tag, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true") {
                hidden.insert(row);
            }
        }
    });
    hidden
}

/// Calls `seen` with every opening tag of a part, up to the first damage.
fn each_tag(archive: &mut Archive<'_>, part: &str, mut seen: impl FnMut(&BytesStart<'_>)) {
    let Ok(file) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(file.take(PART_LIMIT)));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => seen(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
