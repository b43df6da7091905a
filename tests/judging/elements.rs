//! Elements from the clause to the verdict: named with their words, missed by name, never missed against oneself.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use duibiao::gap::{Cell, Doubt, ItemGap, PlanGap, Verdict};
use duibiao::lineage::{Corpus, Member};
use duibiao::mapping::review::lay_over;
use duibiao::mapping::{Basis, Mapper};
use duibiao::plan::manifest::Facts;
use duibiao::report::{Lang, plan_report, sssom, views};
use duibiao::session::{self, Asked, Options, Session};
use duibiao::source::SourceText;
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{Taxonomy, load, load_embedded, starter_files};

const SEEDS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];

fn member(name: &str, text: &str, mapper: &Mapper<'_>) -> Member {
    let source = SourceText::from_bytes(name, text.as_bytes()).expect("text");
    session::member(name, source, &Facts::default(), mapper).expect("a plan")
}

fn starter() -> Taxonomy {
    load(&starter_files()).expect("valid")
}

/// The corpus of a child, and of its parent behind it.
fn corpus(child: &str, parent: &str, taxonomy: &Taxonomy) -> Corpus {
    let mapper = Mapper::new(taxonomy);
    let head = ["某县2026年安全生产工作方案", "某市2026年安全生产工作要点"];
    let made = |(title, text): (&str, &str)| member(title, &format!("{title}\n\n一、重点任务\n\n{text}\n"), &mapper);
    Corpus { members: head.into_iter().zip([child, parent]).map(made).collect() }
}

fn judged(corpus: &Corpus, taxonomy: &Taxonomy) -> PlanGap {
    let asked = Asked { given: vec![1], ..Asked::default() };
    Session::of(corpus.members.clone(), Some(asked), taxonomy).judge(&Options::default()).gaps.swap_remove(0)
}

fn of<'g>(gap: &'g PlanGap, code: &str, taxonomy: &Taxonomy) -> &'g ItemGap {
    let id = taxonomy.by_code(code).expect("an item");
    gap.items.iter().find(|item| item.item == id).expect("judged")
}

fn missing(item: &ItemGap, taxonomy: &Taxonomy) -> Vec<(String, Option<Doubt>)> {
    item.missing.iter().map(|missing| (taxonomy.element(missing.element).code.clone(), missing.doubt)).collect()
}

#[test]
fn an_item_is_covered_only_with_every_element_that_the_parent_asks_for() {
    let taxonomy = starter();
    let parent = "（一）压实责任。开展隐患排查，重大隐患挂牌督办，限期整改。";
    let verdict = |child: &str| {
        let gap = judged(&corpus(child, parent, &taxonomy), &taxonomy);
        let item = of(&gap, "FX1", &taxonomy);
        (item.verdict, missing(item, &taxonomy))
    };
    assert_eq!(verdict("（一）压实责任。做好事故隐患整改。对隐患挂牌督办、逐一排查。"), (Verdict::Covered, vec![]));
    let lost = |codes: [&str; 2]| codes.map(|code| (code.to_owned(), None)).to_vec();
    assert_eq!(verdict("（一）压实责任。对事故隐患抓好整改。"), (Verdict::Partial, lost(["FX1.1", "FX1.2"])));
    // What only the heading names is not asked for, and said to be in doubt.
    let (found, names) = verdict("（一）隐患挂牌督办\n\n认真做好事故隐患排查，及时整改。");
    assert_eq!((found, names), (Verdict::Partial, vec![("FX1.2".to_owned(), Some(Doubt::Heading))]));
    // The first sentence of a paragraph is text, though it heads it.
    assert_eq!(verdict("（一）隐患挂牌督办。认真做好事故隐患排查，及时整改。"), (Verdict::Covered, vec![]));
    // What the parent does not name is not missed.
    let gap = judged(&corpus("（一）压实责任。做好事故隐患整改。", "（一）压实责任。管好事故隐患。", &taxonomy), &taxonomy);
    assert_eq!(of(&gap, "FX1", &taxonomy).verdict, Verdict::Covered);
    assert_eq!((gap.summary.covered, gap.summary.partial, gap.summary.applicable), (1, 0, 1));
}

