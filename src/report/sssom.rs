//! The table for reviewing the mapping: SSSOM, one row per clause and item, most doubtful first.
//!
//! The columns for reviewers come first; the standard does not prescribe an order. Nothing in the metadata needs quotation marks, because
//! a spreadsheet would double them.

use super::{Lang, Words};
use crate::lineage::Member;
use crate::mapping::review::{CLAUSE_PREFIX, ITEM_PREFIX, NO_TERM, OWN, clause_keys, fingerprint};
use crate::mapping::{Basis, Label};
use crate::mapping::{Decision, Signature};
use crate::plan::{Clause, ClauseKind};
use crate::render::table::formula_safe;
use crate::taxonomy::Taxonomy;

/// Columns in the order in which a reviewer needs them.
const COLUMNS: [&str; 17] = [
    "decision",
    "subject_label",
    "object_id",
    "object_label",
    "confidence",
    "match_string",
    "plan",
    "line",
    "place",
    "comment",
    "reviewer_label",
    "review_date",
    "subject_id",
    "predicate_id",
    "predicate_modifier",
    "mapping_justification",
    "proposed_id",
];

/// A clause is narrower than the item that it asks for.
const PREDICATE: &str = "skos:broadMatch";

const BY_WORDS: &str = "semapv:LexicalMatching";
const BY_PLACE: &str = "semapv:StructuralMatching";
const BY_PERSON: &str = "semapv:ManualMappingCuration";

/// A row with its sort keys.
struct Row {
    decided: bool,
    /// `None` if the program found nothing, which is the most doubtful case.
    confidence: Option<f64>,
    cells: [String; COLUMNS.len()],
}

/// Writes the table for the plans in `members`, including known decisions.
#[must_use]
pub fn render(members: &[Member], taxonomy: &Taxonomy, lang: Lang) -> String {
    let mut rows: Vec<Row> = members.iter().flat_map(|member| rows(member, taxonomy)).collect();
    let doubt = |row: &Row| row.confidence.unwrap_or(-1.0);
    // The sort is stable: equal rows stay in the order of the plans.
    rows.sort_by(|a, b| a.decided.cmp(&b.decided).then(doubt(a).total_cmp(&doubt(b))));
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for row in &rows {
        let _ = writer.write_record(&row.cells);
    }
    let table = writer.into_inner().unwrap_or_default();
    metadata(members, taxonomy, lang.words()) + &String::from_utf8_lossy(&table)
}

fn metadata(members: &[Member], taxonomy: &Taxonomy, words: &Words) -> String {
    let sources: Vec<&str> = members.iter().map(|member| member.plan.source.sha256()).collect();
    let set = fingerprint(sources.join(" ").as_bytes());
    let mut lines = vec![
        "curie_map:".to_owned(),
        format!("  {} urn:duibiao:clause/", CLAUSE_PREFIX),
        "  duibiao: urn:duibiao:vocabulary/".to_owned(),
        format!("  {} urn:duibiao:item/", ITEM_PREFIX),
        format!("mapping_set_id: urn:duibiao:review/{set}"),
        format!("mapping_set_title: {}", words.review_title),
        format!("mapping_set_description: {}", words.review_help),
        "license: https://w3id.org/sssom/license/unspecified".to_owned(),
        "object_source: duibiao:taxonomy".to_owned(),
        format!("object_source_version: {}", taxonomy.version),
        "mapping_tool: duibiao".to_owned(),
        format!("mapping_tool_version: {}", env!("CARGO_PKG_VERSION")),
        "extension_definitions:".to_owned(),
    ];
    for name in OWN {
        lines.push(format!("  - slot_name: {name}"));
        lines.push(format!("    property: duibiao:{name}"));
    }
    lines.into_iter().flat_map(|line| ["#".to_owned(), line, "\n".to_owned()]).collect()
}

