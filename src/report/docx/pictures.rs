//! Pictures made of tables: the map of levels and domains, and the lineage, with their alternative texts.

use std::io::Result;

use crate::render::docx::{Body, Cell, Grid, Merge, Style};
use crate::render::shade::shade;
use crate::report::figures::{self, LineageTree, Place};
use crate::report::{RenderOptions, Report, palette};

/// Draws levels and domains, darker with higher coverage.
pub(super) fn level_map(body: &mut Body, report: &Report, options: RenderOptions) -> Result<()> {
    let lang = options.lang;
    let Some(map) = figures::level_map(report, lang) else { return Ok(()) };
    body.paragraph(Style::Heading2, map.title)?;
    body.paragraph(Style::Lead, lang.office().map_note)?;
    let heads = std::iter::once(options.words().domain.to_owned()).chain(map.levels.iter().map(|(name, _)| name.clone()));
    // A page has more room downwards, so the domains are the rows.
    let row = |(at, (code, name)): (usize, &(String, String))| {
        let share = |(_, counts): &(String, Vec<_>)| {
            let counts: Option<&crate::report::overview::Counts> = counts.get(at);
            let counts = counts.copied().unwrap_or_default();
            let text = if counts.asked() == 0 { String::new() } else { figures::label(counts, lang) };
            Cell { fill: shade(counts.covered, counts.asked()), ..Cell::short(&text) }
        };
        std::iter::once(Cell::text(&format!("{code} {name}"))).chain(map.levels.iter().map(share)).collect()
    };
    let shares = std::iter::once(30).chain(map.levels.iter().map(|_| 20)).collect();
    let rows = map.domains.iter().enumerate().map(row).collect();
    body.table(&Grid { heads: heads.collect(), shares, rows, alt: Some((map.title.to_owned(), map.alt.clone())) })
}

/// Draws which plan carries out which: levels from left to right, a plan beside all plans that carry it out.
pub(super) fn lineage(body: &mut Body, report: &Report, options: RenderOptions) -> Result<()> {
    let Some(tree) = figures::lineage(report, options.lang) else { return Ok(()) };
    body.paragraph(Style::Heading2, tree.title)?;
    body.paragraph(Style::Lead, options.lang.office().lineage_note)?;
    let LineageTree { title, levels, rows, alt } = tree;
    let shares = levels.iter().map(|_| 1).collect();
    let rows = rows.iter().map(|row| row.iter().map(|place| place.as_ref().map_or_else(Cell::default, document)).collect());
    body.table(&Grid { heads: levels, shares, rows: rows.collect(), alt: Some((title.to_owned(), alt)) })
}

fn document(place: &Place) -> Cell {
    let fill = Some(palette::state_colour(place.state));
    if place.rows == 0 {
        return Cell { fill, merge: Merge::Go, ..Cell::default() };
    }
    let why = if place.why.is_empty() { String::new() } else { format!("← {}", place.why) };
    let lines = [(&place.name, true), (&place.note, false), (&why, false)].into_iter().filter(|(text, _)| !text.is_empty());
    let paragraphs = lines.map(|(text, bold)| vec![(text.clone(), bold)]).collect();
    Cell { paragraphs, fill, merge: if place.rows > 1 { Merge::Begin } else { Merge::No }, ..Cell::default() }
}
