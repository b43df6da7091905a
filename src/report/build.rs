//! Corpus and gaps → [`Report`].

mod above;
mod beside;
mod frame;
mod marks;
mod matrix;
mod quote;
mod quoted;
mod textual;
mod turn;

use std::collections::{BTreeMap, BTreeSet};

use self::above::Higher;
pub use self::frame::{frame, labels_of};
pub use self::matrix::{cells, matrix};
pub use self::turn::{Reported, report_family};

pub(in crate::report) use self::quote::{Owners, quote};
use self::quoted::{Quoted, QuotedPlan};
use super::elements::{Found, element_rows, missing_rows, task_rows};
use super::model::{
    AgainstRow, Asked, CandidateInfo, Cell, DomainRows, GapRow, ItemRow, LinkInfo, LocalTask, PlanReport, PointRef, PointRow,
    ProfileColumn, ProfilePoints, Quote, Rejected, Report, ReviewCounts, SourceInfo,
};
use super::place::{label, labels};
use super::{Filter, department_rows};
use crate::gap::{ItemGap, PeerIndex, PlanGap};
use crate::lineage::{Candidate, Chain, Corpus, Link, Member, Reason, State};
use crate::mapping::Decision;
use crate::mapping::Nearest;
use crate::plan::{Clause, ClauseKind, Header, Plan, Task};
use crate::source::parallel;
use crate::taxonomy::{Item, ItemId, Point, Profile, Taxonomy};

/// Builds the report of a corpus; `gaps` are those of its plans, in its order.
#[must_use]
pub fn build(corpus: &Corpus, gaps: &[PlanGap], taxonomy: &Taxonomy) -> Report {
    let profiles = profiles_of(gaps.iter().map(|gap| &gap.chain), taxonomy);
    let asked: Vec<AskedItems> = profiles.iter().map(|profile| (profile.complete, profile.items())).collect();
    let found: Vec<Found> = corpus.members.iter().zip(gaps).map(|(member, gap)| Found::of(member, gap)).collect();
    let rows = |(domain, _): (usize, &crate::taxonomy::Domain)| -> Vec<ItemRow> {
        let ids = taxonomy.ids().filter(|id| taxonomy.item(*id).domain == domain);
        let row = |id: ItemId| {
            let item = taxonomy.item(id);
            let cells = found.iter().map(|found| found.cell(id)).collect();
            ItemRow { elements: element_rows(id, item, &found), ..item_row(id, item, &asked, cells) }
        };
        ids.map(row).collect()
    };
    let peers = PeerIndex::new(corpus, gaps);
    let quoted = Quoted::new(corpus);
    let plan = |&index: &usize| {
        let mut plan = report_of(&quoted, index, gaps.get(index)?, taxonomy)?;
        if corpus.members.len() > 1 {
            add_peers(&mut plan, &peers, index, taxonomy);
        }
        Some(plan)
    };
    let indices: Vec<usize> = (0..corpus.members.len().min(gaps.len())).collect();
    let mut plans: Vec<PlanReport> = parallel::each(&indices, plan).into_iter().flatten().collect();
    let names: Vec<(&str, &Header)> = plans.iter().map(|plan| (plan.id.as_str(), &plan.header)).collect();
    let labels = labels(&names);
    plans.iter_mut().zip(labels).for_each(|(plan, label)| plan.label = label);
    Report {
        taxonomy: taxonomy.names.clone(),
        taxonomy_version: taxonomy.version,
        profiles: columns(&profiles),
        plans,
        domains: taxonomy
            .domains
            .iter()
            .enumerate()
            .map(|domain| DomainRows { code: domain.1.code.clone(), names: domain.1.names.clone(), items: rows(domain) })
            .collect(),
        last_national_year: taxonomy.national.last_year,
        points: taxonomy
            .profiles
            .values()
            .map(|profile| profile_points(profile, taxonomy))
            .chain(beside::points_of_provinces(corpus, taxonomy))
            .collect(),
        departments: department_rows(corpus, gaps, taxonomy),
        filter: Filter::default(),
        demands: BTreeMap::new(),
        findings: Vec::new(),
        not_read: Vec::new(),
    }
}

