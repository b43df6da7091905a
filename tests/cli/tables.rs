//! Comparison tables: filters, siblings, texts, places, departments, tasks.

use std::fs;

use super::{duibiao, english, text};

const TEXT: &str =
    "工作要点\n\n一、推进预决算公开。公开部门预算和决算。（县财政局牵头）\n\n二、推进环境保护。公开环境质量监测信息。\n";

/// A province of four counties under one city plan, of which one leaves the budget out.
fn county_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut manifest = "plans:\n".to_owned();
    let mut add = |id: &str, level: &str, place: &str, text: &str| {
        fs::write(folder.path().join(format!("{id}.txt")), format!("{place}2017年{text}")).expect("written");
        let above = if level == "county" { ", prefecture: 虚市, province: 无省" } else { ", province: 无省" };
        manifest.push_str(&format!("  - {{path: {id}.txt, level: {level}, year: 2017, jurisdiction: {place}{above}}}\n"));
    };
    add("one", "county", "甲甲县", &TEXT.replace("一、推进预决算公开。公开部门预算和决算。（县财政局牵头）\n\n", ""));
    for (id, place) in [("two", "乙乙县"), ("three", "丙丙县"), ("four", "丁丁县")] {
        add(id, "county", place, TEXT);
    }
    add("city", "prefecture", "虚市", &TEXT.replace("县财政局", "市审计局"));
    fs::write(folder.path().join("corpus.yaml"), manifest).expect("written");
    folder
}

fn json(arguments: &[&str], folder: &tempfile::TempDir) -> serde_json::Value {
    let run = duibiao().args(arguments).args(["--format", "json"]).current_dir(folder.path()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).expect("JSON")
}

#[test]
fn a_gap_is_held_against_the_siblings_where_a_corpus_is_given() {
    let folder = county_folder();
    let peers = |arguments: &[&str]| {
        let gap = json(arguments, &folder);
        let items = gap["items"].as_array().expect("items");
        items.iter().find(|item| item["code"] == "FI1").expect("asked for above")["peers"].clone()
    };
    let found = peers(&["gap", "one.txt", "--corpus", "."]);
    assert_eq!((&found["standing"], &found["by"]), (&"local".into(), &"parent".into()));
    assert_eq!(found["groups"][0], serde_json::json!({"group": "parent", "gaps": 0, "known": 3, "unknown": 0, "plans": 3}));
    assert_eq!(peers(&["gap", "one.txt", "--against", "city.txt"]), serde_json::Value::Null);
}

#[test]
fn siblings_stand_behind_the_plan_above_them() {
    let folder = county_folder();
    let run = duibiao()
        .args(["compare", ".", "--siblings-of", "three.txt", "--format", "csv"])
        .current_dir(folder.path())
        .assert()
        .success();
    let said = text(&run.get_output().stdout);
    assert!(
        said.lines().next().is_some_and(|head| head
            .ends_with(",虚市 2017（city）,丙丙县 2017（three）,丁丁县 2017（four）,乙乙县 2017（two）,甲甲县 2017（one）")),
        "{said}"
    );
    assert!(text(&run.get_output().stderr).contains("同一上级"));
}

#[test]
fn a_comparison_to_hand_out_is_one_sheet_without_blank_rows() {
    let folder = county_folder();
    for text in [false, true] {
        let text = if text { &["--text"][..] } else { &[] };
        let run = duibiao().args(["compare", ".", "--format", "xlsx"]).args(text).current_dir(folder.path()).assert().success();
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(&run.get_output().stdout)).expect("a workbook");
        assert!(book.by_name("xl/worksheets/sheet2.xml").is_err(), "one sheet");
        let mut shared = String::new();
        let mut part = book.by_name("xl/sharedStrings.xml").expect("texts");
        std::io::Read::read_to_string(&mut part, &mut shared).expect("read");
        assert!(shared.contains("县区 甲甲县 2017") && shared.contains("one.txt"), "places and their files: {shared}");
        assert!(shared.contains(">FI1<") && !shared.contains(">IS7<"), "an item that nobody asks for: {shared}");
    }
}

