//! `gap` as a Markdown page: one plan compared with the levels above it, with every clause quoted.

use std::fmt::Write as _;

use super::elements::{missing, parent_tasks};
use super::findings::{excepted_text, findings_markdown};
use super::gap::{ORDER, decision_of, doubt, facts, followed_line, gap_counts, nearest, place, verdict_count};
use super::peers;
use super::proof::{asked_by, demand, said_above};
use super::shown::shown;
use super::standing::standing_table;
use super::textual;
use crate::gap::Verdict;
use crate::plan::ClauseKind;
use crate::render::table::markdown_text;
use crate::report::model::{GapRow, PlanReport, Quote};
use crate::report::overview::weighed;
use crate::report::{RenderOptions, Words};

/// The gap analysis of a plan as a Markdown page, with every clause quoted.
#[must_use]
pub fn gap_markdown(plan: &PlanReport, options: RenderOptions) -> String {
    let words = options.words();
    let mut text = opening(plan, options);
    for verdict in ORDER {
        let own = plan.filter.shows(verdict, false);
        let above = verdict == Verdict::Dropped && plan.filter.lost_above;
        if !(own || above) {
            continue;
        }
        let gaps = weighed(plan, verdict);
        let name = if own { words.verdict_name(verdict) } else { options.lang.levels().lost_above };
        write_line(&mut text, &format!("\n## {name}{}\n", verdict_count(plan, verdict, gaps.len(), options.lang)));
        for gap in &gaps {
            item(&mut text, plan, gap, options);
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

/// The same for a plan among thousands: what to act on, and where to find the rest.
#[must_use]
pub(crate) fn gap_markdown_to_act_on(plan: &PlanReport, options: RenderOptions) -> String {
    let words = options.words();
    let mut text = opening(plan, options);
    for verdict in [Verdict::Dropped, Verdict::Partial, Verdict::Undetermined] {
        let gaps = weighed(plan, verdict);
        let count = verdict_count(plan, verdict, gaps.len(), options.lang);
        write_line(&mut text, &format!("\n## {}{count}\n", words.verdict_name(verdict)));
        for gap in &gaps {
            item_to_act_on(&mut text, plan, gap, options);
        }
        if gaps.is_empty() {
            write_line(&mut text, words.none);
        }
    }
    write_line(&mut text, &format!("\n{}\n\n{}", markdown_text(options.lang.country().rest), markdown_text(words.limits_text)));
    text
}

/// The part before the verdicts: the plan, the counts, the findings.
fn opening(plan: &PlanReport, options: RenderOptions) -> String {
    let words = options.words();
    let title = plan.header.title.as_deref().unwrap_or(&plan.id);
    let mut text = format!("# {}{}{}\n\n", words.gap_title, words.colon, markdown_text(title));
    text.push_str(&facts(plan, options.lang).markdown());
    if let Some(note) = shown(&plan.filter, options.lang) {
        write_line(&mut text, &format!("\n{}", markdown_text(&note)));
    }
    write_line(&mut text, &format!("\n## {}\n", words.summary));
    text.push_str(&gap_counts(plan, options.lang).markdown());
    if plan.undetermined_beside() > 0 {
        write_line(&mut text, &format!("\n{}", markdown_text(options.lang.page().beside_note)));
    }
    write_line(&mut text, &format!("\n{}", markdown_text(words.trace_legend)));
    if plan.followed.is_some() {
        write_line(&mut text, &format!("\n{}", markdown_text(followed_line(plan, options.lang).trim_end())));
    }
    if !plan.findings.is_empty() {
        write_line(&mut text, &format!("\n## {}{}\n", options.lang.levels().findings, words.brackets(plan.findings.len())));
        text.push_str(&findings_markdown(&plan.findings, options.lang));
    }
    text
}

/// The standing duties, and whether the plan arranges them.
fn standing_chapter(text: &mut String, plan: &PlanReport, options: RenderOptions) {
    let own = options.lang.standing();
    write_line(text, &format!("\n## {}\n\n{}\n", own.title, markdown_text(own.note)));
    if plan.standing.is_empty() {
        write_line(text, own.none);
    } else {
        text.push_str(&standing_table(plan, options.lang).markdown());
    }
}

/// Content without an item: the plan's own tasks, other clauses, labels that a person rejected.
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

fn item(text: &mut String, plan: &PlanReport, gap: &GapRow, options: RenderOptions) {
    let words = options.words();
    write_line(text, &format!("### {} {}\n", gap.code, markdown_text(options.lang.pick(&gap.names))));
    let textual = options.lang.textual();
    let guessed = gap.guessed.then(|| format!("**{}**", words.guessed));
    let lost = gap.lost_above.then(|| format!("**{}**", options.lang.levels().lost_above));
    let mut notes: Vec<String> = guessed.into_iter().chain(lost).collect();
    notes.extend([doubt(plan, gap, options.lang), words.trace_text(&gap.trace), place(gap, options.lang)]);
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
    for line in said_above(plan, gap, options.lang) {
        write_line(text, &format!("- {}", markdown_text(&line)));
    }
    for quote in gap.quotes.iter() {
        write_line(text, &format!("- {} {}", markdown_text(&plan.label), quoted(quote, words)));
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

/// The same in a few lines: who asks for it, and the first sentence of the plan.
fn item_to_act_on(text: &mut String, plan: &PlanReport, gap: &GapRow, options: RenderOptions) {
    let (words, lang) = (options.words(), options.lang);
    write_line(text, &format!("### {} {}\n", gap.code, markdown_text(lang.pick(&gap.names))));
    let guessed = gap.guessed.then(|| format!("**{}**", words.guessed));
    let lost = gap.lost_above.then(|| format!("**{}**", lang.levels().lost_above));
    let missing =
        (!gap.missing.is_empty()).then(|| format!("{}{}{}", lang.elements().missing, words.colon, missing(&gap.missing, lang)));
    let excepted = gap.excepted.as_ref().map(|excepted| format!("**{}**", markdown_text(&excepted_text(excepted, lang))));
    let siblings = format!("{} {}", lang.tables().peers, peers::short(gap, lang));
    let siblings = gap.peers.as_ref().is_some_and(|peers| peers.standing.is_some()).then_some(siblings);
    let (doubt, trace) = (doubt(plan, gap, lang), words.trace_text(&gap.trace));
    let notes = [guessed, lost, Some(doubt), Some(trace), Some(place(gap, lang)), excepted, missing, siblings];
    let notes: Vec<String> = notes.into_iter().flatten().filter(|note| !note.is_empty()).collect();
    write_line(text, &format!("{}\n", notes.join(" · ")));
    for line in demand(plan, gap, lang).lines() {
        write_line(text, &format!("- {}", markdown_text(line)));
    }
    if let Some(quote) = gap.quotes.first() {
        write_line(text, &format!("- {} {}", markdown_text(&plan.label), quoted(quote, words)));
    }
    text.push('\n');
}

/// A clause with its place, its evidence in bold.
fn quoted(quote: &Quote, words: &Words) -> String {
    let body: String = quote
        .parts
        .iter()
        .map(|(part, marked)| if *marked { format!("**{}**", markdown_text(part)) } else { markdown_text(part) })
        .collect();
    let decision = decision_of(quote, words);
    let decision = if decision.is_empty() { decision } else { format!(" **{}**", markdown_text(&decision)) };
    format!("{}{}{body}{decision}", words.at(quote), words.colon)
}

fn write_line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
