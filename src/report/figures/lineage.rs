//! Which plan carries out which, as levels from left to right: a plan is beside all plans that carry it out.

use std::collections::BTreeMap;

use crate::lineage::StateKind;
use crate::plan::Level;
use crate::report::model::{LinkInfo, PlanReport, Report};
use crate::report::{Lang, views};

/// The plans of a corpus with the documents above them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineageTree {
    /// What it shows.
    pub title: &'static str,
    /// Names of the levels, from the top: the columns.
    pub levels: Vec<String>,
    /// One row per plan that no other carries out; rows with the same plan above are adjacent.
    pub rows: Vec<LineageRow>,
    /// The tree in words.
    pub alt: String,
}

/// A path down through the levels: one place per level, `None` if the path has none there.
pub type LineageRow = Vec<Option<Place>>;

/// A document on the path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Title or document number.
    pub name: String,
    /// Id of the plan in the corpus, or why there is none.
    pub note: String,
    /// How the document above it was found; empty at the top.
    pub why: String,
    /// Whether and how it is known.
    pub state: StateKind,
    /// Number of rows that it spans, counted from this one; 0 if an earlier row has counted this one.
    pub rows: usize,
}

impl Place {
    /// Identifies the document.
    fn key(&self) -> (&str, &str, &str) {
        (&self.name, &self.note, &self.why)
    }
}

/// A level, and the index among several documents of that level on one path.
type Column = (Option<Level>, usize);

/// Lays out the lineage; `None` if there is no plan.
#[must_use]
pub fn lineage(report: &Report, lang: Lang) -> Option<LineageTree> {
    let ways: Vec<Vec<(Column, Place)>> = report.plans.iter().map(|plan| way(plan, report, lang)).collect();
    let mut columns: Vec<Column> = ways.iter().flatten().map(|(column, _)| *column).collect();
    // Unknown levels come last.
    columns.sort_by_key(|(level, nth)| (level.is_none(), *level, *nth));
    columns.dedup();
    let mut rows = sorted(ways.iter().map(|way| placed(way, &columns)).collect());
    count(&mut rows);
    let name = |column: &Column| column.0.map_or(lang.levels().level_unknown, |level| lang.words().level_name(level)).to_owned();
    let levels: Vec<String> = columns.iter().map(name).collect();
    let alt = described(&rows, &levels, lang);
    (!rows.is_empty()).then_some(LineageTree { title: lang.levels().lineage_title, levels, rows, alt })
}

/// The documents above a plan and the plan itself, from the top.
fn way(plan: &PlanReport, report: &Report, lang: Lang) -> Vec<(Column, Place)> {
    let mut found: Vec<(Column, Place)> = Vec::new();
    let mut add = |level: Option<Level>, place: Place| {
        let nth = found.iter().filter(|((known, _), _)| *known == level).count();
        found.push(((level, nth), place));
    };
    let mut above: Option<&LinkInfo> = None;
    for link in &plan.chain {
        let known = link.plan.as_deref().and_then(|id| report.plans.iter().find(|plan| plan.id == id));
        // For a document of the corpus, its own chain says what it carries out.
        let above_it = known.map_or(above, |plan| plan.chain.last());
        add(Some(link.level), linked(link, known, above_it, lang));
        above = Some(link);
    }
    add(plan.header.level, itself(plan, lang));
    found
}

fn linked(link: &LinkInfo, known: Option<&PlanReport>, above: Option<&LinkInfo>, lang: Lang) -> Place {
    let (words, levels) = (lang.words(), lang.levels());
    if let Some(plan) = known {
        return itself(plan, lang);
    }
    let name = link.name.as_deref().unwrap_or(words.not_cited).to_owned();
    let note = match (link.state, link.year) {
        (StateKind::Profile, Some(year)) => format!("{} {year}", levels.profile),
        (StateKind::Profile, None) => levels.profile.to_owned(),
        _ => link.plan.as_deref().unwrap_or(levels.not_in_corpus).to_owned(),
    };
    Place { name, note, why: why(above, lang), state: link.state, rows: 1 }
}

fn itself(plan: &PlanReport, lang: Lang) -> Place {
    let name = plan.header.title.as_deref().unwrap_or(&plan.id).to_owned();
    Place { name, note: plan.label.clone(), why: why(plan.chain.last(), lang), state: StateKind::Document, rows: 1 }
}

fn why(above: Option<&LinkInfo>, lang: Lang) -> String {
    let Some(link) = above else { return String::new() };
    let said = views::link_why(link, lang);
    if said.is_empty() { lang.levels().reason_name(link.reason).to_owned() } else { said }
}

