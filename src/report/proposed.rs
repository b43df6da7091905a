//! The wording of a proposed text, and what a person still has to add.

use super::Lang;
use super::words::fill;
use crate::gap::{BLANK, Body, DraftCheck, NoteForm, Proposal};
use crate::plan::Role;
use crate::source::fold::fold;
use crate::taxonomy::Names;

/// What a person has to add to a proposed text. It is stated beside the text and never within it, because the text is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing.
    Nothing,
    /// An office, because the draft names none of this field.
    Office,
    /// Units and deadlines, because there is no sentence above.
    Terms,
    /// The same, and which of the named elements apply to the place.
    Parts,
}

/// Items or elements, by code and names.
type Named = [(String, Names)];

/// The proposed sentence with its note on the responsible units; `missing` are the elements to add.
pub(super) fn text_of(asked: &DraftCheck<'_>, proposal: &Proposal, items: &Named, missing: &Named) -> String {
    let words = Lang::Zh.check();
    let listed = |names: &Named| names.iter().map(|(_, names)| names.zh.as_str()).collect::<Vec<_>>().join("、");
    let item = listed(items);
    match &proposal.body {
        Body::Adapted { sentence, owners, times } => {
            // Elements that the sentence above does not contain are added by name.
            let lacking: Vec<(String, Names)> =
                missing.iter().filter(|(code, names)| !says(asked, sentence, code, names)).cloned().collect();
            let more = [("item", item.as_str()), ("elements", &listed(&lacking))];
            let more = if lacking.is_empty() { String::new() } else { fill(words.sentence_elements, &more) };
            format!("{sentence}{more}{}", note(owners, times, proposal.note))
        }
        Body::Named { .. } if !missing.is_empty() => {
            fill(words.sentence_elements, &[("item", &item), ("elements", &listed(missing))])
        }
        Body::Named { elements, asked: points_name_them } => {
            let parts: Vec<&str> = elements.iter().map(|id| asked.taxonomy.element(*id).names.zh.as_str()).collect();
            let sentence = match (parts.is_empty(), points_name_them) {
                (true, _) => words.sentence_item,
                (false, true) => words.sentence_points,
                (false, false) => words.sentence_parts,
            };
            let sentence = fill(sentence, &[("item", &item), ("elements", &parts.join("、"))]);
            sentence + &note(&[(None, Role::Implement)], &[], proposal.note)
        }
    }
}

/// What a person has to add to a proposal.
pub(super) fn remains(body: &Body, missing: &Named) -> Left {
    match body {
        Body::Adapted { owners, .. } if owners.iter().any(|(unit, _)| unit.is_none()) => Left::Office,
        // The sentence may name an office of the superior place although the note has the draft's own owners.
        Body::Adapted { sentence, .. } if sentence.contains(BLANK) => Left::Office,
        Body::Named { elements, asked: false } if missing.is_empty() && !elements.is_empty() => Left::Parts,
        Body::Named { .. } if missing.is_empty() => Left::Terms,
        Body::Adapted { .. } | Body::Named { .. } => Left::Nothing,
    }
}

/// Returns `true` if a sentence contains the name of an element or a word for it.
fn says(asked: &DraftCheck<'_>, sentence: &str, code: &str, names: &Names) -> bool {
    let sentence = fold(sentence);
    let element = asked.taxonomy.find_element(code).map(|id| asked.taxonomy.element(id));
    let mut terms = element.iter().flat_map(|element| element.words()).map(|term| term.text.as_str());
    sentence.contains(&fold(&names.zh)) || terms.any(|term| sentence.contains(&fold(term)))
}

/// Responsible units and deadlines, in brackets, in the form used by the draft.
fn note(owners: &[(Option<String>, Role)], times: &[String], form: NoteForm) -> String {
    let words = Lang::Zh.check();
    let of_role = |role: Role| {
        let units = owners.iter().filter(|(_, own)| *own == role).map(|(unit, _)| unit.as_deref().unwrap_or(BLANK));
        Some(units.collect::<Vec<_>>().join("、")).filter(|units| !units.is_empty())
    };
    let said = |role: Role| {
        let units = of_role(role)?;
        let (label, verb) = match (form, role) {
            (NoteForm::Labelled, Role::Lead) => (words.owners_lead, ""),
            (NoteForm::Labelled, Role::Implement) => (words.owners_implement, ""),
            (NoteForm::Labelled, Role::Support) => (words.owners_support, ""),
            (NoteForm::Worded { lead, .. }, Role::Lead) => ("", lead),
            (NoteForm::Worded { implement, .. }, Role::Implement) => ("", implement),
            (NoteForm::Worded { support, .. }, Role::Support) => ("", support),
        };
        Some(format!("{label}{units}{verb}"))
    };
    let (before, behind, stop) = if form == NoteForm::Labelled { (words.by_when, "", "；") } else { ("", words.is_done, "，") };
    let times = (!times.is_empty()).then(|| format!("{before}{}{behind}", times.join("、")));
    let named = [Role::Lead, Role::Implement, Role::Support].into_iter().filter_map(said);
    let named: Vec<String> = named.chain(times).collect();
    if named.is_empty() { String::new() } else { format!("（{}）", named.join(stop)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_has_the_form_of_the_draft() {
        let owners = [(Some("县财政局".to_owned()), Role::Lead), (None, Role::Support), (Some("各镇".to_owned()), Role::Support)];
        let worded = NoteForm::Worded { lead: "牵头", implement: "负责", support: "配合" };
        assert_eq!(note(&owners, &[], NoteForm::Labelled), "（牵头单位：县财政局；配合单位：＿＿、各镇）");
        assert_eq!(note(&owners, &[], worded), "（县财政局牵头，＿＿、各镇配合）");
        assert_eq!(note(&[(None, Role::Implement)], &[], worded), "（＿＿负责）");
        assert_eq!(note(&[], &[], worded), "");
        let day = ["10月底前".to_owned()];
        assert_eq!(note(&owners[..1], &day, NoteForm::Labelled), "（牵头单位：县财政局；完成时限：10月底前）");
        assert_eq!(
            [note(&owners[..1], &day, worded), note(&[], &day, worded)],
            ["（县财政局牵头，10月底前完成）", "（10月底前完成）"]
        );
    }
}
