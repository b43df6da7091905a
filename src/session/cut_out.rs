//! Measures how reliable “dropped” is: cuts the sentences labelled with an item out of a plan and judges the rest against the whole
//! plan as its parent.

use std::collections::BTreeSet;

use super::{Asked, Options, Session, member};
use crate::gap::Verdict;
use crate::lineage::Member;
use crate::mapping::Mapper;
use crate::mapping::eval::{Counts, GoldUnit, Labelled};
use crate::plan::Plan;
use crate::plan::manifest::Facts;
use crate::source::SourceText;

/// Cuts each labelled item out of a plan in turn and counts the firm verdicts “dropped”: `right` are items that people find in the
/// cut sentences and nowhere in the rest, `wrong` all others, `missed` items that were cut out but not judged as dropped.
///
/// An item that only people or only the program found in the cut sentences counts neither way. A rest that is no longer a plan is
/// skipped.
#[must_use]
pub fn cut_out(labelled: &Labelled, mapper: &Mapper<'_>) -> Counts {
    let plan = &labelled.plan;
    let whole = Member { mapping: mapper.map(plan), plan: plan.clone() };
    let mut counts = Counts::default();
    for item in
        labelled.gold.units.iter().filter(|unit| unit.kind.is_mapped()).flat_map(|unit| &unit.codes).collect::<BTreeSet<_>>()
    {
        let (cut, kept): (Vec<_>, Vec<_>) = labelled.gold.units.iter().zip(&labelled.places).partition(|(unit, place)| {
            place.is_some() && unit.kind.is_mapped() && (unit.codes.contains(item) || unit.optional.contains(item))
        });
        let left: BTreeSet<usize> = kept.iter().filter_map(|(_, place)| place.as_ref()).flatten().copied().collect();
        let gone: BTreeSet<usize> = cut
            .iter()
            .filter_map(|(_, place)| place.as_ref())
            .flatten()
            .copied()
            .filter(|clause| !left.contains(clause))
            .collect();
        let Some(rest) = without(plan, &gone, mapper) else { continue };
        let dropped = firmly_dropped(rest, &whole, mapper);
        let of = |units: &[(&GoldUnit, &Option<Vec<usize>>)], also: bool| -> BTreeSet<String> {
            let codes = units
                .iter()
                .filter(|(unit, _)| unit.kind.is_mapped())
                .flat_map(|(unit, _)| unit.codes.iter().chain(unit.optional.iter().filter(move |_| also)));
            codes.cloned().collect()
        };
        let still_there = of(&kept, true);
        let lost: BTreeSet<String> = of(&cut, false).difference(&still_there).cloned().collect();
        let open: BTreeSet<String> = of(&cut, true).difference(&still_there).cloned().collect();
        counts.add(Counts {
            right: dropped.intersection(&lost).count(),
            wrong: dropped.difference(&open).count(),
            missed: lost.difference(&dropped).count(),
        });
    }
    counts
}

/// Returns the plan without some clauses; `None` if the rest is no plan.
fn without(plan: &Plan, gone: &BTreeSet<usize>, mapper: &Mapper<'_>) -> Option<Member> {
    let mut text = plan.source.text().to_owned();
    for clause in gone.iter().rev().filter_map(|clause| plan.clauses.get(*clause)) {
        text.replace_range(clause.span.range(), "");
    }
    let source = SourceText::from_bytes(&plan.id, text.as_bytes()).ok()?;
    let mut rest = member(&format!("{}-rest", plan.id), source, &Facts::default(), mapper).ok()?;
    // The header was not cut, and it identifies the plan.
    rest.plan.header = plan.header.clone();
    Some(rest)
}

/// Returns the codes of the items dropped against `whole`, without those whose demand is only guessed.
fn firmly_dropped(rest: Member, whole: &Member, mapper: &Mapper<'_>) -> BTreeSet<String> {
    let taxonomy = mapper.taxonomy();
    let asked = Asked { given: vec![1], points_of: None, has_library: false };
    let session = Session::of(vec![rest, whole.clone()], Some(asked), taxonomy);
    let judged = session.judge(&Options { only_asked: true, ..Options::default() });
    let firm = judged.gaps.iter().flat_map(|gap| &gap.items).filter(|item| item.verdict == Verdict::Dropped && !item.guessed);
    firm.map(|item| taxonomy.item(item.item).code.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::eval::Gold;
    use crate::plan;
    use crate::taxonomy::load_embedded;

    const PLAN: &str = "甲县2021年政务公开工作要点\n一、公开财政预算决算。\n二、及时回应政务舆情。\n三、组织政务公开培训。\n";

    /// Counts for a plan with these rows of kind, codes and fragment.
    fn counted(rows: &[(&str, &str, &str)]) -> Counts {
        let taxonomy = load_embedded().expect("valid");
        let mapper = Mapper::new(&taxonomy);
        let rows: Vec<String> = rows.iter().map(|(kind, codes, text)| format!("p:1\t{kind}\t{codes}\t\t{text}\n")).collect();
        let rows = rows.concat();
        let gold = Gold::read(&format!("id\tkind\tcodes\talso\ttext\n{rows}")).expect("labels");
        let plan = plan::parse("p", SourceText::from_bytes("p", PLAN.as_bytes()).expect("text")).expect("a plan");
        cut_out(&Labelled::of_fragments(gold, plan).0, &mapper)
    }

    #[test]
    fn what_people_find_in_the_cut_sentence_alone_is_right() {
        let meta = ("meta", "", "甲县2021年");
        let right = [meta, ("task", "FI1", "一、公开财政"), ("task", "RS2", "二、及时回应"), ("task", "OR2", "三、组织政务")];
        assert_eq!(counted(&right), Counts { right: 3, wrong: 0, missed: 0 });
        // If people find another item in a sentence, theirs is missed and the program's is wrong.
        let other = [meta, ("task", "FI1", "一、公开财政"), ("task", "RS2", "二、及时回应"), ("task", "PL3", "三、组织政务")];
        assert_eq!(counted(&other), Counts { right: 2, wrong: 1, missed: 1 });
        // An item that the rest has too is not lost.
        let twice = [meta, ("task", "FI1", "一、公开财政"), ("task", "FI1", "二、及时回应"), ("meta", "", "三、组织政务")];
        assert_eq!(counted(&twice).missed, 0);
    }
}
