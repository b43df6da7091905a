//! Table rows that are cut by a page break.

/// Returns `true` if a cell ends with closing punctuation or a closing bracket, so that no continuation is expected.
pub(super) fn is_finished(text: &str) -> bool {
    text.ends_with(['。', '；', '！', '？', '）', ')', ';', '!', '?'])
}

/// Returns `true` if a cell is a row number.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', '、', '．']);
    !digits.is_empty() && digits.chars().all(|ch| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch))
}

/// Appends the rest of a row to the cell that was cut.
pub(super) fn append(cell: &mut String, rest: &str) {
    let words = |ch: char| ch.is_ascii_alphanumeric();
    if cell.ends_with(words) && rest.starts_with(words) {
        cell.push(' ');
    }
    cell.push_str(rest);
}
