//! Lists of units as running text has them: 市财政局、审计局, 各县区及市级各部门, 区财政局会同区审计局.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::current;
use crate::plan::duty::names::{
    ends_like_a_subject, ends_with_part, is_desk, is_further_unit, is_named_like_a_unit, is_place_name, joints_in,
    may_end_with_name, opens_like_a_subject, without_bracket,
};
use crate::plan::duty::parts::split_outside;
use crate::plan::pattern::{any_of, pattern};
use crate::plan::{Responsible, Role};
use crate::source::CharSet;

/// Longest subject, in characters.
pub(super) const LONGEST: usize = 160;
/// Longest list that stands before a verb which is not known, in characters.
const BEFORE_DEED: usize = 60;
/// Longest name of an office that says nothing of its place, in characters.
const OFFICE: usize = 12;

/// Shortest such name: 财政所.
const SHORTEST_OFFICE: usize = 3;

/// Fewest fields that are a list of departments wherever they stand.
const MANY: usize = 3;
/// Longest closing of a list of fields, in characters: 等行业主管部门.
const OTHERS: usize = 8;
/// Longest clause that says which units are asked, in characters.
const DESCRIBED: usize = 14;
/// Longest name of a township or county, in characters.
const PLACE: usize = 5;

/// Which names are taken for units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Those that begin with a place, and all of a kind: 县财政局, 各镇.
    Placed,
    /// Those of offices that say nothing of their place too: 财政所. What is beside them in a list may be called as it likes.
    Offices,
    /// The same, each known by itself. What follows them is not known to be a verb.
    Known,
}

pub(super) fn unit(name: &str, role: Role) -> Responsible {
    Responsible { unit: name.to_owned(), role, full_name: None, department: None }
}

/// First characters of words that set those who lead apart from those who help.
static JOINS: LazyLock<CharSet> = LazyLock::new(|| {
    let duties = &current().duties;
    duties.together_with.iter().chain(duties.support).filter_map(|word| word.chars().next()).collect()
});

/// Splits a subject into units with their parts; `None` where it is no list of units. Who does it together with others leads them, and who
/// helps another is led.
pub(super) fn listed(text: &str, names: Names, role: Role) -> Option<Vec<Responsible>> {
    if !may_end_with_name(text) {
        return None;
    }
    let duties = &current().duties;
    let alone = || Some(units(text, names)?.iter().map(|name| unit(name, role_of(name).unwrap_or(role))).collect());
    if JOINS.find(text, 0).is_none() {
        return alone();
    }
    let together = |words: &'static [&'static str]| words.iter().filter_map(|word| text.split_once(*word));
    let joined = together(duties.together_with).map(|(lead, support)| (lead, Role::Lead, support, Role::Support));
    let helped = together(duties.support).map(|(support, lead)| (support, Role::Support, lead, Role::Lead));
    let both = joined.chain(helped).find_map(|(first, part, second, other)| {
        let first = units(first, names)?.into_iter().map(|name| unit(&name, part));
        Some(first.chain(units(second, Names::Offices)?.iter().map(|name| unit(name, other))).collect())
    });
    both.or_else(alone)
}

/// The longest list of units at the beginning of `text` of which and of the rest `goes_on` is true.
pub(super) fn leading(
    text: &str,
    kinds: Names,
    role: Role,
    goes_on: impl Fn(&str, &str) -> bool,
) -> Option<(Vec<Responsible>, &str)> {
    let ends: Vec<usize> = text.char_indices().map(|(at, ch)| at + ch.len_utf8()).take(BEFORE_DEED).collect();
    ends.into_iter().rev().find_map(|end| {
        let (names, rest) = text.split_at_checked(end)?;
        // All of a kind inside a name are those that somebody sees to: 县教育局指导各学校.
        let is_list =
            || !names.char_indices().skip(1).any(|(at, ch)| current().units.all_of_a_kind.contains(&ch) && !opens(names, at));
        let found =
            (may_end_with_name(names) && goes_on(names, rest) && is_list()).then(|| listed(names, kinds, role)).flatten()?;
        Some((found, rest))
    })
}

/// Tells whether a name may begin at `at`: behind a mark, a joint or a word that joins units.
fn opens(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let joints = current().sentences.joints.iter().chain(current().duties.together_with);
    before.ends_with('、') || joints.copied().any(|joint| before.ends_with(joint))
}

