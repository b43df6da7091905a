//! The sentences of both sides: what each level above says about an item, with plan and place.

use crate::gap::Presence;
use crate::report::model::{GapRow, LinkInfo, PlanReport, Quote};
use crate::report::words::fill;
use crate::report::{Lang, Words};

/// A document above and what it says about an item; `None` if it does not have the item.
pub(crate) struct Side<'p> {
    pub link: &'p LinkInfo,
    /// The first clause, and the number of others.
    pub said: Option<(&'p Quote, usize)>,
}

/// The documents above a plan with their clauses on an item, from the top, without those that neither have it nor lost it.
pub(crate) fn sides<'p>(plan: &'p PlanReport, gap: &'p GapRow) -> Vec<Side<'p>> {
    let nearest = plan.nearest_known();
    let documents = plan.chain.iter().enumerate().filter(|(_, link)| link.plan.is_some());
    let side = |(at, link)| {
        let first = if Some(at) == nearest {
            gap.parent_quotes.first().map(|quote| (quote, gap.parent_quotes.len() - 1))
        } else {
            gap.higher.iter().find(|found| found.link == at).map(|found| (&*found.quote, found.more))
        };
        Side { link, said: first }
    };
    // A level that was not asked for the item has not lost it.
    let mut asked = !gap.points.is_empty();
    let tells = |side: &Side<'p>| {
        asked |= side.said.is_some();
        asked
    };
    documents.map(side).filter(tells).collect()
}

/// Names the plan of a side by its level, place and year.
pub(crate) fn side_name(link: &LinkInfo, lang: Lang) -> String {
    let name = link.label.as_deref().or(link.plan.as_deref()).unwrap_or_default();
    format!("{} {name}", lang.words().level_name(link.level))
}

/// The text for a document without a clause on an item: that it does not ask for it, or that this is unknown.
pub(crate) fn said_nothing(link: &LinkInfo, gap: &GapRow, lang: Lang) -> &'static str {
    let absent = gap.trace.0.iter().any(|(level, found)| *level == link.level && *found == Presence::Absent);
    if absent { lang.words().no_clause_there } else { lang.words().unsaid_there }
}

/// What the documents above say about an item, one line each.
pub(crate) fn said_above(plan: &PlanReport, gap: &GapRow, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let line = |side: Side<'_>| {
        let name = side_name(side.link, lang);
        let Some((quote, more)) = side.said else {
            return format!("{name}{}{}", words.colon, said_nothing(side.link, gap, lang));
        };
        let more = if more > 0 { fill(lang.office().more_quotes, &[("rest", &more)]) } else { String::new() };
        format!("{name} {}{}“{}”{more}", words.at(quote), words.colon, quote.text().trim())
    };
    sides(plan, gap).into_iter().map(line).collect()
}

/// Who asks for an item above: national points by number and name, then the sentence of each document.
pub(crate) fn demand(plan: &PlanReport, gap: &GapRow, lang: Lang) -> String {
    let points = asked_by(gap, lang.words());
    let points = points.lines().map(|point| format!("{} {point}", lang.words().level_national));
    points.chain(said_above(plan, gap, lang)).collect::<Vec<_>>().join("\n")
}

pub(crate) fn asked_by(gap: &GapRow, words: &Words) -> String {
    let points: Vec<String> = gap
        .points
        .iter()
        .map(|point| {
            let named = [("year", point.year.to_string()), ("number", point.number.clone()), ("title", point.title.clone())];
            let named: Vec<(&str, &str)> = named.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fill(words.point_ref, &named) + if point.sure { "" } else { words.unsure }
        })
        .collect();
    points.join("\n")
}
