//! Items with their evidence: a few lines for those to act on, and all items with all clauses for an appendix.

use crate::gap::Verdict;
use crate::plan::ClauseKind;
use crate::render::docx::{Cell, Grid, Page, Run};
use crate::report::model::{GapRow, PlanReport, Quote};
use crate::report::overview::weighed;
use crate::report::words::fill;
use crate::report::{Lang, palette, views};

/// Characters kept around the words that carried a label, in a clause that is shortened.
const BESIDE: usize = 10;
/// Length of a shortened clause, in characters: two lines of a table.
const LONGEST: usize = 50;

/// Punctuation that is dropped next to a cut.
const BREAKS: [char; 8] = ['，', '。', '；', '：', '、', '”', '）', '》'];

/// Column widths: the names of items, and the text about them.
const SHARES: [u32; 2] = [30, 70];

/// Items with some verdicts, the heaviest first; a head names the verdict, the weight and the trace that the items under it share.
pub(super) fn shortly(plan: &PlanReport, verdicts: &[Verdict], lang: Lang) -> Grid {
    let (words, office) = (lang.words(), lang.office());
    let heads = [format!("{}{}{}", words.item, words.comma, words.asked_by), office.demand.to_owned()];
    let mut grid = Grid { heads: heads.to_vec(), shares: SHARES.to_vec(), ..Grid::default() };
    for verdict in verdicts {
        groups(&mut grid, plan, weighed(plan, *verdict), lang, |gap| row(plan, gap, lang));
    }
    grid
}

/// An item and the text about it. The demand is under its name, or above the text if that makes the row lower.
fn row(plan: &PlanReport, gap: &GapRow, lang: Lang) -> Vec<Cell> {
    let words = lang.words();
    let asked = views::asked_by(gap, words);
    let (name, said) = (named(gap, lang), proof(plan, gap, lang));
    let mut under = name.clone();
    under.paragraphs.extend(asked.lines().map(|line| plain(line.to_owned())));
    let asked =
        (!asked.is_empty()).then(|| format!("{}{}{}", words.asked_note, words.colon, asked.replace('\n', words.semicolon)));
    let siblings = siblings(gap, lang);
    let first: Vec<String> = asked.into_iter().chain(siblings.clone()).collect();
    let above: Vec<_> =
        [first.join(words.semicolon)].into_iter().filter(|line| !line.is_empty()).map(plain).chain(said.clone()).collect();
    let beside: Vec<_> = said.into_iter().chain(siblings.map(plain)).collect();
    let [above, beside] = [above, beside].map(|paragraphs| Cell { paragraphs, ..Cell::default() });
    if above.paragraphs.is_empty() {
        return vec![name, Cell::text(words.no_clause)];
    }
    let width = Page::Portrait.width();
    let height =
        |name: &Cell, said: &Cell| [name, said].iter().zip(SHARES).map(|(cell, share)| cell.lines(width * share / 100)).max();
    if beside.paragraphs.is_empty() || height(&name, &above) < height(&under, &beside) {
        vec![name, above]
    } else {
        vec![under, beside]
    }
}

/// Every item that the plan mentions, with all of its clauses in full.
pub(super) fn in_full(plan: &PlanReport, lang: Lang) -> Grid {
    let (words, office) = (lang.words(), lang.office());
    let heads = [words.item.to_owned(), office.of_plan.to_owned()];
    let mut grid = Grid { heads: heads.to_vec(), shares: vec![24, 76], ..Grid::default() };
    for verdict in [Verdict::Covered, Verdict::Partial, Verdict::Undetermined, Verdict::Added] {
        let quoted = weighed(plan, verdict).into_iter().filter(|gap| !gap.quotes.is_empty()).collect();
        groups(&mut grid, plan, quoted, lang, |gap| {
            let clauses = gap.quotes.iter().map(|one| quote(one, "", one.parts.clone(), lang));
            vec![named(gap, lang), Cell { paragraphs: clauses.collect(), ..Cell::default() }]
        });
    }
    grid
}

