//! Which words are names of units, by what they end and begin with.

use std::sync::LazyLock;

use super::parts::{is_time, split_outside};
use crate::language::current;
use crate::plan::Role;
use crate::source::CharSet;

/// Last characters of those that running text puts a duty on; most names that are asked end otherwise.
static CLOSES_SUBJECT: LazyLock<CharSet> =
    LazyLock::new(|| subject_endings().filter_map(|ending| ending.chars().next_back()).collect());
/// Longest name in a list whose other names are known, in characters.
const NEIGHBOUR: usize = 16;

/// Last words of those that running text puts a duty on.
fn subject_endings() -> impl Iterator<Item = &'static &'static str> {
    current().units.endings.iter().chain(current().units.subject_endings)
}

/// Last characters of whatever may be the name of a unit, or the end of a list of units.
static CLOSES_NAME: LazyLock<CharSet> = LazyLock::new(|| {
    let units = &current().units;
    let words = [
        units.listed_endings,
        units.office_endings,
        units.counted,
        units.organs,
        units.places,
        units.elided,
        units.and_others,
        current().places.township,
    ];
    let words = subject_endings().chain(words.into_iter().flatten());
    words.filter_map(|word| word.chars().next_back()).chain(units.desks.iter().copied()).chain("）)场".chars()).collect()
});

/// First characters of words that join two names: 及, 和.
static OPENS_JOINT: LazyLock<CharSet> =
    LazyLock::new(|| current().sentences.joints.iter().filter_map(|joint| joint.chars().next()).collect());

/// The words at which a text may be two names.
pub(super) fn joints_in(text: &str) -> &'static [&'static str] {
    if OPENS_JOINT.find(text, 0).is_some() { current().sentences.joints } else { &[] }
}

/// A glance at whether a text may end with the name of a unit: most texts that are asked do not.
pub(in crate::plan) fn may_end_with_name(text: &str) -> bool {
    text.ends_with(|ch| CLOSES_NAME.contains(ch))
}

/// Tells whether a name ends like that of those that running text puts a duty on.
pub(super) fn ends_like_a_subject(name: &str) -> bool {
    name.ends_with(|ch| CLOSES_SUBJECT.contains(ch)) && subject_endings().any(|ending| name.ends_with(ending))
}

/// Tells whether a name begins as those do that running text puts a duty on.
pub(super) fn opens_like_a_subject(name: &str) -> bool {
    let units = &current().units;
    name.starts_with(units.openings) || units.subject_openings.iter().any(|opening| name.starts_with(opening))
}

/// Tells whether a phrase ends with a word that gives units their part.
pub(super) fn ends_with_part(phrase: &str) -> bool {
    let duties = &current().duties;
    verbs().any(|(verb, _)| phrase.ends_with(verb)) || duties.last_verbs.iter().any(|verb| phrase.ends_with(verb))
}

/// Tells whether a word gives units their part and says nothing else: 牵头.
pub(in crate::plan) fn gives_part(word: &str) -> bool {
    verbs().any(|(verb, _)| verb == word)
}

/// Verbs behind units with the part that they give; the first that is found decides.
pub(super) fn verbs() -> impl Iterator<Item = (&'static str, Role)> {
    let duties = &current().duties;
    let of = |words: &'static [&'static str], role| words.iter().map(move |verb| (*verb, role));
    of(duties.lead, Role::Lead)
        .chain(of(duties.support, Role::Support))
        .chain(of(duties.implement, Role::Implement))
        .chain(of(duties.implement_verbs, Role::Implement))
}

/// Tells whether a word of a list can only be the name of a unit: 区财政局, 各镇（街道）, 县直各部门.
pub(super) fn is_unit_name(word: &str) -> bool {
    word.chars().count() >= 3 && is_named_like_a_unit(word)
}

/// Tells whether a name ends like that of a unit; the bracket of 各镇（街道） is left out.
pub(super) fn is_named_like_a_unit(name: &str) -> bool {
    let plain = without_bracket(name);
    let units = &current().units;
    units.endings.iter().chain(units.listed_endings).any(|ending| plain.ends_with(ending))
}

