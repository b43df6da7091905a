//! Every output format, snapshotted on one small corpus of another field.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use duibiao::gap::{PlanGap, gap_of};
use duibiao::lineage::{Corpus, Member, chain_of, coverage_graph};
use duibiao::mapping::Mapper;
use duibiao::mapping::review::lay_over;
use duibiao::plan::{self, manifest};
use duibiao::report::{self, Lang, RenderOptions, Report, dot, html, json, skos, sssom, views};
use duibiao::source::SourceText;
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{self, Taxonomy};

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };
const EN: RenderOptions = RenderOptions { lang: Lang::En, width: Some(100), color: false };

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/safety")
}

fn data(path: &str) -> DataFile {
    DataFile { name: path.to_owned(), text: fs::read_to_string(fixture().join(path)).expect("a fixture") }
}

fn safety() -> Taxonomy {
    let names = ["taxonomy.yaml", "domains.yaml", "mapping.yaml", "items/EM.yaml", "items/HZ.yaml", "profiles/2023.yaml"];
    let files: Vec<DataFile> = names.iter().map(|name| data(&format!("taxonomy/{name}"))).collect();
    taxonomy::load(&files).expect("valid")
}

struct Sample {
    taxonomy: Taxonomy,
    corpus: Corpus,
    gaps: Vec<PlanGap>,
}

impl Sample {
    fn new() -> Self {
        let taxonomy = safety();
        let mapper = Mapper::new(&taxonomy);
        let entries = manifest::read(&data("plans/corpus.yaml")).expect("valid").plans;
        let member = |entry: manifest::Entry| {
            let bytes = fs::read(fixture().join("plans").join(&entry.path)).expect("a fixture");
            let source = SourceText::from_bytes(&entry.path, &bytes).expect("text");
            let mut plan = plan::parse(entry.path.trim_end_matches(".txt"), source).expect("a plan");
            entry.facts.apply(&mut plan.header);
            Member { mapping: mapper.map(&plan), plan }
        };
        let corpus = Corpus { members: entries.into_iter().map(member).collect() };
        Self { taxonomy, corpus, gaps: Vec::new() }.judged()
    }

    /// Judges the plans by their mapping as it is now.
    fn judged(self) -> Self {
        let Self { taxonomy, corpus, .. } = self;
        let gap = |index| gap_of(&corpus, index, chain_of(&corpus, index, &[], &taxonomy), &taxonomy);
        let gaps = (0..corpus.members.len()).map(gap).collect();
        Self { taxonomy, corpus, gaps }
    }

    fn report(&self) -> Report {
        report::build(&self.corpus, &self.gaps, &self.taxonomy)
    }
}

#[test]
fn comparison() {
    let report = Sample::new().report();
    insta::assert_snapshot!("comparison_terminal", views::comparison_terminal(&report, EN));
    insta::assert_snapshot!("comparison_markdown", views::comparison_markdown(&report, ZH));
    insta::assert_snapshot!("comparison_csv", views::comparison(&report, Lang::Zh).csv());
    insta::assert_snapshot!("coverage_json", json::pretty(&json::coverage(&report)).expect("JSON"));
}

#[test]
fn gap() {
    let report = Sample::new().report();
    let county = report.plans.last().expect("two plans");
    insta::assert_snapshot!("gap_terminal", views::gap_table(county, Lang::En).terminal(EN));
    insta::assert_snapshot!("gap_markdown", views::gap_markdown(county, ZH));
    insta::assert_snapshot!("gap_json", json::pretty(&json::gap(county)).expect("JSON"));
}

#[test]
fn page() {
    let page = html::render(&Sample::new().report(), ZH).expect("HTML");
    assert!(!page.contains("<script") && !page.contains("http"), "no script, no network");
    assert!(!page.contains("<b>结果</b>"), "the text of a plan never becomes markup");
    insta::assert_snapshot!("report_html", page);
}

#[test]
fn map() {
    let sample = Sample::new();
    let county = sample.corpus.members.last().expect("two plans");
    let lines = json::map_lines(county, &sample.taxonomy).map(|line| serde_json::to_string(&line).expect("JSON") + "\n");
    insta::assert_snapshot!("map_jsonl", lines.collect::<String>());
    insta::assert_snapshot!("map_csv", views::map_lines(std::slice::from_ref(county), &sample.taxonomy).csv());
    insta::assert_snapshot!("map_terminal", views::map_table(county, &sample.taxonomy, Lang::En).terminal(EN));
}

