//! The agreement of verdicts with a table of known truths.

use super::eval::figure;
use crate::gap::TruthScore;
use crate::render::table::Table;
use crate::report::Lang;

/// One row per verdict, then the plans for which the table and the program have different parents.
#[must_use]
pub fn truth_score(score: &TruthScore, lang: Lang) -> Table {
    let (words, named) = (lang.words(), lang.real());
    let mut table = Table::new([named.verdict, named.true_, named.said, words.right, words.precision, words.recall]);
    let firm = words.dropped.to_owned() + &words.brackets(named.firm);
    for (name, counts) in [(words.dropped.to_owned(), score.dropped), (firm, score.firm), (words.added.to_owned(), score.added)] {
        let numbers = [counts.right + counts.missed, counts.right + counts.wrong, counts.right].map(|count| count.to_string());
        let shares = [counts.precision(), counts.recall()].map(|value| figure(value, words));
        table.row([name].into_iter().chain(numbers).chain(shares));
    }
    for (name, count) in [
        (named.dropped_open, score.undetermined),
        (words.plans, score.plans),
        (named.held_elsewhere, score.elsewhere.len()),
        (named.not_judged, score.missing.len()),
    ] {
        table.row([name.to_owned(), count.to_string()].into_iter().chain(std::iter::repeat_n(String::new(), 4)));
    }
    table
}

/// One row per plan and item on which the table and the program differ about whether it is dropped.
#[must_use]
pub fn truth_differences(score: &TruthScore, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.plan, words.missed, words.wrong]);
    for (plan, code, is_true) in &score.differences {
        let (missed, wrong) = if *is_true { (code.as_str(), "") } else { ("", code.as_str()) };
        table.row([plan.as_str(), missed, wrong]);
    }
    table
}
