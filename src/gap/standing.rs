//! Whether a plan arranges what laws and standing opinions ask of its level. They bind without being repeated, so what a plan does not
//! arrange is no gap and not part of a verdict.

use super::verdict::missing;
use super::{Coverage, Missing, Presence};
use crate::plan::{Header, Plan};
use crate::taxonomy::{ElementId, ItemId, StandingAuthority, StandingPoint, Taxonomy};

/// A standing authority that was in force when a plan was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingGap {
    /// Index in [`Taxonomy::standing`].
    pub authority: usize,
    /// Whether the plan cites it.
    pub cited: bool,
    /// Its duties that address the level of the plan, in its order.
    pub duties: Vec<DutyGap>,
}

/// A plan's answer to a standing duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyGap {
    /// Index in [`StandingAuthority::points`].
    pub point: usize,
    /// Whether the plan arranges it.
    pub arranged: Arranged,
    /// Items of the duty that no task of the plan asks for, or asks for without the elements that the duty names.
    pub items: Vec<ItemId>,
    /// Missing elements of the duty's other items.
    pub missing: Vec<Missing>,
}

/// Whether a plan arranges a standing duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arranged {
    /// Every item and element of it.
    Whole,
    /// Some of it.
    Partly,
    /// Nothing of it; it still binds.
    Not,
    /// Undetermined, because part of the plan is not clear or was not read.
    Unknown,
}

impl Arranged {
    /// All states, in the order of their counts.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Partly, Self::Not, Self::Unknown];

    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "arranged",
            Self::Partly => "partly",
            Self::Not => "not-arranged",
            Self::Unknown => "unknown",
        }
    }
}

/// Compares a plan with the authorities that were in force on its date (or in its year, if only that is known) and have duties for its
/// level. Empty for a plan with neither date nor year.
pub(super) fn standing(plan: &Plan, own: &Coverage, taxonomy: &Taxonomy) -> Vec<StandingGap> {
    let header = &plan.header;
    let dated = header.issued.clone().or_else(|| header.published.clone());
    let Some(day) = dated.or_else(|| header.year.map(|year| year.to_string())) else { return Vec::new() };
    let in_force = taxonomy.standing.iter().enumerate().filter(|(_, authority)| authority.binds_on(&day));
    in_force
        .map(|(at, authority)| {
            let addressed = authority.duties(header.level).map(|(point, duty)| duty_gap(point, duty, own));
            StandingGap { authority: at, cited: cites(header, authority), duties: addressed.collect() }
        })
        .filter(|found| !found.duties.is_empty())
        .collect()
}

fn duty_gap(point: usize, duty: &StandingPoint, own: &Coverage) -> DutyGap {
    let states: Vec<(ItemId, Arranged, Vec<Missing>)> = duty.items.iter().map(|item| item_state(*item, duty, own)).collect();
    let count = |wanted: Arranged| states.iter().filter(|(_, state, _)| *state == wanted).count();
    let arranged = if count(Arranged::Whole) == states.len() {
        Arranged::Whole
    } else if count(Arranged::Whole) + count(Arranged::Partly) > 0 {
        Arranged::Partly
    } else if count(Arranged::Unknown) > 0 {
        Arranged::Unknown
    } else {
        Arranged::Not
    };
    let items = states.iter().filter(|(_, state, _)| *state == Arranged::Not).map(|(item, ..)| *item).collect();
    let partly = states.into_iter().filter(|(_, state, _)| *state != Arranged::Not);
    DutyGap { point, arranged, items, missing: partly.flat_map(|(.., missing)| missing).collect() }
}

/// A plan's answer to one item of a duty. If the duty names elements, they decide: for a plan that asks for the item in general but for
/// none of them, it is unknown.
fn item_state(item: ItemId, duty: &StandingPoint, own: &Coverage) -> (ItemId, Arranged, Vec<Missing>) {
    let asked: Vec<ElementId> = duty.elements.iter().copied().filter(|element| element.item == item).collect();
    let missing = missing(asked.iter().copied(), own);
    let state = match own.of(item) {
        Presence::Present if missing.is_empty() => Arranged::Whole,
        Presence::Present if missing.len() < asked.len() => Arranged::Partly,
        Presence::Present | Presence::Unknown => Arranged::Unknown,
        Presence::Absent => Arranged::Not,
    };
    (item, state, missing)
}

/// Returns `true` if a plan cites an authority by one of its numbers or titles.
fn cites(header: &Header, authority: &StandingAuthority) -> bool {
    let names: Vec<&str> =
        [&authority.doc_number, &authority.names.zh].into_iter().chain(&authority.aliases).map(String::as_str).collect();
    header.authorities.iter().any(|cited| {
        let number = cited.doc_number.as_deref();
        let titled =
            |name: &&str| cited.title == **name || (name.ends_with(cited.title.as_str()) && cited.title.chars().count() > SHORT);
        number.is_some_and(|number| names.contains(&number)) || names.iter().any(titled)
    })
}

/// A title up to this length, in characters, may belong to many documents.
const SHORT: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gap::coverage_of_plan;
    use crate::lineage::Member;
    use crate::mapping::Mapper;
    use crate::plan;
    use crate::source::SourceText;
    use crate::taxonomy::{Seen, load, starter_files};

    #[test]
    fn a_duty_of_which_a_plan_speaks_at_large_cannot_be_told() {
        let taxonomy = load(&starter_files()).expect("valid");
        let item = taxonomy.by_code("FX1").expect("an item");
        let elements = taxonomy.elements_of(item).collect();
        let duty = StandingPoint {
            number: "1".to_owned(),
            title: "隐患".to_owned(),
            items: vec![item],
            elements,
            levels: Vec::new(),
            due: None,
            unmapped: Vec::new(),
            seen: Seen::Text,
        };
        let arranged = |text: &str| {
            let text = format!("某县2026年安全生产工作要点\n一、重点任务\n（一）压实责任。{text}\n");
            let plan = plan::parse("p", SourceText::from_bytes("p", text.as_bytes()).expect("text")).expect("a plan");
            let member = Member { mapping: Mapper::new(&taxonomy).map(&plan), plan };
            duty_gap(0, &duty, &coverage_of_plan(&member)).arranged
        };
        assert_eq!(arranged("管好事故隐患。"), Arranged::Unknown);
        assert_eq!(arranged("开展隐患排查。"), Arranged::Partly);
        assert_eq!(arranged("组织应急演练。"), Arranged::Not);
    }
}
