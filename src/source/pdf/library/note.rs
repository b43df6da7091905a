//! What every reader of PDF knows of the notes on top of a page.

/// Maximum number of notes on a page.
pub(super) const MOST: usize = 2_000;
/// Maximum number of parent fields searched for an inherited entry.
pub(super) const DEPTH: usize = 16;
/// Flags of a hidden note.
pub(super) const UNSEEN: i64 = 0b10_0010;
/// Font size of text without an appearance.
pub(super) const SIZE: f32 = 12.0;
