//! A set of files in its own folder: complete or absent, and never replacing foreign files.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::own_files::{FILE_NAME, Now, OwnFiles, hash_of};
use super::stage::{self, Stage};
use super::{exchange, place, target};
use crate::cli::settings::Settings;
use crate::render::Aside;
use crate::render::clean::Clean;
use crate::source::parallel;

/// How long to wait for another run that changes files in the same place.
const PATIENCE: Duration = Duration::from_secs(30);
/// Polling interval.
const STEP: Duration = Duration::from_millis(10);
/// Maximum number of file names in an error message.
const SHOWN: usize = 10;

/// Files in a staging folder; until [`Set::finish`] the target folder is untouched, and without it all of them are removed.
///
/// A set of thousands of files is neither held in memory nor held open.
#[derive(Debug)]
pub(in crate::cli) struct Set {
    folder: PathBuf,
    /// The folder as the user named it.
    shown: PathBuf,
    stage: Stage,
    names: Vec<String>,
}

/// An unnamed file that stores pieces one after another.
#[derive(Debug)]
pub(in crate::cli) struct AsideFile {
    file: File,
    end: u64,
}

impl Aside for AsideFile {
    fn put(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let at = self.end;
        self.file.write_all(bytes)?;
        self.end += bytes.len() as u64;
        Ok(at)
    }

    fn get(&mut self, at: u64, len: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; len];
        self.file.seek(SeekFrom::Start(at))?;
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// The result of writing a set.
#[derive(Debug, Default)]
pub(in crate::cli) struct Outcome {
    /// Its files, in the order in which they were added.
    pub written: Vec<PathBuf>,
    /// Files of the earlier set that the new one does not have; they were removed.
    pub removed: Vec<PathBuf>,
    /// Such files that were changed since; they were kept.
    pub left: Vec<PathBuf>,
}

impl Set {
    /// Begins a set for `folder`, which need not exist.
    ///
    /// # Errors
    /// If nothing can be written there.
    pub(in crate::cli) fn new(folder: &Path) -> Result<Self> {
        let cannot = || format!("cannot create the folder {}; check its name and that you may write there", folder.display());
        if folder.exists() && !folder.is_dir() {
            bail!("cannot create the folder {}: a file of that name is there; name another folder", folder.display());
        }
        let (parent, rest) = existing(folder).with_context(cannot)?;
        let (real, stage) = begun(&parent, &rest).with_context(cannot)?;
        fs::create_dir(stage.path().join(place::SET)).with_context(cannot)?;
        Ok(Self { folder: real, shown: folder.to_path_buf(), stage, names: Vec::new() })
    }

    /// Writes one more file as its content is produced.
    pub(in crate::cli) fn add(
        &mut self,
        name: impl Into<String>,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        let name = name.into();
        if Path::new(&name).file_name().is_none_or(|own| own != name.as_str()) {
            bail!("“{name}” is no name of a file");
        }
        let path = self.made(&name);
        let written = File::create_new(&path).and_then(|file| {
            let mut out = Clean::new(BufWriter::new(file));
            write(&mut out)?;
            out.finish()?.flush()
        });
        // If a signal handler is cleaning up, the process ends here.
        drop(exchange::exchange());
        written.with_context(|| format!("cannot write {name}; check that the disk has room"))?;
        self.names.push(name);
        Ok(())
    }

    fn made(&self, name: &str) -> PathBuf {
        self.stage.path().join(place::SET).join(name)
    }

    /// Creates temporary storage for pieces of files, which is removed at the end of the run.
    ///
    /// # Errors
    /// If nothing can be written there.
    pub(in crate::cli) fn aside(&self) -> Result<AsideFile> {
        let made = tempfile::tempfile_in(self.stage.path());
        let file = made.with_context(|| format!("cannot write into {}", self.shown.display()))?;
        Ok(AsideFile { file, end: 0 })
    }

