//! Evaluates elements on a sample: clauses drawn at random from the labelled plans, for which a person writes down the elements.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::{Counts, Gold, GoldUnit, Labelled};
use crate::mapping::{Label, Mapping};
use crate::plan::ClauseKind;
use crate::taxonomy::{ElementId, Taxonomy};

/// A drawn clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name of the plan.
    pub plan: String,
    /// The line in its id.
    pub line: String,
    /// Codes of the items that it asks for, separated by commas.
    pub codes: String,
    /// Its text.
    pub text: String,
    /// The elements that it asks for, by code or Chinese name, separated by commas; `-` for none; empty if not reviewed.
    pub elements: String,
}

/// Why a completed sample is invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// A row does not have the columns of the header.
    #[error(
        "line {line}: {found} columns instead of 5; a row has the columns plan, line, codes, text, elements, set apart by tabs"
    )]
    Columns {
        /// Line, from 1.
        line: usize,
        /// Number of columns found.
        found: usize,
    },
    /// The clause is not in the labels.
    #[error(
        "line {line}: no labelled unit of the plan “{plan}” says this on line {of}; draw the sample anew, or put the text back"
    )]
    Unit {
        /// Line, from 1.
        line: usize,
        /// The plan named in the row.
        plan: String,
        /// The line of the plan named in the row.
        of: String,
    },
    /// A name is not that of an element.
    #[error("line {line}: “{name}” is no element of {codes}; write the code or the Chinese name of one, or - for none")]
    Element {
        /// Line, from 1.
        line: usize,
        /// The name.
        name: String,
        /// The items of the clause.
        codes: String,
    },
}

/// Agreement on the elements of the sample.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ElementScores {
    /// Reviewed clauses.
    pub clauses: usize,
    /// Clauses not yet reviewed.
    pub open: usize,
    /// Counts by code of the element.
    pub elements: BTreeMap<String, Counts>,
    /// Clauses with differences: row, codes found only by the mapping, codes given only by the person.
    pub mistakes: Vec<(Row, Vec<String>, Vec<String>)>,
}

impl ElementScores {
    /// Returns the sum over all elements.
    #[must_use]
    pub fn total(&self) -> Counts {
        let mut sum = Counts::default();
        self.elements.values().for_each(|counts| sum.add(*counts));
        sum
    }
}

/// Draws `count` of the labelled task clauses that ask for an item with elements; returned in document order.
///
/// Selects those with the lowest SHA-256 of seed, plan and text, so that the same seed draws the same clauses on every machine.
#[must_use]
pub fn draw(golds: &[&Gold], taxonomy: &Taxonomy, count: usize, seed: u64) -> Vec<Row> {
    let with_elements = |code: &String| taxonomy.by_code(code).is_some_and(|item| !taxonomy.item(item).elements.is_empty());
    let units = golds.iter().enumerate().flat_map(|(at, gold)| {
        let units = gold.units.iter().enumerate();
        units.filter(|(_, unit)| unit.kind == ClauseKind::Task).map(move |(index, unit)| ((at, index), *gold, unit))
    });
    let mut drawn: Vec<([u8; 32], (usize, usize), Row)> = units
        .filter(|(_, _, unit)| unit.codes.iter().any(with_elements))
        .map(|(place, gold, unit)| (digest(seed, &gold.plan, &unit.text), place, row(gold, unit)))
        .collect();
    drawn.sort_by_key(|(digest, place, _)| (*digest, *place));
    drawn.truncate(count);
    drawn.sort_by_key(|(_, place, _)| *place);
    drawn.into_iter().map(|(.., row)| row).collect()
}

fn digest(seed: u64, plan: &str, text: &str) -> [u8; 32] {
    // The tab is an unambiguous separator, because labels contain none.
    Sha256::digest(format!("{seed}\t{plan}\t{text}")).into()
}

fn row(gold: &Gold, unit: &GoldUnit) -> Row {
    Row {
        plan: gold.plan.clone(),
        line: line_of(unit).to_owned(),
        codes: unit.codes.iter().map(String::as_str).collect::<Vec<_>>().join(","),
        text: unit.text.clone(),
        elements: String::new(),
    }
}

