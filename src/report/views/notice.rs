//! The notice on a plan, one page for those who decide: what was found, the gaps that weigh most with what asks for them, what was not read.

use unicode_width::UnicodeWidthStr;

use super::elements::missing;
use super::gap::{chain, short_place};
use super::marks::verdict_word;
use super::proof::demand;
use crate::gap::Verdict;
use crate::render::Part;
use crate::render::TableSet;
use crate::render::table::Table;
use crate::report::model::{GapRow, NotRead, PlanReport};
use crate::report::overview::weighed;
use crate::report::words::fill;
use crate::report::{Lang, statement};

/// Lines that a page has room for, the head of the table included.
const LINES: usize = 48;
/// Columns of a line across the page, of the name of an item, of the demand, and of what is missing.
const ACROSS: usize = 80;
const NAME: usize = 16;
const DEMAND: usize = 40;
const MISSING: usize = 12;
/// Lines that sentences may take.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// That of the nearest level, which is the proof.
    nearest: usize,
    /// That of any other level; 0: it is only named.
    other: usize,
    /// What the plan itself says of an item that it covers in part.
    own: usize,
}

/// As many lines as leave room for all gaps; the report has the sentences in full. Less than the last would say too little of each.
const ROOM: [Room; 6] = [room(9, 6, 4), room(7, 4, 4), room(5, 3, 3), room(4, 2, 3), room(4, 0, 3), room(3, 0, 3)];
/// Of these so many are tried for all gaps together; with less room those that the plan has lost itself are served first.
const FOR_ALL: usize = 3;
/// The same of what was lost above, where no sentence proves what this plan did.
const ABOVE: Room = room(2, 2, 0);
/// Files beside the plan that are named one by one.
const FILES: usize = 3;

const fn room(nearest: usize, other: usize, own: usize) -> Room {
    Room { nearest, other, own }
}

/// Makes the notice; `beside` are the files that lay beside the plan and were not read.
#[must_use]
pub fn notice(plan: &PlanReport, beside: &[&NotRead], lang: Lang) -> TableSet {
    let (words, office) = (lang.words(), lang.office());
    let mut gaps: Vec<&GapRow> =
        [Verdict::Dropped, Verdict::Partial].into_iter().flat_map(|verdict| weighed(plan, verdict)).collect();
    // What this very plan lost comes before what was lost above it.
    gaps.sort_by_key(|gap| (gap.lost_above, gap.verdict != Verdict::Dropped));
    let mut notes = vec![titled(plan, lang), statement::of_plan(plan, lang)];
    notes.push(format!("{}{}{}", words.chain, words.colon, chain(plan, lang).join(words.semicolon)));
    let unread =
        plan.unread.iter().map(|found| words.in_source(&plan.source, found.line) + words.colon + &lang.said(&found.what));
    let unread: Vec<String> = unread.collect();
    let unread = (!unread.is_empty()).then(|| format!("{}{}{}", words.unread, words.colon, unread.join(words.semicolon)));
    let beside = files_beside(beside, lang);
    let around: usize = notes.iter().chain(&unread).chain(&beside).map(|text| lines(text, ACROSS)).sum();
    let left = LINES.saturating_sub(around + lines(words.limits_text, ACROSS) + 1);
    let table = rows(plan, &gaps, left, lang);
    let more = (gaps.len() - table.rows.len()).to_string();
    let whole = format!("gap-{}", plan.id);
    let rest = (table.rows.len() < gaps.len()).then(|| fill(office.notice_rest, &[("count", more.as_str()), ("file", &whole)]));
    TableSet {
        title: fill(office.notice_title, &[("plan", &plan.label)]),
        notes,
        parts: vec![Part { caption: String::new(), table, empty: office.notice_none.to_owned() }],
        upright: true,
        legend: rest.into_iter().chain(unread).chain(beside).chain([words.limits_text.to_owned()]).collect(),
    }
}

/// Names the files beside the plan that were not read, each with the reason.
fn files_beside(beside: &[&NotRead], lang: Lang) -> Option<String> {
    let named = beside.iter().take(FILES).map(|one| format!("{}{}{}", one.file, lang.words().colon, lang.said(&one.why)));
    let more = beside.len().saturating_sub(FILES);
    let more = match more {
        0 => None,
        1 => Some(lang.said("and 1 more file").into_owned()),
        more => Some(lang.said(&format!("and {more} more files")).into_owned()),
    };
    let files = named.chain(more).collect::<Vec<_>>().join(lang.words().semicolon);
    (!beside.is_empty()).then(|| fill(lang.office().notice_beside, &[("files", &files)]))
}

/// The table of as many gaps as have room in `left` lines, with the longest sentences that leave room for all of them, or at least for
/// all that the plan has lost itself.
fn rows(plan: &PlanReport, gaps: &[&GapRow], left: usize, lang: Lang) -> Table {
    let own = gaps.iter().filter(|gap| !gap.lost_above).count();
    let all = ROOM.iter().take(FOR_ALL).map(|room| (room, gaps.len()));
    let mut made = Table::default();
    for (room, wanted) in all.chain(ROOM.iter().map(|room| (room, own))) {
        made = rows_in(*room, plan, gaps, left, lang);
        if made.rows.len() >= wanted {
            break;
        }
    }
    made
}

