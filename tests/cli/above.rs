//! What stands above a plan, as it really is: citations with brackets, points that are incomplete, guessed, too young or of others, the
//! national document as a document, the years without national points, standing authorities, given parents, years side by side.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{duibiao, english, root, text};

/// Runs the program and reads its JSON.
fn json(args: &[&str]) -> Value {
    let run = duibiao().args(args).args(["--format", "json"]).assert().success();
    serde_json::from_slice(&run.get_output().stdout).expect("JSON")
}

/// The gap analysis of an invented plan.
fn gap(plan: &str, extra: &[&str]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.txt");
    fs::write(&path, plan).expect("written");
    let path = path.display().to_string();
    json(&[&["gap", path.as_str()], extra].concat())
}

fn fixture(name: &str) -> String {
    format!("tests/fixtures/above/{name}")
}

/// A county plan of a year with what it cites and its tasks.
fn county(date: &str, cites: &str, tasks: &[&str]) -> String {
    let year = &date[..4];
    let body: String = tasks.iter().flat_map(|task| [task, "\n"]).collect();
    format!(
        "青禾县人民政府办公室关于印发{year}年政务公开工作要点的通知\n青政办发〔{year}〕9号\n{cites}现将要点印发。\n青禾县人民政府办公室\n{}\n{year}年政务公开工作要点\n一、重点任务\n{body}",
        chinese(date)
    )
}

fn chinese(date: &str) -> String {
    let parts: Vec<u32> = date.split('-').map(|part| part.parse().expect("a number")).collect();
    format!("{}年{}月{}日", parts[0], parts[1], parts[2])
}

fn link<'v>(gap: &'v Value, level: &str) -> &'v Value {
    gap["chain"].as_array().expect("a chain").iter().find(|link| link["level"] == level).unwrap_or(&Value::Null)
}

fn item<'v>(gap: &'v Value, code: &str) -> &'v Value {
    gap["items"].as_array().expect("items").iter().find(|item| item["code"] == code).unwrap_or(&Value::Null)
}

const BUDGET: &str = "（一）公开政府预决算。（县财政局牵头）";

#[test]
fn brackets_behind_a_title_belong_to_it() {
    let law = "《中华人民共和国政府信息公开条例》";
    let province = "《2024年云岭省政务公开工作要点》（云政办发〔2024〕2号）";
    for cites in [
        format!("根据{law}（国务院令第711号）和{province}，"),
        format!("根据{law}（国令第711号）和{province}，"),
        format!("根据{law}（主席令第12号）、{province}，"),
        format!("根据{law}（2019年修订）和{province}，"),
        format!("根据{law}（以下简称《条例》）和{province}，"),
        format!("根据{law}（2019年修订）（国务院令第711号，以下简称《条例》）和{province}，"),
        format!("根据《关于推进基层工作的指导意见》（国办发〔2020〕17号，以下简称《要点》）和{province}，"),
        format!("根据{law}和{province}，"),
    ] {
        let gap = gap(&county("2024-05-20", &cites, &[BUDGET]), &[]);
        assert_eq!(link(&gap, "province")["name"], "云政办发〔2024〕2号", "{cites}");
    }
    // Without a second title there is nothing to find, and brackets make none.
    let gap = gap(&county("2024-05-20", &format!("根据{law}（国务院令第711号），"), &[BUDGET]), &[]);
    assert_eq!(link(&gap, "province")["name"], Value::Null);
}

#[test]
fn a_place_is_found_behind_the_year_of_a_cited_title() {
    let gap = gap(&county("2024-05-20", "根据《2024年山东省政务公开工作要点》，", &[BUDGET]), &[]);
    assert_eq!(link(&gap, "province")["name"], "2024年山东省政务公开工作要点");
}

#[test]
fn the_points_are_cited_by_title_in_every_form_and_only_they() {
    for cites in [
        "根据《国务院办公厅2018年政务公开工作要点》，",
        "根据《2018年国务院办公厅政务公开工作要点》，",
        "根据《2018年全国政务公开工作要点》，",
        "根据国务院办公厅《关于印发2018年政务公开工作要点的通知》，",
        "根据《国务院办公厅关于印发〈二〇一八年政务公开工作要点〉的通知》，",
    ] {
        assert_eq!(link(&gap(&county("2018-03-01", cites, &[BUDGET]), &[]), "national")["reason"], "title", "{cites}");
    }
    for cites in ["根据《财政部关于印发2018年政务公开工作要点的通知》，", "根据《国务院关于印发2018年立法工作计划的通知》，"]
    {
        assert_eq!(link(&gap(&county("2018-03-01", cites, &[BUDGET]), &[]), "national")["reason"], "issued-later", "{cites}");
    }
}

