//! A plan in traditional characters gives the same tasks and the same mapping as in simplified ones, and shows what is printed.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;

use duibiao::mapping::Mapper;
use duibiao::plan::{self, Plan};
use duibiao::source::{SourceText, fold::fold};
use duibiao::taxonomy::{self, Taxonomy};

const FILES: [(&str, &str); 6] = [
    ("dongying-2017", "s2t"),
    ("guangyuan-2017", "s2t"),
    ("xinyuan-2017", "s2t"),
    ("xishi-2018", "s2t"),
    ("yibin-2017", "s2t"),
    ("yibin-2017", "s2hk"),
];
/// Share of clauses that must be the same, in hundredths.
const SAME: usize = 99;

fn read(path: &str) -> Plan {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the fixture is there");
    plan::parse("t", SourceText::from_bytes("t", &bytes).expect("text")).expect("a plan")
}

/// What a clause is compared by: kind, path, folded text, codes.
fn keys(plan: &Plan, taxonomy: &Taxonomy) -> Vec<(&'static str, String, String, Vec<String>)> {
    let mapping = Mapper::new(taxonomy).map(plan);
    let key = |(index, clause): (usize, &plan::Clause)| {
        let codes = mapping.of(index).iter().map(|label| taxonomy.item(label.item).code.clone()).collect();
        (clause.kind.code(), fold(&plan.path_of(clause).concat()), fold(&clause.text), codes)
    };
    plan.clauses.iter().enumerate().map(key).collect()
}

/// Heading and responsible units of every task, folded.
fn tasks(plan: &Plan) -> Vec<(String, Vec<String>)> {
    let units = |task: &plan::Task| task.responsible.iter().map(|found| fold(&found.unit)).collect();
    plan.tasks.iter().map(|task| (fold(&plan.sections[task.section].heading), units(task))).collect()
}

#[test]
fn a_plan_in_traditional_characters_says_what_the_simplified_one_says() {
    let taxonomy = taxonomy::load(&taxonomy::embedded_files()).expect("the built-in taxonomy");
    for (seed, style) in FILES {
        let (simplified, traditional) =
            (read(&format!("seeds/{seed}.txt")), read(&format!("tests/fixtures/traditional/{seed}.{style}.txt")));
        let (wanted, found) = (keys(&simplified, &taxonomy), keys(&traditional, &taxonomy));
        assert_eq!(wanted.len(), found.len(), "{seed} {style}");
        let other: Vec<_> = wanted.iter().zip(&found).filter(|(wanted, found)| wanted != found).collect();
        assert!((wanted.len() - other.len()) * 100 >= wanted.len() * SAME, "{seed} {style}: {:?}", other.first());
        assert_eq!(tasks(&simplified), tasks(&traditional), "{seed} {style}");
    }
}

#[test]
fn everything_shown_is_as_printed() {
    let taxonomy = taxonomy::load(&taxonomy::embedded_files()).expect("the built-in taxonomy");
    for (seed, style) in FILES {
        let plan = read(&format!("tests/fixtures/traditional/{seed}.{style}.txt"));
        let printed: String = plan.source.text().split_whitespace().collect();
        let is_printed =
            |text: &str| printed.replace('*', "").contains(&text.replace(['*', ' ', '\u{3000}', '\u{a0}', '\t'], ""));
        for clause in &plan.clauses {
            assert!(is_printed(&clause.text.split_whitespace().collect::<String>()), "{seed}: {}", clause.text);
        }
        // A unit whose first part the text leaves out (区财政局、国土局) stands nowhere as a whole.
        let folded = fold(plan.source.text());
        let units = plan.tasks.iter().flat_map(|task| &task.responsible).filter(|unit| folded.contains(&fold(&unit.unit)));
        for unit in units {
            assert!(is_printed(&unit.unit), "{seed}: {}", unit.unit);
        }
        for section in &plan.sections {
            assert!(is_printed(&section.heading), "{seed}: {}", section.heading);
        }
        assert!(plan.header.title.as_deref().is_some_and(is_printed), "{seed}: {:?}", plan.header.title);
        let evidence = Mapper::new(&taxonomy).map(&plan);
        let words = evidence.labels.iter().flatten().flat_map(|label| &label.evidence).map(|words| plan.source.slice(words.span));
        assert!(words.filter(|words| words.contains('開')).count() > 5, "{seed}: evidence is in the script of the source");
    }
}
