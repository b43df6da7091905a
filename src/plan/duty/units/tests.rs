//! Notes in brackets, each with the units and roles that a reader would take from it.

use super::*;

fn read(notes: &str) -> Vec<(String, &'static str)> {
    responsible(notes).into_iter().map(|found| (found.unit, found.role.code())).collect()
}

fn pairs(expected: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    expected.iter().map(|(unit, role)| ((*unit).to_owned(), *role)).collect()
}

#[test]
fn every_form_of_note_gives_its_units_and_parts() {
    let cases: [(&str, &[(&str, &str)]); 23] = [
        ("（责任单位：县财政局牵头，县审计局、各镇配合）", &[("县财政局", "lead"), ("县审计局", "support"), ("各镇", "support")]),
        (
            "（责任单位：县财政局、县地税局牵头，县发展改革局）",
            &[("县财政局", "lead"), ("县地税局", "lead"), ("县发展改革局", "support")],
        ),
        ("责任单位：县财政局（牵头）、县审计局（配合）", &[("县财政局", "lead"), ("县审计局", "support")]),
        ("（责任单位：县政府办，县审计局配合）", &[("县政府办", "implement"), ("县审计局", "support")]),
        ("（牵头单位：县财政局负责落实；配合单位：各镇）", &[("县财政局", "lead"), ("各镇", "support")]),
        ("（落实单位：区统计局、区财政局）", &[("区统计局", "implement"), ("区财政局", "implement")]),
        ("（市财政局、市审计局按职责分工分别牵头落实）", &[("市财政局", "lead"), ("市审计局", "lead")]),
        ("(区编委办牵头;区行政审批局配合)", &[("区编委办", "lead"), ("区行政审批局", "support")]),
        ("（**县公安局牵头，会同相关部门落实**）。", &[("县公安局", "lead"), ("相关部门", "support")]),
        (
            "（**县环保局牵头，会同县住建局、水利局落实**）。",
            &[("县环保局", "lead"), ("县住建局", "support"), ("水利局", "support")],
        ),
        ("（各县区政府，市网信办分别落实）", &[("各县区政府", "implement"), ("市网信办", "implement")]),
        ("(区政府各部门)", &[("区政府各部门", "implement")]),
        ("（区政府办公室负责牵头落实）", &[("区政府办公室", "lead")]),
        ("（区财政局牵头、区审计局配合）", &[("区财政局", "lead"), ("区审计局", "support")]),
        (
            "（县政府、各乡镇（场）、各部门负责落实）",
            &[("县政府", "implement"), ("各乡镇（场）", "implement"), ("各部门", "implement")],
        ),
        (
            "（市工商局、市政务服务中心会同市级有关部门按职责分工分别牵头落实）",
            &[("市工商局", "lead"), ("市政务服务中心", "lead"), ("市级有关部门", "support")],
        ),
        (
            "(区政府办公室、区行政审批局按照各自职能分别牵头;相关各部门配合)",
            &[("区政府办公室", "lead"), ("区行政审批局", "lead"), ("相关各部门", "support")],
        ),
        ("(区城建局、区国资委等配合)", &[("区城建局", "support"), ("区国资委", "support")]),
        ("（区商务局、区市场监管局等部门按职责分工分别牵头落实）", &[("区商务局", "lead"), ("区市场监管局", "lead")]),
        ("责任单位：区财政局 配合单位：各镇；完成时限：12月底", &[("区财政局", "implement"), ("各镇", "support")]),
        ("（各镇，区网信办督促指导）", &[("各镇", "implement"), ("区网信办", "implement")]),
        ("（区发改局牵头，区财政局、各镇）", &[("区发改局", "lead"), ("区财政局", "support"), ("各镇", "support")]),
        (
            "（牵头单位：区发展改革委，按职责分别牵头落实，配合单位：各镇政府，区建设局等相关委局）",
            &[("区发展改革委", "lead"), ("各镇政府", "support"), ("区建设局", "support"), ("相关委局", "support")],
        ),
    ];
    for (note, expected) in cases {
        assert_eq!(read(note), pairs(expected), "{note}");
    }
}

#[test]
fn a_list_takes_no_number_and_no_deed_for_a_unit() {
    let cases: [(&str, &[&str]); 9] = [
        ("责任单位：县财政局、县民政局2．推进救助公开", &["县财政局", "县民政局"]),
        ("（县扶贫办、县农业局推进公开）", &["县扶贫办", "县农业局"]),
        ("责任单位：县环保局、2个乡镇、加强领导", &["县环保局"]),
        ("（县发改委牵头，县市场监管局3家单位配合）", &["县发改委", "县市场监管局"]),
        // What looks so and is a name.
        ("责任单位：12345热线管理中心、第2中学", &["12345热线管理中心", "第2中学"]),
        ("责任单位：县政府公开办公室、县开发区管委会", &["县政府公开办公室", "县开发区管委会"]),
        ("责任单位：县规划局、县公安局、县建设局", &["县规划局", "县公安局", "县建设局"]),
        ("责任单位：县深化改革办、县编制委员会", &["县深化改革办", "县编制委员会"]),
        ("责任单位：县完小、县健身协会", &["县完小", "县健身协会"]),
    ];
    for (note, expected) in cases {
        let found: Vec<String> = responsible(note).into_iter().map(|unit| unit.unit).collect();
        assert_eq!(found, expected, "{note}");
    }
}

#[test]
fn every_manner_opens_with_a_character_that_is_asked_for() {
    for manner in ["等有关部门", "各自", "按职责", "根据分工", "依职责", "分别", "具体", "共同", "结合"]
    {
        assert!(MANNER.is_match(manner) && OPENS_PART.find(manner, 0) == Some(0), "{manner}");
    }
}

