//! Judges the plans of a corpus against the levels above them; what several plans need is prepared once.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::against::{Told, against as join};
use super::exception::Settling;
use super::misread::Above;
use super::standing::standing;
use super::tasks::tasks;
use super::text::Boilerplate;
use super::textual::{ParentSide, Side, Textual};
use super::verdict::judge;
use super::{
    Accepted, Against, Coverage, Finding, Inspector, ItemGap, ItemText, Missing, PlanGap, PlanReuse, Presence, StandingGap,
    Summary, TaskGap, Trace, Verdict, coverage_of_plan, coverage_of_profile,
};
use crate::lineage::{Chain, Corpus, Link, Member, State};
use crate::plan::Level;
use crate::source::parallel;
use crate::taxonomy::{ItemId, Taxonomy};

/// Plans to be judged.
#[derive(Debug, Clone, Copy)]
pub struct Judging<'c> {
    /// The plans.
    pub corpus: &'c Corpus,
    /// Their chains, in their order.
    pub chains: &'c [Chain],
    /// How many of them are judged: the first ones.
    pub first: usize,
    /// What people accepted.
    pub accepted: &'c [Accepted],
    /// The day for expiry, `YYYY-MM-DD`; if it is not known, nothing is expired.
    pub day: Option<&'c str>,
    /// The taxonomy.
    pub taxonomy: &'c Taxonomy,
}

impl Judging<'_> {
    /// Judges the plans. Returns their verdicts and findings in the order of the corpus, with accepted ones marked, and the findings on
    /// the exceptions.
    #[must_use]
    pub fn judge(&self) -> (Vec<PlanGap>, Vec<Finding>) {
        let inspector = Inspector::new(self.corpus, self.chains);
        let chains = self.chains.get(..self.first).unwrap_or(self.chains);
        let plans: Vec<usize> = (0..chains.len()).collect();
        let findings = parallel::each(&plans, |index| inspector.of(*index, self.taxonomy));
        let verdicts = verdicts_of(self.corpus, chains, self.taxonomy).into_iter();
        let mut gaps: Vec<PlanGap> = verdicts.zip(findings).map(|(verdicts, findings)| verdicts.with(findings)).collect();
        let settling = Settling::new(self.accepted, self.day);
        for (index, gap) in gaps.iter_mut().enumerate() {
            settling.mark(index, self.corpus, gap, self.taxonomy);
        }
        (gaps, settling.findings())
    }

    /// Judges only the items of some plans, and keeps what `keep` makes of each plan, in the order of the corpus. Results of the text
    /// comparison beyond the verdicts are left open.
    #[must_use]
    pub fn items<R: Send>(&self, plans: &[usize], keep: impl Fn(&Member, &Chain, &[ItemGap]) -> R + Sync) -> Vec<R> {
        let chains = self.chains;
        by_parent(chains, plans, |plans| {
            let mut judge = Judge::new(self.corpus, self.taxonomy);
            let mut above: Option<(usize, Above<'_>)> = None;
            let judged = plans.iter().filter_map(|&index| {
                let (chain, member) = (chains.get(index)?, self.corpus.members.get(index)?);
                judge.prepare(chain);
                let mut own = own_coverage(member, chain, self.taxonomy);
                if let Some((at, parent)) = judge.parent_member(chain) {
                    let known = above.take().filter(|(known, _)| *known == at);
                    let (_, parent) = above.insert(known.unwrap_or_else(|| (at, Above::new(parent, self.taxonomy))));
                    parent.leave_open(member, &mut own, self.taxonomy);
                }
                Some(keep(member, chain, &judge.items(chain, &own, None).0))
            });
            judged.collect()
        })
    }
}

/// Judges every plan of `corpus` without exceptions; `chains` are those of its plans, in its order, and so are the results.
#[must_use]
pub fn gaps_of(corpus: &Corpus, chains: &[Chain], taxonomy: &Taxonomy) -> Vec<PlanGap> {
    Judging { corpus, chains, first: chains.len(), accepted: &[], day: None, taxonomy }.judge().0
}

