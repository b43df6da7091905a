//! Maps a whole plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Topic, Weighed, complete, left_below, weigh};
use super::cues::verbs;
use super::decision::Decision;
use super::explain::{Candidate, Explanation, Reason};
use super::lexicon::Lexicon;
use super::matcher::Hit;
use super::members::{Around, Lists};
use super::model::{Basis, Evidence, Label, Mapping};
use super::neighbours::of_heading;
use super::phrase::{Phrase, phrases};
use super::score::{Word, scores};
use crate::plan::{Clause, ClauseKind, Plan};
use crate::source::{Span, fold::Folded};
use crate::taxonomy::{ItemId, MappingRules, Taxonomy};

/// A taxonomy prepared for mapping; build it once and use it for every plan.
#[expect(missing_debug_implementations, reason = "the automaton inside has none, and nobody could read it")]
pub struct Mapper<'t> {
    taxonomy: &'t Taxonomy,
    rules: &'t MappingRules,
    lexicon: Arc<Lexicon>,
    /// Domain of each item, by its id.
    domains: Arc<[usize]>,
}

impl<'t> Mapper<'t> {
    /// Prepares `taxonomy`.
    #[must_use]
    pub fn new(taxonomy: &'t Taxonomy) -> Self {
        Self {
            taxonomy,
            rules: &taxonomy.rules,
            lexicon: Arc::new(Lexicon::new(taxonomy)),
            domains: taxonomy.items.iter().map(|item| item.domain).collect(),
        }
    }

    /// Returns its taxonomy.
    #[must_use]
    pub const fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    /// Returns `true` if it uses the numbers of its taxonomy.
    #[must_use]
    pub fn has_own_rules(&self) -> bool {
        std::ptr::eq(self.rules, &raw const self.taxonomy.rules)
    }

    /// Returns a mapper with the same terms and phrases but other numbers.
    #[must_use]
    pub fn with_rules<'r>(&self, rules: &'r MappingRules) -> Mapper<'r>
    where
        't: 'r,
    {
        Mapper { taxonomy: self.taxonomy, rules, lexicon: Arc::clone(&self.lexicon), domains: Arc::clone(&self.domains) }
    }

    /// Labels every clause of `plan`.
    #[must_use]
    pub fn map(&self, plan: &Plan) -> Mapping {
        self.read(plan, |_| ())
    }

    /// Explains the labels of every clause that can carry any.
    #[must_use]
    pub fn explain(&self, plan: &Plan) -> Vec<Explanation> {
        let mut explanations = Vec::new();
        let mapping = self.read(plan, |reading| explanations.push(reading.explanation()));
        for explanation in &mut explanations {
            explanation.labels = mapping.of(explanation.clause).to_vec();
        }
        explanations
    }

    /// Maps the clauses in order, because each may depend on the heading above it and on the previous clause.
    fn read(&self, plan: &Plan, mut each: impl FnMut(Reading<'_>)) -> Mapping {
        let mut mapping = Mapping { firm: self.rules.calibrated(self.rules.firm), ..Mapping::default() };
        mapping.labels.reserve(plan.clauses.len());
        mapping.doubtful.reserve(plan.clauses.len());
        let mut topics: Vec<Option<Vec<Label>>> = vec![None; plan.sections.len()];
        for (index, clause) in plan.clauses.iter().enumerate() {
            let (labels, doubtful) = if clause.kind.is_mapped() {
                let topic = topic_of(plan, clause, &topics);
                let last = previous(plan, index, clause).map_or(&[] as &[Label], |before| mapping.of(before));
                self.clause(plan, index, clause, topic, last, &mut each)
            } else {
                (Vec::new(), Vec::new())
            };
            if let (Some(section), true) = (clause.section, opens_section(plan, index, clause)) {
                topics[section] = Some(left_below(clause.kind, &labels));
            }
            mapping.labels.push(labels);
            mapping.doubtful.push(doubtful);
        }
        mapping
    }

    /// The labels of a clause, and the doubtful items that fell just short of one; `each` receives the reasons.
    fn clause(
        &self,
        plan: &Plan,
        index: usize,
        clause: &Clause,
        topic: Topic<'_>,
        last: &[Label],
        each: &mut impl FnMut(Reading<'_>),
    ) -> (Vec<Label>, Vec<Label>) {
        let folded = Folded::new(plan.source.slice(clause.body));
        let words = self.lexicon.read(folded.text());
        let phrases = phrases(folded.text(), clause.kind, &words.cues);
        let verbs = verbs(&words.cues);
        let hits = self.lexicon.matcher.find(folded.text(), &words.terms, &verbs);
        let weighed = self.weighed(&folded, &hits, &phrases, &verbs, clause.kind, topic);
        each(Reading { index, clause, folded: &folded, weighed: &weighed, topic });
        let place = |span: Span| Evidence::at(clause, &folded, span);
        let label = |weighed: &Weighed| {
            let mut evidence: Vec<Evidence> = weighed.score.words.iter().map(|word| place(word.span)).collect();
            evidence.sort_unstable();
            evidence.dedup();
            Label {
                item: weighed.item,
                confidence: self.rules.calibrated(weighed.confidence),
                basis: Basis::Words,
                evidence,
                elements: Vec::new(),
                answers: Vec::new(),
                decision: Decision::Machine,
            }
        };
        let own = weighed.iter().filter(|weighed| weighed.confidence >= self.rules.threshold).map(label).collect();
        let points_back = self.rules.anaphora.iter().any(|word| folded.text().starts_with(word.as_str()));
        let doubtful = |weighed: &&Weighed| (self.rules.doubtful..self.rules.threshold).contains(&weighed.confidence);
        let mut labels = complete(own, topic, last, points_back, self.rules);
        let mut doubtful: Vec<Label> = weighed.iter().filter(doubtful).map(label).collect();
        let elements = &self.lexicon.elements;
        elements.name(clause, &folded, &words.elements, &phrases, labels.iter_mut().chain(&mut doubtful), self.rules);
        (labels, doubtful)
    }

    /// Weighs a clause part by part: parts separated by ； are demands of their own, and each may leave the topic.
    fn weighed(
        &self,
        folded: &Folded,
        hits: &[Hit],
        phrases: &[Phrase],
        verbs: &[Span],
        kind: ClauseKind,
        topic: Topic<'_>,
    ) -> Vec<Weighed> {
        let text = folded.text();
        let mut all: BTreeMap<ItemId, Weighed> = BTreeMap::new();
        let (lists, mut around) = (Lists::new(text, verbs), Around::new(phrases));
        // A heading is processed twice.
        let mut around_again = Around::new(if kind == ClauseKind::Heading { phrases } else { &[] });
        for part in parts(text) {
            let hits = within(hits, part);
            if hits.is_empty() {
                continue;
            }
            let mut scores = scores(&lists, hits, &mut around, self.rules.strengths, self.rules);
            if kind == ClauseKind::Heading {
                let in_heading = self::scores(&lists, hits, &mut around_again, self.rules.heading_strengths, self.rules);
                scores = of_heading(text, scores, in_heading, self.rules.threshold);
            }
            for weighed in weigh(text, kind, scores, topic, &self.domains, self.rules) {
                match all.get_mut(&weighed.item) {
                    Some(known) => known.join(weighed),
                    None => drop(all.insert(weighed.item, weighed)),
                }
            }
        }
        all.into_values().collect()
    }
}

/// Splits a folded clause at ；.
fn parts(text: &str) -> impl Iterator<Item = Span> {
    text.split(';').scan(0, |start, part| {
        let span = Span::new(*start, *start + part.len());
        *start = span.end + 1;
        Some(span)
    })
}

/// The hits in a part of a clause; hits are sorted by place.
fn within(hits: &[Hit], part: Span) -> &[Hit] {
    let first = hits.partition_point(|hit| hit.span.start < part.start);
    let after = hits.partition_point(|hit| hit.span.start < part.end);
    hits.get(first..after).unwrap_or_default()
}

/// The data behind the labels of one clause.
struct Reading<'r> {
    index: usize,
    clause: &'r Clause,
    folded: &'r Folded,
    weighed: &'r [Weighed],
    topic: Topic<'r>,
}

