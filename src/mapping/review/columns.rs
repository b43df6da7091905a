//! The columns that a table of decisions may have.

/// Our own columns, sorted by name.
pub const OWN: [&str; 5] = ["decision", "line", "place", "plan", "proposed_id"];

/// The columns that SSSOM 1.1 defines for a row.
pub const SLOTS: [&str; 50] = [
    "record_id",
    "subject_id",
    "subject_label",
    "subject_category",
    "predicate_id",
    "predicate_label",
    "predicate_modifier",
    "object_id",
    "object_label",
    "object_category",
    "mapping_justification",
    "author_id",
    "author_label",
    "reviewer_id",
    "reviewer_label",
    "creator_id",
    "creator_label",
    "license",
    "subject_type",
    "subject_source",
    "subject_source_version",
    "object_type",
    "object_source",
    "object_source_version",
    "predicate_type",
    "mapping_provider",
    "mapping_source",
    "mapping_cardinality",
    "cardinality_scope",
    "mapping_tool",
    "mapping_tool_id",
    "mapping_tool_version",
    "mapping_date",
    "publication_date",
    "review_date",
    "confidence",
    "reviewer_agreement",
    "curation_rule",
    "curation_rule_text",
    "subject_match_field",
    "object_match_field",
    "match_string",
    "subject_preprocessing",
    "object_preprocessing",
    "similarity_score",
    "similarity_measure",
    "see_also",
    "issue_tracker_item",
    "other",
    "comment",
];

/// Returns `true` if a table may have a column of this name.
pub(super) fn is_known(name: &str) -> bool {
    OWN.contains(&name) || SLOTS.contains(&name)
}

/// Suggests how to fix a column of an unknown name.
pub(super) fn advice(name: &str) -> String {
    let likeness = |known: &&&str| strsim::jaro_winkler(name, known);
    let near = OWN.iter().chain(&SLOTS).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match near.filter(|near| likeness(near) > 0.85) {
        Some(near) => format!("did you mean “{near}”?"),
        None => "take the column out; notes belong into the column comment".to_owned(),
    }
}
