//! The head of a table whose cells stand on lines of their own, as a web page leaves them when it is copied as text.

use super::columns::{Word, names_body, word_of};
use crate::source::fold::fold;

/// Most cells of such a head.
const CELLS: usize = 10;
/// Longest cell of such a head that does not name units, in characters.
const LENGTH: usize = 6;
/// Longest cell of such a head, in bytes.
const LONGEST: usize = 80;

/// A head, one cell a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) struct Head {
    /// Its lines.
    pub lines: usize,
    /// Whether who does a task stands before the task.
    pub units_first: bool,
}

/// Reads the head that `lines` begin with.
pub(in crate::plan) fn head<'t>(lines: impl Iterator<Item = &'t str>) -> Option<Head> {
    let words: Vec<Word> = lines.take(CELLS).map_while(cell).collect();
    let task = words.iter().position(|word| matches!(word, Word::Task | Word::Content | Word::Measure))?;
    let units = words.iter().position(|word| matches!(word, Word::Units(_) | Word::LedByFirst))?;
    Some(Head { lines: words.len(), units_first: units < task })
}

/// Reads a line as a cell of a head; a heading that only has such a word in it is longer.
fn cell(line: &str) -> Option<Word> {
    // Every line without a number is asked.
    if line.len() > LONGEST || line.contains(['：', ':', '、', '。']) {
        return None;
    }
    let plain = fold(line);
    // No other cell is as long.
    if plain.len() > LENGTH * char::MAX.len_utf8() && !names_body(&plain) {
        return None;
    }
    let found = word_of(&plain)?;
    let names_units = matches!(found, Word::Units(_) | Word::LedByFirst);
    (names_units || line.chars().count() <= LENGTH).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_names_tasks_and_who_does_them() {
        let read = |lines: &[&'static str]| head(lines.iter().copied());
        let first = ["工作任务", "具体要求", "责任单位", "时限要求", "一、重点公开"];
        assert_eq!(read(&first), Some(Head { lines: 4, units_first: false }));
        assert_eq!(read(&["责任单位", "工作任务", "公开预算。"]), Some(Head { lines: 2, units_first: true }));
        assert_eq!(read(&["重点任务", "公开预算。", "责任单位"]), None);
        assert_eq!(read(&["责任单位", "区财政局"]), None);
        assert_eq!(read(&["责任领导：张某", "配合部门：区财政局", "二、保障措施"]), None);
        assert_eq!(read(&["工作任务", "责任单位", "推进重点领域公开"]).map(|head| head.lines), Some(2));
    }
}
