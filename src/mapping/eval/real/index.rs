//! The index of a set of real plans.

use std::fmt;

/// The half that a plan was assigned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Half {
    /// Held out: it is not read, only totals are computed.
    Kept,
    /// Used to choose terms and numbers.
    Tuned,
}

impl Half {
    /// Both, in report order.
    pub const ALL: [Self; 2] = [Self::Kept, Self::Tuned];

    /// Returns the name used in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Tuned => "tuned",
        }
    }
}

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A plan's entry in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RealPlan {
    /// Its number, which is also the name of its text and label files.
    pub number: String,
    /// The year that it is for.
    pub year: u16,
    /// The level of its issuer.
    pub level: String,
    /// The form of its text: running text, table, notice and so on.
    pub form: String,
    /// The half that it was assigned to.
    pub half: Half,
}

/// Why an index is invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// A column is missing.
    #[error("line 1: there is no column “{0}”; the columns are n, year, level, form and half, set apart by tabs, among others")]
    Column(&'static str),
    /// A row is invalid.
    #[error("line {line}: {what}")]
    Row {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// The file has no rows.
    #[error("the index lists no plan")]
    Empty,
}

/// Reads an index (tab-separated, header row first). An index without the column `half` contains known plans: all belong to
/// [`Half::Tuned`].
///
/// # Errors
/// On a missing column and on the first invalid row.
pub fn read_index(text: &str) -> Result<Vec<RealPlan>, IndexError> {
    let mut lines = text.lines().map(|line| line.trim_end_matches('\r'));
    let head: Vec<&str> = lines.next().unwrap_or_default().trim_start_matches('\u{feff}').split('\t').map(str::trim).collect();
    let column = |name: &'static str| head.iter().position(|known| *known == name).ok_or(IndexError::Column(name));
    let (number, year, level, form) = (column("n")?, column("year")?, column("level")?, column("form")?);
    let half = column("half").ok();
    let mut plans: Vec<RealPlan> = Vec::new();
    for (line, row) in (2..).zip(lines).filter(|(_, row)| !row.trim().is_empty()) {
        let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let broken = |what: String| IndexError::Row { line, what };
        let plan = RealPlan {
            number: cell(number).to_owned(),
            year: cell(year).trim_end_matches('?').parse().map_err(|_| broken(format!("“{}” is no year", cell(year))))?,
            level: cell(level).to_owned(),
            form: cell(form).to_owned(),
            half: match half.map(cell) {
                None | Some("tuned") => Half::Tuned,
                Some("kept") => Half::Kept,
                Some(other) => return Err(broken(format!("“{other}” is no half; write kept or tuned"))),
            },
        };
        // It becomes a file name and must not lead out of the folder.
        if plan.number.is_empty() || !plan.number.chars().all(|ch| ch.is_alphanumeric() || ch == '-' || ch == '_') {
            return Err(broken(format!("“{}” is no number of a plan; use letters and digits", plan.number)));
        }
        if plans.iter().any(|known| known.number == plan.number) {
            return Err(broken(format!("the plan {} is listed twice", plan.number)));
        }
        plans.push(plan);
    }
    if plans.is_empty() { Err(IndexError::Empty) } else { Ok(plans) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "n\tyear\tlevel\tplace\tform\thalf\n";

    #[test]
    fn columns_are_found_by_name_and_a_known_set_has_no_halves() {
        let plans = read_index(&format!("{HEAD}101\t2019\tcounty\t某县\ttext\tkept\n")).expect("valid");
        assert_eq!((plans[0].number.as_str(), plans[0].year, plans[0].half), ("101", 2019, Half::Kept));
        let known = read_index("form\tn\tyear\tlevel\ntext\t002\t2022\tnational\n").expect("valid");
        assert_eq!((known[0].form.as_str(), known[0].half), ("text", Half::Tuned));
    }

    #[test]
    fn what_is_broken_is_named_with_its_line() {
        let said = |rows: &str| read_index(&format!("{HEAD}{rows}")).expect_err("broken").to_string();
        assert!(said("101\tsoon\tcounty\t\ttext\tkept\n").starts_with("line 2: “soon” is no year"));
        assert!(said("101\t2019\tcounty\t\ttext\tlost\n").contains("“lost” is no half"));
        assert!(said("../1\t2019\tcounty\t\ttext\tkept\n").contains("is no number"));
        assert!(said("1\t2019\tc\t\ttext\tkept\n1\t2019\tc\t\ttext\tkept\n").contains("listed twice"));
        assert_eq!(said(""), "the index lists no plan");
        assert!(read_index("n\tyear\n").expect_err("broken").to_string().contains("“level”"));
    }
}
