//! Boxes and lines → SVG: sizes and wrapped text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::layout::columns;
use crate::render::printable::printable;
use crate::render::width::{self, TextWidth};

/// A box.
#[derive(Debug, Clone)]
pub(crate) struct Box {
    /// Visible label, wrapped to two lines.
    pub label: String,
    /// Small print under it.
    pub note: String,
    /// A mark in the corner that repeats the meaning of the colour.
    pub mark: &'static str,
    /// CSS class.
    pub class: &'static str,
    /// Index of its layer.
    pub layer: usize,
}

/// A line from a box to one above.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub from: usize,
    pub to: usize,
    pub label: String,
    /// CSS class: empty, or `candidate`.
    pub class: &'static str,
}

/// A drawing.
#[derive(Debug, Default)]
pub(crate) struct Picture {
    /// The styles of a standalone file, by the classes of boxes and lines.
    pub style: &'static str,
    pub title: String,
    /// Description of the drawing in words, for accessibility.
    pub description: String,
    /// Names of the layers, from the top.
    pub layers: Vec<String>,
    pub boxes: Vec<Box>,
    pub lines: Vec<Line>,
    /// Explanations of the classes: class, mark, text.
    pub legend: Vec<(&'static str, &'static str, String)>,
}

const BOX: (f64, f64) = (212.0, 72.0);
const COLUMN: f64 = 240.0;
const LEFT: f64 = 96.0;
const TOP: f64 = 78.0;
/// Maximum columns of text in a line of a box, at 6 units each; a Chinese character takes two.
const CELLS: usize = 32;
const CELL: f64 = 6.0;

/// Layout of the rows of a drawing.
#[derive(Debug, Clone, Copy)]
struct Sheet {
    /// Height of a row: a box, and room above it for lines and their labels.
    row: f64,
}

impl Sheet {
    fn top(self, layer: usize) -> f64 {
        TOP + f64::from(u32::try_from(layer).unwrap_or(0)) * self.row + 8.0
    }
}

impl Picture {
    /// Renders a standalone file.
    pub(crate) fn render(&self) -> String {
        let style = format!("<style>{}</style>\n", self.style);
        self.drawn("", &style, "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n")
    }

    /// Renders a part of a page, which has the styles and uses none of these identifiers.
    pub(crate) fn render_part(&self) -> String {
        self.drawn("lineage-", "", "")
    }

    fn drawn(&self, prefix: &str, style: &str, page: &str) -> String {
        let mut parents: Vec<Vec<usize>> = vec![Vec::new(); self.boxes.len()];
        for line in self.lines.iter().filter(|line| line.class.is_empty()) {
            if let Some(above) = parents.get_mut(line.from) {
                above.push(line.to);
            }
        }
        let layers: Vec<usize> = self.boxes.iter().map(|found| found.layer).collect();
        let columns = columns(&layers, &parents);
        let most = columns.iter().copied().fold(0.0, f64::max);
        let legend: f64 = self.legend.iter().map(|(_, _, text)| cells(text) * CELL + 56.0).sum();
        let width = (LEFT + (most + 1.0) * COLUMN).max(LEFT + cells(&self.title) * 9.0).max(LEFT + legend);
        let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
        let nth: Vec<usize> = self
            .lines
            .iter()
            .map(|line| {
                let count = seen.entry(line.from).or_default();
                *count += 1;
                *count - 1
            })
            .collect();
        let crowded =
            self.lines.iter().any(|line| layers.get(line.from) <= layers.get(line.to)) || nth.iter().any(|nth| *nth > 0);
        let sheet = Sheet { row: BOX.1 + if crowded { 104.0 } else { 64.0 } };
        let height = TOP + f64::from(u32::try_from(self.layers.len().max(1)).unwrap_or(1)) * sheet.row;
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-labelledby=\"{prefix}t {prefix}d\">\n<title id=\"{prefix}t\">{}</title>\n<desc id=\"{prefix}d\">{}</desc>\n{style}<defs><marker id=\"up\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n{page}",
            escaped(&self.title),
            escaped(&self.description)
        );
        self.bands(&mut text, width, sheet);
        // Labels are drawn over all lines, and boxes over both.
        let drawn = self.lines.iter().zip(&nth).filter_map(|(line, nth)| self.line(line, *nth, &columns, sheet));
        let (paths, labels): (String, String) = drawn.unzip();
        text.push_str(&paths);
        text.push_str(&labels);
        for (found, column) in self.boxes.iter().zip(&columns) {
            boxed(&mut text, found, left(*column), sheet.top(found.layer));
        }
        text.push_str("</svg>\n");
        text
    }

    fn bands(&self, text: &mut String, width: f64, sheet: Sheet) {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "<text class=\"title\" x=\"16\" y=\"30\">{}</text>", escaped(&self.title));
        let mut x = 16.0;
        for (class, mark, name) in &self.legend {
            let _ = writeln!(
                text,
                "<g class=\"box {class}\"><rect x=\"{x:.1}\" y=\"44\" width=\"20\" height=\"16\" rx=\"3\"/><text class=\"mark\" x=\"{:.1}\" y=\"57\" text-anchor=\"middle\">{mark}</text></g><text class=\"note\" x=\"{:.1}\" y=\"56\">{}</text>",
                x + 10.0,
                x + 26.0,
                escaped(name)
            );
            x += cells(name) * CELL + 50.0;
        }
        for (at, name) in self.layers.iter().enumerate() {
            let y = sheet.top(at);
            let _ = writeln!(
                text,
                "<rect class=\"band\" x=\"0\" y=\"{:.1}\" width=\"{width:.0}\" height=\"{:.1}\"/><text class=\"layer\" x=\"16\" y=\"{:.1}\">{}</text>",
                y - 8.0,
                BOX.1 + 16.0,
                y + BOX.1 / 2.0 + 5.0,
                escaped(name)
            );
        }
    }

    /// Draws a line from the top of its box to the bottom of the one above; between boxes of a layer, over the top.
    fn line(&self, line: &Line, nth: usize, columns: &[f64], sheet: Sheet) -> Option<(String, String)> {
        let (from, to) = (self.boxes.get(line.from)?, self.boxes.get(line.to)?);
        let nth = f64::from(u32::try_from(nth).unwrap_or(0));
        // A second line of the same box starts beside the first, with its label above the first label; opposite lines are separated.
        let back = if from.layer == to.layer && line.from > line.to { 1.0 } else { 0.0 };
        let middle = |column: &f64| left(*column) + BOX.0 / 2.0;
        let (start, end) = (middle(columns.get(line.from)?), middle(columns.get(line.to)?));
        let (x, end_x) = (start + nth * 18.0 - back * 9.0, end + nth * 18.0 - back * 9.0);
        let y = sheet.top(from.layer);
        let (end_y, turn, label) = if to.layer < from.layer {
            let end_y = sheet.top(to.layer) + BOX.1;
            (end_y, end_y + 20.0 + nth * 7.0, (start, y - 15.0 - nth * 17.0))
        } else {
            let end_y = sheet.top(to.layer);
            let turn = y.min(end_y) - 36.0 - nth * 7.0 - back * 22.0;
            (end_y, turn, (f64::midpoint(x, end_x), turn - 5.0))
        };
        let path = format!(
            "<path class=\"{}\" marker-end=\"url(#up)\" d=\"M{x:.1} {y:.1}V{turn:.1}H{end_x:.1}V{end_y:.1}\"/>\n",
            line.class
        );
        let label = format!("<text class=\"label\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n", label.0, label.1, escaped(&line.label));
        Some((path, label))
    }
}