#[test]
fn another_document_of_the_state_is_not_the_national_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = "国务院关于落实工作分工的意见\n国发〔2018〕5号\n国务院\n2018年2月1日\n一、任务\n（一）公开政府预决算。\n";
    fs::write(folder.path().join("other.txt"), other).expect("written");
    let gap = gap(&county("2018-06-20", "", &[BUDGET]), &["--corpus", &folder.path().display().to_string()]);
    assert_eq!(
        (link(&gap, "national")["state"].as_str(), link(&gap, "national")["year"].as_u64()),
        (Some("profile"), Some(2018))
    );
}

#[test]
fn a_peer_decides_no_verdict_where_a_parent_is_known() {
    let own = fixture("later/yanhu-2024.txt");
    let (city, peer) = (fixture("later/city-2024.txt"), fixture("later/weitang-2024.txt"));
    let with = json(&["gap", &own, "--against", &peer, "--against", &city]);
    let alone = json(&["gap", &own, "--against", &city]);
    assert_eq!(with["summary"], alone["summary"]);
    let run = english().args(["check", &own, "--against", &peer]).assert().success();
    assert!(!text(&run.get_output().stdout).contains("C101"));
    assert!(text(&run.get_output().stderr).contains("no parent"));
}

#[test]
fn a_given_parent_that_says_no_level_is_told_of_and_one_that_asks_for_nothing_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (bare, poem) = (folder.path().join("bare.txt"), folder.path().join("poem.txt"));
    fs::write(&bare, "2018年工作要点\n一、任务\n（一）公开政府预决算。\n").expect("written");
    fs::write(&poem, "春晓\n一、起\n春眠不觉晓，处处闻啼鸟。\n").expect("written");
    let own = fixture("later/yanhu-2024.txt");
    let run = english().args(["gap", &own, "--against"]).arg(&bare).assert().success();
    assert!(text(&run.get_output().stderr).contains("does not say of which level"));
    let run = english().args(["gap", &own, "--against"]).arg(&poem).assert().code(2);
    assert!(text(&run.get_output().stderr).contains("asks for any item"));
}

#[test]
fn a_point_judges_no_plan_that_it_does_not_address_or_that_is_older() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), county("2022-06-20", "", &[BUDGET])).expect("written");
    fs::write(folder.path().join("b.txt"), county("2022-04-01", "", &[BUDGET]).replace("青禾县", "新源县")).expect("written");
    let table = json(&["compare", &folder.path().display().to_string(), "--rows", "points", "--points-of", "2022"]);
    let rows = table["points"].as_array().expect("rows");
    let row = |number: &str| rows.iter().find(|row| row["number"] == number).expect("the point");
    assert!(row("3.1")["plans"]["a"].as_object().is_some_and(serde_json::Map::is_empty), "a county makes no rules");
    assert_eq!(row("1.2")["plans"]["a"]["EC4"], "absent");
    assert!(row("1.2")["plans"]["b"].as_object().is_some_and(serde_json::Map::is_empty), "issued before the points");
}

