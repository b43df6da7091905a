//! The effect of neighbouring words on a word.

use std::collections::BTreeMap;

use super::score::{Score, Word};
use crate::language::current;
use crate::source::Span;
use crate::taxonomy::{ItemId, MappingRules, Strength};

/// Folded marks between two phrases. Members of a list do not compete, because each is a demand of its own.
const STOPS: [char; 4] = [',', ':', '。', '、'];

/// Returns the scores of a heading, given the scores of its words as in any clause (`plain`) and as in a heading (`in_heading`).
///
/// Headings have little room for passing mentions: without a strong word the weak ones name its subject, and so does a weak word that is
/// joined with a strong one (征地与住房).
pub(super) fn of_heading(
    text: &str,
    plain: BTreeMap<ItemId, Score>,
    in_heading: BTreeMap<ItemId, Score>,
    threshold: f64,
) -> BTreeMap<ItemId, Score> {
    let strong = plain.iter().filter(|(_, score)| score.value >= threshold);
    let strong: Vec<(ItemId, Span)> =
        strong.flat_map(|(item, score)| score.words.iter().map(|word| (*item, word.span))).collect();
    if strong.is_empty() {
        return in_heading;
    }
    let is_joined =
        |item: ItemId, word: &Word| strong.iter().any(|(other, span)| *other != item && joins(text, *span, word.span));
    let mut scores = plain;
    scores.extend(in_heading.into_iter().filter(|(item, score)| score.words.iter().any(|word| is_joined(*item, word))));
    scores
}

/// Returns `true` if the only word of an item is in a phrase that says more about another item: 证明材料 in
/// “公开征地告知书、征地批前程序的证明材料”. Several words say more, and a defining word says more than a typical one. A word that is
/// joined with the other item, or shares characters with it, is not a mere mention; nor is a word that is sufficient for a label under a
/// heading about the item (`in_topic`).
pub(super) fn stands_beside(
    text: &str,
    item: ItemId,
    scores: &BTreeMap<ItemId, Score>,
    in_topic: bool,
    rules: &MappingRules,
) -> bool {
    let Some([word]) = scores.get(&item).map(|score| score.words.as_slice()) else { return false };
    let carries = rules.carries(word.strength);
    if in_topic && carries {
        return false;
    }
    let strong = |says_more: &dyn Fn(f64) -> bool| -> Vec<Span> {
        let others = scores.iter().filter(|(other, score)| **other != item && says_more(score.value));
        let words = others.flat_map(|(_, score)| &score.words).filter(|other| rules.carries(other.strength));
        words.map(|other| other.span).collect()
    };
    let is_level = |other: &Span| *other == word.span || (carries && joins(text, *other, word.span));
    let shares_phrase = |other: &Span| !between(text, *other, word.span).contains(STOPS);
    let defining = rules.strengths[Strength::Defining as usize];
    let several = strong(&|value| value > defining);
    if several.iter().any(shares_phrase) && !several.iter().any(is_level) {
        return true;
    }
    // Words that share characters are members of one list: 教育、医疗 and 医疗卫生.
    let is_said_with = |other: &Span| is_level(other) || other.overlaps(word.span);
    let said = strong(&|value| value >= defining);
    word.strength == Strength::Typical && said.iter().any(shares_phrase) && !said.iter().any(is_said_with)
}

/// Returns `true` if there is only a joint between two words.
fn joins(text: &str, a: Span, b: Span) -> bool {
    current().sentences.joints.contains(&between(text, a, b))
}

/// Returns `true` if a word of an item is in the same list as a strong word of the heading's item: a single member of a list is not a
/// passing mention.
pub(super) fn is_member_beside(text: &str, words: &[Word], others: &[Word]) -> bool {
    let in_list = |word: &Word, other: &Word| {
        let between = between(text, other.span, word.span);
        between.contains('、') && !between.contains([',', ':', '。', ';'])
    };
    words.iter().any(|word| others.iter().any(|other| in_list(word, other)))
}

