//! `gap`: one plan compared with the levels above it.

use super::coverage::{beyond, coverage};
use super::elements::missing;
use super::findings::why;
use super::marks::verdict_word;
use super::peers;
use super::proof::demand;
use super::textual;
use crate::gap::{Loss, Presence, StrengthLabel, Verdict};
use crate::lineage::{Reason, StateKind};
use crate::mapping::Decision;
use crate::plan::Level;
use crate::render::table::Table;
use crate::render::{Part, TableSet};
use crate::report::model::{GapRow, LocalTask, PlanReport, Quote, StrengthRow};
use crate::report::overview::{Counts, Weight, weighed};
use crate::report::statement;
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions, Words};

/// The order of the verdicts, those that need attention first.
pub(super) const ORDER: [Verdict; 5] =
    [Verdict::Dropped, Verdict::Partial, Verdict::Undetermined, Verdict::Added, Verdict::Covered];

/// One row per item: verdict, presence through the levels, where it was lost, what asks for it, the clause as evidence; strength and reuse
/// if the parent has a text.
#[must_use]
pub fn gap_table(plan: &PlanReport, lang: Lang) -> Table {
    let (words, textual) = (lang.words(), lang.textual());
    // Without a corpus there are no siblings.
    let with_peers = plan.gaps.iter().any(|gap| gap.peers.is_some());
    let mut heads = vec![words.verdict, words.code, words.item, lang.elements().missing, words.trace, words.loss];
    let has_text = plan.reuse.is_some();
    heads.extend([textual.strength, textual.reuse].into_iter().filter(|_| has_text));
    heads.extend(with_peers.then_some(lang.tables().peers));
    let mut table = Table::new(heads.into_iter().chain([words.asked_by, words.path, words.text]));
    for gap in in_order(plan) {
        let (place, text) = proof(gap, words);
        let mark = if gap.excepted.is_some() { format!("\n[{}]", lang.levels().excepted) } else { String::new() };
        let mut row = vec![
            verdict_word(gap, lang) + &mark,
            gap.code.clone(),
            lang.pick(&gap.names).to_owned(),
            missing(&gap.missing, lang),
            words.trace_text(&gap.trace),
            short_place(gap, lang),
        ];
        row.extend(textual::strength_and_reuse(gap, textual).into_iter().filter(|_| has_text));
        row.extend(with_peers.then(|| peers::short(gap, lang)));
        row.extend([demand(plan, gap, lang), place, text]);
        table.rows.push(row);
    }
    table
}

/// The same for a terminal: what is weaker is listed under the strength.
#[must_use]
pub fn gap_told(plan: &PlanReport, lang: Lang) -> Table {
    let mut table = gap_table(plan, lang);
    explain(&mut table, plan, lang, textual::weaker);
    table
}

/// Adds lines under the strength of each item.
fn explain(table: &mut Table, plan: &PlanReport, lang: Lang, lines: fn(&StrengthRow, Lang) -> Vec<String>) {
    let Some(at) = table.heads.iter().position(|head| head == lang.textual().strength) else { return };
    for (row, gap) in table.rows.iter_mut().zip(in_order(plan)) {
        let lines = gap.text.strength.iter().flat_map(|strength| lines(strength, lang));
        if let Some(cell) = row.get_mut(at) {
            cell.extend(lines.map(|line| format!("\n{line}")));
        }
    }
}

/// A plan at a glance: the counts of the verdicts, and the verdicts.
#[must_use]
pub fn gap_set(plan: &PlanReport, lang: Lang) -> TableSet {
    let part = |table| Part { table, ..Part::default() };
    TableSet {
        title: plan.label.clone(),
        notes: vec![chain_lines(plan, lang)],
        parts: vec![part(gap_counts(plan, lang)), part(gap_table(plan, lang).without_empty_columns())],
        legend: vec![lang.words().trace_legend.to_owned()],
        upright: None,
    }
}