fn profile_points(profile: &Profile, taxonomy: &Taxonomy) -> ProfilePoints {
    let code = |id: &ItemId| taxonomy.item(*id).code.clone();
    let row = |point: &Point| PointRow {
        number: point.number.clone(),
        title: point.title.clone(),
        sure: point.sure,
        levels: point.levels.clone(),
        items: point.items.iter().map(code).collect(),
    };
    ProfilePoints {
        year: profile.year,
        doc_number: profile.doc_number.clone(),
        issued: Some(profile.issued.clone()),
        province: None,
        plan: None,
        points: profile.points.iter().map(row).collect(),
    }
}

/// Adds to every gap of the plan `index` what its siblings do.
pub fn add_peers(plan: &mut PlanReport, peers: &PeerIndex<'_>, index: usize, taxonomy: &Taxonomy) {
    for gap in plan.gaps.iter_mut().filter(|gap| gap.verdict.is_gap()) {
        gap.peers = taxonomy.by_code(&gap.code).map(|item| peers.of(index, item));
    }
}

/// Whether a profile is complete, and what it asks for.
type AskedItems = (bool, BTreeMap<ItemId, bool>);

/// The national points that occur in chains, oldest first.
fn profiles_of<'c, 't>(chains: impl Iterator<Item = &'c Chain>, taxonomy: &'t Taxonomy) -> Vec<&'t Profile> {
    let years = chains.flat_map(|chain| &chain.links).filter_map(|link| match link.state {
        State::Profile(year) => Some(year),
        _ => None,
    });
    let years: BTreeSet<u16> = years.collect();
    years.iter().filter_map(|year| taxonomy.profiles.get(year)).collect()
}

fn columns(profiles: &[&Profile]) -> Vec<ProfileColumn> {
    profiles.iter().map(|profile| ProfileColumn { year: profile.year, doc_number: profile.doc_number.clone() }).collect()
}

/// The row of an item without its elements.
fn item_row(id: ItemId, item: &Item, asked: &[AskedItems], cells: Vec<Cell>) -> ItemRow {
    let asked = asked.iter().map(|(complete, items)| match items.get(&id) {
        None if !complete => Asked::Open,
        None => Asked::No,
        Some(true) => Asked::Sure,
        Some(false) => Asked::Unsure,
    });
    ItemRow {
        code: item.code.clone(),
        names: item.names.clone(),
        scope: item.scope.clone(),
        profiles: asked.collect(),
        cells,
        elements: Vec::new(),
    }
}

/// Builds the report of one plan; `None` if `index` is not in the corpus.
#[must_use]
pub fn plan_report(corpus: &Corpus, index: usize, gap: &PlanGap, taxonomy: &Taxonomy) -> Option<PlanReport> {
    report_of(&Quoted::new(corpus), index, gap, taxonomy)
}

