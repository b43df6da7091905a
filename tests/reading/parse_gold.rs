//! Holds the parser against the hand-made structure of three plans, and prints the figures (`cargo test --test reading parse_gold -- --nocapture`).
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "the figures are what the test is for")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use duibiao::identity;
use duibiao::plan::{self, Header, Level, Plan, PlanKind, Task};
use duibiao::source::{SourceText, fold::fold};
use duibiao::taxonomy;
use serde::Deserialize;

const PLANS: [&str; 3] = ["dongying-2017", "guangyuan-2017", "yibin-2017"];

#[derive(Deserialize)]
struct Gold {
    plan: GoldHeader,
    tasks: Vec<GoldTask>,
}

#[derive(Deserialize, PartialEq, Debug)]
struct GoldHeader {
    title: Option<String>,
    issuer: Option<String>,
    doc_number: Option<String>,
    date: Option<String>,
    published: Option<String>,
    year: Option<u16>,
    level: Option<String>,
    kind: Option<String>,
    jurisdiction: GoldPlace,
    authorities: Vec<GoldAuthority>,
}

#[derive(Deserialize, PartialEq, Debug)]
struct GoldPlace {
    name: String,
    prefecture: Option<String>,
    province: Option<String>,
}

#[derive(Deserialize, PartialEq, Debug)]
struct GoldAuthority {
    title: String,
    doc_number: Option<String>,
    level: Option<String>,
    year: Option<u16>,
}

#[derive(Deserialize)]
struct GoldTask {
    path: Vec<String>,
    heading: Option<String>,
    line: usize,
    numbered: bool,
    responsible: Vec<GoldUnit>,
    deadlines: Vec<String>,
    frequencies: Vec<String>,
    quantities: Vec<String>,
}

#[derive(Deserialize)]
struct GoldUnit {
    unit: String,
    role: String,
}

/// What was found, what was wanted, and both.
#[derive(Default, Clone, Copy)]
struct Count {
    both: usize,
    wanted: usize,
    found: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.both += other.both;
        self.wanted += other.wanted;
        self.found += other.found;
    }

    fn recall(self) -> f64 {
        share(self.both, self.wanted)
    }

    fn precision(self) -> f64 {
        share(self.both, self.found)
    }

    fn f1(self) -> f64 {
        share(2 * self.both, self.wanted + self.found)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn parsed(name: &str, taxonomy: &taxonomy::Taxonomy) -> Plan {
    let bytes = fs::read(root().join(format!("seeds/{name}.txt"))).expect("a seed");
    let mut plan = plan::parse(name, SourceText::from_bytes(name, &bytes).expect("text")).expect("a plan");
    identity::identify(&mut plan, taxonomy);
    plan
}

fn gold(name: &str) -> Gold {
    let text = fs::read_to_string(root().join(format!("tests/gold/{name}.plan.yaml"))).expect("a gold file");
    serde_yaml::from_str(&text).expect("valid gold")
}

fn header(found: &Header) -> GoldHeader {
    let place = found.jurisdiction.clone().expect("a place");
    let level = |level: Option<Level>| level.map(|level| level.code().to_owned());
    GoldHeader {
        title: found.title.clone(),
        issuer: found.issuer.clone(),
        doc_number: found.doc_number.clone(),
        date: found.issued.clone(),
        published: found.published.clone(),
        year: found.year,
        level: level(found.level),
        kind: found.kind.map(|kind: PlanKind| kind.code().to_owned()),
        jurisdiction: GoldPlace { name: place.name, prefecture: place.prefecture, province: place.province },
        authorities: found
            .authorities
            .iter()
            .map(|cited| GoldAuthority {
                title: cited.title.clone(),
                doc_number: cited.doc_number.clone(),
                level: level(cited.level),
                year: cited.year,
            })
            .collect(),
    }
}

fn sets<T: Ord>(wanted: &BTreeSet<T>, found: &BTreeSet<T>) -> Count {
    Count { both: wanted.intersection(found).count(), wanted: wanted.len(), found: found.len() }
}

/// A phrase is found where one of the two holds the other: where a phrase ends is a matter of taste (最迟5小时内, 5小时内).
fn phrases<'a>(wanted: &[String], found: impl Iterator<Item = &'a str>) -> Count {
    let found: Vec<String> = found.map(fold).collect();
    let wanted: Vec<String> = wanted.iter().map(|text| fold(text)).collect();
    let same = |a: &String, b: &String| a.contains(b.as_str()) || b.contains(a.as_str());
    let both = wanted.iter().filter(|text| found.iter().any(|other| same(text, other))).count();
    let right = found.iter().filter(|text| wanted.iter().any(|other| same(text, other))).count();
    // One printed phrase may answer two wanted ones; what is not wanted still counts against precision.
    Count { both, wanted: wanted.len(), found: both + found.len() - right }
}