fn placed(way: &[(Column, Place)], columns: &[Column]) -> LineageRow {
    columns.iter().map(|column| way.iter().find(|(at, _)| at == column).map(|(_, place)| place.clone())).collect()
}

/// Sorts the paths, so that those with the same documents above are adjacent and otherwise in corpus order, and drops those that are a
/// prefix of another.
fn sorted(rows: Vec<LineageRow>) -> Vec<LineageRow> {
    let mut seen: BTreeMap<Place, usize> = BTreeMap::new();
    let mut key = |row: &LineageRow| -> Vec<usize> {
        // An empty place sorts first, so that a path comes right before those that extend it.
        let mut number = |place: &Place| {
            let next = seen.len() + 1;
            *seen.entry(place.clone()).or_insert(next)
        };
        row.iter().map(|place| place.as_ref().map_or(0, &mut number)).collect()
    };
    let mut keyed: Vec<(Vec<usize>, LineageRow)> = rows.into_iter().map(|row| (key(&row), row)).collect();
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    let begins = |(one, other): (&[usize], &[usize])| {
        let end = one.iter().rposition(|number| *number > 0).map_or(0, |last| last + 1);
        one.iter().take(end).eq(other.iter().take(end)) && other.iter().skip(end).any(|number| *number > 0)
    };
    let next = keyed.iter().skip(1).map(|(key, _)| Some(key.as_slice())).chain([None]);
    let kept: Vec<bool> = keyed.iter().zip(next).map(|((key, _), next)| !next.is_some_and(|next| begins((key, next)))).collect();
    keyed.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|((_, row), _)| row).collect()
}

/// Counts for each place the rows from it downwards that share the path to it.
fn count(rows: &mut [LineageRow]) {
    let columns = rows.first().map_or(0, Vec::len);
    for column in 0..columns {
        let same = |one: &LineageRow, other: &LineageRow| {
            let same =
                |(one, other): (&Option<Place>, &Option<Place>)| one.as_ref().map(Place::key) == other.as_ref().map(Place::key);
            one.iter().zip(other).take(column + 1).all(same)
        };
        for group in rows.chunk_by_mut(same) {
            let mut left = group.len();
            for place in group.iter_mut().filter_map(|row| row.get_mut(column)).filter_map(Option::as_mut) {
                place.rows = std::mem::take(&mut left);
            }
        }
    }
}

/// Every document once, with its level and how the one above it was found.
fn described(rows: &[LineageRow], levels: &[String], lang: Lang) -> String {
    let words = lang.words();
    let places = rows.iter().flat_map(|row| levels.iter().zip(row)).filter_map(|(level, place)| {
        let place = place.as_ref().filter(|place| place.rows > 0)?;
        let why = if place.why.is_empty() { String::new() } else { format!(" ← {}", place.why) };
        Some(format!("{level}{}{} ({}){why}", words.colon, place.name, place.note))
    });
    places.collect::<Vec<_>>().join(words.semicolon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> Place {
        Place { name: name.to_owned(), note: String::new(), why: String::new(), state: StateKind::Document, rows: 1 }
    }

    fn rows(ways: &[&[&str]]) -> Vec<Vec<(String, usize)>> {
        let row = |way: &&[&str]| way.iter().map(|name| (!name.is_empty()).then(|| place(name))).collect();
        let mut rows = sorted(ways.iter().map(row).collect());
        count(&mut rows);
        let shown = |place: &Option<Place>| place.as_ref().map(|place| (place.name.clone(), place.rows)).unwrap_or_default();
        rows.iter().map(|row| row.iter().map(shown).collect()).collect()
    }

    #[test]
    fn a_plan_stands_beside_all_that_carry_it_out() {
        let found = rows(&[&["国", "省", ""], &["国", "省", "甲县"], &["国", "", "丙县"], &["国", "省", "乙县"]]);
        let wanted =
            [[("国", 3), ("", 0), ("丙县", 1)], [("国", 0), ("省", 2), ("甲县", 1)], [("国", 0), ("省", 0), ("乙县", 1)]];
        assert_eq!(found, wanted.map(|row| row.map(|(name, rows)| (name.to_owned(), rows)).to_vec()));
    }

    #[test]
    fn every_plan_is_shown_once_though_it_carries_out_nothing() {
        assert_eq!(rows(&[&["国"]]), [[("国".to_owned(), 1)]]);
        assert!(rows(&[]).is_empty());
        let same = rows(&[&["国", "甲"], &["国", "甲"]]);
        assert_eq!((same[0][1].1, same[1][1].1), (2, 0), "two of the same name and note are one");
    }
}
