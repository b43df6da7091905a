//! What is shown: a choice of items and plans, and what somebody typed for it.

use std::collections::BTreeSet;

use thiserror::Error;

use super::spoken::{Taken, items_with_word};
use crate::gap::Verdict;
use crate::plan::{Header, Level};
use crate::report::place::label;
use crate::taxonomy::Taxonomy;

/// What is shown. An empty list shows all; of several lists all must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only items with one of these verdicts in a plan that is shown; what was lost above was not dropped by it.
    pub verdicts: Vec<Verdict>,
    /// Also, or only, what was lost above.
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
    /// What was typed for items and is no name or code of any, with the items that have it as a word.
    pub taken: Vec<Taken>,
    /// The items that `domains` and `items` leave; `None`: all.
    codes: Option<BTreeSet<String>>,
}

/// What a user typed, not yet held against what there is.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Verdicts.
    pub verdicts: Vec<Verdict>,
    /// What was lost above.
    pub lost_above: bool,
    /// Codes or names of domains.
    pub domains: Vec<String>,
    /// Codes, names or aliases of items, or words by which they are known.
    pub items: Vec<String>,
    /// Levels.
    pub levels: Vec<Level>,
    /// Years.
    pub years: Vec<u16>,
    /// Names of plans.
    pub plans: Vec<String>,
}

/// Why a filter cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FilterError {
    /// There is no such domain.
    #[error("the taxonomy has no domain “{0}”{1}")]
    Domain(String, Near),
    /// There is no such item.
    #[error("the taxonomy has no item “{0}”{1}; `taxonomy list` shows them all")]
    Item(String, Near),
    /// There is no such plan.
    #[error("there is no plan “{0}”{1}")]
    Plan(String, Near),
}

/// What somebody may have meant, and what there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    guess: Option<String>,
    known: Vec<String>,
    more: usize,
}

/// Names that a message lists before it only counts the others.
const LISTED: usize = 20;

/// Likeness (Jaro–Winkler) from which a name may be what was meant.
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

/// Finds the name that a user typed among those of the plans, with or without the ending and folder of a file.
///
/// # Errors
/// When there is none; the error names the known ones.
pub fn plan_named<'p>(typed: &str, plans: &[&'p str]) -> Result<&'p str, FilterError> {
    let base = typed.rsplit(['/', '\\']).next().unwrap_or(typed);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let found = [typed, base, stem].into_iter().find_map(|name| plans.iter().find(|plan| **plan == name));
    found.copied().ok_or_else(|| FilterError::Plan(typed.to_owned(), near(stem, plans.iter().copied())))
}

/// Finds the plans that a user named: one by the name of its file, or all of a place, with or without their year (衡南县 2021).
///
/// # Errors
/// When there is none; the error names the plans that there are by their places and years.
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

/// What to say of a name that no plan has, neither its file nor its place: the nearest of both, and what there is.
fn unknown_plan(typed: &str, plans: &[(&str, &Header)]) -> FilterError {
    let labels: Vec<String> = plans.iter().map(|(id, header)| label(id, header)).collect();
    let places = plans.iter().filter_map(|(_, header)| header.jurisdiction.as_ref()).map(|place| place.name.as_str());
    let names = labels.iter().map(String::as_str).chain(places).chain(plans.iter().map(|(id, _)| *id));
    let Near { guess, .. } = near(typed.trim(), names);
    FilterError::Plan(typed.to_owned(), Near { guess, ..near("", labels.iter().map(String::as_str)) })
}

impl Filter {
    /// Checks what a user typed against the taxonomy and the names of the plans.
    ///
    /// # Errors
    /// When a domain, an item or a plan is not there; the error names what is.
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
            // A name is held against names, a code against codes: FI12 is not meant to be “Fees”.
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

    /// Tells whether anything is left out.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.picks_items() || !self.levels.is_empty() || !self.years.is_empty() || !self.plans.is_empty()
    }

    /// Tells whether items are left out, and with them what belongs to no item.
    #[must_use]
    pub fn picks_items(&self) -> bool {
        self.picks_verdicts() || self.codes.is_some()
    }

    /// The code of what was lost above, where a filter names it beside the verdicts.
    pub const LOST_ABOVE: &'static str = "lost-above";

    /// Tells whether items are left out by their verdicts.
    #[must_use]
    pub const fn picks_verdicts(&self) -> bool {
        !self.verdicts.is_empty() || self.lost_above
    }

    /// Tells whether an item of this verdict is shown; what counts as dropped may have been lost above, which the plan did not do.
    #[must_use]
    pub fn shows(&self, verdict: Verdict, lost_above: bool) -> bool {
        !self.picks_verdicts() || if lost_above { self.lost_above } else { self.verdicts.contains(&verdict) }
    }

    /// Returns the codes of the verdicts that it shows, that of what was lost above last.
    #[must_use]
    pub fn verdict_codes(&self) -> Vec<&'static str> {
        let verdicts = self.verdicts.iter().map(|verdict| verdict.code());
        verdicts.chain(self.lost_above.then_some(Self::LOST_ABOVE)).collect()
    }

    pub(super) fn item(&self, code: &str) -> bool {
        self.codes.as_ref().is_none_or(|codes| codes.contains(code))
    }
}
