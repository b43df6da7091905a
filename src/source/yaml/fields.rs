//! Reads records out of a YAML tree and collects every problem on the way.

use std::borrow::Cow;

use super::tree::tree;
use super::{Node, Value};
use crate::source::{Problem, Problems, Severity, Span};

/// A file that people edit: its name for messages, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Path as shown in messages, with `/`.
    pub name: String,
    /// Content; not copied if it is built into the program.
    pub text: Cow<'static, str>,
    /// The parsed tree in postcard format, if it was built ahead of time.
    tree: Option<&'static [u8]>,
}

impl DataFile {
    /// Creates a file from its name and content.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: Cow::Owned(text.into()), tree: None }
    }

    /// Creates a file with built-in content.
    pub fn built_in(name: impl Into<String>, text: &'static str) -> Self {
        Self { name: name.into(), text: Cow::Borrowed(text), tree: None }
    }

    /// Creates a file with built-in content and its tree in postcard format, so that it is not parsed again.
    pub fn read_ahead(name: impl Into<String>, text: &'static str, tree: &'static [u8]) -> Self {
        Self { tree: Some(tree), ..Self::built_in(name, text) }
    }
}

/// Reads one file; problems are collected in one list for all files.
#[derive(Debug)]
pub struct Reader<'a> {
    file: &'a str,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    /// Parses `file`; a syntax error is recorded as a problem, and there is no tree.
    pub fn parse(file: &'a DataFile, problems: &'a mut Problems) -> (Self, Option<Node>) {
        let mut reader = Self { file: &file.name, problems };
        if let Some(node) = file.tree.and_then(|bytes| postcard::from_bytes(bytes).ok()) {
            return (reader, Some(node));
        }
        match tree(&file.text) {
            Ok(node) => (reader, Some(node)),
            Err(error) => {
                reader.syntax_error(&error, &file.text);
                (reader, None)
            }
        }
    }

    /// Resumes reading a file that was parsed before.
    pub const fn resume(file: &'a DataFile, problems: &'a mut Problems) -> Self {
        Self { file: file.name.as_str(), problems }
    }

    fn syntax_error(&mut self, error: &serde_yaml::Error, text: &str) {
        let place = error.location();
        let line = place.map_or(0, |place| usize::try_from(place.line()).unwrap_or(0));
        // The parser fails at the full-width colon or only on the next line.
        let full_width = text.lines().take(line).skip(line.saturating_sub(2)).any(|line| line.contains('：'));
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line,
            column: place.map_or(0, |place| usize::try_from(place.column()).unwrap_or(0)),
            span: None,
            severity: Severity::Error,
            message: format!("not valid YAML: {}", error.to_string().lines().next().unwrap_or_default()),
            help: full_width.then(|| "there is a full-width colon “：” here; after a key write “: ”".to_owned()),
        });
    }

    /// Records an error at `node`.
    pub fn error(&mut self, node: &Node, message: impl Into<String>) {
        self.note(node, Severity::Error, message.into(), None);
    }

    /// Records an error at `node` with advice.
    pub fn error_with_help(&mut self, node: &Node, message: impl Into<String>, help: impl Into<String>) {
        self.note(node, Severity::Error, message.into(), Some(help.into()));
    }

    /// Records a warning at `node`.
    pub fn warning(&mut self, node: &Node, message: impl Into<String>) {
        self.note(node, Severity::Warning, message.into(), None);
    }

    /// Records a warning at `node` with advice.
    pub fn warning_with_help(&mut self, node: &Node, message: impl Into<String>, help: impl Into<String>) {
        self.note(node, Severity::Warning, message.into(), Some(help.into()));
    }

    fn note(&mut self, node: &Node, severity: Severity, message: String, help: Option<String>) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line: node.line,
            column: node.column,
            span: node.span.filter(|span: &Span| !span.is_empty()),
            severity,
            message,
            help,
        });
    }

    /// Reads `node` as a list; anything else is a problem and yields an empty list.
    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match &node.value {
            Value::List(list) => list,
            other => {
                self.error(node, format!("{what} must be a list, found {}", other.type_name()));
                &[]
            }
        }
    }

    /// Reads `node` as a map with unique keys; anything else is a problem and yields an empty map.
    pub fn map<'n>(&mut self, node: &'n Node, what: &str) -> Vec<(Cow<'n, str>, &'n Node, &'n Node)> {
        let Value::Map(map) = &node.value else {
            self.error(node, format!("{what} must be a map of keys and values, found {}", node.value.type_name()));
            return Vec::new();
        };
        let mut seen: Vec<(Cow<'n, str>, &Node, &Node)> = Vec::with_capacity(map.len());
        for (key, value) in map {
            let name = match &key.value {
                Value::Text(name) => Cow::Borrowed(name.as_ref()),
                Value::Integer(number) => Cow::Owned(number.to_string()),
                other => {
                    self.error(key, format!("a key must be text, found {}", other.type_name()));
                    continue;
                }
            };
            if let Some((_, first, _)) = seen.iter().find(|(earlier, ..)| *earlier == name) {
                self.error(key, format!("the key “{name}” is given twice; the first is on line {}", first.line));
                continue;
            }
            seen.push((name, key, value));
        }
        seen
    }

    /// Reads `node` as text that is not blank.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        match &node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Text(_) | Value::Null => {
                self.error(node, format!("{what} is empty"));
                None
            }
            other => {
                self.error_with_help(node, format!("{what} must be text, found {}", other.type_name()), "put it in quotes");
                None
            }
        }
    }

    /// Starts reading `node` as a record.
    pub fn fields<'n, 'r>(&'r mut self, node: &'n Node, what: &'static str) -> Fields<'a, 'r, 'n> {
        let entries = self.map(node, what);
        Fields { reader: self, record: node, what, entries, known: Vec::new() }
    }
}

