//! `departments`: the units responsible for each item in each plan.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::plan_names::{PlanHeads, plan_heads};
use super::shown::shown;

use crate::plan::Role;
use crate::render::table::Table;
use crate::render::{Part, TableSet};
use crate::report::{DepartmentRow, Lang, RenderOptions, Report, UnitName};

/// The order of the rows.
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
    /// The units responsible for each item.
    Owners,
    /// Items assigned to nobody.
    Unowned,
    /// Items that the plan above assigns to others.
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
        // The numbers in column heads are meaningless without columns.
        let narrow = if report.plans.len() > MOST_COLUMNS { RenderOptions { width: None, ..options } } else { options };
        let heads = plan_heads(report, narrow, 60);
        let table = owners(report, &rows_by(report, by), by, &heads, options.lang);
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

/// Number of plans that assign an item to each department, without the single plans.
#[must_use]
pub(crate) fn departments_counted(report: &Report, lang: Lang) -> TableSet {
    let (words, own, country) = (lang.words(), lang.tables(), lang.country());
    let mut table = Table::new([words.code, words.item, own.department, lang.page().plans_count]);
    let mut rows = report.departments.rows.iter().peekable();
    while let Some(row) = rows.next() {
        let (name, mut plans) = if row.unit.id.is_some() {
            (lang.pick(&row.unit.names), BTreeSet::new())
        } else {
            (country.departments_other, BTreeSet::new())
        };
        plans.extend(row.roles.keys().copied());
        // Units that are not a known department come last, and are counted together.
        while let Some(next) = rows.next_if(|next| row.unit.id.is_none() && next.unit.id.is_none() && next.code == row.code) {
            plans.extend(next.roles.keys().copied());
        }
        table.row([row.code.clone(), lang.pick(&row.names).to_owned(), name.to_owned(), plans.len().to_string()]);
    }
    let part = Part { caption: String::new(), table, empty: own.no_departments.to_owned() };
    let legend = vec![country.departments_counted.to_owned()];
    TableSet { title: own.departments_title.to_owned(), parts: vec![part], legend, ..TableSet::default() }
}

/// The same as a section of a page, which must be small enough to open.
pub(crate) fn departments_section(report: &Report, lang: Lang) -> TableSet {
    let own = lang.tables();
    if report.plans.len() > MOST_COLUMNS {
        let note = own.departments_elsewhere.to_owned();
        return TableSet { title: own.departments_title.to_owned(), legend: vec![note], ..TableSet::default() };
    }
    let mut set = departments_set(report, By::Department, None, RenderOptions { lang, width: None, color: false });
    if let Some(owners) = set.parts.first_mut() {
        owners.table = by_unit(report, lang);
    }
    set
}

/// One row per unit: its items in each plan, by role.
fn by_unit(report: &Report, lang: Lang) -> Table {
    let heads = [lang.tables().department].into_iter().chain(report.plans.iter().map(|plan| plan.label.as_str()));
    let mut table = Table::new(heads);
    for rows in report.departments.by_unit() {
        let Some(first) = rows.first() else { continue };
        let given = |plan: usize| {
            let mut by_part: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for row in &rows {
                if let Some(roles) = row.roles.get(&plan) {
                    by_part.entry(roles_text(roles, lang)).or_default().push(lang.pick(&row.names));
                }
            }
            let parts =
                by_part.iter().map(|(part, items)| format!("{part}{}{}", lang.words().colon, items.join(lang.words().comma)));
            parts.collect::<Vec<_>>().join("\n")
        };
        let name = lang.pick(&first.unit.names).to_owned();
        table.row([name].into_iter().chain((0..report.plans.len()).map(given)));
    }
    table
}

/// Most plans shown in columns: a table of thousands of units and plans would be almost empty.
pub const MOST_COLUMNS: usize = 40;

/// The rows in display order.
fn rows_by(report: &Report, by: By) -> Vec<&DepartmentRow> {
    match by {
        By::Item => report.departments.rows.iter().collect(),
        By::Department => report.departments.by_unit().into_iter().flatten().collect(),
    }
}

/// Number of rows written at a time.
const AT_A_TIME: usize = 16;

/// Writes the table of [`departments_set`] by item as CSV in chunks, because thousands of plans give half a million lines.
///
/// # Errors
/// If writing to `out` fails.
pub(crate) fn write_departments_csv(report: &Report, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let (rows, heads) = (rows_by(report, By::Item), plan_heads(report, options, 60));
    let table = |rows: &[&DepartmentRow]| owners(report, rows, By::Item, &heads, options.lang).csv();
    out.write_all(table(&[]).as_bytes())?;
    for rows in rows.chunks(AT_A_TIME) {
        let text = table(rows);
        out.write_all(text.split_once('\n').map(|(_, lines)| lines).unwrap_or_default().as_bytes())?;
    }
    Ok(())
}

