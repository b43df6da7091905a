//! A plan compared with the text of its parent: strength, reuse, the two signals, and the verdict against each parent.

use std::fmt::Write as _;

use crate::gap::{Relation, ReuseLabel, Share};
use crate::render::table::{Table, markdown_text};
use crate::report::model::{ComparedRow, GapRow, LinkColumn, Place, PlanReport, Quote, SignalCell, StrengthRow};
use crate::report::{Lang, TextualWords, Words};

/// Strength and reuse of an item in a few words: 弱化 · 照抄 83%; empty if the parent has no text.
pub(crate) fn strength_and_reuse(gap: &GapRow, words: &TextualWords) -> [String; 2] {
    let strength = gap.text.strength.as_ref().map(|strength| words.strength_name(strength.label).to_owned());
    let reuse = gap.text.reuse.map(|(label, share)| format!("{} {}", words.reuse_name(label), percent(share)));
    [strength.unwrap_or_default(), reuse.unwrap_or_default()]
}

/// The strength in a sentence: 弱化（低于上级要求）; empty if there is none.
pub(crate) fn strength_line(gap: &GapRow, lang: Lang) -> String {
    let words = lang.textual();
    let Some(strength) = &gap.text.strength else { return String::new() };
    let meets = words.meets_text(strength.label).map(|said| lang.words().brackets(said)).unwrap_or_default();
    format!("{} {}{meets}", words.strength, words.strength_name(strength.label))
}

/// How the text of an item was made, in a few words.
pub(crate) fn reuse_line(gap: &GapRow, words: &TextualWords) -> String {
    let [_, reuse] = strength_and_reuse(gap, words);
    if reuse.is_empty() { reuse } else { format!("{} {reuse}", words.reuse) }
}

/// The comparisons behind a strength, one per line: 频次 弱化：上级 “每月”（第 12 行）→ 本计划 “按季度”（第 30 行）.
pub(crate) fn reasons(strength: &StrengthRow, lang: Lang) -> Vec<String> {
    let (words, textual) = (lang.words(), lang.textual());
    let side = |said: &Option<(String, Place)>| {
        said.as_ref().map_or_else(
            || textual.states_none.to_owned(),
            |(text, place)| format!("“{text}”{}", words.brackets(words.at_place(place))),
        )
    };
    let reason = |found: &ComparedRow| {
        let (aspect, relation) = (textual.aspect_name(found.aspect), textual.relation_name(found.relation));
        let (parent, own) = (side(&found.parent), side(&found.own));
        format!("{aspect} {relation}{}{} {parent} → {} {own}", words.colon, textual.parent, textual.own)
    };
    strength.compared.iter().map(reason).collect()
}

/// The values that are weaker, briefly, one per line: 10月底前 → 12月底前.
pub(crate) fn weaker(strength: &StrengthRow, lang: Lang) -> Vec<String> {
    let none = lang.textual().states_none;
    let side = |said: &Option<(String, Place)>| said.as_ref().map_or_else(|| none.to_owned(), |(text, _)| text.clone());
    let weaker = strength.compared.iter().filter(|found| found.relation == Relation::Weaker);
    weaker.map(|found| format!("{} → {}", side(&found.parent), side(&found.own))).collect()
}

/// The name of the column of a link.
pub(crate) fn link_name(column: &LinkColumn<'_>, words: &Words) -> String {
    let level = words.level_name(column.level);
    column.plan.map_or_else(|| level.to_owned(), |plan| format!("{level} {plan}"))
}