/// A unit that is called by its part has that part: 各牵头单位.
pub(super) fn role_of(name: &str) -> Option<Role> {
    [("牵头", Role::Lead), ("配合", Role::Support)].into_iter().find(|(word, _)| name.contains(word)).map(|(_, role)| role)
}

/// Splits a list into the names of units; `None` where something else is in it.
pub(super) fn units(text: &str, kinds: Names) -> Option<Vec<String>> {
    if !may_end_with_name(text) || text.chars().count() > LONGEST {
        return None;
    }
    let mut names: Vec<&str> = split_outside(text, &['、']).collect();
    if let Some(spread) = spread(&names, kinds) {
        return Some(spread);
    }
    // Names that are known by nothing but their neighbours need one that is known by itself.
    let is_counted = without_kind(&mut names);
    let mut is_known = is_counted;
    let mut found = Vec::new();
    for name in names {
        match pair(name, kinds) {
            Some((first, second)) => {
                is_known = true;
                found.extend([first.to_owned(), second.to_owned()]);
            }
            None if is_unit(name) || (kinds != Names::Placed && is_office(name)) => {
                is_known = true;
                found.push(name.to_owned());
            }
            None if !found.is_empty() && (is_elided(name) || is_neighbour(name)) => found.push(name.to_owned()),
            None if (kinds == Names::Offices || is_counted) && is_called_shortly(name) => found.push(name.to_owned()),
            None => return None,
        }
    }
    if kinds == Names::Known && !is_counted && found.iter().any(|name| !is_firm(name)) {
        return None;
    }
    is_known.then_some(found)
}

/// Takes what several names are off the last of them: 石桥、马岭2个乡镇, 县财政局、县民政局两部门.
fn without_kind(names: &mut [&str]) -> bool {
    static KIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?:等[\p{{Han}}--的]{{0,4}}(?:\d+|[两二三四五六七八九十])?|\d+|[两二三四五六七八九十])(?:个|家|所)?[\p{{Han}}--的]{{0,3}}?(?:{})$",
            any_of(current().units.counted)
        ))
    });
    let [_, .., last] = names else { return false };
    let Some(kind) =
        last.ends_with(|ch: char| ch.is_alphabetic()).then(|| KIND.find(last)).flatten().filter(|kind| kind.start() > 0)
    else {
        return false;
    };
    *last = &last[..kind.start()];
    true
}

/// Units that a clause says which they are: 使用财政资金的部门.
pub(super) fn described(text: &str) -> Option<&str> {
    let (clause, kind) = text.rsplit_once('的')?;
    let is_clause = (2..=DESCRIBED).contains(&clause.chars().count())
        && clause.chars().all(char::is_alphabetic)
        && !current().units.no_subject_openings.iter().any(|word| clause.starts_with(word));
    (is_clause && current().units.counted.contains(&kind)).then_some(text)
}

/// 市教育、民政、财政等部门: the place before the first and the word behind the last belong to all.
fn spread(names: &[&str], kinds: Names) -> Option<Vec<String>> {
    let words = &current().units;
    let (last, firsts) = names.split_last()?;
    let (last, others) = last.split_at_checked(last.rfind('等')?)?;
    let is_kind = || others.chars().count() <= OTHERS && words.of_a_kind.iter().any(|kind| others.ends_with(kind));
    if !words.and_others.contains(&without_count(others).as_ref()) && !is_kind() {
        return None;
    }
    let kind = if others.ends_with("单位") { "单位" } else { "部门" };
    let fields: Vec<&str> = firsts.iter().copied().chain([last]).collect();
    let first = fields.first().filter(|first| !opens_with_verb(first))?;
    let place = first.chars().next().filter(|ch| current().places.own.contains(ch));
    // Without a place the list begins anywhere, where not only units can stand; of many names all are fields.
    let fewest = if kinds == Names::Placed { MANY } else { 2 };
    if place.is_none() && (fields.len() < fewest || fields.iter().any(|name| !is_field(name))) {
        return None;
    }
    let place = place.map(String::from).unwrap_or_default();
    if fields.iter().any(|name| words.elided.iter().any(|organ| name.ends_with(organ))) {
        return Some(fields.iter().map(|name| (*name).to_owned()).collect());
    }
    Some(fields.iter().map(|name| format!("{place}{}{kind}", name.strip_prefix(&place).unwrap_or(name))).collect())
}

