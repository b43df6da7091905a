//! The file of the cache: a redb database, which one process writes or several read.

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

/// A result that waits to be written.
pub(in crate::cli) type Waiting = (Shelf, Key, Vec<u8>);

/// Its name in the folder.
pub(in crate::cli) const FILE_NAME: &str = "duibiao-cache.redb";
/// Largest file in bytes that more is written into; a larger one is begun anew.
const LARGEST: u64 = 2 << 30;
/// Bytes of the file that are held in memory.
const HELD: usize = 16 << 20;
/// How often another run is waited for, and how long each time.
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

/// The file while it is read.
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

/// What is kept.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Info {
    /// Size of the file in bytes.
    pub size: u64,
    /// Plans in it.
    pub plans: u64,
    /// Plans under others, judged.
    pub verdicts: u64,
}

impl Reading {
    /// Opens it; `None` where it is not there, is damaged, or another run writes it for long.
    pub(super) fn open(path: &Path) -> Option<Self> {
        if !path.is_file() {
            return None;
        }
        let open = || patiently(|| Builder::new().set_cache_size(HELD).open_read_only(path));
        let file = attempt(open).or_else(|why| match why {
            // A run that was killed while it wrote: whoever may write mends it.
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

    /// Returns what stands under a key.
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

/// Writes results. A file that is damaged or too large is begun anew; where another run holds it for long, nothing is written.
///
/// # Errors
/// When the file cannot be made or written.
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
    // A run that is killed leaves nothing that takes time to mend.
    writing.set_quick_repair(true);
    for shelf in [Shelf::Heads, Shelf::Plans, Shelf::Verdicts] {
        let mut table = writing.open_table(table(shelf))?;
        for (_, key, value) in results.iter().filter(|(of, _, _)| *of == shelf) {
            table.insert(key.0.as_slice(), value.as_slice())?;
        }
    }
    Ok(writing.commit()?)
}

/// Why nothing came of it.
#[derive(Debug)]
enum Failure {
    /// Another run has it.
    Busy,
    /// It is no such file, or not whole.
    Damaged,
    /// The system refuses.
    System(io::Error),
}

/// Opens the file, and waits where another run has it.
fn patiently<T>(open: impl Fn() -> Result<T, DatabaseError>) -> Result<T, DatabaseError> {
    for _ in 1..TRIES {
        match open() {
            Err(DatabaseError::DatabaseAlreadyOpen) => thread::sleep(PAUSE),
            done => return done,
        }
    }
    open()
}

/// Does something with the file. The store takes what it wrote for whole, and may panic where it is not: nobody gets to see that.
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
