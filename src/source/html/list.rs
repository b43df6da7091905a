//! The numbers that a browser puts before list items.

use super::tree::Element;

/// Open lists, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
}

#[derive(Debug)]
struct List {
    style: Style,
    next: i64,
    step: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    None,
    Arabic,
    Chinese,
    Letters { first: char },
    Roman { upper: bool },
}

impl Lists {
    /// Opens a list of `items` items; one that counts down begins with that number.
    pub(super) fn open(&mut self, element: &Element, items: usize) {
        let number = |name| element.attribute(name).and_then(|value| value.trim().parse::<i64>().ok());
        let reversed = element.attribute("reversed").is_some();
        let first = if reversed { i64::try_from(items).unwrap_or(1) } else { 1 };
        self.open.push(List {
            style: style(element),
            next: number("start").unwrap_or(first),
            step: if reversed { -1 } else { 1 },
        });
    }

    /// Closes the innermost list.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Counts an item and returns its number as shown, with its punctuation.
    pub(super) fn item(&mut self, element: &Element) -> Option<String> {
        let list = self.open.last_mut()?;
        if let Some(value) = element.attribute("value").and_then(|value| value.trim().parse::<i64>().ok()) {
            list.next = value;
        }
        let number = list.next;
        list.next = list.next.saturating_add(list.step);
        shown(list.style, number)
    }
}

fn style(element: &Element) -> Style {
    let css: String = element.attribute("style").unwrap_or("").split_whitespace().collect();
    let named = css.to_ascii_lowercase();
    let rule = named
        .split(';')
        .filter_map(|rule| rule.strip_prefix("list-style-type:").or(rule.strip_prefix("list-style:")))
        .next_back();
    let typed = element.attribute("type").unwrap_or("");
    match (rule.unwrap_or(""), typed) {
        _ if &*element.name != "ol" => Style::None,
        (rule, _) if rule.starts_with("none") => Style::None,
        (rule, _) if rule.contains("cjk") || rule.contains("chinese") || rule.contains("ideographic") => Style::Chinese,
        ("lower-alpha" | "lower-latin", _) | (_, "a") => Style::Letters { first: 'a' },
        ("upper-alpha" | "upper-latin", _) | (_, "A") => Style::Letters { first: 'A' },
        ("lower-roman", _) | (_, "i") => Style::Roman { upper: false },
        ("upper-roman", _) | (_, "I") => Style::Roman { upper: true },
        ("disc" | "circle" | "square", _) => Style::None,
        _ => Style::Arabic,
    }
}

fn shown(style: Style, number: i64) -> Option<String> {
    let plain = || format!("{number}. ");
    let small = usize::try_from(number).ok().filter(|number| (1..100).contains(number));
    Some(match (style, small) {
        (Style::None, _) => return None,
        (Style::Chinese, Some(number)) => format!("{}、", chinese(number)),
        (Style::Letters { first }, Some(number @ 1..=26)) => {
            let letter = u32::try_from(number - 1).ok().and_then(|offset| char::from_u32(u32::from(first) + offset));
            letter.map_or_else(plain, |letter| format!("{letter}. "))
        }
        (Style::Roman { upper }, Some(number)) => {
            let numeral = roman(number);
            format!("{}. ", if upper { numeral.to_ascii_uppercase() } else { numeral })
        }
        _ => plain(),
    })
}

/// Writes 1 to 99 in Chinese.
fn chinese(number: usize) -> String {
    let digit = |value: usize| "一二三四五六七八九".chars().nth(value.wrapping_sub(1));
    let tens = (number >= 20).then(|| digit(number / 10)).flatten();
    tens.into_iter().chain((number >= 10).then_some('十')).chain(digit(number % 10)).collect()
}

/// Writes 1 to 99 in lower-case Roman numerals.
fn roman(mut number: usize) -> String {
    let mut text = String::new();
    for (value, numeral) in [(90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
        while number >= value {
            text.push_str(numeral);
            number -= value;
        }
    }
    text
}

/// Returns `true` if a text without white space begins with a number of its own: `1.`, 一、, （一）, ①.
pub(super) fn begins_with_number(text: &str) -> bool {
    let digit = |ch: char| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch);
    let body = text.trim_start_matches(['(', '（']);
    let rest = body.trim_start_matches(digit);
    let has_digits = rest.len() < body.len();
    (has_digits && rest.starts_with(['.', '．', '、', ')', '）'])) || text.starts_with(|ch| ('①'..='⑳').contains(&ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_style() {
        let cases = [
            (Style::Arabic, 12, "12. "),
            (Style::Chinese, 10, "十、"),
            (Style::Chinese, 21, "二十一、"),
            (Style::Letters { first: 'A' }, 3, "C. "),
            (Style::Roman { upper: false }, 14, "xiv. "),
            (Style::Roman { upper: true }, -1, "-1. "),
        ];
        for (style, number, expected) in cases {
            assert_eq!(shown(style, number).as_deref(), Some(expected));
        }
        assert_eq!(shown(Style::None, 1), None);
    }

    #[test]
    fn a_number_of_its_own_is_seen() {
        for text in ["1.甲", "(一)甲", "一、甲", "①甲", "12)甲"] {
            assert!(begins_with_number(text), "{text}");
        }
        for text in ["甲", "2017年", "一般", "(甲)"] {
            assert!(!begins_with_number(text), "{text}");
        }
    }
}
