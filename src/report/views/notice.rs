//! The notice on a plan, one page for decision makers: the main findings, the heaviest gaps with what asks for them, what was not read.

use super::elements::missing;
use super::gap::{chain, short_place, weakened};
use super::marks::verdict_word;
use super::paper::Paper;
use super::proof::demand;
use super::textual;
use super::unread::files_not_read;
use crate::gap::Verdict;
use crate::render::Part;
use crate::render::TableSet;
use crate::render::table::Table;
use crate::render::width::{self, TextWidth};
use crate::report::model::{GapRow, NotRead, PlanReport, StrengthRow};
use crate::report::overview::weighed;
use crate::report::words::fill;
use crate::report::{Lang, statement};

/// Widths of the columns in hundredths: verdict, item, demand, what is missing.
const SHARES: &[u32] = &[10, 17, 53, 20];
/// Line lengths in half-width characters: of a demand, of what is missing, and across the page.
const DEMAND: usize = 50;
const MISSING: usize = 18;
const ACROSS: usize = 80;
/// Most lines of a sentence around the table; the list of unread parts may be long.
const AROUND: usize = 5;
/// Most lines of the sentences in a row.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// For the sentence of the nearest level, which is the evidence.
    nearest: usize,
    /// For that of any other level; 0 if it is only named; `None` if it is left out when a sentence of the nearest is quoted.
    other: Option<usize>,
    /// For the plan's own sentence on a partly covered item.
    own: usize,
}

/// The steps by which sentences are shortened until all gaps fit; the report has them in full. Anything shorter would say too little.
const ROOM: [Room; 8] = [
    room(9, Some(6), 4),
    room(7, Some(4), 4),
    room(5, Some(3), 3),
    room(4, Some(2), 3),
    room(4, Some(0), 3),
    room(3, Some(0), 2),
    room(2, Some(0), 2),
    room(2, None, 2),
];
/// Number of steps tried for all gaps together; with the shorter ones, gaps that the plan has certainly caused itself take precedence.
const FOR_ALL: usize = 5;
/// The same for items lost above, for which no sentence is evidence against this plan.
const ABOVE: Room = room(2, Some(2), 0);

const fn room(nearest: usize, other: Option<usize>, own: usize) -> Room {
    Room { nearest, other, own }
}

/// Makes the notice; `beside` are the files beside the plan that were not read.
#[must_use]
pub fn notice(plan: &PlanReport, beside: &[&NotRead], lang: Lang) -> TableSet {
    let (words, office) = (lang.words(), lang.office());
    let mut gaps: Vec<&GapRow> =
        [Verdict::Dropped, Verdict::Partial].into_iter().flat_map(|verdict| weighed(plan, verdict)).collect();
    // Items that this plan lost come before those lost above it, and guessed demands come last.
    gaps.sort_by_key(|gap| (gap.guessed, gap.lost_above, gap.verdict != Verdict::Dropped));
    let title = fill(office.notice_title, &[("plan", &plan.label)]);
    let notes = [
        titled(plan, lang),
        statement::in_short(plan, lang),
        format!("{}{}{}", words.chain, words.colon, chain(plan, lang).join(words.semicolon)),
    ];
    let notes = notes.map(|note| beginning(&note, AROUND * ACROSS)).to_vec();
    let unread =
        plan.unread.iter().map(|found| words.in_source(&plan.source, found.line) + words.colon + &lang.said(&found.what));
    let unread: Vec<String> = unread.collect();
    let unread = (!unread.is_empty()).then(|| format!("{}{}{}", words.unread, words.colon, unread.join(words.semicolon)));
    let behind = weaker(plan, lang)
        .into_iter()
        .chain(unread)
        .chain(files_not_read(office.notice_beside, beside, lang))
        .map(|line| beginning(&line, AROUND * ACROSS));
    let behind: Vec<String> = behind.chain([words.limits_text.to_owned()]).collect();
    let mut paper = Paper::new(&title, &heads(lang), SHARES);
    // Room for the line on unlisted gaps is always reserved.
    let longest = rest(plan, &gaps, lang);
    notes.iter().chain(&longest).chain(&behind).for_each(|text| paper.note(text));
    let (table, listed) = rows(plan, &gaps, paper, lang);
    let rest = rest(plan, gaps.get(listed..).unwrap_or_default(), lang);
    TableSet {
        title,
        notes,
        parts: vec![Part { caption: String::new(), table, empty: office.notice_none.to_owned() }],
        upright: Some(SHARES),
        legend: rest.into_iter().chain(behind).collect(),
    }
}

fn heads(lang: Lang) -> [&'static str; 4] {
    [lang.words().verdict, lang.words().item, lang.words().asked_by, lang.office().notice_missing]
}

/// Lists the items for which the plan asks for less, with both values.
fn weaker(plan: &PlanReport, lang: Lang) -> Option<String> {
    let words = lang.words();
    let told = |(gap, strength): (&GapRow, &StrengthRow)| {
        let values = textual::weaker(strength, lang).join(words.comma);
        format!("{} {}{}", gap.code, lang.pick(&gap.names), words.brackets(&values))
    };
    let items: Vec<String> = weakened(plan).map(told).collect();
    let values: [(&str, &dyn std::fmt::Display); 2] = [("count", &items.len()), ("items", &items.join(words.semicolon))];
    (!items.is_empty()).then(|| fill(lang.office().notice_weaker, &values))
}

