//! Every code of the text of a draft: a draft that triggers it, and one as near to it as can be that must not. Those on lineage and
//! exceptions are in `folders`; a test here walks the list of all codes and knows none that has no pair.

use std::collections::BTreeSet;

use duibiao::gap::{Code, Severity, Stage};

use crate::check::{How, codes, folders, found};

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
（一）推进预决算公开。2014年6月底前公开部门预算和决算，每月公开财政收支执行情况，公开比例不低于90%，在门户网站设立专栏集中展示。（区财政局牵头）
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

/// A draft that triggers a code, and one that must not.
struct Pair {
    code: &'static str,
    wrong: String,
    right: String,
    how: How,
    /// How the second is checked, where that makes the difference.
    how_right: How,
}

fn pair(code: &'static str, wrong: String, right: String, how: How) -> Pair {
    Pair { code, wrong, right, how, how_right: how }
}

const SAFETY: &str =
    "（二）推进安全生产信息公开。及时公开生产安全事故调查处理信息，督促工矿企业张榜公示隐患整改结果。（区安全监管局牵头）\n";

fn pairs() -> Vec<Pair> {
    let mut all = missing_and_weaker();
    all.extend(owners());
    all.extend(order());
    all.extend(sources());
    all
}

fn missing_and_weaker() -> Vec<Pair> {
    let plain = How::default();
    let undated = DRAFT.replace("2014年4月1日\n", "");
    vec![
        pair("C101", changed(SAFETY, ""), changed("及时公开生产安全事故", "公布事故"), plain),
        pair("C102", changed("和饮用水水源水质监测", "监测"), changed("和饮用水水源水质监测", "和饮用水安全状况"), plain),
        pair(
            "C201",
            changed("2014年6月底前公开", "2014年10月底前公开"),
            changed("2014年6月底前公开", "2014年5月底前公开"),
            plain,
        ),
        pair("C202", changed("每月公开", "每季度公开"), changed("每月公开", "每周公开"), plain),
        pair("C203", changed("不低于90%", "不低于60%"), changed("不低于90%", "不低于95%"), plain),
        pair("C204", changed("2014年6月底前公开", "2014年2月底前公开"), changed("2014年6月底前公开", "2014年4月底前公开"), plain),
        // A draft without a date is held to its year.
        pair(
            "C204",
            changed("2014年6月底前公开", "2013年6月底前公开").replace("2014年4月1日\n", ""),
            changed("2014年6月底前公开", "2014年2月底前公开").replace("2014年4月1日\n", ""),
            plain,
        ),
        // Where somebody says which day it is, it is held to that.
        Pair {
            how_right: How { today: Some("2014-06-30"), ..plain },
            ..pair("C204", undated.clone(), undated, How { today: Some("2014-07-01"), ..plain })
        },
        pair("C204", changed("2014年6月底前公开", "2015年3月底前公开"), changed("2014年6月底前公开", "2015年1月底前公开"), plain),
    ]
}

fn owners() -> Vec<Pair> {
    let plain = How::default();
    let environment = "（区环境保护局牵头）";
    vec![
        pair("C301", changed(environment, ""), changed(environment, "（区环境保护局负责）"), plain),
        pair(
            "C301",
            changed(environment, "（区环境保护局配合）"),
            changed(environment, "（区水务局配合，区环境保护局牵头）"),
            plain,
        ),
        pair("C302", changed(environment, "（区教育局牵头）"), changed(environment, "（区环保局牵头、区教育局配合）"), plain),
        // The branch of an office of the city is that office.
        pair(
            "C302",
            changed(environment, "（市教育局利州分局牵头）"),
            changed(environment, "（市环境保护局利州分局牵头）"),
            plain,
        ),
        pair("C303", DRAFT.replace(environment, "").replace("（区财政局牵头）", ""), changed(environment, ""), plain),
    ]
}

