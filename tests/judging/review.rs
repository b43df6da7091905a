//! Decisions of people: what is exported can be applied, and stays with its clause.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use duibiao::lineage::Member;
use duibiao::mapping::review::{Tally, lay_over};
use duibiao::mapping::{Basis, Mapper, Mapping};
use duibiao::plan::{self, Plan};
use duibiao::report::{Lang, sssom};
use duibiao::source::SourceText;
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{self, Taxonomy};
use proptest::prelude::*;

/// The taxonomy of another field, read once.
static SAFETY: LazyLock<Taxonomy> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/safety/taxonomy");
    let names = ["taxonomy.yaml", "domains.yaml", "mapping.yaml", "items/EM.yaml", "items/HZ.yaml", "profiles/2023.yaml"];
    let file = |name: &&str| DataFile::new(*name, fs::read_to_string(root.join(name)).expect("a fixture"));
    taxonomy::load(&names.iter().map(file).collect::<Vec<_>>()).expect("valid")
});

static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&SAFETY));

fn member(id: &str, text: &str) -> Member {
    let plan = plan::parse(id, SourceText::from_bytes(id, text.as_bytes()).expect("text")).expect("a plan");
    Member { mapping: MAPPER.map(&plan), plan }
}

fn apply(table: &str, members: &mut [Member]) -> Result<Tally, String> {
    let files = [DataFile::new("r.tsv", table)];
    apply_files(&files, members, &[])
}

fn apply_files(files: &[DataFile], members: &mut [Member], elsewhere: &[String]) -> Result<Tally, String> {
    let mut plans: Vec<(&Plan, &mut Mapping)> = members.iter_mut().map(|member| (&member.plan, &mut member.mapping)).collect();
    lay_over(files, &mut plans, elsewhere, &SAFETY).map_err(|problems| problems.to_string())
}

fn export(members: &[Member]) -> String {
    sssom::render(members, &SAFETY, Lang::Zh)
}

/// Changes the cells of the row whose clause begins with `words` and that has this item.
fn edit(table: &str, words: &str, item: &str, cells: &[(&str, &str)]) -> String {
    let heads: Vec<&str> = table.lines().find(|line| line.starts_with("decision")).expect("a head").split('\t').collect();
    let column = |name: &str| heads.iter().position(|head| *head == name).expect("a column");
    let mut found = 0;
    let lines = table.lines().map(|line| {
        let mut row: Vec<&str> = line.split('\t').collect();
        let is_row = row.len() == heads.len();
        if is_row && row[column("subject_label")].starts_with(words) && row[column("object_id")] == item {
            found += 1;
            for (name, value) in cells {
                row[column(name)] = value;
            }
        }
        row.join("\t") + "\n"
    });
    let edited = lines.collect();
    assert_eq!(found, 1, "{words} {item}: {table}");
    edited
}

/// What people said, clause by clause, without where it stands.
fn said(members: &[Member]) -> BTreeSet<(String, String, String)> {
    let mut all = BTreeSet::new();
    for member in members {
        for (index, clause) in member.plan.clauses.iter().enumerate() {
            let labels = member.mapping.of(index).iter().chain(member.mapping.rejected_of(index));
            let body = member.plan.source.slice(clause.body).to_owned();
            for label in labels.filter(|label| label.decision.signature().is_some()) {
                all.insert((body.clone(), format!("{}", label.item.0), format!("{:?}", label.decision)));
            }
            if let Some(signature) = member.mapping.settled.get(&index) {
                all.insert((body, "none".to_owned(), format!("{signature:?}")));
            }
        }
    }
    all
}

/// Sentences, each of which is a task by itself.
const SENTENCES: [&str; 8] = [
    "全面开展事故隐患排查，每季度公布挂牌督办结果",
    "对化工园区开展专项整治，在六月底前完成任务",
    "整治高层建筑消防通道，整改率不低于百分之九十五",
    "严格落实党政领导责任和企业主体责任，层层传导压力",
    "各县区每半年至少组织一次综合演练，总结经验教训",
    "建立市级应急物资库，保障“应急”需要",
    "安委会每月召开会议，研究解决工作中的难点",
    "整治道路交通安全隐患，并加强建筑施工安全的监管",
];

fn text(order: &[usize], number: impl Fn(usize) -> String, note: &str) -> String {
    let lines = order
        .iter()
        .enumerate()
        .map(|(at, sentence)| format!("{}{}。{note}\n", number(at + 1), SENTENCES[sentence % SENTENCES.len()]));
    format!("某市2023年工作要点\n一、重点任务\n{}", lines.collect::<String>())
}

fn bracketed(at: usize) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    format!("（{}）", digits[at.min(9)])
}

