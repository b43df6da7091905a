//! Tables of which only the lines were copied: the page shows their cells by a script or as pictures, and what they ask for is not known.

use crate::source::{SourceText, Span, Unread};

/// Fewest empty cells of such a table.
const EMPTY: usize = 8;

/// Finds the tables outside `read` that have at least twice as many empty cells as cells with text.
pub(super) fn find(source: &SourceText, read: &[Span]) -> Vec<Unread> {
    let is_bar = |ch: char| matches!(ch, '|' | '｜');
    if !source.text().contains('|') && !source.text().contains('｜') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut run = Run::default();
    for span in source.lines().filter(|span| !source.slice(*span).trim().is_empty()) {
        let line = source.slice(span).trim();
        let bars = line.chars().filter(|ch| is_bar(*ch)).count();
        let is_read = read.get(read.partition_point(|table| table.end <= span.start)).is_some_and(|table| table.overlaps(span));
        if bars == 0 || is_read {
            found.extend(std::mem::take(&mut run).finish(source));
            continue;
        }
        let filled = line.split(is_bar).filter(|cell| !cell.trim().is_empty()).count();
        run.start.get_or_insert(span.start);
        run.filled += filled;
        run.empty += bars.saturating_sub(filled);
    }
    found.extend(run.finish(source));
    found
}

/// Lines with bars that follow one another.
#[derive(Default)]
struct Run {
    start: Option<usize>,
    filled: usize,
    empty: usize,
}

impl Run {
    fn finish(self, source: &SourceText) -> Option<Unread> {
        let start = self.start.filter(|_| self.empty >= EMPTY && self.empty >= self.filled * 2)?;
        Some(Unread {
            what: "table".to_owned(),
            why: "its cells have lost their text; copy the table again, or ask for the file itself".to_owned(),
            line: source.line_of(start),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        find(&SourceText::from_bytes("p", text.as_bytes()).expect("text"), &[]).iter().map(|unread| unread.line).collect()
    }

    #[test]
    fn a_table_of_which_only_the_lines_are_left_is_told() {
        assert_eq!(lines("某县任务分解表\n任务 |\n单位 |\n一、排查 |\n|||\n|\n|||\n|\n|\n|\n|\n|\n"), [2]);
    }

    #[test]
    fn cells_that_are_merged_and_bars_in_prose_are_none() {
        assert_eq!(lines("任务 | 单位 | 时限 | 备注 |\n排查。 | 县应急局 | | |\n公布。 | | | |\n报送。 | | | |\n"), [0; 0]);
        assert_eq!(lines("首页 | 新闻 | 公开\n一、排查。\n|\n"), [0; 0]);
    }
}
