//! Every code: a text that triggers it, and the text without the mistake, which must not.

use std::collections::BTreeSet;

use duibiao::gap::{Code, Severity, Stage};

use crate::{How, codes, found};

/// A plan of a city of a year without national points here.
const PARENT: &str = "广元市2014年政务公开工作要点

广府办发〔2014〕3号

一、推进财政信息公开
（一）推进预决算公开。2014年6月底前公开部门预算和决算，每月公开财政收支执行情况，公开比例不低于90%。（市财政局牵头）
二、推进环境信息公开
（一）推进环境保护信息公开。公布全市空气质量和饮用水水源水质监测信息。（市环境保护局牵头）
（二）推进安全生产信息公开。及时公开生产安全事故调查处理信息。（市安全监管局牵头）

广元市人民政府办公室
2014年3月1日
";

/// A plan that carries it out in its own words and leaves nothing out.
const DRAFT: &str = "利州区2014年政务公开工作要点

利府办发〔2014〕5号

为落实《广元市2014年政务公开工作要点》（广府办发〔2014〕3号），制定本要点。

一、推进财政信息公开
（一）推进预决算公开。2014年6月底前公开部门预算和决算，每月公开财政收支执行情况，公开比例不低于90%，由预算单位在本单位网站设立专栏集中展示。（区财政局牵头）
二、推进环境信息公开
（一）推进环境保护信息公开。公布全区空气质量和饮用水水源水质监测信息，在街道社区设置电子显示屏同步播放。（区环境保护局牵头）
（二）推进安全生产信息公开。及时公开生产安全事故调查处理信息，督促工矿企业张榜公示隐患整改结果。（区安全监管局牵头）

利州区人民政府办公室
2014年4月1日
";

fn changed(from: &str, to: &str) -> String {
    assert!(DRAFT.contains(from), "{from}");
    DRAFT.replacen(from, to, 1)
}

/// The code, the text that triggers it, and how it is checked; without the change the same text must not have it.
fn cases() -> Vec<(&'static str, String, How)> {
    let plain = How::default();
    let library = How { has_library: true, ..plain };
    let safety =
        "（二）推进安全生产信息公开。及时公开生产安全事故调查处理信息，督促工矿企业张榜公示隐患整改结果。（区安全监管局牵头）\n";
    let misplaced = "（一）推进安全生产信息公开。及时公开生产安全事故预警信息。（区安全监管局牵头）\n";
    let finance = "一、推进财政信息公开\n";
    let long = "组织离退休老同志开展重阳登高和书法展示，丰富大家的节假日生活。（区教育局牵头）\n";
    let twice =
        "（三）推进安全生产信息公开。及时公开生产安全事故调查处理信息，督促工矿企业张榜公示隐患整改结果。（区安全监管局牵头）\n";
    vec![
        ("L006", changed("《广元市2014年政务公开工作要点》", "《广元市2013年政务公开工作要点》"), plain),
        ("C101", changed(safety, ""), plain),
        ("C102", changed("和饮用水水源水质监测", "监测"), plain),
        ("C201", changed("2014年6月底前公开", "2014年10月底前公开"), plain),
        ("C202", changed("每月公开", "每季度公开"), plain),
        ("C203", changed("不低于90%", "不低于60%"), plain),
        ("C301", changed("（区环境保护局牵头）", ""), plain),
        ("C302", changed("（区环境保护局牵头）", "（区教育局牵头）"), plain),
        ("C303", DRAFT.replace("（区环境保护局牵头）", "").replace("（区财政局牵头）", ""), plain),
        (
            "C401",
            changed(safety, "").replace(finance, &format!("一、推进预决算公开\n{misplaced}")).replacen(
                "二、推进环境",
                "二、推进安全生产信息公开\n（一）推进生产安全。公布生产安全事故隐患排查情况。（区安全监管局牵头）\n三、推进环境",
                1,
            ),
            plain,
        ),
        ("C402", changed(safety, &format!("{safety}{twice}")), plain),
        ("C403", changed("（二）推进安全生产", "（四）推进安全生产"), plain),
        ("C404", changed("（二）推进安全生产信息公开。及时", "推进安全生产信息公开\n及时"), plain),
        ("C405", changed(safety, &format!("{safety}三、丰富老年生活\n（一）{long}")), plain),
        ("C501", changed("（广府办发〔2014〕3号）", "和《广元市2014年政府网站整改工作方案》（广府办发〔2014〕77号）"), library),
        ("C502", changed("广府办发〔2014〕3号", "广府办发〔2014〕8号"), plain),
        (
            "C601",
            PARENT.replace("广元市", "利州区").replace("市财", "区财").replace("市环", "区环").replace("市安", "区安"),
            plain,
        ),
        ("C701", changed("利府办发〔2014〕5号\n", ""), plain),
        ("C702", changed("2014年4月1日\n", ""), plain),
    ]
}

#[test]
fn a_draft_that_leaves_nothing_out_has_no_finding() {
    let all = found(DRAFT, &[PARENT], How { stage: Stage::Final, has_library: true });
    assert!(all.is_empty(), "{:?}", all.iter().map(|one| &one.finding).collect::<Vec<_>>());
}

#[test]
fn every_code_of_a_draft_is_triggered_by_its_mistake() {
    let mut seen = BTreeSet::new();
    for (code, text, how) in cases() {
        let all = codes(&found(&text, &[PARENT], how));
        assert!(all.contains(&code), "{code}: {all:?}");
        seen.insert(code);
    }
    let wanted: BTreeSet<&str> = Code::ALL.into_iter().filter(|code| code.is_of_draft()).map(Code::code).collect();
    assert_eq!(wanted.difference(&seen).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn a_mistake_is_told_where_it_stands() {
    let text = changed("每月公开", "每季度公开");
    let all = found(&text, &[PARENT], How::default());
    let one = all.iter().find(|one| one.finding.code == Code::FrequencyWeaker).expect("weaker");
    assert_eq!(&text[one.span.expect("a place").range()], "每季度");
    assert_eq!(one.finding.severity, Severity::Error);
    assert!(one.above.is_some() && one.proposal.is_some());
}

#[test]
fn number_and_date_are_missed_only_when_the_plan_is_final() {
    let text = changed("利府办发〔2014〕5号\n", "").replace("2014年4月1日\n", "");
    let severities = |stage| {
        let all = found(&text, &[PARENT], How { stage, ..How::default() });
        all.iter().map(|one| one.finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(severities(Stage::Draft), []);
    assert_eq!(severities(Stage::Unknown), [Severity::Note; 2]);
    assert_eq!(severities(Stage::Final), [Severity::Error; 2]);
}

#[test]
fn what_no_library_was_given_for_is_not_called_unknown() {
    let text = changed("（广府办发〔2014〕3号）", "和《广元市2014年政府网站整改工作方案》（广府办发〔2014〕77号）");
    assert!(!codes(&found(&text, &[PARENT], How::default())).contains(&"C501"));
}