/// 等部门 of 等7个部门, which says how many they are.
fn without_count(others: &str) -> Cow<'_, str> {
    let rest = others.strip_prefix('等').map(|rest| rest.trim_start_matches(|ch: char| ch.is_numeric()));
    rest.and_then(|rest| rest.strip_prefix('个')).map_or(others.into(), |kind| format!("等{kind}").into())
}

/// 民政 in 民政、教育等部门要….
fn is_field(name: &str) -> bool {
    (2..=6).contains(&name.chars().count())
        && name.chars().all(char::is_alphabetic)
        && !name.contains(current().units.not_in_names)
}

/// 各县区及市级各部门, 镇卫生院和党政办公室 are two; 各级政府及其办公室, 各级党委和政府 are one.
fn pair(name: &str, kinds: Names) -> Option<(&str, &str)> {
    joints_in(name).iter().find_map(|word| {
        let (first, second) = name.split_once(word)?;
        let is_long = |name: &str| name.chars().count() >= SHORTEST_OFFICE;
        let is_one = |name: &str| current().units.counted.contains(&name) || is_long(name) && (is_unit(name) || is_office(name));
        let opens = second.starts_with('各') || second.starts_with(current().places.own);
        let is_pair = opens && is_unit(first) && is_unit(second) || kinds != Names::Placed && is_one(first) && is_office(second);
        is_pair.then_some((first, second))
    })
}

/// 审计局 in 市财政局、审计局: behind the first unit the place may be left out.
fn is_elided(name: &str) -> bool {
    (3..=12).contains(&name.chars().count()) && current().units.elided.iter().any(|organ| name.ends_with(organ))
}

/// 国家统计局某市调查总队 beside 市统计局: in a list that has begun with a unit, what is named like one is one.
fn is_neighbour(name: &str) -> bool {
    is_named_like_a_unit(name) && !name.contains(current().units.not_in_names)
}

/// Whether a name cannot be anything else, before a verb that may be a noun: it begins like no verb, holds no word that joins, and is no
/// department or company of whatever kind: 密切跟踪企业.
fn is_firm(name: &str) -> bool {
    let units = &current().units;
    let kind = units.vague.iter().filter(|kind| name.ends_with(**kind)).max_by_key(|kind| kind.len());
    let which = kind.and_then(|kind| name.strip_suffix(*kind));
    if which.is_some_and(|which| units.modifiers.contains(&which)) {
        return true;
    }
    let is_told_apart = |which: &str| is_unit(name) || units.modifiers.iter().any(|word| which.ends_with(word));
    let is_each = name.starts_with(units.all_of_a_kind);
    (is_each || name.chars().count() >= SHORTEST_OFFICE)
        && !name.starts_with(|ch: char| ch.is_numeric())
        && !name.contains('的')
        && !without_whose(name).chars().skip(1).any(|ch| units.not_in_offices.contains(&ch))
        && !inside(name, units.not_inside)
        && !units.everywhere.contains(&name)
        && !opens_with_verb(name)
        && which.is_none_or(is_told_apart)
}

/// Whether a name begins with what somebody does, or how.
pub(super) fn opens_with_verb(name: &str) -> bool {
    static VERBS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let (duties, units) = (&current().duties, &current().units);
        let verbs = [duties.deeds, duties.subject_verbs, duties.further_verbs, duties.before_deeds, duties.adverbs];
        let others = [current().citations.verbs, units.no_office_openings];
        let mut verbs: Vec<&str> =
            verbs.into_iter().chain(others).flatten().copied().filter(|word| word.chars().count() > 1).collect();
        verbs.sort_unstable();
        verbs
    });
    static OPENS: LazyLock<CharSet> = LazyLock::new(|| VERBS.iter().filter_map(|verb| verb.chars().next()).collect());
    name.starts_with(|ch| OPENS.contains(ch)) && VERBS.iter().any(|verb| name.starts_with(verb))
}

/// 居委会 of 所在居委会
fn without_whose(name: &str) -> &str {
    current().units.whose.iter().find_map(|word| name.strip_prefix(*word)).unwrap_or(name)
}

