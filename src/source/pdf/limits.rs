//! How much of a PDF is read. A plan of a hundred pages stays far below each of these; a file made to exhaust the machine does not.

/// Most pages.
pub(super) const PAGES: usize = 2_000;
/// Most pieces of text, or drawn lines, on one page.
pub(super) const PIECES: usize = 20_000;
/// Most bytes that all streams together may unpack to.
pub(super) const UNPACKED: usize = 256 << 20;
/// Most bytes that the content of a page, with all that it shows, may unpack to.
pub(super) const PAGE: usize = 4 << 20;
/// Most strings that a page shows.
pub(super) const STRINGS: usize = 100_000;
/// Most bytes that a font may unpack to.
pub(super) const FONT: usize = 32 << 20;
/// Most bytes that the index of the file, or its packed objects, may unpack to.
pub(super) const INDEX: usize = 32 << 20;
/// Most objects in one pack.
pub(super) const PACKED_OBJECTS: i64 = 100_000;
/// Characters up to which a page may be a picture with a number under it.
pub(super) const LITTLE_TEXT: usize = 40;
