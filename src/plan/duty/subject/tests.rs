//! Sentences, each with those on whom a reader would say that they put a duty.

use super::*;

fn read(sentence: &str) -> Vec<(String, &'static str)> {
    subjects(sentence).into_iter().map(|found| (found.unit, found.role.code())).collect()
}

#[test]
fn the_subjects_of_a_duty_are_found() {
    let cases: [(&str, &[(&str, &str)]); 21] = [
        ("各镇、各部门要加强对工作重要性的认识。", &[("各镇", "implement"), ("各部门", "implement")]),
        ("各牵头单位要按照原则，切实担负牵头责任。", &[("各牵头单位", "lead")]),
        ("各责任配合单位要切实履行职责，积极配合牵头单位抓好落实。", &[("各责任配合单位", "support")]),
        (
            "各镇、各部门落实《方案》的计划或措施，要在本通知印发后报备至区管委会办公室。",
            &[("各镇", "implement"), ("各部门", "implement")],
        ),
        (
            "各镇政府及各牵头单位要在11月27日前报送情况，区管委会办公室将适时进行检查，检查情况纳入考核。",
            &[("各镇政府", "implement"), ("各牵头单位", "lead"), ("区管委会办公室", "implement")],
        ),
        ("各级各部门年内要把“五公开”纳入办文程序。", &[("各级各部门", "implement")]),
        ("工作已纳入考核，各级各部门也要将其纳入体系。", &[("各级各部门", "implement")]),
        ("落实精神，各级政府及其工作部门办公室是主管部门，具体负责组织协调。", &[("各级政府及其工作部门办公室", "implement")]),
        ("各级政府要在党委统一领导下，牵头做好工作。", &[("各级政府", "lead")]),
        ("各级党委和政府要高度重视。", &[("各级党委和政府", "implement")]),
        ("各乡镇（场）、各部门要建立健全制度。", &[("各乡镇（场）", "implement"), ("各部门", "implement")]),
        ("各县区政府、市级各部门要切实履行责任。", &[("各县区政府", "implement"), ("市级各部门", "implement")]),
        (
            "市发展改革、经济和信息化、扶贫移民等部门要在2017年底前建立目录。",
            &[("市发展改革部门", "implement"), ("市经济和信息化部门", "implement"), ("市扶贫移民部门", "implement")],
        ),
        ("该项工作由区财政局牵头，区审计局配合。", &[("区财政局", "lead"), ("区审计局", "support")]),
        ("市财政局、审计局负责公开预算。", &[("市财政局", "implement"), ("审计局", "implement")]),
        ("新源县教育局要在门户网站公开预算。", &[("新源县教育局", "implement")]),
        ("县审计局对专项资金的使用进行审计，县财政局保障所需经费。", &[("县审计局", "implement"), ("县财政局", "implement")]),
        ("转载县政府对全局工作有意义、需要知晓的信息。", &[]),
        ("县应急局负责研判，县公安局协助。", &[("县应急局", "implement"), ("县公安局", "support")]),
        (
            "县财政局、民政局、教育局等7个部门至少抽查一次。",
            &[("县财政局", "implement"), ("民政局", "implement"), ("教育局", "implement")],
        ),
        ("教育、民政、应急等部门联合抽查。", &[("教育部门", "implement"), ("民政部门", "implement"), ("应急部门", "implement")]),
    ];
    for (sentence, expected) in cases {
        let expected: Vec<(String, &'static str)> = expected.iter().map(|(unit, role)| ((*unit).to_owned(), *role)).collect();
        assert_eq!(read(sentence), expected, "{sentence}");
    }
}

#[test]
fn units_are_found_before_verbs_and_times_and_without_their_place() {
    let cases: [(&str, &[(&str, &str)]); 22] = [
        ("财政所每季度公布一次账目。", &[("财政所", "implement")]),
        ("卫生院、派出所、供电所也要上墙公布。", &[("卫生院", "implement"), ("派出所", "implement"), ("供电所", "implement")]),
        ("党政办公室应当日登记。", &[("党政办公室", "implement")]),
        ("镇卫生院和党政办公室要及时转发。", &[("镇卫生院", "implement"), ("党政办公室", "implement")]),
        ("各县（市、区）应于6月30日前公布计划。", &[("各县（市、区）", "implement")]),
        ("各市、各部门要重视。", &[("各市", "implement"), ("各部门", "implement")]),
        ("省统计局、国家统计局某省调查总队要召开会议。", &[("省统计局", "implement"), ("国家统计局某省调查总队", "implement")]),
        ("镇纪委全年开展抽查。", &[("镇纪委", "implement")]),
        ("镇政府定于9月举办开放日。", &[("镇政府", "implement")]),
        ("4月底前各单位重新核定名单，各单位要报备。", &[("各单位", "implement")]),
        ("县财政局会同县审计局制定办法。", &[("县财政局", "lead"), ("县审计局", "support")]),
        (
            "由县财政局会同县审计局、县统计局建设数据库。",
            &[("县财政局", "lead"), ("县审计局", "support"), ("县统计局", "support")],
        ),
        ("镇服务中心要会同财政所，在发放前张榜。", &[("镇服务中心", "lead"), ("财政所", "support")]),
        ("由镇财政所在合同签订之日起7日内公布。", &[("镇财政所", "implement")]),
        ("年底由镇党建办、镇纪委共同考核。", &[("镇党建办", "implement"), ("镇纪委", "implement")]),
        ("民政局按月公开对象。", &[("民政局", "implement")]),
        ("各部门、各乡镇在批复后20日内将预算挂网。", &[("各部门", "implement"), ("各乡镇", "implement")]),
        ("县卫计局督促县医院、中医院公开价格。", &[("县卫计局", "implement"), ("县医院", "implement"), ("中医院", "implement")]),
        ("推动县乡政府公开进展。", &[]),
        ("由住建局会同城关镇负责。", &[("住建局", "lead"), ("城关镇", "support")]),
        (
            "县发改局牵头，会同县商务局、县统计局，6月底前梳理清单。",
            &[("县发改局", "lead"), ("县商务局", "support"), ("县统计局", "support")],
        ),
        ("县教育局牵头，各学校、财政所配合。", &[("县教育局", "lead"), ("各学校", "support"), ("财政所", "support")]),
    ];
    for (sentence, expected) in cases {
        let expected: Vec<(String, &'static str)> = expected.iter().map(|(unit, role)| ((*unit).to_owned(), *role)).collect();
        assert_eq!(read(sentence), expected, "{sentence}");
    }
}

#[test]
fn beside_a_note_the_text_names_all_of_a_kind_and_single_units() {
    let read = |sentence: &str| addressed(sentence).into_iter().map(|found| found.unit).collect::<Vec<_>>();
    assert_eq!(read("各乡镇要围绕精准扶贫，公开扶贫信息。"), ["各乡镇"]);
    assert_eq!(read("县直各部门要在年底前建立目录，各镇应配合。"), ["县直各部门", "各镇"]);
    assert_eq!(read("新源县相关行业主管部门年内要制定办法。"), ["新源县相关行业主管部门"]);
    assert_eq!(read("收费标准由县教育局审核，财政所每月公布。"), ["县教育局", "财政所"]);
    for sentence in
        ["区政府有关部门要加强解读。", "各级政府要加强领导。", "县区要公开资金，乡镇要公示名单。", "政府网站要设置专栏。"]
    {
        assert!(read(sentence).is_empty(), "{sentence}");
    }
}

#[test]
fn units_are_found_before_a_verb_that_no_list_holds() {
    let cases: [(&str, &[(&str, &str)]); 18] = [
        ("电教馆拿出样片，宣传股5月中旬逐校复查。", &[("电教馆", "implement"), ("宣传股", "implement")]),
        ("县水务局上半年、下半年各培训一次。", &[("县水务局", "implement")]),
        ("白石、清河、柳林3个乡镇先行，6月底前完成。", &[("白石", "implement"), ("清河", "implement"), ("柳林", "implement")]),
        ("县一中、县教研室等4所学校，9月底前全部接通。", &[("县一中", "implement"), ("县教研室", "implement")]),
        ("白石村、清河社区列为首批示范点。", &[("白石村", "implement"), ("清河社区", "implement")]),
        ("卫生院负责、社会事务办督促。", &[("卫生院", "implement"), ("社会事务办", "implement")]),
        ("选择城关镇、县民政局开展试点。", &[("城关镇", "implement"), ("县民政局", "implement")]),
        ("使用财政资金的部门都要公开预算。", &[("使用财政资金的部门", "implement")]),
        ("由所在居委会代管，每月公布。", &[("所在居委会", "implement")]),
        ("督促县城投公司、县水投公司于7月底前公开年报。", &[("县城投公司", "implement"), ("县水投公司", "implement")]),
        ("县委宣传部统筹，每季度举办一场发布会。", &[("县委宣传部", "lead")]),
        ("县图书馆为责任单位。", &[("县图书馆", "implement")]),
        ("有关村要配合提供材料。", &[("有关村", "support")]),
        ("县教育局予以协调，县残联配合做好登记。", &[("县教育局", "implement"), ("县残联", "support")]),
        ("县卫健局负责指导村（社区）更新专栏。", &[("县卫健局", "implement"), ("村（社区）", "implement")]),
        ("县人力资源社会保障局配合。", &[("县人力资源社会保障局", "support")]),
        ("各单位于6月15日前报送总结。", &[("各单位", "implement")]),
        ("经济发展科要建好联系群，农经站牵头。", &[("经济发展科", "implement"), ("农经站", "lead")]),
    ];
    for (sentence, expected) in cases {
        let expected: Vec<(String, &'static str)> = expected.iter().map(|(unit, role)| ((*unit).to_owned(), *role)).collect();
        assert_eq!(read(sentence), expected, "{sentence}");
    }
}

#[test]
fn what_begins_like_a_unit_or_tells_what_was_is_none() {
    for sentence in [
        "县财政局网站每月更新。",
        "留言办理每月通报。",
        "行政处罚每季度公布。",
        "县政府年度报告每年公布。",
        "县水务局去年培训了两次。",
        "拿出城关小学划片草案。",
        "医院的科室设置要公布。",
        "全面清理县政府文件。",
        "产业布局要合理，公共场所要整洁。",
        "名单按村公布。",
        "由家长、教师组成的委员会审议。",
    ] {
        assert_eq!(read(sentence), [], "{sentence}");
    }
}

#[test]
fn a_sentence_that_begins_with_who_sees_to_it_is_told() {
    assert!(opens_with_subject("市政府办公厅将进行年度考核。") && opens_with_subject("市河道办将于11月中旬开展测评。"));
    assert!(!opens_with_subject("现将要点印发给你们。") && !opens_with_subject("2016年是关键之年，各镇要重视。"));
    assert!(!opens_with_subject("做好河道工作，要坚持开放。"));
}

#[test]
fn things_and_persons_are_no_units() {
    for sentence in [
        "主要领导要亲自抓。",
        "政府网站要设置专栏。",
        "要尽快建立由区政府有关部门、区宣传部门等参加的机制。",
        "工作要点要公开，重要政策要解读。",
        "对公众申请较为集中的政府信息，应当主动公开。",
        "提交区政府常务会议审议的方案，应在决策前公布。",
        "主要负责人要切实履行职责。",
        "县政府要求的事项尽快办结。",
        "监督各部门每月公布账目。",
        "及时转载市委、市政府对全局工作有指导意义的信息。",
        "推进便民服务中心每月公布。",
        "县政府制定的文件应当公开。",
        "由县财政局组成的小组办公。",
        "指导公司对外公布账目。",
    ] {
        assert_eq!(read(sentence), [], "{sentence}");
    }
}
