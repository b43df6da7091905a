//! Who a sentence without a note puts the duty on: “各镇、各部门要…”, “由区财政局牵头”, “市教育、民政等部门要…”.

use std::sync::LazyLock;

use regex::Regex;

use super::distinct::{by_name, distinct};
use super::names::{ends_like_a_subject, is_place_name, opens_like_a_subject};
use super::parts::split_outside;
use crate::language::current;
use crate::plan::marks::{marks, without};
use crate::plan::pattern::{any_of, pattern};
use crate::plan::{Responsible, Role};
use crate::source::CharSet;

/// Words behind the subject that make it one.
fn modal_words() -> impl Iterator<Item = &'static &'static str> {
    let duties = &current().duties;
    duties.modals.iter().chain(duties.future).chain(duties.subject_verbs)
}

/// Their first characters; every character of a plan may be asked.
static OPENS_MODAL: LazyLock<CharSet> = LazyLock::new(|| modal_words().filter_map(|modal| modal.chars().next()).collect());
/// Words between a subject and its modal.
static ADVERBS: LazyLock<Regex> = LazyLock::new(|| {
    let adverbs = any_of(current().duties.adverbs);
    pattern(&format!("(?:{adverbs}|\\d{{4}}年|[（(][^）)]{{0,12}}[）)])+$"))
});
/// Their last characters; most phrases end otherwise.
static CLOSES_ADVERB: LazyLock<CharSet> = LazyLock::new(|| {
    current().duties.adverbs.iter().filter_map(|adverb| adverb.chars().next_back()).chain(['年', '）', ')']).collect()
});
static BY: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = any_of(current().duties.subject_verbs);
    pattern(&format!("由([\\p{{Han}}、（）]{{2,40}}?)(牵头|负责|承担|组织实施|{verbs})(?:，([\\p{{Han}}、（）]{{2,40}}?)配合)?"))
});

/// Bytes at the beginning of a sentence in which it says who must.
const FIRST_PHRASE: usize = 75;
/// Longest subject, in characters.
const SUBJECT: usize = 160;

/// Returns the units that the running text of `sentence` puts its duty on, in order of mention.
pub(in crate::plan) fn subjects(sentence: &str) -> Vec<Responsible> {
    let plain = without(sentence, |ch| ch.is_whitespace() || ch == '*');
    let mut found: Vec<Responsible> = Vec::new();
    for part in split_outside(&plain, &['；', ';', '。']) {
        let phrases: Vec<&str> = split_outside(part, &['，', ',']).collect();
        for (index, phrase) in phrases.iter().enumerate() {
            let rest = phrases.get(index + 1..).unwrap_or_default();
            found.extend(subject(phrase, rest, index == 0));
        }
        found.extend(named_by(part));
    }
    distinct(found, by_name)
}

/// Tells whether a sentence begins with the units that it puts a duty on, or that will see to it: 市政府办公厅将进行考核。
pub(in crate::plan) fn opens_with_subject(sentence: &str) -> bool {
    let text = sentence.trim_start();
    let phrase = text.split(['，', ',', '。', '；']).next().unwrap_or_default();
    let duties = &current().duties;
    let must = |after: &str| duties.modals.iter().chain(duties.future).any(|modal| after.starts_with(modal));
    modals(phrase)
        .filter(|(_, after)| must(after) || after.starts_with("负责"))
        .any(|(at, _)| phrase.get(..at).map(without_adverbs).and_then(units).is_some())
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
    is_place && OPENS_MODAL.find(head, 0).is_some()
}

fn unit(name: &str, role: Role) -> Responsible {
    Responsible { unit: name.to_owned(), role, full_name: None, department: None }
}

/// The subject of one phrase; `rest` are the phrases of the sentence behind it.
fn subject(phrase: &str, rest: &[&str], opens: bool) -> Vec<Responsible> {
    let leads = |after: &str| after.starts_with("牵头") || rest.iter().take(2).any(|next| next.starts_with("牵头"));
    for (at, after) in modals(phrase) {
        let names = phrase.get(..at).map(without_adverbs).unwrap_or_default();
        if let Some(units) = units(names) {
            let role = if leads(after) { Role::Lead } else { Role::Implement };
            return units.iter().map(|name| unit(name, role_of(name).unwrap_or(role))).collect();
        }
    }
    // 各镇、各部门落实《方案》的措施，要在…报备: the modal opens the next phrase.
    let modal_follows = rest.first().is_some_and(|next| current().duties.modals.iter().any(|modal| next.starts_with(modal)));
    if opens && modal_follows && phrase.starts_with('各') {
        let ends = phrase.char_indices().map(|(at, ch)| at + ch.len_utf8()).filter(|at| *at <= SUBJECT);
        let longest = ends.rev().find_map(|end| units(phrase.get(..end)?)).unwrap_or_default();
        return longest.iter().map(|name| unit(name, role_of(name).unwrap_or(Role::Implement))).collect();
    }
    Vec::new()
}

