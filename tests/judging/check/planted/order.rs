//! Tasks out of place, twice, or of nothing; numbers that do not follow one another.

use duibiao::lineage::Member;
use duibiao::plan::{ClauseKind, Section, label_number};
use duibiao::source::Span;

use super::prepare::{end_of_chapter, relabelled, with_headings};
use super::{Kind, Planted, code_of, instead, of_one_item, plant_all};
use crate::check::{TAXONOMY, member};

pub(super) fn kinds() -> Vec<Kind> {
    vec![
        Kind::new("a number is left out", |plan| renumber(plan, 2, |number| number + 3)),
        Kind::new("a number stands twice", |plan| renumber(plan, 3, |number| number - 1)),
        Kind::new("numbers start again in the middle", |plan| renumber(plan, 3, |_| 1)),
        Kind::new("a heading loses its number", lose_number).prepared(with_headings),
        Kind::new("a task stands under the heading of another field", misplace).prepared(with_headings),
        Kind::new("a task is said twice", |plan| twice(plan, str::to_owned)),
        Kind::new("a task is said twice in almost the same words", |plan| twice(plan, reworded)),
        Kind::new("a task of no item is added", |plan| {
            add(plan, "组织离退休老同志开展重阳登高和书法展示，丰富大家的节假日生活。")
        }),
        Kind::new("another task of no item is added", |plan| add(plan, "举办职工乒乓球和羽毛球友谊赛，营造积极向上的良好氛围。")),
    ]
}

#[test]
fn what_is_out_of_order_is_told() {
    let counts = plant_all(&kinds());
    assert!(counts.natural >= 35 && counts.nowhere == 0, "{counts:?}");
}

fn parent_len(plan: &Member, section: &Section) -> usize {
    section.parent.map_or(0, |parent| plan.plan.sections[parent].path.len())
}

/// The number of a section below a chapter, as it stands in the text.
fn label_span(plan: &Member, section: &Section) -> Option<Span> {
    let label = section.path.last().filter(|_| section.numbered && section.path.len() > parent_len(plan, section))?;
    let text = plan.plan.source.text();
    text[section.start..].starts_with(label.as_str()).then(|| Span::new(section.start, section.start + label.len()))
}

/// The last section below a chapter with a number of at least `least` has another.
fn renumber(plan: &Member, least: u32, other: fn(u32) -> u32) -> Option<Planted> {
    let (text, sections) = (plan.plan.source.text(), &plan.plan.sections);
    (0..sections.len()).find_map(|at| {
        let section = &sections[at];
        let at_label = label_span(plan, section).filter(|_| section.path.len() == 2)?;
        let label = section.path.last()?;
        let number = label_number(label).filter(|number| *number >= least)?;
        let closes = sections[at + 1..].iter().all(|later| later.parent != section.parent);
        let leaf = sections.iter().all(|below| below.parent != Some(at));
        // Where tasks are counted on through all chapters, the next one does not follow either.
        let first = sections.iter().find(|first| first.parent == section.parent)?;
        let starts = label_number(first.path.last()?)? == 1;
        let new = relabelled(label, other(number))?;
        (closes && leaf && starts).then(|| Planted::at(section.start, instead(text, at_label, &new), "C403".to_owned()))
    })
}

/// A heading with a line of its own, between two others.
fn lose_number(plan: &Member) -> Option<Planted> {
    let (text, sections) = (plan.plan.source.text(), &plan.plan.sections);
    (1..sections.len().saturating_sub(1)).find_map(|at| {
        let (section, next) = (&sections[at], &sections[at + 1]);
        let label = label_span(plan, section).filter(|_| section.path.len() == 2)?;
        let line = text[section.start..].lines().next()?;
        let bare = line.trim_end() == format!("{}{}", section.path.last()?, section.heading);
        let between = label_number(section.path.last()?)? > 1 && next.parent == section.parent && next.numbered;
        (bare && between).then(|| Planted::at(section.start, instead(text, label, ""), "C404".to_owned()))
    })
}

/// The second task of a heading of its own goes to the end of the heading after it.
fn misplace(plan: &Member) -> Option<Planted> {
    let text = plan.plan.source.text();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.windows(5).enumerate().find_map(|(at, five)| {
        let name = five[0].trim_end().strip_suffix("信息公开")?.split_once("推进")?.1;
        let [_, said, again, heading, other] = five else { return None };
        let ours = said.starts_with(&format!("公布{name}")) && again.starts_with(&format!("说明{name}"));
        let next = heading.trim_end().ends_with("信息公开") && other.starts_with("公布");
        let moved = [five[0], said, heading, other, again].concat();
        let start: usize = lines[..at].iter().map(|line| line.len()).sum();
        let place = start + moved.len() - again.len();
        let end = start + five.concat().len();
        let item = TAXONOMY.items.iter().find(|item| item.names.zh == name)?;
        (ours && next)
            .then(|| Planted::at(place, format!("{}{moved}{}", &text[..start], &text[end..]), format!("C401 {}", item.code)))
    })
}

/// A sentence of one task stands once more at the end of another.
fn twice(plan: &Member, reworded: fn(&str) -> String) -> Option<Planted> {
    let text = plan.plan.source.text();
    let long = |at: &usize| {
        let clause = &plan.plan.clauses[*at];
        clause.kind == ClauseKind::Task
            && !clause.text.contains(['（', '(', '"', '“'])
            && clause.body.len() > 150
            && !plan.plan.source.slice(clause.body).contains('\n')
    };
    let (from, item) = of_one_item(plan).find(|(at, _)| long(at))?;
    let task = plan.plan.tasks.iter().find(|task| task.clauses.contains(&from))?;
    let words = reworded(plan.plan.source.slice(plan.plan.clauses[from].body));
    plan.plan.tasks.iter().rev().filter(|other| other.section != task.section).find_map(|other| {
        let last = other.clauses.iter().rev().copied().find(|at| long(at))?;
        let at = plan.plan.clauses[last].body.end;
        let text = format!("{}{words}{}", &text[..at], &text[at..]);
        // Where the heading above gives it another meaning, it is not said twice.
        let read = member("twice", &text);
        let again = read.plan.clauses.iter().position(|clause| clause.body.start == at)?;
        let same = matches!(read.mapping.of(again), [label] if label.item == item);
        same.then(|| Planted::at(at, text, format!("C402 {}", code_of(item))))
    })
}

/// One word is another.
fn reworded(words: &str) -> String {
    let pairs = [("及时", "按时"), ("加强", "强化"), ("推进", "推动"), ("做好", "抓好"), ("加大", "增加"), ("公开", "发布")];
    let (from, to) = pairs.iter().find(|(from, _)| words.contains(from)).copied().unwrap_or(("的", "之"));
    words.replacen(from, to, 1)
}

/// A task with a number of its own at the end of a chapter.
fn add(plan: &Member, words: &str) -> Option<Planted> {
    let text = plan.plan.source.text();
    let owner = &plan.plan.tasks.iter().find_map(|task| task.responsible.first())?.unit;
    let (at, last) = end_of_chapter(plan)?;
    let label = last.path.last()?;
    let task = format!("{}{words}（{owner}牵头）\n", relabelled(label, label_number(label)? + 1)?);
    Some(Planted::at(at, format!("{}{task}{}", &text[..at], &text[at..]), "C405".to_owned()))
}