/// The same for programs, with a single verdict for everything that is dropped.
#[must_use]
pub fn gap_csv(plan: &PlanReport, lang: Lang) -> Table {
    let mut table = gap_whole(plan, lang);
    for (row, gap) in table.rows.iter_mut().zip(in_order(plan)).filter(|(_, gap)| gap.lost_above) {
        if let Some(cell) = row.first_mut() {
            *cell = cell.replacen(lang.levels().lost_above, &lang.words().judged(gap.verdict, gap.guessed), 1);
        }
    }
    table
}

/// The same for a spreadsheet, with the reasons of the strength after it, and the two signals and the verdict against each parent in
/// columns of their own.
pub(crate) fn gap_whole(plan: &PlanReport, lang: Lang) -> Table {
    let (words, textual) = (lang.words(), lang.textual());
    let mut table = gap_table(plan, lang);
    let columns = plan.link_columns();
    explain(&mut table, plan, lang, textual::reasons);
    let signals = [textual.by_taxonomy, textual.by_similarity].map(str::to_owned);
    let links = columns.iter().map(|column| format!("{} {}", textual.against_title, textual::link_name(column, words)));
    table.heads.extend(signals.into_iter().chain(links).chain([textual.whole_chain.to_owned()]));
    let mark = |found: bool| if found { words.mark_present } else { words.mark_absent }.to_owned();
    for (row, gap) in table.rows.iter_mut().zip(in_order(plan)) {
        row.extend([mark(gap.text.taxonomy), gap.text.similarity.map(mark).unwrap_or_default()]);
        row.extend(textual::against_cells(gap, &columns, words));
    }
    table
}

/// Covered items for which the plan asks for less than the level above, with the comparisons, in the order of the items.
pub(crate) fn weakened(plan: &PlanReport) -> impl Iterator<Item = (&GapRow, &StrengthRow)> {
    plan.gaps.iter().filter(|gap| gap.verdict == Verdict::Covered).filter_map(|gap| {
        let strength = gap.text.strength.as_ref().filter(|strength| strength.label == Some(StrengthLabel::Weaker))?;
        Some((gap, strength))
    })
}

/// Lists the items in the order of every table: by verdict, the heaviest first.
pub(crate) fn in_order(plan: &PlanReport) -> impl Iterator<Item = &GapRow> {
    ORDER.into_iter().flat_map(|verdict| weighed(plan, verdict))
}

pub(crate) fn place(gap: &GapRow, lang: Lang) -> String {
    let words = lang.words();
    let said = [
        gap.loss.map(|loss| words.loss_text(loss, gap.guessed)),
        gap.added_at.map(|level| fill(words.added_at, &[("level", words.level_name(level))])),
        gap.restored_at.map(|level| fill(lang.levels().restored_at, &[("level", words.level_name(level))])),
    ];
    said.into_iter().flatten().collect::<Vec<String>>().join(words.comma)
}

/// Why a verdict is undetermined: because it is unknown whether the item is asked for, or whether it is present; empty for any other
/// verdict.
pub(crate) fn doubt(plan: &PlanReport, gap: &GapRow, lang: Lang) -> String {
    let levels = lang.levels();
    if gap.verdict != Verdict::Undetermined {
        return String::new();
    }
    let at = |level: Option<Level>| gap.trace.0.iter().find(|(found, _)| Some(*found) == level).map(|(_, presence)| *presence);
    let nearest = plan.nearest_known().and_then(|at| plan.chain.get(at)).map(|link| link.level);
    let asked = (at(nearest) == Some(Presence::Unknown)).then_some(levels.unclear_asked);
    let here = match at(plan.header.level) {
        Some(Presence::Unknown) => Some(levels.unclear_here),
        Some(Presence::Absent) => Some(levels.not_here),
        Some(Presence::Present) | None => None,
    };
    asked.into_iter().chain(here).collect::<Vec<_>>().join(lang.words().comma)
}

