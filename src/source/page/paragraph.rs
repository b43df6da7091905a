//! Lines → paragraphs, by the start, end and closing punctuation of lines.

use super::model::Line;

/// Maximum distance of a full line from the right edge, in character widths: punctuation and numbers are never split.
const SHORT_OF_EDGE: f32 = 2.2;
/// Maximum distance from the left edge of a line without an indent, in character widths.
const FLUSH: f32 = 0.6;
/// Share of the width from which a line without closing punctuation is running text.
const RUNNING: f32 = 0.7;
/// Maximum offset of the middle of a centred line, in character widths.
const OFF_CENTRE: f32 = 0.5;
/// Indent of the first line of a paragraph, in character widths.
const INDENT: std::ops::RangeInclusive<f32> = 1.5..=FAR_IN;
/// Indent from which a line is centred or a signature, in character widths.
const FAR_IN: f32 = 4.5;
/// Step from which lines are apart, in usual steps.
const APART: f32 = 1.6;
/// Percentage of indented lines from which indents mark paragraphs.
const INDENTED: usize = 4;

/// Lines of one column of one page, one below the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    /// The lines from the top.
    pub lines: Vec<Line>,
    left: f32,
    right: f32,
    step: f32,
}

impl Column {
    fn new(lines: Vec<Line>) -> Self {
        let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
        let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        let mut steps: Vec<f32> = lines.windows(2).map(|pair| step(&pair[0], &pair[1])).filter(|step| *step > 0.0).collect();
        steps.sort_by(f32::total_cmp);
        let usual = steps.get(steps.len() / 2).copied().unwrap_or(0.0);
        Self { lines, left, right, step: usual }
    }

    fn is_flush(&self, line: &Line) -> bool {
        line.left - self.left <= FLUSH * line.size
    }

    fn is_indented(&self, line: &Line) -> bool {
        INDENT.contains(&((line.left - self.left) / line.size.max(1.0)))
    }

    fn is_full(&self, line: &Line) -> bool {
        self.right - line.right <= SHORT_OF_EDGE * line.size
    }

    /// Returns `true` if a line is centred; the caller must rule out an indented line that ends as far from the right edge.
    fn is_centred(&self, line: &Line) -> bool {
        let off = (line.left - self.left) - (self.right - line.right);
        off.abs() <= 2.0 * OFF_CENTRE * line.size
    }

    /// Returns `true` if a line is indented farther than any paragraph.
    fn is_far_in(&self, line: &Line) -> bool {
        line.left - self.left > FAR_IN * line.size
    }

    fn is_running(&self, line: &Line) -> bool {
        line.right - self.left >= RUNNING * (self.right - self.left)
    }
}

fn step(above: &Line, below: &Line) -> f32 {
    above.bottom - below.bottom
}

/// Splits the lines of a page into columns: a new one begins where the lines move up again.
pub(super) fn columns(lines: Vec<Line>) -> Vec<Column> {
    let mut found: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match found.last_mut() {
            Some(open) if open.last().is_some_and(|last| step(last, &line) > -line.size) => open.push(line),
            _ => found.push(vec![line]),
        }
    }
    found.into_iter().map(Column::new).collect()
}

/// Returns `true` if no columns overlap; otherwise their reading order is uncertain.
pub(super) fn are_side_by_side(columns: &[Column]) -> bool {
    columns.iter().enumerate().all(|(at, column)| {
        columns.iter().skip(at + 1).all(|other| {
            let width = (column.right.min(other.right) - column.left.max(other.left)).max(0.0);
            let apart =
                column.lines.last().is_some_and(|last| other.lines.first().is_some_and(|first| last.bottom > first.bottom));
            width < column.lines.first().map_or(0.0, |line| line.size) || apart
        })
    })
}

/// Gives all columns of similar width in a document the same edges, so that a page with one line gets those of the others.
pub(super) fn align(columns: &mut [Column]) {
    let edges: Vec<(f32, f32)> = columns.iter().map(|column| (column.left, column.right)).collect();
    for column in columns.iter_mut() {
        let size = column.lines.first().map_or(0.0, |line| line.size);
        // The widest column that contains this one and has the same page layout: its edges are within a few characters, or this
        // column is too short to show its edges.
        let few = column.lines.len() < 4;
        let holds = |&&(left, right): &&(f32, f32)| {
            left <= column.left + 0.1
                && right >= column.right - 0.1
                && (few || (column.left - left <= 3.0 * size && right - column.right <= 3.0 * size))
        };
        let widest = edges.iter().filter(holds).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
        if let Some(&(left, right)) = widest {
            (column.left, column.right) = (left, right);
        }
    }
}

/// Returns `true` if the paragraphs of a document begin with an indent.
pub(super) fn opens_with_indent(columns: &[Column]) -> bool {
    let (mut indented, mut all) = (0_usize, 0_usize);
    for column in columns {
        for line in column.lines.iter().filter(|line| column.is_running(line)) {
            all += 1;
            indented += usize::from(column.is_indented(line));
        }
    }
    indented * 100 >= all * INDENTED && indented > 0
}

