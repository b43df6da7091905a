//! `C204`: a deadline that cannot be kept or is outside the plan's year: before the date of the plan (for a draft without a date, before
//! the day of the check), or after its year.

use super::draft::Draft;
use crate::gap::{Code, Param, Severity};
use crate::plan::{Day, Deadline, Plan, Stated};
use crate::source::Span;

/// Annual work is often due in the first month of the next year.
const LAST_MONTH: u8 = 1;
const YEAR_END: (u8, u8) = (12, 31);

pub(super) fn check(draft: &mut Draft<'_>) {
    let plan = draft.plan();
    let (issued, year) = (plan.header.issued.as_deref().and_then(numbers), plan.header.year);
    let today = draft.asked.today.filter(|_| issued.is_none());
    for (stated, last) in plan.tasks.iter().flat_map(|task| &task.deadlines).filter_map(|stated| Some((stated, last(stated)?))) {
        let before = issued.is_some_and(|day| last < day);
        // A draft has no date yet, but it does have a year.
        let earlier = issued.is_none() && year.is_some_and(|year| last.0 < year);
        let after = year.is_some_and(|year| last > (year + 1, LAST_MONTH, u8::MAX));
        let gone = today.filter(|day| numbers(day).is_some_and(|day| last < day));
        let against = match (&plan.header.issued, gone, year) {
            (Some(day), ..) if before => ("issued", Param::Text(day.clone())),
            (_, _, Some(year)) if earlier || after => ("year", Param::Year(year)),
            (_, Some(day), _) => ("today", Param::Text(day.to_owned())),
            _ => continue,
        };
        let params = [("own", Param::Text(stated.text.clone())), against];
        let found = draft.add(Code::DeadlineOutside, words(plan, stated), &stated.text, params);
        // Work over several years has a year as its goal; a month of another year is mostly a slip.
        let slip = before || !after || (last.1, last.2) < YEAR_END;
        found.finding.severity = if slip { Severity::Warning } else { Severity::Note };
        found.finding.confidence = if slip { 0.9 } else { 0.7 };
    }
}

/// A date as comparable numbers: year, month, day.
type Numbers = (u16, u8, u8);

fn numbers(day: &str) -> Option<Numbers> {
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((year, month, day))
}

/// The last day of a deadline, if its year is stated.
fn last(stated: &Stated<Deadline>) -> Option<Numbers> {
    let Deadline::By { days, yearly: false } = &stated.value else { return None };
    days.iter().map(|Day { year, month, day }| Some(((*year)?, *month, *day))).max().flatten()
}

/// The words of the deadline if they are contiguous in the clause, else its first phrase.
fn words(plan: &Plan, stated: &Stated<Deadline>) -> Option<Span> {
    let span = plan.clauses.get(stated.clause)?.span;
    let at = span.start + plan.source.slice(span).find(&stated.text)?;
    Some(Span::new(at, at + stated.text.len()))
}
