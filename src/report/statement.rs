//! The report in two sentences, with every number out of the data.

use std::collections::BTreeMap;

use super::Lang;
use super::model::{PlanReport, Report};
use super::words::fill;
use crate::gap::{Summary, Verdict};

/// Most often dropped items that are named.
const NAMED: usize = 5;

/// Adds up the verdicts of the plans of which a parent is known.
pub(super) fn total(report: &Report) -> Summary {
    let mut total = Summary::default();
    for plan in &report.plans {
        let unjudged = Summary { undetermined: plan.summary.undetermined, ..Summary::default() };
        total.add(if plan.against.is_some() { plan.summary } else { unjudged });
    }
    total
}

/// Says what a comparison found.
pub(super) fn of_report(report: &Report, lang: Lang) -> Vec<String> {
    let judged = report.plans.iter().filter(|plan| plan.against.is_some()).count();
    let (plans, judged) = (report.plans.len().to_string(), judged.to_string());
    let mut values = vec![("plans", plans), ("judged", judged)];
    values.extend(counts(total(report)));
    let mut said = vec![filled(lang.office().core_corpus, &values)];
    let most = most_dropped(report, lang);
    if !most.is_empty() {
        said.push(filled(lang.office().core_most, &[("items", most.join(lang.words().comma))]));
    }
    said
}

/// Says how far the method goes.
pub(super) fn limits(lang: Lang) -> String {
    let between = if lang == Lang::En { " " } else { "" };
    format!("{}{between}{}", lang.words().limits_text, lang.elements().partial_note)
}

/// Says what was found of a plan.
pub(super) fn of_plan(plan: &PlanReport, lang: Lang) -> String {
    let summary = plan.summary;
    let Some(against) = plan.against.as_ref().filter(|_| summary.applicable > 0) else {
        return lang.office().core_unknown.to_owned();
    };
    // Rounded to the nearest whole number.
    let percent = (200 * summary.covered + summary.applicable) / (2 * summary.applicable);
    let mut values = vec![("against", against.clone()), ("percent", percent.to_string())];
    values.extend(counts(summary));
    filled(lang.office().core_plan, &values)
}

fn counts(summary: Summary) -> [(&'static str, String); 6] {
    [
        ("applicable", summary.applicable.to_string()),
        ("covered", summary.covered.to_string()),
        ("partial", summary.partial.to_string()),
        ("dropped", summary.dropped.to_string()),
        ("added", summary.added.to_string()),
        ("undetermined", summary.undetermined.to_string()),
    ]
}

fn filled(template: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(template, &values)
}

/// Items that more than one plan drops, the most often dropped first, then in the order of the taxonomy.
fn most_dropped(report: &Report, lang: Lang) -> Vec<String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let dropped = report.plans.iter().flat_map(|plan| &plan.gaps).filter(|gap| gap.verdict == Verdict::Dropped);
    dropped.for_each(|gap| *times.entry(gap.code.as_str()).or_default() += 1);
    let items = report.domains.iter().flat_map(|domain| &domain.items);
    let mut found: Vec<_> =
        items.filter_map(|item| Some((item, *times.get(item.code.as_str())?))).filter(|(_, count)| *count > 1).collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = |(item, count): (&super::ItemRow, usize)| {
        let name = format!("{} {}", item.code, lang.pick(&item.names));
        filled(lang.office().core_times, &[("name", name), ("count", count.to_string())])
    };
    found.into_iter().take(NAMED).map(named).collect()
}
