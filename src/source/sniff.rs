//! Recognises the format of a file by its content.

use super::ReadError;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text in any encoding.
    Text,
    /// PDF with a text layer.
    Pdf,
}

impl Format {
    /// Returns the name used in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Pdf => "PDF",
        }
    }
}

const WORD_ADVICE: &str = "save it as text (UTF-8) in Word or WPS and give that file";

/// First bytes, what they are, what to do.
const MAGIC: [(&[u8], &str, &str); 7] = [
    (b"PK\x03\x04", "a Word, Excel or zip file", WORD_ADVICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, WPS or Excel file", WORD_ADVICE),
    (b"{\\rtf", "an RTF file", WORD_ADVICE),
    (b"\x89PNG", "a picture", "a plan must be text; run text recognition on it first"),
    (b"\xff\xd8\xff", "a picture", "a plan must be text; run text recognition on it first"),
    (b"GIF8", "a picture", "a plan must be text; run text recognition on it first"),
    (b"\x7fELF", "a program", "give the plan's own file"),
];

/// Bytes within which the mark of a PDF stands.
const PDF_MARK_WITHIN: usize = 1024;

/// Share of control characters above which a decoded text is taken for binary data.
const BINARY_SHARE: f64 = 0.02;

/// Finds the format of `bytes`; a known format that is not read is an error that names it.
pub(super) fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    if is_pdf(bytes) {
        return Ok(Format::Pdf);
    }
    match MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        Some(&(_, what, advice)) => Err(ReadError::NotText { what, advice }),
        None => Ok(Format::Text),
    }
}

/// A PDF may have something before its mark, such as what a web server left there.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..PDF_MARK_WITHIN).unwrap_or(bytes);
    bytes.starts_with(b"%PDF-") || (head.windows(5).any(|window| window == b"%PDF-") && std::str::from_utf8(bytes).is_err())
}

/// Tells whether a decoded text is really binary data.
pub(super) fn is_binary(text: &str) -> bool {
    let (mut control, mut total) = (0_u32, 0_u32);
    for ch in text.chars() {
        total = total.saturating_add(1);
        if ch == '\0' {
            return true;
        }
        control += u32::from(ch.is_control() && !matches!(ch, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}'));
    }
    f64::from(control) > BINARY_SHARE * f64::from(total.max(1))
}
