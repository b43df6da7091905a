//! A seed against itself finds only what is wrong in itself; a copy with one mistake finds that mistake and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use duibiao::gap::Diagnostic;
use duibiao::lineage::Member;
use duibiao::plan::{ClauseKind, label_number};
use duibiao::source::Span;

use crate::{How, SEEDS, TAXONOMY, checked, member};

/// What a rule says, without the places: code, items and the words of the message.
type Said = (String, Vec<String>);

fn said(found: &[Diagnostic]) -> BTreeMap<Said, usize> {
    let mut counts = BTreeMap::new();
    for one in found {
        let items = one.items.iter().map(|item| TAXONOMY.item(*item).code.clone()).collect();
        *counts.entry((one.finding.code.code().to_owned(), items)).or_default() += 1;
    }
    counts
}

/// The codes that `text` has against `seed` and that the seed itself does not have, and those that it has no more.
fn planted(seed: &Member, text: &str) -> (Vec<String>, Vec<String>) {
    let before = said(&checked(seed, &[seed], How::default()).0.diagnostics);
    let draft = member(&seed.plan.id, text);
    let after = said(&checked(&draft, &[seed], How::default()).0.diagnostics);
    let more = |a: &BTreeMap<Said, usize>, b: &BTreeMap<Said, usize>| {
        let mut codes = Vec::new();
        for (said, count) in a {
            let extra = count.saturating_sub(b.get(said).copied().unwrap_or(0));
            codes.extend(std::iter::repeat_n(said.0.clone(), extra));
        }
        codes
    };
    (more(&after, &before), more(&before, &after))
}

fn without(text: &str, span: Span) -> String {
    format!("{}{}", &text[..span.start], &text[span.end..])
}

#[test]
fn a_plan_against_itself_finds_only_what_is_wrong_in_itself() {
    let compared = ["C101", "C102", "C201", "C202", "C203", "C302", "C502", "C601"];
    for (id, text) in SEEDS {
        let seed = member(id, text);
        let found = checked(&seed, &[&seed], How { has_library: false, ..How::default() }).0.diagnostics;
        let wrong: Vec<&str> = found.iter().map(|one| one.finding.code.code()).filter(|code| compared.contains(code)).collect();
        assert!(wrong.is_empty(), "{id}: {wrong:?}");
    }
}

#[test]
fn fingerprints_are_unique_and_outlive_an_edit_above() {
    for (id, text) in SEEDS {
        let seed = member(id, text);
        let found = checked(&seed, &[], How::default()).0.diagnostics;
        let prints = |found: &[Diagnostic]| found.iter().map(|one| one.finding.fingerprint.clone()).collect::<BTreeSet<_>>();
        assert_eq!(prints(&found).len(), found.len(), "{id}");
        let moved = member(id, &format!("\n\n{text}"));
        assert_eq!(prints(&checked(&moved, &[], How::default()).0.diagnostics), prints(&found), "{id}");
    }
}

