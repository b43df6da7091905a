//! The role that a stretch of a clause plays: object, channel, purpose, mere modifier, citation.

use super::cues::{Cue, Found};
use super::offices::offices;
use crate::language::current;
use crate::plan::ClauseKind;
use crate::source::Span;

/// What a stretch of a clause is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// How something is disclosed: 通过政府网站.
    Channel,
    /// What for: 方便群众.
    Purpose,
    /// Members of an enumeration: 教育、医疗等…. Where the head speaks of an item of its own, they only say of what.
    Members {
        /// Where the head stands.
        head: Span,
        /// Whether the head is known to make mere modifiers of them, such as 舆情.
        only_modify: bool,
    },
    /// Who acts: 教育、民政等部门, 县审计局.
    Actors,
    /// Title of a cited document.
    Citation,
    /// What a demand rests on, before its verb: 对照权责清单，….
    Basis,
}

/// A stretch with its role, in bytes of the folded clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Where.
    pub span: Span,
    /// What for.
    pub role: Role,
}

impl Phrase {
    /// Tells whether words begin inside the stretch.
    pub(super) const fn covers(&self, words: Span) -> bool {
        self.span.start <= words.start && words.start < self.span.end
    }
}

/// Characters of the shortest basis: 按照分工抓好落实.
const SHORTEST_BASIS: usize = 2;

/// Characters of the shortest topic that an opening such as 围绕 can have.
const SHORTEST_TOPIC: usize = 4;

/// Cuts a folded clause into the stretches that are not its plain object, by its cues in the order of their places.
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

/// What stands between two stops, with the cues in it by place.
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

    /// The first cue of a kind from `at` on.
    fn next(&self, cue: Cue, at: usize) -> Option<Span> {
        self.places(cue).find(|span| span.start >= at)
    }

    /// The least cue of a kind with which the segment begins.
    fn opens_with(&self, is_wanted: impl Fn(Cue) -> bool) -> Option<Found> {
        let opening = self.cues.iter().filter(|found| found.span.start == self.span.start && is_wanted(found.cue));
        opening.min_by_key(|found| found.cue).copied()
    }

    /// From each opening word to the words that close it (等形式), or to the verb of disclosing behind it.
    fn channels(&self) -> impl Iterator<Item = Phrase> {
        self.places(Cue::ChannelOpening).map(|opening| {
            let closing = self.next(Cue::ChannelClosing, opening.end);
            let end = closing.or_else(|| self.channel_verb(opening.end)).map_or(self.span.end, |span| span.start);
            Phrase { span: Span::new(opening.start, end), role: Role::Channel }
        })
    }

    /// The first verb from `at` on that is not part of the name of a channel, such as the 发布 of 发布会.
    fn channel_verb(&self, at: usize) -> Option<Span> {
        let is_named = |verb: &Span| self.places(Cue::ChannelName).any(|name| name.start >= at && name.contains(*verb));
        self.places(Cue::ChannelVerb).find(|verb| verb.start >= at && !is_named(verb))
    }

    /// 各单位要对照权责清单，…: from the opening word to the comma, or to the verb that the same phrase has. What opens with it and has
    /// neither is a demand of its own (做好与其他清单的对照).
    fn basis(&self, has_next: bool) -> Option<Phrase> {
        let opening = self.places(Cue::BasisOpening).find(|opening| self.opens_behind_subject(*opening))?;
        let is_later = |verb: &Span| self.is_behind(opening, *verb);
        // 根据即将修订的《条例》: a title behind the verb is what the basis is.
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

    /// Tells whether no more than who is to act stands before a word: 各单位要, 市财政局应当.
    fn opens_behind_subject(&self, opening: Span) -> bool {
        let before = self.text.get(self.span.start..opening.start).unwrap_or_default();
        let duties = &current().duties;
        let ends = || current().clauses.subject_ends.iter().chain(duties.modals).chain(duties.future);
        before.is_empty() || ends().any(|end| before.ends_with(end))
    }

    /// Tells whether a verb has an object before it, and does not come right behind an opening word.
    fn is_behind(&self, opening: Span, verb: Span) -> bool {
        let between = self.text.get(opening.end..verb.start).unwrap_or_default();
        between.chars().nth(SHORTEST_BASIS - 1).is_some()
    }

    /// Tells whether a verb is part of a name: 公开目录, 公开条例.
    fn is_noun(&self, verb: Span) -> bool {
        let after = self.text.get(verb.end..self.span.end).unwrap_or_default();
        current().clauses.nouns.iter().any(|name| after.starts_with(name))
    }

    /// A、B、C等 with what follows as its head; after 围绕 the head is the phrase that comes next.
    fn enumeration(&self, next_end: usize, kind: ClauseKind) -> Vec<Phrase> {
        if let Some(phrase) = self.topic(next_end, kind) {
            return std::iter::once(phrase).chain(self.examples(&phrase)).collect();
        }
        if let Some(opening) = self.places(Cue::DetailOpening).next() {
            // What is listed after 包括 details what stands before it.
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
        // A verb has an object before it: not the 加强 that comes right behind 围绕.
        let is_later = |verb: &Span| {
            let between = self.text.get(opening.end..verb.start).unwrap_or_default();
            between.chars().nth(SHORTEST_TOPIC - 1).is_some()
        };
        let verb = self.places(Cue::ListVerb).find(is_later);
        // In a heading what stands before the comma is a slogan: 突出稳预期，抓好政策解读; what stands before the verb is its topic.
        let is_plain =
            if kind == ClauseKind::Heading { verb.is_some() } else { verb.is_none() && self.pauses(self.span.end) < 2 };
        if is_plain {
            return None;
        }
        let end = verb.map_or(self.span.end, |verb| verb.start);
        if end == next_end {
            // Nothing follows of which it could be the topic: 涉及 says what stands before it in detail.
            return None;
        }
        let role = Role::Members { head: Span::new(end, next_end), only_modify: false };
        Some(Phrase { span: Span::new(self.span.start, end), role })
    }

    /// 围绕教育、户籍等高频事项编制目录: in a topic too the members are examples of a head that makes mere modifiers of them.
    fn examples(&self, topic: &Phrase) -> Option<Phrase> {
        let is_head = |and_so_on: &Span| {
            let mut heads = self.places(Cue::ModifiedHead);
            heads.any(|head| and_so_on.end <= head.start && head.end <= topic.span.end)
        };
        let last = self.places(Cue::AndSoOn).filter(|found| found.start < topic.span.end).filter(is_head).last()?;
        // Right behind the list: the head of 等方面的服务事项 is of another one.
        let between = self.next(Cue::ModifiedHead, last.end).is_some_and(|head| head.start == last.end);
        let role = Role::Members { head: Span::new(last.start, topic.span.end), only_modify: true };
        between.then_some(Phrase { span: Span::new(topic.span.start, last.start), role })
    }

    /// The number of 、 before a place.
    fn pauses(&self, before: usize) -> usize {
        self.places(Cue::Pause).filter(|pause| pause.start < before).count()
    }
}
