//! The cache file: a redb database, written by one process or read by several.

use std::cell::Cell;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Once;
use std::time::Duration;
use std::{fs, io, thread};

use anyhow::{Result, bail};
use redb::{
    Builder, Database, DatabaseError, ReadOnlyDatabase, ReadOnlyTable, ReadableDatabase, ReadableTableMetadata, TableDefinition,
};

use crate::session::{Key, Shelf};

/// A result waiting to be written.
pub(in crate::cli) type Waiting = (Shelf, Key, Vec<u8>);

/// Its name in the folder.
pub(in crate::cli) const FILE_NAME: &str = "duibiao-cache.redb";
/// Size in bytes above which the file is recreated instead of written to.
const LARGEST: u64 = 2 << 30;
/// Bytes of the file held in memory.
const HELD: usize = 16 << 20;
/// Number and duration of waits for another run.
const TRIES: usize = 40;
const PAUSE: Duration = Duration::from_millis(50);

type Table = TableDefinition<'static, &'static [u8], &'static [u8]>;
type Open = ReadOnlyTable<&'static [u8], &'static [u8]>;

const fn table(shelf: Shelf) -> Table {
    TableDefinition::new(match shelf {
        Shelf::Heads => "heads",
        Shelf::Plans => "plans",
        Shelf::Verdicts => "verdicts",
    })
}

/// The file, open for reading.
pub(super) struct Reading {
    heads: Open,
    plans: Open,
    verdicts: Open,
    /// Its lock keeps writers out.
    _file: ReadOnlyDatabase,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reading")
    }
}

/// Size and number of results.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Info {
    /// Size of the file in bytes.
    pub size: u64,
    /// Number of plans.
    pub plans: u64,
    /// Number of plans with verdicts under their parents.
    pub verdicts: u64,
}

impl Reading {
    /// Opens the file; `None` if it is missing, damaged, or locked by a writer for too long.
    pub(super) fn open(path: &Path) -> Option<Self> {
        if !path.is_file() {
            return None;
        }
        let open = || patiently(|| Builder::new().set_cache_size(HELD).open_read_only(path));
        let file = attempt(open).or_else(|why| match why {
            // A run was killed while writing: opening the file for writing repairs it.
            Failure::Damaged => attempt(|| Database::open(path).map(drop)).and_then(|()| attempt(open)),
            other => Err(other),
        });
        let file = file.ok()?;
        let read = move || -> Result<Self, redb::Error> {
            let reading = file.begin_read()?;
            let open = |shelf| reading.open_table(table(shelf));
            let (heads, plans, verdicts) = (open(Shelf::Heads)?, open(Shelf::Plans)?, open(Shelf::Verdicts)?);
            Ok(Self { heads, plans, verdicts, _file: file })
        };
        attempt(read).ok()
    }

    /// Returns the value of a key.
    pub(super) fn get(&self, on: Shelf, key: &Key) -> Option<Vec<u8>> {
        let table = match on {
            Shelf::Heads => &self.heads,
            Shelf::Plans => &self.plans,
            Shelf::Verdicts => &self.verdicts,
        };
        let found =
            || -> Result<Option<Vec<u8>>, redb::Error> { Ok(table.get(key.0.as_slice())?.map(|found| found.value().to_vec())) };
        attempt(found).ok()?
    }

    pub(super) fn info(&self, path: &Path) -> Option<Info> {
        let size = fs::metadata(path).ok()?.len();
        let info =
            || -> Result<Info, redb::Error> { Ok(Info { size, plans: self.heads.len()?, verdicts: self.verdicts.len()? }) };
        attempt(info).ok()
    }
}

/// Writes results. A damaged or oversized file is recreated; if another run holds it for too long, nothing is written.
///
/// # Errors
/// If the file cannot be created or written.
pub(super) fn write(path: &Path, results: &[Waiting]) -> Result<()> {
    if fs::metadata(path).is_ok_and(|known| known.len() > LARGEST) {
        fs::remove_file(path)?;
    }
    let once = || {
        let open = || patiently(|| Builder::new().set_cache_size(HELD).create(path));
        attempt(|| put(&open()?, results))
    };
    match once().or_else(|why| match why {
        Failure::Damaged => {
            fs::remove_file(path).map_err(Failure::System)?;
            once()
        }
        other => Err(other),
    }) {
        Ok(()) | Err(Failure::Busy) => Ok(()),
        Err(Failure::System(error)) => Err(error.into()),
        Err(Failure::Damaged) => bail!("it is damaged, and stays so"),
    }
}

fn put(file: &Database, results: &[Waiting]) -> Result<(), redb::Error> {
    let mut writing = file.begin_write()?;
    // If the run is killed, repairing the file takes no time.
    writing.set_quick_repair(true);
    for shelf in [Shelf::Heads, Shelf::Plans, Shelf::Verdicts] {
        let mut table = writing.open_table(table(shelf))?;
        for (_, key, value) in results.iter().filter(|(of, _, _)| *of == shelf) {
            table.insert(key.0.as_slice(), value.as_slice())?;
        }
    }
    Ok(writing.commit()?)
}

/// Why an operation on the file failed.
#[derive(Debug)]
enum Failure {
    /// Another run holds it.
    Busy,
    /// It is no such file, or damaged.
    Damaged,
    /// The system reported an error.
    System(io::Error),
}

/// Opens the file, waiting while another run holds it.
fn patiently<T>(open: impl Fn() -> Result<T, DatabaseError>) -> Result<T, DatabaseError> {
    for _ in 1..TRIES {
        match open() {
            Err(DatabaseError::DatabaseAlreadyOpen) => thread::sleep(PAUSE),
            done => return done,
        }
    }
    open()
}

/// Runs an operation on the file. redb trusts its content and may panic on a damaged file; the panic is caught and not printed.
fn attempt<T, E: Into<redb::Error>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, Failure> {
    static SILENCE: Once = Once::new();
    thread_local! { static IS_TRIED: Cell<bool> = const { Cell::new(false) } }
    SILENCE.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !IS_TRIED.get() {
                told(panic);
            }
        }));
    });
    let before = IS_TRIED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    IS_TRIED.set(before);
    match done.map(|done| done.map_err(Into::into)) {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(redb::Error::DatabaseAlreadyOpen)) => Err(Failure::Busy),
        Ok(Err(redb::Error::Io(error))) if !matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) => {
            Err(Failure::System(error))
        }
        Ok(Err(_)) | Err(_) => Err(Failure::Damaged),
    }
}
