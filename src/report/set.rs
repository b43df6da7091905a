//! The files of a whole report, by name and in a fixed order, independent of where they are stored.

use super::apart::write_apart;
use super::views::{self, By};
use super::{Form, FormProblem, Pages, PlanReport, RenderOptions, Report, docx, html, json, xlsx};
use crate::lineage::CoverageGraph;
use crate::render::TableSet;
use crate::render::taking::{Taking, add};
use crate::source::parallel;

/// Makes the files of a report in these forms, in a fixed order, each once. With more plans than a page can show, or if not all plans get
/// pages, it is an overview with separate pages, and the files of one plan are made after those of the previous one were accepted.
///
/// # Errors
/// If a file cannot be made, or is not accepted.
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
    let of_pages: &[PlanReport] =
        if forms.iter().any(|form| matches!(form, Form::Html | Form::Docx)) { &report.plans } else { &[] };
    let notices = parallel::each(of_pages, |plan| views::notice(plan, &report.left_beside(plan), options.lang));
    let files = files(report, graph, &notices, forms, options);
    for (file, made) in files.iter().zip(parallel::each(&files, |file| (file.make)())) {
        add(take, &file.name, &made?)?;
    }
    if forms.contains(&Form::Json) {
        // It is the largest file, and is never held in memory as a whole.
        take("coverage.json", &mut |out| json::write_pretty(&json::coverage(report, options.lang), out))?;
    }
    Ok(())
}

/// A file of the set with its generator.
struct File<'a> {
    name: String,
    make: Box<dyn Fn() -> Result<Vec<u8>, FormProblem> + Sync + 'a>,
}

/// The files in these forms; the slowest come first, because several are made at a time.
fn files<'a>(
    report: &'a Report,
    graph: &'a CoverageGraph,
    notices: &'a [TableSet],
    forms: &[Form],
    options: RenderOptions,
) -> Vec<File<'a>> {
    let lang = options.lang;
    let has = |form: Form| forms.contains(&form);
    let with_notice = || report.plans.iter().zip(notices);
    let mut files = Vec::new();
    if has(Form::Xlsx) {
        files.push(file("report.xlsx", move || Ok(xlsx::render(report, options)?)));
    }
    if has(Form::Docx) {
        files.push(file("report.docx", move || Ok(docx::render(report, options)?)));
        for (plan, notice) in with_notice() {
            files.push(file(format!("gap-{}.docx", plan.id), move || Ok(docx::render_plan(plan, options)?)));
            files.push(file(format!("notice-{}.docx", plan.id), move || Ok(docx::tables(notice, options)?)));
        }
    }
    if has(Form::Html) {
        files.push(file("index.html", move || Ok(html::render(report, Some(graph), options)?)));
        for (plan, notice) in with_notice() {
            files.push(file(format!("notice-{}.html", plan.id), move || Ok(notice.html(lang.tag())?)));
        }
    }
    if has(Form::Md) {
        files.push(file("comparison.md", move || Ok(views::comparison_markdown(report, options))));
        for plan in &report.plans {
            files.push(file(format!("gap-{}.md", plan.id), move || Ok(views::gap_markdown(plan, options))));
        }
    }
    if has(Form::Csv) {
        files.push(file("comparison.csv", move || Ok(views::comparison_csv(report, lang))));
        files.push(file("rank.csv", move || Ok(views::rank_set(report, options).csv())));
        files.push(file("departments.csv", move || Ok(views::departments_set(report, By::Item, None, options).csv())));
    }
    files
}

fn file<'a, B: Into<Vec<u8>>>(name: impl Into<String>, make: impl Fn() -> Result<B, FormProblem> + Sync + 'a) -> File<'a> {
    File { name: name.into(), make: Box::new(move || make().map(Into::into)) }
}
