//! `map`: every clause with its items.

use crate::lineage::Member;
use crate::report::Words;
use crate::report::table::Table;
use crate::taxonomy::Taxonomy;

/// All clauses for a reader: line, place, kind, items with confidence, text.
#[must_use]
pub fn map_table(member: &Member, taxonomy: &Taxonomy, words: &Words) -> Table {
    let mut table = Table::new([words.line, words.path, words.kind, words.items, words.text]);
    for (clause, labels) in member.plan.clauses.iter().zip(&member.mapping.labels) {
        let (line, _) = member.plan.lines_of(clause.span);
        let items: Vec<String> =
            labels.iter().map(|label| format!("{} {:.2}", taxonomy.item(label.item).code, label.confidence)).collect();
        let path = member.plan.path_of(clause).concat();
        table.row([
            line.to_string(),
            path,
            words.clause_kind_name(clause.kind).to_owned(),
            items.join("\n"),
            clause.text.clone(),
        ]);
    }
    table
}

/// All clause–item pairs for a spreadsheet, a clause without items on a row of its own. Column names are stable in every language.
#[must_use]
pub fn map_lines(members: &[Member], taxonomy: &Taxonomy) -> Table {
    let mut table =
        Table::new(["plan", "line_start", "line_end", "path", "kind", "code", "item", "confidence", "evidence", "text"]);
    for member in members {
        let plan = &member.plan;
        for (clause, labels) in plan.clauses.iter().zip(&member.mapping.labels) {
            let (start, end) = plan.lines_of(clause.span);
            let path = plan.path_of(clause).join("/");
            let fixed = [plan.id.clone(), start.to_string(), end.to_string(), path, clause.kind.code().to_owned()];
            let mut push = |code: &str, name: &str, confidence: String, evidence: String| {
                let rest = [code.to_owned(), name.to_owned(), confidence, evidence, clause.text.clone()];
                table.row(fixed.iter().cloned().chain(rest));
            };
            if labels.is_empty() {
                push("", "", String::new(), String::new());
            }
            for label in labels {
                let item = taxonomy.item(label.item);
                let evidence: Vec<&str> = label.evidence.iter().map(|words| plan.source.slice(words.span)).collect();
                push(&item.code, &item.names.zh, format!("{:.2}", label.confidence), evidence.join(" "));
            }
        }
    }
    table
}
