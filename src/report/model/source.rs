//! The source of a plan.

use crate::source::Origin;

/// The file that a plan was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceInfo {
    /// File name, as given by the user.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its encoding.
    pub encoding: &'static str,
    /// The first line, from 1, of each page, paragraph or cell; empty for plain text.
    pub origins: Vec<(usize, Origin)>,
}

impl SourceInfo {
    /// Returns the encoding if it is useful to readers: for plain text, CSV and web pages. Other formats define their own.
    #[must_use]
    pub fn shown_encoding(&self) -> Option<&'static str> {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let is_text =
            ending.is_none_or(|ending| ["txt", "text", "md", "csv", "tsv", "htm", "html", "mht", "mhtml"].contains(&&*ending));
        is_text.then_some(self.encoding)
    }

    /// Returns the page, paragraph or cell that a line, from 1, came from.
    #[must_use]
    pub fn origin_of_line(&self, line: usize) -> Option<&Origin> {
        let index = self.origins.partition_point(|(start, _)| *start <= line).checked_sub(1)?;
        self.origins.get(index).map(|(_, origin)| origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_shown_only_of_what_has_one() {
        let of = |name: &str| {
            let source = SourceInfo { name: name.to_owned(), sha256: String::new(), encoding: "UTF-8", origins: Vec::new() };
            source.shown_encoding()
        };
        for name in ["a.txt", "a.CSV", "folder.x/a.html", "plan"] {
            assert_eq!(of(name), Some("UTF-8"), "{name}");
        }
        for name in ["a.docx", "a.pdf", "a.xlsx", "a.OFD", "a.doc"] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
