//! The notice on a plan and the table that is handed out, on an invented province: what one who holds only this sheet must find on it.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;

use duibiao::mapping::Mapper;
use duibiao::report::{Form, FormProblem, Lang, Pages, PlanReport, RenderOptions, Report, views, write_set};
use duibiao::session::{Files, Inputs, Options, Session};
use duibiao::taxonomy;

/// More characters than a line of the notice has.
const LONG: &str = "全面公开部门预算、决算和“三公”经费，细化到项级科目，并于每年六月底前由财政部门统一在门户网站集中公开，逐项说明增减变化的原因。";

fn plan(place: &str, code: &str, addressed: &str, cited: &str, tasks: &str) -> String {
    let based = if cited.is_empty() { String::new() } else { format!("根据{cited}精神，制定本要点。\n") };
    format!(
        "{place}人民政府办公室关于印发{place}2021年政务公开工作要点的通知\n{code}\n{addressed}：\n{based}一、重点任务\n{tasks}\n{place}人民政府办公室\n2021年6月8日\n"
    )
}

/// A province, a city and two counties, each in a folder of its own; a picture in that of one of them.
fn files() -> Files {
    let province = format!(
        "（一）推进预决算公开。{LONG}\n（二）推进审计公开。公开审计结果及整改情况。\n（三）推进环境保护信息公开。公开环境质量监测信息。\n"
    );
    let city = format!("（一）推进预决算公开。{LONG}\n（二）推进审计公开。公开审计结果及整改情况。\n");
    let county = "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n";
    let above = "《白鹭市2021年政务公开工作要点》（鹭政办发〔2021〕22号）";
    let of_province = "《云岭省2021年政务公开工作要点》（云政办发〔2021〕11号）";
    let texts = [
        ("云岭省/要点.txt", plan("云岭省", "云政办发〔2021〕11号", "各市人民政府，省政府各部门", "", &province)),
        ("白鹭市/要点.txt", plan("白鹭市", "鹭政办发〔2021〕22号", "各县（区）人民政府，市政府各部门", of_province, &city)),
        ("青禾县/要点.txt", plan("青禾县", "青政办发〔2021〕3号", "各乡镇人民政府，县政府各部门", above, county)),
        ("雁湖县/要点.txt", plan("雁湖县", "雁政办发〔2021〕5号", "各乡镇人民政府，县政府各部门", above, county)),
    ];
    let mut files = Files::new(texts);
    files.insert("青禾县/附件.jpg", *b"\xff\xd8\xff\xe0\x00\x10JFIF\0rest");
    files.insert("雁湖县任务表扫描.png", *b"\x89PNG\r\n\x1a\n rest");
    files
}

fn judged(files: &Files) -> Report {
    let taxonomy = taxonomy::load_embedded().expect("valid");
    let session = Session::read(files, &Inputs::plans(["."]), &Mapper::new(&taxonomy)).expect("plans");
    session.judge(&Options::default()).report()
}

fn of<'r>(report: &'r Report, place: &str) -> &'r PlanReport {
    let is_of = |plan: &&PlanReport| plan.header.jurisdiction.as_ref().is_some_and(|found| found.name == place);
    report.plans.iter().find(is_of).expect("a plan")
}

fn rows(report: &Report, place: &str) -> Vec<Vec<String>> {
    let plan = of(report, place);
    views::notice(plan, &report.left_beside(plan), Lang::Zh).parts.remove(0).table.rows
}

#[test]
fn what_is_covered_in_part_stands_with_the_sentences_of_both_sides() {
    let report = judged(&files());
    let rows = rows(&report, "青禾县");
    let partial = rows.iter().find(|row| row[0] == "部分覆盖").expect("in part");
    assert!(partial[2].contains(LONG), "the parent's sentence in full: {}", partial[2]);
    assert!(partial[2].lines().last().is_some_and(|line| line.contains("公开部门预算和决算。")), "{}", partial[2]);
    // Of what it has not there is no sentence to quote.
    let dropped = rows.iter().find(|row| row[0] == "未覆盖").expect("dropped");
    assert!(!dropped[2].contains("本计划原文"), "{}", dropped[2]);
}

