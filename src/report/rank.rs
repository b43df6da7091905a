//! Ranks plans by the share of what they are asked for.

use super::{PlanReport, Report};

/// The plans of a report, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking<'r> {
    /// Plans with a rank; plans with the same share have the same rank (1, 2, 2, 4) and keep the order of the report.
    pub placed: Vec<(usize, &'r PlanReport)>,
    /// Plans without a rank, in the order of the report.
    pub unplaced: Vec<(&'r PlanReport, NoPlace)>,
}

/// Why a plan has no rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// Nothing above it is known.
    NoParent,
    /// The levels above it ask for no item of the taxonomy.
    NothingAsked,
    /// Part of it was not read, and some items that it is asked for are undetermined.
    NotRead,
}

impl NoPlace {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoParent => "no-parent",
            Self::NothingAsked => "nothing-asked",
            Self::NotRead => "not-read",
        }
    }
}

/// Ranks the plans of a report by covered of applicable items.
#[must_use]
pub fn ranking(report: &Report) -> Ranking<'_> {
    let reason = |plan: &PlanReport| match (&plan.against, plan.summary.applicable) {
        (None, _) => Some(NoPlace::NoParent),
        (Some(_), 0) => Some(NoPlace::NothingAsked),
        // Its share would count parts that were not read as left out.
        (Some(_), _) if !plan.unread.is_empty() && plan.summary.open > 0 => Some(NoPlace::NotRead),
        (Some(_), _) => None,
    };
    let mut order: Vec<&PlanReport> = report.plans.iter().filter(|plan| reason(plan).is_none()).collect();
    // Fractions are compared by cross-multiplication, so that rounding cannot make or break a tie.
    let products =
        |a: &PlanReport, b: &PlanReport| (a.summary.covered * b.summary.applicable, b.summary.covered * a.summary.applicable);
    order.sort_by(|a, b| {
        let (first, second) = products(a, b);
        second.cmp(&first)
    });
    let mut placed: Vec<(usize, &PlanReport)> = Vec::with_capacity(order.len());
    for (index, plan) in order.into_iter().enumerate() {
        let tied = placed.last().filter(|(_, before)| {
            let (first, second) = products(before, plan);
            first == second
        });
        placed.push((tied.map_or(index + 1, |(place, _)| *place), plan));
    }
    let unplaced = report.plans.iter().filter_map(|plan| Some((plan, reason(plan)?)));
    Ranking { placed, unplaced: unplaced.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gap::Summary;
    use crate::mapping::Mapper;
    use crate::report::build;
    use crate::source::{SourceText, Unread};
    use crate::{gap, lineage, plan, taxonomy};

    /// Plans with these counts of covered and applicable items; with nothing applicable, nothing above is known.
    fn report(counts: &[(usize, usize)]) -> Report {
        let taxonomy = taxonomy::load_embedded().expect("valid data");
        let source = SourceText::from_bytes("a.txt", "某县2017年工作要点\n\n一、公开部门预算。".as_bytes()).expect("text");
        let plan = plan::parse("a", source).expect("a plan");
        let mapping = Mapper::new(&taxonomy).map(&plan);
        let corpus = lineage::Corpus { members: vec![lineage::Member { plan, mapping }] };
        let chains = lineage::chains(&corpus, &taxonomy);
        let mut report = build(&corpus, &gap::gaps_of(&corpus, &chains, &taxonomy), &taxonomy);
        let sample = report.plans.pop().expect("a plan");
        let with = |(index, &(covered, applicable)): (usize, &(usize, usize))| PlanReport {
            id: format!("p{index}"),
            against: (applicable > 0).then(|| "上级".to_owned()),
            summary: Summary { covered, applicable, ..Summary::default() },
            ..sample.clone()
        };
        report.plans = counts.iter().enumerate().map(with).collect();
        report
    }

    fn places(report: &Report) -> Vec<(usize, &str)> {
        ranking(report).placed.iter().map(|(place, plan)| (*place, plan.id.as_str())).collect()
    }

    #[test]
    fn equal_shares_have_the_same_place_and_the_next_is_left_out() {
        let report = report(&[(1, 2), (3, 3), (2, 4), (1, 3)]);
        assert_eq!(places(&report), [(1, "p1"), (2, "p0"), (2, "p2"), (4, "p3")]);
    }

    #[test]
    fn a_plan_without_a_known_parent_has_no_place() {
        let report = report(&[(0, 0), (0, 5)]);
        assert_eq!(places(&report), [(1, "p1")], "nothing covered is known, and is last");
        assert_eq!(
            ranking(&report).unplaced.first().map(|(plan, reason)| (plan.id.as_str(), *reason)),
            Some(("p0", NoPlace::NoParent))
        );
    }

    #[test]
    fn what_nobody_read_is_not_counted_as_left_out() {
        let mut report = report(&[(1, 5), (2, 5)]);
        let unread = Unread { what: "附件".to_owned(), why: "不在文件中".to_owned(), line: 1 };
        for plan in &mut report.plans {
            plan.unread = vec![unread.clone()];
        }
        assert_eq!(places(&report), [(1, "p1"), (2, "p0")], "what was not read changes nothing that was asked for");
        report.plans[0].summary.open = 4;
        assert_eq!(places(&report), [(1, "p1")]);
        assert_eq!(ranking(&report).unplaced.first().map(|(_, reason)| *reason), Some(NoPlace::NotRead));
    }
}