    /// Moves all files into place in one step.
    ///
    /// # Errors
    /// If a file would replace one that this program did not write; then nothing is changed.
    pub(in crate::cli) fn finish(self, settings: &Settings) -> Result<Outcome> {
        let new = self.listed().with_context(|| format!("cannot write into {}", self.shown.display()))?;
        let beside = self.stage.path().parent().unwrap_or(Path::new("."));
        let _alone = alone(beside)?;
        let old = OwnFiles::read(&self.folder);
        let now = Now::in_folder(&self.folder);
        self.refuse(&old, &new, &now, settings)?;
        let gone = place::gone(&old, &new, &now);
        let left = old.names().filter(|name| !new.has(name) && !gone.iter().any(|gone| gone == name));
        let left = left.filter(|name| self.folder.join(name).exists()).map(|name| self.shown.join(name)).collect();
        // A changed file that the new set does not have belongs to the user.
        let is_ours = |name: &str| new.has(name) || old.is_as_written(&now, name);
        let in_one_step =
            beside != self.folder && holds_only(&self.folder, is_ours) && is_movable(&self.folder, self.stage.path());
        let swapped = in_one_step && place::swap(self.stage.path(), &self.folder).is_ok();
        if swapped {
            place::give_back(self.stage.path(), &self.folder, |name| name == FILE_NAME || old.has(name) || new.has(name));
        } else {
            let changed = place::one_by_one(self.stage.path(), &self.folder, &gone);
            let cannot = || {
                format!("cannot replace the files in {}; close them in other programs. Nothing was changed", self.shown.display())
            };
            changed.with_context(cannot)?;
        }
        place::sync_folder(beside);
        let paths = |names: Vec<String>| names.into_iter().map(|name| self.shown.join(name)).collect();
        Ok(Outcome { written: paths(self.names.clone()), removed: paths(gone), left })
    }

    /// Flushes the files to disk and writes their list.
    fn listed(&self) -> io::Result<OwnFiles> {
        let brought = parallel::each_waiting(&self.names, |name| {
            let path = self.made(name);
            let hash = hash_of(&path)?;
            File::options().write(true).open(&path)?.sync_all()?;
            Ok((name.clone(), hash))
        });
        let list = OwnFiles::new(brought.into_iter().collect::<io::Result<Vec<_>>>()?);
        let path = self.made(FILE_NAME);
        fs::write(&path, list.text())?;
        File::options().write(true).open(&path)?.sync_all()?;
        place::sync_folder(&self.stage.path().join(place::SET));
        Ok(list)
    }

