//! The methods used by the templates of the page.

use std::collections::BTreeMap;

use askama::Template;

use crate::gap::{Excepted, Finding, Share, Verdict};
use crate::plan::{ClauseKind, Level};
use crate::render::Part;
use crate::render::policy::policy;
use crate::render::table::{Table, is_short};
use crate::report::model::{Asked, GapRow, PlanReport, Quote, Report, SignalCell};
use crate::report::overview;
use crate::report::statement;
use crate::report::views::{self, MOST_A_PAGE, Section};
use crate::report::words::fill;
use crate::report::{Cell, ElementWords, Filter, Lang, LocalTask, PageWords, RenderOptions, Words, palette, svg};

const STYLE: &str = include_str!("../templates/report.css");
const SCRIPT: &str = include_str!("../templates/report.js");

/// With more plans than this the heat map is too wide for portrait format.
const UPRIGHT: usize = 8;

#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct Page<'a> {
    lang: Lang,
    words: &'a Words,
    elements: &'a ElementWords,
    own: &'a PageWords,
    report: &'a Report,
    style: &'static str,
    script: &'static str,
    before: Vec<Section>,
    after: Vec<Section>,
    /// Chapters of least interest.
    last: Vec<Section>,
    lineage: String,
    /// Whether the page shows the individual plans.
    whole: bool,
    domains: BTreeMap<&'a str, &'a str>,
}

