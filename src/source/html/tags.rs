//! Facts about HTML elements: which are blocks, which close which, which are never shown.

/// Attributes that the readers use; all others are discarded.
pub(super) const ATTRIBUTES: [&str; 17] = [
    "id", "class", "style", "hidden", "role", "colspan", "rowspan", "start", "value", "type", "reversed", "name", "content",
    "src", "alt", "width", "media",
];

/// Block elements.
const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "ucapcontent",
];

/// Blocks that end an open paragraph.
const ENDS_PARAGRAPH: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
    "dt",
    "dd",
];

const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Standard elements that a slash does not close.
const INLINE: [&str; 24] = [
    "a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "label", "q", "s", "small",
    "span", "strike", "strong", "sub", "sup", "u", "script",
];

/// Elements that may appear in the head.
const HEAD_PARTS: [&str; 9] = ["head", "title", "meta", "link", "script", "style", "base", "noscript", "template"];

/// Elements whose content is never text of the page.
const UNSEEN: [&str; 26] = [
    "head", "script", "style", "noscript", "template", "iframe", "frame", "object", "applet", "embed", "svg", "canvas", "select",
    "option", "button", "textarea", "audio", "video", "map", "area", "dialog", "datalist", "xml", "rt", "rp", "input",
];

/// An open element that a start tag closes, unless one of `within` is between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closing {
    /// Name of the element that is closed.
    pub closes: &'static str,
    /// Elements that keep it open.
    pub within: &'static [&'static str],
}

const CELL: &[&str] = &["td", "th", "caption", "table", "button", "object"];
const ROW: &[&str] = &["tr", "table"];
const TABLE: &[&str] = &["table"];

const PARAGRAPH: Closing = Closing { closes: "p", within: CELL };
const HEAD: Closing = Closing { closes: "head", within: &[] };

/// Returns what a start tag closes, innermost first.
pub(super) fn closed_by(name: &str) -> Vec<Closing> {
    let mut rules = Vec::new();
    if !HEAD_PARTS.contains(&name) {
        rules.push(HEAD);
    }
    if ENDS_PARAGRAPH.contains(&name) || name == "li" {
        rules.push(PARAGRAPH);
    }
    let list: &[(&'static str, &'static [&'static str])] = match name {
        "li" => &[("li", &["ul", "ol", "menu", "dir", "td", "th", "table"])],
        "dt" | "dd" => &[("dt", &["dl", "td", "th", "table"]), ("dd", &["dl", "td", "th", "table"])],
        "td" | "th" => &[("td", ROW), ("th", ROW)],
        "tr" => &[("td", TABLE), ("th", TABLE), ("tr", TABLE), ("caption", TABLE)],
        "tbody" | "thead" | "tfoot" => &[
            ("td", TABLE),
            ("th", TABLE),
            ("tr", TABLE),
            ("tbody", TABLE),
            ("thead", TABLE),
            ("tfoot", TABLE),
            ("caption", TABLE),
        ],
        "option" => &[("option", &["select"])],
        "a" => &[("a", CELL)],
        _ => &[],
    };
    rules.extend(list.iter().map(|&(closes, within)| Closing { closes, within }));
    rules
}

/// Returns `true` if an element is a block.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Returns `true` if an element never has content.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Returns `true` if an element is standard HTML, where a slash in the tag has no meaning.
pub(super) fn is_html(name: &str) -> bool {
    is_block(name) || INLINE.contains(&name)
}

/// Returns `true` if an element is part of a table: other end tags close nothing beyond it.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "table" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption")
}

/// Returns `true` if an element is the page itself.
pub(super) fn is_frame(name: &str) -> bool {
    matches!(name, "html" | "body")
}

/// Returns `true` if the content of an element is never shown as text.
pub(super) fn is_unseen(name: &str) -> bool {
    UNSEEN.contains(&name)
}
