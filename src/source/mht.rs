//! Web pages saved as one file (.mht): extracts the page from its envelope.

use mailparse::{MailParseError, ParsedMail};

use super::{ReadError, extract::Extracted, html};

/// Maximum length of a boundary; the standard allows 70.
const MAX_BOUNDARY: usize = 200;
const WHAT: &str = "web archive (.mht)";
const ADVICE: &str = "open it in a browser, save the page as .html and give that file";

/// Reads the page of an archive, whose document has at most `limit` bytes of text; returns the name of its encoding too.
///
/// # Errors
/// If the archive is cut off or holds no page, or the page cannot be read.
pub(super) fn read(bytes: &[u8], limit: usize) -> Result<(Extracted, &'static str), ReadError> {
    let mail = mailparse::parse_mail(bytes).map_err(|error| damaged(&error))?;
    if let Some(boundary) = mail.ctype.params.get("boundary") {
        if boundary.len() > MAX_BOUNDARY {
            return Err(unreadable("has a boundary longer than the standard allows".to_owned()));
        }
        let end = format!("--{boundary}--");
        if !bytes.windows(end.len()).any(|window| window == end.as_bytes()) {
            return Err(unreadable("is cut off: its end is missing".to_owned()));
        }
    }
    let page = mail.parts().find(|part| part.ctype.mimetype.eq_ignore_ascii_case("text/html"));
    let page = page.ok_or_else(|| unreadable("holds no page".to_owned()))?;
    let body = page.get_body_raw().map_err(|error| damaged(&error))?;
    html::read(&body, charset(page), limit)
}

/// Returns the charset that the envelope declares; mailparse fills in us-ascii if there is none.
fn charset<'m>(page: &'m ParsedMail<'_>) -> Option<&'m str> {
    page.ctype.params.get("charset").map(String::as_str).filter(|name| !name.eq_ignore_ascii_case("us-ascii"))
}

fn damaged(error: &MailParseError) -> ReadError {
    unreadable(format!("is damaged ({error})"))
}

fn unreadable(why: String) -> ReadError {
    ReadError::Unreadable { what: WHAT, why, advice: ADVICE }
}
