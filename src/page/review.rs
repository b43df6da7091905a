//! Decisions on the mapping, doubtful clauses first.

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::Fault;
use super::decisions::Deciding;
use super::faults::no_plan;
use super::sitting::Sitting;
use crate::lineage::Member;
use crate::mapping::review::clause_keys;
use crate::mapping::{Basis, Label};
use crate::mapping::{Decision, Signature};
use crate::plan::{Clause, ClauseKind};
use crate::report::{Lang, Place, sssom};
use crate::taxonomy::Taxonomy;

/// A request for rows.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Queue {
    pub from: usize,
    pub count: Option<usize>,
    pub open_only: bool,
    pub plan: Option<String>,
}

/// A person's decision, as sent by the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Decide {
    plan: String,
    clause: String,
    item: Option<String>,
    agrees: Option<bool>,
    instead: Option<String>,
    who: Option<String>,
    when: Option<String>,
    note: Option<String>,
}

/// A clause with one label, or with none.
struct Row<'m> {
    member: &'m Member,
    index: usize,
    key: String,
    label: Option<&'m Label>,
    settled: Option<&'m Signature>,
}

impl Row<'_> {
    fn decision(&self) -> Option<(bool, &Signature)> {
        match (self.label.map(|label| &label.decision), self.settled) {
            (Some(Decision::Confirmed(by) | Decision::Added(by)), _) => Some((true, &**by)),
            (None, Some(by)) => Some((true, by)),
            (Some(Decision::Rejected(by)), _) => Some((false, &**by)),
            (Some(Decision::Machine) | None, _) => None,
        }
    }

    /// Sort key of the row: undecided ones first, of these the most doubtful.
    fn doubt(&self) -> (bool, f64) {
        (self.decision().is_some(), self.label.map_or(-1.0, |label| label.confidence))
    }
}

/// Returns the rows of the table that the program writes, in the same order.
fn rows(members: &[Member]) -> Vec<Row<'_>> {
    let mut found = Vec::new();
    for member in members {
        for (index, (clause, key)) in member.plan.clauses.iter().zip(clause_keys(&member.plan)).enumerate() {
            let Some(key) = key else { continue };
            let kept = member.mapping.of(index);
            let mut labels: Vec<&Label> = kept.iter().chain(member.mapping.rejected_of(index)).collect();
            labels.sort_by_key(|label| label.item);
            let labelled =
                labels.into_iter().map(|label| Row { member, index, key: key.clone(), label: Some(label), settled: None });
            found.extend(labelled);
            let settled = member.mapping.settled.get(&index);
            if settled.is_some() || (kept.is_empty() && clause.kind == ClauseKind::Task) {
                found.push(Row { member, index, key, label: None, settled });
            }
        }
    }
    found.sort_by(|a, b| {
        let (a, b) = (a.doubt(), b.doubt());
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    found
}

impl Sitting {
    /// Lists clauses for review.
    pub(super) fn queue(&mut self, asked: &Queue, lang: Lang) -> Result<Value, Fault> {
        let taxonomy = self.tables.taxonomy;
        let members = &self.corpus()?.members;
        let all = rows(members);
        let all: Vec<&Row<'_>> =
            all.iter().filter(|row| asked.plan.as_ref().is_none_or(|plan| *plan == row.member.plan.id)).collect();
        let decided = all.iter().filter(|row| row.decision().is_some()).count();
        let wanted: Vec<&&Row<'_>> = all.iter().filter(|row| !asked.open_only || row.decision().is_none()).collect();
        let shown = wanted.iter().skip(asked.from).take(asked.count.unwrap_or(50));
        let shown: Vec<Value> = shown.filter_map(|row| row_json(row, taxonomy, lang)).collect();
        Ok(
            json!({ "total": all.len(), "decided": decided, "open": all.len() - decided, "matching": wanted.len(), "rows": shown }),
        )
    }

    /// Records a decision; one that does not fit changes nothing.
    pub(super) fn decide(&mut self, said: Decide, lang: Lang) -> Result<Value, Fault> {
        let taxonomy = self.tables.taxonomy;
        let code = |code: &String| {
            let found = taxonomy.find(code).map(|item| taxonomy.item(item).code.clone());
            found.ok_or_else(|| {
                Fault::new("no-item", format!("目录中没有事项 {code}"), format!("the taxonomy has no item {code}"))
            })
        };
        let item = said.item.as_ref().map(code).transpose()?;
        let instead = said.instead.as_ref().map(code).transpose()?;
        if item.is_none() && said.agrees == Some(false) && instead.is_none() {
            return Err(Fault::new(
                "name-item",
                "这句话如果对应某个事项，请选出是哪一个",
                "if this clause does ask for an item, say which",
            ));
        }
        let filled = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let by = Signature { who: filled(said.who), when: filled(said.when), note: filled(said.note) };
        let clause = (said.plan, said.clause);
        let deciding = Deciding { clause: clause.clone(), item, agrees: said.agrees, instead, by };
        let before = self.decisions.clone();
        self.decisions.take(&deciding);
        if let Err(fault) = self.review_again() {
            self.decisions = before;
            self.review_again()?;
            return Err(fault);
        }
        let all = rows(&self.corpus()?.members);
        let decided = all.iter().filter(|row| row.decision().is_some()).count();
        let own: Vec<Value> = all
            .iter()
            .filter(|row| row.member.plan.id == clause.0 && row.key == clause.1)
            .filter_map(|row| row_json(row, taxonomy, lang))
            .collect();
        Ok(json!({ "rows": own, "total": all.len(), "decided": decided, "open": all.len() - decided }))
    }

    /// Writes the table of all clauses with their decisions, as the program does.
    pub(super) fn review_table(&mut self, lang: Lang) -> Result<Vec<u8>, Fault> {
        let taxonomy = self.tables.taxonomy;
        if self.read().session.is_none() {
            return Err(no_plan());
        }
        Ok(sssom::render(&self.corpus()?.members, taxonomy, lang).into_bytes())
    }
}

fn row_json(row: &Row<'_>, taxonomy: &Taxonomy, lang: Lang) -> Option<Value> {
    let plan = &row.member.plan;
    let clause = plan.clauses.get(row.index)?;
    let item = row.label.map(|label| taxonomy.item(label.item));
    let evidence: Vec<&str> =
        row.label.iter().flat_map(|label| &label.evidence).map(|words| plan.source.slice(words.span)).collect();
    let decision = row.decision();
    Some(json!({
        "plan": plan.id,
        "file": plan.source.name(),
        "clause": row.key,
        "line": plan.lines_of(clause.span).0,
        "place": lang.words().at_place(&Place::of(plan, clause)),
        "heading": heading(row.member, clause),
        "text": clause.text,
        "item": item.map(|item| json!({ "code": item.code, "name": lang.pick(&item.names) })),
        "confidence": row.label.map(|label| (label.confidence * 1000.0).round() / 1000.0),
        "evidence": evidence,
        "decision": decision.map(|(agrees, _)| if agrees { "yes" } else { "no" }),
        "who": decision.and_then(|(_, by)| by.who.as_ref()),
        "when": decision.and_then(|(_, by)| by.when.as_ref()),
        "note": decision.and_then(|(_, by)| by.note.as_ref()),
        "by_person": row.label.is_some_and(|label| label.basis == Basis::Person),
    }))
}

fn heading<'m>(member: &'m Member, clause: &Clause) -> Option<&'m str> {
    let section = member.plan.sections.get(clause.section?)?;
    Some(section.heading.as_str()).filter(|heading| !heading.is_empty())
}
