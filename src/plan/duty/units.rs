//! The units of a note, with their parts.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::brackets::{closes_note, opens_note};
use super::distinct::{distinct, with_part};
use super::label::{BRACKETS, Label, in_brackets, label, label_position};
use super::names::{before_deed, is_further_unit, is_named_like_a_unit, joints_in, verbs};
use super::parts::{is_time, split_outside};
use crate::language::current;
use crate::plan::marks::marks;
use crate::plan::pattern::pattern;
use crate::plan::{Responsible, Role};
use crate::source::CharSet;

/// A verb behind units.
static VERB: LazyLock<Regex> =
    LazyLock::new(|| pattern(&verbs().map(|(verb, _)| regex::escape(verb)).collect::<Vec<_>>().join("|")));
/// Words that give a part only where they stand last in a name of a note.
fn last_words() -> impl Iterator<Item = &'static &'static str> {
    current().duties.last_verbs.iter().chain(current().duties.note_last_verbs)
}

/// First characters of a verb, of a last word or of [`MANNER`].
static OPENS_PART: LazyLock<CharSet> = LazyLock::new(|| {
    let words = verbs().map(|(verb, _)| verb).chain(last_words().copied());
    words.filter_map(|word| word.chars().next()).chain("等各按根依分具共结".chars()).collect()
});
/// Longest name of a unit, in characters; what is longer is a sentence.
const NAME: usize = 30;
/// Fewest characters of a unit's name.
const SHORTEST: usize = 3;
/// Longest name of a part of the work, in characters.
const FIELD: usize = 8;

/// Words between units and their verb.
static MANNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:等(?:相关|有关|各)?(?:部门|单位|职能部门)|(?:各自)?(?:按照?|根据|依据?|依照)(?:各自|本)?的?(?:职责|职能|分工|职权)(?:分工|范围)?|分别|具体|共同|各自|依职责|结合)",
    )
});

/// Reads the units out of everything behind the body of a sentence.
pub(in crate::plan) fn responsible(notes: &str) -> Vec<Responsible> {
    if notes.is_empty() {
        return Vec::new();
    }
    let is_filler = |ch: char| matches!(ch, '*' | '\u{3000}' | '\n' | '\r');
    let plain: Cow<'_, str> =
        if marks(notes).any(|(_, ch)| is_filler(ch)) { notes.replace(is_filler, " ").into() } else { notes.into() };
    let plain = with_colons(&plain);
    let plain = without_fields(&plain);
    distinct(notes_of(&plain).into_iter().flat_map(units_of).collect(), with_part)
}

/// Writes labels in brackets with a colon: 【责任单位】县财政局.
fn with_colons(text: &str) -> Cow<'_, str> {
    let opens = |(_, ch): &(usize, char)| BRACKETS.contains(ch);
    let labels = marks(text).filter(opens).filter_map(|(at, _)| Some((at, in_brackets(text.get(at..)?)?.1)));
    let labels: Vec<(usize, usize)> = labels.collect();
    if labels.is_empty() {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut end = 0;
    for (at, len) in labels {
        let inner = text.get(at..at + len).unwrap_or_default();
        plain.push_str(text.get(end..at).unwrap_or_default());
        plain.push('；');
        plain.push_str(inner.trim_matches(|ch: char| opens_note(ch) || closes_note(ch) || matches!(ch, '：' | ':')));
        plain.push('：');
        end = at + len;
    }
    plain.push_str(text.get(end..).unwrap_or_default());
    plain.into()
}

/// Splits into the insides of outer brackets and what stands between them.
fn notes_of(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let mut part_ends = 0;
    for (at, ch) in marks(text) {
        match ch {
            // 区财政局（牵头）: the bracket gives a part, and the list goes on behind it.
            _ if at < part_ends => {}
            '（' | '(' if depth == 0 && part_len(&text[at..]).is_some() => {
                part_ends = at + part_len(&text[at..]).unwrap_or(0);
            }
            // 各镇（街道）: the bracket is of the name.
            '（' | '(' if depth == 0 && name_len(&text[start..at], &text[at..]).is_some() => {
                part_ends = at + name_len(&text[start..at], &text[at..]).unwrap_or(0);
            }
            _ if opens_note(ch) => {
                if depth == 0 {
                    found.push(&text[start..at]);
                    start = at + ch.len_utf8();
                }
                depth += 1;
            }
            _ if closes_note(ch) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push(&text[start..at]);
                    start = at + ch.len_utf8();
                }
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found.retain(|note| !note.trim_matches(['。', ' ']).is_empty());
    found
}

/// Returns the length of the bracket that `text` opens with when it holds a part and nothing else.
fn part_len(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['（', '('])?;
    let after = verbs().find_map(|(verb, _)| inner.strip_prefix(verb))?.strip_prefix(['）', ')'])?;
    Some(text.len() - after.len())
}

/// Longest bracket that belongs to a name, in characters.
const NAME_BRACKET: usize = 12;

