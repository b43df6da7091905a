//! The content security policy of a page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns a policy under which nothing is loaded or sent; only the page's own style and script, by their hashes, are allowed.
pub(crate) fn policy(style: &str, script: Option<&str>) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    // `default-src` denies what is not listed.
    let script = script.map(|script| format!("script-src {}; ", hash(script))).unwrap_or_default();
    format!("default-src 'none'; style-src {}; {script}base-uri 'none'; form-action 'none'", hash(style))
}
