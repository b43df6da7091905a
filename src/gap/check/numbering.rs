//! `C403` and `C404`: numbers that are out of sequence, and headings that lost theirs.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::gap::{Code, Param};
use crate::plan::{Section, label_number};
use crate::source::Span;

/// A heading and what is wrong with its number.
struct Wrong {
    section: usize,
    code: Code,
    label: String,
    /// The preceding number of the same style.
    before: Option<String>,
    /// How it breaks the sequence, with the detail for the message.
    how: Option<(&'static str, String)>,
}

pub(super) fn check(draft: &mut Draft<'_>) {
    for wrong in wrong_numbers(draft) {
        let heading = draft.heading(wrong.section);
        let span = if wrong.code == Code::NumberLost { heading } else { number(draft, wrong.section, heading).or(heading) };
        let heading = draft.plan().sections.get(wrong.section).map(|section| section.heading.clone()).unwrap_or_default();
        let words = format!("{} {} {heading}", wrong.before.as_deref().unwrap_or_default(), wrong.label);
        let found = draft.add(wrong.code, span, &words, [("label", Param::Text(wrong.label))]);
        let before = wrong.before.map(|before| ("before", before));
        found.finding.params.extend(before.into_iter().chain(wrong.how).map(|(name, words)| (name, Param::Text(words))));
    }
}

/// The printed number before the heading.
fn number(draft: &Draft<'_>, section: usize, heading: Option<Span>) -> Option<Span> {
    let start = draft.plan().sections.get(section)?.start;
    let printed = draft.plan().source.text().get(start..heading?.start)?.trim_end();
    Some(Span::new(start, start + printed.len())).filter(|span| !span.is_empty())
}

fn wrong_numbers(draft: &Draft<'_>) -> Vec<Wrong> {
    let plan = draft.plan();
    let mut found = Vec::new();
    // The last number of each style under each section.
    let mut last: BTreeMap<(Option<usize>, String), (u32, String)> = BTreeMap::new();
    // What a wrong number should have been: the sequence may continue from there.
    let mut meant: BTreeMap<(Option<usize>, String), u32> = BTreeMap::new();
    // The last number of each style and depth, and what it should have been: some plans number their tasks through all chapters.
    let mut through: BTreeMap<(usize, String), (u32, String, u32)> = BTreeMap::new();
    let mut before_it = Siblings::default();
    for (at, section) in plan.sections.iter().enumerate() {
        let above = section.parent.and_then(|parent| plan.sections.get(parent)).map_or(0, |parent| parent.path.len());
        // A section without a number has the path of its parent.
        let Some(label) = section.path.last().filter(|_| section.path.len() > above) else {
            before_it.bare(section);
            continue;
        };
        let Some(number) = label_number(label) else { continue };
        if plan.source.tables().iter().any(|table| table.span.contains(Span::new(section.start, section.start))) {
            continue;
        }
        let key = (section.parent, style(label));
        let depth = (section.path.len(), key.1.clone());
        let goes_on = through.get(&depth).filter(|(before, _, meant)| before + 1 == number || meant + 1 == number);
        let goes_on = goes_on.map(|(_, label, _)| (number.saturating_sub(1), label.clone()));
        let before = last.get(&key).cloned().or(goes_on);
        let code = match &before {
            _ if !section.numbered => Some(Code::NumberLost),
            // A second run of chapters may begin, such as that of the plan attached to a notice.
            _ if number == 1 => before.as_ref().filter(|_| section.parent.is_some()).map(|_| Code::NumberOutOfOrder),
            Some((before, _)) => {
                let goes_on = number == before + 1 || meant.get(&key).is_some_and(|meant| number == meant + 1);
                (!goes_on).then_some(Code::NumberOutOfOrder)
            }
            None => Some(Code::NumberOutOfOrder),
        };
        let should_be = match (&before, code) {
            (Some((before, _)), Some(Code::NumberOutOfOrder)) => before + 1,
            (None, Some(Code::NumberOutOfOrder)) => 1,
            _ => number,
        };
        if should_be == number {
            meant.remove(&key);
        } else {
            meant.insert(key.clone(), should_be);
        }
        if let Some(code) = code {
            let how = before_it.how(section.parent, &key.1, number, before.as_ref().map(|(number, _)| *number));
            let how = how.filter(|_| code == Code::NumberOutOfOrder);
            found.push(Wrong { section: at, code, label: label.clone(), before: before.map(|(_, label)| label), how });
        }
        before_it.numbered(section.parent, &key.1, number, label);
        last.insert(key, (number, label.clone()));
        through.insert(depth, (number, label.clone(), should_be));
    }
    found
}

/// What precedes a section at its depth under the same heading.
#[derive(Debug, Default)]
struct Siblings {
    /// The last number of any style.
    labels: BTreeMap<Option<usize>, String>,
    /// The last heading without a number.
    bare: BTreeMap<Option<usize>, String>,
    /// All numbers by style.
    numbers: BTreeSet<(Option<usize>, String, u32)>,
}

impl Siblings {
    fn numbered(&mut self, parent: Option<usize>, style: &str, number: u32, label: &str) {
        self.labels.insert(parent, label.to_owned());
        self.numbers.insert((parent, style.to_owned(), number));
    }

    fn bare(&mut self, section: &Section) {
        if !section.heading.is_empty() {
            self.bare.insert(section.parent, section.heading.clone());
        }
    }

    /// Says how a number breaks the sequence; `before` is the last number of its style. `None` if there is no more specific reason.
    fn how(&self, parent: Option<usize>, style: &str, number: u32, before: Option<u32>) -> Option<(&'static str, String)> {
        match before {
            _ if self.numbers.contains(&(parent, style.to_owned(), number)) => Some(("again", String::new())),
            Some(before) if number > before + 1 => Some(("skipped", (number - before - 1).to_string())),
            Some(_) => None,
            None => {
                let unlike = self.labels.get(&parent).map(|label| ("unlike", label.clone()));
                unlike.or_else(|| self.bare.get(&parent).map(|heading| ("bare", heading.clone())))
            }
        }
    }
}

/// A label without its value: its surrounding punctuation, and whether its digits are Chinese.
fn style(label: &str) -> String {
    let mut style = String::new();
    for ch in label.chars() {
        let kind = match ch {
            '0'..='9' => '1',
            '①'..='⑳' => '①',
            '（' | '(' => '（',
            '）' | ')' => '）',
            _ if "一二三四五六七八九十廿".contains(ch) => '一',
            other => other,
        };
        if !style.ends_with(kind) {
            style.push(kind);
        }
    }
    style
}
