//! `profiles/*.yaml`

use std::collections::BTreeMap;

use super::load::Parsed;
use super::{ItemId, Point, Profile};
use crate::source::Problems;
use crate::source::yaml::{Node, Reader};

/// Reads all profiles; a year may be given once, and not be later than `last_year`.
pub(super) fn read<'a>(
    files: impl Iterator<Item = &'a Parsed<'a>>,
    codes: &BTreeMap<String, ItemId>,
    last_year: Option<u16>,
    problems: &mut Problems,
) -> BTreeMap<u16, Profile> {
    let mut found: BTreeMap<u16, Profile> = BTreeMap::new();
    for parsed in files {
        let mut reader = Reader::resume(parsed.file, problems);
        let Some(profile) = profile(&mut reader, &parsed.tree, codes, last_year) else { continue };
        let year = profile.year;
        if found.insert(year, profile).is_some() {
            reader.error(&parsed.tree, format!("the year {year} has two profiles"));
        }
    }
    found
}

fn profile(reader: &mut Reader<'_>, tree: &Node, codes: &BTreeMap<String, ItemId>, last_year: Option<u16>) -> Option<Profile> {
    let mut fields = reader.fields(tree, "a profile");
    let year = fields.optional_integer("year").and_then(|year| u16::try_from(year).ok());
    let doc_number = fields.text("doc_number").map(|(text, _)| text);
    let points_node = fields.required("points");
    if year.is_none() {
        fields.reader().error(tree, "a profile has no field “year”");
    }
    if let (Some(year), Some(last), Some(node)) = (year, last_year, fields.optional("year"))
        && year > last
    {
        fields.reader().error_with_help(
            node,
            format!("the profile is of {year}, and taxonomy.yaml says that {last} is the last year with national points"),
            "change last_year in taxonomy.yaml, or the year here",
        );
    }
    fields.finish();
    let node = points_node?;
    let list = reader.list(node, "points");
    if list.is_empty() {
        reader.error(node, "the profile has no points");
    }
    let mut points: Vec<Point> = Vec::new();
    for node in list {
        let Some(point) = point(reader, node, codes) else { continue };
        if points.iter().any(|earlier| earlier.number == point.number) {
            reader.error(node, format!("the point {} is given twice", point.number));
        }
        points.push(point);
    }
    Some(Profile { year: year?, doc_number: doc_number?, points })
}

fn point(reader: &mut Reader<'_>, node: &Node, codes: &BTreeMap<String, ItemId>) -> Option<Point> {
    let mut fields = reader.fields(node, "a point");
    let number = fields.text("number").map(|(text, _)| text);
    let title = fields.text("title").map(|(text, _)| text);
    let items = fields.texts("items");
    let sure = fields.optional_bool("sure").unwrap_or(true);
    if items.is_empty() {
        fields.reader().error_with_help(node, "the point asks for no item", "add the codes of its items");
    }
    fields.finish();
    let items = items.into_iter().filter_map(|(code, place)| known(reader, &code, place, codes)).collect();
    Some(Point { number: number?, title: title?, items, sure })
}

/// Resolves an item code, or reports it with the nearest known one.
pub(super) fn known(reader: &mut Reader<'_>, code: &str, place: &Node, codes: &BTreeMap<String, ItemId>) -> Option<ItemId> {
    let found = codes.get(code).copied();
    if found.is_none() {
        let near = codes.keys().min_by_key(|known| strsim::levenshtein(known, code));
        match near {
            Some(near) => reader.error_with_help(place, format!("“{code}” is no known item"), format!("did you mean “{near}”?")),
            None => reader.error(place, format!("“{code}” is no known item")),
        }
    }
    found
}
