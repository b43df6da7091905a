//! The words and marks that say how a clause is built.

use std::collections::BTreeMap;

use super::words::Words;
use crate::language::current;
use crate::source::{Span, fold::fold};
use crate::taxonomy::{MappingRules, Taxonomy};

/// What a word or mark says of the phrase that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// Ends a phrase: ，；。：
    Stop,
    /// Sets members of an enumeration apart: 、
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
    /// [`MappingRules::list_openings`]; where several begin together, the lowest place in the list counts.
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
    /// The end of a name that is hardly anything but that of an office: 局
    OfficeEnds,
    /// The end of a name that may be that of an office: 中心
    BodyEnds,
    /// The name of a department without its end: 教育
    Department,
}

/// A cue at its place in the folded clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// What it says.
    pub cue: Cue,
    /// Where.
    pub span: Span,
}

/// The marks of a folded text; the full-width forms are folded.
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

/// The places of verbs, by where they begin.
pub(super) fn verbs(cues: &[Found]) -> Vec<Span> {
    cues.iter()
        .filter(|found| matches!(found.cue, Cue::ChannelVerb | Cue::ListVerb | Cue::ListOpening(_)))
        .map(|found| found.span)
        .collect()
}

/// All cues of a taxonomy.
pub(super) struct Cues {
    /// What each word says; one may open a channel and end a topic.
    pub(super) words: Words<Cue>,
}

impl Cues {
    /// Collects the words of the rules, of the language and of the departments, and what they say.
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
