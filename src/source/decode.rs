//! Bytes → UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::ReadError;

/// One in this many non-ASCII characters may be damaged, in UTF-8 and in other encodings.
const UTF8_PARTS: usize = 4;
const OTHER_PARTS: usize = 20;
/// Number of non-ASCII bytes from which an encoding is detected: about two thousand characters.
const TELLING: usize = 4096;
/// Number of bytes after them that are searched for the end of the line: a page may be one line of many megabytes.
const REST_OF_LINE: usize = 64 * 1024;
/// Share of plausible 16-bit units from which a text without a byte-order mark is taken for UTF-16 (measured: right order ≥ 0.99,
/// wrong ≤ 0.42).
const UTF16_SHARE: f64 = 0.9;

/// Decodes `bytes` and returns the name of the encoding.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    // Most files are UTF-8; a zero byte makes UTF-16 as likely.
    if let Ok(text) = simdutf8::basic::from_utf8(bytes)
        && memchr::memchr(0, bytes).is_none()
    {
        return Ok((text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), UTF_8.name()));
    }
    let encoding = guess(bytes);
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    // A few bad places are damage; they become U+FFFD, and the reader of the text reports them. Other encodings get a stricter limit
    // than UTF-8, which hardly any other bytes resemble.
    let parts = if encoding == UTF_8 { UTF8_PARTS } else { OTHER_PARTS };
    if had_errors && !mostly_text(&text, parts) {
        return Err(ReadError::BadBytes { line: first_bad_line(&text), encoding: encoding.name() });
    }
    Ok((text.into_owned(), encoding.name()))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    for (encoding, unit) in [(UTF_16LE, u16::from_le_bytes as fn([u8; 2]) -> u16), (UTF_16BE, u16::from_be_bytes)] {
        if utf16_share(bytes, unit) >= UTF16_SHARE {
            return encoding;
        }
    }
    // A few bad places in UTF-8 are damage to be reported; any other encoding would garble the whole text.
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let telling = bytes.get(..enough(bytes)).unwrap_or(bytes);
    detector.feed(telling, telling.len() == bytes.len());
    match detector.guess(None, Utf8Detection::Allow) {
        found if found == GBK || found == GB18030 => GB18030,
        found if found == BIG5 => BIG5,
        // Text of a Chinese office that is neither UTF-8 nor Big5 is GB18030; decoding errors are reported against it.
        _ => GB18030,
    }
}

/// Returns how many bytes the encoding is detected from: up to the end of the line in which enough non-ASCII bytes were seen. The
/// detector tries every encoding byte by byte, which takes longer than reading the plan.
fn enough(bytes: &[u8]) -> usize {
    let mut wide = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii());
    let Some((at, _)) = wide.nth(TELLING) else { return bytes.len() };
    let rest = bytes.get(at..).unwrap_or_default();
    let rest = rest.get(..REST_OF_LINE).unwrap_or(rest);
    at + memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1)
}

/// Returns `true` if the bytes are UTF-8 except for a few bad places.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut wide, mut bad) = (0_usize, 0_usize);
    for part in bytes.utf8_chunks() {
        let (own_wide, own_bad) = counted(part.valid());
        let is_bad = usize::from(!part.invalid().is_empty());
        (wide, bad) = (wide + own_wide + is_bad, bad + own_bad + is_bad);
    }
    is_mostly(wide, bad, UTF8_PARTS)
}

/// Returns `true` if at most one in `parts` non-ASCII characters of a decoded text is a replacement character.
fn mostly_text(text: &str, parts: usize) -> bool {
    let (wide, bad) = counted(text);
    is_mostly(wide, bad, parts)
}

/// Counts the non-ASCII characters, and the replacement characters among them.
fn counted(text: &str) -> (usize, usize) {
    let (mut wide, mut bad) = (0_usize, 0_usize);
    for ch in text.chars() {
        bad += usize::from(ch == '\u{fffd}');
        wide += usize::from(!ch.is_ascii());
    }
    (wide, bad)
}