/// Every place of a modal in a phrase, with what stands from it on.
fn modals(phrase: &str) -> impl Iterator<Item = (usize, &str)> {
    OPENS_MODAL
        .places(phrase)
        .take_while(|(at, _)| *at <= SUBJECT * 3)
        .filter_map(move |(at, _)| phrase.get(at..).map(|rest| (at, rest)))
        .filter(|(_, rest)| modal_words().any(|modal| rest.starts_with(modal)))
}

fn without_adverbs(text: &str) -> &str {
    if !text.ends_with(|ch| CLOSES_ADVERB.contains(ch)) {
        return text;
    }
    ADVERBS.find(text).map_or(text, |found| &text[..found.start()])
}

/// A unit that is called by its part has that part: 各牵头单位.
fn role_of(name: &str) -> Option<Role> {
    [("牵头", Role::Lead), ("配合", Role::Support)].into_iter().find(|(word, _)| name.contains(word)).map(|(_, role)| role)
}

/// Splits a subject into units; `None` where it is no list of units.
fn units(text: &str) -> Option<Vec<String>> {
    if text.is_empty() || text.chars().count() > SUBJECT {
        return None;
    }
    let names: Vec<&str> = split_outside(text, &['、']).collect();
    if let Some(spread) = spread(&names) {
        return Some(spread);
    }
    let mut found = Vec::new();
    for name in names {
        match pair(name) {
            Some((first, second)) => found.extend([first.to_owned(), second.to_owned()]),
            None if is_unit(name) || (!found.is_empty() && is_elided(name)) => found.push(name.to_owned()),
            None => return None,
        }
    }
    Some(found)
}

/// 市教育、民政、财政等部门: the place before the first and the word behind the last belong to all.
fn spread(names: &[&str]) -> Option<Vec<String>> {
    let words = &current().units;
    let (last, firsts) = names.split_last()?;
    let word = words.and_others.iter().find(|word| last.ends_with(**word))?;
    let kind = if word.ends_with("单位") { "单位" } else { "部门" };
    let fields: Vec<&str> = firsts.iter().copied().chain([last.strip_suffix(*word)?]).collect();
    let first = fields.first()?;
    let place = first.chars().next().filter(|ch| current().places.own.contains(ch))?;
    if fields.iter().any(|name| words.elided.iter().any(|organ| name.ends_with(organ))) {
        return Some(fields.iter().map(|name| (*name).to_owned()).collect());
    }
    Some(fields.iter().map(|name| format!("{place}{}{kind}", name.strip_prefix(place).unwrap_or(name))).collect())
}

/// 各县区及市级各部门 are two; 各级政府及其办公室, 各级党委和政府 are one.
fn pair(name: &str) -> Option<(&str, &str)> {
    current().sentences.joints.iter().find_map(|word| {
        let (first, second) = name.split_once(word)?;
        let named = second.starts_with('各') || second.starts_with(current().places.own);
        (named && is_unit(first) && is_unit(second)).then_some((first, second))
    })
}

/// 审计局 in 市财政局、审计局: behind the first unit the place may be left out.
fn is_elided(name: &str) -> bool {
    (3..=12).contains(&name.chars().count()) && current().units.elided.iter().any(|organ| name.ends_with(organ))
}

fn is_unit(name: &str) -> bool {
    let plain = name.trim_end_matches(['（', '）', '(', ')', '场']);
    ends_like_a_subject(plain)
        && (2..=24).contains(&plain.chars().count())
        && (opens_like_a_subject(plain) || is_place_name(plain))
        && !current().units.no_subject_openings.iter().any(|word| plain.starts_with(word))
        && !plain.contains(['“', '”', '《', '》'])
        && !plain.contains('由')
}