/// A list of texts with their nodes.
pub type Texts<'n> = Vec<(String, &'n Node)>;

/// A record being read; [`Fields::finish`] reports the unknown fields.
#[derive(Debug)]
pub struct Fields<'a, 'r, 'n> {
    reader: &'r mut Reader<'a>,
    record: &'n Node,
    what: &'static str,
    entries: Vec<(Cow<'n, str>, &'n Node, &'n Node)>,
    known: Vec<&'static str>,
}

impl<'a, 'n> Fields<'a, '_, 'n> {
    /// Returns the reader, for problems that concern the record.
    pub fn reader(&mut self) -> &mut Reader<'a> {
        self.reader
    }

    /// Returns the node of an optional field.
    pub fn optional(&mut self, name: &'static str) -> Option<&'n Node> {
        self.known.push(name);
        self.entries.iter().find(|(key, ..)| key == name).map(|&(_, _, value)| value)
    }

    /// Returns the node of a required field.
    pub fn required(&mut self, name: &'static str) -> Option<&'n Node> {
        let found = self.optional(name);
        if found.is_none() && matches!(self.record.value, Value::Map(_)) {
            self.reader.error(self.record, format!("{} has no field “{name}”", self.what));
        }
        found
    }

    /// Reads a required text.
    pub fn text(&mut self, name: &'static str) -> Option<(String, &'n Node)> {
        let node = self.required(name)?;
        Some((self.reader.text(node, name)?, node))
    }

    /// Reads a text that may be missing or `null`.
    pub fn optional_text(&mut self, name: &'static str) -> Option<String> {
        let node = self.optional(name)?;
        if node.value == Value::Null { None } else { self.reader.text(node, name) }
    }

    /// Reads an integer that may be missing or `null`.
    pub fn optional_integer(&mut self, name: &'static str) -> Option<i64> {
        let node = self.optional(name)?;
        match node.value {
            Value::Integer(number) => Some(number),
            Value::Null => None,
            ref other => {
                self.reader.error(node, format!("{name} must be a whole number, found {}", other.type_name()));
                None
            }
        }
    }

    /// Reads a required number.
    pub fn number(&mut self, name: &'static str) -> Option<f64> {
        let node = self.required(name)?;
        match node.value {
            Value::Float(number) => Some(number),
            #[expect(clippy::cast_precision_loss, reason = "weights and years are small")]
            Value::Integer(number) => Some(number as f64),
            ref other => {
                self.reader.error(node, format!("{name} must be a number, found {}", other.type_name()));
                None
            }
        }
    }

    /// Reads a boolean that may be missing.
    pub fn optional_bool(&mut self, name: &'static str) -> Option<bool> {
        let node = self.optional(name)?;
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        self.reader.error(node, format!("{name} must be true or false, found {}", node.value.type_name()));
        None
    }

    /// Reads a list of texts that may be missing.
    pub fn texts(&mut self, name: &'static str) -> Texts<'n> {
        let Some(node) = self.optional(name) else { return Vec::new() };
        let list = self.reader.list(node, name);
        list.iter().filter_map(|node| Some((self.reader.text(node, name)?, node))).collect()
    }

    /// Reads a list of numbers; empty if the field is missing.
    pub fn numbers(&mut self, name: &'static str) -> Vec<f64> {
        let Some(node) = self.optional(name) else { return Vec::new() };
        let list = self.reader.list(node, name);
        let mut numbers = Vec::with_capacity(list.len());
        for node in list {
            match node.value {
                Value::Float(number) => numbers.push(number),
                #[expect(clippy::cast_precision_loss, reason = "weights and years are small")]
                Value::Integer(number) => numbers.push(number as f64),
                ref other => self.reader.error(node, format!("{name} must hold numbers, found {}", other.type_name())),
            }
        }
        numbers
    }

    /// Reports every field that was not read.
    pub fn finish(self) {
        for (name, key, _) in &self.entries {
            if self.known.contains(&name.as_ref()) {
                continue;
            }
            let near = self.known.iter().max_by(|a, b| similarity(name, a).total_cmp(&similarity(name, b)));
            let help = match near {
                Some(near) if similarity(name, near) > 0.7 => format!("did you mean “{near}”?"),
                _ => format!("known fields: {}", self.known.join(", ")),
            };
            self.reader.error_with_help(key, format!("{} has an unknown field “{name}”", self.what), help);
        }
    }
}

fn similarity(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}
