//! A hidden staging folder beside a result. It belongs to a running process; the next run removes what a killed one left.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::exchange::{EXCHANGE, exchange};
use super::{place, signals};

/// Prefix of the names of these folders.
const PREFIX: &str = ".duibiao-";
/// File in it that a running process holds locked; removed last.
const LOCK: &str = "lock";
/// Number of attempts, because another run may take a new folder for a leftover before it is locked.
const TRIES: usize = 8;
/// How long a signal waits for a running file exchange and for the removal of files.
const ENDING: Duration = Duration::from_millis(800);
/// Polling interval.
const STEP: Duration = Duration::from_millis(5);

/// The folders of this run, to be removed if it is ended, each with its lock, which is held as long as it is open.
static LIVING: Mutex<Vec<(PathBuf, File)>> = Mutex::new(Vec::new());

/// A staging folder of this run.
#[derive(Debug)]
pub(in crate::cli) struct Stage {
    path: PathBuf,
}

impl Stage {
    /// Creates one in `parent`, and removes what killed runs left there.
    ///
    /// # Errors
    /// If nothing can be written to `parent`.
    pub(in crate::cli) fn new(parent: &Path) -> io::Result<Self> {
        // Otherwise the error would name the hidden folder, which the user does not know.
        fs::metadata(parent)?;
        clear(parent);
        signals::handle(abandon);
        // A signal between the creation of a folder and its registration would leave it, so the signal waits for this lock.
        let mut known = known();
        for _ in 0..TRIES {
            let path = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?.keep();
            let lock = path.join(LOCK);
            match File::create_new(&lock) {
                Ok(file) if !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && lock.exists() => {
                    known.push((path.clone(), file));
                    return Ok(Self { path });
                }
                // Another run took the folder for a leftover.
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    let _ = fs::remove_dir(&path);
                    return Err(error);
                }
            }
        }
        Err(io::Error::other("other runs keep removing what is written there"))
    }

    /// Returns its path.
    pub(in crate::cli) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let mut known = known();
        let own = known.iter().position(|(path, _)| *path == self.path).map(|at| known.swap_remove(at));
        // Other folders need not wait until the files of this one are removed.
        drop(known);
        remove(&self.path, own.map(|(_, lock)| lock));
    }
}

fn known() -> MutexGuard<'static, Vec<(PathBuf, File)>> {
    LIVING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes unfinished files. If a file exchange takes too long, its folder stays and the next run completes it.
fn abandon() {
    let begun = Instant::now();
    let guard = loop {
        if let Ok(guard) = EXCHANGE.try_lock() {
            break guard;
        }
        if begun.elapsed() > ENDING {
            return;
        }
        std::thread::sleep(STEP);
    };
    let mut known = known();
    let living = std::mem::take(&mut *known);
    let folders: Vec<PathBuf> = living.iter().map(|(path, _)| path.clone()).collect();
    for (path, lock) in living {
        remove(&path, Some(lock));
    }
    // The run keeps writing until the process ends, so that a folder may fill again.
    while folders.iter().any(|path| path.exists()) && begun.elapsed() < ENDING {
        for path in &folders {
            remove(path, None);
        }
    }
    // Keeps both locks, so that no further exchange or folder begins.
    std::mem::forget((guard, known));
}

/// Removes a folder, its lock last: a folder without one is empty, and one that cannot be emptied keeps it, so that the next run
/// tries again. The lock is closed first, because on some Windows disks a name, and with it the folder, stays as long as the file is
/// open.
fn remove(path: &Path, lock: Option<File>) {
    let entries = fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
    let others = entries.filter(|entry| entry.file_name() != LOCK);
    // Removes all it can, even if one fails.
    let left = others.filter(|entry| remove_all(&entry.path()).is_err()).count();
    drop(lock);
    if left == 0 {
        let _ = fs::remove_file(path.join(LOCK));
        let _ = fs::remove_dir(path);
    }
}

/// Removes a file or a folder, even a read-only one: a set has the permissions of the folder that it replaces.
fn remove_all(path: &Path) -> io::Result<()> {
    if !path.is_dir() || path.is_symlink() {
        return fs::remove_file(path);
    }
    fs::remove_dir_all(path).or_else(|_| {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
        }
        fs::remove_dir_all(path)
    })
}

/// Completes or removes what killed runs left in `parent`.
pub(super) fn clear(parent: &Path) {
    let entries = fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok);
    let left = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)).map(|entry| entry.path());
    for path in left.filter(|path| path.is_dir() && !path.is_symlink()) {
        match File::open(path.join(LOCK)) {
            // Without file locks, nothing can be said about whether a run is alive.
            Ok(lock) if lock.try_lock().is_ok() => {
                let _held_back = exchange();
                place::settle(&path);
                remove(&path, Some(lock));
            }
            Ok(_) => {}
            // A new folder has no lock yet; the run that owns it creates another.
            Err(_) => {
                let _ = fs::remove_dir(&path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_dead_run_left_goes_and_what_a_living_one_has_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let living = Stage::new(folder.path()).expect("made");
        fs::write(living.path().join("result"), "half").expect("written");
        for (name, file) in [(".duibiao-dead", Some("lock")), (".duibiao-empty", None), (".duibiao-theirs", Some("note"))] {
            fs::create_dir(folder.path().join(name)).expect("made");
            if let Some(file) = file {
                fs::write(folder.path().join(name).join(file), "").expect("written");
            }
        }
        fs::create_dir(folder.path().join(".duibiao-dead/set")).expect("made");
        fs::write(folder.path().join(".duibiao-dead/set/index.html"), "half").expect("written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let of_nobody = fs::Permissions::from_mode(0o555);
            fs::set_permissions(folder.path().join(".duibiao-dead/set"), of_nobody).expect("set");
        }
        fs::write(folder.path().join(".duibiao-file"), "not a folder").expect("written");
        clear(folder.path());
        let own = living.path().file_name().expect("a name").to_string_lossy().into_owned();
        let mut expected = [own, ".duibiao-file".to_owned(), ".duibiao-theirs".to_owned()];
        expected.sort();
        assert_eq!(names(folder.path()), expected, "a folder of that name that is not ours stays too");
        drop(living);
        assert_eq!(names(folder.path()), [".duibiao-file", ".duibiao-theirs"]);
    }
}
