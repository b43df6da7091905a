//! The report on a corpus, with the same chapters as the page: main findings, sources and limits, coverage, the heat map, the results,
//! then each plan with quotations.

use std::io::Result;

use super::plan::{Heads, chapters};
use super::{items, matrix, pictures, textual};
use crate::render::docx::{self, Body, Cell, Document, Grid, Page, Style, of_table};
use crate::render::table::Table;
use crate::report::model::{PlanReport, Report};
use crate::report::views::{MOST_A_PAGE, Section};
use crate::report::words::fill;
use crate::report::{RenderOptions, figures, palette, statement, views};

/// Writes the document.
pub(super) fn text(report: &Report, options: RenderOptions) -> Result<Document> {
    let (lang, words, own) = (options.lang, options.words(), options.lang.page());
    let whole = report.plans.len() <= MOST_A_PAGE;
    let mut body = Body::new()?;
    let mut heads = Heads::new(lang);
    body.paragraph(Style::Title, words.report_title)?;
    let taxonomy = format!("{} · {} {}", lang.pick(&report.taxonomy), words.version, report.taxonomy_version);
    body.paragraph(Style::Subtitle, &taxonomy)?;
    for note in views::shown(&report.filter, lang).into_iter().chain(views::nothing_fits(report, lang).map(str::to_owned)) {
        body.paragraph(Style::Note, &note)?;
    }
    body.contents(words.contents, lang.office().contents_note);
    body.new_page()?;
    for section in views::before_results(report, lang) {
        body.paragraph(Style::Heading1, &heads.next(&section.set.title))?;
        before(&mut body, report, &section, options)?;
    }
    if !whole {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("plans", &report.plans.len()), ("most", &MOST_A_PAGE)];
        body.paragraph(Style::Note, &fill(lang.office().too_many, &values))?;
    }
    // From here on tables have many columns: the page orientation changes once, not per chapter.
    body.turn(Page::Landscape)?;
    if whole {
        body.paragraph(Style::Heading1, &heads.next(words.heat_map))?;
        body.paragraph(Style::Lead, &format!("{} {}", words.legend, lang.elements().legend_partial))?;
        matrix::write(&mut body, report, options)?;
    }
    for section in views::results(report, lang) {
        body.paragraph(Style::Heading1, &heads.next(&section.set.title))?;
        docx::section(&mut body, &section.set, &palette::marks(options.lang))?;
    }
    if whole && !report.plans.is_empty() {
        body.turn(Page::Portrait)?;
        body.paragraph(Style::Heading1, &heads.next(own.plans_title))?;
        for plan in &report.plans {
            one_plan(&mut body, plan, options)?;
        }
        body.paragraph(Style::Heading1, &heads.next(own.appendix))?;
        body.paragraph(Style::Lead, lang.office().appendix_note)?;
        for plan in &report.plans {
            body.paragraph(Style::Heading2, name(plan))?;
            let every = items::in_full(plan, lang);
            if every.rows.is_empty() {
                body.paragraph(Style::Note, words.none)?;
            } else {
                body.table(&every)?;
            }
        }
    }
    if let Some(section) = views::sources_section(report, lang) {
        if !whole || report.plans.is_empty() {
            body.turn(Page::Portrait)?;
        }
        body.paragraph(Style::Heading1, &heads.next(&section.set.title))?;
        before(&mut body, report, &section, options)?;
    }
    body.finish()
}

fn name(plan: &PlanReport) -> &str {
    plan.header.title.as_deref().unwrap_or(&plan.id)
}

/// A chapter before the results, with its pictures.
fn before(body: &mut Body, report: &Report, section: &Section, options: RenderOptions) -> Result<()> {
    let lang = options.lang;
    match section.id {
        "core" => section.set.notes.iter().try_for_each(|sentence| body.paragraph(Style::BodyText, sentence)),
        "sources" => {
            section.set.notes.iter().try_for_each(|note| body.paragraph(Style::Lead, note))?;
            sources(body, report, options)?;
            if report.filter.is_active() { Ok(()) } else { pictures::lineage(body, report, options) }
        }
        "summary" => {
            section.set.notes.iter().try_for_each(|note| body.paragraph(Style::Note, note))?;
            let plans = figures::by_plans(report, lang).filter(|_| report.plans.len() <= MOST_A_PAGE);
            let bars: Vec<_> = plans.into_iter().chain(figures::by_domains(report, lang)).collect();
            for part in &section.set.parts {
                body.paragraph(Style::Heading2, &part.caption)?;
                table(body, &part.table, &part.empty)?;
                if let Some(bars) = bars.iter().find(|bars| bars.title == part.caption) {
                    body.chart(&figures::stacked(bars, lang))?;
                }
            }
            pictures::level_map(body, report, options)
        }
        _ => docx::section(body, &section.set, &palette::marks(options.lang)),
    }
}

fn table(body: &mut Body, table: &Table, empty: &str) -> Result<()> {
    if table.rows.is_empty() {
        return body.paragraph(Style::Note, empty);
    }
    body.table(&of_table(table, None, body.width()))
}

/// The part on one plan.
fn one_plan(body: &mut Body, plan: &PlanReport, options: RenderOptions) -> Result<()> {
    let lang = options.lang;
    body.paragraph(Style::Heading2, name(plan))?;
    body.paragraph(Style::Lead, &format!("{} · {}", plan.label, views::plan_line(plan, lang)))?;
    body.paragraph(Style::Lead, &statement::of_plan(plan, lang))?;
    table(body, &views::gap_counts(plan, lang), "")?;
    textual::untold(body, plan, lang)?;
    chapters(body, plan, lang.office().whole_in_appendix, &mut |body, title| body.paragraph(Style::Heading3, title), options)
}

/// One row per plan with the fingerprint of its file, then what was not read of any of them.
fn sources(body: &mut Body, report: &Report, options: RenderOptions) -> Result<()> {
    let (words, office) = (options.words(), options.lang.office());
    let heads = [office.number, words.plan, words.doc_number, words.tasks, words.file];
    let mut grid = Grid { heads: heads.map(str::to_owned).to_vec(), shares: vec![7, 35, 17, 7, 34], ..Grid::default() };
    for (number, plan) in (1..).zip(&report.plans) {
        let number: usize = number;
        let encoding = plan.source.shown_encoding().map(|name| words.brackets(name)).unwrap_or_default();
        grid.rows.push(vec![
            Cell::short(&number.to_string()),
            Cell::text(&format!("{}\n{}", plan.label, name(plan))),
            Cell::text(plan.header.doc_number.as_deref().unwrap_or(words.unknown)),
            Cell::short(&plan.tasks.to_string()),
            Cell::text(&format!("{}{encoding}\nSHA-256 {}", plan.source.name, plan.source.sha256)),
        ]);
    }
    body.table(&grid)?;
    let unread = report.plans.iter().flat_map(|plan| plan.unread.iter().map(move |unread| (plan, unread)));
    let mut nothing = true;
    for (plan, unread) in unread {
        nothing = false;
        let what = format!(
            "{} {}{}{}",
            plan.label,
            words.in_source(&plan.source, unread.line),
            words.colon,
            options.lang.said(&unread.what)
        );
        body.paragraph(Style::Note, &format!("{}{}{what}", words.unread, words.colon))?;
    }
    if nothing {
        body.paragraph(Style::Note, office.nothing_unread)?;
    }
    Ok(())
}
