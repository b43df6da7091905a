//! Recognises files written by this program: in a folder of plans they are results, not plans.

use super::Lang;
use crate::render::MADE_BY;
use crate::render::clean::PACKED;
use crate::render::made_by::says_made_by;

/// Number of bytes at the start of a text that are inspected.
const OPENING: usize = 2_000;

/// Returns `true` if `bytes` are a result of this program.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    if bytes.starts_with(PACKED) {
        return says_made_by(bytes).unwrap_or(false);
    }
    let opening = String::from_utf8_lossy(bytes.get(..OPENING).unwrap_or(bytes));
    let opening = opening.trim_start_matches('\u{feff}').trim_start();
    let json = format!("\"schema\":\"{MADE_BY}/");
    let is_json = opening.starts_with(['{', '[']) && opening.split_whitespace().collect::<String>().contains(&json);
    let is_page =
        opening.starts_with("<!doctype html>") && opening.contains(&format!("<meta name=\"generator\" content=\"{MADE_BY}\">"));
    is_json || is_page || opening.starts_with(&format!("digraph {MADE_BY} ")) || is_table(opening) || is_for_others(opening)
}

/// Formats for other programs.
fn is_for_others(opening: &str) -> bool {
    let holds = |begin: &str, mark: &str| opening.starts_with(begin) && opening.contains(mark);
    holds("{", "sarif-schema-2.1.0.json") && opening.contains(&format!("\"name\": \"{MADE_BY}\""))
        || holds("<?xml", "<key id=\"n_kind\" for=\"node\"")
        || holds("<svg ", "role=\"img\" aria-labelledby=\"t d\"")
        || holds("@prefix skos:", &format!("<urn:{MADE_BY}:"))
        || holds("flowchart ", "\n  n0")
        || opening.starts_with(&format!("_{MADE_BY}() {{"))
        || opening.starts_with(&format!("#compdef {MADE_BY}\n"))
        || ["taxonomy docs", "eval ", "check --explain"].iter().any(|command| holds("# ", &format!("`{MADE_BY} {command}")))
        || opening.starts_with(&format!("schema: {MADE_BY}/"))
        // A table as shown on a terminal.
        || opening.starts_with('┌')
}

/// Tables and Markdown begin with words of this program.
fn is_table(opening: &str) -> bool {
    let first = opening.lines().next().unwrap_or_default();
    let begins = [Lang::Zh, Lang::En].into_iter().any(|lang| {
        let (words, tables) = (lang.words(), lang.tables());
        let titles = [
            words.comparison_title,
            tables.departments_title,
            tables.rank_title,
            tables.text_title,
            tables.points_title,
            tables.by_departments_title,
            lang.elements().elements_title,
        ];
        let gap = format!("{}{}", words.gap_title, words.colon);
        let heads = [[words.code, words.item], [tables.place, words.plan], [words.verdict, words.code]];
        let others = [
            [words.code, lang.elements().element],
            [words.code, words.name],
            [tables.number, tables.task],
            ["code", "domain"],
            ["plan", "line_start"],
        ];
        // The place and year of the table may follow.
        let is_title = |title: &str, known: &str| {
            title.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['（', ':']))
        };
        first.strip_prefix("# ").is_some_and(|title| titles.iter().any(|known| is_title(title, known)) || title.starts_with(&gap))
            || heads.iter().chain(&others).any(|head| first.starts_with(&format!("{},", head.join(","))))
    });
    begins || opening.lines().any(|line| line.split(['\t', ',', ';']).any(|column| column == "proposed_id"))
}
