//! Tables and texts that were copied out of web pages: cells that stand on lines of their own, rows of which cells are left out, lines
//! that are lost.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use duibiao::plan::{self, ClauseKind, Plan};
use duibiao::source::SourceText;

fn parsed(text: &str) -> Plan {
    plan::parse("t", SourceText::from_bytes("t", text.as_bytes()).expect("text")).expect("a plan")
}

/// A task as one line: path, what it says, units with their parts, and by when.
fn told(plan: &Plan) -> Vec<String> {
    let line = |task: &plan::Task| {
        let bodies: Vec<&str> = task.clauses.iter().map(|&at| plan.source.slice(plan.clauses[at].body)).collect();
        let units: Vec<String> = task.responsible.iter().map(|unit| format!("{}:{}", unit.unit, unit.role.code())).collect();
        let limits = task.deadlines.iter().map(|stated| stated.text.as_str()).chain(task.undated.iter().map(String::as_str));
        let limits: Vec<&str> = limits.collect();
        format!("{} {} <{}> {}", plan.sections[task.section].path.concat(), bodies.join("|"), units.join(" "), limits.join(" "))
    };
    plan.tasks.iter().map(line).collect()
}

fn kinds(plan: &Plan) -> Vec<&'static str> {
    plan.clauses.iter().map(|clause| clause.kind.code()).collect()
}

fn headings(plan: &Plan) -> Vec<&str> {
    plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Heading).map(|clause| plan.source.slice(clause.body)).collect()
}

/// Every character that is not white space stands in exactly one clause.
fn assert_complete(plan: &Plan) {
    let text = plan.source.text();
    let mut at = 0;
    for clause in &plan.clauses {
        let between = text.get(at..clause.span.start).expect("clauses are in order");
        assert!(between.trim().is_empty(), "lost: {between}");
        assert!(clause.span.contains(clause.body), "{}", clause.text);
        at = clause.span.end;
    }
    assert!(text[at..].trim().is_empty(), "lost: {}", &text[at..]);
}

#[test]
fn cells_with_bars_between_them_are_rows_as_wide_as_the_head() {
    let plan = parsed(
        "清溪市2022年任务清单\n任务\n|\n责任单位\n|\n时限\n|\n公开河道保护情况,做好解读。\n|\n市水利局\n|\n持续推进\n|\n加强桥梁建设信息公开。\n|\n市交通局、市住建局、市城管局\n|\n年底前\n|\n某市政府办公室\n2022年5月1日\n",
    );
    let expected = [
        "1 公开河道保护情况,做好解读。 <市水利局:implement> 持续推进",
        "2 加强桥梁建设信息公开。 <市交通局:implement 市住建局:implement 市城管局:implement> 年底前",
    ];
    assert_eq!(told(&plan), expected);
    assert!(headings(&plan).is_empty());
    assert_eq!(plan.header.issued.as_deref(), Some("2022-05-01"));
    assert_complete(&plan);
}