    /// Checks all names before anything changes.
    fn refuse(&self, old: &OwnFiles, new: &OwnFiles, now: &Now, settings: &Settings) -> Result<()> {
        let (mut why, mut yield_to_force) = (Vec::new(), true);
        for name in new.names() {
            let path = self.folder.join(name);
            let changed = || old.has(name).then_some("was changed since this program wrote it");
            let is_same = || old.is_as_written(now, name) || new.is_as_written(now, name);
            let theirs = |path: &Path| target::held_open(path).or_else(|| changed().or_else(|| target::not_ours(path)));
            if let Some(refusal) = target::refusal(&path, settings, |path| if is_same() { None } else { theirs(path) }) {
                why.push(format!("{} {}", self.shown.join(name).display(), refusal.why));
                yield_to_force &= refusal.yields;
            }
        }
        if why.is_empty() {
            return Ok(());
        }
        let more = why.len().saturating_sub(SHOWN);
        why.truncate(SHOWN);
        if more > 0 {
            why.push(format!("and {more} more files"));
        }
        let why = why.join("\n  ");
        if yield_to_force {
            bail!(
                "nothing was written, since files are in the way; name another folder, or overwrite them with --force:\n  {why}"
            );
        }
        bail!("nothing was written, since files are in the way; name another folder:\n  {why}");
    }
}

/// Writes files with their folders into a folder that does not exist or is empty: all of them, or on an error none.
///
/// # Errors
/// If nothing can be written there.
pub(in crate::cli) fn tree(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<()> {
    let cannot = || format!("cannot write into {}; check its name and that you may write there", folder.display());
    let (parent, rest) = existing(folder).with_context(cannot)?;
    let (folder, stage) = begun(&parent, &rest).with_context(cannot)?;
    let made = stage.path().join(place::SET);
    let write = |(name, bytes): &(PathBuf, Vec<u8>)| {
        let path = made.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)
    };
    let written = files.iter().try_for_each(write).and_then(|()| {
        if stage.path().parent() != Some(folder.as_path()) {
            return place::swap(stage.path(), &folder);
        }
        // The folder is a working directory, so it is filled instead of replaced.
        let entries = fs::read_dir(&made)?.collect::<io::Result<Vec<_>>>()?;
        entries.iter().try_for_each(|entry| fs::rename(entry.path(), folder.join(entry.file_name())))
    });
    written.with_context(cannot)
}

/// Returns the canonical path of the deepest existing folder on a path, and the rest of the path.
fn existing(folder: &Path) -> io::Result<(PathBuf, PathBuf)> {
    if folder.exists() {
        return Ok((folder.canonicalize()?, PathBuf::new()));
    }
    let mut rest = PathBuf::new();
    for above in folder.ancestors() {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        if above.exists() {
            return Ok((above.canonicalize()?, rest));
        }
        let Some(name) = above.file_name() else { break };
        rest = if rest.as_os_str().is_empty() { PathBuf::from(name) } else { Path::new(name).join(rest) };
    }
    Err(io::ErrorKind::NotFound.into())
}

/// Creates the staging folder: beside the folder if that can be exchanged as a whole, else in it.
fn begun(found: &Path, rest: &Path) -> io::Result<(PathBuf, Stage)> {
    let is_new = !rest.as_os_str().is_empty();
    let folder = if is_new { found.join(rest) } else { found.to_path_buf() };
    let parent = if is_new { Some(found) } else { found.parent() };
    let name = parent.and_then(|parent| folder.strip_prefix(parent).ok()).and_then(Path::to_str);
    if let (Some(parent), Some(name)) = (parent, name) {
        stage::clear(&folder);
        let old = OwnFiles::read(&folder);
        // Whether a file was changed is checked after all are written.
        if (is_new || (holds_only(&folder, |name| old.has(name)) && is_movable(&folder, parent)))
            && let Ok(stage) = Stage::new(parent)
        {
            place::remember(stage.path(), name)?;
            return Ok((folder, stage));
        }
    }
    fs::create_dir_all(&folder)?;
    let stage = Stage::new(&folder)?;
    place::remember(stage.path(), "")?;
    Ok((folder, stage))
}

/// Returns `true` if a folder holds only our files and their list, or does not exist.
fn holds_only(folder: &Path, is_ours: impl Fn(&str) -> bool) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return !folder.exists() };
    entries.into_iter().all(|entry| {
        let Ok(entry) = entry else { return false };
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        is_file && (name == FILE_NAME || is_ours(&name))
    })
}

/// Returns `true` if this folder can be replaced by another: no process works in it, and it is like folders created beside it.
fn is_movable(folder: &Path, beside: &Path) -> bool {
    if !folder.exists() {
        return true;
    }
    let is_left = std::env::current_dir().and_then(|own| own.canonicalize()).is_ok_and(|own| !own.starts_with(folder));
    #[cfg(unix)]
    let is_alike = {
        use std::os::unix::fs::MetadataExt;
        let of = |path: &Path| fs::metadata(path).map(|known| (known.dev(), known.uid(), known.gid())).ok();
        of(folder) == of(beside)
    };
    #[cfg(not(unix))]
    let is_alike = beside.exists();
    is_left && is_alike
}

/// Waits until no other run changes files below `folder`; the lock is released when the result is dropped.
fn alone(folder: &Path) -> Result<Option<File>> {
    // Not every system can lock a folder.
    let Ok(lock) = File::open(folder) else { return Ok(None) };
    let begun = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(Some(lock)),
            Err(fs::TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => std::thread::sleep(STEP),
            Err(fs::TryLockError::WouldBlock) => bail!("another run is still writing into {}; wait for it", folder.display()),
            Err(fs::TryLockError::Error(_)) => return Ok(None),
        }
    }
}
