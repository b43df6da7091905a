//! Summarises a plan in a sentence, with all numbers from the data, and the limits of the method.

use super::Lang;
use super::model::{FollowedRow, PlanReport};
use super::overview::Counts;
use super::words::fill;

/// Describes the limits of the method.
pub(super) fn limits(lang: Lang) -> String {
    [lang.words().limits_text, lang.elements().partial_note].join(between(lang))
}

/// The separator between two sentences.
pub(super) fn between(lang: Lang) -> &'static str {
    if lang == Lang::En { " " } else { "" }
}

/// States how much of what is asked for is covered; `None` if nothing is known to be asked for.
fn core(plan: &PlanReport, lang: Lang) -> Option<String> {
    let summary = plan.summary;
    let against = plan.against.as_ref().filter(|_| summary.applicable > 0)?;
    // Rounded to the nearest whole number.
    let percent = (200 * summary.covered + summary.applicable) / (2 * summary.applicable);
    let mut values = vec![("against", against.clone()), ("percent", percent.to_string())];
    values.extend(counts(Counts::of_plan(plan)));
    Some(filled(lang.office().core_plan, &values))
}

/// Summarises the results for a plan.
pub(super) fn of_plan(plan: &PlanReport, lang: Lang) -> String {
    let Some(core) = core(plan, lang) else { return lang.office().core_unknown.to_owned() };
    let (words, summary) = (lang.office(), plan.summary);
    let (lost, open) = Counts::beyond(plan);
    let restored = Counts::of_plan(plan).restored;
    let beyond = [
        (words.core_plan_restored, restored),
        (words.core_plan_lost, lost),
        (words.core_plan_open, open),
        (words.core_plan_unclear, plan.unclear()),
        (words.core_plan_unasked, plan.unasked),
        (words.core_plan_guessed, summary.guessed.total()),
    ];
    let said = beyond.into_iter().filter(|(_, count)| *count > 0).map(|(words, count)| fill(words, &[("count", &count)]));
    let followed = plan.followed.as_ref().map(|followed| of_followed(followed, lang));
    [core].into_iter().chain(said).chain(followed).collect::<Vec<_>>().join(between(lang))
}

/// The same in short form: items outside the main counts are given only as numbers.
pub(super) fn in_short(plan: &PlanReport, lang: Lang) -> String {
    let Some(core) = core(plan, lang) else { return lang.office().core_unknown.to_owned() };
    let (words, levels, (lost, open)) = (lang.office(), lang.levels(), Counts::beyond(plan));
    let beside = [
        (levels.restored, Counts::of_plan(plan).restored),
        (levels.lost_above, lost),
        (levels.undetermined_beside, open + plan.unclear() + plan.unasked),
        (lang.words().guessed, plan.summary.guessed.total()),
    ];
    let beside = beside.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}"));
    let beside = beside.collect::<Vec<_>>().join(lang.words().comma);
    let beside = (!beside.is_empty()).then(|| fill(words.notice_counts, &[("counts", &beside)]));
    let followed = plan.followed.as_ref().map(|followed| of_followed(followed, lang));
    [core].into_iter().chain(beside).chain(followed).collect::<Vec<_>>().join(between(lang))
}

/// States the counts against the points that a plan actually follows.
pub(super) fn of_followed(followed: &FollowedRow, lang: Lang) -> String {
    let summary = followed.summary;
    let values = [
        ("year", followed.year.to_string()),
        ("number", followed.doc_number.clone()),
        ("applicable", summary.applicable.to_string()),
        ("covered", summary.covered.to_string()),
        ("partial", summary.partial.to_string()),
        ("dropped", summary.dropped.to_string()),
        ("open", summary.open.to_string()),
        ("guessed", summary.guessed.total().to_string()),
    ];
    filled(lang.standing().followed, &values)
}

/// The parts add up to `applicable`.
fn counts(counts: Counts) -> [(&'static str, String); 6] {
    [
        ("applicable", counts.asked().to_string()),
        ("covered", counts.covered.to_string()),
        ("partial", counts.partial.to_string()),
        ("dropped", counts.dropped.to_string()),
        ("added", counts.added.to_string()),
        ("undetermined", counts.open.to_string()),
    ]
}

fn filled(template: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(template, &values)
}