/// Returns the length of the bracket that `text` opens with when it goes on with the kind of place `before` it, 各镇（街道）, or when it is
/// another name of the unit before it: 区委宣传部（区政府新闻办）.
fn name_len(before: &str, text: &str) -> Option<usize> {
    let units = &current().units;
    let (names, len) = bracketed(text)?;
    let goes_on = before.ends_with(units.before_bracket) && names.split('、').all(|name| units.bracketed.contains(&name));
    (goes_on || (is_unit(names) && is_unit(last_name(before)))).then_some(len)
}

/// What a bracket at the beginning of `text` holds that is short enough to be of a name, and its length.
fn bracketed(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(['（', '('])?;
    let (close, mark) = inner.char_indices().take(NAME_BRACKET).find(|(_, ch)| matches!(ch, '）' | ')'))?;
    let rest = inner.get(close + mark.len_utf8()..)?;
    Some((inner.get(..close)?, text.len() - rest.len()))
}

/// The name in a list behind which a bracket opens.
fn last_name(before: &str) -> &str {
    before.rsplit(['、', '，', ',', '；', ';', '：', ':', '（', '(', ' ']).next().unwrap_or_default()
}

fn is_unit(name: &str) -> bool {
    name.chars().count() >= SHORTEST && (is_named_like_a_unit(name) || is_further_unit(name))
}

/// Leaves out the brackets behind the names of units that say for which part of the work each is there: 区人社局（就业）、区民政局（救助）.
fn without_fields(text: &str) -> Cow<'_, str> {
    let is_field = |before: &str, inner: &str| {
        let units = &current().units;
        is_unit(last_name(before))
            && (2..=FIELD).contains(&inner.chars().count())
            && inner.chars().all(char::is_alphabetic)
            && !is_named_like_a_unit(inner)
            && !is_further_unit(inner)
            && !units.bracketed.contains(&inner)
            && !is_time(inner)
            && !verbs().any(|(verb, _)| inner.contains(verb))
    };
    let fields = marks(text).filter(|(_, ch)| matches!(ch, '（' | '(')).filter_map(|(at, _)| {
        let (inner, len) = bracketed(text.get(at..)?)?;
        is_field(text.get(..at)?, inner).then_some((at, at + len))
    });
    let fields: Vec<(usize, usize)> = fields.collect();
    if fields.is_empty() {
        return text.into();
    }
    let starts = std::iter::once(0).chain(fields.iter().map(|(_, end)| *end));
    let ends = fields.iter().map(|(start, _)| *start).chain([text.len()]);
    starts.zip(ends).filter_map(|(start, end)| text.get(start..end)).collect()
}

/// What one group of a note has said so far.
#[derive(Default)]
struct Group {
    found: Vec<Responsible>,
    /// Units that stand before the verb that gives them their part.
    waiting: Vec<String>,
    /// How many of these stand in an earlier phrase: of 县应急局，县水利局配合 the first helps nobody.
    earlier: usize,
    label: Option<Role>,
    /// Whether 会同 has been said: who follows supports.
    joined: bool,
    last: Option<Role>,
}

fn units_of(note: &str) -> Vec<Responsible> {
    let mut found = Vec::new();
    // Behind a label for times what names nobody is of it: 完成时限：专题9月底前；其他内容持续更新.
    let mut is_other = false;
    for group in split_outside(note, &['；', ';', '。']) {
        let mut state = Group::default();
        let mut rest = group;
        is_other &= label_position(group).is_none() && !split_outside(group, &['、', '，', ',']).any(is_unit);
        if is_other {
            continue;
        }
        // A label opens its own list, with or without a mark before it.
        while let Some(at) = label_position(rest) {
            state.list(&rest[..at]);
            let (kind, len) = label(&rest[at..]).unwrap_or((Label::Person, rest.len() - at));
            rest = &rest[at + len..];
            is_other = !matches!(kind, Label::Units(_));
            let Label::Units(role) = kind else {
                rest = label_position(rest).map_or("", |next| &rest[next..]);
                continue;
            };
            state.close();
            state.label = Some(role);
        }
        state.list(rest);
        state.close();
        found.extend(state.found);
    }
    found
}

impl Group {
    fn list(&mut self, text: &str) {
        for phrase in split_outside(text, &['，', ',']) {
            self.earlier = self.waiting.len();
            for token in split_outside(phrase, &['、', ' ']) {
                self.token(token);
            }
            if self.label.is_some() {
                self.settle_rest();
            }
        }
    }

    fn token(&mut self, token: &str) {
        let token = token.trim_matches(['：', ':', ' ', '.', '．', '—']);
        if is_time(token) {
            return;
        }
        let token = token.strip_prefix('由').unwrap_or(token);
        if let Some((lead, support)) = token.split_once('会').and_then(|_| token.split_once("会同")) {
            self.names(lead.trim_end_matches('并'));
            if self.label.is_none() {
                self.settle(Some(Role::Lead));
            }
            self.joined = true;
            self.part(support);
            return;
        }
        self.part(token);
    }

