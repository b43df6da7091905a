//! Chinese translations of the program's messages on files and usage. Messages are written in English; a table translates them, including
//! the names and numbers that they contain.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::Lang;

/// English and Chinese, separated by a tab; `{1}` is a placeholder, `\n` a line break.
const TABLE: &str = include_str!("said.zh.tsv");
/// Least number of its own letters by which a message can be recognised.
const KNOWN_BY: usize = 4;
/// Nesting depth of messages that is translated.
const DEPTH: usize = 6;

static MESSAGES: LazyLock<Vec<Message>> = LazyLock::new(|| TABLE.lines().filter_map(Message::read).collect());

/// A message with placeholders for values.
#[derive(Debug)]
struct Message {
    /// The texts around the values, in order; one more than there are values.
    english: Vec<String>,
    /// The Chinese, with `{1}` for the first value.
    chinese: String,
}

impl Lang {
    /// Translates a message of the program to this language; unknown texts, such as a name or a sentence of a plan, are returned
    /// unchanged.
    #[must_use]
    pub fn said(self, english: &str) -> Cow<'_, str> {
        match self {
            Self::En => Cow::Borrowed(english),
            Self::Zh => translated(english, DEPTH).map_or(Cow::Borrowed(english), Cow::Owned),
        }
    }
}

fn translated(text: &str, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    if !text.contains(|ch: char| ch.is_ascii_lowercase()) {
        return None;
    }
    let found = MESSAGES.iter().filter_map(|message| Some((message, message.values(text)?)));
    if let Some((message, values)) = found.max_by_key(|(message, values)| (message.takes_whole_names(values), message.own())) {
        return Some(message.filled(&values, depth));
    }
    // A list of messages, or a name followed by a message.
    if let Some((first, rest)) = text.split_once('\n') {
        return Some(format!("{}\n{}", either(first, depth), either(rest, depth)));
    }
    let (name, said) = text.split_once(": ")?;
    match (translated(name, depth), translated(said, depth)) {
        (None, None) => None,
        (before, behind) => Some(format!("{}：{}", before.as_deref().unwrap_or(name), behind.as_deref().unwrap_or(said))),
    }
}

fn either(text: &str, depth: usize) -> Cow<'_, str> {
    translated(text, depth).map_or(Cow::Borrowed(text), Cow::Owned)
}

impl Message {
    fn read(line: &str) -> Option<Self> {
        let (english, chinese) = line.split_once('\t')?;
        let english = english.replace("\\n", "\n");
        let mut parts = Vec::new();
        let mut rest = english.as_str();
        for number in 1.. {
            let Some((before, behind)) = rest.split_once(&format!("{{{number}}}")) else { break };
            parts.push(before.to_owned());
            rest = behind;
        }
        parts.push(rest.to_owned());
        Some(Self { english: parts, chinese: chinese.replace("\\n", "\n") })
    }

    /// Whether the value before its first words is a name, and not another message that ends with a colon.
    fn takes_whole_names(&self, values: &[&str]) -> bool {
        let begins = self.english.first().is_some_and(String::is_empty);
        !begins || values.first().is_none_or(|value| !value.contains(": "))
    }

    /// The length of its own text.
    fn own(&self) -> usize {
        self.english.iter().map(String::len).sum()
    }

    /// The values of `text` in this message; `None` if it is another message.
    fn values<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (first, rest) = self.english.split_first()?;
        let text = text.strip_prefix(first.as_str())?;
        let Some((last, inner)) = rest.split_last() else { return text.is_empty().then(Vec::new) };
        if self.own() < KNOWN_BY {
            return None;
        }
        let mut text = text.strip_suffix(last.as_str())?;
        let mut values = Vec::new();
        for part in inner {
            let (value, behind) = text.split_once(part.as_str())?;
            values.push(value);
            text = behind;
        }
        values.push(text);
        Some(values)
    }

    fn filled(&self, values: &[&str], depth: usize) -> String {
        let mut text = self.chinese.clone();
        // From the end, so that placeholders within values are not replaced.
        let mut places: Vec<(usize, usize)> =
            (1..=values.len()).filter_map(|number| Some((text.find(&format!("{{{number}}}"))?, number))).collect();
        places.sort_unstable();
        for (at, number) in places.into_iter().rev() {
            let value = either(values.get(number - 1).copied().unwrap_or_default(), depth);
            text.replace_range(at..at + format!("{{{number}}}").len(), &value);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_its_values() {
        let message = Message::read("cannot open {1}; {2} says {3}\t打不开 {1}：{3}（{2}）").expect("a message");
        let values = message.values("cannot open a; b.txt; x says {1}").expect("it fits");
        assert_eq!(message.filled(&values, 1), "打不开 a：{1}（b.txt; x）");
        assert!(message.values("cannot read a; b says c").is_none() && message.values("cannot open a").is_none());
        assert!(Message::read("{1}: {2}\t{1}：{2}").expect("a message").values("a: b").is_none(), "it says nothing of its own");
    }

    #[test]
    fn every_line_has_both_languages_and_the_same_values() {
        let mut seen = std::collections::BTreeSet::new();
        for line in TABLE.lines() {
            let (english, chinese) = line.split_once('\t').expect("two columns");
            assert!(seen.insert(english), "{english} stands twice");
            let message = Message::read(line).expect("a message");
            let numbers = message.english.len() - 1;
            assert!((1..=numbers).all(|number| chinese.matches(&format!("{{{number}}}")).count() == 1), "{line}");
            assert!(!chinese.contains(&format!("{{{}}}", numbers + 1)), "{line}");
            assert!(chinese.chars().any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch)), "{line}");
        }
    }

    #[test]
    fn what_is_no_message_stays() {
        assert_eq!(Lang::Zh.said("甲县2021年要点.txt"), "甲县2021年要点.txt");
        assert_eq!(Lang::Zh.said("a name that nobody knows"), "a name that nobody knows");
        let english = "there is no file or folder x.txt; check the name";
        assert_eq!(Lang::En.said(english), english);
        assert!(Lang::Zh.said(english).contains("x.txt") && !Lang::Zh.said(english).contains("there is"));
        let link = Lang::Zh.said("not read: a.txt: it is a link that leads nowhere");
        assert!(!link.contains("it") && link.contains("a.txt"), "{link}");
        let nested = Lang::Zh.said("not read: a.docx: the file is empty; check that the right file was saved");
        assert!(nested.contains("a.docx") && !nested.contains("empty"), "{nested}");
        let full = "error: cannot write index.html; check that the disk has room: No space left on device (os error 28)";
        let full = Lang::Zh.said(full);
        assert!(full.contains("index.html") && full.contains("磁盘已满") && !full.contains("room"), "{full}");
    }
}
