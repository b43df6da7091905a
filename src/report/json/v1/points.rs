//! The national points of a year and the standing authorities as JSON.

use serde::Serialize;

use super::names::{V1Names, names};
use crate::level::Level;
use crate::taxonomy::{ElementId, ItemId, Point, Profile, StandingAuthority, StandingPoint, Taxonomy};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Point<'a> {
    number: &'a str,
    title: &'a str,
    items: Vec<&'a str>,
    elements: Vec<&'a str>,
    levels: Vec<&'static str>,
    seen: Option<&'static str>,
    sure: bool,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Profile<'a> {
    year: u16,
    doc_number: &'a str,
    title: Option<&'a str>,
    issued: &'a str,
    published: Option<&'a str>,
    complete: bool,
    points: Vec<V1Point<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Duty<'a> {
    number: &'a str,
    title: &'a str,
    items: Vec<&'a str>,
    elements: Vec<&'a str>,
    levels: Vec<&'static str>,
    due: Option<&'a str>,
    unmapped: &'a [String],
    seen: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Standing<'a> {
    id: &'a str,
    #[serde(flatten)]
    names: V1Names<'a>,
    kind: &'static str,
    level: &'static str,
    doc_number: &'a str,
    aliases: &'a [String],
    issued: &'a str,
    from: &'a str,
    until: Option<&'a str>,
    complete: bool,
    levels: Vec<&'static str>,
    points: Vec<V1Duty<'a>>,
}

pub(super) fn profile<'a>(profile: &'a Profile, taxonomy: &'a Taxonomy) -> V1Profile<'a> {
    // Destructured completely, so that a new field cannot be forgotten.
    let Profile { year, doc_number, title, issued, published, complete, points } = profile;
    V1Profile {
        year: *year,
        doc_number,
        title: title.as_deref(),
        issued,
        published: published.as_deref(),
        complete: *complete,
        points: points.iter().map(|found| point(found, taxonomy)).collect(),
    }
}

fn point<'a>(point: &'a Point, taxonomy: &'a Taxonomy) -> V1Point<'a> {
    let Point { number, title, items, elements, levels, seen, sure } = point;
    V1Point {
        number,
        title,
        items: items_of(items, taxonomy),
        elements: elements_of(elements, taxonomy),
        levels: codes(levels),
        seen: seen.map(crate::taxonomy::Seen::code),
        sure: *sure,
    }
}

pub(super) fn standing<'a>(authority: &'a StandingAuthority, taxonomy: &'a Taxonomy) -> V1Standing<'a> {
    let StandingAuthority { id, names: both, kind, level, doc_number, aliases, issued, from, until, complete, levels, points } =
        authority;
    V1Standing {
        id,
        names: names(both),
        kind: kind.code(),
        level: level.code(),
        doc_number,
        aliases,
        issued,
        from,
        until: until.as_deref(),
        complete: *complete,
        levels: codes(levels),
        points: points.iter().map(|found| duty(found, taxonomy)).collect(),
    }
}

fn duty<'a>(duty: &'a StandingPoint, taxonomy: &'a Taxonomy) -> V1Duty<'a> {
    let StandingPoint { number, title, items, elements, levels, due, unmapped, seen } = duty;
    V1Duty {
        number,
        title,
        items: items_of(items, taxonomy),
        elements: elements_of(elements, taxonomy),
        levels: codes(levels),
        due: due.as_deref(),
        unmapped,
        seen: seen.code(),
    }
}

fn items_of<'a>(items: &[ItemId], taxonomy: &'a Taxonomy) -> Vec<&'a str> {
    items.iter().map(|id| taxonomy.item(*id).code.as_str()).collect()
}

fn elements_of<'a>(elements: &[ElementId], taxonomy: &'a Taxonomy) -> Vec<&'a str> {
    elements.iter().map(|id| taxonomy.element(*id).code.as_str()).collect()
}

fn codes(levels: &[Level]) -> Vec<&'static str> {
    levels.iter().map(|level| level.code()).collect()
}
