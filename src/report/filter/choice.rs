//! The selection of items and plans, resolved from user input.

use std::collections::BTreeSet;

use thiserror::Error;

use super::spoken::{Taken, items_with_word};
use crate::gap::Verdict;
use crate::plan::{Header, Level};
use crate::report::place::label;
use crate::taxonomy::Taxonomy;

/// The selection to show. An empty list selects everything; all lists must match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only items with one of these verdicts in a plan that is shown; items lost above do not count as dropped.
    pub verdicts: Vec<Verdict>,
    /// Whether to show items lost above: in addition to `verdicts`, or alone.
    pub lost_above: bool,
    /// Only items of these domains, by code.
    pub domains: Vec<String>,
    /// Only these items, by code.
    pub items: Vec<String>,
    /// Only plans of these levels.
    pub levels: Vec<Level>,
    /// Only plans for these years.
    pub years: Vec<u16>,
    /// Only these plans, by name.
    pub plans: Vec<String>,
    /// Input for items that is no name or code, with the items that have it as a word.
    pub taken: Vec<Taken>,
    /// The items selected by `domains` and `items`; `None` for all.
    codes: Option<BTreeSet<String>>,
}

/// User input that is not yet checked against the taxonomy and the plans.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Verdicts.
    pub verdicts: Vec<Verdict>,
    /// Items lost above.
    pub lost_above: bool,
    /// Codes or names of domains.
    pub domains: Vec<String>,
    /// Codes, names or aliases of items, or words for them.
    pub items: Vec<String>,
    /// Levels.
    pub levels: Vec<Level>,
    /// Years.
    pub years: Vec<u16>,
    /// Names of plans.
    pub plans: Vec<String>,
}

/// Why a filter is invalid.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FilterError {
    /// The domain does not exist.
    #[error("the taxonomy has no domain “{0}”{1}")]
    Domain(String, Near),
    /// The item does not exist.
    #[error("the taxonomy has no item “{0}”{1}; `taxonomy list` shows them all")]
    Item(String, Near),
    /// The plan does not exist.
    #[error("there is no plan “{0}”{1}")]
    Plan(String, Near),
}

/// The likely intended name, and the existing ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    guess: Option<String>,
    known: Vec<String>,
    more: usize,
}

/// Number of names that a message lists before it only counts the rest.
const LISTED: usize = 20;

/// Least Jaro–Winkler similarity for a name to be suggested.
const MEANT: f64 = 0.7;

impl std::fmt::Display for Near {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(guess) = &self.guess {
            write!(f, "; did you mean “{guess}”?")?;
        }
        if !self.known.is_empty() {
            write!(f, " (known: {}", self.known.join(", "))?;
            if self.more > 0 {
                write!(f, " and {} more", self.more)?;
            }
            write!(f, ")")?;
        }
        Ok(())
    }
}

fn near<'n>(wanted: &str, known: impl Iterator<Item = &'n str>) -> Near {
    let known: Vec<&str> = known.collect();
    let folded = wanted.to_lowercase();
    let likeness = |name: &str| strsim::jaro_winkler(&folded, &name.to_lowercase());
    let guess = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|name| likeness(name) >= MEANT);
    Near {
        guess: guess.map(|name| (*name).to_owned()),
        known: known.iter().take(LISTED).map(|name| (*name).to_owned()).collect(),
        more: known.len().saturating_sub(LISTED),
    }
}

/// Finds the plan that a user named, with or without the extension and folder of a file.
///
/// # Errors
/// If there is none; the error lists the known plans.
pub fn plan_named<'p>(typed: &str, plans: &[&'p str]) -> Result<&'p str, FilterError> {
    let base = typed.rsplit(['/', '\\']).next().unwrap_or(typed);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let found = [typed, base, stem].into_iter().find_map(|name| plans.iter().find(|plan| **plan == name));
    found.copied().ok_or_else(|| FilterError::Plan(typed.to_owned(), near(stem, plans.iter().copied())))
}

/// Finds the plans that a user named: one by its file name, or all of a place, with or without the year (衡南县 2021).
///
/// # Errors
/// If there is none; the error lists the known plans by place and year.
pub fn plans_named<'p>(typed: &str, plans: &[(&'p str, &Header)]) -> Result<Vec<&'p str>, FilterError> {
    let ids: Vec<&str> = plans.iter().map(|(id, _)| *id).collect();
    plan_named(typed, &ids).map(|id| vec![id]).or_else(|_| {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let wanted = plain(typed);
        let is_meant = |id: &str, header: &Header| {
            let place = header.jurisdiction.as_ref().map(|place| plain(&place.name));
            place.is_some_and(|place| place == wanted || plain(&label(id, header)) == wanted)
        };
        let found: Vec<&str> = plans.iter().filter(|(id, header)| is_meant(id, header)).map(|(id, _)| *id).collect();
        if found.is_empty() { Err(unknown_plan(typed, plans)) } else { Ok(found) }
    })
}

