//! What people stumbled over: each with a text of the same trap, and one as near to it as can be that must not fire.

use duibiao::gap::{Aspect, Code, Relation};
use duibiao::report::{Lang, Left, RenderOptions, views};

use super::*;

const HEAD: &str = "某县2014年政务公开工作要点\n一、重点工作\n";

fn city(tasks: &str) -> Member {
    member("city", &format!("某市2014年政务公开工作要点\n一、重点工作\n{tasks}"))
}

fn county(tasks: &str) -> Member {
    member("draft", &format!("{HEAD}{tasks}"))
}

fn report_of(city_has: &str, county_has: &str) -> CheckReport {
    checked(&county(county_has), &[&city(city_has)], How::default()).1
}

fn codes_of(report: &CheckReport) -> Vec<&'static str> {
    report.diagnostics.iter().map(|row| row.finding.code.code()).collect()
}

/// The texts that are proposed, with the item of each.
fn proposals(report: &CheckReport) -> Vec<(String, String)> {
    let with =
        report.diagnostics.iter().filter_map(|row| Some((row.items.first()?.0.clone(), row.proposal.as_ref()?.text.clone())));
    with.collect()
}

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };

#[test]
fn an_office_one_level_lower_or_in_short_is_the_same_owner() {
    let of = |unit: &str| format!("（一）推进预决算公开。公开部门预算和决算。（{unit}负责）\n");
    let told = |above: &str, here: &str| codes_of(&report_of(&of(above), &of(here))).contains(&"C302");
    for (above, here) in [
        ("市政府新闻办", "县政府新闻办公室"),
        ("目标绩效办", "目标绩效管理办公室"),
        ("市重点项目办公室", "县重点项目办"),
        ("市政府新闻办、市财政局", "县财政局"),
    ] {
        assert!(!told(above, here), "{above} {here}");
    }
    for (above, here) in [
        ("市政府新闻办", "县政府采购办"),
        ("目标绩效办", "目标督导办"),
        ("市教育考试中心", "县教育考试局"),
        ("市重点项目委员会", "县重点项目中心"),
    ] {
        assert!(told(above, here), "{above} {here}");
    }
}

#[test]
fn strength_and_findings_tell_the_same_of_two_owners() {
    let of = |unit: &str| format!("（一）推进预决算公开。公开部门预算和决算。（{unit}负责）\n");
    let (draft, parent) = (county(&of("县政府新闻办公室")), city(&of("市政府新闻办")));
    assert!(!relations(&draft, &parent, Aspect::Owner, "FI1").contains(&Relation::Differs));
    let other = county(&of("县政府采购办"));
    assert_eq!(relations(&other, &parent, Aspect::Owner, "FI1"), [Relation::Differs]);
}

/// How what the draft states of an item compares with the parent, in one respect.
fn relations(draft: &Member, parent: &Member, aspect: Aspect, code: &str) -> Vec<Relation> {
    let members = vec![draft.clone(), parent.clone()];
    let asked = Asked { given: vec![1], has_library: false, ..Asked::default() };
    let options = Options { only_asked: true, no_peers: true, today: None };
    let judged = Session::of(members, Some(asked), &TAXONOMY).judge(&options);
    let asked = judged.draft(Stage::Unknown).expect("a draft");
    let item = TAXONOMY.by_code(code).expect("a code");
    let found = asked.gap.items.iter().find(|found| found.item == item).expect("asked for");
    let compared = found.text.strength.iter().flat_map(|strength| &strength.compared);
    compared.filter(|one| one.aspect == aspect).map(|one| one.relation).collect()
}

