//! Writes results to standard output or files; never loses existing files, and removes terminal control characters.

mod exchange;
mod own_files;
mod place;
mod set;
mod signals;
mod spool;
mod stage;
mod target;

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::cause;
use super::settings::Settings;
use crate::render::clean;
use crate::source::unseen;
pub(super) use own_files::OwnFiles;
pub(super) use set::{Outcome, Set, tree};
pub(super) use spool::spool;
pub(super) use stage::Stage;
use target::Refusal;

/// Writes a result to `-o PATH`, or to standard output.
pub(super) fn result(settings: &Settings, bytes: &[u8]) -> Result<()> {
    if let Some(path) = &settings.output {
        return file(path, bytes, settings);
    }
    let mut out = io::stdout().lock();
    if bytes.starts_with(clean::PACKED) && out.is_terminal() {
        bail!("the result is a file for an office program, not text; give -o FILE to say where to write it")
    }
    let styled = if settings.has_styles() { std::str::from_utf8(bytes).ok() } else { None };
    let written = match styled {
        Some(text) => out.write_all(clean::styled(text).as_bytes()),
        None => out.write_all(&clean::bytes(bytes)),
    };
    written.and_then(|()| out.flush()).context("cannot write to standard output")
}

/// Reports on standard output about a result that consists of files in a folder; a quiet run prints nothing.
pub(super) fn summary(settings: &Settings, text: &str) -> Result<()> {
    if settings.quiet { Ok(()) } else { result(settings, text.as_bytes()) }
}

/// Writes a file, unless that would overwrite another program's file.
///
/// # Errors
/// Also if the file is an input of this run.
pub(super) fn file(path: &Path, bytes: &[u8], settings: &Settings) -> Result<()> {
    let bytes = clean::bytes(bytes);
    let is_same = |path: &Path| fs::read(path).is_ok_and(|found| found == *bytes);
    put(path, &bytes, settings, |path| if is_same(path) { None } else { target::not_ours(path) })
}

/// Rewrites a file that users edit too; it was read before, so that `bytes` contains their edits.
pub(super) fn file_again(path: &Path, bytes: &[u8]) -> Result<()> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    replace(&real, &clean::bytes(bytes)).with_context(|| format!("cannot write {}", path.display()))
}

fn put(path: &Path, bytes: &[u8], settings: &Settings, theirs: impl FnOnce(&Path) -> Option<&'static str>) -> Result<()> {
    // A symbolic link is kept.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if target::is_special(&real) {
        let written = fs::OpenOptions::new().write(true).open(&real).and_then(|mut out| out.write_all(bytes));
        return written.with_context(|| format!("cannot write to {}", path.display()));
    }
    if let Some(refusal) = target::refusal(&real, settings, theirs) {
        bail!(refused(path, refusal));
    }
    replace(&real, bytes).map_err(|error| not_written(path, error))
}

/// Returns the error of writing to `-o PATH`.
fn not_written(path: &Path, error: io::Error) -> anyhow::Error {
    let path = path.display();
    let said = if cause::stays(&error) {
        format!("cannot write {path}")
    } else {
        format!("cannot write {path}; check that the folder is there and that you may write to it")
    };
    anyhow::Error::new(error).context(said)
}

/// Returns the message why a file is not written.
fn refused(path: &Path, refusal: Refusal) -> String {
    let help = match refusal.why {
        target::OPEN => "or name another file",
        _ if refusal.yields => "name another file, or overwrite it with --force",
        _ => "name another file",
    };
    format!("{} {}; {help}", path.display(), refusal.why)
}

/// Writes a temporary file, then renames it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let stage = Stage::new(folder)?;
    let made = stage.path().join("result");
    let written = fs::File::create_new(&made).and_then(|mut out| {
        if let Ok(known) = fs::metadata(path) {
            out.set_permissions(known.permissions())?;
        }
        out.write_all(bytes)?;
        out.sync_all()
    });
    let _held_back = exchange::exchange();
    written?;
    fs::rename(&made, path).map_err(cause::replacing)?;
    place::sync_folder(folder);
    Ok(())
}