/// 县一中 beside 县财政局: no word in it says that it is a unit, and none that it is something else.
fn is_called_shortly(name: &str) -> bool {
    let name = without_whose(name);
    let openings = [current().duties.deeds, current().units.no_subject_openings, current().units.no_office_openings];
    (2..=OFFICE).contains(&name.chars().count())
        && name.chars().all(char::is_alphabetic)
        && (!name.contains(current().units.not_in_names) || !without_own_words(name).contains(current().units.not_in_names))
        && !name.contains(current().units.not_in_offices)
        && !inside(name, current().units.not_inside_offices)
        && !inside(name, current().duties.support)
        && !ends_with_part(name)
        && !openings.into_iter().flatten().any(|word| name.starts_with(word) && without_own_words(name).starts_with(word))
}

/// A name without words of names that hold characters which no name holds otherwise: the 经 of 经济发展办.
fn without_own_words(name: &str) -> Cow<'_, str> {
    let words = current().units.in_names.iter().filter(|word| name.contains(**word));
    words.fold(Cow::Borrowed(name), |left, word| left.replace(word, "").into())
}

/// Whether a name goes on with one of some words behind its first character.
fn inside(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.rfind(word).is_some_and(|at| at > 0))
}

fn is_unit(name: &str) -> bool {
    let plain = without_bracket(name).trim_end_matches('场');
    let is_kind = || name.starts_with(current().units.all_of_a_kind) && name.chars().count() <= OFFICE && is_further_unit(name);
    let is_placed = || opens_like_a_subject(plain) || is_place_name(plain) && !opens_with_verb(plain);
    let is_other = || current().units.no_office_endings.iter().any(|ending| name.ends_with(ending));
    let is_organ = || name.starts_with(current().units.openings) && (is_further_unit(name) || is_desk(name));
    let ends = ends_like_a_subject(plain) && is_placed();
    (ends || is_kind() || is_organ() || is_desk(name))
        && (2..=24).contains(&plain.chars().count())
        && ![current().units.no_subject_openings, current().duties.deeds]
            .into_iter()
            .flatten()
            .any(|word| plain.starts_with(word) && without_own_words(plain).starts_with(word))
        && !plain.contains(['“', '”', '《', '》', '由'])
        && !plain.starts_with(|ch: char| ch.is_ascii_digit())
        && !name.contains("简称")
        && !is_other()
        && !plain.chars().skip(1).any(|ch| current().units.not_in_offices.contains(&ch))
        && !sees_to_others(name)
}

/// 县教育局督导县一中: one who sees to it and another one.
fn sees_to_others(name: &str) -> bool {
    static OPENS: LazyLock<CharSet> =
        LazyLock::new(|| current().duties.overseeing.iter().filter_map(|verb| verb.chars().next()).collect());
    if OPENS.find(name, 0).is_none() {
        return false;
    }
    let behind = |verb: &&str| name.find(*verb).filter(|at| *at > 0).and_then(|at| name.get(at + verb.len()..));
    let goes_on = |rest: &str| rest.starts_with(current().places.own) || rest.starts_with(current().units.all_of_a_kind);
    current().duties.overseeing.iter().filter_map(behind).any(goes_on)
}

/// The name of an office that says nothing of its place: 财政所, 便民服务中心, 村（社区）.
fn is_office(name: &str) -> bool {
    let units = &current().units;
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    // 城关镇, 新源县
    let places = current().places;
    let opens = |chars: &[&str]| chars.iter().any(|word| name.starts_with(word));
    let is_division = || ends(places.township) || ends(places.county) && !opens(places.whole) && !opens(places.no_name);
    let is_place = || name.chars().count() <= PLACE && is_division();
    // One character ends many other words: 布局.
    let is_sure = |ending: &&&str| name.ends_with(**ending) && (ending.chars().count() > 1 || !ends(units.no_offices));
    let closes = || units.endings.iter().chain(units.office_endings).any(|ending| is_sure(&ending));
    let is_kind = || closes() && !ends(units.no_office_endings) || is_further_unit(name);
    let is_name = || name.chars().count() >= SHORTEST_OFFICE && is_called_shortly(name);
    is_bracketed_kind(name) || is_name() && (is_place() || is_kind())
}

/// 村（社区）
fn is_bracketed_kind(name: &str) -> bool {
    let plain = without_bracket(name);
    let inner = name.get(plain.len()..).unwrap_or_default().trim_matches(['（', '）', '(', ')']);
    let bracketed = current().units.bracketed;
    !inner.is_empty() && bracketed.contains(&plain) && inner.split('、').all(|kind| bracketed.contains(&kind))
}
