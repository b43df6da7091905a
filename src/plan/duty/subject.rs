//! Who a sentence without a note puts the duty on: “各镇、各部门要…”, “由区财政局牵头”, “市教育、民政等部门要…”.

mod list;
mod openings;

use std::sync::LazyLock;

use regex::Regex;

use self::list::{LONGEST, Names, leading, listed, role_of, unit, units};
use self::openings::Openings;
use super::distinct::{by_name, distinct};
use super::names::{is_place_name, may_end_with_name, opens_like_a_subject};
use super::parts::split_outside;
use crate::language::current;
use crate::plan::marks::{marks, without};
use crate::plan::pattern::{any_of, pattern};
use crate::plan::{Responsible, Role};
use crate::source::CharSet;

/// Words behind the subject that make it one.
static DUTY: LazyLock<Openings> = LazyLock::new(|| {
    let duties = &current().duties;
    Openings::new(&[duties.modals, duties.future, duties.subject_verbs, duties.sure_verbs, duties.further_verbs])
});
/// Words that say what is done.
static DEED: LazyLock<Openings> = LazyLock::new(|| {
    let (duties, clauses) = (&current().duties, &current().clauses);
    Openings::new(&[
        duties.lead,
        duties.implement,
        duties.modals,
        duties.future,
        duties.subject_verbs,
        duties.sure_verbs,
        duties.further_verbs,
        duties.adverbs,
        duties.deeds,
        duties.before_deeds,
        clauses.disclosing,
        current().dates.in_part,
    ])
});
/// Times as patterns: a day or month, a part of the year, a length of time.
const DAY: &str = r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|份?底|末|份|上旬|中旬|下旬)?(?:之?前|以前)?";
const PART: &str = "[于在]?(?:上半年|下半年|第?[一二三四]季度)[前内末]?";
const WITHIN: &str = r"(?:在\p{Han}{0,10}|自\p{Han}{2,12}之日起)\d{1,3}个?(?:工作日|日|天|小时)内";
/// A time, or a request, before the subject of a phrase: 4月底前各单位…, 请各单位….
static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{DAY}|年底前|请)+")));
/// Words and times between a subject and what makes it one.
static ADVERBS: LazyLock<Regex> = LazyLock::new(|| {
    let adverbs = any_of(current().duties.adverbs);
    pattern(&format!("(?:{adverbs}|\\d{{4}}年|定?[于在]{DAY}|{PART}|{WITHIN})+$"))
});
/// Last characters of these; most phrases end otherwise.
static CLOSES_ADVERB: LazyLock<CharSet> = LazyLock::new(|| {
    current()
        .duties
        .adverbs
        .iter()
        .filter_map(|adverb| adverb.chars().next_back())
        .chain("年月日底末份旬前内度）)".chars())
        .collect()
});

/// A bracket behind a subject that is no part of its name: 各单位（含下属机构）.
static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern("[（(][^）)]{0,12}[）)]$"));

/// Bytes at the beginning of a sentence in which it says who must.
const FIRST_PHRASE: usize = 75;

/// Returns the units that the running text of `sentence` puts its duty on, in order of mention.
pub(in crate::plan) fn subjects(sentence: &str) -> Vec<Responsible> {
    let plain = without(sentence, |ch| ch.is_whitespace() || ch == '*');
    let mut found: Vec<Responsible> = Vec::new();
    for part in split_outside(&plain, &['；', ';', '。']) {
        let phrases: Vec<&str> = split_outside(part, &['，', ',']).collect();
        for (index, phrase) in phrases.iter().enumerate() {
            let rest = phrases.get(index + 1..).unwrap_or_default();
            found.extend(subject(phrase, rest, index == 0));
            found.extend(named_by(phrase));
            if !found.is_empty() {
                found.extend(supporting(phrase));
            }
        }
    }
    distinct(found, by_name)
}

/// Tells whether a sentence begins with the units that it puts a duty on, or that will see to it: 市政府办公厅将进行考核。
pub(in crate::plan) fn opens_with_subject(sentence: &str) -> bool {
    let text = sentence.trim_start();
    let phrase = text.split(['，', ',', '。', '；']).next().unwrap_or_default();
    let duties = &current().duties;
    let must = |after: &str| duties.modals.iter().chain(duties.future).any(|modal| after.starts_with(modal));
    duties_in(phrase)
        .filter(|(_, word, after)| must(word) || after.starts_with("负责"))
        .any(|(names, ..)| units(names, Names::Placed).is_some())
}

