//! Results to standard output or files; what was there before is never lost.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::settings::Settings;

/// What a packed file begins with, such as a workbook.
const PACKED: &[u8] = b"PK\x03\x04";

/// Writes a result to `-o PATH`, or to standard output.
pub(super) fn result(settings: &Settings, bytes: &[u8]) -> Result<()> {
    if let Some(path) = &settings.output {
        file(path, bytes)
    } else if bytes.starts_with(PACKED) && io::stdout().is_terminal() {
        bail!("the result is a file for an office program, not text; give -o FILE to say where to write it")
    } else {
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush()).context("cannot write to standard output")
    }
}

/// Writes a file aside, then renames it. What is no ordinary file, such as a pipe or `/dev/null`, is written to and stays what it is; a
/// link stays a link.
pub(super) fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let path = target.as_path();
    if std::fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        let written = std::fs::OpenOptions::new().write(true).open(path).and_then(|mut out| out.write_all(bytes));
        return written.with_context(|| format!("cannot write to {}", path.display()));
    }
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    aside(folder, |out| out.write_all(bytes))?.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

/// Writes a set of files into `folder`: all of them aside first, so that a failure leaves the earlier set as it was.
pub(super) fn files(folder: &Path, set: &[(PathBuf, Vec<u8>)]) -> Result<()> {
    let mut aside = Aside::new(folder)?;
    for (name, bytes) in set {
        aside.add(name, bytes)?;
    }
    aside.finish().map(|_| ())
}

/// Files written aside one by one; until [`Aside::finish`] nothing in the folder is touched, and without it all of them vanish.
///
/// A set of thousands of files is neither held in memory nor held open.
#[derive(Debug)]
pub(super) struct Aside<'f> {
    folder: &'f Path,
    written: Vec<(PathBuf, tempfile::TempPath)>,
}

impl<'f> Aside<'f> {
    /// Makes the folder where it is not there.
    pub(super) fn new(folder: &'f Path) -> Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| {
            format!("cannot create the folder {}; check its name and that you may write there", folder.display())
        })?;
        Ok(Self { folder, written: Vec::new() })
    }

    /// Writes one more file.
    pub(super) fn add(&mut self, name: impl AsRef<Path>, bytes: &[u8]) -> Result<()> {
        self.add_with(name, |out| out.write_all(bytes))
    }

    /// Writes one more file as its text comes.
    pub(super) fn add_with(
        &mut self,
        name: impl AsRef<Path>,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        self.written.push((self.folder.join(name), aside(self.folder, write)?.into_temp_path()));
        Ok(())
    }

    /// Puts all files into their places and returns these, in the order in which they were added.
    pub(super) fn finish(self) -> Result<Vec<PathBuf>> {
        let placed = self.written.into_iter().map(|(path, temporary)| {
            temporary.persist(&path).with_context(|| format!("cannot write {}", path.display()))?;
            Ok(path)
        });
        placed.collect()
    }
}

fn aside(folder: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<tempfile::NamedTempFile> {
    let cannot =
        || format!("cannot write into {}; check that the folder is there and that you may write to it", folder.display());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".duibiao-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private by default; a result is an ordinary file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let temporary = builder.tempfile_in(folder).with_context(cannot)?;
    let mut out = BufWriter::new(&temporary);
    write(&mut out).and_then(|()| out.flush()).with_context(cannot)?;
    drop(out);
    Ok(temporary)
}

/// Tells whether an error only says that nobody reads any more.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

/// Says something beside the result.
pub(super) fn note(settings: &Settings, text: &str) {
    if !settings.quiet {
        // Nobody may be reading; that is no failure.
        let _ = writeln!(io::stderr(), "{text}");
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{FileTypeExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn a_link_stays_a_link_and_a_pipe_a_pipe() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link, pipe) = (folder.path().join("real"), folder.path().join("link"), folder.path().join("pipe"));
        std::fs::write(&real, "before").expect("written");
        symlink(&real, &link).expect("a link");
        file(&link, b"after").expect("written");
        assert_eq!(std::fs::read(&real).expect("read"), b"after");
        assert!(std::fs::symlink_metadata(&link).expect("there").is_symlink());

        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || std::fs::read(pipe))
        };
        file(&pipe, b"through").expect("written");
        assert_eq!(reader.join().expect("joined").expect("read"), b"through");
        assert!(std::fs::metadata(&pipe).expect("there").file_type().is_fifo());
    }
}
