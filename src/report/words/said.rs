//! Chinese translations of the program's messages on files and usage. Messages are written in English; a table translates them, including
//! the names and numbers that they contain.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Lang;

/// English and Chinese, separated by a tab; `{1}` is a placeholder, `\n` a line break.
const TABLE: &str = include_str!("said.zh.tsv");
/// Least number of its own letters by which a message can be recognised.
const KNOWN_BY: usize = 4;
/// Nesting depth of messages that is translated.
const DEPTH: usize = 6;
/// Number of colons from each end of a message at which it may be two.
const COLONS: usize = 8;

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
            Self::Zh => translated(english).map_or(Cow::Borrowed(english), Cow::Owned),
        }
    }
}

/// Translations found so far, by text and depth: the parts of one message are looked at again and again.
type Known<'t> = BTreeMap<(&'t str, usize), Option<Told>>;

/// A translation, and how many letters of the message were recognised.
#[derive(Debug, Clone)]
struct Told {
    known: usize,
    chinese: String,
}

fn translated(text: &str) -> Option<String> {
    // The messages of several files; each is found by itself, so that none is taken for a value of the first.
    let all = text.split("\nerror: ").enumerate();
    let all = all.map(|(at, one)| if at == 0 { Cow::Borrowed(one) } else { Cow::Owned(format!("error: {one}")) });
    let told: Vec<(Option<String>, Cow<'_, str>)> =
        all.map(|one| (told(&one, DEPTH, &mut Known::new()).map(|told| told.chinese), one)).collect();
    let is_known = told.iter().any(|(told, _)| told.is_some());
    let lines = told.into_iter().map(|(told, one)| told.unwrap_or_else(|| one.into_owned()));
    is_known.then(|| lines.collect::<Vec<_>>().join("\n"))
}

fn told<'t>(text: &'t str, depth: usize, known: &mut Known<'t>) -> Option<Told> {
    let depth = depth.checked_sub(1)?;
    if !text.contains(|ch: char| ch.is_ascii_lowercase()) {
        return None;
    }
    if let Some(found) = known.get(&(text, depth)) {
        return found.clone();
    }
    let whole = as_message(text, depth, known);
    // A value that holds a colon may be the end of this message and another one that follows.
    let parted = match &whole {
        Some((_, is_sure)) if *is_sure => None,
        _ => {
            // Of many colons those near both ends: the others are in the names of files.
            let ends = text.match_indices(": ").take(COLONS).chain(text.rmatch_indices(": ").take(COLONS));
            ends.filter_map(|(at, _)| parted(text, at, depth, known)).reduce(better)
        }
    };
    // Every line may be a message; where that recognises as much as one message over all of them, it is one.
    let lines = text.contains('\n').then(|| lined(text, depth + 1, known)).filter(|told| told.known > 0);
    let found = [lines, whole.map(|(whole, _)| whole), parted].into_iter().flatten().reduce(better);
    known.insert((text, depth), found.clone());
    found
}

/// The one of two translations that recognises more.
fn better(one: Told, other: Told) -> Told {
    if other.known > one.known { other } else { one }
}

/// A text as one message with values, and whether no other way to read it is worth a look.
fn as_message<'t>(text: &'t str, depth: usize, known: &mut Known<'t>) -> Option<(Told, bool)> {
    let mut found: Vec<(&Message, Vec<&str>)> =
        MESSAGES.iter().filter_map(|message| Some((message, message.values(text)?))).collect();
    found.sort_by_key(|(message, values)| (message.takes_whole_names(values), message.own()));
    let (message, values) = found.pop()?;
    let is_sure = values.iter().all(|value| !value.contains(": "));
    Some((message.filled(&values, depth, known), is_sure))
}

/// A text as two messages, or a name and a message, on both sides of a colon.
fn parted<'t>(text: &'t str, at: usize, depth: usize, known: &mut Known<'t>) -> Option<Told> {
    let (before, behind) = (text.get(..at)?, text.get(at + 2..)?);
    Some(both(before, "：", behind, depth, known)).filter(|told| told.known > 0)
}

