//! What plans ask for: the labelled sentences of the seeds, task by task, with the items that people found in each.

use std::collections::BTreeSet;

use duibiao::mapping::eval::{Gold, GoldUnit};
use duibiao::plan::ClauseKind;

use super::Failure;

/// Stands for the name of the place whose plan it is.
pub(crate) const PLACE: &str = "{place}";
/// Stands for the word of its level, such as 县.
pub(crate) const RANK: &str = "{rank}";

/// Labels of each seed, the names of its place, the word of its level.
const SEEDS: [(&str, &[&str], char); 3] = [
    (include_str!("../../tests/gold/dongying-2017.labels.tsv"), &["东营市东营区", "东营区", "东营市", "东营"], '区'),
    (include_str!("../../tests/gold/guangyuan-2017.labels.tsv"), &["广元市", "广元"], '市'),
    (include_str!("../../tests/gold/yibin-2017.labels.tsv"), &["伊滨区", "伊滨"], '区'),
];
/// Words before and behind which the word of a level is that of the own place.
const BEFORE: [&str; 3] = ["全", "我", "本"];
const BEHIND: [&str; 7] = ["政府", "委、", "级", "直", "本级", "管委会", "工委"];
/// Where the name of a unit begins in a note on responsible units.
const OPENS: [char; 4] = ['（', '、', '：', '；'];

/// A sentence with its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its text.
    pub text: String,
    /// Items that it asks for.
    pub codes: BTreeSet<String>,
    /// Items of which people say that it may or may not ask for them.
    pub open: BTreeSet<String>,
}

impl Sentence {
    fn of(unit: &GoldUnit, text: String) -> Self {
        Self { text, codes: unit.codes.clone(), open: unit.optional.clone() }
    }

    /// Tells whether it may ask for an item.
    fn may_ask(&self, code: &str) -> bool {
        self.codes.contains(code) || self.open.contains(code)
    }
}

/// A task: its heading, its sentences, who is responsible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Task {
    /// Where it stands in the stock, by which it is known.
    pub number: usize,
    /// The chapter that it belongs to.
    pub chapter: String,
    /// Its heading, which promises items and asks for none.
    pub heading: Option<Sentence>,
    /// What it says.
    pub sentences: Vec<Sentence>,
    /// The note on responsible units; empty where there is none.
    pub note: String,
}

impl Task {
    /// Tells whether its heading or one of its sentences may ask for an item.
    pub(crate) fn may_ask(&self, code: &str) -> bool {
        self.heading.iter().chain(&self.sentences).any(|sentence| sentence.may_ask(code))
    }
}

/// Reads the labelled seeds.
///
/// # Errors
/// When a file of labels is not what it should be.
pub(crate) fn stock() -> Result<Vec<Task>, Failure> {
    let mut tasks: Vec<Task> = Vec::new();
    for (labels, names, rank) in SEEDS {
        let gold = Gold::read(labels)?;
        let (mut chapter, mut heading) = (String::new(), None);
        for unit in &gold.units {
            let (number, text) = numbered(unit.text.trim());
            match unit.kind {
                ClauseKind::Heading if number == Number::Chapter => {
                    (chapter, heading) = (opened(text.trim_end_matches('。'), names, rank), None);
                }
                ClauseKind::Heading => heading = Some(Sentence::of(unit, opened(text, names, rank))),
                ClauseKind::Task => {
                    let continues = number == Number::None && heading.is_none();
                    let last = tasks.last_mut().filter(|last| continues && last.chapter == chapter && last.note.is_empty());
                    let (text, note) = without_note(text);
                    let sentence = Sentence::of(unit, opened(text, names, rank));
                    let note = opened(note, names, rank);
                    if let Some(last) = last {
                        last.sentences.push(sentence);
                        last.note = note;
                    } else {
                        let (number, chapter) = (tasks.len(), chapter.clone());
                        tasks.push(Task { number, chapter, heading: heading.take(), sentences: vec![sentence], note });
                    }
                }
                ClauseKind::Meta | ClauseKind::Noise | ClauseKind::Preamble => heading = None,
            }
        }
    }
    Ok(tasks)
}

#[derive(Debug, PartialEq, Eq)]
enum Number {
    Chapter,
    Task,
    None,
}

/// Cuts the number off a text.
fn numbered(text: &str) -> (Number, &str) {
    let digits = |text: &str| text.chars().take_while(|ch| "一二三四五六七八九十".contains(*ch)).map(char::len_utf8).sum();
    let end: usize = digits(text);
    if let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix('、')).filter(|_| end > 0) {
        return (Number::Chapter, rest);
    }
    let inside = text.strip_prefix(['（', '(']).unwrap_or_default();
    let end: usize = digits(inside);
    if let Some(rest) = inside.get(end..).and_then(|rest| rest.strip_prefix(['）', ')'])).filter(|_| end > 0) {
        return (Number::Task, rest.trim_start());
    }
    let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    match rest.strip_prefix(['.', '．', '、']) {
        Some(rest) if !text.starts_with(['.', '．', '、']) => (Number::Task, rest.trim_start()),
        _ => (Number::None, text),
    }
}

/// Cuts off the note on responsible units that closes a text.
fn without_note(text: &str) -> (&str, &str) {
    let is_note = |note: &str| ["牵头", "负责", "落实", "配合", "单位"].iter().any(|word| note.contains(word));
    match text.rfind(['（', '(']) {
        Some(at) if text.ends_with(['）', ')']) && is_note(&text[at..]) => text.split_at(at),
        _ => (text, ""),
    }
}

/// Leaves the place open, so that the text can be that of any.
fn opened(text: &str, names: &[&str], rank: char) -> String {
    let mut text = text.replace("**", "");
    for name in names {
        text = text.replace(name, PLACE);
    }
    for word in BEFORE {
        text = text.replace(&format!("{word}{rank}"), &format!("{word}{RANK}"));
    }
    for word in BEHIND {
        text = text.replace(&format!("{rank}{word}"), &format!("{RANK}{word}"));
    }
    for opens in OPENS {
        text = text.replace(&format!("{opens}{rank}"), &format!("{opens}{RANK}"));
    }
    text
}
