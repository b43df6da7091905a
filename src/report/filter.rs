//! Reduces a report to some plans, items or verdicts, before any format writes it.

mod choice;
mod spoken;

use std::collections::BTreeSet;

pub use choice::{Filter, FilterError, Near, Wanted, plan_named, plans_named};
pub use spoken::{Taken, items_with_word};

use super::model::{Cell, PlanReport, Report};

/// Returns `true` if a plan is shown.
fn shows_plan(filter: &Filter, plan: &PlanReport) -> bool {
    (filter.plans.is_empty() || filter.plans.contains(&plan.id))
        && (filter.levels.is_empty() || plan.header.level.is_some_and(|level| filter.levels.contains(&level)))
        && (filter.years.is_empty() || plan.header.year.is_some_and(|year| filter.years.contains(&year)))
}

/// Returns the part of a report that a filter shows. The counts of a plan remain those of the whole plan, because a share needs its
/// denominator.
#[must_use]
pub fn filtered(report: Report, filter: &Filter) -> Report {
    let plans = report.plans.iter().enumerate().filter(|(_, plan)| shows_plan(filter, plan));
    let mut at: Vec<usize> = plans.map(|(index, _)| index).collect();
    // Named plans are shown in the order in which they were named.
    at.sort_by_key(|&index| report.plans.get(index).and_then(|plan| filter.plans.iter().position(|name| *name == plan.id)));
    let mut report = columns(report, &at);
    for domain in &mut report.domains {
        domain.items.retain(|item| {
            let shown = |cell: &Cell| cell.verdict.is_some_and(|verdict| filter.shows(verdict, cell.lost_above));
            filter.item(&item.code) && (!filter.picks_verdicts() || item.cells.iter().any(shown))
        });
    }
    report.domains.retain(|domain| !domain.items.is_empty());
    let kept: BTreeSet<&str> = report.domains.iter().flat_map(|domain| &domain.items).map(|item| item.code.as_str()).collect();
    for plan in &mut report.plans {
        plan.gaps.retain(|gap| kept.contains(gap.code.as_str()));
        plan.filter = filter.clone();
    }
    report.departments.items(|code| kept.contains(code));
    for profile in &mut report.points {
        for point in &mut profile.points {
            point.items.retain(|code| kept.contains(code.as_str()));
        }
        if filter.picks_items() {
            profile.points.retain(|point| !point.items.is_empty());
        }
    }
    report.filter = filter.clone();
    report
}

/// Returns the part of one plan's report that a filter shows.
#[must_use]
pub fn filtered_plan(mut plan: PlanReport, filter: &Filter) -> PlanReport {
    plan.gaps.retain(|gap| filter.item(&gap.code) && filter.shows(gap.verdict, gap.lost_above));
    plan.filter = filter.clone();
    plan
}