/// The verdicts of a plan on every item. It becomes a [`PlanGap`] once the findings and exceptions are known.
#[derive(Debug)]
pub(super) struct Verdicts {
    chain: Chain,
    items: Vec<ItemGap>,
    tasks: Vec<TaskGap>,
    standing: Vec<StandingGap>,
    pub summary: Summary,
    reuse: Option<PlanReuse>,
}

impl Verdicts {
    pub(super) fn with(self, findings: Vec<Finding>) -> PlanGap {
        let Self { chain, items, tasks, standing, summary, reuse } = self;
        PlanGap { chain, items, tasks, standing, summary, findings, excepted: BTreeMap::new(), reuse }
    }
}

/// The verdicts of the plan `index` of `corpus` against `chain`.
pub(super) fn verdict_of(corpus: &Corpus, index: usize, chain: Chain, taxonomy: &Taxonomy) -> Verdicts {
    Judge::new(corpus, taxonomy).of(index, chain)
}

/// The verdicts of the first plans of `corpus`, in its order, each against its chain.
pub(super) fn verdicts_of(corpus: &Corpus, chains: &[Chain], taxonomy: &Taxonomy) -> Vec<Verdicts> {
    let all: Vec<usize> = (0..chains.len()).collect();
    by_parent(chains, &all, |plans| verdicts_of_family(corpus, plans, chains, taxonomy))
}

/// Most plans of one parent that are judged as one job; the parent is prepared once per job.
const TOGETHER: usize = 32;

/// Calls `work` with plans of one parent at a time, and returns its results in the order of the chains.
fn by_parent<R: Send>(chains: &[Chain], plans: &[usize], work: impl Fn(&[usize]) -> Vec<R> + Sync) -> Vec<R> {
    let jobs = families(chains, plans);
    let done = parallel::each(&jobs, |plans| work(plans));
    let mut made: Vec<(usize, R)> = jobs.iter().flatten().copied().zip(done.into_iter().flatten()).collect();
    made.sort_unstable_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, result)| result).collect()
}

/// The given plans grouped by parent, in chunks, in the order of the parents.
pub(super) fn families(chains: &[Chain], plans: &[usize]) -> Vec<Vec<usize>> {
    let mut families: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (index, chain) in plans.iter().filter_map(|index| Some((*index, chains.get(*index)?))) {
        families.entry(parent_of(chain)).or_default().push(index);
    }
    families.values().flat_map(|plans| plans.chunks(TOGETHER)).map(<[usize]>::to_vec).collect()
}

/// The verdicts of plans of one parent, in their order.
pub(super) fn verdicts_of_family(corpus: &Corpus, plans: &[usize], chains: &[Chain], taxonomy: &Taxonomy) -> Vec<Verdicts> {
    let mut judge = Judge::new(corpus, taxonomy);
    plans.iter().filter_map(|&index| Some(judge.of(index, chains.get(index)?.clone()))).collect()
}

/// The nearest known parent, if it has a text.
fn parent_of(chain: &Chain) -> Option<usize> {
    match chain.nearest_known()?.state {
        State::Document(index) => Some(index),
        State::Profile(_) | State::Missing => None,
    }
}

/// A corpus with a cache of what its parent plans ask for.
struct Judge<'c> {
    corpus: &'c Corpus,
    taxonomy: &'c Taxonomy,
    /// Created when texts are first compared.
    boilerplate: OnceCell<Boilerplate>,
    /// What the points of a year ask of plans of a level.
    profiles: BTreeMap<(u16, Option<Level>), Coverage>,
    documents: BTreeMap<usize, Coverage>,
    /// The parent of the plan that was judged last.
    parent: Option<(usize, ParentSide<'c>)>,
}

