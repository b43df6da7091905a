//! The names of acting offices: in 县审计局要公开… the word 审计 says who acts, not on what.

use std::collections::BTreeMap;

use super::cues::{Cue, Found};
use crate::language::current;
use crate::source::Span;

/// Length of the longest office name, in characters.
const NAME: usize = 16;

/// Finds the acting offices in a stretch between two stops. `cues` are those of the stretch, sorted by place.
///
/// A name is recognised by its ending, and begins at its place (县审计局) or at the name of a known department (教育局); the words before
/// it may be its object (招生信息教育局公开). 局 and 委 end only names of offices, except in a list of known words. 中心, 办 and similar
/// endings also end names of things (政务服务中心建设), so such a name must be followed by a duty or be in a list with another office.
pub(super) fn offices(text: &str, span: Span, cues: &[Found]) -> Vec<Span> {
    // Most stretches name no office, so return early.
    if !cues.iter().any(|found| matches!(found.cue, Cue::OfficeEnds | Cue::BodyEnds)) {
        return Vec::new();
    }
    let mut apart = span.start;
    let mut ends = Vec::new();
    // For each end of a department name, the start of the longest one.
    let mut fields: BTreeMap<usize, usize> = BTreeMap::new();
    for found in cues {
        match found.cue {
            Cue::OfficeEnds | Cue::BodyEnds => ends.push((found.span, apart, found.cue == Cue::OfficeEnds)),
            Cue::Department => drop(fields.entry(found.span.end).or_insert(found.span.start)),
            cue if sets_apart(cue) => apart = apart.max(found.span.end),
            _ => {}
        }
    }
    let mut found: Vec<Span> = Vec::new();
    for (end, apart, is_firm) in ends.into_iter().rev() {
        let after = text.get(end.end..span.end).unwrap_or_default();
        let is_list = || found.last().is_some_and(|next| joins(text, end.end, next.start));
        let acts = if is_firm { !is_other_word(text, end) } else { has_duty(after) || is_list() };
        let at_place = || start_at_place(text.get(apart..end.start)?, end.start);
        let start = || fields.get(&end.start).map(|field| with_place(text, *field)).or_else(at_place);
        if acts && let Some(start) = start() {
            found.push(Span::new(start, end.end));
        }
    }
    found
}

/// Returns `true` if there is only a pause or a joint between two places.
fn joins(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default();
    between == "、" || current().sentences.joints.contains(&between)
}

/// Returns `true` if the ending is part of a word that names no office: 布局, 委托.
fn is_other_word(text: &str, end: Span) -> bool {
    current().units.no_offices.iter().any(|word| {
        let from = text.floor_char_boundary(end.start.saturating_sub(word.len()));
        let to = text.floor_char_boundary((end.end + word.len()).min(text.len()));
        let near = text.get(from..to).unwrap_or_default();
        near.match_indices(word).any(|(at, _)| from + at <= end.start && end.start < from + at + word.len())
    })
}

/// Returns `true` if a text assigns a duty to the words before it.
fn has_duty(after: &str) -> bool {
    let duties = &current().duties;
    let words = [duties.modals, duties.future, duties.subject_verbs, duties.lead, duties.support, duties.implement];
    words.into_iter().flatten().any(|word| after.starts_with(word))
}

/// The start of a name whose department begins at `field`: a word for its level may precede it.
fn with_place(text: &str, field: usize) -> usize {
    let place = text.get(..field).and_then(|before| before.chars().next_back()).filter(|ch| current().places.own.contains(ch));
    field - place.map_or(0, char::len_utf8)
}

/// The start of a name including its place, which ends at `end` and follows `before`.
fn start_at_place(before: &str, end: usize) -> Option<usize> {
    let (places, units) = (&current().places, &current().units);
    let mut start = end;
    for ch in before.chars().rev().take(NAME).take_while(|ch| ch.is_alphabetic() && !units.not_in_names.contains(ch)) {
        start -= ch.len_utf8();
        if places.own.contains(&ch) {
            return Some(start);
        }
    }
    None
}

/// Returns `true` for cues that no office name contains.
const fn sets_apart(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::Pause
            | Cue::TitleOpens
            | Cue::TitleCloses
            | Cue::PurposeOpening
            | Cue::ChannelOpening
            | Cue::ChannelVerb
            | Cue::ListOpening(_)
            | Cue::ListVerb
            | Cue::BasisOpening
            | Cue::DetailOpening
    )
}

#[cfg(test)]
mod tests {
    use crate::mapping::lexicon::Lexicon;
    use crate::mapping::phrase::{Role, phrases};
    use crate::plan::ClauseKind;
    use crate::source::fold::fold;
    use crate::taxonomy::load_embedded;

    fn found(text: &str) -> Vec<String> {
        let taxonomy = load_embedded().expect("valid");
        let text = fold(text);
        let cues = Lexicon::new(&taxonomy).read(&text).cues;
        let mut found = phrases(&text, ClauseKind::Task, &cues);
        found.retain(|phrase| phrase.role == Role::Actors);
        found.sort_by_key(|phrase| phrase.span);
        found.iter().map(|phrase| text[phrase.span.range()].to_owned()).collect()
    }

    #[test]
    fn offices_that_act_are_found_by_their_ends() {
        assert_eq!(found("县审计局主动公告结果。"), ["县审计局"]);
        assert_eq!(found("招商局、商务局要听取意见。"), ["招商局", "商务局"]);
        assert_eq!(found("县公共资源交易中心要摆放资料。"), ["县公共资源交易中心"]);
        assert_eq!(found("由县政务服务中心牵头,县医保局配合。"), ["县政务服务中心", "县医保局"]);
        assert_eq!(found("县档案中心、县审计局要公开结果。"), ["县档案中心", "县审计局"], "one list");
        assert_eq!(found("县龙舟局要加强学习。"), ["县龙舟局"], "no department of the table");
    }

    #[test]
    fn what_stands_before_an_office_is_no_part_of_its_name() {
        assert_eq!(found("公开审计结果并报审计局。"), ["审计局"]);
        assert_eq!(found("义务教育招生入学信息教育局及时公开。"), ["教育局"]);
        assert_eq!(found("社会救助信息民政局公开。"), ["民政局"]);
        assert!(found("加强行政执法信息分局公示。").is_empty());
    }

    #[test]
    fn things_and_other_words_are_no_offices() {
        assert!(found("推进县公共资源交易中心建设。").is_empty(), "no duty is put on it");
        assert!(found("公共资源查询中心要公开结果。").is_empty(), "a thing as much as an office, for want of a place");
        assert!(found("优化县域产业布局,打破局限。").is_empty());
        assert!(found("委托第三方评估,县级委员提案公开。").is_empty());
        assert!(found("推进预算决算村委会监督公开。").is_empty() && found("做好预算决算乡镇党委公开。").is_empty());
    }
}
