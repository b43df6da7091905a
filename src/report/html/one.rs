//! The page of one plan among many: what to act on with both sides, then what is covered with its first sentence. Each sentence is written
//! once.

use std::collections::BTreeMap;

use askama::Template;

use crate::gap::{Presence, Share, Verdict};
use crate::render::Part;
use crate::render::policy::policy;
use crate::render::svg::escaped;
use crate::render::table::is_short;
use crate::report::model::{GapRow, LocalTask, PlanReport, Quote};
use crate::report::overview;
use crate::report::statement;
use crate::report::words::fill;
use crate::report::{CountryWords, ElementWords, Lang, PageWords, Province, RenderOptions, Words, views};

const STYLE: &str = include_str!("../templates/one.css");
/// Number of further places that are listed.
const MOST_PLACES: usize = 2;

#[derive(Template)]
#[template(path = "one.html")]
struct One<'a> {
    lang: Lang,
    words: &'a Words,
    own: &'a CountryWords,
    page: &'a PageWords,
    elements: &'a ElementWords,
    style: &'static str,
    plan: &'a PlanReport,
    province: &'a Province,
    acts: Vec<Act>,
    had: Vec<Row>,
}

/// The items of one verdict.
struct Act {
    verdict: Verdict,
    count: String,
    rows: Vec<Row>,
}

/// An item.
struct Row {
    code: String,
    name: String,
    verdict: Verdict,
    beside: String,
    trace: String,
    missing: String,
    /// What asks for it, one line each.
    demand: Vec<String>,
    /// The first sentence of the plan, as our own markup with escaped text, and the places of the others.
    said: String,
}

/// Writes the page.
///
/// # Errors
/// Never in practice; the error comes from the template engine.
pub(in crate::report) fn one(plan: &PlanReport, province: &Province, lang: Lang) -> Result<String, askama::Error> {
    let mut written = Written { lang, places: BTreeMap::new() };
    let act = |verdict: Verdict, written: &mut Written| {
        let gaps = overview::weighed(plan, verdict);
        let count = views::verdict_count(plan, verdict, gaps.len(), lang);
        let rows = gaps.iter().map(|gap| row(plan, gap, written)).collect();
        Act { verdict, count, rows }
    };
    let acts = [Verdict::Dropped, Verdict::Partial, Verdict::Undetermined];
    let acts: Vec<Act> = acts.into_iter().map(|verdict| act(verdict, &mut written)).filter(|act| !act.rows.is_empty()).collect();
    let had = plan.gaps.iter().filter(|gap| matches!(gap.verdict, Verdict::Covered | Verdict::Added));
    let had = had.map(|gap| row(plan, gap, &mut written)).collect();
    let (words, own, page, elements) = (lang.words(), lang.country(), lang.page(), lang.elements());
    One { lang, words, own, page, elements, style: STYLE, plan, province, acts, had }.render()
}

fn row(plan: &PlanReport, gap: &GapRow, written: &mut Written) -> Row {
    let lang = written.lang;
    let words = lang.words();
    let is_act = !matches!(gap.verdict, Verdict::Covered | Verdict::Added);
    let told = gap.peers.as_ref().is_some_and(|peers| peers.standing.is_some());
    let siblings = told.then(|| format!("{} {}", lang.tables().peers, views::peers_short(gap, lang)));
    let beside = [
        if gap.guessed { words.guessed.to_owned() } else { String::new() },
        if gap.lost_above { lang.levels().lost_above.to_owned() } else { views::doubt(plan, gap, lang) },
        if is_act { views::weight_name(plan, gap, lang).to_owned() } else { String::new() },
        siblings.unwrap_or_default(),
        if views::unequal(gap).is_some() { views::strength_line(gap, lang) } else { String::new() },
        gap.excepted.as_ref().map(|excepted| views::excepted_text(excepted, lang)).unwrap_or_default(),
    ];
    // Most items are present at every level, which is abbreviated.
    let is_everywhere = gap.trace.0.iter().all(|(_, presence)| *presence == Presence::Present);
    let levels = if is_everywhere { words.mark_present.to_owned() } else { words.trace_text(&gap.trace) };
    let trace = [levels, views::place(gap, lang)].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>();
    Row {
        code: gap.code.clone(),
        name: format!("{} {}", gap.code, lang.pick(&gap.names)),
        verdict: gap.verdict,
        beside: beside.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · "),
        trace: trace.join(" · "),
        missing: views::missing(&gap.missing, lang),
        demand: if is_act { views::demand(plan, gap, lang).lines().map(str::to_owned).collect() } else { Vec::new() },
        said: if matches!(gap.verdict, Verdict::Dropped | Verdict::Undetermined) { String::new() } else { written.said(gap) },
    }
}

/// The sentences quoted on the page so far.
struct Written {
    lang: Lang,
    /// For each sentence, by line and text, the item under which it is quoted.
    places: BTreeMap<(usize, String), String>,
}

