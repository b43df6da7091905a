//! Drawings in a page: a self-closing element is empty there, although in HTML it would contain everything after it.

use std::borrow::Cow;

/// Elements whose content is raw text, even if it looks like tags.
const RAW: [&str; 6] = ["title", "style", "script", "textarea", "xmp", "iframe"];
/// Start and end of drawings and formulas.
const OPENS: [(&str, &str); 2] = [("<svg", "</svg"), ("<math", "</math")];

/// Writes out the end tags of self-closing elements in drawings.
pub(super) fn closed(page: &str) -> Cow<'_, str> {
    let bytes = page.as_bytes();
    if memchr::memmem::find(bytes, b"/>").is_none() || !OPENS.iter().any(|(opens, _)| holds(page, opens)) {
        return Cow::Borrowed(page);
    }
    let lower = page.to_ascii_lowercase();
    let mut made = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some((start, closes)) = next_drawing(&lower, at) {
        let end = lower.get(start..).and_then(|rest| rest.find(closes)).map_or(lower.len(), |length| start + length);
        at = start;
        while let Some(tag) = lower.get(at..end).and_then(|rest| rest.find('<')).map(|length| at + length) {
            let Some(close) = lower.get(tag..end).and_then(|rest| rest.find('>')).map(|length| tag + length) else { break };
            at = close + 1;
            let name = RAW.iter().find(|name| {
                let rest = lower.get(tag + 1..).and_then(|rest| rest.strip_prefix(**name));
                rest.is_some_and(|rest| rest.starts_with(['/', ' ', '\t', '\n', '\r']))
            });
            if let Some(name) = name.filter(|_| lower.get(..close).is_some_and(|before| before.ends_with('/'))) {
                made.push_str(page.get(copied..close - 1).unwrap_or_default());
                made.push_str(&format!("></{name}>"));
                copied = at;
            }
        }
        at = end.max(start + 1);
    }
    made.push_str(page.get(copied..).unwrap_or_default());
    Cow::Owned(made)
}

fn holds(page: &str, name: &str) -> bool {
    memchr::memchr_iter(b'<', page.as_bytes())
        .any(|at| page.get(at..at + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)))
}

/// Returns the offset of the next drawing, and its end tag.
fn next_drawing(lower: &str, at: usize) -> Option<(usize, &'static str)> {
    let rest = lower.get(at..)?;
    let found = OPENS.iter().filter_map(|(opens, closes)| Some((at + rest.find(opens)?, *closes)));
    found.min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_closes_itself_in_a_drawing_is_empty() {
        let cases = [
            ("<svg a='1'><title/><path d='M0'/></svg><p>甲", "<svg a='1'><title></title><path d='M0'/></svg><p>甲"),
            ("<SVG><Title /></SVG><svg><style x=1/></svg>", "<SVG><Title ></title></SVG><svg><style x=1></style></svg>"),
            ("<svg><title>甲</title></svg>", "<svg><title>甲</title></svg>"),
            ("<title/>甲<svg/>", "<title/>甲<svg/>"),
            ("<svg><title/", "<svg><title/"),
        ];
        for (page, expected) in cases {
            assert_eq!(closed(page), expected, "{page}");
        }
    }
}
