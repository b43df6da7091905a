//! Whole plans, small ones: what is a section, a clause, a task, and what is said of it.

use super::*;
use crate::plan::{Detail, parse, parse_as};

fn parsed(text: &str) -> Plan {
    parse("t", SourceText::from_bytes("t", text.as_bytes()).expect("text")).expect("a plan")
}

fn kinds(plan: &Plan) -> Vec<(&'static str, &str)> {
    plan.clauses.iter().map(|clause| (clause.kind.code(), clause.text.as_str())).collect()
}

const NOTICE: &str = "某办〔2017〕25号\n关于印发方案的通知\n各镇人民政府：\n为贯彻落实精神，现印发给你们。各部门要抓好落实。\n一、加强领导\n各镇要重视。\n某区办公室\n2017年6月20日\n某区2017年工作实施方案\n为做好工作，制定本方案。\n一、稳增长\n（一）加强引导。做好解读。（落实单位：区统计局）\n（二）推进公开。（区财政局牵头）\n附件：联系人表\n注：请于5日内报备\n";

#[test]
fn in_a_plan_without_any_heading_every_paragraph_is_a_task() {
    let plan = parsed("各部门要公开预算。各镇要做好解读。（区财政局牵头）\n各部门要在年底前建立目录。\n");
    let tasks: Vec<(usize, usize, bool)> = plan
        .tasks
        .iter()
        .map(|task| (task.clauses.len(), task.responsible.len() + task.deadlines.len(), plan.sections[task.section].numbered))
        .collect();
    // The note names one unit, and the text addresses two more.
    assert_eq!(tasks, [(2, 3, false), (1, 2, false)]);
}

#[test]
fn what_the_opening_asks_for_goes_on_in_its_next_paragraph() {
    let plan = |second: &str| {
        let text = format!(
            "清溪县2023年工作要点\n为做好工作，制定本要点。\n请各镇按月报送进展。\n{second}\n一、工作任务\n1. 公布水价。\n"
        );
        let plan = parsed(&text);
        plan.clauses.iter().find(|clause| clause.text == second).map(|clause| clause.kind.code())
    };
    assert_eq!(plan("县里将按季逐条检查，落后的镇要作说明。"), Some("task"));
    assert_eq!(plan("水是重要资源。"), Some("preamble"));
}

#[test]
fn a_notice_and_its_plan_are_told_apart() {
    let plan = parsed(NOTICE);
    let expected = [
        ("meta", "某办〔2017〕25号"),
        ("meta", "关于印发方案的通知"),
        ("meta", "各镇人民政府："),
        ("preamble", "为贯彻落实精神，现印发给你们。"),
        ("task", "各部门要抓好落实。"),
        ("heading", "一、加强领导"),
        ("task", "各镇要重视。"),
        ("meta", "某区办公室"),
        ("meta", "2017年6月20日"),
        ("meta", "某区2017年工作实施方案"),
        ("preamble", "为做好工作，制定本方案。"),
        ("heading", "一、稳增长"),
        ("heading", "（一）加强引导。"),
        ("task", "做好解读。（落实单位：区统计局）"),
        ("task", "（二）推进公开。（区财政局牵头）"),
        ("meta", "附件：联系人表"),
        ("task", "注：请于5日内报备"),
    ];
    assert_eq!(kinds(&plan), expected);
    let paths: Vec<String> = plan.tasks.iter().map(|task| plan.sections[task.section].path.join("/")).collect();
    assert_eq!(paths, ["一", "一/（一）", "一/（二）", "附件"]);
    assert_eq!(plan.tasks[1].responsible.len(), 1);
}

#[test]
fn a_chapter_of_purposes_asks_for_nothing() {
    let plan = parsed("一、总体要求\n深入贯彻精神。\n二、重点任务\n做好公开。\n");
    assert_eq!(plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Preamble).count(), 1);
    assert_eq!(plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).count(), 1);
}

