//! A result too long to be held in memory: it is written to a temporary file and moved into place when complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::clean::Clean;
use super::stage::Stage;
use super::{exchange, not_written, place, refused, target};
use crate::cli::cause;
use crate::cli::settings::Settings;

/// Number of bytes compared at a time.
const PART: usize = 1 << 16;

/// A complete result that has not been output yet.
#[derive(Debug)]
pub(in crate::cli) struct Spool {
    file: File,
    /// Folder beside the output file; a result for standard output is in the system's temporary folder.
    stage: Option<Stage>,
}

/// Name of the file in its folder.
const MADE: &str = "result";

/// Creates a result.
///
/// # Errors
/// Those of `write`, if there is no room, and if the output file may not be written.
pub(in crate::cli) fn spool(settings: &Settings, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Spool> {
    const NO_ROOM: &str = "cannot write the result aside; check that the disk has room";
    let (file, stage) = match settings.output.as_deref().filter(|path| !target::is_special(path)) {
        Some(path) => {
            let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
            if let Some(refusal) = target::refusal(&real, settings, |_| None) {
                bail!(refused(path, refusal));
            }
            let cannot = |error| not_written(path, error);
            let stage = Stage::new(folder_of(&real)).map_err(cannot)?;
            let made = stage.path().join(MADE);
            (File::options().read(true).write(true).create_new(true).open(made).map_err(cannot)?, Some(stage))
        }
        None => (tempfile::tempfile().context(NO_ROOM)?, None),
    };
    let mut out = Clean::new(BufWriter::new(file));
    write(&mut out)?;
    let mut file = out.finish().and_then(|out| out.into_inner().map_err(io::IntoInnerError::into_error)).context(NO_ROOM)?;
    file.rewind().context(NO_ROOM)?;
    Ok(Spool { file, stage })
}

impl Spool {
    /// Moves it into place.
    ///
    /// # Errors
    /// If that would overwrite a foreign file, or writing fails.
    pub(in crate::cli) fn finish(mut self, settings: &Settings) -> Result<()> {
        let Some(path) = &settings.output else {
            let mut out = io::stdout().lock();
            let written = io::copy(&mut self.file, &mut out).and_then(|_| out.flush());
            return written.context("cannot write to standard output");
        };
        let cannot = |error| not_written(path, error);
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        let Some(stage) = &self.stage else {
            let copied = File::options().write(true).open(&real).and_then(|mut out| io::copy(&mut self.file, &mut out));
            return copied.map(|_| ()).map_err(cannot);
        };
        let made = stage.path().join(MADE);
        let theirs = |path: &Path| if is_same(path, &made).unwrap_or(false) { None } else { target::not_ours(path) };
        if let Some(refusal) = target::refusal(&real, settings, theirs) {
            bail!(refused(path, refusal));
        }
        if let Ok(known) = fs::metadata(&real) {
            self.file.set_permissions(known.permissions()).map_err(cannot)?;
        }
        self.file.sync_all().map_err(cannot)?;
        let _held_back = exchange::exchange();
        fs::rename(&made, &real).map_err(cause::replacing).map_err(cannot)?;
        place::sync_folder(folder_of(&real));
        Ok(())
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut here, mut there) = (Vec::new(), Vec::new());
    loop {
        here.clear();
        there.clear();
        Read::by_ref(&mut one).take(PART as u64).read_to_end(&mut here)?;
        Read::by_ref(&mut other).take(PART as u64).read_to_end(&mut there)?;
        if here != there || here.is_empty() {
            return Ok(here == there);
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::Args;

    fn settings(path: &Path, options: &[&str]) -> Settings {
        let path = path.to_string_lossy().into_owned();
        let words = ["duibiao", "completions", "bash", "-o", &path].into_iter().chain(options.iter().copied());
        Settings::new(&Args::try_parse_from(words).expect("valid").global)
    }

    fn write(path: &Path, text: &str, options: &[&str]) -> Result<()> {
        let settings = settings(path, options);
        spool(&settings, |out| Ok(out.write_all(text.as_bytes())?))?.finish(&settings)
    }

    #[test]
    fn it_takes_the_place_of_what_this_program_wrote_and_of_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.jsonl");
        write(&path, "{\"schema\":\"duibiao/map/v1\"}\n", &[]).expect("new");
        write(&path, "{\"schema\":\"duibiao/map/v1\",\"plan\":\"p\"}\n", &[]).expect("ours");
        fs::write(&path, "theirs").expect("written");
        write(&path, "theirs", &[]).expect("the same bytes");
        let refused = write(&path, "ours", &[]).expect_err("refused").to_string();
        assert!(refused.contains("was not written by this program") && refused.contains("--force"), "{refused}");
        assert_eq!(fs::read(&path).expect("read"), b"theirs");
        write(&path, "ours", &["--force"]).expect("forced");
        assert_eq!(fs::read(&path).expect("read"), b"ours");
        assert!(write(folder.path(), "x", &[]).expect_err("refused").to_string().contains("is a folder"));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_fails_half_way_leaves_what_was_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.jsonl");
        write(&path, "before", &[]).expect("new");
        let settings = settings(&path, &["--force"]);
        let failed = spool(&settings, |out| {
            out.write_all(b"half")?;
            bail!("no more")
        });
        assert_eq!(failed.err().map(|error| error.to_string()).as_deref(), Some("no more"));
        assert_eq!(fs::read(&path).expect("read"), b"before");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside it");
    }
}
