//! Finds the element that holds the document.

use super::names;
use super::tree::{Id, ROOT};
use super::view::View;

/// Share of the page's text outside links that a container with a known name must hold.
const KNOWN_SHARE: f64 = 0.3;
/// Share of an element's text that its largest child must have for the walk to descend into it.
const WALK_SHARE: f64 = 0.75;

/// Elements that hold a part of a document but never all of it: choosing one would lose the rest.
const PARTS: [&str; 12] = ["p", "span", "font", "b", "strong", "a", "li", "ol", "ul", "h1", "h2", "h3"];

/// Returns the element that holds the main text: one with a known name, or the one where a walk along the most text ends.
pub(super) fn main_element(view: &View<'_>) -> Id {
    known(view).unwrap_or_else(|| densest(view))
}

fn known(view: &View<'_>) -> Option<Id> {
    let total = view.plain(ROOT);
    // A name alone is not enough: the element must hold the page's sentences too.
    let holds = |&id: &Id| {
        !view.is_skipped(id)
            && share(view.plain(id), total) >= KNOWN_SHARE
            && view.keeps_sentences(id)
            && !view.loses_sentences(ROOT, id)
    };
    let named = (1..view.tree.len()).filter(holds);
    let ranked = named.filter_map(|id| {
        let rank = names::of(view.tree.element(id)?).filter_map(|name| names::main_rank(&name)).min()?;
        Some((rank, std::cmp::Reverse(view.plain(id)), id))
    });
    ranked.min().map(|(_, _, id)| id)
}

fn densest(view: &View<'_>) -> Id {
    let mut at = ROOT;
    loop {
        let children = view.tree.children(at).filter(|&id| !view.is_skipped(id) && view.tree.element(id).is_some());
        let Some(largest) = children.max_by_key(|&id| view.plain(id)) else { return whole_table(view, at) };
        if PARTS.contains(&view.tree.name(largest))
            || view.loses_sentences(at, largest)
            || is_grid(view, largest)
            || share(view.plain(largest), view.plain(at)) < WALK_SHARE
        {
            return whole_table(view, at);
        }
        at = largest;
    }
}

/// Returns `true` if an element is a table with the same number of columns, at least three, in every row: never layout, however long
/// a cell is.
fn is_grid(view: &View<'_>, id: Id) -> bool {
    if view.tree.name(id) != "table" {
        return false;
    }
    let parts = view.tree.children(id).flat_map(|part| {
        let inside = matches!(view.tree.name(part), "tbody" | "thead" | "tfoot").then(|| view.tree.children(part));
        std::iter::once(part).chain(inside.into_iter().flatten())
    });
    let rows = parts.filter(|&row| view.tree.name(row) == "tr");
    let widths: Vec<usize> =
        rows.map(|row| view.tree.children(row).filter(|&cell| matches!(view.tree.name(cell), "td" | "th")).count()).collect();
    widths.len() >= 2 && widths.iter().all(|&width| width >= 3 && Some(&width) == widths.first())
}

/// Extends a part of a table to the whole table, unless it is only layout.
fn whole_table(view: &View<'_>, mut at: Id) -> Id {
    while at != ROOT && matches!(view.tree.name(at), "table" | "tbody" | "thead" | "tr") {
        at = view.tree.parent(at);
    }
    at
}

fn share(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a share of counts; precision is not needed")]
    let share = part as f64 / whole.max(1) as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::html::tree::Tree;

    fn main_of(page: &str) -> String {
        let tree = Tree::read(page).expect("a tree");
        let view = View::new(&tree);
        view.opening(main_element(&view), 1000)
    }

    const TEXT: &str = "公开本级部门预算和决算，公开“三公”经费。";

    #[test]
    fn a_known_container_wins_over_what_stands_around_it() {
        let page = format!("<div class=box><h1>标题</h1><div id=UCAP-CONTENT><p>{TEXT}</p></div><p>其他说明文字</p></div>");
        assert_eq!(main_of(&page), crate::source::fold::fold(TEXT));
    }

    #[test]
    fn a_name_without_the_text_is_not_believed() {
        let page = format!("<div id=content>热线</div><div class=x1><p>{TEXT}</p><p>{TEXT}</p></div>");
        assert!(main_of(&page).contains("三公"));
    }

    #[test]
    fn a_known_name_without_the_sentences_is_not_believed() {
        let short = "热线电话一二三四五六七八九十".repeat(9);
        let page = format!("<div id=content><p>{short}</p></div><div class=x1>{}</div>", format!("<p>{TEXT}</p>").repeat(8));
        assert!(main_of(&page).contains("三公"));
    }

    #[test]
    fn an_article_is_kept_beside_what_has_more_text() {
        let more = "他说公开很好，也说解读更好。".repeat(10);
        for text in [TEXT.repeat(6), "Offices open budgets, accounts, and plans. They answer. ".repeat(4)] {
            for name in ["x1", "content"] {
                let page =
                    format!("<div><div class=x2><p>{text}</p></div><div class={name}><p>{more}</p><p>{more}</p></div></div>");
                assert!(main_of(&page).starts_with(&crate::source::fold::fold(&text)), "{page}");
            }
        }
        // A line beside the text is not part of it.
        let page = format!("<div><div class=x2>主办单位，某市。</div><div class=x1><p>{more}</p><p>{more}</p></div></div>");
        assert!(!main_of(&page).contains("主办"));
    }

    #[test]
    fn without_a_name_the_walk_ends_where_the_text_divides() {
        let page = format!("<div><p>站点</p><table><tr><td>栏目<td><p>{TEXT}</p><p>{TEXT}{TEXT}</p></table></div>");
        assert_eq!(main_of(&page).matches("三公").count(), 3);
        assert!(!main_of(&page).contains("站点"));
    }

    #[test]
    fn a_table_that_is_the_document_stays_whole() {
        for page in [
            format!("<div><table><tr><td>1<td>{TEXT}<tr><td>2<td>{TEXT}</table></div>"),
            format!("<div><table><tr><td>序号<td>任务<td>单位<tr><td>1<td>{TEXT}{TEXT}{TEXT}<td>局</table></div>"),
        ] {
            let tree = Tree::read(&page).expect("a tree");
            let view = View::new(&tree);
            assert_eq!(tree.name(main_element(&view)), "div", "{page}");
        }
    }
}
