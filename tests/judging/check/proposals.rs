//! A proposed text: whom it names, and where in the draft it is to stand.

use super::*;
use duibiao::gap::{Body, Code};

const CITY: &str = "某市2017年政务公开工作要点\n一、财政信息\n（一）公开部门预算和决算。（市财政局牵头）\n\
    （二）公开政府债务限额和余额。（市财政局牵头，市安全监管局配合）\n二、民生信息\n（一）公开义务教育招生范围和入学条件。（市教育局牵头）\n\
    （二）公开事故调查报告和重大隐患排查情况。（市安全监管局牵头）\n三、组织保障\n（一）组织政务公开业务培训。（市政府办牵头）\n";

/// What a draft is told to put in for an item, and behind which words.
fn proposed(draft: &str, code: &str) -> (String, String) {
    proposed_from(CITY, draft, code)
}

fn proposed_from(city: &str, draft: &str, code: &str) -> (String, String) {
    let draft = member("draft", draft);
    let (_, report) = checked(&draft, &[&member("city", city)], How::default());
    let about = |row: &&duibiao::report::DiagnosticRow| row.items.iter().any(|(known, _)| known == code);
    let row = report.diagnostics.iter().filter(|row| row.finding.code == Code::Dropped).find(about).expect("it is missing");
    let proposal = row.proposal.as_ref().expect("a proposal");
    let line = draft.plan.source.text().lines().nth(proposal.after_line - 1).unwrap_or_default();
    (proposal.text.clone(), line.to_owned())
}

const DRAFT: &str = "某县2017年政务公开工作要点\n一、财政信息\n（一）公开部门预算和决算。（县财政局牵头）\n\
    二、民生信息\n（一）公开义务教育招生范围和入学条件。（县教育局牵头）\n\
    三、组织保障\n（一）组织政务公开业务培训，每季度通报考核。（县政府办牵头）\n（二）加强监督检查，考核结果纳入年度考核。（县政务服务局牵头）\n";

#[test]
fn an_office_that_the_draft_does_not_name_is_left_to_be_filled_in() {
    let (text, _) = proposed(DRAFT, "RI3");
    assert!(text.ends_with("（＿＿牵头）") && !text.contains("监管局"), "{text}");
    // One that it names in another task is named as there.
    let named = DRAFT.replace("县政务服务局牵头", "县应急办牵头");
    let (text, _) = proposed(&named, "RI3");
    assert!(text.ends_with("（县应急办牵头）"), "{text}");
    let (text, _) = proposed(DRAFT, "FI3");
    assert!(text.ends_with("（县财政局牵头，＿＿配合）"), "{text}");
}

#[test]
fn a_day_that_only_the_note_above_says_comes_along() {
    let (noted, said) = ("市财政局牵头，10月底前完成，市安全监管局配合", "10月底前公开政府债务限额和余额");
    let (text, _) = proposed_from(&CITY.replace("市财政局牵头，市安全监管局配合", noted), DRAFT, "FI3");
    assert!(text.ends_with("（县财政局牵头，＿＿配合，10月底前完成）"), "{text}");
    // Where the sentence says it, once is enough.
    let (text, _) = proposed_from(&CITY.replace("公开政府债务限额和余额", said), DRAFT, "FI3");
    assert!(text.starts_with(said) && text.ends_with("＿＿配合）"), "{text}");
    // The note of another sentence of the task is of that one.
    let two = "公开政府债务限额和余额。（市财政局牵头）公开事故调查报告。（市安全监管局牵头，6月底前完成）";
    let (text, _) = proposed_from(&CITY.replace("公开政府债务限额和余额。（市财政局牵头，市安全监管局配合）", two), DRAFT, "FI3");
    assert!(text.ends_with("（县财政局牵头）"), "{text}");
}

/// Tells whether a text names an office by all of its name: 统计局 does not stand in 国家统计局.
fn names_whole(text: &str, unit: &str) -> bool {
    text.match_indices(unit).any(|(at, _)| {
        let before = text[..at].trim_end().chars().next_back();
        let opens_with_level = unit.starts_with(['省', '市', '县', '区', '州']);
        before.is_none_or(|ch| opens_with_level || !ch.is_alphabetic() || "的等由向对把将并报请经和与及或至同".contains(ch))
    })
}

