//! The first sheet: the main findings, the counts of every plan, and the limits of the method.

use rust_xlsxwriter::{Table as Filters, TableColumn, TableStyle, Workbook, Worksheet, XlsxError};

use super::look::Look;
use crate::render::width::TextWidth;
use crate::render::xlsx::{as_number, cell_text, set_up};
use crate::report::model::{PlanReport, Report};
use crate::report::overview::Counts;
use crate::report::{statement, views};

/// Widths of the columns: the plan, then level and year, then numbers.
const FIRST: u32 = 26;
const OTHER: u32 = 11;
/// Height of a line of text, in points.
const LINE: f64 = 15.0;

/// Adds the sheet.
pub(super) fn add(book: &mut Workbook, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(look.office.sheet_summary)?;
    let heads = heads(report, look);
    let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_column_width(0, FIRST)?;
    sheet.set_column_range_width(1, last, OTHER)?;
    sheet.write_string_with_format(0, 0, look.words.report_title, &look.formats.title)?;
    let taxonomy = format!("{} · {} {}", look.lang.pick(&report.taxonomy), look.words.version, report.taxonomy_version);
    let mut row = 1;
    let filter = views::shown(&report.filter, look.lang);
    let nothing = views::nothing_fits(report, look.lang).map(str::to_owned);
    let said = std::iter::once(taxonomy).chain(filter).chain(nothing).chain(views::core(report, look.lang));
    let limits = format!("{}{}{}", look.words.limits, look.words.colon, statement::limits(look.lang));
    let files = report.not_read.iter().map(|one| format!("{}{}{}", one.file, look.words.colon, look.lang.said(&one.why)));
    let said = said.chain(files).chain([limits]);
    for text in said {
        note(sheet, row, last, &text, look)?;
        row += 1;
    }
    let head = row + 1;
    let end = plans(sheet, head, report, &heads, look)?;
    let row = end + 2;
    let legend = format!("{} {}", look.words.legend, look.lang.elements().legend_partial);
    note(sheet, row, last, &legend, look)?;
    set_up(sheet, &look.formats, look.words.report_title);
    Ok(())
}

/// Writes a text across the sheet and sets the row height, because merged cells have no automatic height.
fn note(sheet: &mut Worksheet, row: u32, last: u16, text: &str, look: &Look) -> Result<(), XlsxError> {
    let text = cell_text(text, &look.formats);
    let width = FIRST + OTHER * u32::from(last);
    let lines = u32::try_from(text.width()).unwrap_or(u32::MAX).div_ceil(width).clamp(1, 20);
    sheet.merge_range(row, 0, row, last, &text, &look.formats.note)?;
    sheet.set_row_height(row, f64::from(lines) * LINE + 3.0)?;
    Ok(())
}

fn heads(report: &Report, look: &Look) -> Vec<&'static str> {
    let (words, office) = (look.words, look.office);
    let mut heads = vec![
        words.plan,
        words.level,
        words.year,
        words.tasks,
        office.applicable,
        words.covered,
        words.partial,
        words.dropped,
        words.added,
        words.undetermined,
        office.rate,
    ];
    heads.extend(extra(report).into_iter().map(|column| column.head(look)));
    heads
}

/// Index of the column of rates.
const RATE: u16 = 10;

/// A column that only some reports need.
#[derive(Debug, Clone, Copy)]
enum Extra {
    Beside,
    Excepted,
    Restored,
    LostAbove,
    Guessed,
}

impl Extra {
    const fn head(self, look: &Look) -> &'static str {
        let levels = look.lang.levels();
        match self {
            Self::Beside => levels.undetermined_beside,
            Self::Excepted => levels.excepted,
            Self::Restored => levels.restored,
            Self::LostAbove => levels.lost_above,
            Self::Guessed => look.words.guessed,
        }
    }

    fn count(self, plan: &PlanReport) -> usize {
        match self {
            Self::Beside => plan.undetermined_beside(),
            Self::Excepted => plan.excepted(),
            Self::Restored => plan.restored,
            Self::LostAbove => views::beyond(plan),
            Self::Guessed => plan.summary.guessed.total(),
        }
    }
}

/// The columns of this kind with any count.
fn extra(report: &Report) -> Vec<Extra> {
    let all = [Extra::Beside, Extra::Excepted, Extra::Restored, Extra::LostAbove, Extra::Guessed];
    all.into_iter().filter(|column| report.plans.iter().any(|plan| column.count(plan) > 0)).collect()
}

/// Writes one row per plan and returns the last one.
fn plans(sheet: &mut Worksheet, head: u32, report: &Report, heads: &[&str], look: &Look) -> Result<u32, XlsxError> {
    let columns: Vec<TableColumn> =
        heads.iter().map(|head| TableColumn::new().set_header(*head).set_header_format(&look.formats.head)).collect();
    let mut row = head;
    for plan in &report.plans {
        row += 1;
        let level = plan.header.level.map_or(look.words.unknown, |level| look.words.level_name(level));
        sheet.write_string_with_format(row, 0, cell_text(&plan.label, &look.formats), &look.formats.text)?;
        sheet.write_string_with_format(row, 1, level, &look.formats.text)?;
        for (column, number) in (2..).zip(numbers(plan)) {
            match number {
                Some(number) => sheet.write_number_with_format(row, column, number, &look.formats.number)?,
                None => sheet.write_string_with_format(row, column, look.words.unknown, &look.formats.number)?,
            };
        }
        match rate_of(plan) {
            Some(number) => sheet.write_number_with_format(row, RATE, number, &look.formats.percent)?,
            None => sheet.write_string_with_format(row, RATE, look.words.unknown, &look.formats.percent)?,
        };
        for (column, extra) in (RATE + 1..).zip(extra(report)) {
            match plan.against.as_ref().or_else(|| matches!(extra, Extra::Beside).then_some(&plan.id)) {
                Some(_) => sheet.write_number_with_format(row, column, as_number(extra.count(plan)), &look.formats.number)?,
                None => sheet.write_string_with_format(row, column, look.words.unknown, &look.formats.number)?,
            };
        }
    }
    let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if !report.plans.is_empty() {
        sheet.add_table(head, 0, row, last, &Filters::new().set_columns(&columns).set_style(TableStyle::None))?;
    }
    Ok(row)
}

/// The numbers of a plan in the order of the heads; those that depend on a known parent are unknown without one, not 0.
fn numbers(plan: &PlanReport) -> Vec<Option<f64>> {
    let (summary, counts) = (plan.summary, Counts::of_plan(plan));
    let judged = plan.against.is_some();
    let count = |number: usize| Some(as_number(number));
    let counted = |number: usize| judged.then(|| as_number(number));
    vec![
        plan.header.year.map(f64::from),
        count(plan.tasks),
        counted(summary.applicable),
        counted(summary.covered),
        counted(summary.partial),
        counted(counts.dropped),
        counted(counts.added),
        counted(summary.open),
    ]
}

fn rate_of(plan: &PlanReport) -> Option<f64> {
    let summary = plan.summary;
    (summary.applicable > 0).then(|| as_number(summary.covered) / as_number(summary.applicable))
}
