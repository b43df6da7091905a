//! Whether the siblings of a plan have the same gap: systemic or local.

mod model;

use std::collections::{BTreeMap, BTreeSet};

use super::{Outcome, PlanGap, Verdict};
use crate::lineage::{Chain, Corpus, State};
use crate::plan::Level;
use crate::taxonomy::ItemId;

pub use self::model::{ENOUGH_SIBLINGS, PeerCount, PeerGroup, Peers, Standing};

/// What siblings have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Document(Level, usize),
    Missing(Level, String),
    Profile(Level, u16),
    Province(Level, String),
    Year(Level, u16),
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    known: usize,
    dropped: usize,
    partial: usize,
    unknown: usize,
}

#[derive(Debug, Default)]
struct Family {
    members: Vec<usize>,
    items: BTreeMap<ItemId, Tally>,
}

/// The siblings of every plan of a corpus, counted once, so that 3,200 plans take time linear in the number of their items.
#[derive(Debug)]
pub struct PeerIndex<'c> {
    corpus: &'c Corpus,
    plans: Vec<Judged<'c>>,
    families: BTreeMap<Key, Family>,
    /// Plans of one place, by what they have in common. They are not siblings of one another, because plans of other years come from the
    /// same office. Also counted once: a place may have thousands of plans.
    places: BTreeMap<String, Place>,
}

/// The verdicts of a plan.
#[derive(Debug)]
struct Judged<'c> {
    chain: &'c Chain,
    /// In taxonomy order.
    verdicts: Vec<(ItemId, Verdict)>,
}

#[derive(Debug, Default)]
struct Place {
    members: BTreeSet<usize>,
    families: BTreeMap<Key, Family>,
}

impl<'c> PeerIndex<'c> {
    /// Counts the gaps of all plans; `gaps` are those of `corpus`, in its order.
    #[must_use]
    pub fn new(corpus: &'c Corpus, gaps: &'c [PlanGap]) -> Self {
        let judged = |gap: &'c PlanGap| {
            let verdicts = gap.items.iter().map(|found| (found.item, found.verdict)).collect();
            Judged { chain: &gap.chain, verdicts }
        };
        Self::of_judged(corpus, gaps.iter().map(judged).collect())
    }

    /// Like [`Self::new`], from outcomes in the order of `corpus`.
    pub fn of_outcomes(corpus: &'c Corpus, outcomes: impl IntoIterator<Item = (&'c Chain, &'c [Outcome])>) -> Self {
        let judged = |(chain, outcomes): (&'c Chain, &'c [Outcome])| {
            let verdicts = outcomes.iter().map(|found| (found.item, found.verdict)).collect();
            Judged { chain, verdicts }
        };
        Self::of_judged(corpus, outcomes.into_iter().map(judged).collect())
    }

    fn of_judged(corpus: &'c Corpus, plans: Vec<Judged<'c>>) -> Self {
        let mut families: BTreeMap<Key, Family> = BTreeMap::new();
        let mut places: BTreeMap<String, Place> = BTreeMap::new();
        for index in 0..plans.len() {
            places.entry(place(corpus, index)).or_default().members.insert(index);
        }
        for (index, judged) in plans.iter().enumerate() {
            let mut place = places.get_mut(&place(corpus, index)).filter(|place| place.members.len() > 1);
            for key in PeerGroup::ALL.into_iter().filter_map(|group| key(corpus, judged, index, group)) {
                if let Some(place) = &mut place {
                    place.families.entry(key.clone()).or_default().add(index, judged);
                }
                families.entry(key).or_default().add(index, judged);
            }
        }
        Self { corpus, plans, families, places }
    }

    /// Returns the siblings of a plan in a group, in corpus order.
    #[must_use]
    pub fn siblings(&self, index: usize, group: PeerGroup) -> Vec<usize> {
        let own = self.places.get(&place(self.corpus, index));
        let is_other = |other: &usize| own.is_none_or(|own| !own.members.contains(other));
        let family = self.key(index, group).and_then(|key| self.families.get(&key));
        family.map_or_else(Vec::new, |family| family.members.iter().copied().filter(is_other).collect())
    }

    /// Returns what the siblings of the plan `index` do with an item.
    #[must_use]
    pub fn of(&self, index: usize, item: ItemId) -> Peers {
        // A sibling with the item in part does not share the gap of a plan that drops it, but a sibling that drops it shares the gap of a
        // plan with it in part.
        let in_part = self.verdict(index, item) == Some(Verdict::Partial);
        let counts: Vec<PeerCount> = PeerGroup::ALL.into_iter().map(|group| self.count(index, item, group, in_part)).collect();
        let enough = counts.iter().find(|count| count.known >= ENOUGH_SIBLINGS);
        let standing =
            enough.map(|count| (count.group, if 2 * count.gaps >= count.known { Standing::Systemic } else { Standing::Local }));
        Peers { counts, standing }
    }

    fn count(&self, index: usize, item: ItemId, group: PeerGroup, in_part: bool) -> PeerCount {
        let none = PeerCount { group, plans: 0, known: 0, gaps: 0, unknown: 0 };
        let Some(own_key) = self.key(index, group) else { return none };
        let Some(family) = self.families.get(&own_key) else { return none };
        let all = family.items.get(&item).copied().unwrap_or_default();
        let here = self.places.get(&place(self.corpus, index)).and_then(|place| place.families.get(&own_key));
        let (away, same) = if let Some(here) = here {
            (here.members.len(), here.items.get(&item).copied().unwrap_or_default())
        } else {
            // The only plan of its place.
            let mut alone = Tally::default();
            self.verdict(index, item).into_iter().for_each(|verdict| alone.add(verdict));
            (1, alone)
        };
        PeerCount {
            group,
            plans: family.members.len() - away,
            known: all.known - same.known,
            gaps: all.gaps(in_part) - same.gaps(in_part),
            unknown: all.unknown - same.unknown,
        }
    }

    fn verdict(&self, index: usize, item: ItemId) -> Option<Verdict> {
        let verdicts = &self.plans.get(index)?.verdicts;
        let at = verdicts.binary_search_by_key(&item, |(item, _)| *item).ok()?;
        verdicts.get(at).map(|(_, verdict)| *verdict)
    }

    fn key(&self, index: usize, group: PeerGroup) -> Option<Key> {
        key(self.corpus, self.plans.get(index)?, index, group)
    }
}