#[test]
fn a_plan_without_any_number_still_has_tasks() {
    let plan = parsed("某县2018年工作要点\n为做好工作，制定本要点。\n公开预算。\n公开决算。\n");
    assert_eq!(plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).count(), 2);
}

#[test]
fn a_demand_and_the_sentence_that_names_its_units_are_one_task() {
    let plan = parsed("一、财政\n1、公开预算执行情况。由区财政局牵头，区审计局配合。\n2、公开决算。由区财政局建立台账。\n");
    let expected = [
        ("heading", "一、财政"),
        ("task", "1、公开预算执行情况。由区财政局牵头，区审计局配合。"),
        ("heading", "2、公开决算。"),
        ("task", "由区财政局建立台账。"),
    ];
    assert_eq!(kinds(&plan), expected);
    let units: Vec<_> = plan.tasks[0].responsible.iter().map(|unit| (unit.unit.as_str(), unit.role.code())).collect();
    assert_eq!(units, [("区财政局", "lead"), ("区审计局", "support")]);
    assert_eq!(plan.source.slice(plan.clauses[1].body), "公开预算执行情况。");
}

#[test]
fn a_table_in_plain_text_is_read_cell_by_cell() {
    let table = "序号\t领域\t工作任务\t责任单位\t完成时限\n1\t财政\t公开预算、决算。\t区财政局（牵头）、区审计局\t2017年10月底前\n2\t民生\t公开教育信息。\t区教育局\t\n";
    for text in [table.to_owned(), table.replace('\t', " | "), table.replace('\t', "|").replace('\n', "|\n|")] {
        let plan = parsed(&format!("某区2017年工作任务分解表\n\n{text}"));
        let tasks: Vec<(String, &str, usize, usize)> = plan
            .tasks
            .iter()
            .map(|task| {
                let clause = &plan.clauses[task.clauses[0]];
                let path = plan.sections[task.section].path.join("/");
                (path, plan.source.slice(clause.body), task.responsible.len(), task.deadlines.len())
            })
            .collect();
        assert_eq!(tasks, [("一/1".to_owned(), "公开预算、决算。", 2, 1), ("二/2".to_owned(), "公开教育信息。", 1, 0)], "{text}");
    }
}

/// Place, words, units and deadlines of the tasks of a plan.
fn told(plan: &Plan) -> Vec<(String, usize, Vec<&str>, Vec<&str>)> {
    let tasks = plan.tasks.iter();
    let told = tasks.map(|task| {
        let units = task.responsible.iter().map(|unit| unit.unit.as_str()).collect();
        let deadlines = task.deadlines.iter().map(|stated| stated.text.as_str()).collect();
        (plan.sections[task.section].path.join("/"), task.clauses.len(), units, deadlines)
    });
    told.collect()
}

#[test]
fn cells_that_are_lines_belong_to_the_task_before_them() {
    let plan = parsed(
        "某县2021年任务分工表\n工作任务\n具体要求\n责任单位\n时限要求\n1\n推进财政公开\n公开预算、决算。\n公开债务。\n县财政局牵头落实；县审计局、县总工会按职责分工分别落实\n12月底前\n2\n推进民生公开\n公开教育信息。\n县直各部门\n全年\n某县人民政府办公室\n2021年5月1日\n",
    );
    let first = ("1".to_owned(), 3, vec!["县财政局", "县审计局", "县总工会"], vec!["12月底前"]);
    assert_eq!(told(&plan), [first, ("2".to_owned(), 2, vec!["县直各部门"], vec![])]);
    assert_eq!(plan.tasks[1].undated, ["全年"]);
    assert_eq!(plan.header.issuer.as_deref(), Some("某县人民政府办公室"));
}

