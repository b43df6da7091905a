//! Proposes a text for what is missing: the sentence above, with the names of the draft's own place and level and offices that the draft
//! names.

mod habit;
mod renaming;

use std::collections::BTreeSet;

pub(super) use self::habit::note_form;
use self::renaming::Renaming;
use super::draft::Draft;
use super::{Above, BLANK, Body, Proposal, Spot};
use crate::gap::Verdict;
use crate::lineage::Member;
use crate::mapping::Label;
use crate::plan::{Clause, Responsible, Role, Task};
use crate::source::Span;
use crate::source::fold::fold;
use crate::taxonomy::{ElementId, ItemId, Strength};

/// Makes a proposal for an item at `spot`. `missing` are the elements to add; empty if the item itself is missing.
pub(super) fn of(draft: &Draft<'_>, above: &Above, item: ItemId, spot: Spot, missing: &[ElementId]) -> Proposal {
    let body = match above {
        Above::Clause { member, clause } => draft
            .clause_above(*member, *clause)
            .map(|(parent, found)| adapted(draft, &Asking { parent, clause: found, at: *clause, item, missing }, spot)),
        Above::Points { .. } => None,
    };
    Proposal { spot, body: body.unwrap_or_else(|| named(draft, above, item)), note: draft.note_form() }
}

/// A clause above, and which part of it is needed.
struct Asking<'a> {
    parent: &'a Member,
    clause: &'a Clause,
    /// Its index.
    at: usize,
    item: ItemId,
    missing: &'a [ElementId],
}

/// The elements of an item that the points above name; if they name none, all elements of the item at the draft's level.
fn named(draft: &Draft<'_>, above: &Above, item: ItemId) -> Body {
    let (taxonomy, level) = (draft.taxonomy(), draft.plan().header.level);
    let points = match above {
        Above::Points { year, points } => {
            let all = taxonomy.profiles.get(year).map_or(&[][..], |profile| &profile.points);
            points.iter().filter_map(|&at| all.get(at)).collect()
        }
        Above::Clause { .. } => Vec::new(),
    };
    let beyond: BTreeSet<ElementId> = taxonomy.elements_beyond(level).collect();
    let of_item = |element: &ElementId| element.item == item && !beyond.contains(element);
    let asked: BTreeSet<ElementId> = points.iter().flat_map(|point| &point.elements).copied().filter(of_item).collect();
    if asked.is_empty() {
        Body::Named { elements: taxonomy.elements_of(item).filter(of_item).collect(), asked: false }
    } else {
        Body::Named { elements: asked.into_iter().collect(), asked: true }
    }
}

fn adapted(draft: &Draft<'_>, asked: &Asking<'_>, spot: Spot) -> Body {
    let names = Renaming::new(&asked.parent.plan.header, &draft.plan().header);
    let task = asked.parent.plan.tasks.iter().find(|task| task.clauses.contains(&asked.at));
    let units: Vec<&Responsible> = task.iter().flat_map(|task| task.doers_of(asked.at)).collect();
    let offices = draft.offices();
    let mut owners: Vec<(Option<String>, Role)> = Vec::new();
    // If the draft already has the task, it names the units itself.
    let own = own_task(draft, asked.item, spot).map_or(&[][..], |task| &task.responsible);
    let of_draft = own.iter().map(|unit| (Some(unit.unit.clone()), unit.role));
    let of_parent = units.iter().filter(|_| own.is_empty()).map(|unit| (offices.own(unit, names.unit(&unit.unit)), unit.role));
    for owner in of_draft.chain(of_parent) {
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    let times = if own.is_empty() { task.map(|task| times_of_note(asked, task)).unwrap_or_default() } else { Vec::new() };
    let mut sentence = names.apply(&sentence_above(draft, asked));
    for unit in &units {
        // An office named within the sentence itself.
        let own = offices.own(unit, names.unit(&unit.unit));
        sentence = sentence.replace(&names.apply(&unit.unit), own.as_deref().unwrap_or(BLANK));
    }
    let stops = ['，', '；', '、', ';', ','];
    let mut sentence = sentence.trim().trim_end_matches(stops).to_owned();
    if !sentence.ends_with(['。', '！', '？']) {
        sentence.push('。');
    }
    Body::Adapted { sentence, owners, times }
}

/// The deadlines in the note that closes the clause's part of the task, unless the sentence contains them.
fn times_of_note(asked: &Asking<'_>, task: &Task) -> Vec<String> {
    let plan = &asked.parent.plan;
    let clauses = task.clauses.iter().filter(|at| **at >= asked.at).filter_map(|at| Some((*at, plan.clauses.get(*at)?)));
    let mut notes = clauses.map(|(at, clause)| (at, clause, plan.source.slice(Span::new(clause.body.end, clause.span.end))));
    let Some((at, clause, note)) = notes.find(|(.., note)| note.chars().any(char::is_alphabetic)) else { return Vec::new() };
    let body = plan.source.slice(clause.body);
    let said = task.deadlines.iter().filter(|stated| stated.clause == at).map(|stated| &stated.text);
    said.filter(|words| note.contains(words.as_str()) && !body.contains(words.as_str())).cloned().collect()
}

/// The draft's task right before the place, if it asks for the item.
fn own_task<'c>(draft: &Draft<'c>, item: ItemId, spot: Spot) -> Option<&'c Task> {
    let here = spot.clause?;
    let asks = draft.own.mapping.of(here).iter().any(|label| label.item == item);
    draft.plan().tasks.iter().find(|task| task.clauses.contains(&here)).filter(|_| asks)
}