#[test]
fn the_whole_year_and_its_end_are_one_deadline() {
    let of = |when: &str| format!("（一）推进安全生产信息公开。{when}公开生产安全事故调查处理信息。\n");
    let weaker = |above: &str, here: &str| codes_of(&report_of(&of(above), &of(here))).contains(&"C201");
    for (above, here) in
        [("年内", "全年"), ("本年底前", "全年"), ("2014年底前", "年内"), ("全年", "年内"), ("本年度内", "12月底前")]
    {
        assert!(!weaker(above, here), "{above} {here}");
    }
    // The end of the year answers no earlier day, and what goes on all year asks for none.
    assert!(weaker("6月底前", "全年") && weaker("6月底前", "年内"));
    assert!(!weaker("全年", ""));
    let column = |when: &str| {
        format!("（一）推进安全生产信息公开。公开生产安全事故调查处理信息。（县应急管理局牵头；完成时限：{when}）\n")
    };
    let weaker = |above: &str, here: &str| codes_of(&report_of(&column(above), &column(here))).contains(&"C201");
    assert!(!weaker("2014年底前", "全年") && !weaker("全年", "长期坚持") && weaker("2014年6月底前", "全年"));
}

#[test]
fn the_whole_year_of_a_matter_is_no_deadline() {
    let of = |text: &str| format!("（一）推进安全生产信息公开。{text}。\n");
    let above = of("2014年底前公开生产安全事故调查处理信息");
    let weaker = |here: &str| codes_of(&report_of(&above, &of(here))).contains(&"C201");
    assert!(weaker("公开全年生产安全事故调查处理信息") && weaker("公开生产安全事故调查处理信息，全年执行情况一并汇总"));
    assert!(!weaker("2014年全年公开生产安全事故调查处理信息") && !weaker("公开生产安全事故调查处理信息，全年推进"));
    let budget = |text: &str| county(&format!("（一）推进预决算公开。{text}。\n"));
    let parent = city("（一）推进预决算公开。2014年底前公开部门预算。\n");
    let told = |text: &str| relations(&budget(text), &parent, Aspect::Deadline, "FI1");
    assert_eq!(told("公开部门预算，汇总全年执行情况"), [Relation::Weaker]);
    assert_eq!(told("全年公开部门预算，汇总执行情况"), [Relation::Same]);
}

#[test]
fn a_deadline_of_a_sentence_answers_for_each_of_its_works() {
    let above = |day: &str| {
        format!("（一）推进预决算公开。{day}前公开部门预算。\n（二）推进安全生产。6月底前公布生产安全事故调查处理信息。\n")
    };
    let told = |day: &str, text: &str, code: &str| {
        let parent = city(&above(day));
        relations(&county(&format!("（一）重点工作。{text}，6月底前完成。\n")), &parent, Aspect::Deadline, code)
    };
    for before in ["对外公布部门预算", "当年部门预算及时上网", "部门预算公开及时"] {
        let text = format!("{before}，公布生产安全事故调查处理信息");
        assert_eq!(told("6月底", &text, "FI1"), [Relation::Same], "{before}");
        assert_eq!(told("6月底", &text, "RI3"), [Relation::Same], "{before}");
        // What is later answers nothing.
        assert_eq!(told("3月底", &text, "FI1"), [Relation::Weaker], "{before}");
    }
    let topic = "对部门预算和生产安全事故调查处理信息，编制目录";
    assert_eq!(told("6月底", topic, "FI1"), [Relation::Same]);
    // The number of a paragraph does not hide its topic.
    let city_has = "（一）做好舆情回应。重大政务舆情24小时内作出回应。\n\
        （二）做好突发事件信息发布。突发事件5小时内发布权威信息，24小时内举行新闻发布会。\n";
    for number in ["（一）", "1.", "（一）做好回应。"] {
        let draft = county(&format!("{number}对重大突发事件和政务舆情，5小时内发布权威信息，24小时内举行新闻发布会。\n"));
        let found = relations(&draft, &city(city_has), Aspect::Deadline, "RS2");
        assert!(found.contains(&Relation::Same) && !found.contains(&Relation::Weaker), "{number} {found:?}");
    }
}

