//! Self-contained drawings: the lineage of a corpus, and the presence of one item through the levels.

mod bars;

use std::collections::{BTreeMap, BTreeSet};

pub use self::bars::{by_domains, by_plans, level_map};
use super::mermaid::{found, label};
use super::model::{Asked, LinkInfo, PlanReport, Report};
use super::{RenderOptions, views};
use crate::gap::Presence;
use crate::lineage::{CoverageGraph, EdgeKind, Node, NodeKind};
use crate::plan::{ClauseKind, Level};
use crate::render::svg::{Box, Line, Picture};

/// Colours for light and dark pages.
const STYLE: &str = ":root{color-scheme:light dark}\
svg{--fg:#1d2329;--bg:#ffffff;--soft:#f4f6f8;--edge:#5c6772;--muted:#5c6772;--plan:#dbe9f6;--profile:#f6e3db;--present:#d9f0df;--absent:#fbdcd9;--unknown:#eceef0}\
@media (prefers-color-scheme:dark){svg{--fg:#e6e9ec;--bg:#14181c;--soft:#1d2329;--edge:#a0abb6;--muted:#a0abb6;--plan:#16335c;--profile:#4d2f1c;--present:#16402a;--absent:#551a16;--unknown:#2c343c}}\
text{fill:var(--fg);font:12px \"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Microsoft YaHei\",\"PingFang SC\",\"WenQuanYi Micro Hei\",sans-serif}\
.page{fill:var(--bg)}.band{fill:var(--soft)}.title{font-size:17px;font-weight:600}.layer{font-size:13px;fill:var(--muted)}\
.note,.label{font-size:11px;fill:var(--muted)}.mark{font-size:14px;font-weight:600}\
.label{text-anchor:middle;paint-order:stroke;stroke:var(--bg);stroke-width:5px;stroke-linejoin:round}\
.box rect{stroke:var(--edge);fill:var(--plan)}.profile rect{fill:var(--profile)}.missing rect,.unknown rect{fill:var(--unknown);stroke-dasharray:5 4}\
.present rect{fill:var(--present)}.absent rect{fill:var(--absent)}\
path{fill:none;stroke:var(--edge);stroke-width:1.3}.candidate{stroke-dasharray:2 4}.head{fill:var(--edge);stroke:none}";

/// Draws which plan carries out which: plans by level, missing ones dashed, with how each parent was found and the other candidates.
#[must_use]
pub fn lineage(graph: &CoverageGraph, report: &Report, options: RenderOptions) -> String {
    lineage_picture(graph, report, options).render()
}

/// The same as part of a page, which supplies the styles.
#[must_use]
pub fn lineage_part(graph: &CoverageGraph, report: &Report, options: RenderOptions) -> String {
    lineage_picture(graph, report, options).render_part()
}

fn lineage_picture(graph: &CoverageGraph, report: &Report, options: RenderOptions) -> Picture {
    let levels = options.lang.levels();
    let mut picture = skeleton(graph, report, options, true);
    levels.lineage_title.clone_into(&mut picture.title);
    picture.legend = vec![("profile", "", levels.profile.to_owned()), ("", "", options.words().plan.to_owned())];
    picture.legend.push(("missing", "", levels.not_in_corpus.to_owned()));
    picture.description = described(&picture, options);
    picture
}

/// Draws which plans ask for the item `code`, and where it was lost, added or restored; `None` for an unknown code.
#[must_use]
pub fn item(graph: &CoverageGraph, report: &Report, code: &str, options: RenderOptions) -> Option<String> {
    let (words, levels) = (options.words(), options.lang.levels());
    let item = report.domains.iter().flat_map(|domain| &domain.items).find(|item| item.code == code)?;
    let mut picture = skeleton(graph, report, options, false);
    let plans: BTreeMap<String, &PlanReport> = report.plans.iter().map(|plan| (format!("plan:{}", plan.id), plan)).collect();
    let shown = graph.nodes().filter(|node| is_shown(node.kind));
    for (node, found) in shown.zip(&mut picture.boxes) {
        let profile = report.profiles.iter().position(|profile| node.id == format!("profile:{}", profile.year));
        let asked = profile.and_then(|at| item.profiles.get(at));
        let presence = match (plans.get(&node.id), asked) {
            (Some(plan), _) => presence_in(plan, code),
            (None, Some(Asked::Sure | Asked::Unsure)) => Presence::Present,
            (None, Some(Asked::No)) => Presence::Absent,
            (None, Some(Asked::Open) | None) => Presence::Unknown,
        };
        found.class = presence.code();
        found.mark = words.presence_mark(presence);
        let gap = plans.get(&node.id).and_then(|plan| plan.gaps.iter().find(|gap| gap.code == code));
        if let Some(place) = gap.map(|gap| views::place(gap, options.lang)).filter(|place| !place.is_empty()) {
            found.note = place;
        }
        if asked == Some(&Asked::Unsure) {
            found.note.push_str(&words.brackets(words.guessed));
        }
    }
    picture.title = format!("{}{}{code} {}", levels.item_title, words.colon, options.lang.pick(&item.names));
    let legend = [(Presence::Present, levels.present), (Presence::Absent, levels.absent), (Presence::Unknown, levels.unknown)];
    picture.legend = legend.map(|(presence, name)| (presence.code(), words.presence_mark(presence), name.to_owned())).to_vec();
    picture.description = described(&picture, options);
    Some(picture.render())
}

