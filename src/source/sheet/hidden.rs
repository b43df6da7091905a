//! Facts about an `.xlsx` that calamine does not report: hidden rows, and formulas without a stored value.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Maximum number of bytes examined in a part; the parts have been measured before.
const PART_LIMIT: u64 = 64 * 1024 * 1024;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Hidden rows and missing values of a sheet.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// Hidden rows, from 0.
    pub rows: BTreeSet<u32>,
    /// Cells with a formula that was never calculated, such as `D5`.
    pub unvalued: Vec<String>,
}

/// Returns these facts by sheet name, as far as they can be read.
pub(super) fn sheets(bytes: &[u8]) -> BTreeMap<String, Hidden> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let mut sheets: Vec<(String, String)> = Vec::new();
    each_tag(&mut archive, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" {
            sheets.extend(value(tag, "name").zip(value(tag, "id")));
        }
    });
    let parts = parts(&mut archive, "xl/_rels/workbook.xml.rels");
    let mut found = BTreeMap::new();
    for (name, id) in sheets {
        if let Some(part) = parts.get(&id) {
            found.insert(name, hidden_in(&mut archive, part));
        }
    }
    found
}

/// Returns the paths of the parts that a workbook refers to, by relationship identifier.
pub(super) fn parts(archive: &mut Archive<'_>, relations: &str) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    each_tag(archive, relations, |tag| {
        if let (Some(id), Some(target)) = (value(tag, "Id"), value(tag, "Target")) {
            parts.insert(id, target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned));
        }
    });
    parts
}

fn hidden_in(archive: &mut Archive<'_>, part: &str) -> Hidden {
    let mut found = Hidden::default();
    // The open cell, and whether it has a formula and no value yet.
    let mut open: Option<(String, bool)> = None;
    let mut next = 0_u32;
    each_tag(archive, part, |tag| match tag.local_name().as_ref() {
        "c" => {
            found.unvalued.extend(open.take().filter(|(_, waits)| *waits).map(|(cell, _)| cell));
            open = value(tag, "r").map(|cell| (cell, false));
        }
        "f" => open.iter_mut().for_each(|(_, waits)| *waits = true),
        "v" | "is" => open = None,
        "row" => {
            // A row without a number follows the previous one.
            let row = value(tag, "r").and_then(|number| number.parse::<u32>().ok()?.checked_sub(1)).unwrap_or(next);
            next = row.saturating_add(1);
            if value(tag, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true") {
                found.rows.insert(row);
            }
        }
        _ => {}
    });
    found.unvalued.extend(open.filter(|(_, waits)| *waits).map(|(cell, _)| cell));
    found
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn hidden_rows_and_formulas_without_a_value_are_told() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let sheet = "<sheetData><row r='1'><c r='A1'><f>1+1</f></c><c r='B1'><f>2</f><v>2</v></c><c r='C1'/></row>\
            <row r='3' hidden='1'><c r='A3'><v>1</v></c><c r='B3'><f>A3</f></c></row></sheetData>";
        zip.start_file("xl/worksheets/s.xml", SimpleFileOptions::default()).expect("a part");
        zip.write_all(sheet.as_bytes()).expect("written");
        let bytes = zip.finish().expect("a zip").into_inner();
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).expect("a zip");
        let found = hidden_in(&mut archive, "xl/worksheets/s.xml");
        assert_eq!(found.rows, BTreeSet::from([2]));
        assert_eq!(found.unvalued, ["A1", "B3"]);
    }
}
