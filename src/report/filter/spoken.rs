//! Finds items by words used in documents, for people who do not know the names of the taxonomy.

use crate::source::fold::fold;
use crate::taxonomy::{Element, Item, Taxonomy, Term};

/// User input and the items that it was resolved to, by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The input.
    pub typed: String,
    /// The items, in the order of the taxonomy.
    pub codes: Vec<String>,
}

/// Finds the items that have a word among their terms, or as the name or code of an element; only if there are none, those with an element
/// that has it among its terms, which are more general.
#[must_use]
pub fn items_with_word<'t>(typed: &str, taxonomy: &'t Taxonomy) -> Vec<&'t Item> {
    let wanted = fold(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let same = |text: &String| fold(text).eq_ignore_ascii_case(&wanted);
    let has = |terms: &[Term]| terms.iter().any(|term| same(&term.text));
    let is_called = |element: &Element| same(&element.code) || same(&element.names.zh) || same(&element.names.en);
    let by_itself = |item: &&Item| has(&item.terms) || item.elements.iter().any(is_called);
    let by_element = |item: &&Item| item.elements.iter().any(|element| has(&element.terms));
    let found: Vec<&Item> = taxonomy.items.iter().filter(by_itself).collect();
    if found.is_empty() { taxonomy.items.iter().filter(by_element).collect() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Filter, Wanted};
    use crate::taxonomy;

    fn codes(typed: &str) -> Vec<String> {
        let taxonomy = taxonomy::load_embedded().expect("valid data");
        items_with_word(typed, &taxonomy).into_iter().map(|item| item.code.clone()).collect()
    }

    #[test]
    fn an_item_is_found_by_its_words_and_by_those_of_its_elements() {
        assert_eq!(codes(" 双公示"), ["RE5"], "a term of the item counts before one of an element of another");
        assert_eq!(codes("裁量基准"), ["RE4"], "the name of an element");
        assert_eq!(codes("re4.5"), ["RE4"], "its code");
        assert_eq!(codes("全过程记录"), ["RE4"], "a term of an element");
    }

    #[test]
    fn a_filter_takes_a_word_where_no_name_fits_and_says_so() {
        let taxonomy = taxonomy::load_embedded().expect("valid data");
        let filter = |item: &str| {
            let wanted = Wanted { items: vec![item.to_owned()], ..Wanted::default() };
            Filter::new(wanted, &taxonomy, &[]).expect("known")
        };
        let (word, name) = (filter("双公示"), filter("企业信用信息"));
        assert_eq!((word.items.as_slice(), word.taken[0].codes.as_slice()), (&["RE5".to_owned()][..], &["RE5".to_owned()][..]));
        assert_eq!((name.items, name.taken), (word.items, Vec::new()), "a name needs no words");
        assert!(Filter::new(Wanted { items: vec!["没有这样的词".to_owned()], ..Wanted::default() }, &taxonomy, &[]).is_err());
    }

    #[test]
    fn what_no_item_has_finds_none() {
        assert!(codes("没有这样的词").is_empty() && codes("").is_empty() && codes(" ").is_empty());
    }
}
