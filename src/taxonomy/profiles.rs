//! `profiles/*.yaml`

use std::collections::BTreeMap;

use super::parsed::Parsed;
use super::{ElementId, ItemId, Point, Profile, Seen};
use crate::level::Level;
use crate::source::Problems;
use crate::source::yaml::{Fields, Node, Reader, Texts, Value};

/// The codes that a profile may refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Codes<'a> {
    pub items: &'a BTreeMap<String, ItemId>,
    pub elements: &'a BTreeMap<String, ElementId>,
}

/// Reads all profiles; each year may occur once, and not be later than `last_year`.
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
    let title = fields.optional_text("title");
    let issued = required_date(&mut fields, "issued", tree, "a profile");
    let published = optional_date(&mut fields, "published");
    let complete = fields.optional_bool("complete").unwrap_or(false);
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
    Some(Profile { year: year?, doc_number: doc_number?, title, issued: issued?, published, complete, points })
}

fn point(reader: &mut Reader<'_>, node: &Node, codes: Codes<'_>) -> Option<Point> {
    let mut fields = reader.fields(node, "a point");
    let number = fields.text("number").map(|(text, _)| text);
    let title = fields.text("title").map(|(text, _)| text);
    let items = fields.texts("items");
    let elements = fields.texts("elements");
    let levels = levels(&mut fields);
    let seen = seen(&mut fields);
    let sure = fields.optional_bool("sure").unwrap_or_else(|| seen.is_none_or(Seen::is_sure));
    if items.is_empty() {
        fields.reader().error_with_help(node, "the point asks for no item", "add the codes of its items");
    }
    fields.finish();
    let (items, elements) = asked(reader, items, elements, codes);
    Some(Point { number: number?, title: title?, items, elements, levels, seen, sure })
}

/// Resolves the codes of the items and elements that a point names.
pub(super) fn asked(
    reader: &mut Reader<'_>,
    items: Texts<'_>,
    elements: Texts<'_>,
    codes: Codes<'_>,
) -> (Vec<ItemId>, Vec<ElementId>) {
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
    (items, asked)
}

/// Reads the field `levels`.
pub(super) fn levels(fields: &mut Fields<'_, '_, '_>) -> Vec<Level> {
    let mut found: Vec<Level> = Vec::new();
    let given = fields.texts("levels");
    if let (true, Some(node)) = (given.is_empty(), fields.optional("levels").filter(|node| node.value != Value::Null)) {
        fields.reader().error_with_help(node, "“levels” names no level", "take it out where all levels are addressed");
    }
    for (name, place) in given {
        match Level::from_name(&name) {
            Some(level) => found.push(level),
            None => fields.reader().error_with_help(place, format!("“{name}” is no level"), levels_help()),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Lists the valid levels, as help for a message.
pub(super) fn levels_help() -> String {
    let names = Level::ALL.map(|level| format!("{} ({})", level.words().first().unwrap_or(&""), level.code()));
    format!("one of: {}", names.join(", "))
}

/// Reads the field `seen`.
pub(super) fn seen(fields: &mut Fields<'_, '_, '_>) -> Option<Seen> {
    let text = fields.optional_text("seen")?;
    let found = Seen::from_code(&text);
    if let (None, Some(node)) = (found, fields.optional("seen")) {
        let help = format!("one of: {}", Seen::ALL.map(Seen::code).join(", "));
        fields.reader().error_with_help(node, format!("“{text}” is no way in which a point is seen"), help);
    }
    found
}

/// Reads a required date.
pub(super) fn required_date(fields: &mut Fields<'_, '_, '_>, name: &'static str, record: &Node, what: &str) -> Option<String> {
    if fields.optional(name).is_none() {
        let help = format!("add “{name}: YYYY-MM-DD”, the date of the document");
        fields.reader().error_with_help(record, format!("{what} has no field “{name}”"), help);
        return None;
    }
    optional_date(fields, name)
}

/// Reads a date in the form `YYYY-MM-DD`; an empty value counts as none.
pub(super) fn optional_date(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<String> {
    let node = fields.optional(name).filter(|node| node.value != Value::Null)?;
    let text = fields.reader().text(node, name)?;
    if is_date(&text) {
        return Some(text);
    }
    fields.reader().error_with_help(node, format!("“{text}” is no date"), "write it as YYYY-MM-DD, such as 2017-03-09");
    None
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| part.parse::<u32>().ok().filter(|_| part.len() == digits);
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
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
