//! Documents that a plan cites as what it carries out.

use std::sync::LazyLock;

use super::{Authority, Clause, ClauseKind, Level, lexicon};
use crate::source::SourceText;

/// Words before 《…》 by which a document is carried out.
const BEFORE: [&str; 10] = ["贯彻落实", "贯彻", "落实", "按照", "根据", "依据", "围绕", "执行", "结合", "和"];
/// Words after 《…》（…） by which a document is carried out.
const AFTER: [&str; 6] = ["精神", "要求", "规定", "的有关规定", "文件要求", "的通知"];

/// Codes of issuing offices whose level is plain from the code itself.
const NATIONAL_CODES: [&str; 6] = ["国办发", "国发", "中办发", "中发", "国办函", "国函"];

#[expect(clippy::expect_used, reason = "the pattern is a constant and compiled by a test")]
static PROVINCE: LazyLock<regex::Regex> =
    LazyLock::new(|| regex::Regex::new(r"^(?:中共)?[\p{Han}]{2,8}?(?:省|自治区)|^自治区").expect("a valid pattern"));

/// Returns the cited documents of all clauses, in order of first mention.
pub(super) fn read(source: &SourceText, clauses: &[Clause], own_title: Option<&str>) -> Vec<Authority> {
    let mut found: Vec<Authority> = Vec::new();
    for clause in clauses.iter().filter(|clause| !matches!(clause.kind, ClauseKind::Meta | ClauseKind::Noise)) {
        for authority in cited(source, clause) {
            let known = found.iter().any(|earlier| earlier.title == authority.title);
            let own = own_title.is_some_and(|own| own.contains(&authority.title) || authority.title.contains(own));
            if !known && !own {
                found.push(authority);
            }
        }
    }
    found
}

fn cited(source: &SourceText, clause: &Clause) -> Vec<Authority> {
    let text = source.slice(clause.span);
    let mut found = Vec::new();
    let mut chained = false;
    let mut from = 0;
    while let Some(open) = text[from..].find('《').map(|at| from + at) {
        let Some(close) = closing(text, open) else { break };
        let title_end = close;
        let after_title = close + '》'.len_utf8();
        let (doc_number, after) = number_after(text, after_title);
        let before = text[..open].trim_end();
        let carried = BEFORE.iter().any(|word| before.ends_with(word))
            || AFTER.iter().any(|word| text[after..].starts_with(word))
            || (chained && text[from..open].trim_matches(['、', '和', '及', '，', ' ', '\n', '\r']).is_empty())
            || (doc_number.is_some() && names_issuer(before));
        chained = carried;
        if carried {
            let start = clause.span.start + open + '《'.len_utf8();
            let issuer = issuer_before(before);
            let title: String =
                issuer.chars().chain(text[open + '《'.len_utf8()..title_end].chars()).filter(|ch| !ch.is_whitespace()).collect();
            let level = level_of(&title, doc_number.as_deref());
            let year = lexicon::YEAR
                .captures(&title)
                .or_else(|| doc_number.as_deref().and_then(|number| NUMBER_YEAR.captures(number)))
                .and_then(|found| found.get(1)?.as_str().parse().ok());
            let span = crate::source::Span::new(start, clause.span.start + title_end);
            found.push(Authority { title, doc_number, level, year, span });
        }
        from = after;
    }
    found
}

#[expect(clippy::expect_used, reason = "the pattern is a constant and compiled by a test")]
static NUMBER_YEAR: LazyLock<regex::Regex> = LazyLock::new(|| regex::Regex::new(r"〔(\d{4})〕").expect("a valid pattern"));

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

/// Reads （国办发〔2017〕24号） directly behind a title; returns it with brackets folded, and where the text goes on.
fn number_after(text: &str, at: usize) -> (Option<String>, usize) {
    let rest = &text[at..];
    let Some(found) = lexicon::DOC_NUMBER.captures(rest) else { return (None, at) };
    let Some(whole) = found.get(0) else { return (None, at) };
    if !rest[..whole.start()].trim().is_empty() && !matches!(rest[..whole.start()].trim(), "（" | "(") {
        return (None, at);
    }
    let after = at + whole.end();
    let closed = text[after..].trim_start();
    let after = match closed.chars().next() {
        Some(ch @ ('）' | ')')) => text.len() - closed.len() + ch.len_utf8(),
        _ => after,
    };
    (Some(fold_number(&found)), after)
}

/// Writes a document number in its standard form.
pub(super) fn fold_number(found: &regex::Captures<'_>) -> String {
    let group = |index: usize| found.get(index).map_or("", |group| group.as_str());
    format!("{}〔{}〕{}号", group(1), group(2), group(3))
}

/// Tells whether the words before a title name the office that issued it.
fn names_issuer(before: &str) -> bool {
    !issuer_before(before).is_empty()
}

/// Returns the issuing office directly before a title, as in 自治区人民政府办公厅《关于…》.
fn issuer_before(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, ch)| !"，。；、和与按照据实 《》（）".contains(*ch))
        .last()
        .map_or(before.len(), |(at, _)| at);
    let issuer = before[start..].trim_end_matches("印发的");
    if ["办公厅", "办公室", "人民政府", "委员会"].iter().any(|ending| issuer.ends_with(ending)) {
        issuer
    } else {
        ""
    }
}

fn level_of(title: &str, doc_number: Option<&str>) -> Option<Level> {
    let from_number =
        doc_number.filter(|number| NATIONAL_CODES.iter().any(|code| number.starts_with(code))).map(|_| Level::National);
    let law = title.ends_with('法') || title.starts_with("中华人民共和国");
    from_number.or_else(|| {
        if ["国务院", "中共中央", "全国"].iter().any(|opening| title.starts_with(opening)) || law {
            Some(Level::National)
        } else if PROVINCE.is_match(title) {
            Some(Level::Province)
        } else if title.starts_with("市委") || title.starts_with("市政府") || title.contains("自治州") {
            Some(Level::Prefecture)
        } else {
            local_level(title)
        }
    })
}

fn local_level(title: &str) -> Option<Level> {
    let name = title.trim_start_matches("中共");
    let at = name.char_indices().skip(1).find(|(_, ch)| "市县区旗".contains(*ch))?;
    match at.1 {
        '市' => Some(Level::Prefecture),
        _ => Some(Level::County),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        assert!(PROVINCE.is_match("四川省人民政府办公厅"));
        assert!(NUMBER_YEAR.is_match("川办发〔2017〕40号"));
    }

    #[test]
    fn levels_are_read_from_the_issuer() {
        let cases = [
            ("国务院办公厅关于印发要点的通知", Some(Level::National)),
            ("河南省人民政府办公厅关于分工的通知", Some(Level::Province)),
            ("洛阳市人民政府办公室关于分工的通知", Some(Level::Prefecture)),
            ("中共广元市委办公室关于方案的通知", Some(Level::Prefecture)),
            ("自治州深入推进工作实施方案", Some(Level::Prefecture)),
            ("统计法", Some(Level::National)),
            ("关于印发方案的通知", None),
        ];
        for (title, level) in cases {
            assert_eq!(level_of(title, None), level, "{title}");
        }
    }
}
