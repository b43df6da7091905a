//! `taxonomy export` and `taxonomy diff` as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::points::{V1Profile, V1Standing, profile, standing};

use super::names::{V1Names, names};
use crate::taxonomy::{Alike, Change, Element, Item, PointAt, Setting, Strength, Taxonomy, Term, alike_points, settings};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1National<'a> {
    #[serde(flatten)]
    names: V1Names<'a>,
    last_year: u16,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Domain<'a> {
    code: &'a str,
    #[serde(flatten)]
    names: V1Names<'a>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Term<'a> {
    term: &'a str,
    with: &'a [String],
    unless: &'a [String],
    why: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Element<'a> {
    id: &'a str,
    #[serde(flatten)]
    names: V1Names<'a>,
    terms: Vec<V1Term<'a>>,
    /// Further words in which a plan answers for it, and which ask nobody for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<V1Term<'a>>,
    /// Levels that can be asked for it; all of them where it is not there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1FullItem<'a> {
    code: &'a str,
    domain: &'a str,
    #[serde(flatten)]
    names: V1Names<'a>,
    scope: &'a str,
    aliases: &'a [String],
    terms: BTreeMap<&'static str, Vec<V1Term<'a>>>,
    elements: Vec<V1Element<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1PointAt<'a> {
    year: u16,
    number: &'a str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Alike<'a> {
    earlier: V1PointAt<'a>,
    later: V1PointAt<'a>,
    relation: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum V1Setting {
    Number(f64),
    Words(Vec<String>),
}

/// A whole taxonomy.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Taxonomy<'a> {
    schema: &'static str,
    version: i64,
    #[serde(flatten)]
    names: V1Names<'a>,
    iri: Option<&'a str>,
    national_points: V1National<'a>,
    domains: Vec<V1Domain<'a>>,
    items: Vec<V1FullItem<'a>>,
    profiles: Vec<V1Profile<'a>>,
    standing: Vec<V1Standing<'a>>,
    alike: Vec<V1Alike<'a>>,
    mapping: BTreeMap<&'static str, V1Setting>,
}

/// Makes the wire form of everything in a taxonomy.
#[must_use]
pub fn taxonomy(taxonomy: &Taxonomy) -> V1Taxonomy<'_> {
    V1Taxonomy {
        schema: "duibiao/taxonomy-export/v1",
        version: taxonomy.version,
        names: names(&taxonomy.names),
        iri: taxonomy.iri.as_deref(),
        national_points: V1National { names: names(&taxonomy.national.names), last_year: taxonomy.national.last_year },
        domains: taxonomy.domains.iter().map(|domain| V1Domain { code: &domain.code, names: names(&domain.names) }).collect(),
        items: items(taxonomy),
        profiles: taxonomy.profiles.values().map(|found| profile(found, taxonomy)).collect(),
        standing: taxonomy.standing.iter().map(|found| standing(found, taxonomy)).collect(),
        alike: alike_points(taxonomy).into_iter().map(|pair| alike(taxonomy, pair)).collect(),
        mapping: settings(taxonomy)
            .into_iter()
            .map(|(path, setting)| match setting {
                Setting::Number(number) => (path, V1Setting::Number(number)),
                Setting::Words(words) => (path, V1Setting::Words(words)),
            })
            .collect(),
    }
}

fn items(taxonomy: &Taxonomy) -> Vec<V1FullItem<'_>> {
    taxonomy.items.iter().map(|found| item(found, taxonomy)).collect()
}

fn item<'a>(item: &'a Item, taxonomy: &'a Taxonomy) -> V1FullItem<'a> {
    // Destructured completely, so that a new field cannot be forgotten.
    let Item { code, domain, names: both, scope, aliases, terms, elements, file: _ } = item;
    let of = |strength| terms.iter().filter(move |found| found.strength == strength).map(term).collect();
    V1FullItem {
        code,
        domain: taxonomy.domains.get(*domain).map_or("", |domain| domain.code.as_str()),
        names: names(both),
        scope,
        aliases,
        terms: Strength::ALL.map(|strength| (strength.code(), of(strength))).into(),
        elements: elements.iter().map(element).collect(),
    }
}

fn element(element: &Element) -> V1Element<'_> {
    // Destructured completely, so that a new field cannot be forgotten.
    let Element { code, names: both, terms, answers, levels } = element;
    let levels = levels.iter().map(|level| level.code()).collect();
    let [terms, answers] = [terms, answers].map(|words| words.iter().map(term).collect());
    V1Element { id: code, names: names(both), terms, answers, levels }
}

fn term(term: &Term) -> V1Term<'_> {
    V1Term { term: &term.text, with: &term.with, unless: &term.unless, why: term.why.as_deref() }
}

fn alike(taxonomy: &Taxonomy, pair: Alike) -> V1Alike<'_> {
    let at = |at: PointAt| {
        let point = taxonomy.profiles.get(&at.year).and_then(|profile| profile.points.get(at.index));
        V1PointAt { year: at.year, number: point.map_or("", |point| point.number.as_str()) }
    };
    let relation = if pair.exact { "exact" } else { "close" };
    V1Alike { earlier: at(pair.earlier), later: at(pair.later), relation }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Change<'a> {
    part: &'static str,
    change: &'static str,
    subject: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

/// The changes between two taxonomies.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Diff<'a> {
    schema: &'static str,
    equal: bool,
    changes: Vec<V1Change<'a>>,
}

/// Makes the wire form of the changes between two taxonomies.
#[must_use]
pub fn taxonomy_diff(changes: &[Change]) -> V1Diff<'_> {
    V1Diff { schema: "duibiao/taxonomy-diff/v1", equal: changes.is_empty(), changes: changes.iter().map(change).collect() }
}

fn change(change: &Change) -> V1Change<'_> {
    V1Change {
        part: change.part.code(),
        change: change.kind.code(),
        subject: &change.subject,
        old: change.old.as_deref(),
        new: change.new.as_deref(),
    }
}
