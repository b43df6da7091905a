//! Cycles of plans that carry one another out.

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::{Chain, Reason, State};

/// Returns the cycles among the plans of a corpus, each as ascending indices; `chains` are those of the corpus, in its order.
#[must_use]
pub fn cycles(chains: &[Chain]) -> Vec<Vec<usize>> {
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(chains.len(), chains.len());
    let nodes: Vec<NodeIndex> = chains.iter().map(|_| graph.add_node(())).collect();
    for (chain, &from) in chains.iter().zip(&nodes) {
        for link in &chain.links {
            // A peer is only compared with the plan, which does not carry it out.
            if let State::Document(index) = link.state
                && link.reason != Reason::Peer
                && let Some(&to) = nodes.get(index)
            {
                graph.add_edge(from, to, ());
            }
        }
    }
    let circles = tarjan_scc(&graph).into_iter().filter(|circle| circle.len() > 1);
    let mut circles: Vec<Vec<usize>> = circles
        .map(|circle| {
            let mut circle: Vec<usize> = circle.into_iter().map(NodeIndex::index).collect();
            circle.sort_unstable();
            circle
        })
        .collect();
    circles.sort();
    circles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lineage::Link;
    use crate::plan::Level;

    fn chain(parents: &[usize]) -> Chain {
        let link = |&index: &usize| Link {
            level: Level::Prefecture,
            state: State::Document(index),
            name: None,
            year: None,
            reason: Reason::Given,
            confidence: Some(1.0),
            candidates: Vec::new(),
        };
        Chain { own: Some(Level::County), links: parents.iter().map(link).collect(), miscited: Vec::new() }
    }

    #[test]
    fn a_circle_is_found_and_a_fork_is_none() {
        assert_eq!(cycles(&[chain(&[1]), chain(&[2]), chain(&[0]), chain(&[0])]), [vec![0, 1, 2]]);
        assert!(cycles(&[chain(&[1, 2]), chain(&[2]), chain(&[])]).is_empty());
    }
}
