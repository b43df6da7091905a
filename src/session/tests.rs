//! Tests the public interface of the module.

use std::path::Path;
use std::sync::LazyLock;

use super::*;
use crate::gap::{Code, Stage, Verdict};
use crate::mapping::Mapper;
use crate::plan::Level;
use crate::taxonomy::{self, Taxonomy};

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));
static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

const COUNTY: &str = "丙县2017年工作要点\n为落实《甲市2016年工作要点》，制定本要点。\n一、重点任务\n做好其他工作。\n";
const CITY: &str = "甲市2017年工作要点\n一、重点任务\n公开本级部门预算。\n";
const OTHER: &str = "丁县2017年工作要点\n一、重点任务\n公开本级部门预算。\n";
const NAMELESS: &str = "工作要点\n一、重点任务\n公开本级部门预算。\n";
const PLANS: &str = "plans:\n  - {path: city.txt, level: prefecture, jurisdiction: 甲市, province: 某省}\n  - {path: county.txt, level: county, jurisdiction: 丙县, prefecture: 甲市, province: 某省}\n";

fn read(files: &Files, inputs: &Inputs) -> Session<'static> {
    Session::read(files, inputs, &MAPPER).expect("plans")
}

fn ids(session: &Session<'_>) -> Vec<String> {
    session.corpus.members.iter().map(|member| member.plan.id.clone()).collect()
}

fn against(parent: Option<&str>, library: Option<&str>) -> Against {
    Against { parents: parent.into_iter().map(Into::into).collect(), library: library.map(Into::into), ..Against::default() }
}

#[test]
fn a_folder_is_read_whole_and_what_is_no_plan_is_named() {
    let files = Files::new([
        ("all/other.txt", OTHER.as_bytes().to_vec()),
        ("all/broken.docx", b"PK\x03\x04".to_vec()),
        ("all/.hidden.txt", OTHER.as_bytes().to_vec()),
        ("all/result.json", b"{\"schema\":\"duibiao/gap/v1\"}".to_vec()),
        ("all/listed/corpus.yaml", PLANS.as_bytes().to_vec()),
        ("all/listed/city.txt", CITY.as_bytes().to_vec()),
        ("all/listed/county.txt", COUNTY.as_bytes().to_vec()),
    ]);
    let session = read(&files, &Inputs::plans(["all"]));
    assert_eq!(ids(&session), ["other", "city", "county"]);
    let left: Vec<&str> = session.not_read.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(left, ["broken.docx"], "a result of this program is no plan that could not be read");
    assert_eq!(files.notes().len(), 2, "{:?}", files.notes());
    assert_eq!(session.corpus.members[1].plan.header.level, Some(Level::Prefecture), "the manifest says so");
    let alone = Session::read(&files, &Inputs::plans(["all/broken.docx"]), &MAPPER).expect_err("named, and no plan");
    assert!(alone.to_string().starts_with("all/broken.docx: "), "{alone}");
}

#[test]
fn files_that_a_list_leaves_out_are_told_wherever_in_its_folder_they_lie() {
    let list = "plans:\n  - {path: 甲市/city.txt, level: prefecture}\n";
    let mut files = Files::new([("corpus.yaml", list), ("甲市/city.txt", CITY)]);
    assert_eq!(ids(&read(&files, &Inputs::plans(["."]))), ["city"]);
    assert!(files.notes().is_empty(), "all is listed: {:?}", files.notes());
    for (name, text) in [
        ("丙县/county.txt", COUNTY),
        ("丁县/listed/corpus.yaml", "plans:\n  - {path: other.txt}\n"),
        ("丁县/listed/other.txt", OTHER),
        ("丁县/notes.md", "for ourselves"),
        (".old/other.txt", OTHER),
        ("out/gap.json", "{\"schema\":\"duibiao/gap/v1\"}"),
    ] {
        files.insert(name, text);
    }
    assert_eq!(ids(&read(&files, &Inputs::plans(["."]))), ["city"]);
    let notes = files.notes();
    let [note] = notes.as_slice() else { panic!("one note: {notes:?}") };
    assert!(note.contains("does not list 2 files of its folder") && note.contains("丁县/listed/corpus.yaml"), "{note}");
}

