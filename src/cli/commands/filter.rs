//! Arguments → the part of a report to show, and tables in the requested format.

use anyhow::{Result, bail};

use crate::cli::args::{CompareFormat, ItemFilter, LevelArg, PlanFilter, VerdictArg};
use crate::cli::output;
use crate::cli::settings::Settings;
use crate::gap::Verdict;
use crate::plan::Level;
use crate::render::TableSet;
use crate::report::{self, Filter, Form, RenderOptions, Report, Taken, Wanted, views};
use crate::taxonomy::{ItemId, Taxonomy};

/// Checks a filter against the taxonomy and the names of the plans.
pub(super) fn filter(
    items: &ItemFilter,
    plans: &PlanFilter,
    taxonomy: &Taxonomy,
    ids: &[&str],
    settings: &Settings,
) -> Result<Filter> {
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
    let filter = Filter::new(wanted, taxonomy, ids)?;
    for taken in &filter.taken {
        say_taken(taken, taxonomy, settings);
    }
    Ok(filter)
}

/// Finds the one item that the user named, by its name or else by a word unique to it, which is reported.
pub(super) fn one_item(typed: &str, taxonomy: &Taxonomy, settings: &Settings) -> Result<Option<ItemId>> {
    if let Some(id) = taxonomy.find(typed) {
        return Ok(Some(id));
    }
    let codes: Vec<String> = report::items_with_word(typed, taxonomy).into_iter().map(|item| item.code.clone()).collect();
    let taken = Taken { typed: typed.trim().to_owned(), codes };
    match taken.codes.as_slice() {
        [] => Ok(None),
        [one] => {
            say_taken(&taken, taxonomy, settings);
            Ok(taxonomy.by_code(one))
        }
        _ => bail!("no item is called “{}”, and several have the word: {}", taken.typed, named(&taken, taxonomy, settings)),
    }
}

/// Reports which items a word that is no item name was taken for.
fn say_taken(taken: &Taken, taxonomy: &Taxonomy, settings: &Settings) {
    let items = named(taken, taxonomy, settings);
    output::note(settings, &format!("note: no item is called “{}”; taken for it, by its words: {items}", taken.typed));
}

fn named(taken: &Taken, taxonomy: &Taxonomy, settings: &Settings) -> String {
    let lang = settings.for_terminal().lang;
    let ids = taken.codes.iter().filter_map(|code| taxonomy.by_code(code)).map(|id| taxonomy.item(id));
    ids.map(|item| format!("{} {}", item.code, lang.pick(&item.names))).collect::<Vec<_>>().join(lang.words().comma)
}

/// Returns the requested part of a report; reports unmatched names and an empty result.
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
    let filter = filter(items, &plans, taxonomy, &ids, settings)?;
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

/// Warns on standard error that a result is empty: a file alone must not be mistaken for an answer.
pub(super) fn nothing(settings: &Settings) {
    output::note(settings, "warning: nothing fits what was asked for; the result is empty");
}

/// Writes tables in a format other than JSON.
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