/// The line in the id of a unit: 37 in `plan:L037.01`.
fn line_of(unit: &GoldUnit) -> &str {
    let (_, place) = unit.id.split_once(':').unwrap_or_default();
    let line = place.split('.').next().unwrap_or_default();
    line.trim_start_matches('L').trim_start_matches('0')
}

/// Reads a sample (tab-separated, header row first).
///
/// # Errors
/// On the first invalid row.
pub fn read_rows(text: &str) -> Result<Vec<(usize, Row)>, RowError> {
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        let columns: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
        let owned = |text: &str| text.trim().to_owned();
        let row = match columns[..] {
            [plan, line, codes, text, elements] => {
                Row { plan: owned(plan), line: owned(line), codes: owned(codes), text: owned(text), elements: owned(elements) }
            }
            // An editor may remove the empty last column.
            [plan, line, codes, text] => {
                Row { plan: owned(plan), line: owned(line), codes: owned(codes), text: owned(text), elements: String::new() }
            }
            _ => return Err(RowError::Columns { line: index + 1, found: columns.len() }),
        };
        rows.push((index + 1, row));
    }
    Ok(rows)
}

/// Scores the elements of each completed row against the mapping of its plan (`mappings` is parallel to `plans`); `None` if no row is
/// completed. Elements of items that only one of two annotators saw in the clause are ignored.
///
/// # Errors
/// On the first row whose clause or element does not exist.
pub fn score_elements(
    rows: &[(usize, Row)],
    plans: &[Labelled],
    mappings: &[Mapping],
    taxonomy: &Taxonomy,
) -> Result<Option<ElementScores>, RowError> {
    let mut scores = ElementScores::default();
    for (line, row) in rows {
        let missing = || RowError::Unit { line: *line, plan: row.plan.clone(), of: row.line.clone() };
        let at = plans.iter().position(|plan| plan.gold.plan == row.plan).ok_or_else(missing)?;
        let same = |unit: &GoldUnit| line_of(unit) == row.line && unit.text.trim() == row.text;
        let index = plans[at].gold.units.iter().position(same).ok_or_else(missing)?;
        if row.elements.is_empty() {
            scores.open += 1;
            continue;
        }
        let wanted = wanted(*line, row, taxonomy)?;
        let unit = &plans[at].gold.units[index];
        let optional = |element: &ElementId| unit.optional.contains(&taxonomy.item(element.item).code);
        let clauses = plans[at].places[index].iter().flatten();
        let labels = clauses.flat_map(|&clause| mappings.get(at).map_or(&[] as &[_], |mapping| mapping.of(clause)));
        let found: BTreeSet<ElementId> = labels.flat_map(Label::element_ids).filter(|id| !optional(id)).collect();
        scores.compare(row, &wanted, &found, taxonomy);
    }
    Ok((scores.clauses > 0).then_some(scores))
}

/// Parses the last column of a row.
fn wanted(line: usize, row: &Row, taxonomy: &Taxonomy) -> Result<BTreeSet<ElementId>, RowError> {
    let names = row.elements.split([',', '，', '、', ';', '；']).map(str::trim).filter(|name| !name.is_empty() && *name != "-");
    let known = |name: &str| {
        let found = taxonomy.find_element(name);
        let asked = |id: &ElementId| row.codes.split(',').any(|code| code.trim() == taxonomy.item(id.item).code);
        found.filter(asked).ok_or_else(|| RowError::Element { line, name: name.to_owned(), codes: row.codes.clone() })
    };
    names.map(known).collect()
}

