//! The one way to write a data file: what fits on its line is written in flow style, lists of words, elements and points wrap at 120
//! cells, the rest is in blocks. Comments stand on lines of their own.

use duibiao::source::Problems;
use duibiao::source::yaml::{DataFile, Node, Reader, Value};
use unicode_width::UnicodeWidthStr;

const WIDTH: usize = 120;

/// Returns the canonical form of a data file.
pub(crate) fn form(name: &str, text: &str) -> String {
    let file = DataFile::new(name, text);
    let mut problems = Problems::default();
    let (_, tree) = Reader::parse(&file, &mut problems);
    let tree = tree.unwrap_or_else(|| panic!("{problems}"));
    let comments = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with('#'));
    let mut writer =
        Writer { out: String::new(), comments: comments.map(|(at, line)| (at + 1, line.trim().to_owned())).collect() };
    writer.block(&tree, 0);
    writer.comments_before(usize::MAX, 0);
    writer.out
}

struct Writer {
    out: String,
    /// Comments that are still to be written, with their lines.
    comments: Vec<(usize, String)>,
}

impl Writer {
    fn comments_before(&mut self, line: usize, indent: usize) {
        let (due, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.comments).into_iter().partition(|(at, _)| *at < line);
        for (_, comment) in due {
            self.line(indent, &comment);
        }
        self.comments = later;
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.out.push_str(&format!("{:indent$}{text}\n", ""));
    }

    fn block(&mut self, node: &Node, indent: usize) {
        match &node.value {
            Value::Map(entries) => {
                for (key, value) in entries {
                    self.comments_before(key.line, indent);
                    self.entry(&format!("{}: ", scalar(key)), value, indent, indent);
                }
            }
            Value::List(list) => {
                for value in list {
                    self.comments_before(value.line, indent);
                    self.entry("- ", value, indent, indent);
                }
            }
            _ => self.line(indent, &scalar(node)),
        }
    }

    /// Writes `head` and a value behind it: on the same line where it fits, else as a wrapped list or a block.
    fn entry(&mut self, head: &str, value: &Node, indent: usize, list_indent: usize) {
        let flow = flow(value);
        if indent + head.width() + flow.width() <= WIDTH && !is_record(value, head) {
            self.line(indent, &format!("{head}{flow}"));
            return;
        }
        match &value.value {
            Value::List(list) if list.iter().all(is_flat) => self.wrapped(head, list, indent),
            Value::List(_) => {
                self.line(indent, head.trim_end());
                self.block(value, list_indent + 2);
            }
            Value::Map(_) if head == "- " && is_short_record(value) => self.wrapped_record(&flow, indent),
            Value::Map(entries) if head == "- " => {
                for (index, (key, inner)) in entries.iter().enumerate() {
                    let lead = if index == 0 { "- " } else { "  " };
                    self.entry(&format!("{lead}{}: ", scalar(key)), inner, indent, indent + 2);
                }
            }
            Value::Map(_) => {
                let inner = indent + 2 + if head.starts_with("  ") || head.starts_with("- ") { 2 } else { 0 };
                self.line(indent, head.trim_end());
                self.block(value, inner);
            }
            _ => self.line(indent, &format!("{head}{flow}")),
        }
    }

    /// Writes a record in flow style over several lines, broken behind commas.
    fn wrapped_record(&mut self, flow: &str, indent: usize) {
        let mut line = "- ".to_owned();
        let mut lead = indent;
        for part in parts(flow) {
            if line.len() > 2 && lead + line.width() + part.trim_end().width() > WIDTH {
                self.line(lead, line.trim_end());
                line.clear();
                lead = indent + 4;
            }
            line.push_str(part);
        }
        self.line(lead, line.trim_end());
    }

    fn wrapped(&mut self, head: &str, list: &[Node], indent: usize) {
        let deeper = indent + 2 + if head.starts_with("  ") || head.starts_with("- ") { 2 } else { 0 };
        self.line(indent, head.trim_end());
        let mut line = "[".to_owned();
        for (index, node) in list.iter().enumerate() {
            let close = if index + 1 == list.len() { "]" } else { "," };
            let word = flow(node) + close;
            if line.len() > 1 && deeper + line.width() + 1 + word.width() > WIDTH {
                self.line(deeper, line.trim_end());
                line.clear();
                line.push(' ');
            }
            line.push_str(&word);
            line.push(' ');
        }
        self.line(deeper, line.trim_end());
    }
}

/// Items, and maps that hold lists of their own, read best as blocks.
fn is_record(node: &Node, head: &str) -> bool {
    match &node.value {
        Value::Map(entries) => {
            head == "- " && entries.iter().any(|(key, _)| key.value == Value::Text("scope".into())) || head.ends_with("terms: ")
        }
        Value::List(list) => !list.iter().all(is_flat),
        _ => false,
    }
}

/// Elements and points: a few words and lists each, and many of them.
fn is_short_record(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let first = entries.first().map(|(key, _)| &key.value);
    ["id", "number"].iter().any(|name| first == Some(&Value::Text((*name).into())))
        && entries
            .iter()
            .all(|(_, value)| is_flat(value) || matches!(&value.value, Value::List(list) if list.iter().all(is_flat)))
}

/// Cuts a text in flow style behind each comma that is not inside quotation marks.
fn parts(flow: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, ch) in flow.char_indices() {
        match ch {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ' ' if !quoted && flow[..at].ends_with(',') => {
                found.push(&flow[start..=at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&flow[start..]);
    found
}

/// A word, or a record of words and short lists.
fn is_flat(node: &Node) -> bool {
    match &node.value {
        Value::List(list) => list.iter().all(|inner| !matches!(inner.value, Value::List(_) | Value::Map(_))),
        Value::Map(entries) => {
            entries.iter().any(|(key, _)| key.value == Value::Text("term".into()))
                && entries.iter().all(|(_, value)| is_flat(value))
        }
        _ => true,
    }
}

fn flow(node: &Node) -> String {
    match &node.value {
        Value::List(list) => format!("[{}]", list.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        _ => scalar(node),
    }
}

fn scalar(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => format!("{value:?}"),
        Value::Text(text) if is_plain(text) => text.to_string(),
        Value::Text(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        Value::List(_) | Value::Map(_) => unreachable!("a scalar"),
    }
}

fn is_plain(text: &str) -> bool {
    let word = text.parse::<f64>().is_err()
        && !["true", "false", "null", "yes", "no", "on", "off", "~", ""].contains(&text.to_lowercase().as_str());
    let start = text.chars().next().is_some_and(|ch| ch.is_alphabetic() || ch.is_ascii_digit() || "“‘《".contains(ch));
    word && start
        && !text.contains([',', '[', ']', '{', '}', '#', '"', '\'', '\n', '&', '*', '!', '|', '%', '@', '`'])
        && !text.contains(": ")
        && !text.ends_with(':')
}
