//! How a draft writes who is responsible, so that a proposal reads like its neighbours.

use crate::gap::check::draft::Draft;
use crate::gap::check::model::NoteForm;
use crate::language::current;
use crate::source::Span;

/// Reads the form that most notes of the draft have; a draft without notes has none of its own.
pub(super) fn note_form(draft: &Draft<'_>) -> NoteForm {
    let plan = draft.plan();
    let notes = plan.clauses.iter().map(|clause| plan.source.slice(Span::new(clause.body.end, clause.span.end)));
    form_of(notes)
}

fn form_of<'n>(notes: impl Iterator<Item = &'n str>) -> NoteForm {
    let duties = &current().duties;
    let (mut lead, mut implement, mut support) = (Verbs::of(duties.lead), Verbs::of(duties.implement), Verbs::of(duties.support));
    let (mut labelled, mut worded) = (0_usize, 0_usize);
    for note in notes.map(str::trim).filter(|note| !note.is_empty()) {
        if note.contains(['：', ':']) {
            labelled += 1;
            continue;
        }
        let said = note.split(['，', ',', '；', ';']).map(|part| part.trim_end_matches(|ch: char| !ch.is_alphanumeric()));
        let mut met = false;
        for part in said {
            // Who leads decides before who supports.
            met |= lead.meets(part) || support.meets(part) || implement.meets(part);
        }
        worded += usize::from(met);
    }
    if worded <= labelled {
        return NoteForm::Labelled;
    }
    NoteForm::Worded { lead: lead.most(), implement: implement.most(), support: support.most() }
}

/// Verbs of one part, with how often each closes what is said of a unit.
struct Verbs(Vec<(&'static str, usize)>);

impl Verbs {
    fn of(words: &[&'static str]) -> Self {
        Self(words.iter().map(|word| (*word, 0)).collect())
    }

    fn meets(&mut self, part: &str) -> bool {
        let found = self.0.iter_mut().find(|(word, _)| part.ends_with(word));
        found.map(|(_, count)| *count += 1).is_some()
    }

    /// The one that the draft uses most; where it uses none the first of the list.
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
        // What is no note on units says nothing of it.
        assert_eq!(form(&["。", "（试行）"]), NoteForm::Labelled);
    }
}
