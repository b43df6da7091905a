//! A browser page with the functions of the program: files come in, questions are asked by name, answers are JSON or bytes.
//!
//! [`Sitting`] contains everything and is independent of a browser, so that tests run it like any other code; `wasm` is the interface
//! to JavaScript. A sitting can be saved as a folder that the program reads with the same result.

mod above;
mod answer;
mod decisions;
mod describe;
mod door;
mod faults;
mod form;
mod host;
mod listed;
mod made;
mod marks;
mod reading;
mod reasons;
mod review;
mod room;
mod saved;
mod sitting;
mod survey;
mod tables;
#[cfg(feature = "page")]
mod wasm;

pub use answer::{Answer, Fault};
pub use host::Told;
pub use sitting::Sitting;