#[test]
fn what_only_the_heading_above_asks_for_is_guessed() {
    let taxonomy = starter();
    let guessed = |parent: &str| {
        let gap = judged(&corpus("（一）压实责任。做好事故隐患整改。", parent, &taxonomy), &taxonomy);
        let item = of(&gap, "FX1", &taxonomy);
        (item.verdict, item.guessed)
    };
    assert_eq!(guessed("（一）隐患挂牌督办。认真做好事故隐患整改。"), (Verdict::Partial, true));
    assert_eq!(guessed("（一）压实责任。对事故隐患挂牌督办并整改。"), (Verdict::Partial, false));
}

#[test]
fn nobody_is_asked_for_what_a_plan_of_its_level_cannot_do() {
    let mut files = starter_files();
    let items = files.iter_mut().find(|file| file.name == "items/FX.yaml").expect("items");
    let (line, end) = (items.text.lines().find(|line| line.contains("FX1.2")).expect("an element").to_owned(), "}");
    let limited = format!("{}, levels: [省, 市]}}", line.trim_end().trim_end_matches(end));
    items.text = items.text.replace(&line, &limited).into();
    let limited = load(&files).expect("valid");
    let parent = "（一）压实责任。对事故隐患挂牌督办并整改。";
    let verdict = |taxonomy: &Taxonomy| {
        of(&judged(&corpus("（一）压实责任。做好事故隐患整改。", parent, taxonomy), taxonomy), "FX1", taxonomy).verdict
    };
    assert_eq!(verdict(&starter()), Verdict::Partial);
    assert_eq!(verdict(&limited), Verdict::Covered, "a county");
    let city = corpus("（一）压实责任。做好事故隐患整改。", parent, &limited);
    let mut city = city;
    city.members[0].plan.header.level = Some(duibiao::plan::Level::Prefecture);
    assert_eq!(of(&judged(&city, &limited), "FX1", &limited).verdict, Verdict::Partial, "a city against a peer");
}

#[test]
fn what_was_not_read_may_hold_what_is_missing() {
    let taxonomy = starter();
    let child = "（一）压实责任。开展隐患排查。\n\n附件：某县2026年安全生产任务分解表";
    let gap = judged(&corpus(child, "（一）压实责任。开展隐患排查，限期整改。", &taxonomy), &taxonomy);
    let item = of(&gap, "FX1", &taxonomy);
    assert_eq!(missing(item, &taxonomy), [("FX1.3".to_owned(), Some(Doubt::Unread))]);
}

#[test]
fn what_was_not_read_is_no_strong_gap_by_the_two_signals() {
    let taxonomy = starter();
    let parent = "（一）压实责任。开展隐患排查，限期整改。\n\n（二）加强演练。组织应急演练。";
    let cells = |annex: &str| {
        let child = format!("（一）压实责任。开展隐患排查。{annex}");
        let gap = judged(&corpus(&child, parent, &taxonomy), &taxonomy);
        gap.items.iter().filter(|item| item.text.signals.cell() == Some(Cell::Neither)).count()
    };
    assert_eq!(cells(""), 1);
    assert_eq!(cells("\n\n附件：某县2026年安全生产任务分解表"), 0);
}

#[test]
fn a_task_with_two_deliverables_is_covered_only_if_both_are() {
    let taxonomy = starter();
    let parent =
        "（一）压实责任。开展隐患排查。组织安全培训。\n\n（二）加强演练。组织应急演练。\n\n（三）统筹协调。做好其他工作。";
    let verdicts = |child: &str| {
        let gap = judged(&corpus(child, parent, &taxonomy), &taxonomy);
        gap.tasks.iter().map(|task| task.verdict.code()).collect::<Vec<_>>()
    };
    assert_eq!(verdicts("（一）压实责任。组织安全培训。开展隐患排查和应急演练。"), ["covered", "covered", "undetermined"]);
    assert_eq!(verdicts("（一）压实责任。组织安全培训和应急演练。"), ["partial", "covered", "undetermined"]);
    assert_eq!(verdicts("（一）压实责任。对危险化学品开展专项整治。"), ["dropped", "dropped", "undetermined"]);
}

