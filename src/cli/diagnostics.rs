//! Error messages: what is wrong, where, what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::settings::Settings;
use super::{cause, output};
use crate::report::Lang;
use crate::session::{DataProblems, Error};
use crate::source::unseen;
use crate::source::yaml::DataFile;
use crate::source::{Problem, Severity};

/// Writes an error to standard error.
pub(super) fn report(error: &anyhow::Error, settings: &Settings) {
    let mut text = String::new();
    if let Some(found) = problems(error) {
        text = render(found, settings);
    } else {
        let said = format!("error: {}", cause::all(error));
        text.push_str(&unseen::without(&format!("{}\n", settings.for_terminal().lang.said(&said))));
    }
    output::say(&text, settings.color_err);
}

/// Returns the data file problems that caused an error.
fn problems(error: &anyhow::Error) -> Option<&DataProblems> {
    let of_session = || match error.downcast_ref::<Error>()? {
        Error::Data(problems) => Some(problems),
        _ => None,
    };
    error.downcast_ref().or_else(of_session)
}

/// Renders every problem with its excerpt.
pub(super) fn render(found: &DataProblems, settings: &Settings) -> String {
    let lang = settings.for_terminal().lang;
    let renderer = if settings.color_err { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for problem in found.problems.sorted() {
        let file = found.files.iter().find(|file| file.name == problem.file);
        text.push_str(&renderer.render(&[group(problem, file, lang)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(problem: &'a Problem, file: Option<&'a DataFile>, lang: Lang) -> Group<'a> {
    let clean = |text: &str| unseen::without(&lang.said(text)).into_owned();
    let words = lang.levels();
    let level = match problem.severity {
        Severity::Error => Level::ERROR.with_name(words.error),
        Severity::Warning => Level::WARNING.with_name(words.warning),
    };
    let place = file.and_then(|file| Some((file, place(problem, &file.text)?)));
    let mut group = match place {
        Some((file, range)) => {
            let snippet = Snippet::source(&*file.text).path(clean(&file.name));
            level.primary_title(clean(&problem.message)).element(snippet.annotation(AnnotationKind::Primary.span(range)))
        }
        None => Group::with_title(level.primary_title(clean(&format!("{}: {}", problem.file, problem.message)))),
    };
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.with_name(lang.check().help).message(clean(help)));
    }
    group
}

/// Returns the byte range to underline: that of the value, or one character at its line and column.
fn place(problem: &Problem, text: &str) -> Option<std::ops::Range<usize>> {
    if problem.line == 0 {
        return None;
    }
    if let Some(span) = problem.span.filter(|span| text.get(span.range()).is_some_and(|value| !value.contains('\n'))) {
        return Some(span.range());
    }
    let line_start: usize = text.split_inclusive('\n').take(problem.line - 1).map(str::len).sum();
    let line = text.get(line_start..)?.lines().next().unwrap_or_default();
    let offset = line.char_indices().nth(problem.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let width = line.get(offset..)?.chars().next().map_or(0, char::len_utf8);
    Some(line_start + offset..line_start + offset + width)
}