/// What is done, the codes that must come of it, and how.
type Kind = (&'static str, &'static [&'static str], fn(&Member) -> Option<String>);

/// Ways to spoil a seed: the text, or `None` where the seed has nothing of the kind.
fn kinds() -> Vec<Kind> {
    vec![
        ("a sentence with an item of its own is cut", &["C101"], cut_item),
        ("another one is cut", &["C101"], |seed| cut_nth_item(seed, 1)),
        ("the note on who is responsible is cut", &["C301"], cut_owner),
        ("a task is said twice", &["C402"], twice),
        ("a number is left out", &["C403"], skip_number),
        ("a task of no item is added", &["C405"], |seed| {
            add(seed, "组织离退休老同志开展重阳登高和书法展示，丰富大家的节假日生活。")
        }),
        ("another task of no item is added", &["C405"], |seed| {
            add(seed, "举办职工乒乓球和羽毛球友谊赛，营造积极向上的良好氛围。")
        }),
        ("the document number is cut", &["C701"], cut_number),
        ("the date is cut", &["C702"], cut_date),
        ("the number of the national points is wrong", &["C502"], wrong_number),
        ("a deadline is put off", &["C201"], |seed| {
            swap(
                seed,
                &[
                    ("5小时内", "48小时内"),
                    ("24小时内", "72小时内"),
                    ("2017年6月底前", "2017年12月底前"),
                    ("3个工作日内", "9个工作日内"),
                    ("20日内", "90日内"),
                ],
            )
        }),
        ("a deadline is cut", &["C201"], |seed| {
            swap(seed, &[("应在24小时内举行", "应举行"), ("公开后3个工作日内在", "公开后在")])
        }),
        ("a frequency is lowered", &["C202"], |seed| {
            swap(seed, &[("每月", "每年"), ("按月", "按年"), ("每季度", "每年"), ("每周", "每年")])
        }),
        ("a figure is lowered", &["C203"], |seed| {
            swap(seed, &[("不低于4%", "不低于2%"), ("不得低于4分", "不得低于2分"), ("不低于4分", "不低于2分")])
        }),
    ]
}

/// The clauses that alone ask for an item whose words stand nowhere else.
fn cut_nth_item(seed: &Member, nth: usize) -> Option<String> {
    let plan = &seed.plan;
    let asking =
        |item| seed.mapping.labels.iter().enumerate().filter(move |(_, labels)| labels.iter().any(|label| label.item == item));
    let alone = plan.clauses.iter().enumerate().filter(|(at, clause)| {
        let [label] = seed.mapping.of(*at) else { return false };
        let text = plan.source.text();
        let terms = &TAXONOMY.item(label.item).terms;
        clause.kind == ClauseKind::Task
            && asking(label.item).count() == 1
            && !clause.text.contains(['（', '('])
            && terms.iter().all(|term| !without(text, clause.body).contains(&term.text))
    });
    alone.map(|(_, clause)| without(plan.source.text(), clause.body)).nth(nth)
}

fn cut_item(seed: &Member) -> Option<String> {
    cut_nth_item(seed, 0)
}

/// The note of the first task with a single one.
fn cut_owner(seed: &Member) -> Option<String> {
    let text = seed.plan.source.text();
    seed.plan.tasks.iter().find_map(|task| {
        let last = seed.plan.clauses.get(*task.clauses.last()?)?;
        let behind = &text[last.body.end..last.span.end];
        let marked = ["牵头", "负责", "落实", "责任单位"].iter().any(|word| behind.contains(word));
        let cut = format!("{}{}", &text[..last.body.end], &text[last.span.end..]);
        // A sentence may itself say who.
        let owned = |member: &Member| member.plan.tasks.iter().filter(|task| !task.responsible.is_empty()).count();
        let spoiled = marked.then(|| member("cut", &cut)).filter(|spoiled| spoiled.plan.tasks.len() == seed.plan.tasks.len())?;
        (owned(&spoiled) + 1 == owned(seed)).then_some(cut)
    })
}

/// A sentence of one task stands once more at the end of another.
fn twice(seed: &Member) -> Option<String> {
    let text = seed.plan.source.text();
    let long = |at: &&usize| {
        let clause = &seed.plan.clauses[**at];
        clause.kind == ClauseKind::Task
            && !clause.text.contains(['（', '('])
            && clause.body.len() > 120
            && !seed.plan.source.slice(clause.body).contains('\n')
    };
    let first = seed.plan.tasks.iter().flat_map(|task| task.clauses.iter().filter(long)).next()?;
    let words = seed.plan.source.slice(seed.plan.clauses[*first].body);
    let last = seed.plan.tasks.iter().rev().flat_map(|task| task.clauses.iter().filter(long)).next()?;
    let at = seed.plan.clauses[*last].body.end;
    Some(format!("{}{words}{}", &text[..at], &text[at..]))
}

fn skip_number(seed: &Member) -> Option<String> {
    let text = seed.plan.source.text();
    swap_in(
        text,
        &[
            ("\n（三）推进", "\n（六）推进"),
            ("\n（二）推进", "\n（五）推进"),
            ("\n(三)加强", "\n(六)加强"),
            ("\n（二）", "\n（五）"),
        ],
    )
}

/// A task with a number of its own at the end of a chapter.
fn add(seed: &Member, words: &str) -> Option<String> {
    let (text, sections) = (seed.plan.source.text(), &seed.plan.sections);
    let digits: Vec<char> = "一二三四五六七八九十".chars().collect();
    let owner = &seed.plan.tasks.iter().find_map(|task| task.responsible.first())?.unit;
    sections.windows(3).find_map(|three| {
        let [last, chapter, next] = three else { return None };
        let starts_again = next.path.len() == 2 && next.path.last().and_then(|label| label_number(label)) == Some(1);
        let closes = last.path.len() == 2 && last.numbered && chapter.path.len() == 1 && starts_again;
        let number = label_number(last.path.last()?).filter(|_| closes)?;
        let label = digits.get(usize::try_from(number).ok()?)?;
        Some(format!("{}（{label}）{words}（{owner}牵头）\n{}", &text[..chapter.start], &text[chapter.start..]))
    })
}

fn cut_number(seed: &Member) -> Option<String> {
    let number = seed.plan.header.doc_number.as_deref()?;
    let text = seed.plan.source.text();
    text.contains(number).then(|| text.replace(number, ""))
}

fn cut_date(seed: &Member) -> Option<String> {
    let issued = seed.plan.header.issued.as_deref()?;
    let mut parts = issued.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?.trim_start_matches('0'), parts.next()?.trim_start_matches('0'));
    let date = format!("{year}年{month}月{day}日");
    let text = seed.plan.source.text();
    text.contains(&date).then(|| text.replace(&date, ""))
}

fn wrong_number(seed: &Member) -> Option<String> {
    swap_in(
        seed.plan.source.text(),
        &[("国办发〔2017〕24号", "国办发〔2017〕42号"), ("国办发〔2018〕23号", "国办发〔2018〕32号")],
    )
}

fn swap(seed: &Member, words: &[(&str, &str)]) -> Option<String> {
    swap_in(seed.plan.source.text(), words)
}

fn swap_in(text: &str, words: &[(&str, &str)]) -> Option<String> {
    words.iter().find(|(from, _)| text.contains(from)).map(|(from, to)| text.replacen(from, to, 1))
}

#[test]
fn a_planted_mistake_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    let mut planted_in = 0;
    for (kind, codes, spoil) in kinds() {
        for (id, text) in SEEDS {
            let seed = member(id, text);
            let Some(draft) = spoil(&seed) else { continue };
            assert_ne!(draft, text, "{id}: {kind}");
            planted_in += 1;
            let (more, _) = planted(&seed, &draft);
            // A copy for the same place and year is what these two are about.
            let copied = ["C601", "L005"].iter().map(|code| (*code).to_owned());
            let wanted: BTreeSet<String> = codes.iter().map(|code| (*code).to_owned()).chain(copied).collect();
            if more.len() != wanted.len() || more.iter().cloned().collect::<BTreeSet<_>>() != wanted {
                wrong.push(format!("{id}: {kind}: {more:?}"));
            }
        }
    }
    // Not every seed has everything that can be spoiled.
    assert!(planted_in >= 40, "{planted_in}");
    assert!(wrong.is_empty(), "of {planted_in}: {wrong:#?}");
}
