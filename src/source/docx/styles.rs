//! Styles: which of them number their paragraphs or hide their text.

use std::collections::BTreeMap;

use super::face::Face;
use super::properties;
use crate::source::ReadError;
use crate::source::xml::{Node, Xml};

/// Maximum length of a chain of styles based on one another; Word stops at 11.
const CHAIN_LIMIT: usize = 32;

#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    list: Option<i64>,
    level: Option<usize>,
    hidden: Option<bool>,
    face: Face,
}

/// All styles of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The default paragraph style.
    usual: Option<String>,
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(text);
        let mut found = Self::default();
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "style" => {
                    let id = tag.get("styleId").unwrap_or_default();
                    let usual = tag.get("default").is_some_and(|value| value == "1" || value == "true");
                    if usual && tag.get("type").as_deref() == Some("paragraph") {
                        found.usual = Some(id.clone());
                    }
                    let style = style(&mut xml)?;
                    found.styles.insert(id, style);
                }
                Node::Open(_) | Node::Close | Node::Text(_) => {}
                Node::End => return Ok(found),
            }
        }
    }

    /// Returns the list and the level that a paragraph style assigns.
    pub(super) fn list(&self, style: Option<&str>) -> (Option<i64>, Option<usize>) {
        let list = self.find(style, |style| style.list);
        (list, self.find(style, |style| style.level))
    }

    /// Returns `true` if a style hides its text.
    pub(super) fn hides(&self, style: Option<&str>) -> bool {
        self.find(style, |style| style.hidden).unwrap_or(false)
    }

    /// Returns the symbol fonts of a style.
    pub(super) fn face(&self, style: Option<&str>) -> Face {
        self.chain(style).filter_map(|id| self.styles.get(id)).fold(Face::default(), |face, style| face.or(style.face))
    }

    /// Iterates over a style and the styles that it is based on.
    pub(super) fn chain<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        let first = style.or(self.usual.as_deref());
        let above = |id: &&'a str| self.styles.get(*id).and_then(|style| style.based_on.as_deref());
        std::iter::successors(first, above).take(CHAIN_LIMIT)
    }

    fn find<T>(&self, style: Option<&str>, read: impl Fn(&Style) -> Option<T>) -> Option<T> {
        self.chain(style).filter_map(|id| self.styles.get(id)).find_map(read)
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Style, ReadError> {
    let mut found = Style::default();
    xml.children(|xml, tag| {
        match tag.name() {
            "basedOn" => found.based_on = tag.value(),
            "pPr" => {
                let paragraph = properties::paragraph(xml)?;
                (found.list, found.level) = (paragraph.list, paragraph.level);
                return Ok(());
            }
            "rPr" => {
                let run = properties::run(xml)?;
                (found.hidden, found.face) = (run.hidden, run.face);
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_inherits_its_list_and_a_circle_of_styles_ends() {
        let styles = Styles::read(
            "<styles><style w:type='paragraph' w:default='1' w:styleId='a'><basedOn w:val='b'/></style>\
             <style w:styleId='b'><basedOn w:val='a'/></style>\
             <style w:styleId='c'><pPr><numPr><ilvl w:val='1'/><numId w:val='5'/></numPr></pPr><rPr><vanish/></rPr></style>\
             <style w:styleId='d'><basedOn w:val='c'/><rPr><vanish w:val='0'/></rPr></style></styles>",
        )
        .expect("styles");
        assert_eq!(styles.list(Some("d")), (Some(5), Some(1)));
        assert_eq!(styles.list(None), (None, None));
        assert!(styles.hides(Some("c")) && !styles.hides(Some("d")));
    }
}
