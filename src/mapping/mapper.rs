//! Maps a whole plan.

use super::context::{Topic, decide};
use super::matcher::Matcher;
use super::model::{Evidence, Label, Mapping};
use super::phrase::phrases;
use super::score::{Score, scores};
use crate::plan::{Clause, ClauseKind, Plan};
use crate::source::{Span, fold::Folded};
use crate::taxonomy::{MappingRules, Taxonomy};

/// A taxonomy made ready for mapping; build it once, use it for every plan.
#[expect(missing_debug_implementations, reason = "the automaton inside has none, and nobody could read it")]
pub struct Mapper<'t> {
    taxonomy: &'t Taxonomy,
    rules: &'t MappingRules,
    matcher: Matcher,
}

impl<'t> Mapper<'t> {
    /// Prepares `taxonomy`.
    #[must_use]
    pub fn new(taxonomy: &'t Taxonomy) -> Self {
        Self { taxonomy, rules: &taxonomy.rules, matcher: Matcher::new(taxonomy) }
    }

    /// Returns the taxonomy that it maps to.
    #[must_use]
    pub const fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    /// Labels every clause of `plan`.
    #[must_use]
    pub fn map(&self, plan: &Plan) -> Mapping {
        let mut labels: Vec<Vec<Label>> = Vec::with_capacity(plan.clauses.len());
        let mut topics: Vec<Option<Topic>> = vec![None; plan.sections.len()];
        for (index, clause) in plan.clauses.iter().enumerate() {
            if !clause.kind.is_mapped() {
                labels.push(Vec::new());
                continue;
            }
            let topic = topic_of(plan, clause, &topics);
            let last = previous(plan, index, clause).map_or(&[] as &[Label], |before| labels[before].as_slice());
            let found = self.clause(plan, clause, &topic, last);
            if let (Some(section), true) = (clause.section, opens_section(plan, index, clause)) {
                let items = found.iter().map(|label| (label.item, label.evidence.clone())).collect();
                topics[section] = Some(Topic { items });
            }
            labels.push(found);
        }
        Mapping { labels, ..Mapping::default() }
    }

    fn clause(&self, plan: &Plan, clause: &Clause, topic: &Topic, last: &[Label]) -> Vec<Label> {
        let text = plan.source.slice(clause.body);
        let folded = Folded::new(text);
        let hits = self.matcher.find(folded.text());
        let phrases = phrases(folded.text(), self.rules);
        let scores = scores(folded.text(), &hits, &phrases, self.rules);
        let evidence = |score: &Score| {
            let place = |span: &Span| {
                let origin = folded.origin(*span);
                Evidence { span: Span::new(clause.body.start + origin.start, clause.body.start + origin.end) }
            };
            let mut words: Vec<Evidence> = score.words.iter().map(place).collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        let points_back = self.rules.anaphora.iter().any(|word| folded.text().starts_with(word.as_str()));
        decide(&scores, topic, last, points_back, evidence, self.rules)
    }
}

/// The topic of a clause: what the heading of its section speaks of, or the nearest heading above that speaks of anything.
///
/// A heading itself has no topic: its chapter is a slogan more often than not.
fn topic_of(plan: &Plan, clause: &Clause, topics: &[Option<Topic>]) -> Topic {
    if clause.kind == ClauseKind::Heading {
        return Topic::default();
    }
    let mut section = clause.section;
    while let Some(index) = section {
        if let Some(topic) = topics.get(index).and_then(Option::as_ref).filter(|topic| !topic.items.is_empty()) {
            return topic.clone();
        }
        section = plan.sections.get(index).and_then(|section| section.parent);
    }
    Topic::default()
}

/// Tells whether a clause is the heading of its section, or the sentence that its number opens.
fn opens_section(plan: &Plan, index: usize, clause: &Clause) -> bool {
    let before = index.checked_sub(1).and_then(|before| plan.clauses.get(before));
    before.is_none_or(|before| before.section != clause.section)
}

/// The clause before this one, where it stands in the same paragraph and section.
fn previous(plan: &Plan, index: usize, clause: &Clause) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let earlier = plan.clauses.get(before)?;
    (earlier.section == clause.section && earlier.kind == ClauseKind::Task).then_some(before)
}
