//! A hidden folder beside a result, in which the result is made. It belongs to a living run; what a dead one left, the next run removes.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::exchange::{EXCHANGE, exchange};
use super::{place, signals};

/// What the names of these folders begin with.
const PREFIX: &str = ".duibiao-";
/// The file in it that a living run holds locked; removed last.
const LOCK: &str = "lock";
/// Times that another run may take our new folder for a left-over before we had locked it.
const TRIES: usize = 8;
/// Longest time that a signal waits for an exchange of files that has begun, and for files to be removed.
const ENDING: Duration = Duration::from_millis(800);
/// Time between two looks.
const STEP: Duration = Duration::from_millis(5);

/// The folders of this run, for the case that it is ended. Each with its lock, which is held as long as it is open.
static LIVING: Mutex<Vec<(PathBuf, File)>> = Mutex::new(Vec::new());

/// A folder of this run.
#[derive(Debug)]
pub(in crate::cli) struct Stage {
    path: PathBuf,
}

impl Stage {
    /// Makes one in `parent`, and removes what dead runs left there.
    ///
    /// # Errors
    /// When nothing can be written to `parent`.
    pub(in crate::cli) fn new(parent: &Path) -> io::Result<Self> {
        // Else the error would name the hidden folder, which nobody knows.
        fs::metadata(parent)?;
        clear(parent);
        signals::handle(abandon);
        // A signal between the making of a folder and the entry here would leave it: it waits.
        let mut known = known();
        for _ in 0..TRIES {
            let path = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?.keep();
            let lock = path.join(LOCK);
            match File::create_new(&lock) {
                Ok(file) if !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && lock.exists() => {
                    known.push((path.clone(), file));
                    return Ok(Self { path });
                }
                // Another run took the folder for a left-over.
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

    /// Returns where it is.
    pub(in crate::cli) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let mut known = known();
        let own = known.iter().position(|(path, _)| *path == self.path).map(|at| known.swap_remove(at));
        // Other folders need not wait for the files of this one to go.
        drop(known);
        remove(&self.path, own.map(|(_, lock)| lock));
    }
}

fn known() -> MutexGuard<'static, Vec<(PathBuf, File)>> {
    LIVING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what this run has half made. Where an exchange of files takes too long, its folder stays: the next run completes it.
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
    // The run goes on writing until the process ends, so that a folder may not be empty at once.
    while folders.iter().any(|path| path.exists()) && begun.elapsed() < ENDING {
        for path in &folders {
            remove(path, None);
        }
    }
    // Nothing may change places or be begun any more.
    std::mem::forget((guard, known));
}

/// Removes a folder, its lock last: one that has none is empty, and one that cannot be emptied keeps it, so that the next run tries
/// again. The lock is closed first, because on some disks of Windows a name stays as long as somebody has the file open, and the folder
/// with it.
fn remove(path: &Path, lock: Option<File>) {
    let entries = fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
    let others = entries.filter(|entry| entry.file_name() != LOCK);
    // All are tried, whatever becomes of one.
    let left = others.filter(|entry| remove_all(&entry.path()).is_err()).count();
    drop(lock);
    if left == 0 {
        let _ = fs::remove_file(path.join(LOCK));
        let _ = fs::remove_dir(path);
    }
}

/// Removes a file, or a folder with its files, one that nobody may write into too: a set has the rights of the folder whose place it takes.
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

/// Completes or removes what dead runs left in `parent`.
pub(super) fn clear(parent: &Path) {
    let entries = fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok);
    let left = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)).map(|entry| entry.path());
    for path in left.filter(|path| path.is_dir() && !path.is_symlink()) {
        match File::open(path.join(LOCK)) {
            // Where files cannot be locked, nobody can tell whether a run lives.
            Ok(lock) if lock.try_lock().is_ok() => {
                let _held_back = exchange();
                place::settle(&path);
                remove(&path, Some(lock));
            }
            Ok(_) => {}
            // One that was just made has no lock yet; the run whose it is makes another.
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
