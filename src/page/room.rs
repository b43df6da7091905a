//! Room in the memory of a browser, taken in large steps: there every step costs about a millisecond, and the allocator takes the smallest
//! that will do. Of a hundred plans that was a quarter of the time (measured).

/// Bytes for what is done at once.
const STEP: usize = 32 * 1024 * 1024;

/// Sees to it that there is room for the next step; where there is none, whoever needs it is told.
pub(super) fn make() {
    if cfg!(target_family = "wasm") {
        let mut room: Vec<u8> = Vec::new();
        let _ = room.try_reserve_exact(STEP);
        // Given back at once, and kept by the allocator.
        std::hint::black_box(room.as_mut_ptr());
    }
}
