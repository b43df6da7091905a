//! Everything behind the mapping: parents, verdicts, findings, siblings, report and graph; of one plan against three parents, and of
//! corpora of growing size, in which the time of each must grow like the number of clauses.
//!
//! A corpus is made of the seeds under other names: one place in a hundred a province, one in ten a prefecture, the rest counties.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod common;

use std::sync::{LazyLock, Mutex};

use divan::counter::ItemsCount;
use duibiao::gap::{Inspector, Judging, PeerIndex, PlanGap, gaps_of};
use duibiao::lineage::{Chain, Corpus, Member, chain_of, chains, coverage_graph};
use duibiao::mapping::Mapper;
use duibiao::plan::{self, Jurisdiction, Level, Plan};
use duibiao::report;
use duibiao::source::SourceText;
use duibiao::taxonomy::{Taxonomy, load_embedded};

const SIZES: [usize; 6] = [100, 200, 400, 800, 1600, 3200];

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| load_embedded().expect("valid"));
/// The plans made so far: as many as the largest corpus asked for, so that a run of the small ones need not wait for the large one.
static MEMBERS: LazyLock<Mutex<Vec<Member>>> = LazyLock::new(Mutex::default);

fn main() {
    divan::main();
}

/// The plan of another place: a text of its own, and the header that its office would have written.
fn renamed(place: usize, seed: &Plan) -> Plan {
    let own = seed.header.jurisdiction.as_ref().map_or("某县", |place| place.name.as_str());
    let (province, prefecture, county) = (place / 100, place / 10, place);
    let (level, name) = match (place % 100, place % 10) {
        (0, _) => (Level::Province, format!("第{province}省")),
        (_, 0) => (Level::Prefecture, format!("第{prefecture}市")),
        _ => (Level::County, format!("第{county}县")),
    };
    let text = seed.source.text().replace(own, &name);
    let source = SourceText::from_bytes(&name, text.as_bytes()).expect("text");
    let mut plan = plan::parse(&format!("plan-{place:04}"), source).expect("a plan");
    plan.header.level = Some(level);
    plan.header.year = Some(2017);
    plan.header.doc_number = Some(format!("{name}政办发〔2017〕{place}号"));
    plan.header.jurisdiction = Some(Jurisdiction {
        name,
        code: None,
        prefecture: (level > Level::Province).then(|| format!("第{prefecture}市")),
        province: Some(format!("第{province}省")),
    });
    plan
}

fn corpus(plans: usize) -> (Corpus, ItemsCount) {
    let mut made = MEMBERS.lock().expect("no bench panicked");
    let seeds = common::plans();
    let mapper = Mapper::new(&TAXONOMY);
    for place in made.len()..plans {
        let plan = renamed(place, &seeds[place % seeds.len()]);
        made.push(Member { mapping: mapper.map(&plan), plan });
    }
    let members: Vec<Member> = made.iter().take(plans).cloned().collect();
    let clauses: usize = members.iter().map(|member| member.plan.clauses.len()).sum();
    (Corpus { members }, ItemsCount::new(clauses))
}

fn judged(corpus: &Corpus, chains: &[Chain]) -> Vec<PlanGap> {
    gaps_of(corpus, chains, &TAXONOMY)
}

#[divan::bench]
fn one_plan_against_three_parents(bencher: divan::Bencher<'_, '_>) {
    let (corpus, _) = corpus(4);
    let taxonomy = &*TAXONOMY;
    let judged = || {
        let mut chains = chains(&corpus, taxonomy);
        chains[0] = chain_of(&corpus, 0, &[1, 2, 3], taxonomy);
        let judging = Judging { corpus: &corpus, chains: &chains, first: 1, accepted: &[], day: None, taxonomy };
        judging.judge().0[0].summary
    };
    bencher.bench(judged);
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn parents(bencher: divan::Bencher<'_, '_>, plans: usize) {
    let (corpus, clauses) = corpus(plans);
    bencher.counter(clauses).bench(|| chains(&corpus, &TAXONOMY).len());
}

#[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
fn verdicts(bencher: divan::Bencher<'_, '_>, plans: usize) {
    let (corpus, clauses) = corpus(plans);
    let chains = chains(&corpus, &TAXONOMY);
    bencher.counter(clauses).bench(|| judged(&corpus, &chains).len());
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn findings(bencher: divan::Bencher<'_, '_>, plans: usize) {
    let (corpus, clauses) = corpus(plans);
    let chains = chains(&corpus, &TAXONOMY);
    bencher.counter(clauses).bench(|| {
        let inspector = Inspector::new(&corpus, &chains);
        (0..plans).map(|index| inspector.of(index, &TAXONOMY).len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn siblings(bencher: divan::Bencher<'_, '_>, plans: usize) {
    let (corpus, clauses) = corpus(plans);
    let gaps = judged(&corpus, &chains(&corpus, &TAXONOMY));
    bencher.counter(clauses).bench(|| {
        let peers = PeerIndex::new(&corpus, &gaps);
        let of = |(index, gap): (usize, &PlanGap)| -> usize {
            gap.items.iter().map(|item| peers.of(index, item.item).counts.len()).sum()
        };
        gaps.iter().enumerate().map(of).sum::<usize>()
    });
}

#[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
fn report(bencher: divan::Bencher<'_, '_>, plans: usize) {
    let (corpus, clauses) = corpus(plans);
    let gaps = judged(&corpus, &chains(&corpus, &TAXONOMY));
    bencher.counter(clauses).bench(|| report::build(&corpus, &gaps, &TAXONOMY).plans.len());
}

#[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
fn graph(bencher: divan::Bencher<'_, '_>, plans: usize) {
    let (corpus, clauses) = corpus(plans);
    let chains = chains(&corpus, &TAXONOMY);
    bencher.counter(clauses).bench(|| coverage_graph(&corpus, &chains, &TAXONOMY).edges().len());
}
