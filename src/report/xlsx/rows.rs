//! The content of the sheets.

use crate::gap::Verdict;
use crate::plan::Level;
use crate::render::table::Table;
use crate::report::model::{GapRow, PlanReport, Quote, Report};
use crate::report::{Lang, views};

/// Items that are asked for above and not known to be covered; for each plan those that need attention come first.
pub(super) fn gaps(report: &Report, lang: Lang) -> Table {
    let weighed = |plan: &PlanReport, lang: Lang| {
        let mut table = views::gap_table(plan, lang);
        let own = lang.page();
        table.heads.insert(1, own.weight.to_owned());
        for (row, gap) in table.rows.iter_mut().zip(views::in_order(plan)) {
            row.insert(1, views::weight_name(plan, gap, lang).to_owned());
        }
        table
    };
    of_plans(report, lang, |verdict| !matches!(verdict, Verdict::Covered | Verdict::Added), weighed)
}

/// Items that nothing above asks for.
pub(super) fn additions(report: &Report, lang: Lang) -> Table {
    of_plans(report, lang, |verdict| verdict == Verdict::Added, views::gap_table)
}

/// Every item of every plan, with all its data.
pub(super) fn items(report: &Report, lang: Lang) -> Table {
    of_plans(report, lang, |_| true, views::gap_whole)
}

/// The gap tables of all plans under one head, with the name of the plan first.
fn of_plans(report: &Report, lang: Lang, wanted: impl Fn(Verdict) -> bool, table: impl Fn(&PlanReport, Lang) -> Table) -> Table {
    let tables = report.plans.iter().map(|plan| {
        let gaps = plan.gaps.iter().filter(|gap| wanted(gap.verdict)).cloned().collect();
        (plan.label.as_str(), table(&PlanReport { gaps, ..plan.clone() }, lang))
    });
    joined(tables.collect(), lang)
}

/// The verdict on every task of the parents.
pub(super) fn parent_tasks(report: &Report, lang: Lang) -> Table {
    let plans = report.plans.iter().filter(|plan| !plan.filter.picks_items());
    joined(plans.map(|plan| (plan.label.as_str(), views::parent_tasks_table(plan, lang))).collect(), lang)
}

/// Appends tables under one head; a column that only some of them have is empty in the others.
fn joined(tables: Vec<(&str, Table)>, lang: Lang) -> Table {
    let most = tables.iter().map(|(_, table)| &table.heads).max_by_key(|heads| heads.len());
    let mut heads: Vec<String> = most.cloned().unwrap_or_default();
    for head in tables.iter().flat_map(|(_, table)| &table.heads) {
        if !heads.contains(head) {
            heads.push(head.clone());
        }
    }
    let mut all =
        Table { heads: std::iter::once(lang.words().plan.to_owned()).chain(heads.iter().cloned()).collect(), rows: Vec::new() };
    for (plan, table) in tables {
        let places: Vec<Option<usize>> = heads.iter().map(|head| table.heads.iter().position(|found| found == head)).collect();
        for row in &table.rows {
            let cells = places.iter().map(|place| place.and_then(|at| row.get(at)).cloned().unwrap_or_default());
            all.rows.push(std::iter::once(plan.to_owned()).chain(cells).collect());
        }
    }
    all
}

/// The presence of every item through the levels, one column per level.
pub(super) fn traces(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let on_trace = |level: &Level| {
        report.plans.iter().flat_map(|plan| &plan.gaps).any(|gap| gap.trace.0.iter().any(|step| step.0 == *level))
    };
    let levels: Vec<Level> = Level::ALL.into_iter().filter(on_trace).collect();
    let first = [words.plan, words.code, words.item, words.verdict].into_iter();
    let named = levels.iter().map(|level| words.level_name(*level));
    let mut table = Table::new(first.chain(named).chain([words.loss]));
    for (plan, gap) in report.plans.iter().flat_map(|plan| plan.gaps.iter().map(move |gap| (plan, gap))) {
        let mut row =
            vec![plan.label.clone(), gap.code.clone(), lang.pick(&gap.names).to_owned(), views::verdict_word(gap, lang)];
        row.extend(levels.iter().map(|level| at_level(gap, *level, lang)));
        row.push(views::place(gap, lang));
        table.rows.push(row);
    }
    table
}

/// The marks of a level; if two plans have that level, there are two.
fn at_level(gap: &GapRow, level: Level, lang: Lang) -> String {
    let marks = lang.words().trace_marks(&gap.trace).into_iter().filter(|step| step.0 == level).map(|step| step.1);
    marks.collect::<Vec<_>>().join(" ")
}

/// Every clause, with or without items, once per item, in document order.
pub(super) fn clauses(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([
        words.plan,
        words.path,
        words.kind,
        words.text,
        words.code,
        words.item,
        words.confidence,
        words.review,
        words.responsible,
    ]);
    for plan in &report.plans {
        let labelled = plan.gaps.iter().flat_map(|gap| gap.quotes.iter().map(move |quote| (quote, Some(gap))));
        let rest = !plan.filter.picks_items();
        let local =
            plan.local.iter().flat_map(|task| &task.quotes).chain(&plan.unmapped).filter(|_| rest).map(|quote| (quote, None));
        let mut found: Vec<(&Quote, Option<&GapRow>)> = labelled.chain(local).collect();
        found.sort_by_key(|(quote, gap)| (quote.line_start, quote.line_end, gap.map(|gap| gap.code.as_str())));
        table.rows.extend(found.into_iter().map(|(quote, gap)| clause(plan, quote, gap, lang)));
    }
    table
}

fn clause(plan: &PlanReport, quote: &Quote, gap: Option<&GapRow>, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let units = quote.responsible.iter().map(|unit| format!("{}{}", unit.unit, words.brackets(words.role_name(unit.role))));
    vec![
        plan.label.clone(),
        words.at(quote),
        words.clause_kind_name(quote.kind).to_owned(),
        quote.text(),
        gap.map(|gap| gap.code.clone()).unwrap_or_default(),
        gap.map(|gap| lang.pick(&gap.names).to_owned()).unwrap_or_default(),
        quote.confidence.map(|value| format!("{value:.2}")).unwrap_or_default(),
        views::decision_of(quote, words),
        units.collect::<Vec<_>>().join(words.comma),
    ]
}

/// For each plan its source, what it was compared with, and what was not read.
pub(super) fn sources(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| words.unknown.to_owned());
    let mut table = Table::new([
        words.plan,
        words.title,
        words.doc_number,
        words.issuer,
        words.issued,
        words.file,
        "SHA-256",
        words.chain,
        words.unread,
    ]);
    for plan in &report.plans {
        let unread =
            plan.unread.iter().map(|unread| words.in_source(&plan.source, unread.line) + words.colon + &lang.said(&unread.what));
        table.row([
            plan.label.clone(),
            known(&plan.header.title),
            known(&plan.header.doc_number),
            known(&plan.header.issuer),
            known(&plan.header.issued),
            plan.source.name.clone(),
            plan.source.sha256.clone(),
            views::chain(plan, lang).join("\n"),
            unread.collect::<Vec<_>>().join("\n"),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_different_columns_are_joined_by_their_heads() {
        let (mut one, mut two) = (Table::new(["code", "text"]), Table::new(["code", "peers", "text"]));
        one.row(["A", "a"]);
        two.row(["B", "3/4", "b"]);
        let all = joined(vec![("x", one), ("y", two)], Lang::En);
        assert_eq!(all.heads, ["Plan", "code", "peers", "text"]);
        assert_eq!(all.rows, [["x", "A", "", "a"], ["y", "B", "3/4", "b"]]);
    }
}
