//! The report on one plan: what was found, what it was read from, the gaps with quotations, the additions.

use std::io::Result;

use super::body::{Body, Style};
use super::{rows, textual};
use crate::gap::Verdict;
use crate::report::model::PlanReport;
use crate::report::{Lang, RenderOptions, statement, views};

/// Verdicts that somebody must look into, the plain ones first.
pub(super) const OPEN: [Verdict; 3] = [Verdict::Dropped, Verdict::Partial, Verdict::Undetermined];

/// Writes the document.
pub(super) fn text(plan: &PlanReport, options: RenderOptions) -> Result<Vec<u8>> {
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
    body.paragraph(Style::Heading1, &heads.next(office.read_from))?;
    body.table(&rows::facts(plan, options))?;
    if plan.unread.is_empty() {
        body.paragraph(Style::Note, office.nothing_unread)?;
    }
    body.paragraph(Style::Heading1, &heads.next(words.limits))?;
    body.paragraph(Style::Note, &statement::limits(lang))?;
    body.paragraph(Style::Heading1, &heads.next(office.sheet_gaps))?;
    gaps(&mut body, plan, lang)?;
    body.paragraph(Style::Heading1, &heads.next(office.sheet_additions))?;
    additions(&mut body, plan, options)?;
    body.paragraph(Style::Heading1, &heads.next(office.textual))?;
    textual::write(&mut body, plan, options)?;
    body.paragraph(Style::Heading1, &heads.next(words.covered))?;
    let covered = plan.gaps.iter().filter(|gap| gap.verdict == Verdict::Covered);
    let covered: Vec<String> = covered.map(|gap| format!("{} {}", gap.code, lang.pick(&gap.names))).collect();
    let covered = if covered.is_empty() { words.none.to_owned() } else { covered.join(words.semicolon) };
    body.paragraph(Style::Note, &covered)?;
    body.finish()
}

/// Writes what is asked for above and not shown to be covered.
pub(super) fn gaps(body: &mut Body, plan: &PlanReport, lang: Lang) -> Result<()> {
    let grid = rows::items(plan, &OPEN, lang);
    if grid.rows.is_empty() {
        return body.paragraph(Style::Note, lang.words().none);
    }
    body.paragraph(Style::Note, lang.office().mark_help)?;
    body.table(&grid)
}

/// Writes the items that nothing above asks for, and the tasks that fit no item.
pub(super) fn additions(body: &mut Body, plan: &PlanReport, options: RenderOptions) -> Result<()> {
    let words = options.words();
    let grid = rows::items(plan, &[Verdict::Added], options.lang);
    if grid.rows.is_empty() {
        body.paragraph(Style::Note, words.none)?;
    } else {
        body.table(&grid)?;
    }
    if plan.filter.picks_items() {
        return Ok(());
    }
    if !plan.local.is_empty() {
        body.paragraph(Style::Note, &format!("{} ({})", words.local, plan.local.len()))?;
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
        const NUMBERS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
        self.count += 1;
        let chinese = NUMBERS.get(self.count - 1).filter(|_| self.lang == Lang::Zh);
        chinese.map_or_else(|| format!("{}. {heading}", self.count), |number| format!("{number}、{heading}"))
    }
}
