//! JSON with invisible characters escaped, so that none is lost and none takes effect.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::source::unseen;

/// Writes a value to a text.
pub(super) fn text<T: Serialize>(value: &T, formatter: impl Formatter + Clone) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter.clone()))?;
    // The whole text is searched at once, which is vectorised: hardly any text has such characters.
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes)
        && unseen::find(text).is_none()
    {
        return Ok(text.to_owned());
    }
    bytes.clear();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Visible(formatter)))?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// Writes a value to `out`.
pub(super) fn write<T: Serialize>(value: &T, formatter: impl Formatter, out: &mut dyn Write) -> Result<(), serde_json::Error> {
    // The serializer writes a few bytes at a time.
    let mut out = BufWriter::new(out);
    value.serialize(&mut Serializer::with_formatter(&mut out, Visible(formatter)))?;
    out.flush().map_err(serde_json::Error::io)
}

/// Wraps a formatter and escapes such characters in strings.
struct Visible<F>(F);

/// Forwards methods to the inner formatter.
macro_rules! handed_on {
    ($($name:ident($($argument:ident: $kind:ty)?)),+ $(,)?) => {
        $(fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $kind)?) -> io::Result<()> {
            self.0.$name(writer $(, $argument)?)
        })+
    };
}

impl<F: Formatter> Formatter for Visible<F> {
    handed_on!(
        begin_array(),
        end_array(),
        begin_array_value(first: bool),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first: bool),
        end_object_key(),
        begin_object_value(),
        end_object_value(),
    );

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = unseen::find(rest) {
            let (before, from) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            let Some(ch) = from.chars().next() else { break };
            for unit in ch.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = from.get(ch.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use crate::render::json::{line, pretty};

    #[test]
    fn what_shows_nothing_is_written_as_its_number_and_read_back() {
        let given = ["甲\u{1b}[2J\u{9b}\u{202e}乙\u{200b}\u{e0041}\n\"\u{feff}", "縣😀"];
        let text = pretty(&given).expect("JSON");
        assert!(text.contains(r"\u202e") && text.contains(r"\udb40\udc41") && text.contains("縣😀"), "{text}");
        assert!(crate::source::unseen::find(&text).is_none());
        for text in [text, line(&given).expect("JSON")] {
            assert_eq!(serde_json::from_str::<Vec<String>>(&text).expect("JSON"), given);
        }
        assert_eq!(line(&(1, [true])).expect("JSON"), serde_json::to_string(&(1, [true])).expect("JSON"));
    }
}
