//! Web pages saved as one file (.mht): takes the page out of its envelope.

use mailparse::{MailParseError, ParsedMail};

use super::{ReadError, extract::Extracted, html};

/// Longest boundary; the standard says 70.
const MAX_BOUNDARY: usize = 200;
const WHAT: &str = "web archive (.mht)";
const ADVICE: &str = "open it in a browser, save the page as .html and give that file";

/// Reads the page of an archive, whose document has at most `limit` bytes of text; names its encoding.
///
/// # Errors
/// When the archive is cut off or holds no page, or the page cannot be read.
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

/// The charset that the envelope names; mailparse fills in us-ascii where it names none.
fn charset<'m>(page: &'m ParsedMail<'_>) -> Option<&'m str> {
    page.ctype.params.get("charset").map(String::as_str).filter(|name| !name.eq_ignore_ascii_case("us-ascii"))
}

fn damaged(error: &MailParseError) -> ReadError {
    unreadable(format!("is damaged ({error})"))
}

fn unreadable(why: String) -> ReadError {
    ReadError::Unreadable { what: WHAT, why, advice: ADVICE }
}