/// States how many gaps of each kind are not listed, and where to find them.
fn rest(plan: &PlanReport, left: &[&GapRow], lang: Lang) -> Option<String> {
    let (words, office) = (lang.words(), lang.office());
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for gap in left {
        let kind = match gap {
            _ if gap.guessed => words.guessed,
            _ if gap.lost_above => lang.levels().lost_above,
            gap => words.verdict_name(gap.verdict),
        };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let kinds: Vec<String> = kinds.into_iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("count", &left.len()), ("kinds", &kinds.join(words.comma)), ("file", &format_args!("gap-{}", plan.id))];
    (!left.is_empty()).then(|| fill(office.notice_rest, &values))
}

/// The table of as many gaps as fit on the page, and their number: with the longest sentences with which all of them fit, or at least all
/// that the plan has certainly caused itself.
fn rows(plan: &PlanReport, gaps: &[&GapRow], paper: Paper, lang: Lang) -> (Table, usize) {
    let own = gaps.iter().filter(|gap| !gap.lost_above && !gap.guessed).count();
    let all = ROOM.iter().take(FOR_ALL).map(|room| (room, gaps.len()));
    let mut made = (Table::default(), 0);
    for (room, wanted) in all.chain(ROOM.iter().map(|room| (room, own))) {
        made = rows_in(*room, plan, gaps, paper, lang);
        if made.1 >= wanted {
            break;
        }
    }
    made
}

fn rows_in(room: Room, plan: &PlanReport, gaps: &[&GapRow], mut paper: Paper, lang: Lang) -> (Table, usize) {
    let mut table = Table::new(heads(lang));
    for (at, gap) in gaps.iter().enumerate() {
        let begins = gap.guessed && at.checked_sub(1).and_then(|before| gaps.get(before)).is_none_or(|before| !before.guessed);
        let group = begins.then(|| vec![lang.office().notice_guessed.to_owned()]);
        let new: Vec<Vec<String>> = group.into_iter().chain([row(plan, gap, room, lang)]).collect();
        if !new.iter().all(|row| paper.row(row)) {
            return (table, at);
        }
        table.rows.extend(new);
    }
    (table, gaps.len())
}

fn row(plan: &PlanReport, gap: &GapRow, room: Room, lang: Lang) -> Vec<String> {
    let asked = if gap.lost_above {
        shortened(&asking(plan, gap, lang), ABOVE)
    } else {
        let sides = [Some(shortened(&demand(plan, gap, lang), room)), said_here(gap, room, lang)];
        sides.into_iter().flatten().collect::<Vec<_>>().join("\n")
    };
    let lacks = beginning(&lacks(gap, lang), MISSING * (room.nearest + room.own.min(1)));
    vec![verdict_word(gap, lang), lang.pick(&gap.names).to_owned(), asked, lacks]
}

/// The plan's own sentence on a partly covered item, which is needed to tell whether something is missing.
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

/// The plan by its title and number.
fn titled(plan: &PlanReport, lang: Lang) -> String {
    let title = plan.header.title.as_deref().unwrap_or(&plan.id);
    let number = plan.header.doc_number.as_deref().map(|number| lang.words().brackets(number)).unwrap_or_default();
    format!("{title}{number}")
}

/// The missing elements, or the level at which the whole item was lost.
fn lacks(gap: &GapRow, lang: Lang) -> String {
    let elements = missing(&gap.missing, lang);
    if elements.is_empty() { short_place(gap, lang) } else { elements }
}

/// The demand, one line per level, with sentences cut to their room. The last line with a quotation is the nearest level, whose sentence
/// is the evidence.
fn shortened(demand: &str, room: Room) -> String {
    let last = demand.lines().enumerate().filter(|(_, line)| line.contains('“')).last().map(|(at, _)| at);
    let line = |(at, line): (usize, &str)| {
        let room = if Some(at) == last { Some(room.nearest) } else { room.other };
        match room {
            None if last.is_some() => None,
            None | Some(_) if !line.contains('“') => Some(line.to_owned()),
            // The name and the place of the sentence.
            None | Some(0) => Some(line.split('“').next().unwrap_or_default().trim_end_matches(['：', ':', ' ']).to_owned()),
            Some(room) => Some(beginning(line, DEMAND * room)),
        }
    };
    demand.lines().enumerate().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// The text, shortened if it is wider than `columns`.
fn beginning(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    // Room for the dots.
    let room = columns.saturating_sub(6);
    let mut width = 0;
    let mut fits = |ch: char| {
        let fits = width < room;
        width += width::of_char(ch);
        fits
    };
    let short: String = text.chars().take_while(|&ch| fits(ch)).collect();
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
        let short = shortened(&demand, room(4, Some(2), 2));
        let widths: Vec<usize> = short.lines().map(TextWidth::width).collect();
        assert_eq!(short.lines().next(), Some("国家 2017 年要点 1"));
        assert!(widths[1] <= 2 * DEMAND && widths[2] > 3 * DEMAND && widths[2] <= 4 * DEMAND, "{widths:?}");
        assert!(short.lines().skip(1).all(|line| line.ends_with("……”")), "{short}");
        // With little room the nearest level keeps its sentence, and the others are only named.
        let named = shortened(&demand, room(4, Some(0), 2));
        assert_eq!(named.lines().nth(1), Some("省"), "{named}");
        assert!(named.lines().nth(2).is_some_and(|line| line.starts_with("市：“公开")), "{named}");
        // With less room only the nearest level remains, unless it has no sentence.
        let alone = shortened(&demand, room(2, None, 2));
        assert!(alone.starts_with("市：“公开") && alone.lines().count() == 1, "{alone}");
        assert_eq!(shortened("国家 2017 年要点 1", room(2, None, 2)), "国家 2017 年要点 1");
        // A level without a sentence takes no room from the quoted one.
        let silent = [level("省"), "市：没有要求该事项的句子".to_owned()].join("\n");
        assert!(shortened(&silent, room(4, Some(2), 2)).lines().next().is_some_and(|line| line.width() > 3 * DEMAND));
    }
}