/// A text as a list of messages.
fn lined<'t>(text: &'t str, depth: usize, known: &mut Known<'t>) -> Told {
    let lines: Vec<Told> = text.split('\n').map(|line| either(line, depth, known)).collect();
    let known = lines.iter().map(|told| told.known).sum();
    Told { known, chinese: lines.into_iter().map(|told| told.chinese).collect::<Vec<_>>().join("\n") }
}

fn both<'t>(one: &'t str, between: &str, other: &'t str, depth: usize, known: &mut Known<'t>) -> Told {
    let (one, other) = (either(one, depth, known), either(other, depth, known));
    Told { known: one.known + other.known, chinese: one.chinese + between + &other.chinese }
}

fn either<'t>(text: &'t str, depth: usize, known: &mut Known<'t>) -> Told {
    told(text, depth, known).unwrap_or_else(|| Told { known: 0, chinese: text.to_owned() })
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

    fn filled<'t>(&self, values: &[&'t str], depth: usize, known: &mut Known<'t>) -> Told {
        let mut text = self.chinese.clone();
        let mut recognised = self.own();
        // From the end, so that placeholders within values are not replaced.
        let mut places: Vec<(usize, usize)> =
            (1..=values.len()).filter_map(|number| Some((text.find(&format!("{{{number}}}"))?, number))).collect();
        places.sort_unstable();
        for (at, number) in places.into_iter().rev() {
            let value = either(values.get(number - 1).copied().unwrap_or_default(), depth, known);
            recognised += value.known;
            text.replace_range(at..at + format!("{{{number}}}").len(), &value.chinese);
        }
        Told { known: recognised, chinese: text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_its_values() {
        let message = Message::read("cannot open {1}; {2} says {3}\t打不开 {1}：{3}（{2}）").expect("a message");
        let values = message.values("cannot open a; b.txt; x says {1}").expect("it fits");
        assert_eq!(message.filled(&values, 1, &mut Known::new()).chinese, "打不开 a：{1}（b.txt; x）");
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
    }

    /// No English is left where every part of a message has its Chinese.
    #[test]
    fn a_message_is_translated_with_its_cause_and_with_those_that_follow() {
        for (english, chinese) in [
            (
                "error: cannot write index.html; check that the disk has room: the disk is full",
                "错误：无法写出 index.html；请确认磁盘有剩余空间（磁盘已满）",
            ),
            (
                "error: a.txt: cannot open a.txt; check that you may read it: access is denied",
                "错误：a.txt：无法打开 a.txt；请确认有读取权限：没有权限",
            ),
            (
                "error: cannot write into b; check its name and that you may write there: access is denied",
                "错误：无法在 b 中写入文件；请核对名称，并确认有写入权限：没有权限",
            ),
            (
                "error: cannot write into the cache folder c: d; name another one, or give --no-cache: the disk is full",
                "错误：无法在缓存文件夹 c: d 中写入文件；请指定另一个文件夹，或用 --no-cache：磁盘已满",
            ),
            (
                "error: there is no plan in the folder\nerror: a.txt: it is a link that leads nowhere\nerror: b.txt: the file is empty; check that the right file was saved",
                "错误：文件夹中没有计划\n错误：a.txt：这是失效的链接\n错误：b.txt：文件是空的；请检查保存的文件是否正确",
            ),
            (
                "error: nothing was written, since files are in the way; name another folder:\n  a.txt was changed since this program wrote it\n  b: c.txt was not written by this program",
                "错误：没有写入任何文件，因为已有下列文件；请换一个文件夹：\n  a.txt 在本程序写出后有人改过\n  b: c.txt 不是本程序写出的",
            ),
        ] {
            assert_eq!(Lang::Zh.said(english), chinese);
        }
        let many = "\nerror: a.txt: it cannot be read".repeat(39);
        let said = Lang::Zh.said(&many).into_owned();
        assert_eq!((said.matches("错误").count(), said.contains("error")), (39, false), "{said}");
        // Many colons take no time, and stay.
        let name = "a: b".repeat(200);
        let said =
            Lang::Zh.said(&format!("error: cannot open {name}; check that you may read it: access is denied")).into_owned();
        assert_eq!(said, format!("错误：无法打开 {name}；请确认有读取权限：没有权限"));
    }
}