impl<'c> Judge<'c> {
    fn new(corpus: &'c Corpus, taxonomy: &'c Taxonomy) -> Self {
        let boilerplate = OnceCell::new();
        Self { corpus, taxonomy, boilerplate, profiles: BTreeMap::new(), documents: BTreeMap::new(), parent: None }
    }

    fn of(&mut self, index: usize, chain: Chain) -> Verdicts {
        self.prepare(&chain);
        self.prepare_text(&chain);
        let own = self.corpus.members.get(index).map(|member| own_coverage(member, &chain, self.taxonomy));
        let mut own = own.unwrap_or_else(Coverage::unknown);
        let side = self.corpus.members.get(index).map(|member| Side::new(member, self.boilerplate(), self.taxonomy));
        let parent = self.parent.as_ref().filter(|(at, _)| parent_of(&chain) == Some(*at));
        let text = side.as_ref().zip(parent).map(|(side, (_, parent))| Textual::new(side, parent));
        for item in self.taxonomy.ids() {
            if own.of(item) == Presence::Absent && text.as_ref().is_some_and(|text| text.is_misread(item)) {
                own.leave_open(item);
            }
        }
        let (items, summary) = self.items(&chain, &own, text.as_ref());
        let tasks = tasks(self.corpus, &chain, &own, self.taxonomy);
        let reuse = text.map(|text| text.plan());
        let standing = self.corpus.members.get(index).map(|member| standing(&member.plan, &own, self.taxonomy));
        let standing = standing.unwrap_or_default();
        Verdicts { chain, items, tasks, standing, summary, reuse }
    }

    /// Judges every item of a plan whose chain is prepared.
    fn items(&self, chain: &Chain, own: &Coverage, text: Option<&Textual<'_, '_>>) -> (Vec<ItemGap>, Summary) {
        let unknown = Coverage::unknown();
        let above: Vec<(Level, &Coverage)> =
            chain.links.iter().map(|link| (link.level, self.coverage(link, chain.own).unwrap_or(&unknown))).collect();
        let mut items = Vec::new();
        let mut summary = Summary::default();
        for item in self.taxonomy.ids() {
            let Some((found, asked)) = item_gap(item, chain, &above, own, text) else { continue };
            summary.count(&found, asked);
            items.push(found);
        }
        (items, summary)
    }

    fn boilerplate(&self) -> &Boilerplate {
        self.boilerplate.get_or_init(|| Boilerplate::new(&self.taxonomy.rules))
    }

    /// The nearest known parent, if it is a plan.
    fn parent_member(&self, chain: &Chain) -> Option<(usize, &'c Member)> {
        let index = parent_of(chain)?;
        Some((index, self.corpus.members.get(index)?))
    }

    /// Prepares what the plans of a chain ask for.
    fn prepare(&mut self, chain: &Chain) {
        let members = &self.corpus.members;
        for link in &chain.links {
            match link.state {
                State::Profile(year) => {
                    if let Some(profile) = self.taxonomy.profiles.get(&year) {
                        let asked = || coverage_of_profile(profile, chain.own);
                        self.profiles.entry((year, chain.own)).or_insert_with(asked);
                    }
                }
                State::Document(index) => {
                    if let Some(member) = members.get(index) {
                        self.documents.entry(index).or_insert_with(|| coverage_of_plan(member));
                    }
                }
                State::Missing => {}
            }
        }
    }

    /// Prepares the text of the nearest known plan of a chain.
    fn prepare_text(&mut self, chain: &Chain) {
        let Some((index, member)) = self.parent_member(chain) else { return };
        if self.parent.as_ref().is_none_or(|(known, _)| *known != index) {
            self.parent = Some((index, ParentSide::new(Side::new(member, self.boilerplate(), self.taxonomy))));
        }
    }

    /// What the document of a link asks of a plan of level `own`; `None` if it is missing.
    fn coverage(&self, link: &Link, own: Option<Level>) -> Option<&Coverage> {
        match link.state {
            State::Profile(year) => self.profiles.get(&(year, own)),
            State::Document(index) => self.documents.get(&index),
            State::Missing => None,
        }
    }
}

