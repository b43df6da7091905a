//! Puts the words as printed back into a plan that was read in simplified characters.
//!
//! The fixed words of official documents are written down once, in simplified characters. A text in traditional ones is read through
//! its simplified twin, in which every byte offset means the same place; what a person gets to see is the source again.

use super::{Authority, Clause, Plan, Responsible, Task};
use crate::source::fold::{simplified_char, traditional};
use crate::source::{CharSet, SourceText, Span};

/// Replaces the source of `plan`, and every text taken from it, by what is printed in `source`.
pub(super) fn restore(plan: &mut Plan, source: SourceText) {
    let written = traditional(source.text()).map(|(_, ch)| simplified_char(ch)).collect();
    let twin = Twin { source: &source, written };
    for clause in &mut plan.clauses {
        twin.restore(&mut clause.text, clause.span);
    }
    let whole = Span::new(0, source.text().len());
    for section in &mut plan.sections {
        twin.restore(&mut section.heading, Span::new(section.start, whole.end));
    }
    for task in &mut plan.tasks {
        twin.restore_task(task, &plan.clauses);
    }
    for name in [&mut plan.header.title, &mut plan.header.issuer].into_iter().flatten() {
        twin.restore(name, whole);
    }
    for Authority { title, .. } in &mut plan.header.authorities {
        twin.restore(title, whole);
    }
    plan.source = source;
}

/// A text as printed, beside which its simplified twin was read.
struct Twin<'s> {
    source: &'s SourceText,
    /// The simplified forms of all traditional characters of the text. Words without any of them are printed as they were read.
    written: CharSet,
}

impl Twin<'_> {
    fn may_differ(&self, plain: &str) -> bool {
        self.written.find(plain, 0).is_some()
    }

    /// Puts the words that stand at `span` as printed.
    fn restore(&self, plain: &mut String, span: Span) {
        if self.may_differ(plain)
            && let Some(text) = printed(plain, self.source.slice(span))
        {
            *plain = text;
        }
    }

    fn restore_task(&self, task: &mut Task, clauses: &[Clause]) {
        let span = |index: usize| clauses.get(index).map(|clause| clause.span);
        let own: Vec<&str> = task.clauses.iter().filter_map(|&index| Some(self.source.slice(span(index)?))).collect();
        for Responsible { unit, .. } in task.responsible.iter_mut().filter(|found| self.may_differ(&found.unit)) {
            let whole = own.iter().find_map(|text| printed(unit, text));
            if let Some(name) = whole.or_else(|| own.iter().find_map(|text| in_pieces(unit, text))) {
                *unit = name;
            }
        }
        for words in task.undated.iter_mut().filter(|words| self.may_differ(words)) {
            if let Some(found) = own.iter().find_map(|text| printed(words, text)) {
                *words = found;
            }
        }
        let deadlines = task.deadlines.iter_mut().map(|stated| (&mut stated.text, stated.clause));
        let frequencies = task.frequencies.iter_mut().map(|stated| (&mut stated.text, stated.clause));
        let quantities = task.quantities.iter_mut().map(|stated| (&mut stated.text, stated.clause));
        for (text, clause) in deadlines.chain(frequencies).chain(quantities) {
            self.restore(text, span(clause).unwrap_or_default());
        }
    }
}

/// A name that the text does not hold as a whole, such as 区国土局 of “区财政局、国土局”: its first part, then the rest.
fn in_pieces(name: &str, source: &str) -> Option<String> {
    let cuts = name.char_indices().map(|(at, _)| at).skip(1);
    cuts.filter_map(|at| name.split_at_checked(at))
        .find_map(|(first, rest)| Some(printed(first, source)? + &printed(rest, source)?))
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
