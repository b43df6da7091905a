//! The rules of the mapping on generated sentences: members of a list, what a demand rests on, where words end, what goes on.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use duibiao::mapping::Mapper;
use duibiao::plan;
use duibiao::source::SourceText;
use duibiao::taxonomy::{Taxonomy, load_embedded};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Objects of one item each, and its code.
const OBJECTS: [(&str, &str); 10] = [
    ("部门预决算", "FI1"),
    ("政府采购", "FI5"),
    ("减税降费", "EC4"),
    ("助企纾困", "EC5"),
    ("审计结果", "EC3"),
    ("棚户区改造", "LI5"),
    ("空气质量", "LI6"),
    ("社会救助", "LI2"),
    ("政府债务", "FI3"),
    ("统计数据", "EC2"),
];

/// The items of the clauses of a text that begin with `start`.
fn items(taxonomy: &Taxonomy, text: &str, start: &str) -> BTreeSet<String> {
    let source = SourceText::from_bytes("p", text.as_bytes()).expect("text");
    let plan = plan::parse("p", source).expect("a plan");
    let mapping = Mapper::new(taxonomy).map(&plan);
    let wanted = plan.clauses.iter().enumerate().filter(|(_, clause)| clause.text.contains(start));
    let labels = wanted.flat_map(|(at, _)| mapping.of(at));
    labels.map(|label| taxonomy.item(label.item).code.clone()).collect()
}

/// A plan of one section with a heading that speaks of nothing.
fn plain(sentence: &str) -> String {
    format!("某市2024年政务公开工作要点\n一、重点任务\n（一）主要内容\n{sentence}\n")
}

fn codes(objects: &[(&str, &str)]) -> BTreeSet<String> {
    objects.iter().map(|(_, code)| (*code).to_owned()).collect()
}

fn list(objects: &[(&str, &str)]) -> String {
    objects.iter().map(|(words, _)| *words).collect::<Vec<_>>().join("、")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Members of a list do not compete, in whatever order they stand.
    #[test]
    fn a_list_of_items_gives_these_items_in_any_order(
        objects in subsequence(OBJECTS.to_vec(), 2..5).prop_shuffle(),
        verb in select(vec!["做好", "推进", "加大"]),
    ) {
        let taxonomy = load_embedded().expect("valid");
        let text = plain(&format!("{verb}{}等方面信息公开。", list(&objects)));
        prop_assert_eq!(items(&taxonomy, &text, verb), codes(&objects), "{}", text);
    }

    /// Nor do they where the heading speaks of one of them.
    #[test]
    fn a_heading_of_one_member_does_not_push_the_others_out(
        objects in subsequence(OBJECTS.to_vec(), 2..5).prop_shuffle(),
    ) {
        let taxonomy = load_embedded().expect("valid");
        let heading = objects[0].0;
        let text = format!(
            "某市2024年政务公开工作要点\n一、重点任务\n（一）{heading}信息公开\n及时做好{}等方面信息公开。\n",
            list(&objects)
        );
        prop_assert_eq!(items(&taxonomy, &text, "及时做好"), codes(&objects), "{}", text);
    }

    /// What a demand rests on asks for nothing.
    #[test]
    fn a_basis_before_the_verb_gives_no_item(
        two in subsequence(OBJECTS.to_vec(), 2..=2).prop_shuffle(),
        opening in select(vec!["根据", "按照", "对照", "结合", "依据", "参照"]),
        subject in select(vec!["", "各单位要", "有关部门应"]),
        closing in select(vec!["目录", "工作要求", "有关规定"]),
    ) {
        let taxonomy = load_embedded().expect("valid");
        let (basis, object) = (two[0], two[1]);
        let text = plain(&format!("{subject}{opening}{}{closing}，及时公开{}信息。", basis.0, object.0));
        prop_assert_eq!(items(&taxonomy, &text, opening), codes(&[object]), "{}", text);
    }

    /// A word that is enough by itself is enough under any heading.
    #[test]
    fn a_single_defining_word_holds_under_a_heading_of_something_else(
        two in subsequence(OBJECTS.to_vec(), 2..=2).prop_shuffle(),
    ) {
        let taxonomy = load_embedded().expect("valid");
        let (heading, object) = (two[0], two[1]);
        let text = format!(
            "某市2024年政务公开工作要点\n一、重点任务\n（一）{}信息公开\n同步做好{}信息公开。\n",
            heading.0, object.0
        );
        prop_assert!(items(&taxonomy, &text, "同步做好").contains(object.1), "{}", text);
    }

    /// What goes on about the topic goes on about the heading's, not about the second item of the sentence before.
    #[test]
    fn what_goes_on_goes_on_about_the_heading(two in subsequence(OBJECTS.to_vec(), 2..=2).prop_shuffle()) {
        let taxonomy = load_embedded().expect("valid");
        let (heading, second) = (two[0], two[1]);
        let text = format!(
            "某市2024年政务公开工作要点\n一、重点任务\n（一）{0}信息公开\n1.做好{0}、{1}信息公开。要做到数据真实完整。\n",
            heading.0, second.0
        );
        prop_assert_eq!(items(&taxonomy, &text, "数据真实"), codes(&[heading]), "{}", text);
    }
}

#[test]
fn words_are_not_found_across_the_end_of_a_verb() {
    let taxonomy = load_embedded().expect("valid");
    let found = items(&taxonomy, &plain("及时公开会议决定事项。"), "会议决定");
    assert_eq!(found, BTreeSet::from(["DP3".to_owned()]), "公开会议 is no word here");
    let found = items(&taxonomy, &plain("市政府办公室负责组织协调此项工作。"), "负责组织");
    assert!(!found.contains("LI15"), "市政 is no word in 市政府");
}

/// What is done about frequent matters is not about each of the examples; what stands behind them is meant.
#[test]
fn examples_of_frequent_matters_are_no_items_also_before_a_verb() {
    let taxonomy = load_embedded().expect("valid");
    let found = |text: &str| items(&taxonomy, &plain(text), "编制");
    assert!(!found("围绕教育、户籍等高频事项编制办事一本通。").contains("LI12"));
    assert!(found("围绕教育、户籍等热点舆情编制回应口径。").contains("RS2"));
    assert!(found("围绕教育、户籍编制办事指南，公开户籍登记条件。").contains("LI12"));
}

#[test]
fn whole_members_of_a_list_of_fields_are_meant() {
    let taxonomy = load_embedded().expect("valid");
    let found = items(&taxonomy, &plain("聚焦就业、教育、养老等领域，加大信息公开力度。"), "聚焦就业");
    for code in ["LI3", "LI7", "LI14"] {
        assert!(found.contains(code), "{code} in {found:?}");
    }
    let found = items(&taxonomy, &plain("教育、民政等部门要抓紧完成。"), "抓紧完成");
    assert!(!found.contains("LI7"), "who is to act is not what is asked for: {found:?}");
}