#[test]
fn every_office_of_a_proposal_stands_in_the_draft() {
    let plans: Vec<Member> = SEEDS.iter().map(|(id, text)| member(id, text)).collect();
    let (mut named, mut blank) = (0, 0);
    for draft in &plans {
        for parent in plans.iter().filter(|parent| parent.plan.id != draft.plan.id) {
            let (found, _) = checked(draft, &[parent], How::default());
            for proposal in found.diagnostics.iter().filter_map(|one| one.proposal.as_ref()) {
                let Body::Adapted { owners, .. } = &proposal.body else { continue };
                for (unit, _) in owners {
                    let Some(unit) = unit else {
                        blank += 1;
                        continue;
                    };
                    let units = draft.plan.tasks.iter().flat_map(|task| &task.responsible);
                    let known = units
                        .flat_map(|known| [Some(&known.unit), known.full_name.as_ref()])
                        .flatten()
                        .any(|known| known == unit);
                    let all = unit.contains('各') || unit.ends_with("部门") || unit.ends_with("单位");
                    // Or a sentence of it names the office.
                    let said = names_whole(draft.plan.source.text(), unit);
                    assert!(known || all || said, "{}: {unit}", draft.plan.id);
                    named += 1;
                }
            }
        }
    }
    assert!(named > 20 && blank > 20, "{named} named, {blank} left open");
}

#[test]
fn a_text_belongs_below_the_heading_of_its_field_else_at_the_end_of_the_tasks() {
    assert_eq!(proposed(DRAFT, "FI3").1, "（一）公开部门预算和决算。（县财政局牵头）");
    // No heading and no task of the draft is of its field: before the chapter that organises the work.
    assert_eq!(proposed(DRAFT, "RI3").1, "（一）公开义务教育招生范围和入学条件。（县教育局牵头）");
    // Where that chapter mentions the field by the way it is not the place either.
    let mentioned = DRAFT.replace("加强监督检查", "加强监督检查，做好食品安全监管信息公开");
    assert_eq!(proposed(&mentioned, "RI3").1, "（一）公开义务教育招生范围和入学条件。（县教育局牵头）");
    // What is itself of the manner of work belongs there.
    let without = DRAFT.replace("组织政务公开业务培训，每季度通报考核", "每季度通报考核");
    assert!(proposed(&without, "OR2").1.contains("考核"));
}

#[test]
fn a_text_belongs_in_the_chapter_of_the_same_name_as_above() {
    let city = CITY.replace("一、财政信息", "一、重点工作");
    // Another chapter has tasks of the field of the item.
    let draft = "某县2017年政务公开工作要点\n一、其他工作\n（一）公开部门预算和决算。（县财政局牵头）\n\
        二、重点工作\n（一）公开义务教育招生范围和入学条件。（县教育局牵头）\n";
    assert_eq!(proposed_from(&city, draft, "FI3").1, "（一）公开义务教育招生范围和入学条件。（县教育局牵头）");
    let other = draft.replace("重点工作", "日常事务");
    assert_eq!(proposed_from(&city, &other, "FI3").1, "（一）公开部门预算和决算。（县财政局牵头）");
}

#[test]
fn what_only_the_points_of_the_state_ask_for_is_proposed_with_its_parts() {
    let draft = member("draft", "某县2020年政务公开工作要点\n一、公开义务教育招生范围和入学条件。（县教育局牵头）\n");
    let (_, report) = checked(&draft, &[], How::default());
    let text = |code: &str| {
        let about = |row: &&duibiao::report::DiagnosticRow| row.items.iter().any(|(known, _)| known == code);
        let row = report.diagnostics.iter().filter(|row| row.finding.code == Code::Dropped).find(about).expect("it is missing");
        row.proposal.as_ref().expect("a proposal").text.clone()
    };
    let name = |code: &str| TAXONOMY.element(TAXONOMY.find_element(code).expect("known")).names.zh.clone();
    // The points name parts of the one item, and of the other only the item.
    let (some, all) = (text("SY6"), text("SY3"));
    assert!(some.contains(&name("SY6.2")) && !some.contains(&name("SY6.1")), "{some}");
    assert!(all.contains(&name("SY3.1")) && !all.contains("可按本地职责"), "{all}");
}
