//! The position of a word: the phrases of its clause that contain it, and its role in a list. Everything is prepared once per clause, so
//! that the work is linear in the number of list members.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::matcher::Hit;
use super::phrase::{Phrase, Role};
use crate::language::current;
use crate::source::Span;
use crate::taxonomy::{ItemId, MappingRules};

/// Characters that end a part of a sentence.
const STOPS: [char; 4] = [',', ';', '。', ':'];

/// The phrases around words, to be queried in the order of their places.
pub(super) struct Around<'p> {
    /// Phrases that begin later, the nearest last.
    later: Vec<&'p Phrase>,
    open: Vec<&'p Phrase>,
}

impl<'p> Around<'p> {
    pub(super) fn new(phrases: &'p [Phrase]) -> Self {
        let mut later: Vec<&Phrase> = phrases.iter().collect();
        later.sort_by_key(|phrase| Reverse(phrase.span.start));
        Self { later, open: Vec::new() }
    }

    /// Returns the phrases in which words begin.
    pub(super) fn at(&mut self, words: Span) -> &[&'p Phrase] {
        while let Some(next) = self.later.pop_if(|phrase| phrase.span.start <= words.start) {
            self.open.push(next);
        }
        self.open.retain(|phrase| phrase.covers(words));
        &self.open
    }
}

/// The items of the list heads of a clause.
pub(super) struct Heads<'h> {
    hits: &'h [Hit],
    rules: &'h MappingRules,
    known: BTreeMap<Span, Head>,
}

/// The items of a head, and those that it carries a label for.
#[derive(Default)]
struct Head {
    items: BTreeSet<ItemId>,
    carried: BTreeSet<ItemId>,
}

impl<'h> Heads<'h> {
    pub(super) const fn new(hits: &'h [Hit], rules: &'h MappingRules) -> Self {
        Self { hits, rules, known: BTreeMap::new() }
    }

    /// Returns `true` if the head of an enumeration is about another item, and its members only modify it.
    pub(super) fn leave_as_member(&mut self, hit: &Hit, role: Role) -> bool {
        let Role::Members { head, only_modify } = role else { return false };
        let (hits, rules) = (self.hits, self.rules);
        let of_head = self.known.entry(head).or_insert_with(|| {
            let from = hits.partition_point(|other| other.span.start < head.start);
            let inside = hits.iter().skip(from).take_while(|other| other.span.start < head.end);
            let mut found = Head::default();
            for other in inside.filter(|other| head.contains(other.span)) {
                found.items.insert(other.item);
                if rules.carries(other.strength) {
                    found.carried.insert(other.item);
                }
            }
            found
        });
        (only_modify || of_head.carried.iter().any(|item| *item != hit.item)) && !of_head.items.contains(&hit.item)
    }
}

/// The lists of a folded clause.
pub(super) struct Lists<'t> {
    text: &'t str,
    verbs: &'t [Span],
    /// The ends of the verbs, sorted.
    verb_ends: OnceCell<Vec<usize>>,
    /// The ends of parts of sentences, and the places of words that make a list one of fields.
    marks: OnceCell<(Vec<usize>, Vec<usize>)>,
}

impl<'t> Lists<'t> {
    /// `verbs` are those of the clause.
    pub(super) const fn new(text: &'t str, verbs: &'t [Span]) -> Self {
        Self { text, verbs, verb_ends: OnceCell::new(), marks: OnceCell::new() }
    }

    /// Returns the clause.
    pub(super) const fn text(&self) -> &'t str {
        self.text
    }

    /// Returns `true` if a word is a whole member of a list of fields, such as 就业 and 教育 in 公开就业、教育等领域的信息, which is never
    /// a passing mention. A member of any other list may be a detail: 公布学区、户籍要求.
    pub(super) fn has_whole_member(&self, word: Span) -> bool {
        let (before, after) = (self.text.get(..word.start).unwrap_or_default(), self.text.get(word.end..).unwrap_or_default());
        let opens = before.chars().next_back();
        let in_list = opens == Some('、') || after.starts_with('、');
        let begins = || match opens {
            None | Some('、' | ',' | ';' | ':' | '。' | '和' | '及' | '与') => true,
            _ => self.ends_verb(word.start),
        };
        // Punctuation, a joint, a word for what is listed, or the end of a member.
        let ends = || {
            let clauses = &current().clauses;
            let words = current().sentences.joints.iter().chain(clauses.fields).chain(clauses.member_ends);
            after.is_empty() || after.starts_with(['、', ',', ';', '。']) || words.into_iter().any(|end| after.starts_with(end))
        };
        in_list && begins() && ends() && self.is_of_fields(word.end)
    }

    /// Returns `true` if a verb ends at a place.
    fn ends_verb(&self, at: usize) -> bool {
        let ends = self.verb_ends.get_or_init(|| {
            let mut ends: Vec<usize> = self.verbs.iter().map(|verb| verb.end).collect();
            ends.sort_unstable();
            ends
        });
        ends.binary_search(&at).is_ok()
    }

    /// Returns `true` if a word for fields occurs between a place and the end of that part of the sentence.
    fn is_of_fields(&self, from: usize) -> bool {
        let (stops, fields) = self.marks.get_or_init(|| {
            let stops = self.text.match_indices(STOPS).map(|(at, _)| at).collect();
            let named = current().clauses.fields.iter().flat_map(|field| self.text.match_indices(field));
            let mut fields: Vec<usize> = named.map(|(at, _)| at).collect();
            fields.sort_unstable();
            (stops, fields)
        });
        let next = |places: &[usize]| places.get(places.partition_point(|at| *at < from)).copied();
        next(fields).is_some_and(|field| next(stops).is_none_or(|stop| field < stop))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_whole_between_signs_where_the_list_is_of_fields() {
        let text = "公开就业、教育等领域的信息,公布学区、户籍要求";
        let at = |word: &str| {
            let from = text.find(word).expect("there");
            Span::new(from, from + word.len())
        };
        let verbs = [at("公开"), at("公布")];
        let lists = Lists::new(text, &verbs);
        assert!(lists.has_whole_member(at("就业")) && lists.has_whole_member(at("教育")));
        assert!(!lists.has_whole_member(at("学区")), "the word for fields stands in another part");
        assert!(!Lists::new(text, &[]).has_whole_member(at("就业")), "no verb ends before it");
    }

    #[test]
    fn words_are_given_all_stretches_they_begin_in() {
        let phrase = |from, to| Phrase { span: Span::new(from, to), role: Role::Purpose };
        let phrases = [phrase(4, 9), phrase(0, 20), phrase(6, 8)];
        let mut around = Around::new(&phrases);
        let mut at = |from: usize| around.at(Span::new(from, from + 1)).len();
        assert_eq!([at(0), at(5), at(6), at(8), at(9), at(20)], [1, 2, 3, 2, 1, 0]);
    }
}