fn owners(report: &Report, rows: &[&DepartmentRow], by: By, heads: &PlanHeads, lang: Lang) -> Table {
    let (words, own) = (lang.words(), lang.tables());
    let wide = report.plans.len() <= MOST_COLUMNS;
    let first = match by {
        By::Item => [words.code, words.item, own.department],
        By::Department => [own.department, words.code, words.item],
    };
    let mut table = Table::new(first);
    if wide {
        table.heads.extend(heads.names.iter().cloned());
    } else {
        table.heads.extend([words.plan, own.part].map(str::to_owned));
    }
    for row in rows {
        let (item, unit) = (lang.pick(&row.names).to_owned(), lang.pick(&row.unit.names).to_owned());
        let first = match by {
            By::Item => [row.code.clone(), item, unit],
            By::Department => [unit, row.code.clone(), item],
        };
        if wide {
            let roles = |plan| row.roles.get(&plan).map(|roles| roles_text(roles, lang)).unwrap_or_default();
            table.row(first.into_iter().chain((0..report.plans.len()).map(roles)));
        } else {
            for (plan, roles) in &row.roles {
                let plan = report.plans.get(*plan).map(|plan| plan.label.clone()).unwrap_or_default();
                table.row(first.iter().cloned().chain([plan, roles_text(roles, lang)]));
            }
        }
    }
    table
}

pub(super) fn roles_text(roles: &[Role], lang: Lang) -> String {
    let words = lang.words();
    roles.iter().map(|role| words.role_name(*role)).collect::<Vec<_>>().join(words.comma)
}

fn unowned(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.plan, words.code, words.item, words.place]);
    for found in &report.departments.unowned {
        let source = report.plans.iter().find(|plan| plan.id == found.plan).map(|plan| &plan.source);
        let place = |line: &usize| source.map_or_else(|| words.in_line(*line), |source| words.in_source(source, *line));
        let lines: Vec<String> = found.lines.iter().map(place).collect();
        let item = lang.pick(&found.names).to_owned();
        table.row([report.label_of(&found.plan), found.code.clone(), item, lines.join(words.comma)]);
    }
    table
}

fn differing(report: &Report, lang: Lang) -> Table {
    let (words, own) = (lang.words(), lang.tables());
    let mut table = Table::new([words.plan, own.parent, words.code, words.item, own.only_plan, own.only_parent, own.both]);
    let names = |units: &[UnitName]| units.iter().map(|unit| lang.pick(&unit.names)).collect::<Vec<_>>().join(words.comma);
    for found in &report.departments.differing {
        table.row([
            report.label_of(&found.plan),
            report.label_of(&found.parent),
            found.code.clone(),
            lang.pick(&found.names).to_owned(),
            names(&found.only_plan),
            names(&found.only_parent),
            names(&found.both),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lineage::{Corpus, Member, chains};
    use crate::mapping::Mapper;
    use crate::source::SourceText;
    use crate::{gap, plan, report, taxonomy};

    const TEXT: &str = "某县2017年工作要点\n\n一、推进预决算公开。公开部门预算和决算。（县财政局牵头，各乡镇配合）\n";

    fn corpus(count: usize) -> Report {
        let taxonomy = taxonomy::load_embedded().expect("valid data");
        let mapper = Mapper::new(&taxonomy);
        let member = |number: usize| {
            let source = SourceText::from_bytes("a.txt", TEXT.as_bytes()).expect("text");
            let plan = plan::parse(&format!("p{number}"), source).expect("a plan");
            Member { mapping: mapper.map(&plan), plan }
        };
        let corpus = Corpus { members: (0..count).map(member).collect() };
        let gaps = gap::gaps_of(&corpus, &chains(&corpus, &taxonomy), &taxonomy);
        report::build(&corpus, &gaps, &taxonomy)
    }

    fn table(count: usize) -> Table {
        let options = RenderOptions { lang: Lang::Zh, width: None, color: false };
        departments_set(&corpus(count), By::Item, Some(DepartmentPart::Owners), options).parts.remove(0).table
    }

    #[test]
    fn many_plans_stand_in_rows_so_that_the_table_grows_with_what_it_holds() {
        let few = table(MOST_COLUMNS);
        assert_eq!((few.heads.len(), few.rows.len()), (3 + MOST_COLUMNS, 2));
        let many = table(MOST_COLUMNS + 1);
        assert_eq!((many.heads.len(), many.rows.len()), (5, 2 * (MOST_COLUMNS + 1)));
        assert_eq!(many.rows[0], ["FI1", "预决算公开", "财政", "某县 2017 p0", "牵头"]);
    }
}
