//! `departments`: who is responsible for what in which plan.

use super::shown::shown;
use super::side_by_side::{PlanHeads, plan_heads};
use crate::plan::Role;
use crate::report::table::Table;
use crate::report::{DepartmentRow, Lang, Part, RenderOptions, Report, TableSet, UnitName};

/// What the rows begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Item, then its departments.
    Item,
    /// Department, then its items.
    Department,
}

/// Which of the three tables are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DepartmentPart {
    /// Who is responsible for what.
    Owners,
    /// What is given to nobody.
    Unowned,
    /// What the plan above gives to others.
    Differing,
}

/// The responsible units of the plans: one table or all three.
#[must_use]
pub fn departments_set(report: &Report, by: By, only: Option<DepartmentPart>, options: RenderOptions) -> TableSet {
    let own = options.lang.tables();
    let empty = |sentence: &str| if report.filter.is_active() { own.nothing_fits.to_owned() } else { sentence.to_owned() };
    let wanted = |part| only.is_none_or(|only| only == part);
    let mut set = TableSet { title: own.departments_title.to_owned(), ..TableSet::default() };
    set.notes.extend(shown(&report.filter, options.lang));
    if wanted(DepartmentPart::Owners) {
        let heads = plan_heads(report, options, 60);
        let table = owners(report, by, &heads, options.lang);
        let caption = if only.is_none() { own.departments } else { "" };
        set.parts.push(Part { caption: caption.to_owned(), table, empty: empty(own.no_departments) });
        set.legend.extend(heads.legend);
    }
    if wanted(DepartmentPart::Unowned) {
        let table = unowned(report, options.lang);
        set.parts.push(Part { caption: own.unowned.to_owned(), table, empty: empty(own.no_unowned) });
    }
    if wanted(DepartmentPart::Differing) {
        let table = differing(report, options.lang);
        set.parts.push(Part { caption: own.differing.to_owned(), table, empty: empty(own.no_differing) });
    }
    set.legend.push(own.departments_legend.to_owned());
    set
}

fn owners(report: &Report, by: By, heads: &PlanHeads, lang: Lang) -> Table {
    let (words, own) = (lang.words(), lang.tables());
    let first = match by {
        By::Item => [words.code, words.item, own.department],
        By::Department => [own.department, words.code, words.item],
    };
    let mut table = Table::new(first.into_iter().map(str::to_owned).chain(heads.names.iter().cloned()));
    let rows = &report.departments.rows;
    let ordered: Vec<&DepartmentRow> = match by {
        By::Item => rows.iter().collect(),
        By::Department => {
            report.departments.units.iter().flat_map(|unit| rows.iter().filter(move |row| row.unit == *unit)).collect()
        }
    };
    for row in ordered {
        let (item, unit) = (lang.pick(&row.names).to_owned(), lang.pick(&row.unit.names).to_owned());
        let mut cells = match by {
            By::Item => vec![row.code.clone(), item, unit],
            By::Department => vec![unit, row.code.clone(), item],
        };
        cells.extend(row.roles.iter().map(|roles| roles_text(roles, lang)));
        table.rows.push(cells);
    }
    table
}

pub(super) fn roles_text(roles: &[Role], lang: Lang) -> String {
    let words = lang.words();
    roles.iter().map(|role| words.role_name(*role)).collect::<Vec<_>>().join(words.comma)
}

fn unowned(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.plan, words.code, words.item, words.line]);
    for found in &report.departments.unowned {
        let lines: Vec<String> = found.lines.iter().map(usize::to_string).collect();
        let item = lang.pick(&found.names).to_owned();
        table.row([found.plan.clone(), found.code.clone(), item, lines.join(words.comma)]);
    }
    table
}

fn differing(report: &Report, lang: Lang) -> Table {
    let (words, own) = (lang.words(), lang.tables());
    let mut table = Table::new([words.plan, own.parent, words.code, words.item, own.only_plan, own.only_parent, own.both]);
    let names = |units: &[UnitName]| units.iter().map(|unit| lang.pick(&unit.names)).collect::<Vec<_>>().join(words.comma);
    for found in &report.departments.differing {
        table.row([
            found.plan.clone(),
            found.parent.clone(),
            found.code.clone(),
            lang.pick(&found.names).to_owned(),
            names(&found.only_plan),
            names(&found.only_parent),
            names(&found.both),
        ]);
    }
    table
}
