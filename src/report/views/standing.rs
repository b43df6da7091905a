//! Standing duties: what laws and opinions ask for, and whether plans arrange it.

use std::collections::BTreeMap;

use super::elements::missing;
use super::plan_names::plan_heads;
use super::side_by_side::set;
use crate::gap::Arranged;
use crate::render::TableSet;
use crate::render::table::Table;
use crate::report::model::{DutyRow, PlanReport, Report, StandingRow};
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions};

/// One row per duty under its authority.
#[must_use]
pub fn standing_table(plan: &PlanReport, lang: Lang) -> Table {
    table_of(&plan.standing, lang)
}

fn table_of(standing: &[StandingRow], lang: Lang) -> Table {
    let own = lang.standing();
    let mut table = Table::new([own.article, own.duty, own.arranged, own.lacking]);
    for authority in standing {
        table.row([String::new(), head(authority, lang)]);
        for duty in &authority.duties {
            let state = own.arranged_name(duty.arranged).to_owned();
            table.row([duty.number.clone(), duty.title.clone(), state, lacking(duty, lang)]);
        }
    }
    table
}

/// The same for a terminal: only duties that are arranged, partly arranged or undetermined; the counts include the rest.
#[must_use]
pub fn standing_shortly(plan: &PlanReport, lang: Lang) -> Table {
    let told = |authority: &StandingRow| {
        let duties = authority.duties.iter().filter(|duty| duty.arranged != Arranged::Not).cloned().collect();
        StandingRow { duties, ..authority.clone() }
    };
    let standing: Vec<StandingRow> = plan.standing.iter().map(told).filter(|authority| !authority.duties.is_empty()).collect();
    table_of(&standing, lang)
}

/// The counts of each authority, one line each.
#[must_use]
pub fn standing_lines(plan: &PlanReport, lang: Lang) -> String {
    let own = lang.standing();
    let line = |authority: &StandingRow| {
        let count = |arranged| authority.count(arranged).to_string();
        let values = [
            ("authority", head(authority, lang)),
            ("duties", authority.duties.len().to_string()),
            ("whole", count(Arranged::Whole)),
            ("partly", count(Arranged::Partly)),
            ("not", count(Arranged::Not)),
            ("unknown", count(Arranged::Unknown)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(own.counts, &values) + "\n"
    };
    plan.standing.iter().map(line).collect()
}

fn head(authority: &StandingRow, lang: Lang) -> String {
    let words = lang.words();
    let cited = if authority.cited { words.brackets(lang.standing().cited) } else { String::new() };
    format!("{}{}{cited}", lang.pick(&authority.names), words.brackets(&authority.doc_number))
}

/// The parts of a duty that a plan does not arrange; empty if it arranges none, because then all are missing.
fn lacking(duty: &DutyRow, lang: Lang) -> String {
    if duty.arranged == Arranged::Not {
        return String::new();
    }
    let items = duty.items.iter().map(|(code, names)| format!("{code} {}", lang.pick(names)));
    let elements = Some(missing(&duty.missing, lang)).filter(|missing| !missing.is_empty());
    items.chain(elements).collect::<Vec<_>>().join(lang.words().comma)
}

/// Duties in rows, plans in columns.
#[must_use]
pub fn standing_set(report: &Report, options: RenderOptions) -> TableSet {
    let lang = options.lang;
    let own = lang.standing();
    let heads = plan_heads(report, options, 40);
    let mut table = Table::new([own.article, own.duty].into_iter().map(str::to_owned).chain(heads.names));
    // Each authority once, in its own order, with the duties for all levels of the plans.
    let mut authorities: BTreeMap<&str, (&StandingRow, Vec<&DutyRow>)> = BTreeMap::new();
    for row in report.plans.iter().flat_map(|plan| &plan.standing) {
        let (_, duties) = authorities.entry(row.id.as_str()).or_insert((row, Vec::new()));
        let mut at = 0;
        for duty in &row.duties {
            let known = duties.iter().position(|known| known.number == duty.number);
            if known.is_none() {
                duties.insert(at, duty);
            }
            at = known.unwrap_or(at) + 1;
        }
    }
    for (id, (authority, duties)) in authorities {
        table.row([String::new(), format!("{}{}", lang.pick(&authority.names), lang.words().brackets(&authority.doc_number))]);
        for duty in duties {
            let cells = report.plans.iter().map(|plan| mark(state(plan, id, &duty.number), lang).to_owned());
            table.row([duty.number.clone(), duty.title.clone()].into_iter().chain(cells));
        }
    }
    let mut set = set(report, own.title, table, own.legend, lang);
    set.notes.push(own.note.to_owned());
    set.legend.extend(heads.legend);
    for part in &mut set.parts {
        own.none.clone_into(&mut part.empty);
    }
    set
}

/// A plan's answer to a duty; `None` if the duty does not concern it.
#[must_use]
pub fn state(plan: &PlanReport, authority: &str, number: &str) -> Option<Arranged> {
    let row = plan.standing.iter().find(|row| row.id == authority)?;
    row.duties.iter().find(|duty| duty.number == number).map(|duty| duty.arranged)
}

fn mark(state: Option<Arranged>, lang: Lang) -> &'static str {
    let words = lang.words();
    match state {
        None => "",
        Some(Arranged::Whole) => words.mark_present,
        Some(Arranged::Partly) => words.mark_partial,
        Some(Arranged::Not) => lang.standing().mark_not,
        Some(Arranged::Unknown) => words.unknown,
    }
}
