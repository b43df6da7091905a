//! `mapping.yaml`

use std::collections::BTreeMap;

use super::load::Parsed;
use super::profiles::known;
use super::{ItemId, MappingRules, Strength, TopicRules};
use crate::source::Problems;
use crate::source::yaml::{Fields, Node, Reader};

/// Reads how clauses are mapped.
pub(super) fn read(parsed: &Parsed<'_>, codes: &BTreeMap<String, ItemId>, problems: &mut Problems) -> Option<MappingRules> {
    let mut reader = Reader::resume(parsed.file, problems);
    let mut fields = reader.fields(&parsed.tree, "mapping.yaml");
    let threshold = share(&mut fields, "threshold");
    let doubtful = share(&mut fields, "doubtful");
    let parts = ["strengths", "heading_strengths", "topic", "factors", "channel", "purpose", "enumeration"]
        .map(|name| fields.required(name));
    let neutral = words(&mut fields, "neutral");
    fields.finish();
    let [strengths, headings, topic, factors, channel, purpose, enumeration] = parts;

    let mut fields = reader.fields(strengths?, "strengths");
    let strengths = Strength::ALL.map(|strength| share(&mut fields, strength.code()));
    fields.finish();
    let mut fields = reader.fields(headings?, "heading_strengths");
    let headings = Strength::ALL.map(|strength| share(&mut fields, strength.code()));
    fields.finish();
    let mut fields = reader.fields(topic?, "topic");
    let [support, inherited, sibling, passing, foreign] =
        ["support", "inherited", "sibling", "passing", "foreign"].map(|name| share(&mut fields, name));
    let anaphora = words(&mut fields, "anaphora");
    let cross_codes = fields.texts("cross_cutting");
    fields.finish();
    let cross_cutting = items(&mut reader, &cross_codes, codes);
    let mut fields = reader.fields(factors?, "factors");
    let factors = ["channel", "purpose", "modifier", "citation"].map(|name| share(&mut fields, name));
    fields.finish();
    let mut fields = reader.fields(channel?, "channel");
    let channel_openings = words(&mut fields, "openings");
    let channel_verbs = words(&mut fields, "verbs");
    let channel_closings = words(&mut fields, "closings");
    let channel_names = words(&mut fields, "names");
    let platform_endings = words(&mut fields, "platforms");
    let channel_codes = fields.texts("items");
    fields.finish();
    let channel_items = items(&mut reader, &channel_codes, codes);
    let mut fields = reader.fields(purpose?, "purpose");
    let purpose_openings = words(&mut fields, "openings");
    fields.finish();
    let mut fields = reader.fields(enumeration?, "enumeration");
    let actor_heads = words(&mut fields, "actors");
    let list_openings = words(&mut fields, "openings");
    let detail_openings = words(&mut fields, "details");
    let modified_heads = words(&mut fields, "heads");
    fields.finish();

    let [channel_factor, purpose_factor, modifier_factor, citation_factor] = factors;
    let [defining, typical, hint] = strengths;
    let [in_heading, typical_in_heading, hint_in_heading] = headings;
    Some(MappingRules {
        strengths: [defining?, typical?, hint?],
        heading_strengths: [in_heading?, typical_in_heading?, hint_in_heading?],
        threshold: threshold?,
        doubtful: doubtful?,
        topic: TopicRules { support: support?, inherited: inherited?, sibling: sibling?, passing: passing?, foreign: foreign? },
        channel_factor: channel_factor?,
        purpose_factor: purpose_factor?,
        modifier_factor: modifier_factor?,
        citation_factor: citation_factor?,
        channel_items,
        channel_openings,
        channel_verbs,
        channel_closings,
        channel_names,
        purpose_openings,
        list_openings,
        detail_openings,
        anaphora,
        modified_heads,
        platform_endings,
        cross_cutting,
        actor_heads,
        neutral,
    })
}

fn share(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<f64> {
    let value = fields.number(name)?;
    if (0.0..=1.0).contains(&value) {
        return Some(value);
    }
    if let Some(node) = fields.optional(name) {
        fields.reader().error(node, format!("{name} must lie between 0 and 1, found {value}"));
    }
    None
}

fn items(reader: &mut Reader<'_>, named: &[(String, &Node)], codes: &BTreeMap<String, ItemId>) -> Vec<ItemId> {
    named.iter().filter_map(|(code, place)| known(reader, code, place, codes)).collect()
}

fn words(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Vec<String> {
    fields.texts(name).into_iter().map(|(text, _)| text).collect()
}
