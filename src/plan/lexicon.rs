//! Fixed phrases of official documents and of the web pages that carry them.

use std::sync::LazyLock;

use regex::Regex;

use super::number::ZEROS;
use super::pattern::{any_of, pattern};
use crate::language::current;
use crate::source::CharSet;
use crate::source::fold::{fold, fold_char};

/// A line of more bytes than this has more characters than [`SHORT_LINE`]; it tells so without counting.
const SHORT_LINE_BYTES: usize = SHORT_LINE * 4;
/// A line longer than this says something, whatever words it begins with.
const SHORT_LINE: usize = 60;

/// What the foot of a web page says of the site, which no sentence of a plan does; and 【大 中 小】, by which a reader sets its letters.
static FOOTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:公网安备|网站标识码|icp\s*[备证])[^案，、]*\d{4}|版权所有|copyright|all\s*rights\s*reserved|浏览本(?:站|网)|建议使用.*浏览器|访问的链接即将离开|^\W*地址\s*[:：].*(?:邮编|邮政编码)\s*[:：]\s*\d|^\W*大\s*中\s*小\W*$|^\W*主办\s*[:：]|^\W*(?:主办单位|承办|承办单位)\s*[:：].*\s(?:承办|维护|运维|管理|技术支持)(?:单位)?\s*[:：]",
    )
});
/// Longest footer, in bytes.
const FOOTER_BYTES: usize = 1_500;

/// Characters of the longest line that a web page says around a document, or word that opens one.
static LONGEST_CHROME: LazyLock<usize> = LazyLock::new(|| {
    let lines = &current().lines;
    lines.chrome.iter().chain(lines.chrome_openings).map(|word| word.chars().count()).max().unwrap_or(0)
});

/// Fewest digits of a telephone number.
const PHONE: usize = 7;
/// Characters of the longest label of a document number, with its marks.
const LONGEST_LABEL: usize = 14;

/// 川办发〔2017〕40号 in all its brackets; groups: agency code, year, number.
pub(super) static DOC_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([\p{Han}]{2,12})\s*[〔\[（(【﹝［]\s*(\d{4})\s*[〕\]）)】﹞］]\s*第?\s*(\d{1,4})\s*号"));

/// What opens a line that is about the document and not of it.
static META_OPENING: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{})", any_of(current().lines.about))));

/// A date; groups: year, month, day.
pub(super) static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"((?:19|20)\d{2})\s*[年\-./．－／]\s*(\d{1,2})\s*[月\-./．－／]\s*(\d{1,2})\s*日?"));

/// A date in Chinese digits; groups: year, month, day.
pub(super) static CHINESE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("([一二三四五六七八九{ZEROS}]{{4}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十廿]{{1,3}})日"))
});

/// A date that has lost some of its characters: 201年7月9日, 年 月 日.
static DAMAGED_DATE: LazyLock<Regex> = LazyLock::new(|| {
    const DIGITS: &str = "[0-9一二三四五六七八九十廿×x*_]{0,3}";
    pattern(&format!("^[0-9一二三四五六七八九{ZEROS}×x*_]{{0,4}}年{DIGITS}月{DIGITS}日$"))
});

/// A year; group: the year.
pub(super) static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"((?:19|20)\d{2})\s*年"));

/// Tells whether a line is web chrome, or the number of a page in dashes that was copied with the text: — 2 —.
pub(super) fn is_noise(line: &str) -> bool {
    if is_footer(line) {
        return true;
    }
    if line.len() > SHORT_LINE_BYTES || line.chars().count() > SHORT_LINE {
        return false;
    }
    if is_page_number(line) {
        return true;
    }
    let (name, ends) = first_name(line);
    let lines = &current().lines;
    let opens = || lines.chrome_openings.iter().any(|opening| name.starts_with(opening));
    ((ends && lines.chrome.contains(&name.as_str())) || opens()) && !line.contains('。')
}

/// Tells whether web chrome is of the kind that stands below a document: 上一篇：….
pub(super) fn opens_foot(noise: &str) -> bool {
    let (name, ends) = first_name(noise);
    ends && current().lines.foot.contains(&name.as_str())
}

/// The first words of a line up to a mark, folded, and whether they end within the length of web chrome.
fn first_name(line: &str) -> (String, bool) {
    // White space sets words apart, and folding would drop it.
    let plain = line.chars().filter_map(|ch| if ch.is_whitespace() { Some('|') } else { fold_char(ch) });
    let divides = |ch: &char| matches!(ch, '[' | ']' | '【' | '】' | '|' | '>' | '·' | '-' | '<');
    let mut first = plain.skip_while(divides).take_while(|ch| !divides(ch) && !matches!(ch, ':' | '：'));
    let mut name = String::new();
    // No name of this kind is longer, and every line is asked.
    name.extend(first.by_ref().take(*LONGEST_CHROME));
    let ends = first.next().is_none();
    (name, ends)
}

/// Tells whether a line is of the foot of a web page; every line is asked, and most that are not have a stop.
fn is_footer(line: &str) -> bool {
    line.len() <= FOOTER_BYTES && !line.contains('。') && line.contains(stands_in_footer) && FOOTER.is_match(line)
}

/// Tells whether a character stands in what [`FOOTER`] looks for; each form of it holds one, and most lines hold none.
const fn stands_in_footer(ch: char) -> bool {
    matches!(ch, '安' | '识' | '版' | '浏' | '访' | '大' | '主' | '承' | '邮' | 'C' | 'c' | 'A' | 'a' | 'I' | 'i')
}

