//! The results of a whole report: losses, the gaps by weight, additions, strength, reuse, siblings, signals, findings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::departments::departments_section;
use super::findings::excepted_text;
use super::marks::verdict_word;
use super::over_time::{over_time_table, places_over_time};
use super::proof::{asked_by, demand};
use super::section::{MOST_A_PAGE, Section, part};
use super::standing::standing_set;
use super::textual::{percent, reasons};
use super::{all_findings, findings_table, peers, rank_set};
use crate::gap::{Presence, ReuseLabel, StrengthLabel, Verdict};
use crate::lineage::StateKind;
use crate::render::Part;
use crate::render::table::Table;
use crate::report::model::{GapRow, PlanReport, Report, SignalCell};
use crate::report::overview::Weight;
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions};

/// Everything after the heat map, in reading order.
#[must_use]
pub fn results(report: &Report, lang: Lang) -> Vec<Section> {
    let own = lang.page();
    let set = |id, set| Section { id, set };
    let mut sections = vec![
        Section::new("losses", own.losses, vec![losses(report, lang)]).with_note(own.losses_note),
        Section::new("gaps", own.gaps, vec![gaps(report, lang)]).with_note(own.gaps_note),
        Section::new("additions", own.additions, vec![additions(report, lang)]),
        Section::new("strength", own.strength_title, vec![strength(report, lang)]).with_note(own.strength_note),
    ];
    let years = over_time(report, lang);
    if !years.is_empty() {
        let mut section = Section::new("over-time", lang.standing().over_time, years).with_note(lang.standing().over_time_note);
        section.set.legend.push(lang.standing().over_time_legend.to_owned());
        sections.push(section);
    }
    if report.plans.len() > MOST_A_PAGE {
        return sections;
    }
    sections.extend([
        Section::new("reuse", lang.textual().reuse_title, vec![reuse(report, lang)]).with_note(own.reuse_note),
        set("departments", departments_section(report, lang)),
        Section::new("peers", own.peers_title, vec![siblings(report, lang)]).with_note(own.peers_note),
        set("rank", rank_set(report, RenderOptions { lang, width: None, color: false })),
        Section::new("signals", lang.textual().signals_title, vec![signals(report, lang)]).with_note(lang.textual().signals_note),
        set("standing", standing_set(report, RenderOptions { lang, width: None, color: false })),
        findings(report, lang),
    ]);
    sections
}

/// One table per place with plans of several years.
fn over_time(report: &Report, lang: Lang) -> Vec<Part> {
    let places = places_over_time(report).into_iter();
    places.map(|place| part(&place.name, over_time_table(report, &place, lang), lang.standing().no_years)).collect()
}

/// Number of plans named if several have the same result.
const MOST_NAMED: usize = 8;

fn named(plans: &[&str], lang: Lang) -> String {
    let shown = plans.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(lang.words().comma);
    if plans.len() <= MOST_NAMED {
        return shown;
    }
    format!("{shown}{}{}", lang.words().comma, fill(lang.page().and_more, &[("count", &plans.len())]))
}

/// Groups what `wanted` selects of the plans by item, in taxonomy order.
fn by_item<'r, K: Ord>(
    report: &'r Report,
    wanted: impl Fn(&PlanReport, &GapRow) -> Option<K>,
) -> BTreeMap<(usize, K), Found<'r>> {
    let order: BTreeMap<&str, usize> =
        report.domains.iter().flat_map(|domain| &domain.items).enumerate().map(|(at, item)| (item.code.as_str(), at)).collect();
    let mut found: BTreeMap<(usize, K), Found<'r>> = BTreeMap::new();
    for plan in &report.plans {
        for gap in &plan.gaps {
            let Some((at, key)) = order.get(gap.code.as_str()).copied().zip(wanted(plan, gap)) else { continue };
            found.entry((at, key)).or_default().push((plan, gap));
        }
    }
    found
}

type Found<'r> = Vec<(&'r PlanReport, &'r GapRow)>;

fn labels<'r>(found: &Found<'r>) -> Vec<&'r str> {
    found.iter().map(|(plan, _)| plan.label.as_str()).collect()
}

