//! Task tables (任务分解表) of workbooks and web pages become tasks, in any order and wording of their columns.

#![expect(clippy::panic, reason = "a test that cannot read its fixture has failed")]

use std::fs;

use duibiao::plan::{self, Clause, ClauseKind, Plan};
use duibiao::source::{Origin, SourceText};

fn read(path: &str) -> Plan {
    let path = format!("tests/fixtures/{path}");
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let source = SourceText::from_bytes(&path, &bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    plan::parse(&path, source).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn clauses<'p>(plan: &'p Plan, task: &plan::Task) -> Vec<&'p Clause> {
    task.clauses.iter().map(|&index| &plan.clauses[index]).collect()
}

/// What a clause says, without number and notes.
fn bodies(plan: &Plan, task: &plan::Task) -> String {
    clauses(plan, task).iter().map(|clause| plan.source.slice(clause.body)).collect::<Vec<_>>().join("|")
}

/// The cells behind what a task says: where its deadline stands.
fn notes(plan: &Plan, task: &plan::Task) -> String {
    clauses(plan, task).iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join("|")
}

/// A task as one line: path, heading, text, units with their parts.
fn shown(plan: &Plan) -> Vec<String> {
    let line = |task: &plan::Task| {
        let section = &plan.sections[task.section];
        let units: Vec<String> = task.responsible.iter().map(|unit| format!("{}:{}", unit.unit, unit.role.code())).collect();
        format!("{} [{}] {} <{}>", section.path.join("/"), section.heading, bodies(plan, task), units.join(" "))
    };
    plan.tasks.iter().map(line).collect()
}

/// Every character that is not white space stands in exactly one clause.
fn assert_complete(plan: &Plan) {
    let text = plan.source.text();
    let mut at = 0;
    for clause in &plan.clauses {
        let between = text.get(at..clause.span.start).unwrap_or_else(|| panic!("clauses overlap at {}", clause.text));
        assert!(between.trim().is_empty(), "lost: {between}");
        assert!(clause.span.contains(clause.body), "{}", clause.text);
        at = clause.span.end;
    }
    assert!(text[at..].trim().is_empty(), "lost: {}", &text[at..]);
}

const PLAIN: [&str; 4] = [
    "1 [公开本级政府预算、决算和“三公”经费] 公开本级政府预算、决算和“三公”经费。 <县财政局:implement>",
    "2 [公开扶贫资金分配结果] 公开扶贫资金分配结果。|建立台账，每季度更新。 <县扶贫办:lead 县财政局:support>",
    "3 [政策文件与解读材料同步公布] 政策文件与解读材料同步公布 <各部门:implement 各乡镇:implement 县政府办:lead>",
    "4 [财政资金信息公开率] 财政资金信息公开率 <县财政局:implement>",
];

#[test]
fn a_row_is_a_task() {
    let plan = read("sheets/plain.xlsx");
    assert_eq!(shown(&plan), PLAIN);
    let deadlines: Vec<bool> = ["2018年9月30日", "每季度", "长期坚持", "100%"]
        .iter()
        .zip(&plan.tasks)
        .map(|(deadline, task)| notes(&plan, task).contains(deadline))
        .collect();
    assert_eq!(deadlines, [true; 4]);
    assert_complete(&plan);
}

#[test]
fn the_old_format_gives_the_same_tasks_and_its_title() {
    let plan = read("sheets/plain.xls");
    assert_eq!(shown(&plan), PLAIN);
    assert_eq!(plan.source.format().name(), "xls");
    assert_eq!(plan.header.title.as_deref(), Some("新城县2018年政务公开工作任务分解表"));
    assert_eq!(plan.header.kind, Some(plan::PlanKind::TaskBreakdown));
    assert!(notes(&plan, &plan.tasks[0]).contains("2018-09-30"));
    assert_complete(&plan);
}

#[test]
fn merged_cells_are_headings_and_columns_give_the_parts() {
    let plan = read("sheets/groups.xlsx");
    let expected = [
        "一/一/1 [重大决策草案公开征求意见] 重大决策草案公开征求意见。 <县法制办:lead 各部门:support>",
        "一/一/2 [会议讨论决定的事项20个工作日内公开] 会议讨论决定的事项20个工作日内公开。 <县政府办:lead 各部门:support>",
        "一/3 [解读回应] 解读回应|政策性文件与解读方案同步组织。 <县政府办:lead 县委宣传部:support>",
        "二/4 [互联网+政务服务] 互联网+政务服务|推进“一网通办”。 <县行政审批局:lead 县编办:support 县大数据局:support>",
    ];
    assert_eq!(shown(&plan), expected);
    let headings: Vec<&str> =
        plan.sections.iter().filter(|section| section.path.len() == 1).map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["推进决策公开", "推进服务公开"]);
    assert!(notes(&plan, &plan.tasks[3]).contains("12月底前"));
    assert_complete(&plan);
}

