//! Documents that a plan cites as what it carries out.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::marks::{marks, without};
use super::pattern::pattern;
use super::phrase::{head, last_of, tail};
use super::{Authority, Clause, ClauseKind, Level, lexicon};
use crate::source::{SourceText, Span};

/// Words before 《…》, in the same phrase, by which a document is carried out.
const BEFORE: [&str; 11] = ["贯彻", "落实", "按照", "根据", "依据", "依照", "遵照", "围绕", "执行", "结合", "参照"];
/// Bytes of each of [`BEFORE`].
const VERB: usize = 6;
/// Words right before 《…》 by which it is only being made, or broken.
const OTHERWISE: [&str; 16] = [
    "制定",
    "印发",
    "完善",
    "编制",
    "修订",
    "出台",
    "起草",
    "发布",
    "公布",
    "现将",
    "违反",
    "填报",
    "填写",
    "进一步完善",
    "建立",
    "制订",
];
/// Words after 《…》（…） by which a document is carried out.
const AFTER: [&str; 5] = ["精神", "要求", "规定", "的有关规定", "文件要求"];

/// Codes of issuing offices whose level is plain from the code itself.
const NATIONAL_CODES: [&str; 11] =
    ["国办发", "国发", "中办发", "中发", "国办函", "国函", "国办", "国令", "国务院令", "主席令", "中华人民共和国"];
/// What a title of the place's own authorities begins with.
const OWN_OFFICES: [(&str, Level); 11] = [
    ("省委", Level::Province),
    ("省政府", Level::Province),
    ("省人民政府", Level::Province),
    ("市委", Level::Prefecture),
    ("市政府", Level::Prefecture),
    ("市人民政府", Level::Prefecture),
    ("州委", Level::Prefecture),
    ("州政府", Level::Prefecture),
    ("区委", Level::County),
    ("县委", Level::County),
    ("县政府", Level::County),
];
/// How far back from a title it is told whether the plan carries it out, in characters.
const LOOK_BACK: usize = 120;
/// Longest document number with its brackets, in characters.
const NUMBER_LENGTH: usize = 40;
/// Longest remark in brackets behind a title, in characters.
const BRACKETS: usize = 120;
const OPENING: [char; 5] = ['（', '(', '〔', '[', '【'];
const CLOSING: [char; 5] = ['）', ')', '〕', ']', '】'];
/// Longest name of an office before a title, and of a place in it, in characters.
const OFFICE: usize = 30;
const PLACE: usize = 12;

static PROVINCE: LazyLock<regex::Regex> =
    LazyLock::new(|| pattern(r"^(?:中共)?(?:关于印发)?[\p{Han}]{2,8}?(?:省|自治区)|^自治区"));
/// The number of a decree: who gave it, and which it is.
static DECREE: LazyLock<regex::Regex> = LazyLock::new(|| pattern(r"(\p{Han}{0,12}令)\s*第?\s*(\d{1,4})\s*号"));
static NUMBER_YEAR: LazyLock<regex::Regex> = LazyLock::new(|| pattern(r"〔(\d{4})〕"));

/// Returns the cited documents of all clauses, in order of first mention.
pub(super) fn read(source: &SourceText, clauses: &[Clause], own_title: Option<&str>, own_number: Option<&str>) -> Vec<Authority> {
    let mut found: Vec<Authority> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    // Few clauses hold a title, and one look over the whole text tells which.
    let titles: Vec<usize> = memchr::memmem::find_iter(source.text().as_bytes(), "《").collect();
    let holds_title = |span: Span| {
        let next = titles.partition_point(|at| *at < span.start);
        titles.get(next).is_some_and(|at| *at < span.end)
    };
    let clauses = clauses.iter().filter(|clause| !matches!(clause.kind, ClauseKind::Meta | ClauseKind::Noise));
    for clause in clauses.filter(|clause| holds_title(clause.span)) {
        for authority in cited(source.slice(clause.span), clause.span.start) {
            // What a notice hands out has no number of its own yet; another document of the same name has one.
            let alike = || own_title.is_some_and(|own| own.contains(&authority.title) || authority.title.contains(own));
            let own = authority.doc_number.as_deref().is_none_or(|number| Some(number) == own_number) && alike();
            if !own && known.insert(authority.title.clone()) {
                found.push(authority);
            }
        }
    }
    found
}