/// Tells whether a name is that of a unit where only units can stand.
pub(super) fn is_further_unit(name: &str) -> bool {
    let plain = without_bracket(name);
    is_organ(plain) || current().units.places.iter().any(|ending| plain.ends_with(ending)) || is_desk(plain)
}

fn is_organ(plain: &str) -> bool {
    current().units.organs.iter().any(|ending| plain.ends_with(ending))
}

/// Tells whether a bracket is a list of units. A name that is not known belongs to it where the others are names, and where it begins as
/// names do: 县公开专班 beside 县财政局.
pub(super) fn is_note_list(inner: &str) -> bool {
    let words = || split_outside(inner, &['、', '，', ',', '；', ';']).map(|word| word.trim_matches(['*', ' ']));
    let of_place = |word: &str| opens_with_place(word) && is_organ(without_bracket(word));
    let of_all = |word: &str| word.starts_with(current().units.all_of_a_kind) && is_further_unit(word);
    let is_sure = |word: &str| is_unit_name(word) || is_desk(word) || of_place(word) || of_all(word);
    let is_neighbour = |word: &str| {
        let length = word.chars().count();
        (3..=NEIGHBOUR).contains(&length) && opens_with_place(word) && !word.contains(['的', '“', '《'])
    };
    // 街道 beside 各镇 is a name too, and none alone.
    let is_known = |word: &str| is_sure(word) || is_named_like_a_unit(word) || is_further_unit(word);
    words().any(is_sure) && words().all(|word| is_known(word) || is_time(word) || is_neighbour(word))
}

/// Tells whether a name begins with the place that a unit is of: 县总工会, 清溪县总工会.
fn opens_with_place(name: &str) -> bool {
    name.starts_with(current().units.openings) || is_place_name(name)
}

/// 新源县教育局, 伊滨区管委会办公室
pub(super) fn is_place_name(name: &str) -> bool {
    name.char_indices().skip(1).take(5).any(|(_, ch)| current().places.own.contains(&ch))
}

pub(super) fn without_bracket(name: &str) -> &str {
    name.strip_suffix(['）', ')']).and_then(|open| open.rfind(['（', '(']).and_then(|at| open.get(..at))).unwrap_or(name)
}

/// First characters of what is to be done, and digits.
static OPENS_DEED: LazyLock<CharSet> = LazyLock::new(|| {
    let deeds = current().duties.deeds.iter().filter_map(|deed| deed.chars().next());
    deeds.chain('0'..='9').chain('０'..='９').collect()
});

/// Returns the name at the beginning of a phrase that a line or a stop was lost in: 县民政局 of 县民政局2.推进公开; `None` where the
/// phrase says from its beginning what is to be done, or how many.
pub(super) fn before_deed(phrase: &str) -> Option<&str> {
    // 12345 is the name of a hotline, 2 a number.
    const NUMBER: usize = 2;
    let is_unit = |name: &str| is_named_like_a_unit(name) || is_further_unit(name);
    for (at, _) in OPENS_DEED.places(phrase) {
        let rest = phrase.get(at..).unwrap_or_default();
        let digits = rest.chars().take_while(|ch| ch.is_numeric()).count();
        let before = phrase.get(..at).unwrap_or_default();
        if before.ends_with(|ch: char| ch.is_numeric()) {
            continue;
        }
        let counts = digits > 0 && (digits <= NUMBER || at == 0 && !is_unit(phrase)) && !before.ends_with('第');
        let does = digits == 0 && current().duties.deeds.iter().any(|deed| rest.starts_with(deed)) && !is_unit(phrase);
        let ends = counts || does;
        if ends && at == 0 {
            return None;
        }
        if ends && is_unit(before) {
            return Some(before);
        }
    }
    Some(phrase)
}

/// Tells whether a word is the name of a part of one office: 综合处, 救助股.
pub(super) fn is_desk(word: &str) -> bool {
    let units = &current().units;
    (3..=12).contains(&word.chars().count())
        && word.ends_with(units.desks)
        && !word.contains('的')
        && joints_in(word).iter().all(|joint| !word.contains(joint))
        && !units.no_desks.iter().any(|known| word.ends_with(known))
        && !units.no_desk_openings.iter().any(|opening| word.starts_with(opening))
}
