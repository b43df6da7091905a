//! `gap`: one plan against what stands above it.

use std::fmt::Write as _;

use super::compare::{beyond, coverage};
use super::elements::{missing, parent_tasks};
use super::findings::{excepted_text, findings_markdown, why};
use super::peers;
use super::shown::shown;
use super::standing::standing_table;
use super::textual;
use crate::gap::{Loss, Verdict};
use crate::lineage::Reason;
use crate::mapping::review::Decision;
use crate::plan::{ClauseKind, Level};
use crate::report::model::{GapRow, LocalTask, PlanReport, Quote};
use crate::report::overview::{Counts, Weight, weighed};
use crate::report::statement;
use crate::report::table::{Table, markdown_text};
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions, Words};

/// Items that somebody must look at first.
const ORDER: [Verdict; 5] = [Verdict::Dropped, Verdict::Partial, Verdict::Undetermined, Verdict::Added, Verdict::Covered];

/// One row an item: verdict, way through the levels, where it was lost, what asks for it, the clause that proves it; strength and reuse
/// where the parent has a text.
#[must_use]
pub fn gap_table(plan: &PlanReport, lang: Lang) -> Table {
    let (words, textual) = (lang.words(), lang.textual());
    // Without a corpus nothing is known of siblings.
    let with_peers = plan.gaps.iter().any(|gap| gap.peers.is_some());
    let mut heads = vec![words.verdict, words.code, words.item, lang.elements().missing, words.trace, words.loss];
    let has_text = plan.reuse.is_some();
    heads.extend([textual.strength, textual.reuse].into_iter().filter(|_| has_text));
    heads.extend(with_peers.then_some(lang.tables().peers));
    let mut table = Table::new(heads.into_iter().chain([words.asked_by, words.line, words.text]));
    for gap in in_order(plan) {
        let (line, text) = proof(gap, words);
        let mark = if gap.excepted.is_some() { format!("\n[{}]", lang.levels().excepted) } else { String::new() };
        let mut row = vec![
            words.judged(gap.verdict, gap.guessed) + &mark,
            gap.code.clone(),
            lang.pick(&gap.names).to_owned(),
            missing(&gap.missing, lang),
            words.trace_text(&gap.trace),
            short_place(gap, lang),
        ];
        row.extend(textual::strength_and_reuse(gap, textual).into_iter().filter(|_| has_text));
        row.extend(with_peers.then(|| peers::short(gap, lang)));
        row.extend([asked_by(gap, words), line, text]);
        table.rows.push(row);
    }
    table
}

/// The same for a spreadsheet, with the reasons of the strength, the two signals and each parent apart in columns of their own.
#[must_use]
pub fn gap_csv(plan: &PlanReport, lang: Lang) -> Table {
    let (words, textual) = (lang.words(), lang.textual());
    let mut table = gap_table(plan, lang);
    let columns = plan.link_columns();
    let signals = [textual.strength, textual.by_taxonomy, textual.by_similarity].map(str::to_owned);
    let links = columns.iter().map(|column| format!("{} {}", textual.against_title, textual::link_name(column, words)));
    table.heads.extend(signals.into_iter().chain(links).chain([textual.whole_chain.to_owned()]));
    let mark = |found: bool| if found { words.mark_present } else { words.mark_absent }.to_owned();
    for (row, gap) in table.rows.iter_mut().zip(in_order(plan)) {
        let reasons = gap.text.strength.as_ref().map(|strength| textual::reasons(strength, lang).join("\n"));
        row.extend([reasons.unwrap_or_default(), mark(gap.text.taxonomy), gap.text.similarity.map(mark).unwrap_or_default()]);
        row.extend(textual::against_cells(gap, &columns, words));
    }
    table
}

/// Lists the items as every table has them: by verdict, the heaviest first.
pub(crate) fn in_order(plan: &PlanReport) -> impl Iterator<Item = &GapRow> {
    ORDER.into_iter().flat_map(|verdict| weighed(plan, verdict))
}

pub(crate) fn place(gap: &GapRow, lang: Lang) -> String {
    let words = lang.words();
    let said = [
        gap.loss.map(|loss| words.loss_text(loss)),
        gap.added_at.map(|level| format!("{}{}", words.added_at, words.level_name(level))),
        gap.restored_at.map(|level| format!("{}{}", lang.levels().restored_at, words.level_name(level))),
    ];
    said.into_iter().flatten().collect::<Vec<String>>().join(words.comma)
}

