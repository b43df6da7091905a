//! A plan compared with the text of its parent: the two signals, what is stronger or weaker, how much is copied.

use std::io::Result;

use super::items;
use crate::gap::{ReuseLabel, StrengthLabel};
use crate::render::docx::{Body, Cell, Grid, Style, of_table};
use crate::report::model::{GapRow, PlanReport, SignalCell};
use crate::report::{Lang, RenderOptions, views};

/// Writes a note if the parent has no text to compare with.
pub(super) fn untold(body: &mut Body, plan: &PlanReport, lang: Lang) -> Result<()> {
    if plan.reuse.is_some() { Ok(()) } else { body.paragraph(Style::Note, lang.textual().no_text) }
}

/// Writes the chapter without its heading; nothing if the parent has no text.
pub(super) fn write(body: &mut Body, plan: &PlanReport, options: RenderOptions) -> Result<()> {
    let (lang, words, textual) = (options.lang, options.words(), options.lang.textual());
    let Some(reuse) = &plan.reuse else { return Ok(()) };
    body.paragraph(Style::Lead, textual.signals_note)?;
    body.table(&of_table(&views::signals_table(plan, lang), None, body.width()))?;
    for gap in plan.in_cell(SignalCell::SimilarityOnly) {
        let Some((own, parent, share)) = &gap.text.nearest else { continue };
        let name = format!("{} {} {:.2}", gap.code, lang.pick(&gap.names), share.value());
        body.runs(Style::Note, &[(name, true)])?;
        body.runs(Style::Note, &items::shortly_quoted(parent, textual.parent, lang))?;
        body.runs(Style::Note, &items::shortly_quoted(own, textual.own, lang))?;
    }
    let counts = [ReuseLabel::Verbatim, ReuseLabel::Adapted, ReuseLabel::Own];
    let counts = counts.map(|label| format!("{} {}", textual.reuse_name(label), reuse.count(label)));
    let said = [
        format!("{}{}{}", textual.reuse_share, words.colon, views::percent(reuse.share)),
        format!("{}{}{}", textual.repeated, words.colon, views::percent(reuse.repeated)),
        format!("{}{}{}", words.clauses, words.colon, counts.join(words.comma)),
    ];
    body.paragraph(Style::Note, &said.join(words.semicolon))?;
    let grid = strengths(plan, options);
    if grid.rows.is_empty() { Ok(()) } else { body.table(&grid) }
}

/// Items that the plan asks for more or less strongly than its parent.
fn strengths(plan: &PlanReport, options: RenderOptions) -> Grid {
    let (lang, words, textual) = (options.lang, options.words(), options.lang.textual());
    let label = |gap: &GapRow| gap.text.strength.as_ref().and_then(|strength| strength.label);
    let differs = |gap: &&GapRow| matches!(label(gap), Some(StrengthLabel::Stronger | StrengthLabel::Weaker));
    let row = |gap: &GapRow| {
        let reasons = gap.text.strength.as_ref().map(|strength| views::reasons(strength, lang).join("\n"));
        vec![
            Cell::text(&format!("{} {}", gap.code, lang.pick(&gap.names))),
            Cell::text(textual.strength_name(label(gap))),
            Cell::text(&reasons.unwrap_or_default()),
        ]
    };
    Grid {
        heads: [words.item, textual.strength, options.lang.office().reasons].map(str::to_owned).to_vec(),
        shares: vec![25, 10, 65],
        rows: plan.gaps.iter().filter(differs).map(row).collect(),
        alt: None,
    }
}
