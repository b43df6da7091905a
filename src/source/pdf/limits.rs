//! Limits on reading a PDF. A plan of a hundred pages stays far below them; a file made to exhaust the machine does not.

/// Maximum number of pages.
pub(super) const PAGES: usize = 2_000;
/// Maximum number of pieces of text, or of drawn lines, on one page.
pub(super) use crate::source::page::PIECES;
/// Maximum unpacked bytes of all streams together.
pub(super) const UNPACKED: usize = 256 << 20;
/// Maximum unpacked bytes of the content of a page with everything it shows.
pub(super) const PAGE: usize = 4 << 20;
/// Maximum number of strings on a page.
pub(super) const STRINGS: usize = 100_000;
/// Maximum unpacked bytes of a font.
pub(super) const FONT: usize = 32 << 20;
/// Maximum unpacked bytes of the file's index, or of its object streams.
pub(super) const INDEX: usize = 32 << 20;
/// Maximum number of objects in one object stream.
pub(super) const PACKED_OBJECTS: i64 = 100_000;
/// Maximum number of characters on a page that may be a picture with a page number.
pub(super) const LITTLE_TEXT: usize = 40;
