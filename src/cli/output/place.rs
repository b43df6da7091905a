//! Replaces an earlier set of files by a new one.
//!
//! If the folder holds nothing else, two folders are exchanged in one step. If it holds other files too, ours are renamed one by one,
//! and the staging folder records the progress, so that the next run can complete what a killed one began:
//!
//! | staging folder holds | meaning |
//! |---|---|
//! | `set` alone | nothing was decided: it is removed |
//! | `old`, and the target is gone | the earlier folder, which is moved back |
//! | `backup` without `commit` | a failed change, which is undone |
//! | `commit` | a committed change, which is completed |

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::exchange::exchange;
use super::own_files::{FILE_NAME, Now, OwnFiles};

/// The new files.
pub(super) const SET: &str = "set";
const COMMIT: &str = "commit";
const BACKUP: &str = "backup";
const OLD: &str = "old";
/// The file that holds the path of the target folder, relative to the parent of the staging folder.
const TARGET: &str = "target";

/// Records the target folder of `stage`; `from_parent` is its path from the parent of `stage`.
pub(super) fn remember(stage: &Path, from_parent: &str) -> io::Result<()> {
    fs::write(stage.join(TARGET), from_parent)
}

/// Moves the files of `stage` into a folder that does not exist or holds only an earlier set. On an error the folder is unchanged.
///
/// # Errors
/// If the folder cannot be moved, for example because it is the root of a disk or a file in it is open in another program.
pub(super) fn swap(stage: &Path, folder: &Path) -> io::Result<()> {
    let _held_back = exchange();
    let set = stage.join(SET);
    let Ok(known) = fs::metadata(folder) else {
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent)?;
        }
        return fs::rename(&set, folder);
    };
    let own = fs::metadata(&set)?.permissions();
    fs::set_permissions(&set, known.permissions())?;
    if exchanged(&set, folder).is_ok() {
        return Ok(());
    }
    // Not every system can exchange folders in one step. In between the folder is missing, and the next run moves it back.
    let old = stage.join(OLD);
    let moved = fs::rename(folder, &old)
        .and_then(|()| fs::rename(&set, folder).or_else(|error| fs::rename(&old, folder).and(Err(error))));
    if moved.is_err() {
        // The files still have to be moved or removed, which a read-only folder would prevent.
        let _ = fs::set_permissions(&set, own);
    }
    moved
}

