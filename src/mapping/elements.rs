//! Finds the elements that a clause names for the items it is labelled with.

use std::collections::BTreeMap;

use super::matcher::{Conditions, Held};
use super::members::Around;
use super::model::{Evidence, Label, Named};
use super::phrase::{Phrase, Role};
use super::words::{Found, Words};
use crate::plan::Clause;
use crate::source::{Span, fold::Folded, fold::fold};
use crate::taxonomy::{Element, ElementId, ItemId, MappingRules, Strength, Taxonomy};

/// An occurrence of an element's term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ElementHit {
    /// The element.
    pub element: ElementId,
    /// Index of the term among those of the element; `None` for a word that only answers.
    pub term: Option<usize>,
    /// Its place in the folded text.
    pub span: Span,
}

/// A term of an element, with its conditions.
pub(super) struct Claim {
    element: ElementId,
    term: Option<usize>,
    conditions: Conditions,
}

/// The terms of all elements, with the elements that use them.
///
/// They are kept apart from the terms of items, which these more general words would hide.
pub(super) struct ElementMatcher {
    /// The elements that use each term; none for a neutral phrase.
    pub(super) words: Words<Claim>,
}

impl ElementMatcher {
    /// Collects the terms and the elements that use them.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        let mut patterns: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for element in taxonomy.ids().flat_map(|item| taxonomy.elements_of(item)) {
            let Element { terms, answers, .. } = taxonomy.element(element);
            let named = terms.iter().enumerate().map(|(index, term)| (Some(index), term));
            for (term, word) in named.chain(answers.iter().map(|word| (None, word))) {
                let claim = Claim { element, term, conditions: Conditions::of(word) };
                patterns.entry(fold(&word.text)).or_default().push(claim);
            }
        }
        for phrase in &taxonomy.rules.neutral {
            patterns.entry(fold(phrase)).or_default().clear();
        }
        Self { words: Words::new(patterns) }
    }

    /// Makes hits from the `terms` in a folded clause that belong to elements of `items`, sorted by element and place.
    ///
    /// For each item the longest term wins, as among the terms of items. Cited titles, purposes and lists of actors have the same effect
    /// as for items. A channel does name elements, because the manner is often what must be checked (在24小时内举行新闻发布会,
    /// 运用图解解读), but words inside the name of a platform only say what the platform is for.
    ///
    /// `terms` are sorted by place; `phrases` are those of the clause.
    pub(super) fn find(
        &self,
        text: &str,
        terms: &[Found],
        phrases: &[Phrase],
        items: &[ItemId],
        rules: &MappingRules,
    ) -> Vec<ElementHit> {
        if items.is_empty() {
            return Vec::new();
        }
        // Terms alone decide what is asked for, whatever other words surround them.
        let mut covered = vec![[Span::new(0, 0); 2]; items.len()];
        let mut neutral = 0;
        let mut hits = Vec::new();
        let mut held = Held::new(text);
        let mut around = Around::new(phrases);
        for &Found { span, word } in terms {
            let claims = self.words.meanings(word);
            if claims.is_empty() {
                neutral = neutral.max(span.end);
            }
            for (claimed, claim) in claims.iter().enumerate() {
                let place = items.iter().position(|item| *item == claim.element.item);
                let Some(covered) = place.and_then(|place| covered.get_mut(place)) else { continue };
                let [by_terms, by_all] = covered;
                let is_free = |covered: &Span| *covered == span || span.end > neutral.max(covered.end);
                let is_found = if claim.term.is_some() { is_free(by_terms) } else { is_free(by_all) };
                // One word may name several elements of an item.
                if claim.term.is_some() && is_free(by_terms) {
                    *by_terms = span;
                }
                if is_free(by_all) {
                    *by_all = span;
                }
                if !is_found {
                    continue;
                }
                if !held.hold((word, claimed), &claim.conditions) {
                    continue;
                }
                let around = around.at(span);
                if counts(text, span, around, rules) {
                    hits.push(ElementHit { element: claim.element, term: claim.term, span });
                } else if is_said_beside(text, around) {
                    hits.push(ElementHit { element: claim.element, term: None, span });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.element, hit.span));
        hits
    }
}

impl ElementMatcher {
    /// Adds to each label the elements of its item that the clause itself names.
    pub(super) fn name<'l>(
        &self,
        clause: &Clause,
        folded: &Folded,
        terms: &[Found],
        phrases: &[Phrase],
        labels: impl Iterator<Item = &'l mut Label>,
        rules: &MappingRules,
    ) {
        let mut labels: Vec<&mut Label> = labels.collect();
        let items: Vec<ItemId> = labels.iter().map(|label| label.item).collect();
        for hit in self.find(folded.text(), terms, phrases, &items, rules) {
            let named = Named { element: hit.element, evidence: Evidence::at(clause, folded, hit.span) };
            for label in labels.iter_mut().filter(|label| label.item == hit.element.item) {
                match hit.term {
                    Some(_) => label.elements.push(named),
                    None => label.answers.push(hit.element),
                }
            }
        }
        for label in labels {
            label.elements.sort_unstable();
            label.elements.dedup();
            let Label { elements, answers, .. } = label;
            answers.retain(|answer| elements.binary_search_by_key(answer, |named| named.element).is_err());
            answers.sort_unstable();
            answers.dedup();
        }
    }
}

/// Returns `true` if a term in the phrases `around` it still carries a label alone.
fn counts(text: &str, words: Span, around: &[&Phrase], rules: &MappingRules) -> bool {
    let factor = |phrase: &Phrase| match phrase.role {
        Role::Channel if inside_platform(text, words, phrase, rules) => rules.channel_factor,
        Role::Purpose => rules.purpose_factor,
        Role::Citation => rules.citation_factor,
        Role::Actors | Role::Basis => 0.0,
        Role::Channel | Role::Members { .. } => 1.0,
    };
    let factor = around.iter().copied().map(factor).fold(1.0, f64::min);
    rules.strengths[Strength::Defining as usize] * factor >= rules.threshold
}

