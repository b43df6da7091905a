//! Pictures of the workbook: coverage bars as charts of their tables, the map of levels and domains, the lineage.

use rust_xlsxwriter::{Color, ConditionalFormat2ColorScale, ConditionalFormatType, Workbook, Worksheet, XlsxError};

use super::look::Look;
use crate::render::shade::FULL;
use crate::render::xlsx::{Node, as_number, cell_text, filters, set_up, stacked_bars, tree_sheet};
use crate::report::figures::{self, Bars, LineageTree, PARTS, Place, part_of};
use crate::report::model::Report;
use crate::report::overview::Counts;
use crate::report::palette;

/// Most bars that can be distinguished on a page.
const BARS: usize = 40;
/// Most plans whose lineage a reader can survey; the sheet of the sources always has the chain of each plan.
const OVERLOOKED: usize = 400;
/// Column widths, in digits of the default font.
const NAME: u32 = 30;
const NUMBER: u32 = 12;
/// Height of a sheet row, in screen points, to determine the rows that a chart covers.
const ROW: u32 = 20;

/// Adds the sheet of the charts: tables of covered and asked, each with its chart, then the map.
pub(super) fn charts(book: &mut Workbook, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let drawn = [figures::by_plans(report, look.lang), figures::by_domains(report, look.lang)];
    let map = figures::level_map(report, look.lang);
    if drawn.iter().all(Option::is_none) && map.is_none() {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    sheet.set_name(look.office.sheet_charts)?;
    sheet.set_column_width(0, NAME)?;
    sheet.set_column_range_width(1, 12, NUMBER)?;
    let mut row = 0;
    for bars in drawn.iter().flatten() {
        let end = numbers(sheet, row, bars, look)?;
        let (first, below) = (row + 2, end + 2);
        row = below;
        if bars.rows.len() <= BARS {
            let office = look.office;
            let bars = figures::stacked(bars, look.lang);
            let (chart, height) = stacked_bars(&bars, (office.sheet_charts, first, end), office.chart_text, office.font);
            sheet.insert_chart(below, 0, &chart)?;
            row += height.div_ceil(ROW) + 1;
        }
    }
    if let Some(map) = &map {
        level_map(sheet, row, map, look)?;
    }
    set_up(sheet, &look.formats, look.words.report_title);
    Ok(())
}

/// Writes a title and under it the numbers of the bars; returns their last row.
fn numbers(sheet: &mut Worksheet, row: u32, bars: &Bars, look: &Look) -> Result<u32, XlsxError> {
    let own = look.lang.page();
    sheet.write_string_with_format(row, 0, bars.title, &look.formats.title)?;
    let parts = PARTS.map(|part| look.words.verdict_name(part));
    let heads: Vec<&str> = [look.words.name].into_iter().chain(parts).chain([own.asked, own.share]).collect();
    for (at, (name, counts)) in (row + 2..).zip(&bars.rows) {
        sheet.write_string_with_format(at, 0, cell_text(name, &look.formats), &look.formats.text)?;
        for (column, part) in (1..).zip(PARTS) {
            sheet.write_number_with_format(at, column, as_number(part_of(*counts, part)), &look.formats.number)?;
        }
        sheet.write_number_with_format(at, 5, as_number(counts.asked()), &look.formats.number)?;
        share(sheet, at, 6, *counts, look)?;
    }
    let end = row + 1 + u32::try_from(bars.rows.len()).unwrap_or(u32::MAX);
    filters(sheet, (row + 1, end), &heads, &look.formats)?;
    Ok(end)
}

/// Writes a share as a number, or a blank if nothing is asked for.
fn share(sheet: &mut Worksheet, row: u32, column: u16, counts: Counts, look: &Look) -> Result<(), XlsxError> {
    let format = look.formats.percent.clone().set_num_format("0.0%");
    if counts.asked() == 0 {
        sheet.write_blank(row, column, &format)?;
    } else {
        sheet.write_number_with_format(row, column, as_number(counts.covered) / as_number(counts.asked()), &format)?;
    }
    Ok(())
}

/// Writes the map: for each level covered of asked, and the share, darker with higher coverage.
fn level_map(sheet: &mut Worksheet, row: u32, map: &figures::LevelMap, look: &Look) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, 0, map.title, &look.formats.title)?;
    let own = look.lang.page();
    let mut heads = vec![look.words.domain.to_owned()];
    let first = row + 2;
    let last = row + 1 + u32::try_from(map.domains.len()).unwrap_or(u32::MAX);
    for (at, (code, name)) in (first..).zip(&map.domains) {
        sheet.write_string_with_format(at, 0, cell_text(&format!("{code} {name}"), &look.formats), &look.formats.text)?;
    }
    let scale = ConditionalFormat2ColorScale::new().set_minimum(ConditionalFormatType::Number, 0);
    let scale = scale.set_maximum(ConditionalFormatType::Number, 1);
    let scale = scale.set_minimum_color(Color::RGB(0x00FF_FFFF)).set_maximum_color(Color::RGB(FULL));
    for (column, (level, cells)) in (1..).step_by(2).zip(&map.levels) {
        heads.extend([level.clone(), format!("{level} {}", own.share)]);
        for (at, counts) in (first..).zip(cells) {
            let text = if counts.asked() == 0 { String::new() } else { format!("{}/{}", counts.covered, counts.asked()) };
            sheet.write_string_with_format(at, column, text, &look.formats.mark)?;
            share(sheet, at, column + 1, *counts, look)?;
        }
        sheet.add_conditional_format(first, column + 1, last, column + 1, &scale)?;
    }
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    filters(sheet, (row + 1, last), &heads, &look.formats)
}

/// Adds the sheet of the lineage: levels from left to right, a document beside all documents that carry it out.
pub(super) fn lineage(book: &mut Workbook, report: &Report, look: &Look) -> Result<(), XlsxError> {
    if report.filter.is_active() || report.plans.len() > OVERLOOKED {
        return Ok(());
    }
    let Some(tree) = figures::lineage(report, look.lang) else { return Ok(()) };
    let LineageTree { levels, rows, .. } = &tree;
    let cell = |place: &Place| Node { text: document(place), rows: place.rows, fill: palette::state_colour(place.state) };
    let rows = rows.iter().map(|places| places.iter().map(|place| place.as_ref().map(cell)).collect());
    let name = look.office.sheet_lineage;
    tree_sheet(book, (name, look.words.report_title), levels, &rows.collect::<Vec<Vec<_>>>(), &look.formats)
}

fn document(place: &Place) -> String {
    let why = if place.why.is_empty() { String::new() } else { format!("\n← {}", place.why) };
    format!("{}\n{}{why}", place.name, place.note)
}
