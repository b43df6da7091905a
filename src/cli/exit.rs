//! Exit codes.

/// Everything went well.
pub(super) const CLEAN: u8 = 0;

/// Gaps were found, and the user asked to be told by the exit code.
pub(super) const GAPS: u8 = 1;

/// Two things that were compared differ.
pub(super) const DIFFERENT: u8 = 1;

/// Bad usage or unreadable input.
pub(super) const BAD_INPUT: u8 = 2;
