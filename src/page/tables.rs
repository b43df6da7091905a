//! The views with tables, for the page and for files of every format.

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::Fault;
use super::made::Judging;
use super::sitting::Sitting;
use crate::gap::Verdict;
use crate::plan::Level;
use crate::render::TableSet;
use crate::report::views::{self, By, DepartmentPart};
use crate::report::{self, Compared, Filter, Lang, RenderOptions, Report, Rows, Wanted as Shown};
use crate::taxonomy::Taxonomy;

/// The requested view and part of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Wanted {
    /// `compare`, `elements`, `points`, `departments`, `standing`, `owners`, `rank`, `breakdown`, `over_time`, `gap`, `notice`.
    pub what: String,
    pub plan: Option<String>,
    pub place: Option<String>,
    pub text: bool,
    pub points_of: Option<u16>,
    /// Part of the table of owners: `owners`, `unowned`, `differing`.
    pub part: Option<String>,
    /// Whether rows are departments instead of items.
    pub by_department: bool,
    pub only: Vec<String>,
    pub domains: Vec<String>,
    pub items: Vec<String>,
    pub levels: Vec<String>,
    pub years: Vec<u16>,
    pub plans: Vec<String>,
}

impl Wanted {
    /// Returns the rows of a comparison; `None` for other views.
    pub(super) fn compared(&self) -> Option<Compared> {
        let rows = match self.what.as_str() {
            "compare" => Rows::Items,
            "elements" => Rows::Elements,
            "points" => Rows::Points,
            "departments" => Rows::Departments,
            "standing" => Rows::Standing,
            _ => return None,
        };
        Some(Compared { rows, text: self.text, points_of: self.points_of })
    }

    /// Returns the requested part of a report.
    pub(super) fn shown(&self, report: &Report, taxonomy: &Taxonomy) -> Result<Report, Fault> {
        let verdicts = [Verdict::Covered, Verdict::Partial, Verdict::Dropped, Verdict::Added, Verdict::Undetermined];
        let verdict = |code: &String| verdicts.into_iter().find(|verdict| verdict.code() == code).ok_or_else(|| unknown(code));
        let level = |code: &String| Level::from_name(code).ok_or_else(|| unknown(code));
        let ids: Vec<&str> = report.plans.iter().map(|plan| plan.id.as_str()).collect();
        let wanted = Shown {
            verdicts: self.only.iter().filter(|code| *code != Filter::LOST_ABOVE).map(verdict).collect::<Result<_, _>>()?,
            lost_above: self.only.iter().any(|code| code == Filter::LOST_ABOVE),
            domains: self.domains.clone(),
            items: self.items.clone(),
            levels: self.levels.iter().map(level).collect::<Result<_, _>>()?,
            years: self.years.clone(),
            plans: self.plans.clone(),
        };
        let filter = Filter::new(wanted, taxonomy, &ids).map_err(|error| {
            Fault::new("filter", format!("筛选条件有误：{}", Lang::Zh.said(&error.to_string())), error.to_string())
        })?;
        Ok(if filter.is_active() { report::filtered(report.clone(), &filter) } else { report.clone() })
    }
}

fn unknown(what: &str) -> Fault {
    Fault::new("unknown", format!("没有“{what}”"), format!("there is no “{what}”"))
}

impl Sitting {
    /// Returns the tables of a view; for a file (`is_sent`) without what only a screen needs.
    pub(super) fn set(&mut self, wanted: &Wanted, is_sent: bool, lang: Lang) -> Result<TableSet, Fault> {
        let options = RenderOptions { lang, width: None, color: false };
        let taxonomy = self.tables.taxonomy;
        if wanted.what == "breakdown" {
            let plan = wanted.plan.clone().unwrap_or_default();
            let members = &self.corpus()?.members;
            let member = members.iter().find(|member| member.plan.id == plan).ok_or_else(|| unknown(&plan))?;
            let breakdown = report::breakdown(member, taxonomy);
            let set = if is_sent { views::breakdown_to_send(&breakdown, lang) } else { views::breakdown_set(&breakdown, lang) };
            return Ok(set);
        }
        let report = wanted.shown(&self.judge()?.report, taxonomy)?;
        if let Some(compared) = wanted.compared() {
            return compared.set(&report, options).map_err(|error| Fault::form(&error));
        }
        match wanted.what.as_str() {
            "rank" => Ok(views::rank_set(&report, options)),
            "owners" => {
                let by = if wanted.by_department { By::Department } else { By::Item };
                let part = match wanted.part.as_deref() {
                    Some("owners") => Some(DepartmentPart::Owners),
                    Some("unowned") => Some(DepartmentPart::Unowned),
                    Some("differing") => Some(DepartmentPart::Differing),
                    _ => None,
                };
                Ok(views::departments_set(&report, by, part, options))
            }
            "over_time" => {
                let place = wanted.place.clone().unwrap_or_default();
                let place = views::place_over_time(&report, &place).map_err(|error| Fault::form(&error))?;
                Ok(views::over_time_set(&report, &place, lang))
            }
            "notice" => {
                let plan = wanted.plan.clone().unwrap_or_default();
                let plan = report.plans.iter().find(|known| known.id == plan).ok_or_else(|| unknown(&plan))?;
                Ok(views::notice(plan, &report.left_beside(plan), lang))
            }
            "gap" => {
                let plan = wanted.plan.clone().unwrap_or_default();
                let plan = report.plans.iter().find(|known| known.id == plan).ok_or_else(|| unknown(&plan))?;
                Ok(views::gap_set(plan, lang))
            }
            other => Err(unknown(other)),
        }
    }

    /// Returns the chapters of the whole report, and its plans.
    pub(super) fn overview(&mut self, lang: Lang) -> Result<Value, Fault> {
        let Judging { report, .. } = self.judge()?;
        let sections = views::before_results(report, lang).into_iter().chain(views::results(report, lang));
        let sections = sections.chain(views::sources_section(report, lang));
        let sections = sections.map(|section| {
            let mut set = set_json(&section.set);
            if let Some(fields) = set.as_object_mut() {
                fields.insert("id".to_owned(), section.id.into());
            }
            set
        });
        let plans = report.plans.iter().map(|plan| {
            json!({
                "id": plan.id,
                "label": plan.label,
                "level": plan.header.level.map(Level::code),
                "year": plan.header.year,
                "title": plan.header.title,
                "file": plan.source.name,
                "chain": views::chain_lines(plan, lang),
            })
        });
        Ok(json!({
            "core": views::core(report, lang),
            "sections": sections.collect::<Vec<_>>(),
            "plans": plans.collect::<Vec<_>>(),
        }))
    }
}

/// Returns tables as the page draws them.
pub(super) fn set_json(set: &TableSet) -> Value {
    let parts = set
        .parts
        .iter()
        .map(|part| json!({ "caption": part.caption, "heads": part.table.heads, "rows": part.table.rows, "empty": part.empty }));
    json!({ "title": set.title, "notes": set.notes, "parts": parts.collect::<Vec<_>>(), "legend": set.legend })
}