/// The same for a narrow column: where it was lost, or a sign and where it was added or restored.
pub(crate) fn short_place(gap: &GapRow, lang: Lang) -> String {
    let words = lang.words();
    let said = [
        gap.loss.map(|loss| match loss {
            Loss::At(level) => words.level_name(level).to_owned(),
            Loss::Between(above, below) => format!("{}–{}", words.level_name(above), words.level_name(below)),
        }),
        gap.added_at.map(|level| format!("+{}", words.level_name(level))),
        gap.restored_at.map(|level| format!("{}{}", lang.levels().restored_mark, words.level_name(level))),
    ];
    said.into_iter().flatten().collect::<Vec<String>>().join(" ")
}

/// Names who asks for an item; empty if no known level does.
pub(crate) fn weight_name(plan: &PlanReport, gap: &GapRow, lang: Lang) -> &'static str {
    if gap.is_unasked(plan.header.level) { "" } else { lang.page().weight_name(Weight::of(plan, gap)) }
}

fn proof(gap: &GapRow, words: &Words) -> (String, String) {
    match gap.quotes.first() {
        Some(quote) => {
            let decision = decision_of(quote, words);
            let mark = if decision.is_empty() { decision } else { format!(" [{decision}]") };
            (words.at(quote), quote.text() + &mark)
        }
        None => (String::new(), words.no_clause.to_owned()),
    }
}

pub(crate) fn facts(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.words();
    let known = |value: Option<String>| value.unwrap_or_else(|| words.unknown.to_owned());
    let mut table = Table::new([words.plan, plan.label.as_str()]);
    table.row([words.file.to_owned(), plan.source.name.clone()]);
    table.row(["SHA-256".to_owned(), plan.source.sha256.clone()]);
    table.row([words.doc_number.to_owned(), known(plan.header.doc_number.clone())]);
    table.row([words.year.to_owned(), known(plan.header.year.map(|year| year.to_string()))]);
    table.row([words.level.to_owned(), known(words.level_of(&plan.header))]);
    let chain: Vec<String> = chain(plan, lang);
    table.row([words.chain.to_owned(), chain.join(words.semicolon)]);
    if let Some(review) = review_line(plan, words) {
        table.row([words.review.to_owned(), review]);
    }
    for unread in &plan.unread {
        table.row([words.unread.to_owned(), words.in_source(&plan.source, unread.line) + words.colon + &lang.said(&unread.what)]);
    }
    table
}

/// Counts of human decisions on the mapping; `None` if there are none.
pub(crate) fn review_line(plan: &PlanReport, words: &Words) -> Option<String> {
    let counts = plan.review;
    let parts = [
        (words.review_confirmed, counts.confirmed),
        (words.review_rejected, counts.rejected),
        (words.review_added, counts.added),
        (words.review_settled, counts.settled),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word} {count}")).collect();
    (!said.is_empty()).then(|| said.join(words.comma))
}

/// The labels that a person rejected.
#[must_use]
pub fn rejected_table(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.rejected_labels, words.item, words.review, words.place, words.text]);
    for rejected in &plan.rejected {
        let quote = &rejected.quote;
        table.row([
            rejected.code.clone(),
            lang.pick(&rejected.names).to_owned(),
            words.decision_text(&quote.decision),
            words.at(quote),
            quote.text(),
        ]);
    }
    table
}

/// The chain, one line per level.
#[must_use]
pub fn chain_lines(plan: &PlanReport, lang: Lang) -> String {
    chain(plan, lang).into_iter().map(|line| line + "\n").collect()
}

pub(crate) fn chain(plan: &PlanReport, lang: Lang) -> Vec<String> {
    let words = lang.words();
    plan.chain
        .iter()
        .map(|link| {
            let state = match link.state {
                StateKind::Profile => words.state_profile,
                StateKind::Document => words.state_document,
                StateKind::Missing if link.reason == Reason::IssuedLater => lang.levels().not_in_force,
                StateKind::Missing => words.state_missing,
            };
            let level: Level = link.level;
            let why = why(link, lang);
            let why = if why.is_empty() { why } else { format!(" {why}") };
            let name = link.name.as_deref().unwrap_or(words.not_cited);
            format!("{}{}{name} [{state}]{why}", words.level_name(level), words.colon)
        })
        .collect()
}

