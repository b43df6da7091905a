//! Compares verdicts with a table of known truths, such as that of a generated country.

use std::collections::{BTreeMap, BTreeSet};

use super::{ItemGap, Verdict};
use crate::lineage::{Chain, Corpus, State};
use crate::mapping::eval::Counts;
use crate::taxonomy::{ItemId, Taxonomy};

/// What became of the items of plans, relative to the plans above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Truth(BTreeMap<String, OfPlan>);

/// What became of the items of one plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct OfPlan {
    /// Id of the plan above.
    parent: String,
    kept: BTreeSet<String>,
    dropped: BTreeSet<String>,
    added: BTreeSet<String>,
    open: BTreeSet<String>,
}

/// The scored verdicts on a plan's items against its nearest known parent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidOfPlan {
    dropped: BTreeSet<ItemId>,
    /// The dropped items with a firm demand.
    firm: BTreeSet<ItemId>,
    added: BTreeSet<ItemId>,
    undetermined: BTreeSet<ItemId>,
}

impl SaidOfPlan {
    /// Extracts them from the verdicts of a plan.
    #[must_use]
    pub fn of(chain: &Chain, items: &[ItemGap]) -> Self {
        let mut said = Self::default();
        let Some(at) = chain.nearest_known_at() else { return said };
        for found in items {
            let place = match found.against.links.get(at).copied().flatten() {
                Some(Verdict::Dropped) => &mut said.dropped,
                Some(Verdict::Added) => &mut said.added,
                Some(Verdict::Undetermined) => &mut said.undetermined,
                Some(Verdict::Covered | Verdict::Partial) | None => continue,
            };
            place.insert(found.item);
            if found.against.guessed.get(at) == Some(&false) && said.dropped.contains(&found.item) {
                said.firm.insert(found.item);
            }
        }
        said
    }
}

/// Why a table of truths is invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TruthError {
    /// A row does not have the columns of the header.
    #[error("line {line}: “{row}” has not the columns plan, parent, item, truth, set apart by tabs")]
    Row {
        /// Line, from 1.
        line: usize,
        /// The row.
        row: String,
    },
    /// A truth has an unknown value.
    #[error("line {line}: “{truth}” is none of kept, dropped, added, open")]
    Unknown {
        /// Line, from 1.
        line: usize,
        /// The value.
        truth: String,
    },
    /// Two rows name different parents of the same plan.
    #[error("line {line}: {plan} has another parent further up")]
    TwoParents {
        /// Line, from 1.
        line: usize,
        /// The plan.
        plan: String,
    },
    /// The taxonomy has no such item.
    #[error("line {line}: the taxonomy has no item “{code}”")]
    Item {
        /// Line, from 1.
        line: usize,
        /// The code.
        code: String,
    },
    /// The table has no rows.
    #[error("the file holds no truths")]
    Empty,
}

/// The agreement of verdicts with a table of truths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TruthScore {
    /// Plans of the table that were judged.
    pub plans: usize,
    /// Plans of the table that were not judged.
    pub missing: Vec<String>,
    /// Plans whose parent is not the one in the table.
    pub elsewhere: Vec<String>,
    /// The verdicts “dropped” against the nearest known parent, with guessed or firm demand.
    pub dropped: Counts,
    /// Those with a firm demand.
    pub firm: Counts,
    /// The verdicts “added”.
    pub added: Counts,
    /// Dropped items that were judged undetermined.
    pub undetermined: usize,
    /// Differences on dropped items: plan, code of the item, whether the table says that it is dropped.
    pub differences: Vec<(String, String, bool)>,
}

impl Truth {
    /// Reads a table (tab-separated, header row first).
    ///
    /// # Errors
    /// On the first invalid row.
    pub fn read(text: &str, taxonomy: &Taxonomy) -> Result<Self, TruthError> {
        let mut plans: BTreeMap<String, OfPlan> = BTreeMap::new();
        for (index, row) in text.lines().enumerate().skip(1).filter(|(_, row)| !row.trim().is_empty()) {
            let line = index + 1;
            let [plan, parent, code, truth] = row.trim_end_matches('\r').split('\t').collect::<Vec<_>>()[..] else {
                return Err(TruthError::Row { line, row: row.to_owned() });
            };
            if taxonomy.by_code(code).is_none() {
                return Err(TruthError::Item { line, code: code.to_owned() });
            }
            let of_plan =
                plans.entry(plan.to_owned()).or_insert_with(|| OfPlan { parent: parent.to_owned(), ..OfPlan::default() });
            if of_plan.parent != parent {
                return Err(TruthError::TwoParents { line, plan: plan.to_owned() });
            }
            let items = match truth {
                "kept" => &mut of_plan.kept,
                "dropped" => &mut of_plan.dropped,
                "added" => &mut of_plan.added,
                "open" => &mut of_plan.open,
                _ => return Err(TruthError::Unknown { line, truth: truth.to_owned() }),
            };
            items.insert(code.to_owned());
        }
        if plans.is_empty() { Err(TruthError::Empty) } else { Ok(Self(plans)) }
    }