    /// Names with manner and verb behind them.
    fn part(&mut self, text: &str) {
        // Most names of a list have neither, and 各承办单位 is a name as a whole.
        let is_name = || text.starts_with(current().units.all_of_a_kind) && ends_of_a_kind(text);
        if OPENS_PART.find(text, 0).is_none() || is_name() {
            self.names(text);
            return;
        }
        let (verb, verb_at) = verb_of(text);
        let end = MANNER.find(text).map_or(verb_at, |manner| manner.start().min(verb_at));
        let last = last_words().find_map(|last| text.strip_suffix(last)).filter(|_| verb.is_none());
        let (verb, end) = last.map_or((verb, end), |names| (Some(Role::Implement), end.min(names.len())));
        self.names(&text[..end]);
        self.settle(verb);
    }

    fn names(&mut self, part: &str) {
        let together = current().duties.together;
        let is_loose = |ch: char| together.contains(&ch) || matches!(ch, '（' | '(');
        // 县水利局等行业主管部门: what closes the list says of what kind they are.
        let part = part.rsplit_once('等').filter(|(_, kind)| ends_of_a_kind(kind)).map_or(part, |(names, _)| names);
        let trimmed = part.split('等').map(|name| name.trim().trim_end_matches(is_loose));
        let single = trimmed
            .filter_map(before_deed)
            .map(without_last_deed)
            .flat_map(apart)
            .flat_map(|name| pair(name).map_or([Some(name), None], |(first, second)| [Some(first), Some(second)]));
        for name in single.flatten().filter(|name| is_name(name)) {
            if self.joined && self.label.is_none() {
                self.push(name.to_owned(), Role::Support);
            } else {
                self.waiting.push(name.to_owned());
            }
        }
    }

    fn settle(&mut self, verb: Option<Role>) {
        let Some(said) = verb else { return };
        // Behind 牵头单位： those who see to it lead none the less.
        let role = self.label.filter(|_| said == Role::Implement).unwrap_or(said);
        let earlier = if role == Role::Support && self.last.is_none() && self.label.is_none() { self.earlier } else { 0 };
        for (at, unit) in std::mem::take(&mut self.waiting).into_iter().enumerate() {
            self.push(unit, if at < earlier { Role::Implement } else { role });
        }
        self.last = Some(role);
    }

    /// Units without a verb of their own: behind a lead they support, else they are to do it.
    fn close(&mut self) {
        self.settle_rest();
        self.last = None;
    }

    fn settle_rest(&mut self) {
        let last = self.last;
        let role = match self.label {
            Some(role) if role != Role::Implement => role,
            _ if last == Some(Role::Lead) => Role::Support,
            _ => Role::Implement,
        };
        self.settle(Some(role));
        self.last = last;
    }

    fn push(&mut self, unit: String, role: Role) {
        self.found.push(Responsible { unit, role, full_name: None, department: None });
    }
}

/// The part that the verb of a token gives, and where the first verb begins; the end of the token where it has none.
fn verb_of(token: &str) -> (Option<Role>, usize) {
    // The 承办 of 各决策承办单位 is part of the name.
    let is_named = |verb: &regex::Match<'_>| {
        let behind = token.get(verb.end()..).unwrap_or_default();
        verb.start() > 0 && current().units.of_a_kind.iter().any(|word| behind.starts_with(word))
    };
    let Some(first) = VERB.find_iter(token).find(|verb| !is_named(verb)) else { return (None, token.len()) };
    let deciding = verbs().find(|(verb, _)| token.contains(verb));
    (deciding.map(|(_, role)| role), first.start())
}

/// 县卫健委及涉事单位, 涉事部门和乡镇 are two; 发展和改革委员会, 各级党委和政府 are one.
fn pair(name: &str) -> Option<(&str, &str)> {
    let units = &current().units;
    let is_kind = |name: &str| units.counted.contains(&name) && !units.of_a_kind.contains(&name);
    let is_pair = |first: &str, second: &str| is_unit(first) && (is_unit(second) || is_kind(second));
    joints_in(name).iter().find_map(|word| name.split_once(*word).filter(|(first, second)| is_pair(first, second)))
}

/// 各乡镇各部门 are two; 各级各部门 are one.
fn apart(name: &str) -> Vec<&str> {
    let each = current().units.all_of_a_kind;
    let second = name.char_indices().skip(1).find(|(_, ch)| each.contains(ch)).map(|(at, _)| at);
    let is_two = |at: usize| name.starts_with(each) && is_unit(&name[..at]) && is_unit(&name[at..]);
    second.filter(|at| is_two(*at)).map_or_else(|| vec![name], |at| vec![&name[..at], &name[at..]])
}

/// 县政府办公室督促 before 落实: who sees to it that it is done.
fn without_last_deed(name: &str) -> &str {
    let names = current().duties.note_last_verbs.iter().find_map(|verb| name.strip_suffix(*verb));
    names.filter(|names| is_unit(names)).unwrap_or(name)
}

/// 各承办单位, 各牵头部门
fn ends_of_a_kind(name: &str) -> bool {
    current().units.of_a_kind.iter().any(|word| name.ends_with(word))
}

fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (2..=NAME).contains(&length)
}

#[cfg(test)]
mod tests;