/// The same, but only those that a note at the end of the text would not name: all of a kind (各乡镇, 县直各部门), and units with their
/// full place. What a note calls by the field alone (区政府有关部门) is who it names.
pub(in crate::plan) fn addressed(sentence: &str) -> Vec<Responsible> {
    let is_apart = |name: &str| {
        let kind = name.strip_prefix(current().units.openings).is_some_and(|rest| rest.starts_with('直'));
        let has_place = is_place_name(name) && !opens_like_a_subject(name);
        kind || (name.starts_with('各') && !name.starts_with("各级")) || has_place
    };
    // Every sentence beside a note is asked, and hardly any has a phrase that begins as such names do.
    let begins = |at: usize| is_all_of_a_kind(&sentence.as_bytes()[at..]);
    let after_mark = || marks(sentence).any(|(at, ch)| matches!(ch, '，' | ',' | '；' | ';') && begins(at + ch.len_utf8()));
    if !begins(0) && !opens_with_place(sentence) && !after_mark() {
        return Vec::new();
    }
    let mut found = subjects(sentence);
    found.retain(|unit| is_apart(&unit.unit));
    found
}

/// A glance at whether a phrase begins with all of a kind: 各乡镇, 县直各部门.
fn is_all_of_a_kind(phrase: &[u8]) -> bool {
    phrase.starts_with("各".as_bytes()) || phrase.get(3..6) == Some("直".as_bytes())
}

/// A glance at whether a sentence begins with a place in full, and puts a duty on somebody in its first phrase.
fn opens_with_place(sentence: &str) -> bool {
    let end = sentence.floor_char_boundary(FIRST_PHRASE);
    let head = &sentence[..end];
    let is_place = head.char_indices().skip(2).take(4).any(|(_, ch)| current().places.own.contains(&ch));
    is_place && DUTY.first.find(head, 0).is_some()
}

/// The subject of one phrase; `rest` are the phrases of the sentence behind it.
fn subject(phrase: &str, rest: &[&str], opens: bool) -> Vec<Responsible> {
    let phrase = without_time(phrase);
    let duties = &current().duties;
    let leads = |after: &str| after.starts_with("牵头") || rest.iter().take(2).any(|next| next.starts_with("牵头"));
    for (names, word, after) in duties_in(phrase) {
        let bare = BRACKET.find(names).map(|bracket| without_adverbs(&names[..bracket.start()]));
        // Before what may be a verb of something else only a name with its place is sure to be a unit.
        let is_sure = [duties.modals, duties.future, duties.sure_verbs].into_iter().flatten().any(|sure| *sure == word);
        let kinds = if is_sure { Names::Offices } else { Names::Placed };
        let role = if leads(after) { Role::Lead } else { Role::Implement };
        if let Some(mut found) = listed(names, kinds, role).or_else(|| listed(bare?, kinds, role)) {
            let others = joined(&mut found, after);
            found.extend(others);
            found.extend(overseen(after));
            return found;
        }
    }
    // 各镇、各部门落实《方案》的措施，要在…报备: the modal opens the next phrase.
    let modal_follows = rest.first().is_some_and(|next| duties.modals.iter().any(|modal| next.starts_with(modal)));
    if opens && modal_follows && phrase.starts_with('各') {
        let ends = phrase.char_indices().map(|(at, ch)| at + ch.len_utf8()).filter(|at| *at <= LONGEST);
        let longest = ends.rev().find_map(|end| units(phrase.get(..end)?, Names::Placed)).unwrap_or_default();
        return longest.iter().map(|name| unit(name, role_of(name).unwrap_or(Role::Implement))).collect();
    }
    Vec::new()
}

/// A phrase without a time or a request before its subject.
fn without_time(phrase: &str) -> &str {
    if !phrase.starts_with(|ch: char| ch.is_numeric() || matches!(ch, '年' | '请')) {
        return phrase;
    }
    BEFORE.find(phrase).map_or(phrase, |before| &phrase[before.end()..])
}

