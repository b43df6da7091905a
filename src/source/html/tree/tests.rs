//! Real-world tags and the trees made from them.

use super::*;

/// Writes the tree as one line: names followed by their content in brackets.
fn shown(page: &str) -> String {
    let tree = Tree::read(page).expect("a tree");
    let steps = tree.walk(ROOT, |_| false).map(|step| match step {
        Step::Enter(id) => tree.text(id).map_or_else(|| format!("{}[", tree.name(id)), str::to_owned),
        Step::Leave(id) if tree.text(id).is_some() => String::new(),
        Step::Leave(_) => "]".to_owned(),
    });
    steps.collect()
}

#[test]
fn what_is_not_closed_is_closed_where_a_browser_does() {
    let cases = [
        ("<p>一<p>二", "[p[一]p[二]]"),
        ("<p>一<div>二</div>三</p>", "[p[一]div[二]三]"),
        ("<ul><li>一<li>二<ul><li>三</ul></ul>", "[ul[li[一]li[二ul[li[三]]]]]"),
        ("<table><tr><td>一<td><p>二<tr><td>三</table>四", "[table[tr[td[一]td[p[二]]]tr[td[三]]]四]"),
        ("<b><p>一</b>二</p>三", "[b[p[一二]三]]"),
        ("<td></div>一</td>二", "[td[一]二]"),
        ("一<br>二</br>三<img src=a>", "[一br[]二br[]三img[]]"),
        ("<body>一</body><body>二</html>三", "[body[一二三]]"),
        ("<head><title>题</title><div>一</div>", "[head[title[题]]div[一]]"),
    ];
    for (page, expected) in cases {
        assert_eq!(shown(page), expected, "{page}");
    }
}

#[test]
fn entities_are_resolved_and_scripts_and_comments_are_no_text() {
    assert_eq!(shown("&#19968;&nbsp;&lt;&ldquo;&rdquo;<!-- <p>无 -->"), "[一\u{a0}<“”]");
    assert_eq!(shown("<script>if(a<b)'<p>'</script>一"), "[script[if(a<b)'<p>']一]");
}

#[test]
fn attributes_that_say_something_are_kept_and_of_two_the_first() {
    let tree = Tree::read("<p a=1 class=x b class='y' hidden ID=\"z\" style=>一</p class=w><i>").expect("a tree");
    let p = tree.element(1).expect("an element");
    let found = ["class", "hidden", "id", "style", "name"].map(|name| p.attribute(name));
    assert_eq!(found, [Some("x"), Some(""), Some("z"), Some(""), None]);
    assert_eq!(tree.element(3).map(|element| element.attributes.len()), Some(0));
}

#[test]
fn a_walk_leaves_out_what_it_is_told_to() {
    let tree = Tree::read("<div><p>一</p><i>二</i></div>").expect("a tree");
    let texts: Vec<&str> = tree
        .walk(ROOT, |id| tree.name(id) == "p")
        .filter_map(|step| match step {
            Step::Enter(id) => tree.text(id),
            Step::Leave(_) => None,
        })
        .collect();
    assert_eq!(texts, ["二"]);
}

#[test]
fn more_text_than_wanted_is_refused_and_scripts_and_white_space_are_none() {
    let page = "<script>公开预算</script><p>公开</p>\n \n<p>决算</p>";
    assert_eq!(Tree::read_within(page, 12).err(), None);
    assert_eq!(Tree::read_within(page, 11).err(), Some(TreeError::Text(12)));
}

#[test]
fn nesting_without_end_is_refused_and_not_followed() {
    assert_eq!(Tree::read(&"<div>".repeat(100_000)).err(), Some(TreeError::Nesting));
    assert_eq!(Tree::read(&"<p>".repeat(100_000)).err(), None);
}