impl Reading<'_> {
    /// Converts it to an explanation without labels, which are added later.
    fn explanation(&self) -> Explanation {
        Explanation {
            clause: self.index,
            topic: self.topic.labels.iter().map(|label| label.item).collect(),
            labels: Vec::new(),
            candidates: self.weighed.iter().map(|weighed| self.candidate(weighed)).collect(),
        }
    }

    fn candidate(&self, weighed: &Weighed) -> Candidate {
        let place = |span: Span| Evidence::at(self.clause, self.folded, span);
        let word = |word: &Word| Reason { words: place(word.span), strength: word.strength, factor: word.factor };
        Candidate {
            item: weighed.item,
            own: weighed.score.value,
            context: weighed.context,
            confidence: weighed.confidence,
            reasons: weighed.score.words.iter().map(word).collect(),
        }
    }
}

/// The topic of a clause: the labels of its section's heading, or of the nearest heading above that has any.
///
/// A heading itself has no topic, because its chapter is usually a slogan.
fn topic_of<'l>(plan: &Plan, clause: &Clause, topics: &'l [Option<Vec<Label>>]) -> Topic<'l> {
    if clause.kind == ClauseKind::Heading {
        return Topic::default();
    }
    let mut section = clause.section;
    let mut has_heading = false;
    let mut found: Option<Topic<'_>> = None;
    while let Some(index) = section {
        if let Some(labels) = topics.get(index).and_then(Option::as_ref).filter(|labels| !labels.is_empty()) {
            if let Some(topic) = found {
                return Topic { above: labels, ..topic };
            }
            let from_above = clause.section != section;
            found = Some(Topic { labels, from_above, from_chapter: from_above && has_heading, above: &[] });
        }
        has_heading |= plan.sections.get(index).is_some_and(|section| !section.heading.is_empty());
        section = plan.sections.get(index).and_then(|section| section.parent);
    }
    found.unwrap_or_default()
}

/// Returns `true` if a clause is the heading of its section, or the sentence that its number opens. A paragraph with neither continues the
/// topic of the heading above it.
fn opens_section(plan: &Plan, index: usize, clause: &Clause) -> bool {
    let section = clause.section.and_then(|section| plan.sections.get(section));
    if section.is_some_and(|section| !section.numbered && section.heading.is_empty()) {
        return false;
    }
    let before = index.checked_sub(1).and_then(|before| plan.clauses.get(before));
    before.is_none_or(|before| before.section != clause.section)
}

/// The previous clause, if it is a task in the same section.
fn previous(plan: &Plan, index: usize, clause: &Clause) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let earlier = plan.clauses.get(before)?;
    (earlier.section == clause.section && earlier.kind == ClauseKind::Task).then_some(before)
}
