//! Output of text recognition programs: Markdown with HTML tables, numbers set as formulas, escaped characters.
//!
//! `$2 0$ 日内` is 20 日内, `1\.` is 1., and a table keeps its rows and merged cells. Text without such markup is left unchanged.

use super::{Span, TableRegion, extract::Extracted, html};

/// Maximum length of a formula that is a number with its unit, in bytes.
const FORMULA: usize = 80;
/// Characters that Markdown can escape with a backslash.
const ESCAPED: &str = r"\`*_{}[]()#+-.!|~>%&<$";
/// Meanings of formula commands.
const COMMANDS: [(&str, &str); 16] = [
    (r"\%", "%"),
    (r"\sim", "～"),
    (r"\times", "×"),
    (r"\geqslant", "≥"),
    (r"\leqslant", "≤"),
    (r"\geq", "≥"),
    (r"\leq", "≤"),
    (r"\ge", "≥"),
    (r"\le", "≤"),
    (r"\pm", "±"),
    (r"\cdot", "·"),
    (r"\circ", "°"),
    (r"\mathrm", ""),
    (r"\mathbf", ""),
    (r"\text", ""),
    (r"\,", ""),
];

/// Resolves the markup of a recognised text.
pub(super) fn read(text: String) -> Extracted {
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let text = if has("$") || has("\\") { plain(&text) } else { text };
    if memchr::memmem::find(text.as_bytes(), b"</table").is_none() {
        return Extracted { text, ..Extracted::default() };
    }
    tables(&text)
}

/// Replaces HTML tables by their rows.
fn tables(text: &str) -> Extracted {
    let mut made = Extracted::default();
    let mut rest = text;
    while let Some((before, table, after)) = next_table(rest) {
        made.text.push_str(before);
        match html::read(table.as_bytes(), Some("utf-8"), usize::MAX) {
            Ok((found, _)) => append(&mut made, &found),
            // Text that turns out to be no table is left unchanged.
            Err(_) => made.text.push_str(table),
        }
        rest = after;
    }
    made.text.push_str(rest);
    made
}

/// Splits at the first table: the text before it, the table, the text after it.
fn next_table(text: &str) -> Option<(&str, &str, &str)> {
    const END: &str = "</table>";
    let start = text.find("<table")?;
    let end = start + text.get(start..)?.find(END)? + END.len();
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

fn append(made: &mut Extracted, found: &Extracted) {
    if !made.text.is_empty() && !made.text.ends_with('\n') {
        made.text.push('\n');
    }
    let base = made.text.len();
    let moved = |span: &Span| Span::new(span.start + base, span.end + base);
    made.tables.extend(found.tables.iter().map(|table| TableRegion {
        span: moved(&table.span),
        rows: table.rows.iter().map(|row| row.iter().map(moved).collect()).collect(),
    }));
    made.text.push_str(found.text.trim_end());
    made.text.push('\n');
}

/// Writes numeric formulas as plain numbers and removes escaping backslashes.
fn plain(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['$', '\\']) {
        let (before, from) = rest.split_at(at);
        made.push_str(before);
        let formula = from.strip_prefix('$').and_then(formula);
        rest = if let Some((number, behind)) = formula {
            // A number set apart as a formula belongs to the words around it.
            made.truncate(made.trim_end_matches(' ').len());
            made.push_str(&number);
            behind.trim_start_matches(' ')
        } else {
            let mark = from.chars().next().unwrap_or('\\');
            let behind = from.get(1..).unwrap_or_default();
            if mark == '$' || !behind.starts_with(|ch: char| ESCAPED.contains(ch)) {
                made.push(mark);
            }
            // An escaped character is not markup itself.
            match behind.chars().next().filter(|ch| mark == '\\' && ESCAPED.contains(*ch)) {
                Some(sign) => {
                    made.push(sign);
                    behind.get(sign.len_utf8()..).unwrap_or_default()
                }
                None => behind,
            }
        };
    }
    made.push_str(rest);
    made
}

/// Parses the formula after its first `$`: returns its number and the text after its last `$`.
fn formula(text: &str) -> Option<(String, &str)> {
    let inner = text.split(['$', '\n']).next().filter(|inner| !inner.is_empty() && inner.len() <= FORMULA)?;
    let behind = text.get(inner.len()..)?.strip_prefix('$')?;
    let mut plain = inner.to_owned();
    for (command, meant) in COMMANDS {
        plain = plain.replace(command, meant);
    }
    plain.retain(|ch| !ch.is_whitespace() && !matches!(ch, '{' | '}' | '^' | '_'));
    let is_number = |ch: char| ch.is_ascii_digit() || "%.,:+-/()～~×≥≤±·°年月日万亿元个项次天".contains(ch);
    (plain.chars().all(is_number) && plain.contains(|ch: char| ch.is_ascii_digit())).then_some((plain, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_escaped_signs_are_what_they_mean() {
        let cases = [
            ("批复后 $2 0$ 日内，公开率 $1 0 0 \\%$ 。", "批复后20日内，公开率100%。"),
            ("$2 0 1 7$ 年 $6 \\sim 8$ 月", "2017年6～8月"),
            ("1\\. 公开。\n2\\) 公开\\*\\*", "1. 公开。\n2) 公开**"),
            ("不低于 $\\geq 9 5 \\%$", "不低于≥95%"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text.to_owned()).text, expected, "{text}");
        }
    }

    #[test]
    fn other_texts_are_left_as_they_are() {
        for text in ["每吨 $5，共 $6 万", "C:\\文件\\公开", "公开 $x$ 和 $y_1 + z$", "<table 未完", "一、公开。"]
        {
            assert_eq!(read(text.to_owned()).text, text);
        }
    }

    #[test]
    fn a_table_keeps_its_merged_cells() {
        let text = "一、公开。\n<table><tr><td>任务</td><td>单位</td></tr><tr><td>甲</td><td rowspan=\"2\">乙局</td></tr><tr><td>丙</td></tr></table>\n二、解读。\n";
        let made = read(text.to_owned());
        assert_eq!(made.text, "一、公开。\n任务\t单位\n甲\t乙局\n丙\n\n二、解读。\n");
        let cells: Vec<Vec<&str>> =
            made.tables[0].rows.iter().map(|row| row.iter().map(|span| &made.text[span.range()]).collect()).collect();
        assert_eq!(cells, [["任务", "单位"], ["甲", "乙局"], ["丙", "乙局"]]);
    }
}