/// After an exchange, moves files that were put into the earlier folder at the last moment into the new one.
pub(super) fn give_back(stage: &Path, folder: &Path, is_ours: impl Fn(&str) -> bool) {
    for earlier in [stage.join(SET), stage.join(OLD)] {
        for entry in fs::read_dir(earlier).into_iter().flatten().filter_map(Result::ok) {
            let place = folder.join(entry.file_name());
            if !entry.file_name().to_str().is_some_and(&is_ours) && !place.exists() {
                // If it cannot be moved, nothing more can be done.
                let _ = fs::rename(entry.path(), place);
            }
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchanged(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchanged(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Moves the files of `stage` into a folder one by one, and removes those in `gone`. On an error the folder is unchanged.
///
/// # Errors
/// The first one.
pub(super) fn one_by_one(stage: &Path, folder: &Path, gone: &[String]) -> io::Result<()> {
    let _held_back = exchange();
    let (set, backup) = (stage.join(SET), stage.join(BACKUP));
    fs::create_dir(&backup)?;
    let new = OwnFiles::read(&set);
    for name in new.names().chain(gone.iter().map(String::as_str)).chain([FILE_NAME]) {
        let (from, to) = (folder.join(name), backup.join(name));
        if from.is_file() && fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
        }
    }
    sync_folder(&backup);
    fs::rename(&set, stage.join(COMMIT))?;
    sync_folder(stage);
    if let Err(error) = complete(stage, folder) {
        undo(stage, folder);
        return Err(error);
    }
    finished(stage, folder);
    Ok(())
}

/// Completes or undoes what a killed run began.
pub(super) fn settle(stage: &Path) {
    let Ok(target) = fs::read_to_string(stage.join(TARGET)) else { return };
    let Some(folder) = stage.parent().map(|parent| parent.join(target)) else { return };
    if stage.join(COMMIT).is_dir() {
        match complete(stage, &folder) {
            Ok(()) => finished(stage, &folder),
            Err(_) => undo(stage, &folder),
        }
    } else if stage.join(BACKUP).is_dir() {
        undo(stage, &folder);
    } else if stage.join(OLD).is_dir() && !folder.exists() {
        // If it cannot be moved, it stays where it is.
        let _ = fs::rename(stage.join(OLD), folder);
    }
}

/// Renames the remaining files of a committed set. The list comes last, because it says which files of the earlier set must go.
fn complete(stage: &Path, folder: &Path) -> io::Result<()> {
    let commit = stage.join(COMMIT);
    let list = commit.join(FILE_NAME);
    if !list.is_file() {
        return Ok(());
    }
    let (new, old) = (OwnFiles::read(&commit), OwnFiles::read(folder));
    for name in new.names() {
        let from = commit.join(name);
        if from.exists() {
            fs::rename(from, folder.join(name))?;
        }
    }
    for name in gone(&old, &new, &Now::in_folder(folder)) {
        fs::remove_file(folder.join(name))?;
    }
    fs::rename(list, folder.join(FILE_NAME))
}

/// Returns the files of the earlier set that the new one does not have and that are unchanged.
pub(super) fn gone(old: &OwnFiles, new: &OwnFiles, now: &Now) -> Vec<String> {
    let gone = old.names().filter(|name| !new.has(name) && old.is_as_written(now, name));
    gone.map(str::to_owned).collect()
}

/// Restores the earlier files and removes the new ones.
fn undo(stage: &Path, folder: &Path) {
    let (commit, set, backup) = (stage.join(COMMIT), stage.join(SET), stage.join(BACKUP));
    // From here on the change is no longer committed.
    let _ = fs::rename(&commit, &set);
    for name in OwnFiles::read(&set).names() {
        if !set.join(name).exists() && !backup.join(name).exists() {
            let _ = fs::remove_file(folder.join(name));
        }
    }
    let kept = fs::read_dir(&backup).into_iter().flatten().filter_map(Result::ok);
    for entry in kept {
        let _ = fs::rename(entry.path(), folder.join(entry.file_name()));
    }
}

/// Removes the backup, and only then the commit record.
fn finished(stage: &Path, folder: &Path) {
    sync_folder(folder);
    let _ = fs::remove_dir_all(stage.join(BACKUP));
    let _ = fs::remove_dir_all(stage.join(COMMIT));
}

/// Flushes the directory entries of a folder to disk, if the system can.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::cli::output::own_files::hash_of;

    type Files = BTreeMap<String, String>;

    fn files(folder: &Path) -> Files {
        let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry").path());
        let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
        entries.filter(|path| path.is_file()).map(|path| (name(&path), fs::read_to_string(&path).expect("text"))).collect()
    }

    fn set(folder: &Path, files: &[(&str, &str)]) {
        fs::create_dir_all(folder).expect("made");
        for (name, text) in files {
            fs::write(folder.join(name), text).expect("written");
        }
        let hash = |name: &str| hash_of(&folder.join(name)).expect("read");
        let list = OwnFiles::new(files.iter().map(|(name, _)| ((*name).to_owned(), hash(name))));
        fs::write(folder.join(FILE_NAME), list.text()).expect("written");
    }

    /// A folder with an earlier set and a foreign file, and a stage with a later set: one page changed, one new, one gone.
    fn scene() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
        let root = tempfile::tempdir().expect("a folder");
        let (out, stage) = (root.path().join("out"), root.path().join("stage"));
        set(&out, &[("a.md", "earlier"), ("b.md", "earlier")]);
        fs::write(out.join("theirs.txt"), "theirs").expect("written");
        set(&stage.join(SET), &[("a.md", "later"), ("c.md", "later")]);
        remember(&stage, "out").expect("written");
        (root, out, stage)
    }

    fn without_list(folder: &Path) -> Vec<(String, String)> {
        files(folder).into_iter().filter(|(name, _)| name != FILE_NAME).collect()
    }

    fn pairs(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    const LATER: [(&str, &str); 3] = [("a.md", "later"), ("c.md", "later"), ("theirs.txt", "theirs")];
    const EARLIER: [(&str, &str); 3] = [("a.md", "earlier"), ("b.md", "earlier"), ("theirs.txt", "theirs")];

    #[test]
    fn files_of_others_stay_and_pages_that_are_gone_go() {
        let (_root, out, stage) = scene();
        one_by_one(&stage, &out, &["b.md".to_owned()]).expect("changed");
        assert_eq!(without_list(&out), pairs(&LATER));
        assert_eq!(OwnFiles::read(&out).names().collect::<Vec<_>>(), ["a.md", "c.md"]);
    }

    #[test]
    fn an_error_on_the_way_leaves_the_earlier_set() {
        let (_root, out, stage) = scene();
        // A folder in the place of the last file cannot be replaced.
        set(&stage.join(SET), &[("a.md", "later"), ("c.md", "later"), ("d.md", "later")]);
        fs::create_dir_all(out.join("d.md/inside")).expect("made");
        one_by_one(&stage, &out, &["b.md".to_owned()]).expect_err("refused");
        assert_eq!(without_list(&out), pairs(&EARLIER));
    }

    #[test]
    #[cfg(unix)]
    fn a_set_that_could_not_be_swapped_may_be_written_into_as_before() {
        use std::os::unix::fs::PermissionsExt;
        let (root, _out, stage) = scene();
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        fs::set_permissions(stage.join(SET), fs::Permissions::from_mode(0o750)).expect("set");
        // A folder cannot be exchanged with its own parent.
        fs::set_permissions(root.path(), fs::Permissions::from_mode(0o711)).expect("set");
        swap(&stage, root.path()).expect_err("refused");
        assert_eq!((mode(&stage.join(SET)), mode(root.path())), (0o750, 0o711));
    }

    /// A run killed at any rename is completed by the next one.
    #[test]
    fn a_run_that_dies_at_any_rename_is_completed() {
        for died_after in 0..=4_usize {
            let (_root, out, stage) = scene();
            fs::create_dir(stage.join(BACKUP)).expect("made");
            for name in ["a.md", "b.md", FILE_NAME] {
                fs::copy(out.join(name), stage.join(BACKUP).join(name)).expect("kept");
            }
            if died_after > 0 {
                fs::rename(stage.join(SET), stage.join(COMMIT)).expect("decided");
            }
            for name in ["a.md", "c.md"].iter().take(died_after.saturating_sub(1)) {
                fs::rename(stage.join(COMMIT).join(name), out.join(name)).expect("renamed");
            }
            if died_after > 3 {
                fs::remove_file(out.join("b.md")).expect("removed");
            }
            settle(&stage);
            let expected = if died_after == 0 { EARLIER } else { LATER };
            assert_eq!(without_list(&out), pairs(&expected), "died after {died_after} steps");
        }
    }

    #[test]
    fn a_run_that_dies_while_it_undoes_is_undone() {
        let (_root, out, stage) = scene();
        fs::create_dir(stage.join(BACKUP)).expect("made");
        for name in ["a.md", "b.md", FILE_NAME] {
            fs::copy(out.join(name), stage.join(BACKUP).join(name)).expect("kept");
        }
        for name in ["a.md", "c.md"] {
            fs::rename(stage.join(SET).join(name), out.join(name)).expect("renamed");
        }
        settle(&stage);
        assert_eq!(without_list(&out), pairs(&EARLIER));
    }

    #[test]
    fn two_folders_change_places_and_one_that_was_moved_away_comes_back() {
        let root = tempfile::tempdir().expect("a folder");
        let (out, stage) = (root.path().join("out"), root.path().join("stage"));
        set(&out, &[("a.md", "earlier")]);
        set(&stage.join(SET), &[("b.md", "later")]);
        swap(&stage, &out).expect("swapped");
        assert_eq!(without_list(&out), pairs(&[("b.md", "later")]));
        fs::write(stage.join(SET).join("theirs.txt"), "late").expect("written");
        give_back(&stage, &out, |name| name != "theirs.txt");
        assert_eq!(without_list(&out), pairs(&[("b.md", "later"), ("theirs.txt", "late")]));
        fs::remove_file(out.join("theirs.txt")).expect("removed");
        // The state left by a system without folder exchange if the run is killed in between.
        remember(&stage, "out").expect("written");
        let _ = fs::remove_dir_all(stage.join(SET));
        let _ = fs::remove_dir_all(stage.join(OLD));
        fs::rename(&out, stage.join(OLD)).expect("moved");
        settle(&stage);
        assert_eq!(without_list(&out), pairs(&[("b.md", "later")]));
    }
}