/// The plans with the decisions of a table that went through a spreadsheet.
#[test]
fn review() {
    let mut sample = Sample::new();
    insta::assert_snapshot!("review_sssom", sssom::render(&sample.corpus.members, &sample.taxonomy, Lang::Zh));
    let table = fs::read_to_string(fixture().join("../review/libreoffice.tsv")).expect("a fixture");
    let files = [DataFile { name: "libreoffice.tsv".to_owned(), text: table }];
    let members = sample.corpus.members.iter_mut();
    let mut plans: Vec<_> = members.map(|member| (&member.plan, &mut member.mapping)).collect();
    lay_over(&files, &mut plans, &[], &sample.taxonomy).expect("fits");
    insta::assert_snapshot!("reviewed_sssom", sssom::render(&sample.corpus.members, &sample.taxonomy, Lang::En));
    insta::assert_snapshot!("reviewed_map_csv", views::map_lines(&sample.corpus.members, &sample.taxonomy).csv());
    let county = sample.corpus.members.last().expect("two plans");
    let lines = json::map_lines(county, &sample.taxonomy).map(|line| serde_json::to_string(&line).expect("JSON") + "\n");
    insta::assert_snapshot!("reviewed_map_jsonl", lines.collect::<String>());
    let sample = sample.judged();
    let report = sample.report();
    let county = report.plans.last().expect("two plans");
    insta::assert_snapshot!("reviewed_gap_markdown", views::gap_markdown(county, ZH));
    insta::assert_snapshot!("reviewed_gap_json", json::pretty(&json::gap(county)).expect("JSON"));
    let tables = [views::gap_table(county, Lang::En), views::rejected_table(county, Lang::En)].map(|table| table.terminal(EN));
    insta::assert_snapshot!("reviewed_gap_terminal", tables.concat());
    let page = html::render(&report, ZH).expect("HTML");
    for part in
        ["人工复核</dt><dd>人工否定 1、人工添加 1、人工确认无对应事项 1", "<b>人工添加：复核员乙</b>", "人工否定的归类 (1)"]
    {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn parse() {
    let sample = Sample::new();
    let city = &sample.corpus.members.first().expect("two plans").plan;
    insta::assert_snapshot!("plan_json", json::pretty(&json::plan(city)).expect("JSON"));
    let tables = [views::header_table(city, ZH.words()), views::tasks_table(city, ZH.words())].map(|table| table.terminal(ZH));
    insta::assert_snapshot!("plan_terminal", tables.concat());
}

#[test]
fn graph() {
    let sample = Sample::new();
    let chains: Vec<_> = sample.gaps.iter().map(|gap| gap.chain.clone()).collect();
    let graph = coverage_graph(&sample.corpus, &chains, &sample.taxonomy);
    assert!(!graph.has_cycle());
    insta::assert_snapshot!("graph_dot", dot::render(&graph));
    insta::assert_snapshot!("graph_json", json::pretty(&json::graph(&graph)).expect("JSON"));
}

#[test]
fn items() {
    let taxonomy = safety();
    insta::assert_snapshot!("taxonomy_list", views::items_table(&taxonomy, Lang::Zh).terminal(ZH));
    let item = taxonomy.find("危化品").expect("an alias");
    insta::assert_snapshot!("taxonomy_show", views::item_text(&taxonomy, item, Lang::Zh));
    insta::assert_snapshot!("taxonomy_json", json::pretty(&json::items(&taxonomy)).expect("JSON"));
}

#[test]
fn export() {
    let taxonomy = safety();
    insta::assert_snapshot!("taxonomy_skos", skos::turtle(&taxonomy).expect("Turtle"));
    insta::assert_snapshot!("taxonomy_csv", views::items_csv(&taxonomy).csv());
    insta::assert_snapshot!("taxonomy_export_json", json::pretty(&json::taxonomy(&taxonomy)).expect("JSON"));
}

#[test]
fn docs() {
    let sample = Sample::new();
    insta::assert_snapshot!("taxonomy_docs", views::taxonomy_docs(&sample.taxonomy, &sample.corpus, EN));
}

#[test]
fn diff() {
    let starter = taxonomy::load(&taxonomy::starter_files()).expect("valid");
    let changes = taxonomy::diff(&starter, &safety());
    insta::assert_snapshot!("taxonomy_diff_terminal", views::changes_table(&changes, Lang::En).terminal(EN));
    insta::assert_snapshot!("taxonomy_diff_markdown", views::changes_markdown(&changes, ZH));
    insta::assert_snapshot!("taxonomy_diff_json", json::pretty(&json::taxonomy_diff(&changes)).expect("JSON"));
}

/// The county cites the city's number, so the city's plan is its parent and the verdicts are against it.
#[test]
fn a_cited_number_makes_the_parent() {
    let sample = Sample::new();
    let verdict = |code: &str| {
        let id = sample.taxonomy.by_code(code).expect("an item");
        let found = sample.gaps.last()?.items.iter().find(|gap| gap.item == id)?;
        Some((found.verdict.code(), ZH.words().trace_text(&found.trace)))
    };
    let expected = [
        ("HZ1", Some(("covered", "国家✓ 省? 市✓ 县区✓".to_owned()))),
        ("EM4", Some(("added", "国家✓ 省? 市✗ 县区✓".to_owned()))),
        // The annex that may hold tasks is not in the file: nothing can be called dropped.
        ("HZ2", Some(("undetermined", "国家✓ 省? 市✓ 县区?".to_owned()))),
        // Only a heading names it.
        ("HZ4", Some(("undetermined", "国家✓ 省? 市✗ 县区?".to_owned()))),
    ];
    for (code, wanted) in expected {
        assert_eq!(verdict(code), wanted, "{code}");
    }
}