fn losses(report: &Report, lang: Lang) -> Part {
    let words = lang.words();
    let mut table = Table::new([words.code, words.item, lang.page().where_lost, words.trace, words.plan]);
    let lost =
        |_: &PlanReport, gap: &GapRow| gap.loss.map(|loss| (words.loss_text(loss, gap.guessed), words.trace_text(&gap.trace)));
    let mut rows: Vec<_> = by_item(report, lost).into_iter().collect();
    // Demands of a plan of the corpus come before those of the national points, losses of a plan itself before those above; then the most
    // frequent first, in the order of the items.
    let of_points = |found: &Found<'_>| found.iter().all(|(plan, gap)| is_from_points(plan, gap));
    let only_above = |found: &Found<'_>| found.iter().all(|(_, gap)| gap.lost_above);
    rows.sort_by_key(|(_, found)| (of_points(found), only_above(found), Reverse(found.len())));
    for ((_, place), found) in rows {
        let Some((_, first)) = found.first() else { continue };
        table.row([first.code.clone(), lang.pick(&first.names).to_owned(), place.0, place.1, named(&labels(&found), lang)]);
    }
    part("", table, lang.page().no_losses)
}

/// Returns `true` if an item was lost right below the national points, so that no plan of the corpus had it.
fn is_from_points(plan: &PlanReport, gap: &GapRow) -> bool {
    let holder =
        gap.trace.0.iter().rev().find(|(level, presence)| Some(*level) != plan.header.level && *presence == Presence::Present);
    holder.is_some_and(|(holder, _)| plan.chain.iter().any(|link| link.level == *holder && link.state == StateKind::Profile))
}

