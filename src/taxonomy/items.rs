//! `items/*.yaml`

use std::collections::BTreeMap;

use super::parsed::{Parsed, names};
use super::raw::{RawItem, term, too_short};
use super::{Domain, Item, Strength, Term, checks, elements};
use crate::source::Problems;
use crate::source::fold::fold;
use crate::source::yaml::{DataFile, Node, Reader};

/// Returns the domain part of an item's code.
pub(super) fn domain_of(code: &str) -> &str {
    code.trim_end_matches(|ch: char| ch.is_ascii_digit())
}

/// Returns the number part of an item's code.
pub(super) fn number_of(code: &str) -> u32 {
    code[domain_of(code).len()..].parse().unwrap_or(u32::MAX)
}

/// Reads one file of items.
pub(super) fn read<'a>(parsed: &'a Parsed<'a>, problems: &mut Problems) -> Vec<RawItem<'a>> {
    let mut reader = Reader::resume(parsed.file, problems);
    let list = reader.list(&parsed.tree, "a file of items");
    list.iter().filter_map(|node| item(&mut reader, parsed.file, node)).collect()
}

fn item<'a>(reader: &mut Reader<'_>, file: &'a DataFile, node: &'a Node) -> Option<RawItem<'a>> {
    let mut fields = reader.fields(node, "an item");
    let code = fields.text("code");
    let names = names(&mut fields);
    let name_places = ["zh", "en"].map(|name| fields.optional(name));
    let scope = fields.text("scope").map(|(text, _)| text);
    let aliases = fields.texts("aliases");
    let terms_node = fields.optional("terms");
    let elements_node = fields.optional("elements");
    fields.finish();
    let (terms, term_places) = terms_node.map(|node| terms(reader, node)).unwrap_or_default();
    let (elements, element_places) = elements_node.map(|node| elements::read(reader, node)).unwrap_or_default();
    let (code, code_at) = code?;
    let alias_places = aliases.iter().map(|(_, place)| *place).collect();
    let aliases = aliases.into_iter().map(|(text, _)| text).collect();
    let item = Item { code, domain: 0, names: names?, scope: scope?, aliases, terms, elements, file: file.name.clone() };
    Some(RawItem { item, file, code_at, name_places, term_places, alias_places, element_places })
}

fn terms<'a>(reader: &mut Reader<'_>, node: &'a Node) -> (Vec<Term>, Vec<&'a Node>) {
    let mut fields = reader.fields(node, "terms");
    let lists = Strength::ALL.map(|strength| (strength, fields.optional(strength.code())));
    fields.finish();
    let mut found = (Vec::new(), Vec::new());
    for (strength, list) in lists {
        let Some(list) = list else { continue };
        for node in reader.list(list, strength.code()) {
            if let Some(term) = term(reader, node, strength) {
                found.0.push(term);
                found.1.push(node);
            }
        }
    }
    found
}

/// Checks across items: codes, aliases, terms.
pub(super) fn check(raw: &[RawItem<'_>], domains: &[Domain], problems: &mut Problems) {
    let mut codes: BTreeMap<&str, &RawItem<'_>> = BTreeMap::new();
    let mut claims: BTreeMap<String, (&str, &'static str)> = BTreeMap::new();
    for raw in raw {
        let mut reader = Reader::resume(raw.file, problems);
        check_code(&mut reader, raw, domains, &mut codes);
        check_terms(&mut reader, raw, &mut claims);
        checks::conditions(&mut reader, raw);
    }
    checks::names_and_aliases(raw, problems);
    elements::check(raw, problems);
}

fn check_code<'r>(
    reader: &mut Reader<'_>,
    raw: &'r RawItem<'r>,
    domains: &[Domain],
    codes: &mut BTreeMap<&'r str, &'r RawItem<'r>>,
) {
    let code = raw.item.code.as_str();
    if number_of(code) == u32::MAX || number_of(code) == 0 {
        reader.error_with_help(
            raw.code_at,
            format!("“{code}” is no item code"),
            "write the domain's code and a number, such as LI6",
        );
    } else if !domains.is_empty() && !domains.iter().any(|domain| domain.code == domain_of(code)) {
        reader.error_with_help(raw.code_at, format!("“{code}” is of no known domain"), "add the domain to domains.yaml first");
    }
    if let Some(first) = codes.insert(code, raw) {
        reader.error(
            raw.code_at,
            format!("the code “{code}” is given twice; the first is in {}:{}", first.file.name, first.code_at.line),
        );
    }
}

/// An alias or a defining term belongs to one item only, and no term occurs twice in an item.
fn check_terms<'r>(reader: &mut Reader<'_>, raw: &'r RawItem<'r>, claims: &mut BTreeMap<String, (&'r str, &'static str)>) {
    let code = raw.item.code.as_str();
    let aliases = raw.item.aliases.iter().zip(&raw.alias_places).map(|(text, place)| (text, *place, "alias"));
    let defining = raw
        .item
        .terms
        .iter()
        .zip(&raw.term_places)
        .filter(|(term, _)| term.strength == Strength::Defining && term.with.is_empty());
    let defining = defining.map(|(term, place)| (&term.text, *place, "defining term"));
    for (text, place, what) in aliases.chain(defining) {
        let plain = fold(text);
        match claims.get(&plain) {
            Some((other, _)) if *other != code => {
                reader.error(place, format!("“{text}” is claimed as {what} by {code} and already belongs to {other}"));
            }
            Some(_) => {}
            None => {
                claims.insert(plain, (code, what));
            }
        }
    }
    let mut seen: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
    for (term, place) in raw.item.terms.iter().zip(&raw.term_places) {
        let plain = fold(&term.text);
        too_short(reader, term, place);
        let same = seen.entry(plain).or_default();
        if same.iter().any(|other| other.with == term.with && other.unless == term.unless) {
            reader.error(place, format!("the term “{}” stands twice in {code}", term.text));
        }
        same.push(term);
    }
}
