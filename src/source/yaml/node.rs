//! A YAML document as a tree with positions.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use crate::source::Span;

/// A value with its position. Its serde format is that of built-in trees parsed ahead of time, whose texts are not copied; YAML is
/// parsed by `yaml::tree`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Byte range of the value, if the parser knows it; a built-in tree has none.
    #[serde(skip)]
    pub span: Option<Span>,
}

impl<'de: 'static> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (value, line, column) = Deserialize::deserialize(deserializer)?;
        Ok(Self { value, line, column, span: None })
    }
}

/// The value of a [`Node`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// Text.
    Text(#[serde(borrow)] Cow<'static, str>),
    /// A list.
    List(Vec<Node>),
    /// A map in file order; duplicate keys are kept.
    Map(Vec<(Node, Node)>),
}

impl Value {
    /// Returns the name of the type for messages.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true/false",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}
