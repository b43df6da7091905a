//! A YAML document as a tree with positions.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use crate::source::Span;

/// A value with its place. Its serde form is that of a tree that was read ahead and is part of the program, whose texts are not copied; YAML
/// is read by `yaml::tree`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the value, where the parser knows them; a tree that was read ahead has none.
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
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// Text.
    Text(#[serde(borrow)] Cow<'static, str>),
    /// A list.
    List(Vec<Node>),
    /// A map in file order; a key given twice stands twice.
    Map(Vec<(Node, Node)>),
}

impl Value {
    /// Names the type, for messages.
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