#[test]
fn a_head_of_two_rows_under_a_title_is_read() {
    let plan = read("sheets/two_heads.xlsx");
    let expected = [
        "一/1 [公开部门预算] 公开部门预算 <县财政局:lead 各预算单位:support>",
        "一/2 [公开部门决算] 公开部门决算 <县财政局:lead 各预算单位:support>",
        "二/1 [公开征地信息] 公开征地信息 <县国土局:lead>",
    ];
    assert_eq!(shown(&plan), expected);
    assert_eq!(plan.header.title.as_deref(), Some("新城县2018年政务公开工作任务分解表"));
    assert!(notes(&plan, &plan.tasks[2]).contains("批准后10个工作日内"));
    let meta: Vec<&str> =
        plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Meta).map(|clause| clause.text.as_str()).collect();
    assert!(meta.iter().any(|text| text.starts_with("填报单位")) && meta.iter().any(|text| text.starts_with("注：")), "{meta:?}");
    assert_complete(&plan);
}

#[test]
fn a_cell_that_lists_three_tasks_gives_three_tasks() {
    let plan = read("sheets/listed.xlsx");
    let expected = [
        "（一）/1 [公开政府预算] 公开政府预算。 <县财政局:implement>",
        "（一）/2 [公开部门预算] 公开部门预算。 <县财政局:implement>",
        "（一）/3 [公开“三公”经费，说明增减原因] 公开“三公”经费，说明增减原因。 <县财政局:implement>",
        "（二）/（1） [公开保障房分配结果] 公开保障房分配结果； <县住建局:implement>",
        "（二）/（2） [公开义务教育招生结果] 公开义务教育招生结果 <县教育局:implement>",
        "（三） [网站管理] 网站管理|每季度通报抽查情况。 <县政府办:implement>",
    ];
    assert_eq!(shown(&plan), expected);
    assert_complete(&plan);
}

#[test]
fn every_sheet_is_read_and_the_hidden_one_says_so() {
    let plan = read("sheets/sheets.xlsx");
    let expected = [
        "1 [公开部门预算] 公开部门预算。 <县财政局:implement>",
        "2 [公开部门决算] 公开部门决算。 <县财政局:implement>",
        "1 [文件与解读材料同步公布] 文件与解读材料同步公布。 <县政府办:implement>",
        "1 [公开审计结果] 公开审计结果。 <县审计局:implement>",
    ];
    let tasks = shown(&plan);
    let of_tables: Vec<&String> = tasks.iter().filter(|task| !task.contains("汇总")).collect();
    assert_eq!(of_tables, expected.iter().collect::<Vec<_>>());
    assert!(plan.source.text().contains("工作表：旧表（隐藏）"));
    let at = plan.source.text().find("公开审计结果").expect("there");
    let cell = Origin::Cell { sheet: "旧表".to_owned(), row: 2, column: 2 };
    assert_eq!(plan.source.origin_of(at), Some(&cell));
    assert_complete(&plan);
}

#[test]
fn a_table_of_a_web_page_is_read_like_one_of_a_workbook() {
    let plan = read("web/tasks.html");
    let expected = [
        "一/1 [公开本级政府预算、决算和“三公”经费] 公开本级政府预算、决算和“三公”经费。 <县财政局:lead 各部门:support>",
        "一/2 [公开扶贫资金分配结果] 公开扶贫资金分配结果。 <县扶贫办:lead 县财政局:support 各乡镇:support>",
        "二/3 [政策文件与解读材料同步公布] 政策文件与解读材料同步公布。 <县政府办:lead>",
    ];
    assert_eq!(shown(&plan), expected);
    assert_eq!(plan.header.title.as_deref(), Some("新城县2018年政务公开工作任务分解表"));
    assert!(notes(&plan, &plan.tasks[0]).contains("9月底前"));
    assert_complete(&plan);
}

#[test]
fn a_table_that_names_no_tasks_stays_text() {
    let page = "<p>一、公开部门预算。</p><table><tr><td>姓名</td><td>电话</td></tr><tr><td>张某</td><td>1</td></tr></table>";
    let source = SourceText::from_bytes("t", page.as_bytes()).expect("a page");
    assert_eq!(source.tables().len(), 1);
    let plan = plan::parse("t", source).expect("a plan");
    assert_eq!(plan.tasks.len(), 1);
    assert_complete(&plan);
}

