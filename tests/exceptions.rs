//! Accepted gaps and findings: marked, counted apart, never removed; told when they ended or meet nothing.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use duibiao::gap::{Accepted, Code, Finding, Inspector, PlanGap, Verdict, gap_of, newest_date, settle, unknown_targets};
use duibiao::identity;
use duibiao::lineage::{Corpus, Member, chains};
use duibiao::mapping::Mapper;
use duibiao::plan;
use duibiao::plan::manifest::{self, Exception};
use duibiao::source::SourceText;
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{self, Taxonomy};

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));

/// Two counties of 2017, the second built after the points of 2016.
const PLANS: [&str; 2] = ["dongying-2017", "xinyuan-2017"];

fn corpus() -> Corpus {
    let mapper = Mapper::new(&TAXONOMY);
    let member = |id: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(format!("{id}.txt"));
        let source = SourceText::from_bytes(id, &fs::read(path).expect("a seed")).expect("text");
        let mut plan = plan::parse(id, source).expect("a plan");
        identity::identify(&mut plan, &TAXONOMY);
        Member { mapping: mapper.map(&plan), plan }
    };
    Corpus { members: PLANS.into_iter().map(member).collect() }
}

fn exceptions(entries: &str) -> Vec<Exception> {
    let text = format!("plans:\n  - {{path: dongying-2017.txt}}\n  - {{path: xinyuan-2017.txt}}\nexceptions:\n{entries}");
    manifest::read(&DataFile::new("corpus.yaml", text)).expect("valid").exceptions
}

fn accepted(entries: &str, complete: bool) -> [Accepted; 1] {
    [Accepted { exceptions: exceptions(entries), plans: vec![(0, 0), (1, 1)], complete }]
}

fn judged(corpus: &Corpus) -> Vec<PlanGap> {
    let chains = chains(corpus, &TAXONOMY);
    let inspector = Inspector::new(corpus, &chains);
    let gap = |index: usize| PlanGap {
        findings: inspector.of(index, &TAXONOMY),
        ..gap_of(corpus, index, chains[index].clone(), &TAXONOMY)
    };
    (0..corpus.members.len()).map(gap).collect()
}

fn settled(corpus: &Corpus, entries: &str, day: Option<&str>) -> (Vec<PlanGap>, Vec<Finding>) {
    let mut gaps = judged(corpus);
    let found = settle(&accepted(entries, true), corpus, &mut gaps, &TAXONOMY, day);
    (gaps, found)
}

fn codes(found: &[Finding]) -> Vec<Code> {
    found.iter().map(|finding| finding.code).collect()
}

/// Codes of the items of this verdict in the first plan.
fn of_verdict(corpus: &Corpus, verdict: Verdict) -> Vec<String> {
    let gap = judged(corpus).into_iter().next().expect("a plan");
    gap.items.iter().filter(|item| item.verdict == verdict).map(|item| TAXONOMY.item(item.item).code.clone()).collect()
}

#[test]
fn a_gap_is_marked_and_its_verdict_stays() {
    let corpus = corpus();
    let dropped = of_verdict(&corpus, Verdict::Dropped).into_iter().next().expect("a gap");
    for scope in ["dongying-2017", "county", "all", "[xinyuan-2017, dongying-2017]"] {
        let entry = format!("  - {{item: {dropped}, scope: {scope}, reason: 另有安排, by: 某办, until: 2030-01-01}}\n");
        let (gaps, found) = settled(&corpus, &entry, None);
        assert_eq!(found, [], "{scope}");
        let before = judged(&corpus);
        assert_eq!((&gaps[0].items, gaps[0].summary), (&before[0].items, before[0].summary));
        let marks: Vec<&str> = gaps[0].excepted.values().map(|excepted| excepted.reason.as_str()).collect();
        assert_eq!(marks, ["另有安排"], "{scope}");
    }
    for scope in ["xinyuan-2017", "province"] {
        let entry = format!("  - {{item: {dropped}, scope: {scope}, reason: r, by: b, until: 2030-01-01}}\n");
        assert!(settled(&corpus, &entry, None).0[0].excepted.is_empty(), "{scope}");
    }
}

