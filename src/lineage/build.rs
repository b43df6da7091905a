//! Corpus and chains → [`CoverageGraph`].

use std::borrow::Borrow;

use petgraph::graph::NodeIndex;

use super::{Chain, Corpus, CoverageGraph, EdgeKind, Link, Member, NodeKind, State};
use crate::plan::Level;
use crate::taxonomy::{Item, Taxonomy};

/// Builds the graph; `chains` are those of the corpus, in its order.
#[must_use]
pub fn coverage_graph(corpus: &Corpus, chains: &[impl Borrow<Chain>], taxonomy: &Taxonomy) -> CoverageGraph {
    let mut graph = CoverageGraph::default();
    let item = |item: &Item| {
        graph.node(format!("item:{}", item.code), NodeKind::Item, &format!("{} {}", item.code, item.names.zh), None)
    };
    let items: Vec<NodeIndex> = taxonomy.items.iter().map(item).collect();
    for (member, chain) in corpus.members.iter().zip(chains) {
        let chain = chain.borrow();
        let plan = plan(&mut graph, member, &items);
        // The plan, or the missing one above it. What is above a plan of the corpus comes from that plan's own chain.
        let mut below = plan;
        let mut between: Option<&Chain> = None;
        for link in chain.links.iter().rev() {
            if between.is_some_and(|between| between.links.iter().any(|other| is_same(other, link))) {
                continue;
            }
            let Some(above) = above(&mut graph, corpus, member, link, (taxonomy, &items)).filter(|above| *above != plan) else {
                continue;
            };
            let from = if between.is_some() { plan } else { below };
            graph.carries_out(from, above, link.reason, link.confidence);
            // A peer that the user named as parent tells nothing about what is above the plan.
            if chain.own.is_some_and(|own| link.level >= own) {
                continue;
            }
            if let State::Document(index) = link.state {
                between = chains.get(index).map(Borrow::borrow);
            }
            below = above;
        }
    }
    graph
}

fn is_same(a: &Link, b: &Link) -> bool {
    a.level == b.level && a.state == b.state && (a.state != State::Missing || a.name == b.name)
}

/// The node of a link.
fn above(
    graph: &mut CoverageGraph,
    corpus: &Corpus,
    member: &Member,
    link: &Link,
    (taxonomy, items): (&Taxonomy, &[NodeIndex]),
) -> Option<NodeIndex> {
    match link.state {
        State::Profile(year) => profile(graph, taxonomy, items, year),
        State::Document(index) => corpus.members.get(index).map(|parent| plan_node(graph, parent)),
        State::Missing => {
            let name = link.name.clone().unwrap_or_else(|| format!("? {} {}", member.plan.id, link.level.code()));
            Some(graph.node(format!("missing:{name}"), NodeKind::Missing, &name, Some(link.level.code())))
        }
    }
}

fn plan_node(graph: &mut CoverageGraph, member: &Member) -> NodeIndex {
    let header = &member.plan.header;
    let label = header.title.as_deref().unwrap_or(&member.plan.id);
    graph.node(format!("plan:{}", member.plan.id), NodeKind::Plan, label, header.level.map(Level::code))
}

fn plan(graph: &mut CoverageGraph, member: &Member, items: &[NodeIndex]) -> NodeIndex {
    let plan = &member.plan;
    let node = plan_node(graph, member);
    if let Some(place) = &plan.header.jurisdiction {
        let id = [place.province.as_deref(), place.prefecture.as_deref(), Some(place.name.as_str())];
        let id: Vec<&str> = id.into_iter().flatten().collect();
        let place = graph.node(
            format!("place:{}", id.join("/")),
            NodeKind::Jurisdiction,
            &place.name,
            plan.header.level.map(Level::code),
        );
        graph.edge(node, place, EdgeKind::IssuedBy);
    }
    for (number, task) in plan.tasks.iter().enumerate() {
        let Some(section) = plan.sections.get(task.section) else { continue };
        let label = format!("{} {}", section.path.concat(), section.heading);
        let task_node = graph.node(format!("task:{}:{}", plan.id, number + 1), NodeKind::Task, label.trim(), None);
        graph.edge(node, task_node, EdgeKind::Contains);
        for label in task.clauses.iter().flat_map(|&clause| member.mapping.of(clause)) {
            if let Some(&item) = items.get(label.item.0) {
                graph.edge(task_node, item, EdgeKind::MapsTo);
            }
        }
    }
    node
}

fn profile(graph: &mut CoverageGraph, taxonomy: &Taxonomy, items: &[NodeIndex], year: u16) -> Option<NodeIndex> {
    let profile = taxonomy.profiles.get(&year)?;
    let id = format!("profile:{year}");
    if let Some(known) = graph.by_id(&id) {
        return Some(known);
    }
    let node = graph.node(id, NodeKind::Profile, &profile.doc_number, Some(Level::National.code()));
    for point in &profile.points {
        let label = format!("{} {}", point.number, point.title);
        let point_node = graph.node(format!("point:{year}:{}", point.number), NodeKind::Point, &label, None);
        graph.edge(node, point_node, EdgeKind::Contains);
        for &item in point.items.iter().filter_map(|item| items.get(item.0)) {
            graph.asks_for(point_node, item, !point.sure);
        }
    }
    Some(node)
}
