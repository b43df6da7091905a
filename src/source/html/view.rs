//! The visible part of a page, and how much of it is running text.

use super::names;
use super::sheet::Sheet;
use super::tags;
use super::tree::{Element, Id, ROOT, Step, Tree};
use crate::source::fold::fold_char;

/// Number of punctuation marks a page needs to show where its text is.
const SENTENCES: usize = 12;
/// An element with at least one part in this many of the page's text holds the document.
const HOLDS: usize = 4;

/// Descending from an element must lose less than one part in this many of its punctuation marks.
const LOST: usize = 5;

/// Characters outside links below which an element with the name of a tool bar is one.
const CHROME_TEXT: usize = 120;

/// Counts for an element and everything below it. Compact, because a page may have millions.
#[derive(Debug, Clone, Copy, Default)]
struct Content {
    /// Characters outside links.
    plain: u32,
    /// Characters inside links.
    linked: u32,
    /// Number of links.
    links: u32,
    /// Punctuation marks outside links: menus and lists of news have hardly any.
    marks: u32,
    /// Whether it mentions an annex.
    annex: bool,
}

/// A page with its hidden elements and web chrome marked and its text counted.
#[derive(Debug)]
pub(super) struct View<'t> {
    /// The page.
    pub tree: &'t Tree,
    skipped: Vec<bool>,
    content: Vec<Content>,
    /// Punctuation marks on the whole page, including chrome.
    all_marks: usize,
}

impl<'t> View<'t> {
    /// Views `tree` without its chrome.
    pub(super) fn new(tree: &'t Tree) -> Self {
        let mut view = Self::whole(tree);
        view.hide(Self::is_chrome);
        view.measure();
        view
    }

    /// Views `tree` with its chrome.
    pub(super) fn whole(tree: &'t Tree) -> Self {
        let count = tree.len();
        let mut view = Self { tree, skipped: vec![false; count], content: vec![Content::default(); count], all_marks: 0 };
        view.hide(|_, _, element| is_hidden(element));
        view.measure();
        view.hide_by_sheets();
        view.all_marks = view.marks(ROOT);
        view
    }

    /// Hides what the style sheets of the page hide, unless that is most of the text: then a script shows it.
    fn hide_by_sheets(&mut self) {
        let sheet = Sheet::read(self.tree);
        if sheet.is_empty() {
            return;
        }
        let (skipped, plain, marks) = (self.skipped.clone(), self.plain(ROOT), self.marks(ROOT));
        self.hide(|_, _, element| sheet.hides(element));
        self.measure();
        if self.plain(ROOT) * 2 < plain || (marks >= SENTENCES && self.marks(ROOT) * 2 < marks) {
            self.skipped = skipped;
            self.measure();
        }
    }

    /// Returns the number of punctuation marks.
    pub(super) fn marks(&self, id: Id) -> usize {
        self.content.get(id).map_or(0, |content| known(content.marks))
    }

    /// Returns `true` if an element holds most sentences of the page, or the page has too few to tell.
    pub(super) fn keeps_sentences(&self, id: Id) -> bool {
        self.all_marks < SENTENCES || self.marks(id) * 2 >= self.all_marks
    }

    /// Returns `true` if descending from `whole` to `part` would lose sentences.
    pub(super) fn loses_sentences(&self, whole: Id, part: Id) -> bool {
        let lost = self.marks(whole).saturating_sub(self.marks(part));
        lost * 2 >= SENTENCES && lost * LOST >= self.marks(whole)
    }

    /// Returns `true` if a node is left out.
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

    /// Hides the elements that `test` accepts, and everything below hidden elements.
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

    /// Counts text from the leaves up; this works because a child has a greater index than its parent.
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

    /// Counts the text of a node itself, without its children.
    fn own(&self, id: Id, in_link: bool) -> Content {
        let Some(text) = self.tree.text(id) else {
            return Content { links: u32::from(self.tree.name(id) == "a"), ..Content::default() };
        };
        let length = kept(text.chars().filter(|ch| !ch.is_whitespace()).count());
        let (plain, linked) = if in_link { (0, length) } else { (length, 0) };
        let marks = if in_link { 0 } else { kept(marks_of(text)) };
        Content { plain, linked, links: 0, marks, annex: text.contains("附件") }
    }

    /// Returns `true` if an element is navigation, a tool bar or a list of links. One that holds the document is not, whatever its
    /// name and however many links it has.
    fn is_chrome(&self, id: Id, element: &Element) -> bool {
        let Content { links, annex, .. } = self.content.get(id).copied().unwrap_or_default();
        let (plain, linked, marks) = (self.plain(id), self.linked(id), self.marks(id));
        // On a page with little text, the document's element is small too.
        let is_large = plain >= CHROME_TEXT.min(self.plain(ROOT)) && plain > linked;
        let holds_text = is_large && plain * HOLDS >= self.plain(ROOT);
        let holds_sentences = self.all_marks >= SENTENCES && marks * HOLDS >= self.all_marks;
        if tags::is_frame(&element.name) || holds_text || holds_sentences {
            return false;
        }
        // A list of annexes is a list of links too, but says what is missing.
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

/// Counts punctuation marks. ASCII marks count only before white space; elsewhere they are part of a number or name.
fn marks_of(text: &str) -> usize {
    let latin = |pair: &&[u8]| matches!(pair[0], b'.' | b',' | b';') && pair[1].is_ascii_whitespace();
    let latin = text.as_bytes().windows(2).filter(latin).count() + usize::from(text.ends_with('.'));
    text.matches(['，', '。', '；', '、']).count() + latin
}

/// Converts a count to its stored form.
fn kept(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Converts a stored count back.
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
    fn what_a_style_sheet_hides_is_left_out_unless_it_is_the_document() {
        let sheet = "<style>.a,#b,aside{display:none}</style>";
        let text = "公开预算，公开决算。".repeat(3);
        let plain = crate::source::fold::fold(&text);
        let page = format!("{sheet}<p>{text}</p><p class='x a'>内部稿</p><p id=b>稿</p><aside>稿</aside>");
        assert_eq!(seen(&page), plain);
        assert_eq!(seen(&format!("<p>{text}</p><p class='x a'>内部稿</p>")), format!("{plain}内部稿"));
        assert_eq!(seen(&format!("{sheet}<p>{text}</p><p class=a style='display:block'>稿</p>")), format!("{plain}稿"));
        // A script shows the document when it is there.
        let links = "<p>办事指南栏目</p>".repeat(40);
        for page in [
            format!("{sheet}<p>正在加载</p><div class=a>{text}</div>"),
            format!("{sheet}<div>{links}</div><div class=a>{}</div>", text.repeat(3)),
            format!("{sheet}<p>{}</p><div class=a id=UCAP-CONTENT>{text}</div>", "公开，".repeat(30)),
        ] {
            assert!(seen(&page).contains(&plain), "{page}");
        }
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
