//! What a government page says about its document outside of it: title, number, dates, index number.

use super::names;
use super::pairs::{FACT_LENGTH, opening_label, pairs};
use super::piece::Piece;
use super::tree::{Id, ROOT, Step};
use super::view::View;
use crate::language::current;
use crate::source::fold::fold;

/// Length of a title, in characters.
const TITLE_LENGTH: std::ops::RangeInclusive<usize> = 6..=100;
/// Maximum number of headings examined.
const MAX_HEADINGS: usize = 40;

/// Lines to add before and after the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PageFacts {
    /// Title and facts, for before the main text.
    pub before: Vec<String>,
    /// Annexes that the page lists after the main text.
    pub after: Vec<String>,
}

/// Reads the facts in `around`, the rendered page without its main element, that `main_text` does not repeat.
pub(super) fn read(view: &View<'_>, main: Id, around: &[Piece], main_text: &str) -> PageFacts {
    let hole = around.iter().position(|piece| *piece == Piece::Hole).unwrap_or(around.len());
    let main_text = fold(main_text);
    let is_new = |line: &String| !main_text.contains(&fold(line));
    let title = title(view, main, &main_text);
    let facts = pairs(&texts(around)).into_iter().filter(is_new);
    let mut before: Vec<String> = title.into_iter().collect();
    for fact in facts {
        if !before.contains(&fact) {
            before.push(fact);
        }
    }
    before.extend(from_metadata(view, &before, &main_text));
    let annexes = texts(around.get(hole..).unwrap_or_default()).into_iter().map(|text| text.trim().to_owned());
    let after = annexes.filter(|text| fold(text).starts_with("附件")).filter(is_new).collect();
    PageFacts { before, after }
}

fn texts(pieces: &[Piece]) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Line(line) => found.push(line.as_str()),
            Piece::Table(rows) => found.extend(rows.iter().flatten().map(|cell| cell.text.as_str())),
            Piece::Blank | Piece::Picture(_) | Piece::Hole => {}
        }
    }
    found
}

/// Returns the page's title, unless the main text has it.
fn title(view: &View<'_>, main: Id, main_text: &str) -> Option<String> {
    let meta = metadata(view, &["articletitle", "title", "og:title"]);
    let head = head_title(view);
    let known = |candidate: &str| [&meta, &head].into_iter().flatten().any(|title| fold(title).contains(&fold(candidate)));
    let candidates = headings(view, main);
    let best = candidates.iter().find(|text| known(text)).or_else(|| candidates.last()).cloned();
    let from_head =
        head.as_deref().and_then(|title| title.split(['_', '|', '-', '—', '－']).next()).map(|title| title.trim().to_owned());
    [best, meta, from_head]
        .into_iter()
        .flatten()
        .find(|title| is_document_title(title))
        .filter(|title| !main_text.contains(&fold(title)))
}

fn is_document_title(title: &str) -> bool {
    TITLE_LENGTH.contains(&title.chars().count()) && !current().lines.site_titles.iter().any(|ending| title.ends_with(ending))
}

/// Returns headings outside the main element that may be the title, in order.
fn headings(view: &View<'_>, main: Id) -> Vec<String> {
    let mut found = Vec::new();
    let mut looked_at = 0;
    for step in view.tree.walk(ROOT, |id| view.is_skipped(id) || id == main) {
        let Step::Enter(id) = step else { continue };
        let Some(element) = view.tree.element(id) else { continue };
        let is_heading = matches!(&*element.name, "h1" | "h2") || names::of(element).any(|name| names::is_title(&name));
        if is_heading && view.linked(id) == 0 && TITLE_LENGTH.contains(&view.plain(id)) && looked_at < MAX_HEADINGS {
            looked_at += 1;
            let lines = super::render::pieces(view, id, None);
            let title: String = texts(&lines).iter().map(|line| line.trim()).collect();
            if is_document_title(&title) && opening_label(&title).is_none() {
                found.push(title);
            }
        }
    }
    found
}

/// Returns the `<title>`, which is never shown and so is not part of the view.
fn head_title(view: &View<'_>) -> Option<String> {
    let id = (1..view.tree.len()).find(|&id| view.tree.name(id) == "title")?;
    let text: String = view.tree.children(id).filter_map(|id| view.tree.text(id)).collect();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|title| !title.is_empty())
}

/// Returns facts that only the page's metadata holds.
fn from_metadata(view: &View<'_>, known: &[String], main_text: &str) -> Vec<String> {
    let has = |label: &str| known.iter().any(|line| fold(line).contains(label)) || main_text.contains(&format!("{label}:"));
    let facts = &current().facts;
    [(facts.published, "pubdate"), (facts.source, "contentsource")]
        .into_iter()
        .filter(|(labels, _)| !labels.iter().any(|label| has(label)))
        .filter_map(|(labels, name)| Some(format!("{}：{}", labels.first()?, metadata(view, &[name])?)))
        .filter(|line| line.chars().count() <= FACT_LENGTH)
        .collect()
}

fn metadata(view: &View<'_>, names: &[&str]) -> Option<String> {
    let content = |wanted: &str| {
        (1..view.tree.len()).filter(|&id| view.tree.name(id) == "meta").find_map(|id| {
            let element = view.tree.element(id)?;
            element.attribute("name").filter(|name| name.eq_ignore_ascii_case(wanted))?;
            let value = element.attribute("content")?.split_whitespace().collect::<Vec<_>>().join(" ");
            (!value.is_empty()).then_some(value)
        })
    };
    names.iter().find_map(|name| content(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_find_their_values_beside_them_and_behind_a_colon() {
        let texts = [
            "索 引 号：",
            "0001/2017",
            "发文字号",
            "某办〔2017〕5号",
            "[发布时间:2017-06-20 ]",
            "作者：办公室 来源：县政府 点击数：5",
            "主题词：",
            "有效性：",
            "有效",
        ];
        let expected = [
            "索引号：0001/2017",
            "发文字号：某办〔2017〕5号",
            "发布时间：2017-06-20",
            "作者：办公室 来源：县政府 点击数：5",
            "有效性：有效",
        ];
        assert_eq!(pairs(&texts), expected);
    }

    #[test]
    fn a_sentence_with_a_label_in_it_is_no_fact() {
        assert!(pairs(&["发布时间要明确。来源：群众的意见要回应。"]).is_empty());
        assert!(pairs(&["信息来源于群众"]).is_empty());
    }
}