#[test]
fn where_the_head_names_units_first_they_open_the_row() {
    let plan = parsed(
        "责任单位\n工作任务\n完成时限\n县财政局牵头，县审计局配合\n公开预算。\n公开决算。\n6月底前\n各镇（街道）、县直各部门\n公开目录。\n全年\n",
    );
    let first = (String::new(), 2, vec!["县财政局", "县审计局"], vec!["6月底前"]);
    assert_eq!(told(&plan), [first, (String::new(), 1, vec!["各镇（街道）", "县直各部门"], vec![])]);
}

#[test]
fn lines_with_labels_are_notes_of_the_task_above_and_ask_for_nothing() {
    let plan = parsed(
        "一、重点\n（一）推进脱贫公开\n公开扶贫项目。\n牵头单位：县扶贫办\n配合单位：各镇\n完成时限：6月底\n责任领导：张某\n（二）公开环评信息\n责任单位：县环保局\n",
    );
    let second = ("一/（二）".to_owned(), 1, vec!["县环保局"], vec![]);
    assert_eq!(told(&plan), [("一/（一）".to_owned(), 2, vec!["县扶贫办", "各镇"], vec!["6月底"]), second]);
    let labelled = plan.clauses.iter().filter(|clause| clause.text.contains('：'));
    assert!(labelled.clone().count() == 5 && labelled.into_iter().all(|clause| !clause.kind.is_mapped()));
}

#[test]
fn a_list_of_annexes_is_no_section_and_the_name_under_its_number_no_task() {
    let plan = parsed(
        "各部门要抓好落实。\n附件：1.某县工作方案\n2.某县分工表\n某县办公室\n附件1\n某县工作方案\n一、公开预算。\n附件2\n某县分工表\n序号\t工作任务\t责任单位\n1\t公开决算\t财政局\n",
    );
    let paths: Vec<String> = told(&plan).into_iter().map(|(path, ..)| path).collect();
    assert!(!paths.contains(&"2".to_owned()) && paths.contains(&"附件/1".to_owned()), "{paths:?}");
    assert!(plan.unread.is_empty() && plan.clauses.iter().all(|clause| clause.text != "某县分工表" || !clause.kind.is_mapped()));
}

#[test]
fn a_text_without_tasks_is_refused() {
    let source = SourceText::from_bytes("t", "某县办公室\n2017年1月1日".as_bytes()).expect("text");
    assert_eq!(parse("t", source).err(), Some(PlanError::NoTask));
}

/// Place, deadlines, and words in place of one, of the tasks of a plan.
fn by_when(plan: &Plan) -> Vec<(String, Vec<&str>, Vec<&str>)> {
    let tasks = plan.tasks.iter();
    let told = tasks.map(|task| {
        let deadlines = task.deadlines.iter().map(|stated| stated.text.as_str()).collect();
        (plan.sections[task.section].path.join("/"), deadlines, task.undated.iter().map(String::as_str).collect())
    });
    told.collect()
}

#[test]
fn a_column_of_deadlines_says_by_when_without_saying_before() {
    let rows = [
        ("6月底", "6月底", ""),
        ("2021-11-30", "2021-11-30", ""),
        ("第三季度；长期坚持", "第三季度", "长期坚持"),
        ("全年", "", "全年"),
        ("2021.6", "2021.6", ""),
        ("2021-06底前", "2021-06底前", ""),
        ("2020-21", "", ""),
        ("12月31日前完成", "12月31日前", ""),
        ("每季度", "", ""),
        ("—", "", ""),
        ("100%", "", ""),
    ];
    let lines = rows.iter().enumerate().map(|(at, (cell, ..))| format!("{}\t公开预算\t区财政局\t{cell}", at + 1));
    let body = lines.collect::<Vec<_>>().join("\n");
    let plan = parsed(&format!("某区2021年工作任务分解表\n序号\t工作任务\t责任单位\t完成时限\n{body}\n"));
    let some = |words: &'static str| Some(words).filter(|words| !words.is_empty()).into_iter().collect::<Vec<_>>();
    let expected: Vec<_> =
        rows.iter().enumerate().map(|(at, (_, day, open))| ((at + 1).to_string(), some(day), some(open))).collect();
    assert_eq!(by_when(&plan), expected);
    assert_eq!(plan.tasks[1].deadlines[0].value.to_string(), "2021年11月30日前");
    assert_eq!(plan.tasks[4].deadlines[0].value.to_string(), "2021年6月30日前");
}