/// A table with a decision in each row as `choices` has it: none, yes, no, another code.
fn decided(table: &str, choices: &[usize]) -> String {
    let mut choices = choices.iter().cycle();
    let body = |line: &str| {
        let choice = choices.next().copied().unwrap_or_default();
        let mut row: Vec<&str> = line.split('\t').collect();
        match choice {
            1 => row[0] = "yes",
            2 if !line.contains("NoTermFound") => row[0] = "no",
            3 => (row[0], row[2]) = ("是", "item:EM5"),
            _ => {}
        }
        row.join("\t") + "\n"
    };
    let (head, rows): (Vec<&str>, Vec<&str>) =
        table.lines().partition(|line| line.starts_with('#') || line.starts_with("decision"));
    head.into_iter().map(|line| line.to_owned() + "\n").chain(rows.into_iter().map(body)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_table_applied_unchanged_changes_nothing(orders in prop::collection::vec(prop::collection::vec(0usize..8, 1..9), 1..3)) {
        let plans = orders.iter().enumerate();
        let mut members: Vec<Member> = plans.map(|(at, order)| member(&format!("p{at}"), &text(order, bracketed, ""))).collect();
        let before: Vec<Mapping> = members.iter().map(|member| member.mapping.clone()).collect();
        let table = export(&members);
        let tally = apply(&table, &mut members).expect("fits");
        prop_assert_eq!(Tally { open: 0, ..tally }, Tally::default());
        prop_assert_eq!(before, members.iter().map(|member| member.mapping.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn decisions_stay_with_their_clauses(
        order in Just((0..SENTENCES.len()).collect::<Vec<_>>()).prop_shuffle(),
        other in Just((0..SENTENCES.len()).collect::<Vec<_>>()).prop_shuffle(),
        choices in prop::collection::vec(0usize..4, 1..12),
    ) {
        let mut first = [member("old-name", &text(&order, bracketed, ""))];
        let machine = first[0].mapping.clone();
        let table = decided(&export(&first), &choices);
        // A clause may come out with one code twice; that is an error of its own.
        prop_assume!(apply(&table, &mut first).is_ok());
        prop_assert_eq!(&first[0].mapping.machine(), &machine, "what the program said is kept");

        let moved = text(&other, |at| format!("{at}．"), "（市应急局牵头）");
        let mut second = [member("new-name", &moved)];
        apply(&table, &mut second).expect("fits");
        prop_assert_eq!(said(&first), said(&second));

        let mut third = [member("new-name", &moved)];
        apply(&export(&second), &mut third).expect("what is exported fits");
        prop_assert_eq!(&second[0].mapping, &third[0].mapping);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A table that was damaged is applied or refused at a line; it never does half of what it says.
    #[test]
    fn a_damaged_table_never_panics_and_never_changes_half(
        blows in prop::collection::vec((0usize..4000, prop::sample::select(vec!['"', '\t', '\n', ',', 'x', '\r', '#', '一'])), 1..6),
    ) {
        let mut members = [member("p", &text(&[0, 1, 5], bracketed, ""))];
        let before = members[0].mapping.clone();
        let mut table: Vec<char> = decided(&export(&members), &[1, 2, 0]).chars().collect();
        for (at, ch) in blows {
            let at = at % table.len();
            table[at] = ch;
        }
        if let Err(said) = apply(&table.into_iter().collect::<String>(), &mut members) {
            prop_assert!(said.lines().all(|line| line.starts_with("r.tsv:")), "{}", said);
            prop_assert_eq!(&members[0].mapping, &before);
        }
    }
}

/// Copied sentences are the rule: two plans that hold the same one may both be renamed.
#[test]
fn two_renamed_plans_keep_the_same_decision_on_the_same_words() {
    let named = |names: [&str; 2]| names.map(|name| member(name, &text(&[0], bracketed, "")));
    let table: String = export(&named(["a", "b"]))
        .lines()
        .map(|line| if line.contains("item:HZ1") { format!("yes{line}\n") } else { format!("{line}\n") })
        .collect();
    let tally = apply(&table.replacen("yesdecision", "decision", 1), &mut named(["c", "d"])).expect("they agree");
    assert_eq!(tally.confirmed, 2);
}

#[test]
fn a_note_that_looks_like_a_formula_comes_back_as_it_was() {
    let mut members = [member("p", &text(&[0], bracketed, ""))];
    let table = edit(&export(&members), "（一）全面", "item:HZ1", &[("decision", "yes"), ("comment", "=1+1")]);
    apply(&table, &mut members).expect("fits");
    let anew = export(&members);
    assert!(anew.contains("\t'=1+1\t"), "{anew}");
    let mut again = [member("p", &text(&[0], bracketed, ""))];
    apply(&anew, &mut again).expect("fits");
    assert_eq!(members[0].mapping, again[0].mapping);
}

#[test]
fn each_decision_does_what_it_says() {
    let mut members = [member("p", &text(&[0, 1, 5, 6], bracketed, ""))];
    let table = export(&members);
    let signed = [("decision", "是"), ("reviewer_label", "甲"), ("review_date", "2026/1/5"), ("comment", "见附件")];
    let table = edit(&table, "（一）全面", "item:HZ1", &signed);
    let table = edit(&table, "（二）对化工", "item:HZ2", &[("decision", "no")]);
    let table = edit(&table, "（三）建立", "item:EM2", &[("decision", "yes"), ("object_id", "安全责任制")]);
    let table = edit(&table, "（四）安委会", "sssom:NoTermFound", &[("decision", "yes")]);
    let tally = apply(&table, &mut members).expect("fits");
    assert_eq!(tally, Tally { confirmed: 1, rejected: 2, added: 1, settled: 1, open: tally.open });
    let mapping = &members[0].mapping;
    let signature = mapping.labels.iter().flatten().find_map(|label| label.decision.signature()).expect("signed");
    assert_eq!(
        [&signature.who, &signature.when, &signature.note].map(|part| part.as_deref()),
        [Some("甲"), Some("2026-01-05"), Some("见附件")]
    );
    let added = mapping.labels.iter().flatten().find(|label| label.basis == Basis::Person).expect("added");
    assert_eq!((SAFETY.item(added.item).code.as_str(), added.confidence), ("EM3", 1.0));
    let rejected: Vec<&str> = mapping.rejected.values().flatten().map(|label| SAFETY.item(label.item).code.as_str()).collect();
    assert_eq!(rejected, ["HZ2", "EM2"], "a code corrected in its place rejects what stood there");
}

#[test]
fn a_copied_row_adds_an_item_and_leaves_the_first() {
    let mut members = [member("p", &text(&[0], bracketed, ""))];
    let table = export(&members);
    let copied = table.lines().find(|line| line.contains("item:HZ1")).expect("a row").replacen("item:HZ1", "HZ5", 1);
    let tally = apply(&format!("{table}yes{copied}\n"), &mut members).expect("fits");
    assert_eq!((tally.added, tally.rejected, tally.confirmed), (1, 0, 0));
}

/// Every kind of row that cannot be laid, with what is said of it.
#[test]
fn rows_that_do_not_fit_are_errors_and_nothing_changes() {
    let fresh = || [member("p", &text(&[0, 1, 6], bracketed, ""))];
    let table = export(&fresh());
    let first = ("（一）全面", "item:HZ1");
    let none = ("（三）安委会", "sssom:NoTermFound");
    let row = |words: &str| table.lines().find(|line| line.contains(words)).expect("a row").to_owned();
    let with = |(words, item): (&str, &str), cells: &[(&str, &str)]| edit(&table, words, item, cells);
    let yes = with(first, &[("decision", "yes")]);
    let cases = [
        (
            with(first, &[("subject_id", "clause:0-1")]),
            "no plan here holds the clause “（一）全面开展事故隐患排查，每季度公布挂…” (it stood in p)",
        ),
        (with(first, &[("subject_id", "HZ1")]), "“HZ1” is no clause"),
        (with(first, &[("object_id", "item:XX1")]), "the taxonomy has no item “XX1”"),
        (with(first, &[("object_id", "")]), "object_id is empty"),
        (with(first, &[("object_id", "item:EM5")]), "there is no decision"),
        (with(first, &[("decision", "大概")]), "“大概” is no decision"),
        (with(first, &[("review_date", "13.13.2026")]), "“13.13.2026” is no date"),
        (with(first, &[("predicate_modifier", "Not")]), "write no into decision"),
        (with(first, &[("mapping_justification", "semapv:ManualMappingCuration")]), "write yes into decision"),
        (with(none, &[("decision", "no")]), "none is named"),
        (format!("{yes}no{}\n", row("全面")), "the same clause and item have no here and yes on line"),
        (format!("{yes}yes{}\n", row("全面")), "are decided twice; the first is on line"),
        (format!("{yes}yes{}\n", row("全面").replacen("item:HZ1", "sssom:NoTermFound", 1)), "said to ask for no item here"),
        (table.replace("\tplace\t", "\t备注\t"), "unknown column “备注”"),
    ];
    for (broken, message) in cases {
        let mut members = fresh();
        let said = apply(&broken, &mut members).expect_err(message);
        assert!(said.contains(message) && said.starts_with("r.tsv:"), "{message}: {said}");
        assert_eq!(members[0].mapping, fresh()[0].mapping, "{message}");
    }
}

#[test]
fn two_tables_may_agree_and_may_not_differ() {
    let fresh = || [member("p", &text(&[0, 1], bracketed, ""))];
    let table = export(&fresh());
    let file =
        |name: &str, decision: &str| DataFile::new(name, edit(&table, "（一）全面", "item:HZ1", &[("decision", decision)]));
    let tally = apply_files(&[file("a.tsv", "yes"), file("b.tsv", "是")], &mut fresh(), &[]).expect("they agree");
    assert_eq!(tally.confirmed, 1);
    let said = apply_files(&[file("a.tsv", "yes"), file("b.tsv", "no")], &mut fresh(), &[]).expect_err("they differ");
    assert!(said.starts_with("b.tsv:") && said.contains("of a.tsv"), "{said}");
}

#[test]
fn rows_on_plans_that_were_not_read_wait_and_others_do_not() {
    let both = [member("a", &text(&[0], bracketed, "")), member("b", &text(&[1], bracketed, ""))];
    let files = [DataFile::new("r.tsv", export(&both))];
    let only_a = || [both[0].clone()];
    assert!(apply_files(&files, &mut only_a(), &[]).expect_err("b is not there").contains("it stood in b"));
    apply_files(&files, &mut only_a(), &["b".to_owned()]).expect("b is elsewhere");
    let mut changed = [member("a", &text(&[2], bracketed, ""))];
    let said = apply_files(&files, &mut changed, &["b".to_owned()]).expect_err("a was changed");
    assert!(said.contains("it stood in a") && !said.contains("it stood in b"), "{said}");
}

/// The same sentence in two plans may be judged in two ways.
#[test]
fn a_decision_stays_in_its_plan_as_long_as_that_is_there() {
    let mut both = [member("a", &text(&[0], bracketed, "")), member("b", &text(&[0], bracketed, ""))];
    let table: Vec<String> = export(&both)
        .lines()
        .map(|line| if line.contains("\tb\t") && line.contains("item:HZ1") { format!("no{line}") } else { line.to_owned() })
        .collect();
    apply(&(table.join("\n") + "\n"), &mut both).expect("fits");
    assert!(both[0].mapping.rejected.is_empty() && both[1].mapping.rejected.len() == 1);
}

#[test]
fn what_other_tools_of_the_standard_write_is_understood() {
    let mut members = [member("p", &text(&[0, 1], bracketed, ""))];
    let table = export(&members);
    let id = |words: &str| {
        let row = table.lines().find(|line| line.contains(words)).expect("a row");
        row.split('\t').find(|cell| cell.starts_with("clause:")).expect("an id").to_owned()
    };
    let rows = [
        format!("{}\titem:HZ1\tsemapv:ManualMappingCuration\t", id("全面")),
        format!("{}\titem:HZ2\tsemapv:LexicalMatching\tNot", id("化工")),
    ];
    let plain = format!("subject_id\tobject_id\tmapping_justification\tpredicate_modifier\n{}\n", rows.join("\n"));
    let tally = apply(&plain, &mut members).expect("fits");
    assert_eq!((tally.confirmed, tally.rejected), (1, 1));
}

/// A table without its column of decisions says nothing; it is told from one of another tool, which has no such column.
#[test]
fn a_table_that_lost_its_decisions_is_an_error() {
    let fresh = || [member("p", &text(&[0, 1], bracketed, ""))];
    let mut decided = fresh();
    let yes = edit(&export(&decided), "（一）全面", "item:HZ1", &[("decision", "yes")]);
    apply(&yes, &mut decided).expect("fits");
    // What was confirmed before stands in the columns of the standard too.
    for table in [export(&fresh()), export(&decided)] {
        let cut = |line: &str| {
            if line.starts_with('#') { line.to_owned() } else { line.split_once('\t').map_or("", |cut| cut.1).to_owned() }
        };
        let without: String = table.lines().map(|line| cut(line) + "\n").collect();
        let mut members = fresh();
        let said = apply(&without, &mut members).expect_err("nothing is decided");
        assert!(said.contains("there is no column “decision”") && said.starts_with("r.tsv:"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert_eq!(members[0].mapping, fresh()[0].mapping);
    }
    // A table of another tool in which nobody decided anything.
    let id = export(&fresh())
        .lines()
        .filter_map(|line| line.split('\t').find(|cell| cell.starts_with("clause:")))
        .map(str::to_owned)
        .next();
    let plain =
        format!("subject_id\tobject_id\tmapping_justification\n{}\titem:HZ1\tsemapv:LexicalMatching\n", id.expect("an id"));
    assert!(apply(&plain, &mut fresh()).expect_err("nothing is decided").contains("no column “decision”"));
    // A table without a row loses nothing.
    apply("subject_id\tobject_id\n", &mut fresh()).expect("fits");
}
