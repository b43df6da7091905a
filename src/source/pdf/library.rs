//! The only place that opens a PDF: the choice of reader, and the result all readers share. Callers do not depend on the reader.

mod content;
mod guard;
#[cfg(feature = "pdf-hayro")]
mod hayro;
mod note;
mod pdfboss;
mod reading;
mod size;

use self::reading::Reading;
use crate::source::ReadError;

/// The library that opens a PDF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PdfReader {
    /// The crates `pdfboss-*`, always built in.
    #[default]
    Pdfboss,
    /// The crates `hayro-*`, as a second opinion.
    #[cfg(feature = "pdf-hayro")]
    Hayro,
}

impl PdfReader {
    /// The readers in this build.
    pub const ALL: &'static [Self] = &[
        Self::Pdfboss,
        #[cfg(feature = "pdf-hayro")]
        Self::Hayro,
    ];
    /// Readers added by a Cargo feature: name and feature.
    pub const BY_FEATURE: [(&'static str, &'static str); 1] = [("hayro", "pdf-hayro")];

    /// Returns the name by which users select it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdfboss => "pdfboss",
            #[cfg(feature = "pdf-hayro")]
            Self::Hayro => "hayro",
        }
    }

    /// Reads all pages of a PDF with at most `limit` bytes of text.
    pub(super) fn pages(self, bytes: &[u8], limit: usize) -> Result<Reading, ReadError> {
        guard::check_index(bytes)?;
        guard::check_packs(bytes)?;
        match self {
            Self::Pdfboss => pdfboss::pages(bytes, limit),
            #[cfg(feature = "pdf-hayro")]
            Self::Hayro => hayro::pages(bytes, limit),
        }
    }
}
