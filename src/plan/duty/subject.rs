//! Who a sentence without a note puts the duty on: “各镇、各部门要…”, “由区财政局牵头”, “市教育、民政等部门要…”.

mod list;
mod openings;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use self::list::{LONGEST, Names, described, leading, listed, opens_with_verb, role_of, unit, units};
use self::openings::Openings;
use super::distinct::{by_name, distinct};
use super::names::may_end_with_name;
use super::parts::split_outside;
use crate::language::current;
use crate::plan::marks::without;
use crate::plan::pattern::{any_of, pattern};
use crate::plan::{Responsible, Role};
use crate::source::CharSet;

/// Words behind the subject that make it one.
static DUTY: LazyLock<Openings> = LazyLock::new(|| {
    let duties = &current().duties;
    let further = [duties.subject_verbs, duties.sure_verbs, duties.further_verbs];
    Openings::new(&[&[duties.modals, duties.future, duties.support][..], &further].concat())
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
/// Times as patterns: a day or month, a part of the year, a length of time, an event.
const DAY: &str = r"(?:(?:\d{4}年|明年|次年|今年|当年|每年|每季度|每月)?\d{1,2}月(?:\d{1,2}日|份?底|末|份|上旬|中旬|下旬)?|每月(?:\d{1,2}日|底|末))(?:之?前|以前)?";
const PART: &str = "[于在]?(?:上半年|下半年|第?[一二三四]季度)[前内末]?";
const WITHIN: &str = r"(?:在\p{Han}{0,10}|自\p{Han}{2,12}之日起)?(?:\d{1,3}个?(?:工作日|日|天|小时)|半(?:小时|天|个?月|年))内";
const EVENT: &str = r"[于在]\p{Han}{1,10}[前后]";
/// A time, or a request, before the subject of a phrase: 4月底前各单位…, 请各单位….
static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{DAY}|年底前|请)+")));
/// Words and times between a subject and what makes it one.
static ADVERBS: LazyLock<Regex> = LazyLock::new(|| {
    let adverbs = any_of(current().duties.adverbs);
    pattern(&format!("(?:{adverbs}|\\d{{4}}年|(?:定?[于在])?{DAY}(?:[、和至]{DAY})*|{PART}(?:[、和]{PART})*|{WITHIN}|{EVENT})+$"))
});
/// Last characters of these; most phrases end otherwise.
static CLOSES_ADVERB: LazyLock<CharSet> = LazyLock::new(|| {
    current()
        .duties
        .adverbs
        .iter()
        .filter_map(|adverb| adverb.chars().next_back())
        .chain("年月日底末份旬前后内度）)".chars())
        .collect()
});

/// A bracket behind a subject that is no part of its name: 各单位（含下属机构）.
static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern("[（(][^）)]{0,12}[）)]$"));

/// Returns the units that the running text of `sentence` puts its duty on, in order of mention.
pub(in crate::plan) fn subjects(sentence: &str) -> Vec<Responsible> {
    let plain = parted(without(sentence, |ch| ch.is_whitespace() || matches!(ch, '*' | '\u{fffd}')));
    let number = plain.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let plain = number.strip_prefix(['、', '．', '.']).unwrap_or(&plain);
    let mut found: Vec<Responsible> = Vec::new();
    for part in split_outside(plain, &['；', ';', '。']) {
        let phrases: Vec<&str> = split_outside(part, &['，', ',']).collect();
        for (index, phrase) in phrases.iter().enumerate() {
            let rest = phrases.get(index + 1..).unwrap_or_default();
            let mut here = subject(phrase, rest, index == 0);
            if here.is_empty() {
                here = opening(phrase, rest);
            }
            found.extend(here);
            found.extend(named_by(phrase));
            found.extend(chosen(phrase));
            if !found.is_empty() {
                found.extend(supporting(phrase));
                found.extend(overseen(phrase.strip_prefix('并').unwrap_or(phrase)));
            } else if let Some(names) = current().duties.urging.iter().find_map(|word| phrase.strip_prefix(*word)) {
                found.extend(
                    leading(names, Names::Placed, Role::Implement, |_, rest| does(rest))
                        .map_or_else(Vec::new, |(found, _)| found),
                );
            }
        }
    }
    distinct(found, by_name)
}

/// Sets what two do apart: 卫生院负责、社会事务办督促.
fn parted(sentence: Cow<'_, str>) -> Cow<'_, str> {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        let duties = &current().duties;
        pattern(&format!("({})、", any_of(duties.lead.iter().chain(duties.implement).chain(duties.support))))
    });
    if ENDS.is_match(&sentence) { ENDS.replace_all(&sentence, "$1，").into_owned().into() } else { sentence }
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

/// The same, without those that a note at the end of the text names more precisely: 区政府有关部门, 各级政府, 县区.
pub(in crate::plan) fn addressed(sentence: &str) -> Vec<Responsible> {
    let mut found = subjects(sentence);
    found.retain(|unit| is_apart(&unit.unit));
    found
}

