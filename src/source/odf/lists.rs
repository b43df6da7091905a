//! Automatic paragraph numbers: list styles and list counters.

use std::collections::BTreeMap;

use crate::source::ReadError;
use crate::source::word::NumberFormat;
use crate::source::xml::{Node, Tag, Xml};

/// Number of levels in a list.
pub(super) const LEVELS: usize = 10;

/// Number format of a level.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `None` for a bullet or no number.
    format: Option<NumberFormat>,
    before: String,
    after: String,
    start: u32,
    /// How many levels, counted up from its own, are shown.
    shown: usize,
}

/// List styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    lists: BTreeMap<String, Vec<Level>>,
    /// Paragraph styles that belong to a list.
    paragraphs: BTreeMap<String, String>,
}

impl Styles {
    /// Reads the styles of a part.
    pub(super) fn add(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        let mut open: Option<String> = None;
        loop {
            match xml.next()? {
                Node::Open(tag) => match tag.name() {
                    "list-style" => open = tag.get("name"),
                    "outline-style" => open = Some(OUTLINE.to_owned()),
                    "list-level-style-number" | "list-level-style-bullet" | "list-level-style-image" | "outline-level-style" => {
                        if let Some(list) = open.as_ref().map(|name| self.lists.entry(name.clone()).or_default()) {
                            set(list, &tag);
                        }
                    }
                    "style" => {
                        let list = tag.get("list-style-name").filter(|name| !name.is_empty());
                        self.paragraphs.extend(tag.get("name").zip(list));
                    }
                    _ => {}
                },
                Node::Close | Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
    }

    /// Returns the list that paragraphs of a style belong to.
    pub(super) fn of_paragraph(&self, style: &str) -> Option<&str> {
        self.paragraphs.get(style).map(String::as_str)
    }
}

/// Key under which the numbers of headings are kept.
pub(super) const OUTLINE: &str = "\u{0}outline";

fn set(list: &mut Vec<Level>, tag: &Tag<'_>) {
    let Some(at) = tag.get("level").and_then(|level| level.parse::<usize>().ok()?.checked_sub(1)).filter(|at| *at < LEVELS)
    else {
        return;
    };
    if list.len() <= at {
        list.resize(at + 1, Level::default());
    }
    let number = |name: &str| tag.get(name).and_then(|number| number.parse().ok());
    let format =
        tag.get("num-format").filter(|format| !format.is_empty()).map(|format| NumberFormat::from_name(name_of(&format)));
    if let Some(level) = list.get_mut(at) {
        *level = Level {
            format,
            before: tag.get("num-prefix").unwrap_or_default(),
            after: tag.get("num-suffix").unwrap_or_default(),
            start: number("start-value").unwrap_or(1),
            shown: number("display-levels").and_then(|shown| usize::try_from(shown).ok()).unwrap_or(1),
        };
    }
}

/// Returns Word's name of a format that OpenDocument gives by its first number.
fn name_of(format: &str) -> &'static str {
    match format.chars().next() {
        Some('一') => "chineseCounting",
        Some('壹') => "chineseLegalSimplified",
        Some('①') => "decimalEnclosedCircle",
        Some('a') => "lowerLetter",
        Some('A') => "upperLetter",
        Some('i') => "lowerRoman",
        Some('I') => "upperRoman",
        Some('甲') => "ideographTraditional",
        Some('子') => "ideographZodiac",
        _ => "decimal",
    }
}

/// The counters of a document's lists.
#[derive(Debug, Default)]
pub(super) struct Counts(BTreeMap<String, Vec<u32>>);

impl Counts {
    /// Restarts a list.
    pub(super) fn restart(&mut self, list: &str) {
        self.0.remove(list);
    }

    /// Counts up at a level (from 0) and returns the number as printed. `start` is the start value set by the item.
    pub(super) fn next(&mut self, styles: &Styles, list: &str, level: usize, start: Option<u32>) -> String {
        let Some(levels) = styles.lists.get(list) else { return String::new() };
        let Some(own) = levels.get(level) else { return String::new() };
        let counts = self.0.entry(list.to_owned()).or_default();
        counts.truncate(level + 1);
        while counts.len() < level {
            counts.push(levels.get(counts.len()).map_or(1, |level| level.start));
        }
        match counts.get_mut(level) {
            Some(count) => *count = start.unwrap_or(count.saturating_add(1)),
            None => counts.push(start.unwrap_or(own.start)),
        }
        let Some(_) = own.format else { return String::new() };
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let numbers = (first..=level).filter_map(|at| Some(levels.get(at)?.format?.write(*counts.get(at)?)));
        format!("{}{}{}", own.before, numbers.collect::<Vec<_>>().join("."), own.after)
    }
}
