//! Who a sentence without a note puts the duty on: “各镇、各部门要…”, “由区财政局牵头”, “市教育、民政等部门要…”.

mod list;

use std::sync::LazyLock;

use regex::Regex;

use self::list::{LONGEST, Names, leading, listed, role_of, unit, units};
use super::distinct::{by_name, distinct};
use super::names::{is_place_name, opens_like_a_subject};
use super::parts::split_outside;
use crate::language::current;
use crate::plan::marks::{marks, without};
use crate::plan::pattern::{any_of, pattern};
use crate::plan::{Responsible, Role};
use crate::source::CharSet;

/// Words behind the subject that make it one.
fn duty_words() -> impl Iterator<Item = &'static &'static str> {
    let duties = &current().duties;
    let further = duties.sure_verbs.iter().chain(duties.further_verbs);
    duties.modals.iter().chain(duties.future).chain(duties.subject_verbs).chain(further)
}

/// Their first characters; every character of a plan may be asked.
static OPENS_DUTY: LazyLock<CharSet> = LazyLock::new(|| duty_words().filter_map(|word| word.chars().next()).collect());
const DAY: &str = r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|份?底|末|份|上旬|中旬|下旬)?(?:之?前|以前)?";
/// A time, or a request, before the subject of a phrase: 4月底前各单位…, 请各单位….
static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{DAY}|年底前|请)+")));
/// Words and times between a subject and what makes it one.
static ADVERBS: LazyLock<Regex> = LazyLock::new(|| {
    let adverbs = any_of(current().duties.adverbs);
    const PART: &str = "[于在]?(?:上半年|下半年|第?[一二三四]季度)[前内末]?";
    const WITHIN: &str = r"(?:在\p{Han}{0,10}|自\p{Han}{2,12}之日起)\d{1,3}个?(?:工作日|日|天|小时)内";
    pattern(&format!("(?:{adverbs}|\\d{{4}}年|定?[于在]{DAY}|{PART}|{WITHIN})+$"))
});
/// What a bracket says of a subject, and the same words before it: 各单位（含下属机构）.
static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern("[（(][^）)]{0,12}[）)]$"));
/// Their last characters; most phrases end otherwise.
static CLOSES_ADVERB: LazyLock<CharSet> = LazyLock::new(|| {
    current()
        .duties
        .adverbs
        .iter()
        .filter_map(|adverb| adverb.chars().next_back())
        .chain("年月日底末份旬前内度）)".chars())
        .collect()
});

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
            if found.iter().any(|unit| unit.role == Role::Lead) {
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
        .any(|(at, ..)| phrase.get(..at).map(without_adverbs).and_then(|names| units(names, Names::Placed)).is_some())
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
    is_place && OPENS_DUTY.find(head, 0).is_some()
}

