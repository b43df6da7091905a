//! Formats a number as a Word list does.

/// The number format of a list level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::source) enum NumberFormat {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03, or with more zeros: the minimum number of digits.
    Padded(u8),
    /// １, ２, ３
    FullWidth,
    /// 一, 十一, 一百零一
    Chinese,
    /// 一, 一一, 一〇一
    ChineseDigits,
    /// 壹, 壹拾壹
    ChineseLegal,
    /// ①
    Circled,
    /// ⑴
    Parenthesised,
    /// ⒈
    FullStop,
    /// ㈠
    ChineseParenthesised,
    /// 甲, 乙
    Stems,
    /// 子, 丑
    Branches,
    /// I, II
    UpperRoman,
    /// i, ii
    LowerRoman,
    /// A, B
    UpperLetter,
    /// a, b
    LowerLetter,
    /// No number: only the text of the pattern is printed.
    None,
    /// The same symbol for every item: layout, not text.
    Bullet,
}

impl NumberFormat {
    /// Returns the format for a `w:numFmt` value; Word falls back to decimal for unknown ones.
    pub(in crate::source) fn from_name(name: &str) -> Self {
        match name {
            "decimalZero" => Self::Padded(2),
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand" => Self::Chinese,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Self::ChineseDigits,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Self::ChineseLegal,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedParen" => Self::Parenthesised,
            "decimalEnclosedFullstop" => Self::FullStop,
            "ideographEnclosedCircle" => Self::ChineseParenthesised,
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "none" => Self::None,
            "bullet" => Self::Bullet,
            // A custom format of Word is given by its first numbers: `001, 002, 003, ...`.
            _ if name.starts_with('0') => {
                Self::Padded(name.bytes().take(9).take_while(u8::is_ascii_digit).zip(1..).last().map_or(1, |(_, width)| width))
            }
            _ => Self::Decimal,
        }
    }

    /// Returns the format for an `MSONFC` code of a binary document.
    pub(in crate::source) const fn from_code(code: u8) -> Self {
        match code {
            0x01 => Self::UpperRoman,
            0x02 => Self::LowerRoman,
            0x03 => Self::UpperLetter,
            0x04 => Self::LowerLetter,
            0x0a | 0x11 | 0x24 | 0x28 => Self::ChineseDigits,
            0x0b | 0x21 | 0x23 | 0x25 | 0x27 => Self::Chinese,
            0x0e | 0x13 => Self::FullWidth,
            0x10 | 0x22 | 0x26 => Self::ChineseLegal,
            0x12 | 0x1c => Self::Circled,
            0x16 => Self::Padded(2),
            0x17 => Self::Bullet,
            0x1a => Self::FullStop,
            0x1b => Self::Parenthesised,
            0x1d => Self::ChineseParenthesised,
            0x1e => Self::Stems,
            0x1f => Self::Branches,
            0xff => Self::None,
            _ => Self::Decimal,
        }
    }

    /// Formats `number`; decimal if the format cannot express it, as in Word.
    pub(in crate::source) fn write(self, number: u32) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::Padded(width) => Some(format!("{number:0width$}", width = usize::from(width))),
            Self::FullWidth => Some(digits(number, "０１２３４５６７８９")),
            Self::Chinese => counted(number, "零一二三四五六七八九", "十百千", true),
            Self::ChineseDigits => Some(digits(number, "〇一二三四五六七八九")),
            Self::ChineseLegal => counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false),
            Self::Circled => nth(number, '①', 20).or_else(|| nth(number.wrapping_sub(20), '㉑', 15)),
            Self::Parenthesised => nth(number, '⑴', 20),
            Self::FullStop => nth(number, '⒈', 20),
            Self::ChineseParenthesised => nth(number, '㈠', 10),
            Self::Stems => cycle(number, "甲乙丙丁戊己庚辛壬癸"),
            Self::Branches => cycle(number, "子丑寅卯辰巳午未申酉戌亥"),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|text| text.to_ascii_lowercase()),
            Self::UpperLetter => letters(number, 'A'),
            Self::LowerLetter => letters(number, 'a'),
            Self::None | Self::Bullet => Some(String::new()),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

fn digit(value: u32, signs: &str) -> Option<char> {
    signs.chars().nth(usize::try_from(value).ok()?)
}

fn digits(number: u32, signs: &str) -> String {
    number.to_string().chars().filter_map(|ch| ch.to_digit(10)).filter_map(|value| digit(value, signs)).collect()
}

/// Writes numbers up to 9999 in words, such as 一百零一.
fn counted(number: u32, signs: &str, units: &str, drop_leading_one: bool) -> Option<String> {
    if number == 0 || number > 9999 {
        return None;
    }
    let mut text = String::new();
    let mut gap = false;
    for (power, unit) in [(1000, digit(2, units)), (100, digit(1, units)), (10, digit(0, units)), (1, None)] {
        let value = number / power % 10;
        if value == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.extend(digit(0, signs));
        }
        gap = false;
        if !(drop_leading_one && power == 10 && value == 1 && text.is_empty()) {
            text.extend(digit(value, signs));
        }
        text.extend(unit);
    }
    Some(text)
}

fn nth(number: u32, first: char, count: u32) -> Option<String> {
    (1..=count).contains(&number).then(|| char::from_u32(u32::from(first) + number - 1)).flatten().map(String::from)
}

fn cycle(number: u32, signs: &str) -> Option<String> {
    let count = u32::try_from(signs.chars().count()).ok()?;
    digit(number.checked_sub(1)? % count, signs).map(String::from)
}

fn roman(number: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in STEPS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

/// Writes a … z, aa, bb …, as Word counts.
fn letters(number: u32, first: char) -> Option<String> {
    let index = number.checked_sub(1).filter(|&index| index < 26 * 30)?;
    let letter = char::from_u32(u32::from(first) + index % 26)?;
    Some(std::iter::repeat_n(letter, usize::try_from(index / 26).ok()? + 1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_of_a_chinese_list_is_written() {
        let cases = [
            ("chineseCounting", 11, "十一"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("japaneseCounting", 3, "三"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircleChinese", 51, "51"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalFullWidth", 12, "１２"),
            ("ideographTraditional", 2, "乙"),
            ("decimalZero", 7, "07"),
            ("001, 002, 003, ...", 7, "007"),
            ("upperRoman", 14, "XIV"),
            ("lowerLetter", 28, "bb"),
            ("none", 5, ""),
            ("unheardOf", 5, "5"),
        ];
        for (name, number, expected) in cases {
            assert_eq!(NumberFormat::from_name(name).write(number), expected, "{name}");
        }
    }

    #[test]
    fn no_number_is_too_large() {
        for code in 0..=u8::MAX {
            assert!(NumberFormat::from_code(code).write(u32::MAX).chars().count() <= 10);
            assert!(NumberFormat::from_code(code).write(0).chars().count() <= 10);
        }
    }
}
