//! `rank`, `departments`, `breakdown` and `compare --rows points` as JSON, and the filter that every filtered result states.

use std::collections::BTreeMap;

use serde::Serialize;

use super::files::{V1NotRead, not_read};
use super::rounded;
use crate::gap::{Peers, Presence};
use crate::plan::{Level, Role};
use crate::report::views::point_presence;
use crate::report::{Breakdown, BreakdownRow, DepartmentRow, DifferentOwners, Filter, ProfilePoints, Report, UnitName, ranking};

/// What a result shows; absent lists show all.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Filter<'a> {
    verdicts: Vec<&'static str>,
    domains: &'a [String],
    items: &'a [String],
    levels: Vec<&'static str>,
    years: &'a [u16],
    plans: &'a [String],
}

/// Makes the wire form of a filter; `null` if nothing is left out.
pub(super) fn filter(filter: &Filter) -> Option<V1Filter<'_>> {
    filter.is_active().then(|| V1Filter {
        verdicts: filter.verdict_codes(),
        domains: &filter.domains,
        items: &filter.items,
        levels: filter.levels.iter().map(|level| Level::code(*level)).collect(),
        years: &filter.years,
        plans: &filter.plans,
    })
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1PeerCount {
    group: &'static str,
    gaps: usize,
    known: usize,
    unknown: usize,
    plans: usize,
}

/// What siblings do with a gap.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Peers {
    standing: Option<&'static str>,
    by: Option<&'static str>,
    groups: Vec<V1PeerCount>,
}

pub(super) fn peers(peers: &Peers) -> V1Peers {
    let count = |count: &crate::gap::PeerCount| V1PeerCount {
        group: count.group.code(),
        gaps: count.gaps,
        known: count.known,
        unknown: count.unknown,
        plans: count.plans,
    };
    V1Peers {
        standing: peers.standing.map(|(_, standing)| standing.code()),
        by: peers.standing.map(|(group, _)| group.code()),
        groups: peers.counts.iter().map(count).collect(),
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Placed<'a> {
    place: usize,
    plan: &'a str,
    title: Option<&'a str>,
    level: Option<&'static str>,
    year: Option<u16>,
    against: Option<&'a str>,
    covered: usize,
    partial: usize,
    applicable: usize,
    undetermined: usize,
    guessed: usize,
    share: f64,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Unplaced<'a> {
    plan: &'a str,
    title: Option<&'a str>,
    level: Option<&'static str>,
    year: Option<u16>,
    against: Option<&'a str>,
    reason: &'static str,
    covered: Option<usize>,
    partial: Option<usize>,
    applicable: Option<usize>,
    undetermined: Option<usize>,
    guessed: usize,
}

/// Plans by coverage.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Rank<'a> {
    schema: &'static str,
    filter: Option<V1Filter<'a>>,
    plans: Vec<V1Placed<'a>>,
    unplaced: Vec<V1Unplaced<'a>>,
    not_read: Vec<V1NotRead<'a>>,
}

/// Makes the wire form of a ranking.
#[must_use]
pub fn rank(report: &Report) -> V1Rank<'_> {
    let ranking = ranking(report);
    let plans = ranking.placed.iter().map(|&(place, plan)| {
        let summary = plan.summary;
        V1Placed {
            place,
            plan: &plan.id,
            title: plan.header.title.as_deref(),
            level: plan.header.level.map(Level::code),
            year: plan.header.year,
            against: plan.against.as_deref(),
            covered: summary.covered,
            partial: summary.partial,
            applicable: summary.applicable,
            undetermined: summary.open,
            guessed: summary.guessed.total(),
            share: share(summary.covered, summary.applicable),
        }
    });
    let unplaced = ranking.unplaced.iter().map(|(plan, reason)| {
        let known = |count: usize| Some(count).filter(|_| plan.summary.applicable > 0);
        V1Unplaced {
            plan: &plan.id,
            title: plan.header.title.as_deref(),
            level: plan.header.level.map(Level::code),
            year: plan.header.year,
            against: plan.against.as_deref(),
            reason: reason.code(),
            covered: known(plan.summary.covered),
            partial: known(plan.summary.partial),
            applicable: known(plan.summary.applicable),
            undetermined: known(plan.summary.open),
            guessed: plan.summary.guessed.total(),
        }
    });
    V1Rank {
        schema: "duibiao/rank/v1",
        filter: filter(&report.filter),
        not_read: not_read(&report.not_read),
        plans: plans.collect(),
        unplaced: unplaced.collect(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of items are small")]
fn share(part: usize, whole: usize) -> f64 {
    rounded(part as f64 / whole as f64)
}

/// A unit; the id is `null` where it is no known department.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Unit<'a> {
    id: Option<&'a str>,
    zh: &'a str,
    en: &'a str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1DepartmentRow<'a> {
    code: &'a str,
    unit: V1Unit<'a>,
    plans: BTreeMap<&'a str, Vec<&'static str>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Unowned<'a> {
    plan: &'a str,
    code: &'a str,
    lines: &'a [usize],
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Differing<'a> {
    plan: &'a str,
    parent: &'a str,
    code: &'a str,
    only_plan: Vec<V1Unit<'a>>,
    only_parent: Vec<V1Unit<'a>>,
    both: Vec<V1Unit<'a>>,
}

/// Who is responsible for what.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Departments<'a> {
    schema: &'static str,
    filter: Option<V1Filter<'a>>,
    plans: Vec<&'a str>,
    rows: Vec<V1DepartmentRow<'a>>,
    unowned: Vec<V1Unowned<'a>>,
    differing: Vec<V1Differing<'a>>,
    not_read: Vec<V1NotRead<'a>>,
}

/// Makes the wire form of the responsible units.
#[must_use]
pub fn departments(report: &Report) -> V1Departments<'_> {
    let ids: Vec<&str> = report.plans.iter().map(|plan| plan.id.as_str()).collect();
    let held = |row: &DepartmentRow| {
        let cells = row.roles.iter().filter_map(|(plan, roles)| Some((*ids.get(*plan)?, roles)));
        cells.map(|(id, roles)| (id, roles.iter().map(|role| Role::code(*role)).collect())).collect()
    };
    let rows =
        report.departments.rows.iter().map(|row| V1DepartmentRow { code: &row.code, unit: unit(&row.unit), plans: held(row) });
    let unowned = report.departments.unowned.iter();
    V1Departments {
        schema: "duibiao/departments/v1",
        filter: filter(&report.filter),
        not_read: not_read(&report.not_read),
        rows: rows.collect(),
        unowned: unowned.map(|found| V1Unowned { plan: &found.plan, code: &found.code, lines: &found.lines }).collect(),
        differing: report.departments.differing.iter().map(differing).collect(),
        plans: ids,
    }
}

