//! Grows the memory of a browser in large steps: every step costs about a millisecond there, and the allocator takes the smallest
//! possible ones. For a hundred plans that was a quarter of the time (measured).

/// Number of bytes to reserve.
const STEP: usize = 32 * 1024 * 1024;

/// Ensures that there is memory for the next step; if there is none, the allocation that needs it fails.
pub(super) fn make() {
    if cfg!(target_family = "wasm") {
        let mut room: Vec<u8> = Vec::new();
        let _ = room.try_reserve_exact(STEP);
        // Freed at once, but kept by the allocator.
        std::hint::black_box(room.as_mut_ptr());
    }
}