/// Adds the rows of some items, grouped under heads with what they have in common.
fn groups(grid: &mut Grid, plan: &PlanReport, gaps: Vec<&GapRow>, lang: Lang, row: impl Fn(&GapRow) -> Vec<Cell>) {
    let words = lang.words();
    let head = |gap: &GapRow| {
        let asked_for = !matches!(gap.verdict, Verdict::Covered | Verdict::Added);
        let said = [
            views::verdict_word(gap, lang),
            if asked_for { views::weight_name(plan, gap, lang).to_owned() } else { String::new() },
            views::doubt(plan, gap, lang),
            words.trace_text(&gap.trace),
            views::place(gap, lang),
        ];
        said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let mut found: Vec<(String, u32, Vec<&GapRow>)> = Vec::new();
    for gap in gaps {
        let head = head(gap);
        match found.last_mut().filter(|(known, ..)| *known == head) {
            Some((.., group)) => group.push(gap),
            None => found.push((head, palette::colours_of(gap).0, vec![gap])),
        }
    }
    for (head, colour, group) in found {
        grid.rows.push(vec![Cell::group(head + &words.brackets(group.len()), colour)]);
        grid.rows.extend(group.into_iter().map(&row));
    }
}

fn plain(text: String) -> Vec<Run> {
    vec![(text, false)]
}

fn named(gap: &GapRow, lang: Lang) -> Cell {
    let name = vec![(format!("{} ", gap.code), true), (lang.pick(&gap.names).to_owned(), false)];
    Cell { paragraphs: vec![name], ..Cell::default() }
}

/// What is missing, what the parent and the plan say, and who accepted the gap.
fn proof(plan: &PlanReport, gap: &GapRow, lang: Lang) -> Vec<Vec<Run>> {
    let (words, textual) = (lang.words(), lang.textual());
    let mut lines = Vec::new();
    let missing = views::missing(&gap.missing, lang);
    if !missing.is_empty() {
        lines.push(vec![(format!("{}{}", lang.office().lacking, words.colon), false), (missing, true)]);
    }
    for side in views::sides(plan, gap) {
        let name = views::side_name(side.link, lang);
        lines.push(match side.said {
            Some((quote, more)) => first(quote, more, &name, lang),
            None => plain(format!("{name}{}{}", words.colon, views::said_nothing(side.link, gap, lang))),
        });
    }
    let only_heading = gap.quotes.first().is_some_and(|quote| quote.kind == ClauseKind::Heading);
    // The note above the table covers items that the plan does not mention.
    if let Some(quote) = gap.quotes.first() {
        let mut runs = first(quote, gap.quotes.len() - 1, textual.own, lang);
        runs.extend(only_heading.then(|| (words.brackets(lang.elements().doubt_heading), false)));
        lines.push(runs);
    }
    lines.extend(gap.excepted.as_ref().map(|excepted| vec![(views::excepted_text(excepted, lang), true)]));
    lines
}

/// What the siblings do with a gap, if there are enough of them.
fn siblings(gap: &GapRow, lang: Lang) -> Option<String> {
    let told = gap.peers.as_ref().is_some_and(|peers| peers.standing.is_some());
    told.then(|| format!("{}{}{}", lang.tables().peers, lang.words().colon, views::peers_short(gap, lang)))
}

/// The first clause of a side, shortened, and the number of others.
fn first(one: &Quote, more: usize, side: &str, lang: Lang) -> Vec<Run> {
    let mut runs = shortly_quoted(one, side, lang);
    runs.extend((more > 0).then(|| (fill(lang.office().more_quotes, &[("rest", &more)]), false)));
    runs
}

/// A clause shortened to the words that carried its label, in bold, and their context.
pub(super) fn shortly_quoted(one: &Quote, side: &str, lang: Lang) -> Vec<Run> {
    quote(one, side, shortened(&one.parts), lang)
}

/// A clause after its side and line.
fn quote(quote: &Quote, side: &str, parts: Vec<Run>, lang: Lang) -> Vec<Run> {
    let words = lang.words();
    let place = if side.is_empty() { words.at(quote) } else { format!("{side} {}", words.at(quote)) };
    let mut runs = plain(place + words.colon);
    runs.extend(parts);
    let decision = views::decision_of(quote, words);
    if !decision.is_empty() {
        runs.push((format!(" {decision}"), true));
    }
    runs
}

/// Keeps the words that carried a label and as much context as there is room for; dots mark omissions.
fn shortened(parts: &[Run]) -> Vec<Run> {
    let length = |text: &str| text.chars().count();
    if parts.iter().map(|(text, _)| length(text)).sum::<usize>() <= LONGEST {
        return parts.to_vec();
    }
    let last = parts.len().saturating_sub(1);
    let mut room = LONGEST;
    let mut kept = Vec::new();
    for (at, (text, marked)) in parts.iter().enumerate() {
        let (head, tail) = (if at == 0 { 0 } else { BESIDE }, if at == last { 0 } else { BESIDE });
        // Without marked words, the beginning of the clause.
        let (head, tail) = if last == 0 { (LONGEST, 0) } else { (head, tail) };
        let shown = if *marked || length(text) <= head + tail + 2 {
            text.clone()
        } else {
            let front: String = text.chars().take(head).collect();
            let back: String = text.chars().skip(length(text) - tail).collect();
            format!("{}……{}", front.trim_end_matches(BREAKS), back.trim_start_matches(BREAKS))
        };
        let needed = length(&shown);
        if needed > room {
            let cut: String = shown.chars().take(room).collect();
            kept.extend([(cut.trim_end_matches('…').to_owned(), *marked), ("……".to_owned(), false)]);
            return kept;
        }
        room -= needed;
        kept.push((shown, *marked));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(parts: &[(&str, bool)]) -> String {
        let parts: Vec<Run> = parts.iter().map(|(text, marked)| ((*text).to_owned(), *marked)).collect();
        shortened(&parts).into_iter().map(|(text, marked)| if marked { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn a_long_clause_keeps_its_evidence_and_says_where_it_is_cut() {
        let long = "长".repeat(100);
        let near = "长".repeat(BESIDE);
        assert_eq!(runs(&[(&long, false), ("预算", true), (&long, false)]), format!("……{near}[预算]{near}……"));
        assert_eq!(runs(&[("预算", true), (&long, false), ("决算", true)]), format!("[预算]{near}……{near}[决算]"));
        assert_eq!(runs(&[("公开", false), ("预算", true), ("。", false)]), "公开[预算]。");
        assert_eq!(runs(&[(&long, false)]), format!("{}……", "长".repeat(LONGEST)));
    }

    #[test]
    fn a_clause_of_much_evidence_ends_where_there_is_no_more_room() {
        let many: Vec<(&str, bool)> = (0..40).flat_map(|_| [("项目预算", true), ("、", false)]).collect();
        let shown = runs(&many);
        assert!(shown.starts_with("[项目预算]、[项目预算]") && shown.ends_with("……"), "{shown}");
        let length = shown.chars().filter(|ch| !"[]…".contains(*ch)).count();
        assert_eq!(length, LONGEST, "{shown}");
        let before = format!("{}”，公开", "长".repeat(LONGEST));
        assert_eq!(runs(&[(&before, false), ("预算", true)]), format!("……{}”，公开[预算]", "长".repeat(BESIDE - 4)));
        let before = format!("{}”，{}", "长".repeat(LONGEST), "公".repeat(BESIDE - 1));
        assert_eq!(runs(&[(&before, false), ("预算", true)]), format!("……{}[预算]", "公".repeat(BESIDE - 1)));
        // A clause that just fits is not shortened.
        let whole = "长".repeat(LONGEST - 2);
        assert_eq!(runs(&[("预算", true), (&whole, false)]), format!("[预算]{whole}"));
    }
}