#[test]
fn words_that_set_no_day_are_kept_where_a_deadline_would_stand() {
    let plan =
        parsed("一、重点\n（一）公开预算。完成时限：长期坚持\n（二）公开决算，长期坚持。\n（三）公开目录。完成时限：6月底\n");
    let kept = |number: &str| format!("一/（{number}）");
    let expected = [(kept("一"), vec![], vec!["长期坚持"]), (kept("二"), vec![], vec![]), (kept("三"), vec!["6月底"], vec![])];
    assert_eq!(by_when(&plan), expected);
}

#[test]
fn a_notice_alone_is_a_plan_where_it_has_duties_of_its_own() {
    let plan = parsed(
        "各区人民政府，市直各单位：\n现将《2021年全市河道任务分解表》印发给你们，请认真落实。市政府办公厅将进行年度考核。对未按时完成的将进行通报。\n清溪市人民政府办公厅\n2021年6月15日\n各区政府\n新闻媒体\n其他\n",
    );
    let tasks: Vec<&str> =
        plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).map(|clause| clause.text.as_str()).collect();
    assert_eq!(tasks, ["市政府办公厅将进行年度考核。", "对未按时完成的将进行通报。"]);
    assert_eq!(told(&plan), [(String::new(), 2, vec!["市政府办公厅"], vec![])]);
    assert_eq!(plan.header.title.as_deref(), Some("2021年全市河道任务分解表"));
    let cover =
        "各区人民政府：\n现将《2021年全市河道任务分解表》印发给你们，请认真贯彻执行。\n清溪市人民政府办公厅\n2021年6月15日\n";
    let source = SourceText::from_bytes("t", cover.as_bytes()).expect("text");
    assert_eq!(parse("t", source).err(), Some(PlanError::NoTask), "a cover without any duty is none");
}

