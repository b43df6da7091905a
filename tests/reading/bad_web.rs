//! Pages that are damaged, empty or made to do harm give a clear error, or their text, in bounded time.

#![expect(clippy::panic, reason = "a test that cannot read its fixture has failed")]

use std::fs;
use std::time::{Duration, Instant};

use duibiao::source::{ReadError, SourceText};

/// What any of these pages may take in a debug build on a slow machine. Quadratic time would be hours.
const LIMIT: Duration = Duration::from_mins(1);

fn message(page: &[u8]) -> String {
    let started = Instant::now();
    let result = SourceText::from_bytes("t", page);
    assert!(started.elapsed() < LIMIT, "took {:?}", started.elapsed());
    match result {
        Err(error @ ReadError::Unreadable { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

fn text(page: &[u8]) -> String {
    let started = Instant::now();
    let source = SourceText::from_bytes("t", page).unwrap_or_else(|error| panic!("{error}"));
    assert!(started.elapsed() < LIMIT, "took {:?}", started.elapsed());
    source.text().to_owned()
}

#[test]
fn a_page_without_text_is_an_error_that_says_why() {
    for page in [
        "<html><head><title>要点</title></head><body></body></html>",
        "<html><body><iframe src=plan.pdf></iframe><script>load('plan')</script></body></html>",
        "<html><body><p>&nbsp;</p><img src=1.jpg><img src=2.jpg></body></html>",
    ] {
        let message = message(page.as_bytes());
        assert!(message.contains("holds no text") && message.contains("copy the document"), "{message}");
    }
}

#[test]
fn nesting_a_hundred_thousand_deep_is_an_error() {
    for tag in ["div", "table><tr><td", "span", "b", "ul><li", "font color=red"] {
        let page = format!("<html>{}一、公开", format!("<{tag}>").repeat(100_000));
        assert!(message(page.as_bytes()).contains("nests elements deeper"), "{tag}");
    }
}

#[test]
fn tags_that_cost_browsers_quadratic_time_cost_none_here() {
    let many = 100_000;
    let attributes = (0..many).map(|number| format!("a{number}=1")).collect::<Vec<_>>().join(" ");
    let fonts = (0..400).map(|number| format!("<font c={number}>")).collect::<Vec<_>>().concat();
    let cases = [
        format!("<html><p {attributes}>一、公开预算。</p>"),
        format!("<html>{fonts}{}一、公开预算。", "<p>甲</p>".repeat(many)),
        format!("<html>{}一、公开预算。", "</div>".repeat(many)),
        format!("<html>{}{}一、公开预算。", "<div>".repeat(500), "<i></i></p></td>".repeat(many)),
        format!("<html><p>一、公开预算。{}", "<!-- ".repeat(many)),
        format!("<html><p>一、公开预算。{}", "<p".repeat(many)),
        format!("<html><p>一、公开预算。&lt;{}", "&#x4e00;".repeat(many)),
    ];
    for page in cases {
        assert!(text(page.as_bytes()).contains("公开预算"));
    }
}

#[test]
fn a_table_that_claims_endless_columns_and_rows_is_text() {
    let page = format!(
        "<html><table>{}</table>",
        "<tr><td colspan=1000 rowspan=65000>公开预算<td colspan=1000>财政局</tr>".repeat(5000)
    );
    let source = SourceText::from_bytes("t", page.as_bytes()).expect("a page");
    assert_eq!(source.text().matches("公开预算").count(), 5000);
    assert!(source.tables().is_empty());
    assert!(source.unread().iter().any(|unread| unread.why.contains("more places")));
}

#[test]
fn one_line_of_many_megabytes_is_read_in_linear_time() {
    let sentence = "公开本级部门预算和决算。";
    let page = |count: usize| format!("<html><body><p>{}</p></body></html>", sentence.repeat(count));
    let time = |count: usize| {
        let page = page(count);
        let started = Instant::now();
        assert_eq!(text(page.as_bytes()).matches("决算").count(), count);
        started.elapsed()
    };
    let (small, large) = (time(30_000), time(240_000));
    assert!(large < small * 24 + Duration::from_millis(200), "{small:?} for 1 MB, {large:?} for 8 MB");
}

#[test]
fn entities_do_not_expand_and_nothing_is_fetched() {
    let page = "<!DOCTYPE html [<!ENTITY a \"&b;&b;\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><html><p>公开&a;预算&b;";
    let text = text(page.as_bytes());
    assert!(text.contains("公开&a;预算&b;") && !text.contains("root:"), "{text}");
    let xml = b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>";
    assert!(matches!(SourceText::from_bytes("t", xml), Err(ReadError::NotText { what: "an XML file", .. })));
}

#[test]
fn a_web_archive_that_is_cut_off_is_an_error() {
    let whole = fs::read("tests/fixtures/web/yibin-2017.mht").expect("the fixture");
    for part in [whole.len() / 4, whole.len() / 2, whole.len() - 300] {
        assert!(message(&whole[..part]).contains("is cut off"), "{part}");
    }
    let empty = b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n\r\n--x--\r\n";
    assert!(message(empty).contains("holds no page"));
}

#[test]
fn a_web_archive_nested_without_end_is_an_error() {
    let mut archive = b"From: a\r\nMIME-Version: 1.0\r\n".to_vec();
    for level in 0..2000 {
        archive.extend(format!("Content-Type: multipart/related; boundary=\"b{level}\"\r\n\r\n--b{level}\r\n").bytes());
    }
    for level in (0..2000).rev() {
        archive.extend(format!("\r\n--b{level}--\r\n").bytes());
    }
    assert!(message(&archive).contains("is damaged"));
}

#[test]
fn every_beginning_of_a_page_is_read_or_refused() {
    let whole = fs::read("tests/fixtures/web/tasks.html").expect("the fixture");
    for end in 1..whole.len() {
        match SourceText::from_bytes("t", &whole[..end]) {
            Ok(source) => assert!(!source.text().trim().is_empty()),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}