impl Written {
    /// The first sentence of an item that is not on the page yet, and the places of the others.
    fn said(&mut self, gap: &GapRow) -> String {
        let (words, own) = (self.lang.words(), self.lang.country());
        let key = |quote: &Quote| (quote.line_start, quote.text());
        let fresh = gap.quotes.iter().position(|quote| !self.places.contains_key(&key(quote)));
        let mut said = Vec::new();
        if let Some(quote) = fresh.and_then(|at| gap.quotes.get(at)) {
            self.places.insert(key(quote), gap.code.clone());
            said.push(quoted(quote, words));
        } else if let Some(item) = gap.quotes.first().and_then(|quote| self.places.get(&key(quote))) {
            said.push(format!("<a href=\"#{item}\">{}</a>", fill(own.quoted_under, &[("item", item)])));
        }
        let others = gap.quotes.iter().enumerate().filter(|(at, _)| Some(*at) != fresh).map(|(_, quote)| words.at(quote));
        let mut places: Vec<String> = others.collect();
        places.dedup();
        if fresh.is_some() && !places.is_empty() {
            let more = if places.len() > MOST_PLACES { "……" } else { "" };
            places.truncate(MOST_PLACES);
            let places = places.join(words.comma) + more;
            said.push(format!("<small>{}</small>", escaped(&fill(own.also_at, &[("places", &places)]))));
        }
        if gap.quotes.first().is_some_and(|quote| quote.kind == crate::plan::ClauseKind::Heading) {
            said.push(escaped(words.only_heading));
        }
        said.join("<br>")
    }
}

/// A clause after its place, with its evidence marked.
fn quoted(quote: &Quote, words: &Words) -> String {
    let part = |(text, marked): &(String, bool)| {
        let text = escaped(text);
        if *marked { format!("<mark>{text}</mark>") } else { text }
    };
    let decision = views::decision_of(quote, words);
    let decision = if decision.is_empty() { decision } else { format!(" <b>{}</b>", escaped(&decision)) };
    format!("<small>{}</small>{decision} {}", escaped(&words.at(quote)), quote.parts.iter().map(part).collect::<String>())
}

impl Act {
    /// Whether the plan says something about these items.
    fn has_parts(&self) -> bool {
        self.verdict == Verdict::Partial
    }
}

#[expect(clippy::unused_self, reason = "a template calls methods of its page")]
impl One<'_> {
    fn policy(&self) -> String {
        policy(STYLE, None)
    }

    fn line(&self) -> String {
        views::plan_line(self.plan, self.lang)
    }

    fn chain(&self) -> Vec<String> {
        views::chain(self.plan, self.lang)
    }

    fn statement(&self) -> String {
        statement::of_plan(self.plan, self.lang)
    }

    fn counts(&self) -> Vec<Part> {
        vec![Part { caption: String::new(), table: views::gap_counts(self.plan, self.lang), empty: String::new() }]
    }

    fn findings(&self) -> Vec<String> {
        self.plan.findings.iter().map(|found| views::finding_line(found, self.lang)).collect()
    }

    fn counted(&self, count: usize) -> String {
        self.words.brackets(count)
    }

    /// Longer collapsible lists: tasks above that were not fully carried out, standing duties, reused text.
    fn lists(&self) -> Vec<(String, Part)> {
        let mut lists = Vec::new();
        let tasks = views::open_parent_tasks_table(self.plan, self.lang);
        if !tasks.rows.is_empty() {
            let title = format!("{}{}", self.own.tasks_open, self.counted(tasks.rows.len()));
            lists.push((title, Part { caption: String::new(), table: tasks, empty: String::new() }));
        }
        if !self.plan.standing.is_empty() {
            let table = views::standing_table(self.plan, self.lang);
            let part = Part { caption: self.lang.standing().note.to_owned(), table, empty: String::new() };
            lists.push((self.lang.standing().title.to_owned(), part));
        }
        if let Some(reuse) = &self.plan.reuse {
            let textual = self.lang.textual();
            let percent = |share: Share| views::percent(share);
            let mut table = crate::render::table::Table::new([textual.reuse_share, textual.repeated]);
            table.row([percent(reuse.share), percent(reuse.repeated)]);
            lists.push((textual.reuse_title.to_owned(), Part { caption: String::new(), table, empty: String::new() }));
        }
        lists
    }

    fn nearest(&self, task: &LocalTask) -> String {
        views::nearest(task, RenderOptions { lang: self.lang, width: None, color: false })
    }

    fn quoted(&self, quote: &Quote) -> String {
        quoted(quote, self.words)
    }

    fn is_short(&self, cell: &str) -> bool {
        is_short(cell)
    }

    fn lines<'t>(&self, cell: &'t str) -> Vec<&'t str> {
        cell.split('\n').collect()
    }
}