#[test]
fn what_text_recognition_writes_is_read_as_what_it_means() {
    let plan = parsed(
        "# 青禾区2017年河道工作要点\n\n# 一、管好河道\n\n# （一）公布名录\n\n各部门在批复后 $2 0$ 日内公布，公布率达到 $1 0 0 \\%$ 。（责任单位：区水利局）\n\n## 二、保障\n\n1\\. 加强组织领导。（责任单位：区政府办公室）\n\n2\\. 12月底前报送总结。（责任单位：各部门）\n\n<table><tr><td>序号</td><td>工作任务</td><td>责任单位</td><td>完成时限</td></tr><tr><td>1</td><td>公布水源</td><td rowspan=\"2\">区环保局</td><td>每季度</td></tr><tr><td>2</td><td>公布水质</td><td>6月底前</td></tr></table>\n",
    );
    let expected = [
        ("一/（一）".to_owned(), 2, vec!["区水利局", "各部门"], vec!["批复后20日内"]),
        ("二/1".to_owned(), 1, vec!["区政府办公室"], vec![]),
        ("二/2".to_owned(), 1, vec!["各部门"], vec!["12月底前"]),
        ("1".to_owned(), 1, vec!["区环保局"], vec![]),
        ("2".to_owned(), 1, vec!["区环保局"], vec!["6月底前"]),
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(plan.header.title.as_deref(), Some("青禾区2017年河道工作要点"));
}

#[test]
fn an_announced_annex_that_follows_as_a_table_is_there() {
    let table = "序号\t工作任务\t责任单位\n1\t公布菜谱\t县教育局\n2\t公布用水\t县水利局\n";
    let unread = |between: &str| {
        let text = format!("丁县2021年后勤工作任务分工的通知\n各单位按照下表抓好落实。\n附件：任务分工表\n{between}{table}");
        let source = SourceText::from_bytes("t", text.as_bytes()).expect("text");
        parse("t", source).expect("a plan").unread.len()
    };
    assert_eq!(unread(""), 0);
    assert_eq!(unread("\n"), 0);
    assert_eq!(unread("一、其他事项\n请各单位认真办理。\n"), 1);
    // The remark behind its title says where it is.
    let elsewhere = |title: &str| {
        let text = format!(
            "丁县2021年后勤工作任务分工的通知\n各单位抓好落实。\n附件：任务分工表（见另一工作表）\n丁县人民政府\n{title}\n{table}"
        );
        let source = SourceText::from_bytes("t", text.as_bytes()).expect("text");
        parse("t", source).expect("a plan").unread.len()
    };
    assert_eq!((elsewhere("任务分工表"), elsewhere("联系人")), (0, 1));
}

#[test]
fn a_table_that_no_item_announces_is_none_of_the_item() {
    let table = "序号\t工作任务\t责任单位\n1\t公布菜谱\t县教育局\n2\t公布用水\t县水利局\n";
    let paths = |item: &str| {
        let plan = parsed(&format!("丁县2021年后勤工作要点\n一、抓好落实\n1. 加强领导。\n2. {item}\n{table}"));
        let tasks = plan.tasks.iter().map(|task| plan.sections[task.section].path.join("/"));
        tasks.skip_while(|path| path != "一/1").skip(1).filter(|path| path != "一/2").collect::<Vec<_>>()
    };
    assert_eq!(paths("年底前报送总结。（责任单位：各部门）"), ["1", "2"]);
    assert_eq!(paths("报送总结。"), ["1", "2"]);
    for announcing in ["任务分工", "各单位任务如下：", "各单位按照下表抓好落实。"] {
        assert_eq!(paths(announcing), ["一/2/1", "一/2/2"], "{announcing}");
    }
}

#[test]
fn an_outline_has_the_clauses_of_the_whole_and_nothing_that_is_stated_of_its_tasks() {
    let source = || SourceText::from_bytes("t", NOTICE.as_bytes()).expect("text");
    let (whole, outline) = (parsed(NOTICE), parse_as("t", source(), Detail::Outline).expect("a plan"));
    assert_eq!((&outline.clauses, &outline.sections, &outline.header), (&whole.clauses, &whole.sections, &whole.header));
    let places = |plan: &Plan| plan.tasks.iter().map(|task| (task.section, task.clauses.clone())).collect::<Vec<_>>();
    assert_eq!(places(&outline), places(&whole));
    assert!(whole.tasks.iter().any(|task| !task.responsible.is_empty()));
    assert!(outline.tasks.iter().all(|task| task.responsible.is_empty() && task.deadlines.is_empty()));
}

#[test]
fn a_notice_that_calls_to_a_meeting_is_no_plan() {
    let told = "各乡镇人民政府，县直各部门：\n一、时间\n5月12日上午9时。\n二、要求\n请各单位于5月10日前报送名单。\n";
    let read = |title: &str| {
        let text = format!("{title}\n{told}");
        parse("t", SourceText::from_bytes("t", text.as_bytes()).expect("text")).map(|plan| plan.tasks.len())
    };
    for title in ["清溪县人民政府办公室关于召开2021年河道工作会议的通知", "清溪县水利局关于举办河长培训班的通知"]
    {
        assert_eq!(read(title), Err(PlanError::Convenes), "{title}");
    }
    for title in
        ["清溪县人民政府办公室关于做好2021年河道工作的通知", "清溪县水利局关于举办河长培训实施方案的通知", "清溪县河道工作要点"]
    {
        assert!(read(title).is_ok_and(|tasks| tasks > 0), "{title}");
    }
}
