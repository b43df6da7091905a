//! The head of a task table: what each column holds, in any order and wording.

use crate::language::current;
use crate::plan::Role;
use crate::source::{SourceText, Span, fold::fold};

/// Longest cell of a head, in characters.
const LENGTH: usize = 20;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// 序号
    Number,
    /// 类别, 领域; also a task's name where a more detailed column follows: a heading over its rows.
    Group,
    /// The task's name, where another column says what it is.
    Name,
    /// What is to be done.
    Content,
    /// Who does it.
    Units(Role),
    /// Who does it; the first one named leads, the others support: 责任单位（排第一位的为牵头单位）.
    LedByFirst,
    /// By when.
    Deadline,
    /// On what basis: the documents that are carried out.
    Basis,
    /// Remarks.
    Note,
}

/// What the words of a head cell mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Number,
    Group,
    Task,
    Content,
    /// 指标: how much or how often, where a task stands to its left; else the task.
    Measure,
    Units(Role),
    LedByFirst,
    Deadline,
    Basis,
    Other,
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    /// What each holds.
    pub kinds: Vec<Column>,
    /// Rows of the head.
    pub head_rows: usize,
}

impl Columns {
    /// Returns what a column holds.
    pub(super) fn of(&self, column: usize) -> Column {
        self.kinds.get(column).copied().unwrap_or(Column::Note)
    }

    /// Returns how many columns of groups stand before a column.
    pub(super) fn groups_before(&self, column: usize) -> usize {
        self.kinds.iter().take(column).filter(|kind| **kind == Column::Group).count()
    }

    /// Reads the head that begins with row `index`; `None` when that row is no head of a task table.
    pub(super) fn read(source: &SourceText, rows: &[Vec<Span>], index: usize) -> Option<Self> {
        let first = rows.get(index)?;
        let words = settled(first.iter().map(|span| word(source.slice(*span))).collect());
        if !is_head(first, &words) {
            return None;
        }
        let below = rows.get(index + 1).filter(|second| divides(source, first, second));
        let words: Vec<Option<Word>> = match below {
            Some(second) => {
                let lower =
                    |column: usize| second.get(column).filter(|span| !span.is_empty()).and_then(|span| word(source.slice(*span)));
                settled(words.iter().enumerate().map(|(column, upper)| lower(column).or(*upper)).collect())
            }
            None => words,
        };
        Some(Self { kinds: kinds(&words)?, head_rows: 1 + usize::from(below.is_some()) })
    }
}

/// Decides what each column of a measure is: the task where none stands to its left, else a remark on it.
fn settled(mut words: Vec<Option<Word>>) -> Vec<Option<Word>> {
    let mut has_task = false;
    for word in &mut words {
        match word {
            Some(Word::Measure) => *word = Some(if has_task { Word::Other } else { Word::Task }),
            Some(Word::Task | Word::Content) => has_task = true,
            _ => {}
        }
    }
    // Where nothing says what is done, the field does in which somebody has to do it by a time: 领域, 主管部门, 公开时间.
    let has = |test: fn(Word) -> bool| words.iter().flatten().any(|word| test(*word));
    if !has_task && has(|word| matches!(word, Word::Units(_))) && has(|word| word == Word::Deadline) {
        let field = words.iter().rposition(|word| *word == Some(Word::Group));
        if let Some(word) = field.and_then(|at| words.get_mut(at)) {
            *word = Some(Word::Task);
        }
    }
    words
}

/// A head names what is done, and at least one thing more about it, in different cells.
fn is_head(cells: &[Span], words: &[Option<Word>]) -> bool {
    let mut named: Vec<(Word, Span)> = words.iter().zip(cells).filter_map(|(word, span)| Some(((*word)?, *span))).collect();
    named.dedup_by_key(|(_, span)| *span);
    let has = |test: fn(Word) -> bool| named.iter().any(|(word, _)| test(*word));
    let mut filled: Vec<Span> = cells.iter().copied().filter(|span| !span.is_empty()).collect();
    filled.dedup();
    has(|word| matches!(word, Word::Task | Word::Content))
        && has(|word| matches!(word, Word::Units(_) | Word::LedByFirst | Word::Deadline | Word::Number))
        // A row of tasks may hold a word of a head by chance; a head holds hardly anything else.
        && named.len() * 3 >= filled.len() * 2
}