/// A picture made by this program under its title, which is a string of the interface.
pub(super) fn figure(class: &str, title: &str, svg: &str) -> String {
    format!("<figure class=\"scroll {class}\"><figcaption>{title}</figcaption>{svg}</figure>\n")
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &'a Report, lineage: String, lang: Lang) -> Self {
        let items =
            report.domains.iter().flat_map(|domain| domain.items.iter().map(|item| (item.code.as_str(), domain.code.as_str())));
        Self {
            lang,
            words: lang.words(),
            elements: lang.elements(),
            own: lang.page(),
            report,
            style: STYLE,
            script: SCRIPT,
            before: views::before_results(report, lang),
            after: views::results(report, lang),
            last: views::sources_section(report, lang).into_iter().collect(),
            lineage,
            whole: report.plans.len() <= MOST_A_PAGE,
            domains: items.collect(),
        }
    }

    pub(super) fn text(&self) -> Result<String, askama::Error> {
        self.render()
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    clippy::unused_self,
    reason = "a template calls methods of its page, and passes every argument by reference"
)]
impl Page<'_> {
    fn policy(&self) -> String {
        policy(STYLE, Some(SCRIPT))
    }

    fn name<'n>(&self, names: &'n crate::taxonomy::Names) -> &'n str {
        self.lang.pick(names)
    }

    /// Whether a chapter can be collapsed: reference material, but not what everybody must see.
    fn folds(&self, section: &str) -> bool {
        !matches!(section, "core" | "not-read" | "summary" | "losses")
    }

    fn parts_note(&self) -> String {
        fill(self.own.too_many, &[("plans", &self.report.plans.len()), ("most", &MOST_A_PAGE)])
    }

    fn is_wide(&self) -> bool {
        self.report.plans.len() > UPRIGHT
    }

    /// The pictures of a chapter, as our own markup.
    fn pictures(&self, section: &str) -> Vec<String> {
        match section {
            "losses" if !self.lineage.is_empty() => vec![figure("lineage", self.lang.levels().lineage_title, &self.lineage)],
            "summary" => {
                let plans = if self.whole { svg::by_plans(self.report, self.lang) } else { String::new() };
                // A filter on items also affects the domains, but not the counts of the plans.
                let (levels, domains) = if self.report.filter.picks_items() {
                    (String::new(), String::new())
                } else {
                    (svg::level_map(self.report, self.lang), svg::by_domains(self.report, self.lang))
                };
                let drawn = [(self.own.by_plan, plans), (self.own.level_map, levels), (self.own.by_domain, domains)];
                drawn.into_iter().filter(|(_, svg)| !svg.is_empty()).map(|(title, svg)| figure("chart", title, &svg)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn verdicts(&self) -> [Verdict; 5] {
        Verdict::ALL
    }

    /// The levels of the plans, with their names.
    fn levels(&self) -> Vec<(&'static str, &'static str)> {
        let named = |level: Option<Level>| match level {
            Some(level) => (level.code(), self.words.level_name(level)),
            None => ("", self.lang.levels().level_unknown),
        };
        overview::by_level(self.report).into_iter().map(|(level, _, _)| named(level)).collect()
    }

    fn level_code(&self, plan: &PlanReport) -> &'static str {
        plan.header.level.map_or("", Level::code)
    }

    fn sort_by(&self, name: &str) -> String {
        fill(self.own.sort_by, &[("name", &name)])
    }

    fn domain_of(&self, gap: &GapRow) -> &str {
        self.domains.get(gap.code.as_str()).copied().unwrap_or_default()
    }

    fn asked(&self, asked: &Asked) -> &'static str {
        match asked {
            Asked::No => "",
            Asked::Sure => self.words.asked_sure,
            Asked::Unsure => self.words.asked_unsure,
            Asked::Open => self.words.unknown,
        }
    }

    fn mark(&self, cell: &Cell) -> String {
        views::cell_mark(cell, self.words)
    }

    fn at(&self, quote: &Quote) -> String {
        self.words.at(quote)
    }

    fn csv_name(&self, plan: &PlanReport) -> String {
        views::csv_name(plan, self.lang)
    }

    /// The id prefix of the row with the evidence for a verdict: with both sides in the part of its plan if it is to be acted on, else in
    /// the appendix.
    fn proof_of(&self, verdict: &Verdict) -> &'static str {
        if self.to_act_on().contains(verdict) { "g" } else { "p" }
    }

    fn counted(&self, count: usize) -> String {
        self.words.brackets(count)
    }

    fn verdict_count(&self, plan: &PlanReport, verdict: &Verdict, count: usize) -> String {
        views::verdict_count(plan, *verdict, count, self.lang)
    }

    fn class(&self, cell: &Cell) -> &'static str {
        palette::class(cell)
    }

    /// The code of a cell for filters on the page: items lost above were not dropped by the plan.
    fn code(&self, cell: &Cell) -> &'static str {
        if cell.lost_above { self.above() } else { cell.verdict.map_or("", Verdict::code) }
    }

    fn told_as(&self, gap: &GapRow) -> &'static str {
        if gap.lost_above { self.above() } else { gap.verdict.code() }
    }

    fn above(&self) -> &'static str {
        Filter::LOST_ABOVE
    }

    fn any_above(&self) -> bool {
        self.report.plans.iter().flat_map(|plan| &plan.gaps).any(|gap| gap.lost_above)
    }

    /// The mark of a cell for programs, if it differs.
    fn csv_mark(&self, cell: &Cell) -> &'static str {
        if cell.lost_above { self.words.mark_absent } else { "" }
    }

    fn verdict(&self, verdict: &Verdict) -> &'static str {
        self.words.verdict_name(*verdict)
    }

    fn judged(&self, verdict: &Verdict, cell: &Cell) -> String {
        if cell.lost_above { self.lang.levels().lost_above.to_owned() } else { self.words.judged(*verdict, cell.guessed) }
    }

    fn line(&self, plan: &PlanReport) -> String {
        views::plan_line(plan, self.lang)
    }

    fn statement(&self, plan: &PlanReport) -> String {
        statement::of_plan(plan, self.lang)
    }

    fn counts(&self, plan: &PlanReport) -> Part {
        Part { caption: String::new(), table: views::gap_counts(plan, self.lang), empty: String::new() }
    }

    fn standing(&self, plan: &PlanReport) -> Part {
        Part { caption: String::new(), table: views::standing_table(plan, self.lang), empty: String::new() }
    }

    fn chain(&self, plan: &PlanReport) -> Vec<String> {
        views::chain(plan, self.lang)
    }

    fn known<'v>(&'v self, value: &'v Option<String>) -> &'v str {
        value.as_deref().unwrap_or(self.words.unknown)
    }

    /// The verdicts to act on, in this order.
    fn to_act_on(&self) -> [Verdict; 3] {
        [Verdict::Dropped, Verdict::Partial, Verdict::Undetermined]
    }

    fn weighed<'p>(&self, plan: &'p PlanReport, verdict: &Verdict) -> Vec<&'p GapRow> {
        overview::weighed(plan, *verdict)
    }

    /// Whether the verdict is guessed, who asks for the item, and what the siblings do with it.
    fn beside(&self, plan: &PlanReport, gap: &GapRow) -> String {
        let told = gap.peers.as_ref().is_some_and(|peers| peers.standing.is_some());
        let siblings = told.then(|| format!("{} {}", self.lang.tables().peers, views::peers_short(gap, self.lang)));
        let weight = views::weight_name(plan, gap, self.lang);
        let guessed = if gap.guessed { self.words.guessed } else { "" };
        let said = [guessed.to_owned(), views::doubt(plan, gap, self.lang), weight.to_owned(), siblings.unwrap_or_default()];
        said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn demand(&self, plan: &PlanReport, gap: &GapRow) -> String {
        views::demand(plan, gap, self.lang)
    }

    fn unequal<'p>(&self, plan: &'p PlanReport) -> Vec<&'p GapRow> {
        plan.gaps.iter().filter(|gap| views::unequal(gap).is_some()).collect()
    }

    fn why(&self, gap: &GapRow) -> String {
        views::why(gap, self.lang)
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

    fn textual(&self) -> &'static crate::report::TextualWords {
        self.lang.textual()
    }

    fn strength(&self, gap: &GapRow) -> String {
        views::strength_line(gap, self.lang)
    }

    fn strength_and_reuse(&self, gap: &GapRow) -> String {
        let textual = self.lang.textual();
        let said = [views::strength_line(gap, self.lang), views::reuse_line(gap, textual)];
        said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn to_review<'p>(&self, plan: &'p PlanReport) -> Vec<&'p GapRow> {
        plan.in_cell(SignalCell::SimilarityOnly).filter(|gap| gap.text.nearest.is_some()).collect()
    }

    fn percent(&self, share: &Share) -> String {
        views::percent(*share)
    }

    fn ratio(&self, share: &Share) -> String {
        format!("{} {}", self.textual().by_similarity, views::percent(*share))
    }

    fn confidence(&self, quote: &Quote) -> String {
        quote.confidence.map(|value| format!("{value:.2}")).unwrap_or_default()
    }

    fn only_heading(&self, gap: &GapRow) -> bool {
        gap.quotes.first().is_some_and(|quote| quote.kind == ClauseKind::Heading)
    }

    fn more(&self, gap: &GapRow) -> String {
        fill(self.own.more_clauses, &[("count", &gap.quotes.len().saturating_sub(1))])
    }

    /// The longer collapsible lists of a plan.
    fn tables(&self, plan: &PlanReport) -> Vec<(String, Table)> {
        let textual = self.lang.textual();
        let titled = |title: &str, table: Table| (title.to_owned() + &self.counted(table.rows.len()), table);
        let lists = [
            titled(self.elements.tasks, views::parent_tasks_table(plan, self.lang)),
            titled(textual.against_title, views::against_table(plan, self.lang)),
            titled(textual.tasks_made, views::reused_tasks_table(plan, self.lang)),
            titled(textual.clauses_made, views::reused_clauses_table(plan, self.lang)),
        ];
        lists.into_iter().filter(|(_, table)| !table.rows.is_empty()).collect()
    }

    fn nearest(&self, task: &LocalTask) -> String {
        views::nearest(task, RenderOptions { lang: self.lang, width: None, color: false })
    }

    fn decision(&self, quote: &Quote) -> String {
        views::decision_of(quote, self.words)
    }

    fn units(&self, quote: &Quote) -> String {
        let units: Vec<&str> = quote.responsible.iter().map(|found| found.unit.as_str()).collect();
        units.join(self.words.comma)
    }

    fn review(&self, plan: &PlanReport) -> String {
        views::review_line(plan, self.words).unwrap_or_default()
    }

    fn shown(&self, filter: &Filter) -> String {
        views::shown(filter, self.lang).unwrap_or_default()
    }

    fn nothing_fits(&self) -> &'static str {
        views::nothing_fits(self.report, self.lang).unwrap_or_default()
    }

    fn is_short(&self, cell: &str) -> bool {
        is_short(cell)
    }

    fn lines<'t>(&self, cell: &'t str) -> Vec<&'t str> {
        cell.split('\n').collect()
    }

    fn missing(&self, gap: &GapRow) -> String {
        views::missing(&gap.missing, self.lang)
    }
}