fn order() -> Vec<Pair> {
    let plain = How::default();
    let finance = "一、推进财政信息公开\n";
    let warning = |label: &str| format!("（{label}）推进安全生产信息公开。及时公开生产安全事故预警信息。（区安全监管局牵头）\n");
    let home = "二、推进安全生产信息公开\n（一）推进生产安全。公布生产安全事故隐患排查情况。（区安全监管局牵头）\n";
    let with_home = |finance_has: &str, home_has: &str| {
        let text = changed(SAFETY, "").replace(finance, &format!("一、推进预决算公开\n{finance_has}"));
        let text =
            if finance_has.is_empty() { text } else { text.replace("（一）推进预决算", "（二）推进预决算") };
        text.replacen("二、推进环境", &format!("{home}{home_has}三、推进环境"), 1)
    };
    let twice = SAFETY.replace("（二）", "（三）");
    let alike = "（三）推进安全生产信息公开。及时公开生产安全事故预警预报信息，组织工矿企业开展应急演练并公布演练情况。（区安全监管局牵头）\n";
    let added = |task: &str| changed(SAFETY, &format!("{SAFETY}三、其他工作\n（一）{task}（区教育局牵头）\n"));
    vec![
        pair("C401", with_home(&warning("一"), ""), with_home("", &warning("二")), plain),
        pair("C402", changed(SAFETY, &format!("{SAFETY}{twice}")), changed(SAFETY, &format!("{SAFETY}{alike}")), plain),
        pair("C403", changed("（二）推进安全生产", "（四）推进安全生产"), changed(SAFETY, &format!("{SAFETY}{alike}")), plain),
        pair("C403", changed("（二）推进安全生产", "（一）推进安全生产"), DRAFT.to_owned(), plain),
        pair(
            "C404",
            changed("（二）推进安全生产信息公开。及时", "推进安全生产信息公开\n及时"),
            changed("信息公开。及时", "信息公开。\n及时"),
            plain,
        ),
        pair(
            "C406",
            changed("\n利州区人民政府办公室", "附件：任务分工表\n\n利州区人民政府办公室"),
            changed("\n利州区人民政府办公室", "附件：联系人名单\n\n利州区人民政府办公室"),
            plain,
        ),
        pair(
            "C405",
            added("组织离退休老同志开展重阳登高和书法展示，丰富大家的节假日生活。"),
            added("公布义务教育招生范围、招生条件和招生结果。"),
            plain,
        ),
    ]
}

fn sources() -> Vec<Pair> {
    let plain = How::default();
    let library = How { has_library: true, ..plain };
    let (last, early) = (How { stage: Stage::Final, ..plain }, How { stage: Stage::Draft, ..plain });
    let unknown = "和《广元市2014年政府网站整改工作方案》（广府办发〔2014〕77号）";
    let copy = PARENT.replace("广元市", "利州区").replace("市财", "区财").replace("市环", "区环").replace("市安", "区安");
    let (no_number, no_date) = (changed("利府办发〔2014〕5号\n", ""), changed("2014年4月1日\n", ""));
    vec![
        Pair {
            how_right: plain,
            ..pair("C501", changed("（广府办发〔2014〕3号）", unknown), changed("（广府办发〔2014〕3号）", unknown), library)
        },
        pair("C502", changed("广府办发〔2014〕3号", "广府办发〔2014〕8号"), changed("（广府办发〔2014〕3号）", ""), plain),
        pair(
            "C503",
            changed("《广元市2014年政务公开工作要点》", "《广元市2014年信访督办实施方案》"),
            changed("《广元市2014年政务公开工作要点》", "《2014年全市政务公开工作安排》"),
            plain,
        ),
        // An annex carries the number of its notice.
        pair(
            "C503",
            changed("《广元市2014年政务公开工作要点》", "《广元市2014年信访督办任务分解表》"),
            changed("《广元市2014年政务公开工作要点》", "《广元市政务公开任务分解表》"),
            plain,
        ),
        pair(
            "C503",
            changed("《广元市2014年政务公开工作要点》", "《关于做好2014年信访督办重点工作的通知》"),
            changed("《广元市2014年政务公开工作要点》", "《关于做好2014年政府信息公开重点工作的通知》"),
            plain,
        ),
        // In full it is another one of the same office.
        pair(
            "C503",
            changed("《广元市2014年政务公开工作要点》", "《广元市人民政府办公室关于印发2014年全市政务公开重点任务清单的通知》"),
            changed("《广元市2014年政务公开工作要点》", "《广元市人民政府办公室关于印发2014年全市政务公开工作要点的通知》"),
            plain,
        ),
        pair("C601", copy, DRAFT.to_owned(), plain),
        Pair { how_right: early, ..pair("C701", no_number.clone(), no_number, last) },
        Pair { how_right: early, ..pair("C702", no_date.clone(), no_date, last) },
    ]
}

