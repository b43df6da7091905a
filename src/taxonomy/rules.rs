//! `mapping.yaml`

use std::collections::BTreeMap;

use super::parsed::Parsed;
use super::profiles::known;
use super::{ItemId, MappingRules, Strength, Taxonomy, TopicRules};
use crate::source::Problems;
use crate::source::yaml::{Fields, Node, Reader};

/// Reads the mapping rules.
pub(super) fn read(parsed: &Parsed<'_>, codes: &BTreeMap<String, ItemId>, problems: &mut Problems) -> Option<MappingRules> {
    let mut reader = Reader::resume(parsed.file, problems);
    let mut fields = reader.fields(&parsed.tree, "mapping.yaml");
    let threshold = share(&mut fields, "threshold");
    let doubtful = share(&mut fields, "doubtful");
    let firm = if fields.optional("firm").is_some() { share(&mut fields, "firm") } else { threshold };
    let calibration = calibration(&mut fields);
    let parts = ["strengths", "heading_strengths", "topic", "factors", "channel", "purpose", "enumeration"]
        .map(|name| fields.required(name));
    let neutral = words(&mut fields, "neutral");
    let boilerplate = words(&mut fields, "boilerplate");
    fields.finish();
    let [strengths, headings, topic, factors, channel, purpose, enumeration] = parts;

    let mut fields = reader.fields(strengths?, "strengths");
    let strengths = Strength::ALL.map(|strength| share(&mut fields, strength.code()));
    check_strengths(&mut fields, strengths, threshold);
    fields.finish();
    let mut fields = reader.fields(headings?, "heading_strengths");
    let headings = Strength::ALL.map(|strength| share(&mut fields, strength.code()));
    fields.finish();
    let mut fields = reader.fields(topic?, "topic");
    let topic = topic_rules(&mut fields);
    let anaphora = words(&mut fields, "anaphora");
    let cross_codes = fields.texts("cross_cutting");
    fields.finish();
    let cross_cutting = items(&mut reader, &cross_codes, codes);
    let mut fields = reader.fields(factors?, "factors");
    let factors = ["channel", "purpose", "modifier", "citation", "beside"].map(|name| share(&mut fields, name));
    fields.finish();
    let mut fields = reader.fields(channel?, "channel");
    let [channel_openings, channel_verbs, channel_closings, channel_names, platform_endings] =
        ["openings", "verbs", "closings", "names", "platforms"].map(|name| words(&mut fields, name));
    let channel_codes = fields.texts("items");
    fields.finish();
    let channel_items = items(&mut reader, &channel_codes, codes);
    let mut fields = reader.fields(purpose?, "purpose");
    let purpose_openings = words(&mut fields, "openings");
    fields.finish();
    let mut fields = reader.fields(enumeration?, "enumeration");
    let [actor_heads, list_openings, list_verbs, basis_openings, basis_verbs, detail_openings, modified_heads] =
        ["actors", "openings", "verbs", "bases", "basis_verbs", "details", "heads"].map(|name| words(&mut fields, name));
    fields.finish();

    let [channel_factor, purpose_factor, modifier_factor, citation_factor, beside_factor] = factors;
    Some(MappingRules {
        strengths: whole(strengths)?,
        heading_strengths: whole(headings)?,
        threshold: threshold?,
        doubtful: doubtful?,
        firm: firm?,
        calibration,
        topic: topic?,
        channel_factor: channel_factor?,
        purpose_factor: purpose_factor?,
        modifier_factor: modifier_factor?,
        citation_factor: citation_factor?,
        beside_factor: beside_factor?,
        channel_items,
        channel_openings,
        channel_verbs,
        channel_closings,
        channel_names,
        purpose_openings,
        list_openings,
        basis_openings,
        basis_verbs,
        list_verbs,
        detail_openings,
        anaphora,
        modified_heads,
        platform_endings,
        cross_cutting,
        actor_heads,
        neutral,
        boilerplate,
    })
}

fn topic_rules(fields: &mut Fields<'_, '_, '_>) -> Option<TopicRules> {
    let [support, inherited, sibling, passing, foreign] =
        ["support", "inherited", "sibling", "passing", "foreign"].map(|name| share(fields, name));
    Some(TopicRules { support: support?, inherited: inherited?, sibling: sibling?, passing: passing?, foreign: foreign? })
}

fn whole([first, second, third]: [Option<f64>; 3]) -> Option<[f64; 3]> {
    Some([first?, second?, third?])
}