/// The same for a narrow column: where it was lost, or a sign and where it was added or taken up again.
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

/// Names who asks for an item; empty where nothing known above does.
pub(crate) fn weight_name(plan: &PlanReport, gap: &GapRow, lang: Lang) -> &'static str {
    if gap.is_unasked(plan.header.level) { "" } else { lang.page().weight_name(Weight::of(plan, gap)) }
}

pub(crate) fn asked_by(gap: &GapRow, words: &Words) -> String {
    let points: Vec<String> = gap
        .points
        .iter()
        .map(|point| {
            let named = [("year", point.year.to_string()), ("number", point.number.clone()), ("title", point.title.clone())];
            let named: Vec<(&str, &str)> = named.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fill(words.point_ref, &named) + if point.sure { "" } else { words.unsure }
        })
        .collect();
    points.join("\n")
}

fn proof(gap: &GapRow, words: &Words) -> (String, String) {
    match gap.quotes.first() {
        Some(quote) => {
            let decision = decision_of(quote, words);
            let mark = if decision.is_empty() { decision } else { format!(" [{decision}]") };
            (quote.line_start.to_string(), quote.text() + &mark)
        }
        None => (String::new(), "—".to_owned()),
    }
}

/// The gap analysis of a plan as a Markdown page, with every clause quoted.
#[must_use]
pub fn gap_markdown(plan: &PlanReport, options: RenderOptions) -> String {
    let words = options.words();
    let title = plan.header.title.as_deref().unwrap_or(&plan.id);
    let mut text = format!("# {}{}{}\n\n", words.gap_title, words.colon, markdown_text(title));
    text.push_str(&facts(plan, options.lang).markdown());
    if let Some(note) = shown(&plan.filter, options.lang) {
        write_line(&mut text, &format!("\n{}", markdown_text(&note)));
    }
    write_line(&mut text, &format!("\n## {}\n", words.summary));
    text.push_str(&gap_counts(plan, options.lang).markdown());
    if plan.followed.is_some() {
        write_line(&mut text, &format!("\n{}", markdown_text(followed_line(plan, options.lang).trim_end())));
    }
    if !plan.findings.is_empty() {
        write_line(&mut text, &format!("\n## {}{}\n", options.lang.levels().findings, words.brackets(plan.findings.len())));
        text.push_str(&findings_markdown(&plan.findings, options.lang));
    }
    for verdict in ORDER.into_iter().filter(|verdict| plan.filter.shows(*verdict)) {
        let gaps = weighed(plan, verdict);
        write_line(
            &mut text,
            &format!("\n## {}{}\n", words.verdict_name(verdict), verdict_count(plan, verdict, gaps.len(), options.lang)),
        );
        for gap in &gaps {
            item(&mut text, gap, options);
        }
        if gaps.is_empty() {
            write_line(&mut text, words.none);
        }
    }
    if !plan.filter.picks_items() {
        text.push_str(&parent_tasks(plan, options));
        textual::chapters(&mut text, plan, options.lang);
        standing_chapter(&mut text, plan, options);
        without_item(&mut text, plan, options);
    }
    let partial = options.lang.elements().partial_note;
    write_line(&mut text, &format!("\n## {}\n\n{} {partial}", words.limits, words.limits_text));
    text
}

/// What laws and standing opinions ask, and whether the plan arranges it.
fn standing_chapter(text: &mut String, plan: &PlanReport, options: RenderOptions) {
    let own = options.lang.standing();
    write_line(text, &format!("\n## {}\n\n{}\n", own.title, markdown_text(own.note)));
    if plan.standing.is_empty() {
        write_line(text, own.none);
    } else {
        text.push_str(&standing_table(plan, options.lang).markdown());
    }
}

/// What belongs to no item: tasks of the plan's own, other clauses, labels that a person rejected.
fn without_item(text: &mut String, plan: &PlanReport, options: RenderOptions) {
    let words = options.words();
    write_line(text, &format!("\n## {}{}\n", words.local, words.brackets(plan.local.len())));
    for task in &plan.local {
        write_line(text, &format!("- LOCAL {}{}{}", markdown_text(&task.heading), words.colon, nearest(task, options)));
        for clause in &task.quotes {
            write_line(text, &format!("  - {}", quoted(clause, words)));
        }
    }
    if plan.local.is_empty() {
        write_line(text, words.none);
    }
    write_line(text, &format!("\n## {}{}\n", words.unmapped, words.brackets(plan.unmapped.len())));
    for clause in &plan.unmapped {
        write_line(text, &format!("- {}", quoted(clause, words)));
    }
    if plan.unmapped.is_empty() {
        write_line(text, words.none);
    }
    if !plan.rejected.is_empty() {
        write_line(text, &format!("\n## {}{}\n", words.rejected_labels, words.brackets(plan.rejected.len())));
        for rejected in &plan.rejected {
            let name = markdown_text(options.lang.pick(&rejected.names));
            write_line(text, &format!("- {} {name} · {}", rejected.code, quoted(&rejected.quote, words)));
        }
    }
}

