//! What holds of every text whatever it says: nothing is lost, nothing is read twice, and the same input gives the same plan.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use duibiao::mapping::Mapper;
use duibiao::plan::{self, Plan};
use duibiao::source::SourceText;
use duibiao::taxonomy::{self, Taxonomy};
use proptest::prelude::*;

/// Pieces that plans are made of, in simplified and traditional characters, and pieces that break them.
const PIECES: [&str; 44] = [
    "一、",
    "（一）",
    "(二)",
    "1.",
    "2．",
    "（3）",
    "①",
    "第一章 ",
    "l .",
    "公开",
    "預算公開",
    "各部门要",
    "做好解读",
    "。",
    "，",
    "；",
    "：",
    "、",
    "\n",
    "\n\n",
    "\r\n",
    "  ",
    "\u{3000}\u{3000}",
    "\t",
    "\u{a0}",
    "（区财政局牵头；各镇配合）",
    "（縣財政局牽頭）",
    "责任单位：区财政局",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "**",
    "国办发〔2017〕24号",
    "2017年12月底前",
    "不低于70%",
    "每季度",
    "附件：任务分解表",
    "联系人：张三",
    "工作方案\n",
    "[打印本页]",
    "𠀀",
];

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("the built-in taxonomy"));
static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn parsed(text: &str) -> Option<Plan> {
    plan::parse("t", SourceText::from_bytes("t", text.as_bytes()).ok()?).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_character_belongs_to_exactly_one_clause(text in texts()) {
        let Some(plan) = parsed(&text) else { return Ok(()) };
        let source = plan.source.text();
        let mut end = 0;
        for clause in &plan.clauses {
            prop_assert!(clause.span.start >= end, "{:?} overlaps the clause before it in {source:?}", clause);
            let between = source.get(end..clause.span.start);
            prop_assert!(between.is_some_and(|gap| gap.trim().is_empty()), "{between:?} is lost in {source:?}");
            let own = source.get(clause.span.range());
            prop_assert!(own.is_some_and(|own| own.trim() == own && !own.is_empty()), "{own:?} in {source:?}");
            prop_assert!(clause.span.contains(clause.body), "{:?}", clause);
            prop_assert!(source.get(clause.body.range()).is_some());
            let plain = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).collect::<String>();
            prop_assert_eq!(plain(&clause.text), plain(own.unwrap_or_default()));
            prop_assert!(clause.section.is_none_or(|section| section < plan.sections.len()));
            end = clause.span.end;
        }
        prop_assert!(source.get(end..).is_some_and(|rest| rest.trim().is_empty()), "the end is lost of {source:?}");
    }

    #[test]
    fn the_same_input_gives_the_same_plan(text in texts()) {
        prop_assert_eq!(format!("{:?}", parsed(&text)), format!("{:?}", parsed(&text)));
    }

    #[test]
    fn tasks_and_sections_point_at_what_is_there(text in texts()) {
        let Some(plan) = parsed(&text) else { return Ok(()) };
        for task in &plan.tasks {
            prop_assert!(task.section < plan.sections.len());
            prop_assert!(!task.clauses.is_empty() && task.clauses.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(task.clauses.iter().all(|&clause| clause < plan.clauses.len()));
        }
        for (index, section) in plan.sections.iter().enumerate() {
            prop_assert!(section.parent.is_none_or(|parent| parent < index));
            prop_assert!(plan.source.text().is_char_boundary(section.start));
        }
    }

    #[test]
    fn evidence_is_words_of_the_source(text in texts()) {
        let Some(plan) = parsed(&text) else { return Ok(()) };
        for label in MAPPER.map(&plan).labels.iter().flatten() {
            prop_assert!(!label.evidence.is_empty());
            prop_assert!(label.evidence.iter().all(|words| plan.source.text().get(words.span.range()).is_some_and(|words| !words.is_empty())));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = SourceText::from_bytes("t", &bytes) {
            prop_assert!(!source.text().trim().is_empty());
            let _ = plan::parse("t", source);
        }
    }
}
