//! `profiles/*.yaml`

use std::collections::BTreeMap;

use super::load::Parsed;
use super::{ElementId, ItemId, Point, Profile};
use crate::source::Problems;
use crate::source::yaml::{Node, Reader};

/// What a profile may name, by code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Codes<'a> {
    pub items: &'a BTreeMap<String, ItemId>,
    pub elements: &'a BTreeMap<String, ElementId>,
}

/// Reads all profiles; a year may be given once, and not be later than `last_year`.
pub(super) fn read<'a>(
    files: impl Iterator<Item = &'a Parsed<'a>>,
    codes: Codes<'_>,
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

fn profile(reader: &mut Reader<'_>, tree: &Node, codes: Codes<'_>, last_year: Option<u16>) -> Option<Profile> {
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

fn point(reader: &mut Reader<'_>, node: &Node, codes: Codes<'_>) -> Option<Point> {
    let mut fields = reader.fields(node, "a point");
    let number = fields.text("number").map(|(text, _)| text);
    let title = fields.text("title").map(|(text, _)| text);
    let items = fields.texts("items");
    let elements = fields.texts("elements");
    let sure = fields.optional_bool("sure").unwrap_or(true);
    if items.is_empty() {
        fields.reader().error_with_help(node, "the point asks for no item", "add the codes of its items");
    }
    fields.finish();
    let items: Vec<ItemId> = items.into_iter().filter_map(|(code, place)| known(reader, &code, place, codes.items)).collect();
    let mut asked: Vec<ElementId> = Vec::new();
    for (code, place) in elements {
        let Some(element) = known_element(reader, &code, place, codes.elements) else { continue };
        if asked.contains(&element) {
            reader.error(place, format!("the element “{code}” stands twice in the point"));
        } else if !items.contains(&element.item) {
            let help = "add its item to “items” of the point, or take the element out";
            reader.error_with_help(place, format!("“{code}” is an element of an item that the point does not ask for"), help);
        }
        asked.push(element);
    }
    asked.sort_unstable();
    Some(Point { number: number?, title: title?, items, elements: asked, sure })
}

fn known_element(reader: &mut Reader<'_>, code: &str, place: &Node, codes: &BTreeMap<String, ElementId>) -> Option<ElementId> {
    let found = codes.get(code).copied();
    if found.is_none() {
        let near = codes.keys().min_by_key(|known| strsim::levenshtein(known, code));
        let help = near.map_or_else(|| "no item has elements yet".to_owned(), |near| format!("did you mean “{near}”?"));
        reader.error_with_help(place, format!("“{code}” is no known element"), help);
    }
    found
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