#[test]
fn marks_of_brackets_and_words_of_time_are_no_part_of_a_name() {
    let cases: [(&str, &[(&str, &str)]); 9] = [
        ("〔责任单位：县财政局〕", &[("县财政局", "implement")]),
        ("[责任单位：县环保局、各镇]", &[("县环保局", "implement"), ("各镇", "implement")]),
        ("［牵头单位：县水利局］", &[("县水利局", "lead")]),
        ("（县食药监局牵头，长期坚持）", &[("县食药监局", "lead")]),
        ("（县物价局、县市场监管局牵头，持续实施）", &[("县物价局", "lead"), ("县市场监管局", "lead")]),
        ("（县应急局牵头，年底前完成）", &[("县应急局", "lead")]),
        ("（各乡镇人民政府实施）", &[("各乡镇人民政府", "implement")]),
        ("配合部门：区气象局、各镇（街道）", &[("区气象局", "support"), ("各镇（街道）", "support")]),
        ("责任单位：县财政局 责任领导：李某 副县长 完成时间：12月底", &[("县财政局", "implement")]),
    ];
    for (note, expected) in cases {
        assert_eq!(read(note), pairs(expected), "{note}");
    }
}

#[test]
fn several_notes_of_a_sentence_are_read_one_by_one() {
    assert_eq!(read("（区环保局牵头）（区水利局配合）"), pairs(&[("区环保局", "lead"), ("区水利局", "support")]));
}

#[test]
fn one_name_that_is_not_known_never_voids_the_others() {
    for (note, expected) in [
        ("（县总工会、县财政局）", ["县总工会", "县财政局"]),
        ("（县公开领导小组、县财政局）", ["县公开领导小组", "县财政局"]),
        ("（县公开专班、县财政局）", ["县公开专班", "县财政局"]),
        ("（县财政局、县春晖行动）", ["县财政局", "县春晖行动"]),
    ] {
        assert!(crate::plan::duty::is_note_alone(note), "{note}");
        assert_eq!(read(note), pairs(&expected.map(|unit| (unit, "implement"))), "{note}");
    }
    // Names of which none is known are no note, and neither is a list with a thing in it.
    for list in ["（县公开专班、县春晖行动）", "（公开方式、县财政局）"] {
        assert!(!crate::plan::duty::is_note_alone(list), "{list}");
    }
}

#[test]
fn a_bracket_behind_a_unit_is_another_name_of_it_or_its_field() {
    let cases: [(&str, &[(&str, &str)]); 5] = [
        ("责任单位：区人社局（就业）、区民政局（救助）", &[("区人社局", "implement"), ("区民政局", "implement")]),
        (
            "牵头单位：区卫健局；配合单位：区委宣传部（区政府新闻办）、公安分局，各镇街",
            &[("区卫健局", "lead"), ("区委宣传部（区政府新闻办）", "support"), ("公安分局", "support"), ("各镇街", "support")],
        ),
        // A part, a place and a note of its own stay what they are.
        ("责任单位：县财政局（牵头）、县审计局（配合）", &[("县财政局", "lead"), ("县审计局", "support")]),
        ("（各镇（街道）、县财政局）", &[("各镇（街道）", "implement"), ("县财政局", "implement")]),
        ("（县财政局）（县审计局）", &[("县财政局", "implement"), ("县审计局", "implement")]),
    ];
    for (notes, expected) in cases {
        assert_eq!(read(notes), pairs(expected), "{notes}");
    }
}

#[test]
fn what_goes_on_behind_a_label_for_times_names_nobody() {
    let timed = "责任单位：县财政局；完成时限：专题9月底前建成；其他信息持续公开";
    assert_eq!(read(timed), pairs(&[("县财政局", "implement")]));
    let both = "完成时限：9月底前；县财政局、县审计局";
    assert_eq!(read(both), pairs(&[("县财政局", "implement"), ("县审计局", "implement")]));
}

#[test]
fn what_lists_hold_besides_their_names_is_left_out() {
    let cases: [(&str, &[(&str, &str)]); 8] = [
        ("【牵头】县水利局 【配合】县住建局、各镇", &[("县水利局", "lead"), ("县住建局", "support"), ("各镇", "support")]),
        ("【责任单位】县水利局、县住建局", &[("县水利局", "implement"), ("县住建局", "implement")]),
        ("——县应急局，县水利局配合", &[("县应急局", "implement"), ("县水利局", "support")]),
        ("（责任单位：县水利局.）", &[("县水利局", "implement")]),
        ("（县水利局牵头，各乡镇各部门配合）", &[("县水利局", "lead"), ("各乡镇", "support"), ("各部门", "support")]),
        (
            "（责任单位：县水利局，涉事部门和乡镇）",
            &[("县水利局", "implement"), ("涉事部门", "implement"), ("乡镇", "implement")],
        ),
        ("（责任单位：县水利局、林业局等行业主管部门）", &[("县水利局", "implement"), ("林业局", "implement")]),
        ("（县水利局负责，县政府办公室督促落实）", &[("县水利局", "implement"), ("县政府办公室", "implement")]),
    ];
    for (notes, expected) in cases {
        assert_eq!(read(notes), pairs(expected), "{notes}");
    }
    // One name, whatever is in it.
    for name in ["各级各部门", "县发展和改革委员会", "省政府各部门"] {
        assert_eq!(read(&format!("责任单位：{name}")), pairs(&[(name, "implement")]));
    }
}
