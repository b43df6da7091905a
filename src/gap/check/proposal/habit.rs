//! How a draft writes the responsible units, so that a proposal reads like its neighbours.

use crate::gap::check::model::NoteForm;
use crate::language::current;
use crate::plan::Plan;
use crate::source::Span;

/// Determines the form of most notes of a draft, with a default for a draft without notes.
pub(in crate::gap::check) fn note_form(plan: &Plan) -> NoteForm {
    let notes = plan.clauses.iter().map(|clause| plan.source.slice(Span::new(clause.body.end, clause.span.end)));
    form_of(notes)
}

fn form_of<'n>(notes: impl Iterator<Item = &'n str>) -> NoteForm {
    let duties = &current().duties;
    let (mut lead, mut implement, mut support) = (Verbs::of(duties.lead), Verbs::of(duties.implement), Verbs::of(duties.support));
    let (mut labelled, mut worded) = (0_usize, 0_usize);
    for note in notes {
        let (mut has_label, mut has_verb) = (false, false);
        for part in note.split(['，', ',', '；', ';']).map(|part| part.trim_matches(|ch: char| !ch.is_alphanumeric())) {
            match part.split_once(['：', ':']) {
                // The rest of the note belongs to the same label.
                Some((label, _)) => has_label |= names_role(label),
                None if has_label => {}
                None => has_verb |= lead.meets(part) || support.meets(part) || implement.meets(part),
            }
        }
        labelled += usize::from(has_label);
        worded += usize::from(has_verb && !has_label);
    }
    if worded <= labelled {
        return NoteForm::Labelled;
    }
    NoteForm::Worded { lead: lead.most(), implement: implement.most(), support: support.most() }
}

/// Returns `true` if a label names the role of a unit; 完成时限, 责任人 and 落实时限 do not.
fn names_role(label: &str) -> bool {
    let duties = &current().duties;
    let others = [duties.times, duties.persons];
    if others.iter().copied().flatten().any(|word| label.ends_with(word)) {
        return false;
    }
    let roles = [
        duties.lead,
        duties.support,
        duties.implement,
        duties.lead_heads,
        duties.support_heads,
        duties.implement_heads,
        duties.bodies,
        duties.label_bodies,
    ];
    roles.iter().copied().flatten().any(|word| label.contains(word))
}

/// The verbs of one role, with how often each ends a statement about a unit.
struct Verbs(Vec<(&'static str, usize)>);

impl Verbs {
    fn of(words: &[&'static str]) -> Self {
        Self(words.iter().map(|word| (*word, 0)).collect())
    }

    fn meets(&mut self, part: &str) -> bool {
        let found = self.0.iter_mut().find(|(word, _)| part.ends_with(word));
        found.map(|(_, count)| *count += 1).is_some()
    }

    /// The one that the draft uses most; the first of the list if it uses none.
    fn most(&self) -> &'static str {
        let most = self.0.iter().map(|(_, count)| *count).max().unwrap_or_default();
        self.0.iter().find(|(_, count)| *count == most).map_or("", |(word, _)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_notes_decide_and_a_draft_without_any_has_no_habit() {
        let form = |notes: &[&str]| form_of(notes.iter().copied());
        assert_eq!(form(&[]), NoteForm::Labelled);
        assert_eq!(form(&["（责任单位：县财政局）", "（县审计局负责）", "（牵头单位：县教育局）"]), NoteForm::Labelled);
        let worded = NoteForm::Worded { lead: "牵头", implement: "落实", support: "配合" };
        assert_eq!(form(&["（县财政局落实）", "（县审计局牵头，县财政局配合）。", "（责任单位：县教育局）"]), worded);
        // Words about time say nothing about units, nor do their labels.
        let timed = ["（县财政局牵头，完成时限：12月底前）", "（县审计局牵头；落实时限：6月底前）"];
        assert_eq!(form(&timed), NoteForm::Worded { lead: "牵头", implement: "负责", support: "配合" });
        assert_eq!(form(&["（完成时限：12月底前；责任单位：县财政局，县审计局配合）"]), NoteForm::Labelled);
        // Notes that do not name units have no effect.
        assert_eq!(form(&["。", "（试行）"]), NoteForm::Labelled);
    }
}