/// Two consecutive lines, each with its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    /// The line before.
    pub above: (&'a Column, &'a Line),
    /// The line after.
    pub below: (&'a Column, &'a Line),
    /// Whether both are in the same column of the same page.
    pub same_column: bool,
    /// Whether the line before opens its paragraph.
    pub first: bool,
}

/// Returns `true` if the line below continues the paragraph of the line above.
pub(super) fn continues(pair: Pair<'_>, indents: bool) -> bool {
    let (upper, above) = pair.above;
    let (lower, below) = pair.below;
    if (above.size - below.size).abs() > 0.12 * above.size.max(below.size) {
        return false;
    }
    let stopped = ends_sentence(&above.text);
    let apart = pair.same_column && upper.step > 0.0 && step(above, below) > APART * upper.step.max(above.size);
    if apart && stopped {
        return false;
    }
    let full = upper.is_full(above);
    if full && !stopped && upper.is_centred(above) && lower.is_far_in(below) && lower.is_centred(below) {
        return true;
    }
    // The offset of a title as wide as the text is smaller than any indent.
    let wide_title = pair.first && upper.is_centred(above) && !upper.is_flush(above) && !upper.is_indented(above);
    if upper.is_far_in(above) || wide_title {
        return false;
    }
    if !lower.is_flush(below) {
        // A hanging indent: the number sticks out, and the text below it is indented.
        let hanging = pair.first && upper.is_flush(above) && lower.is_full(below);
        return full && !stopped && hanging && !apart;
    }
    if full {
        // Without indents, only punctuation shows the end of a paragraph that fills its line; a closing bracket ends a note on units.
        return indents || !(stopped || above.text.ends_with(['）', ')']));
    }
    indents && !stopped && !apart && upper.is_running(above)
}

/// Returns `true` if a line ends with closing punctuation, ignoring quotation marks and brackets.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '」', '』', ' ']).ends_with(['。', '！', '？', '；', '：', ';', ':', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of 16 points on a page whose text is 28 characters wide: indent in characters, text.
    fn column(lines: &[(f32, &str)]) -> Column {
        let line = |(at, (indent, text)): (usize, &(f32, &str))| {
            let count = f32::from(u16::try_from(text.chars().count()).expect("short"));
            let at = f32::from(u16::try_from(at).expect("few"));
            let left = 80.0 + indent * 16.0;
            Line { text: (*text).to_owned(), left, right: left + count * 16.0, bottom: 700.0 - at * 28.0, size: 16.0 }
        };
        let mut found = Column::new(lines.iter().enumerate().map(line).collect());
        (found.left, found.right) = (80.0, 80.0 + 28.0 * 16.0);
        found
    }

    fn joined(lines: &[(f32, &str)]) -> bool {
        let column = column(lines);
        let pair =
            Pair { above: (&column, &column.lines[0]), below: (&column, &column.lines[1]), same_column: true, first: true };
        continues(pair, true)
    }

    const FULL: &str = "各镇各部门要加强对新形势下全面推进工作重要性的认识并列入";

    #[test]
    fn a_full_line_goes_on_in_a_flush_one() {
        assert!(joined(&[(0.0, FULL), (0.0, "重要议事日程。")]));
        assert!(joined(&[(2.0, &FULL[..FULL.len() - 6]), (0.0, "重要议事日程。")]));
    }

    #[test]
    fn an_indent_opens_a_paragraph() {
        assert!(!joined(&[(0.0, FULL), (2.0, "二、明确工作责任")]));
        assert!(!joined(&[(0.0, "重要议事日程。"), (2.0, FULL)]));
    }

    #[test]
    fn a_short_heading_stays_apart_from_flush_text() {
        assert!(!joined(&[(0.0, "一、加强领导"), (0.0, FULL)]));
        assert!(!joined(&[(18.0, "某区办公室"), (17.0, "2017年6月20日")]));
    }

    #[test]
    fn a_title_of_two_centred_lines_is_one() {
        assert!(joined(&[(1.0, &FULL[..26 * 3]), (10.5, "实施方案的通知")]));
        assert!(!joined(&[(1.0, &FULL[..26 * 3]), (0.0, "各镇人民政府：")]));
    }

    #[test]
    fn lines_that_go_up_begin_a_column() {
        let mut lines = column(&[(0.0, "左"), (0.0, "左")]).lines;
        lines.extend(column(&[(14.0, "右"), (14.0, "右")]).lines);
        let found = columns(lines);
        assert_eq!(found.len(), 2);
        assert!(are_side_by_side(&found));
        let over = columns([column(&[(0.0, "甲"), (0.0, "乙")]).lines, column(&[(0.0, "丙"), (0.0, "丁")]).lines].concat());
        assert!(!are_side_by_side(&over));
    }
}
