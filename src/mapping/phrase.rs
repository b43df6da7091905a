//! The role that a stretch of a clause plays: object, channel, purpose, mere modifier, citation.

use crate::plan::ClauseKind;
use crate::source::Span;
use crate::taxonomy::MappingRules;

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
    /// Members of an enumeration of actors: 教育、民政等部门.
    Actors,
    /// Title of a cited document.
    Citation,
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

const STOPS: [char; 6] = ['，', ',', '；', ';', '。', ':'];

/// Cuts a folded clause into the stretches that are not its plain object.
pub(super) fn phrases(text: &str, kind: ClauseKind, rules: &MappingRules) -> Vec<Phrase> {
    let segments = segments(text);
    let mut found = citations(text);
    for (index, &segment) in segments.iter().enumerate() {
        let body = &text[segment.range()];
        if index > 0 && rules.purpose_openings.iter().any(|opening| body.starts_with(opening.as_str())) {
            found.push(Phrase { span: segment, role: Role::Purpose });
        }
        found.extend(channels(text, segment, rules));
        let head_limit = segments.get(index + 1).map_or(segment.end, |next| next.end);
        found.extend(enumeration(text, segment, head_limit, kind, rules));
    }
    found
}

fn segments(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices(STOPS) {
        found.push(Span::new(start, at));
        start = at + stop.len();
    }
    found.push(Span::new(start, text.len()));
    found.retain(|span| !span.is_empty());
    found
}

fn citations(text: &str) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('《').map(|at| from + at) {
        let Some(close) = text[open..].find('》').map(|at| open + at) else { break };
        found.push(Phrase { span: Span::new(open, close), role: Role::Citation });
        from = close;
    }
    found
}

/// From each opening word to the words that close it (等形式), or to the verb of disclosing behind it.
fn channels(text: &str, segment: Span, rules: &MappingRules) -> Vec<Phrase> {
    let body = &text[segment.range()];
    let mut found: Vec<Phrase> = Vec::new();
    for opening in &rules.channel_openings {
        for (at, _) in body.match_indices(opening.as_str()) {
            let after = at + opening.len();
            let closing = rules.channel_closings.iter().filter_map(|closing| body[after..].find(closing.as_str())).min();
            let verb = rules.channel_verbs.iter().filter_map(|verb| first_verb(&body[after..], verb, rules)).min();
            let end = closing.or(verb).map_or(body.len(), |offset| after + offset);
            found.push(Phrase { span: Span::new(segment.start + at, segment.start + end), role: Role::Channel });
        }
    }
    found
}

/// Finds a verb that is not part of the name of a channel, such as the 发布 of 发布会.
fn first_verb(text: &str, verb: &str, rules: &MappingRules) -> Option<usize> {
    text.match_indices(verb).map(|(at, _)| at).find(|&at| {
        !rules
            .channel_names
            .iter()
            .any(|name| name.find(verb).is_some_and(|inside| at >= inside && text[at - inside..].starts_with(name.as_str())))
    })
}

/// Finds a verb that has an object before it: not the 加强 that comes right behind 围绕.
fn later(text: &str, verb: &str) -> Option<usize> {
    text.match_indices(verb).map(|(at, _)| at).find(|&at| text[..at].chars().count() >= SHORTEST_TOPIC)
}

/// Characters of the shortest topic that an opening such as 围绕 can have.
const SHORTEST_TOPIC: usize = 4;

/// A、B、C等 with what follows as its head; after 围绕 the head is the phrase that comes next.
fn enumeration(text: &str, segment: Span, next_end: usize, kind: ClauseKind, rules: &MappingRules) -> Option<Phrase> {
    let body = &text[segment.range()];
    if let Some(opening) = rules.list_openings.iter().find(|opening| body.starts_with(opening.as_str())) {
        // 围绕优化营商环境加强信息公开: the topic ends at the verb, or at the comma.
        let verb = rules.list_verbs.iter().filter_map(|verb| later(&body[opening.len()..], verb)).min();
        // In a heading what stands before the comma is a slogan: 突出稳预期，抓好政策解读.
        if verb.is_some() || kind == ClauseKind::Heading || body.matches('、').count() >= 2 {
            let end = verb.map_or(segment.end, |at| segment.start + opening.len() + at);
            let role = Role::Members { head: Span::new(end, next_end), only_modify: false };
            return Some(Phrase { span: Span::new(segment.start, end), role });
        }
    }
    if let Some((start, opening)) =
        rules.detail_openings.iter().filter_map(|opening| Some((body.find(opening.as_str())?, opening))).min()
    {
        // What is listed after 包括 details what stands before it.
        let start = segment.start + start + opening.len();
        let role = Role::Members { head: Span::new(0, start), only_modify: false };
        return Some(Phrase { span: Span::new(start, segment.end), role });
    }
    let end = body.rfind('等').filter(|&at| body[..at].matches('、').count() >= 2)?;
    let head = &body[end + '等'.len_utf8()..];
    let span = Span::new(segment.start, segment.start + end);
    if rules.actor_heads.iter().any(|actor| head.starts_with(actor.as_str())) {
        return Some(Phrase { span, role: Role::Actors });
    }
    let only_modify = rules.modified_heads.iter().any(|known| head.contains(known.as_str()));
    Some(Phrase { span, role: Role::Members { head: Span::new(span.end, segment.end), only_modify } })
}
