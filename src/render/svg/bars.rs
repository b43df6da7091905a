//! Charts of a page: stacked bars and a map of shares.
//!
//! Colours come from the classes of the surrounding page; every number is text in the picture.

use std::fmt::Write as _;

use crate::render::width;

use super::draw::escaped;

const NAME: f64 = 190.0;
const BAR: f64 = 400.0;
const WIDTH: f64 = 720.0;
const ROW: f64 = 26.0;
/// Minimum width of a part of a bar that shows its number.
const LEGIBLE: f64 = 16.0;
/// Maximum width of a bar's name, in columns; a Chinese character takes two.
const NAME_CELLS: usize = 28;

/// Stacked bars.
#[derive(Debug)]
pub(crate) struct Bars<'a> {
    /// An identifier that is unique in the page.
    pub id: &'static str,
    pub title: &'a str,
    /// Description of the bars in words, with every number.
    pub alt: &'a str,
    /// Class, mark and name of each part.
    pub legend: &'a [(&'static str, &'static str, &'static str)],
    pub rows: Vec<Row<'a>>,
}

/// A bar.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    pub name: &'a str,
    /// Class and number of its parts.
    pub parts: Vec<(&'static str, usize)>,
    /// Value of a whole bar.
    pub whole: usize,
    /// Label after the bar.
    pub label: String,
}

/// A table of shares, each drawn as a partly filled cell.
#[derive(Debug)]
pub(crate) struct ShareMap<'a> {
    pub id: &'static str,
    pub title: &'a str,
    /// Description of the map in words, with every number.
    pub alt: &'a str,
    /// Class of the filled area.
    pub class: &'static str,
    /// Code and name of each column.
    pub columns: &'a [(String, String)],
    /// Name and cells of each row.
    pub rows: Vec<(&'a str, Vec<Share>)>,
}

/// A part of a whole.
#[derive(Debug)]
pub(crate) struct Share {
    pub part: usize,
    pub whole: usize,
    /// The share in words.
    pub alt: String,
}

/// Draws bars.
pub(crate) fn bars(found: &Bars<'_>) -> String {
    let Bars { id, title, alt, legend, rows } = found;
    let mut text = head(id, title, alt, WIDTH, 30.0 + ROW * count(rows.len()));
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
    for (at, Row { name, parts, whole, label }) in rows.iter().enumerate() {
        let y = 30.0 + ROW * count(at);
        let _ =
            write!(text, "<text x=\"0\" y=\"{:.0}\"><title>{}</title>{}</text>", y + 15.0, escaped(name), escaped(&cut(name)));
        let mut x = NAME;
        for &(class, number) in parts {
            let width = BAR * count(number) / count((*whole).max(1));
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
        let _ = writeln!(text, "<text x=\"{:.0}\" y=\"{:.0}\">{}</text>", NAME + BAR + 10.0, y + 15.0, label);
    }
    text + "</svg>\n"
}

/// Draws the shares of a map.
pub(crate) fn share_map(map: &ShareMap<'_>) -> String {
    let column = (WIDTH - 80.0) / count(map.columns.len());
    let middle = |at: usize| 80.0 + column * count(at) + column / 2.0;
    let mut text = head(map.id, map.title, map.alt, WIDTH, 30.0 + 36.0 * count(map.rows.len()));
    for (row, (name, cells)) in map.rows.iter().enumerate() {
        let y = 28.0 + 36.0 * count(row);
        let _ = write!(text, "<text x=\"0\" y=\"{:.0}\">{}</text>", y + 20.0, escaped(name));
        for (at, (_, Share { part, whole, alt })) in map.columns.iter().zip(cells).enumerate() {
            let x = 80.0 + column * count(at);
            let share = count(*part) / count((*whole).max(1));
            let _ = write!(
                text,
                "<rect class=\"cell\" x=\"{x:.1}\" y=\"{y:.0}\" width=\"{:.1}\" height=\"32\"/><rect class=\"{} part\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"><title>{}</title></rect><text x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}/{}</text>",
                column - 2.0,
                map.class,
                y + 32.0 - 32.0 * share,
                column - 2.0,
                32.0 * share,
                escaped(alt),
                middle(at),
                y + 20.0,
                part,
                whole
            );
        }
    }
    for (at, (code, name)) in map.columns.iter().enumerate() {
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

/// Cuts a name so that it fits before its bar; the title of the text has all of it.
fn cut(name: &str) -> String {
    let mut used = 0;
    let fits = |ch: &char| {
        used += width::of_char(*ch);
        used <= NAME_CELLS
    };
    let kept: String = name.chars().take_while(fits).collect();
    if kept.len() == name.len() { kept } else { format!("{kept}…") }
}
