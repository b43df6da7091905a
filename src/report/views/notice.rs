//! The notice on a plan, one page for those who decide: what was found, the gaps that weigh most with what asks for them, what was not read.

use unicode_width::UnicodeWidthStr;

use super::elements::missing;
use super::gap::{chain, short_place};
use super::proof::demand;
use crate::gap::{Loss, Verdict};
use crate::render::Part;
use crate::render::TableSet;
use crate::render::table::Table;
use crate::report::model::{GapRow, PlanReport};
use crate::report::overview::weighed;
use crate::report::words::fill;
use crate::report::{Lang, statement};

/// Lines of a table that a page has room for, beside what stands around it.
const LINES: usize = 34;
/// Columns of a line of the demand, and of what is missing.
const DEMAND: usize = 38;
const MISSING: usize = 16;
/// Longest demand, in columns; the report has it in full.
const LONGEST: usize = 5 * DEMAND;

/// Makes the notice.
#[must_use]
pub fn notice(plan: &PlanReport, lang: Lang) -> TableSet {
    let (words, office) = (lang.words(), lang.office());
    let mut table = Table::new([words.verdict, words.item, words.asked_by, office.notice_missing]);
    let mut gaps: Vec<&GapRow> =
        [Verdict::Dropped, Verdict::Partial].into_iter().flat_map(|verdict| weighed(plan, verdict)).collect();
    // What this very plan lost comes before what was lost above it.
    gaps.sort_by_key(|gap| (gap.verdict != Verdict::Dropped, is_lost_above(plan, gap)));
    let mut left = LINES;
    for gap in &gaps {
        let (asked, lacks) = (shortened(&demand(plan, gap, lang)), lacks(gap, lang));
        let lines = asked.lines().map(|line| line.width().div_ceil(DEMAND).max(1)).sum::<usize>();
        let Some(rest) = left.checked_sub(lines.max(lacks.width().div_ceil(MISSING)).max(1)) else { break };
        left = rest;
        let verdict =
            if is_lost_above(plan, gap) { lang.levels().lost_above.to_owned() } else { words.judged(gap.verdict, gap.guessed) };
        table.row([verdict, lang.pick(&gap.names).to_owned(), asked, lacks]);
    }
    let mut notes = vec![titled(plan, lang), statement::of_plan(plan, lang)];
    notes.push(format!("{}{}{}", words.chain, words.colon, chain(plan, lang).join(words.semicolon)));
    let more = gaps.len() - table.rows.len();
    let more = more.to_string();
    let whole = format!("gap-{}", plan.id);
    let rest = (table.rows.len() < gaps.len()).then(|| fill(office.notice_rest, &[("count", more.as_str()), ("file", &whole)]));
    let unread =
        plan.unread.iter().map(|found| words.in_source(&plan.source, found.line) + words.colon + &lang.said(&found.what));
    let unread: Vec<String> = unread.collect();
    let unread = (!unread.is_empty()).then(|| format!("{}{}{}", words.unread, words.colon, unread.join(words.semicolon)));
    TableSet {
        title: fill(office.notice_title, &[("plan", &plan.label)]),
        notes,
        parts: vec![Part { caption: String::new(), table, empty: office.notice_none.to_owned() }],
        upright: true,
        legend: rest.into_iter().chain(unread).chain([words.limits_text.to_owned()]).collect(),
    }
}

/// Whether a level above lost the item before the plan dropped it.
fn is_lost_above(plan: &PlanReport, gap: &GapRow) -> bool {
    let lost_at = |level| plan.header.level.is_some_and(|own| own != level);
    gap.verdict == Verdict::Dropped && matches!(gap.loss, Some(Loss::At(level)) if lost_at(level))
}

/// The plan by its title and number.
fn titled(plan: &PlanReport, lang: Lang) -> String {
    let title = plan.header.title.as_deref().unwrap_or(&plan.id);
    let number = plan.header.doc_number.as_deref().map(|number| lang.words().brackets(number)).unwrap_or_default();
    format!("{title}{number}")
}

/// The elements that are missing, or the level on which all of it was lost.
fn lacks(gap: &GapRow, lang: Lang) -> String {
    let elements = missing(&gap.missing, lang);
    if elements.is_empty() { short_place(gap, lang) } else { elements }
}

/// The beginning of a demand.
fn shortened(text: &str) -> String {
    if text.width() <= LONGEST {
        return text.to_owned();
    }
    let mut short = String::new();
    for ch in text.chars() {
        if short.width() >= LONGEST {
            break;
        }
        short.push(ch);
    }
    let closes = if short.matches('“').count() > short.matches('”').count() { "……”" } else { "……" };
    short + closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_demand_is_cut_and_a_short_one_is_not() {
        let long = "公".repeat(LONGEST);
        assert_eq!(shortened(&long).chars().count(), LONGEST / 2 + 2);
        assert_eq!(shortened("国家 要点"), "国家 要点");
    }
}
