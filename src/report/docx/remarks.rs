//! The findings of a check as comments of a Word document.

use crate::render::docx::{Remark, Run};
use crate::report::Lang;
use crate::report::check::CheckReport;
use crate::report::views::{Told, above_text, check_notes, message, to_fill_in, told};
use crate::source::Span;

/// Makes a comment for every finding that was not accepted, in report order; first one on the whole draft, if part of it was not read or
/// something is undetermined.
pub(super) fn remarks(report: &CheckReport, lang: Lang) -> Vec<Remark> {
    let is_open = !report.unread.is_empty() || !report.undetermined.is_empty();
    let notes = || check_notes(report, lang).into_iter().map(|note| vec![(note, false)]).collect();
    let whole = is_open.then(|| Remark { span: None, paragraphs: notes() });
    let made = |told: Told<'_>| Remark {
        span: told.row.span.and_then(|span| trimmed(report, span)),
        paragraphs: paragraphs(&told, lang),
    };
    whole.into_iter().chain(told(report.live()).into_iter().map(made)).collect()
}

/// The span without surrounding white space; `None` if it is empty.
fn trimmed(report: &CheckReport, span: Span) -> Option<Span> {
    let text = report.source.text().get(span.range())?;
    let start = span.start + (text.len() - text.trim_start().len());
    let span = Span::new(start, start + text.trim().len());
    (!span.is_empty()).then_some(span)
}

fn paragraphs(told: &Told<'_>, lang: Lang) -> Vec<Vec<Run>> {
    let row = told.row;
    let (words, colon) = (lang.check(), lang.words().colon);
    let severity = lang.levels().severity_name(row.finding.severity);
    let mut made =
        vec![vec![(format!("{severity} {}{colon}", row.finding.code.code()), true), (message(&row.finding, lang), false)]];
    let labelled = |label: &str, text: String| vec![(format!("{label}{colon}"), true), (text, false)];
    made.extend(row.above.as_ref().map(|above| labelled(words.basis, above_text(above, lang))));
    made.push(match &row.proposal {
        Some(proposal) => labelled(words.proposed_text, told.stands_before(lang).unwrap_or_else(|| proposal.text.clone())),
        None => labelled(words.help, lang.rule(row.finding.code).settle.to_owned()),
    });
    // Separate from the text, which is meant to be copied.
    let notes = if told.before.is_some() { Vec::new() } else { vec![to_fill_in(row, lang), told.answers(lang)] };
    made.extend(notes.into_iter().filter(|note| !note.is_empty()).map(|note| vec![(note, false)]));
    made
}
