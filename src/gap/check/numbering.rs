//! `C403` and `C404`: numbers that do not follow one another, and headings that lost theirs.

use std::collections::BTreeMap;

use super::draft::Draft;
use crate::gap::{Code, Param};
use crate::plan::label_number;
use crate::source::Span;

/// A heading with what is wrong with its number.
struct Wrong {
    section: usize,
    code: Code,
    label: String,
    before: String,
}

pub(super) fn check(draft: &mut Draft<'_>) {
    for wrong in wrong_numbers(draft) {
        let heading = draft.heading(wrong.section);
        let span = if wrong.code == Code::NumberLost { heading } else { number(draft, wrong.section, heading).or(heading) };
        let heading = draft.plan().sections.get(wrong.section).map(|section| section.heading.clone()).unwrap_or_default();
        let words = format!("{} {} {heading}", wrong.before, wrong.label);
        let found = draft.add(wrong.code, span, &words, [("label", Param::Text(wrong.label))]);
        if !wrong.before.is_empty() {
            found.finding.params.insert("before", Param::Text(wrong.before));
        }
    }
}

/// The number as it is printed before the heading.
fn number(draft: &Draft<'_>, section: usize, heading: Option<Span>) -> Option<Span> {
    let start = draft.plan().sections.get(section)?.start;
    let printed = draft.plan().source.text().get(start..heading?.start)?.trim_end();
    Some(Span::new(start, start + printed.len())).filter(|span| !span.is_empty())
}

fn wrong_numbers(draft: &Draft<'_>) -> Vec<Wrong> {
    let plan = draft.plan();
    let mut found = Vec::new();
    // The last number of each style below each section.
    let mut last: BTreeMap<(Option<usize>, String), (u32, String)> = BTreeMap::new();
    // What a number should have been that was wrong: the run may go on from there.
    let mut meant: BTreeMap<(Option<usize>, String), u32> = BTreeMap::new();
    // The last number of each style and depth: some plans count their tasks on through all chapters. With it the number that was meant.
    let mut through: BTreeMap<(usize, String), (u32, String, u32)> = BTreeMap::new();
    for (at, section) in plan.sections.iter().enumerate() {
        let above = section.parent.and_then(|parent| plan.sections.get(parent)).map_or(0, |parent| parent.path.len());
        // A section without number has the path of what it stands under.
        let Some(label) = section.path.last().filter(|_| section.path.len() > above) else { continue };
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
            // One run of chapters may end and another begin, such as those of a notice and of the plan attached to it.
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
            let before = before.map(|(_, label)| label).unwrap_or_default();
            found.push(Wrong { section: at, code, label: label.clone(), before });
        }
        last.insert(key, (number, label.clone()));
        through.insert(depth, (number, label.clone(), should_be));
    }
    found
}

/// A label without its value: the marks around it, and whether its digits are Chinese.
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
