//! Bytes of a page → text: byte-order mark, then the declaration of the page or its envelope, then the detector.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::source::{ReadError, decode};

/// Bytes searched for a declaration; the standard requires 1024, but real pages begin with tens of kilobytes of scripts.
const HEAD: usize = 64 * 1024;

/// Decodes a page and returns the name of the encoding; `outer` is the encoding that its envelope declares.
pub(in crate::source) fn decode(bytes: &[u8], outer: Option<&str>) -> Result<(String, &'static str), ReadError> {
    let declared = outer.map(str::to_owned).or_else(|| declared(bytes));
    let encoding = declared.and_then(|label| Encoding::for_label(label.as_bytes())).map(widened);
    if let Some(encoding) = encoding.filter(|_| Encoding::for_bom(bytes).is_none()) {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        if !had_errors {
            return Ok((text.into_owned(), encoding.name()));
        }
    }
    // Pages often declare a wrong encoding; a page that no encoding explains is damaged.
    decode::decode(bytes)
}

/// Replaces gb2312 by the superset that Windows used, and UTF-16, which a byte-oriented declaration cannot mean, by UTF-8.
fn widened(encoding: &'static Encoding) -> &'static Encoding {
    match encoding {
        found if found == GBK => GB18030,
        found if found == UTF_16LE || found == UTF_16BE => UTF_8,
        found => found,
    }
}

/// Finds `charset=…` in a `<meta>` or an XML declaration near the beginning.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(HEAD).map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let in_meta = head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head.get(at..)?.split('>').next()?;
        value(tag.get(tag.find("charset")?..)?.strip_prefix("charset")?)
    });
    let in_xml = || value(head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.split_once("encoding")?.1);
    in_meta.or_else(in_xml)
}

fn value(text: &str) -> Option<String> {
    let text = text.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label: String = text.chars().take_while(|ch| ch.is_ascii_alphanumeric() || "-_:".contains(*ch)).collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_declares_is_read_in_every_form() {
        let cases: [(&[u8], Option<&str>); 5] = [
            (b"<html><META charset='GB2312'>", Some("gb2312")),
            (b"<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">", Some("utf-8")),
            (b"<?xml version=\"1.0\" encoding=\"gbk\"?><html>", Some("gbk")),
            (b"<p>charset=gbk</p>", None),
            (b"<meta name=a content=b><meta charset = gb18030 >", Some("gb18030")),
        ];
        for (bytes, expected) in cases {
            assert_eq!(declared(bytes).as_deref(), expected);
        }
    }

    #[test]
    fn a_declaration_behind_scripts_is_found() {
        let page = format!("<script>{}</script><meta charset=iso-8859-1><p>caf\u{e9}", "x;".repeat(20_000));
        let bytes: Vec<u8> = page.chars().filter_map(|ch| u8::try_from(u32::from(ch)).ok()).collect();
        assert_eq!(decode(&bytes, None), Ok((page, "windows-1252")));
    }

    #[test]
    fn a_mark_beats_the_declaration_and_a_wrong_declaration_is_not_believed() {
        let page = "<meta charset=gb2312><p>公开预算，公开决算。</p>";
        assert_eq!(decode(page.as_bytes(), None), Ok((page.to_owned(), "UTF-8")));
        let (encoded, _, _) = GB18030.encode(page);
        assert_eq!(decode(&encoded, None), Ok((page.to_owned(), "gb18030")));
        let marked = ["\u{feff}", page].concat();
        assert_eq!(decode(marked.as_bytes(), None), Ok((page.to_owned(), "UTF-8")));
        let plain = "<p>公开预算，公开决算。</p>";
        assert_eq!(decode(&GB18030.encode(plain).0, Some("gb2312")), Ok((plain.to_owned(), "gb18030")));
    }
}