/// Whether the plan itself asks for the item.
fn presence_in(plan: &PlanReport, code: &str) -> Presence {
    let not_found = if plan.unread.is_empty() { Presence::Absent } else { Presence::Unknown };
    let Some(gap) = plan.gaps.iter().find(|gap| gap.code == code) else { return not_found };
    let own = gap.trace.0.last().filter(|(level, _)| plan.header.level == Some(*level)).map(|(_, presence)| *presence);
    own.unwrap_or_else(|| match gap.quotes.first() {
        Some(quote) if quote.kind == ClauseKind::Task => Presence::Present,
        Some(_) => Presence::Unknown,
        None => not_found,
    })
}

const fn is_shown(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Plan | NodeKind::Profile | NodeKind::Missing)
}

/// The boxes of the plans by level, and the lines between them.
fn skeleton(graph: &CoverageGraph, report: &Report, options: RenderOptions, candidates: bool) -> Picture {
    let (words, levels) = (options.words(), options.lang.levels());
    let shown: Vec<&Node> = graph.nodes().filter(|node| is_shown(node.kind)).collect();
    let at: BTreeMap<&str, usize> = shown.iter().enumerate().map(|(index, node)| (node.id.as_str(), index)).collect();
    let used: Vec<Option<Level>> = Level::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .filter(|level| shown.iter().any(|node| node.level == level.map(Level::code)))
        .collect();
    let boxes = shown.iter().map(|node| {
        let id = node.id.split_once(':').map_or("", |(_, id)| id);
        let (class, note) = match node.kind {
            NodeKind::Profile => ("profile", format!("{} {id}", levels.profile)),
            NodeKind::Missing => ("missing", levels.not_in_corpus.to_owned()),
            _ => ("", id.to_owned()),
        };
        // A parent that is not named anywhere.
        let unnamed = node.kind == NodeKind::Missing && node.label.starts_with("? ");
        let label = if unnamed { words.not_cited.to_owned() } else { node.label.clone() };
        let layer = used.iter().position(|level| node.level == level.map(Level::code)).unwrap_or(0);
        Box { label, note, mark: "", class, layer }
    });
    let edges = graph.edges();
    let own = edges.iter().filter(|edge| edge.kind == EdgeKind::CarriesOut).filter_map(|edge| {
        let label = label(edge, options.lang);
        Some(Line { from: *at.get(edge.from)?, to: *at.get(edge.to)?, label, class: "" })
    });
    let mut lines: Vec<Line> = own.collect();
    if candidates {
        let drawn: BTreeSet<(usize, usize)> = lines.iter().map(|line| (line.from, line.to)).collect();
        lines.extend(others(report, &at, &drawn, options));
    }
    let layers = used.iter().map(|level| level.map_or(levels.level_unknown, |level| words.level_name(level)).to_owned());
    Picture { style: STYLE, layers: layers.collect(), boxes: boxes.collect(), lines, ..Picture::default() }
}

/// The lines to candidates that were not chosen, if the chosen parent is drawn from the plan itself.
fn others(report: &Report, at: &BTreeMap<&str, usize>, drawn: &BTreeSet<(usize, usize)>, options: RenderOptions) -> Vec<Line> {
    let levels = options.lang.levels();
    let mut lines = Vec::new();
    for plan in &report.plans {
        let Some(&from) = at.get(format!("plan:{}", plan.id).as_str()) else { continue };
        let is_drawn = |link: &&LinkInfo| {
            let name = link.name.as_deref().unwrap_or_default();
            let chosen = link.plan.as_ref().map_or_else(|| format!("missing:{name}"), |plan| format!("plan:{plan}"));
            at.get(chosen.as_str()).is_some_and(|to| drawn.contains(&(from, *to)))
        };
        for link in plan.chain.iter().filter(is_drawn) {
            let others = link.candidates.iter().filter(|candidate| link.plan.as_deref() != Some(candidate.plan.as_str()));
            lines.extend(others.filter_map(|other| {
                let label = found(Some(other.reason), Some(other.confidence), options.lang);
                let to = *at.get(format!("plan:{}", other.plan).as_str())?;
                Some(Line { from, to, label: format!("{} {label}", levels.candidates), class: "candidate" })
            }));
        }
    }
    lines
}

/// The drawing in words: each box with its layer, its mark and the boxes above it.
fn described(picture: &Picture, options: RenderOptions) -> String {
    let words = options.words();
    if picture.boxes.is_empty() {
        return options.lang.levels().nothing_to_draw.to_owned();
    }
    let one = |(at, found): (usize, &Box)| {
        let layer = picture.layers.get(found.layer).map_or("", String::as_str);
        let above = picture.lines.iter().filter(|line| line.from == at).filter_map(|line| {
            let to = picture.boxes.get(line.to)?;
            Some(format!("→ {} ({})", to.label, line.label))
        });
        let parts = [format!("{layer}{}{}", words.colon, found.label), found.mark.to_owned(), found.note.clone()];
        let parts: Vec<String> = parts.into_iter().chain(above).filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    picture.boxes.iter().enumerate().map(one).collect::<Vec<String>>().join(words.semicolon)
}
