//! What the end of a page leaves of a row of a table.

/// Tells whether a cell ends with a stop or a closing bracket, so that nothing of it need follow.
pub(super) fn is_finished(text: &str) -> bool {
    text.ends_with(['。', '；', '！', '？', '）', ')', ';', '!', '?'])
}

/// Tells whether a cell is the number of its row.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', '、', '．']);
    !digits.is_empty() && digits.chars().all(|ch| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch))
}

/// Adds what stands in the rest of a row to the cell that was cut.
pub(super) fn append(cell: &mut String, rest: &str) {
    let words = |ch: char| ch.is_ascii_alphanumeric();
    if cell.ends_with(words) && rest.starts_with(words) {
        cell.push(' ');
    }
    cell.push_str(rest);
}