/// Whether a name is that of one office, or of all of a kind.
fn is_apart(name: &str) -> bool {
    let kind = name.strip_prefix(current().places.own).unwrap_or(name);
    ![name, kind].iter().any(|kind| current().units.unspecific.contains(kind))
}

/// The subject of one phrase; `rest` are the phrases of the sentence behind it.
fn subject(phrase: &str, rest: &[&str], opens: bool) -> Vec<Responsible> {
    let phrase = without_time(phrase);
    let duties = &current().duties;
    let is_lead = |after: &str| duties.lead.iter().any(|verb| after.starts_with(verb)) || duties.lead_verbs.contains(&after);
    let leads = |after: &str| is_lead(after) || rest.iter().take(2).any(|next| is_lead(next));
    let helps = |word: &str, after: &str| {
        let behind = after.get(word.len()..).unwrap_or_default();
        duties.support.iter().any(|verb| *verb == word || duties.modals.contains(&word) && behind.starts_with(verb))
    };
    for (names, word, after) in duties_in(phrase) {
        let bare = BRACKET.find(names).map(|bracket| without_adverbs(&names[..bracket.start()]));
        let role = if leads(after) { Role::Lead } else { Role::Implement };
        let role = if helps(word, after) { Role::Support } else { role };
        // Before what may be a verb of something else only a name that cannot be anything else is one of a unit.
        let is_sure =
            [duties.modals, duties.future, duties.sure_verbs, duties.support].into_iter().flatten().any(|sure| *sure == word);
        let kinds = if is_sure { Names::Offices } else { Names::Known };
        let described = || duties.modals.contains(&word).then(|| described(names)).flatten().map(|name| vec![unit(name, role)]);
        let found = listed(names, kinds, role).or_else(|| listed(bare?, kinds, role)).or_else(described);
        if let Some(mut found) = found {
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

/// The units that a phrase begins with, or is nothing but, before a verb that no list holds: 电教馆拿出样片, 县一中、县二中，5月底前接通….
fn opening(phrase: &str, rest: &[&str]) -> Vec<Responsible> {
    let phrase = without_time(phrase);
    // Most phrases begin with what is to be done.
    if opens_with_verb(phrase) && !current().units.modifiers.iter().any(|word| phrase.starts_with(word)) {
        return Vec::new();
    }
    let next = rest.first().copied().unwrap_or_default();
    let is_alone = phrase.contains('、') && (does(next) || BEFORE.is_match(next));
    let acts = |names: &str, after: &str| if after.is_empty() { is_alone } else { is_action(names, after) };
    let found = leading(phrase, Names::Known, Role::Implement, acts).map_or_else(Vec::new, |(found, _)| found);
    if found.is_empty() || is_told(phrase) || is_told(next) { Vec::new() } else { found }
}

/// Whether a phrase says what was, or what is.
fn is_told(phrase: &str) -> bool {
    let sentences = &current().sentences;
    phrase.contains(sentences.done) || sentences.told.iter().any(|word| phrase.contains(word))
}

/// Whether what follows units is something that they do. Behind what may be any government or department, a known verb or a time says it.
fn is_action(names: &str, after: &str) -> bool {
    let is_vague = || current().units.vague.iter().any(|kind| names.ends_with(kind));
    goes_on(names, after) && (!is_vague() || does(after) || without_adverbs_before(after) != after)
}

/// Whether a character is a letter or a digit; of Chinese ones that is seen at a glance.
fn is_letter(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch) || ch.is_alphanumeric()
}

/// Whether a sentence goes on behind a name, and neither the name nor what it says of another thing: 县财政局网站.
fn goes_on(names: &str, after: &str) -> bool {
    static CONTINUES: LazyLock<Openings> = LazyLock::new(|| {
        let units = &current().units;
        let others = [current().sentences.joints, current().duties.no_modals_behind_units];
        Openings::new(&[&[units.continuations, units.organs, units.endings, units.not_inside_offices][..], &others].concat())
    });
    if !after.starts_with(is_letter) || breaks_word(names, after) {
        return false;
    }
    let when = without_adverbs_before(after);
    if when.len() < after.len() {
        return !when.is_empty() && !when.starts_with('的');
    }
    CONTINUES.at(after).is_none() && !after.chars().take(RELATIVE).any(|ch| ch == '的')
}

/// Characters behind units within which 的 makes a thing of what they do: 县政府拟定的文件.
const RELATIVE: usize = 4;

/// Whether the end of a name and what follows it are one word: 办 and 理 in 留言办理.
fn breaks_word(names: &str, after: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<(char, char)>> = LazyLock::new(|| {
        let two = |word: &str| Some((word.chars().next()?, word.chars().nth(1)?));
        current().units.unbroken.iter().filter_map(|word| two(word)).collect()
    });
    names.chars().next_back().zip(after.chars().next()).is_some_and(|pair| WORDS.contains(&pair))
}

/// What follows the adverbs and times that a text begins with.
fn without_adverbs_before(text: &str) -> &str {
    static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
        let adverbs = any_of(current().duties.adverbs);
        pattern(&format!("^(?:{adverbs}|(?:定?[于在])?{DAY}(?:[、和至]{DAY})*|{PART}|{WITHIN})+"))
    });
    static OPENS: LazyLock<CharSet> = LazyLock::new(|| {
        let adverbs = current().duties.adverbs.iter().filter_map(|adverb| adverb.chars().next());
        adverbs.chain("0123456789定于在明次今当每上下第一二三四自半".chars()).collect()
    });
    if !text.starts_with(|ch| OPENS.contains(ch)) {
        return text;
    }
    BEGINS.find(text).map_or(text, |found| &text[found.end()..])
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
    let after = duties.modals.iter().chain(duties.implement).find_map(|word| after.strip_prefix(*word)).unwrap_or(after);
    let Some(names) = duties.overseeing.iter().find_map(|word| after.strip_prefix(*word)) else { return Vec::new() };
    leading(names, Names::Offices, Role::Implement, |_, rest| does(rest)).map_or_else(Vec::new, |(found, _)| found)
}

