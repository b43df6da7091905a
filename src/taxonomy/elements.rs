//! The checkable parts of items: `elements` in `items/*.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use super::parsed::names;
use super::profiles::levels;
use super::raw::{Places, RawItem, term, too_short};
use super::{Element, Strength};
use crate::source::Problems;
use crate::source::fold::fold;
use crate::source::yaml::{Node, Reader};

/// Recommended number of elements per item: with fewer nothing is checked, with more they are hardly parts of one thing.
const FEW: usize = 3;
const MANY: usize = 12;

/// Number of codes listed in a summary message.
const SHOWN: usize = 8;

/// Reads the list of elements of an item.
pub(super) fn read<'a>(reader: &mut Reader<'_>, node: &'a Node) -> (Vec<Element>, Vec<Places<'a>>) {
    reader.list(node, "elements").iter().filter_map(|node| element(reader, node)).unzip()
}

fn element<'a>(reader: &mut Reader<'_>, node: &'a Node) -> Option<(Element, Places<'a>)> {
    let mut fields = reader.fields(node, "an element");
    let code = fields.text("id");
    let names = names(&mut fields);
    let name_places = ["zh", "en"].map(|name| fields.optional(name));
    let list = fields.required("terms");
    let further = fields.optional("answers");
    let levels = levels(&mut fields);
    fields.finish();
    let list = list.map(|list| (list, reader.list(list, "terms of an element")));
    if let Some((at, [])) = list {
        reader.error_with_help(at, "the element has no terms and can never be found", "add the words that name it");
    }
    // Each term is sufficient alone, because the clause already asks for the item.
    let read = |node: &'a Node| Some((term(reader, node, Strength::Defining)?, node));
    let (terms, places) = list.map_or(&[] as &[Node], |(_, list)| list).iter().filter_map(read).unzip();
    let further = further.map(|list| reader.list(list, "answers of an element")).unwrap_or_default();
    let (answers, answer_places) =
        further.iter().filter_map(|node| Some((term(reader, node, Strength::Defining)?, node))).unzip();
    let (code, code_at) = code?;
    let places = Places { code: code_at, names: name_places, terms: places, answers: answer_places };
    Some((Element { code, names: names?, terms, answers, levels }, places))
}

/// Where a name was first used: the element's code, file and line.
type Claim<'r> = (&'r str, &'r str, usize);

/// Checks codes, names and terms of all elements, and how many each item has.
pub(super) fn check(raw: &[RawItem<'_>], problems: &mut Problems) {
    let mut owners: BTreeMap<String, Claim<'_>> = BTreeMap::new();
    for raw in raw {
        let mut reader = Reader::resume(raw.file, problems);
        codes(&mut reader, raw);
        own_names(&mut reader, raw, &mut owners);
        terms(&mut reader, raw);
        let count = raw.item.elements.len();
        if count > MANY || (1..FEW).contains(&count) {
            let message = format!("{} has {count} elements", raw.item.code);
            reader.warning_with_help(raw.code_at, message, format!("an item is best told apart into {FEW} to {MANY} parts"));
        }
    }
    without_elements(raw, problems);
}

fn codes(reader: &mut Reader<'_>, raw: &RawItem<'_>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (element, places) in raw.item.elements.iter().zip(&raw.element_places) {
        let code = element.code.as_str();
        let number = code.strip_prefix(raw.item.code.as_str()).and_then(|rest| rest.strip_prefix('.'));
        let is_number =
            |text: &str| text.chars().all(|ch| ch.is_ascii_digit()) && !text.starts_with('0') && text.parse::<u32>().is_ok();
        if !number.is_some_and(is_number) {
            let help = format!("write the item's code, a dot and a number, such as {}.1", raw.item.code);
            reader.error_with_help(places.code, format!("“{code}” is no element of {}", raw.item.code), help);
        }
        match seen.get(code) {
            Some(line) => reader.error(places.code, format!("the element “{code}” is given twice; the first is on line {line}")),
            None => drop(seen.insert(code, places.code.line)),
        }
    }
}

/// An element belongs to one item, so its name in either language must be unique.
fn own_names<'r>(reader: &mut Reader<'_>, raw: &'r RawItem<'_>, owners: &mut BTreeMap<String, Claim<'r>>) {
    for (element, places) in raw.item.elements.iter().zip(&raw.element_places) {
        for (name, place) in [&element.names.zh, &element.names.en].into_iter().zip(places.names) {
            let Some(place) = place else { continue };
            let claim = (element.code.as_str(), raw.file.name.as_str(), place.line);
            let (other, file, line) = *owners.entry(fold(name)).or_insert(claim);
            if (other, line) == (claim.0, claim.2) {
                continue;
            }
            let item = |code: &'r str| code.rsplit_once('.').map_or(code, |(item, _)| item);
            if item(other) == raw.item.code {
                reader.error(place, format!("the name “{name}” of {} already belongs to {other}", element.code));
            } else {
                let message =
                    format!("element under two items: “{name}” is {} and already {other} in {file}:{line}", element.code);
                reader.error_with_help(place, message, "keep it under one of them, or say in the name what sets the two apart");
            }
        }
    }
}

/// A term occurs once per element. Several elements of an item may share one, because a word may name several parts.
fn terms(reader: &mut Reader<'_>, raw: &RawItem<'_>) {
    for (element, places) in raw.item.elements.iter().zip(&raw.element_places) {
        let mut seen = BTreeSet::new();
        for (term, place) in element.words().zip(places.words()) {
            too_short(reader, term, place);
            if !seen.insert(fold(&term.text)) {
                reader.error(place, format!("the term “{}” stands twice in {}", term.text, element.code));
            }
        }
    }
}

/// A taxonomy may be incomplete: items without elements are reported in one message.
fn without_elements(raw: &[RawItem<'_>], problems: &mut Problems) {
    let bare: Vec<&RawItem<'_>> = raw.iter().filter(|raw| raw.item.elements.is_empty()).collect();
    let Some(first) = bare.first() else { return };
    let mut shown: Vec<&str> = bare.iter().take(SHOWN).map(|raw| raw.item.code.as_str()).collect();
    if bare.len() > SHOWN {
        shown.push("…");
    }
    let message = format!("{} of {} items have no elements: {}", bare.len(), raw.len(), shown.join(", "));
    let help = "add “elements”, so that a clause that asks for a part of the item is not taken for the whole";
    Reader::resume(first.file, problems).warning_with_help(first.code_at, message, help);
}