fn report_of(quoted: &Quoted<'_>, index: usize, gap: &PlanGap, taxonomy: &Taxonomy) -> Option<PlanReport> {
    let (corpus, own) = (quoted.corpus, quoted.plan(index)?);
    let (member, own_units) = (own.member, &own.owners);
    let plan = &member.plan;
    let link = gap.chain.nearest_known();
    let parent = link.and_then(|link| match link.state {
        State::Document(index) => quoted.plan(index),
        _ => None,
    });
    let chain = gap.chain.links.iter().map(|link| LinkInfo {
        level: link.level,
        state: link.state.kind(),
        name: link.name.clone(),
        plan: match link.state {
            State::Document(index) => corpus.members.get(index).map(|member| member.plan.id.clone()),
            _ => None,
        },
        label: match link.state {
            State::Document(index) => corpus.members.get(index).map(|member| label(&member.plan.id, &member.plan.header)),
            _ => None,
        },
        year: link.year,
        reason: link.reason,
        confidence: link.confidence,
        miscited: miscited(&gap.chain, link, plan),
        candidates: link.candidates.iter().filter_map(|candidate| candidate_info(corpus, candidate)).collect(),
    });
    let task_clauses = plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).count();
    let local: BTreeSet<usize> =
        plan.tasks.iter().filter(|task| is_local(member, task)).flat_map(|task| &task.clauses).copied().collect();
    let unlabelled = |index: usize, clause: &Clause| clause.kind == ClauseKind::Task && member.mapping.of(index).is_empty();
    let unmapped = plan.clauses.iter().enumerate().filter(|(at, clause)| unlabelled(*at, clause) && !local.contains(at));
    let higher = Higher::of(quoted, gap);
    let row = |item: &ItemGap| GapRow { higher: higher.quotes(item.item), ..gap_row(own, parent, gap, item, taxonomy) };
    let gaps: Vec<GapRow> = gap.items.iter().map(row).collect();
    Some(PlanReport {
        id: plan.id.clone(),
        label: label(&plan.id, &plan.header),
        header: plan.header.clone(),
        source: SourceInfo {
            name: plan.source.name().to_owned(),
            sha256: plan.source.sha256().to_owned(),
            encoding: plan.source.encoding(),
            origins: plan.origins_by_line(),
        },
        tasks: plan.tasks.len(),
        task_clauses,
        chain: chain.collect(),
        against: link.and_then(|link| link.name.clone()),
        summary: gap.summary,
        restored: gaps.iter().filter(|row| row.is_taken_up(plan.header.level)).count(),
        unasked: gaps.iter().filter(|row| row.is_unasked(plan.header.level)).count(),
        lost_open: gaps.iter().filter(|row| row.is_lost_and_open(plan.header.level, link.map(|link| link.level))).count(),
        gaps,
        reuse: gap.reuse.as_ref().zip(parent).map(|(reuse, parent)| textual::reuse(own, parent, reuse)),
        parent_tasks: task_rows(corpus, gap, taxonomy),
        local: local_tasks(member, taxonomy, own_units),
        unmapped: unmapped.map(|(at, clause)| unmapped_quote(member, at, clause, own_units)).collect(),
        review: review_counts(member),
        rejected: rejected(member, taxonomy, own_units),
        unread: plan.unread.clone(),
        filter: Filter::default(),
        findings: gap.findings.clone(),
        standing: beside::standing(gap, taxonomy),
        followed: beside::followed(corpus, index, gap, taxonomy),
    })
}

/// The wrong number with which a plan cites the parent of a link, if it was found despite that number.
fn miscited(chain: &Chain, link: &Link, plan: &Plan) -> Option<String> {
    let State::Document(index) = link.state else { return None };
    let found = chain.miscited.iter().find(|found| found.index == index).filter(|_| link.reason == Reason::WrongNumber)?;
    plan.header.authorities.get(found.cited)?.doc_number.clone()
}

fn candidate_info(corpus: &Corpus, candidate: &Candidate) -> Option<CandidateInfo> {
    let plan = corpus.members.get(candidate.index)?.plan.id.clone();
    Some(CandidateInfo { plan, reason: candidate.reason, confidence: candidate.confidence })
}

fn review_counts(member: &Member) -> ReviewCounts {
    let kept = |code| member.mapping.labels.iter().flatten().filter(|label| label.decision.code() == Some(code)).count();
    ReviewCounts {
        confirmed: kept("confirmed"),
        rejected: member.mapping.rejected.values().map(Vec::len).sum(),
        added: kept("added"),
        settled: member.mapping.settled.len(),
    }
}