pub(crate) fn facts(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.words();
    let known = |value: Option<String>| value.unwrap_or_else(|| words.unknown.to_owned());
    let mut table = Table::new([words.plan, plan.id.as_str()]);
    table.row([words.file.to_owned(), plan.source.name.clone()]);
    table.row(["SHA-256".to_owned(), plan.source.sha256.clone()]);
    table.row([words.doc_number.to_owned(), known(plan.header.doc_number.clone())]);
    table.row([words.year.to_owned(), known(plan.header.year.map(|year| year.to_string()))]);
    table.row([words.level.to_owned(), known(plan.header.level.map(|level| words.level_name(level).to_owned()))]);
    let chain: Vec<String> = chain(plan, lang);
    table.row([words.chain.to_owned(), chain.join(words.semicolon)]);
    if let Some(review) = review_line(plan, words) {
        table.row([words.review.to_owned(), review]);
    }
    for unread in &plan.unread {
        table.row([words.unread.to_owned(), words.at_line(unread.line) + words.colon + &unread.what]);
    }
    table
}

/// How much of the mapping people decided; `None` where they decided nothing.
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
    let mut table = Table::new([words.rejected_labels, words.item, words.review, words.line, words.text]);
    for rejected in &plan.rejected {
        let quote = &rejected.quote;
        table.row([
            rejected.code.clone(),
            lang.pick(&rejected.names).to_owned(),
            words.decision_text(&quote.decision),
            quote.line_start.to_string(),
            quote.text(),
        ]);
    }
    table
}

/// The chain, one level a line.
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
                "profile" => words.state_profile,
                "document" => words.state_document,
                _ if link.reason == Reason::IssuedLater => lang.levels().not_in_force,
                _ => words.state_missing,
            };
            let level: Level = link.level;
            let why = why(link, lang);
            let why = if why.is_empty() { why } else { format!(" {why}") };
            let name = link.name.as_deref().unwrap_or(words.not_cited);
            format!("{}{}{name} [{state}]{why}", words.level_name(level), words.colon)
        })
        .collect()
}

/// The counts against the points that the plan really follows; empty where those are of its own year.
#[must_use]
pub fn followed_line(plan: &PlanReport, lang: Lang) -> String {
    plan.followed.as_ref().map(|followed| statement::of_followed(followed, lang) + "\n").unwrap_or_default()
}

/// The counts of the verdicts as a table of one row.
#[must_use]
pub fn gap_counts(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.words();
    let summary = plan.summary;
    let asked = Counts::of_plan(plan);
    let known = plan.against.is_some();
    let mut counts = vec![
        (words.covered, summary.covered),
        (words.partial, summary.partial),
        (words.dropped, if known { asked.dropped } else { summary.dropped }),
        (words.added, summary.added.saturating_sub(plan.restored)),
        (words.undetermined, if known { asked.open } else { summary.undetermined }),
    ];
    counts.extend((plan.restored > 0).then(|| (lang.levels().restored, plan.restored)));
    counts.extend((beyond(plan) > 0).then(|| (lang.levels().lost_above, beyond(plan))));
    // Of those before: the ones that somebody accepted.
    counts.extend((plan.excepted() > 0).then(|| (lang.levels().excepted, plan.excepted())));
    let guessed = summary.guessed.total();
    counts.extend((guessed > 0).then_some((words.guessed, guessed)));
    let mut table = Table::new([words.coverage].into_iter().chain(counts.iter().map(|(head, _)| *head)));
    table.row([coverage(plan, words)].into_iter().chain(counts.iter().map(|(_, count)| count.to_string())));
    table
}