#[test]
fn owners_are_held_against_the_plan_above() {
    let folder = county_folder();
    let found = json(&["departments", "."], &folder);
    let differing = found["differing"].as_array().expect("a list");
    assert_eq!(differing.len(), 3, "{differing:?}");
    assert_eq!(differing[0]["only_parent"][0]["id"], "audit");
    let unowned = found["unowned"].as_array().expect("a list");
    assert!(unowned.iter().all(|item| item["code"] == "LI6") && unowned.len() == 5, "{unowned:?}");
}

#[test]
fn an_empty_result_says_so_in_every_form() {
    for format in ["table", "md", "csv", "html", "json"] {
        for command in ["compare", "departments"] {
            let run =
                english().args([command, "seeds", "--domain", "FI", "--item", "LI1", "--format", format]).assert().success();
            assert!(text(&run.get_output().stderr).contains("nothing fits"), "{command} {format}");
            let said = text(&run.get_output().stdout);
            let machine = ["csv", "json"].contains(&format);
            assert!(
                !said.is_empty() && (machine || said.contains("没有符合条件的内容") || said.contains("Nothing fits")),
                "{command} {format}: {said}"
            );
        }
    }
}

#[test]
fn an_unknown_name_is_bad_usage_and_the_known_ones_are_named() {
    let cases = [
        (["--domain", "LL"], "known: EC, FI"),
        (["--item", "预决算公示"], "did you mean “预决算公开”?"),
        (["--plans", "yibin"], "did you mean “yibin-2017”?"),
        (["--siblings-of", "yibin"], "did you mean “yibin-2017”?"),
        (["--only", "lost"], "possible values: covered, partial, dropped"),
        (["--points-of", "2017"], "needs --rows points"),
    ];
    for (arguments, said) in cases {
        let run = english().args(["compare", "seeds"]).args(arguments).assert().code(2);
        let error = text(&run.get_output().stderr);
        assert!(error.contains(said), "{arguments:?}: {error}");
    }
    let run = english().args(["compare", "seeds", "--rows", "points"]).assert().code(2);
    assert!(text(&run.get_output().stderr).contains("--points-of"), "the seeds follow two years");
}

#[test]
fn more_plans_than_fit_are_refused_with_what_to_do() {
    let folder = county_folder();
    // The same plans once more, as other files.
    let more = folder.path().join("more");
    fs::create_dir(&more).expect("a folder");
    for entry in fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if let Some(name) = entry.file_name().filter(|_| entry.is_file()) {
            fs::copy(&entry, more.join(name)).expect("copied");
        }
    }
    let many = |extra: &[&str]| {
        let mut command = english();
        command.args(["compare", ".", "more", "--text"]).args(extra).current_dir(folder.path());
        command
    };
    let run = many(&[]).assert().code(2);
    assert!(text(&run.get_output().stderr).contains("10 plans do not fit side by side"));
    let run = many(&["--item", "FI1"]).assert().success();
    let said = text(&run.get_output().stdout);
    assert!(said.contains("four-2") && said.contains("公开部门预算和决算"), "with one item the plans stand in rows: {said}");
}

#[test]
fn tables_fit_a_narrow_and_a_wide_terminal() {
    let commands: [&[&str]; 6] = [
        &["rank", "seeds"],
        &["departments", "seeds"],
        &["breakdown", "seeds/yibin-2017.txt"],
        &["compare", "seeds", "--text", "--domain", "FI"],
        &["compare", "seeds", "--rows", "points", "--points-of", "2017"],
        &["compare", "seeds", "--rows", "departments"],
    ];
    for command in commands {
        for width in [80, 120, 200] {
            let run = duibiao().args(command).args(["--width", &width.to_string()]).assert().success();
            let said = text(&run.get_output().stdout);
            let rows = said.lines().filter(|line| line.starts_with('│'));
            let widest = rows.map(unicode_width::UnicodeWidthStr::width).max().unwrap_or_default();
            assert!((1..=width).contains(&widest), "{command:?} is {widest} wide at {width}");
        }
    }
}

