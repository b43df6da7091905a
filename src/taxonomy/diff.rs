//! The differences between two taxonomies, entry by entry; empty for equal ones.

use std::collections::BTreeMap;

use super::{Element, Item, ItemId, Setting, Taxonomy, Term, settings};
use crate::language::SECTIONS;
use crate::source::fold::fold;

mod changes;
mod points;

pub use changes::{Change, ChangeKind, Part};
use changes::{Changes, both};

/// Lists the changes from `old` to `new`: the head, domains, items with their terms, profiles, rules, the words of `language.yaml`.
#[must_use]
pub fn diff(old: &Taxonomy, new: &Taxonomy) -> Vec<Change> {
    let mut changes = Changes(Vec::new());
    changes.compare_all(Part::Taxonomy, &head(old), &head(new));
    changes.compare_all(Part::Domain, &domains(old), &domains(new));
    let codes = |taxonomy: &Taxonomy| taxonomy.domains.iter().map(|domain| domain.code.clone()).collect::<Vec<_>>();
    changes.order(Part::Domain, "", &codes(old), &codes(new));
    items(old, new, &mut changes);
    points::compare(old, new, &mut changes);
    rules(old, new, &mut changes);
    language(old, new, &mut changes);
    changes.0
}

fn head(taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    let entries = [
        ("version", taxonomy.version.to_string()),
        ("name", both(&taxonomy.names)),
        ("national_points", both(&taxonomy.national.names)),
        ("last_year", taxonomy.national.last_year.to_string()),
    ];
    let iri = taxonomy.iri.iter().map(|iri| ("iri", iri.clone()));
    entries.into_iter().chain(iri).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn domains(taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    taxonomy.domains.iter().map(|domain| (domain.code.clone(), both(&domain.names))).collect()
}

/// For a list of words only additions and removals are shown, or the whole list if only its order changed.
fn rules(old: &Taxonomy, new: &Taxonomy, changes: &mut Changes) {
    let after = settings(new);
    for (path, before) in settings(old) {
        match (&before, after.get(path)) {
            (Setting::Words(before), Some(Setting::Words(after))) => {
                changes.words(Part::Rule, path, before, after);
                changes.order(Part::Rule, path, before, after);
            }
            (Setting::Number(before), Some(Setting::Number(after))) => {
                changes.compare(Part::Rule, path, Some(before.to_string()), Some(after.to_string()));
            }
            // Both sides have the same paths, each with the same type of value.
            _ => {}
        }
    }
}

fn language(old: &Taxonomy, new: &Taxonomy, changes: &mut Changes) {
    let paths = SECTIONS.iter().flat_map(|section| section.lists.iter().map(|(key, _)| format!("{}.{key}", section.key)));
    for ((path, before), after) in paths.zip(old.language.lists()).zip(new.language.lists()) {
        changes.words(Part::Language, &path, &before, &after);
    }
}

/// Matches items by code, then the rest by name, then compares each pair.
fn items(old: &Taxonomy, new: &Taxonomy, changes: &mut Changes) {
    let mut gone: Vec<ItemId> = old.ids().filter(|id| new.by_code(&old.item(*id).code).is_none()).collect();
    let mut pairs = Vec::new();
    let mut terms = Terms::default();
    for id in new.ids() {
        let item = new.item(id);
        if let Some(before) = old.by_code(&item.code) {
            pairs.push((old.item(before), item));
            continue;
        }
        let name = fold(&item.names.zh);
        if let Some(at) = gone.iter().position(|other| fold(&old.item(*other).names.zh) == name) {
            let before = old.item(gone.remove(at));
            changes.moved(Part::Item, &item.code, before.code.clone(), item.code.clone());
            pairs.push((before, item));
        } else {
            changes.compare(Part::Item, &item.code, None, Some(both(&item.names)));
            changes.compare_all(Part::Element, &BTreeMap::new(), &elements(item, &item.code));
            terms.add(None, Some(item));
        }
    }
    for id in gone {
        let item = old.item(id);
        changes.compare(Part::Item, &item.code, Some(both(&item.names)), None);
        changes.compare_all(Part::Element, &elements(item, &item.code), &BTreeMap::new());
        terms.add(Some(item), None);
    }
    for (before, after) in pairs {
        compare_items(before, after, changes);
        terms.add(Some(before), Some(after));
    }
    terms.report(changes);
}

fn compare_items(before: &Item, after: &Item, changes: &mut Changes) {
    // Destructured completely, so that a new field cannot be forgotten: domain follows from the code, terms are compared across items,
    // elements below.
    let Item { code, domain: _, names, scope, aliases, terms: _, elements: _, file: _ } = after;
    changes.compare(Part::Name, code, Some(both(&before.names)), Some(both(names)));
    changes.compare(Part::Scope, code, Some(before.scope.clone()), Some(scope.clone()));
    let list = |aliases: &[String]| (!aliases.is_empty()).then(|| aliases.join("、"));
    changes.compare(Part::Aliases, code, list(&before.aliases), list(aliases));
    changes.compare_all(Part::Element, &elements(before, code), &elements(after, code));
    let order = |item: &Item| elements_of(item, code).map(|(code, _)| code).collect::<Vec<_>>();
    changes.order(Part::Element, code, &order(before), &order(after));
}

/// The elements of an item, with codes based on `item_code`, so that an item with a new code keeps them.
fn elements_of<'i>(item: &'i Item, item_code: &'i str) -> impl Iterator<Item = (String, &'i Element)> {
    item.elements.iter().map(move |element| {
        let number = element.code.strip_prefix(item.code.as_str()).unwrap_or(&element.code);
        (format!("{item_code}{number}"), element)
    })
}

