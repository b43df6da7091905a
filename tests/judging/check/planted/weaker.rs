//! The draft gives more time, does it less often, or asks for less than above.

use duibiao::lineage::Member;
use duibiao::plan::Task;
use duibiao::source::Span;

use super::{Kind, Planted, asking, code_of, instead, of_one_item, plant_all};
use crate::check::member;

/// Words that state something in a clause of one item, and the item's code.
struct Place {
    words: String,
    at: Span,
    code: &'static str,
}

pub(super) fn kinds() -> Vec<Kind> {
    vec![
        Kind::new("a deadline is put off", |plan| change(plan, "C201", deadlines, later))
            .prepared(|seed| state(seed, "在5个工作日内", deadlines)),
        Kind::new("a deadline is cut", |plan| change(plan, "C201", deadlines, |_| Some(String::new())))
            .prepared(|seed| state(seed, "在5个工作日内", deadlines)),
        Kind::new("hours become “in good time”", |plan| change(plan, "C201", deadlines, |_| Some("及时".to_owned())))
            .prepared(|seed| state(seed, "24小时内", deadlines)),
        Kind::new("a frequency is lowered", |plan| change(plan, "C202", frequencies, rarer))
            .prepared(|seed| state(seed, "每月", frequencies)),
        Kind::new("a frequency is cut", |plan| change(plan, "C202", frequencies, |_| Some(String::new())))
            .prepared(|seed| state(seed, "每月", frequencies)),
        Kind::new("a figure is lowered", |plan| change(plan, "C203", quantities, lower))
            .prepared(|seed| state(seed, "按不低于90%的比例", quantities)),
        Kind::new("a figure is cut", |plan| change(plan, "C203", quantities, |_| Some(String::new())))
            .prepared(|seed| state(seed, "按不低于90%的比例", quantities)),
    ]
}

#[test]
fn what_is_weakened_is_told() {
    let counts = plant_all(&kinds());
    assert!(counts.natural >= 15 && counts.nowhere == 0, "{counts:?}");
}

/// Puts other words in the place of the first that can be changed.
fn change(plan: &Member, code: &str, places: fn(&Member) -> Vec<Place>, weaker: fn(&str) -> Option<String>) -> Option<Planted> {
    let text = plan.plan.source.text();
    places(plan).into_iter().find_map(|place| {
        let words = weaker(&place.words)?;
        Some(Planted::at(place.at.start, instead(text, place.at, &words), format!("{code} {}", place.code)))
    })
}

fn deadlines(plan: &Member) -> Vec<Place> {
    places(plan, plan.plan.tasks.iter().flat_map(|task| &task.deadlines).map(|stated| (stated.clause, stated.text.as_str())))
}

fn frequencies(plan: &Member) -> Vec<Place> {
    places(plan, plan.plan.tasks.iter().flat_map(|task| &task.frequencies).map(|stated| (stated.clause, stated.text.as_str())))
}

fn quantities(plan: &Member) -> Vec<Place> {
    places(plan, plan.plan.tasks.iter().flat_map(|task| &task.quantities).map(|stated| (stated.clause, stated.text.as_str())))
}

/// Where the only clause of an item that uses the words is.
fn places<'p>(plan: &Member, stated: impl Iterator<Item = (usize, &'p str)>) -> Vec<Place> {
    let text = plan.plan.source.text();
    let place = |(clause, words): (usize, &str)| {
        let (_, item) = of_one_item(plan).find(|(at, _)| *at == clause)?;
        let body = plan.plan.clauses[clause].body;
        let mut places = text[body.range()].match_indices(words);
        let (at, _) = places.next().filter(|_| places.next().is_none())?;
        // What is said of one thing by words that say something else too cannot be changed alone.
        let named = plan.mapping.of(clause)[0]
            .elements
            .iter()
            .any(|one| one.evidence.span.overlaps(Span::new(body.start + at, body.start + at + words.len())));
        if statements(plan, clause) != 1 || named {
            return None;
        }
        let elsewhere = asking(plan, item).any(|other| other != clause && plan.plan.clauses[other].text.contains(words));
        let at = Span::new(body.start + at, body.start + at + words.len());
        (!elsewhere).then(|| Place { words: words.to_owned(), at, code: code_of(item) })
    };
    stated.filter_map(place).collect()
}

/// How much a clause states.
fn statements(plan: &Member, clause: usize) -> usize {
    let of = |task: &Task| {
        let deadlines = task.deadlines.iter().map(|stated| stated.clause);
        let frequencies = task.frequencies.iter().map(|stated| stated.clause);
        let quantities = task.quantities.iter().map(|stated| stated.clause);
        deadlines.chain(frequencies).chain(quantities).filter(|at| *at == clause).count()
    };
    plan.plan.tasks.iter().map(of).sum()
}

/// Ten times the hours or days, or a year later.
fn later(words: &str) -> Option<String> {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    if let Some((year, _)) = words.split_once('年').filter(|(year, _)| year.len() == 4) {
        return Some(words.replace(year, &(year.parse::<u16>().ok()? + 1).to_string()));
    }
    let spans = ["小时", "工作日", "日内", "天内"];
    (!digits.is_empty() && spans.iter().any(|unit| words.contains(unit))).then(|| words.replace(&digits, &format!("{digits}0")))
}

fn rarer(words: &str) -> Option<String> {
    let words = ["月", "季度", "周", "半年"].iter().find_map(|period| words.strip_suffix(period));
    words.filter(|words| ["每", "按"].contains(words)).map(|words| format!("{words}年"))
}

/// Half of the figure.
fn lower(words: &str) -> Option<String> {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let half = digits.parse::<u32>().ok().filter(|value| *value > 1)? / 2;
    Some(words.replace(&digits, &half.to_string()))
}

/// The first sentence of one item that something is to be done “in good time” says when, how often or how much, where it is read as
/// that.
fn state(seed: &Member, words: &str, places: fn(&Member) -> Vec<Place>) -> Option<String> {
    let text = seed.plan.source.text();
    of_one_item(seed).filter(|(clause, _)| statements(seed, *clause) == 0).find_map(|(clause, _)| {
        let body = seed.plan.clauses[clause].body;
        let vague = body.start + text[body.range()].find("及时")?;
        let at = Span::new(vague, vague + "及时".len());
        let stated = instead(text, at, words);
        let read = places(&member("stated", &stated)).iter().any(|place| place.at.start.abs_diff(at.start) <= words.len());
        read.then_some(stated)
    })
}
