//! Names that Chinese content management systems give to the parts of a page: editable lists of ids and classes.

use super::tree::Element;

/// Containers of the main text, most reliable first. Compared in lower case, without trailing digits.
const MAIN: [&str; 58] = [
    "ucap-content",
    "ucapcontent",
    "trs_editor",
    "trs_ueditor",
    "trs_paper_preserve",
    "wp_articlecontent",
    "vsb_content",
    "v_news_content",
    "ewebeditor",
    "zoomcon",
    "zoomcontent",
    "conzoom",
    "fontzoom",
    "zoom",
    "article-content",
    "article_content",
    "articlecontent",
    "article-con",
    "article_con",
    "articlecon",
    "article-body",
    "article_body",
    "arti_content",
    "artcontent",
    "art_con",
    "artcon",
    "news_content",
    "news-content",
    "newscontent",
    "news_con",
    "newscon",
    "content_text",
    "content-text",
    "contenttext",
    "con_text",
    "con-text",
    "context",
    "detail-content",
    "detail_content",
    "detailcontent",
    "detail-con",
    "detail_con",
    "info_content",
    "infocontent",
    "xxgk_content",
    "pages_content",
    "view_content",
    "main-content",
    "main_content",
    "maincontent",
    "zhengwen",
    "neirong",
    "article",
    "contentbox",
    "content",
    "text",
    "con",
    "nr",
];

/// Names of a page's title.
const TITLE: [&str; 22] = [
    "ucaptitle",
    "article-title",
    "article_title",
    "articletitle",
    "arti_title",
    "artitle",
    "art_title",
    "content-title",
    "content_title",
    "contenttitle",
    "con_title",
    "con-title",
    "detail-title",
    "detail_title",
    "news_title",
    "newstitle",
    "xxgk_title",
    "maintitle",
    "title",
    "tit",
    "biaoti",
    "bt",
];

/// Substrings of names of navigation, tool bars and similar.
const CHROME_PARTS: [&str; 28] = [
    "share",
    "breadcrumb",
    "crumb",
    "qrcode",
    "erweima",
    "ewm",
    "copyright",
    "friendlink",
    "sidebar",
    "toolbar",
    "pagination",
    "dayin",
    "print",
    "position",
    "location",
    "weizhi",
    "dqwz",
    "prevnext",
    "shangxia",
    "relate",
    "xgxw",
    "xgyd",
    "recommend",
    "fontsize",
    "navigation",
    "leftmenu",
    "bshare",
    "comment",
];

/// Full names of navigation elements.
const CHROME: [&str; 18] = [
    "nav", "menu", "subnav", "topnav", "foot", "footer", "bottom", "tool", "tools", "pager", "pages", "page", "links", "link",
    "side", "search", "login", "top",
];

/// Iterates over the names of an element in lower case: tag name, id, classes.
pub(super) fn of(element: &Element) -> impl Iterator<Item = String> + '_ {
    let listed = ["id", "class"].into_iter().filter_map(|name| element.attribute(name)).flat_map(str::split_whitespace);
    listed.chain(std::iter::once(&*element.name)).map(str::to_ascii_lowercase)
}

/// Returns the rank of a name among the main containers; 0 is the most reliable.
pub(super) fn main_rank(name: &str) -> Option<usize> {
    let stem = stem(name);
    MAIN.iter().position(|known| *known == stem)
}

/// Returns `true` if a name is that of the page's title.
pub(super) fn is_title(name: &str) -> bool {
    TITLE.contains(&stem(name))
}

/// Returns `true` if a name is that of navigation or a tool bar.
pub(super) fn is_chrome(name: &str) -> bool {
    CHROME.contains(&stem(name)) || CHROME_PARTS.iter().any(|part| name.contains(part))
}

fn stem(name: &str) -> &str {
    name.trim_end_matches(|ch: char| ch.is_ascii_digit()).trim_end_matches(['_', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_with_and_without_their_number() {
        assert!(main_rank("vsb_content_2").is_some() && main_rank("zoom").is_some());
        assert!(main_rank("ucap-content") < main_rank("content"));
        assert!(is_title("title1") && !is_title("subtitle"));
        assert!(is_chrome("bdsharebuttonbox") && is_chrome("nav") && !is_chrome("content"));
    }

    #[test]
    fn no_main_container_is_called_like_a_tool_bar() {
        for name in MAIN {
            assert!(!is_chrome(name), "{name}");
            assert_eq!(stem(name), name, "a name with digits at its end is never found");
        }
    }
}
