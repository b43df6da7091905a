//! Recognises the format of a file by its content.

use std::io::Cursor;

use super::ReadError;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text in any encoding.
    Text,
    /// Word, current format.
    Docx,
    /// Word 97 to 2003, and WPS.
    Doc,
}

impl Format {
    /// Returns the name used in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Doc => "doc",
        }
    }
}

const SHEET_ADVICE: &str = "save the sheet with the tasks as text (UTF-8) or copy it into Word, and give that file";
const CONVERT_ADVICE: &str = "save it as .docx or as text (UTF-8) and give that file";

/// First bytes, what they are, what to do.
const MAGIC: [(&[u8], &str, &str); 5] = [
    (b"%PDF", "a PDF", "copy its text into a .txt file (UTF-8) and give that file"),
    (b"\x89PNG", "a picture", "a plan must be text; run text recognition on it first"),
    (b"\xff\xd8\xff", "a picture", "a plan must be text; run text recognition on it first"),
    (b"GIF8", "a picture", "a plan must be text; run text recognition on it first"),
    (b"\x7fELF", "a program", "give the plan's own file"),
];

const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Share of control characters above which a decoded text is taken for binary data.
const BINARY_SHARE: f64 = 0.02;

/// Finds the format of `bytes`; a known format that is not read is an error that names it.
pub(super) fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    if ZIP.iter().any(|magic| bytes.starts_with(magic)) {
        return zip_format(bytes);
    }
    if bytes.starts_with(OLE) {
        return ole_format(bytes);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(ReadError::NeedsConversion { what: "an RTF file", why: "an older format of Word".to_owned() });
    }
    match MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        Some(&(_, what, advice)) => Err(ReadError::NotText { what, advice }),
        None => Ok(Format::Text),
    }
}

/// Tells the office formats that are zips apart by their parts.
fn zip_format(bytes: &[u8]) -> Result<Format, ReadError> {
    let damaged = |error: zip::result::ZipError| ReadError::Damaged { what: "Word, Excel or zip file", why: error.to_string() };
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let has = |prefix: &str| archive.file_names_raw().any(|name| name.starts_with(prefix.as_bytes()));
    if has("word/") {
        Ok(Format::Docx)
    } else if has("xl/") {
        Err(ReadError::NotText { what: "an Excel workbook", advice: SHEET_ADVICE })
    } else if has("ppt/") {
        Err(ReadError::NotText { what: "a PowerPoint file", advice: CONVERT_ADVICE })
    } else if has("OFD.xml") {
        Err(ReadError::NotText { what: "an OFD file", advice: CONVERT_ADVICE })
    } else if has("content.xml") {
        Err(ReadError::NeedsConversion { what: "an OpenDocument file", why: "the format of LibreOffice".to_owned() })
    } else {
        Err(ReadError::NotText { what: "a zip file without a document", advice: "unpack it and give the plan's own file" })
    }
}

/// Tells the office formats that are OLE containers apart by their streams.
fn ole_format(bytes: &[u8]) -> Result<Format, ReadError> {
    let unread = |why: String| ReadError::NeedsConversion { what: "an old Word, WPS or Excel file", why };
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| unread(format!("it is damaged: {error}")))?;
    let has = |name: &str| file.is_stream(name);
    if has("/EncryptedPackage") {
        Err(ReadError::Encrypted)
    } else if has("/WordDocument") {
        Ok(Format::Doc)
    } else if has("/Workbook") || has("/Book") {
        Err(ReadError::NotText { what: "an old Excel workbook", advice: SHEET_ADVICE })
    } else if has("/PowerPoint Document") {
        Err(ReadError::NotText { what: "an old PowerPoint file", advice: CONVERT_ADVICE })
    } else {
        Err(unread("no document that is known is in it".to_owned()))
    }
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
