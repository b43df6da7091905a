//! The files of a whole report, by name and in a fixed order, whoever keeps them.

use super::apart::write_apart;
use super::views::{self, By};
use super::{Form, FormProblem, Pages, RenderOptions, Report, docx, html, json, xlsx};
use crate::lineage::CoverageGraph;
use crate::render::taking::{Taking, add};

/// Makes the files of a report in these forms, whatever their order, each once; one is made when the one before is taken. Of more plans
/// than a page shows, or where not all plans are to have pages, it is an overview with pages beside it.
///
/// # Errors
/// When a file cannot be made, or is not taken.
pub fn write_set<E: From<FormProblem>>(
    report: &Report,
    graph: &CoverageGraph,
    forms: &[Form],
    pages: Pages,
    options: RenderOptions,
    take: Taking<'_, E>,
) -> Result<(), E> {
    if pages.are_apart(report.plans.len()) {
        return write_apart(report, forms, pages, options, take);
    }
    let has = |form: Form| forms.contains(&form);
    if has(Form::Html) {
        let page = html::render(report, Some(graph), options).map_err(FormProblem::from)?;
        add(take, "index.html", page.as_bytes())?;
        for plan in &report.plans {
            let page = views::notice(plan, &report.left_beside(plan), options.lang)
                .html(options.lang.tag())
                .map_err(FormProblem::from)?;
            add(take, &format!("notice-{}.html", plan.id), page.as_bytes())?;
        }
    }
    if has(Form::Md) {
        add(take, "comparison.md", views::comparison_markdown(report, options).as_bytes())?;
        for plan in &report.plans {
            add(take, &format!("gap-{}.md", plan.id), views::gap_markdown(plan, options).as_bytes())?;
        }
    }
    if has(Form::Csv) {
        add(take, "comparison.csv", views::comparison_csv(report, options.lang).as_bytes())?;
        add(take, "rank.csv", views::rank_set(report, options).csv().as_bytes())?;
        add(take, "departments.csv", views::departments_set(report, By::Item, None, options).csv().as_bytes())?;
    }
    if has(Form::Json) {
        // It is the largest, and never held as a whole.
        take("coverage.json", &mut |out| json::write_pretty(&json::coverage(report, options.lang), out))?;
    }
    if has(Form::Xlsx) {
        add(take, "report.xlsx", &xlsx::render(report, options).map_err(FormProblem::from)?)?;
    }
    if has(Form::Docx) {
        add(take, "report.docx", &docx::render(report, options).map_err(FormProblem::from)?)?;
        for plan in &report.plans {
            add(take, &format!("gap-{}.docx", plan.id), &docx::render_plan(plan, options).map_err(FormProblem::from)?)?;
            let notice = docx::tables(&views::notice(plan, &report.left_beside(plan), options.lang), options)
                .map_err(FormProblem::from)?;
            add(take, &format!("notice-{}.docx", plan.id), &notice)?;
        }
    }
    Ok(())
}
