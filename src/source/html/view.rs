//! What of a page a reader sees, and how much of it is running text.

use super::names;
use super::tags;
use super::tree::{Element, Id, ROOT, Step, Tree};
use crate::source::fold::fold_char;

/// Marks of sentences from which a page has enough of them to tell where its text is.
const SENTENCES: usize = 12;
/// Share of a page's text from which an element holds it, in parts.
const HOLDS: usize = 4;

/// Share of an element's sentences that are not left behind, in parts.
const LOST: usize = 5;

/// Text outside links below which an element that is called a tool bar is one.
const CHROME_TEXT: usize = 120;

/// What stands in an element and all below it. A page may have millions of them.
#[derive(Debug, Clone, Copy, Default)]
struct Content {
    /// Characters outside links.
    plain: u32,
    /// Characters inside links.
    linked: u32,
    /// Links.
    links: u32,
    /// Marks of sentences outside links: what stands in menus and lists of news has hardly any.
    marks: u32,
    /// It speaks of an annex.
    annex: bool,
}

/// A page with what is hidden or web chrome marked, and its text counted.
#[derive(Debug)]
pub(super) struct View<'t> {
    /// The page.
    pub tree: &'t Tree,
    skipped: Vec<bool>,
    content: Vec<Content>,
    /// Marks of sentences on the whole page, chrome counted.
    all_marks: usize,
}

impl<'t> View<'t> {
    /// Looks at `tree`.
    pub(super) fn new(tree: &'t Tree) -> Self {
        let mut view = Self::whole(tree);
        view.hide(Self::is_chrome);
        view.measure();
        view
    }

    /// Looks at `tree` with its chrome.
    pub(super) fn whole(tree: &'t Tree) -> Self {
        let count = tree.len();
        let mut view = Self { tree, skipped: vec![false; count], content: vec![Content::default(); count], all_marks: 0 };
        view.hide(|_, _, element| is_hidden(element));
        view.measure();
        view.all_marks = view.marks(ROOT);
        view
    }

    /// Returns the number of marks of sentences.
    pub(super) fn marks(&self, id: Id) -> usize {
        self.content.get(id).map_or(0, |content| known(content.marks))
    }

    /// Tells whether an element holds most sentences of the page, where it has enough to tell.
    pub(super) fn keeps_sentences(&self, id: Id) -> bool {
        self.all_marks < SENTENCES || self.marks(id) * 2 >= self.all_marks
    }

    /// Tells whether sentences of an element are lost by going on into a part of it.
    pub(super) fn loses_sentences(&self, whole: Id, part: Id) -> bool {
        let lost = self.marks(whole).saturating_sub(self.marks(part));
        lost * 2 >= SENTENCES && lost * LOST >= self.marks(whole)
    }

    /// Tells whether a node is left out.
    pub(super) fn is_skipped(&self, id: Id) -> bool {
        self.skipped.get(id).copied().unwrap_or(true)
    }

    /// Returns the number of characters outside links.
    pub(super) fn plain(&self, id: Id) -> usize {
        self.content.get(id).map_or(0, |content| known(content.plain))
    }

    /// Returns the number of characters inside links.
    pub(super) fn linked(&self, id: Id) -> usize {
        self.content.get(id).map_or(0, |content| known(content.linked))
    }

    /// Returns the beginning of the visible text below a node, folded.
    pub(super) fn opening(&self, id: Id, length: usize) -> String {
        let steps = self.tree.walk(id, |id| self.is_skipped(id));
        let texts = steps.filter_map(|step| if let Step::Enter(id) = step { self.tree.text(id) } else { None });
        texts.flat_map(|text| text.chars().filter_map(fold_char)).take(length).collect()
    }

    /// Hides the elements that `test` takes, and all that stands below what is hidden.
    fn hide(&mut self, test: impl Fn(&Self, Id, &Element) -> bool) {
        for id in 1..self.tree.len() {
            let hidden = self.is_skipped(id)
                || self.is_skipped(self.tree.parent(id))
                || self.tree.element(id).is_some_and(|element| test(self, id, element));
            if let Some(skipped) = self.skipped.get_mut(id) {
                *skipped = hidden;
            }
        }
    }

    /// Counts text from the leaves up: a child has a greater number than its parent.
    fn measure(&mut self) {
        let mut in_link = vec![false; self.tree.len()];
        for id in 1..in_link.len() {
            let above = in_link.get(self.tree.parent(id)).copied().unwrap_or(false);
            if let Some(link) = in_link.get_mut(id) {
                *link = above || self.tree.name(id) == "a";
            }
        }
        self.content.fill(Content::default());
        for id in (1..self.tree.len()).rev() {
            if self.is_skipped(id) {
                continue;
            }
            let own = self.own(id, in_link.get(id).copied().unwrap_or(false));
            let below = self.content.get(id).copied().unwrap_or_default();
            let sum = add(own, below);
            for (at, content) in [(id, sum), (self.tree.parent(id), sum)] {
                if let Some(place) = self.content.get_mut(at) {
                    *place = if at == id { content } else { add(*place, content) };
                }
            }
        }
    }