#[test]
fn the_deadlines_of_a_sentence_are_those_of_all_that_it_is_about() {
    let city_has = "（一）做好舆情回应。重大政务舆情24小时内作出回应。\n\
        （二）做好突发事件信息发布。突发事件5小时内发布权威信息，24小时内举行新闻发布会。\n";
    let draft = county("（一）做好回应。对重大突发事件和政务舆情，5小时内发布权威信息，24小时内举行新闻发布会。\n");
    for code in ["RS2", "RS3"] {
        let found = relations(&draft, &city(city_has), Aspect::Deadline, code);
        assert!(found.contains(&Relation::Same) && !found.contains(&Relation::Weaker), "{code} {found:?}");
    }
}

#[test]
fn an_office_that_a_sentence_of_the_draft_names_is_not_left_open() {
    let city_has = "（一）推进预决算公开。公开部门预算和决算。（市财政局牵头）\n\
        （二）推进安全生产信息公开。公开生产安全事故调查处理信息。（市目标绩效办牵头）\n";
    let here = |more: &str| format!("（一）推进预决算公开。公开部门预算和决算{more}。（县财政局牵头）\n");
    let text = |more: &str| {
        let report = report_of(city_has, &here(more));
        proposals(&report).into_iter().find(|(item, _)| item == "RI3").expect("it is missing").1
    };
    assert!(text("，由目标绩效管理办公室考核").ends_with("（目标绩效管理办公室牵头）"));
    assert!(text("，由县目标绩效管理办公室考核").ends_with("（县目标绩效管理办公室牵头）"));
    assert!(text("，公开目标绩效办理结果").ends_with("（＿＿牵头）"));
}

#[test]
fn who_does_what_the_draft_has_already_stays() {
    let of = |when: &str, unit: &str| format!("（一）推进安全生产信息公开。{when}公开生产安全事故调查处理信息。（{unit}）\n");
    let report = report_of(&of("6月底前", "市应急管理局牵头"), &of("10月底前", "县安全生产综合治理办公室负责"));
    let row = report.diagnostics.iter().find(|row| row.finding.code == Code::DeadlineWeaker).expect("weaker");
    assert!(row.proposal.as_ref().expect("a proposal").text.ends_with("（县安全生产综合治理办公室负责）"));
    // An office of the city that its sentence names is left to a person all the same.
    let text = |above: &str| {
        let above = format!("（一）推进安全生产信息公开。{above}6月底前公开生产安全事故调查处理信息。（市应急管理局牵头）\n");
        let here = "（一）推进安全生产信息公开。10月底前公开生产安全事故调查处理信息。（县安全生产综合治理办公室负责）\n";
        let report = report_of(&above, here);
        let row = report.diagnostics.iter().find(|row| row.finding.code == Code::DeadlineWeaker).expect("weaker");
        let proposal = row.proposal.as_ref().expect("a proposal");
        (proposal.text.clone(), proposal.left == Left::Office)
    };
    let (proposed, is_told) = text("由市应急管理局于");
    assert!(proposed.contains("由＿＿于6月底前") && is_told, "{proposed}");
    let (proposed, is_told) = text("");
    assert!(!proposed.contains("＿＿") && !is_told, "{proposed}");
}

#[test]
fn an_office_of_another_place_is_none_of_the_draft() {
    let city_has = "（一）推进预决算公开。公开部门预算和决算。（市财政局牵头）\n\
        （二）推进安全生产信息公开。公开生产安全事故调查处理信息。（市统计局牵头）\n";
    let text = |more: &str| {
        let here = format!("（一）推进预决算公开。{more}公开部门预算和决算。（县财政局牵头）\n");
        proposals(&report_of(city_has, &here)).into_iter().find(|(item, _)| item == "RI3").expect("it is missing").1
    };
    for other in ["按照国家统计局要求", "参照省统计局口径"] {
        let text = text(other);
        assert!(text.ends_with("（＿＿牵头）"), "{other}: {text}");
    }
    assert!(text("会同统计局").ends_with("（统计局牵头）") && text("会同县统计局").ends_with("（县统计局牵头）"));
}