/// The names of the strengths imply an order: one defining word is sufficient, one hint is not.
fn check_strengths(fields: &mut Fields<'_, '_, '_>, strengths: [Option<f64>; 3], threshold: Option<f64>) {
    for (strong, weak) in [(0, 1), (1, 2)] {
        let (Some(more), Some(less)) = (strengths[strong], strengths[weak]) else { continue };
        let (strong, weak) = (Strength::ALL[strong].code(), Strength::ALL[weak].code());
        if let (true, Some(node)) = (less > more, fields.optional(weak)) {
            fields.reader().error(node, format!("{weak} ({less}) must not weigh more than {strong} ({more})"));
        }
    }
    let [defining, _, hint] = strengths;
    let Some(threshold) = threshold else { return };
    if let (Some(defining), Some(node)) = (defining, fields.optional(Strength::Defining.code()))
        && defining < threshold
    {
        let message = format!("defining ({defining}) lies below the threshold ({threshold}): no word alone makes a label");
        fields.reader().error(node, message);
    }
    if let (Some(hint), Some(node)) = (hint, fields.optional(Strength::Hint.code()))
        && hint >= threshold
    {
        fields.reader().warning(node, format!("hint ({hint}) reaches the threshold ({threshold}): one hint alone makes a label"));
    }
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

/// Reads the pairs of the calibration from two lists of the same length.
fn calibration(fields: &mut Fields<'_, '_, '_>) -> Vec<(f64, f64)> {
    let (sums, shares) = (fields.numbers("calibration_sums"), fields.numbers("calibration_shares"));
    let rises = |numbers: &[f64]| numbers.array_windows::<2>().all(|[low, high]| low < high);
    let is_share = |number: &f64| *number > 0.0 && *number <= 1.0;
    let fits = sums.len() == shares.len() && rises(&sums) && rises(&shares) && sums.iter().chain(&shares).all(is_share);
    if let (false, Some(node)) = (fits, fields.optional("calibration_sums").or_else(|| fields.optional("calibration_shares"))) {
        let message = "calibration_sums and calibration_shares must hold as many numbers, each above 0, at most 1, and more than the one before it";
        fields.reader().error(node, message);
        return Vec::new();
    }
    sums.into_iter().zip(shares).collect()
}

fn items(reader: &mut Reader<'_>, named: &[(String, &Node)], codes: &BTreeMap<String, ItemId>) -> Vec<ItemId> {
    named.iter().filter_map(|(code, place)| known(reader, code, place, codes)).collect()
}

fn words(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Vec<String> {
    fields.texts(name).into_iter().map(|(text, _)| text).collect()
}

/// A number or a list of words of `mapping.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A probability or factor, 0 to 1.
    Number(f64),
    /// Words, or codes of items.
    Words(Vec<String>),
}

/// Lists everything in `mapping.yaml` by its path, such as `channel.openings`, sorted by path.
#[must_use]
pub fn settings(taxonomy: &Taxonomy) -> BTreeMap<&'static str, Setting> {
    let codes = |items: &[ItemId]| Setting::Words(items.iter().map(|id| taxonomy.item(*id).code.clone()).collect());
    // Destructured completely, so that a new rule cannot be forgotten here.
    let MappingRules {
        strengths: [defining, typical, hint],
        heading_strengths: [in_heading, typical_in_heading, hint_in_heading],
        threshold,
        doubtful,
        firm,
        calibration,
        topic: TopicRules { support, inherited, sibling, passing, foreign },
        channel_factor,
        purpose_factor,
        modifier_factor,
        citation_factor,
        beside_factor,
        channel_items,
        channel_openings,
        channel_verbs,
        channel_closings,
        channel_names,
        purpose_openings,
        list_openings,
        basis_openings,
        basis_verbs,
        list_verbs,
        detail_openings,
        anaphora,
        modified_heads,
        platform_endings,
        cross_cutting,
        actor_heads,
        neutral,
        boilerplate,
    } = &taxonomy.rules;
    let numbers = [
        ("threshold", threshold),
        ("strengths.defining", defining),
        ("strengths.typical", typical),
        ("strengths.hint", hint),
        ("heading_strengths.defining", in_heading),
        ("heading_strengths.typical", typical_in_heading),
        ("heading_strengths.hint", hint_in_heading),
        ("doubtful", doubtful),
        ("firm", firm),
        ("topic.support", support),
        ("topic.inherited", inherited),
        ("topic.sibling", sibling),
        ("topic.passing", passing),
        ("topic.foreign", foreign),
        ("factors.channel", channel_factor),
        ("factors.purpose", purpose_factor),
        ("factors.modifier", modifier_factor),
        ("factors.citation", citation_factor),
        ("factors.beside", beside_factor),
    ];
    let (sums, shares) = calibration.iter().map(|(sum, share)| (sum.to_string(), share.to_string())).unzip();
    let lists = [
        ("calibration_sums", Setting::Words(sums)),
        ("calibration_shares", Setting::Words(shares)),
        ("topic.anaphora", listed(anaphora)),
        ("topic.cross_cutting", codes(cross_cutting)),
        ("channel.openings", listed(channel_openings)),
        ("channel.verbs", listed(channel_verbs)),
        ("channel.closings", listed(channel_closings)),
        ("channel.names", listed(channel_names)),
        ("channel.platforms", listed(platform_endings)),
        ("channel.items", codes(channel_items)),
        ("purpose.openings", listed(purpose_openings)),
        ("enumeration.openings", listed(list_openings)),
        ("enumeration.verbs", listed(list_verbs)),
        ("enumeration.bases", listed(basis_openings)),
        ("enumeration.basis_verbs", listed(basis_verbs)),
        ("enumeration.actors", listed(actor_heads)),
        ("enumeration.heads", listed(modified_heads)),
        ("enumeration.details", listed(detail_openings)),
        ("neutral", listed(neutral)),
        ("boilerplate", listed(boilerplate)),
    ];
    numbers.into_iter().map(|(path, number)| (path, Setting::Number(*number))).chain(lists).collect()
}

fn listed(words: &[String]) -> Setting {
    Setting::Words(words.to_vec())
}