#[test]
fn what_is_covered_needs_no_exception_and_that_is_told() {
    let corpus = corpus();
    for verdict in [Verdict::Covered, Verdict::Added] {
        let Some(code) = of_verdict(&corpus, verdict).into_iter().next() else { continue };
        let entry = format!("  - {{item: {code}, scope: dongying-2017, reason: r, by: b, until: 2030-01-01}}\n");
        let (gaps, found) = settled(&corpus, &entry, None);
        assert!(gaps[0].excepted.is_empty());
        assert_eq!(codes(&found), [Code::ExceptionUnused], "{code}");
        // Not where the other plans of the manifest were not looked at.
        let mut gaps = judged(&corpus);
        assert_eq!(settle(&accepted(&entry, false), &corpus, &mut gaps, &TAXONOMY, None), []);
    }
}

#[test]
fn a_finding_is_accepted_by_its_rule_or_its_fingerprint() {
    let corpus = corpus();
    let fingerprint = judged(&corpus)[1].findings[0].fingerprint.clone();
    for name in ["L001", &fingerprint, &fingerprint.to_uppercase()] {
        let entry = format!("  - {{finding: \"{name}\", scope: all, reason: r, by: b, until: 2030-01-01}}\n");
        let (gaps, found) = settled(&corpus, &entry, None);
        assert_eq!(found, []);
        assert_eq!(gaps[1].findings.len(), 1, "it is not removed");
        assert_eq!(gaps[1].findings[0].excepted.as_ref().map(|excepted| excepted.until.as_str()), Some("2030-01-01"));
    }
}

#[test]
fn an_exception_ends_after_its_last_day() {
    let corpus = corpus();
    let entry = "  - {finding: L001, scope: all, reason: r, by: b, until: 2017-07-10}\n";
    for (day, over) in [("2017-07-09", false), ("2017-07-10", false), ("2017-07-11", true)] {
        let (gaps, found) = settled(&corpus, entry, Some(day));
        assert_eq!(codes(&found), if over { vec![Code::ExceptionExpired] } else { vec![] }, "{day}");
        assert_eq!(gaps[1].findings[0].excepted.is_some(), !over, "{day}");
        assert!(found.iter().all(|finding| finding.lines == Some((5, 5))));
    }
    // Without a date nothing is called over; the newest date in the plans has surely come.
    assert_eq!(settled(&corpus, entry, None).1, []);
    assert_eq!(newest_date(&corpus).as_deref(), Some("2017-07-11"));
}

#[test]
fn without_exceptions_there_is_nothing_to_tell() {
    let corpus = corpus();
    let mut gaps = judged(&corpus);
    assert_eq!(
        settle(&[Accepted { complete: true, ..Accepted::default() }], &corpus, &mut gaps, &TAXONOMY, Some("2030-01-01")),
        []
    );
    assert_eq!(gaps, judged(&corpus));
}

#[test]
fn a_target_that_is_not_there_is_an_error_at_its_place() {
    let entries = "  - {item: EC99, scope: all, reason: r, by: b, until: 2030-01-01}\n  - {finding: L999, scope: all, reason: r, by: b, until: 2030-01-01}\n  - {item: EC1, scope: all, reason: r, by: b, until: 2030-01-01}\n  - {finding: 0123456789abcdef, scope: all, reason: r, by: b, until: 2030-01-01}\n";
    let text = unknown_targets(&exceptions(entries), "x/corpus.yaml", &TAXONOMY).to_string();
    assert!(text.contains("x/corpus.yaml:5:12: “EC99” is no known item (did you mean “EC"), "{text}");
    assert!(text.contains("x/corpus.yaml:6:15: “L999” is no code and no fingerprint"), "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
}
