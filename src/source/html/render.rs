//! Renders the visible text of an element as lines, broken as in a browser.

use std::collections::BTreeMap;

use super::list::{Lists, begins_with_number};
use super::piece::Piece;
use super::table::{self, Reading};
use super::tags;
use super::tree::{Element, Id, Step};
use super::view::View;

/// Pictures up to this width, in pixels, are icons.
const ICON: u32 = 48;

/// Renders `top`; `hole` is left out and marked.
pub(super) fn pieces(view: &View<'_>, top: Id, hole: Option<Id>) -> Vec<Piece> {
    let mut writer = Writer::default();
    // Tables are rendered as a whole where the walk reaches them.
    let tables: BTreeMap<Id, Reading> = table::tables(view, top, hole, pieces);
    let skip = |id: Id| view.is_skipped(id) || (id != top && below_a_whole(view, id, hole, &tables));
    for step in view.tree.walk(top, skip) {
        match step {
            Step::Enter(id) if hole == Some(id) => writer.put(Piece::Hole),
            Step::Enter(id) => match (view.tree.text(id), tables.get(&id)) {
                (Some(text), _) => writer.text(text),
                (None, Some(Reading::Rows(rows))) => writer.put(Piece::Table(rows.clone())),
                (None, Some(Reading::Facts(lines))) => lines.iter().for_each(|line| writer.put(Piece::Line(line.clone()))),
                (None, None) => writer.enter(view, id),
            },
            Step::Leave(id) => writer.leave(view.tree.name(id)),
        }
    }
    writer.finish()
}

fn below_a_whole(view: &View<'_>, id: Id, hole: Option<Id>, tables: &BTreeMap<Id, Reading>) -> bool {
    let parent = view.tree.parent(id);
    hole == Some(parent) || tables.contains_key(&parent)
}

/// Collects lines.
#[derive(Debug, Default)]
struct Writer {
    made: Vec<Piece>,
    line: String,
    /// Pending white space, shown only between words; the value is whether it contained a line break.
    space: Option<bool>,
    /// Start of the next line: its indentation, or the number of a list item.
    opening: String,
    lists: Lists,
    /// Number of open `pre` elements.
    verbatim: usize,
    /// Number of open `q` elements, around which a browser writes quotation marks.
    quoted: usize,
}

impl Writer {
    fn text(&mut self, text: &str) {
        for ch in text.chars() {
            match ch {
                '\n' if self.verbatim > 0 => self.end_line(true),
                // Zero-width characters say nothing and split words.
                '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{ad}' => {}
                ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    if !self.line.is_empty() {
                        self.space = Some(self.space.unwrap_or(false) || ch == '\n' || ch == '\r');
                    }
                }
                _ => self.push(ch),
            }
        }
    }

    fn push(&mut self, ch: char) {
        if self.line.is_empty() {
            // Text that the author indented by hand is not indented again.
            let opening = std::mem::take(&mut self.opening);
            if !(ch.is_whitespace() && opening.trim().is_empty()) {
                self.line.push_str(&opening);
            }
        }
        if let Some(has_break) = self.space.take() {
            // A source line break between two Chinese characters is not shown.
            let between_wide = self.line.chars().last().is_some_and(is_wide) && is_wide(ch);
            if !(has_break && between_wide) {
                self.line.push(' ');
            }
        }
        self.line.push(ch);
    }

    fn enter(&mut self, view: &View<'_>, id: Id) {
        let Some(element) = view.tree.element(id) else { return };
        match &*element.name {
            "br" => self.end_line(true),
            "img" => self.made.extend(picture(element).map(Piece::Picture)),
            name if tags::is_block(name) => self.end_line(false),
            _ => {}
        }
        match &*element.name {
            "p" | "div" if is_indented(element) => self.opening.push_str("\u{3000}\u{3000}"),
            "pre" => self.verbatim += 1,
            "q" => {
                self.push(if self.quoted.is_multiple_of(2) { '“' } else { '‘' });
                self.quoted += 1;
            }
            "ol" | "ul" | "menu" | "dir" => {
                let items = view.tree.children(id).filter(|&item| view.tree.name(item) == "li").count();
                self.lists.open(element, items);
            }
            "li" => {
                let label = self.lists.item(element);
                self.opening = label.filter(|_| !begins_with_number(&view.opening(id, 4))).unwrap_or_default();
            }
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        if tags::is_block(name) {
            self.end_line(false);
        }
        match name {
            "pre" => self.verbatim = self.verbatim.saturating_sub(1),
            "q" => {
                self.quoted = self.quoted.saturating_sub(1);
                self.push(if self.quoted.is_multiple_of(2) { '”' } else { '’' });
            }
            "ol" | "ul" | "menu" | "dir" => self.lists.close(),
            "li" | "p" | "div" => self.opening.clear(),
            _ => {}
        }
    }

    /// Ends the line; an empty one is kept only if the author made it (`explicit`, or with a non-breaking space).
    fn end_line(&mut self, explicit: bool) {
        let line = std::mem::take(&mut self.line);
        self.space = None;
        if !line.trim().is_empty() {
            self.made.push(Piece::Line(line));
        } else if (explicit || !line.is_empty()) && !matches!(self.made.last(), None | Some(Piece::Blank)) {
            self.made.push(Piece::Blank);
        }
    }

    fn put(&mut self, piece: Piece) {
        self.end_line(false);
        self.made.push(piece);
    }

    fn finish(mut self) -> Vec<Piece> {
        self.end_line(false);
        while self.made.last() == Some(&Piece::Blank) {
            self.made.pop();
        }
        self.made
    }
}

