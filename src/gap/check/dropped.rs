//! `C101`: an item that is asked for above is not in the draft. If words that indicate it occur in passing, it is a warning.

use super::draft::Draft;
use super::{Above, outline, proposal};
use crate::gap::{Cell, Code, Severity, Verdict};

/// Confidence if similarity or a mention in passing finds the item: the mapping may be wrong.
const LIKELY_THERE: f64 = 0.5;
/// Confidence if the demand comes from a profile.
const OF_PROFILE: f64 = 0.8;

pub(super) fn check(draft: &mut Draft<'_>) {
    for item in draft.asked.gap.items.iter().filter(|item| item.verdict == Verdict::Dropped) {
        let Some(above) = draft.above(item.item) else { continue };
        let spot = outline::spot(draft, item.item, &above);
        let span = outline::span(draft, spot);
        let (severity, confidence) = match &above {
            _ if item.text.signals.cell() == Some(Cell::SimilarityOnly) || draft.mentions(item.item) => {
                (Severity::Warning, LIKELY_THERE)
            }
            Above::Clause { .. } => (Severity::Error, 0.9),
            // It is not known whether the points reach the place through the levels between.
            Above::Points { year, points } => {
                let profile = draft.taxonomy().profiles.get(year);
                let sure = points.iter().any(|&at| profile.and_then(|one| one.points.get(at)).is_some_and(|point| point.sure));
                (if sure { Severity::Warning } else { Severity::Note }, OF_PROFILE)
            }
        };
        let words = draft.taxonomy().item(item.item).code.clone();
        let proposal = proposal::of(draft, &above, item.item, spot, &[]);
        let name = draft.item_name(item.item);
        let excepted = draft.asked.gap.excepted.get(&item.item).cloned();
        let found = draft.add(Code::Dropped, span, &words, [("item", name)]);
        found.finding.severity = severity;
        found.finding.confidence = confidence;
        found.finding.excepted = excepted;
        found.finding.guessed = item.guessed;
        found.items = vec![item.item];
        found.above = Some(above);
        found.proposal = Some(proposal);
    }
}
