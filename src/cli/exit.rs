//! Exit codes.

/// Success.
pub(super) const CLEAN: u8 = 0;

/// Gaps were found, and the user asked for a failing exit code.
pub(super) const GAPS: u8 = 1;

/// The compared inputs differ.
pub(super) const DIFFERENT: u8 = 1;

/// Bad usage or unreadable input.
pub(super) const BAD_INPUT: u8 = 2;