#[test]
fn a_breakdown_holds_every_task_once() {
    let run = duibiao().args(["breakdown", "seeds/dongying-2017.txt", "--format", "json"]).assert().success();
    let breakdown: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    let parsed = duibiao().args(["parse", "seeds/dongying-2017.txt", "--format", "json"]).assert().success();
    let plan: serde_json::Value = serde_json::from_slice(&parsed.get_output().stdout).expect("JSON");
    let heads = |value: &serde_json::Value| -> Vec<String> {
        value["tasks"].as_array().expect("tasks").iter().map(|task| task["path"].to_string()).collect()
    };
    assert_eq!(heads(&breakdown), heads(&plan));
    let units = |task: &serde_json::Value, name: &str| task[name].as_array().map_or(0, Vec::len);
    let split: usize = breakdown["tasks"]
        .as_array()
        .expect("tasks")
        .iter()
        .map(|task| ["lead", "support", "implement"].iter().map(|role| units(task, role)).sum::<usize>())
        .sum();
    let whole: usize = plan["tasks"].as_array().expect("tasks").iter().map(|task| units(task, "responsible")).sum();
    assert_eq!(split, whole, "no unit is lost between the columns");
}

#[test]
fn no_column_of_a_spreadsheet_stands_twice() {
    for plan in ["zhupu-2017.txt", "dizhou-2017.txt", "yunling-2017.txt"] {
        let file = format!("tests/fixtures/chain/{plan}");
        let run = duibiao().args(["gap", &file, "--corpus", "tests/fixtures/chain", "--format", "csv"]).assert().success();
        let said = text(&run.get_output().stdout);
        let heads: Vec<&str> = said.trim_start_matches('\u{feff}').lines().next().expect("heads").split(',').collect();
        let once: std::collections::BTreeSet<&&str> = heads.iter().collect();
        assert_eq!(once.len(), heads.len(), "{heads:?}");
    }
    // The reasons stand behind the strength that they are for.
    let file = "tests/fixtures/chain/yanhu-2017.txt";
    let run = duibiao().args(["gap", file, "--corpus", "tests/fixtures/chain", "--format", "csv"]).assert().success();
    let said = text(&run.get_output().stdout);
    assert!(
        said.lines().next().is_some_and(|heads| heads.contains("力度")) && said.contains(",\"相同\n责任单位 相同："),
        "{said}"
    );
}

#[test]
fn what_most_places_lack_comes_first_within_each_group() {
    let out = tempfile::tempdir().expect("a folder");
    let chain = "tests/fixtures/chain";
    duibiao().args(["report", chain, "--quiet", "--format", "html", "--out"]).arg(out.path()).assert().success();
    let page = fs::read_to_string(out.path().join("index.html")).expect("a page");
    let losses = page.split("id=\"losses\"").nth(1).and_then(|rest| rest.split("</table>").next()).expect("a table");
    let places = |row: &str| row.matches("2017").count();
    let counts: Vec<usize> = losses.split("<tr").skip(2).map(places).collect();
    assert!(counts.len() > 5 && counts.first() > counts.last(), "{counts:?}");
    // What a plan of the corpus asked for, what only the national points did, what was missing above already: three groups, no more.
    let rises = counts.windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!(rises <= 2, "{counts:?}");
}

#[test]
fn a_plan_has_dropped_only_what_it_left_out_itself() {
    let items = |only: &[&str]| -> Vec<(String, bool)> {
        let corpus = "tests/fixtures/chain";
        let plan = "tests/fixtures/chain/zhupu-2017.txt";
        let run = english().args(["gap", plan, "--corpus", corpus, "--format", "json"]).args(only).assert().success();
        let found: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
        let items = found["items"].as_array().expect("items");
        items.iter().map(|item| (item["verdict"].as_str().expect("a verdict").to_owned(), item["lost_above"] == true)).collect()
    };
    let (own, above) = (items(&["--only", "dropped"]), items(&["--only", "lost-above"]));
    assert!(own.len() == 3 && own.iter().all(|(verdict, above)| verdict == "dropped" && !above), "{own:?}");
    assert!(above.len() == 6 && above.iter().all(|(verdict, above)| verdict == "dropped" && *above), "{above:?}");
    assert_eq!(items(&["--only", "未覆盖,上级已缺"]).len(), own.len() + above.len());
    assert_eq!(items(&["--only", "covered"]).len(), 44, "what others have is as it was");
}

