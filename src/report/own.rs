//! Files that this program wrote: in a folder of plans they are results, and no plans.

use std::io::{Cursor, Read};

use super::{Lang, MADE_BY};

/// Bytes within which a text says what it is.
const OPENING: usize = 2_000;
/// Bytes of the description of an office file that are looked at.
const DESCRIPTION: u64 = 10_000;

/// Tells whether `bytes` are a result of this program.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"PK\x03\x04") {
        return says_made_by(bytes).unwrap_or(false);
    }
    let opening = String::from_utf8_lossy(bytes.get(..OPENING).unwrap_or(bytes));
    let opening = opening.trim_start_matches('\u{feff}').trim_start();
    let json = format!("\"schema\":\"{MADE_BY}/");
    let is_json = opening.starts_with(['{', '[']) && opening.split_whitespace().collect::<String>().contains(&json);
    let is_page =
        opening.starts_with("<!doctype html>") && opening.contains(&format!("<meta name=\"generator\" content=\"{MADE_BY}\">"));
    is_json || is_page || opening.starts_with(&format!("digraph {MADE_BY} ")) || is_table(opening)
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
        first.strip_prefix("# ").is_some_and(|title| titles.contains(&title) || title.starts_with(&gap))
            || heads.iter().any(|head| first.starts_with(&format!("{},", head.join(","))))
    });
    begins || opening.lines().any(|line| line.split(['\t', ',', ';']).any(|column| column == "proposed_id"))
}

/// Reads who made an office file.
fn says_made_by(bytes: &[u8]) -> Option<bool> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = archive.by_name("docProps/core.xml").ok()?;
    let mut text = String::new();
    part.take(DESCRIPTION).read_to_string(&mut text).ok()?;
    Some(text.contains(&format!("<dc:creator>{MADE_BY}</dc:creator>")))
}
