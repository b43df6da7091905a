//! Every output format, snapshotted on one small corpus of another field.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use crate::common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use duibiao::gap::Verdict;
use duibiao::mapping::Mapper;
use duibiao::mapping::review::lay_over;
use duibiao::render::TableSet;
use duibiao::report::views::{By, DepartmentPart};
use duibiao::report::{self, Filter, Lang, RenderOptions, Wanted, dot, graphml, html, json, mermaid, skos, sssom, svg, views};
use duibiao::session::{Inputs, Judged, Options, Session};
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{self, Taxonomy};

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };
const EN: RenderOptions = RenderOptions { lang: Lang::En, width: Some(100), color: false };

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/safety")
}

fn data(path: &str) -> DataFile {
    DataFile::new(path, fs::read_to_string(fixture().join(path)).expect("a fixture"))
}

static SAFETY: LazyLock<Taxonomy> = LazyLock::new(|| {
    let names = ["taxonomy.yaml", "domains.yaml", "mapping.yaml", "items/EM.yaml", "items/HZ.yaml", "profiles/2023.yaml"];
    let files: Vec<DataFile> = names.iter().map(|name| data(&format!("taxonomy/{name}"))).collect();
    taxonomy::load(&files).expect("valid")
});

fn sample() -> Judged<'static> {
    let files = common::files("tests/fixtures/safety/plans");
    let session = Session::read(&files, &Inputs::plans(["."]), &Mapper::new(&SAFETY)).expect("plans");
    session.judge(&Options::default())
}