/// How many items have a verdict, and how many of them the nearest known parent does not ask for, or is only
/// guessed to; those of a filter are counted alone.
pub(crate) fn verdict_count(plan: &PlanReport, verdict: Verdict, count: usize, lang: Lang) -> String {
    let whole = !plan.filter.is_active();
    let (dropped, undetermined) = Counts::beyond(plan);
    let (lost, unasked) = match verdict {
        Verdict::Dropped if whole => (dropped, 0),
        Verdict::Undetermined if whole => (undetermined, plan.unasked),
        _ => (0, 0),
    };
    let guessed = plan.gaps.iter().filter(|gap| whole && gap.verdict == verdict && gap.guessed).count();
    let mut counted = (count - guessed).to_string();
    if guessed > 0 {
        counted = fill(lang.levels().and_guessed, &[("count", &counted), ("guessed", &guessed.to_string())]);
    }
    if lost > 0 {
        counted = fill(lang.levels().of_them_lost, &[("count", &counted), ("lost", &lost.to_string())]);
    }
    if unasked > 0 {
        counted = fill(lang.levels().of_them_unasked, &[("count", &counted), ("unasked", &unasked.to_string())]);
    }
    lang.words().brackets(counted)
}

fn item(text: &mut String, gap: &GapRow, options: RenderOptions) {
    let words = options.words();
    write_line(text, &format!("### {} {}\n", gap.code, markdown_text(options.lang.pick(&gap.names))));
    let textual = options.lang.textual();
    let guessed = gap.guessed.then(|| format!("**{}**", words.guessed));
    let mut notes: Vec<String> = guessed.into_iter().collect();
    notes.extend([words.trace_text(&gap.trace), place(gap, options.lang)]);
    notes.extend(gap.excepted.as_ref().map(|excepted| format!("**{}**", markdown_text(&excepted_text(excepted, options.lang)))));
    notes.extend([textual::strength_line(gap, options.lang), textual::reuse_line(gap, textual)]);
    let asked = asked_by(gap, words).replace('\n', words.semicolon);
    if !asked.is_empty() {
        notes.push(format!("{}{}{}", words.asked_note, words.colon, asked));
    }
    if !gap.missing.is_empty() {
        let elements = options.lang.elements();
        notes.push(format!("{}{}{}", elements.missing, words.colon, missing(&gap.missing, options.lang)));
    }
    notes.retain(|note| !note.is_empty());
    notes.extend(gap.peers.iter().map(|found| peers::sentence(found, gap.verdict, options.lang)));
    write_line(text, &format!("{}\n", notes.join(" · ")));
    for quote in &gap.quotes {
        write_line(text, &format!("- {}", quoted(quote, words)));
    }
    match gap.quotes.first() {
        None => write_line(text, &format!("- {}", words.no_clause)),
        Some(quote) if quote.kind == ClauseKind::Heading => write_line(text, &format!("- {}", words.only_heading)),
        Some(_) => {}
    }
    for reason in gap.text.strength.iter().flat_map(|strength| textual::reasons(strength, options.lang)) {
        write_line(text, &format!("- {}", markdown_text(&reason)));
    }
    text.push('\n');
}

/// The items that a task of the plan's own comes nearest to.
pub(crate) fn nearest(task: &LocalTask, options: RenderOptions) -> String {
    let words = options.words();
    let named = task.nearest.iter().map(|(code, names, likeness)| format!("{code} {} {likeness:.2}", options.lang.pick(names)));
    let named: Vec<String> = named.collect();
    format!("{} {}", words.nearest, if named.is_empty() { words.none.to_owned() } else { named.join(words.comma) })
}

/// What a person said of the label of a quote, or of its having none.
pub(crate) fn decision_of(quote: &Quote, words: &Words) -> String {
    match (&quote.decision, quote.confidence) {
        (Decision::Confirmed(signature), None) => words.signed(words.review_settled, signature),
        (decision, _) => words.decision_text(decision),
    }
}

/// A clause with its line, its evidence in bold, and its confidence.
fn quoted(quote: &Quote, words: &Words) -> String {
    let body: String = quote
        .parts
        .iter()
        .map(|(part, marked)| if *marked { format!("**{}**", markdown_text(part)) } else { markdown_text(part) })
        .collect();
    let confidence = quote.confidence.map(|value| words.brackets(format!("{} {value:.2}", words.confidence))).unwrap_or_default();
    let decision = decision_of(quote, words);
    let decision = if decision.is_empty() { decision } else { format!(" **{}**", markdown_text(&decision)) };
    format!("{}{}{body}{confidence}{decision}", words.at_line(quote.line_start), words.colon)
}

fn write_line(text: &mut String, line: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{line}");
}
