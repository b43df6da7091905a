//! Positions of the boxes of a layered drawing: the levels are the layers, a parent is centred over its children.

use std::collections::BTreeMap;

/// Assigns columns to boxes; `layers` gives the layer of each, from the top, and `parents` the boxes above each, nearest first.
///
/// Returns the column of each box, which may be fractional. Boxes of one layer are at least a column apart: the boxes below two
/// parents occupy ranges that do not overlap, and a parent is within the range of its own.
#[must_use]
pub(super) fn columns(layers: &[usize], parents: &[Vec<usize>]) -> Vec<f64> {
    let count = layers.len();
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for node in 0..count {
        // A box hangs below a parent in a higher layer only, because a cycle has no top.
        let above = parents.get(node).into_iter().flatten().copied();
        let holder = above.filter(|&parent| layers.get(parent) < layers.get(node)).max_by_key(|&parent| layers.get(parent));
        children.entry(holder).or_default().push(node);
    }
    let mut column = vec![0.0; count];
    let mut next = 0.0;
    // Depth first without recursion: a box is placed after all boxes below it.
    let mut open: Vec<(usize, bool)> = children.get(&None).into_iter().flatten().rev().map(|&root| (root, false)).collect();
    while let Some((node, done)) = open.pop() {
        let below = children.get(&Some(node)).map_or(&[][..], Vec::as_slice);
        match (below.first(), below.last()) {
            (Some(&first), Some(&last)) if done => column[node] = f64::midpoint(column[first], column[last]),
            (Some(_), Some(_)) => {
                open.push((node, true));
                open.extend(below.iter().rev().map(|&child| (child, false)));
            }
            _ => {
                column[node] = next;
                next += 1.0;
            }
        }
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parent_stands_over_the_middle_of_its_children() {
        let columns = columns(&[0, 1, 1, 2, 2, 2], &[vec![], vec![0], vec![0], vec![1, 0], vec![1], vec![2]]);
        assert_eq!(columns, [1.25, 0.5, 2.0, 0.0, 1.0, 2.0]);
    }

    #[test]
    fn boxes_of_a_layer_never_overlap_whatever_hangs_where() {
        for seed in 0_usize..200 {
            let layers: Vec<usize> = (0..30).map(|at| (at * 7 + seed * at * at) % 4).collect();
            let parents: Vec<Vec<usize>> = (0..30).map(|at: usize| vec![(at * 13 + seed) % 30, (at + seed * 5) % 30]).collect();
            let columns = columns(&layers, &parents);
            for a in 0..30 {
                for b in 0..a {
                    assert!(layers[a] != layers[b] || (columns[a] - columns[b]).abs() >= 0.999, "{seed}: {a} {b} {columns:?}");
                }
            }
        }
    }

    #[test]
    fn boxes_that_hold_one_another_end_all_the_same() {
        assert_eq!(columns(&[1, 1], &[vec![1], vec![0]]), [0.0, 1.0]);
        assert!(columns(&[], &[]).is_empty());
    }
}