/// What the plan being judged asks for.
fn own_coverage(member: &Member, chain: &Chain, taxonomy: &Taxonomy) -> Coverage {
    let mut own = coverage_of_plan(member);
    own.cannot_do(taxonomy.elements_beyond(chain.own));
    own
}

/// Judges an item; also returns its presence at the nearest known level above. `None` if neither the plan nor a level above has it.
fn item_gap(
    item: ItemId,
    chain: &Chain,
    above: &[(Level, &Coverage)],
    own: &Coverage,
    text: Option<&Textual<'_, '_>>,
) -> Option<(ItemGap, Presence)> {
    let parent = chain.nearest_known_at().and_then(|at| above.get(at)).map(|(_, parent)| *parent);
    let asked = parent.map_or(Presence::Unknown, |parent| parent.of(item));
    // For a peer, or a plan against itself, what neither has does not matter.
    let peer = chain.own.is_some() && chain.nearest_known().map(|link| link.level) == chain.own;
    let higher = asked == Presence::Present || !peer && above.iter().any(|(_, coverage)| coverage.of(item) == Presence::Present);
    if !higher && !own.names(item) {
        // The item is not relevant here, however little of the plan was read.
        return None;
    }
    let (verdict, missing) = judge(item, parent, higher, own)?;
    let guessed = is_guessed(item, parent, above, (verdict, &missing));
    // A peer given as parent is at the plan's own level, where only the plan itself is traced; a plan from a lower level is not part of
    // the trace.
    let steps = above.iter().filter(|(level, _)| chain.own.is_none_or(|own| *level < own));
    let trace =
        Trace::new(steps.map(|(level, coverage)| (*level, coverage.of(item))), chain.own.map(|level| (level, own.of(item))));
    let loss = trace.loss().filter(|_| chain.own.is_some());
    let added_at = trace.added_at().filter(|_| chain.own.is_some());
    let restored_at = trace.restored_at().filter(|_| chain.own.is_some());
    let against = against(chain, above, item, own);
    let text = text.map_or_else(|| ItemText::without_text(own.of(item)), |text| text.item(item));
    Some((ItemGap { item, verdict, guessed, missing, trace, loss, added_at, restored_at, against, text }, asked))
}

/// Returns `true` if a verdict rests on a guessed demand: of the nearest known level, or if that one does not ask, of all levels above it
/// that do.
fn is_guessed(
    item: ItemId,
    parent: Option<&Coverage>,
    above: &[(Level, &Coverage)],
    (verdict, missing): (Verdict, &[Missing]),
) -> bool {
    if verdict == Verdict::Added {
        return false;
    }
    let mut asking = above.iter().map(|(_, coverage)| *coverage).filter(|coverage| coverage.of(item) == Presence::Present);
    match parent.filter(|parent| parent.of(item) == Presence::Present) {
        Some(parent) if verdict == Verdict::Partial => {
            parent.guesses(item) || missing.iter().all(|missing| parent.guesses_element(missing.element))
        }
        Some(parent) => parent.guesses(item),
        None => asking.next().is_some_and(|first| first.guesses(item) && asking.all(|other| other.guesses(item))),
    }
}

/// Judges an item against each link separately, as if there were no other.
fn against(chain: &Chain, above: &[(Level, &Coverage)], item: ItemId, own: &Coverage) -> Against {
    let links = chain.links.iter().zip(above).map(|(link, (_, parent))| {
        let parent = Some(*parent).filter(|_| link.state != State::Missing);
        let judged = judge(item, parent, false, own);
        let guessed = judged.as_ref().is_some_and(|(verdict, missing)| is_guessed(item, parent, &[], (*verdict, missing)));
        Told { asked: parent.map(|parent| parent.of(item)), verdict: judged.map(|(verdict, _)| verdict), guessed }
    });
    join(links.collect())
}