/// Returns the report on the plans at these indices, in this order.
#[must_use]
pub fn columns(mut report: Report, at: &[usize]) -> Report {
    let mut plans: Vec<Option<PlanReport>> = report.plans.into_iter().map(Some).collect();
    report.plans = at.iter().filter_map(|&index| plans.get_mut(index).and_then(Option::take)).collect();
    for item in report.domains.iter_mut().flat_map(|domain| &mut domain.items) {
        item.cells = at.iter().filter_map(|&index| item.cells.get(index).cloned()).collect();
        for element in &mut item.elements {
            element.cells = at.iter().filter_map(|&index| element.cells.get(index).cloned()).collect();
        }
    }
    let ids: BTreeSet<&str> = report.plans.iter().map(|plan| plan.id.as_str()).collect();
    report.departments.columns(at, &ids);
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gap::Verdict;
    use crate::lineage::{Corpus, Member, chains};
    use crate::mapping::Mapper;
    use crate::plan::Jurisdiction;
    use crate::plan::{Header, Level};
    use crate::report::build;
    use crate::source::SourceText;
    use crate::taxonomy::Taxonomy;
    use crate::{gap, plan, taxonomy};

    const A: &str = "甲县2017年工作要点\n\n一、推进预决算公开。公开部门预算和决算。（县财政局牵头）\n\n二、推进环境保护。公开环境质量监测信息。\n";
    const B: &str = "乙市2017年工作要点\n\n一、推进环境保护。公开环境质量监测信息。（市环保局牵头）\n";

    fn sample() -> (Report, Taxonomy) {
        let taxonomy = taxonomy::load_embedded().expect("valid data");
        let mapper = Mapper::new(&taxonomy);
        let member = |(id, text, level): (&str, &str, Level)| {
            let mut plan = plan::parse(id, SourceText::from_bytes(id, text.as_bytes()).expect("text")).expect("a plan");
            plan.header.level = Some(level);
            plan.header.year = Some(2017);
            Member { mapping: mapper.map(&plan), plan }
        };
        let members = [("a", A, Level::County), ("b", B, Level::Prefecture)].map(member).to_vec();
        let corpus = Corpus { members };
        let gaps = gap::gaps_of(&corpus, &chains(&corpus, &taxonomy), &taxonomy);
        (build(&corpus, &gaps, &taxonomy), taxonomy)
    }

    fn show(wanted: Wanted) -> Report {
        let (report, taxonomy) = sample();
        let filter = Filter::new(wanted, &taxonomy, &["a", "b"]).expect("known");
        filtered(report, &filter)
    }

    fn codes(report: &Report) -> Vec<&str> {
        report.domains.iter().flat_map(|domain| &domain.items).map(|item| item.code.as_str()).collect()
    }

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_filter_that_asks_for_nothing_changes_nothing() {
        let (report, _) = sample();
        assert_eq!(show(Wanted::default()), report);
    }

    #[test]
    fn every_part_of_the_report_shows_the_same() {
        let report = show(Wanted { items: texts(&["LI6"]), ..Wanted::default() });
        assert_eq!(codes(&report), ["LI6"]);
        assert!(report.plans.iter().all(|plan| plan.gaps.iter().all(|gap| gap.code == "LI6")));
        assert!(report.departments.rows.iter().all(|row| row.code == "LI6") && !report.departments.rows.is_empty());
        assert!(report.departments.rows.iter().all(|row| row.unit.id.as_deref() == Some("environment")));
        assert_eq!(report.departments.unowned.iter().map(|found| found.plan.as_str()).collect::<Vec<_>>(), ["a"]);
        assert!(report.points.iter().flat_map(|profile| &profile.points).all(|point| point.items == ["LI6"]));
    }

    #[test]
    fn plans_are_columns_in_the_order_in_which_they_are_named() {
        let report = show(Wanted { plans: texts(&["b.txt", "a"]), ..Wanted::default() });
        assert_eq!(report.plans.iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
        let budget = report.domains.iter().flat_map(|domain| &domain.items).find(|item| item.code == "FI1").expect("an item");
        assert_eq!(budget.cells.iter().map(|cell| cell.clauses > 0).collect::<Vec<_>>(), [false, true]);
        let report = show(Wanted { levels: vec![Level::County], ..Wanted::default() });
        assert_eq!(report.plans.iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>(), ["a"]);
        assert!(report.departments.rows.iter().all(|row| row.roles.keys().eq([&0]) && row.unit.id.as_deref() == Some("finance")));
    }

    #[test]
    fn a_verdict_picks_the_items_that_have_it_in_a_plan_that_is_shown() {
        let of = |verdicts: Vec<Verdict>, plans: &[&str]| show(Wanted { verdicts, plans: texts(plans), ..Wanted::default() });
        assert!(codes(&of(vec![Verdict::Dropped], &[])).contains(&"FI1"), "the city has none");
        assert!(!codes(&of(vec![Verdict::Dropped], &["a"])).contains(&"FI1"));
        let (whole, _) = sample();
        let part = of(vec![Verdict::Dropped], &[]);
        assert_eq!(part.plans[0].summary, whole.plans[0].summary, "a share keeps its denominator");
        let alone = filtered_plan(whole.plans[0].clone(), &part.filter);
        assert!(!alone.gaps.is_empty() && alone.gaps.iter().all(|gap| gap.verdict == Verdict::Dropped));
    }

    #[test]
    fn a_plan_has_not_dropped_what_was_lost_above_it() {
        let (mut report, taxonomy) = sample();
        let lost = report.plans[0].gaps.iter_mut().find(|gap| gap.verdict == Verdict::Dropped).expect("a gap");
        lost.lost_above = true;
        let code = lost.code.clone();
        let cells = report.domains.iter_mut().flat_map(|domain| &mut domain.items).filter(|item| item.code == code);
        cells.for_each(|item| item.cells[0].lost_above = true);
        let of = |verdicts: Vec<Verdict>, lost_above: bool| {
            let wanted = Wanted { verdicts, lost_above, plans: texts(&["a"]), ..Wanted::default() };
            let filter = Filter::new(wanted, &taxonomy, &["a", "b"]).expect("known");
            let alone = filtered_plan(report.plans[0].clone(), &filter);
            let whole = filtered(report.clone(), &filter);
            let found = alone.gaps.iter().map(|gap| gap.code.clone()).collect::<Vec<_>>();
            assert_eq!(codes(&whole), found, "the table and the list show the same");
            found
        };
        let (own, above) = (of(vec![Verdict::Dropped], false), of(Vec::new(), true));
        assert!(!own.contains(&code) && !own.is_empty() && above == [code.clone()]);
        assert_eq!(of(vec![Verdict::Dropped], true).len(), own.len() + 1);
        assert!(!of(vec![Verdict::Covered], false).contains(&code));
    }

    #[test]
    fn of_several_conditions_all_must_hold() {
        let report = show(Wanted { domains: texts(&["fi"]), items: texts(&["LI6"]), ..Wanted::default() });
        assert!(report.domains.is_empty() && !report.plans.is_empty());
    }

    fn place(name: &str, year: u16) -> Header {
        let jurisdiction = Some(Jurisdiction { name: name.to_owned(), code: None, prefecture: None, province: None });
        Header { jurisdiction, year: Some(year), ..Header::default() }
    }

    #[test]
    fn an_unknown_name_is_an_error_that_names_the_known_ones() {
        let (_, taxonomy) = sample();
        let said =
            |wanted: Wanted| Filter::new(wanted, &taxonomy, &["yibin-2017", "xishi-2018"]).expect_err("unknown").to_string();
        let domain = said(Wanted { domains: texts(&["LL"]), ..Wanted::default() });
        assert!(domain.contains("“LL”") && domain.contains("EC, FI, IN"), "{domain}");
        let item = said(Wanted { items: texts(&["FI11"]), ..Wanted::default() });
        assert!(item.contains("did you mean “FI1”?") && item.contains("taxonomy list"), "{item}");
        let named = said(Wanted { items: texts(&["预决算公示"]), ..Wanted::default() });
        assert!(named.contains("did you mean “预决算公开”?"), "{named}");
        let plan = said(Wanted { plans: texts(&["yibin"]), ..Wanted::default() });
        assert_eq!(plan, "there is no plan “yibin”; did you mean “yibin-2017”? (known: yibin-2017, xishi-2018)");
        let (named, unnamed) = (place("甲县", 2021), Header::default());
        let plans = [("a", &named), ("b", &place("甲县", 2022)), ("c", &unnamed)];
        assert_eq!(plans_named("甲县", &plans).as_deref(), Ok(&["a", "b"][..]));
        assert_eq!((plans_named("甲县2022", &plans), plans_named("c", &plans)), (Ok(vec!["b"]), Ok(vec!["c"])));
        assert!(plans_named("乙县", &plans).is_err() && plans_named("甲县 2023", &plans).is_err());
        let (lake, green) = (place("雁湖县", 2021), place("青禾县", 2021));
        let plans = [("yanhu", &lake), ("2021年要点任务分解表", &green), ("c", &unnamed)];
        let unknown = |typed: &str| plans_named(typed, &plans).expect_err("unknown").to_string();
        assert_eq!(unknown("青和县"), "there is no plan “青和县”; did you mean “青禾县”? (known: 雁湖县 2021, 青禾县 2021, c)");
        assert_eq!(unknown("z"), "there is no plan “z” (known: 雁湖县 2021, 青禾县 2021, c)");
        let many: Vec<String> = (0..50).map(|number| format!("plan-{number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let listed = plan_named("nothing", &many).expect_err("unknown").to_string();
        assert!(listed.ends_with("plan-19 and 30 more)"), "{listed}");
    }
}