#[test]
fn an_office_whose_name_holds_the_word_for_the_level_is_named_in_full() {
    let province = "某省2014年政务公开工作要点\n一、重点工作\n（一）推进预决算公开。公开部门预算和决算。（省财政厅牵头）\n\
        （二）推进安全生产信息公开。公开生产安全事故调查处理信息。（省城市管理局牵头）\n";
    let text = |by: &str| {
        let draft = format!(
            "某市2014年政务公开工作要点\n一、重点工作\n（一）推进预决算公开。公开部门预算和决算，由{by}考核。（市财政局牵头）\n"
        );
        let report = checked(&member("draft", &draft), &[&member("province", province)], How::default()).1;
        proposals(&report).into_iter().find(|(item, _)| item == "RI3").expect("it is missing").1
    };
    assert!(text("市城市管理局").ends_with("（市城市管理局牵头）"), "{}", text("市城市管理局"));
    // A unit that is to do something is called by its place, too.
    assert!(text("城市管理局").ends_with("（市城市管理局牵头）"), "{}", text("城市管理局"));
}

#[test]
fn what_is_new_refers_only_to_what_is_told_with_it() {
    let city_has = "（一）推进预决算公开。公开部门预算和决算。（市财政局牵头）\n\
        （二）推进公开。公布生产安全事故调查处理信息和义务教育招生范围。（市政府办牵头）\n";
    let rest = "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n";
    let now = report_of(city_has, rest);
    let same: Vec<&str> = now
        .diagnostics
        .iter()
        .filter(|row| row.proposal.as_ref().is_some_and(|proposal| proposal.text.contains("公布生产安全事故")))
        .map(|row| row.finding.fingerprint.as_str())
        .collect();
    assert!(same.len() > 1, "two findings share a text");
    // The first of them was there before.
    let mut before = now.clone();
    before.diagnostics.retain(|row| row.finding.fingerprint != *same[1]);
    let helps = |before: &CheckReport| {
        let text = views::check_changes(before, &now, ZH);
        let sentence = "公布生产安全事故调查处理信息和义务教育招生范围";
        text.lines().filter(|line| line.trim_start().starts_with("建议") && line.contains(sentence)).count()
    };
    assert_eq!(helps(&before), 1);
    // Where both are new the second refers to the first.
    before.diagnostics.retain(|row| !same.contains(&row.finding.fingerprint.as_str()));
    assert_eq!(helps(&before), 1);
}

#[test]
fn a_twin_is_named_by_its_place() {
    let task = "推进安全生产信息公开。及时公开生产安全事故调查处理信息，督促工矿企业张榜公示隐患整改结果。\n";
    let report = report_of(&format!("（一）{task}"), &format!("（一）{task}（二）{task}"));
    let row = report.diagnostics.iter().find(|row| row.finding.code == Code::Duplicate).expect("twice");
    assert_eq!(views::message(&row.finding, Lang::Zh), "本项任务与一（一） 第 3 行的任务重复");
}

#[test]
fn a_number_that_does_not_follow_is_said_to_be_what_it_is() {
    let task = |number: &str, what: &str| format!("{number}{what}公开工作。做好{what}方面的公开工作并及时更新。\n");
    let said = |numbers: [&str; 3]| {
        let kinds = ["预算", "教育", "环境"];
        let text: String = numbers.iter().zip(kinds).map(|(number, what)| task(number, what)).collect();
        let report = checked(&county(&text), &[], How::default()).1;
        let wrong = report.diagnostics.iter().filter(|row| row.finding.code == Code::NumberOutOfOrder);
        wrong.map(|row| views::message(&row.finding, Lang::Zh)).collect::<Vec<_>>()
    };
    assert_eq!(said(["（一）", "（二）", "（三）"]), Vec::<String>::new());
    assert_eq!(said(["（一）", "（二）", "（二）"]), ["序号“（二）”重号，前面已有同级的“（二）”"]);
    assert_eq!(said(["（一）", "（二）", "（五）"]), ["序号从“（二）”跳到“（五）”，中间缺 2 个号"]);
    assert_eq!(said(["（一）", "（二）", "（一）"]), ["序号“（一）”重号，前面已有同级的“（一）”"]);
    assert_eq!(said(["1.", "2.", "（三）"]), ["序号“（三）”与前面同级的“2”写法不同，接不上"]);
    assert!(said(["（二）", "（三）", "（四）"])[0].contains("前面没有同级序号"));
    let bare = "推进预算公开\n公开部门预算和决算。\n（二）推进教育公开\n公开义务教育招生范围。\n";
    let report = checked(&county(bare), &[], How::default()).1;
    let said = report.diagnostics.iter().map(|row| views::message(&row.finding, Lang::Zh));
    assert!(said.into_iter().any(|said| said.contains("同级标题“推进预算公开”没有序号")));
}

