//! Each parent apart, and all of them together.

use super::{Presence, Verdict};

/// An item against every level above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against {
    /// One verdict for each link of the chain; `None` where the link is not known, or the item concerns neither side.
    pub links: Vec<Option<Verdict>>,
    /// For each link whether its verdict rests on a demand that is only guessed.
    pub guessed: Vec<bool>,
    /// The worst verdict over the known levels that ask for the item: a chain holds as much as its weakest link. Where none asks, and all
    /// that is known is known not to, the item is added; `None` where nothing is known.
    pub chain: Option<Verdict>,
}

/// What one link says of an item.
pub(super) struct Told {
    /// What its level asks; `None`: it is not known.
    pub asked: Option<Presence>,
    /// The verdict against it alone.
    pub verdict: Option<Verdict>,
    /// Whether that rests on a demand that is only guessed.
    pub guessed: bool,
}

/// Joins the verdicts of the links. A guess decides only where nothing else is known to be asked for.
pub(super) fn against(links: Vec<Told>) -> Against {
    let asking = |guessed: bool| {
        let asked = links.iter().filter(move |told| told.asked == Some(Presence::Present) && told.guessed == guessed);
        asked.filter_map(|told| told.verdict)
    };
    let mut known = links.iter().filter_map(|told| told.asked.and(told.verdict));
    let worst = |verdicts: &mut dyn Iterator<Item = Verdict>| verdicts.max_by_key(|verdict| gravity(*verdict));
    let chain = worst(&mut asking(false)).or_else(|| worst(&mut asking(true))).or_else(|| worst(&mut known));
    let guessed = links.iter().map(|told| told.asked.is_some() && told.guessed).collect();
    Against { links: links.into_iter().map(|told| told.asked.and(told.verdict)).collect(), guessed, chain }
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
        let told = |&(asked, verdict): &(Option<Presence>, Option<Verdict>)| Told { asked, verdict, guessed: false };
        let of = |links: &[(Option<Presence>, Option<Verdict>)]| against(links.iter().map(told).collect());
        let both = of(&[(Some(Present), Some(Covered)), (None, Some(Undetermined)), (Some(Present), Some(Dropped))]);
        assert_eq!((both.links, both.chain), (vec![Some(Covered), None, Some(Dropped)], Some(Dropped)));
        assert_eq!(of(&[(Some(Absent), Some(Added)), (Some(Present), Some(Covered))]).chain, Some(Covered));
        assert_eq!(of(&[(Some(Absent), Some(Added)), (None, None)]).chain, Some(Added));
        assert_eq!(of(&[(Some(Absent), Some(Added)), (Some(Unknown), Some(Undetermined))]).chain, Some(Undetermined));
        assert_eq!(of(&[(None, Some(Undetermined))]).chain, None);
    }
}
