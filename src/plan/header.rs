//! What a document says of itself.

mod addressed;
mod date;
mod kind;
mod place;
mod title;

pub(crate) use addressed::addresses_counties;
use kind::kind;

use super::facts::facts;
use super::{Clause, ClauseKind, Header, authority, lexicon, number};
use crate::language::current;
use crate::source::{SourceText, Span, fold::fold};

/// Longest line that is nothing but a label, in bytes.
const LONGEST_LABEL: usize = 60;

/// Characters that a conversion leaves at the ends of a line.
const STRAY: [char; 5] = ['#', '*', '?', '？', '\u{fffd}'];

/// Reads the header out of the lines around the text, and out of the cells of its tables that say on what basis a task stands.
pub(super) fn read(source: &SourceText, clauses: &[Clause], bases: &[Span]) -> Header {
    let of_header = |clause: &&Clause| {
        // A line in a section says who does its task, and nothing of the document.
        matches!(clause.kind, ClauseKind::Meta | ClauseKind::Noise) && clause.section.is_none()
    };
    let stray = |ch: char| ch.is_whitespace() || STRAY.contains(&ch);
    let numbered: Vec<title::Line> = clauses
        .iter()
        .enumerate()
        .filter(|(_, clause)| of_header(clause))
        .flat_map(|(at, clause)| {
            unglued(clause.text.trim_matches(stray)).into_iter().flatten().map(move |line| (at, line.to_owned()))
        })
        .collect();
    let lines: Vec<String> = numbered.iter().map(|(_, line)| line.clone()).collect();
    let told = lines.iter().enumerate().find_map(|(at, line)| Some((at, facts(line)?)));
    let signature = signature(&lines).or_else(|| {
        let (line, told) = told?;
        Some(Signature { line, office: told.office.map(str::to_owned), date: date::date(told.date?)? })
    });
    let signed = signature.as_ref().and_then(|signed| {
        let (at, _) = numbered.get(signed.line)?;
        Some((*at, signed.office.as_deref()?))
    });
    // The foot of a page has the titles of other documents.
    let own = numbered.get(..numbered.partition_point(|(at, _)| *at < foot(clauses))).unwrap_or_default();
    let title = title::title(own, signed).or_else(|| issued_title(clauses));
    let issuer = issuer(&lines, signature.as_ref(), title.as_deref()).or_else(|| told?.1.office.map(str::to_owned));
    let labels = &current().facts;
    let doc_number = labelled(&lines, labels.number)
        .and_then(|value| number_in(&value))
        .or_else(|| lines.iter().find_map(|line| own_number(line)))
        .or_else(|| number_in(told?.1.number?));
    let authorities = authority::read(source, (clauses, bases), title.as_deref(), doc_number.as_deref());
    let dated = || signature.as_ref().map(|signed| signed.date.clone());
    let signed_on = labelled(&lines, labels.signed).and_then(|value| date::date(&value)).or_else(dated);
    let published = labelled(&lines, labels.published).and_then(|value| date::date(&value));
    let told = [title.as_deref(), doc_number.as_deref(), signed_on.as_deref(), published.as_deref()];
    let year = told.into_iter().flatten().find_map(date::year).or_else(|| year_of_text(clauses));
    let kind = title.as_deref().and_then(kind);
    let named = [title.as_deref(), issuer.as_deref()].into_iter().flatten();
    let jurisdiction =
        named.chain(letterheads(&lines)).chain(site(&lines)).find_map(|text| place::jurisdiction(text, &authorities));
    let level = jurisdiction.as_ref().and_then(|place| place::level(&place.name));
    Header {
        title,
        issuer,
        doc_number,
        issued: signed_on,
        published,
        year,
        level,
        level_guessed: false,
        kind,
        jurisdiction,
        authorities,
    }
}

/// Tells whether a document only calls people together: it says when and where, and whoever takes it for a plan finds everything missing.
pub(super) fn convenes(header: &Header) -> bool {
    header.title.as_deref().is_some_and(title::convenes)
}