#[test]
fn a_proposal_speaks_of_the_level_and_the_subject_of_the_item() {
    let city_has = "（一）推进预决算公开。公开部门预算和决算。（市财政局牵头）\n\
        （二）依申请公开。规范受理、登记、答复等流程，市属企业和市级各部门参照执行。（市政府办牵头）\n";
    let report = report_of(city_has, "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n");
    let (_, text) = proposals(&report).into_iter().find(|(item, _)| item == "SY3").expect("it is missing");
    assert!(text.starts_with("依申请公开。规范受理") && text.contains("县属企业和县级各部门"), "{text}");
    // A sentence that names its subject itself needs no heading.
    let city_has = city_has.replace("（二）依申请公开。规范受理", "（二）规范流程。规范依申请公开受理");
    let report = report_of(&city_has, "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n");
    let (_, text) = proposals(&report).into_iter().find(|(item, _)| item == "SY3").expect("it is missing");
    assert!(text.starts_with("规范依申请公开受理"), "{text}");
}

#[test]
fn one_sentence_for_two_items_is_proposed_once_and_names_both() {
    let city_has = "（一）推进预决算公开。公开部门预算和决算。（市财政局牵头）\n\
        （二）推进公开。公布生产安全事故调查处理信息和义务教育招生范围。（市政府办牵头）\n";
    let report = report_of(city_has, "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n");
    let sentence = "公布生产安全事故调查处理信息和义务教育招生范围";
    let same = proposals(&report).iter().filter(|(_, text)| text.contains(sentence)).count();
    assert!(same > 1, "{:?}", proposals(&report));
    let text = views::check_text(&report, ZH);
    let helps = text.lines().filter(|line| line.trim_start().starts_with("建议") && line.contains(sentence)).count();
    assert_eq!((helps, text.matches("此句一并写到“").count()), (1, 1), "{text}");
    // The heading that the one needs stands before the sentence for both.
    let city_has = "（一）推进预决算公开。公开部门预算和决算。（市财政局牵头）\n\
        （二）依申请公开。规范受理、登记、答复等流程，公布生产安全事故调查处理信息。（市政府办牵头）\n";
    let report = report_of(city_has, "（一）推进预决算公开。公开部门预算和决算。（县财政局牵头）\n");
    let texts: Vec<String> = proposals(&report).into_iter().map(|(_, text)| text).collect();
    assert!(texts.len() > 1 && texts.iter().all(|text| *text == texts[0] && text.starts_with("依申请公开。")), "{texts:?}");
    let outline = views::outline_markdown(&report, ZH);
    assert_eq!(outline.matches("公布生产安全事故调查处理信息").count(), 1, "{outline}");
}

#[test]
fn a_proposal_for_part_of_an_item_holds_what_is_missing() {
    let draft = "（一）推进环境保护信息公开。公布空气质量监测信息。（县环保局负责）\n";
    let city_has = "（一）推进环境保护信息公开。公布空气质量监测信息；公布饮用水水源水质状况。（市环保局负责）\n";
    let report = report_of(city_has, draft);
    let row = report.diagnostics.iter().find(|row| row.finding.code == Code::ElementMissing).expect("part is missing");
    let text = &row.proposal.as_ref().expect("a proposal").text;
    assert!(text.contains("饮用水"), "{text}");
    // What two sentences above name stands in one proposal.
    let apart =
        "（一）推进环境保护信息公开。公布空气质量监测信息。公布饮用水水源水质状况。公布突发环境事件处置情况。（市环保局负责）\n";
    let report = report_of(apart, draft);
    let row = report.diagnostics.iter().find(|row| row.finding.code == Code::ElementMissing).expect("part is missing");
    let text = &row.proposal.as_ref().expect("a proposal").text;
    assert_eq!(row.elements.len(), 2, "{text}");
    assert!(text.contains("还应包括"), "{text}");
}

