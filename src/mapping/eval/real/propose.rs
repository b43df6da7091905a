//! Proposes words that are specific to an item, with their counts; a person decides which become terms.

use std::collections::{BTreeMap, BTreeSet};

use crate::mapping::eval::labelled::Labelled;
use crate::mapping::{Basis, Mapping};
use crate::source::fold::fold;
use crate::taxonomy::Taxonomy;

/// Words that are specific to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Code of the item.
    pub code: String,
    /// The words, folded.
    pub words: String,
    /// Number of plans in which units of the item contain them.
    pub plans: usize,
    /// Number of units of the item that contain them.
    pub with: usize,
    /// Number of other units that contain them.
    pub without: usize,
    /// Number of units of the item that contain them and that the mapping misses.
    pub missed: usize,
}

/// Words that carried labels, with their agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Code of the item.
    pub code: String,
    /// The words.
    pub words: String,
    /// Labels that people agree with.
    pub right: usize,
    /// Labels that people disagree with.
    pub wrong: usize,
}

/// Lists the words that carried a wrong label, the most frequently wrong first.
#[must_use]
pub fn misleading(plans: &[&Labelled], mappings: &[Mapping], taxonomy: &Taxonomy) -> Vec<Carried> {
    let mut counted: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    for (labelled, mapping) in plans.iter().zip(mappings) {
        for (unit, clauses) in labelled.gold.units.iter().zip(&labelled.places) {
            for label in clauses.iter().flatten().flat_map(|&clause| mapping.of(clause)).filter(|_| unit.kind.is_mapped()) {
                let code = &taxonomy.item(label.item).code;
                if unit.optional.contains(code) {
                    continue;
                }
                let words: BTreeSet<&str> = match label.basis {
                    Basis::Topic => BTreeSet::from(["↑"]),
                    _ => label.evidence.iter().map(|evidence| labelled.plan.source.slice(evidence.span)).collect(),
                };
                for words in words {
                    let (right, wrong) = counted.entry((code.clone(), fold(words))).or_default();
                    *(if unit.codes.contains(code) { right } else { wrong }) += 1;
                }
            }
        }
    }
    let wrong = counted.into_iter().filter(|(_, (_, wrong))| *wrong > 0);
    let mut found: Vec<Carried> = wrong.map(|((code, words), (right, wrong))| Carried { code, words, right, wrong }).collect();
    found.sort_by(|a, b| (b.wrong, a.right, &a.code).cmp(&(a.wrong, b.right, &b.code)));
    found
}

/// Length of the shortest and longest words, in characters.
const LENGTHS: [usize; 2] = [2, 8];
/// Least number of plans in which words must be specific to the item.
const LEAST_PLANS: usize = 2;
/// Of the units that contain the words, at least this many in ten must be of the item.
const LEAST_SHARE: usize = 7;

/// The units and plans that contain some words.
#[derive(Default)]
struct Seen {
    units: BTreeSet<(usize, usize)>,
}