/// Figures of one plan: headings, units with role, deadlines, frequencies, quantities.
fn figures(name: &str, plan: &Plan, gold: &Gold) -> [Count; 5] {
    let section = |task: &Task| plan.sections.get(task.section).expect("a section").clone();
    let headings: BTreeSet<(Vec<String>, String, bool)> =
        gold.tasks.iter().filter_map(|task| Some((task.path.clone(), task.heading.clone()?, task.numbered))).collect();
    let found: BTreeSet<(Vec<String>, String, bool)> = plan
        .tasks
        .iter()
        .map(section)
        .filter(|section| !section.heading.is_empty())
        .map(|section| (section.path, section.heading, section.numbered))
        .collect();
    let mut counts = [sets(&headings, &found), Count::default(), Count::default(), Count::default(), Count::default()];
    let mut matched = 0;
    for task in &gold.tasks {
        let here = plan.tasks.iter().find(|found| {
            let section = section(found);
            section.path == task.path && plan.source.line_of(section.start) == task.line
        });
        let Some(here) = here else {
            println!("{name}: no task {} on line {}", task.path.concat(), task.line);
            counts[1].wanted += task.responsible.len();
            continue;
        };
        matched += 1;
        let wanted: BTreeSet<(&str, &str)> =
            task.responsible.iter().map(|unit| (unit.unit.as_str(), unit.role.as_str())).collect();
        let units: BTreeSet<(&str, &str)> = here.responsible.iter().map(|unit| (unit.unit.as_str(), unit.role.code())).collect();
        counts[1].add(sets(&wanted, &units));
        counts[2].add(phrases(&task.deadlines, here.deadlines.iter().map(|stated| stated.text.as_str())));
        counts[3].add(phrases(&task.frequencies, here.frequencies.iter().map(|stated| stated.text.as_str())));
        counts[4].add(phrases(&task.quantities, here.quantities.iter().map(|stated| stated.text.as_str())));
    }
    assert!(plan.tasks.len() <= matched + 1, "{name}: {} tasks, {matched} wanted", plan.tasks.len());
    counts
}

#[test]
fn every_field_of_the_headers_is_right() {
    let taxonomy = taxonomy::load_embedded().expect("valid data");
    for name in PLANS {
        assert_eq!(header(&parsed(name, &taxonomy).header), gold(name).plan, "{name}");
    }
}

#[test]
fn tasks_and_duties_reach_the_bars() {
    let taxonomy = taxonomy::load_embedded().expect("valid data");
    let mut totals = [Count::default(); 5];
    for name in PLANS {
        let found = figures(name, &parsed(name, &taxonomy), &gold(name));
        for (total, count) in totals.iter_mut().zip(found) {
            total.add(count);
        }
    }
    let names = ["headings", "units with role", "deadlines", "frequencies", "quantities"];
    for (name, count) in names.iter().zip(totals) {
        println!(
            "{name}: precision {:.3}, recall {:.3}, F1 {:.3} ({} wanted)",
            count.precision(),
            count.recall(),
            count.f1(),
            count.wanted
        );
    }
    let [headings, units, deadlines, frequencies, quantities] = totals;
    assert!(headings.f1() >= 0.98, "headings");
    assert!(units.f1() >= 0.95, "units");
    for (name, count) in [("deadlines", deadlines), ("frequencies", frequencies), ("quantities", quantities)] {
        assert!(count.recall() >= 0.95 && count.precision() >= 0.85, "{name}");
    }
}

#[test]
fn the_plans_without_a_description_have_the_structure_that_a_reader_sees() {
    let taxonomy = taxonomy::load_embedded().expect("valid data");
    let plan = parsed("xishi-2018", &taxonomy);
    let tasks: Vec<(String, String, bool)> = plan
        .tasks
        .iter()
        .map(|task| plan.sections.get(task.section).expect("a section"))
        .map(|section| (section.path.concat(), section.heading.clone(), section.numbered))
        .collect();
    let has = |path: &str, heading: &str, numbered| tasks.contains(&(path.to_owned(), heading.to_owned(), numbered));
    assert!(has("一(一)1", "加强行政权力事项公开", true), "a heading behind a scanned number");
    assert!(has("一(一)1", "", false), "a second paragraph with its own unit, without heading");
    assert!(has("一(一)2", "抓好公共资源配置领域信息公开", false), "a paragraph with heading and units under one number");
    assert!(has("一(二)3", "做好政策文件解读", false), "a number lost between two others");
    assert!(has("一(五)3", "建立健全主动公开基本目录制度", false), "a paragraph after the last number");
    assert_eq!(tasks.len(), 32);
    let xinyuan = parsed("xinyuan-2017", &taxonomy);
    assert_eq!(xinyuan.tasks.len(), 27);
    let place = xinyuan.header.jurisdiction.expect("a place");
    assert_eq!((place.code.as_deref(), place.prefecture.as_deref()), (Some("654025"), Some("伊犁哈萨克自治州")));
}
