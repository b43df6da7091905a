//! Counts of what the program makes of texts that were written without a look at it, kept in a file so that no change moves them unseen.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::path::Path;
use std::{env, fs};

/// Holds counts against those in a file; with `BLESS` set the file is written. `name` is that of the test file, for whoever has to.
pub(crate) fn holds(path: &Path, counted: &str, name: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(path, counted).expect("can be written");
    }
    let known = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        known,
        counted,
        "`BLESS=1 cargo test --test judging {name}` writes {} anew; say why in the change",
        path.display()
    );
}
