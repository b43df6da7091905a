//! Compares the national points and the standing authorities of two taxonomies.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{Changes, Part, both};
use crate::level::Level;
use crate::taxonomy::{ElementId, ItemId, Point, Profile, Seen, StandingAuthority, StandingPoint, Taxonomy};

/// Compares the profiles year by year and the standing authorities one by one.
pub(super) fn compare(old: &Taxonomy, new: &Taxonomy, changes: &mut Changes) {
    let years: BTreeSet<u16> = old.profiles.keys().chain(new.profiles.keys()).copied().collect();
    for year in years {
        let (before, after) = (old.profiles.get(&year), new.profiles.get(&year));
        changes.compare(Part::Profile, &year.to_string(), before.map(profile_text), after.map(profile_text));
        if let (Some(before), Some(after)) = (before, after) {
            let texts = |profile: &Profile, taxonomy: &Taxonomy| {
                profile.points.iter().map(|point| (format!("{year} {}", point.number), point_text(point, taxonomy))).collect()
            };
            changes.compare_all(Part::Point, &texts(before, old), &texts(after, new));
            let numbers = |profile: &Profile| profile.points.iter().map(|point| point.number.clone()).collect::<Vec<_>>();
            changes.order(Part::Point, &year.to_string(), &numbers(before), &numbers(after));
        }
    }
    standing(old, new, changes);
}

fn standing(old: &Taxonomy, new: &Taxonomy, changes: &mut Changes) {
    let authorities = |taxonomy: &Taxonomy| -> BTreeMap<String, String> {
        taxonomy.standing.iter().map(|authority| (authority.id.clone(), authority_text(authority))).collect()
    };
    changes.compare_all(Part::Standing, &authorities(old), &authorities(new));
    let duties = |taxonomy: &Taxonomy| -> BTreeMap<String, String> {
        let of = |authority: &StandingAuthority| {
            let id = authority.id.clone();
            let text = move |duty: &StandingPoint| (format!("{id} {}", duty.number), duty_text(duty, taxonomy));
            authority.points.iter().map(text).collect::<Vec<_>>()
        };
        taxonomy.standing.iter().flat_map(of).collect()
    };
    changes.compare_all(Part::Duty, &duties(old), &duties(new));
}

fn profile_text(profile: &Profile) -> String {
    // Destructured completely, so that a new field cannot be forgotten.
    let Profile { year: _, doc_number, title, issued, published, complete, points: _ } = profile;
    let mut text = format!("{doc_number}, issued: {issued}");
    text.extend(title.iter().map(|title| format!(", title: {title}")));
    text.extend(published.iter().map(|published| format!(", published: {published}")));
    text + if *complete { ", complete" } else { "" }
}

fn point_text(point: &Point, taxonomy: &Taxonomy) -> String {
    let Point { number: _, title, items, elements, levels, seen, sure } = point;
    let mut text = asked_text(title, items, elements, levels, taxonomy);
    text.extend(seen.iter().map(|seen| format!(", seen: {}", seen.code())));
    let told = seen.is_none_or(Seen::is_sure);
    text + if *sure == told { "" } else { ", sure: false" }
}

fn authority_text(authority: &StandingAuthority) -> String {
    let StandingAuthority { id: _, names, kind, level, doc_number, aliases, issued, from, until, complete, levels, points: _ } =
        authority;
    let mut text = format!("{}, {} {}, {doc_number}, issued: {issued}, from: {from}", both(names), level.code(), kind.code());
    text.extend(until.iter().map(|until| format!(", until: {until}")));
    text.extend((!aliases.is_empty()).then(|| format!(", aliases: [{}]", aliases.join(", "))));
    text.push_str(&levels_text(levels));
    text + if *complete { ", complete" } else { "" }
}

fn duty_text(duty: &StandingPoint, taxonomy: &Taxonomy) -> String {
    let StandingPoint { number: _, title, items, elements, levels, due, unmapped, seen } = duty;
    let mut text = asked_text(title, items, elements, levels, taxonomy);
    text.extend(due.iter().map(|due| format!(", due: {due}")));
    text.extend((!unmapped.is_empty()).then(|| format!(", unmapped: [{}]", unmapped.join(", "))));
    text + &format!(", seen: {}", seen.code())
}

fn asked_text(title: &str, items: &[ItemId], elements: &[ElementId], levels: &[Level], taxonomy: &Taxonomy) -> String {
    let codes: Vec<&str> = items.iter().map(|id| taxonomy.item(*id).code.as_str()).collect();
    let elements: Vec<&str> = elements.iter().map(|id| taxonomy.element(*id).code.as_str()).collect();
    let elements = if elements.is_empty() { String::new() } else { format!(", elements: [{}]", elements.join(", ")) };
    format!("{title} [{}]{elements}{}", codes.join(", "), levels_text(levels))
}

fn levels_text(levels: &[Level]) -> String {
    let levels: Vec<&str> = levels.iter().map(|level| level.code()).collect();
    if levels.is_empty() { String::new() } else { format!(", levels: [{}]", levels.join(", ")) }
}