#[test]
fn every_plan_covers_itself_with_every_element_and_task() {
    let taxonomy = load_embedded().expect("valid");
    let mapper = Mapper::new(&taxonomy);
    for name in SEEDS {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("seeds/{name}.txt"))).expect("a seed");
        let member = member(name, &text, &mapper);
        let Member { plan, mapping } = &member;
        let named: usize = mapping.labels.iter().flatten().map(|label| label.elements.len()).sum();
        assert!(named > 50, "{name}: {named}");
        for label in mapping.labels.iter().flatten() {
            for named in &label.elements {
                assert_eq!(named.element.item, label.item, "{name}");
                assert!(!plan.source.slice(named.evidence.span).trim().is_empty(), "{name}: {named:?}");
            }
        }
        let corpus = Corpus { members: vec![member; 2] };
        let gap = judged(&corpus, &taxonomy);
        assert_eq!(gap.summary.partial, 0, "{name}: {:?}", gap.items.iter().filter(|item| !item.missing.is_empty()));
        for task in gap.tasks.iter().filter(|task| !task.deliverables.is_empty()) {
            assert_eq!(task.verdict, Verdict::Covered, "{name}: {task:?}");
        }
        assert_eq!(gap.tasks.len(), corpus.members[0].plan.tasks.len(), "{name}: no task is left out");
    }
}

#[test]
fn a_label_that_a_person_added_names_elements_too() {
    let taxonomy = starter();
    let mut corpus = corpus("（一）统筹协调。对企业抓好整改。", "（一）统筹协调。", &taxonomy);
    corpus.members.truncate(1);
    assert!(corpus.members[0].mapping.labels.iter().all(Vec::is_empty), "the program says nothing here");
    let table = sssom::render(&corpus.members, &taxonomy, Lang::En);
    let fill = |line: &str| line.replace("sssom:NoTermFound", "FX1");
    let decision = table
        .lines()
        .find(|line| line.contains("\tsubject_id\t"))
        .expect("heads")
        .split('\t')
        .position(|head| head == "decision");
    let row = |line: &str| {
        let mut cells: Vec<String> = fill(line).split('\t').map(str::to_owned).collect();
        if line.contains("整改") {
            cells[decision.expect("a column")] = "yes".to_owned();
        }
        cells.join("\t") + "\n"
    };
    let text: String = table.lines().map(row).collect();
    let files = [DataFile::new("review.tsv", text)];
    let mut plans: Vec<_> = corpus.members.iter_mut().map(|member| (&member.plan, &mut member.mapping)).collect();
    lay_over(&files, &mut plans, &[], &taxonomy).expect("fits");
    let labels: Vec<_> = corpus.members[0].mapping.labels.iter().flatten().collect();
    assert_eq!(labels.len(), 1, "{labels:?}");
    assert_eq!(labels[0].basis, Basis::Person);
    let named: Vec<&str> = labels[0].element_ids().map(|id| taxonomy.element(id).code.as_str()).collect();
    assert_eq!(named, ["FX1.3"]);
}

#[test]
fn the_report_names_what_is_missing_in_either_language() {
    let taxonomy = starter();
    let corpus = corpus("（一）压实责任。做好事故隐患整改。", "（一）压实责任。对事故隐患挂牌督办、整改。", &taxonomy);
    let gap = judged(&corpus, &taxonomy);
    let report = plan_report(&corpus, 0, &gap, &taxonomy).expect("of the corpus");
    assert!(views::gap_table(&report, Lang::Zh).csv().contains("部分覆盖,FX1,隐患排查治理,挂牌督办,"));
    assert!(views::gap_table(&report, Lang::En).csv().contains("partial,FX1,Hazard inspection,Listed supervision,"));
    let tasks = views::parent_tasks_table(&report, Lang::Zh).csv();
    assert!(tasks.contains("部分覆盖,一（一）,") && tasks.contains("◐ FX1 隐患排查治理 [缺少的要素：挂牌督办]"), "{tasks}");
}