/// The counts against the points that the plan actually follows; empty if those are of its own year.
#[must_use]
pub fn followed_line(plan: &PlanReport, lang: Lang) -> String {
    plan.followed.as_ref().map(|followed| statement::of_followed(followed, lang) + "\n").unwrap_or_default()
}

/// The counts of the verdicts as a table of one row.
#[must_use]
pub fn gap_counts(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.words();
    let summary = plan.summary;
    let mut counts = vec![
        (words.covered, summary.covered),
        (words.partial, summary.partial),
        (words.dropped, summary.dropped),
        (words.added, summary.added.saturating_sub(plan.restored)),
        (words.undetermined, summary.open),
    ];
    let beside = plan.undetermined_beside();
    counts.extend((beside > 0).then(|| (lang.levels().undetermined_beside, beside)));
    counts.extend((plan.restored > 0).then(|| (lang.levels().restored, plan.restored)));
    counts.extend((beyond(plan) > 0).then(|| (lang.levels().lost_above, beyond(plan))));
    // Accepted gaps are also in the counts before.
    counts.extend((plan.excepted() > 0).then(|| (lang.levels().excepted, plan.excepted())));
    let guessed = summary.guessed.total();
    counts.extend((guessed > 0).then_some((words.guessed, guessed)));
    let mut table = Table::new([words.coverage].into_iter().chain(counts.iter().map(|(head, _)| *head)));
    table.row([coverage(plan, words)].into_iter().chain(counts.iter().map(|(_, count)| count.to_string())));
    table
}

/// The number of items with a verdict, and how many of them the nearest known parent does not ask for, or only by a guess; with a filter
/// only the count.
pub(crate) fn verdict_count(plan: &PlanReport, verdict: Verdict, count: usize, lang: Lang) -> String {
    let (whole, levels) = (!plan.filter.is_active(), lang.levels());
    let (dropped, undetermined) = Counts::beyond(plan);
    let guessed = plan.gaps.iter().filter(|gap| whole && gap.verdict == verdict && gap.guessed).count();
    let beside = match verdict {
        Verdict::Dropped if whole => vec![(levels.and_lost, dropped)],
        Verdict::Undetermined if whole => {
            vec![(levels.and_lost, undetermined), (levels.and_unclear, plan.unclear()), (levels.and_unasked, plan.unasked)]
        }
        _ => Vec::new(),
    };
    let apart = guessed + beside.iter().map(|(_, count)| count).sum::<usize>();
    let counted = [(levels.and_guessed, guessed)].into_iter().chain(beside).filter(|(_, more)| *more > 0);
    let counted = counted.fold(count.saturating_sub(apart).to_string(), |counted, (words, more)| {
        fill(words, &[("count", &counted), ("more", &more.to_string())])
    });
    lang.words().brackets(counted)
}

/// The most similar items for one of the plan's own tasks.
pub(crate) fn nearest(task: &LocalTask, options: RenderOptions) -> String {
    let words = options.words();
    let named = task.nearest.iter().map(|(code, names, _)| format!("{code} {}", options.lang.pick(names)));
    let named: Vec<String> = named.collect();
    format!("{} {}", words.nearest, if named.is_empty() { words.none.to_owned() } else { named.join(words.comma) })
}

/// The human decision on the label of a quote, or on its having none.
pub(crate) fn decision_of(quote: &Quote, words: &Words) -> String {
    match (&quote.decision, quote.confidence) {
        (Decision::Confirmed(signature), None) => words.signed(words.review_settled, signature),
        (decision, _) => words.decision_text(decision),
    }
}