/// Lists words from units that the mapping misses that occur in units of the same item in several plans, and hardly anywhere else;
/// `mappings` is parallel to `plans`. Of words that occur in the same units only the longest are listed.
#[must_use]
pub fn propose(plans: &[&Labelled], mappings: &[Mapping], taxonomy: &Taxonomy) -> Vec<Proposal> {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let mut asked: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    let mut missed: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    let mut optional: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for (plan, (labelled, mapping)) in plans.iter().zip(mappings).enumerate() {
        for (unit, (gold, clauses)) in labelled.gold.units.iter().zip(&labelled.places).enumerate() {
            let (Some(clauses), true) = (clauses, gold.kind.is_mapped()) else { continue };
            let place = (plan, unit);
            for words in grams(&gold.text) {
                seen.entry(words).or_default().units.insert(place);
            }
            let labels = clauses.iter().flat_map(|&clause| mapping.of(clause));
            let found: BTreeSet<&str> = labels.map(|label| taxonomy.item(label.item).code.as_str()).collect();
            for code in &gold.codes {
                asked.entry(code).or_default().insert(place);
                if !found.contains(code.as_str()) {
                    missed.entry(code).or_default().insert(place);
                }
            }
            for code in &gold.optional {
                optional.entry(code).or_default().insert(place);
            }
        }
    }
    let none = BTreeSet::new();
    let mut proposals = Vec::new();
    for (code, missed) in &missed {
        let (asked, optional) = (&asked[code], optional.get(code).unwrap_or(&none));
        let mut best: BTreeMap<Vec<(usize, usize)>, Proposal> = BTreeMap::new();
        for (words, Seen { units }) in &seen {
            let with: Vec<(usize, usize)> = units.intersection(asked).copied().collect();
            let open = with.iter().filter(|place| missed.contains(*place)).count();
            let without = units.iter().filter(|place| !asked.contains(*place) && !optional.contains(*place)).count();
            let plans = with.iter().map(|(plan, _)| plan).collect::<BTreeSet<_>>().len();
            if open == 0 || plans < LEAST_PLANS || with.len() * 10 < LEAST_SHARE * (with.len() + without) {
                continue;
            }
            let proposal =
                Proposal { code: (*code).to_owned(), words: words.clone(), plans, with: with.len(), without, missed: open };
            let longer = |known: &Proposal| known.words.chars().count() >= words.chars().count();
            if !best.get(&with).is_some_and(longer) {
                best.insert(with, proposal);
            }
        }
        let mut found: Vec<Proposal> = best.into_values().collect();
        found.sort_by(|a, b| (b.missed, b.plans, &a.words).cmp(&(a.missed, a.plans, &b.words)));
        proposals.extend(found);
    }
    proposals
}

/// The possible words of a unit: every run of letters with the length of a term.
fn grams(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let mut found = BTreeSet::new();
    for run in folded.split(|ch: char| !ch.is_alphanumeric()) {
        let chars: Vec<char> = run.chars().collect();
        for length in LENGTHS[0]..=LENGTHS[1] {
            found.extend(chars.windows(length).map(|window| window.iter().collect::<String>()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mapper;
    use crate::mapping::eval::Gold;
    use crate::plan;
    use crate::source::SourceText;
    use crate::taxonomy::{load, starter_files};

    #[test]
    fn words_that_set_a_missed_item_apart_in_two_plans_are_proposed_and_others_are_not() {
        let taxonomy = load(&starter_files()).expect("valid");
        let labelled = |name: &str, unit: &str| {
            let text = format!("某县2026年安全生产工作要点\n一、重点任务\n（一）做好{unit}\n（二）做好其他工作。\n");
            let labels =
                format!("id\tkind\tcodes\talso\ttext\n{name}:1\ttask\tFX1\t\t（一）做好\n{name}:2\ttask\t\t\t（二）做好\n");
            let plan = plan::parse(name, SourceText::from_bytes(name, text.as_bytes()).expect("text")).expect("a plan");
            let (labelled, misplaced) = Labelled::of_fragments(Gold::read(&labels).expect("labels"), plan);
            assert_eq!(misplaced, []);
            labelled
        };
        let plans = [labelled("a", "巡山护林甲。"), labelled("b", "巡山护林乙。")];
        let mapper = Mapper::new(&taxonomy);
        let mappings: Vec<Mapping> = plans.iter().map(|plan| mapper.map(&plan.plan)).collect();
        let proposals = propose(&plans.iter().collect::<Vec<_>>(), &mappings, &taxonomy);
        let found: Vec<(&str, &str, usize, usize)> = proposals
            .iter()
            .map(|proposal| (proposal.code.as_str(), proposal.words.as_str(), proposal.plans, proposal.without))
            .collect();
        assert_eq!(found, [("FX1", "做好巡山护林", 2, 0)]);
    }
}
