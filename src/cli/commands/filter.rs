//! What was typed → the part of a report that is shown, and tables in the form that was asked for.

use anyhow::Result;

use crate::cli::args::{CompareFormat, ItemFilter, LevelArg, PlanFilter, VerdictArg};
use crate::cli::output;
use crate::cli::settings::Settings;
use crate::gap::Verdict;
use crate::plan::Level;
use crate::render::TableSet;
use crate::report::{self, Filter, Form, RenderOptions, Report, Wanted, views};
use crate::taxonomy::Taxonomy;

/// Checks a filter against the taxonomy and the names of the plans.
pub(super) fn filter(items: &ItemFilter, plans: &PlanFilter, taxonomy: &Taxonomy, ids: &[&str]) -> Result<Filter> {
    let verdict = |arg: &VerdictArg| match arg {
        VerdictArg::Covered => Some(Verdict::Covered),
        VerdictArg::Partial => Some(Verdict::Partial),
        VerdictArg::Dropped => Some(Verdict::Dropped),
        VerdictArg::LostAbove => None,
        VerdictArg::Added => Some(Verdict::Added),
        VerdictArg::Undetermined => Some(Verdict::Undetermined),
    };
    let level = |arg: &LevelArg| match arg {
        LevelArg::Province => Level::Province,
        LevelArg::Prefecture => Level::Prefecture,
        LevelArg::County => Level::County,
        LevelArg::Township => Level::Township,
    };
    let wanted = Wanted {
        verdicts: items.only.iter().filter_map(verdict).collect(),
        lost_above: items.only.contains(&VerdictArg::LostAbove),
        domains: items.domain.clone(),
        items: items.item.clone(),
        levels: plans.level.iter().map(level).collect(),
        years: plans.year.clone(),
        plans: plans.plans.clone(),
    };
    Ok(Filter::new(wanted, taxonomy, ids)?)
}

/// Returns the part of a report that the user asked for, and says what could not be placed or that nothing is left.
pub(super) fn shown(
    report: Report,
    items: &ItemFilter,
    plans: &PlanFilter,
    taxonomy: &Taxonomy,
    settings: &Settings,
) -> Result<Report> {
    let named: Vec<_> = report.plans.iter().map(|plan| (plan.id.as_str(), &plan.header)).collect();
    let mut plans = plans.clone();
    let meant = plans.plans.iter().map(|typed| report::plans_named(typed, &named)).collect::<Result<Vec<_>, _>>()?;
    plans.plans = meant.into_iter().flatten().map(str::to_owned).collect();
    let ids: Vec<&str> = named.iter().map(|(id, _)| *id).collect();
    let filter = filter(items, &plans, taxonomy, &ids)?;
    if !filter.is_active() {
        return Ok(report);
    }
    for (asked, unknown, what) in [
        (!filter.levels.is_empty(), report.plans.iter().filter(|plan| plan.header.level.is_none()).count(), "level"),
        (!filter.years.is_empty(), report.plans.iter().filter(|plan| plan.header.year.is_none()).count(), "year"),
    ] {
        if asked && unknown > 0 {
            let said = if unknown == 1 {
                format!("warning: 1 plan does not say its {what} and is left out (give {what}: in a corpus.yaml)")
            } else {
                format!("warning: {unknown} plans do not say their {what} and are left out (give {what}: in a corpus.yaml)")
            };
            output::note(settings, &said);
        }
    }
    let report = report::filtered(report, &filter);
    if views::nothing_fits(&report, settings.for_terminal().lang).is_some() {
        nothing(settings);
    }
    Ok(report)
}

/// Says on standard error that a result is empty: a file that is cut off from its reason must not be taken for an answer.
pub(super) fn nothing(settings: &Settings) {
    output::note(settings, "warning: nothing fits what was asked for; the result is empty");
}

/// Writes tables in a form other than JSON.
pub(super) fn tables(
    set: impl Fn(RenderOptions) -> Result<TableSet>,
    format: CompareFormat,
    settings: &Settings,
) -> Result<Vec<u8>> {
    Ok(match format.form().filter(|form| *form != Form::Json) {
        Some(form) => report::tables(&set(settings.for_document())?, form, settings.for_document())?,
        None => set(settings.for_terminal())?.terminal(settings.for_terminal()).into_bytes(),
    })
}