fn differing(found: &DifferentOwners) -> V1Differing<'_> {
    V1Differing {
        plan: &found.plan,
        parent: &found.parent,
        code: &found.code,
        only_plan: found.only_plan.iter().map(unit).collect(),
        only_parent: found.only_parent.iter().map(unit).collect(),
        both: found.both.iter().map(unit).collect(),
    }
}

fn unit(unit: &UnitName) -> V1Unit<'_> {
    V1Unit { id: unit.id.as_deref(), zh: &unit.names.zh, en: &unit.names.en }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Point<'a> {
    number: &'a str,
    title: &'a str,
    sure: bool,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Task<'a> {
    number: usize,
    chapter: Option<&'a str>,
    path: &'a [String],
    heading: Option<&'a str>,
    text: &'a str,
    line_start: usize,
    line_end: usize,
    lead: &'a [String],
    support: &'a [String],
    implement: &'a [String],
    deadlines: &'a [String],
    frequencies: &'a [String],
    quantities: &'a [String],
    /// On what basis, where a table of tasks says so.
    bases: &'a [String],
    points: Vec<V1Point<'a>>,
}

/// The tasks of a plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Breakdown<'a> {
    schema: &'static str,
    plan: &'a str,
    title: Option<&'a str>,
    national: Option<&'a str>,
    tasks: Vec<V1Task<'a>>,
}

/// Makes the wire form of a table of tasks.
#[must_use]
pub fn breakdown(breakdown: &Breakdown) -> V1Breakdown<'_> {
    V1Breakdown {
        schema: "duibiao/breakdown/v1",
        plan: &breakdown.plan,
        title: breakdown.title.as_deref(),
        national: breakdown.doc_number.as_deref(),
        tasks: breakdown.tasks.iter().enumerate().map(|(index, found)| task(index + 1, found)).collect(),
    }
}

fn task(number: usize, task: &BreakdownRow) -> V1Task<'_> {
    V1Task {
        number,
        chapter: task.chapter.as_deref(),
        path: &task.path,
        heading: Some(task.heading.as_str()).filter(|heading| !heading.is_empty()),
        text: &task.text,
        line_start: task.line_start,
        line_end: task.line_end,
        lead: &task.lead,
        support: &task.support,
        implement: &task.implement,
        deadlines: &task.deadlines,
        frequencies: &task.frequencies,
        quantities: &task.quantities,
        bases: &task.bases,
        points: task
            .points
            .iter()
            .map(|point| V1Point { number: &point.number, title: &point.title, sure: point.sure })
            .collect(),
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1PointRow<'a> {
    number: &'a str,
    title: &'a str,
    sure: bool,
    levels: Vec<&'static str>,
    plans: BTreeMap<&'a str, BTreeMap<&'a str, &'static str>>,
}

/// The national points of a year over the plans.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Points<'a> {
    schema: &'static str,
    filter: Option<V1Filter<'a>>,
    year: u16,
    doc_number: &'a str,
    points: Vec<V1PointRow<'a>>,
    not_read: Vec<V1NotRead<'a>>,
}

/// Makes the wire form of the points of a year: presence of every item of a point in every plan.
#[must_use]
pub fn points<'a>(report: &'a Report, profile: &'a ProfilePoints) -> V1Points<'a> {
    let row = |point: &'a crate::report::PointRow| {
        let plans = report.plans.iter().enumerate().map(|(index, plan)| {
            let items = point_presence(report, index, profile, point).into_iter();
            (plan.id.as_str(), items.map(|(code, presence)| (code, Presence::code(presence))).collect())
        });
        let levels = point.levels.iter().map(|level| level.code()).collect();
        V1PointRow { number: &point.number, title: &point.title, sure: point.sure, levels, plans: plans.collect() }
    };
    V1Points {
        schema: "duibiao/points/v1",
        filter: filter(&report.filter),
        not_read: not_read(&report.not_read),
        year: profile.year,
        doc_number: &profile.doc_number,
        points: profile.points.iter().map(row).collect(),
    }
}
