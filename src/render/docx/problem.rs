//! The error of writing a Word document.

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DocxProblem {
    /// Writing the XML of a part failed.
    #[error("cannot write the Word document: {0}; choose md or html instead")]
    Xml(#[from] std::io::Error),
    /// Packing the container failed.
    #[error("cannot pack the Word document: {0}; choose md or html instead")]
    Container(#[from] zip::result::ZipError),
}