#[test]
fn what_an_incomplete_profile_lacks_is_unknown_and_not_added() {
    let cites = "为贯彻《国务院办公厅关于印发2022年政务公开工作要点的通知》（国办发〔2022〕8号），";
    let plan = county("2022-06-20", cites, &["（一）公开政府预决算和部门预决算。（县财政局牵头）"]);
    let gap = gap(&plan, &[]);
    let found = item(&gap, "FI1");
    assert_eq!((found["verdict"].as_str(), found["trace"]["national"].as_str()), (Some("undetermined"), Some("unknown")));
    assert_eq!((gap["summary"]["added"].as_u64(), &found["added_at"]), (Some(0), &Value::Null));
    // A profile that lists everything lets an addition be one.
    let folder = tempfile::tempdir().expect("a folder");
    let taxonomy = folder.path().join("taxonomy");
    copy(&root().join("taxonomy"), &taxonomy);
    let profile = taxonomy.join("profiles/2022.yaml");
    let whole = fs::read_to_string(&profile).expect("there").replace("complete: false", "complete: true");
    fs::write(&profile, whole).expect("written");
    let path = folder.path().join("plan.txt");
    fs::write(&path, &plan).expect("written");
    let (path, taxonomy) = (path.display().to_string(), taxonomy.display().to_string());
    let gap = json(&["--taxonomy", &taxonomy, "gap", &path]);
    assert_eq!(item(&gap, "FI1")["verdict"], "added");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

#[test]
fn a_guessed_point_gives_a_guessed_verdict_that_is_counted_apart() {
    let plan = county("2017-06-20", "", &[BUDGET]);
    let gap = gap(&plan, &[]);
    // Organisation is a point of 2017 that nobody saw; environment is one that was.
    assert_eq!((item(&gap, "OR2")["verdict"].as_str(), &item(&gap, "OR2")["guessed"]), (Some("dropped"), &Value::Bool(true)));
    assert_eq!((item(&gap, "LI6")["verdict"].as_str(), &item(&gap, "LI6")["guessed"]), (Some("dropped"), &Value::Bool(false)));
    let firm = |verdict: &str| {
        let items = gap["items"].as_array().expect("items").iter();
        items.filter(|item| item["verdict"] == verdict && item["guessed"] == false).count()
    };
    assert_eq!(gap["summary"]["dropped"], firm("dropped"));
    assert_eq!(gap["summary"]["guessed"]["dropped"], 3);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.txt");
    fs::write(&path, plan).expect("written");
    for format in ["table", "md", "csv", "html"] {
        let run = duibiao().args(["gap", "--lang", "zh", "--format", format]).arg(&path).assert().success();
        let said = text(&run.get_output().stdout);
        assert!(said.contains("推定"), "{format}: {said}");
    }
    // A guess fails no run.
    let run = duibiao().args(["gap", "--fail-on", "dropped", "--item", "OR2"]).arg(&path).assert();
    assert!(matches!(run.get_output().status.code(), Some(0 | 1)));
}

#[test]
fn points_that_were_issued_later_judge_nothing() {
    let early = gap(&county("2020-03-05", "按照省、市部署，", &["（一）公开就业、教育、医疗信息。"]), &[]);
    let national = link(&early, "national");
    assert_eq!((national["state"].as_str(), national["reason"].as_str()), (Some("missing"), Some("issued-later")));
    let count = |gap: &Value, verdict: &str| gap["summary"][verdict].as_u64();
    assert_eq!((count(&early, "dropped"), count(&early, "applicable")), (Some(0), Some(0)));
    // On the day of the points and later they judge, and so they do where the plan cites them.
    let later = gap(&county("2020-06-21", "按照省、市部署，", &[BUDGET]), &[]);
    assert_eq!(link(&later, "national")["state"], "profile");
    let cited = gap(&county("2020-03-05", "根据《2020年政务公开工作要点》（国办发〔2020〕17号），", &[BUDGET]), &[]);
    assert_eq!(link(&cited, "national")["state"], "profile");
    // A plan that cites the points in force when it was made is held against those.
    let before = gap(&county("2020-03-05", "根据《2019年政务公开工作要点》（国办发〔2019〕14号），", &[BUDGET]), &[]);
    assert_eq!(
        (link(&before, "national")["state"].as_str(), &link(&before, "national")["year"]),
        (Some("profile"), &Value::from(2019))
    );
}

#[test]
fn a_duty_of_province_and_city_is_not_asked_of_a_county() {
    let tasks = ["（一）年底前集中公开本县现行有效的行政规范性文件，并做好文件清理。（县司法局牵头）"];
    let cites = "根据《国务院办公厅关于印发2022年政务公开工作要点的通知》（国办发〔2022〕8号），";
    let of_county = gap(&county("2022-06-20", cites, &tasks), &[]);
    let lacks = |gap: &Value| {
        item(gap, "DP3")["missing_elements"].as_array().is_some_and(|all| all.iter().any(|name| name == "行政法规和规章集中公开"))
    };
    assert!(!lacks(&of_county), "{:#}", item(&of_county, "DP3"));
    let of_city = county("2022-06-20", cites, &tasks).replace("青禾县", "广元市");
    assert!(lacks(&gap(&of_city, &[])));
}

#[test]
fn the_national_document_is_the_national_level_where_it_is_at_hand() {
    let parsed = json(&["parse", &fixture("national-2017.txt")]);
    let parsed = parsed.as_array().and_then(|all| all.first()).unwrap_or(&parsed).clone();
    assert_eq!((parsed["level"].as_str(), parsed["issuer"].as_str()), (Some("national"), Some("国务院办公厅")));
    let plan =
        county("2017-06-20", "根据《国务院办公厅关于印发2017年政务公开工作要点的通知》（国办发〔2017〕24号），", &[BUDGET]);
    let given = gap(&plan, &["--against", &fixture("national-2017.txt")]);
    assert_eq!(
        (link(&given, "national")["state"].as_str(), link(&given, "prefecture")["state"].as_str()),
        (Some("document"), Some("missing"))
    );
    assert!(item(&given, "LI6")["evidence"]["parent"][0]["text"].as_str().is_some_and(|text| text.contains("空气质量")));
    // With --corpus it is found by the number that the plan cites, and by the year where it cites none.
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(root().join(fixture("national-2017.txt")), folder.path().join("national.txt")).expect("copied");
    let corpus = folder.path().display().to_string();
    assert_eq!(link(&gap(&plan, &["--corpus", &corpus]), "national")["reason"], "doc-number");
    let silent = gap(&county("2017-06-20", "", &[BUDGET]), &["--corpus", &corpus]);
    assert_eq!(
        (link(&silent, "national")["state"].as_str(), link(&silent, "national")["reason"].as_str()),
        (Some("document"), Some("year"))
    );
    // A county that only names the state in its title is none of its organs.
    let local = gap("青禾县贯彻国务院办公厅2017年要点实施方案\n2017年6月1日\n一、任务\n公开政府预决算。\n", &[]);
    assert_eq!(link(&local, "national")["level"], "national");
}

#[test]
fn the_national_document_and_its_profile_agree_and_differences_are_told() {
    for year in [2017, 2018] {
        let path = fixture(&format!("national-{year}.txt"));
        let draft = duibiao().args(["taxonomy", "profile", &path]).assert().success();
        let codes = |text: &str| -> std::collections::BTreeSet<String> {
            let lists = text.lines().filter_map(|line| line.split_once("items: [")?.1.split_once(']'));
            lists.flat_map(|(list, _)| list.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        let document = codes(&text(&draft.get_output().stdout));
        let profile = codes(&fs::read_to_string(root().join(format!("taxonomy/profiles/{year}.yaml"))).expect("there"));
        let both = document.intersection(&profile).count();
        let all = document.union(&profile).count();
        assert!(both * 100 >= all * 95, "{year}: {both} of {all}: {:?}", document.symmetric_difference(&profile));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let whole = fs::read_to_string(root().join(fixture("national-2018.txt"))).expect("there");
    let without = whole.replace("（三）政务热线。整合政务服务热线，规范受理、转办、督办和答复回访。\n", "");
    assert_ne!(whole, without);
    fs::write(folder.path().join("national.txt"), without).expect("written");
    let path = folder.path().join("national.txt").display().to_string();
    let findings = json(&["gap", &path])["findings"].clone();
    let told =
        findings.as_array().expect("a list").iter().find(|found| found["code"] == "L008").expect("a finding on the profile");
    assert!(told["message"].as_str().is_some_and(|message| message.contains("热线") || message.contains("otline")), "{told}");
}

#[test]
fn a_plan_that_cites_the_points_by_title_is_told_as_one_that_cites_them() {
    let cites = "根据《国务院办公厅关于印发2019年政务公开工作要点的通知》精神，";
    let titled = gap(&county("2019-06-20", cites, &[BUDGET]), &[]);
    assert_eq!(
        (link(&titled, "national")["state"].as_str(), link(&titled, "national")["reason"].as_str()),
        (Some("profile"), Some("title"))
    );
    let other = gap(&county("2019-06-20", "根据《国务院办公厅关于印发营商环境工作方案的通知》精神，", &[BUDGET]), &[]);
    assert_eq!(link(&other, "national")["reason"], "year");
}

#[test]
fn a_given_parent_of_the_same_level_is_named_a_peer_and_a_folder_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (own, peer) = (folder.path().join("own.txt"), folder.path().join("peer.txt"));
    fs::write(&own, county("2017-06-20", "", &[BUDGET])).expect("written");
    fs::write(&peer, county("2017-06-21", "", &[BUDGET, "（二）发布空气质量信息。"]).replace("青禾县", "新源县"))
        .expect("written");
    let (own, peer) = (own.display().to_string(), peer.display().to_string());
    let gap = json(&["gap", &own, "--against", &peer]);
    let county = link(&gap, "county");
    assert_eq!((county["reason"].as_str(), &county["confidence"]), (Some("peer"), &Value::Null));
    // A comparison of peers: what only the peer asks for is missing, and what the state asks for besides is not counted.
    let dropped = gap["items"].as_array().expect("items").iter().filter(|item| item["verdict"] == "dropped");
    assert_eq!(dropped.map(|item| &item["code"]).collect::<Vec<_>>(), ["LI6"]);
    let run = english().args(["gap", "--lang", "zh", &own, "--against", &peer]).assert().success();
    assert!(text(&run.get_output().stdout).contains("不是上级"));
    for command in ["gap", "check"] {
        let run = english().args([command, &own, "--against"]).arg(folder.path()).assert().code(2);
        let said = text(&run.get_output().stderr);
        assert!(said.contains("is a folder") && said.contains("--corpus"), "{said}");
    }
}

#[test]
fn after_the_last_national_points_the_province_is_the_top() {
    let later = fixture("later");
    let coverage = json(&["compare", &later]);
    assert!(coverage["profiles"].as_array().expect("a list").is_empty());
    let plan = fixture("later/zhupu-2024.txt");
    let gap = json(&["gap", &plan, "--corpus", &later]);
    let levels: Vec<&str> = gap["chain"].as_array().expect("a chain").iter().filter_map(|link| link["level"].as_str()).collect();
    assert_eq!(levels, ["province", "prefecture"]);
    assert!(gap["chain"].as_array().expect("a chain").iter().all(|link| link["state"] == "document"), "{:#}", gap["chain"]);
    let points = json(&["compare", &later, "--rows", "points"]);
    assert_eq!(points["doc_number"], "云政办发〔2024〕6号");
    assert_eq!(points["points"].as_array().expect("rows").len(), 10);
    let run = duibiao().args(["compare", "--lang", "zh", "--format", "md", &later]).assert().success();
    let said = text(&run.get_output().stdout);
    let first: String = said.lines().take(12).collect();
    assert!(first.contains("2022 年以后国家层面不再公布年度要点"), "{first}");
}

#[test]
fn check_never_says_that_nothing_was_found_where_nothing_could_be_held_against_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("draft.txt");
    fs::write(&draft, county("2024-05-20", "", &["（一）公开政府预决算和部门预决算。（县财政局牵头）"])).expect("written");
    let run = duibiao().args(["check", "--lang", "zh", "--fail-on", "never"]).arg(&draft).assert().success();
    let said = text(&run.get_output().stdout);
    assert!(!said.contains("没有发现问题") && said.contains("未能检查"), "{said}");
    // With a parent that asks for no more it may say so.
    let (own, parent) = (fixture("later/yanhu-2024.txt"), fixture("later/city-2024.txt"));
    let run = duibiao().args(["check", "--lang", "zh", "--fail-on", "never", &own, "--against", &parent]).assert().success();
    assert!(!text(&run.get_output().stdout).contains("未能检查"));
    // Held against its own text, nothing was checked.
    let run = duibiao().args(["check", "--lang", "zh", "--fail-on", "never", &own, "--against", &own]).assert().success();
    assert!(!text(&run.get_output().stdout).contains("没有发现问题"));
}

#[test]
fn standing_authorities_are_a_table_of_their_own() {
    let plan = fixture("later/yanhu-2024.txt");
    let gap = json(&["gap", &plan, "--corpus", &fixture("later")]);
    let standing = gap["standing"].as_array().expect("a list");
    let ids: Vec<&str> = standing.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["grassroots-2019-54", "projects-2017-94", "regulation-711", "welfare-2018-10"]);
    let cited: Vec<bool> = standing.iter().filter_map(|row| row["cited"].as_bool()).collect();
    assert_eq!(cited, [true, false, true, false]);
    let duty = |id: &str, number: &str| -> Value {
        let row = standing.iter().find(|row| row["id"] == id).expect("the authority");
        row["duties"].as_array().expect("a list").iter().find(|duty| duty["number"] == number).cloned().unwrap_or_default()
    };
    assert_eq!(duty("regulation-711", "20(7)")["state"], "arranged");
    assert_eq!(duty("regulation-711", "48")["state"], "not-arranged");
    // A county makes no rules.
    assert_eq!(duty("regulation-711", "20(1)-1"), Value::Null);
    // They are no parents, and no verdict counts them.
    assert!(gap["chain"].as_array().expect("a chain").iter().all(|link| link["level"] != "national"));
    // Before it was in force the regulation asked nothing.
    let early = self::gap(&county("2018-06-20", "", &[BUDGET]), &[]);
    assert!(early["standing"].as_array().expect("a list").iter().all(|row| row["id"] != "regulation-711"));
    let rows = json(&["compare", &fixture("later"), "--rows", "standing"]);
    assert!(rows["duties"].as_array().expect("rows").iter().any(|duty| duty["authority"] == "welfare-2018-10"));
    let run =
        duibiao().args(["compare", "--lang", "zh", "--rows", "standing", "--format", "md", &fixture("later")]).assert().success();
    assert!(text(&run.get_output().stdout).contains("不是缺漏"));
}

#[test]
fn one_place_stands_over_its_years() {
    let table = json(&["compare", &fixture("later"), "--over-time", "雁湖县"]);
    let steps = |code: &str| -> Vec<String> {
        let items = table["items"].as_array().expect("items");
        let item = items.iter().find(|item| item["code"] == code).expect("the item");
        item["years"].as_array().expect("years").iter().map(|year| year["step"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(steps("FI1"), ["present", "kept", "kept"]);
    assert_eq!(steps("LI7"), ["present", "dropped", "taken-up-again"]);
    assert_eq!(steps("LI3"), ["absent", "taken-up", "kept"]);
    assert_eq!(steps("SY6"), ["absent", "taken-up", "dropped"]);
    assert_eq!(steps("LI9"), ["absent", "absent", "absent"]);
    for (place, said) in [("无此县", "no plan is of"), ("苇塘县", "one year only")] {
        let run = english().args(["compare", &fixture("later"), "--over-time", place]).assert().code(2);
        assert!(text(&run.get_output().stderr).contains(said));
    }
}

#[test]
fn a_plan_after_last_years_points_is_counted_against_both() {
    let own = json(&["gap", "seeds/xinyuan-2017.txt"]);
    assert_eq!((link(&own, "national")["year"].as_u64(), own["followed"]["year"].as_u64()), (Some(2017), Some(2016)));
    let chosen = json(&["gap", "seeds/xinyuan-2017.txt", "--points-of", "2016"]);
    assert_eq!(
        (link(&chosen, "national")["year"].as_u64(), link(&chosen, "national")["reason"].as_str()),
        (Some(2016), Some("given"))
    );
    for count in ["covered", "partial", "applicable"] {
        assert_eq!(own["followed"][count], chosen["summary"][count], "{count}");
    }
    // A plan that follows its own year has nothing to add.
    assert_eq!(json(&["gap", "seeds/yibin-2017.txt"])["followed"], Value::Null);
    let run = english().args(["gap", "seeds/xinyuan-2017.txt", "--points-of", "1999"]).assert().code(2);
    assert!(text(&run.get_output().stderr).contains("no national points of 1999"));
}

#[test]
fn bad_data_on_what_stands_above_is_named_with_its_line() {
    let cases: [(&str, &str, &str, &str); 5] = [
        ("profiles/2017.yaml", "issued: 2017-03-09\n", "", "has no field “issued”"),
        ("profiles/2022.yaml", "levels: [省, 市]", "levels: [省, 州市]", "“州市” is no level"),
        ("profiles/2018.yaml", "year: 2018", "year: 2017", "the year 2017 has two profiles"),
        ("standing/regulation-711.yaml", "until: null\n", "until: 2018-01-01\n", "before it begins on 2019-05-15"),
        ("standing/welfare-2018-10.yaml", "from: 2018-02-24", "from: 2018年", "“2018年” is no date"),
    ];
    for (file, from, to, said) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&root().join("taxonomy"), folder.path());
        let path = folder.path().join(file);
        let before = fs::read_to_string(&path).expect("there");
        let after = before.replace(from, to);
        assert_ne!(before, after, "{file}");
        fs::write(&path, after).expect("written");
        let run = english().args(["taxonomy", "validate"]).arg(folder.path()).assert().code(2);
        let message = text(&run.get_output().stderr) + &text(&run.get_output().stdout);
        assert!(message.contains(said) && message.contains(file), "{file}: {message}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (note, out) = (folder.path().join("note.txt"), folder.path().join("profile.yaml"));
    fs::write(&note, "关于会议纪律的通知\n一、时间\n请准时参加会议，并带好笔记本。\n").expect("written");
    let run = english().args(["taxonomy", "profile"]).arg(&note).arg("-o").arg(&out).assert().code(2);
    let said = text(&run.get_output().stderr);
    assert!(said.contains("note.txt") && said.contains("line ") && !out.exists(), "{said}");
}
