//! The real divisions, province by province from the top down.

use super::Failure;

/// The table of the taxonomy.
const DIVISIONS: &str = include_str!("../../taxonomy/jurisdictions/divisions.csv");

/// A place with a government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// GB/T 2260 code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The place above it, as an index into the list; `None` for a province.
    pub parent: Option<usize>,
    first: u16,
    last: u16,
}

impl Place {
    /// The word for its level: 省, 市, 县, 区.
    pub(crate) fn rank(&self) -> char {
        self.name.chars().last().unwrap_or('县')
    }

    /// Its name without that word, for numbers of documents.
    pub(crate) fn short(&self) -> String {
        self.name.chars().take(2).collect()
    }
}

/// The places of a year: each behind the one above it, all below one before the next.
///
/// # Errors
/// When the table is not what it should be.
pub(crate) fn places(year: u16) -> Result<Vec<Place>, Failure> {
    let mut rows: Vec<(Place, String)> = Vec::new();
    for line in DIVISIONS.lines().skip(1) {
        let [code, name, parent, first, last] = line.split(',').collect::<Vec<_>>()[..] else {
            return Err(format!("“{line}” is no row of divisions.csv").into());
        };
        let place =
            Place { code: code.to_owned(), name: name.to_owned(), parent: None, first: first.parse()?, last: last.parse()? };
        if (place.first..=place.last).contains(&year) {
            rows.push((place, parent.to_owned()));
        }
    }
    let mut found = Vec::new();
    below("", None, &rows, &mut found);
    Ok(found)
}

fn below(code: &str, parent: Option<usize>, rows: &[(Place, String)], found: &mut Vec<Place>) {
    for (place, _) in rows.iter().filter(|(_, above)| above == code) {
        let own = found.len();
        found.push(Place { parent, ..place.clone() });
        below(&place.code, Some(own), rows, found);
    }
}