impl Family {
    fn add(&mut self, index: usize, judged: &Judged<'_>) {
        self.members.push(index);
        for (item, verdict) in &judged.verdicts {
            self.items.entry(*item).or_default().add(*verdict);
        }
    }
}

impl Tally {
    const fn gaps(self, in_part: bool) -> usize {
        if in_part { self.dropped + self.partial } else { self.dropped }
    }

    /// An added item says nothing about a gap.
    fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Undetermined => self.unknown += 1,
            Verdict::Added => {}
            _ => {
                self.known += 1;
                self.dropped += usize::from(verdict == Verdict::Dropped);
                self.partial += usize::from(verdict == Verdict::Partial);
            }
        }
    }
}

fn key(corpus: &Corpus, judged: &Judged<'_>, index: usize, group: PeerGroup) -> Option<Key> {
    let header = &corpus.members.get(index)?.plan.header;
    let level = header.level?;
    match group {
        PeerGroup::Parent => {
            let link = judged.chain.links.iter().rfind(|link| link.level < level)?;
            match link.state {
                State::Document(parent) => Some(Key::Document(level, parent)),
                State::Profile(year) => Some(Key::Profile(level, year)),
                State::Missing => Some(Key::Missing(level, link.name.clone()?)),
            }
        }
        PeerGroup::Province => Some(Key::Province(level, header.jurisdiction.as_ref()?.province.clone()?)),
        PeerGroup::Year => Some(Key::Year(level, header.year?)),
    }
}

