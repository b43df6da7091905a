//! The lock that holds a signal back while files change places.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Held while files change places.
pub(super) static EXCHANGE: Mutex<()> = Mutex::new(());

/// Holds a signal back while files change places; where one came already, waits for the end.
pub(super) fn exchange() -> MutexGuard<'static, ()> {
    EXCHANGE.lock().unwrap_or_else(PoisonError::into_inner)
}
