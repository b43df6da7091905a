//! `eval` on real plans: figures by half and group, and the data for choosing terms and numbers.

use super::eval::figure;
use crate::mapping::eval::{Carried, Counts, Group, Half, HalfScores, Misplaced, Proposal, Unscored, fitted_numbers};
use crate::render::table::Table;
use crate::report::Lang;
use crate::taxonomy::{MappingRules, Taxonomy};

/// One row per half and group.
#[must_use]
pub fn real_groups(halves: &[HalfScores], lang: Lang) -> Table {
    let (words, named) = (lang.words(), lang.real());
    let head = [named.half, named.group, words.plans, words.precision, words.recall, words.f1, named.clause_interval];
    let mut table = Table::new(head.into_iter().chain([named.document_f1, named.document_interval, named.unread]));
    for half in halves {
        for group in &half.groups {
            let figures = [group.clauses.precision(), group.clauses.recall(), group.clauses.f1()];
            let [precision, recall, f1] = figures.map(|value| figure(value, words));
            let [clauses, document] = [group.clause_interval, group.document_interval]
                .map(|bounds| bounds.map_or_else(|| words.unknown.to_owned(), |(low, high)| format!("{low:.3}–{high:.3}")));
            let row =
                [half_name(half.half, lang).to_owned(), group_name(group, lang), group.plans.to_string(), precision, recall];
            table.row(row.into_iter().chain([
                f1,
                clauses,
                figure(group.document.f1(), words),
                document,
                group.unread.to_string(),
            ]));
        }
    }
    table
}

/// One row per half and confidence band: how often people agree with labels of that confidence.
#[must_use]
pub fn real_bands(halves: &[HalfScores], lang: Lang) -> Table {
    let (words, named) = (lang.words(), lang.real());
    let mut table = Table::new([named.half, words.confidence, words.labels, words.right, words.share_right, named.mean]);
    for half in halves {
        for band in &half.bands {
            let share = Counts { right: band.right, wrong: band.labels - band.right, missed: 0 }.precision();
            let mean = share.map(|_| band.confidence);
            table.row([
                half_name(half.half, lang).to_owned(),
                format!("{:.2}–{:.2}", band.from, band.to),
                band.labels.to_string(),
                band.right.to_string(),
                figure(share, words),
                figure(mean, words),
            ]);
        }
    }
    table
}

/// One row per half: items that were cut out of plans, and how many were reported as dropped.
#[must_use]
pub fn real_drops(halves: &[(Half, Counts)], lang: Lang) -> Table {
    let (words, named) = (lang.words(), lang.real());
    let mut table = Table::new([named.half, named.cut_out, named.said_dropped, words.right, words.precision, words.recall]);
    for (half, counts) in halves {
        let numbers = [counts.right + counts.missed, counts.right + counts.wrong, counts.right].map(|count| count.to_string());
        let [cut, said, right] = numbers;
        let [precision, recall] = [counts.precision(), counts.recall()].map(|value| figure(value, words));
        table.row([half_name(*half, lang).to_owned(), cut, said, right, precision, recall]);
    }
    table
}

/// One row per proposal.
#[must_use]
pub fn real_proposals(proposals: &[Proposal], lang: Lang) -> Table {
    let (words, named) = (lang.words(), lang.real());
    let mut table = Table::new([words.item, named.words, words.plans, named.with, named.without, words.missed]);
    for proposal in proposals {
        let counts = [proposal.plans, proposal.with, proposal.without, proposal.missed].map(|count| count.to_string());
        table.row([proposal.code.clone(), proposal.words.clone()].into_iter().chain(counts));
    }
    table
}

/// One row per word that carried a wrong label; ↑ marks the heading above.
#[must_use]
pub fn real_misleading(carried: &[Carried], lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.item, lang.real().words, words.right, words.wrong]);
    for carried in carried {
        table.row([carried.code.clone(), carried.words.clone(), carried.right.to_string(), carried.wrong.to_string()]);
    }
    table
}

/// One row per fitted number, and last the agreement with the current numbers and with numbers fitted on other plans.
#[must_use]
pub fn real_fit(cross: &(Counts, Counts), taxonomy: &Taxonomy, fitted: &MappingRules, pairs: &[(f64, f64)], lang: Lang) -> Table {
    let (words, named) = (lang.words(), lang.real());
    let mut table = Table::new([named.number, named.now, named.fitted]);
    for ((name, now), (_, fitted)) in fitted_numbers(&taxonomy.rules).into_iter().zip(fitted_numbers(fitted)) {
        table.row([name.to_owned(), format!("{now:.2}"), format!("{fitted:.2}")]);
    }
    let list = |pairs: &[(f64, f64)], of: fn(&(f64, f64)) -> f64| {
        pairs.iter().map(|pair| format!("{:.2}", of(pair))).collect::<Vec<_>>().join(", ")
    };
    let now = &taxonomy.rules.calibration;
    table.row(["calibration_sums".to_owned(), list(now, |pair| pair.0), list(pairs, |pair| pair.0)]);
    table.row(["calibration_shares".to_owned(), list(now, |pair| pair.1), list(pairs, |pair| pair.1)]);
    table.row([named.cross.to_owned(), figure(cross.0.f1(), words), figure(cross.1.f1(), words)]);
    table
}

/// States what was not scored, and why.
#[must_use]
pub fn real_unscored(unscored: &Unscored) -> String {
    match unscored {
        Unscored::Plan { number, why } => format!("plan {number}: {why}"),
        Unscored::Unit { id, why: Misplaced::Missing } => {
            format!("{id}: its fragment does not stand in the text between its neighbours; is it the text that was labelled?")
        }
        Unscored::Unit { id, why: Misplaced::Ambiguous } => {
            format!("{id}: its fragment stands in the text more than once between its neighbours, and nothing decides")
        }
        Unscored::Code { id, code } => format!("{id}: the taxonomy has no item “{code}”"),
    }
}

const fn half_name(half: Half, lang: Lang) -> &'static str {
    match half {
        Half::Kept => lang.real().kept,
        Half::Tuned => lang.real().tuned,
    }
}

fn group_name(group: &Group, lang: Lang) -> String {
    let words = lang.words();
    match group.by.as_str() {
        "years" => format!("{} {}", words.year, group.name),
        "level" => format!("{} {}", words.level, group.name),
        "form" => format!("{} {}", words.kind, group.name),
        _ => lang.real().all.to_owned(),
    }
}
