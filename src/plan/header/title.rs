//! The title of a document: on one line or several, alone, behind a label or a number, or only inside 《…》.

use std::sync::LazyLock;

use super::kind::kind;
use super::{date, place};
use crate::language::current;
use crate::plan::lexicon;
use crate::source::CharSet;

/// Most lines of a title.
const LINES: usize = 5;
/// Longest title, in characters.
const LONGEST: usize = 150;
/// Longest line that is only the first part of a title, in characters.
const PART: usize = 60;
/// Last characters of titles; most lines end otherwise.
static CLOSES_TITLE: LazyLock<CharSet> = LazyLock::new(|| {
    let titles = &current().titles;
    titles.endings.iter().chain(titles.closings).filter_map(|ending| ending.chars().next_back()).collect()
});
/// What a web page or a folder adds to the end of a title.
const ENDINGS: [&str; 6] = [".pdf", ".docx", ".doc", ".html", ".ofd", ".wps"];

/// A line of the header, with the number of its clause.
pub(super) type Line = (usize, String);

/// The title that is told: that of the notice where it names its issuer, else that of the plan that it covers.
///
/// `signed` is the office that has signed the document, and the clause it stands in: what follows it of another office is attached.
pub(super) fn title(lines: &[Line], signed: Option<(usize, &str)>) -> Option<String> {
    let all = candidates(lines);
    let own = |title: &&Candidate| {
        signed.is_none_or(|(at, office)| {
            title.at < at || title.text.contains(office) || issuer_in(&title.text).is_none_or(|issuer| same_place(issuer, office))
        })
    };
    let own: Vec<&Candidate> = all.iter().filter(own).collect();
    let told: Vec<&str> = own.iter().map(|title| title.text.as_str()).collect();
    let names_issuer = |title: &&&Candidate| issuer_in(&title.text).is_some();
    let notice = own.iter().filter(|title| !title.below_office).find(names_issuer).map(|title| &title.text);
    // An office on a line of its own is a letterhead, and belongs to the title where nothing else names what is issued.
    let below_office = || own.iter().find(names_issuer).map(|title| &title.text);
    let of_plan = |title: &&&str| !title.contains("通知") && kind(title).is_some();
    let plan = || {
        let is_named = |title: &&&str| date::year(title).is_some() || !place::places(title).is_empty();
        let named: Vec<&&str> = told.iter().filter(of_plan).filter(is_named).filter(|title| !title.starts_with("附")).collect();
        // A page may print a headline of its own above; what the notice issues is the plan.
        let is_issued = |title: &&&&str| below_office().is_some_and(|notice| notice.contains(**title));
        named.iter().find(is_issued).or_else(|| named.first()).map(|title| (**title).to_owned())
    };
    notice.cloned().or_else(plan).or_else(|| below_office().cloned()).or_else(|| told.first().map(|title| (*title).to_owned()))
}

/// What reads like a title.
struct Candidate {
    /// The clause that it begins with.
    at: usize,
    text: String,
    /// Whether its office stands on a line of its own above it.
    below_office: bool,
}

/// The office that a title names as its issuer: 某县人民政府办公室 in 某县人民政府办公室关于印发…的通知.
pub(super) fn issuer_in(title: &str) -> Option<&str> {
    let words = &current().titles;
    let at = words.openings.iter().filter_map(|word| title.find(word)).min().filter(|at| *at > 0)?;
    let office = title.get(..at)?.trim_end_matches(['、', ' ']);
    let is_one = lexicon::is_office(office) && !office.starts_with(|ch: char| ch.is_ascii_alphanumeric());
    (is_one && (title.ends_with(words.issued_endings) || title.ends_with('》'))).then_some(office)
}

/// Tells whether a title is that of a notice that calls people together.
pub(super) fn convenes(title: &str) -> bool {
    let words = &current().titles;
    let subject = words.joins.iter().find_map(|join| title.split_once(join)).map_or("", |(_, subject)| subject);
    let is_notice = words.notices.iter().any(|notice| title.ends_with(notice));
    is_notice && kind(title).is_none() && words.convening.iter().any(|word| subject.starts_with(word))
}

