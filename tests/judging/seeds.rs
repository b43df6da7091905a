//! The five real plans: no clause is lost, the mapping agrees with people, a plan against itself finds nothing.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use duibiao::gap::Verdict;
use duibiao::mapping::Mapper;
use duibiao::mapping::eval::{Gold, Labelled, Scores, score};
use duibiao::plan::manifest::Facts;
use duibiao::plan::{self, ClauseKind, Plan};
use duibiao::session::{self, Asked, Options, Session};
use duibiao::source::{SourceText, Span};
use duibiao::taxonomy::load_embedded;

const SEEDS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];
const LABELLED: [&str; 3] = ["dongying-2017", "guangyuan-2017", "yibin-2017"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> SourceText {
    let bytes = fs::read(root().join("seeds").join(format!("{name}.txt"))).expect("a seed");
    SourceText::from_bytes(name, &bytes).expect("text")
}

fn seed(name: &str) -> Plan {
    plan::parse(name, text(name)).expect("a plan")
}

#[test]
fn the_clauses_together_hold_every_character() {
    for name in SEEDS {
        let plan = seed(name);
        let mut at = 0;
        for clause in &plan.clauses {
            assert!(at <= clause.span.start, "{name}: clauses are in order and do not overlap");
            let between = plan.source.slice(Span::new(at, clause.span.start));
            assert!(between.trim().is_empty(), "{name}: lost {between:?}");
            assert!(clause.span.contains(clause.body), "{name}: {clause:?}");
            at = clause.span.end;
        }
        assert!(plan.source.slice(Span::new(at, plan.source.text().len())).trim().is_empty(), "{name}: lost the end");
    }
}

#[test]
fn the_text_of_a_clause_is_the_source_without_its_line_breaks() {
    let squeezed = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).collect::<String>();
    for name in SEEDS {
        let plan = seed(name);
        for clause in &plan.clauses {
            assert_eq!(squeezed(&clause.text), squeezed(plan.source.slice(clause.span)), "{name}");
            assert!(!clause.text.contains('\n'), "{name}: {}", clause.text);
        }
    }
}

#[test]
fn kinds_agree_with_people() {
    for name in LABELLED {
        let plan = seed(name);
        let text = fs::read_to_string(root().join("tests/gold").join(format!("{name}.labels.tsv"))).expect("labels");
        let gold = Gold::read(&text).expect("valid labels");
        let asks = |kind: ClauseKind| usize::from(kind.is_mapped());
        let people: usize = gold.units.iter().map(|unit| asks(unit.kind)).sum();
        let program: usize = plan.clauses.iter().map(|clause| asks(clause.kind)).sum();
        assert_eq!(program, people, "{name}: clauses that are headings or tasks");
    }
}

/// The bars of the mapping; the figures now are better, and `duibiao eval tests/gold` prints them.
#[test]
fn the_mapping_agrees_with_people() {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    let mut scores = Scores::default();
    for name in LABELLED {
        let text = fs::read_to_string(root().join("tests/gold").join(format!("{name}.labels.tsv"))).expect("labels");
        let plan = seed(name);
        let mapping = mapper.map(&plan);
        let labelled = Labelled::new(Gold::read(&text).expect("valid labels"), plan);
        let found = score(&labelled, &mapping, &taxonomy);
        assert_eq!(found.unplaced, 0, "{name}: every labelled unit stands in the text");
        scores.plans.push(found);
    }
    let clauses = scores.total(|plan| plan.clauses).f1().expect("labels");
    let documents = scores.total(|plan| plan.document).f1().expect("labels");
    let stray: usize = scores.plans.iter().map(|plan| plan.stray).sum();
    assert!(clauses >= 0.95, "clause F1 {clauses:.3}");
    assert!(documents >= 0.95, "document F1 {documents:.3}");
    assert_eq!(stray, 0, "codes on units that ask for nothing");
}

#[test]
fn every_label_has_its_words_at_their_place() {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    for name in SEEDS {
        let plan = seed(name);
        for label in mapper.map(&plan).labels.iter().flatten() {
            assert!((taxonomy.rules.threshold..=1.0).contains(&label.confidence), "{name}: {label:?}");
            assert!(!label.evidence.is_empty(), "{name}: {label:?}");
            for words in &label.evidence {
                assert!(!plan.source.slice(words.span).is_empty(), "{name}: {label:?}");
            }
        }
    }
}

#[test]
fn a_plan_against_itself_has_no_gap() {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    for name in SEEDS {
        let member = session::member(name, text(name), &Facts::default(), &mapper).expect("a plan");
        let asked = Asked { given: vec![1], ..Asked::default() };
        let judged = Session::of(vec![member.clone(), member], Some(asked), &taxonomy).judge(&Options::default());
        let gap = &judged.gaps[0];
        assert!(gap.summary.covered > 20, "{name}: {:?}", gap.summary);
        for item in &gap.items {
            let code = &taxonomy.item(item.item).code;
            let above = item.trace.0.first().map(|(_, presence)| *presence);
            // What only the national points ask for was lost at the plan itself, which here is its own parent.
            let lost_before = item.verdict == Verdict::Dropped && above == Some(duibiao::gap::Presence::Present);
            assert!(matches!(item.verdict, Verdict::Covered | Verdict::Undetermined) || lost_before, "{name} {code}: {item:?}");
        }
    }
}