fn rejected(member: &Member, taxonomy: &Taxonomy, owners: &Owners) -> Vec<Rejected> {
    let labels = member.mapping.rejected.iter().flat_map(|(&at, labels)| labels.iter().map(move |label| (at, label)));
    labels
        .filter_map(|(at, label)| {
            let item = taxonomy.item(label.item);
            let quote = quote(&member.plan, at, member.plan.clauses.get(at)?, Some(label), owners);
            Some(Rejected { code: item.code.clone(), names: item.names.clone(), quote })
        })
        .collect()
}

fn unmapped_quote(member: &Member, index: usize, clause: &Clause, owners: &Owners) -> Quote {
    let settled = member.mapping.settled.get(&index).cloned();
    let decision = settled.map_or(Decision::Machine, |signature| Decision::Confirmed(Box::new(signature)));
    Quote { decision, ..quote(&member.plan, index, clause, None, owners) }
}

/// Number of items shown for a task that fits none.
const NEAREST: usize = 3;

fn is_local(member: &Member, task: &Task) -> bool {
    task.clauses.iter().all(|&clause| member.mapping.of(clause).is_empty())
}

fn local_tasks(member: &Member, taxonomy: &Taxonomy, owners: &Owners) -> Vec<LocalTask> {
    let plan = &member.plan;
    let tasks: Vec<&Task> = plan.tasks.iter().filter(|task| is_local(member, task)).collect();
    if tasks.is_empty() {
        return Vec::new();
    }
    let nearest = Nearest::new(taxonomy);
    let local = |task: &&Task| {
        let clauses = task.clauses.iter().filter_map(|&index| Some((index, plan.clauses.get(index)?)));
        let clauses: Vec<(usize, &Clause)> = clauses.collect();
        let text: String = clauses.iter().map(|(_, clause)| plan.source.slice(clause.body)).collect();
        let named = |(id, likeness): (ItemId, f64)| (taxonomy.item(id).code.clone(), taxonomy.item(id).names.clone(), likeness);
        LocalTask {
            heading: plan.sections.get(task.section).map(|section| section.heading.clone()).unwrap_or_default(),
            quotes: clauses.iter().map(|(index, clause)| quote(plan, *index, clause, None, owners)).collect(),
            nearest: nearest.to(&text, NEAREST).into_iter().map(named).collect(),
        }
    };
    tasks.iter().map(local).collect()
}

fn gap_row(own: &QuotedPlan<'_>, parent: Option<&QuotedPlan<'_>>, gap: &PlanGap, found: &ItemGap, taxonomy: &Taxonomy) -> GapRow {
    let item = taxonomy.item(found.item);
    let points = gap.chain.links.iter().filter_map(|link| match link.state {
        State::Profile(year) => taxonomy.profiles.get(&year),
        _ => None,
    });
    let points = points.flat_map(|profile| {
        let addressed = profile.points_of(found.item).filter(|point| point.addresses(gap.chain.own));
        addressed.map(|point| PointRef {
            year: profile.year,
            number: point.number.clone(),
            title: point.title.clone(),
            sure: point.sure,
        })
    });
    GapRow {
        code: item.code.clone(),
        names: item.names.clone(),
        verdict: found.verdict,
        guessed: found.guessed,
        lost_above: gap.is_lost_above(found),
        missing: missing_rows(&found.missing, taxonomy),
        trace: found.trace.clone(),
        loss: found.loss,
        added_at: found.added_at,
        restored_at: found.restored_at,
        excepted: gap.excepted.get(&found.item).cloned(),
        points: points.collect(),
        quotes: own.of_item(found.item),
        higher: Vec::new(),
        parent_quotes: parent.map(|parent| parent.of_item(found.item)).unwrap_or_default(),
        against: AgainstRow {
            links: found.against.links.clone(),
            guessed: found.against.guessed.clone(),
            chain: found.against.chain,
        },
        text: textual::row(own, parent, &found.text),
        peers: None,
    }
}
