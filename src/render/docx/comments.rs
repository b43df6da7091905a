//! The comments part of a Word document, and its declarations in the package.

/// Relationship type of the part, as of ISO/IEC 29500 transitional.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
/// End tag of the part.
pub(super) const END: &str = "</w:comments>";

/// Wraps comments in a part.
pub(super) fn part(comments: &[u8]) -> Vec<u8> {
    [BEGIN.as_bytes(), comments, END.as_bytes()].concat()
}

/// Returns the content type declaration of the part.
pub(super) fn content_type(path: &str) -> String {
    format!("<Override PartName=\"/{path}\" ContentType=\"{TYPE}\"/>")
}

/// Returns the document's relationship to the part.
pub(super) fn relation(id: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{RELATION}\" Target=\"{target}\"/>")
}