fn rows_in(room: Room, plan: &PlanReport, gaps: &[&GapRow], left: usize, lang: Lang) -> Table {
    let mut table = Table::new([lang.words().verdict, lang.words().item, lang.words().asked_by, lang.office().notice_missing]);
    let mut left = left.saturating_sub(2);
    for gap in gaps {
        let (name, lacks) = (lang.pick(&gap.names).to_owned(), lacks(gap, lang));
        let asked = if gap.lost_above {
            shortened(&asking(plan, gap, lang), ABOVE)
        } else {
            [Some(shortened(&demand(plan, gap, lang), room)), said_here(gap, room, lang)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("\n")
        };
        let high = lines(&asked, DEMAND).max(lines(&lacks, MISSING)).max(lines(&name, NAME));
        let Some(rest) = left.checked_sub(high) else { break };
        left = rest;
        table.row([verdict_word(gap, lang), name, asked, lacks]);
    }
    table
}

/// What the plan itself says of an item that it covers in part: without it nobody can tell whether something is missing.
fn said_here(gap: &GapRow, room: Room, lang: Lang) -> Option<String> {
    let quote = gap.quotes.first().filter(|_| gap.verdict == Verdict::Partial)?;
    let (words, office) = (lang.words(), lang.office());
    let more = gap.quotes.len() - 1;
    let more = if more > 0 { fill(office.more_quotes, &[("rest", &more)]) } else { String::new() };
    let before = format!("{} {}{}“", office.of_plan, words.at(quote), words.colon);
    let columns = (DEMAND * room.own).saturating_sub(more.width());
    Some(beginning(&format!("{before}{}”", quote.text().trim().replace('\t', " ")), columns) + &more)
}

/// The levels that ask for an item; the last column says which of the others lost it.
fn asking(plan: &PlanReport, gap: &GapRow, lang: Lang) -> String {
    let silent = [lang.words().no_clause_there, lang.words().unsaid_there];
    let demand = demand(plan, gap, lang);
    let asking: Vec<&str> = demand.lines().filter(|line| !silent.iter().any(|silent| line.ends_with(silent))).collect();
    asking.join("\n")
}

/// How many lines of so many columns a text takes.
fn lines(text: &str, columns: usize) -> usize {
    text.lines().map(|line| line.width().div_ceil(columns).max(1)).sum()
}

/// The plan by its title and number.
fn titled(plan: &PlanReport, lang: Lang) -> String {
    let title = plan.header.title.as_deref().unwrap_or(&plan.id);
    let number = plan.header.doc_number.as_deref().map(|number| lang.words().brackets(number)).unwrap_or_default();
    format!("{title}{number}")
}

/// The elements that are missing, or the level on which all of it was lost.
fn lacks(gap: &GapRow, lang: Lang) -> String {
    let elements = missing(&gap.missing, lang);
    if elements.is_empty() { short_place(gap, lang) } else { elements }
}

/// What asks for an item, each level by itself: of a sentence that takes more than its room the beginning. The last that quotes one is the
/// nearest level, whose sentence is the proof.
fn shortened(demand: &str, room: Room) -> String {
    let last = demand.lines().enumerate().filter(|(_, line)| line.contains('“')).last().map(|(at, _)| at);
    let line = |(at, line): (usize, &str)| {
        match if Some(at) == last { room.nearest } else { room.other } {
            _ if !line.contains('“') => line.to_owned(),
            // Its name and where it says so.
            0 => line.split('“').next().unwrap_or_default().trim_end_matches(['：', ':', ' ']).to_owned(),
            room => beginning(line, DEMAND * room),
        }
    };
    demand.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// The beginning of a line that is longer than so many columns.
fn beginning(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for ch in text.chars() {
        // Room for the dots.
        if short.width() + 6 >= columns {
            break;
        }
        short.push(ch);
    }
    let closes = if short.matches('“').count() > short.matches('”').count() { "……”" } else { "……" };
    short + closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_and_a_short_one_is_not() {
        let long = "公".repeat(60);
        assert_eq!(beginning(&long, 100).width(), 96);
        assert_eq!(beginning("国家 要点", 100), "国家 要点");
    }

    #[test]
    fn each_level_is_cut_by_itself_and_the_nearest_keeps_most() {
        let level = |name: &str| format!("{name}：“{}”", "公开".repeat(200));
        let demand = ["国家 2017 年要点 1".to_owned(), level("省"), level("市")].join("\n");
        let short = shortened(&demand, room(4, 2, 2));
        let widths: Vec<usize> = short.lines().map(UnicodeWidthStr::width).collect();
        assert_eq!(short.lines().next(), Some("国家 2017 年要点 1"));
        assert!(widths[1] <= 2 * DEMAND && widths[2] > 3 * DEMAND && widths[2] <= 4 * DEMAND, "{widths:?}");
        assert!(short.lines().skip(1).all(|line| line.ends_with("……”")), "{short}");
        // In little room the nearest level keeps its sentence, and the others are named.
        let named = shortened(&demand, room(4, 0, 2));
        assert_eq!(named.lines().nth(1), Some("省"), "{named}");
        assert!(named.lines().nth(2).is_some_and(|line| line.starts_with("市：“公开")), "{named}");
        // A level that says nothing takes no room from the one that is quoted.
        let silent = [level("省"), "市：没有要求该事项的句子".to_owned()].join("\n");
        assert!(shortened(&silent, room(4, 2, 2)).lines().next().is_some_and(|line| line.width() > 3 * DEMAND));
    }
}