/// Judges the plans by their text and mapping as they are now.
fn again(sample: Judged<'static>) -> Judged<'static> {
    Session::of(sample.corpus.members, None, &SAFETY).judge(&Options::default())
}

#[test]
fn comparison() {
    let report = sample().report();
    insta::assert_snapshot!("comparison_terminal", views::comparison_terminal(&report, views::ShownItems::All, EN));
    insta::assert_snapshot!("comparison_markdown", views::comparison_markdown(&report, ZH));
    insta::assert_snapshot!("comparison_csv", views::comparison(&report, Lang::Zh).csv());
    insta::assert_snapshot!("coverage_json", json::pretty(&json::coverage(&report, Lang::Zh)).expect("JSON"));
}

#[test]
fn gap() {
    let report = sample().report();
    let county = report.plans.last().expect("two plans");
    insta::assert_snapshot!("gap_terminal", views::gap_table(county, Lang::En).terminal(EN));
    insta::assert_snapshot!("gap_markdown", views::gap_markdown(county, ZH));
    insta::assert_snapshot!("gap_json", json::pretty(&json::gap(county, &[], Lang::Zh)).expect("JSON"));
}

/// Tables with title, captions and notes, in every form.
fn tables(name: &str, set: impl Fn(RenderOptions) -> TableSet) {
    insta::assert_snapshot!(format!("{name}_terminal"), set(EN).terminal(EN));
    insta::assert_snapshot!(format!("{name}_markdown"), set(ZH).markdown());
    insta::assert_snapshot!(format!("{name}_csv"), set(ZH).csv());
    let page = set(ZH).html(ZH.lang.tag()).expect("HTML");
    assert!(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"), "no script, no network");
    assert!(!page.contains("<b>结果</b>"), "the text of a plan never becomes markup");
    insta::assert_snapshot!(format!("{name}_html"), page);
}

#[test]
fn rank() {
    let report = sample().report();
    tables("rank", |options| views::rank_set(&report, options));
    insta::assert_snapshot!("rank_json", json::pretty(&json::rank(&report)).expect("JSON"));
}

#[test]
fn departments() {
    let report = sample().report();
    tables("departments", |options| views::departments_set(&report, By::Item, None, options));
    let by_department = views::departments_set(&report, By::Department, Some(DepartmentPart::Owners), ZH);
    insta::assert_snapshot!("departments_by_department_csv", by_department.csv());
    insta::assert_snapshot!("departments_json", json::pretty(&json::departments(&report)).expect("JSON"));
}

#[test]
fn breakdown() {
    let sample = sample();
    let city = report::breakdown(sample.corpus.members.first().expect("two plans"), sample.taxonomy);
    let county = report::breakdown(sample.corpus.members.last().expect("two plans"), sample.taxonomy);
    tables("breakdown", |options| views::breakdown_set(&county, options.lang));
    insta::assert_snapshot!("breakdown_city_csv", views::breakdown_set(&city, Lang::Zh).csv());
    insta::assert_snapshot!("breakdown_json", json::pretty(&json::breakdown(&city)).expect("JSON"));
}

#[test]
fn side_by_side() {
    let report = sample().report();
    tables("texts", |options| views::texts_set(&report, options.lang).expect("two plans"));
    tables("points", |options| views::points_set(&report, None, false, options).expect("one year"));
    let texts = views::points_set(&report, Some(2023), true, ZH).expect("a known year");
    insta::assert_snapshot!("points_text_markdown", texts.markdown());
    let points = views::profile(&report, None).expect("one year");
    insta::assert_snapshot!("points_json", json::pretty(&json::points(&report, points)).expect("JSON"));
    tables("elements", |options| views::by_elements_set(&report, false, options).expect("two plans"));
    insta::assert_snapshot!("elements_text_markdown", views::by_elements_set(&report, true, ZH).expect("two plans").markdown());
    insta::assert_snapshot!("elements_json", json::pretty(&json::elements(&report)).expect("JSON"));
    let departments = |text, options| views::by_departments_set(&report, text, options).expect("two plans");
    insta::assert_snapshot!("by_departments_terminal", departments(false, EN).terminal(EN));
    insta::assert_snapshot!("by_departments_markdown", departments(true, ZH).markdown());
}

/// A filter works on the report, so that every form shows the same part.
#[test]
fn a_filtered_report() {
    let sample = sample();
    let domain = sample.taxonomy.domains.first().expect("a domain").names.zh.clone();
    let wanted = Wanted { verdicts: vec![Verdict::Dropped], domains: vec![domain], ..Wanted::default() };
    let filter = Filter::new(wanted, sample.taxonomy, &["yi-2023", "bing-2023"]).expect("known");
    let report = report::filtered(sample.report(), &filter);
    insta::assert_snapshot!("filtered_comparison_markdown", views::comparison_markdown(&report, ZH));
    insta::assert_snapshot!("filtered_comparison_csv", views::comparison(&report, Lang::Zh).csv());
    insta::assert_snapshot!("filtered_coverage_json", json::pretty(&json::coverage(&report, Lang::Zh)).expect("JSON"));
    insta::assert_snapshot!("filtered_gap_markdown", views::gap_markdown(report.plans.first().expect("a plan"), EN));
    let page = html::render(&report, None, ZH).expect("HTML");
    assert!(page.contains("只显示：") && !page.contains("LOCAL"), "the page says that it is a part, and shows only that");
}

/// Every cell that leads somewhere leads to an article of the page.
#[test]
fn links_of_a_filtered_page_lead_somewhere() {
    let sample = sample();
    for verdict in Verdict::ALL {
        let filter = Filter::new(Wanted { verdicts: vec![verdict], ..Wanted::default() }, sample.taxonomy, &[]).expect("known");
        let page = html::render(&report::filtered(sample.report(), &filter), None, ZH).expect("HTML");
        for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!("id=\"{link}\"")), "{link} with {verdict:?}");
        }
    }
}

#[test]
fn page() {
    let page = html::render(&sample().report(), None, ZH).expect("HTML");
    assert!(!page.contains("<b>结果</b>"), "the text of a plan never becomes markup");
    // Style and script are files of their own; page.rs says what they may do.
    let without = |page: String, tag: &str| {
        let (before, rest) = page.split_once(&format!("<{tag}>")).expect("a part");
        let (_, after) = rest.split_once(&format!("</{tag}>")).expect("its end");
        format!("{before}<{tag}></{tag}>{after}")
    };
    let page = without(without(page, "style"), "script");
    let (before, rest) = page.split_once("'sha256-").expect("a policy");
    let (_, after) = rest.split_once("; base-uri").expect("its end");
    insta::assert_snapshot!("report_html", format!("{before}…; base-uri{after}"));
}

