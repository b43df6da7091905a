//! Checks across several items and of the conditions of terms: data may be well-formed and still never match.

use std::collections::BTreeMap;

use super::MappingRules;
use super::raw::RawItem;
use crate::source::Problems;
use crate::source::fold::fold;
use crate::source::yaml::Reader;

/// A name belongs to one item, and an alias may not be the name of another item.
pub(super) fn names_and_aliases(raw: &[RawItem<'_>], problems: &mut Problems) {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for raw in raw {
        let mut reader = Reader::resume(raw.file, problems);
        let code = raw.item.code.as_str();
        for (name, place) in [&raw.item.names.zh, &raw.item.names.en].into_iter().zip(raw.name_places) {
            let owner = *owners.entry(fold(name)).or_insert(code);
            if let (true, Some(place)) = (owner != code, place) {
                reader.error(place, format!("the name “{name}” is given to {code} and already belongs to {owner}"));
            }
        }
    }
    let mut leads: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for raw in raw {
        let targets = raw.item.aliases.iter().filter_map(|alias| owners.get(&fold(alias)).copied());
        leads.entry(raw.item.code.as_str()).or_default().extend(targets.filter(|owner| *owner != raw.item.code));
    }
    for raw in raw {
        let mut reader = Reader::resume(raw.file, problems);
        let code = raw.item.code.as_str();
        for (alias, place) in raw.item.aliases.iter().zip(&raw.alias_places) {
            match owners.get(&fold(alias)).copied() {
                Some(owner) if owner != code => {
                    let message = format!("the alias “{alias}” of {code} is the name of {owner}");
                    match way(&leads, owner, code) {
                        Some(way) => {
                            let help = format!("the aliases go round in a circle: {code} → {}", way.join(" → "));
                            reader.error_with_help(place, message, help);
                        }
                        None => {
                            reader.error_with_help(place, message, "an alias must lead to one item; take it out or change it");
                        }
                    }
                }
                Some(_) => reader.warning(place, format!("the alias “{alias}” is the item's own name and adds nothing")),
                None => {}
            }
        }
    }
}

/// The path from one item to another along aliases that are names, including both ends.
fn way<'a>(leads: &BTreeMap<&'a str, Vec<&'a str>>, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![from]];
    let mut seen = vec![from];
    while let Some(way) = ways.pop() {
        let &last = way.last()?;
        if last == to {
            return Some(way);
        }
        for &next in leads.get(last).into_iter().flatten() {
            if !seen.contains(&next) {
                seen.push(next);
                ways.push(way.iter().copied().chain([next]).collect());
            }
        }
    }
    None
}

/// Reports words of `with` and `unless` that can never affect whether the term counts.
pub(super) fn conditions(reader: &mut Reader<'_>, raw: &RawItem<'_>) {
    for (term, place) in raw.all_terms() {
        let own = fold(&term.text);
        let folded = |words: &[String]| words.iter().map(|word| (word.clone(), fold(word))).collect::<Vec<_>>();
        let (with, unless) = (folded(&term.with), folded(&term.unless));
        for (word, plain) in with.iter().chain(&unless) {
            if plain.is_empty() {
                reader.error(place, format!("the condition “{word}” of “{}” has no character that is matched", term.text));
            }
        }
        let visible = |plain: &String| !plain.is_empty();
        for (word, plain) in unless.iter().filter(|(_, plain)| visible(plain)) {
            if own.contains(plain.as_str()) {
                reader.warning(place, format!("“{}” can never count: “unless: {word}” is part of the term itself", term.text));
            }
            if let Some((shorter, _)) = part_of(plain, &unless) {
                reader.warning(
                    place,
                    never(&term.text, "unless", word, &format!("“{shorter}” is part of it and excludes as much")),
                );
            }
        }
        for (word, plain) in with.iter().filter(|(_, plain)| visible(plain)) {
            if own.contains(plain.as_str()) {
                reader
                    .warning(place, never(&term.text, "with", word, "it is part of the term itself, so it always stands there"));
            } else if let Some((excluded, _)) = unless.iter().find(|(_, other)| visible(other) && plain.contains(other.as_str()))
            {
                reader
                    .warning(place, never(&term.text, "with", word, &format!("wherever it stands, “unless: {excluded}” holds")));
            } else if let Some((shorter, _)) = part_of(plain, &with) {
                reader.warning(place, never(&term.text, "with", word, &format!("“{shorter}” is part of it and allows as much")));
            }
        }
    }
}

fn never(term: &str, list: &str, word: &str, reason: &str) -> String {
    format!("in “{term}”, “{list}: {word}” can never matter: {reason}")
}

/// A shorter word of the same list that is contained in a word.
fn part_of<'w>(plain: &str, words: &'w [(String, String)]) -> Option<&'w (String, String)> {
    words.iter().find(|(_, other)| !other.is_empty() && other != plain && plain.contains(other.as_str()))
}

/// Reports terms that are disabled by a neutral phrase of `mapping.yaml`, and items that no term can find.
pub(super) fn neutral_terms(raw: &[RawItem<'_>], rules: &MappingRules, problems: &mut Problems) {
    let neutral: Vec<String> = rules.neutral.iter().map(|phrase| fold(phrase)).collect();
    for raw in raw {
        let mut reader = Reader::resume(raw.file, problems);
        for (term, place) in raw.all_terms() {
            if neutral.contains(&fold(&term.text)) {
                reader.warning(place, format!("“{}” can never count: mapping.yaml lists it under neutral", term.text));
            }
        }
        if let (true, true, Some(place)) = (raw.item.terms.is_empty(), raw.item.aliases.is_empty(), raw.name_places[0]) {
            reader.warning_with_help(place, format!("{} has no terms and can never be found", raw.item.code), "add “terms”");
        }
    }
}