#[test]
fn what_was_lost_above_comes_last_and_takes_no_room_from_the_own_losses() {
    let report = judged(&files());
    let rows = rows(&report, "青禾县");
    let above = rows.iter().position(|row| row[0] == "上级已缺").expect("room for some");
    assert!(rows[..above].iter().all(|row| row[0] != "上级已缺") && rows[above..].iter().all(|row| row[0] == "上级已缺"));
    let own =
        of(&report, "青禾县").gaps.iter().filter(|gap| !gap.lost_above && matches!(gap.verdict.code(), "dropped" | "partial"));
    assert_eq!(above, own.count(), "all own losses stand there");
    assert!(rows[..above].iter().all(|row| !row[2].contains("……")), "and none is cut: {rows:?}");
}

/// What is only guessed to be asked for, as where the national text was not seen.
#[test]
fn what_is_guessed_stands_apart_behind_what_is_certain_and_says_so() {
    let mut report = judged(&files());
    let plan = report.plans.iter_mut().find(|plan| plan.label.starts_with("青禾县")).expect("a plan");
    // A few of what was lost above, so that the page has room.
    let (own, above): (Vec<_>, Vec<_>) = plan.gaps.clone().into_iter().partition(|gap| !gap.lost_above);
    plan.gaps = own.into_iter().chain(above.into_iter().take(3)).collect();
    let certain = rows(&report, "青禾县");
    assert!(certain.iter().all(|row| row.len() == 4), "nothing is guessed, and no line says so: {certain:?}");
    let plan = report.plans.iter_mut().find(|plan| plan.label.starts_with("青禾县")).expect("a plan");
    let guess = plan.gaps.iter_mut().find(|gap| gap.verdict.code() == "dropped" && !gap.lost_above).expect("an own loss");
    guess.guessed = true;
    let name = guess.names.zh.clone();
    let rows = rows(&report, "青禾县");
    let at = rows.iter().position(|row| row.len() == 1).expect("a line of its own");
    assert!(rows[at][0].starts_with("推定"), "{rows:?}");
    assert!(rows[..at].iter().all(|row| row[1] != name) && rows[at + 1..].iter().map(|row| &row[1]).eq([&name]), "{rows:?}");
    assert_eq!(rows[at + 1][0], "未覆盖（推定）");
    assert_eq!(rows.len(), certain.len() + 1, "all else stands as it did");
    assert!(rows[..at].iter().any(|row| row[0] == "上级已缺"), "{rows:?}");
}

/// One line says how many gaps are not listed, of which kinds, and where they are.
#[test]
fn a_full_page_says_once_what_is_left_and_a_page_with_room_says_nothing() {
    let mut report = judged(&files());
    let told = |report: &Report| {
        let plan = of(report, "青禾县");
        let set = views::notice(plan, &report.left_beside(plan), Lang::Zh);
        let left: Vec<String> = set.notes.iter().chain(&set.legend).filter(|line| line.contains("另有")).cloned().collect();
        (left, set.parts[0].table.rows.len())
    };
    let own = |report: &mut Report, more: usize| {
        let plan = report.plans.iter_mut().find(|plan| plan.label.starts_with("青禾县")).expect("a plan");
        plan.gaps.retain(|gap| !gap.lost_above);
        let lost = plan.gaps.iter().find(|gap| gap.verdict.code() == "dropped").expect("an own loss").clone();
        plan.gaps.extend(vec![lost; more]);
    };
    own(&mut report, 0);
    let (left, few) = told(&report);
    assert!(left.is_empty() && few > 1, "{left:?}");
    own(&mut report, 60);
    let plan = of(&report, "青禾县");
    let gaps = plan.gaps.iter().filter(|gap| matches!(gap.verdict.code(), "dropped" | "partial")).count();
    let (left, many) = told(&report);
    assert!(many > 3 * few && many < gaps, "{many} of {gaps}");
    let [line] = left.as_slice() else { panic!("one line: {left:?}") };
    assert!(line.starts_with(&format!("另有 {} 项", gaps - many)) && line.contains("未覆盖 ") && line.contains("gap-"), "{line}");
}

#[test]
fn what_lies_beside_a_plan_and_was_not_read_is_told_in_its_notice_alone() {
    let report = judged(&files());
    let told = |place: &str| {
        let plan = of(&report, place);
        views::notice(plan, &report.left_beside(plan), Lang::Zh).legend.join("\n")
    };
    assert!(told("青禾县").contains("青禾县/附件.jpg：") && !told("青禾县").contains("扫描"), "{}", told("青禾县"));
    // By its folder, or by the place that it is called by.
    assert!(told("雁湖县").contains("雁湖县任务表扫描.png") && !told("雁湖县").contains("附件.jpg"), "{}", told("雁湖县"));
    for place in ["云岭省", "白鹭市"] {
        assert!(!told(place).contains("未能读入"), "{}", told(place));
    }
}

