//! The role of a stretch of a clause: object, channel, purpose, mere modifier, citation.

use super::cues::{Cue, Found};
use super::offices::offices;
use crate::language::current;
use crate::plan::ClauseKind;
use crate::source::Span;

/// The role of a stretch of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// How something is disclosed: 通过政府网站.
    Channel,
    /// The purpose: 方便群众.
    Purpose,
    /// Members of an enumeration: 教育、医疗等…. If the head has an item of its own, they only modify it.
    Members {
        /// The place of the head.
        head: Span,
        /// Whether the head, such as 舆情, is known to make them mere modifiers.
        only_modify: bool,
    },
    /// The actors: 教育、民政等部门, 县审计局.
    Actors,
    /// Title of a cited document.
    Citation,
    /// The basis of a demand, before its verb: 对照权责清单，….
    Basis,
}

/// A stretch with its role, in bytes of the folded clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its place.
    pub span: Span,
    /// Its role.
    pub role: Role,
}

impl Phrase {
    /// Returns `true` if words begin inside the stretch.
    pub(super) const fn covers(&self, words: Span) -> bool {
        self.span.start <= words.start && words.start < self.span.end
    }
}

/// Length of the shortest basis, in characters: 按照分工抓好落实.
const SHORTEST_BASIS: usize = 2;

/// Length of the shortest topic after an opening such as 围绕, in characters.
const SHORTEST_TOPIC: usize = 4;

/// Finds the stretches of a folded clause that are not its plain object; `cues` are sorted by place.
pub(super) fn phrases(text: &str, kind: ClauseKind, cues: &[Found]) -> Vec<Phrase> {
    let segments = segments(text, cues);
    let mut found = citations(cues);
    for (index, &span) in segments.iter().enumerate() {
        let segment = Segment { text, span, cues: within(cues, span) };
        if index > 0 && segment.opens_with(|cue| cue == Cue::PurposeOpening).is_some() {
            found.push(Phrase { span, role: Role::Purpose });
        }
        found.extend(offices(text, span, segment.cues).into_iter().map(|span| Phrase { span, role: Role::Actors }));
        found.extend(segment.channels());
        found.extend(segment.basis(index + 1 < segments.len()));
        let next_end = segments.get(index + 1).map_or(span.end, |next| next.end);
        found.extend(segment.enumeration(next_end, kind));
    }
    found
}

/// The text between two stops, with the cues in it, sorted by place.
struct Segment<'a> {
    text: &'a str,
    span: Span,
    cues: &'a [Found],
}

fn segments(text: &str, cues: &[Found]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for stop in cues.iter().filter(|found| found.cue == Cue::Stop) {
        found.push(Span::new(start, stop.span.start));
        start = stop.span.end;
    }
    found.push(Span::new(start, text.len()));
    found.retain(|span| !span.is_empty());
    found
}

/// The cues that begin in a stretch.
fn within(cues: &[Found], span: Span) -> &[Found] {
    let first = cues.partition_point(|found| found.span.start < span.start);
    let after = cues.partition_point(|found| found.span.start < span.end);
    cues.get(first..after).unwrap_or_default()
}

fn citations(cues: &[Found]) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut opened = None;
    for Found { cue, span } in cues {
        match (cue, opened) {
            (Cue::TitleOpens, None) => opened = Some(span.start),
            (Cue::TitleCloses, Some(open)) => {
                found.push(Phrase { span: Span::new(open, span.start), role: Role::Citation });
                opened = None;
            }
            _ => {}
        }
    }
    found
}

