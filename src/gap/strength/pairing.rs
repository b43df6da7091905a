//! Pairs the statements of a plan with those of its parent.

use std::collections::BTreeSet;
use std::ops::Range;

use super::model::{Compared, Relation, Said};
use super::relation::Years;
use super::statements::{Stated, Statement};
use crate::gap::similarity::Alignment;

/// Pairs of clauses (parent, plan) of an item, one of which is the most similar to the other.
pub(super) type Links = BTreeSet<(usize, usize)>;

/// Statements of clauses that are not linked are compared up to this number of pairs: no real item has so many, and a hostile document
/// must not take forever.
const PAIRS: usize = 10_000;

/// Links every clause of an item to the most similar one on the other side that also carries it, or to the first if no clause of that side
/// is similar. A clause whose similar clauses all carry other items is not linked.
pub(super) fn links(own: &[usize], parent: &[usize], down: &Alignment, up: &Alignment) -> Links {
    let nearest = |alignment: &Alignment, clause: usize, others: &[usize]| {
        let alike = alignment.of(clause);
        let first = alike.iter().find(|other| others.binary_search(other).is_ok()).copied();
        first.or_else(|| others.first().copied().filter(|_| alike.is_empty()))
    };
    let from_own = own.iter().filter_map(|&clause| Some((nearest(up, clause, parent)?, clause)));
    let from_parent = parent.iter().filter_map(|&clause| Some((clause, nearest(down, clause, own)?)));
    from_own.chain(from_parent).collect()
}

/// The priority of pairing two statements, 0 first: linked clauses weigh more than values. `None` if they are never paired.
const fn rank(linked: bool, relation: Relation) -> Option<u8> {
    match (linked, relation) {
        (true, Relation::Same) => Some(0),
        (true, Relation::Stronger | Relation::Weaker) => Some(1),
        (false, Relation::Same) => Some(2),
        (true, _) => Some(3),
        (false, Relation::Stronger | Relation::Weaker) => Some(4),
        (false, _) => None,
    }
}

/// Pairs the statements of the parent with those of the plan, each once, and compares the pairs. A statement without a partner is asked
/// for by one side only, unless the other side states it for another item of the same clauses, or a note repeats it: assigning a value to
/// an item is uncertain, and no basis for a verdict. `nearest` maps each clause of the parent to the most similar one of the plan,
/// whatever items that carries.
pub(super) fn compare(own: &Stated<'_>, parent: &Stated<'_>, (links, nearest): (&Links, &Links), years: Years) -> Vec<Compared> {
    let mut candidates = candidates(&own.item, &parent.item, links, years);
    candidates.sort_unstable();
    let (mut answered, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut compared = Vec::new();
    // For each demand, what the clause that answers it states for another item.
    let others = |asked: &Statement<'_>| {
        let is_near = |stated: &&Statement<'_>| nearest.contains(&(asked.clause, stated.clause));
        let told = few(&own.others).iter().filter(is_near).map(|stated| (stated.value.against(&asked.value, years), *stated));
        told.into_iter().find(|(relation, _)| matches!(relation, Relation::Same | Relation::Stronger))
    };
    let elsewhere: Vec<Option<(Relation, Statement<'_>)>> = parent.item.iter().map(others).collect();
    let answer = |asked: usize| elsewhere.get(asked).and_then(Option::as_ref);
    for (_, asked, stated, relation) in candidates {
        if answered.contains(&asked) || used.contains(&stated) || relation == Relation::Weaker && answer(asked).is_some() {
            continue;
        }
        answered.insert(asked);
        used.insert(stated);
        compared.extend(made(relation, parent.item.get(asked), own.item.get(stated)));
    }
    for (at, asked) in unpaired(&parent.item, &answered) {
        match answer(at) {
            Some((relation, stated)) => compared.extend(made(*relation, Some(asked), Some(stated))),
            // The same demand has already been answered.
            None if is_said_again(&parent.item, at, &answered) => {}
            None => compared.extend(made(Relation::Weaker, Some(asked), None)),
        }
    }
    for (at, stated) in unpaired(&own.item, &used) {
        let asks = |asked: &Statement<'_>| {
            links.contains(&(asked.clause, stated.clause)) && stated.value.against(&asked.value, years) == Relation::Same
        };
        if !is_said_again(&own.item, at, &used) && !few(&parent.others).iter().any(asks) {
            compared.extend(made(Relation::Stronger, None, Some(stated)));
        }
    }
    compared
}