#[test]
fn nothing_that_is_left_to_a_person_stands_in_the_text_to_copy() {
    let draft = member("draft", "某县2020年政务公开工作要点\n一、公开义务教育招生范围和入学条件。（县教育局负责）\n");
    let report = checked(&draft, &[], How::default()).1;
    let texts = proposals(&report);
    assert!(!texts.is_empty());
    for (item, text) in &texts {
        assert!(!text.contains("明确") && !text.contains("可按") && !text.contains("责任单位："), "{item}: {text}");
        assert!(text.ends_with("（＿＿负责）"), "{item}: {text}");
    }
    assert!(views::check_text(&report, ZH).contains("并写明完成时限"));
}

#[test]
fn a_list_has_errors_first_and_what_only_the_state_asks_for_last() {
    let city_has = "某市2020年政务公开工作要点\n一、公开义务教育招生范围和入学条件。（市教育局负责）\n二、公布生产安全事故调查处理信息。（市应急管理局负责）\n";
    let draft = member(
        "draft",
        "某县2020年政务公开工作要点\n一、公开义务教育招生范围和入学条件。（县教育局负责）\n三、做好其他工作，组织大家学习。（县教育局负责）\n",
    );
    let report = checked(&draft, &[&member("city", city_has)], How::default()).1;
    let text = views::check_text(&report, ZH);
    let lines: Vec<&str> = text.lines().collect();
    let at = |words: &str| lines.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{text}"));
    assert!(at("错误 C101") < at("警告 C403") && at("警告 C403") < at("只有国家要点要求"), "{text}");
    let summed = report.diagnostics.iter().filter(|row| row.finding.code == Code::Dropped).count() - 1;
    assert!(text.contains(&format!("另有 {summed} 项只有国家要点要求")), "{text}");
    // By place where the text of the draft is marked.
    let places: Vec<usize> = report.diagnostics.iter().filter_map(|row| Some(row.span?.start)).collect();
    assert!(places.is_sorted());
    // Alone they are all that is known, and are told one by one.
    let alone = checked(&draft, &[], How::default()).1;
    assert!(!views::check_text(&alone, ZH).contains("只有国家要点要求"));
}

/// Which item a value is of is a matter of reading: where the same clause, or the one that answers the demand, says it, nothing is weaker.
#[test]
fn a_value_that_the_answering_sentence_states_is_not_missing() {
    // The parent says its day twice, in the text and in the note.
    let above = city("（一）推进预决算公开。6月底前公开部门预算。（市财政局牵头；完成时限：2014年6月底前）\n");
    let here = county("（一）推进预决算公开。6月底前公开部门预算。（县财政局牵头）\n");
    assert_eq!(relations(&here, &above, Aspect::Deadline, "FI1"), [Relation::Same]);
    // A second day that is another one is asked for.
    let above = city("（一）推进预决算公开。6月底前公开部门预算，3月底前公开政府预算。\n");
    assert!(relations(&here, &above, Aspect::Deadline, "FI1").contains(&Relation::Weaker));
}

/// What a city says of itself alone it does not ask of its counties.
#[test]
fn a_number_of_the_level_of_the_parent_asks_nothing_below() {
    let above = |own: &str| city(&format!("（一）推进预决算公开。公开部门预算绩效目标，{own}不少于50项、县（区）不少于30项。\n"));
    let here = county("（一）推进预决算公开。公开部门预算绩效目标不少于30项。\n");
    let weaker = |own: &str| relations(&here, &above(own), Aspect::Quantity, "FI1").contains(&Relation::Weaker);
    assert!(!weaker("市本级") && weaker("首批"));
}