fn rows(member: &Member, taxonomy: &Taxonomy) -> Vec<Row> {
    let mut found = Vec::new();
    let clauses = member.plan.clauses.iter().zip(clause_keys(&member.plan)).enumerate();
    for (index, (clause, key)) in clauses {
        let Some(key) = key else { continue };
        let kept = member.mapping.of(index);
        let mut labels: Vec<&Label> = kept.iter().chain(member.mapping.rejected_of(index)).collect();
        labels.sort_by_key(|label| label.item);
        found.extend(labels.into_iter().map(|label| label_row(member, clause, &key, label, taxonomy)));
        let settled = member.mapping.settled.get(&index);
        if settled.is_some() || (kept.is_empty() && clause.kind == ClauseKind::Task) {
            found.push(empty_row(member, clause, &key, settled));
        }
    }
    found
}

fn label_row(member: &Member, clause: &Clause, key: &str, label: &Label, taxonomy: &Taxonomy) -> Row {
    let item = taxonomy.item(label.item);
    let by_person = label.basis == Basis::Person;
    let rejected = matches!(label.decision, Decision::Rejected(_));
    let object = format!("{ITEM_PREFIX}{}", item.code);
    let words = label.evidence.iter().map(|words| member.plan.source.slice(words.span).replace('\\', "\\\\").replace('|', "\\|"));
    let decision = match label.decision {
        Decision::Machine => "",
        Decision::Rejected(_) => "no",
        Decision::Confirmed(_) | Decision::Added(_) => "yes",
    };
    let own = Own {
        decision,
        object: &object,
        name: &item.names.zh,
        // The confidence of a person who rejects what the program never proposed is unknown.
        confidence: (!(by_person && rejected)).then_some(label.confidence),
        words: words.collect::<Vec<_>>().join("|"),
        modifier: if rejected { "Not" } else { "" },
        justification: match label.basis {
            Basis::Words => BY_WORDS,
            Basis::Topic => BY_PLACE,
            Basis::Person => BY_PERSON,
        },
        proposed: if by_person { "" } else { &object },
    };
    row(member, clause, key, label.decision.signature(), &own)
}

fn empty_row(member: &Member, clause: &Clause, key: &str, settled: Option<&Signature>) -> Row {
    let own = Own {
        decision: if settled.is_some() { "yes" } else { "" },
        object: NO_TERM,
        name: "",
        confidence: None,
        words: String::new(),
        modifier: "",
        justification: if settled.is_some() { BY_PERSON } else { BY_WORDS },
        proposed: NO_TERM,
    };
    row(member, clause, key, settled, &own)
}

/// The values that differ between the rows of a clause.
struct Own<'a> {
    decision: &'a str,
    object: &'a str,
    name: &'a str,
    confidence: Option<f64>,
    words: String,
    modifier: &'a str,
    justification: &'a str,
    proposed: &'a str,
}

fn row(member: &Member, clause: &Clause, key: &str, signature: Option<&Signature>, own: &Own<'_>) -> Row {
    let plan = &member.plan;
    let signed = |part: fn(&Signature) -> &Option<String>| signature.and_then(|known| part(known).clone()).unwrap_or_default();
    Row {
        decided: !own.decision.is_empty(),
        confidence: own.confidence,
        cells: [
            own.decision.to_owned(),
            formula_safe(&clause.text),
            own.object.to_owned(),
            own.name.to_owned(),
            own.confidence.map(|value| ((value * 1000.0).round() / 1000.0).to_string()).unwrap_or_default(),
            formula_safe(&own.words),
            plan.id.clone(),
            plan.lines_of(clause.span).0.to_string(),
            plan.path_of(clause).concat(),
            formula_safe(&signed(|known| &known.note)),
            formula_safe(&signed(|known| &known.who)),
            signed(|known| &known.when),
            key.to_owned(),
            PREDICATE.to_owned(),
            own.modifier.to_owned(),
            own.justification.to_owned(),
            own.proposed.to_owned(),
        ],
    }
}
