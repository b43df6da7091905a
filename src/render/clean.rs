//! Removes characters that control a terminal or reverse text direction from results.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::source::unseen;

/// First bytes of a zip, such as a workbook.
pub const PACKED: &[u8] = b"PK\x03\x04";

/// Returns a text without such characters, or a zip unchanged. A text may begin with a byte-order mark.
#[must_use]
pub fn bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut out = Clean::new(Vec::new());
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) if unseen::find(text).is_none() => Cow::Borrowed(bytes),
        _ => match out.write_all(bytes).and_then(|()| out.finish()) {
            Ok(clean) => Cow::Owned(clean),
            Err(_) => Cow::Borrowed(bytes),
        },
    }
}

/// Returns a text for a terminal: of the control characters, only the styles of this program's tables are kept.
#[must_use]
pub fn styled(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut clean = unseen::without(pieces.next().unwrap_or_default()).into_owned();
    for piece in pieces {
        // A style is digits and semicolons between `[` and `m`.
        let digits = piece.strip_prefix('[').map(|rest| rest.trim_start_matches(|ch: char| ch.is_ascii_digit() || ch == ';'));
        if digits.is_some_and(|rest| rest.starts_with('m')) {
            clean.push('\u{1b}');
        }
        clean.push_str(&unseen::without(piece));
    }
    clean
}

/// A writer that removes such characters from a text and passes a zip through unchanged.
#[derive(Debug)]
pub struct Clean<W: Write> {
    out: W,
    /// Whether nothing has been written yet.
    is_new: bool,
    is_packed: bool,
    /// An incomplete character or line ending.
    begun: Vec<u8>,
}

impl<W: Write> Clean<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out, is_new: true, is_packed: false, begun: Vec::new() }
    }

    /// Writes what is left and returns the inner writer.
    ///
    /// # Errors
    /// If writing fails.
    pub fn finish(mut self) -> io::Result<W> {
        let rest = std::mem::take(&mut self.begun);
        self.text(&String::from_utf8_lossy(&rest))?;
        Ok(self.out)
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        // A byte-order mark shows the encoding to a spreadsheet.
        let rest = if self.is_new { text.strip_prefix('\u{feff}') } else { None };
        if rest.is_some() {
            self.out.write_all("\u{feff}".as_bytes())?;
        }
        self.is_new &= text.is_empty();
        self.out.write_all(unseen::without(rest.unwrap_or(text)).as_bytes())
    }
}

impl<W: Write> Write for Clean<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_packed |= self.is_new && self.begun.is_empty() && bytes.starts_with(PACKED);
        if self.is_packed {
            return self.out.write(bytes);
        }
        let joined = if self.begun.is_empty() {
            Cow::Borrowed(bytes)
        } else {
            self.begun.extend_from_slice(bytes);
            Cow::Owned(std::mem::take(&mut self.begun))
        };
        let (text, whole) = match simdutf8::compat::from_utf8(&joined) {
            Ok(text) => (Cow::Borrowed(text), joined.len()),
            // The rest of a character comes with the next bytes.
            Err(error) => {
                let whole = if error.error_len().is_none() { error.valid_up_to() } else { joined.len() };
                (String::from_utf8_lossy(joined.get(..whole).unwrap_or_default()), whole)
            }
        };
        let now = text.trim_end_matches('\r');
        self.begun = joined.get(whole - (text.len() - now.len())..).unwrap_or_default().to_vec();
        self.text(now)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_cleaned_and_a_packed_file_is_not() {
        assert_eq!(&*bytes("\u{feff}a\u{1b}]0;b\u{7}\r\nc\u{202e}\u{feff}\r".as_bytes()), "\u{feff}a]0;b\r\nc".as_bytes());
        let packed = b"PK\x03\x04\x00\x1b\xff";
        assert_eq!(&*bytes(packed), packed);
    }

    #[test]
    fn styles_of_tables_stay_and_nothing_else_that_begins_like_them() {
        assert_eq!(styled("\u{1b}[1m甲\u{1b}[0m"), "\u{1b}[1m甲\u{1b}[0m");
        assert_eq!(styled("\u{1b}[0;31m甲\u{1b}[2J乙\u{1b}]0;丙\u{7}\u{9b}1m"), "\u{1b}[0;31m甲[2J乙]0;丙1m");
    }

    proptest! {
        #[test]
        fn pieces_come_out_as_the_whole(text in "[\u{feff}a一\u{1b}\r\n\u{202e}😀]{0,20}", at in 0usize..60) {
            let mut out = Clean::new(Vec::new());
            let at = at.min(text.len());
            out.write_all(&text.as_bytes()[..at]).expect("written");
            out.write_all(&text.as_bytes()[at..]).expect("written");
            let whole = bytes(text.as_bytes()).into_owned();
            prop_assert_eq!(String::from_utf8(out.finish().expect("written")), String::from_utf8(whole));
        }
    }
}