/// The error for a name that matches neither the file nor the place of any plan: the nearest of both, and the known plans.
fn unknown_plan(typed: &str, plans: &[(&str, &Header)]) -> FilterError {
    let labels: Vec<String> = plans.iter().map(|(id, header)| label(id, header)).collect();
    let places = plans.iter().filter_map(|(_, header)| header.jurisdiction.as_ref()).map(|place| place.name.as_str());
    let names = labels.iter().map(String::as_str).chain(places).chain(plans.iter().map(|(id, _)| *id));
    let Near { guess, .. } = near(typed.trim(), names);
    FilterError::Plan(typed.to_owned(), Near { guess, ..near("", labels.iter().map(String::as_str)) })
}

impl Filter {
    /// Resolves user input against the taxonomy and the names of the plans.
    ///
    /// # Errors
    /// If a domain, an item or a plan does not exist; the error lists those that do.
    pub fn new(wanted: Wanted, taxonomy: &Taxonomy, plans: &[&str]) -> Result<Self, FilterError> {
        let Wanted { verdicts, lost_above, domains, items, levels, years, plans: named } = wanted;
        let domain = |typed: &String| {
            let same = |name: &str| name.eq_ignore_ascii_case(typed.trim());
            let found =
                taxonomy.domains.iter().find(|domain| same(&domain.code) || same(&domain.names.zh) || same(&domain.names.en));
            let known = || taxonomy.domains.iter().map(|domain| domain.code.as_str());
            found.map(|domain| domain.code.clone()).ok_or_else(|| FilterError::Domain(typed.clone(), near(typed, known())))
        };
        let mut taken = Vec::new();
        let mut item = |typed: &String| {
            if let Some(id) = taxonomy.find(typed) {
                return Ok(vec![taxonomy.item(id).code.clone()]);
            }
            let codes: Vec<String> = items_with_word(typed, taxonomy).into_iter().map(|item| item.code.clone()).collect();
            if !codes.is_empty() {
                taken.push(Taken { typed: typed.trim().to_owned(), codes: codes.clone() });
                return Ok(codes);
            }
            // Names are compared with names and codes with codes: FI12 is not a misspelt “Fees”.
            let known =
                taxonomy.items.iter().map(|item| if typed.is_ascii() { item.code.as_str() } else { item.names.zh.as_str() });
            Err(FilterError::Item(typed.clone(), Near { known: Vec::new(), ..near(typed, known) }))
        };
        let domains = domains.iter().map(domain).collect::<Result<Vec<_>, _>>()?;
        let items: Vec<String> = items.iter().map(&mut item).collect::<Result<Vec<_>, _>>()?.concat();
        let named = named.iter().map(|typed| plan_named(typed, plans).map(str::to_owned)).collect::<Result<Vec<_>, _>>()?;
        let codes = (!domains.is_empty() || !items.is_empty()).then(|| {
            let kept = taxonomy.items.iter().filter(|item| {
                let domain = taxonomy.domains.get(item.domain).map(|domain| &domain.code);
                (domains.is_empty() || domain.is_some_and(|code| domains.contains(code)))
                    && (items.is_empty() || items.contains(&item.code))
            });
            kept.map(|item| item.code.clone()).collect()
        });
        Ok(Self { verdicts, lost_above, domains, items, levels, years, plans: named, taken, codes })
    }

    /// Returns `true` if anything is left out.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.picks_items() || !self.levels.is_empty() || !self.years.is_empty() || !self.plans.is_empty()
    }

    /// Returns `true` if items are left out, and with them everything that belongs to no item.
    #[must_use]
    pub fn picks_items(&self) -> bool {
        self.picks_verdicts() || self.codes.is_some()
    }

    /// The code for items lost above, in a filter beside the verdicts.
    pub const LOST_ABOVE: &'static str = "lost-above";

    /// Returns `true` if items are left out by their verdicts.
    #[must_use]
    pub const fn picks_verdicts(&self) -> bool {
        !self.verdicts.is_empty() || self.lost_above
    }

    /// Returns `true` if an item of this verdict is shown. A dropped item may have been lost above, in which case the plan did not drop
    /// it.
    #[must_use]
    pub fn shows(&self, verdict: Verdict, lost_above: bool) -> bool {
        !self.picks_verdicts() || if lost_above { self.lost_above } else { self.verdicts.contains(&verdict) }
    }

    /// Returns the codes of the verdicts that it shows, with that for items lost above last.
    #[must_use]
    pub fn verdict_codes(&self) -> Vec<&'static str> {
        let verdicts = self.verdicts.iter().map(|verdict| verdict.code());
        verdicts.chain(self.lost_above.then_some(Self::LOST_ABOVE)).collect()
    }

    pub(super) fn item(&self, code: &str) -> bool {
        self.codes.as_ref().is_none_or(|codes| codes.contains(code))
    }
}
