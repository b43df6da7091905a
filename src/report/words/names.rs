//! Names of the values of the model.

use super::{Words, fill};

/// The letters of a column of a spreadsheet, counted from 1: A, …, Z, AA.
fn column_letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters
}

impl Words {
    /// Puts a text in brackets.
    #[must_use]
    pub fn brackets(&self, text: impl std::fmt::Display) -> String {
        format!("{}{text}{}", self.open, self.close)
    }

    /// States the line of something, as a prefix.
    #[must_use]
    pub fn at_line(&self, line: usize) -> String {
        fill(self.at_line, &[("line", &line)])
    }

    /// States the place of a clause: its number in the outline, then the page, paragraph or cell of its file; for plain text the line.
    #[must_use]
    pub fn at(&self, quote: &crate::report::Quote) -> String {
        self.at_place(&quote.place())
    }

    /// The same for a place.
    #[must_use]
    pub fn at_place(&self, place: &crate::report::Place) -> String {
        let path = place.path.concat();
        let place = self.position(place.origin.as_ref(), place.line);
        if path.is_empty() { place } else { format!("{path} {place}") }
    }

    /// Names the page, paragraph or cell, or for plain text the line, from 1.
    #[must_use]
    pub fn position(&self, origin: Option<&crate::source::Origin>, line: usize) -> String {
        use crate::source::Origin;
        match origin {
            None => self.in_line(line),
            Some(Origin::Page(page)) => fill(self.at_page, &[("page", page)]),
            Some(Origin::Paragraph(paragraph)) => fill(self.at_paragraph, &[("paragraph", paragraph)]),
            Some(Origin::Cell { sheet, row, column }) => {
                fill(self.at_cell, &[("sheet", sheet), ("cell", &format!("{}{row}", column_letters(*column)))])
            }
        }
    }

    /// The same for a line of a plan in a report.
    #[must_use]
    pub fn in_source(&self, source: &crate::report::SourceInfo, line: usize) -> String {
        self.position(source.origin_of_line(line), line)
    }

    /// States the line of something, as a suffix.
    #[must_use]
    pub fn in_line(&self, line: usize) -> String {
        fill(self.in_line, &[("line", &line)])
    }

