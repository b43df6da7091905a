//! The verdicts against each level above, and the combined one.

use super::{Presence, Verdict};

/// The verdicts on an item against every level above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against {
    /// One verdict per link of the chain; `None` if the link is not known, or if neither side has the item.
    pub links: Vec<Option<Verdict>>,
    /// For each link, whether its verdict rests on a guessed demand.
    pub guessed: Vec<bool>,
    /// The worst verdict over the known levels that ask for the item: a chain is as strong as its weakest link. If none asks and all known
    /// levels are known not to, the item is added; `None` if nothing is known.
    pub chain: Option<Verdict>,
}

/// The result of one link for an item.
pub(super) struct Told {
    /// What its level asks; `None` if unknown.
    pub asked: Option<Presence>,
    /// The verdict against it alone.
    pub verdict: Option<Verdict>,
    /// Whether the verdict rests on a guessed demand.
    pub guessed: bool,
}

/// Combines the verdicts of the links. Guessed demands count only if there is no other known demand.
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

/// Severity of a verdict, the worst highest.
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
