//! What accompanies the verdicts, as JSON: standing duties, one place over its years, the counts against the points that are followed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tables::{V1Filter, filter};
use crate::report::views::{PlaceOverTime, standing_state, steps};
use crate::report::{DutyRow, FollowedRow, PlanReport, Report, StandingRow};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1PlanDuty<'a> {
    number: &'a str,
    title: &'a str,
    state: &'static str,
    missing_items: Vec<&'a str>,
    missing_elements: Vec<&'a str>,
    unmapped: &'a [String],
}

/// What an authority asks of one plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1PlanStanding<'a> {
    id: &'a str,
    zh: &'a str,
    en: &'a str,
    kind: &'static str,
    doc_number: &'a str,
    cited: bool,
    duties: Vec<V1PlanDuty<'a>>,
}

/// The counts against the points of another year, after which the plan is built.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Followed<'a> {
    year: u16,
    doc_number: &'a str,
    covered: usize,
    partial: usize,
    dropped: usize,
    undetermined: usize,
    applicable: usize,
    guessed: usize,
}

pub(super) fn of_plan(plan: &PlanReport) -> Vec<V1PlanStanding<'_>> {
    plan.standing.iter().map(authority).collect()
}

pub(super) fn followed(plan: &PlanReport) -> Option<V1Followed<'_>> {
    let FollowedRow { year, doc_number, summary } = plan.followed.as_ref()?;
    Some(V1Followed {
        year: *year,
        doc_number,
        covered: summary.covered,
        partial: summary.partial,
        dropped: summary.dropped,
        undetermined: summary.open,
        applicable: summary.applicable,
        guessed: summary.guessed.total(),
    })
}

fn authority(row: &StandingRow) -> V1PlanStanding<'_> {
    V1PlanStanding {
        id: &row.id,
        zh: &row.names.zh,
        en: &row.names.en,
        kind: row.kind.code(),
        doc_number: &row.doc_number,
        cited: row.cited,
        duties: row.duties.iter().map(duty).collect(),
    }
}

fn duty(row: &DutyRow) -> V1PlanDuty<'_> {
    V1PlanDuty {
        number: &row.number,
        title: &row.title,
        state: row.arranged.code(),
        missing_items: row.items.iter().map(|(code, _)| code.as_str()).collect(),
        missing_elements: row.missing.iter().map(|missing| missing.names.zh.as_str()).collect(),
        unmapped: &row.unmapped,
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Duty<'a> {
    authority: &'a str,
    number: &'a str,
    title: &'a str,
    plans: BTreeMap<&'a str, &'static str>,
}

/// Standing duties over the plans.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1StandingDuties<'a> {
    schema: &'static str,
    filter: Option<V1Filter<'a>>,
    duties: Vec<V1Duty<'a>>,
}

/// Makes the wire form of the standing duties: `arranged`, `partly`, `not-arranged` or `unknown` for each plan that a duty concerns.
#[must_use]
pub fn standing(report: &Report) -> V1StandingDuties<'_> {
    let mut known: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut order: Vec<(&str, &str)> = Vec::new();
    for row in report.plans.iter().flat_map(|plan| &plan.standing) {
        for duty in &row.duties {
            let key = (row.id.as_str(), duty.number.as_str());
            if known.insert(key, duty.title.as_str()).is_none() {
                order.push(key);
            }
        }
    }
    order.sort_by_key(|(authority, _)| *authority);
    let duties = order.into_iter().map(|(authority, number)| V1Duty {
        authority,
        number,
        title: known.get(&(authority, number)).copied().unwrap_or_default(),
        plans: report
            .plans
            .iter()
            .filter_map(|plan| Some((plan.id.as_str(), standing_state(plan, authority, number)?.code())))
            .collect(),
    });
    V1StandingDuties { schema: "duibiao/standing/v1", filter: filter(&report.filter), duties: duties.collect() }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Year<'a> {
    year: u16,
    plans: Vec<&'a str>,
    step: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1ItemOverTime<'a> {
    code: &'a str,
    zh: &'a str,
    en: &'a str,
    years: Vec<V1Year<'a>>,
}

/// One place over its years.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1OverTime<'a> {
    schema: &'static str,
    place: &'a str,
    undated: Vec<&'a str>,
    items: Vec<V1ItemOverTime<'a>>,
}

/// Makes the wire form of one place over its years: what became of each item in each year, oldest first.
#[must_use]
pub fn over_time<'a>(report: &'a Report, place: &'a PlaceOverTime) -> V1OverTime<'a> {
    let id = |&index: &usize| report.plans.get(index).map(|plan| plan.id.as_str());
    let row = |item: &'a crate::report::ItemRow| {
        let years = place.years.iter().zip(steps(report, place, item));
        let years = years.map(|((year, plans), step)| V1Year {
            year: *year,
            plans: plans.iter().filter_map(id).collect(),
            step: step.code(),
        });
        V1ItemOverTime { code: &item.code, zh: &item.names.zh, en: &item.names.en, years: years.collect() }
    };
    let items = report.domains.iter().flat_map(|domain| &domain.items).map(row);
    let undated = place.undated.iter().filter_map(id).collect();
    V1OverTime { schema: "duibiao/over-time/v1", place: &place.name, undated, items: items.collect() }
}
