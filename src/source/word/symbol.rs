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

/// Returns the Unicode character for `code` of `font`; `None` if it is unknown.
pub(in crate::source) fn symbol(font: &str, code: u32) -> Option<char> {
    let is_own = matches!(code, 0xe000..=0xf8ff | 0xf_0000..);
    let table = ["Wingdings", "Wingdings 2", "Symbol"].contains(&font);
    if !table || (!is_own && code > 0xff) {
        return char::from_u32(code).filter(|ch| !is_own && !ch.is_control());
    }
    let code = code & 0xff;
    let find = |table: &[(u32, char)]| table.iter().find(|(known, _)| *known == code).map(|&(_, sign)| sign);
    match font {
        "Wingdings" if (0x81..=0x8a).contains(&code) => NumberFormat::Circled.write(code - 0x80).chars().next(),
        "Wingdings" => find(&WINGDINGS),
        "Wingdings 2" => find(&WINGDINGS_2),
        _ => find(&SYMBOL),
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
    }
}