/// Those who do it together with a subject, which leads them: 要会同财政所，在…前公布.
fn joined(subject: &mut [Responsible], after: &str) -> Vec<Responsible> {
    let duties = &current().duties;
    let after = duties.modals.iter().chain(duties.future).find_map(|word| after.strip_prefix(*word)).unwrap_or(after);
    let Some(names) = duties.together_with.iter().find_map(|word| after.strip_prefix(*word)) else { return Vec::new() };
    for unit in subject {
        unit.role = Role::Lead;
    }
    leading(names, Names::Offices, Role::Support, |_, rest| rest.is_empty() || does(rest))
        .map_or_else(Vec::new, |(found, _)| found)
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
        // 县委宣传部 goes on with the name of an organ that begins like a verb.
        let nouns = current().duties.no_modals_behind_units.iter().chain(current().units.organs);
        let is_noun = nouns.into_iter().any(|known| rest.starts_with(known));
        let behind = rest.get(word.len()..).unwrap_or_default();
        // 县社会保障局 goes on behind 保障.
        let closes = |ending: &&&str| behind.strip_prefix(**ending).is_some_and(|after| !breaks_word(ending, after));
        let may_be_name = !current().duties.sure_verbs.contains(&word) && !current().duties.modals.contains(&word);
        let is_name = may_be_name && current().units.elided.iter().any(|ending| closes(&ending));
        // 县政府制定的文件 is a thing.
        let is_thing = behind.starts_with(current().sentences.before_rest);
        let is_of = word == "对" && rest.contains('的') && !current().duties.done_to.iter().any(|done| rest.contains(done));
        (!is_noun && !is_name && !is_thing && !is_of).then_some((names, word, rest))
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
    let is_made = |rest: &str| current().duties.made_of.iter().any(|word| rest.starts_with(word));
    let is_duty = |_: &str, rest: &str| does(rest) && !is_made(rest);
    let acts = |names: &str, rest: &str| goes_on(names, rest) && !is_made(rest);
    let found = leading(names, Names::Offices, Role::Implement, is_duty);
    let Some((mut found, rest)) = found.or_else(|| leading(names, Names::Known, Role::Implement, acts)) else {
        return Vec::new();
    };
    let alone = found.iter().all(|unit| unit.role == Role::Implement);
    if alone && current().duties.lead.iter().any(|verb| without_manner(rest).starts_with(verb)) {
        for unit in &mut found {
            unit.role = Role::Lead;
        }
    }
    found
}

/// Those who are picked for something: 选取城关镇、县民政局开展试点.
fn chosen(phrase: &str) -> Vec<Responsible> {
    static OPENS: LazyLock<CharSet> =
        LazyLock::new(|| current().duties.choosing.iter().filter_map(|word| word.chars().next()).collect());
    if OPENS.find(phrase, 0).is_none() {
        return Vec::new();
    }
    let names = current().duties.choosing.iter().find_map(|word| phrase.split_once(*word).map(|(_, names)| names));
    names
        .and_then(|names| leading(names, Names::Offices, Role::Implement, |_, rest| does(rest)))
        .map_or_else(Vec::new, |(found, _)| found)
}

/// 分别牵头 is 牵头.
fn without_manner(text: &str) -> &str {
    current().duties.adverbs.iter().find_map(|adverb| text.strip_prefix(*adverb)).unwrap_or(text)
}

/// 区审计局配合, 会同区审计局, behind somebody whom they help
fn supporting(phrase: &str) -> Vec<Responsible> {
    let joined = current().duties.together_with.iter().find_map(|word| phrase.strip_prefix(*word));
    if let Some((found, _)) =
        joined.and_then(|names| leading(names, Names::Offices, Role::Support, |_, rest| rest.is_empty() || does(rest)))
    {
        return found;
    }
    let names = current().duties.support.iter().find_map(|verb| phrase.strip_suffix(*verb));
    let names = names.map(without_adverbs).and_then(|names| units(names, Names::Offices)).unwrap_or_default();
    names.iter().map(|name| unit(name, Role::Support)).collect()
}

#[cfg(test)]
mod tests;
