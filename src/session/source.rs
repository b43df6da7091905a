//! A file → its text.

use std::path::Path;

use super::{Error, Host};
use crate::source::{ReadError, SourceText};

/// Reads `bytes` as a document named `name`; one in an unsupported format is converted if the host can.
///
/// The `bool` is `false` if another program converted it. If the conversion fails, the error is that of the original.
pub(super) fn document(name: &str, bytes: &[u8], host: &dyn Host) -> Result<(SourceText, bool), ReadError> {
    let read = |bytes: &[u8]| SourceText::within(name, bytes, host.text_limit(), host.pdf_reader());
    let first = read(bytes);
    let Err(ReadError::NeedsConversion { what, .. }) = &first else {
        return first.map(|source| (source, true));
    };
    match host.converted(bytes).map(|docx| read(&docx)) {
        Some(Ok(source)) => {
            host.note(&format!("{name}: {what}, converted by LibreOffice"));
            Ok((source, false))
        }
        _ => first.map(|source| (source, true)),
    }
}

/// Reads a data file as text.
///
/// # Errors
/// If the host has no such file, or it is not text.
pub fn data_text(host: &dyn Host, path: &Path) -> Result<String, Error> {
    let bytes = host.bytes(path)?;
    let name = path.display().to_string();
    match SourceText::data(&name, &bytes) {
        Ok(source) => Ok(source.text().to_owned()),
        Err(why) => Err(Error::DataFile { name, why }),
    }
}