/// A reader of JSON learns from the contract what stands among the verdicts of a filter and is none.
#[test]
fn what_a_filter_names_besides_verdicts_is_in_the_contract() {
    let args = ["gap", "tests/fixtures/chain/zhupu-2017.txt", "--corpus", "tests/fixtures/chain", "--format", "json"];
    let run = english().args(args).args(["--only", "covered,lost-above"]).assert().success();
    let found: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    assert_eq!(found["filter"]["verdicts"], serde_json::json!(["covered", "lost-above"]));
    let contract = include_str!("../../docs/schema/README.md");
    assert!(contract.contains("`filter.verdicts`") && contract.contains("`lost-above`"));
}

#[test]
fn a_terminal_shows_what_somebody_asks_for_and_says_how_to_see_the_rest() {
    let folder = county_folder();
    let said = |more: &[&str]| {
        let run = duibiao().args(["compare", "."]).args(more).current_dir(folder.path()).assert().success();
        text(&run.get_output().stdout)
    };
    let (short, all) = (said(&[]), said(&["--all-items"]));
    assert!(short.contains("--all-items") && short.lines().count() < all.lines().count(), "{short}");
    assert!(all.contains("│ LI13 ") && !short.contains("│ LI13 ") && short.contains("│ FI1 "), "{short}");
    // Nothing is left out of what was named, nor of what programs read.
    assert!(!all.contains("--all-items") && said(&["--item", "LI13"]).contains("│ LI13 "));
    assert!(said(&["--format", "csv"]).contains("\nLI13,"));
}

#[test]
fn an_item_is_found_by_a_word_of_its_own_and_that_is_said() {
    let folder = county_folder();
    let run = |item: &str| {
        let run =
            duibiao().args(["compare", ".", "--format", "csv", "--item", item]).current_dir(folder.path()).assert().success();
        (text(&run.get_output().stdout), text(&run.get_output().stderr))
    };
    let (word, name) = (run("双公示"), run("企业信用信息"));
    assert!(word.0 == name.0 && word.0.contains("\nRE5,"), "{}", word.0);
    assert!(word.1.contains("双公示") && word.1.contains("RE5"), "{}", word.1);
    assert!(!name.1.contains("RE5"), "a name needs no note: {}", name.1);
    duibiao().args(["taxonomy", "show", "监管平台"]).assert().success();
    duibiao().args(["taxonomy", "show", "没有这样的词"]).assert().failure();
}

#[test]
fn places_stay_whole_in_a_narrow_terminal() {
    for (width, lang) in [("80", "zh"), ("80", "en"), ("120", "en")] {
        let run = duibiao().args(["compare", "tests/fixtures/chain", "--width", width, "--lang", lang]).assert().success();
        let said = text(&run.get_output().stdout);
        let counts = said.split("[8]").last().unwrap_or_default();
        for place in ["云岭省 2017", "白鹭市 2017", "青柏市 2017", "苇塘县 2017", "荻洲区 2017", "枫溪县 2017", "竹浦县 2017"]
        {
            assert!(counts.contains(&format!("│ {place} ┆")), "{width} {lang}: {place} in\n{counts}");
        }
        assert!(said.contains("△ 上级已缺") || said.contains("△ missing above"), "{said}");
    }
    // Where there is room the counts have their names.
    let run = duibiao().args(["compare", "tests/fixtures/chain", "--width", "200", "--lang", "en"]).assert().success();
    assert!(text(&run.get_output().stdout).contains("┆ missing above ┆"));
}