/// Tells whether two offices are of one place, as far as their names tell.
fn same_place(one: &str, other: &str) -> bool {
    match (place::places(one).pop(), place::places(other).pop()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// Everything that reads like a title, each with its clause, in order.
fn candidates(lines: &[Line]) -> Vec<Candidate> {
    let clean: Vec<Line> = lines.iter().map(|(at, line)| (*at, cleaned(line))).collect();
    let mut found: Vec<Candidate> = Vec::new();
    let mut index = 0;
    while let Some((at, line)) = clean.get(index) {
        let longest = (1..=LINES).rev().find_map(|count| joined(clean.get(index..index + count)?).map(|title| (count, title)));
        index += longest.as_ref().map_or(1, |(count, _)| *count);
        let below_office = longest.as_ref().is_some_and(|(count, _)| *count > 1 && lexicon::is_office(line));
        found.extend(longest.map(|(_, text)| Candidate { at: *at, text, below_office }));
    }
    found
}

/// Joins lines that are one title together and none alone; one line may be a title by itself.
fn joined(lines: &[Line]) -> Option<String> {
    let [(first_at, first), rest @ ..] = lines else { return None };
    let end = rest.last().map_or(first, |(_, last)| last);
    // Most lines do not end as titles do, and need not be joined to tell.
    if !end.ends_with(|ch| CLOSES_TITLE.contains(ch)) {
        return None;
    }
    let title: String = lines.iter().map(|(_, line)| line.as_str()).collect();
    let is_whole = title.chars().nth(LONGEST).is_none() && is_title(&title) && balanced(&title);
    let Some((_, last)) = rest.last() else { return is_whole.then_some(title) };
    let follow = rest.iter().zip(*first_at + 1..).all(|((at, _), next)| *at == next);
    let parts = || lines.iter().take(lines.len() - 1);
    let may_go_on = |line: &str| {
        let is_long = line.is_empty() || line.chars().nth(PART).is_some();
        let runs_on = line.contains(['。', '；', ';']) || line.ends_with(['：', ':', '，', ',']);
        // A letter that asks about a plan is titled for itself.
        let is_letter = line.contains("关于") && line.ends_with(current().titles.letters);
        !(is_long || runs_on || is_letter || is_fact(line) || is_title(line) && balanced(line))
    };
    if !follow || !is_whole || !parts().all(|(_, line)| may_go_on(line)) || is_fact(last) {
        return None;
    }
    // An office above 关于印发…, or a first part that says what the title is about.
    let office_above =
        lexicon::is_office(first) && !first.ends_with("文件") && !first.starts_with(|ch: char| ch.is_ascii_alphanumeric());
    let opens_notice = |line: &str| current().titles.openings.iter().any(|word| line.starts_with(word));
    let second = rest.first().map_or("", |(_, line)| line.as_str());
    let is_part =
        |line: &str| line.contains("关于") || !balanced(line) || date::year(line).is_some() || !place::places(line).is_empty();
    let fits = if lexicon::is_office(first) { office_above && opens_notice(second) } else { is_part(first) };
    let others = parts().skip(1).all(|(_, line)| !lexicon::is_office(line));
    (fits && others).then_some(title)
}

/// A line as a part of a title: without its label, number, brackets around it and what a web page adds to it.
fn cleaned(line: &str) -> String {
    let mut text: String = line.chars().filter(|ch| !ch.is_whitespace()).collect();
    if let Some(value) =
        current().facts.title.iter().find_map(|label| text.strip_prefix(label)?.strip_prefix(['：', ':', '】', '|']))
    {
        text = value.trim_start_matches('|').split('|').next().unwrap_or_default().to_owned();
    }
    for ending in ENDINGS {
        if let Some(rest) = text.strip_suffix(ending) {
            text = rest.to_owned();
        }
    }
    // (2024年04月08日)
    if let Some(at) = text.rfind(['(', '（'])
        && text.ends_with([')', '）'])
        && date::whole_date(&text[at..]).is_some()
    {
        text.truncate(at);
    }
    // (失效)某政办发〔2017〕9号 某县人民政府办公室关于印发…
    let number = text.contains('号').then(|| lexicon::DOC_NUMBER.find(&text)).flatten();
    let number = number.filter(|number| is_status(&text[..number.start()])).map(|number| number.end());
    let behind = number.and_then(|end| text.get(end..)).map(|rest| rest.trim_start_matches(['：', ':']));
    if let Some(rest) = behind.filter(|rest| !rest.is_empty()) {
        text = rest.to_owned();
    }
    if let Some(rest) = current().titles.statuses.iter().find_map(|mark| text.strip_prefix(mark)) {
        text = rest.to_owned();
    }
    // 《某县人民政府办公室关于印发〈…〉的通知》
    let inner = text.strip_prefix('《').and_then(|text| text.strip_suffix('》')).filter(|inner| balanced(inner));
    inner.map_or(text.clone(), str::to_owned)
}

/// What may stand before the number of a document on a line: nothing, or a status in brackets.
pub(super) fn is_status(text: &str) -> bool {
    let plain = text.trim();
    plain.is_empty()
        || (plain.chars().count() <= 6 && plain.starts_with(['(', '（', '[', '【']) && plain.ends_with([')', '）', ']', '】']))
}

/// A line that holds a fact and no part of a title.
fn is_fact(line: &str) -> bool {
    lexicon::is_noise(line)
        || (lexicon::is_meta(line) && !lexicon::is_office(line))
        || line.ends_with('号')
        || line.ends_with(['：', ':'])
}

/// Tells whether a line reads like a title; one that holds a notice may be longer, and may hold commas inside 《》.
fn is_title(line: &str) -> bool {
    lexicon::is_title(line)
        || (line.chars().nth(LONGEST).is_none()
            && ((line.contains("关于") && line.ends_with("通知")) || hands_out(line))
            && !line.contains(['。', '；', ';', '：', ':', '，', ',']))
}

/// Tells whether a title is that of a letter which hands out a plan, and not of one which asks about it: 关于印发…的函.
fn hands_out(line: &str) -> bool {
    let words = &current().titles;
    let first = words.joins.iter().filter_map(|join| line.find(join)).min();
    let issues = first.and_then(|at| line.get(at..)).is_some_and(|rest| words.issuing.iter().any(|word| rest.starts_with(word)));
    issues && words.closings.iter().any(|end| line.ends_with(end))
}

fn balanced(text: &str) -> bool {
    [('《', '》'), ('〈', '〉'), ('（', '）'), ('(', ')')]
        .iter()
        .all(|(open, close)| text.matches(*open).count() == text.matches(*close).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let lines: Vec<Line> = text.lines().map(str::to_owned).enumerate().collect();
        title(&lines, None)
    }

    #[test]
    fn a_letter_that_asks_about_a_plan_hands_out_none() {
        assert!(hands_out("甲县人民政府办公室关于印发甲县河道工作要点任务分解的函"));
        assert!(!hands_out("甲县人民政府办公室关于征求《关于印发甲县河道工作要点的通知》意见的函"));
    }

    #[test]
    fn titles_are_found_wherever_they_stand() {
        let cases = [
            (
                "甲县人民政府办公室\n关于印发《2023年全县河道工作要点》的通知\n各乡镇：",
                "甲县人民政府办公室关于印发《2023年全县河道工作要点》的通知",
            ),
            (
                "甲县人民政府办公室关于印发甲县2023年河道工作要点任务分解的函\n各乡镇：",
                "甲县人民政府办公室关于印发甲县2023年河道工作要点任务分解的函",
            ),
            ("甲县人民政府办公室\n关于印发2023年甲县河道\n工作要点的通知\n2023年甲县河道工作要点", "2023年甲县河道工作要点"),
            (
                "甲省人民政府办公厅关于印发甲省\n落实全国2022年河道\n任务分工方案的通知",
                "甲省人民政府办公厅关于印发甲省落实全国2022年河道任务分工方案的通知",
            ),
            (
                "甲办发〔2016〕26号《甲市人民政府办公厅关于印发〈甲市要点〉的通知》",
                "甲市人民政府办公厅关于印发〈甲市要点〉的通知",
            ),
            ("标  题： 甲市人民政府办公室关于印发甲市工作要点的通知", "甲市人民政府办公室关于印发甲市工作要点的通知"),
            (
                "(失效)甲政办发〔2017〕9号 甲县人民政府办公室关于印发甲县工作要点的通知",
                "甲县人民政府办公室关于印发甲县工作要点的通知",
            ),
            ("甲市贯彻《甲省河道\n五年行动计划(2021—2025年)》实施方案", "甲市贯彻《甲省河道五年行动计划(2021—2025年)》实施方案"),
            ("乙区人民政府办公室文件\n关于印发乙区工作 实施方案的通知\n乙区工作实施方案", "乙区工作实施方案"),
            (
                "甲市人民政府办公厅关于印发《甲市工作要点》的通知 ( 2024年04月08日 )",
                "甲市人民政府办公厅关于印发《甲市工作要点》的通知",
            ),
            ("2022年甲县\n河道工作要点\n各乡镇：", "2022年甲县河道工作要点"),
            ("关于征求甲县河道工作意见的函\n标题：甲县2022年河道工作要点", "甲县2022年河道工作要点"),
        ];
        for (lines, expected) in cases {
            assert_eq!(read(lines).as_deref(), Some(expected), "{lines}");
        }
    }

    #[test]
    fn what_is_no_title_is_none() {
        for lines in ["甲县人民政府办公室\n2017年6月1日", "网站地图\n甲办〔2017〕3号", "甲县\n各乡镇人民政府："]
        {
            assert_eq!(read(lines), None, "{lines}");
        }
    }

    #[test]
    fn what_another_office_has_issued_is_attached() {
        let lines: Vec<Line> = [(0, "乙市人民政府办公室"), (1, "2021年5月20日"), (2, "甲省人民政府办公厅关于印发安排的通知")]
            .map(|(at, line)| (at, line.to_owned()))
            .into();
        assert_eq!(title(&lines, Some((0, "乙市人民政府办公室"))), None);
        assert!(title(&lines, Some((0, "甲省人民政府办公厅"))).is_some());
    }
}