    /// What a node holds by itself.
    fn own(&self, id: Id, in_link: bool) -> Content {
        let Some(text) = self.tree.text(id) else {
            return Content { links: u32::from(self.tree.name(id) == "a"), ..Content::default() };
        };
        let length = kept(text.chars().filter(|ch| !ch.is_whitespace()).count());
        let (plain, linked) = if in_link { (0, length) } else { (length, 0) };
        let marks = if in_link { 0 } else { kept(marks_of(text)) };
        Content { plain, linked, links: 0, marks, annex: text.contains("附件") }
    }

    /// Tells whether an element is navigation, a tool bar or a list of links. One that holds a document is not, whatever it is called
    /// and however many links stand beside it.
    fn is_chrome(&self, id: Id, element: &Element) -> bool {
        let Content { links, annex, .. } = self.content.get(id).copied().unwrap_or_default();
        let (plain, linked, marks) = (self.plain(id), self.linked(id), self.marks(id));
        // A page with little text has it in a small element.
        let is_large = plain >= CHROME_TEXT.min(self.plain(ROOT)) && plain > linked;
        let holds_text = is_large && plain * HOLDS >= self.plain(ROOT);
        let holds_sentences = self.all_marks >= SENTENCES && marks * HOLDS >= self.all_marks;
        if tags::is_frame(&element.name) || holds_text || holds_sentences {
            return false;
        }
        // A list of annexes is a list of links too, and says what is missing.
        if annex {
            return false;
        }
        let is_small = plain < CHROME_TEXT || linked > plain;
        let is_link_list = links >= 3
            && linked > 3 * plain.max(2)
            && matches!(&*element.name, "ul" | "ol" | "dl" | "div" | "table" | "td" | "section");
        let is_called =
            || matches!(&*element.name, "nav" | "footer" | "aside") || names::of(element).any(|name| names::is_chrome(&name));
        is_link_list || (is_small && is_called())
    }
}

/// Counts the marks of sentences: a point of Latin letters is one before white space, and part of a number or name else.
fn marks_of(text: &str) -> usize {
    let latin = |pair: &&[u8]| matches!(pair[0], b'.' | b',' | b';') && pair[1].is_ascii_whitespace();
    let latin = text.as_bytes().windows(2).filter(latin).count() + usize::from(text.ends_with('.'));
    text.matches(['，', '。', '；', '、']).count() + latin
}

/// A count as it is kept.
fn kept(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A count that was kept.
fn known(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn add(a: Content, b: Content) -> Content {
    Content {
        plain: a.plain.saturating_add(b.plain),
        linked: a.linked.saturating_add(b.linked),
        links: a.links.saturating_add(b.links),
        marks: a.marks.saturating_add(b.marks),
        annex: a.annex || b.annex,
    }
}

fn is_hidden(element: &Element) -> bool {
    let style = || {
        let style: String = element.attribute("style").unwrap_or("").split_whitespace().collect();
        style.to_ascii_lowercase()
    };
    tags::is_unseen(&element.name)
        || element.attribute("hidden").is_some()
        || (element.attribute("style").is_some()
            && ["display:none", "visibility:hidden"].iter().any(|rule| style().contains(rule)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(page: &str) -> String {
        let tree = Tree::read(page).expect("a tree");
        View::new(&tree).opening(ROOT, 1000)
    }

    #[test]
    fn navigation_is_known_by_its_name_or_its_links() {
        assert_eq!(
            seen("<div class=breadcrumb>位置</div><div class=x><a>一栏</a><a>二栏</a><a>三栏栏</a><a>四栏栏</a></div>文"),
            "文"
        );
    }

    #[test]
    fn chrome_does_not_swallow_the_document_that_stands_in_it() {
        let links: String = (0..40).fold(String::new(), |all, at| all + &format!("<li><a>办事指南栏目{at}</a>"));
        let text = "公开预算，公开决算；做好公布。".repeat(10);
        for class in ["page", "no-sidebar", "toplinks", "nav"] {
            for tag in ["body", "div"] {
                let seen = seen(&format!("<{tag} class={class}><ul>{links}</ul><div class=xx>{text}</div></{tag}>"));
                assert_eq!(seen, crate::source::fold::fold(&text), "{tag} {class}");
            }
        }
    }

    #[test]
    fn what_holds_the_document_or_its_annexes_stays_whatever_it_is_called() {
        let text = "公开预算。".repeat(40);
        assert_eq!(seen(&format!("<div id=print>{text}</div>")), text);
        assert_eq!(
            seen("<ul class=links><li><a>附件：一表</a><li><a>二表的表</a><li><a>三表的表</a></ul>"),
            "附件：一表二表的表三表的表".replace('：', ":")
        );
    }
}