fn is_page_number(line: &str) -> bool {
    const DASHES: [char; 6] = ['—', '－', '-', '–', '―', '─'];
    let inner = line.trim().strip_prefix(DASHES).and_then(|rest| rest.strip_suffix(DASHES));
    let number = inner.map_or("", |inner| inner.trim_matches(DASHES).trim());
    !number.is_empty() && number.chars().all(|ch| fold_char(ch).is_some_and(|ch| ch.is_ascii_digit()))
}

/// Tells whether a line is about the document, wherever it stands.
pub(super) fn is_meta(line: &str) -> bool {
    if line.len() > SHORT_LINE_BYTES || line.chars().count() > SHORT_LINE {
        return false;
    }
    let plain = fold(line);
    let whole = |regex: &Regex| regex.find(&plain).is_some_and(|found| found.range() == (0..plain.len()));
    // The last or first character mostly answers for a pattern.
    META_OPENING.is_match(&plain)
        || (plain.ends_with('号') && (whole(&DOC_NUMBER) || is_labelled_number(&plain)))
        || (plain.starts_with(['1', '2']) && whole(&DATE))
        || (plain.ends_with('日') && (whole(&CHINESE_DATE) || DAMAGED_DATE.is_match(&plain)))
        || is_imprint(&plain)
        || is_signature(&plain)
        || is_office_name(&plain)
}

/// Tells whether a sentence gives a telephone number or an address, as the last line of a document does: 联系电话：68230041.
pub(super) fn is_contact(sentence: &str) -> bool {
    let digits = || sentence.bytes().filter(u8::is_ascii_digit).count();
    sentence.len() <= SHORT_LINE_BYTES && (digits() >= PHONE || sentence.contains('@')) && META_OPENING.is_match(&fold(sentence))
}

/// Tells whether the label of a document number stands at the end of a text, whatever sets it apart.
pub(super) fn ends_with_number_label(text: &str) -> bool {
    let words: String = text.chars().filter(|ch| ch.is_alphanumeric()).collect();
    current().facts.number_endings.iter().any(|label| words.ends_with(label))
}

/// 公文编号:某办〔2017〕5号
fn is_labelled_number(plain: &str) -> bool {
    let found = DOC_NUMBER.find(plain).filter(|found| found.end() == plain.len());
    found.and_then(|found| plain.get(..found.start())).is_some_and(|before| {
        before.chars().count() <= LONGEST_LABEL && before.ends_with([':', '】', ']', '|']) && ends_with_number_label(before)
    })
}

/// 某某办公室 2017年6月22日印发
fn is_imprint(plain: &str) -> bool {
    plain.ends_with("印发") && (DATE.is_match(plain) || CHINESE_DATE.is_match(plain))
}

/// 某某办公室 2017年6月22日
fn is_signature(plain: &str) -> bool {
    let date = || DATE.find(plain).or_else(|| CHINESE_DATE.find(plain)).filter(|date| date.end() == plain.len());
    plain.ends_with('日') && date().is_some_and(|date| is_office_name(&plain[..date.start()]))
}

/// Tells whether a line is nothing but the name of an office.
pub(super) fn is_office(line: &str) -> bool {
    if line.len() > SHORT_LINE_BYTES {
        return false;
    }
    is_office_name(&fold(line))
}

/// Tells whether a folded line is nothing but the name of an office.
fn is_office_name(plain: &str) -> bool {
    let offices = &current().offices;
    offices.endings.iter().any(|ending| plain.ends_with(ending))
        && (4..=30).contains(&plain.chars().count())
        && !plain.contains(['。', '，', ',', '、', ':', '；', ';', '(', '《'])
        && !offices.no_openings.iter().any(|verb| plain.starts_with(verb))
}

/// Tells whether a line reads like the title of a document.
pub(super) fn is_title(line: &str) -> bool {
    if line.len() > SHORT_LINE_BYTES * 2 {
        return false;
    }
    let plain = fold(line);
    current().titles.endings.iter().any(|ending| plain.ends_with(ending))
        && (5..=60).contains(&plain.chars().count())
        && !plain.contains(['。', '，', ',', ':', '；', ';'])
}

/// Tells whether an annex of this name may hold tasks.
pub(super) fn may_hold_tasks(name: &str) -> bool {
    current().titles.annexes.iter().any(|word| name.contains(word))
}

/// Tells whether a paragraph says that a table follows, or is its heading: a sentence that has ended is neither.
pub(super) fn announces_table(paragraph: &str) -> bool {
    let has_ended = paragraph.trim_end().ends_with(['。', '；', ';', '）', ')', '】', '〕']);
    !has_ended || current().tables.announcing.iter().any(|word| paragraph.contains(word))
}

/// First characters of the headings of such chapters; every section is asked.
static OPENS_PURPOSE: LazyLock<CharSet> =
    LazyLock::new(|| current().titles.purposes.iter().filter_map(|heading| heading.chars().next()).collect());

/// Tells whether a heading opens a chapter of purpose and principles.
pub(super) fn is_purpose_heading(heading: &str) -> bool {
    if !heading.chars().find_map(fold_char).is_some_and(|first| OPENS_PURPOSE.contains(first)) {
        return false;
    }
    let plain = fold(heading);
    let purposes = current().titles.purposes;
    purposes.contains(&plain.as_str()) || plain.split(['、', '和']).all(|word| purposes.contains(&word))
}

#[cfg(test)]
mod tests;
