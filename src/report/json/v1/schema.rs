//! The JSON Schemas in `docs/schema`, generated from the frozen structs, so that neither changes without the other.

use std::fs;
use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::analysis::V1Gap;
use super::by_elements::V1Elements;
use super::check::V1Check;
use super::coverage::V1Coverage;
use super::document::{V1MapLine, V1Plan};
use super::real::V1Real;
use super::standing::{V1OverTime, V1StandingDuties};
use super::tables::{V1Breakdown, V1Departments, V1Points, V1Rank};
use super::taxonomy::{V1Diff, V1Taxonomy};
use super::tools::{V1Eval, V1Graph, V1Items, V1Problems};

/// Makes the schema of an output from the struct that it is serialised from; `name` is part of its `schema` field.
fn of<T: JsonSchema>(name: &str) -> (String, Value) {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<T>().to_value();
    close(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), json!(format!("duibiao/{name}/v1")));
        if let Some(field) = root.get_mut("properties").and_then(|properties| properties.get_mut("schema")) {
            *field = json!({ "const": format!("duibiao/{name}/v1") });
        }
    }
    (name.to_owned(), schema)
}

/// Closes every object to other fields. Optional fields that are not required are omitted if they have no value.
fn close(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if object.contains_key("properties") {
                object.entry("additionalProperties").or_insert(json!(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(values) => values.iter_mut().for_each(close),
        _ => {}
    }
}

fn all() -> Vec<(String, Value)> {
    vec![
        of::<V1Plan<'_>>("plan"),
        of::<V1MapLine<'_>>("map"),
        of::<V1Gap<'_>>("gap"),
        of::<V1Check<'_>>("check"),
        of::<V1Coverage<'_>>("coverage"),
        of::<V1Rank<'_>>("rank"),
        of::<V1Departments<'_>>("departments"),
        of::<V1Breakdown<'_>>("breakdown"),
        of::<V1Points<'_>>("points"),
        of::<V1StandingDuties<'_>>("standing"),
        of::<V1OverTime<'_>>("over-time"),
        of::<V1Elements<'_>>("elements"),
        of::<V1Graph<'_>>("graph"),
        of::<V1Eval<'_>>("eval"),
        of::<V1Real>("eval-real"),
        of::<V1Items<'_>>("taxonomy"),
        of::<V1Taxonomy<'_>>("taxonomy-export"),
        of::<V1Diff<'_>>("taxonomy-diff"),
        of::<V1Problems<'_>>("problems"),
    ]
}

#[test]
fn the_schemas_are_those_of_the_structs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    for (name, schema) in all() {
        let path = folder.join(format!("{name}.v1.json"));
        let made = serde_json::to_string_pretty(&schema).expect("a value") + "\n";
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &made).expect("a folder that can be written");
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            known == made,
            "{name}: the output has changed; fields may only be added. BLESS=1 cargo test --lib json::v1::schema"
        );
    }
}

#[test]
fn every_struct_with_a_schema_field_has_a_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/json/v1");
    let known: Vec<String> = all().into_iter().map(|(name, _)| format!("\"duibiao/{name}/v1\"")).collect();
    for entry in fs::read_dir(folder).expect("a folder") {
        let text = fs::read_to_string(entry.expect("a file").path()).expect("a text");
        for line in text.lines().filter(|line| line.contains("\"duibiao/") && !line.contains("format!")) {
            assert!(known.iter().any(|name| line.contains(name)), "{line} has no schema");
        }
    }
}