#[test]
fn the_plan_asked_about_is_the_first_and_stands_once() {
    let files = Files::new([("corpus.yaml", PLANS), ("city.txt", CITY), ("county.txt", COUNTY)]);
    let session = read(&files, &Inputs::Plan("county.txt".into(), against(Some("city.txt"), Some("."))));
    assert_eq!(ids(&session), ["county", "city", "city"]);
    let judged = session.judge(&Options { only_asked: true, ..Options::default() });
    let [gap] = judged.gaps.as_slice() else { panic!("one plan is asked about") };
    let budget = gap.items.iter().find(|found| TAXONOMY.item(found.item).code == "FI1").expect("the city asks for it");
    assert_eq!(budget.verdict, Verdict::Dropped);
}

#[test]
fn what_stands_beside_a_plan_is_read_once_and_gives_the_same() {
    let files = Files::new([("corpus.yaml", PLANS), ("city.txt", CITY), ("county.txt", COUNTY)]);
    let against = against(Some("city.txt"), Some("."));
    let beside = Beside::read(&files, &against, &MAPPER).expect("plans");
    let once = beside.session(&files, Path::new("county.txt"), &MAPPER).expect("a plan").judge(&Options::default());
    let whole = read(&files, &Inputs::Plan("county.txt".into(), against)).judge(&Options::default());
    assert_eq!(once.gaps, whole.gaps);
    assert_eq!(once.checked(Stage::Unknown), whole.checked(Stage::Unknown));
}

#[test]
fn what_is_judged_has_its_findings_and_what_is_accepted_of_them() {
    let accepted = format!(
        "{PLANS}exceptions:\n  - {{item: FI1, scope: county, reason: 另行安排, by: 某办, until: 2030-01-01}}\n  - {{finding: L003, scope: all, reason: r, by: b, until: 2016-01-01}}\n"
    );
    let files = Files::new([("corpus.yaml", accepted.as_str()), ("city.txt", CITY), ("county.txt", COUNTY)]);
    let judged =
        read(&files, &Inputs::plans(["."])).judge(&Options { today: Some("2017-01-01".to_owned()), ..Options::default() });
    let codes: Vec<Vec<Code>> = judged.gaps.iter().map(|gap| gap.findings.iter().map(|finding| finding.code).collect()).collect();
    assert_eq!(codes, [vec![], vec![Code::CitedYear]]);
    let accepted: Vec<usize> = judged.gaps.iter().map(|gap| gap.excepted.len()).collect();
    assert_eq!(accepted, [0, 1]);
    assert_eq!(judged.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::ExceptionExpired]);
    assert_eq!(judged.report().findings, judged.findings);
}

#[test]
fn a_wrong_manifest_a_missing_file_and_an_unknown_year_are_told() {
    let files = Files::new([
        ("corpus.yaml", "plans:\n  - {path: city.txt, level: moon}\n"),
        ("gone/corpus.yaml", "plans:\n  - {path: city.txt}\n"),
        ("alone/county.txt", COUNTY),
    ]);
    let told = |inputs: &Inputs| Session::read(&files, inputs, &MAPPER).expect_err("wrong").to_string();
    assert!(told(&Inputs::plans(["."])).contains("corpus.yaml:2:"));
    assert!(told(&Inputs::plans(["gone"])).contains("names gone/city.txt, which is not there"));
    assert!(told(&Inputs::plans(["nowhere.txt"])).contains("nowhere.txt; check the name"));
    assert!(told(&Inputs::plan("alone")).contains("name one plan in it"));
    let year = Against { points_of: Some(1999), ..Against::default() };
    assert!(told(&Inputs::Plan("alone/county.txt".into(), year)).contains("no national points of 1999"));
}

#[test]
fn a_note_on_a_parent_that_was_given_begins_with_its_place() {
    let files = Files::new([("county.txt", COUNTY), ("a.txt", CITY), ("b.txt", CITY), ("c.txt", NAMELESS), ("d.txt", NAMELESS)]);
    let notes = |parents: [&str; 2]| {
        let against = Against { parents: parents.map(Into::into).to_vec(), ..Against::default() };
        let before = files.notes().len();
        read(&files, &Inputs::Plan("county.txt".into(), against));
        files.notes().split_off(before).join("\n")
    };
    let placed = notes(["a.txt", "b.txt"]);
    assert!(placed.contains("甲市 2017 (b.txt) says the same"), "{placed}");
    let nameless = notes(["c.txt", "d.txt"]);
    assert!(nameless.contains("warning: d.txt says the same"), "a file stands alone where no place is known: {nameless}");
}