/// The text between two words; empty if they overlap.
fn between(text: &str, a: Span, b: Span) -> &str {
    text.get(a.end.min(b.end)..a.start.max(b.start)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::{Strength, Taxonomy, load, starter_files};

    fn taxonomy() -> Taxonomy {
        load(&starter_files()).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// A score for the words of an item, given in the order of `text`.
    fn score(text: &str, value: f64, strength: Strength, words: &[&str]) -> Score {
        let word = |word: &&str| {
            let at = text.find(word).expect("a word of the text");
            Word { span: Span::new(at, at + word.len()), strength, factor: 1.0 }
        };
        Score { value, words: words.iter().map(word).collect() }
    }

    /// Whether the word of the second item counts as a mere mention beside those of the first.
    fn is_beside(text: &str, first: &[&str], word: &str, strength: Strength, in_topic: bool) -> bool {
        let taxonomy = taxonomy();
        let much = if first.len() > 1 { 0.99 } else { 0.9 };
        let scores = BTreeMap::from([
            (ItemId(0), score(text, much, Strength::Defining, first)),
            (ItemId(1), score(text, 0.9, strength, &[word])),
        ]);
        stands_beside(text, ItemId(1), &scores, in_topic, &taxonomy.rules)
    }

    #[test]
    fn one_usual_word_beside_a_defining_one_is_a_mention() {
        let is_mention = |text: &str, word: &str| is_beside(text, &["征地告知书"], word, Strength::Typical, false);
        assert!(is_mention("公开征地告知书的证明材料", "证明材料"));
        assert!(!is_mention("公开征地告知书,证明材料放在大厅", "证明材料"), "another phrase");
        assert!(!is_mention("公开征地告知书、证明材料", "证明材料"), "a list asks for each");
        assert!(!is_mention("公开征地告知书和证明材料", "证明材料"), "joined");
        assert!(!is_mention("公开征地告知书", "地告知"), "one in the other");
        let under_its_heading = is_beside("公开征地告知书的证明材料", &["征地告知书"], "证明材料", Strength::Typical, true);
        assert!(!under_its_heading);
        assert!(!is_beside("公开征地告知书的证明材料", &["征地告知书"], "证明材料", Strength::Defining, false));
    }

    #[test]
    fn a_lone_word_in_a_phrase_about_something_else_is_a_mention() {
        let text = "公开征地告知书、征地批前程序的证明材料,公开招生政策";
        assert!(is_beside(text, &["征地告知书", "征地批前"], "证明材料", Strength::Defining, false));
        assert!(!is_beside(text, &["征地告知书"], "证明材料", Strength::Defining, false), "one word against one");
        assert!(!is_beside(text, &["征地告知书", "征地批前"], "招生政策", Strength::Defining, false), "another phrase");
        let list = "公开征地告知书和征地批前程序、证明材料";
        assert!(!is_beside(list, &["征地告知书", "征地批前"], "证明材料", Strength::Defining, false), "another member of a list");
    }

    #[test]
    fn what_is_joined_with_the_other_item_is_no_mention_but_a_hint_is() {
        let text = "公开集中采购药品价格和医保目录";
        assert!(!is_beside(text, &["集中采购", "药品价格"], "医保目录", Strength::Typical, false));
        assert!(is_beside(text, &["集中采购", "药品价格"], "医保目录", Strength::Hint, false));
    }

    #[test]
    fn under_a_heading_of_its_item_a_strong_word_is_no_mention_but_a_hint_is() {
        let text = "公示失信名单和信用承诺中的行政处罚信息";
        assert!(!is_beside(text, &["失信名单", "信用承诺"], "行政处罚", Strength::Typical, true));
        assert!(is_beside(text, &["失信名单", "信用承诺"], "行政处罚", Strength::Hint, true));
    }

    #[test]
    fn a_weak_word_of_a_heading_counts_where_it_is_joined_with_a_strong_one_or_alone() {
        let items = |text: &str, strong: &[&str], weak: &str| {
            let plain = |words: &[&str], weak_value: f64| {
                let mut scores = BTreeMap::from([(ItemId(1), score(text, weak_value, Strength::Hint, &[weak]))]);
                if !words.is_empty() {
                    scores.insert(ItemId(0), score(text, 0.9, Strength::Defining, words));
                }
                scores
            };
            let found = of_heading(text, plain(strong, 0.3), plain(strong, 0.55), 0.5);
            found.into_iter().filter(|(_, score)| score.value >= 0.5).map(|(item, _)| item.0).collect::<Vec<_>>()
        };
        assert_eq!(items("征地与住房", &["征地"], "住房"), [0, 1]);
        assert_eq!(items("住房方面的征地", &["征地"], "住房"), [0]);
        assert_eq!(items("关于住房", &[], "住房"), [1]);
    }
}