const fn is_mostly(wide: usize, bad: usize, parts: usize) -> bool {
    wide > 0 && bad.saturating_mul(parts) <= wide
}

fn utf16_share(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> f64 {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() || pairs.is_empty() {
        return 0.0;
    }
    let plausible = pairs.iter().filter(|&&pair| is_plausible(unit(pair))).count();
    #[expect(clippy::cast_precision_loss, reason = "a share of counts; precision is not needed")]
    let share = plausible as f64 / pairs.len() as f64;
    share
}

const fn is_plausible(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0x2010..=0x2030 | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff00..=0xffef)
}

fn first_bad_line(text: &str) -> usize {
    1 + text.chars().take_while(|&ch| ch != '\u{fffd}').filter(|&ch| ch == '\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "一、加强组织领导\n（一）年底前完成 70% 的事项。\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_of_an_office_gives_the_same_text() {
        let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        let cases = [
            (SAMPLE.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", SAMPLE.as_bytes().to_vec()), "UTF-8"),
            (GB18030.encode(SAMPLE).0.into_owned(), "gb18030"),
            (utf16(SAMPLE, u16::to_le_bytes), "UTF-16LE"),
            (utf16(SAMPLE, u16::to_be_bytes), "UTF-16BE"),
            (marked(b"\xff\xfe", utf16(SAMPLE, u16::to_le_bytes)), "UTF-16LE"),
            (marked(b"\xfe\xff", utf16(SAMPLE, u16::to_be_bytes)), "UTF-16BE"),
        ];
        for (bytes, name) in cases {
            assert_eq!(decode(&bytes), Ok((SAMPLE.to_owned(), name)), "{name}");
        }
    }

    #[test]
    fn the_beginning_of_a_long_text_tells_its_encoding() {
        let line = "公开部门预算、决算和“三公”经费，及时回应社会关切。\n";
        let long = "plan\n".repeat(100) + &line.repeat(500);
        let bytes = GB18030.encode(&long).0.into_owned();
        assert!(enough(&bytes) < bytes.len() / 2 && bytes[enough(&bytes) - 1] == b'\n');
        assert_eq!(decode(&bytes), Ok((long, "gb18030")));
        let one_line = GB18030.encode(&line.replace('\n', "").repeat(500)).0.into_owned();
        assert_eq!(enough(&one_line), one_line.len(), "a character is never cut");
        // A page may be one line of megabytes: detection gives the same result wherever the rest is cut off.
        for ahead in ["", "x"] {
            let text = format!("{ahead}{}", line.replace('\n', "").repeat(5_000));
            let bytes = GB18030.encode(&text).0.into_owned();
            assert!(enough(&bytes) < bytes.len() / 2);
            assert_eq!(decode(&bytes), Ok((text, "gb18030")));
        }
        let big5 = BIG5.encode(&"公開部門預算、決算和經費，及時回應社會關切。\n".repeat(500)).0.into_owned();
        assert_eq!(decode(&big5).map(|(_, encoding)| encoding), Ok("Big5"));
    }

    #[test]
    fn a_few_bad_bytes_are_shown_as_what_they_are_and_many_are_an_error_with_its_line() {
        let marked = |at: usize, bad: &[u8], encoded: &[u8]| [&encoded[..at], bad, &encoded[at..]].concat();
        let gb = GB18030.encode(SAMPLE).0.into_owned();
        for (bytes, name) in [(marked(6, b"\xff", SAMPLE.as_bytes()), "UTF-8"), (marked(4, b"\xb1 ", &gb), "gb18030")] {
            let (text, encoding) = decode(&bytes).expect("text");
            assert_eq!((text.matches('\u{fffd}').count(), encoding), (1, name));
            assert_eq!(text.replace(['\u{fffd}', ' '], ""), SAMPLE.replace(' ', ""));
        }
        let bytes = [SAMPLE.as_bytes(), &b"\xff\xfe\xfd\n".repeat(9)].concat();
        assert!(matches!(decode(&bytes), Err(ReadError::BadBytes { .. })), "{:?}", decode(&bytes));
    }
}
