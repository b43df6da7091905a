//! `standing/*.yaml`

use std::collections::BTreeSet;

use super::parsed::{Parsed, names};
use super::profiles::{Codes, asked, levels, levels_help, optional_date, required_date, seen};
use super::{Seen, StandingAuthority, StandingKind, StandingPoint};
use crate::level::Level;
use crate::source::Problems;
use crate::source::yaml::{Fields, Node, Reader};

/// Reads all standing authorities, sorted by id; ids and numbers must be unique.
pub(super) fn read<'a>(
    files: impl Iterator<Item = &'a Parsed<'a>>,
    codes: Codes<'_>,
    problems: &mut Problems,
) -> Vec<StandingAuthority> {
    let mut found: Vec<StandingAuthority> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for parsed in files {
        let mut reader = Reader::resume(parsed.file, problems);
        let Some(authority) = authority(&mut reader, &parsed.tree, codes) else { continue };
        for name in [&authority.id, &authority.doc_number] {
            if !known.insert(name.clone()) {
                reader.error(&parsed.tree, format!("the standing authority “{name}” is given twice"));
            }
        }
        found.push(authority);
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

fn authority(reader: &mut Reader<'_>, tree: &Node, codes: Codes<'_>) -> Option<StandingAuthority> {
    let mut fields = reader.fields(tree, "a standing authority");
    let id = fields.text("id").map(|(text, _)| text);
    let names = names(&mut fields);
    let kind = kind(&mut fields);
    let level = level(&mut fields);
    let doc_number = fields.text("doc_number").map(|(text, _)| text);
    let aliases = fields.texts("aliases").into_iter().map(|(text, _)| text).collect();
    let issued = required_date(&mut fields, "issued", tree, "a standing authority");
    optional_date(&mut fields, "published");
    let from = required_date(&mut fields, "from", tree, "a standing authority");
    let until = optional_date(&mut fields, "until");
    if let (Some(issued), Some(from), Some(node)) = (&issued, &from, fields.optional("from"))
        && from < issued
    {
        fields.reader().error(node, format!("it is in force from {from}, before it was issued on {issued}"));
    }
    if let (Some(from), Some(until), Some(node)) = (&from, &until, fields.optional("until"))
        && until < from
    {
        fields.reader().error_with_help(
            node,
            format!("it ends on {until}, before it begins on {from}"),
            "“from” is its first day in force and “until” its last; leave “until” empty while it is in force",
        );
    }
    let complete = fields.optional_bool("complete").unwrap_or(false);
    let own_levels = levels(&mut fields);
    // Only for readers of the file.
    for note in ["replaces", "source"] {
        fields.optional_text(note);
    }
    let points = fields.required("points");
    fields.finish();
    let points = duties(reader, points?, codes);
    Some(StandingAuthority {
        id: id?,
        names: names?,
        kind: kind?,
        level: level?,
        doc_number: doc_number?,
        aliases,
        issued: issued?,
        from: from?,
        until,
        complete,
        levels: own_levels,
        points,
    })
}

fn kind(fields: &mut Fields<'_, '_, '_>) -> Option<StandingKind> {
    let (text, node) = fields.text("kind")?;
    let found = [StandingKind::Law, StandingKind::Opinion].into_iter().find(|kind| kind.code() == text);
    if found.is_none() {
        fields.reader().error_with_help(node, format!("“{text}” is no kind of authority"), "one of: law, opinion");
    }
    found
}

fn level(fields: &mut Fields<'_, '_, '_>) -> Option<Level> {
    let (text, node) = fields.text("level")?;
    let found = Level::from_name(&text);
    if found.is_none() {
        fields.reader().error_with_help(node, format!("“{text}” is no level"), levels_help());
    }
    found
}

fn duties(reader: &mut Reader<'_>, node: &Node, codes: Codes<'_>) -> Vec<StandingPoint> {
    let list = reader.list(node, "points");
    if list.is_empty() {
        reader.error(node, "the standing authority has no points");
    }
    let mut points: Vec<StandingPoint> = Vec::new();
    for node in list {
        let Some(point) = duty(reader, node, codes) else { continue };
        if points.iter().any(|earlier| earlier.number == point.number) {
            reader.error(node, format!("the point {} is given twice", point.number));
        }
        points.push(point);
    }
    points
}

fn duty(reader: &mut Reader<'_>, node: &Node, codes: Codes<'_>) -> Option<StandingPoint> {
    let mut fields = reader.fields(node, "a duty");
    let number = fields.text("number").map(|(text, _)| text);
    let title = fields.text("title").map(|(text, _)| text);
    let items = fields.texts("items");
    let elements = fields.texts("elements");
    let levels = levels(&mut fields);
    let due = fields.optional_text("due");
    let unmapped = fields.texts("unmapped").into_iter().map(|(text, _)| text).collect();
    let seen = seen(&mut fields).unwrap_or(Seen::Memory);
    if items.is_empty() {
        fields.reader().error_with_help(node, "the duty is about no item", "add the codes of its items");
    }
    fields.finish();
    let (items, elements) = asked(reader, items, elements, codes);
    Some(StandingPoint { number: number?, title: title?, items, elements, levels, due, unmapped, seen })
}
