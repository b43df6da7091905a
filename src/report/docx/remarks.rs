//! What a check found, as the comments of a Word document.

use crate::render::docx::{Remark, Run};
use crate::report::Lang;
use crate::report::check::CheckReport;
use crate::report::views::{Told, above_text, check_notes, message, to_fill_in, told};
use crate::source::Span;

/// Makes a comment of every finding that nobody accepted, in the order of the report; before them one on the whole draft, where part of it
/// could not be read or something could not be told.
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

/// The place without white space around it; `None` where nothing is left.
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
    // Apart from the text, which somebody copies.
    let notes = if told.before.is_some() { Vec::new() } else { vec![to_fill_in(row, lang), told.answers(lang)] };
    made.extend(notes.into_iter().filter(|note| !note.is_empty()).map(|note| vec![(note, false)]));
    made
}
