//! List definitions.

use std::collections::BTreeMap;

use crate::source::ReadError;
use crate::source::word::{LEVELS, Level, List, Lists, NumberFormat, Override, PATTERN_LIMIT, Piece, Suffix};
use crate::source::xml::{Node, Tag, Xml};

/// Maximum number of list definitions read; documents pasted together from others have some hundred.
const DEFINITION_LIMIT: usize = 20_000;

/// The lists of a document, and the level of each paragraph style in them.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    /// Lists.
    pub lists: Lists,
    /// Level by list and paragraph style.
    pub style_levels: BTreeMap<(i64, String), usize>,
}

#[derive(Debug, Clone, Default)]
struct Definition {
    levels: Vec<Level>,
    styles: BTreeMap<String, usize>,
    /// The list style that this definition defines.
    defines: Option<String>,
    /// The list style whose definition this one uses.
    takes: Option<String>,
}

/// Reads the numbering part.
pub(super) fn read(text: &str) -> Result<Numbering, ReadError> {
    let mut xml = Xml::new(text);
    let mut definitions: BTreeMap<i64, Definition> = BTreeMap::new();
    let mut lists: Vec<(i64, List)> = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "abstractNum" => {
                let id = tag.get("abstractNumId").and_then(|id| id.parse().ok());
                let found = definition(&mut xml)?;
                definitions.extend(id.map(|id| (id, found)));
                if definitions.len() > DEFINITION_LIMIT {
                    return Err(ReadError::TooComplex { why: format!("it defines more than {DEFINITION_LIMIT} lists") });
                }
            }
            Node::Open(tag) if tag.name() == "num" => {
                let id = tag.get("numId").and_then(|id| id.parse().ok());
                let found = list(&mut xml)?;
                lists.extend(id.map(|id| (id, found)));
            }
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => break,
        }
    }
    Ok(link(definitions, lists))
}

fn link(definitions: BTreeMap<i64, Definition>, lists: Vec<(i64, List)>) -> Numbering {
    let mut found = Numbering::default();
    let by_style: BTreeMap<&str, i64> =
        definitions.iter().rev().filter_map(|(id, one)| Some((one.defines.as_deref()?, *id))).collect();
    let origin = |id: i64| {
        let takes = definitions.get(&id).and_then(|one| one.takes.as_deref());
        takes.and_then(|style| by_style.get(style)).copied().unwrap_or(id)
    };
    for (id, mut list) in lists {
        list.definition = origin(list.definition);
        if let Some(definition) = definitions.get(&list.definition) {
            found.style_levels.extend(definition.styles.iter().map(|(style, level)| ((id, style.clone()), *level)));
        }
        found.lists.add(id, list);
    }
    for (id, definition) in definitions {
        found.lists.define(id, definition.levels);
    }
    found
}

fn definition(xml: &mut Xml<'_>) -> Result<Definition, ReadError> {
    let mut found = Definition { levels: vec![Level::default(); LEVELS], ..Definition::default() };
    xml.children(|xml, tag| {
        match tag.name() {
            "lvl" => {
                let index = tag.get("ilvl").and_then(|level| level.parse::<usize>().ok());
                let (level, style) = level(xml)?;
                if let Some(index) = index.filter(|&index| index < LEVELS) {
                    found.styles.extend(style.map(|style| (style, index)));
                    found.levels[index] = level;
                }
                return Ok(());
            }
            "styleLink" => found.defines = tag.value(),
            "numStyleLink" => found.takes = tag.value(),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(found)
}

fn list(xml: &mut Xml<'_>) -> Result<List, ReadError> {
    let mut found = List::default();
    xml.children(|xml, tag| {
        match tag.name() {
            "abstractNumId" => found.definition = tag.number().unwrap_or_default(),
            "lvlOverride" => {
                let index = tag.get("ilvl").and_then(|level| level.parse::<usize>().ok());
                let mut over = Override::default();
                xml.children(|xml, tag| {
                    match tag.name() {
                        "startOverride" => over.start = tag.number(),
                        "lvl" => {
                            over.level = Some(level(xml)?.0);
                            return Ok(());
                        }
                        _ => {}
                    }
                    xml.skip()
                })?;
                found.overrides.extend(index.filter(|&index| index < LEVELS).map(|index| (index, over)));
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok(found)
}

fn level(xml: &mut Xml<'_>) -> Result<(Level, Option<String>), ReadError> {
    // The default start of a level is 0.
    let mut found = Level { start: 0, ..Level::default() };
    let mut style = None;
    xml.children(|xml, tag| {
        match tag.name() {
            "start" => found.start = tag.number().unwrap_or(1),
            "numFmt" => found.format = number_format(&tag),
            "lvlText" => found.pattern = pattern(&tag.value().unwrap_or_default()),
            "suff" => {
                found.suffix = match tag.value().as_deref() {
                    Some("space") => Suffix::Space,
                    Some("nothing") => Suffix::Nothing,
                    _ => Suffix::Tab,
                };
            }
            "lvlRestart" => found.restart_below = tag.number(),
            "isLgl" => found.decimal = tag.is_on(),
            "pStyle" => style = tag.value(),
            // A format that older programs do not know is in an `AlternateContent`; its `Choice` is the one Word uses.
            "AlternateContent" => {
                let mut chosen = false;
                return xml.children(|xml, tag| {
                    if tag.name() != "Choice" || chosen {
                        return xml.skip();
                    }
                    chosen = true;
                    xml.children(|xml, tag| {
                        if tag.name() == "numFmt" {
                            found.format = number_format(&tag);
                        }
                        xml.skip()
                    })
                });
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok((found, style))
}

/// Reads a number format; a custom one is identified by its first numbers.
fn number_format(tag: &Tag<'_>) -> NumberFormat {
    let named = tag.get("format").filter(|_| tag.value().as_deref() == Some("custom"));
    NumberFormat::from_name(&named.or_else(|| tag.value()).unwrap_or_default())
}

/// Splits `（%2）` into text, number, text.
fn pattern(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut chars = text.chars().take(PATTERN_LIMIT).peekable();
    while let Some(ch) = chars.next() {
        let level = chars.peek().filter(|_| ch == '%').and_then(|next| next.to_digit(10)).filter(|level| (1..=9).contains(level));
        match level.and_then(|level| usize::try_from(level).ok()) {
            Some(level) => {
                chars.next();
                pieces.push(Piece::Text(std::mem::take(&mut words)));
                pieces.push(Piece::Number(level - 1));
            }
            None => words.push(ch),
        }
    }
    pieces.push(Piece::Text(words));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_style_lends_its_definition() {
        let mut found = read(
            "<numbering><abstractNum abstractNumId='1'><lvl ilvl='0'><start val='3'/><numFmt val='chineseCounting'/>\
             <lvlText val='第%1条'/><pStyle val='x'/></lvl><styleLink val='S'/></abstractNum>\
             <abstractNum abstractNumId='2'><numStyleLink val='S'/></abstractNum>\
             <num numId='8'><abstractNumId val='2'/></num></numbering>",
        )
        .expect("lists");
        assert_eq!(found.lists.next(8, 0).map(|label| label.text), Some("第三条".to_owned()));
        assert_eq!(found.style_levels.get(&(8, "x".to_owned())), Some(&0));
    }

    #[test]
    fn a_percent_sign_without_level_is_text() {
        assert_eq!(pattern("%0%"), [Piece::Text("%0%".to_owned())]);
    }
}
