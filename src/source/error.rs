//! The error of reading a document.

/// Why a document could not be read; every message says what to do about it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadError {
    /// The file holds no text at all.
    #[error("the file is empty; check that the right file was saved")]
    Empty,
    /// The content is in a known format that is not plain text.
    #[error("this is {what}, not a text file; {advice}")]
    NotText {
        /// What the content looks like.
        what: &'static str,
        /// What the user can do.
        advice: &'static str,
    },
    /// The file is password-protected.
    #[error("the file is locked with a password; open it, save it without a password, and give that file")]
    Encrypted,
    /// The file is damaged.
    #[error("this {what} is damaged ({why}); if its program can open it, save it again there and give that file")]
    Damaged {
        /// What the file is.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The file is built in a way that would exhaust its reader.
    #[error("the file was refused: {why}; copy its text into a new document and give that file")]
    TooComplex {
        /// What is wrong with it.
        why: String,
    },
    /// The file holds no text, but something that may show text.
    #[error("there is no text in it, only {what} (a scan?); run text recognition on it first and give the result")]
    NoText {
        /// What it holds.
        what: String,
    },
    /// The format must first be converted by another program.
    #[error(
        "this is {what}, which is not read ({why}); save it as .docx in Word or WPS, or convert it with LibreOffice: soffice --headless --convert-to docx FILE"
    )]
    NeedsConversion {
        /// What the file is.
        what: &'static str,
        /// Why it is not read.
        why: String,
    },
    /// The file has a supported format but is damaged, locked, empty or malicious.
    #[error("this {what} {why}; {advice}")]
    Unreadable {
        /// The format.
        what: &'static str,
        /// What is wrong with the file.
        why: String,
        /// What the user can do.
        advice: &'static str,
    },
    /// The bytes are in no recognised encoding.
    #[error("line {line} holds bytes that are not text in {encoding}; open the file in an editor and save it as UTF-8")]
    BadBytes {
        /// Line of the first bad byte, from 1.
        line: usize,
        /// The best matching encoding.
        encoding: &'static str,
    },
    /// The file has more pages than the limit.
    #[error("the file has {count} pages, more than the limit of {limit}; give the pages of the plan only")]
    TooManyPages {
        /// Number of pages.
        count: usize,
        /// Limit in pages.
        limit: usize,
    },
    /// All pages are pictures.
    #[error(
        "this is a scan without a text layer: page {pages} holds no text; run text recognition (OCR) on it and give the result"
    )]
    NoTextLayer {
        /// Numbers of the pages without text, such as “1–3, 5”.
        pages: String,
    },
    /// The fonts do not say which characters they draw.
    #[error(
        "{percent} % of the characters cannot be told, because a font of this PDF has no Unicode map; print it to a new PDF, or run text recognition (OCR) on it"
    )]
    NoUnicode {
        /// Percentage of unknown characters.
        percent: usize,
    },
    /// The file holds more text than the limit.
    #[error(
        "the file holds at least {size} bytes of text, more than the limit of {limit}; give the part that is the plan, or raise the limit with --max-text"
    )]
    TooMuchText {
        /// Length of its text in bytes of UTF-8, or a lower bound: counting stops far beyond the limit.
        size: usize,
        /// Limit in bytes.
        limit: usize,
    },
    /// The file is larger than the limit.
    #[error("the file has {size} bytes, more than the limit of {limit}; raise it with --max-size if this really is a plan")]
    TooLarge {
        /// Size in bytes.
        size: u64,
        /// Limit in bytes.
        limit: u64,
    },
}