/// 由区财政局牵头，区审计局配合
fn named_by(part: &str) -> Vec<Responsible> {
    let mut found = Vec::new();
    if !part.contains('由') {
        return found;
    }
    for captures in BY.captures_iter(part) {
        let role = if captures.get(2).is_some_and(|verb| verb.as_str() == "牵头") { Role::Lead } else { Role::Implement };
        for (group, role) in [(1, role), (3, Role::Support)] {
            let names = captures.get(group).map(|names| without_adverbs(names.as_str())).unwrap_or_default();
            found.extend(units(names).unwrap_or_default().iter().map(|name| unit(name, role)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<(String, &'static str)> {
        subjects(sentence).into_iter().map(|found| (found.unit, found.role.code())).collect()
    }

    #[test]
    fn the_subjects_of_a_duty_are_found() {
        let cases: [(&str, &[(&str, &str)]); 16] = [
            ("各镇、各部门要加强对工作重要性的认识。", &[("各镇", "implement"), ("各部门", "implement")]),
            ("各牵头单位要按照原则，切实担负牵头责任。", &[("各牵头单位", "lead")]),
            ("各责任配合单位要切实履行职责，积极配合牵头单位抓好落实。", &[("各责任配合单位", "support")]),
            (
                "各镇、各部门落实《方案》的计划或措施，要在本通知印发后报备至区管委会办公室。",
                &[("各镇", "implement"), ("各部门", "implement")],
            ),
            (
                "各镇政府及各牵头单位要在11月27日前报送情况，区管委会办公室将适时进行检查，检查情况纳入考核。",
                &[("各镇政府", "implement"), ("各牵头单位", "lead"), ("区管委会办公室", "implement")],
            ),
            ("各级各部门年内要把“五公开”纳入办文程序。", &[("各级各部门", "implement")]),
            ("工作已纳入考核，各级各部门也要将其纳入体系。", &[("各级各部门", "implement")]),
            (
                "落实精神，各级政府及其工作部门办公室是主管部门，具体负责组织协调。",
                &[("各级政府及其工作部门办公室", "implement")],
            ),
            ("各级政府要在党委统一领导下，牵头做好工作。", &[("各级政府", "lead")]),
            ("各级党委和政府要高度重视。", &[("各级党委和政府", "implement")]),
            ("各乡镇（场）、各部门要建立健全制度。", &[("各乡镇（场）", "implement"), ("各部门", "implement")]),
            ("各县区政府、市级各部门要切实履行责任。", &[("各县区政府", "implement"), ("市级各部门", "implement")]),
            (
                "市发展改革、经济和信息化、扶贫移民等部门要在2017年底前建立目录。",
                &[("市发展改革部门", "implement"), ("市经济和信息化部门", "implement"), ("市扶贫移民部门", "implement")],
            ),
            ("该项工作由区财政局牵头，区审计局配合。", &[("区财政局", "lead"), ("区审计局", "support")]),
            ("市财政局、审计局负责公开预算。", &[("市财政局", "implement"), ("审计局", "implement")]),
            ("新源县教育局要在门户网站公开预算。", &[("新源县教育局", "implement")]),
        ];
        for (sentence, expected) in cases {
            let expected: Vec<(String, &'static str)> = expected.iter().map(|(unit, role)| ((*unit).to_owned(), *role)).collect();
            assert_eq!(read(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn beside_a_note_the_text_names_all_of_a_kind_and_units_with_their_place() {
        let read = |sentence: &str| addressed(sentence).into_iter().map(|found| found.unit).collect::<Vec<_>>();
        assert_eq!(read("各乡镇要围绕精准扶贫，公开扶贫信息。"), ["各乡镇"]);
        assert_eq!(read("县直各部门要在年底前建立目录，各镇应配合。"), ["县直各部门", "各镇"]);
        assert_eq!(read("新源县相关行业主管部门年内要制定办法。"), ["新源县相关行业主管部门"]);
        for sentence in
            ["区政府有关部门要加强解读。", "各级政府要加强领导。", "县区要公开资金，乡镇要公示名单。", "政府网站要设置专栏。"]
        {
            assert!(read(sentence).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn a_sentence_that_begins_with_who_sees_to_it_is_told() {
        assert!(opens_with_subject("市政府办公厅将进行年度考核。") && opens_with_subject("市河道办将于11月中旬开展测评。"));
        assert!(!opens_with_subject("现将要点印发给你们。") && !opens_with_subject("2016年是关键之年，各镇要重视。"));
        assert!(!opens_with_subject("做好河道工作，要坚持开放。"));
    }

    #[test]
    fn things_and_persons_are_no_units() {
        for sentence in [
            "主要领导要亲自抓。",
            "政府网站要设置专栏。",
            "要尽快建立由区政府有关部门、区宣传部门等参加的机制。",
            "工作要点要公开，重要政策要解读。",
            "对公众申请较为集中的政府信息，应当主动公开。",
            "提交区政府常务会议审议的方案，应在决策前公布。",
            "主要负责人要切实履行职责。",
        ] {
            assert_eq!(read(sentence), [], "{sentence}");
        }
    }
}