impl ElementScores {
    fn compare(&mut self, row: &Row, wanted: &BTreeSet<ElementId>, found: &BTreeSet<ElementId>, taxonomy: &Taxonomy) {
        self.clauses += 1;
        let code = |id: &ElementId| taxonomy.element(*id).code.clone();
        for id in wanted.union(found) {
            let counts = self.elements.entry(code(id)).or_default();
            match (wanted.contains(id), found.contains(id)) {
                (true, true) => counts.right += 1,
                (true, false) => counts.missed += 1,
                _ => counts.wrong += 1,
            }
        }
        if wanted != found {
            let wrong = found.difference(wanted).map(code).collect();
            self.mistakes.push((row.clone(), wrong, wanted.difference(found).map(code).collect()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mapper;
    use crate::plan;
    use crate::source::SourceText;
    use crate::taxonomy::{load, starter_files};

    const PLAN: &str =
        "某县2026年安全生产工作要点\n一、重点任务\n（一）开展隐患排查。对隐患挂牌督办。\n（二）落实责任。压实主体责任。\n";
    const LABELS: &str = "id\tkind\tcodes\talso\ttext
p:L003.01\ttask\tFX1\t\t开展隐患排查。
p:L003.02\ttask\tFX1\t\t对隐患挂牌督办。
p:L004.02\ttask\tZR1\t\t压实主体责任。
";

    fn taxonomy() -> Taxonomy {
        load(&starter_files()).expect("valid")
    }

    fn scored(filled: &str) -> Result<Option<ElementScores>, RowError> {
        let taxonomy = taxonomy();
        let plan = plan::parse("p", SourceText::from_bytes("p", PLAN.as_bytes()).expect("text")).expect("a plan");
        let mappings = [Mapper::new(&taxonomy).map(&plan)];
        let plans = [Labelled::new(Gold::read(LABELS).expect("labels"), plan)];
        score_elements(&read_rows(filled)?, &plans, &mappings, &taxonomy)
    }

    #[test]
    fn the_same_seed_draws_the_same_clauses_and_another_seed_others() {
        let (taxonomy, gold) = (taxonomy(), Gold::read(LABELS).expect("labels"));
        let texts = |count, seed| draw(&[&gold], &taxonomy, count, seed).into_iter().map(|row| row.text).collect::<Vec<_>>();
        assert_eq!(texts(9, 1), ["开展隐患排查。", "对隐患挂牌督办。", "压实主体责任。"], "no more than there are, in order");
        assert_eq!(texts(1, 1), texts(1, 1));
        assert!((2..50).any(|seed| texts(1, seed) != texts(1, 1)));
        assert!((0..50).all(|seed| draw(&[&gold], &taxonomy, 2, seed).iter().all(|row| row.elements.is_empty())));
    }

    #[test]
    fn filled_rows_are_counted_and_open_ones_are_not() {
        let head = "plan\tline\tcodes\ttext\telements\n";
        assert_eq!(scored(&format!("{head}p\t3\tFX1\t对隐患挂牌督办。\t\n")), Ok(None));
        let filled = format!(
            "{head}p\t3\tFX1\t对隐患挂牌督办。\tFX1.2,整改销号\np\t4\tZR1\t压实主体责任。\t-\np\t3\tFX1\t开展隐患排查。\n"
        );
        let scores = scored(&filled).expect("valid").expect("filled");
        assert_eq!((scores.clauses, scores.open), (2, 1));
        assert_eq!(scores.elements["FX1.2"], Counts { right: 1, wrong: 0, missed: 0 });
        assert_eq!(scores.elements["FX1.3"], Counts { right: 0, wrong: 0, missed: 1 });
        assert_eq!(scores.elements["ZR1.3"], Counts { right: 0, wrong: 1, missed: 0 });
        assert_eq!(scores.total(), Counts { right: 1, wrong: 1, missed: 1 });
        assert_eq!(scores.mistakes.len(), 2);
    }

    #[test]
    fn rows_that_fit_nothing_are_errors_with_their_line() {
        let said = |row: &str| scored(&format!("head\n{row}\n")).expect_err("broken").to_string();
        assert!(said("p\t3").starts_with("line 2: 2 columns instead of 5"), "{}", said("p\t3"));
        assert!(said("p\t9\tFX1\t对隐患挂牌督办。\t-").starts_with("line 2: no labelled unit"));
        assert!(said("p\t3\tFX1\t对隐患挂牌督办。\tZR1.1").starts_with("line 2: “ZR1.1” is no element of FX1"));
    }
}