/// The documents that one clause carries out; `offset` is where it begins in the source.
fn cited(text: &str, offset: usize) -> Vec<Authority> {
    let mut found = Vec::new();
    let mut chained = false;
    let mut from = 0;
    while let Some(open) = marks(&text[from..]).find(|(_, ch)| *ch == '《').map(|(at, _)| from + at) {
        let Some(close) = closing(text, open) else { break };
        let (doc_number, after) = number_after(text, close + '》'.len_utf8());
        let before = without(tail(&text[..open], LOOK_BACK), char::is_whitespace);
        let issuer = issuer_before(&before);
        let carried = is_carried_out(&before)
            || (AFTER.iter().any(|word| text[after..].starts_with(word)) && !is_otherwise(&before))
            || (chained && joins(&text[from..open]))
            || (doc_number.is_some() && !issuer.is_empty());
        chained = carried;
        if carried {
            let span = Span::new(open + '《'.len_utf8(), close);
            let inner = &text[span.range()];
            // 自治区办公厅《关于…》: the office belongs to the title, which begins without one.
            let lead = if inner.trim_start().starts_with("关于") { issuer } else { "" };
            let title = clean_title(&format!("{lead}{inner}"));
            let level = level_of(&title, doc_number.as_deref()).or_else(|| level_of(issuer, None));
            let year = year_of(&title, doc_number.as_deref());
            found.push(Authority { title, doc_number, level, year, span: Span::new(offset + span.start, offset + span.end) });
        }
        from = after;
    }
    found
}

/// Tells whether a character begins one of [`BEFORE`].
const fn opens_verb(ch: char) -> bool {
    matches!(ch, '贯' | '落' | '按' | '根' | '依' | '遵' | '围' | '执' | '结' | '参')
}

