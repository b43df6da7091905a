//! Verdicts → the table of items and plans, without the evidence that a full [`Report`](super::Report) has.

use super::{AskedItems, columns, item_row, profiles_of};
use crate::gap::Outcome;
use crate::lineage::{Chain, Corpus, Member};
use crate::plan::Header;
use crate::report::elements::count_clauses;
use crate::report::model::{Cell, DomainRows, ItemRow, Matrix, PlanName};
use crate::report::place::labels;
use crate::taxonomy::Taxonomy;

/// The cells of a plan, one per item, in taxonomy order.
#[must_use]
pub fn cells(member: &Member, items: &[Outcome], taxonomy: &Taxonomy) -> Vec<Cell> {
    let clauses = count_clauses(member);
    let mut items = items.iter().peekable();
    let cell = |id| {
        let judged = items.next_if(|judged| judged.item == id);
        Cell {
            verdict: judged.map(|judged| judged.verdict),
            guessed: judged.is_some_and(|judged| judged.guessed),
            restored: judged.is_some_and(|judged| judged.restored),
            // This table has a single mark for dropped items.
            lost_above: false,
            clauses: clauses.get(&id).copied().unwrap_or_default(),
        }
    };
    taxonomy.ids().map(cell).collect()
}

/// Builds the table of a corpus; `chains` and `cells` are those of its plans, in its order.
#[must_use]
pub fn matrix(corpus: &Corpus, chains: &[Chain], cells: &[Vec<Cell>], taxonomy: &Taxonomy) -> Matrix {
    let profiles = profiles_of(chains.iter(), taxonomy);
    let asked: Vec<AskedItems> = profiles.iter().map(|profile| (profile.complete, profile.items())).collect();
    let names: Vec<(&str, &Header)> =
        corpus.members.iter().map(|member| (member.plan.id.as_str(), &member.plan.header)).collect();
    let plan = |(label, (id, _)): (String, &(&str, &Header))| PlanName { id: (*id).to_owned(), label };
    let rows = |domain: usize| -> Vec<ItemRow> {
        let ids = taxonomy.ids().enumerate().filter(|(_, id)| taxonomy.item(*id).domain == domain);
        let row = |(at, id)| {
            let cells = cells.iter().filter_map(|cells: &Vec<Cell>| cells.get(at).cloned()).collect();
            item_row(id, taxonomy.item(id), &asked, cells)
        };
        ids.map(row).collect()
    };
    let domain = |(at, domain): (usize, &crate::taxonomy::Domain)| DomainRows {
        code: domain.code.clone(),
        names: domain.names.clone(),
        items: rows(at),
    };
    Matrix {
        profiles: columns(&profiles),
        plans: labels(&names).into_iter().zip(&names).map(plan).collect(),
        domains: taxonomy.domains.iter().enumerate().map(domain).collect(),
    }
}