/// The subject of one phrase; `rest` are the phrases of the sentence behind it.
fn subject(phrase: &str, rest: &[&str], opens: bool) -> Vec<Responsible> {
    let phrase = BEFORE.find(phrase).map_or(phrase, |before| &phrase[before.end()..]);
    let duties = &current().duties;
    let leads = |after: &str| after.starts_with("牵头") || rest.iter().take(2).any(|next| next.starts_with("牵头"));
    for (at, word, after) in duties_in(phrase) {
        let names = phrase.get(..at).map(without_adverbs).unwrap_or_default();
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

/// Every place in a phrase that makes a subject of what stands before it: where it is, the word, and what stands from it on.
fn duties_in(phrase: &str) -> impl Iterator<Item = (usize, &'static str, &str)> {
    let places = OPENS_DUTY.places(phrase).take_while(|(at, _)| *at <= LONGEST * 3);
    places.filter_map(move |(at, _)| {
        let rest = phrase.get(at..)?;
        let word = duty_words().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len())?;
        let is_noun = current().duties.no_modals_behind_units.iter().any(|known| rest.starts_with(known));
        // 县政府制定的文件 is a thing.
        let is_thing = rest.get(word.len()..).is_some_and(|behind| behind.starts_with(current().sentences.before_rest));
        (!is_noun && !is_thing).then_some((at, *word, rest))
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
    let (duties, clauses) = (&current().duties, &current().clauses);
    let words = [
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
    ];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // 6月底前, and not 2023年.
    (1..=2).contains(&digits) || words.into_iter().flatten().any(|word| text.starts_with(word))
}

/// 由区财政局牵头, 由区财政局会同区审计局每月公布
fn named_by(phrase: &str) -> Vec<Responsible> {
    let Some((_, names)) = phrase.split_once('由') else { return Vec::new() };
    let is_duty = |rest: &str| does(rest) && !current().duties.no_duties.iter().any(|word| rest.starts_with(word));
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

/// 区审计局配合, 会同区审计局, behind somebody who leads
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
    fn units_are_found_before_verbs_and_times_and_without_their_place() {
        let cases: [(&str, &[(&str, &str)]); 22] = [
            ("财政所每季度公布一次账目。", &[("财政所", "implement")]),
            (
                "卫生院、派出所、供电所也要上墙公布。",
                &[("卫生院", "implement"), ("派出所", "implement"), ("供电所", "implement")],
            ),
            ("党政办公室应当日登记。", &[("党政办公室", "implement")]),
            ("镇卫生院和党政办公室要及时转发。", &[("镇卫生院", "implement"), ("党政办公室", "implement")]),
            ("各县（市、区）应于6月30日前公布计划。", &[("各县（市、区）", "implement")]),
            ("各市、各部门要重视。", &[("各市", "implement"), ("各部门", "implement")]),
            (
                "省统计局、国家统计局某省调查总队要召开会议。",
                &[("省统计局", "implement"), ("国家统计局某省调查总队", "implement")],
            ),
            ("镇纪委全年开展抽查。", &[("镇纪委", "implement")]),
            ("镇政府定于9月举办开放日。", &[("镇政府", "implement")]),
            ("4月底前各单位重新核定名单，各单位要报备。", &[("各单位", "implement")]),
            ("县财政局会同县审计局制定办法。", &[("县财政局", "lead"), ("县审计局", "support")]),
            (
                "由县财政局会同县审计局、县统计局建设数据库。",
                &[("县财政局", "lead"), ("县审计局", "support"), ("县统计局", "support")],
            ),
            ("镇服务中心要会同财政所，在发放前张榜。", &[("镇服务中心", "lead"), ("财政所", "support")]),
            ("由镇财政所在合同签订之日起7日内公布。", &[("镇财政所", "implement")]),
            ("年底由镇党建办、镇纪委共同考核。", &[("镇党建办", "implement"), ("镇纪委", "implement")]),
            ("民政局按月公开对象。", &[("民政局", "implement")]),
            ("各部门、各乡镇在批复后20日内将预算挂网。", &[("各部门", "implement"), ("各乡镇", "implement")]),
            (
                "县卫计局督促县医院、中医院公开价格。",
                &[("县卫计局", "implement"), ("县医院", "implement"), ("中医院", "implement")],
            ),
            ("推动县乡政府公开进展。", &[]),
            ("由住建局会同城关镇负责。", &[("住建局", "lead"), ("城关镇", "support")]),
            (
                "县发改局牵头，会同县商务局、县统计局，6月底前梳理清单。",
                &[("县发改局", "lead"), ("县商务局", "support"), ("县统计局", "support")],
            ),
            ("县教育局牵头，各学校、财政所配合。", &[("县教育局", "lead"), ("各学校", "support"), ("财政所", "support")]),
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
            "县政府要求的事项尽快办结。",
            "监督各部门每月公布账目。",
            "及时转载市委、市政府对全局工作有指导意义的信息。",
            "推进便民服务中心每月公布。",
            "县政府制定的文件应当公开。",
            "由县财政局组成的小组办公。",
            "指导公司对外公布账目。",
        ] {
            assert_eq!(read(sentence), [], "{sentence}");
        }
    }
}
