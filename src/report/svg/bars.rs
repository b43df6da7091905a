//! Coverage as pictures for a page: bars by plan and by domain, levels × domains as a map of shares.
//!
//! The colours are those of the page that the pictures stand in; every number stands in the picture as text.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use super::escaped;
use crate::report::overview::{Counts, by_domain, by_level};
use crate::report::views;
use crate::report::words::fill;
use crate::report::{Lang, Report};

const NAME: f64 = 190.0;
const BAR: f64 = 400.0;
const WIDTH: f64 = 720.0;
const ROW: f64 = 26.0;
/// A number needs so much room in its part of a bar.
const LEGIBLE: f64 = 16.0;
/// Cells of text before a bar; a Chinese character takes two.
const NAME_CELLS: usize = 28;

/// Draws a bar a plan.
#[must_use]
pub fn by_plans(report: &Report, lang: Lang) -> String {
    let judged = report.plans.iter().filter(|plan| plan.summary.applicable > 0);
    let rows: Vec<(String, Counts)> = judged.map(|plan| (plan.id.clone(), Counts::of_plan(plan))).collect();
    bars(lang.page().by_plan, "bars-plans", &rows, lang)
}

/// Draws a bar a domain.
#[must_use]
pub fn by_domains(report: &Report, lang: Lang) -> String {
    let rows = by_domain(report, None).into_iter().filter(|(_, counts)| counts.asked() > 0);
    let rows: Vec<(String, Counts)> =
        rows.map(|(domain, counts)| (format!("{} {}", domain.code, lang.pick(&domain.names)), counts)).collect();
    bars(lang.page().by_domain, "bars-domains", &rows, lang)
}

fn bars(title: &str, id: &str, rows: &[(String, Counts)], lang: Lang) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let (words, own) = (lang.words(), lang.page());
    let values = rows.iter().map(|(name, counts)| {
        let values: [(&str, &dyn std::fmt::Display); 6] = [
            ("name", name),
            ("asked", &counts.asked()),
            ("covered", &counts.covered),
            ("partial", &counts.partial),
            ("dropped", &counts.dropped),
            ("open", &counts.open),
        ];
        fill(own.bar_value, &values)
    });
    let values = values.collect::<Vec<_>>().join(words.semicolon);
    let alt = fill(own.bars_alt, &[("title", title), ("values", &values)]);
    let mut text = head(id, title, &alt, WIDTH, 30.0 + ROW * count(rows.len()));
    let legend = [
        ("covered", words.mark_present, words.covered),
        ("partial", words.mark_partial, words.partial),
        ("dropped", words.mark_absent, words.dropped),
        ("undetermined", words.unknown, words.undetermined),
    ];
    for (at, (class, mark, name)) in legend.iter().enumerate() {
        let x = NAME + 110.0 * count(at);
        // Writing into a string cannot fail.
        let _ = write!(
            text,
            "<rect class=\"{class}\" x=\"{x:.0}\" y=\"6\" width=\"14\" height=\"14\"/><text x=\"{:.0}\" y=\"18\">{mark} {}</text>",
            x + 19.0,
            escaped(name)
        );
    }
    for (at, (name, counts)) in rows.iter().enumerate() {
        let y = 30.0 + ROW * count(at);
        let _ =
            write!(text, "<text x=\"0\" y=\"{:.0}\"><title>{}</title>{}</text>", y + 15.0, escaped(name), escaped(&cut(name)));
        let mut x = NAME;
        for (class, number) in
            [("covered", counts.covered), ("partial", counts.partial), ("dropped", counts.dropped), ("undetermined", counts.open)]
        {
            let width = BAR * count(number) / count(counts.asked().max(1));
            if number > 0 {
                let _ = write!(
                    text,
                    "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.0}\" width=\"{width:.1}\" height=\"20\"><title>{number}</title></rect>"
                );
            }
            if width >= LEGIBLE {
                let _ = write!(
                    text,
                    "<text class=\"in {class}-text\" x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{number}</text>",
                    x + width / 2.0,
                    y + 15.0
                );
            }
            x += width;
        }
        let _ = writeln!(
            text,
            "<text x=\"{:.0}\" y=\"{:.0}\">{}/{} {}</text>",
            NAME + BAR + 10.0,
            y + 15.0,
            counts.covered,
            counts.asked(),
            views::share(*counts, lang)
        );
    }
    text + "</svg>\n"
}

/// Draws levels in rows and domains in columns, each with covered of asked, the darker the more is covered.
#[must_use]
pub fn level_map(report: &Report, lang: Lang) -> String {
    let (words, own) = (lang.words(), lang.page());
    let levels = by_level(report);
    let shown: Vec<usize> =
        by_domain(report, None).iter().enumerate().filter(|(_, (_, counts))| counts.asked() > 0).map(|(at, _)| at).collect();
    if levels.is_empty() || shown.is_empty() {
        return String::new();
    }
    let column = (WIDTH - 80.0) / count(shown.len());
    let mut said = Vec::new();
    let mut body = String::new();
    for (row, (level, _, _)) in levels.iter().enumerate() {
        let name = level.map_or(lang.levels().level_unknown, |level| words.level_name(level));
        let y = 28.0 + 36.0 * count(row);
        let _ = write!(body, "<text x=\"0\" y=\"{:.0}\">{}</text>", y + 20.0, escaped(name));
        let domains = by_domain(report, Some(*level));
        for (at, domain) in shown.iter().enumerate() {
            let Some((domain, counts)) = domains.get(*domain) else { continue };
            let x = 80.0 + column * count(at);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("name", &domain.code), ("covered", &counts.covered), ("asked", &counts.asked())];
            let label = fill(own.map_value, &values);
            let share = count(counts.covered) / count(counts.asked().max(1));
            let _ = write!(
                body,
                "<rect class=\"cell\" x=\"{x:.1}\" y=\"{y:.0}\" width=\"{:.1}\" height=\"32\"/><rect class=\"covered part\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"><title>{}</title></rect><text x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}/{}</text>",
                column - 2.0,
                y + 32.0 - 32.0 * share,
                column - 2.0,
                32.0 * share,
                escaped(&label),
                x + column / 2.0,
                y + 20.0,
                counts.covered,
                counts.asked()
            );
            said.push(format!("{name} {label}"));
        }
    }
    for (at, (domain, _)) in by_domain(report, None).iter().enumerate() {
        if let Some(place) = shown.iter().position(|shown| *shown == at) {
            let _ = write!(
                body,
                "<text x=\"{:.1}\" y=\"18\" text-anchor=\"middle\"><title>{}</title>{}</text>",
                80.0 + column * count(place) + column / 2.0,
                escaped(lang.pick(&domain.names)),
                escaped(&domain.code)
            );
        }
    }
    let alt = format!("{}{}{}", own.level_map, words.colon, said.join(words.semicolon));
    head("level-map", own.level_map, &alt, WIDTH, 30.0 + 36.0 * count(levels.len())) + &body + "</svg>\n"
}

fn head(id: &str, title: &str, description: &str, width: f64, height: f64) -> String {
    format!(
        "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>\n",
        escaped(title),
        escaped(description)
    )
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A name that fits before its bar; the whole of it is the title of the text.
fn cut(name: &str) -> String {
    let mut used = 0;
    let fits = |ch: &char| {
        used += ch.width().unwrap_or(0);
        used <= NAME_CELLS
    };
    let kept: String = name.chars().take_while(fits).collect();
    if kept.len() == name.len() { kept } else { format!("{kept}…") }
}
