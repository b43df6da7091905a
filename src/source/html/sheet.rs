//! Elements that the style sheets of a page hide, as far as that is certain without scripts and other files.
//!
//! Only rules for a single class, identifier or element count, and only if no other rule shows any of the same name.

use std::collections::BTreeSet;

use super::names;
use super::tags;
use super::tree::{Element, Id, ROOT, Tree};

/// Names as in selectors: `.class`, `#id`, `element`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    hidden: BTreeSet<String>,
    /// Names in rules that show something, under whatever condition.
    shown: BTreeSet<String>,
}

impl Sheet {
    /// Reads the style sheets of a page that are for screens.
    pub(super) fn read(tree: &Tree) -> Self {
        let mut sheet = Self::default();
        let sheets = (1..tree.len()).filter(|&id| tree.name(id) == "style" && is_for_screens(tree, id));
        for text in sheets.flat_map(|id| tree.children(id)).filter_map(|id| tree.text(id)) {
            sheet.rules(text);
        }
        let Self { hidden, shown } = &mut sheet;
        hidden.retain(|name| !shown.contains(name));
        sheet
    }

    /// Returns `true` if it hides nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.hidden.is_empty()
    }

    /// Returns `true` if an element is hidden. One that is called the main text is not: a script shows it.
    pub(super) fn hides(&self, element: &Element) -> bool {
        let is_listed = |sign: char, name: &str| self.hidden.contains(&format!("{sign}{name}"));
        let is_hidden = self.hidden.contains(&*element.name)
            || element.attribute("id").is_some_and(|id| is_listed('#', id.trim()))
            || element.attribute("class").is_some_and(|names| names.split_whitespace().any(|name| is_listed('.', name)));
        let is_shown = || element.attribute("style").is_some_and(|style| display(style).is_some_and(|value| value != "none"));
        is_hidden && !is_shown() && names::of(element).all(|name| names::main_rank(&name).is_none())
    }

    fn rules(&mut self, text: &str) {
        let text = without_comments(text);
        let mut rest = text.as_str();
        // Number of open blocks of conditions such as `@media`.
        let mut depth = 0_usize;
        while let Some(at) = rest.find(['{', '}', ';']) {
            let (before, after) = rest.split_at(at);
            rest = after.get(1..).unwrap_or_default();
            match after.as_bytes().first() {
                Some(b'{') if before.trim_start().starts_with('@') => depth += 1,
                Some(b'{') => {
                    let (declared, after) = rest.split_once('}').unwrap_or((rest, ""));
                    self.rule(before, declared, depth > 0);
                    rest = after;
                }
                Some(b'}') => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn rule(&mut self, selectors: &str, declared: &str, is_conditional: bool) {
        let Some(value) = display(declared) else { return };
        for selector in selectors.split(',').map(str::trim) {
            if value != "none" {
                self.shown.extend(names_of(selector));
            } else if !is_conditional && is_simple(selector) {
                self.hidden.insert(lower_element(selector));
            }
        }
    }
}

fn is_for_screens(tree: &Tree, id: Id) -> bool {
    let media = tree.element(id).and_then(|element| element.attribute("media")).unwrap_or("").trim().to_ascii_lowercase();
    let mut above = std::iter::successors(Some(tree.parent(id)), |&at| (at != ROOT).then(|| tree.parent(at)));
    let is_applied = above.all(|at| !tags::is_unseen(tree.name(at)) || tree.name(at) == "head");
    is_applied && matches!(media.as_str(), "" | "all" | "screen")
}

/// Drops comments and the marks by which old pages keep a style sheet from older browsers.
fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        made.push(' ');
        made.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    made.replace("<!--", " ").replace("-->", " ")
}

/// Returns the value of the last `display` among declarations.
fn display(declared: &str) -> Option<String> {
    let mut pairs = declared.split(';').filter_map(|one| one.split_once(':'));
    let (_, value) = pairs.rfind(|(name, _)| name.trim().eq_ignore_ascii_case("display"))?;
    Some(value.split('!').next().unwrap_or_default().trim().to_ascii_lowercase())
}

const fn is_name(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_') || !ch.is_ascii()
}

fn is_simple(selector: &str) -> bool {
    let name = selector.strip_prefix(['.', '#']).unwrap_or(selector);
    !name.is_empty() && name.chars().all(is_name) && !tags::is_frame(&name.to_ascii_lowercase())
}

/// Names of elements are in lower case in the tree.
fn lower_element(name: &str) -> String {
    if name.starts_with(['.', '#']) { name.to_owned() } else { name.to_ascii_lowercase() }
}

/// Returns every name that stands in a selector.
fn names_of(selector: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = String::new();
    for ch in selector.chars().chain([' ']) {
        if is_name(ch) {
            open.push(ch);
            continue;
        }
        if open.len() > 1 || open.starts_with(is_name) {
            found.push(lower_element(&open));
        }
        open.clear();
        if matches!(ch, '.' | '#') {
            open.push(ch);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(page: &str) -> Vec<String> {
        Sheet::read(&Tree::read(page).expect("a tree")).hidden.into_iter().collect()
    }

    #[test]
    fn rules_of_one_name_hide() {
        let rules = "<!-- @charset 'x'; /* .a{display:none} */ .b , #c{color:red; DISPLAY : none !important}\nASIDE{display:none/* x */} -->";
        assert_eq!(hidden(&format!("<head><style type=text/css>{rules}</style></head>")), ["#c", ".b", "aside"]);
    }

    #[test]
    fn what_another_rule_a_medium_or_a_script_may_show_is_not_hidden() {
        for rules in [
            ".a .b{display:none} p.c{display:none} .d:hover{display:none} *{display:none} body{display:none}",
            ".a{display:none} .tabs .a.on{display:block}",
            ".a{display:none} @media print{.x>.a{display:block}}",
            "@media (max-width:600px){.a{display:none}} .b{color:red}",
            ".a{display:none;display:block}",
            ".a /* x */ .b{display:none} .a/*{*/.b{display:none} .c{/*display:none*/}",
            ".a{visibility:visible}",
            "{display:none} }{ .a{display",
        ] {
            assert!(hidden(&format!("<style>{rules}</style>")).is_empty(), "{rules}");
        }
        for page in ["<style media=print>.a{display:none}</style>", "<noscript><style>.a{display:none}</style></noscript>"] {
            assert!(hidden(page).is_empty(), "{page}");
        }
    }
}