/// Those whom a subject makes do something: 要督促县医院、各学校公布价格.
fn overseen(after: &str) -> Vec<Responsible> {
    let duties = &current().duties;
    let after = duties.modals.iter().find_map(|modal| after.strip_prefix(*modal)).unwrap_or(after);
    let Some(names) = duties.overseeing.iter().find_map(|word| after.strip_prefix(*word)) else { return Vec::new() };
    leading(names, Role::Implement, does).map_or_else(Vec::new, |(found, _)| found)
}

/// Those who do it together with a subject, which leads them: 要会同财政所，在…前公布.
fn joined(subject: &mut [Responsible], after: &str) -> Vec<Responsible> {
    let duties = &current().duties;
    let after = duties.modals.iter().find_map(|modal| after.strip_prefix(*modal)).unwrap_or(after);
    let Some(names) = duties.together_with.iter().find_map(|word| after.strip_prefix(*word)) else { return Vec::new() };
    for unit in subject {
        unit.role = Role::Lead;
    }
    leading(names, Role::Support, |rest| rest.is_empty() || does(rest)).map_or_else(Vec::new, |(found, _)| found)
}

/// Every place in a phrase that may make a subject of what stands before it: that, the word, and what stands from it on.
fn duties_in(phrase: &str) -> impl Iterator<Item = (&str, &'static str, &str)> {
    let places = DUTY.first.places(phrase).take_while(|(at, _)| *at <= LONGEST * 3);
    places.filter_map(move |(at, _)| {
        let (before, rest) = phrase.split_at_checked(at)?;
        let names = without_adverbs(before);
        if !may_end_with_name(names) {
            return None;
        }
        let word = DUTY.at(rest)?;
        let is_noun = current().duties.no_modals_behind_units.iter().any(|known| rest.starts_with(known));
        // 县政府制定的文件 is a thing.
        let is_thing = rest.get(word.len()..).is_some_and(|behind| behind.starts_with(current().sentences.before_rest));
        let is_of = word == "对" && rest.contains('的') && !current().duties.done_to.iter().any(|done| rest.contains(done));
        (!is_noun && !is_thing && !is_of).then_some((names, word, rest))
    })
}

fn without_adverbs(text: &str) -> &str {
    if !text.ends_with(|ch| CLOSES_ADVERB.contains(ch)) {
        return text;
    }
    ADVERBS.find(text).map_or(text, |found| &text[..found.start()])
}

/// Tells whether a text says from its beginning what is done.
fn does(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // 6月底前, and not 2023年.
    (1..=2).contains(&digits) || DEED.at(text).is_some()
}

/// 由区财政局牵头, 由区财政局会同区审计局每月公布
fn named_by(phrase: &str) -> Vec<Responsible> {
    let Some((_, names)) = phrase.split_once('由') else { return Vec::new() };
    let is_duty = |rest: &str| does(rest) && !current().duties.made_of.iter().any(|word| rest.starts_with(word));
    let Some((mut found, rest)) = leading(names, Role::Implement, is_duty) else { return Vec::new() };
    let alone = found.iter().all(|unit| unit.role == Role::Implement);
    if alone && current().duties.lead.iter().any(|verb| without_manner(rest).starts_with(verb)) {
        for unit in &mut found {
            unit.role = Role::Lead;
        }
    }
    found
}

/// 分别牵头 is 牵头.
fn without_manner(text: &str) -> &str {
    current().duties.adverbs.iter().find_map(|adverb| text.strip_prefix(*adverb)).unwrap_or(text)
}

/// 区审计局配合, 会同区审计局, behind somebody whom they help
fn supporting(phrase: &str) -> Vec<Responsible> {
    let joined = current().duties.together_with.iter().find_map(|word| phrase.strip_prefix(*word));
    if let Some((found, _)) = joined.and_then(|names| leading(names, Role::Support, |rest| rest.is_empty() || does(rest))) {
        return found;
    }
    let names = current().duties.support.iter().find_map(|verb| phrase.strip_suffix(*verb));
    let names = names.map(without_adverbs).and_then(|names| units(names, Names::Offices)).unwrap_or_default();
    names.iter().map(|name| unit(name, Role::Support)).collect()
}

#[cfg(test)]
mod tests;
