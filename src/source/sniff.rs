//! Recognises the format of a file by its content.

use std::io::Cursor;

use zip::ZipArchive;

use super::ReadError;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text in any encoding.
    Text,
    /// Web page.
    Html,
    /// Web page saved as one file.
    Mht,
    /// Excel workbook since 2007.
    Xlsx,
    /// Excel workbook before 2007.
    Xls,
}

impl Format {
    /// Returns the name used in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Mht => "mht",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
        }
    }
}

const WORD_ADVICE: &str = "save it as text (UTF-8) in Word or WPS and give that file";

/// First bytes, what they are, what to do.
const MAGIC: [(&[u8], &str, &str); 6] = [
    (b"%PDF", "a PDF", "copy its text into a .txt file (UTF-8) and give that file"),
    (b"{\\rtf", "an RTF file", WORD_ADVICE),
    (b"\x89PNG", "a picture", "a plan must be text; run text recognition on it first"),
    (b"\xff\xd8\xff", "a picture", "a plan must be text; run text recognition on it first"),
    (b"GIF8", "a picture", "a plan must be text; run text recognition on it first"),
    (b"\x7fELF", "a program", "give the plan's own file"),
];

/// Share of control characters above which a decoded text is taken for binary data.
const BINARY_SHARE: f64 = 0.02;

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Bytes at the beginning that tell a page or a web archive.
const OPENING: usize = 4096;

/// Tags that a text file does not begin with.
const PAGE_TAGS: [&str; 14] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<title",
    "<div",
    "<table",
    "<p>",
    "<p ",
    "<span",
    "<center",
    "<font",
    "<script",
];

/// Finds the format of `bytes`; a known format that is not read is an error that names it.
pub(super) fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    if bytes.starts_with(ZIP) {
        return zip_kind(bytes);
    }
    if bytes.starts_with(OLE) {
        return ole_kind(bytes);
    }
    match MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        Some(&(_, what, advice)) => Err(ReadError::NotText { what, advice }),
        None => markup_kind(bytes),
    }
}

/// Tells the formats apart that are zip files.
fn zip_kind(bytes: &[u8]) -> Result<Format, ReadError> {
    let damaged = |error| ReadError::Unreadable {
        what: "Word, Excel or zip file",
        why: format!("is cut off or damaged ({error})"),
        advice: "download or save it again",
    };
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let has = |name: &str| archive.file_names().flatten().any(|part| part.eq_ignore_ascii_case(name));
    if has("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if has("word/document.xml") {
        Err(ReadError::NotText { what: "a Word file", advice: WORD_ADVICE })
    } else {
        Err(ReadError::NotText { what: "a zip file without a document in it", advice: "unpack it and give the plan's own file" })
    }
}

/// Tells the formats apart that are OLE files, by the names in their directory.
fn ole_kind(bytes: &[u8]) -> Result<Format, ReadError> {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        // Entries of the directory are 128 bytes long, and a sector holds whole ones.
        bytes.chunks(128).any(|entry| entry.starts_with(&name))
    };
    if has("EncryptedPackage") {
        Err(ReadError::Unreadable {
            what: "Word or Excel file",
            why: "is locked with a password".to_owned(),
            advice: "open it in Word, Excel or WPS, save it without the password and give that file",
        })
    } else if has("Workbook") || has("Book") {
        Ok(Format::Xls)
    } else {
        Err(ReadError::NotText { what: "an old Word or WPS file", advice: WORD_ADVICE })
    }
}

/// Tells pages and web archives from plain text.
fn markup_kind(bytes: &[u8]) -> Result<Format, ReadError> {
    let opening = bytes.get(..OPENING).unwrap_or(bytes);
    // Zero bytes are every other one of a page in UTF-16.
    let text: String = opening.iter().filter(|byte| **byte != 0).map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let text = text.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}', '\u{fe}', '\u{ff}']).trim_start();
    if !text.starts_with('<') && text.contains("mime-version:") && text.contains("content-type:") {
        Ok(Format::Mht)
    } else if !text.starts_with('<') {
        Ok(Format::Text)
    } else if PAGE_TAGS.iter().any(|tag| text.contains(tag)) && !text.contains("mso-application") {
        Ok(Format::Html)
    } else if text.starts_with("<?xml") {
        Err(ReadError::NotText {
            what: "an XML file",
            advice: "save the document as .docx, .xlsx or text (UTF-8) and give that file",
        })
    } else {
        Ok(Format::Text)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format() {
        let utf16: Vec<u8> = "<html><p>预算".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&[u8], Format); 8] = [
            (b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", Format::Html),
            (b"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"\"><html>", Format::Html),
            (b"<!-- saved --><table><tr><td>1", Format::Html),
            (&utf16, Format::Html),
            (b"From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n", Format::Mht),
            ("《预算法》<br>".as_bytes(), Format::Text),
            (b"<2017> plan", Format::Text),
            (b"plan <html>", Format::Text),
        ];
        for (bytes, expected) in cases {
            assert_eq!(format(bytes), Ok(expected), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_is_not_read_is_named() {
        let xml = b"<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"b\">]><lolz>&a;</lolz>";
        assert!(matches!(format(xml), Err(ReadError::NotText { what: "an XML file", .. })));
        assert!(matches!(format(b"PK\x03\x04 cut"), Err(ReadError::Unreadable { .. })));
        assert!(matches!(format(b"%PDF-1.7"), Err(ReadError::NotText { what: "a PDF", .. })));
    }
}
