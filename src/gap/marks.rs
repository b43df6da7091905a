//! A person's marks on findings of `check`, right or wrong, by fingerprint.

use std::collections::BTreeMap;

use super::Code;

/// The marks of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// By plan and fingerprint: whether the finding is right, and the remark.
    rows: BTreeMap<(String, String), (bool, String)>,
}

/// Why a table of marks cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarksError {
    /// A line has not five columns.
    #[error("line {0}: not the five columns seed, code, fingerprint, mark, remark, set apart by tabs")]
    Columns(usize),
    /// A mark is neither right nor wrong.
    #[error("line {line}: “{mark}” is no mark; write right or wrong")]
    Mark {
        /// Line, from 1.
        line: usize,
        /// The invalid mark.
        mark: String,
    },
    /// A finding is marked twice.
    #[error("line {line}: the finding {fingerprint} is marked twice; remove one of the rows")]
    Twice {
        /// Line, from 1.
        line: usize,
        /// Fingerprint of the finding.
        fingerprint: String,
    },
}

/// The findings of one rule, counted by mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MarkCounts {
    /// Right.
    pub right: usize,
    /// Wrong.
    pub wrong: usize,
    /// Not reviewed yet.
    pub unread: usize,
}

/// A finding that was marked as wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongFinding {
    /// Id of the plan.
    pub plan: String,
    /// Its rule.
    pub code: Code,
    /// The remark.
    pub remark: String,
}

/// The findings of some plans, compared with the marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarkedFindings {
    /// By rule.
    pub codes: BTreeMap<Code, MarkCounts>,
    /// The wrong findings, in the order of the plans.
    pub wrong: Vec<WrongFinding>,
}

impl Marks {
    /// Reads a table with a header row and one finding per row.
    ///
    /// # Errors
    /// The first row that cannot be read.
    pub fn read(text: &str) -> Result<Self, MarksError> {
        let mut marks = Self::default();
        for (at, row) in text.lines().enumerate().skip(1).filter(|(_, row)| !row.trim().is_empty()) {
            let line = at + 1;
            let columns: Vec<&str> = row.split('\t').collect();
            let [plan, _, fingerprint, mark, remark] = columns[..] else { return Err(MarksError::Columns(line)) };
            let right = match mark {
                "right" => true,
                "wrong" => false,
                other => return Err(MarksError::Mark { line, mark: other.to_owned() }),
            };
            let key = (plan.to_owned(), fingerprint.to_owned());
            if marks.rows.insert(key, (right, remark.to_owned())).is_some() {
                return Err(MarksError::Twice { line, fingerprint: fingerprint.to_owned() });
            }
        }
        Ok(marks)
    }

    /// Returns the plans that are marked, in alphabetical order.
    #[must_use]
    pub fn plans(&self) -> Vec<&str> {
        let mut plans: Vec<&str> = self.rows.keys().map(|(plan, _)| plan.as_str()).collect();
        plans.dedup();
        plans
    }

    /// Counts a finding of a plan into `counted`.
    pub fn count(&self, plan: &str, code: Code, fingerprint: &str, counted: &mut MarkedFindings) {
        let counts = counted.codes.entry(code).or_default();
        match self.rows.get(&(plan.to_owned(), fingerprint.to_owned())) {
            Some((true, _)) => counts.right += 1,
            Some((false, remark)) => {
                counts.wrong += 1;
                counted.wrong.push(WrongFinding { plan: plan.to_owned(), code, remark: remark.clone() });
            }
            None => counts.unread += 1,
        }
    }
}

impl MarkCounts {
    /// Returns the share of the reviewed findings that are right; `None` if none was reviewed.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "counts of findings are small")]
        let (right, read) = (self.right as f64, (self.right + self.wrong) as f64);
        (read > 0.0).then(|| right / read)
    }
}

impl MarkedFindings {
    /// Adds up all rules.
    #[must_use]
    pub fn total(&self) -> MarkCounts {
        self.codes.values().fold(MarkCounts::default(), |sum, one| MarkCounts {
            right: sum.right + one.right,
            wrong: sum.wrong + one.wrong,
            unread: sum.unread + one.unread,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "seed\tcode\tfingerprint\tmark\tremark\n";

    #[test]
    fn findings_are_counted_by_what_a_person_said() {
        let marks = Marks::read(&format!("{HEAD}a\tC101\tf1\tright\t\na\tC101\tf2\twrong\t有\n")).expect("marks");
        let mut counted = MarkedFindings::default();
        for fingerprint in ["f1", "f2", "f3"] {
            marks.count("a", Code::Dropped, fingerprint, &mut counted);
        }
        assert_eq!(counted.total(), MarkCounts { right: 1, wrong: 1, unread: 1 });
        assert_eq!(counted.total().precision(), Some(0.5));
        assert_eq!((counted.wrong.len(), MarkCounts::default().precision()), (1, None));
        assert_eq!(marks.plans(), ["a"]);
    }

    #[test]
    fn a_row_that_cannot_be_read_is_told_with_its_line() {
        assert_eq!(Marks::read(&format!("{HEAD}a\tC101\n")), Err(MarksError::Columns(2)));
        let mark = Marks::read(&format!("{HEAD}a\tC101\tf\t?\t\n")).expect_err("no mark");
        assert!(mark.to_string().contains("line 2") && mark.to_string().contains("right or wrong"));
        assert!(Marks::read(&format!("{HEAD}a\tC\tf\tright\t\na\tC\tf\tright\t\n")).is_err());
    }
}