/// Tells whether `second` divides cells of the head `first` that are merged over several columns.
fn divides(source: &SourceText, first: &[Span], second: &[Span]) -> bool {
    let merged = |column: usize| {
        let span = first.get(column);
        span.is_some_and(|span| !span.is_empty())
            && (column.checked_sub(1).is_some_and(|left| first.get(left) == span) || first.get(column + 1) == span)
    };
    let short = |span: &Span| source.slice(*span).chars().count() <= LENGTH;
    let divided = second
        .iter()
        .enumerate()
        .filter(|(column, span)| merged(*column) && !span.is_empty() && first.get(*column) != Some(*span));
    let mut parts: Vec<&Span> = divided.map(|(_, span)| span).collect();
    parts.dedup();
    let rest = second.iter().enumerate().filter(|(column, _)| !merged(*column));
    parts.len() >= 2
        && parts.iter().all(|span| short(span) && word(source.slice(**span)).is_some())
        && rest.into_iter().all(|(column, span)| span.is_empty() || first.get(column) == Some(span) || short(span))
}

/// Reads a cell of a head; `None` where it is no such cell.
pub(super) fn word(text: &str) -> Option<Word> {
    word_of(&fold(text))
}

/// Tells whether a folded cell speaks of those who do a task: 责任单位, 牵头部门, 牵头（责任）.
pub(super) fn names_body(plain: &str) -> bool {
    current().duties.bodies.iter().any(|body| plain.contains(body))
        || matches!(outside_bracket(plain), "牵头" | "配合" | "责任" | "责任分工")
}

fn outside_bracket(plain: &str) -> &str {
    plain.split('(').next().unwrap_or(plain)
}

/// Reads a folded cell of a head.
pub(super) fn word_of(plain: &str) -> Option<Word> {
    let (tables, duties) = (&current().tables, &current().duties);
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let leads = || has(duties.lead) || has(duties.lead_heads);
    let supports = || has(duties.support) || has(duties.support_heads);
    let owns = || has(duties.implement) || has(duties.implement_heads) || has(tables.owner);
    if plain.is_empty() || plain.chars().count() > LENGTH || plain.contains(['。', ';', '；', ',', '，']) {
        return None;
    }
    let has_body = names_body(plain);
    if tables.number.contains(&outside_bracket(plain)) {
        Some(Word::Number)
    } else if has(tables.persons) {
        Some(Word::Other)
    } else if has_body && leads() && has(tables.first) {
        Some(Word::LedByFirst)
    } else if has_body && supports() && !leads() && !plain.contains("责任") {
        Some(Word::Units(Role::Support))
    } else if has_body && leads() && !supports() {
        Some(Word::Units(Role::Lead))
    } else if has_body && (owns() || leads()) {
        Some(Word::Units(Role::Implement))
    } else if has(tables.times) {
        Some(Word::Deadline)
    } else if has(tables.bases) {
        Some(Word::Basis)
    } else if has(tables.remarks) {
        Some(Word::Other)
    } else if has(tables.groups) {
        Some(Word::Group)
    } else if has(tables.contents) {
        Some(Word::Content)
    } else if tables.measures.iter().any(|word| outside_bracket(plain).ends_with(word)) {
        Some(Word::Measure)
    } else if has(tables.tasks) && plain.chars().count() <= 8 {
        Some(Word::Task)
    } else {
        None
    }
}

