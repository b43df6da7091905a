//! Which terms a corpus uses: a term that never fires is useless, and one that fires for two items cannot tell them apart.

use super::cues::verbs;
use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Lexicon;
use super::mapper::Mapper;
use super::phrase::phrases;
use crate::plan::Plan;
use crate::source::{Problem, Problems, Severity, fold::Folded};
use crate::taxonomy::{ElementId, ItemId, Taxonomy, Term};

/// Number of terms listed in a summary warning.
const SHOWN: usize = 6;

/// The use of a taxonomy's terms in a corpus. A term fires if it occurs in a task or heading, is not covered by a longer term, and its
/// conditions hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    /// How often each term fired, by its index in its item; terms that never fired are not included.
    pub fired: BTreeMap<(ItemId, usize), usize>,
    /// Terms that fired for several items at the same place, by the items that share them.
    pub shared: BTreeMap<BTreeSet<(ItemId, usize)>, Shared>,
    /// Terms of elements that fired in a clause labelled with their item, by their index in the element.
    pub named: BTreeSet<(ElementId, usize)>,
}

/// The use of a term that fired for several items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Number of occurrences.
    pub count: usize,
    /// Source of the first occurrence.
    pub source: String,
    /// Line of the first occurrence, from 1.
    pub line: usize,
}

/// Counts the use of the terms in the plans of a corpus.
pub fn usage<'p>(taxonomy: &Taxonomy, plans: impl IntoIterator<Item = &'p Plan>) -> Usage {
    let (mapper, lexicon) = (Mapper::new(taxonomy), Lexicon::new(taxonomy));
    let mut usage = Usage::default();
    for plan in plans {
        let mapping = mapper.map(plan);
        let labelled = plan.clauses.iter().zip(&mapping.labels);
        for (clause, labels) in labelled.filter(|(clause, _)| clause.kind.is_mapped()) {
            let folded = Folded::new(plan.source.slice(clause.body));
            let mut places: BTreeMap<_, BTreeSet<(ItemId, usize)>> = BTreeMap::new();
            let words = lexicon.read(folded.text());
            for hit in lexicon.matcher.find(folded.text(), &words.terms, &verbs(&words.cues)) {
                if let Some(term) = hit.term {
                    *usage.fired.entry((hit.item, term)).or_default() += 1;
                    places.entry(hit.span).or_default().insert((hit.item, term));
                }
            }
            let items: Vec<ItemId> = labels.iter().map(|label| label.item).collect();
            let phrases = phrases(folded.text(), clause.kind, &words.cues);
            let named = lexicon.elements.find(folded.text(), &words.elements, &phrases, &items, &taxonomy.rules);
            usage.named.extend(named.into_iter().filter_map(|hit| Some((hit.element, hit.term?))));
            for claims in places.into_values() {
                let items: BTreeSet<ItemId> = claims.iter().map(|(item, _)| *item).collect();
                if items.len() > 1 {
                    let first = || Shared { count: 0, source: plan.source.name().to_owned(), line: plan.lines_of(clause.span).0 };
                    usage.shared.entry(claims).or_insert_with(first).count += 1;
                }
            }
        }
    }
    usage
}

impl Usage {
    /// Returns warnings on questionable terms, at their positions.
    #[must_use]
    pub fn warnings(&self, taxonomy: &Taxonomy) -> Problems {
        let mut problems = Problems::default();
        for id in taxonomy.ids() {
            for (index, term) in taxonomy.item(id).terms.iter().enumerate() {
                if !self.fired.contains_key(&(id, index)) {
                    problems.push(warning(taxonomy, id, term, format!("“{}” never fired on the corpus", term.text)));
                }
            }
            if let Some(problem) = self.silent_elements(taxonomy, id) {
                problems.push(problem);
            }
        }
        for (claims, shared) in &self.shared {
            for &(id, index) in claims {
                let Some(term) = taxonomy.item(id).terms.get(index) else { continue };
                let others: BTreeSet<&str> =
                    claims.iter().filter(|(item, _)| *item != id).map(|(item, _)| taxonomy.item(*item).code.as_str()).collect();
                let others: Vec<&str> = others.into_iter().collect();
                let message = format!(
                    "“{}” fires for {} and for {} in the same words ({}×, first in {} line {})",
                    term.text,
                    taxonomy.item(id).code,
                    others.join(", "),
                    shared.count,
                    shared.source,
                    shared.line
                );
                problems.push(warning(taxonomy, id, term, message));
            }
        }
        problems
    }
}

impl Usage {
    /// One warning per item on the terms of its elements, at the first of them: they are numerous, and must not drown out the rest.
    fn silent_elements(&self, taxonomy: &Taxonomy, item: ItemId) -> Option<Problem> {
        let terms = taxonomy.elements_of(item).flat_map(|id| {
            let element = taxonomy.element(id);
            element.terms.iter().enumerate().map(move |(index, term)| (id, index, element, term))
        });
        let terms: Vec<_> = terms.collect();
        let silent: Vec<_> = terms.iter().filter(|(id, index, ..)| !self.named.contains(&(*id, *index))).collect();
        let (.., first) = silent.first()?;
        let mut shown: Vec<String> =
            silent.iter().take(SHOWN).map(|(.., element, term)| format!("“{}” ({})", term.text, element.code)).collect();
        if silent.len() > SHOWN {
            shown.push("…".to_owned());
        }
        let (silent, all, code) = (silent.len(), terms.len(), &taxonomy.item(item).code);
        let message =
            format!("{silent} of {all} terms of the elements of {code} never fired on the corpus: {}", shown.join(", "));
        Some(warning(taxonomy, item, first, message))
    }
}

fn warning(taxonomy: &Taxonomy, id: ItemId, term: &Term, message: String) -> Problem {
    Problem {
        file: taxonomy.item(id).file.clone(),
        line: term.at.line,
        column: term.at.column,
        span: None,
        severity: Severity::Warning,
        message,
        help: None,
    }
}
