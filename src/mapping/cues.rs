//! The words and punctuation that show the structure of a clause.

use std::collections::BTreeMap;

use super::words::Words;
use crate::language::current;
use crate::source::{Span, fold::fold};
use crate::taxonomy::{MappingRules, Taxonomy};

/// The function of a word or mark in its phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// Ends a phrase: ，；。：
    Stop,
    /// Separates members of an enumeration: 、
    Pause,
    /// Ends an enumeration: 等
    AndSoOn,
    /// 《
    TitleOpens,
    /// 》
    TitleCloses,
    /// [`MappingRules::purpose_openings`]
    PurposeOpening,
    /// [`MappingRules::channel_openings`]
    ChannelOpening,
    /// [`MappingRules::channel_closings`]
    ChannelClosing,
    /// [`MappingRules::channel_verbs`]
    ChannelVerb,
    /// [`MappingRules::channel_names`]
    ChannelName,
    /// [`MappingRules::list_openings`], with the index in the list; the lowest one counts if several begin at the same place.
    ListOpening(u16),
    /// [`MappingRules::basis_openings`]
    BasisOpening,
    /// [`MappingRules::basis_verbs`]
    BasisVerb,
    /// [`MappingRules::list_verbs`]
    ListVerb,
    /// [`MappingRules::detail_openings`]
    DetailOpening,
    /// [`MappingRules::actor_heads`]
    ActorHead,
    /// [`MappingRules::modified_heads`]
    ModifiedHead,
    /// The ending of a name that is almost always that of an office: 局
    OfficeEnds,
    /// The ending of a name that may be that of an office: 中心
    BodyEnds,
    /// The name of a department without its ending: 教育
    Department,
}

/// A cue and its place in the folded clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its function.
    pub cue: Cue,
    /// Its place.
    pub span: Span,
}

/// The punctuation marks of a folded text; full-width forms are folded.
const MARKS: [(&str, Cue); 8] = [
    (",", Cue::Stop),
    (";", Cue::Stop),
    ("。", Cue::Stop),
    (":", Cue::Stop),
    ("、", Cue::Pause),
    ("等", Cue::AndSoOn),
    ("《", Cue::TitleOpens),
    ("》", Cue::TitleCloses),
];

/// The places of verbs, sorted by start.
pub(super) fn verbs(cues: &[Found]) -> Vec<Span> {
    cues.iter()
        .filter(|found| matches!(found.cue, Cue::ChannelVerb | Cue::ListVerb | Cue::ListOpening(_)))
        .map(|found| found.span)
        .collect()
}

/// All cues of a taxonomy.
pub(super) struct Cues {
    /// The functions of each word; a word may, for example, open a channel and end a topic.
    pub(super) words: Words<Cue>,
}

impl Cues {
    /// Collects the words of the rules, of the language and of the departments, with their functions.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        let rules: &MappingRules = &taxonomy.rules;
        let mut patterns: BTreeMap<String, Vec<Cue>> = BTreeMap::new();
        for (mark, cue) in MARKS {
            patterns.entry(mark.to_owned()).or_default().push(cue);
        }
        let words = [
            (&rules.purpose_openings, Cue::PurposeOpening),
            (&rules.channel_openings, Cue::ChannelOpening),
            (&rules.channel_closings, Cue::ChannelClosing),
            (&rules.channel_verbs, Cue::ChannelVerb),
            (&rules.channel_names, Cue::ChannelName),
            (&rules.basis_openings, Cue::BasisOpening),
            (&rules.basis_verbs, Cue::BasisVerb),
            (&rules.list_verbs, Cue::ListVerb),
            (&rules.detail_openings, Cue::DetailOpening),
            (&rules.actor_heads, Cue::ActorHead),
            (&rules.modified_heads, Cue::ModifiedHead),
        ];
        let listed = rules.list_openings.iter().zip(0..).map(|(word, place)| (word, Cue::ListOpening(place)));
        for (word, cue) in words.into_iter().flat_map(|(words, cue)| words.iter().map(move |word| (word, cue))).chain(listed) {
            patterns.entry(fold(word)).or_default().push(cue);
        }
        let units = &current().units;
        for end in units.elided {
            let is_firm = units.elided_unknown.iter().any(|firm| end.chars().eq([*firm]));
            patterns.entry(fold(end)).or_default().push(if is_firm { Cue::OfficeEnds } else { Cue::BodyEnds });
        }
        for name in taxonomy.departments.list().iter().flat_map(|department| &department.called) {
            patterns.entry(fold(name)).or_default().push(Cue::Department);
        }
        Self { words: Words::new(patterns) }
    }
}
