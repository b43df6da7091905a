//! Pictures of the workbook: bars of the coverage as charts of their tables, the map of levels and domains, the lineage.

use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatType, Format, FormatAlign, Table as Filters, TableColumn, TableStyle,
    Workbook, Worksheet, XlsxError,
};

use super::look::Look;
use crate::lineage::StateKind;
use crate::render::shade::FULL;
use crate::render::xlsx::{cell_text, line_count, set_up, stacked_bars};
use crate::report::figures::{self, Bars, LineageTree, PARTS, Place, part_of};
use crate::report::model::Report;
use crate::report::overview::Counts;
use crate::report::palette;

/// More bars than this cannot be told apart on a page.
const BARS: usize = 40;
/// Plans whose lineage a reader still overlooks; of more, the chain of each stands on the sheet of the sources.
const OVERLOOKED: usize = 400;
/// Widths of columns, in digits of the default font.
const NAME: u32 = 30;
const NUMBER: u32 = 12;
const DOCUMENT: u32 = 34;
/// Height of a line in points.
const LINE: f64 = 14.0;
/// Rows of the sheet that a chart of some height takes, in points of the screen.
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

/// Writes a title and below it the numbers of the bars; returns their last row.
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
    table(sheet, (row + 1, end), &heads, look)?;
    Ok(end)
}

fn table(sheet: &mut Worksheet, (head, end): (u32, u32), heads: &[&str], look: &Look) -> Result<(), XlsxError> {
    let column = |head: &&str| TableColumn::new().set_header(*head).set_header_format(&look.formats.head);
    let columns: Vec<TableColumn> = heads.iter().map(column).collect();
    let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let filters = Filters::new().set_columns(&columns).set_style(TableStyle::None).set_autofilter(true);
    sheet.add_table(head, 0, end, last, &filters)?;
    Ok(())
}

/// Writes a share as a number, or nothing where nothing is asked for.
fn share(sheet: &mut Worksheet, row: u32, column: u16, counts: Counts, look: &Look) -> Result<(), XlsxError> {
    let format = look.formats.percent.clone().set_num_format("0.0%");
    if counts.asked() == 0 {
        sheet.write_blank(row, column, &format)?;
    } else {
        sheet.write_number_with_format(row, column, as_number(counts.covered) / as_number(counts.asked()), &format)?;
    }
    Ok(())
}

/// Writes the map: for each level covered of asked, and the share, which is the darker the more is covered.
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
    table(sheet, (row + 1, last), &heads, look)
}

/// Adds the sheet of the lineage: levels from left to right, a document beside all that carry it out.
pub(super) fn lineage(book: &mut Workbook, report: &Report, look: &Look) -> Result<(), XlsxError> {
    if report.filter.is_active() || report.plans.len() > OVERLOOKED {
        return Ok(());
    }
    let Some(tree) = figures::lineage(report, look.lang) else { return Ok(()) };
    let LineageTree { levels, rows, .. } = &tree;
    let sheet = book.add_worksheet();
    sheet.set_name(look.office.sheet_lineage)?;
    for (column, level) in (0..).zip(levels) {
        sheet.set_column_width(column, DOCUMENT)?;
        sheet.write_string_with_format(0, column, level, &look.formats.head)?;
    }
    for (row, places) in (1..).zip(rows) {
        let mut lines = 1;
        for (column, place) in (0..).zip(places) {
            let Some(place) = place else { continue };
            let text = document(place);
            let text = cell_text(&text, &look.formats);
            lines = lines.max(if place.rows == 1 { line_count(&text, DOCUMENT) } else { 1 });
            let format = coloured(look, place.state);
            match u32::try_from(place.rows) {
                Ok(0) => {}
                Ok(1) | Err(_) => {
                    sheet.write_string_with_format(row, column, text, &format)?;
                }
                Ok(beside) => {
                    sheet.merge_range(row, column, row + beside - 1, column, &text, &format)?;
                }
            }
        }
        sheet.set_row_height(row, f64::from(lines) * LINE + 4.0)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    set_up(sheet, &look.formats, look.words.report_title);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn document(place: &Place) -> String {
    let why = if place.why.is_empty() { String::new() } else { format!("\n← {}", place.why) };
    format!("{}\n{}{why}", place.name, place.note)
}

fn coloured(look: &Look, state: StateKind) -> Format {
    look.formats
        .text
        .clone()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(palette::state_colour(state)))
}

/// Counts are far below 2^32.
fn as_number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