impl<'a> Segment<'a> {
    /// The places of a cue, in order.
    fn places(&self, cue: Cue) -> impl Iterator<Item = Span> + 'a {
        self.cues.iter().filter(move |found| found.cue == cue).map(|found| found.span)
    }

    /// The first cue of a kind from offset `at`.
    fn next(&self, cue: Cue, at: usize) -> Option<Span> {
        self.places(cue).find(|span| span.start >= at)
    }

    /// The smallest cue of a kind at the start of the segment.
    fn opens_with(&self, is_wanted: impl Fn(Cue) -> bool) -> Option<Found> {
        let opening = self.cues.iter().filter(|found| found.span.start == self.span.start && is_wanted(found.cue));
        opening.min_by_key(|found| found.cue).copied()
    }

    /// Each from an opening word to the words that close it (等形式), or to the following verb of disclosing.
    fn channels(&self) -> impl Iterator<Item = Phrase> {
        self.places(Cue::ChannelOpening).map(|opening| {
            let closing = self.next(Cue::ChannelClosing, opening.end);
            let end = closing.or_else(|| self.channel_verb(opening.end)).map_or(self.span.end, |span| span.start);
            Phrase { span: Span::new(opening.start, end), role: Role::Channel }
        })
    }

    /// The first verb from offset `at` that is not part of a channel name, such as 发布 in 发布会.
    fn channel_verb(&self, at: usize) -> Option<Span> {
        let is_named = |verb: &Span| self.places(Cue::ChannelName).any(|name| name.start >= at && name.contains(*verb));
        self.places(Cue::ChannelVerb).find(|verb| verb.start >= at && !is_named(verb))
    }

    /// 各单位要对照权责清单，…: from the opening word to the comma, or to the verb of the same phrase. An opening with neither is a demand
    /// of its own (做好与其他清单的对照).
    fn basis(&self, has_next: bool) -> Option<Phrase> {
        let opening = self.places(Cue::BasisOpening).find(|opening| self.opens_behind_subject(*opening))?;
        let is_later = |verb: &Span| self.is_behind(opening, *verb);
        // 根据即将修订的《条例》: if a title follows the verb, it is the basis.
        let is_verb = |found: &Found| match found.cue {
            Cue::ListVerb | Cue::ChannelVerb => true,
            Cue::BasisVerb => self.next(Cue::TitleOpens, found.span.end).is_none(),
            _ => false,
        };
        let verbs = self.cues.iter().filter(|found| is_verb(found)).map(|found| found.span);
        let verb = verbs.filter(is_later).find(|verb| !self.is_noun(*verb));
        let said = self.text.get(opening.end..self.span.end).unwrap_or_default();
        let is_whole = has_next && current().clauses.basis_ends.iter().any(|end| said.ends_with(end));
        let end = match verb {
            Some(verb) if !is_whole => verb.start,
            _ if has_next => self.span.end,
            _ => return None,
        };
        Some(Phrase { span: Span::new(opening.start, end), role: Role::Basis })
    }

    /// Returns `true` if only the actor comes before a word: 各单位要, 市财政局应当.
    fn opens_behind_subject(&self, opening: Span) -> bool {
        let before = self.text.get(self.span.start..opening.start).unwrap_or_default();
        let duties = &current().duties;
        let ends = || current().clauses.subject_ends.iter().chain(duties.modals).chain(duties.future);
        before.is_empty() || ends().any(|end| before.ends_with(end))
    }

    /// Returns `true` if a verb has an object before it and does not directly follow an opening word.
    fn is_behind(&self, opening: Span, verb: Span) -> bool {
        let between = self.text.get(opening.end..verb.start).unwrap_or_default();
        between.chars().nth(SHORTEST_BASIS - 1).is_some()
    }

    /// Returns `true` if a verb is part of a name: 公开目录, 公开条例.
    fn is_noun(&self, verb: Span) -> bool {
        let after = self.text.get(verb.end..self.span.end).unwrap_or_default();
        current().clauses.nouns.iter().any(|name| after.starts_with(name))
    }

    /// A、B、C等, whose head is what follows; after 围绕 the head is the next phrase.
    fn enumeration(&self, next_end: usize, kind: ClauseKind) -> Vec<Phrase> {
        if let Some(phrase) = self.topic(next_end, kind) {
            return std::iter::once(phrase).chain(self.examples(&phrase)).collect();
        }
        if let Some(opening) = self.places(Cue::DetailOpening).next() {
            // The list after 包括 gives details of what precedes it.
            let role = Role::Members { head: Span::new(0, opening.end), only_modify: false };
            return vec![Phrase { span: Span::new(opening.end, self.span.end), role }];
        }
        let Some(last) = self.places(Cue::AndSoOn).last().filter(|last| self.pauses(last.start) > 0) else { return Vec::new() };
        let span = Span::new(self.span.start, last.start);
        if self.places(Cue::ActorHead).any(|actor| actor.start == last.end) {
            return vec![Phrase { span, role: Role::Actors }];
        }
        let only_modify = self.next(Cue::ModifiedHead, last.end).is_some();
        vec![Phrase { span, role: Role::Members { head: Span::new(span.end, self.span.end), only_modify } }]
    }

    /// 围绕优化营商环境加强信息公开: the topic ends at the verb, or at the comma.
    fn topic(&self, next_end: usize, kind: ClauseKind) -> Option<Phrase> {
        let opening = self.opens_with(|cue| matches!(cue, Cue::ListOpening(_)))?.span;
        // The verb must have an object before it, unlike 加强 directly after 围绕.
        let is_later = |verb: &Span| {
            let between = self.text.get(opening.end..verb.start).unwrap_or_default();
            between.chars().nth(SHORTEST_TOPIC - 1).is_some()
        };
        let verb = self.places(Cue::ListVerb).find(is_later);
        // In a heading the part before the comma is a slogan: 突出稳预期，抓好政策解读; the part before the verb is its topic.
        let is_plain =
            if kind == ClauseKind::Heading { verb.is_some() } else { verb.is_none() && self.pauses(self.span.end) < 2 };
        if is_plain {
            return None;
        }
        let end = verb.map_or(self.span.end, |verb| verb.start);
        if end == next_end {
            // Nothing follows that it could be the topic of: 涉及 gives details of what precedes it.
            return None;
        }
        let role = Role::Members { head: Span::new(end, next_end), only_modify: false };
        Some(Phrase { span: Span::new(self.span.start, end), role })
    }

    /// 围绕教育、户籍等高频事项编制目录: within a topic, too, the members are examples if the head makes them mere modifiers.
    fn examples(&self, topic: &Phrase) -> Option<Phrase> {
        let is_head = |and_so_on: &Span| {
            let mut heads = self.places(Cue::ModifiedHead);
            heads.any(|head| and_so_on.end <= head.start && head.end <= topic.span.end)
        };
        let last = self.places(Cue::AndSoOn).filter(|found| found.start < topic.span.end).filter(is_head).last()?;
        // The head must directly follow the list: in 等方面的服务事项 it belongs to another one.
        let between = self.next(Cue::ModifiedHead, last.end).is_some_and(|head| head.start == last.end);
        let role = Role::Members { head: Span::new(last.start, topic.span.end), only_modify: true };
        between.then_some(Phrase { span: Span::new(topic.span.start, last.start), role })
    }

    /// The number of 、 before a place.
    fn pauses(&self, before: usize) -> usize {
        self.places(Cue::Pause).filter(|pause| pause.start < before).count()
    }
}
