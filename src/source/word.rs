//! Shared by the readers of `.docx`, `.doc`, `.odt` and `.rtf`: a document as blocks, list numbers as Word prints them, and blocks →
//! text.

mod block;
mod equation;
mod field;
mod form;
mod label;
mod letterhead;
mod lists;
mod number;
mod rows;
mod symbol;

pub(in crate::source) use block::{Block, Cell, extract};
pub(in crate::source) use field::Fields;
pub(in crate::source) use form::{Form, Kind as FormKind};
pub(in crate::source) use label::{Label, Suffix};
pub(in crate::source) use letterhead::add_letterhead;
pub(in crate::source) use lists::{LEVELS, Level, List, Lists, Override, Piece};
pub(in crate::source) use number::NumberFormat;
pub(in crate::source) use rows::{Mark, Merge, Shape, Tables};
pub(in crate::source) use symbol::{symbol, symbol_font};

/// Maximum number of paragraphs read; a plan has some hundred.
pub(in crate::source) const PARAGRAPH_LIMIT: usize = 200_000;
/// Area from which a picture may hold readable text, in square centimetres; a seal has 18, a page 600.
pub(in crate::source) const PICTURE_AREA: i32 = 30;
/// Maximum length of a list number pattern, in characters; it is printed for every paragraph.
pub(in crate::source) const PATTERN_LIMIT: usize = 255;