/// Returns `true` if words only name the basis or the purpose of a task: they ask for nothing (对照标准指引更新目录, 防止泄露个人隐私),
/// but they do answer a demand. An exclusion (除保密审查外) does not answer one.
fn is_said_beside(text: &str, around: &[&Phrase]) -> bool {
    let is_beside = |phrase: &&Phrase| match phrase.role {
        Role::Basis => !text.get(phrase.span.range()).is_some_and(|basis| basis.ends_with('外')),
        Role::Purpose => true,
        _ => false,
    };
    !around.is_empty() && around.iter().all(is_beside)
}

/// Returns `true` if words in a channel phrase begin a platform's name: 征地 in 通过征地信息公开平台.
fn inside_platform(text: &str, words: Span, channel: &Phrase, rules: &MappingRules) -> bool {
    let rest = text.get(words.end..channel.span.end).unwrap_or_default();
    let member = rest.split(['、', ',']).next().unwrap_or_default();
    // If 等平台 closes the list, 等 is not part of a name.
    let member = member.split('等').next().unwrap_or_default();
    rules.platform_endings.iter().any(|ending| member.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::lexicon::Lexicon;
    use crate::mapping::phrase::phrases;
    use crate::plan::ClauseKind;
    use crate::taxonomy::{load, starter_files};

    fn taxonomy() -> Taxonomy {
        let mut files = starter_files();
        for file in &mut files {
            if file.name == "items/FX.yaml" {
                file.text = "- code: FX1
  zh: 隐患排查
  en: Hazards
  scope: 隐患。
  terms: {defining: [隐患]}
  elements:
    - {id: FX1.1, zh: 排查, en: Search, terms: [排查, 排查通报]}
    - {id: FX1.2, zh: 通报, en: Notice, terms: [通报, {term: 公示, unless: [内部公示]}], answers: [自查, 排查公示]}
    - {id: FX1.3, zh: 平台, en: Platform, terms: [监管平台, 平台通报]}
    - {id: FX1.4, zh: 网上通报, en: Notice online, terms: [平台通报]}
- {code: FX2, zh: 危化品, en: Chemicals, scope: 危化品。, terms: {defining: [危化品]}, elements: [{id: FX2.1, zh: 查封, en: Seal, terms: [排查通报会]}]}
"
                .into();
            }
            if file.name == "mapping.yaml" {
                file.text =
                    file.text.replace("neutral: []", "neutral: [排查口径]").replace("platforms: []", "platforms: [平台]").into();
            }
        }
        load(&files).unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn found(text: &str) -> Vec<String> {
        let taxonomy = taxonomy();
        let items = [taxonomy.by_code("FX1").expect("an item")];
        let text = &fold(text);
        let lexicon = Lexicon::new(&taxonomy);
        let words = lexicon.read(text);
        let phrases = phrases(text, ClauseKind::Task, &words.cues);
        let hits = lexicon.elements.find(text, &words.elements, &phrases, &items, &taxonomy.rules);
        let said = |hit: &ElementHit| {
            let mark = if hit.term.is_some() { "" } else { "?" };
            format!("{}{mark} {}", taxonomy.element(hit.element).code, &text[hit.span.range()])
        };
        hits.iter().map(said).collect()
    }

    #[test]
    fn only_elements_of_the_labelled_items_are_found_and_the_longest_term_wins() {
        assert_eq!(found("开展排查并通报。"), ["FX1.1 排查", "FX1.2 通报"]);
        assert_eq!(found("做好排查通报。"), ["FX1.1 排查通报"]);
        // A longer term of an item that is not among the clause's labels hides nothing.
        assert_eq!(found("开排查通报会。"), ["FX1.1 排查通报"]);
        assert_eq!(found("统一排查口径。"), [""; 0]);
    }

    #[test]
    fn a_term_of_several_elements_names_each_of_them() {
        assert_eq!(found("做好平台通报。"), ["FX1.3 平台通报", "FX1.4 平台通报"]);
        assert_eq!(found("做好通报。"), ["FX1.2 通报"]);
    }

    #[test]
    fn a_word_that_answers_hides_no_term_and_is_hidden_by_longer_ones() {
        assert_eq!(found("做好自查。"), ["FX1.2? 自查"]);
        assert_eq!(found("做好排查公示。"), ["FX1.1 排查", "FX1.2? 排查公示", "FX1.2 公示"]);
        assert_eq!(found("做好自查通报。"), ["FX1.2? 自查", "FX1.2 通报"]);
    }

    #[test]
    fn conditions_hold_for_the_terms_of_elements_too() {
        assert_eq!(found("及时公示。"), ["FX1.2 公示"]);
        assert_eq!(found("及时公示，内部公示除外。"), [""; 0]);
    }

    #[test]
    fn titles_and_purposes_name_nothing_and_channels_name_what_is_no_platform_name() {
        assert_eq!(found("落实《隐患排查办法》。"), [""; 0]);
        assert_eq!(found("通过逐户排查公开隐患。"), ["FX1.1 排查"]);
        assert_eq!(found("通过排查信息平台公开隐患。"), [""; 0]);
        assert_eq!(found("通过监管平台公开隐患。"), ["FX1.3 监管平台"]);
        // Words of purpose or basis ask for nothing, but answer.
        assert_eq!(found("公开隐患，方便群众排查。"), ["FX1.1? 排查"]);
    }
}
