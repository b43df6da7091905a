//! One file → one plan: read and mapped, or found in memory or the store.

use super::extent::{Extent, Held, Origin};
use super::kept::Kept;
use super::store::{Key, Shelf};
use super::wanted::Wanted;
use super::{Error, Host, folder, memory, source};
use crate::gap::keep_head;
use crate::identity;
use crate::lineage::Member;
use crate::mapping::{Mapper, Mapping};
use crate::plan::manifest::{Facts, id_of};
use crate::plan::{self, Detail, Plan, PlanError};
use crate::report::is_own;
use crate::source::SourceText;
use crate::taxonomy::Taxonomy;

/// How files are read.
pub(super) struct Reader<'r, 't> {
    pub taxonomy: &'t Taxonomy,
    /// `None` if plans are not mapped.
    pub mapper: Option<&'r Mapper<'t>>,
    /// The host's store, if it has one.
    pub kept: Option<Kept<'r>>,
    pub detail: Detail,
    pub host: &'r dyn Host,
}

/// A plan, and whether it depends on its file alone; a plan converted by another program may be different next time.
struct Fresh {
    plan: Plan,
    is_lasting: bool,
}

impl<'r, 't> Reader<'r, 't> {
    pub(super) fn new(mapper: &'r Mapper<'t>, host: &'r dyn Host, detail: Detail) -> Self {
        Self { taxonomy: mapper.taxonomy(), mapper: Some(mapper), kept: Kept::of(host, mapper), detail, host }
    }

    /// Reads and maps a plan, unless it is stored; `None` for a result of this program found in a folder.
    pub(super) fn read(&self, wanted: &Wanted, extent: Extent) -> Result<Option<Held>, Error> {
        let bytes = self.host.bytes(&wanted.path)?;
        let id = wanted.id.clone().unwrap_or_else(|| id_of(&wanted.name));
        let memory = self.host.memory().filter(|_| self.mapper.is_some() && self.detail == Detail::Whole);
        let kept = self.kept.as_ref().filter(|kept| kept.is_wanted());
        if memory.is_none() && kept.is_none() {
            let fresh = self.fresh(wanted, &id, &bytes, self.detail)?;
            return Ok(fresh.map(|fresh| held(self.mapped(fresh.plan), None, extent)));
        }
        let made_of = memory::key(&wanted.name, &id, !wanted.found || wanted.id.is_some(), &wanted.facts, &bytes);
        let key = kept.map(|kept| kept.plan(&made_of, self.detail));
        if let Some(member) = memory.and_then(|memory| memory.find(&made_of)) {
            return Ok(Some(held(member, key, extent)));
        }
        let stored = kept.zip(key);
        if let Some((kept, key)) = &stored {
            if extent <= Extent::HeadOrItems
                && let Some(member) = kept.get(Shelf::Heads, key)
            {
                return Ok(Some(Held { member, key: Some(*key), extent: Extent::Head }));
            }
            if let Some(member) = kept.get(Shelf::Plans, key) {
                return Ok(Some(held(member, Some(*key), extent)));
            }
        }
        let Some(Fresh { plan, is_lasting }) = self.fresh(wanted, &id, &bytes, self.detail)? else { return Ok(None) };
        let member = self.mapped(plan);
        if let Some(memory) = memory {
            memory.keep(made_of, &member);
        }
        if let Some((kept, key)) = stored.filter(|_| is_lasting) {
            kept.put(Shelf::Plans, &key, &member);
            let mut head = member.clone();
            keep_head(&mut head);
            kept.put(Shelf::Heads, &key, &head);
        }
        Ok(Some(held(member, key.filter(|_| is_lasting), extent)))
    }

    /// Returns the whole of a plan that was read before; `None` if its file is no longer a plan.
    pub(super) fn whole(&self, origin: &Origin) -> Result<Option<Member>, Error> {
        let stored = self.kept.as_ref().zip(origin.key);
        if let Some(member) = stored.and_then(|(kept, key)| kept.get(Shelf::Plans, &key)) {
            return Ok(Some(member));
        }
        Ok(self.read(&origin.wanted, Extent::Whole)?.map(|held| held.member))
    }

    fn mapped(&self, plan: Plan) -> Member {
        Member { mapping: self.mapper.map_or_else(Mapping::default, |mapper| mapper.map(&plan)), plan }
    }

    /// Reads a plan. If a file is no plan and looks like an office program's lock file, the error says so. Reading is tried first,
    /// because a plan may have such a name too.
    fn fresh(&self, wanted: &Wanted, id: &str, bytes: &[u8], detail: Detail) -> Result<Option<Fresh>, Error> {
        match self.plan_in(wanted, id, bytes, detail) {
            Err(Error::Read(_) | Error::Plan(_)) if folder::is_lock(&wanted.path, bytes.len()) => Err(Error::LockFile),
            read => read,
        }
    }

    fn plan_in(&self, wanted: &Wanted, id: &str, bytes: &[u8], detail: Detail) -> Result<Option<Fresh>, Error> {
        if wanted.found && is_own(bytes) {
            self.host.is_no_input(&wanted.path);
            return Ok(None);
        }
        let (source, is_lasting) = source::document(&wanted.name, bytes, self.host)?;
        let plan = plan_of(id, source, &wanted.facts, detail, self.taxonomy)?;
        // A file named by the user is meant as a plan; one found in a folder may be notes on the plans.
        if wanted.found && wanted.id.is_none() && plan.says_nothing_of_itself() {
            if detail == Detail::Outline {
                // Who does its tasks may identify it.
                return self.plan_in(wanted, id, bytes, Detail::Whole);
            }
            return Err(Error::NoPlanByLooks);
        }
        Ok(Some(Fresh { plan, is_lasting }))
    }
}

/// Drops the parts of a whole plan that are not needed.
fn held(mut member: Member, key: Option<Key>, extent: Extent) -> Held {
    let extent = extent.apply(&mut member);
    Held { member, key, extent }
}

/// Creates a plan from a text: parses it, completes it with `facts` and the tables, and maps it.
///
/// # Errors
/// If the text is no plan.
pub fn member(id: &str, source: SourceText, facts: &Facts, mapper: &Mapper<'_>) -> Result<Member, PlanError> {
    let plan = plan_of(id, source, facts, Detail::Whole, mapper.taxonomy())?;
    Ok(Member { mapping: mapper.map(&plan), plan })
}

fn plan_of(id: &str, source: SourceText, facts: &Facts, detail: Detail, taxonomy: &Taxonomy) -> Result<Plan, PlanError> {
    let mut plan = plan::parse_as(id, source, detail)?;
    // Given facts help to resolve ambiguous names, and take precedence over the tables.
    facts.apply(&mut plan.header);
    identity::identify(&mut plan, taxonomy);
    facts.apply(&mut plan.header);
    Ok(plan)
}
