//! What the first page of a report names.

use duibiao::gap::{StrengthLabel, Verdict};
use duibiao::report::{self, Lang, views};

use super::page::read;

#[test]
fn the_core_statement_names_what_is_weakened_and_all_losses_of_a_plan_that_has_few() {
    let (report, _, _) = read("tests/fixtures/chain", 1);
    let said = views::core(&report, Lang::Zh).join("\n");
    let names = |plan: &report::PlanReport, is_meant: &dyn Fn(&report::GapRow) -> bool| -> Vec<String> {
        plan.gaps.iter().filter(|gap| is_meant(gap)).map(|gap| gap.names.zh.clone()).collect()
    };
    let label = |gap: &report::GapRow| gap.text.strength.as_ref().and_then(|strength| strength.label);
    let weaker = |gap: &report::GapRow| gap.verdict == Verdict::Covered && label(gap) == Some(StrengthLabel::Weaker);
    let all: Vec<(String, Vec<String>)> = report.plans.iter().map(|plan| (plan.label.clone(), names(plan, &weaker))).collect();
    let count: usize = all.iter().map(|(_, items)| items.len()).sum();
    assert!(count > 0 && said.contains(&format!("（弱化）{count} 项次：")), "{count}: {said}");
    for (plan, items) in all.iter().filter(|(_, items)| !items.is_empty()) {
        assert!(said.contains(&format!("{plan} {}", items.join("、"))), "{plan} {items:?}: {said}");
    }
    for plan in &report.plans {
        let lost = names(plan, &|gap| gap.verdict == Verdict::Dropped && !gap.lost_above && !gap.guessed);
        let all_named = lost.iter().all(|name| said.lines().any(|line| line.contains(&plan.label) && line.contains(name)));
        assert_eq!(all_named, lost.len() <= 5, "{}: {lost:?}", plan.label);
    }
}
