//! The taxonomy as SKOS in Turtle: one scheme of domains, items and their elements, and one of the national points of each year.
//!
//! A point is linked to its items by `narrowMatch` if it asks for several and was seen in the national text, because each item is then
//! part of what it asks for; otherwise by `relatedMatch`, because with one item the data does not say which is broader, and an inferred
//! link is no hierarchy. Points of different years are linked by `exactMatch` or `closeMatch`, as found by [`alike_points`].

use std::collections::BTreeMap;
use std::io;

use crate::render::turtle::Graph;
use crate::taxonomy::{Item, Names, Point, PointAt, Profile, Taxonomy, alike_points};

/// Prefix of identifiers if the taxonomy defines none.
const DEFAULT_IRI: &str = "urn:duibiao:";

/// Writes the taxonomy as Turtle.
///
/// # Errors
/// If the data does not give a valid identifier.
pub fn turtle(taxonomy: &Taxonomy) -> io::Result<String> {
    let base = taxonomy.iri.as_deref().unwrap_or(DEFAULT_IRI);
    let mut graph = Graph::new(base);
    scheme(&mut graph, taxonomy)?;
    domains_and_items(&mut graph, taxonomy)?;
    let alike = alike(taxonomy);
    for profile in taxonomy.profiles.values() {
        year(&mut graph, taxonomy, profile, &alike)?;
    }
    graph.write()
}

const SCHEME: &str = "scheme";

fn scheme(graph: &mut Graph<'_>, taxonomy: &Taxonomy) -> io::Result<()> {
    graph.is_a(SCHEME, "ConceptScheme")?;
    names(graph, SCHEME, &taxonomy.names)?;
    graph.plain(SCHEME, "owl:versionInfo", taxonomy.version.to_string())?;
    taxonomy.domains.iter().try_for_each(|domain| graph.link(SCHEME, "skos:hasTopConcept", &domain.code))
}

fn names(graph: &mut Graph<'_>, subject: &str, names: &Names) -> io::Result<()> {
    graph.text(subject, "skos:prefLabel", &names.zh, "zh")?;
    graph.text(subject, "skos:prefLabel", &names.en, "en")
}

fn domains_and_items(graph: &mut Graph<'_>, taxonomy: &Taxonomy) -> io::Result<()> {
    for (index, domain) in taxonomy.domains.iter().enumerate() {
        let items = || taxonomy.items.iter().filter(move |item| item.domain == index);
        concept(graph, &domain.code, &domain.code, SCHEME)?;
        names(graph, &domain.code, &domain.names)?;
        graph.link(&domain.code, "skos:topConceptOf", SCHEME)?;
        items().try_for_each(|item| graph.link(&domain.code, "skos:narrower", &item.code))?;
        for item in items() {
            concept(graph, &item.code, &item.code, SCHEME)?;
            names(graph, &item.code, &item.names)?;
            // SKOS forbids equal texts for the preferred and an alternative label.
            for alias in item.aliases.iter().filter(|alias| **alias != item.names.zh) {
                graph.text(&item.code, "skos:altLabel", alias, "zh")?;
            }
            graph.text(&item.code, "skos:scopeNote", &item.scope, "zh")?;
            graph.link(&item.code, "skos:broader", &domain.code)?;
            elements(graph, item)?;
        }
    }
    Ok(())
}

fn elements(graph: &mut Graph<'_>, item: &Item) -> io::Result<()> {
    item.elements.iter().try_for_each(|element| graph.link(&item.code, "skos:narrower", &element.code))?;
    for element in &item.elements {
        concept(graph, &element.code, &element.code, SCHEME)?;
        names(graph, &element.code, &element.names)?;
        graph.link(&element.code, "skos:broader", &item.code)?;
    }
    Ok(())
}

fn concept(graph: &mut Graph<'_>, name: &str, notation: &str, scheme: &str) -> io::Result<()> {
    graph.is_a(name, "Concept")?;
    graph.plain(name, "skos:notation", notation)?;
    graph.link(name, "skos:inScheme", scheme)
}

/// The national points of a year: a scheme of its own, because their numbers and titles are meaningful only within it.
fn year(graph: &mut Graph<'_>, taxonomy: &Taxonomy, profile: &Profile, alike: &Links) -> io::Result<()> {
    let scheme = format!("points-{}", profile.year);
    graph.is_a(&scheme, "ConceptScheme")?;
    let Names { zh, en } = &taxonomy.national.names;
    names(graph, &scheme, &Names { zh: format!("{zh}（{}）", profile.year), en: format!("{en} ({})", profile.year) })?;
    graph.plain(&scheme, "dcterms:identifier", &profile.doc_number)?;
    for point in &profile.points {
        graph.link(&scheme, "skos:hasTopConcept", &point_name(profile.year, point))?;
    }
    for (index, point) in profile.points.iter().enumerate() {
        let name = point_name(profile.year, point);
        concept(graph, &name, &point.number, &scheme)?;
        graph.text(&name, "skos:prefLabel", &point.title, "zh")?;
        graph.link(&name, "skos:topConceptOf", &scheme)?;
        if !point.sure {
            graph.text(&name, "skos:editorialNote", "据地方文件推定，未见国家原文。", "zh")?;
            graph.text(&name, "skos:editorialNote", "Inferred from local plans, not seen in the national text.", "en")?;
        }
        let relation = if point.sure && point.items.len() > 1 { "skos:narrowMatch" } else { "skos:relatedMatch" };
        for &item in &point.items {
            graph.link(&name, relation, &taxonomy.item(item).code)?;
        }
        // A point that was seen asks for each of its elements as a part, whatever else it asks for.
        let relation = if point.sure { "skos:narrowMatch" } else { "skos:relatedMatch" };
        for &element in &point.elements {
            graph.link(&name, relation, &taxonomy.element(element).code)?;
        }
        for (relation, other) in alike.get(&PointAt { year: profile.year, index }).into_iter().flatten() {
            graph.link(&name, relation, other)?;
        }
    }
    Ok(())
}

/// The name of a point: characters of its number that are not allowed in an identifier are percent-encoded.
fn point_name(year: u16, point: &Point) -> String {
    let mut name = format!("points-{year}-");
    for ch in point.number.chars() {
        if ch.is_ascii_alphanumeric() || ".-_".contains(ch) {
            name.push(ch);
        } else {
            ch.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| name.push_str(&format!("%{byte:02X}")));
        }
    }
    name
}

type Links = BTreeMap<PointAt, Vec<(&'static str, String)>>;

/// The links to similar points. Both relations are symmetric, and are written in both directions for readers that do not infer.
fn alike(taxonomy: &Taxonomy) -> Links {
    let name = |at: PointAt| {
        let profile = taxonomy.profiles.get(&at.year)?;
        Some(point_name(at.year, profile.points.get(at.index)?))
    };
    let mut links = Links::new();
    for pair in alike_points(taxonomy) {
        let relation = if pair.exact { "skos:exactMatch" } else { "skos:closeMatch" };
        for (one, other) in [(pair.earlier, pair.later), (pair.later, pair.earlier)] {
            links.entry(one).or_default().extend(name(other).map(|other| (relation, other)));
        }
    }
    for found in links.values_mut() {
        found.sort();
    }
    links
}