/// Where the foot of the page begins, behind what the document asks for.
fn foot(clauses: &[Clause]) -> usize {
    let text = clauses.iter().position(|clause| clause.kind == ClauseKind::Task).unwrap_or(clauses.len());
    let below = clauses.iter().enumerate().skip(text);
    let opens = |(_, clause): &(usize, &Clause)| clause.kind == ClauseKind::Noise && lexicon::opens_foot(&clause.text);
    below.rev().take_while(|(_, clause)| clause.kind != ClauseKind::Task).filter(opens).last().map_or(clauses.len(), |(at, _)| at)
}

/// The facts of a line, where the line breaks between them are lost or were never there: the title of a notice and its number
/// (…的通知某政办发〔2021〕31号), or a number beside the office or the date (某县人民政府办公室  某政办发〔2021〕17号  2021年6月8日). Any other line
/// is left whole.
fn unglued(line: &str) -> [Option<&str>; 3] {
    let behind = |close: &&str| {
        let (title, number) = line.split_at_checked(line.rfind(*close)? + close.len())?;
        let found = lexicon::DOC_NUMBER.find(number)?;
        let is_all = found.range() == (number.len() - number.trim_start().len()..number.trim_end().len());
        (is_all && lexicon::is_title(title)).then_some([Some(title), Some(number.trim()), None])
    };
    let glued = current().titles.notices.iter().find_map(behind);
    glued.or_else(|| beside_number(line)).unwrap_or([Some(line), None, None])
}

/// The number of a line with what stands before and behind it, where that is nothing but an office, a date, or both.
fn beside_number(line: &str) -> Option<[Option<&str>; 3]> {
    // Every line is asked, and most have no number.
    let may_be = line.contains('号') && line.contains(char::is_whitespace);
    let number = may_be.then(|| lexicon::DOC_NUMBER.find(line)).flatten()?;
    let (before, after) = (line.get(..number.start())?, line.get(number.end()..)?);
    let stands_apart = (before.is_empty() || before.ends_with(char::is_whitespace))
        && (after.is_empty() || after.starts_with(char::is_whitespace));
    let is_fact = |text: &str| text.is_empty() || lexicon::is_office(text) || signature_at(&[], 0, text).is_some();
    let (before, after) = (before.trim(), after.trim());
    let are_facts = stands_apart && is_fact(before) && is_fact(after);
    are_facts.then(|| {
        [Some(before).filter(|text| !text.is_empty()), Some(number.as_str()), Some(after).filter(|text| !text.is_empty())]
    })
}

/// The title of a plan that the notice around it names and that does not stand in the text: 现将《2021年全市任务分解表》印发给你们.
fn issued_title(clauses: &[Clause]) -> Option<String> {
    clauses.iter().filter(|clause| matches!(clause.kind, ClauseKind::Preamble | ClauseKind::Task)).find_map(|clause| {
        let text: String = clause.text.chars().filter(|ch| !ch.is_whitespace()).collect();
        let behind = text.split_once("现将《").or_else(|| text.split_once("现印发《"))?.1;
        let inner = behind.get(..behind.find('》')?)?;
        let issued = current().titles.handed_on.iter().any(|word| behind.contains(word));
        (issued && lexicon::is_title(inner)).then(|| inner.to_owned())
    })
}

/// The year that the first sentence of a text without a header is about: 2023年是…之年.
fn year_of_text(clauses: &[Clause]) -> Option<u16> {
    let first =
        clauses.iter().find(|clause| matches!(clause.kind, ClauseKind::Preamble | ClauseKind::Task | ClauseKind::Heading))?;
    let text = first.text.trim_start();
    let year = date::year(text.get(..text.find('年')? + '年'.len_utf8())?)?;
    (first.kind == ClauseKind::Preamble && text.starts_with(['1', '2', '一', '二'])).then_some(year)
}

/// The signature, or the table of facts, or the office that the title names, or the letterhead; a name at home (县政府办公室) only where
/// there is no other.
fn issuer(lines: &[String], signature: Option<&Signature>, title: Option<&str>) -> Option<String> {
    let signed = signature.and_then(|signed| signed.office.clone());
    let head = || letterheads(lines).next().map(str::to_owned);
    let in_title = || title.and_then(title::issuer_in).map(str::to_owned);
    let names = || signed.clone().into_iter().chain(labelled(lines, current().facts.issuer)).chain(in_title()).chain(head());
    let is_own = |name: &String| !current().places.levels.iter().any(|level| name.trim_start().starts_with(level));
    let name = names().find(is_own).or_else(|| names().next())?;
    Some(name.trim_end_matches("文件").replace(char::is_whitespace, "")).filter(|name| !name.is_empty())
}

