//! The part of a Word document that holds its comments, and how a package says that it is there.

/// The relation by which a document names the part, as of ISO/IEC 29500 transitional.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
/// The last tag of the part.
pub(super) const END: &str = "</w:comments>";

/// Puts comments into a part of their own.
pub(super) fn part(comments: &[u8]) -> Vec<u8> {
    [BEGIN.as_bytes(), comments, END.as_bytes()].concat()
}

/// The line of the content types for the part.
pub(super) fn content_type(path: &str) -> String {
    format!("<Override PartName=\"/{path}\" ContentType=\"{TYPE}\"/>")
}

/// The line of the document's relations for the part.
pub(super) fn relation(id: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{RELATION}\" Target=\"{target}\"/>")
}
