//! `check` and `gap` say the same of every item: what is dropped in one is in the other, and so is what cannot be told.

use std::collections::BTreeSet;

use super::*;
use duibiao::gap::{Code, Verdict};

#[test]
fn an_item_has_one_verdict_wherever_it_is_asked_for() {
    let plans: Vec<Member> = SEEDS.iter().map(|(id, text)| member(id, text)).collect();
    let (mut dropped, mut open) = (0, 0);
    for (at, draft) in plans.iter().enumerate() {
        for parent in plans.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, parent)| parent) {
            let (own, mut above) = (draft.plan.header.level, parent.clone());
            above.plan.header.level = Level::ALL.into_iter().rev().find(|level| Some(*level) < own && *level > Level::National);
            let asked = Asked { given: vec![1], ..Asked::default() };
            let options = Options { only_asked: true, no_peers: true, ..Options::default() };
            let judged = Session::of(vec![draft.clone(), above], Some(asked), &TAXONOMY).judge(&options);
            let (asked, found) = (judged.draft(Stage::Unknown).expect("a draft"), judged.checked(Stage::Unknown));
            let items = |verdict| {
                let of_verdict = asked.gap.items.iter().filter(move |item| item.verdict == verdict);
                of_verdict.map(|item| item.item).collect::<BTreeSet<_>>()
            };
            let missing = found.diagnostics.iter().filter(|one| one.finding.code == Code::Dropped).flat_map(|one| &one.items);
            assert_eq!(missing.copied().collect::<BTreeSet<_>>(), items(Verdict::Dropped), "{}", draft.plan.id);
            let report = check_report(&asked, "draft.txt", found.clone(), &Baseline::default(), None).expect("a report");
            let undetermined: BTreeSet<&str> = report.undetermined.iter().map(|(code, _)| code.as_str()).collect();
            let unknown = items(Verdict::Undetermined);
            let unknown: BTreeSet<&str> = unknown.iter().map(|item| TAXONOMY.item(*item).code.as_str()).collect();
            assert!(undetermined.is_subset(&unknown), "{}: {undetermined:?}", draft.plan.id);
            dropped += items(Verdict::Dropped).len();
            open += undetermined.len();
        }
    }
    assert!(dropped > 100 && open > 20, "{dropped} dropped, {open} open");
}
