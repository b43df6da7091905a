//! Seeds that lack a place for a mistake are given one, above and below alike.

use std::collections::BTreeSet;

use duibiao::lineage::Member;
use duibiao::plan::{Clause, ClauseKind, Section, label_number};
use duibiao::taxonomy::ItemId;

use crate::check::{TAXONOMY, member};

/// A number below a hundred in Chinese digits.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u32| usize::try_from(at).map_or("", |at| DIGITS[at]);
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

pub(super) fn relabelled(label: &str, number: u32) -> Option<String> {
    Some(label.replace(&chinese(label_number(label)?), &chinese(number)))
}

/// Where a chapter ends, and the last number below it: of a plan that counts on through all chapters, the last of all.
pub(super) fn end_of_chapter(plan: &Member) -> Option<(usize, &Section)> {
    let (text, sections) = (plan.plan.source.text(), &plan.plan.sections);
    let below = |chapter: usize| sections.iter().filter(move |section| section.parent == Some(chapter) && section.numbered);
    let chapters: Vec<usize> = (0..sections.len()).filter(|at| sections[*at].path.len() == 1 && sections[*at].numbered).collect();
    let between = chapters.windows(2).find_map(|two| {
        let (last, next) = (below(two[0]).next_back()?, below(two[1]).next()?);
        let again = label_number(next.path.last()?)? == 1 && label_number(last.path.last()?)? > 1;
        // Behind a heading that lost its number the next number is not the one after the last.
        let all = sections.iter().filter(|section| section.parent == Some(two[0])).all(|section| section.numbered);
        (again && all).then_some((sections[two[1]].start, last))
    });
    between.or_else(|| {
        let last = chapters.iter().rev().find_map(|chapter| below(*chapter).next_back())?;
        let stop =
            plan.plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).map(|clause| clause.span.end).max()?;
        let stop = stop + text[stop..].find('\n')? + 1;
        Some((stop, last))
    })
}

/// An item that a plan has no word of, with a heading and two sentences that speak of it alone.
pub(super) struct Stranger {
    pub item: ItemId,
    pub name: &'static str,
    pub heading: String,
    pub sentences: [String; 2],
}

/// Items that a plan asks for nowhere.
pub(super) fn strangers(seed: &Member) -> Vec<Stranger> {
    let text = seed.plan.source.text();
    let asked: BTreeSet<ItemId> = seed.mapping.labels.iter().flatten().map(|label| label.item).collect();
    let silent = |id: &ItemId| !asked.contains(id) && TAXONOMY.item(*id).terms.iter().all(|term| !text.contains(&term.text));
    let ids = TAXONOMY.items.iter().filter_map(|item| TAXONOMY.by_code(&item.code)).filter(silent);
    let made = ids.filter_map(|item| {
        let name = TAXONOMY.item(item).names.zh.as_str();
        let heading = format!("推进{name}信息公开");
        let sentences = [format!("公布{name}工作的进展。"), format!("说明{name}工作的办法。")];
        let text =
            format!("甲市2017年工作要点\n一、任务\n（一）{heading}\n{}\n（二）{heading}\n{}\n", sentences[0], sentences[1]);
        let read = member("stranger", &text);
        let clear = |clause: &(usize, &Clause)| matches!(read.mapping.of(clause.0), [label] if label.item == item);
        let said: Vec<_> = read.plan.clauses.iter().enumerate().filter(|(_, clause)| clause.text.contains(name)).collect();
        (said.len() == 4 && said.iter().all(clear)).then_some(Stranger { item, name, heading, sentences })
    });
    made.collect()
}

/// A seed with three more headings at the end of a chapter, each of a field of its own; the first has two tasks.
pub(super) fn with_headings(seed: &Member) -> Option<String> {
    let (at, last) = end_of_chapter(seed)?;
    let text = seed.plan.source.text();
    let owner = &seed.plan.tasks.iter().find_map(|task| task.responsible.first())?.unit;
    let all = strangers(seed);
    let first = all.first()?;
    let domain = |stranger: &Stranger| TAXONOMY.item(stranger.item).domain;
    let mut others = all.iter().filter(|other| domain(other) != domain(first));
    let (second, third) = (others.next()?, others.next()?);
    let label = last.path.last()?;
    let number = label_number(label)?;
    let mut added = String::new();
    for (more, (of, count)) in (1..).zip([(first, 2), (second, 1), (third, 1)]) {
        let label = relabelled(label, number + more)?;
        added.push_str(&format!("{label}{}\n", of.heading));
        for sentence in of.sentences.iter().take(count) {
            added.push_str(&format!("{sentence}（{owner}牵头）\n"));
        }
    }
    Some(format!("{}{added}{}", &text[..at], &text[at..]))
}
