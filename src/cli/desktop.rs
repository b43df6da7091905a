//! Started from the desktop of Windows, by double click or by folders dropped on the program: its window closes with it, so that
//! whatever it says must wait for the reader.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::output;
use crate::report::Lang;

/// What terminals and their shells set for programs that are started in them.
const OF_SHELLS: [&str; 5] = ["PROMPT", "WT_SESSION", "TERM", "TERM_PROGRAM", "MSYSTEM"];

/// Whether the program was started from the desktop, as far as that shows.
pub(super) fn is_alone(arguments: &[OsString]) -> bool {
    let is_in_shell = OF_SHELLS.iter().any(|name| std::env::var_os(name).is_some());
    cfg!(windows) && is_dropped(arguments) && !is_in_shell && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Whether there is nothing behind the program but whole paths, which nobody types.
fn is_dropped(arguments: &[OsString]) -> bool {
    arguments.iter().skip(1).all(|argument| Path::new(argument).is_absolute())
}

/// Says how to begin.
pub(super) fn guide(lang: Lang) {
    for said in [
        "double click duibiao.html to compare plans in the browser, or drop a folder of plans on this program to have its report made",
        "to type commands, open this folder, write powershell into the address bar of its window, and begin with .\\duibiao.exe --help",
    ] {
        output::say(&format!("{}\n", lang.said(said)), false);
    }
}

/// Waits until the reader closes the window.
pub(super) fn wait(lang: Lang) {
    output::say(&format!("\n{}\n", lang.said("press Enter to close this window")), false);
    // Nobody waits where nothing can be read.
    let _ = io::stdin().read_line(&mut String::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_not_dropped() {
        let here = std::env::temp_dir().into_os_string();
        let dropped = |all: &[&OsString]| is_dropped(&all.iter().map(|one| (*one).clone()).collect::<Vec<_>>());
        let (program, typed) = (OsString::from("duibiao"), OsString::from("seeds"));
        assert!(dropped(&[&program]) && dropped(&[&program, &here]) && dropped(&[&program, &here, &here]));
        assert!(!dropped(&[&program, &typed]) && !dropped(&[&program, &here, &OsString::from("--lang")]));
        // Nothing waits on another system.
        assert_eq!(is_alone(&[program]), cfg!(windows) && is_alone(&[]));
    }
}