/// Returns `true` if an error only means that the reader closed the pipe.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

/// Prints a note on standard error.
pub(super) fn note(settings: &Settings, text: &str) {
    if !settings.quiet {
        let options = settings.for_terminal();
        let text = format!("{}\n", options.lang.said(text));
        say(&if io::stderr().is_terminal() { options.lines(&text) } else { text }, false);
    }
}

/// Writes to standard error; `styled` is whether the text contains styles of this program.
pub(super) fn say(text: &str, styled: bool) {
    let clean = if styled { clean::styled(text) } else { unseen::without(text).into_owned() };
    // Standard error may be closed, which is no failure.
    let _ = io::stderr().write_all(clean.as_bytes());
}

/// Returns a path for a result, which is the same bytes on every system.
pub(super) fn path(path: &Path) -> String {
    slashed(&plain(&path.display().to_string()), cfg!(windows))
}

/// Puts `/` between the folders of a path of Windows; elsewhere `\` is a character of a name.
fn slashed(path: &str, is_windows: bool) -> String {
    if is_windows { path.replace('\\', "/") } else { path.to_owned() }
}

/// Returns a text for a terminal line that another module writes.
pub(super) fn plain(text: &str) -> String {
    unseen::without(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{FileTypeExt, symlink};
    use std::process::Command;

    use clap::Parser;

    use super::*;
    use crate::cli::args::Args;

    fn settings(options: &[&str]) -> Settings {
        let words = ["duibiao", "completions", "bash"].iter().chain(options);
        Settings::new(&Args::try_parse_from(words).expect("valid").global)
    }

    #[test]
    fn what_somebody_else_wrote_is_overwritten_by_force_only_and_what_is_read_never() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.txt");
        fs::write(&path, "theirs").expect("written");
        let refused = file(&path, b"ours", &settings(&[])).expect_err("refused").to_string();
        assert!(refused.contains("was not written by this program") && refused.contains("--force"), "{refused}");
        file(&path, b"theirs", &settings(&[])).expect("the same bytes");
        file(&path, b"ours", &settings(&["--force"])).expect("forced");
        assert_eq!(fs::read(&path).expect("read"), b"ours");
        let reading = settings(&["--force"]);
        reading.note_input(&path);
        let refused = file(&path, b"other", &reading).expect_err("refused").to_string();
        assert!(refused.contains("is read by this very command") && !refused.contains("--force"), "{refused}");
        reading.forget_input(&path);
        file(&path, b"other", &reading).expect("no input any more");
        assert!(file(folder.path(), b"x", &reading).expect_err("refused").to_string().contains("is a folder"));
        let names: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
        assert_eq!(names.len(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_path_is_written_alike_on_every_system() {
        assert_eq!(slashed(r"drafts\a.txt", true), "drafts/a.txt");
        assert_eq!((slashed(r"a\b.txt", false), slashed("a/b.txt", true)), (r"a\b.txt".to_owned(), "a/b.txt".to_owned()));
    }

    #[test]
    fn a_link_stays_a_link_and_a_pipe_a_pipe() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link, pipe) = (folder.path().join("real"), folder.path().join("link"), folder.path().join("pipe"));
        fs::write(&real, "before").expect("written");
        symlink(&real, &link).expect("a link");
        file(&link, b"after", &settings(&["--force"])).expect("written");
        assert_eq!(fs::read(&real).expect("read"), b"after");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());

        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || fs::read(pipe))
        };
        file(&pipe, b"through", &settings(&["--force"])).expect("written");
        assert_eq!(reader.join().expect("joined").expect("read"), b"through");
        assert!(fs::metadata(&pipe).expect("there").file_type().is_fifo());
    }
}
