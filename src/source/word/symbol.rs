//! Characters of symbol fonts as Unicode.

use super::NumberFormat;

/// Characters of the Wingdings fonts that offices use as bullets, boxes and ticks.
const WINGDINGS: [(u32, char); 26] = [
    (0x6c, '●'),
    (0x6d, '○'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xab, '★'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: [(u32, char); 7] = [(0x4f, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0xa3, '□')];

const SYMBOL: [(u32, char); 9] =
    [(0xa3, '≤'), (0xb0, '°'), (0xb1, '±'), (0xb3, '≥'), (0xb4, '×'), (0xb7, '•'), (0xb8, '÷'), (0xb9, '≠'), (0xd7, '·')];

/// The symbol fonts whose characters are known.
const FONTS: [&str; 3] = ["Wingdings", "Wingdings 2", "Symbol"];

/// Returns the name of a symbol font whose characters are known.
pub(in crate::source) fn symbol_font(name: &str) -> Option<&'static str> {
    FONTS.into_iter().find(|font| font.eq_ignore_ascii_case(name.trim()))
}

/// Returns `true` for a code that means something only in its font.
const fn is_private(code: u32) -> bool {
    matches!(code, 0xe000..=0xf8ff | 0xf_0000..)
}

/// Returns the Unicode character for `code` of `font`; `None` if it is unknown.
pub(in crate::source) fn symbol(font: &str, code: u32) -> Option<char> {
    let is_own = is_private(code);
    let Some(font) = symbol_font(font).filter(|_| is_own || code <= 0xff) else {
        return char::from_u32(code).filter(|ch| !is_own && !ch.is_control());
    };
    let code = code & 0xff;
    if code == u32::from(b' ') {
        return Some(' ');
    }
    let find = |table: &[(u32, char)]| table.iter().find(|(known, _)| *known == code).map(|&(_, sign)| sign);
    match font {
        "Wingdings" if (0x81..=0x8a).contains(&code) => NumberFormat::Circled.write(code - 0x80).chars().next(),
        "Wingdings" => find(&WINGDINGS),
        "Wingdings 2" => find(&WINGDINGS_2),
        _ => find(&SYMBOL).or_else(|| in_symbol(char::from_u32(code)?)),
    }
}

/// Returns what the font Symbol has in the place of an ASCII character: Greek letters, and most others themselves.
fn in_symbol(ch: char) -> Option<char> {
    const LARGE: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match ch {
        'A'..='Z' => LARGE.chars().nth(usize::from(u8::try_from(ch).ok()? - b'A')),
        'a'..='z' => SMALL.chars().nth(usize::from(u8::try_from(ch).ok()? - b'a')),
        '0'..='9' | '!' | '#' | '%' | '&' | '(' | ')' | '+' | ',' | '.' | '/' | ':'..='?' | '[' | ']' | '_' | '{'..='}' => {
            Some(ch)
        }
        _ => None,
    }
}

/// Returns the sign that a field such as `SYMBOL 254 \f Wingdings` shows; U+FFFD if only its font knows it.
pub(super) fn of_field(instruction: &str) -> Option<String> {
    let mut words = instruction.split_whitespace();
    words.next().filter(|name| name.eq_ignore_ascii_case("SYMBOL"))?;
    let code = words.next()?.trim_matches('"');
    let hexadecimal = code.strip_prefix("0x").or_else(|| code.strip_prefix("0X"));
    let number = hexadecimal.map_or_else(|| code.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok());
    let code = number.or_else(|| code.chars().next().map(u32::from))?;
    let font = font_of(instruction).unwrap_or_default();
    Some(symbol(font, code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string())
}

/// Returns the font that an instruction names; one of several words stands in quotation marks.
fn font_of(instruction: &str) -> Option<&str> {
    let at = instruction.find("\\f ").or_else(|| instruction.find("\\F "))?;
    let rest = instruction.get(at + 3..)?.trim_start();
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_and_boxes_are_signs_and_the_rest_is_unknown() {
        assert_eq!(symbol("Wingdings", 0xf0fc), Some('✓'));
        assert_eq!(symbol("Wingdings", 0x82), Some('②'));
        assert_eq!(symbol("Wingdings 2", 0xf052), Some('☑'));
        assert_eq!(symbol("宋体", 0x2460), Some('①'));
        assert_eq!(symbol("Wingdings", 0xf021), None);
        assert_eq!(symbol("Webdings", 0xf061), None);
        assert_eq!(
            [symbol("Symbol", 0x35), symbol("Symbol", 0x28), symbol("wingdings", 0xf020)],
            [Some('5'), Some('('), Some(' ')]
        );
        assert_eq!([symbol("Symbol", 0x6d), symbol("Symbol", 0x5a), symbol("Symbol", 0x22)], [Some('μ'), Some('Ζ'), None]);
    }

    #[test]
    fn a_field_names_its_sign_and_font() {
        let cases = [
            (r" SYMBOL 254 \f Wingdings \* MERGEFORMAT ", Some("☑")),
            (r#"symbol 0x52 \f "Wingdings 2" \s 12"#, Some("☑")),
            (r"SYMBOL 61692 \s 12 \f Wingdings", Some("✓")),
            (r#"SYMBOL 8226 \u \f "宋体""#, Some("•")),
            (r"SYMBOL 74 \f Wingdings", Some("\u{fffd}")),
            (r"SYMBOL", None),
            ("PAGE 254", None),
        ];
        for (instruction, expected) in cases {
            assert_eq!(of_field(instruction).as_deref(), expected, "{instruction}");
        }
    }
}
