//! Puts the words as printed back into a plan that was read in simplified characters.
//!
//! The fixed words of official documents are written down once, in simplified characters. A text in traditional ones is read through
//! its simplified twin, in which every byte offset means the same place; what a person gets to see is the source again.

use std::borrow::Cow;

use super::{Authority, Clause, Header, Plan, Responsible, Section, Task};
use crate::source::{
    SourceText,
    fold::{simplified, simplified_char},
};

/// Replaces the source of `plan`, and every text taken from it, by what is printed in `source`.
pub(super) fn restore(plan: &mut Plan, source: SourceText) {
    for clause in &mut plan.clauses {
        restore_clause(clause, &source);
    }
    for section in &mut plan.sections {
        restore_section(section, &source);
    }
    for task in &mut plan.tasks {
        restore_task(task, &plan.clauses, &source);
    }
    restore_header(&mut plan.header, &source);
    plan.source = source;
}

fn restore_clause(clause: &mut Clause, source: &SourceText) {
    if !is_simplified(source.slice(clause.span))
        && let Some(text) = printed(&clause.text, source.slice(clause.span))
    {
        clause.text = text;
    }
}

fn restore_section(section: &mut Section, source: &SourceText) {
    let behind = source.text().get(section.start..).unwrap_or_default();
    if let Some(heading) = printed(&section.heading, behind) {
        section.heading = heading;
    }
}

fn restore_task(task: &mut Task, clauses: &[Clause], source: &SourceText) {
    let own: Vec<&str> = task.clauses.iter().filter_map(|&index| Some(source.slice(clauses.get(index)?.span))).collect();
    if own.iter().all(|text| is_simplified(text)) {
        return;
    }
    for Responsible { unit, .. } in &mut task.responsible {
        let whole = own.iter().find_map(|text| printed(unit, text));
        if let Some(name) = whole.or_else(|| own.iter().find_map(|text| in_pieces(unit, text))) {
            *unit = name;
        }
    }
    let phrases = [
        task.deadlines.iter_mut().map(|stated| (&mut stated.text, stated.clause)).collect::<Vec<_>>(),
        task.frequencies.iter_mut().map(|stated| (&mut stated.text, stated.clause)).collect(),
        task.quantities.iter_mut().map(|stated| (&mut stated.text, stated.clause)).collect(),
    ];
    for (text, clause) in phrases.into_iter().flatten() {
        if let Some(found) = clauses.get(clause).and_then(|clause| printed(text, source.slice(clause.span))) {
            *text = found;
        }
    }
}

/// A name that the text does not hold as a whole, such as 区国土局 of “区财政局、国土局”: its first part, then the rest.
fn in_pieces(name: &str, source: &str) -> Option<String> {
    let cuts = name.char_indices().map(|(at, _)| at).skip(1);
    cuts.filter_map(|at| name.split_at_checked(at))
        .find_map(|(first, rest)| Some(printed(first, source)? + &printed(rest, source)?))
}

fn restore_header(header: &mut Header, source: &SourceText) {
    for name in [&mut header.title, &mut header.issuer].into_iter().flatten() {
        if let Some(text) = printed(name, source.text()) {
            *name = text;
        }
    }
    for Authority { title, .. } in &mut header.authorities {
        if let Some(text) = printed(title, source.text()) {
            *title = text;
        }
    }
}

/// Finds the place of `source` that reads as `plain` but for white space and emphasis, and returns it as printed there.
fn printed(plain: &str, source: &str) -> Option<String> {
    let wanted = || plain.chars().filter(|ch| counts(*ch));
    let first = wanted().next()?;
    let start = |(_, ch): &(usize, char)| simplified_char(*ch) == first;
    let found = source.char_indices().filter(start).find_map(|(at, _)| {
        let found = source.get(at..)?;
        let mut own = found.chars().filter(|ch| counts(*ch));
        wanted().all(|ch| own.next().is_some_and(|own| simplified_char(own) == ch)).then_some(found)
    })?;
    let mut own = found.chars().filter(|ch| counts(*ch));
    // White space and emphasis of the plain text stay as they are; every other character is the printed one.
    Some(plain.chars().map(|ch| if counts(ch) { own.next().unwrap_or(ch) } else { ch }).collect())
}

/// Tells whether a text is printed as it was read: most places of a text with a few traditional characters are.
fn is_simplified(source: &str) -> bool {
    matches!(simplified(source), Cow::Borrowed(_))
}

const fn counts(ch: char) -> bool {
    !ch.is_whitespace() && ch != '*'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_printed_over_line_breaks_and_emphasis() {
        assert_eq!(printed("新源县财政局", "縣（**新源縣財\n政局牽頭**）").as_deref(), Some("新源縣財政局"));
        assert_eq!(printed("1. 公开“三公”经费", "1.\u{3000}公開「三公」經費。").as_deref(), Some("1. 公開「三公」經費"));
        assert_eq!(in_pieces("区国土局", "（區財政局、國土局）").as_deref(), Some("區國土局"));
        assert_eq!(printed("审计局", "財政局"), None);
        assert_eq!(printed("", "財政局"), None);
    }
}