/// An annex carries the number of its notice, and a title that tells the work alone may be the one that is meant.
#[test]
fn an_annex_with_the_number_of_its_notice_is_no_wrong_title() {
    let annexed = format!("{PARENT}\n附件：\n信访督办重点事项任务分解表\n");
    let titled = |title: &str, parent: &str| {
        let draft = changed("《广元市2014年政务公开工作要点》", title);
        codes(&found(&draft, &[parent], How::default())).contains(&"C503")
    };
    for title in
        ["《广元市政务公开任务分解表》", "《广元市2014年政务公开工作分工方案》", "《关于做好2014年政府信息公开重点工作的通知》"]
    {
        assert!(!titled(title, PARENT), "{title}");
    }
    let annex = "《广元市信访督办重点事项任务分解表》";
    assert!(titled(annex, PARENT) && !titled(annex, &annexed), "it is in the very document, or in none that is known");
    assert!(titled("《关于做好2014年信访督办重点工作的通知》", PARENT), "work of another kind");
}

#[test]
fn a_draft_that_leaves_nothing_out_has_no_finding() {
    let all = found(DRAFT, &[PARENT], How { stage: Stage::Final, has_library: true, today: None });
    assert!(all.is_empty(), "{:?}", all.iter().map(|one| &one.finding).collect::<Vec<_>>());
}

#[test]
fn a_draft_with_the_mistake_triggers_its_code_and_one_without_it_does_not() {
    let told = |text: &str, how: How| codes(&found(text, &[PARENT], how));
    for pair in pairs() {
        let (wrong, right) = (told(&pair.wrong, pair.how), told(&pair.right, pair.how_right));
        assert!(wrong.contains(&pair.code), "{}: {wrong:?}\n{}", pair.code, pair.wrong);
        assert!(!right.contains(&pair.code), "{}: {right:?}\n{}", pair.code, pair.right);
    }
}

#[test]
fn every_code_has_a_pair_of_fixtures() {
    let texts = pairs().into_iter().map(|pair| pair.code);
    let known: BTreeSet<&str> = texts.chain(folders::CODES).collect();
    let wanted: BTreeSet<&str> = Code::ALL.into_iter().map(Code::code).collect();
    assert_eq!(known, wanted);
}

#[test]
fn a_mistake_is_told_where_it_stands() {
    let text = changed("每月公开", "每季度公开");
    let all = found(&text, &[PARENT], How::default());
    let one = all.iter().find(|one| one.finding.code == Code::FrequencyWeaker).expect("weaker");
    assert_eq!(&text[one.span.expect("a place").range()], "每季度");
    assert_eq!(one.finding.severity, Severity::Error);
    assert!(one.above.is_some() && one.proposal.is_some());
    let cases = [
        (Code::OwnerDiffers, changed("（区环境保护局牵头）", "（区教育局牵头）"), "区教育局"),
        (Code::NumberOutOfOrder, changed("（二）推进安全生产", "（四）推进安全生产"), "（四）"),
        (
            Code::WrongNumber,
            changed("广府办发〔2014〕3号", "广府办发〔2014〕8号"),
            "《广元市2014年政务公开工作要点》（广府办发〔2014〕8号",
        ),
    ];
    for (code, text, words) in cases {
        let all = found(&text, &[PARENT], How::default());
        let one = all.iter().find(|one| one.finding.code == code).expect("a finding");
        assert_eq!(&text[one.span.expect("a place").range()], words, "{}", code.code());
    }
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