    /// Scores the verdicts on the plans of `corpus`; `chains` and `said` are in its order. Plans that are not in the table are ignored.
    #[must_use]
    pub fn score(&self, corpus: &Corpus, chains: &[Chain], said: &[SaidOfPlan], taxonomy: &Taxonomy) -> TruthScore {
        let mut score = TruthScore::default();
        let mut judged = BTreeSet::new();
        for ((member, chain), said) in corpus.members.iter().zip(chains).zip(said) {
            let id = &member.plan.id;
            let Some(of_plan) = self.0.get(id) else { continue };
            judged.insert(id);
            score.plans += 1;
            let parent = chain.nearest_known().and_then(|link| match link.state {
                State::Document(index) => corpus.members.get(index),
                State::Profile(_) | State::Missing => None,
            });
            if parent.is_none_or(|parent| parent.plan.id != of_plan.parent) {
                score.elsewhere.push(id.clone());
            }
            let codes = |items: &BTreeSet<ItemId>| -> BTreeSet<String> {
                items.iter().map(|item| taxonomy.item(*item).code.clone()).collect()
            };
            let dropped = codes(&said.dropped);
            score.dropped.add(counts(&dropped, &of_plan.dropped, &of_plan.open));
            score.firm.add(counts(&codes(&said.firm), &of_plan.dropped, &of_plan.open));
            score.added.add(counts(&codes(&said.added), &of_plan.added, &of_plan.open));
            score.undetermined += codes(&said.undetermined).intersection(&of_plan.dropped).count();
            let differ = dropped.symmetric_difference(&of_plan.dropped).filter(|code| !of_plan.open.contains(*code));
            score.differences.extend(differ.map(|code| (id.clone(), code.clone(), of_plan.dropped.contains(code))));
        }
        score.missing = self.0.keys().filter(|id| !judged.contains(id)).cloned().collect();
        score
    }
}

fn counts(said: &BTreeSet<String>, truth: &BTreeSet<String>, open: &BTreeSet<String>) -> Counts {
    let right = said.intersection(truth).count();
    let wrong = said.difference(truth).filter(|code| !open.contains(*code)).count();
    Counts { right, wrong, missed: truth.len() - right }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::gap::gaps_of;
    use crate::lineage::{Member, chains};
    use crate::mapping::Mapper;
    use crate::plan::{self, Jurisdiction, Level};
    use crate::source::SourceText;
    use crate::taxonomy;

    static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));

    /// The score of a county under its city, given these rows.
    fn scored(rows: &str) -> TruthScore {
        let mapper = Mapper::new(&TAXONOMY);
        let member = |id: &str, text: &str, level: Level, name: &str| {
            let mut plan = plan::parse(id, SourceText::from_bytes(id, text.as_bytes()).expect("text")).expect("a plan");
            let prefecture = Some("广元市".to_owned());
            plan.header.level = Some(level);
            plan.header.jurisdiction = Some(Jurisdiction { name: name.to_owned(), code: None, prefecture, province: None });
            Member { mapping: mapper.map(&plan), plan }
        };
        let city = "广元市2017年政务公开工作要点\n一、公开部门预算和决算。\n二、组织政务公开培训。\n";
        let county = "剑阁县2017年政务公开工作要点\n为落实《广元市2017年政务公开工作要点》，制定本要点。\n一、组织政务公开培训。\n二、及时回应政务舆情。\n";
        let members = vec![member("city", city, Level::Prefecture, "广元市"), member("county", county, Level::County, "剑阁县")];
        let corpus = Corpus { members };
        let chains = chains(&corpus, &TAXONOMY);
        let gaps = gaps_of(&corpus, &chains, &TAXONOMY);
        let said: Vec<SaidOfPlan> = gaps.iter().map(|gap| SaidOfPlan::of(&gap.chain, &gap.items)).collect();
        let truth = Truth::read(&format!("plan\tparent\titem\ttruth\n{rows}"), &TAXONOMY).expect("a table");
        truth.score(&corpus, &chains, &said, &TAXONOMY)
    }

    #[test]
    fn a_verdict_is_right_wrong_missed_or_counts_neither_way() {
        let right = scored("county\tcity\tFI1\tdropped\ncounty\tcity\tOR2\tkept\ncounty\tcity\tRS2\tadded\n");
        assert_eq!((right.plans, right.dropped), (1, Counts { right: 1, wrong: 0, missed: 0 }));
        assert_eq!(right.added, Counts { right: 1, wrong: 0, missed: 0 });
        assert!(right.elsewhere.is_empty() && right.missing.is_empty() && right.differences.is_empty(), "{right:?}");
        let wrong = scored("county\tcity\tFI1\tkept\ncounty\tcity\tOR2\tdropped\n");
        assert_eq!(wrong.dropped, Counts { right: 0, wrong: 1, missed: 1 });
        let differences = [("FI1", false), ("OR2", true)].map(|(code, true_)| ("county".to_owned(), code.to_owned(), true_));
        assert_eq!(wrong.differences, differences);
        assert_eq!(scored("county\tcity\tFI1\topen\n").dropped, Counts::default());
    }

    #[test]
    fn another_parent_and_a_plan_that_was_not_judged_are_named() {
        let score = scored("county\tprovince\tFI1\tdropped\ngone\tcity\tFI1\tdropped\n");
        assert_eq!((score.elsewhere, score.missing), (vec!["county".to_owned()], vec!["gone".to_owned()]));
    }

    #[test]
    fn broken_tables_are_refused() {
        let read = |text: &str| Truth::read(text, &TAXONOMY).expect_err("refused").to_string();
        assert!(read("head\na\tb\tFI1\n").starts_with("line 2: “a\tb\tFI1” has not"));
        assert!(read("head\n\na\tb\tFI1\tlost\n").starts_with("line 3: “lost” is none"));
        assert!(read("head\na\tb\tNO1\tkept\n").contains("no item “NO1”"));
        assert!(read("head\na\tb\tFI1\tkept\na\tc\tFI2\tkept\n").contains("another parent"));
        assert_eq!(read("head\n"), "the file holds no truths");
    }
}