fn is_wide(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

fn is_indented(element: &Element) -> bool {
    let style: String = element.attribute("style").unwrap_or("").split_whitespace().collect();
    let indent = style.split(';').find_map(|rule| rule.strip_prefix("text-indent:"));
    indent.is_some_and(|value| value.starts_with(|ch: char| ('1'..='9').contains(&ch)))
}

/// Returns a name for a picture; `None` for an icon.
fn picture(element: &Element) -> Option<String> {
    let source = element.attribute("src").unwrap_or("");
    let width = element.attribute("width").and_then(|width| width.trim_end_matches("px").parse::<u32>().ok());
    let lower = source.to_ascii_lowercase();
    if width.is_some_and(|width| width <= ICON)
        || ["icon", "ico_", "ico/", "filetype", "spacer", "blank."].iter().any(|word| lower.contains(word))
    {
        return None;
    }
    let file = source.rsplit(['/', '\\']).next().filter(|_| !source.starts_with("data:")).unwrap_or("");
    let name = [element.attribute("alt").unwrap_or("").trim(), file].into_iter().find(|name| !name.is_empty());
    Some(name.unwrap_or("without a name").chars().take(60).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::html::tree::{ROOT, Tree};

    fn rendered(page: &str) -> Vec<Piece> {
        let tree = Tree::read(page).expect("a tree");
        pieces(&View::new(&tree), ROOT, None)
    }

    fn lines(page: &str) -> Vec<String> {
        let text = |piece| match piece {
            Piece::Line(line) => line,
            other => format!("{other:?}"),
        };
        rendered(page).into_iter().map(text).collect()
    }

    #[test]
    fn lines_break_where_a_browser_breaks_them() {
        assert_eq!(lines("<p>公开\n  预算 <b>决</b>算</p>尾<br>行<br><br>末"), ["公开预算 决算", "尾", "行", "Blank", "末"]);
        assert_eq!(lines("<p>a\nb</p><p>&nbsp;</p><p></p><p>c</p>"), ["a b", "Blank", "c"]);
        assert_eq!(lines("<pre>一、甲\n（一）乙</pre>"), ["一、甲", "（一）乙"]);
    }

    #[test]
    fn indentation_is_kept_or_read_from_the_style() {
        assert_eq!(lines("<p>&nbsp;&nbsp;甲</p><p style='text-indent: 2em'>乙</p>"), ["\u{a0}\u{a0}甲", "\u{3000}\u{3000}乙"]);
        assert_eq!(lines("<p style='text-indent:2em'>&emsp;甲</p>"), ["\u{2003}甲"]);
    }

    #[test]
    fn quotations_are_in_marks() {
        assert_eq!(
            lines("<p>公开<q>三公</q>经费，<q>落实<q>五 公开</q></q>。<p><q>甲</q>"),
            ["公开“三公”经费，“落实‘五 公开’”。", "“甲”"]
        );
        assert_eq!(lines("<p>公开“三公”<i>经费</i><p><span hidden><q>x</q></span>乙"), ["公开“三公”经费", "乙"]);
    }

    #[test]
    fn numbers_of_lists_are_restored() {
        let page = "<ol><li>甲<li value=5>乙<li>（3）丙</ol><ol style='list-style-type:cjk-ideographic'><li><p>丁</p></ol><ul><li>戊</ul>";
        assert_eq!(lines(page), ["1. 甲", "5. 乙", "（3）丙", "一、丁", "戊"]);
    }

    #[test]
    fn what_is_hidden_or_chrome_is_left_out() {
        let page = "<div class=nav><a>首页</a></div><p>甲<span style='display: none'>x</span></p><p hidden>y</p><div class=share>分享到</div>\
                    <form><select><option>z</select><textarea>w</textarea></form><noscript>n</noscript>";
        assert_eq!(lines(page), ["甲"]);
    }

    #[test]
    fn pictures_are_noted_and_icons_are_not() {
        let page = "<p>甲<img src='/a/b1.png'><img src=x.gif width=16><img src='data:image/png;base64,AA' alt=流程图></p>";
        assert_eq!(rendered(page).len(), 3);
        assert!(rendered(page).contains(&Piece::Picture("b1.png".to_owned())));
        assert!(rendered(page).contains(&Piece::Picture("流程图".to_owned())));
    }
}
