//! Accepted gaps and findings: marked, counted apart, never removed; told when they ended or meet nothing.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use duibiao::gap::{Code, Finding, PlanGap, Verdict};
use duibiao::mapping::Mapper;
use duibiao::session::{Files, Inputs, Judged, Options, Session};
use duibiao::taxonomy::{self, Taxonomy};

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));
static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

/// Two counties of 2017, the second built after the points of 2016.
const PLANS: [&str; 2] = ["dongying-2017", "xinyuan-2017"];

/// A folder of the plans with a manifest that accepts something.
fn folder(exceptions: &str) -> Files {
    let seed = |id: &str| {
        let name = format!("{id}.txt");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(&name);
        (name, fs::read(path).expect("a seed"))
    };
    let manifest = ("corpus.yaml".to_owned(), manifest(exceptions).into_bytes());
    Files::new(PLANS.into_iter().map(seed).chain([manifest]))
}

fn manifest(exceptions: &str) -> String {
    let plans = "plans:\n  - {path: dongying-2017.txt}\n  - {path: xinyuan-2017.txt}\n";
    if exceptions.is_empty() { plans.to_owned() } else { format!("{plans}exceptions:\n{exceptions}") }
}

fn judged(path: &str, exceptions: &str, day: Option<&str>) -> Judged<'static> {
    let session = Session::read(&folder(exceptions), &Inputs::plans([path]), &MAPPER).expect("plans");
    session.judge(&Options { today: day.map(str::to_owned), ..Options::default() })
}

fn settled(exceptions: &str, day: Option<&str>) -> (Vec<PlanGap>, Vec<Finding>) {
    let judged = judged(".", exceptions, day);
    (judged.gaps, judged.findings)
}

fn codes(found: &[Finding]) -> Vec<Code> {
    found.iter().map(|finding| finding.code).collect()
}

/// Codes of the items of this verdict in the first plan.
fn of_verdict(verdict: Verdict) -> Vec<String> {
    settled("", None).0[0]
        .items
        .iter()
        .filter(|item| item.verdict == verdict)
        .map(|item| TAXONOMY.item(item.item).code.clone())
        .collect()
}

#[test]
fn a_gap_is_marked_and_its_verdict_stays() {
    let dropped = of_verdict(Verdict::Dropped).into_iter().next().expect("a gap");
    for scope in ["dongying-2017", "county", "all", "[xinyuan-2017, dongying-2017]"] {
        let entry = format!("  - {{item: {dropped}, scope: {scope}, reason: 另有安排, by: 某办, until: 2030-01-01}}\n");
        let (gaps, found) = settled(&entry, None);
        assert_eq!(found, [], "{scope}");
        let before = settled("", None).0;
        assert_eq!((&gaps[0].items, gaps[0].summary), (&before[0].items, before[0].summary));
        let marks: Vec<&str> = gaps[0].excepted.values().map(|excepted| excepted.reason.as_str()).collect();
        assert_eq!(marks, ["另有安排"], "{scope}");
    }
    for scope in ["xinyuan-2017", "province"] {
        let entry = format!("  - {{item: {dropped}, scope: {scope}, reason: r, by: b, until: 2030-01-01}}\n");
        assert!(settled(&entry, None).0[0].excepted.is_empty(), "{scope}");
    }
}

#[test]
fn what_is_covered_needs_no_exception_and_that_is_told() {
    for verdict in [Verdict::Covered, Verdict::Added] {
        let Some(code) = of_verdict(verdict).into_iter().next() else { continue };
        let entry = format!("  - {{item: {code}, scope: dongying-2017, reason: r, by: b, until: 2030-01-01}}\n");
        let (gaps, found) = settled(&entry, None);
        assert!(gaps[0].excepted.is_empty());
        assert_eq!(codes(&found), [Code::ExceptionUnused], "{code}");
        // Not where the other plans of the manifest were not looked at.
        assert_eq!(judged("dongying-2017.txt", &entry, None).findings, []);
    }
}

#[test]
fn a_finding_is_accepted_by_its_rule_or_its_fingerprint() {
    let fingerprint = settled("", None).0[1].findings[0].fingerprint.clone();
    for name in ["L001", &fingerprint, &fingerprint.to_uppercase()] {
        let entry = format!("  - {{finding: \"{name}\", scope: all, reason: r, by: b, until: 2030-01-01}}\n");
        let (gaps, found) = settled(&entry, None);
        assert_eq!(found, []);
        assert_eq!(gaps[1].findings.len(), 1, "it is not removed");
        assert_eq!(gaps[1].findings[0].excepted.as_ref().map(|excepted| excepted.until.as_str()), Some("2030-01-01"));
    }
}

#[test]
fn an_exception_ends_after_its_last_day() {
    let entry = "  - {finding: L001, scope: all, reason: r, by: b, until: 2017-07-10}\n";
    for (day, over) in [("2017-07-09", false), ("2017-07-10", false), ("2017-07-11", true)] {
        let (gaps, found) = settled(entry, Some(day));
        assert_eq!(codes(&found), if over { vec![Code::ExceptionExpired] } else { vec![] }, "{day}");
        assert_eq!(gaps[1].findings[0].excepted.is_some(), !over, "{day}");
        assert!(found.iter().all(|finding| finding.lines == Some((5, 5))));
    }
    // The newest date in the plans has surely come.
    let judged = judged(".", entry, None);
    assert_eq!((judged.day.as_deref(), codes(&judged.findings)), (Some("2017-07-11"), vec![Code::ExceptionExpired]));
}

#[test]
fn without_exceptions_there_is_nothing_to_tell() {
    let (gaps, found) = settled("", Some("2030-01-01"));
    assert_eq!(found, []);
    assert!(gaps.iter().all(|gap| gap.excepted.is_empty() && gap.findings.iter().all(|finding| finding.excepted.is_none())));
}

#[test]
fn a_target_that_is_not_there_is_an_error_at_its_place() {
    let entries = "  - {item: EC99, scope: all, reason: r, by: b, until: 2030-01-01}\n  - {finding: L999, scope: all, reason: r, by: b, until: 2030-01-01}\n  - {item: EC1, scope: all, reason: r, by: b, until: 2030-01-01}\n  - {finding: 0123456789abcdef, scope: all, reason: r, by: b, until: 2030-01-01}\n";
    let text = Session::read(&folder(entries), &Inputs::plans(["."]), &MAPPER).expect_err("wrong").to_string();
    assert!(text.contains("corpus.yaml:5:12: “EC99” is no known item (did you mean “EC"), "{text}");
    assert!(text.contains("corpus.yaml:6:15: “L999” is no code and no fingerprint"), "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
}