/// Tells whether the phrase before a title carries it out: 贯彻落实《, 根据即将出台的《, and not 未按照《 or 完善《.
fn is_carried_out(before: &str) -> bool {
    let start = before
        .rfind(['，', ',', '。', '；', ';', '：', '》'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let phrase = &before[start..];
    let verb = last_of(phrase, &BEFORE, opens_verb);
    verb.is_some_and(|at| !phrase[..at].ends_with(['未', '不'])) && !is_otherwise(before)
}

fn is_otherwise(before: &str) -> bool {
    OTHERWISE.iter().any(|word| before.ends_with(word)) || ["未按照", "未根据"].iter().any(|word| before.ends_with(word))
}

/// Tells whether what stands between two titles only joins them: 、 和 or 和自治州办公厅印发的.
fn joins(between: &str) -> bool {
    let plain = without(between, char::is_whitespace);
    plain.chars().count() <= OFFICE
        && !plain.contains(['，', ',', '。', '；', ';', '：'])
        && !is_otherwise(&plain)
        && (plain.is_empty() || ["、", "和", "及", "与", "以及"].iter().any(|word| plain.starts_with(word)))
}

/// A title in standard form: no white space, 〈〉 for what is cited inside it, quotation marks in pairs.
fn clean_title(title: &str) -> String {
    let mut quoted = false;
    let clean = |ch: char| match ch {
        '<' | '＜' | '《' => '〈',
        '>' | '＞' | '》' => '〉',
        '“' => {
            quoted = true;
            ch
        }
        '"' | '”' | '＂' => {
            quoted = !quoted && ch != '”';
            if quoted { '“' } else { '”' }
        }
        _ => ch,
    };
    title.chars().filter(|ch| !ch.is_whitespace()).map(clean).collect()
}

/// Returns where the title that opens at `open` closes, minding 《…〈…〉…》 and 《…《…》…》.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in text[open..].char_indices() {
        match ch {
            '《' => depth += 1,
            '》' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(open + at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Reads what stands directly behind a title: its number, bare or in brackets, and any other brackets, which all belong to the title
/// (（2019年修订）, （以下简称《要点》）, （国办发〔2020〕17号，以下简称《要点》）). Returns the number in its standard form, and where the text goes
/// on.
fn number_after(text: &str, at: usize) -> (Option<String>, usize) {
    let (mut number, mut after) = (None, at);
    while let Some(bracket) = bracket_after(text, after) {
        number = number.or_else(|| number_in(&text[bracket.range()]));
        after = bracket.end;
    }
    if number.is_some() || after > at {
        return (number, after);
    }
    let rest = head(&text[at..], NUMBER_LENGTH);
    let found = if rest.contains('号') { lexicon::DOC_NUMBER.captures(rest) } else { None };
    let Some((found, whole)) = found.and_then(|found| found.get(0).map(|whole| (found, whole))) else { return (None, at) };
    // An opening bracket that never closes is a slip of the pen.
    if !matches!(rest[..whole.start()].trim(), "" | "（" | "(") {
        return (None, at);
    }
    (Some(fold_number(&found)), at + whole.end())
}

/// The brackets that open at `at`, white space left out, with what stands in them; `None` where none open or they do not close soon.
fn bracket_after(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at..];
    let open = at + (rest.len() - rest.trim_start().len());
    if !text[open..].starts_with(OPENING) {
        return None;
    }
    let mut depth = 0_usize;
    for (place, ch) in text[open..].char_indices().take(BRACKETS) {
        if OPENING.contains(&ch) {
            depth += 1;
        } else if CLOSING.contains(&ch) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(Span::new(open, open + place + ch.len_utf8()));
            }
        }
    }
    None
}

/// The number of a document in brackets: 国办发〔2017〕24号, or that of a decree: 国务院令第711号.
fn number_in(brackets: &str) -> Option<String> {
    if !brackets.contains('号') {
        return None;
    }
    let decree =
        || DECREE.captures(brackets).and_then(|found| Some(format!("{}第{}号", found.get(1)?.as_str(), found.get(2)?.as_str())));
    lexicon::DOC_NUMBER.captures(brackets).map(|found| fold_number(&found)).or_else(decree)
}

/// Writes a document number in its standard form.
pub(super) fn fold_number(found: &regex::Captures<'_>) -> String {
    let group = |index: usize| found.get(index).map_or("", |group| group.as_str());
    format!("{}〔{}〕{}号", group(1), group(2), group(3))
}

/// Returns the issuing office directly before a title, as in 落实自治区人民政府办公厅《关于…》.
fn issuer_before(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take(OFFICE)
        .take_while(|(_, ch)| {
            !matches!(
                ch,
                '，' | ',' | '。' | '；' | ';' | '、' | '：' | '和' | '与' | ' ' | '《' | '》' | '（' | '）' | '(' | ')'
            )
        })
        .last()
        .map_or(before.len(), |(at, _)| at);
    let tail = before[start..].trim_end_matches("印发的");
    let verb = last_of(tail, &BEFORE, opens_verb).map_or(0, |at| at + VERB);
    let issuer = &tail[verb..];
    if ["办公厅", "办公室", "人民政府", "委员会"].iter().any(|ending| issuer.ends_with(ending)) {
        issuer
    } else {
        ""
    }
}

fn year_of(title: &str, doc_number: Option<&str>) -> Option<u16> {
    let in_title = lexicon::YEAR.captures(title);
    let found = in_title.or_else(|| doc_number.and_then(|number| NUMBER_YEAR.captures(number)))?;
    found.get(1)?.as_str().parse().ok()
}

/// The level of the office that issued a document, where its title or number tells.
fn level_of(title: &str, doc_number: Option<&str>) -> Option<Level> {
    // 2024年某省工作要点 is of the place behind the year.
    let title = without_leading_year(title);
    if doc_number.is_some_and(|number| NATIONAL_CODES.iter().any(|code| number.starts_with(code))) {
        return Some(Level::National);
    }
    let own = OWN_OFFICES.iter().find(|(opening, _)| title.starts_with(opening)).map(|(_, level)| *level);
    if ["国务院", "中共中央", "全国", "中华人民共和国"].iter().any(|opening| title.starts_with(opening)) {
        Some(Level::National)
    } else if PROVINCE.is_match(title) {
        Some(Level::Province)
    } else if own.is_some() {
        own
    } else if title.contains("自治州") {
        Some(Level::Prefecture)
    } else {
        local_level(title).or_else(|| is_law(title).then_some(Level::National))
    }
}

/// A title without the year that it begins with.
#[must_use]
pub fn without_leading_year(title: &str) -> &str {
    let year = lexicon::YEAR.find(title).filter(|found| found.start() == 0);
    year.map_or(title, |found| title[found.end()..].trim_start_matches('度'))
}

/// A law or regulation that names no place is the state's.
fn is_law(title: &str) -> bool {
    !title.starts_with("关于") && ((title.ends_with('法') && !title.ends_with("办法")) || title.ends_with("条例"))
}

fn local_level(title: &str) -> Option<Level> {
    let name = ["中共", "关于印发", "关于"].iter().fold(title, |rest, word| rest.trim_start_matches(word));
    let at = name.char_indices().take(PLACE).skip(1).find(|(_, ch)| "市县区旗".contains(*ch))?;
    match at.1 {
        '市' => Some(Level::Prefecture),
        _ => Some(Level::County),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<(String, Option<String>)> {
        cited(text, 0).into_iter().map(|found| (found.title, found.doc_number)).collect()
    }

    #[test]
    fn what_a_clause_carries_out_is_found_in_every_form() {
        type Documents<'d> = &'d [(&'d str, Option<&'d str>)];
        let cases: [(&str, Documents<'_>); 9] = [
            (
                "为贯彻落实《国务院办公厅关于要点的通知》（国办发〔2017〕24号）精神",
                &[("国务院办公厅关于要点的通知", Some("国办发〔2017〕24号"))],
            ),
            (
                "《甲省贯彻< 2018年要点>的工作安排》(甲政办发〔2018〕 27号)精神",
                &[("甲省贯彻〈2018年要点〉的工作安排", Some("甲政办发〔2018〕27号"))],
            ),
            ("严格按照《预算法》的有关规定", &[("预算法", None)]),
            (
                "根据即将修订出台的《中华人民共和国信息条例》和《甲省信息规定》，",
                &[("中华人民共和国信息条例", None), ("甲省信息规定", None)],
            ),
            (
                "落实自治区办公厅《关于印发方案的通知》（新政办发〔2016〕17号）和自治州办公厅印发的《某州工作方案》《某州实施方案》（伊州政办发〔2016〕27号）要求",
                &[
                    ("自治区办公厅关于印发方案的通知", Some("新政办发〔2016〕17号")),
                    ("某州工作方案", None),
                    ("某州实施方案", Some("伊州政办发〔2016〕27号")),
                ],
            ),
            ("贯彻《国务院关于“互联网+服务\"工作的意见》等精神", &[("国务院关于“互联网+服务”工作的意见", None)]),
            ("落实《市委办公室关于印发〈方案〉的通知》精神", &[("市委办公室关于印发〈方案〉的通知", None)]),
            ("制定《甲县登记管理规范》，进一步完善《公开目录》", &[]),
            ("对未按照《环境保护法》开展评价的单位", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(String, Option<String>)> =
                expected.iter().map(|(title, number)| ((*title).to_owned(), number.map(str::to_owned))).collect();
            assert_eq!(titles(text), expected, "{text}");
        }
    }

    #[test]
    fn levels_are_read_from_the_issuer() {
        let cases = [
            ("国务院办公厅关于印发要点的通知", Some(Level::National)),
            ("河南省人民政府办公厅关于分工的通知", Some(Level::Province)),
            ("辽宁省政府网站管理办法", Some(Level::Province)),
            ("洛阳市人民政府办公室关于分工的通知", Some(Level::Prefecture)),
            ("营口市网站管理办法", Some(Level::Prefecture)),
            ("中共广元市委办公室关于方案的通知", Some(Level::Prefecture)),
            ("自治州深入推进工作实施方案", Some(Level::Prefecture)),
            ("关于印发营口市工作方案的通知", Some(Level::Prefecture)),
            ("统计法", Some(Level::National)),
            ("政府信息公开条例", Some(Level::National)),
            ("政府网站发展指引", None),
            ("某管理办法", None),
            ("关于印发方案的通知", None),
        ];
        for (title, level) in cases {
            assert_eq!(level_of(title, None), level, "{title}");
        }
        assert_eq!(level_of("要点的通知", Some("国办发〔2017〕24号")), Some(Level::National));
    }
}
