//! Places labelled units on the clauses of a plan.

use super::gold::Gold;
use crate::plan::Plan;
use crate::source::Span;

/// For each unit of `gold` the clauses of `plan` that overlap at least half of either, on the text without white space and `**`;
/// `None` for a unit that does not stand in the plan behind the one before it.
pub(super) fn clauses_of_units(gold: &Gold, plan: &Plan) -> Vec<Option<Vec<usize>>> {
    let ruler = Ruler::new(plan.source.text());
    let clauses: Vec<Span> = plan.clauses.iter().map(|clause| ruler.place(clause.span)).collect();
    let mut cursor = 0;
    let mut units = Vec::with_capacity(gold.units.len());
    for unit in &gold.units {
        let place = ruler.find(&unit.text, cursor);
        cursor = place.map_or(cursor, |place| place.end);
        let overlapping = |place: Span| {
            let found = clauses.iter().enumerate().filter(move |(_, clause)| matches_half(**clause, place));
            found.map(|(index, _)| index).collect()
        };
        units.push(place.map(overlapping));
    }
    units
}

fn matches_half(clause: Span, unit: Span) -> bool {
    let shared = clause.end.min(unit.end).saturating_sub(clause.start.max(unit.start));
    shared > 0 && (2 * shared >= clause.len() || 2 * shared >= unit.len())
}

/// A text without white space and `**`, measured in characters.
struct Ruler {
    text: Vec<char>,
    /// For each kept character its first byte in the original.
    bytes: Vec<usize>,
}

impl Ruler {
    fn new(text: &str) -> Self {
        let kept: Vec<(usize, char)> = text.char_indices().filter(|(_, ch)| is_kept(*ch)).collect();
        Self { text: kept.iter().map(|(_, ch)| *ch).collect(), bytes: kept.iter().map(|(at, _)| *at).collect() }
    }

    fn place(&self, span: Span) -> Span {
        Span::new(self.bytes.partition_point(|&at| at < span.start), self.bytes.partition_point(|&at| at < span.end))
    }

    fn find(&self, text: &str, from: usize) -> Option<Span> {
        let wanted: Vec<char> = text.chars().filter(|ch| is_kept(*ch)).collect();
        let at = self.text.get(from..)?.windows(wanted.len().max(1)).position(|window| window == wanted)?;
        Some(Span::new(from + at, from + at + wanted.len()))
    }
}

fn is_kept(ch: char) -> bool {
    !ch.is_whitespace() && ch != '*'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_either_side_is_enough() {
        assert!(matches_half(Span::new(0, 10), Span::new(5, 30)));
        assert!(matches_half(Span::new(0, 30), Span::new(5, 10)));
        assert!(!matches_half(Span::new(0, 10), Span::new(6, 30)));
    }
}
