//! Documents that a plan cites as what it carries out.

mod basis;
mod cited;
mod level;
mod number;

use std::collections::BTreeSet;

use cited::{cited, numbers_alone};
pub use level::without_leading_year;
pub(super) use number::fold_number;

use super::{Authority, Clause, ClauseKind};
use crate::source::{SourceText, Span};

/// Returns the documents that are cited, each once: those of the clauses in order of first mention, then those of the cells that say on
/// what basis a task stands.
pub(super) fn read(
    source: &SourceText,
    (clauses, bases): (&[Clause], &[Span]),
    own_title: Option<&str>,
    own_number: Option<&str>,
) -> Vec<Authority> {
    let mut found: Vec<Authority> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    // Few clauses hold a title, and one look over the whole text tells which.
    let titles: Vec<usize> = memchr::memmem::find_iter(source.text().as_bytes(), "《").collect();
    let holds_title = |span: Span| {
        let next = titles.partition_point(|at| *at < span.start);
        titles.get(next).is_some_and(|at| *at < span.end)
    };
    let is_own = |authority: &Authority| {
        // What a notice hands out has no number of its own yet; another document of the same name has one.
        let alike = || own_title.is_some_and(|own| own.contains(&authority.title) || authority.title.contains(own));
        authority.doc_number.as_deref().is_none_or(|number| Some(number) == own_number) && alike()
    };
    let clauses = || clauses.iter().filter(|clause| !matches!(clause.kind, ClauseKind::Meta | ClauseKind::Noise));
    for clause in clauses().filter(|clause| holds_title(clause.span)) {
        for authority in cited(source.slice(clause.span), clause.span.start, false) {
            if !is_own(&authority) && known.insert(authority.title.clone()) {
                found.push(authority);
            }
        }
    }
    // A row names by its number alone what another names by its title.
    let mut numbers: BTreeSet<String> = found.iter().filter_map(|one| one.doc_number.clone()).collect();
    numbers.extend(own_number.map(str::to_owned));
    for authority in bases.iter().flat_map(|cell| basis::named(source.slice(*cell), cell.start)) {
        let is_known = authority.doc_number.as_ref().is_some_and(|number| numbers.contains(number));
        if !is_known && !is_own(&authority) && known.insert(authority.title.clone()) {
            numbers.extend(authority.doc_number.clone());
            found.push(authority);
        }
    }
    for clause in clauses().filter(|clause| clause.kind == ClauseKind::Preamble) {
        let named: Vec<&str> = found.iter().filter_map(|authority| authority.doc_number.as_deref()).collect();
        let is_new = |number: &str| !named.contains(&number) && Some(number) != own_number;
        let text = source.slice(clause.span);
        let of_titles = found.iter().filter(|one| one.doc_number.is_some() && clause.span.contains(one.span)).count();
        if text.matches('号').count() == of_titles {
            continue;
        }
        let alone = numbers_alone(text, clause.span.start, false).into_iter();
        let alone: Vec<Authority> = alone.filter(|authority| authority.doc_number.as_deref().is_some_and(is_new)).collect();
        found.extend(alone);
    }
    found
}
