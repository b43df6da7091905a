//! `map`: every clause with its items.

use crate::lineage::Member;
use crate::mapping::Label;
use crate::mapping::Signature;
use crate::render::table::Table;
use crate::report::{Lang, Place};
use crate::taxonomy::Taxonomy;

/// All clauses for a reader: line, place, kind, items with confidence, text.
#[must_use]
pub fn map_table(member: &Member, taxonomy: &Taxonomy, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.path, words.kind, words.items, lang.elements().elements, words.text]);
    for (index, clause) in member.plan.clauses.iter().enumerate() {
        let item = |label: &Label| {
            let decision = words.decision_text(&label.decision);
            format!("{} {:.2} {decision}", taxonomy.item(label.item).code, label.confidence).trim_end().to_owned()
        };
        let labels = member.mapping.of(index).iter().chain(member.mapping.rejected_of(index));
        let settled = member.mapping.settled.get(&index).map(|signature| words.signed(words.review_settled, signature));
        let items: Vec<String> = labels.map(item).chain(settled).collect();
        // One line per label, beside its item.
        let named = |label: &Label| {
            let names = label.element_ids().map(|element| lang.pick(&taxonomy.element(element).names));
            names.collect::<Vec<_>>().join(words.comma)
        };
        let elements: Vec<String> = member.mapping.of(index).iter().map(named).collect();
        table.row([
            words.at_place(&Place::of(&member.plan, clause)),
            words.clause_kind_name(clause.kind).to_owned(),
            items.join("\n"),
            elements.join("\n").trim_end().to_owned(),
            clause.text.clone(),
        ]);
    }
    table
}

/// All clause–item pairs for a spreadsheet; a clause without items has one row. Column names are the same in every language.
///
/// Rejected items have no row of their own, so that the rows are the valid pairs; they are in a column.
#[must_use]
pub fn map_lines(members: &[Member], taxonomy: &Taxonomy) -> Table {
    let fixed = ["plan", "line_start", "line_end", "path", "kind", "code", "item", "confidence", "evidence", "text"];
    let mut table = Table::new(fixed.into_iter().chain(["review", "reviewer", "reviewed", "note", "rejected", "elements"]));
    let named = |label: &Label| {
        let names = label.element_ids().map(|element| taxonomy.element(element).names.zh.as_str());
        names.collect::<Vec<_>>().join(" ")
    };
    for member in members {
        let plan = &member.plan;
        for (index, clause) in plan.clauses.iter().enumerate() {
            let labels = member.mapping.of(index);
            let (start, end) = plan.lines_of(clause.span);
            let path = plan.path_of(clause).join("/");
            let fixed = [plan.id.clone(), start.to_string(), end.to_string(), path, clause.kind.code().to_owned()];
            let rejected = rejected_cell(member, index, taxonomy);
            let mut push = |item: [String; 4], review: [String; 4], elements: String| {
                let text = [clause.text.clone()];
                table.row(fixed.iter().cloned().chain(item).chain(text).chain(review).chain([rejected.clone(), elements]));
            };
            if labels.is_empty() {
                let settled = member.mapping.settled.get(&index);
                push(Default::default(), review_cells(settled.map(|_| "no_item"), settled), String::new());
            }
            for label in labels {
                let item = taxonomy.item(label.item);
                let evidence: Vec<&str> = label.evidence.iter().map(|words| plan.source.slice(words.span)).collect();
                let confidence = format!("{:.2}", label.confidence);
                let item = [item.code.clone(), item.names.zh.clone(), confidence, evidence.join(" ")];
                push(item, review_cells(label.decision.code(), label.decision.signature()), named(label));
            }
        }
    }
    table
}

fn review_cells(decision: Option<&str>, signature: Option<&Signature>) -> [String; 4] {
    let part = |part: fn(&Signature) -> &Option<String>| signature.and_then(|known| part(known).clone()).unwrap_or_default();
    [decision.unwrap_or_default().to_owned(), part(|known| &known.who), part(|known| &known.when), part(|known| &known.note)]
}

/// The codes that a person rejected, each with who and when.
fn rejected_cell(member: &Member, index: usize, taxonomy: &Taxonomy) -> String {
    let rejected = member.mapping.rejected_of(index).iter().map(|label| {
        let [_, who, when, _] = review_cells(None, label.decision.signature());
        let parts = [taxonomy.item(label.item).code.clone(), who, when];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    });
    rejected.collect::<Vec<_>>().join("; ")
}
