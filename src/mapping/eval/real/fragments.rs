//! Finds labelled units by their first characters.

use crate::mapping::eval::place::Ruler;
use crate::source::Span;

/// Why a unit could not be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// Its fragment does not occur between its neighbours.
    Missing,
    /// Its fragment occurs there several times, and nothing decides between them.
    Ambiguous,
}

/// The places of the units of a text.
pub(super) struct Placed {
    /// For each unit, the range from its fragment to the next one, on the ruler.
    pub units: Vec<Result<Span, Misplaced>>,
    /// The text without white space, with offsets into the original.
    pub ruler: Ruler,
}

/// Characters after which a unit may begin.
const ENDS: [char; 11] = ['。', '；', ';', '：', ':', '）', ')', '！', '？', '】', '|'];

/// Places the fragments in order. If one occurs several times between its neighbours, the only occurrence after the end of a sentence is
/// used; otherwise it is ambiguous.
pub(super) fn place(text: &str, fragments: &[&str]) -> Placed {
    let ruler = Ruler::new(text);
    let found: Vec<Vec<Span>> = fragments.iter().map(|fragment| ruler.find_all(fragment)).collect();
    let (first, last) = (first_places(&found), last_places(&found));
    let mut starts: Vec<Result<Span, Misplaced>> = Vec::with_capacity(found.len());
    for (places, bounds) in found.iter().zip(first.into_iter().zip(last)) {
        let (Some(first), Some(last)) = bounds else {
            starts.push(Err(Misplaced::Missing));
            continue;
        };
        let between = || places.iter().filter(|place| (first.start..=last.start).contains(&place.start));
        let decided = match between().count() {
            0 => Err(Misplaced::Missing),
            1 => Ok(first),
            _ => {
                let mut opening = between().filter(|place| opens(&ruler, **place));
                opening.next().filter(|_| opening.next().is_none()).copied().ok_or(Misplaced::Ambiguous)
            }
        };
        starts.push(decided);
    }
    Placed { units: up_to_the_next(&starts, ruler.len()), ruler }
}

/// The earliest place of each fragment after the previous one.
fn first_places(found: &[Vec<Span>]) -> Vec<Option<Span>> {
    let mut cursor = 0;
    let mut first = |places: &Vec<Span>| {
        let place = places.iter().find(|place| place.start >= cursor).copied();
        cursor = place.map_or(cursor, |place| place.end);
        place
    };
    found.iter().map(&mut first).collect()
}

/// The latest place of each fragment before the next one.
fn last_places(found: &[Vec<Span>]) -> Vec<Option<Span>> {
    let mut cursor = usize::MAX;
    let mut last = |places: &Vec<Span>| {
        let place = places.iter().rev().find(|place| place.end <= cursor).copied();
        cursor = place.map_or(cursor, |place| place.start);
        place
    };
    let mut places: Vec<Option<Span>> = found.iter().rev().map(&mut last).collect();
    places.reverse();
    places
}

/// Returns `true` if a unit may begin at a place: at the start of a line or of the text, or after the end of a sentence.
fn opens(ruler: &Ruler, place: Span) -> bool {
    ruler.opens_line(place.start) || ruler.before(place.start).is_some_and(|ch| ENDS.contains(&ch))
}

/// Extends every unit to the start of the next one. If the next one could not be placed, the extent is not known and the unit is only its
/// own fragment.
fn up_to_the_next(starts: &[Result<Span, Misplaced>], len: usize) -> Vec<Result<Span, Misplaced>> {
    let end = |at: usize, own: Span| match starts.get(at + 1) {
        None => len,
        Some(Ok(next)) => next.start,
        Some(Err(_)) => own.end,
    };
    starts.iter().enumerate().map(|(at, start)| start.map(|own| Span::new(own.start, end(at, own)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, fragments: &[&str]) -> Vec<Result<String, Misplaced>> {
        let Placed { units, ruler } = place(text, fragments);
        units.into_iter().map(|unit| unit.map(|span| ruler.slice(span))).collect()
    }

    #[test]
    fn a_unit_reaches_to_the_next_fragment() {
        let text = "一、抓好落实。\n公开 甲事。公开乙事。";
        let found = places(text, &["一、抓好", "公开甲", "公开乙"]);
        assert_eq!(found, [Ok("一、抓好落实。".to_owned()), Ok("公开甲事。".to_owned()), Ok("公开乙事。".to_owned())]);
    }

    #[test]
    fn the_same_fragment_twice_is_told_apart_by_its_neighbours_or_by_the_end_of_a_sentence() {
        let text = "责任单位:甲局。公开甲事。责任单位:甲局。公开乙事。";
        let found = places(text, &["责任单位", "公开甲", "责任单位", "公开乙"]);
        assert!(found.iter().all(Result::is_ok), "{found:?}");
        let text = "为了公开甲事而写。公开甲事。公开乙事。";
        assert_eq!(places(text, &["公开甲事"])[0].as_deref(), Ok("公开甲事。公开乙事。"));
    }

    #[test]
    fn what_is_missing_or_cannot_be_told_apart_has_no_place() {
        assert_eq!(places("公开甲事。", &["公开乙事"]), [Err(Misplaced::Missing)]);
        assert_eq!(places("公开甲事。公开甲事。", &["公开甲事"]), [Err(Misplaced::Ambiguous)]);
        let out_of_order = places("公开甲事。公开乙事。", &["公开乙事", "公开甲事"]);
        assert!(out_of_order.contains(&Err(Misplaced::Missing)), "{out_of_order:?}");
        assert!(places("", &["公开"]).iter().all(Result::is_err));
    }
}
