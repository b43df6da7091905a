//! The part of the report before its results: the main findings, the sources, the limits, the coverage.

use super::coverage::coverage;
use super::gap::weakened;
use super::plans::plans_table;
use super::section::{MOST_A_PAGE, Section, part};
use super::textual::tenths;
use crate::gap::{Share, Verdict};
use crate::plan::Level;
use crate::render::table::Table;
use crate::report::model::PlanReport;
use crate::report::overview::{Counts, by_domain, by_level, weighed};
use crate::report::statement::{self, between};
use crate::report::words::fill;
use crate::report::{Lang, Report};

/// Most items listed in the main findings.
const MOST_NAMED: usize = 5;
/// Number of items listed for a plan in the main findings if it has more than [`MOST_NAMED`].
const MOST_ITEMS: usize = 3;

/// The main findings, sentence by sentence; every number comes from the model.
#[must_use]
pub fn core(report: &Report, lang: Lang) -> Vec<String> {
    said_of_parents(report, lang).into_iter().chain(counted(report, lang)).collect()
}

/// The number of plans with a document above them, and of those with only the points of their year, which are a list and not a plan to
/// carry out.
fn said_of_parents(report: &Report, lang: Lang) -> Vec<String> {
    let own = lang.page();
    let (of_points, of_plans): (Vec<&PlanReport>, Vec<&PlanReport>) =
        report.plans.iter().filter(|plan| plan.against.is_some()).partition(|plan| is_of_points(plan));
    let mut said = fill(own.core_plans, &[("plans", &report.plans.len()), ("judged", &of_plans.len())]);
    if !of_points.is_empty() {
        said.push_str(between(lang));
        let names = named(&of_points, lang);
        let values: [(&str, &dyn std::fmt::Display); 2] = [("count", &of_points.len()), ("names", &names)];
        said.push_str(&fill(own.core_plans_of_points, &values));
    }
    vec![said]
}

/// The first of these plans by name.
fn named(plans: &[&PlanReport], lang: Lang) -> String {
    let names: Vec<&str> = plans.iter().take(MOST_NAMED).map(|plan| plan.label.as_str()).collect();
    names.join(lang.words().comma) + if plans.len() > MOST_NAMED { "……" } else { "" }
}

/// Returns `true` if the nearest known level above a plan is a list of points.
fn is_of_points(plan: &PlanReport) -> bool {
    plan.nearest_known().and_then(|at| plan.chain.get(at)).is_some_and(|link| link.plan.is_none())
}

/// The totals of the plans, and notes on them.
fn counted(report: &Report, lang: Lang) -> Vec<String> {
    let own = lang.page();
    let mut said = Vec::new();
    said.extend(not_judged(report, lang));
    let later = report.plans.iter().filter(|plan| plan.header.year.is_some_and(|year| year > report.last_national_year)).count();
    let without: [(&str, &dyn std::fmt::Display); 2] = [("year", &report.last_national_year), ("plans", &later)];
    said.extend((later > 0).then(|| fill(lang.standing().no_national, &without)));
    let counts = Counts::sum(report.plans.iter().map(Counts::of_plan));
    if counts.asked() == 0 {
        said.push(own.core_none.to_owned());
    } else {
        let share = share(counts, lang);
        let values: [(&str, &dyn std::fmt::Display); 6] = [
            ("asked", &counts.asked()),
            ("covered", &counts.covered),
            ("percent", &share),
            ("partial", &counts.partial),
            ("dropped", &counts.dropped),
            ("open", &counts.open),
        ];
        said.push(fill(own.core_counts, &values));
        said.extend(left_out_by_level(report, lang));
        said.extend(weaker(report, lang));
        // For few plans the previous sentences list everything that is left out.
        let most = most_left_out(report, lang).filter(|_| report.plans.len() > MOST_NAMED);
        said.extend(most.map(|items| fill(own.core_most, &[("items", &items)])));
        let beside = beside_counts(report, counts, lang);
        said.extend((!beside.is_empty()).then(|| beside.join(between(lang))));
    }
    let mut last = Vec::new();
    let unread = report.plans.iter().filter(|plan| !plan.unread.is_empty()).count();
    last.extend((unread > 0).then(|| fill(own.core_unread, &[("unread", &unread)])));
    let files = report.not_read.len();
    last.extend((files > 0).then(|| fill(own.core_not_read, &[("files", &files)])));
    let findings = super::all_findings(report);
    let accepted = findings.iter().filter(|finding| finding.excepted.is_some()).count();
    let values: [(&str, &dyn std::fmt::Display); 2] = [("findings", &findings.len()), ("accepted", &accepted)];
    last.extend((!findings.is_empty()).then(|| fill(own.core_findings, &values)));
    said.extend((!last.is_empty()).then(|| last.join(between(lang))));
    said
}