#[test]
fn a_measure_beside_a_task_says_how_much_of_it_and_is_no_task() {
    let page = "<p>新城县2018年政务公开任务分解表</p><table><tr><td>序号</td><td>工作任务</td><td>考核指标</td><td>责任单位</td></tr>\
        <tr><td>1</td><td>公开部门预算。</td><td>公开率100%</td><td>县财政局</td></tr>\
        <tr><td>2</td><td>公开抽检结果。</td><td>每月公开1次</td><td>县市场监管局</td></tr>\
        <tr><td>3</td><td>公开权责清单。</td><td></td><td>县编办</td></tr></table>";
    let plan = plan::parse("t", SourceText::from_bytes("t", page.as_bytes()).expect("a page")).expect("a plan");
    let expected = [
        "1 [公开部门预算] 公开部门预算。 <县财政局:implement>",
        "2 [公开抽检结果] 公开抽检结果。 <县市场监管局:implement>",
        "3 [公开权责清单] 公开权责清单。 <县编办:implement>",
    ];
    assert_eq!(shown(&plan), expected);
    let said = |task: usize| plan.tasks[task].quantities.iter().map(|found| found.text.as_str()).collect::<Vec<_>>();
    assert_eq!((said(0), said(2)), (vec!["100%"], vec![]));
    assert!(!plan.tasks[1].frequencies.is_empty(), "{:?}", plan.tasks[1]);
    assert_complete(&plan);
}

