//! Numbers of documents and decrees, in their standard form.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::plan::lexicon;
use crate::plan::pattern::pattern;

/// The number of a decree: who gave it, and which it is.
static DECREE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(\p{Han}{0,12}令)\s*第?\s*(\d{1,4})\s*号|(\p{Han}{0,12})第\s*(\d{1,4})\s*号令"));

/// The number of a document in brackets: 国办发〔2017〕24号, or that of a decree: 国务院令第711号.
pub(super) fn in_brackets(brackets: &str) -> Option<String> {
    if !brackets.contains('号') {
        return None;
    }
    let decree = || decrees(brackets).next().and_then(|found| fold_decree(&found));
    lexicon::DOC_NUMBER.captures(brackets).map(|found| fold_number(&found)).or_else(decree)
}

/// The numbers of decrees in a text. Few texts name one, and the pattern is dear.
pub(super) fn decrees(text: &str) -> impl Iterator<Item = Captures<'_>> {
    text.contains('令').then(|| DECREE.captures_iter(text)).into_iter().flatten()
}

/// Writes the number of a decree in its standard form: 国务院第711号令 is 国务院令第711号.
pub(super) fn fold_decree(found: &Captures<'_>) -> Option<String> {
    match (found.get(1), found.get(2), found.get(3), found.get(4)) {
        (Some(organ), Some(number), ..) => Some(format!("{}第{}号", organ.as_str(), number.as_str())),
        (.., Some(organ), Some(number)) => Some(format!("{}令第{}号", organ.as_str(), number.as_str())),
        _ => None,
    }
}

/// The year in a number of standard form: 2017 of 国办发〔2017〕24号.
pub(super) fn year(number: &str) -> Option<&str> {
    let (year, _) = number.split_once('〔')?.1.split_once('〕')?;
    Some(year)
}

/// Writes a document number in its standard form.
pub(in crate::plan) fn fold_number(found: &Captures<'_>) -> String {
    let group = |index: usize| found.get(index).map_or("", |group| group.as_str());
    format!("{}〔{}〕{}号", group(1), group(2), group(3))
}
