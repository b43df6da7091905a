//! `C501` to `C503`: a cited number that is unknown, a number that belongs to another document, and a title that does.

use super::draft::Draft;
use crate::gap::{Code, Param};
use crate::language::current;
use crate::lineage::{is_plan, kinds_differ, may_be_of, subjects_differ, years_of_title};
use crate::plan::{Authority, Level, Plan};
use crate::source::Span;
use crate::source::fold::fold;

/// Shortest title, in characters, that is compared.
const TITLE: usize = 8;
/// Most characters that may follow the name of the national points in their full title: 的通知.
const CLOSING: usize = 4;

pub(super) fn check(draft: &mut Draft<'_>) {
    for (at, cited) in draft.plan().header.authorities.iter().enumerate().filter(|(_, cited)| is_plan(cited)) {
        let Some(number) = &cited.doc_number else { continue };
        let span = place(draft, cited, number);
        let (title, printed) = (Param::Text(cited.title.clone()), Param::Text(number.clone()));
        if let Some(right) = above(draft, at).or_else(|| right_number(draft, cited)).filter(|right| right != number) {
            let words = format!("{} {number}", cited.title);
            let found = draft.add(
                Code::WrongNumber,
                span,
                &words,
                [("title", title), ("number", printed), ("right", Param::Text(right))],
            );
            found.finding.confidence = 0.9;
        } else if let Some(right) = right_title(draft, cited, number) {
            let words = format!("{} {number}", cited.title);
            let found = draft.add(
                Code::WrongTitle,
                Some(cited.span),
                &words,
                [("title", title), ("number", printed), ("right", Param::Text(right))],
            );
            found.finding.confidence = 0.8;
        } else if draft.asked.has_library && !is_known(draft, number) {
            draft.add(Code::UnknownNumber, span, number, [("title", title), ("number", printed)]);
        }
    }
}

/// The place of the number if it follows the title, else that of the title.
fn place(draft: &Draft<'_>, cited: &Authority, number: &str) -> Option<Span> {
    let text = draft.plan().source.text();
    let behind = text.get(cited.span.end..)?;
    // Brackets are folded in the header; the digits at its end are as printed.
    let digits: String = number.chars().rev().take_while(|ch| *ch != '〕').collect::<Vec<_>>().into_iter().rev().collect();
    let line = behind.lines().next().unwrap_or_default();
    let close = line.find(['）', ')']).unwrap_or(0);
    let words = line.get(..close).unwrap_or_default();
    let holds = words.contains(&digits) && !digits.is_empty();
    let before = text.get(..cited.span.start).unwrap_or_default();
    let start = before.strip_suffix('《').map_or(cited.span.start, str::len);
    Some(if holds { Span::new(start, cited.span.end + close) } else { cited.span })
}

fn is_known(draft: &Draft<'_>, number: &str) -> bool {
    let held = draft.asked.corpus.members.iter().any(|member| member.plan.header.doc_number.as_deref() == Some(number));
    held || draft.taxonomy().profiles.values().any(|profile| profile.doc_number == number)
}

/// The number of the plan above that has the cited title, if the lineage matched it by title despite its number.
fn above(draft: &Draft<'_>, cited: usize) -> Option<String> {
    let found = draft.asked.gap.chain.miscited.iter().find(|found| found.cited == cited)?;
    draft.asked.corpus.members.get(found.index)?.plan.header.doc_number.clone()
}

/// The title of the document that has the cited number, if it is clearly not the cited one. `None` if only the number is cited, or if a
/// part of that document is: an annex shares the number of its notice.
fn right_title(draft: &Draft<'_>, cited: &Authority, number: &str) -> Option<String> {
    let is_cited = |plan: &&Plan| plan.header.doc_number.as_deref() == Some(number);
    let others = || draft.asked.corpus.members.iter().skip(1).map(|member| &member.plan).filter(is_cited);
    if others().any(|plan| hands_out(plan, &cited.title)) {
        return None;
    }
    let of_documents = others().map(|plan| plan.header.title.clone());
    let profiles = draft.taxonomy().profiles.values().filter(|profile| profile.doc_number == number);
    let of_points = profiles.map(|profile| {
        let name = || format!("{}年{}", profile.year, draft.taxonomy().national.names.zh);
        Some(profile.title.clone().unwrap_or_else(name))
    });
    // If a document has no title, there is nothing to compare.
    let known: Vec<String> = of_documents.chain(of_points).collect::<Option<_>>()?;
    let taxonomy = draft.taxonomy();
    let differ = |title: &String| {
        kinds_differ(&cited.title, title)
            || subjects_differ(&cited.title, title, taxonomy) && !may_be_of(&cited.title, title, taxonomy)
    };
    known.first().filter(|_| cited.title != number && known.iter().all(differ)).cloned()
}

/// Returns `true` if a document contains a title, as a heading or in 《》: what a notice hands out and its annexes share its number. The
/// documents that it carries out have numbers of their own.
fn hands_out(plan: &Plan, title: &str) -> bool {
    let title = fold(title);
    let is_same = |other: &str| {
        // 附件1：…
        let other = fold(other.rsplit(['：', ':']).next().unwrap_or(other));
        let is_office = || current().offices.endings.iter().any(|ending| other.ends_with(ending));
        other.chars().count() >= TITLE
            && !is_office()
            && (title.contains(&*other) || (title.chars().count() >= TITLE && other.ends_with(&*title)))
    };
    let text = plan.source.text();
    let is_followed = |at: usize| plan.header.authorities.iter().any(|followed| followed.span.start == at);
    let opened = text.match_indices('《').map(|(at, mark)| at + mark.len()).filter(|at| !is_followed(*at));
    let marked = opened.filter_map(|at| text[at..].split_once('》')).map(|(inside, _)| inside);
    let headings = plan.sections.iter().map(|section| section.heading.as_str());
    text.lines().chain(headings).chain(marked).any(is_same)
}

/// The number of the document that has the cited title, if known.
fn right_number(draft: &Draft<'_>, cited: &Authority) -> Option<String> {
    let title = fold(&cited.title);
    if cited.level == Some(Level::National) && is_points(&title, &fold(&draft.taxonomy().national.names.zh)) {
        let (first, last) = years_of_title(&cited.title)?;
        return draft.taxonomy().profiles.get(&first).filter(|_| first == last).map(|profile| profile.doc_number.clone());
    }
    let same = |other: &str| {
        let other = fold(other);
        other.chars().count() >= TITLE && title.contains(&other)
    };
    let others = draft.asked.corpus.members.iter().skip(1).map(|member| &member.plan.header);
    let mut numbers: Vec<&String> = others
        .filter(|header| header.title.as_deref().is_some_and(same))
        .filter_map(|header| header.doc_number.as_ref())
        .collect();
    numbers.dedup();
    match numbers.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}

/// Returns `true` if a title is that of the national points: it contains all characters of their name in order, and hardly anything after
/// them.
fn is_points(title: &str, name: &str) -> bool {
    let mut rest = title.chars();
    name.chars().all(|wanted| rest.any(|ch| ch == wanted)) && rest.count() <= CLOSING
}