#[test]
fn a_name_over_several_rows_and_a_number_without_a_head_are_no_tasks() {
    let plan = parsed(
        "任务\n|\n要求\n|\n责任科室\n|\n时限要求\n|\n规范档案\n|\n1\n|\n整理河道档案,按时归档。\n|\n办公室\n|\n年底前\n|\n2\n|\n公开档案目录,方便查询。\n|\n各科室\n|\n持续推进\n|\n加强培训\n|\n3\n|\n参加业务培训,提升能力。\n|\n人事科\n|\n6月底前\n|\n",
    );
    let expected = [
        "一1 整理河道档案,按时归档。 <办公室:implement> 年底前",
        "一2 公开档案目录,方便查询。 <各科室:implement> 持续推进",
        "3 加强培训|参加业务培训,提升能力。 <人事科:implement> 6月底前",
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(headings(&plan), ["规范档案", "加强培训"]);
    assert_complete(&plan);
}

#[test]
fn rows_with_their_chapters_in_front_need_no_head() {
    for divider in [" | ", "\t"] {
        let text = "清溪市2022年任务分解表\n一、管好河道 | (一)保护水源 | 1 | 公布水源名录。 | 市水利局牵头 | 全年 |\n2 | 建立巡查机制。 | 市环保局牵头,各镇配合 | 年底前 |\n一、管好河道 | (二)保护湖泊 | 3 | 公布湖泊名录。 | 市水利局 | 6月底前 |\n二、管好道路 | (一)养护 | 4 | 公布养护计划。 | 市交通局 | 全年 |\n";
        let plan = parsed(&text.replace(" |\n", "\n").replace(" | ", divider));
        let expected = [
            "一(一)1 公布水源名录。 <市水利局:lead> 全年",
            "一(一)2 建立巡查机制。 <市环保局:lead 各镇:support> 年底前",
            "一(二)3 公布湖泊名录。 <市水利局:implement> 6月底前",
            "二(一)4 公布养护计划。 <市交通局:implement> 全年",
        ];
        assert_eq!(told(&plan), expected, "{divider:?}");
        assert_eq!(
            headings(&plan),
            ["管好河道", "(一)保护水源", "(二)保护湖泊", "管好道路", "(一)养护"]
                .map(|text| text.trim_start_matches(|ch: char| "(一二)".contains(ch)))
        );
        assert_complete(&plan);
    }
}

#[test]
fn a_row_that_leaves_out_its_units_has_those_above() {
    let plan = parsed(
        "工作任务 | 具体要求 | 责任部门 |\n一、管好河道。 | 1.公布河道名录。 | 办公室牵头,水利股配合 |\n2.公布巡查结果。 |\n二、管好道路。 | 3.公布道路名录。 | 交通股、属下单位 |\n4.公布养护计划，及时更新，方便群众查询和监督，接受各方意见。 | 交通股 |\n",
    );
    let expected = [
        "一1 公布河道名录。 <办公室:lead 水利股:support> ",
        "一2 公布巡查结果。 <办公室:lead 水利股:support> ",
        "二3 公布道路名录。 <交通股:implement 属下单位:implement> ",
        "二4 公布养护计划，及时更新，方便群众查询和监督，接受各方意见。 <交通股:implement> ",
    ];
    assert_eq!(told(&plan), expected);
    assert_complete(&plan);
}

#[test]
fn a_line_of_bars_ends_a_row_and_a_deadline_may_stand_among_the_remarks() {
    let plan = parsed(
        "工作任务 |\n具 体 要 求 |\n责任单位 |\n完成情况 |\n备注 |\n||\n一、专项任务 |\n|\n|||||\n1.管好河道 |\n1.公布河道名录。2.公布巡查结果。 |\n市水利局、各镇 |\n推进中 |\n11月底前完成 |\n||\n2.管好道路 |\n公布道路名录，及时更新。 |\n市交通局 |\n推进中 |\n12月底前完成 |\n||\n",
    );
    let expected = [
        "一11 公布河道名录。 <市水利局:implement 各镇:implement> 11月底前",
        "一12 公布巡查结果。 <市水利局:implement 各镇:implement> 11月底前",
        "一2 管好道路|公布道路名录，及时更新。 <市交通局:implement> 12月底前",
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(headings(&plan), ["专项任务", "管好河道", "管好道路"]);
    assert_complete(&plan);
}

#[test]
fn a_row_that_is_filled_up_behind_has_its_merged_cells_from_above() {
    let plan = parsed(
        "清溪市2022年任务清单\n工作任务 | 具体要求 | 责任单位 | 时限要求 | ||\n一、管好河道。 | （一）保护水源。 | 1 | 公布水源名录，做好巡查。 | 市水利局牵头，各镇配合 | 持续推进 |\n2 | 设置警示标志，公布举报电话。 | 市环保局 | 6月底前 | ||\n（二）保护湖泊。 | 3 | 公布湖泊名录，查处占用行为。 | 市水利局、市公安局 | 年底前 | |\n二、管好道路。 | （三）养护道路。 | 4 | 公布养护计划和进展。 | 市交通局 | 全年 |\n",
    );
    let expected = [
        "一（一）1 公布水源名录，做好巡查。 <市水利局:lead 各镇:support> 持续推进",
        "一（一）2 设置警示标志，公布举报电话。 <市环保局:implement> 6月底前",
        "一（二）3 公布湖泊名录，查处占用行为。 <市水利局:implement 市公安局:implement> 年底前",
        "二（三）4 公布养护计划和进展。 <市交通局:implement> 全年",
    ];
    assert_eq!(told(&plan), expected);
    assert_complete(&plan);
    let narrow = parsed(
        "清溪市2022年任务清单\n工作任务 | 具体要求 | 责任部门 |\n一、管好河道。 | 1.按时公布河道名录。 | 水利科 |\n二、管好道路。 | 2.按时公布道路名录。 | 交通科 |\n3.公布养护计划和进展。 | 各科室 | |\n",
    );
    assert_eq!(told(&narrow)[2], "二3 公布养护计划和进展。 <各科室:implement> ");
    // A row that only lacks its last cell stands where it stands.
    let open = parsed(
        "清溪市2022年任务清单\n序号 | 工作任务 | 责任单位 | 完成时限 |\n1 | 公布河道名录。 | 市水利局 | 年底前 |\n2 | 公布道路名录。 | 市交通局 | |\n",
    );
    assert_eq!(told(&open)[1], "2 公布道路名录。 <市交通局:implement> ");
}

#[test]
fn a_title_above_the_bar_that_opens_a_table_is_no_cell() {
    let plan = parsed(
        "清溪区2025年任务分解表\n|\n工作任务 |\n具体要求 |\n责任单位 |\n完成时限 |\n|\n|\n一、管好河道 |\n1 |\n公布河道名录，做好巡查。 |\n区水利局、各镇（办） |\n持续推进 |\n|\n2 |\n公布养护计划。 |\n区交通局 |\n年底前 |\n",
    );
    assert_eq!(plan.header.title.as_deref(), Some("清溪区2025年任务分解表"));
    let expected = [
        "一1 公布河道名录，做好巡查。 <区水利局:implement 各镇（办）:implement> 持续推进",
        "一2 公布养护计划。 <区交通局:implement> 年底前",
    ];
    assert_eq!(told(&plan), expected);
    assert_complete(&plan);
}

#[test]
fn a_bar_that_opens_a_row_and_one_that_closes_it_are_no_empty_cell() {
    let plan = parsed(
        "清溪镇2025年任务分解表\n|\n工作任务\n|\n具体内容\n|\n责任部门\n|\n|\n管好河道\n|\n公布河道名录，方便群众查询。\n|\n水利站、便民服务中心、司法所等\n|\n|\n公布巡查结果，及时处置问题。\n|\n党政办公室\n|\n|\n管好道路\n|\n公布养护计划和进展。\n|\n|\n|\n公布绕行提示，做好解释。\n|\n党政办公室\n|\n",
    );
    let expected = [
        "一1 公布河道名录，方便群众查询。 <水利站:implement 便民服务中心:implement 司法所:implement> ",
        "一2 公布巡查结果，及时处置问题。 <党政办公室:implement> ",
        "二1 公布养护计划和进展。 <> ",
        "二2 公布绕行提示，做好解释。 <党政办公室:implement> ",
    ];
    assert_eq!(told(&plan), expected);
    assert_complete(&plan);
}

#[test]
fn bars_in_prose_make_no_table() {
    let plan = parsed("清溪市2022年工作要点\n首页 | 新闻 | 公开\n一、公布名录。\n市水利局要公布。\n二、公布计划 | 年底前。\n");
    assert_eq!(plan.tasks.len(), 2);
    assert!(plan.clauses.iter().any(|clause| clause.text == "市水利局要公布。" && clause.kind == ClauseKind::Task));
    assert_complete(&plan);
}

#[test]
fn a_text_that_has_lost_its_line_breaks_has_its_outline_back() {
    let plan = parsed(
        "2022年清溪县河道工作要点 为做好工作,制定本要点。 一、管好河道 (一)保护水源。重要水源要公布。公布水质。(县水利局牵头) 二、管好道路 依法公布养护情况。 清溪县人民政府办公室 2022年4月1日",
    );
    assert_eq!(
        told(&plan),
        ["一(一) 保护水源。|重要水源要公布。|公布水质。 <县水利局:lead> ", "二 管好道路|依法公布养护情况。 <> "]
    );
    assert_eq!(headings(&plan), ["管好河道", "保护水源。", "管好道路"]);
    assert_eq!(plan.header.title.as_deref(), Some("2022年清溪县河道工作要点"));
    assert_eq!(plan.header.issuer.as_deref(), Some("清溪县人民政府办公室"));
    assert_eq!(plan.header.issued.as_deref(), Some("2022-04-01"));
    assert_complete(&plan);
}

#[test]
fn the_plans_of_the_corpus_keep_their_tasks_when_they_lose_their_line_breaks() {
    for name in ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"] {
        let path = format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a seed");
        let shown = |plan: &Plan| -> Vec<String> {
            let sections = plan.tasks.iter().map(|task| &plan.sections[task.section]);
            sections.map(|section| format!("{} {}", section.path.concat(), section.heading)).collect()
        };
        let whole = shown(&parsed(&text));
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let flat = parsed(&lines.join(" "));
        assert_complete(&flat);
        let found = shown(&flat);
        let kept = whole.iter().filter(|task| found.contains(task)).count();
        assert!(kept * 20 >= whole.len() * 17, "{name}: {kept} of {}", whole.len());
        assert!(found.len() <= whole.len(), "{name}: {} for {}", found.len(), whole.len());
    }
}

#[test]
fn a_table_of_lines_gives_its_desks_and_times_to_the_task_above_them() {
    let text = "清溪县水利局2023年河道公开工作任务清单\n序号\n类别\n工作任务\n责任单位\n完成时限\n1\n重点工作\n公布水源名录，写明管护责任人。\n河湖管理科、工程建设科\n汛期前\n2\n公布水库蓄水情况。\n水旱灾害防御科\n按法定时限\n";
    let plan = parsed(text);
    let expected = [
        "1 重点工作|公布水源名录，写明管护责任人。 <河湖管理科:implement 工程建设科:implement> 汛期前",
        "2 公布水库蓄水情况。 <水旱灾害防御科:implement> 法定时限",
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(plan.header.title.as_deref(), Some("清溪县水利局2023年河道公开工作任务清单"));
}

#[test]
fn the_foot_of_a_page_names_other_documents() {
    let text = "清溪县2023年河道工作要点\n一、工作任务\n1. 公布水源名录。\n2. 公布水库蓄水情况。\n【打印本页】\n相关链接\n清溪县棚户区改造三年行动计划\n县长调研招商项目\n";
    let tasks = |text: &str| parsed(text).clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).count();
    assert_eq!(tasks(text), 2);
    // What is counted goes on with the document.
    assert_eq!(tasks(&format!("{text}3. 公布河长名单。\n")), 3);
    assert_eq!(tasks(&format!("{text}工作任务\n责任单位\n公布河长名单\n县水利局\n公布水价\n县发展改革局\n")), 4);
}

#[test]
fn the_last_sentence_may_be_a_telephone_number() {
    let plan = parsed("清溪县2023年河道工作要点\n一、工作任务\n1. 公布水源名录。联系电话：60230041\n");
    assert_eq!(kinds(&plan), ["meta", "heading", "task", "meta"]);
}

#[test]
fn what_was_asks_for_nothing() {
    let plan = parsed(
        "清溪县2023年河道工作要点\n一、工作任务\n1. 公布水源名录，写明保护范围、管护责任人和举报电话，接受群众查询。近年来，一些镇把名录贴在门后，群众意见较大。各镇要公布水价。\n",
    );
    assert_eq!(kinds(&plan), ["meta", "heading", "task", "preamble", "task"]);
}

#[test]
fn a_header_has_lost_its_lines_with_the_text_below_it() {
    let text = "清溪市人民政府 今天是 2018年6月11日 简体 | 繁体 | 无障碍 首页 信息公开 清溪市人民政府办公室关于印发清溪市2018年河道工作实施方案的通知 文号: 清政办字〔2018〕56号 发布日期: 2018-06-08 【字号 大 中 小】 各县（市、区）人民政府，市政府各部门： 现将方案印发给你们，请认真执行。 2018年6月5日\n2018年河道工作以服务群众为目标。 一、管好河道 （一）保护水源。公布水源名录。 （二）保护湖泊。公布湖泊名录。 二、管好水库 公布蓄水情况。 上一篇: 清溪市棚户区改造方案 打印 关闭 网站地图 | 联系我们 | 版权声明\n";
    let plan = parsed(text);
    let header = &plan.header;
    assert_eq!(header.title.as_deref(), Some("清溪市人民政府办公室关于印发清溪市2018年河道工作实施方案的通知"));
    assert_eq!((header.doc_number.as_deref(), header.year), (Some("清政办字〔2018〕56号"), Some(2018)));
    assert_eq!(plan.tasks.len(), 3);
}
