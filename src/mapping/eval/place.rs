//! Aligns labelled units with the clauses of a plan.

use super::gold::Gold;
use crate::plan::Plan;
use crate::source::Span;

/// For each unit of `gold`, the clauses of `plan` where the overlap is at least half of either one, measured without white space and `**`;
/// `None` for a unit that does not occur in the plan after the previous one.
pub(super) fn clauses_of_units(gold: &Gold, plan: &Plan) -> Vec<Option<Vec<usize>>> {
    let ruler = Ruler::new(plan.source.text());
    let mut cursor = 0;
    let mut units = Vec::with_capacity(gold.units.len());
    for unit in &gold.units {
        let place = ruler.find(&unit.text, cursor);
        cursor = place.map_or(cursor, |place| place.end);
        units.push(place);
    }
    clauses_in(&ruler, plan, &units)
}

/// For each place on the ruler of a plan's text, the clauses where the overlap is at least half of either one.
pub(super) fn clauses_in(ruler: &Ruler, plan: &Plan, places: &[Option<Span>]) -> Vec<Option<Vec<usize>>> {
    let clauses: Vec<Span> = plan.clauses.iter().map(|clause| ruler.place(clause.span)).collect();
    let overlapping = |place: Span| {
        let found = clauses.iter().enumerate().filter(move |(_, clause)| matches_half(**clause, place));
        found.map(|(index, _)| index).collect()
    };
    places.iter().map(|place| place.map(overlapping)).collect()
}

fn matches_half(clause: Span, unit: Span) -> bool {
    let shared = clause.end.min(unit.end).saturating_sub(clause.start.max(unit.start));
    shared > 0 && (2 * shared >= clause.len() || 2 * shared >= unit.len())
}

/// A text without white space and `**`, measured in characters.
pub(super) struct Ruler {
    text: Vec<char>,
    /// For each character, its byte offset in the original.
    bytes: Vec<usize>,
    /// For each character, whether it is the first of its line.
    opens: Vec<bool>,
}

impl Ruler {
    /// Measures a text.
    pub(super) fn new(text: &str) -> Self {
        let mut ruler = Self { text: Vec::new(), bytes: Vec::new(), opens: Vec::new() };
        let mut opens = true;
        for (at, ch) in text.char_indices() {
            if is_kept(ch) {
                ruler.text.push(ch);
                ruler.bytes.push(at);
                ruler.opens.push(opens);
            }
            opens = ch == '\n' || (opens && !is_kept(ch));
        }
        ruler
    }

    /// Number of characters.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// The text at a place.
    pub(super) fn slice(&self, place: Span) -> String {
        self.text.get(place.range()).unwrap_or_default().iter().collect()
    }

    /// The character before a place.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(at.checked_sub(1)?).copied()
    }

    /// Returns `true` if a place is the first of its line.
    pub(super) fn opens_line(&self, at: usize) -> bool {
        self.opens.get(at).copied().unwrap_or(false)
    }

    /// All occurrences of a text; none for an empty one.
    pub(super) fn find_all(&self, text: &str) -> Vec<Span> {
        let wanted: Vec<char> = text.chars().filter(|ch| is_kept(*ch)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let found = self.text.windows(wanted.len()).enumerate().filter(|(_, window)| *window == wanted);
        found.map(|(at, _)| Span::new(at, at + wanted.len())).collect()
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