#[test]
fn map() {
    let sample = sample();
    let county = sample.corpus.members.last().expect("two plans");
    let lines = json::map_lines(county, sample.taxonomy).map(|line| serde_json::to_string(&line).expect("JSON") + "\n");
    insta::assert_snapshot!("map_jsonl", lines.collect::<String>());
    insta::assert_snapshot!("map_csv", views::map_lines(std::slice::from_ref(county), sample.taxonomy).csv());
    insta::assert_snapshot!("map_terminal", views::map_table(county, sample.taxonomy, Lang::En).terminal(EN));
}

/// The plans with the decisions of a table that went through a spreadsheet.
#[test]
fn review() {
    let mut sample = sample();
    insta::assert_snapshot!("review_sssom", sssom::render(&sample.corpus.members, sample.taxonomy, Lang::Zh));
    let table = fs::read_to_string(fixture().join("../review/libreoffice.tsv")).expect("a fixture");
    let files = [DataFile::new("libreoffice.tsv", table)];
    let members = sample.corpus.members.iter_mut();
    let mut plans: Vec<_> = members.map(|member| (&member.plan, &mut member.mapping)).collect();
    lay_over(&files, &mut plans, &[], sample.taxonomy).expect("fits");
    insta::assert_snapshot!("reviewed_sssom", sssom::render(&sample.corpus.members, sample.taxonomy, Lang::En));
    insta::assert_snapshot!("reviewed_map_csv", views::map_lines(&sample.corpus.members, sample.taxonomy).csv());
    let county = sample.corpus.members.last().expect("two plans");
    let lines = json::map_lines(county, sample.taxonomy).map(|line| serde_json::to_string(&line).expect("JSON") + "\n");
    insta::assert_snapshot!("reviewed_map_jsonl", lines.collect::<String>());
    let sample = again(sample);
    let report = sample.report();
    let county = report.plans.last().expect("two plans");
    insta::assert_snapshot!("reviewed_gap_markdown", views::gap_markdown(county, ZH));
    insta::assert_snapshot!("reviewed_gap_json", json::pretty(&json::gap(county, &[], Lang::Zh)).expect("JSON"));
    let tables = [views::gap_table(county, Lang::En), views::rejected_table(county, Lang::En)].map(|table| table.terminal(EN));
    insta::assert_snapshot!("reviewed_gap_terminal", tables.concat());
    let page = html::render(&report, None, ZH).expect("HTML");
    for part in
        ["人工复核</dt><dd>人工否定 1、人工添加 1、人工确认无对应事项 1", "<b>人工添加：复核员乙</b>", "人工否定的归类（1）"]
    {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn parse() {
    let sample = sample();
    let city = &sample.corpus.members.first().expect("two plans").plan;
    insta::assert_snapshot!("plan_json", json::pretty(&json::plan(city)).expect("JSON"));
    let tables = [views::header_table(city, ZH.lang), views::tasks_table(city, ZH.words())].map(|table| table.terminal(ZH));
    insta::assert_snapshot!("plan_terminal", tables.concat());
}

#[test]
fn graph() {
    let sample = sample();
    let graph = sample.graph();
    assert!(!graph.has_cycle());
    insta::assert_snapshot!("graph_dot", dot::render(&graph, Lang::Zh));
    insta::assert_snapshot!("graph_json", json::pretty(&json::graph(&graph)).expect("JSON"));
    insta::assert_snapshot!("graph_graphml", graphml::render(&graph.only("HZ1")).expect("XML"));
    insta::assert_snapshot!("graph_mermaid", mermaid::render(&graph.lineage(), Lang::En));
    let report = sample.report();
    insta::assert_snapshot!("graph_svg_lineage", svg::lineage(&graph, &report, EN));
    let item = svg::item(&graph.only("EM4"), &report, "EM4", ZH).expect("an item");
    insta::assert_snapshot!("graph_svg_item", item);
    assert_eq!(svg::item(&graph, &report, "XX9", ZH), None);
}

/// What only a guessed point of the state asks for is drawn as guessed, in every form; what a sure point asks for is not.
#[test]
fn a_guessed_demand_is_drawn_as_guessed() {
    let sample = sample();
    let (graph, report) = (sample.graph(), sample.report());
    let drawn = |code: &str| {
        let part = graph.only(code);
        let part = &part;
        [
            dot::render(part, Lang::Zh).contains("推定"),
            mermaid::render(part, Lang::Zh).contains("-.->|\"推定\"|"),
            graphml::render(part).expect("XML").contains("e_guessed\">true"),
            json::pretty(&json::graph(part)).expect("JSON").contains("\"guessed\": true"),
            svg::item(part, &report, code, ZH).expect("an item").contains("国家要点 2023（推定）"),
        ]
    };
    assert_eq!(drawn("HZ4"), [true; 5]);
    assert_eq!(drawn("HZ1"), [false; 5]);
    let lost = |code: &str| {
        let gap = report.plans.iter().flat_map(|plan| &plan.gaps).find(|gap| gap.code == code && gap.loss.is_some());
        gap.map(|gap| Lang::Zh.words().loss_text(gap.loss.expect("a loss"), gap.guessed))
    };
    assert_eq!(lost("HZ4").map(|text| text.ends_with("（推定）")), Some(true));
    assert_eq!(lost("EM4").map(|text| text.ends_with("（推定）")), Some(false));
}

#[test]
fn items() {
    let taxonomy = &*SAFETY;
    insta::assert_snapshot!("taxonomy_list", views::items_table(taxonomy, Lang::Zh).terminal(ZH));
    let item = taxonomy.find("危化品").expect("an alias");
    insta::assert_snapshot!("taxonomy_show", views::item_text(taxonomy, item, Lang::Zh));
    insta::assert_snapshot!("taxonomy_json", json::pretty(&json::items(taxonomy)).expect("JSON"));
}

#[test]
fn export() {
    let taxonomy = &*SAFETY;
    insta::assert_snapshot!("taxonomy_skos", skos::turtle(taxonomy).expect("Turtle"));
    insta::assert_snapshot!("taxonomy_csv", views::items_csv(taxonomy).csv());
    insta::assert_snapshot!("taxonomy_export_json", json::pretty(&json::taxonomy(taxonomy)).expect("JSON"));
}

#[test]
fn docs() {
    let sample = sample();
    insta::assert_snapshot!("taxonomy_docs", views::taxonomy_docs(sample.taxonomy, &sample.corpus, EN));
}

#[test]
fn diff() {
    let starter = taxonomy::load(&taxonomy::starter_files()).expect("valid");
    let changes = taxonomy::diff(&starter, &SAFETY);
    insta::assert_snapshot!("taxonomy_diff_terminal", views::changes_table(&changes, Lang::En).terminal(EN));
    insta::assert_snapshot!("taxonomy_diff_markdown", views::changes_markdown(&changes, ZH));
    insta::assert_snapshot!("taxonomy_diff_json", json::pretty(&json::taxonomy_diff(&changes)).expect("JSON"));
}

/// Whatever the text of a plan holds, the drawings stay well-formed and nothing in them is markup.
#[test]
fn drawings_of_hostile_text_are_well_formed() {
    let mut sample = sample();
    let hostile = "<script>&\"']]>-->{}|#\u{1}\u{fffe}";
    for member in &mut sample.corpus.members {
        member.plan.header.title = Some(hostile.to_owned());
        for section in &mut member.plan.sections {
            section.heading = hostile.to_owned();
        }
    }
    let sample = again(sample);
    let graph = sample.graph();
    let report = sample.report();
    let drawn = [
        graphml::render(&graph).expect("XML"),
        svg::lineage(&graph, &report, ZH),
        svg::item(&graph, &report, "HZ1", ZH).expect("an item"),
    ];
    for text in drawn {
        assert!(!text.contains("<script") && !text.contains('\u{1}') && text.contains("&lt;script&gt;"), "{text}");
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
    }
    assert!(!mermaid::render(&graph.lineage(), Lang::Zh).contains("<script"));
}

/// The county cites the city's number, so the city's plan is its parent and the verdicts are against it.
#[test]
fn a_cited_number_makes_the_parent() {
    let sample = sample();
    let verdict = |code: &str| {
        let id = sample.taxonomy.by_code(code).expect("an item");
        let found = sample.gaps.last()?.items.iter().find(|gap| gap.item == id)?;
        Some((found.verdict.code(), ZH.words().trace_text(&found.trace)))
    };
    let expected = [
        ("HZ1", Some(("partial", "国家✓ 省? 市✓ 县区✓".to_owned()))),
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