/// The parts of a clause that contain words of the item or of its missing elements; all of it if none does. What only the heading says is
/// put before them, because they would be unclear without it.
fn sentence_above(draft: &Draft<'_>, asked: &Asking<'_>) -> String {
    let (plan, body) = (&asked.parent.plan, asked.clause.body);
    let text = plan.source.slice(body);
    let label = asked.parent.mapping.of(asked.at).iter().find(|label| label.item == asked.item);
    let words = label.map(|label| words_of(label, asked.missing)).unwrap_or_default();
    let elements = label.map(|label| words_of_elements(label, asked.missing).collect::<Vec<_>>()).unwrap_or_default();
    let mut start = body.start;
    let parts = text.split_inclusive(['；', ';']).filter(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end;
        words.iter().any(|words| span.contains(*words))
    });
    let parts: String = parts.collect();
    let rules = &draft.taxonomy().rules;
    let verbs: Vec<&str> =
        [&rules.list_verbs, &rules.channel_verbs, &rules.basis_verbs].into_iter().flatten().map(String::as_str).collect();
    let of_missing = phrases_of(text, body.start, &elements, &verbs);
    let parts = if !of_missing.is_empty() {
        of_missing.as_str()
    } else if parts.is_empty() {
        text
    } else {
        parts.as_str()
    };
    // Line breaks inside a sentence come from the page layout.
    let sentence = without_number(&parts.lines().map(str::trim).collect::<String>()).to_owned();
    let heading = asked.clause.section.and_then(|at| plan.sections.get(at)).map(|section| section.heading.as_str());
    // Other items of the clause that are not in the draft get the same text, so that it is proposed once for all.
    let is_dropped = |item: ItemId| draft.asked.gap.items.iter().any(|gap| gap.item == item && gap.verdict == Verdict::Dropped);
    let labels = asked.parent.mapping.of(asked.at).iter().map(|label| label.item);
    let mut items = labels.filter(|item| *item == asked.item || asked.missing.is_empty() && is_dropped(*item));
    let heading = heading.filter(|heading| items.any(|item| speaks(draft, item, heading) && !speaks(draft, item, &sentence)));
    match heading {
        Some(heading) => format!("{}。{sentence}", heading.lines().map(str::trim).collect::<String>()),
        None => sentence,
    }
}

/// Returns `true` if a text has words that indicate an item. Weak words such as 受理 and 答复 belong to many items.
fn speaks(draft: &Draft<'_>, item: ItemId, text: &str) -> bool {
    let text = fold(text);
    let mut strong = draft.taxonomy().item(item).terms.iter().filter(|term| term.strength <= Strength::Typical);
    strong.any(|term| text.contains(&fold(&term.text)))
}

/// The places of the words that carry a label, and of those of the missing elements.
fn words_of(label: &Label, missing: &[ElementId]) -> Vec<Span> {
    label.evidence.iter().map(|words| words.span).chain(words_of_elements(label, missing)).collect()
}

fn words_of_elements(label: &Label, missing: &[ElementId]) -> impl Iterator<Item = Span> {
    label.elements.iter().filter(|named| missing.contains(&named.element)).map(|named| named.evidence.span)
}

/// The phrases of a clause that contain the words of what is missing; the draft has the rest. Empty if one of them does not itself say
/// what to do, using one of `verbs`. `start` is the offset of `text`.
fn phrases_of(text: &str, start: usize, words: &[Span], verbs: &[&str]) -> String {
    let mut at = start;
    let phrases = text.split_inclusive(['，', ',', '；', ';', '。']).filter(|phrase| {
        let span = Span::new(at, at + phrase.len());
        at = span.end;
        words.iter().any(|words| span.contains(*words))
    });
    let phrases: Vec<&str> = phrases.collect();
    let says = |phrase: &&str| verbs.iter().any(|verb| phrase.contains(verb));
    if phrases.iter().all(says) { phrases.concat() } else { String::new() }
}

/// The sentence without a preceding list number, such as that of 33. 2017年8月底前.
fn without_number(sentence: &str) -> &str {
    let rest = sentence.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let digits = sentence.len() - rest.len();
    let behind = rest.strip_prefix(['.', '．', '、']).filter(|behind| (1..=3).contains(&digits) && behind.starts_with(' '));
    behind.map_or(sentence, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_proposed_by_the_phrases_that_say_it() {
        let text = "公布事项清单，改造页面，完善搜索功能；及时更新。";
        let of = |words: &[&str]| {
            let span = |word: &&str| text.find(word).map(|at| Span::new(at, at + word.len())).expect("it is there");
            phrases_of(text, 0, &words.iter().map(span).collect::<Vec<_>>(), &["公布", "完善"])
        };
        assert_eq!(of(&["搜索"]), "完善搜索功能；");
        assert_eq!(of(&["清单", "搜索"]), "公布事项清单，完善搜索功能；");
        // 改造 is not among the verbs that make a phrase say what to do.
        assert_eq!(of(&["页面"]), "");
        assert_eq!(of(&[]), "");
    }

    #[test]
    fn the_number_of_a_list_is_not_part_of_the_sentence() {
        assert_eq!(without_number("33. 2017年8月底前建立目录"), "2017年8月底前建立目录");
        assert_eq!(without_number("2017年8月底前建立目录"), "2017年8月底前建立目录");
        assert_eq!(without_number("3.5个百分点以内"), "3.5个百分点以内");
    }
}