/// The offices that a web page names beside other facts: 某县人民政府 www.… 发布时间: ….
fn site(lines: &[String]) -> impl Iterator<Item = &str> {
    let words = lines.iter().filter_map(|line| line.split_once(char::is_whitespace)).map(|(first, _)| first);
    words.filter(|word| lexicon::is_office(word))
}

fn letterheads(lines: &[String]) -> impl Iterator<Item = &str> {
    lines.iter().map(String::as_str).filter(|line| lexicon::is_office(line))
}

/// A date with the office before it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Signature {
    /// The line of the date.
    line: usize,
    office: Option<String>,
    date: String,
}

/// The date below the text and the office before it, on a line of its own or on the same; an imprint is no signature. The facts of a
/// web page may look like one, and call the office by what it is called at home: 区政府办公室.
fn signature(lines: &[String]) -> Option<Signature> {
    let mut found = lines.iter().enumerate().filter_map(|(line, text)| signature_at(lines, line, text)).peekable();
    let first = found.peek().cloned();
    found.find(|signed| signed.office.as_deref().is_some_and(names_place)).or(first)
}

fn signature_at(lines: &[String], line: usize, text: &str) -> Option<Signature> {
    if let Some(date) = date::whole_date(text) {
        let office = lines.get(..line)?.iter().rev().find(|line| lexicon::is_office(line)).cloned();
        return Some(Signature { line, office, date });
    }
    let plain = fold(text);
    let of_date = |ch: char| ch.is_ascii_digit() || "年月日.-/一二三四五六七八九十".contains(ch) || number::ZEROS.contains(ch);
    let office = plain.trim_end_matches(of_date);
    let is_signed = office.len() < plain.len() && lexicon::is_office(office);
    is_signed.then(|| Some(Signature { line, office: Some(office.to_owned()), date: date::date(&plain)? })).flatten()
}

/// Tells whether the name of an office says whose it is.
fn names_place(office: &str) -> bool {
    office.chars().skip(1).take(12).any(|ch| current().places.characters.contains(&ch))
        || current().offices.state.iter().any(|organ| office.starts_with(organ))
}

/// The value behind one of `labels` in the table of facts of a web page; it may stand on the next line.
fn labelled(lines: &[String], labels: &[&str]) -> Option<String> {
    lines.iter().enumerate().find_map(|(index, line)| value_in(line, labels).or_else(|| value_below(lines, index, labels)))
}

fn value_in(line: &str, labels: &[&str]) -> Option<String> {
    // Every line is asked for every label, and most hold nothing that could set a value apart.
    if !line.contains(|ch: char| matches!(ch, '：' | ':') || divides(ch)) {
        return None;
    }
    let (label, at) = labels.iter().find_map(|label| Some((label, line.find(label)?)))?;
    let behind = line.get(at + label.len()..)?;
    let of_colon = behind.trim_start().strip_prefix(['：', ':']).map(str::trim_start);
    // 【发文机关】某县政府: a table of facts has lost its colons; the label opens a cell of it, and the value ends with the next.
    let opens = line.get(..at)?.ends_with(divides) || at == 0;
    let of_cell = || Some(behind.trim_start_matches(divides)).filter(|value| opens && value.len() < behind.len());
    let value = of_colon.or_else(of_cell)?.trim_start_matches(['|', '｜', ' ']);
    // Several facts on a line stand apart by white space or brackets; a date may hold a space itself.
    let divides_facts = |ch: char| if of_colon.is_some() { "\t]】|\u{3000}".contains(ch) } else { divides(ch) };
    let end = value.find(divides_facts).unwrap_or(value.len());
    Some(value.get(..end)?.trim().to_owned()).filter(|value| !value.is_empty())
}