/// The verdicts of an item: one per column, then that against the whole chain.
pub(crate) fn against_cells(gap: &GapRow, columns: &[LinkColumn<'_>], words: &Words) -> Vec<String> {
    let links = columns.iter().map(|column| {
        let guessed = gap.against.guessed.get(column.link).copied().unwrap_or(false);
        gap.against.links.get(column.link).copied().flatten().map(|verdict| (verdict, guessed))
    });
    let chain = gap.against.chain.map(|verdict| (verdict, gap.guessed));
    let name = |told: Option<(crate::gap::Verdict, bool)>| told.map_or_else(String::new, |told| words.judged(told.0, told.1));
    links.chain([chain]).map(name).collect()
}

/// Items in rows, known parents in columns, the whole chain last.
#[must_use]
pub fn against_table(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.words();
    let columns = plan.link_columns();
    let heads = [words.code.to_owned(), words.item.to_owned()].into_iter();
    let links = columns.iter().map(|column| link_name(column, words)).chain([lang.textual().whole_chain.to_owned()]);
    let mut table = Table::new(heads.chain(links));
    for gap in &plan.gaps {
        let first = [gap.code.clone(), lang.pick(&gap.names).to_owned()].into_iter();
        table.row(first.chain(against_cells(gap, &columns, words)));
    }
    table
}

/// The two signals: one row per cell, with its count and its items.
#[must_use]
pub fn signals_table(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.textual();
    let mut table = Table::new([words.signal, words.by_taxonomy, words.by_similarity, words.count, words.cases]);
    let mark = |found: bool| if found { lang.words().mark_present } else { lang.words().mark_absent };
    for cell in SignalCell::ALL {
        let items: Vec<&str> = plan.in_cell(cell).map(|gap| lang.pick(&gap.names)).collect();
        // If both methods find the item, it needs no review.
        let named = if cell == SignalCell::Both { String::new() } else { items.join(lang.words().comma) };
        let taxonomy = matches!(cell, SignalCell::Both | SignalCell::TaxonomyOnly);
        let similarity = matches!(cell, SignalCell::Both | SignalCell::SimilarityOnly);
        let count = items.len().to_string();
        table.row([words.cell_name(cell), mark(taxonomy), mark(similarity), &count, &named]);
    }
    table
}

/// Writes the verdicts against each parent, the two signals and the reuse as chapters of a Markdown page.
pub(crate) fn chapters(text: &mut String, plan: &PlanReport, lang: Lang) {
    let words = lang.textual();
    let mut line = |said: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{said}");
    };
    if !plan.link_columns().is_empty() {
        line(format!("\n## {}\n\n{}", words.against_title, against_table(plan, lang).markdown()));
    }
    let Some(reuse) = &plan.reuse else {
        line(format!("\n## {}\n\n{}", words.signals_title, words.no_text));
        return;
    };
    line(format!("\n## {}\n\n{}\n\n{}", words.signals_title, words.signals_note, signals_table(plan, lang).markdown()));
    for gap in plan.in_cell(SignalCell::SimilarityOnly) {
        let Some((own, parent, share)) = &gap.text.nearest else { continue };
        line(format!(
            "- {} {}{}",
            gap.code,
            markdown_text(lang.pick(&gap.names)),
            lang.words().brackets(format!("{:.2}", share.value()))
        ));
        line(format!("  - {} {}", words.parent, cited(parent, lang)));
        line(format!("  - {} {}", words.own, cited(own, lang)));
    }
    line(format!("\n## {}\n", words.reuse_title));
    let counts = [ReuseLabel::Verbatim, ReuseLabel::Adapted, ReuseLabel::Own];
    let counts = counts.map(|label| format!("{} {}", words.reuse_name(label), reuse.count(label)));
    line(format!("- {}{}{}", words.reuse_share, lang.words().colon, percent(reuse.share)));
    line(format!("- {}{}{}", words.repeated, lang.words().colon, percent(reuse.repeated)));
    line(format!("- {}{}{}", lang.words().clauses, lang.words().colon, counts.join(lang.words().comma)));
    line(format!("\n### {}\n\n{}\n### {}\n", words.tasks_made, reused_tasks_table(plan, lang).markdown(), words.clauses_made));
    for clause in reuse.clauses.iter().filter(|clause| clause.label != ReuseLabel::Own) {
        line(format!("- {} {:.2} · {}", words.reuse_name(clause.label), clause.share.value(), cited(&clause.quote, lang)));
        if let Some(source) = &clause.source {
            line(format!("  - {} {}", words.parent, cited(source, lang)));
        }
    }
}

/// How each task was made; empty if the parent has no text.
#[must_use]
pub fn reused_tasks_table(plan: &PlanReport, lang: Lang) -> Table {
    let words = lang.textual();
    let mut table = Table::new([lang.words().path, lang.words().heading, words.reuse, words.ratio]);
    for (path, heading, label, share) in plan.reuse.iter().flat_map(|reuse| &reuse.tasks) {
        table.row([path.concat(), heading.clone(), words.reuse_name(*label).to_owned(), format!("{:.2}", share.value())]);
    }
    table
}

/// The clauses that were copied or adapted, each with its source.
#[must_use]
pub fn reused_clauses_table(plan: &PlanReport, lang: Lang) -> Table {
    let (words, textual) = (lang.words(), lang.textual());
    let mut table = Table::new([textual.reuse, textual.ratio, textual.own, textual.parent]);
    let line = |quote: &Quote| format!("{}{}{}", words.at(quote), words.colon, quote.text());
    let made = plan.reuse.iter().flat_map(|reuse| &reuse.clauses).filter(|clause| clause.label != ReuseLabel::Own);
    for clause in made {
        let (label, share) = (textual.reuse_name(clause.label).to_owned(), format!("{:.2}", clause.share.value()));
        table.row([label, share, line(&clause.quote), clause.source.as_deref().map(line).unwrap_or_default()]);
    }
    table
}

fn cited(quote: &Quote, lang: Lang) -> String {
    format!("{} {}{}{}", lang.words().line, quote.line_start, lang.words().colon, markdown_text(&quote.text()))
}

/// A share to a tenth of a percent, so that close ranks can be distinguished: `86.0%`.
pub(super) fn tenths(share: Share) -> String {
    let tenths = (2000 * share.part + share.whole) / (2 * share.whole.max(1));
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// A share as a whole percentage without its counts, rounded down so that 100% means all.
pub(crate) fn percent(share: Share) -> String {
    (100 * share.part).checked_div(share.whole).map(|percent| format!("{percent}%")).unwrap_or_default()
}
