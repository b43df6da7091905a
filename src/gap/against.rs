//! Each parent apart, and all of them together.

use super::{Presence, Verdict};

/// An item against every level above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against {
    /// One verdict for each link of the chain; `None` where the link is not known, or the item concerns neither side.
    pub links: Vec<Option<Verdict>>,
    /// The worst verdict over the known levels that ask for the item: a chain holds as much as its weakest link. Where none asks, and all
    /// that is known is known not to, the item is added; `None` where nothing is known.
    pub chain: Option<Verdict>,
}

/// Joins the verdicts of the links, each with what its level asks (`None`: it is not known).
pub(super) fn against(links: Vec<(Option<Presence>, Option<Verdict>)>) -> Against {
    let mut asking = links.iter().filter(|(asked, _)| *asked == Some(Presence::Present)).filter_map(|(_, verdict)| *verdict);
    let mut known = links.iter().filter_map(|(asked, verdict)| asked.and(*verdict));
    let worst = |verdicts: &mut dyn Iterator<Item = Verdict>| verdicts.max_by_key(|verdict| gravity(*verdict));
    let chain = worst(&mut asking).or_else(|| worst(&mut known));
    Against { links: links.into_iter().map(|(asked, verdict)| asked.and(verdict)).collect(), chain }
}

/// How much a verdict weighs against a plan.
const fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Dropped => 4,
        Verdict::Partial => 3,
        Verdict::Undetermined => 2,
        Verdict::Covered => 1,
        Verdict::Added => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_holds_as_much_as_its_weakest_link() {
        use Presence::{Absent, Present, Unknown};
        use Verdict::{Added, Covered, Dropped, Undetermined};
        let of = |links: &[(Option<Presence>, Option<Verdict>)]| against(links.to_vec());
        let both = of(&[(Some(Present), Some(Covered)), (None, Some(Undetermined)), (Some(Present), Some(Dropped))]);
        assert_eq!((both.links, both.chain), (vec![Some(Covered), None, Some(Dropped)], Some(Dropped)));
        assert_eq!(of(&[(Some(Absent), Some(Added)), (Some(Present), Some(Covered))]).chain, Some(Covered));
        assert_eq!(of(&[(Some(Absent), Some(Added)), (None, None)]).chain, Some(Added));
        assert_eq!(of(&[(Some(Absent), Some(Added)), (Some(Unknown), Some(Undetermined))]).chain, Some(Undetermined));
        assert_eq!(of(&[(None, Some(Undetermined))]).chain, None);
    }
}