/// A key for the place of a plan with its superior places; a plan without a place has a key of its own.
fn place(corpus: &Corpus, index: usize) -> String {
    let place = corpus.members.get(index).and_then(|member| member.plan.header.jurisdiction.as_ref());
    place.map_or_else(
        || format!("#{index}"),
        |place| {
            let above = [place.province.as_deref(), place.prefecture.as_deref(), Some(place.name.as_str())];
            above.map(Option::unwrap_or_default).join("/")
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gap::{Against, ItemText};
    use crate::gap::{ItemGap, Summary, Trace};
    use crate::lineage::{Chain, Link, Member, Reason};
    use crate::mapping::Mapping;
    use crate::plan::Jurisdiction;
    use crate::source::SourceText;

    const ITEM: ItemId = ItemId(7);

    /// A county of 甲省 for 2023, whose parent plan is cited as `parent` and missing.
    fn county(name: &str, parent: Option<&str>, verdict: Option<Verdict>) -> (Member, PlanGap) {
        let text = format!("{name}工作要点\n\n一、做好工作。");
        let source = SourceText::from_bytes("a.txt", text.as_bytes()).expect("text");
        let mut plan = crate::plan::parse(name, source).expect("a plan");
        plan.header.level = Some(Level::County);
        plan.header.year = Some(2023);
        plan.header.jurisdiction =
            Some(Jurisdiction { name: name.to_owned(), code: None, prefecture: None, province: Some("甲省".to_owned()) });
        let name = parent.map(str::to_owned);
        let link = Link {
            level: Level::Prefecture,
            state: State::Missing,
            name,
            year: None,
            reason: Reason::DocNumber,
            confidence: None,
            candidates: Vec::new(),
        };
        let chain = Chain { own: Some(Level::County), links: vec![link], miscited: Vec::new() };
        let item = |verdict| ItemGap {
            item: ITEM,
            verdict,
            guessed: false,
            missing: Vec::new(),
            trace: Trace(Vec::new()),
            loss: None,
            added_at: None,
            restored_at: None,
            against: Against::default(),
            text: ItemText::default(),
        };
        let gap = PlanGap {
            chain,
            items: verdict.into_iter().map(item).collect(),
            tasks: Vec::new(),
            standing: Vec::new(),
            summary: Summary::default(),
            findings: Vec::new(),
            excepted: BTreeMap::new(),
            reuse: None,
        };
        (Member { plan, mapping: Mapping::default() }, gap)
    }

    fn peers(counties: Vec<(Member, PlanGap)>) -> Peers {
        let (members, gaps): (Vec<_>, Vec<_>) = counties.into_iter().unzip();
        PeerIndex::new(&Corpus { members }, &gaps).of(0, ITEM)
    }

    fn numbers(peers: &Peers) -> Vec<(usize, usize, usize, usize)> {
        peers.counts.iter().map(|count| (count.gaps, count.known, count.unknown, count.plans)).collect()
    }

    #[test]
    fn the_narrowest_group_that_is_large_enough_decides() {
        use Verdict::{Covered, Dropped};
        let found = peers(vec![
            county("一县", Some("乙政办〔2023〕1号"), Some(Dropped)),
            county("二县", Some("乙政办〔2023〕1号"), Some(Covered)),
            county("三县", Some("丙政办〔2023〕1号"), Some(Dropped)),
            county("四县", None, Some(Dropped)),
        ]);
        assert_eq!(numbers(&found), [(0, 1, 0, 1), (2, 3, 0, 3), (2, 3, 0, 3)]);
        assert_eq!(found.standing, Some((PeerGroup::Province, Standing::Systemic)));
    }

    #[test]
    fn the_unknown_and_the_unasked_are_no_part_of_the_denominator() {
        use Verdict::{Added, Covered, Dropped, Undetermined};
        let found = peers(vec![
            county("一县", None, Some(Dropped)),
            county("二县", None, Some(Undetermined)),
            county("三县", None, Some(Added)),
            county("四县", None, None),
            county("五县", None, Some(Covered)),
            county("六县", None, Some(Dropped)),
        ]);
        assert_eq!(numbers(&found), [(0, 0, 0, 0), (1, 2, 1, 5), (1, 2, 1, 5)]);
        assert_eq!(found.standing, None, "two known siblings are too few");
    }

    #[test]
    fn a_sibling_with_the_item_in_part_shares_the_gap_of_one_in_part_only() {
        use Verdict::{Covered, Dropped, Partial};
        let gaps = |own| {
            let siblings = [Partial, Dropped, Covered].map(|verdict| county(verdict.code(), None, Some(verdict)));
            numbers(&peers([county("一县", None, Some(own))].into_iter().chain(siblings).collect()))
        };
        assert_eq!(gaps(Dropped)[1], (1, 3, 0, 3));
        assert_eq!(gaps(Partial)[1], (2, 3, 0, 3));
    }

    #[test]
    fn plans_of_the_same_place_or_of_another_level_are_no_siblings() {
        use Verdict::{Covered, Dropped};
        let mut city = county("乙市", None, Some(Dropped));
        city.0.plan.header.level = Some(Level::Prefecture);
        let mut unknown = county("丙", None, Some(Dropped));
        unknown.0.plan.header.level = None;
        let found = peers(vec![
            county("一县", Some("同一文件"), Some(Dropped)),
            county("一县", Some("同一文件"), Some(Dropped)),
            city,
            unknown,
            county("二县", Some("同一文件"), Some(Covered)),
            county("三县", Some("同一文件"), Some(Covered)),
            county("四县", Some("同一文件"), Some(Dropped)),
        ]);
        assert_eq!(numbers(&found), [(1, 3, 0, 3); 3]);
        assert_eq!(found.standing, Some((PeerGroup::Parent, Standing::Local)));
    }
}
