//! The report on a corpus: what was found, sources and limits before the results, then coverage, matrix, gaps and additions.

use std::io::Result;

use super::body::{Body, Cell, Grid, Page, Style};
use super::plan::{Heads, additions, gaps};
use super::{matrix, rows, tables, textual};
use crate::gap::Verdict;
use crate::report::model::{PlanReport, Report};
use crate::report::views::{By, DepartmentPart};
use crate::report::{RenderOptions, statement, views};

/// Writes the document.
pub(super) fn text(report: &Report, options: RenderOptions) -> Result<Vec<u8>> {
    let (lang, words, office) = (options.lang, options.words(), options.lang.office());
    let mut body = Body::new()?;
    let mut heads = Heads::new(lang);
    body.paragraph(Style::Title, words.report_title)?;
    let taxonomy = format!("{} · {} {}", lang.pick(&report.taxonomy), words.version, report.taxonomy_version);
    body.paragraph(Style::Subtitle, &taxonomy)?;
    body.paragraph(Style::Heading1, &heads.next(office.core))?;
    for note in views::shown(&report.filter, lang).into_iter().chain(views::nothing_fits(report, lang).map(str::to_owned)) {
        body.paragraph(Style::Note, &note)?;
    }
    for sentence in views::core(report, lang) {
        body.paragraph(Style::BodyText, &sentence)?;
    }
    body.paragraph(Style::Heading1, &heads.next(office.read_from))?;
    sources(&mut body, report, options)?;
    body.paragraph(Style::Heading1, &heads.next(words.limits))?;
    body.paragraph(Style::BodyText, &statement::limits(lang))?;
    body.paragraph(Style::Heading1, &heads.next(office.by_plan))?;
    body.table(&rows::of_table(&views::plans_table(report, lang), false, options))?;
    body.turn(Page::Landscape)?;
    body.paragraph(Style::Heading1, &heads.next(words.heat_map))?;
    body.paragraph(Style::Note, &format!("{} {}", words.legend, lang.elements().legend_partial))?;
    matrix::write(&mut body, report, options)?;
    body.turn(Page::Portrait)?;
    body.paragraph(Style::Heading1, &heads.next(office.sheet_gaps))?;
    for plan in &report.plans {
        body.paragraph(Style::Heading2, name(plan))?;
        body.paragraph(Style::Note, &statement::of_plan(plan, lang))?;
        gaps(&mut body, plan, lang)?;
    }
    body.paragraph(Style::Heading1, &heads.next(office.sheet_additions))?;
    for plan in &report.plans {
        if plan.local.is_empty() && plan.gaps.iter().all(|gap| gap.verdict != Verdict::Added) {
            continue;
        }
        body.paragraph(Style::Heading2, name(plan))?;
        additions(&mut body, plan, options)?;
    }
    body.paragraph(Style::Heading1, &heads.next(office.textual))?;
    for plan in report.plans.iter().filter(|plan| plan.reuse.is_some()) {
        body.paragraph(Style::Heading2, name(plan))?;
        textual::write(&mut body, plan, options)?;
    }
    if report.plans.iter().all(|plan| plan.reuse.is_none()) {
        body.paragraph(Style::Note, lang.textual().no_text)?;
    }
    // Who is responsible for what fills many pages; the workbook has it.
    for part in [DepartmentPart::Unowned, DepartmentPart::Differing] {
        let mut set = views::departments_set(report, By::Item, Some(part), RenderOptions { width: None, ..options });
        let caption = set.parts.first_mut().map(|part| std::mem::take(&mut part.caption)).unwrap_or_default();
        body.paragraph(Style::Heading1, &heads.next(&caption))?;
        tables::parts(&mut body, &set, Style::Heading2, options)?;
    }
    body.finish()
}

fn name(plan: &PlanReport) -> &str {
    plan.header.title.as_deref().unwrap_or(&plan.id)
}

/// One row a plan with the fingerprint of its file, then what was not read of any of them.
fn sources(body: &mut Body, report: &Report, options: RenderOptions) -> Result<()> {
    let (words, office) = (options.words(), options.lang.office());
    let heads = [office.number, words.plan, words.doc_number, words.file];
    let mut grid = Grid { heads: heads.map(str::to_owned).to_vec(), shares: vec![6, 35, 18, 41], rows: Vec::new() };
    for (number, plan) in (1..).zip(&report.plans) {
        let number: usize = number;
        grid.rows.push(vec![
            Cell::short(&number.to_string()),
            Cell::text(&format!("{}\n{}", plan.id, name(plan))),
            Cell::text(plan.header.doc_number.as_deref().unwrap_or(words.unknown)),
            Cell::text(&format!("{}\nSHA-256 {}", plan.source.name, plan.source.sha256)),
        ]);
    }
    body.table(&grid)?;
    let unread = report.plans.iter().flat_map(|plan| plan.unread.iter().map(move |unread| (plan, unread)));
    let mut nothing = true;
    for (plan, unread) in unread {
        nothing = false;
        let what = format!("{} {} {}{}{}", plan.id, words.line, unread.line, words.colon, unread.what);
        body.paragraph(Style::Note, &format!("{}{}{what}", words.unread, words.colon))?;
    }
    if nothing {
        body.paragraph(Style::Note, office.nothing_unread)?;
    }
    Ok(())
}
