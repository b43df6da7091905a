//! Parses YAML text into [`Node`]s, without invisible characters. The build script uses it for the built-in taxonomy, so it must need
//! nothing more of the crate.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Error, Spanned};

use super::node::{Node, Value};
use crate::source::{Span, unseen};

/// Parses a document; duplicate keys of a map are kept.
///
/// # Errors
/// If the text is not YAML.
pub(super) fn tree(text: &str) -> Result<Node, Error> {
    let options = serde_yaml::options! { duplicate_keys: DuplicateKeyPolicy::PassThrough };
    serde_yaml::from_str_with_options::<Placed>(text, options).map(|Placed(node)| node)
}

/// A node as received from the parser.
struct Placed(Node);

impl<'de> Deserialize<'de> for Placed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Plain>::deserialize(deserializer)?;
        let place = spanned.referenced;
        let bytes = place.span().byte_offset().zip(place.span().byte_len());
        Ok(Self(Node {
            value: spanned.value.0,
            line: usize::try_from(place.line()).unwrap_or(0),
            column: usize::try_from(place.column()).unwrap_or(0),
            span: bytes.map(|(start, len)| {
                let start = usize::try_from(start).unwrap_or(0);
                Span::new(start, start + usize::try_from(len).unwrap_or(0))
            }),
        }))
    }
}

/// A value without its own position.
struct Plain(Value);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor).map(Plain)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Float(f64::MAX), Value::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(unseen::without(value).into_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Placed(node)) = access.next_element()? {
            list.push(node);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some((Placed(key), Placed(value))) = access.next_entry()? {
            map.push((key, value));
        }
        Ok(Value::Map(map))
    }
}
