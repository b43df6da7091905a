//! Why the system did not do something, in words of this program: what a system says is in another language on every machine, and names
//! files that the user does not know.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

use anyhow::Error as Failure;

/// Before the number of an error in the text of a system.
const NUMBERED: &str = "(os error ";
/// The errors of Windows when another program holds a file open: sharing violation, lock violation.
const SHARED: [i32; 2] = [32, 33];
/// The error of Windows when a file is to be replaced that another program holds open, and when access is denied.
const DENIED: i32 = 5;
/// The errors of Windows when a network drive is gone, of which the standard library knows only some.
const NETWORK: [i32; 8] = [51, 53, 54, 55, 59, 64, 67, 1231];

/// Another program may hold open the file that is to be replaced.
#[derive(Debug)]
struct HeldOpen;

impl fmt::Display for HeldOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it may be open in Excel or WPS; close it there and try again")
    }
}

impl Error for HeldOpen {}

/// Returns an error and all its causes.
pub(super) fn all(error: &Failure) -> String {
    error.chain().map(one).collect::<Vec<_>>().join(": ")
}

/// Returns an error of the system.
pub(super) fn of(error: &io::Error) -> Cow<'static, str> {
    match words(error.kind(), error.raw_os_error(), cfg!(windows)) {
        Some(words) => words,
        None => Cow::Owned(error.to_string()),
    }
}

/// Whether an error says that another program holds a file open.
pub(super) fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(|code| SHARED.contains(&code))
}

/// Returns the error of replacing a file.
pub(super) fn replacing(error: io::Error) -> io::Error {
    if is_open(error.raw_os_error(), cfg!(windows)) { io::Error::new(ErrorKind::ResourceBusy, HeldOpen) } else { error }
}

/// Whether a file could not be replaced because another program may hold it open.
pub(super) fn stays(error: &io::Error) -> bool {
    matches!(error.get_ref(), Some(inner) if inner.is::<HeldOpen>())
}

/// Whether the error is that of replacing a file that another program holds open.
fn is_open(code: Option<i32>, is_windows: bool) -> bool {
    is_windows && code.is_some_and(|code| code == DENIED || SHARED.contains(&code))
}

fn one(error: &(dyn Error + 'static)) -> String {
    if let Some(error) = error.downcast_ref::<io::Error>() {
        return of(error).into_owned();
    }
    let text = error.to_string();
    // An error of the system within that of a library.
    let code = text.split_once(NUMBERED).and_then(|(_, behind)| behind.split_once(')')?.0.parse().ok());
    code.map_or(text, |code| of(&io::Error::from_raw_os_error(code)).into_owned())
}

/// `None` if it is an error of a program and not of the system, which has its own words.
fn words(kind: ErrorKind, code: Option<i32>, is_windows: bool) -> Option<Cow<'static, str>> {
    let has = |codes: &[i32]| is_windows && code.is_some_and(|code| codes.contains(&code));
    Some(Cow::Borrowed(match kind {
        _ if has(&SHARED) => "another program is using it; close it there and try again",
        _ if has(&NETWORK) => "the network drive cannot be reached",
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "access is denied",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "no more room is granted on this disk",
        ErrorKind::FileTooLarge => "the disk takes no file of this size",
        ErrorKind::NotADirectory => "a part of the path is no folder",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::AlreadyExists => "a file or folder of that name is there",
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        ErrorKind::InvalidFilename => "the name is too long, or has characters that no file may have",
        ErrorKind::DirectoryNotEmpty => "the folder is not empty",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy if code.is_some() => {
            "another program is using it; close it there and try again"
        }
        ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::StaleNetworkFileHandle => "the network drive cannot be reached",
        _ => return code.map(|code| Cow::Owned(format!("the system reports error {code}"))),
    }))
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;

    #[test]
    fn no_words_of_the_system_are_left() {
        for code in 1..140 {
            let told = of(&io::Error::from_raw_os_error(code)).into_owned();
            assert!(!told.contains("os error") && !told.is_empty(), "{code}: {told}");
        }
        let of_library = Failure::msg("I/O error: No space left on device (os error 28)").context("cannot write the cache x");
        if cfg!(target_os = "linux") {
            assert_eq!(all(&of_library), "cannot write the cache x: the disk is full");
        }
        // A hidden folder is not named: the kind of the error says it all.
        let made = io::Error::new(ErrorKind::PermissionDenied, "Permission denied (os error 13) at path \"/x/.duibiao-abc\"");
        let made: Failure = Err::<(), _>(made).context("cannot write x.csv").expect_err("an error");
        assert_eq!(all(&made), "cannot write x.csv: access is denied");
    }

    #[test]
    fn what_a_program_says_stays() {
        assert_eq!(of(&io::Error::other("other runs keep removing it")), "other runs keep removing it");
        assert_eq!(of(&io::Error::new(ErrorKind::InvalidData, "a cell (os error")), "a cell (os error");
        assert_eq!(all(&Failure::msg("a.txt (os error of yours)")), "a.txt (os error of yours)");
        let held = io::Error::new(ErrorKind::ResourceBusy, HeldOpen);
        assert_eq!(of(&held), HeldOpen.to_string());
        assert!(stays(&held) && !stays(&io::Error::other("held")));
    }

    #[test]
    fn a_file_that_is_open_in_windows_is_called_so() {
        for (code, is_windows, expected) in
            [(5, true, true), (32, true, true), (33, true, true), (2, true, false), (32, false, false), (5, false, false)]
        {
            assert_eq!(is_open(Some(code), is_windows), expected, "{code}");
        }
        assert!(!is_open(None, true));
        let told = |code| words(ErrorKind::Other, Some(code), true).unwrap_or_default().into_owned();
        assert!(told(32).contains("another program is using it") && told(53).contains("network") && told(87).contains("87"));
    }
}
