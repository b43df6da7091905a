//! Bytes of a document → clean text that remembers the origin of every character.
//!
//! Nothing here knows what a plan is. A [`SourceText`] is decoded, indexed by line, and fingerprinted; every later stage points into
//! it with a [`Span`].

mod assemble;
mod charset;
mod csv;
mod cut;
mod decode;
mod doc;
mod docx;
mod error;
mod extract;
pub mod fold;
mod heal;
mod html;
mod mht;
mod odf;
mod ofd;
mod ole;
mod package;
mod page;
pub mod parallel;
mod pdf;
mod problem;
mod recognised;
mod rtf;
pub mod runs;
mod sheet;
mod sniff;
mod span;
mod tabbed;
mod text;
pub mod unseen;
mod word;
mod xml;
pub mod yaml;

pub use charset::CharSet;
pub use error::ReadError;
pub use extract::{Origin, Remark, TableRegion, Unread};
pub(crate) use package::{Package, relations_path};
pub use pdf::PdfReader;
pub use problem::{Problem, Problems, Severity};
pub use sniff::Format;
pub use span::Span;
#[cfg(feature = "cli")]
pub(crate) use text::hex;
pub use text::{SourceText, sha256};

/// Default limit on the size of an input, in bytes (32 MiB, a thousand times a long plan).
pub const DEFAULT_SIZE_LIMIT: u64 = 32 * 1024 * 1024;
