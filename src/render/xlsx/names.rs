//! Sheet names: valid and unique.

use std::collections::BTreeSet;

use rust_xlsxwriter::Workbook;

use crate::render::printable::one_line;

/// Maximum length of a name.
const LENGTH: usize = 31;

/// The names that a workbook already uses.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    /// Collects the names of the existing sheets.
    pub(crate) fn taken(book: &mut Workbook) -> Self {
        Self(book.worksheets().iter().map(|sheet| sheet.name().to_lowercase()).collect())
    }

    /// Makes a name from a caption.
    pub(crate) fn next(&mut self, caption: &str) -> String {
        let allowed = |ch: &char| !matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
        let plain: String = one_line(caption).chars().filter(allowed).collect();
        let plain = plain.trim_matches([' ', '\'']);
        let plain = if plain.is_empty() { "-" } else { plain };
        let mut number = 1;
        loop {
            let end = if number == 1 { String::new() } else { format!(" {number}") };
            let name = cut(plain, LENGTH - end.len()) + &end;
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// Cuts a text at a number of UTF-16 code units, in which the format counts.
fn cut(text: &str, units: usize) -> String {
    let mut count = 0;
    let fits = |ch: &char| {
        count += ch.len_utf16();
        count <= units
    };
    text.chars().take_while(fits).collect::<String>().trim_end_matches([' ', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_differ() {
        let mut names = Names::default();
        assert_eq!(names.next("'谁负责/什么？[1]:*?'"), "谁负责什么？1");
        assert_eq!(names.next("谁负责什么？1"), "谁负责什么？1 2");
        let long = names.next(&"长".repeat(40));
        assert_eq!(long.chars().count(), 31);
        assert!(names.next(&"长".repeat(40)).ends_with("长 2"));
        assert_eq!(names.next("\u{0}"), "-");
    }
}
