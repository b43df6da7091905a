//! The only place that opens a PDF: which reader does it, and what every reader hands on. Nothing above knows which one it was.

mod content;
mod guard;
#[cfg(feature = "pdf-hayro")]
mod hayro;
mod pdfboss;
mod reading;
mod size;

use self::reading::Reading;
use crate::source::ReadError;

/// Who opens a PDF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PdfReader {
    /// The crates `pdfboss-*`, which are always there.
    #[default]
    Pdfboss,
    /// The crates `hayro-*`: a second opinion.
    #[cfg(feature = "pdf-hayro")]
    Hayro,
}

impl PdfReader {
    /// Those that this program was built with.
    pub const ALL: &'static [Self] = &[
        Self::Pdfboss,
        #[cfg(feature = "pdf-hayro")]
        Self::Hayro,
    ];
    /// Those that a feature adds: the name, and the feature.
    pub const BY_FEATURE: [(&'static str, &'static str); 1] = [("hayro", "pdf-hayro")];

    /// The name by which people ask for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdfboss => "pdfboss",
            #[cfg(feature = "pdf-hayro")]
            Self::Hayro => "hayro",
        }
    }

    /// Reads all pages of a PDF with so many bytes of text at most.
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