/// Statements without a partner that make a demand of their own.
fn unpaired<'s, 'p>(stated: &'s [Statement<'p>], paired: &BTreeSet<usize>) -> Vec<(usize, &'s Statement<'p>)> {
    stated.iter().enumerate().filter(|(at, one)| !paired.contains(at) && !one.value.only_answers()).collect()
}

/// Returns `true` if the statement at `at` repeats another one of its clause that has a partner: 6月底前公布…（完成时限：6月底前）.
fn is_said_again(stated: &[Statement<'_>], at: usize, paired: &BTreeSet<usize>) -> bool {
    let Some(one) = stated.get(at) else { return false };
    let partners = paired.range(stated_in(stated, one.clause)).take(MOST).filter_map(|other| stated.get(*other));
    partners.into_iter().any(|other| other.value.same_as(&one.value))
}

/// Most statements that are searched for each other statement: no real clause has so many, and a hostile document must not take forever.
const MOST: usize = 100;

fn few<'s, 'p>(stated: &'s [Statement<'p>]) -> &'s [Statement<'p>] {
    stated.get(..MOST).unwrap_or(stated)
}

/// The possible pairs as (rank, statement of the parent, statement of the plan, relation).
fn candidates(own: &[Statement<'_>], parent: &[Statement<'_>], links: &Links, years: Years) -> Vec<(u8, usize, usize, Relation)> {
    let few = own.len().saturating_mul(parent.len()) <= PAIRS;
    let mut found = Vec::new();
    for (above, asked) in parent.iter().enumerate() {
        let beside = stated_in(parent, asked.clause);
        let linked = links.range((asked.clause, 0)..=(asked.clause, usize::MAX));
        let linked = linked.flat_map(|(_, clause)| around(stated_in(own, *clause), above - beside.start, beside.len()));
        let all = if few { 0..own.len() } else { 0..0 };
        let pairs: BTreeSet<usize> = linked.chain(all).collect();
        for at in pairs {
            let Some(stated) = own.get(at).filter(|stated| stated.value.aspect() == asked.value.aspect()) else { continue };
            let relation = stated.value.against(&asked.value, years);
            // What only answers a demand is compared only with what it answers.
            let is_loose = asked.value.only_answers() || stated.value.only_answers();
            if is_loose && relation != Relation::Same {
                continue;
            }
            let rank = rank(links.contains(&(asked.clause, stated.clause)), relation);
            found.extend(rank.map(|rank| (rank, above, at, relation)));
        }
    }
    found
}

/// The statements of a clause; they are contiguous, sorted by clause.
fn stated_in(own: &[Statement<'_>], clause: usize) -> Range<usize> {
    let start = own.partition_point(|stated| stated.clause < clause);
    start..own.partition_point(|stated| stated.clause <= clause)
}

/// The statements of a clause. If there are very many, only those around the relative position of statement `at` of `count` in the other
/// clause.
fn around(stated: Range<usize>, at: usize, count: usize) -> Range<usize> {
    let middle = stated.start + stated.len().saturating_mul(at) / count.max(1);
    middle.saturating_sub(MOST).max(stated.start)..middle.saturating_add(MOST).min(stated.end)
}

fn made(relation: Relation, parent: Option<&Statement<'_>>, own: Option<&Statement<'_>>) -> Option<Compared> {
    let said = |stated: &Statement<'_>| Said { text: stated.text.to_owned(), clause: stated.clause };
    let aspect = parent.or(own)?.value.aspect();
    Some(Compared { aspect, relation, parent: parent.map(said), own: own.map(said) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_few_statements_all_are_looked_at_and_of_many_those_at_the_same_place() {
        assert_eq!([around(10..20, 0, 3), around(10..20, 2, 3), around(10..20, 90, 90)], [10..20, 10..20, 10..20]);
        assert_eq!(around(1000..2000, 0, 500), 1000..1100);
        assert_eq!([around(1000..2000, 250, 500), around(1000..2000, 499, 500)], [1400..1600, 1898..2000]);
    }
}