/// One sentence for each count that the sentence on demands does not include.
fn beside_counts(report: &Report, counts: Counts, lang: Lang) -> Vec<String> {
    let own = lang.page();
    let lost: usize = report.plans.iter().map(|plan| Counts::beyond(plan).0).sum();
    let undetermined: usize = report.plans.iter().map(PlanReport::undetermined_beside).sum();
    let all = [
        (own.core_lost, lost),
        (own.core_beside, undetermined),
        (own.core_restored, counts.restored),
        (own.core_added, counts.added),
        (own.core_guessed, counts.guessed),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).map(|(words, count)| fill(words, &[("count", &count)])).collect()
}

/// Whether the plans are compared with points, and their level.
type Asking = (bool, Option<Level>);
/// A plan with the names of the items that it dropped.
type Losing<'r> = (&'r PlanReport, Vec<&'r str>);

/// What was dropped at each level, and by which plans: first what plans ask for, then what only the national points do.
fn left_out_by_level(report: &Report, lang: Lang) -> Vec<String> {
    let own = lang.page();
    let mut levels: Vec<(Asking, Vec<Losing<'_>>)> = Vec::new();
    for plan in &report.plans {
        let lost = weighed(plan, Verdict::Dropped).into_iter().filter(|gap| !gap.lost_above && !gap.guessed);
        let lost: Vec<&str> = lost.map(|gap| lang.pick(&gap.names)).collect();
        if lost.is_empty() {
            continue;
        }
        let key = (is_of_points(plan), plan.header.level);
        match levels.iter_mut().find(|(known, _)| *known == key) {
            Some((_, plans)) => plans.push((plan, lost)),
            None => levels.push((key, vec![(plan, lost)])),
        }
    }
    levels.sort_by_key(|((of_points, level), _)| (*of_points, level.is_none(), *level));
    let said = levels.into_iter().map(|((of_points, level), plans)| {
        let level = level.map_or(lang.levels().level_unknown, |level| lang.words().level_name(level));
        let names = plans.iter().take(MOST_NAMED).map(|(plan, lost)| {
            let items = few(lost, lang);
            let values: [(&str, &dyn std::fmt::Display); 3] = [("level", &level), ("plan", &plan.label), ("items", &items)];
            fill(if of_points { own.core_left_of_points } else { own.core_left }, &values)
        });
        let mut names: Vec<String> = names.collect();
        let rest = plans.get(MOST_NAMED..).unwrap_or_default();
        let items: usize = rest.iter().map(|(_, lost)| lost.len()).sum();
        let values: [(&str, &dyn std::fmt::Display); 2] = [("plans", &rest.len()), ("items", &items)];
        names.extend((!rest.is_empty()).then(|| fill(own.core_left_rest, &values)));
        names.join(lang.words().semicolon) + own.full_stop
    });
    said.collect()
}

/// The items of a plan; if there are many, the first ones and the total.
fn few(items: &[&str], lang: Lang) -> String {
    let shown = if items.len() > MOST_NAMED { MOST_ITEMS } else { items.len() };
    let mut said = items.get(..shown).unwrap_or(items).join(lang.words().comma);
    if shown < items.len() {
        said.push_str(&fill(lang.page().and_more_items, &[("count", &items.len())]));
    }
    said
}

/// Items for which plans ask for less than the level above, by plan.
fn weaker(report: &Report, lang: Lang) -> Option<String> {
    let (own, words) = (lang.page(), lang.words());
    let of = |plan| {
        let items: Vec<&str> = weakened(plan).map(|(gap, _)| lang.pick(&gap.names)).collect();
        (plan, items)
    };
    let plans: Vec<Losing<'_>> = report.plans.iter().map(of).filter(|(_, items)| !items.is_empty()).collect();
    let count: usize = plans.iter().map(|(_, items)| items.len()).sum();
    let mut said: Vec<String> = Vec::new();
    for (plan, items) in plans.iter().take(MOST_NAMED) {
        said.push(format!("{} {}", plan.label, few(items, lang)));
    }
    let rest = plans.get(MOST_NAMED..).unwrap_or_default();
    let items: usize = rest.iter().map(|(_, items)| items.len()).sum();
    let values: [(&str, &dyn std::fmt::Display); 2] = [("plans", &rest.len()), ("items", &items)];
    said.extend((!rest.is_empty()).then(|| fill(own.core_weaker_rest, &values)));
    let values: [(&str, &dyn std::fmt::Display); 2] = [("count", &count), ("plans", &said.join(words.semicolon))];
    (count > 0).then(|| fill(own.core_weaker, &values))
}

/// Lists the plans that are not compared with all levels above, and what to do about it, because their results would otherwise look like
/// the others.
#[must_use]
pub fn not_judged(report: &Report, lang: Lang) -> Vec<String> {
    let own = lang.page();
    let no_level = report.plans.iter().filter(|plan| plan.header.level.is_none()).collect::<Vec<_>>();
    let no_parent = report.plans.iter().filter(|plan| plan.header.level.is_some() && plan.against.is_none()).collect::<Vec<_>>();
    let said =
        [(own.core_no_level, no_level), (own.core_no_parent, no_parent)].into_iter().filter(|(_, plans)| !plans.is_empty());
    let said = said.map(|(sentence, plans)| {
        let names = named(&plans, lang);
        let values: [(&str, &dyn std::fmt::Display); 2] = [("plans", &plans.len()), ("names", &names)];
        fill(sentence, &values)
    });
    said.collect()
}

/// The items that most plans leave out, with the number of plans that drop them or have them in part.
fn most_left_out(report: &Report, lang: Lang) -> Option<String> {
    let words = lang.words();
    let count = |row: &crate::report::ItemRow, wanted| {
        row.cells.iter().filter(|cell| cell.verdict == Some(wanted) && !cell.guessed && !cell.lost_above).count()
    };
    let rows = report.domains.iter().flat_map(|domain| &domain.items);
    let mut rows: Vec<_> = rows.map(|row| (row, count(row, Verdict::Dropped), count(row, Verdict::Partial))).collect();
    rows.retain(|(_, dropped, partial)| dropped + partial > 0);
    rows.sort_by_key(|(_, dropped, partial)| std::cmp::Reverse((dropped + partial, *dropped)));
    let named = rows.iter().take(MOST_NAMED).map(|(row, dropped, partial)| {
        let name = lang.pick(&row.names);
        let counts = [(words.dropped, *dropped), (words.partial, *partial)].into_iter().filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts.map(|(verdict, count)| format!("{verdict} {count}")).collect();
        format!("{} {name}{}", row.code, words.brackets(counts.join(words.comma)))
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| named.join(words.semicolon))
}

/// Covered of what is asked for, to a tenth of a percent; unknown if nothing is asked for.
pub(crate) fn share(counts: Counts, lang: Lang) -> String {
    let asked = counts.asked();
    if asked == 0 {
        return lang.words().unknown.to_owned();
    }
    tenths(Share { part: counts.covered, whole: asked })
}

/// The main findings, what was not read, the limits, the coverage by plan, level and domain.
#[must_use]
pub fn before_results(report: &Report, lang: Lang) -> Vec<Section> {
    let (words, own) = (lang.words(), lang.page());
    let mut core_section = Section::new("core", own.core, Vec::new());
    core_section.set.notes = core(report, lang);
    let mut sections = vec![core_section];
    if !report.not_read.is_empty() {
        let mut table = Table::new([words.file, own.not_read_why]);
        report.not_read.iter().for_each(|one| table.row([one.file.clone(), lang.said(&one.why).into_owned()]));
        sections.push(Section::new("not-read", own.not_read_title, vec![part("", table, words.none)]));
    }
    sections.push(Section::new("limits", words.limits, Vec::new()).with_note(&statement::limits(lang)));
    sections.push(coverage_section(report, lang));
    sections
}

/// The sources of the plans, shown at the end; `None` if there are more plans than a page can show.
#[must_use]
pub fn sources_section(report: &Report, lang: Lang) -> Option<Section> {
    (report.plans.len() <= MOST_A_PAGE).then(|| sources(report, lang))
}

fn sources(report: &Report, lang: Lang) -> Section {
    let (words, own) = (lang.words(), lang.page());
    let mut table = Table::new([words.plan, words.title, words.file, "SHA-256", words.tasks, words.unread]);
    for plan in &report.plans {
        let unread =
            plan.unread.iter().map(|found| words.in_source(&plan.source, found.line) + words.colon + &lang.said(&found.what));
        let unread = unread.collect::<Vec<_>>().join("\n");
        table.row([
            plan.label.clone(),
            plan.header.title.clone().unwrap_or_else(|| words.unknown.to_owned()),
            plan.source.name.clone() + &plan.source.shown_encoding().map(|name| words.brackets(name)).unwrap_or_default(),
            plan.source.sha256.clone(),
            plan.tasks.to_string(),
            if unread.is_empty() { own.all_read.to_owned() } else { unread },
        ]);
    }
    Section::new("sources", own.sources, vec![part("", table, words.none)]).with_note(own.sources_note)
}

fn coverage_section(report: &Report, lang: Lang) -> Section {
    let (words, own) = (lang.words(), lang.page());
    let row = |first: Vec<String>, counts: Counts| {
        let numbers = [counts.asked(), counts.covered, counts.partial, counts.dropped, counts.open];
        first.into_iter().chain(numbers.map(|number| number.to_string())).chain([share(counts, lang)])
    };
    let counted = [own.asked, words.covered, words.partial, words.dropped, words.undetermined, own.share];
    let mut levels = Table::new([words.level, own.plans_count].into_iter().chain(counted));
    for (level, plans, counts) in by_level(report) {
        let name = level.map_or(lang.levels().level_unknown, |level| words.level_name(level));
        levels.row(row(vec![name.to_owned(), plans.to_string()], counts));
    }
    let mut parts = vec![part(own.by_level, levels, own.core_none)];
    // A filter on items also affects the domains, but not the counts of the plans.
    if !report.filter.picks_items() {
        let mut domains = Table::new([words.code, words.domain].into_iter().chain(counted));
        for (domain, counts) in by_domain(report, None) {
            domains.row(row(vec![domain.code.clone(), lang.pick(&domain.names).to_owned()], counts));
        }
        parts.push(part(own.by_domain, domains, words.none));
    }
    if report.plans.len() <= MOST_A_PAGE {
        parts.push(part(own.by_plan, plans_table(report, lang), words.none));
    }
    let section = Section::new("summary", own.coverage_title, parts).with_note(own.whole_note);
    let is_beside = report.plans.iter().any(|plan| plan.undetermined_beside() > 0);
    if is_beside { section.with_note(own.beside_note) } else { section }
}

/// A plan in a line: level, year, coverage.
pub(crate) fn plan_line(plan: &PlanReport, lang: Lang) -> String {
    let words = lang.words();
    let level = words.level_of(&plan.header).unwrap_or_else(|| lang.levels().level_unknown.to_owned());
    let year = plan.header.year.map_or_else(|| words.unknown.to_owned(), |year| year.to_string());
    format!("{level} · {year} · {} {}", words.coverage, coverage(plan, words))
}
