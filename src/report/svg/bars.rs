//! Coverage as pictures for a page: bars by plan and by domain, levels × domains as a map of shares.
//!
//! The colours are those of the page that the pictures stand in; every number stands in the picture as text.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use crate::render::svg::escaped;
use crate::report::figures::{self, Bars};
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

/// Draws a bar a plan; empty where there is none.
#[must_use]
pub fn by_plans(report: &Report, lang: Lang) -> String {
    figures::by_plans(report, lang).map(|found| bars("bars-plans", &found, lang)).unwrap_or_default()
}

/// Draws a bar a domain; empty where there is none.
#[must_use]
pub fn by_domains(report: &Report, lang: Lang) -> String {
    figures::by_domains(report, lang).map(|found| bars("bars-domains", &found, lang)).unwrap_or_default()
}

fn bars(id: &str, found: &Bars, lang: Lang) -> String {
    let words = lang.words();
    let Bars { title, rows, alt } = found;
    let mut text = head(id, title, alt, WIDTH, 30.0 + ROW * count(rows.len()));
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
        for (class, number) in figures::PARTS.map(|part| (part.code(), figures::part_of(*counts, part))) {
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
        let _ =
            writeln!(text, "<text x=\"{:.0}\" y=\"{:.0}\">{}</text>", NAME + BAR + 10.0, y + 15.0, figures::label(*counts, lang));
    }
    text + "</svg>\n"
}

/// Draws levels in rows and domains in columns, each with covered of asked, the darker the more is covered.
#[must_use]
pub fn level_map(report: &Report, lang: Lang) -> String {
    let Some(map) = figures::level_map(report, lang) else { return String::new() };
    let column = (WIDTH - 80.0) / count(map.domains.len());
    let middle = |at: usize| 80.0 + column * count(at) + column / 2.0;
    let mut text = head("level-map", map.title, &map.alt, WIDTH, 30.0 + 36.0 * count(map.levels.len()));
    for (row, (name, cells)) in map.levels.iter().enumerate() {
        let y = 28.0 + 36.0 * count(row);
        let _ = write!(text, "<text x=\"0\" y=\"{:.0}\">{}</text>", y + 20.0, escaped(name));
        for (at, ((code, _), counts)) in map.domains.iter().zip(cells).enumerate() {
            let x = 80.0 + column * count(at);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("name", code), ("covered", &counts.covered), ("asked", &counts.asked())];
            let label = fill(lang.page().map_value, &values);
            let share = count(counts.covered) / count(counts.asked().max(1));
            let _ = write!(
                text,
                "<rect class=\"cell\" x=\"{x:.1}\" y=\"{y:.0}\" width=\"{:.1}\" height=\"32\"/><rect class=\"covered part\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"><title>{}</title></rect><text x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}/{}</text>",
                column - 2.0,
                y + 32.0 - 32.0 * share,
                column - 2.0,
                32.0 * share,
                escaped(&label),
                middle(at),
                y + 20.0,
                counts.covered,
                counts.asked()
            );
        }
    }
    for (at, (code, name)) in map.domains.iter().enumerate() {
        let _ = write!(
            text,
            "<text x=\"{:.1}\" y=\"18\" text-anchor=\"middle\"><title>{}</title>{}</text>",
            middle(at),
            escaped(name),
            escaped(code)
        );
    }
    text + "</svg>\n"
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
