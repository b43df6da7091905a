//! A plan published as a web page is read like the same plan as text: same clauses, same mapping.

#![expect(clippy::panic, clippy::expect_used, reason = "a test that cannot read its fixture has failed")]

use std::fs;

use duibiao::mapping::Mapper;
use duibiao::plan::{self, ClauseKind, Plan};
use duibiao::source::SourceText;
use duibiao::taxonomy;

/// Share of clauses that must be identical.
const BAR: f64 = 0.99;

const PLANS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];

fn read(path: &str) -> Plan {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let source = SourceText::from_bytes(path, &bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    plan::parse(path, source).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn seed(plan: &str) -> Plan {
    read(&format!("seeds/{plan}.txt"))
}

/// A clause as it is compared: text without white space, kind, path.
type Compared = (String, &'static str, String);

fn compared(plan: &Plan) -> Vec<Compared> {
    let clause = |clause: &plan::Clause| {
        let text = clause.text.split_whitespace().collect();
        (text, clause.kind.code(), plan.path_of(clause).join("/"))
    };
    plan.clauses.iter().map(clause).collect()
}

/// Length of the longest common subsequence.
fn common(a: &[Compared], b: &[Compared]) -> usize {
    let mut last = vec![0; b.len() + 1];
    for left in a {
        let mut row = vec![0; b.len() + 1];
        for (at, right) in b.iter().enumerate() {
            row[at + 1] = if left == right { last[at] + 1 } else { last[at + 1].max(row[at]) };
        }
        last = row;
    }
    last[b.len()]
}

#[expect(clippy::cast_precision_loss, reason = "counts of some hundred")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn assert_same(page: &str, text: &Plan) {
    let read = read(page);
    let (expected, found) = (compared(text), compared(&read));
    let both = share(common(&expected, &found), expected.len());
    // A page may say more about the document; it may not ask for more.
    let asked = |clauses: &[Compared]| -> Vec<Compared> {
        clauses.iter().filter(|(_, kind, _)| !matches!(*kind, "meta" | "noise")).cloned().collect()
    };
    let (expected, found) = (asked(&expected), asked(&found));
    let back = share(common(&expected, &found), found.len());
    assert!(both >= BAR && back >= BAR, "{page}: {both:.4} of the clauses, {back:.4} back");

    let taxonomy = taxonomy::load_embedded().expect("the taxonomy");
    let mapper = Mapper::new(&taxonomy);
    let items = |plan: &Plan| -> Vec<(String, Vec<String>)> {
        let mapping = mapper.map(plan);
        let asking = plan.clauses.iter().enumerate().filter(|(_, clause)| clause.kind.is_mapped());
        asking
            .map(|(index, clause)| {
                let codes = mapping.of(index).iter().map(|label| taxonomy.item(label.item).code.clone());
                (clause.text.split_whitespace().collect(), codes.collect())
            })
            .collect()
    };
    assert_eq!(items(text), items(&read), "{page}");
}

#[test]
fn paragraphs_in_the_container_of_a_site_are_the_plan() {
    for plan in PLANS {
        assert_same(&format!("tests/fixtures/web/{plan}.cms.html"), &seed(plan));
    }
}

#[test]
fn lines_of_an_old_page_laid_out_with_tables_are_the_plan() {
    for plan in PLANS {
        assert_same(&format!("tests/fixtures/web/{plan}.br.html"), &seed(plan));
    }
}

#[test]
fn a_page_in_gb2312_with_its_index_table_is_the_plan() {
    for plan in PLANS {
        let page = format!("tests/fixtures/web/{plan}.info.html");
        assert_same(&page, &seed(plan));
        let read = read(&page);
        assert_eq!(read.source.encoding(), "gb18030");
        assert!(read.source.text().contains("索引号：000014349/2017-00088\n"), "{page}");
    }
}

#[test]
fn a_page_saved_as_one_file_is_the_plan() {
    assert_same("tests/fixtures/web/yibin-2017.mht", &seed("yibin-2017"));
    assert_eq!(read("tests/fixtures/web/yibin-2017.mht").source.format().name(), "mht");
}

#[test]
fn nothing_of_the_site_is_left_in_the_text() {
    for plan in PLANS {
        for layout in ["cms", "br"] {
            let text = read(&format!("tests/fixtures/web/{plan}.{layout}.html")).source.text().to_owned();
            for chrome in
                ["新闻中心", "植树活动", "统计代码", "旧导航", "隐藏的说明", "分享到", "网站标识码", "政策文件栏目", "技术支持"]
            {
                assert!(!text.contains(chrome), "{plan} {layout}: {chrome}");
            }
        }
    }
}

#[test]
fn what_a_page_says_of_its_document_outside_the_text_is_kept() {
    let plan = read("tests/fixtures/web/outside.html");
    let before: Vec<&str> = plan.source.text().lines().take(4).collect();
    let expected = [
        "西市区2018年政务公开工作要点",
        "发布时间：2018-08-23 10:56　信息来源：区政府办公室　浏览次数：247",
        "发文字号：西政办发〔2018〕9号",
        "成文日期：2018年8月20日",
    ];
    assert_eq!(before, expected);
    assert_eq!(plan.header.title.as_deref(), Some("西市区2018年政务公开工作要点"));
    assert_eq!(plan.header.published.as_deref(), Some("2018-08-23"));
    // The annex is announced and not there, and so is what the picture shows.
    assert!(plan.unread.iter().any(|unread| unread.what.contains("任务分解表")), "{:?}", plan.unread);
    assert!(plan.unread.iter().any(|unread| unread.what.contains("gzbz.jpg")), "{:?}", plan.unread);
    let asked = |plan: &Plan| plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).count();
    assert_eq!(asked(&plan), asked(&seed("xishi-2018")));
}

#[test]
fn every_clause_of_a_page_knows_its_paragraph() {
    let plan = read("tests/fixtures/web/yibin-2017.cms.html");
    for clause in &plan.clauses {
        assert!(plan.source.origin_of(clause.span.start).is_some(), "{}", clause.text);
    }
}