fn elements(item: &Item, item_code: &str) -> BTreeMap<String, String> {
    let text = |element: &Element| {
        // Destructured completely, so that a new field cannot be forgotten.
        let Element { code: _, names, terms, answers, levels } = element;
        let texts = |terms: &[Term]| {
            let text = |term: &Term| [term.text.clone()].into_iter().chain(conditions(term)).collect::<Vec<_>>().join(", ");
            let mut texts: Vec<String> = terms.iter().map(text).collect();
            texts.sort();
            texts.join("; ")
        };
        let answers = if answers.is_empty() { String::new() } else { format!(" | answers: {}", texts(answers)) };
        let levels: Vec<&str> = levels.iter().map(|level| level.code()).collect();
        let levels = if levels.is_empty() { String::new() } else { format!(" ({})", levels.join(", ")) };
        format!("{}{levels}: {}{answers}", both(names), texts(terms))
    };
    elements_of(item, item_code).map(|(code, element)| (code, text(element))).collect()
}

/// Terms of both sides, by their folded text and by item.
#[derive(Default)]
struct Terms<'t>(BTreeMap<String, Vec<TermPair<'t>>>);

/// The terms with one text in one item, on both sides.
#[derive(Default)]
struct TermPair<'t> {
    old_code: Option<&'t str>,
    new_code: Option<&'t str>,
    old: Vec<String>,
    new: Vec<String>,
}

impl<'t> Terms<'t> {
    fn add(&mut self, old: Option<&'t Item>, new: Option<&'t Item>) {
        let mut own: BTreeMap<String, TermPair<'t>> = BTreeMap::new();
        let texts = |item: Option<&'t Item>| item.into_iter().flat_map(|item| item.terms.iter().map(|term| (&item.code, term)));
        for (code, term) in texts(old) {
            let pair = own.entry(fold(&term.text)).or_default();
            pair.old_code = Some(code);
            pair.old.push(term_text(term));
        }
        for (code, term) in texts(new) {
            let pair = own.entry(fold(&term.text)).or_default();
            pair.new_code = Some(code);
            pair.new.push(term_text(term));
        }
        for (text, mut pair) in own {
            pair.old.sort();
            pair.new.sort();
            if pair.old != pair.new {
                self.0.entry(text).or_default().push(pair);
            }
        }
    }

    /// A text that was removed from one item and added to another has moved.
    fn report(self, changes: &mut Changes) {
        let mut found = Changes(Vec::new());
        for pairs in self.0.into_values() {
            let (mut left, rest): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|pair| pair.new.is_empty());
            let (came, stayed): (Vec<_>, Vec<_>) = rest.into_iter().partition(|pair| pair.old.is_empty());
            for pair in came {
                let code = pair.new_code.unwrap_or_default();
                if left.is_empty() {
                    found.compare(Part::Term, code, None, Some(pair.new.join("; ")));
                } else {
                    let from = left.remove(0);
                    let old = format!("{}: {}", from.old_code.unwrap_or_default(), from.old.join("; "));
                    found.moved(Part::Term, code, old, format!("{code}: {}", pair.new.join("; ")));
                }
            }
            for pair in left {
                found.compare(Part::Term, pair.old_code.unwrap_or_default(), Some(pair.old.join("; ")), None);
            }
            for pair in stayed {
                let code = pair.new_code.unwrap_or_default();
                found.compare(Part::Term, code, Some(pair.old.join("; ")), Some(pair.new.join("; ")));
            }
        }
        found.0.sort_by(|a, b| a.subject.cmp(&b.subject));
        changes.0.append(&mut found.0);
    }
}

/// A term as one line, without its position.
fn term_text(term: &Term) -> String {
    [format!("{} ({})", term.text, term.strength.code())].into_iter().chain(conditions(term)).collect::<Vec<_>>().join(", ")
}

fn conditions(term: &Term) -> Vec<String> {
    let mut parts = Vec::new();
    for (name, words) in [("with", &term.with), ("unless", &term.unless)] {
        if !words.is_empty() {
            let mut words = words.clone();
            words.sort();
            parts.push(format!("{name} {}", words.join("/")));
        }
    }
    parts.extend(term.why.iter().map(|why| format!("why {why}")));
    parts
}