fn gaps(report: &Report, lang: Lang) -> Part {
    let (words, own) = (lang.words(), lang.page());
    // Plans of another year have other points above them, and a demand that is guessed for one may be sure for another.
    let asked = |plan: &PlanReport, gap: &GapRow| gap.verdict.is_gap().then(|| (Weight::of(plan, gap), asked_by(gap, words)));
    let mut rows: Vec<(Weight, Found<'_>)> =
        by_item(report, asked).into_iter().map(|((_, (weight, _)), found)| (weight, found)).collect();
    // If every plan of a row had lost the item above, none of them caused the gap.
    let only_above = |found: &Found<'_>| found.iter().all(|(_, gap)| gap.lost_above);
    rows.sort_by_key(|(weight, found)| (only_above(found), *weight, Reverse(found.len())));
    let any_above = rows.iter().flat_map(|(_, found)| found).any(|(_, gap)| gap.lost_above);
    let heads = [own.weight, words.code, words.item, own.demand, own.left_out_by, own.in_part_by].into_iter();
    let heads = heads.chain(any_above.then_some(own.lost_above_by));
    let mut table = Table::new(heads);
    for (weight, found) in rows {
        let Some((_, first)) = found.first() else { continue };
        let of = |wanted: &dyn Fn(&GapRow) -> bool| -> String {
            let plans: Vec<&str> = found.iter().filter(|(_, gap)| wanted(gap)).map(|(plan, _)| plan.label.as_str()).collect();
            named(&plans, lang)
        };
        let mut row = vec![
            own.weight_name(weight).to_owned(),
            first.code.clone(),
            lang.pick(&first.names).to_owned(),
            fullest(report, &found, lang),
            of(&|gap| gap.verdict == Verdict::Dropped && !gap.lost_above),
            of(&|gap| gap.verdict == Verdict::Partial),
        ];
        row.extend(any_above.then(|| of(&|gap| gap.lost_above)));
        table.row(row);
    }
    part("", table, own.no_gaps)
}

/// The key of gaps that share a row: the item, its weight, and the points that ask for it.
pub(crate) fn demand_key(plan: &PlanReport, gap: &GapRow, lang: Lang) -> (String, String) {
    let weight = lang.page().weight_name(Weight::of(plan, gap));
    (gap.code.clone(), format!("{weight}\n{}", asked_by(gap, lang.words())))
}

/// The demand for an item, as worded for the plan that has most levels above it.
fn fullest(report: &Report, found: &Found<'_>, lang: Lang) -> String {
    let kept = found.first().and_then(|(plan, gap)| report.demands.get(&demand_key(plan, gap, lang)));
    if let Some(kept) = kept {
        return kept.clone();
    }
    let told = found.iter().map(|(plan, gap)| demand(plan, gap, lang));
    told.reduce(|most, next| if next.lines().count() > most.lines().count() { next } else { most }).unwrap_or_default()
}

fn additions(report: &Report, lang: Lang) -> Part {
    let (words, own) = (lang.words(), lang.page());
    let mut table = Table::new([words.code, words.item, own.added_by, own.restored_by]);
    for found in by_item(report, |_, gap| (gap.verdict == Verdict::Added).then_some(())).into_values() {
        let Some((_, first)) = found.first() else { continue };
        let (restored, added): (Vec<_>, Vec<_>) = found.iter().partition(|(plan, gap)| gap.is_taken_up(plan.header.level));
        table.row([
            first.code.clone(),
            lang.pick(&first.names).to_owned(),
            named(&labels(&added), lang),
            named(&labels(&restored), lang),
        ]);
    }
    let table = table.without_empty_columns();
    part("", table, own.no_additions)
}

/// The label of an item that is asked for more or less strongly than above.
pub(crate) fn unequal(gap: &GapRow) -> Option<StrengthLabel> {
    let label = gap.text.strength.as_ref()?.label?;
    (label != StrengthLabel::Same).then_some(label)
}

fn strength(report: &Report, lang: Lang) -> Part {
    let (words, textual) = (lang.words(), lang.textual());
    let mut table = Table::new([textual.strength, words.code, words.item, words.plan, lang.tables().reason]);
    for wanted in [StrengthLabel::Weaker, StrengthLabel::Stronger] {
        for found in by_item(report, |_, gap| (unequal(gap) == Some(wanted)).then_some(())).into_values() {
            let many = found.len() > MOST_NAMED;
            let Some((_, first)) = found.first() else { continue };
            let name = textual.strength_name(Some(wanted)).to_owned();
            let item = lang.pick(&first.names).to_owned();
            if many {
                table.row([name, first.code.clone(), item, named(&labels(&found), lang), String::new()]);
                continue;
            }
            for (plan, gap) in &found {
                table.row([name.clone(), gap.code.clone(), item.clone(), plan.label.clone(), why(gap, lang)]);
            }
        }
    }
    part("", table, lang.page().no_strength)
}

/// The comparisons behind a strength that differ, one per line.
pub(crate) fn why(gap: &GapRow, lang: Lang) -> String {
    gap.text.strength.as_ref().map(|strength| reasons(strength, lang).join("\n")).unwrap_or_default()
}

fn reuse(report: &Report, lang: Lang) -> Part {
    let (words, textual) = (lang.words(), lang.textual());
    let heads = [words.plan, textual.reuse_share, textual.repeated, textual.verbatim, textual.adapted, textual.own_words];
    let mut table = Table::new(heads);
    for plan in &report.plans {
        let Some(reuse) = &plan.reuse else { continue };
        let shares = [percent(reuse.share), percent(reuse.repeated)];
        let counts = [ReuseLabel::Verbatim, ReuseLabel::Adapted, ReuseLabel::Own].map(|label| reuse.count(label).to_string());
        table.row([plan.label.clone()].into_iter().chain(shares).chain(counts));
    }
    part("", table, lang.page().no_reuse)
}

fn siblings(report: &Report, lang: Lang) -> Part {
    let (words, own) = (lang.words(), lang.tables());
    let mut table = Table::new([words.code, words.item, words.plan, words.verdict, own.peers]);
    for found in by_item(report, |_, gap| gap.peers.as_ref()?.standing.map(|_| ())).into_values() {
        for (plan, gap) in found {
            table.row([
                gap.code.clone(),
                lang.pick(&gap.names).to_owned(),
                plan.label.clone(),
                verdict_word(gap, lang),
                peers::short(gap, lang),
            ]);
        }
    }
    part("", table, lang.page().no_peers)
}

fn signals(report: &Report, lang: Lang) -> Part {
    let (words, textual) = (lang.words(), lang.textual());
    let heads = [words.plan.to_owned()].into_iter().chain(SignalCell::ALL.map(|cell| textual.cell_name(cell).to_owned()));
    let mut table = Table::new(heads);
    for plan in report.plans.iter().filter(|plan| plan.reuse.is_some()) {
        let cell = |cell: SignalCell| {
            let items: Vec<&str> = plan.in_cell(cell).map(|gap| lang.pick(&gap.names)).collect();
            if items.is_empty() || cell == SignalCell::Both {
                items.len().to_string()
            } else {
                format!("{}\n{}", items.len(), items.join(words.comma))
            }
        };
        table.row([plan.label.clone()].into_iter().chain(SignalCell::ALL.map(cell)));
    }
    part("", table, textual.no_text)
}

fn findings(report: &Report, lang: Lang) -> Section {
    let (words, own, levels) = (lang.words(), lang.page(), lang.levels());
    let mut parts = vec![part("", findings_table(all_findings(report), |id| report.label_of(id), lang), own.no_findings)];
    let mut excepted = Table::new([words.plan, words.code, words.item, words.verdict, levels.excepted]);
    for plan in &report.plans {
        for gap in &plan.gaps {
            let Some(found) = &gap.excepted else { continue };
            excepted.row([
                plan.label.clone(),
                gap.code.clone(),
                lang.pick(&gap.names).to_owned(),
                verdict_word(gap, lang),
                excepted_text(found, lang),
            ]);
        }
    }
    if !excepted.rows.is_empty() {
        parts.push(part(own.excepted_gaps, excepted, ""));
    }
    Section::new("findings", own.findings_title, parts)
}