/// 发 文 机 关： on a line, and what it is on the next.
fn value_below(lines: &[String], index: usize, labels: &[&str]) -> Option<String> {
    let is = |line: &str, labels: &[&str]| {
        line.len() <= LONGEST_LABEL && labels.contains(&fold(line).trim_matches(|ch: char| !ch.is_alphanumeric()))
    };
    let next = lines.get(index + 1).filter(|_| lines.get(index).is_some_and(|line| is(line, labels)))?;
    let facts = &current().facts;
    let of_value = [facts.issuer, facts.number, facts.signed, facts.published];
    let of_nothing = [facts.title, facts.other, facts.other_in_texts];
    let is_label = of_value.into_iter().chain(of_nothing).any(|labels| is(next, labels));
    Some(next.trim().to_owned()).filter(|value| !is_label && !value.is_empty() && !value.ends_with(['：', ':']))
}

/// Tells whether a character sets the facts of a line apart.
fn divides(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '[' | ']' | '【' | '】' | '|' | '｜')
}

/// The number of a line that holds little else, or that stands behind its label (文件编号：).
fn own_number(line: &str) -> Option<String> {
    let found = lexicon::DOC_NUMBER.captures(line)?;
    let whole = found.get(0)?;
    let is_alone = whole.len() + 12 > line.trim().len();
    let (before, after) = (line.get(..whole.start())?, line.get(whole.end()..)?);
    // (失效)某政办发〔2017〕9号 某县人民政府办公室关于…
    let opens_title = title::is_status(before) && lexicon::is_title(after.trim_start_matches(['：', ':', ' ']));
    (is_alone || opens_title || lexicon::ends_with_number_label(before)).then(|| authority::fold_number(&found))
}

