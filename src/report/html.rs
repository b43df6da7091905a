//! The report as one HTML page: no network, no script, readable on screen and on paper.

use askama::Template;

use super::model::{Asked, GapRow, PlanReport, Quote, Report, SignalCell};
use super::table::Table;
use super::views::{self};
use super::{ElementWords, Lang, RenderOptions, TableSet, Words};
use crate::gap::{Excepted, Finding, ReuseLabel, Share, Verdict};

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    lang: Lang,
    words: &'a Words,
    elements: &'a ElementWords,
    report: &'a Report,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    clippy::unused_self,
    reason = "a template calls methods of its page, and passes every argument by reference"
)]
impl Page<'_> {
    fn name<'n>(&self, names: &'n crate::taxonomy::Names) -> &'n str {
        self.lang.pick(names)
    }

    fn asked(&self, asked: &Asked) -> &'static str {
        match asked {
            Asked::No => "",
            Asked::Sure => self.words.asked_sure,
            Asked::Unsure => self.words.asked_unsure,
        }
    }

    fn mark(&self, cell: &super::Cell) -> String {
        views::cell_mark(cell, self.words)
    }

    fn class(&self, verdict: &Option<Verdict>) -> &'static str {
        verdict.map_or("none", Verdict::code)
    }

    fn verdict(&self, verdict: &Option<Verdict>) -> &'static str {
        verdict.map_or("", |verdict| self.words.verdict_name(verdict))
    }

    fn coverage(&self, plan: &PlanReport) -> String {
        views::coverage(plan, self.words)
    }

    fn chain(&self, plan: &PlanReport) -> Vec<String> {
        views::chain(plan, self.lang)
    }

    fn level(&self, plan: &PlanReport) -> &'static str {
        plan.header.level.map_or(self.words.unknown, |level| self.words.level_name(level))
    }

    fn known<'v>(&'v self, value: &'v Option<String>) -> &'v str {
        value.as_deref().unwrap_or(self.words.unknown)
    }

    fn year(&self, plan: &PlanReport) -> String {
        plan.header.year.map_or_else(|| self.words.unknown.to_owned(), |year| year.to_string())
    }

    fn trace(&self, gap: &GapRow) -> String {
        self.words.trace_text(&gap.trace)
    }

    fn place(&self, gap: &GapRow) -> String {
        views::place(gap, self.lang)
    }

    fn finding(&self, finding: &Finding) -> String {
        views::finding_line(finding, self.lang)
    }

    fn excepted(&self, excepted: &Excepted) -> String {
        views::excepted_text(excepted, self.lang)
    }

    fn textual(&self) -> &'static super::TextualWords {
        self.lang.textual()
    }

    fn strength(&self, gap: &GapRow) -> String {
        let textual = self.lang.textual();
        let said = [views::strength_line(gap, textual), views::reuse_line(gap, textual)];
        said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn reasons(&self, gap: &GapRow) -> Vec<String> {
        gap.text.strength.as_ref().map(|strength| views::reasons(strength, self.lang)).unwrap_or_default()
    }

    fn against(&self, plan: &PlanReport) -> Table {
        views::against_table(plan, self.lang)
    }

    fn signals(&self, plan: &PlanReport) -> Table {
        views::signals_table(plan, self.lang)
    }

    fn to_review<'p>(&self, plan: &'p PlanReport) -> Vec<&'p GapRow> {
        plan.in_cell(SignalCell::SimilarityOnly).collect()
    }

    fn percent(&self, share: &Share) -> String {
        views::percent(*share)
    }

    fn ratio(&self, share: &Share) -> String {
        format!("{:.2}", share.value())
    }

    fn made(&self, label: &ReuseLabel) -> &'static str {
        self.lang.textual().reuse_name(*label)
    }

    fn confidence(&self, quote: &Quote) -> String {
        quote.confidence.map(|value| format!("{value:.2}")).unwrap_or_default()
    }

    fn nearest(&self, task: &super::LocalTask) -> String {
        views::nearest(task, RenderOptions { lang: self.lang, width: None, color: false })
    }

    fn decision(&self, quote: &Quote) -> String {
        views::decision_of(quote, self.words)
    }

    fn review(&self, plan: &PlanReport) -> String {
        views::review_line(plan, self.words).unwrap_or_default()
    }

    fn shown(&self, filter: &super::Filter) -> String {
        views::shown(filter, self.lang).unwrap_or_default()
    }

    fn nothing_fits(&self) -> &'static str {
        views::nothing_fits(self.report, self.lang).unwrap_or_default()
    }

    fn peers(&self, gap: &GapRow) -> String {
        gap.peers.as_ref().map(|peers| views::peers_sentence(peers, gap.verdict, self.lang)).unwrap_or_default()
    }

    fn rank(&self) -> TableSet {
        views::rank_set(self.report, RenderOptions { lang: self.lang, width: None, color: false })
    }

    fn departments(&self) -> TableSet {
        views::departments_section(self.report, self.lang)
    }

    fn lines<'t>(&self, cell: &'t str) -> Vec<&'t str> {
        cell.split('\n').collect()
    }

    fn missing(&self, gap: &GapRow) -> String {
        views::missing(&gap.missing, self.lang)
    }

    fn task(&self, task: &super::TaskRow) -> String {
        views::title(task, self.lang)
    }

    fn deliverable(&self, one: &super::DeliverableRow) -> String {
        views::deliverable(one, self.lang)
    }

    fn units(&self, quote: &Quote) -> String {
        let units: Vec<&str> = quote.responsible.iter().map(|found| found.unit.as_str()).collect();
        units.join(self.words.comma)
    }
}

/// Writes the report as one page.
///
/// # Errors
/// Never in practice; the error is that of the template engine.
pub fn render(report: &Report, options: RenderOptions) -> Result<String, askama::Error> {
    Page { lang: options.lang, words: options.words(), elements: options.lang.elements(), report }.render()
}