/// 定南县扫描.png is no scan of 南县, whether the report has one page or many.
#[test]
fn a_file_that_is_called_by_a_place_is_told_to_the_place_of_the_longest_name() {
    let task = "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n";
    let of_place = |place: &str| plan(place, &format!("{place}发〔2021〕3号"), "各乡镇人民政府", "", task);
    let mut files = Files::new([("a/要点.txt", of_place("南县")), ("b/要点.txt", of_place("定南县"))]);
    for name in ["定南县扫描.png", "南县扫描.png", "南县和定南县.png"] {
        files.insert(name, *b"\x89PNG\r\n\x1a\n rest");
    }
    let report = judged(&files);
    let beside = |place: &str| -> Vec<String> {
        report.left_beside(of(&report, place)).into_iter().map(|found| found.file.clone()).collect()
    };
    assert_eq!(beside("南县"), ["南县和定南县.png", "南县扫描.png"]);
    assert_eq!(beside("定南县"), ["南县和定南县.png", "定南县扫描.png"]);
}

/// What lies beside plans of one place belongs to each of them, in whatever form the report is written.
#[test]
fn a_report_with_a_page_for_every_plan_gives_the_same_notices() {
    let task = "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n";
    let mut files = Files::new([("要点.txt", plan("青禾县", "青政办发〔2021〕3号", "各乡镇人民政府", "", task))]);
    files.insert("扫描.png", *b"\x89PNG\r\n\x1a\n rest");
    let taxonomy = taxonomy::load_embedded().expect("valid");
    let session = Session::read(&files, &Inputs::plans(["."]), &Mapper::new(&taxonomy)).expect("plans");
    let judged = session.judge(&Options::default());
    let notices = |pages: Pages| -> BTreeMap<String, Vec<u8>> {
        let mut made = BTreeMap::new();
        let options = RenderOptions { lang: Lang::Zh, width: None, color: false };
        write_set(&judged.report(), &judged.graph(), &[Form::Html], pages, options, &mut |name, write| {
            let mut bytes = Vec::new();
            write(&mut bytes).expect("written");
            made.insert(name.to_owned(), bytes);
            Ok::<(), FormProblem>(())
        })
        .expect("a report");
        made.retain(|name, _| name.starts_with("notice-"));
        made
    };
    let (together, apart) = (notices(Pages::All), notices(Pages::Gaps));
    assert_eq!(together, apart);
    assert!(together.values().all(|page| String::from_utf8_lossy(page).contains("扫描.png")) && !together.is_empty());
}

#[test]
fn one_file_more_than_are_named_is_one_file() {
    let mut files = files();
    let told = |files: &Files, lang: Lang| {
        let report = judged(files);
        let plan = of(&report, "青禾县");
        views::notice(plan, &report.left_beside(plan), lang).legend.join("\n")
    };
    for (number, more) in [(2, None), (3, Some("and 1 more file")), (4, Some("and 2 more files"))] {
        files.insert(format!("青禾县/扫描{number}.jpg"), *b"\xff\xd8\xff\xe0\x00\x10JFIF\0rest");
        if number == 2 {
            files.insert("青禾县/扫描1.jpg", *b"\xff\xd8\xff\xe0\x00\x10JFIF\0rest");
        }
        let said = told(&files, Lang::En);
        assert!(more.map_or(!said.contains("more file"), |more| said.contains(more)), "{number}: {said}");
        assert!(number != 3 || !said.contains("more files"), "{said}");
    }
    assert!(told(&files, Lang::Zh).contains("另有 2 个文件"));
}

#[test]
fn the_table_that_is_handed_out_names_the_province_and_the_year_that_all_share() {
    let report = judged(&files());
    let title = |report: &Report, lang| views::handed_out(report, false, lang).title;
    assert_eq!(title(&report, Lang::Zh), "事项对照表（云岭省，2021 年）");
    assert_eq!(title(&report, Lang::En), "Comparison by item: 云岭省, 2021");
    let mut other = report;
    other.plans[0].header.year = Some(2020);
    assert_eq!(title(&other, Lang::Zh), "事项对照表（云岭省）");
    other.plans[1].header.jurisdiction = None;
    assert_eq!(title(&other, Lang::Zh), "事项对照表");
}