fn number_in(value: &str) -> Option<String> {
    lexicon::DOC_NUMBER.captures(value).map(|found| authority::fold_number(&found))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_signature_counts_and_not_the_letterhead_or_the_imprint() {
        let page = lines("甲市乙区人民政府办公室文件\n乙区人民政府办公室\n2017年7月11日\n乙区人民政府办公室 2017年7月12日印发");
        let signed = |lines: &[String]| signature(lines).map(|signed| (signed.office.unwrap_or_default(), signed.date));
        let expected = Some(("乙区人民政府办公室".to_owned(), "2017-07-11".to_owned()));
        assert_eq!(signed(&page), expected);
        assert_eq!(issuer(&page, signature(&page).as_ref(), None).as_deref(), Some("乙区人民政府办公室"));
        assert_eq!(signed(&lines("乙区人民政府办公室　二〇一七年七月十一日")), expected);
        assert_eq!(signed(&lines("区政府办公室\n2017-07-01\n乙区人民政府办公室\n2017年7月11日")), expected);
        let head = lines("甲县人民政府文件");
        assert_eq!(issuer(&head, None, None).as_deref(), Some("甲县人民政府"));
        let title = Some("乙县人民政府办公室关于印发工作要点的通知");
        assert_eq!(issuer(&[], None, title).as_deref(), Some("乙县人民政府办公室"));
        let at_home = lines("发布机构：县政府办公室");
        assert_eq!(issuer(&at_home, None, title).as_deref(), Some("乙县人民政府办公室"));
        assert_eq!(issuer(&at_home, None, None).as_deref(), Some("县政府办公室"));
    }

    #[test]
    fn a_number_glued_to_the_title_is_a_line_of_its_own() {
        let title = "甲县人民政府办公室关于印发工作要点的通知";
        for number in ["甲政办发〔2021〕31号", " 甲政办〔2021〕3 号 "] {
            assert_eq!(unglued(&format!("{title}{number}")), [Some(title), Some(number.trim()), None]);
        }
        for line in [
            title,
            "甲政办发〔2021〕31号",
            "按照甲县通知，甲政办发〔2021〕31号",
            "甲县关于某事的通知（甲政办发〔2021〕31号）精神",
        ] {
            assert_eq!(unglued(line), [Some(line), None, None]);
        }
    }

    #[test]
    fn a_number_beside_its_office_and_its_date_is_a_line_of_its_own() {
        let (office, number, date) = ("甲县人民政府办公室", "甲政办发〔2021〕17号", "2021年6月8日");
        for gap in [" ", "  ", "\t", "\u{3000}"] {
            assert_eq!(unglued(&[office, number, date].join(gap)), [Some(office), Some(number), Some(date)]);
        }
        assert_eq!(unglued(&format!("{number} {date}")), [None, Some(number), Some(date)]);
        let signed = format!("{office}　{date}");
        assert_eq!(unglued(&format!("{signed}　{number}")), [Some(signed.as_str()), Some(number), None]);
        for line in [
            "甲县人民政府办公室  2021年6月8日",
            "根据 甲政办发〔2021〕17号 落实  2021年6月8日",
            "3  甲政办发〔2021〕17号  公开文件",
            "甲政办发〔2021〕17号",
        ] {
            let whole = unglued(line);
            assert!(whole.into_iter().flatten().eq([line]), "{line}: {whole:?}");
        }
    }

    #[test]
    fn the_table_of_facts_of_a_web_page_is_read() {
        let page = lines(
            "发文机关：甲县人民政府办公室\n发文字号：甲政办发〔2019〕 7号\n成文日期：2019年5月6日\n发布日期：2019-05-08 10:00",
        );
        assert_eq!(labelled(&page, current().facts.issuer).as_deref(), Some("甲县人民政府办公室"));
        assert_eq!(
            labelled(&page, current().facts.number).and_then(|value| number_in(&value)).as_deref(),
            Some("甲政办发〔2019〕7号")
        );
        assert_eq!(
            labelled(&page, current().facts.published).and_then(|value| date::date(&value)).as_deref(),
            Some("2019-05-08")
        );
    }

    #[test]
    fn a_label_and_its_value_may_stand_on_lines_of_their_own() {
        let page = lines(
            "发 文 机 关：\n甲县人民政府\n成文日期\n2019-05-06\n发文字号\n甲政发〔2019〕7号\n发布日期\n2019-05-08\n有效性\n有效",
        );
        assert_eq!(labelled(&page, current().facts.issuer).as_deref(), Some("甲县人民政府"));
        assert_eq!(labelled(&page, current().facts.signed).as_deref(), Some("2019-05-06"));
        assert_eq!(labelled(&page, current().facts.number).as_deref(), Some("甲政发〔2019〕7号"));
        assert_eq!(labelled(&page, current().facts.published).as_deref(), Some("2019-05-08"));
        let empty = lines("发文机关\n成文日期\n2019-05-06");
        assert_eq!(labelled(&empty, current().facts.issuer), None);
    }

    #[test]
    fn a_number_is_known_by_its_label_however_long_and_however_it_is_set_apart() {
        for line in [
            "某办〔2017〕5号",
            "公文编号：某办〔2017〕5号",
            "信息公开文件编号: 某办〔2017〕5号",
            "【发文字号】某办〔2017〕5号",
            "发文字号\t某办〔2017〕 5号",
            "文\u{3000}\u{3000}号：某办〔2017〕5号",
            "索引号\t123-45\t发文字号\t某办〔2017〕5号\t发布日期\t2017-5-6",
            "发文字号|某办〔2017〕5号|公开方式|主动公开",
        ] {
            assert_eq!(own_number(line).as_deref(), Some("某办〔2017〕5号"), "{line}");
        }
        for line in ["抄送：依据上办〔2016〕3号文件落实工作", "附件：上办〔2016〕3号文件的责任分解表", "发文字号："]
        {
            assert_eq!(own_number(line), None, "{line}");
        }
    }

    #[test]
    fn a_table_of_facts_without_colons_is_read() {
        let page = lines("发布机构\t甲县人民政府\t成文日期\t2019-05-06\n【发布日期】2019年5月8日 【来源】甲县");
        assert_eq!(labelled(&page, current().facts.issuer).as_deref(), Some("甲县人民政府"));
        assert_eq!(labelled(&page, current().facts.signed).and_then(|value| date::date(&value)).as_deref(), Some("2019-05-06"));
        assert_eq!(
            labelled(&page, current().facts.published).and_then(|value| date::date(&value)).as_deref(),
            Some("2019-05-08")
        );
        assert_eq!(labelled(&lines("各发布机构要重视"), current().facts.issuer), None);
    }
}