/// Decides what the text columns are to one another: the most detailed is the content, the others are its headings.
fn kinds(words: &[Option<Word>]) -> Option<Vec<Column>> {
    let content = words.iter().rposition(|word| *word == Some(Word::Content));
    let content = content.or_else(|| words.iter().rposition(|word| *word == Some(Word::Task)))?;
    let chosen = words.get(content).copied().flatten()?;
    let name = words.iter().rposition(|word| *word == Some(Word::Task)).filter(|_| chosen == Word::Content);
    let kind = |(column, word): (usize, &Option<Word>)| match word {
        Some(Word::Number) => Column::Number,
        Some(Word::Units(role)) => Column::Units(*role),
        Some(Word::LedByFirst) => Column::LedByFirst,
        Some(Word::Content) => Column::Content,
        Some(Word::Task) if column == content => Column::Content,
        Some(Word::Task) if Some(column) == name => Column::Name,
        Some(Word::Group | Word::Task) => Column::Group,
        Some(Word::Deadline) => Column::Deadline,
        Some(Word::Basis) => Column::Basis,
        Some(Word::Measure | Word::Other) | None => Column::Note,
    };
    Some(words.iter().enumerate().map(kind).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_in_any_wording() {
        let cases = [
            ("序 号", Word::Number),
            ("工作任务", Word::Task),
            ("主要内容", Word::Content),
            ("具体措施", Word::Content),
            ("责任单位（排第一位的为牵头单位）", Word::LedByFirst),
            ("牵头部门", Word::Units(Role::Lead)),
            ("协办单位", Word::Units(Role::Support)),
            ("牵头及配合单位", Word::Units(Role::Implement)),
            ("完成时限", Word::Deadline),
            ("时间要求", Word::Deadline),
            ("重点领域", Word::Group),
            ("量化指标（2017年）", Word::Measure),
            ("指标名称", Word::Task),
            ("责任人", Word::Other),
            ("政策依据", Word::Basis),
            ("任务来源", Word::Basis),
            ("数据来源", Word::Other),
            ("备注", Word::Other),
        ];
        for (text, expected) in cases {
            assert_eq!(word(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_done_is_no_head() {
        for text in ["县财政局", "各部门", "公开预算。", "12月底前", ""] {
            assert_eq!(word(text), None, "{text}");
        }
    }

    #[test]
    fn the_most_detailed_column_is_the_content() {
        let kinds_of = |words: &[Word]| kinds(&words.iter().map(|word| Some(*word)).collect::<Vec<_>>());
        assert_eq!(kinds_of(&[Word::Number, Word::Task]), Some(vec![Column::Number, Column::Content]));
        assert_eq!(kinds_of(&[Word::Group, Word::Task, Word::Content]), Some(vec![Column::Group, Column::Name, Column::Content]));
        assert_eq!(kinds_of(&[Word::Task, Word::Task]), Some(vec![Column::Group, Column::Content]));
        assert_eq!(kinds_of(&[Word::Number, Word::Deadline]), None);
    }

    #[test]
    fn a_measure_is_a_remark_on_the_task_to_its_left_and_the_task_where_there_is_none() {
        let settled_of = |words: &[Word]| settled(words.iter().map(|word| Some(*word)).collect());
        assert_eq!(settled_of(&[Word::Task, Word::Measure]), [Some(Word::Task), Some(Word::Other)]);
        assert_eq!(settled_of(&[Word::Content, Word::Number, Word::Measure]).last(), Some(&Some(Word::Other)));
        assert_eq!(settled_of(&[Word::Number, Word::Measure]), [Some(Word::Number), Some(Word::Task)]);
        assert_eq!(settled_of(&[Word::Measure, Word::Content]), [Some(Word::Task), Some(Word::Content)]);
        let owner = Word::Units(Role::Implement);
        assert_eq!(settled_of(&[Word::Group, owner, Word::Deadline]).first(), Some(&Some(Word::Task)));
        assert_eq!(settled_of(&[Word::Group, owner, Word::Other]).first(), Some(&Some(Word::Group)));
        assert_eq!(settled_of(&[Word::Group, owner, Word::Deadline, Word::Task]).first(), Some(&Some(Word::Group)));
        assert_eq!(settled_of(&[Word::Measure, Word::Measure]), [Some(Word::Task), Some(Word::Task)]);
    }
}