fn boxed(text: &mut String, found: &Box, x: f64, y: f64) {
    let (width, height) = BOX;
    let _ = write!(
        text,
        "<g class=\"box {}\"><title>{}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>",
        found.class,
        escaped(&found.label)
    );
    // The mark takes room only from the first line.
    for (at, line) in wrapped(&found.label, if found.mark.is_empty() { 0 } else { 3 }).iter().enumerate() {
        let down = if at == 0 { 21.0 } else { 38.0 };
        let _ = write!(text, "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>", x + 10.0, y + down, escaped(line));
    }
    let note = cut(&found.note, CELLS + 2);
    let _ = write!(text, "<text class=\"note\" x=\"{:.1}\" y=\"{:.1}\">{}</text>", x + 10.0, y + height - 10.0, escaped(&note));
    let _ = writeln!(
        text,
        "<text class=\"mark\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text></g>",
        x + width - 8.0,
        y + 21.0,
        found.mark
    );
}

fn left(column: f64) -> f64 {
    LEFT + column * COLUMN
}

fn cells(text: &str) -> f64 {
    f64::from(u32::try_from(text.width()).unwrap_or(u32::MAX))
}

/// Wraps a text to two lines; what does not fit is cut, and the title of the box has all of it.
fn wrapped(text: &str, taken: usize) -> Vec<String> {
    let room = CELLS - taken;
    let (mut first, mut used) = (String::new(), 0);
    let mut rest = text.chars();
    for ch in rest.by_ref() {
        let width = width::of_char(ch);
        if used + width > room {
            return vec![first, cut(&format!("{ch}{}", rest.as_str()), CELLS)];
        }
        used += width;
        first.push(ch);
    }
    vec![first]
}

fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|ch| {
        used += width::of_char(*ch);
        used < room
    });
    kept.chain(['…']).collect()
}

/// Escapes markup in a text.
pub(crate) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(&*printable(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_fits_its_box_and_is_no_markup() {
        let long = "东营区人民政府办公室关于印发2017年东营区政务公开工作要点任务分解表和责任清单的通知";
        for taken in [0, 3] {
            let lines = wrapped(long, taken);
            assert_eq!(lines.len(), 2);
            assert!(lines[0].width() <= CELLS - taken && lines[1].width() <= CELLS && lines[1].ends_with('…'), "{lines:?}");
        }
        assert_eq!(wrapped("甲县", 3), ["甲县"]);
        assert_eq!(wrapped("", 3), [""]);
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(escaped("<b>&\u{1}\"'"), "&lt;b&gt;&amp;&quot;&apos;");
    }
}