    /// Names a level.
    #[must_use]
    pub const fn level_name(&self, level: crate::plan::Level) -> &'static str {
        use crate::plan::Level;
        match level {
            Level::National => self.level_national,
            Level::Province => self.level_province,
            Level::Prefecture => self.level_prefecture,
            Level::County => self.level_county,
            Level::Township => self.level_township,
        }
    }

    /// Names the level of a plan, if known, with a note if it is guessed.
    #[must_use]
    pub fn level_of(&self, header: &crate::plan::Header) -> Option<String> {
        let name = self.level_name(header.level?);
        Some(if header.level_guessed { format!("{name}{}", self.brackets(self.guessed)) } else { name.to_owned() })
    }

    /// Names a verdict.
    #[must_use]
    pub const fn verdict_name(&self, verdict: crate::gap::Verdict) -> &'static str {
        use crate::gap::Verdict;
        match verdict {
            Verdict::Covered => self.covered,
            Verdict::Partial => self.partial,
            Verdict::Dropped => self.dropped,
            Verdict::Added => self.added,
            Verdict::Undetermined => self.undetermined,
        }
    }

    /// Names a verdict, with a note if it rests on a guessed demand.
    #[must_use]
    pub fn judged(&self, verdict: crate::gap::Verdict, guessed: bool) -> String {
        let name = self.verdict_name(verdict);
        if guessed { format!("{name}{}", self.brackets(self.guessed)) } else { name.to_owned() }
    }

    /// Marks a presence.
    #[must_use]
    pub const fn presence_mark(&self, presence: crate::gap::Presence) -> &'static str {
        use crate::gap::Presence;
        match presence {
            Presence::Present => self.mark_present,
            Presence::Absent => self.mark_absent,
            Presence::Unknown => self.unknown,
        }
    }

    /// Names a kind of clause.
    #[must_use]
    pub const fn clause_kind_name(&self, kind: crate::plan::ClauseKind) -> &'static str {
        use crate::plan::ClauseKind;
        match kind {
            ClauseKind::Meta => self.clause_meta,
            ClauseKind::Noise => self.clause_noise,
            ClauseKind::Preamble => self.clause_preamble,
            ClauseKind::Heading => self.clause_heading,
            ClauseKind::Task => self.clause_task,
        }
    }

    /// Names a kind of plan.
    #[must_use]
    pub const fn plan_kind_name(&self, kind: crate::plan::PlanKind) -> &'static str {
        use crate::plan::PlanKind;
        match kind {
            PlanKind::WorkPoints => self.kind_work_points,
            PlanKind::ImplementationPlan => self.kind_implementation_plan,
            PlanKind::TaskBreakdown => self.kind_task_breakdown,
        }
    }

    /// Names the role of a unit.
    #[must_use]
    pub const fn role_name(&self, role: crate::plan::Role) -> &'static str {
        use crate::plan::Role;
        match role {
            Role::Lead => self.role_lead,
            Role::Support => self.role_support,
            Role::Implement => self.role_implement,
        }
    }

    /// Names the strength of a term.
    #[must_use]
    pub const fn strength_name(&self, strength: crate::taxonomy::Strength) -> &'static str {
        use crate::taxonomy::Strength;
        match strength {
            Strength::Defining => self.strength_defining,
            Strength::Typical => self.strength_typical,
            Strength::Hint => self.strength_hint,
        }
    }

    /// Names the kind of a change to a taxonomy.
    #[must_use]
    pub const fn change_name(&self, kind: crate::taxonomy::ChangeKind) -> &'static str {
        use crate::taxonomy::ChangeKind;
        match kind {
            ChangeKind::Added => self.change_added,
            ChangeKind::Removed => self.change_removed,
            ChangeKind::Changed => self.change_changed,
            ChangeKind::Moved => self.change_moved,
        }
    }

    /// Names a part of a taxonomy.
    #[must_use]
    pub const fn part_name(&self, part: crate::taxonomy::Part) -> &'static str {
        use crate::taxonomy::Part;
        match part {
            Part::Taxonomy => self.part_taxonomy,
            Part::Domain => self.domain,
            Part::Item => self.item,
            Part::Name => self.name,
            Part::Scope => self.scope,
            Part::Aliases => self.aliases,
            Part::Term => self.term,
            Part::Element => self.element,
            Part::Profile => self.years,
            Part::Point => self.points,
            Part::Standing => self.standing,
            Part::Duty => self.duty,
            Part::Rule => self.part_rule,
            Part::Language => self.part_language,
        }
    }

    /// States the human decision on a label, such as 人工确认（某人、2026-11-20）; empty if there is none.
    #[must_use]
    pub fn decision_text(&self, decision: &crate::mapping::Decision) -> String {
        use crate::mapping::Decision;
        let (word, signature) = match decision {
            Decision::Machine => return String::new(),
            Decision::Confirmed(signature) => (self.review_confirmed, signature),
            Decision::Rejected(signature) => (self.review_rejected, signature),
            Decision::Added(signature) => (self.review_added, signature),
        };
        self.signed(word, signature)
    }

    /// Appends who decided, when and why to a word.
    #[must_use]
    pub fn signed(&self, word: &str, signature: &crate::mapping::Signature) -> String {
        let known: Vec<&str> =
            [&signature.who, &signature.when, &signature.note].into_iter().filter_map(|part| part.as_deref()).collect();
        if known.is_empty() { word.to_owned() } else { format!("{word}{}{}", self.colon, known.join(self.comma)) }
    }

    /// States where an item was lost, with a note if that rests on a guessed demand.
    #[must_use]
    pub fn loss_text(&self, loss: crate::gap::Loss, guessed: bool) -> String {
        use crate::gap::Loss;
        let place = match loss {
            Loss::At(level) => fill(self.lost_at, &[("level", self.level_name(level))]),
            Loss::Between(above, below) => {
                fill(self.lost_between, &[("above", self.level_name(above)), ("below", self.level_name(below))])
            }
        };
        if guessed { place + &self.brackets(self.guessed) } else { place }
    }

    /// Marks every level of a trace. Absence at a level where nobody above asks for the item is no loss, and has a mark of its own.
    #[must_use]
    pub fn trace_marks(&self, trace: &crate::gap::Trace) -> Vec<(crate::plan::Level, &'static str)> {
        use crate::gap::Presence;
        let mut asked = false;
        let mark = |(level, presence): &(crate::plan::Level, Presence)| {
            let mark = if *presence == Presence::Absent && !asked { self.mark_unasked } else { self.presence_mark(*presence) };
            asked |= *presence != Presence::Absent;
            (*level, mark)
        };
        trace.0.iter().map(mark).collect()
    }

    /// Formats a trace such as 国家✓ 省? 市? 县区✗.
    #[must_use]
    pub fn trace_text(&self, trace: &crate::gap::Trace) -> String {
        let steps = self.trace_marks(trace);
        steps.iter().map(|(level, mark)| format!("{}{mark}", self.level_name(*level))).collect::<Vec<_>>().join(" ")
    }
}
