//! Why a Word document could not be written.

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DocxProblem {
    /// The XML of a part.
    #[error("cannot write the Word document: {0}; choose md or html instead")]
    Xml(#[from] std::io::Error),
    /// The container.
    #[error("cannot pack the Word document: {0}; choose md or html instead")]
    Container(#[from] zip::result::ZipError),
}
