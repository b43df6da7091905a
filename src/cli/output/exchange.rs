//! A lock that delays signal handling while files are being replaced.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Held while files are being replaced.
pub(super) static EXCHANGE: Mutex<()> = Mutex::new(());

/// Delays signal handling while the guard is held; after a signal, blocks until the process ends.
pub(super) fn exchange() -> MutexGuard<'static, ()> {
    EXCHANGE.lock().unwrap_or_else(PoisonError::into_inner)
}
