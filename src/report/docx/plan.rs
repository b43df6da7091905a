//! The report on one plan: main findings, source, findings, the gaps with quotations, the additions.

use std::io::Result;

use super::{facts, items, textual};
use crate::gap::Verdict;
use crate::render::docx::{Body, Document, Style, of_table};
use crate::report::model::PlanReport;
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions, statement, views};

/// Verdicts that need attention, the clear ones first.
const OPEN: [Verdict; 3] = [Verdict::Dropped, Verdict::Partial, Verdict::Undetermined];

/// Writes the document.
pub(super) fn text(plan: &PlanReport, options: RenderOptions) -> Result<Document> {
    let (lang, words, office) = (options.lang, options.words(), options.lang.office());
    let mut body = Body::new()?;
    let mut heads = Heads::new(lang);
    body.paragraph(Style::Title, words.gap_title)?;
    body.paragraph(Style::Subtitle, plan.header.title.as_deref().unwrap_or(&plan.id))?;
    body.paragraph(Style::Heading1, &heads.next(office.core))?;
    if let Some(note) = views::shown(&plan.filter, lang) {
        body.paragraph(Style::Note, &note)?;
    }
    body.paragraph(Style::BodyText, &statement::of_plan(plan, lang))?;
    let counts = of_table(&views::gap_counts(plan, lang), None, body.width());
    body.table(&counts)?;
    let covered = plan.gaps.iter().filter(|gap| gap.verdict == Verdict::Covered);
    let covered: Vec<String> = covered.map(|gap| format!("{} {}", gap.code, lang.pick(&gap.names))).collect();
    let covered = if covered.is_empty() { words.none.to_owned() } else { covered.join(words.comma) };
    body.paragraph(Style::Note, &format!("{}{}{covered}", office.covered_items, words.colon))?;
    body.paragraph(Style::Heading1, &heads.next(office.read_from))?;
    body.table(&facts::facts(plan, options))?;
    if plan.unread.is_empty() {
        body.paragraph(Style::Note, office.nothing_unread)?;
    }
    body.paragraph(Style::Heading1, &heads.next(words.limits))?;
    body.paragraph(Style::Note, &statement::limits(lang))?;
    textual::untold(&mut body, plan, lang)?;
    let whole = office.whole_in_forms;
    chapters(&mut body, plan, whole, &mut |body, title| body.paragraph(Style::Heading1, &heads.next(title)), options)?;
    body.finish()
}

/// Writes the chapters on a plan, each under a heading written by the caller; `whole` says where the clauses are quoted in full.
pub(super) fn chapters(
    body: &mut Body,
    plan: &PlanReport,
    whole: &str,
    heading: &mut dyn FnMut(&mut Body, &str) -> Result<()>,
    options: RenderOptions,
) -> Result<()> {
    let (lang, office) = (options.lang, options.lang.office());
    if !plan.findings.is_empty() {
        heading(body, &format!("{} ({})", lang.levels().findings, plan.findings.len()))?;
        for finding in &plan.findings {
            body.paragraph(Style::Note, &format!("{} · {}", views::finding_line(finding, lang), finding.fingerprint))?;
        }
    }
    heading(body, lang.page().gaps)?;
    gaps(body, plan, whole, lang)?;
    heading(body, office.sheet_additions)?;
    additions(body, plan, options)?;
    standing(body, plan, heading, options)?;
    if plan.reuse.is_none() {
        return Ok(());
    }
    heading(body, office.textual)?;
    textual::write(body, plan, options)
}

/// Writes what is asked for above and is not known to be covered.
fn gaps(body: &mut Body, plan: &PlanReport, whole: &str, lang: Lang) -> Result<()> {
    let grid = items::shortly(plan, &OPEN, lang);
    if grid.rows.is_empty() {
        return body.paragraph(Style::Note, lang.words().none);
    }
    body.paragraph(Style::Lead, &fill(lang.office().mark_help, &[("whole", whole)]))?;
    body.paragraph(Style::Lead, lang.words().trace_legend)?;
    if plan.gaps.iter().any(|gap| gap.peers.as_ref().is_some_and(|peers| peers.standing.is_some())) {
        body.paragraph(Style::Lead, lang.tables().peers_legend)?;
    }
    body.table(&grid)
}

/// Writes the standing duties: the counts of each authority, and what the plan arranges only in part.
fn standing(
    body: &mut Body,
    plan: &PlanReport,
    heading: &mut dyn FnMut(&mut Body, &str) -> Result<()>,
    options: RenderOptions,
) -> Result<()> {
    if plan.standing.is_empty() || plan.filter.picks_items() {
        return Ok(());
    }
    let own = options.lang.standing();
    heading(body, own.title)?;
    body.paragraph(Style::Note, own.note)?;
    views::standing_lines(plan, options.lang).lines().try_for_each(|line| body.paragraph(Style::Lead, line))
}

/// Writes the items that nothing above asks for, and the tasks that map to no item.
fn additions(body: &mut Body, plan: &PlanReport, options: RenderOptions) -> Result<()> {
    let words = options.words();
    let grid = items::shortly(plan, &[Verdict::Added], options.lang);
    if grid.rows.is_empty() {
        body.paragraph(Style::Note, words.none)?;
    } else {
        body.table(&grid)?;
    }
    if plan.filter.picks_items() {
        return Ok(());
    }
    if !plan.local.is_empty() {
        body.paragraph(Style::Lead, &format!("{} ({})", words.local, plan.local.len()))?;
    }
    for task in &plan.local {
        let name = format!("{}{}{}", task.heading, words.colon, views::nearest(task, options));
        body.runs(Style::Note, &[("· ".to_owned(), false), (name, false)])?;
    }
    Ok(())
}

/// Numbers the chapters of a document: 一、二、三、, or 1. 2. 3.
#[derive(Debug)]
pub(super) struct Heads {
    lang: Lang,
    count: usize,
}

impl Heads {
    pub(super) const fn new(lang: Lang) -> Self {
        Self { lang, count: 0 }
    }

    /// Returns a heading with the next number.
    pub(super) fn next(&mut self, heading: &str) -> String {
        self.count += 1;
        match self.lang {
            Lang::Zh => format!("{}、{heading}", chinese(self.count)),
            Lang::En => format!("{}. {heading}", self.count),
        }
    }
}

/// Writes a number below 100 in Chinese: 九、十、十一、二十.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: usize| DIGITS.get(value).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens @ 2..=9, ones) => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_numbered_in_the_language_of_the_document() {
        assert_eq!([1, 9, 10, 11, 20, 34].map(chinese), ["一", "九", "十", "十一", "二十", "三十四"]);
        let mut heads = Heads::new(Lang::En);
        assert_eq!((heads.next("a"), heads.next("b")), ("1. a".to_owned(), "2. b".to_owned()));
    }
}
