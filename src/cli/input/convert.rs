//! Converts formats that are not read natively with an installed LibreOffice.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::cli::output::Stage;

/// Time limit of a conversion.
const LIMIT: Duration = Duration::from_mins(1);
/// Polling interval.
const STEP: Duration = Duration::from_millis(50);

/// Converts a document to a Word document, if LibreOffice is installed.
pub(super) fn to_docx(bytes: &[u8], limit: u64) -> Option<Vec<u8>> {
    converted(bytes, "soffice", limit)
}

/// Converts to `.docx` with `program`; `None` if it is missing, fails, takes too long or writes too much.
fn converted(bytes: &[u8], program: &str, limit: u64) -> Option<Vec<u8>> {
    let folder = Stage::new(&std::env::temp_dir()).ok()?;
    // LibreOffice detects by content which of the formats with this extension it is.
    let input = folder.path().join("plan.doc");
    std::fs::write(&input, bytes).ok()?;
    let child = start(program, folder.path(), &input)?;
    if !ends(child) {
        return None;
    }
    let mut found = Vec::new();
    let output = std::fs::File::open(folder.path().join("plan.docx")).ok()?;
    output.take(limit.saturating_add(1)).read_to_end(&mut found).ok()?;
    u64::try_from(found.len()).ok().filter(|&size| size <= limit)?;
    Some(found)
}

fn start(program: &str, folder: &Path, input: &Path) -> Option<Child> {
    // A separate profile: a running LibreOffice would take over the job and not answer.
    let profile = format!("-env:UserInstallation={}", address(&folder.join("profile").to_string_lossy()));
    let mut command = Command::new(program);
    command.arg(profile).args(["--headless", "--norestore", "--convert-to", "docx", "--outdir"]).arg(folder).arg(input);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}

/// Returns the URL of a folder: a Windows path begins with a drive letter.
fn address(path: &str) -> String {
    if path.starts_with('/') { format!("file://{path}") } else { format!("file:///{}", path.replace('\\', "/")) }
}

/// Waits for the end; returns `true` on success.
fn ends(mut child: Child) -> bool {
    let mut waited = Duration::ZERO;
    while waited < LIMIT {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(STEP),
            Err(_) => break,
        }
        waited += STEP;
    }
    // The process is no longer needed; whether it could be killed does not change the answer.
    let _ = child.kill();
    let _ = child.wait();
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_the_program_nothing_is_converted() {
        assert_eq!(converted(b"{\\rtf1 text}", "no-such-program-here", 1000), None);
    }

    #[test]
    fn an_address_is_one_on_every_system() {
        assert_eq!(address("/tmp/a b"), "file:///tmp/a b");
        assert_eq!(address(r"C:\Users\a\Temp"), "file:///C:/Users/a/Temp");
    }

    #[test]
    fn a_program_that_makes_no_file_converts_nothing() {
        assert_eq!(converted(b"{\\rtf1 text}", "true", 1000), None);
    }
}