/// A page with a table: rows of cells.
fn table_of(rows: &[&[&str]]) -> Plan {
    let row = |cells: &&[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr>{}</tr>", cells.concat())
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    let page = format!("<html><body><table>{}</table></body></html>", rows.concat());
    let source = SourceText::from_bytes("t.html", page.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    plan::parse("t", source).unwrap_or_else(|error| panic!("{error}"))
}

const HEAD: &[&str] = &["序号", "工作任务", "责任单位", "完成时限"];
const TASK: &[&str] = &["1", "公开部门预算和决算。", "县财政局", "2021年10月底前"];

#[test]
fn rows_above_the_head_are_the_header_of_the_document() {
    const TITLE: &[&str] = &["青禾县2021年政务公开工作要点任务分解表"];
    const PURPOSE: &[&str] = &["根据《白鹭市2021年政务公开工作要点》（鹭政办发〔2021〕22号），结合我县实际，制定本任务分解表。"];
    let facts: [&[&[&str]]; 4] = [
        &[&["青禾县人民政府办公室  青政办发〔2021〕17号  2021年6月8日"]],
        &[&["青禾县人民政府办公室", "青政办发〔2021〕17号", "2021年6月8日"]],
        &[&["青禾县人民政府办公室"], &["青政办发〔2021〕17号", "", "2021年6月8日"]],
        &[&["青禾县人民政府办公室<br>青政办发〔2021〕17号<br>2021年6月8日"]],
    ];
    for facts in facts {
        let rows: Vec<&[&str]> = [&[TITLE], facts, &[PURPOSE, HEAD, TASK]].concat();
        let plan = table_of(&rows);
        let header = &plan.header;
        assert_eq!(header.title.as_deref(), Some(TITLE[0]), "{facts:?}");
        assert_eq!(header.issuer.as_deref(), Some("青禾县人民政府办公室"), "{facts:?}");
        assert_eq!(header.doc_number.as_deref(), Some("青政办发〔2021〕17号"), "{facts:?}");
        assert_eq!(header.issued.as_deref(), Some("2021-06-08"), "{facts:?}");
        let cited: Vec<Option<&str>> = header.authorities.iter().map(|cited| cited.doc_number.as_deref()).collect();
        assert_eq!(cited, [Some("鹭政办发〔2021〕22号")], "{facts:?}");
        assert_complete(&plan);
        assert_eq!(plan.tasks.len(), 1, "{facts:?}");
    }
}

#[test]
fn dates_and_numbers_of_rows_and_remarks_are_no_header() {
    let remark: &[&str] = &["注：依据《甲省条例》（甲发〔2019〕1号）填写。"];
    let dated: &[&str] = &["2", "修订青政办发〔2020〕9号文件。", "县政府办公室", "2021年6月8日"];
    let in_cells: &[&str] = &["3", "青政办发〔2020〕9号", "青禾县人民政府办公室", "2021年6月8日"];
    let plan = table_of(&[&["青禾县2021年政务公开任务分解表"], remark, HEAD, TASK, dated, in_cells]);
    let header = &plan.header;
    assert_eq!((header.issuer.as_deref(), header.doc_number.as_deref(), header.issued.as_deref()), (None, None, None));
    assert_eq!(header.authorities, []);
    assert_complete(&plan);
}

#[test]
fn a_row_above_the_head_may_hold_the_facts_in_brackets() {
    const TITLE: &[&str] = &["青禾县2021年政务公开工作要点任务分解表"];
    for facts in [
        "（青禾县政务公开办，青公开办〔2021〕3号，2021年5月10日）",
        "(青禾县政务公开办 青公开办〔2021〕3号 2021年5月10日)",
        "青禾县政务公开办；青公开办〔2021〕3号；2021年5月10日",
        "（发文单位：青禾县政务公开办；文号：青公开办〔2021〕3号；日期：2021年5月10日）",
    ] {
        let header = table_of(&[TITLE, &[facts], HEAD, TASK]).header;
        assert_eq!(header.title.as_deref(), Some(TITLE[0]), "{facts}");
        assert_eq!(header.issuer.as_deref(), Some("青禾县政务公开办"), "{facts}");
        assert_eq!(header.doc_number.as_deref(), Some("青公开办〔2021〕3号"), "{facts}");
        assert_eq!(header.issued.as_deref(), Some("2021-05-10"), "{facts}");
    }
    // Who is to do what by when is no fact of the document, nor is the number of what it carries out.
    for remark in ["（县财政局，2021年10月底前）", "（按照鹭政办发〔2021〕22号，2021年5月10日起）"] {
        let header = table_of(&[TITLE, &[remark], HEAD, TASK]).header;
        assert_eq!((header.issuer, header.doc_number, header.issued), (None, None, None), "{remark}");
    }
}

/// What a plan cites, by title and number.
fn cited(plan: &Plan) -> Vec<(&str, Option<&str>)> {
    plan.header.authorities.iter().map(|cited| (cited.title.as_str(), cited.doc_number.as_deref())).collect()
}

#[test]
fn a_column_of_bases_names_what_the_plan_carries_out() {
    const POINTS: &str = "白鹭市2021年政务公开工作要点";
    const NUMBER: &str = "鹭政办发〔2021〕22号";
    for head in ["依据", "政策依据", "文件依据", "任务来源"] {
        let columns: &[&str] = &["序号", "工作任务", head, "责任单位"];
        let row = |basis: &'static str| -> Vec<(String, Option<String>)> {
            let plan = table_of(&[
                columns,
                &["1", "公开部门预算和决算。", basis, "县财政局"],
                &["2", "公开审计结果。", basis, "县审计局"],
            ]);
            assert_complete(&plan);
            assert_eq!(plan.tasks.len(), 2);
            cited(&plan).into_iter().map(|(title, number)| (title.to_owned(), number.map(str::to_owned))).collect()
        };
        let both = (POINTS.to_owned(), Some(NUMBER.to_owned()));
        assert_eq!(row("《白鹭市2021年政务公开工作要点》（鹭政办发〔2021〕22号）第三条"), std::slice::from_ref(&both), "{head}");
        assert_eq!(row("白鹭市2021年政务公开工作要点（鹭政办发〔2021〕22号）"), [both], "{head}");
        assert_eq!(row("白鹭市2021年政务公开工作要点"), [(POINTS.to_owned(), None)], "{head}");
        assert_eq!(row(NUMBER), [(NUMBER.to_owned(), Some(NUMBER.to_owned()))], "{head}");
        assert_eq!(row("上级要求"), [], "{head}");
    }
    // Under another head the same words are what is worked with.
    for head in ["备注", "数据来源"] {
        let columns: &[&str] = &["序号", "工作任务", head, "责任单位"];
        let plan = table_of(&[columns, &["1", "公开部门预算和决算。", NUMBER, "县财政局"]]);
        assert_eq!(cited(&plan), [], "{head}");
    }
}

#[test]
fn a_task_is_found_in_the_cell_where_its_words_stand() {
    let plan = read("sheets/plain.xlsx");
    let column = |at: usize| match plan.origin_of(at) {
        Some(Origin::Cell { column, .. }) => Some(*column),
        _ => None,
    };
    let head = plan.source.text().find("工作任务").and_then(column).unwrap_or_else(|| panic!("no head"));
    for task in &plan.tasks {
        let clause = &plan.clauses[task.clauses[0]];
        assert_eq!(column(clause.span.start), Some(head), "{}", clause.text);
        assert_eq!(column(plan.sections[task.section].start), Some(head), "{}", clause.text);
        // Whoever knows the line alone is led to the same cell.
        let line = plan.source.line_of(clause.span.start);
        let of_line: Vec<_> = plan.origins_by_line().into_iter().filter(|(at, _)| *at == line).collect();
        assert_eq!(of_line.len(), 1);
        assert_eq!(plan.origin_of(clause.span.start), Some(&of_line[0].1), "{}", clause.text);
        // A cell behind it keeps its own place.
        let end = task.clauses.last().map_or(0, |&last| plan.clauses[last].span.end);
        assert!(column(end - 1).is_some_and(|column| column > head), "{}", clause.text);
    }
}
