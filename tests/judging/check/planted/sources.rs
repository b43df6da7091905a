//! What the draft cites, where it comes from, and what a signed plan bears.

use duibiao::gap::Stage;
use duibiao::lineage::Member;
use duibiao::plan::Level;

use super::{Kind, Planted, beyond, diagnostics, plant_all};
use crate::check::{How, SEEDS, TAXONOMY, member};

pub(super) fn kinds() -> Vec<Kind> {
    let last = How { stage: Stage::Final, ..How::default() };
    let library = How { has_library: true, ..How::default() };
    vec![
        Kind { how: last, ..Kind::new("the document number is cut before signing", cut_number).prepared(sign) },
        Kind { how: last, ..Kind::new("the date is cut before signing", cut_date).prepared(sign) },
        Kind::new("the national points have another number", wrong_number).prepared(cite),
        Kind::new("a plan of last year is cited", last_year).prepared(cite_plan),
        Kind::new("the national points are those of last year", last_points).prepared(cite),
        Kind { how: library, ..Kind::new("a document is cited that nobody has", nobody_has) },
    ]
}

#[test]
fn what_is_cited_wrongly_or_not_signed_is_told() {
    let counts = plant_all(&kinds());
    assert!(counts.natural >= 15 && counts.nowhere == 0, "{counts:?}");
}

fn cut_number(plan: &Member) -> Option<Planted> {
    let number = plan.plan.header.doc_number.as_deref()?;
    let text = plan.plan.source.text();
    text.contains(number).then(|| Planted::cut(text.replace(number, ""), vec!["C701".to_owned()]))
}

fn cut_date(plan: &Member) -> Option<Planted> {
    let issued = plan.plan.header.issued.as_deref()?;
    let mut parts = issued.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?.trim_start_matches('0'), parts.next()?.trim_start_matches('0'));
    let date = format!("{year}年{month}月{day}日");
    let text = plan.plan.source.text();
    text.contains(&date).then(|| Planted::cut(text.replace(&date, ""), vec!["C702".to_owned()]))
}

/// A number before the title, and a date behind all:
/// signed after the national points of the year were out, so that they are asked with the date and without it.
fn sign(seed: &Member) -> Option<String> {
    let title = seed.plan.header.title.as_deref()?;
    let (text, year) = (seed.plan.source.text(), seed.plan.header.year?);
    let at = text.find(title)?;
    Some(format!("{}甲府办发〔{year}〕9号\n\n{}\n{year}年6月9日\n", &text[..at], &text[at..]))
}

/// The line that speaks of the documents that the plan carries out begins with one more.
fn with_citation(seed: &Member, words: &str) -> Option<(usize, String)> {
    let text = seed.plan.source.text();
    let cited = seed.plan.header.authorities.first()?.span.start;
    let at = text[..cited].rfind('\n')? + 1;
    Some((at, format!("{}{words}{}", &text[..at], &text[at..])))
}

/// The national points of a year, as plans cite them.
fn points(year: u16) -> Option<String> {
    let profile = TAXONOMY.profiles.get(&year)?;
    Some(format!("《国务院办公厅关于印发{year}年政务公开工作要点的通知》（{}）", profile.doc_number))
}

fn cite(seed: &Member) -> Option<String> {
    let points = points(seed.plan.header.year?)?;
    Some(with_citation(seed, &format!("按照{points}要求，"))?.1)
}

/// A plan of the level between, as plans cite it.
fn cite_plan(seed: &Member) -> Option<String> {
    let year = seed.plan.header.year?;
    Some(with_citation(seed, &format!("按照《{year}年全州政务公开工作要点》要求，"))?.1)
}

fn wrong_number(plan: &Member) -> Option<Planted> {
    let number = &TAXONOMY.profiles.get(&plan.plan.header.year?)?.doc_number;
    let text = plan.plan.source.text();
    let at = text.find(number.as_str())?;
    Some(Planted::at(at, text.replacen(number.as_str(), &number.replace('〕', "〕1"), 1), "C502".to_owned()))
}

/// A plan of this year among the authorities is that of the year before.
fn last_year(plan: &Member) -> Option<Planted> {
    let year = plan.plan.header.year?;
    let text = plan.plan.source.text();
    let (now, before) = (format!("{year}年"), format!("{}年", year - 1));
    let mut cited = plan.plan.header.authorities.iter().filter(|cited| cited.level != Some(Level::National));
    let annual = cited.find(|cited| cited.title.contains(&now))?;
    let title = text[annual.span.range()].replace(&now, &before);
    let spoiled = format!("{}{title}{}", &text[..annual.span.start], &text[annual.span.end..]);
    Some(Planted::at(annual.span.start, spoiled, "L006".to_owned()))
}

/// The national points with title and number of the year before.
fn last_points(plan: &Member) -> Option<Planted> {
    let year = plan.plan.header.year?;
    let (now, before) = (points(year)?, points(year - 1)?);
    let text = plan.plan.source.text();
    let at = text.find(&now)?;
    Some(Planted::at(at, text.replacen(&now, &before, 1), "L006".to_owned()))
}

fn nobody_has(plan: &Member) -> Option<Planted> {
    let year = plan.plan.header.year?;
    let (at, text) = with_citation(plan, &format!("按照《政务公开示范点建设工作方案》（甲府办发〔{year}〕99号）要求，"))?;
    Some(Planted::at(at, text, "C501".to_owned()))
}

#[test]
fn a_copy_for_another_place_is_told_as_a_copy() {
    // Neighbours of the five places.
    for ((id, text), neighbour) in SEEDS.into_iter().zip(["河口区", "绵阳市", "巩留县", "站前区", "洛龙区"]) {
        let seed = member(id, text);
        let place = &seed.plan.header.jurisdiction.as_ref().expect("a place").name;
        let before = diagnostics(&seed, text, How::default());
        let after = diagnostics(&seed, &text.replace(place.as_str(), neighbour), How::default());
        assert_eq!((beyond(&after, &before), beyond(&before, &after)), (vec!["C601".to_owned()], Vec::new()), "{id}");
    }
}
