//! Zeros of years written with a look-alike: 二Ｏ一七年, 2O17年.

/// Look-alikes of zero among Chinese digits; 〇, ○ and 零 are valid themselves.
const FOR_CHINESE: &str = "OoＯｏΟοОо0０◯⚪⭕";
/// Look-alikes of zero among Arabic digits.
const FOR_ARABIC: &str = "OoＯｏΟοОо〇○◯⚪⭕";
/// Number of digits in a year.
const DIGITS: usize = 4;

/// Returns `true` if a text may hold a look-alike of one or two bytes: a quick check, which hardly any text passes.
pub(super) fn may_be_hurt(text: &[u8]) -> bool {
    let is_wide = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|byte| *byte >= 0x80);
    let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_digit);
    // O after a digit or a character, 0 between characters.
    let is_zero = |at: usize| {
        let before = at.checked_sub(1);
        if text[at] == b'0' { is_wide(before) && is_wide(Some(at + 1)) } else { is_wide(before) || is_digit(before) }
    };
    // Greek and Cyrillic letters.
    memchr::memchr3_iter(b'O', b'o', b'0', text).any(is_zero) || memchr::memchr2(0xce, 0xd0, text).is_some()
}

/// Returns the offsets of look-alikes of zero in the years of a text, with the intended zero.
pub(super) fn wounds(text: &str) -> Vec<(usize, Option<char>)> {
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), "年") {
        // Nearly all years are sound.
        let Some(before) = text.get(..at) else { continue };
        let is_well = |byte: &u8| byte.is_ascii_digit();
        if before.as_bytes().last_chunk::<DIGITS>().is_none_or(|digits| !digits.iter().all(is_well)) {
            found.extend(wounds_before(before));
        }
    }
    found
}

/// The same for a year at the end of a text, without 年.
fn wounds_before(before: &str) -> Vec<(usize, Option<char>)> {
    let mut digits: Vec<(usize, char)> = before.trim_end_matches(' ').char_indices().rev().take(DIGITS).collect();
    digits.reverse();
    let chinese = |ch: char| "一二三四五六七八九〇○零".contains(ch);
    let arabic = |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch);
    let zeros = |known: &str, zero: char| {
        let wounds = digits.iter().filter(|(_, ch)| known.contains(*ch));
        wounds.map(|(at, _)| (*at, Some(zero))).collect::<Vec<_>>()
    };
    let all = |is: &dyn Fn(char) -> bool| digits.len() == DIGITS && digits.iter().all(|(_, ch)| is(*ch));
    // A year begins with 1 or 2, which shows which kind of digits it uses.
    let opens = digits.first().map_or(' ', |(_, ch)| *ch);
    if matches!(opens, '一' | '二') && all(&|ch| chinese(ch) || FOR_CHINESE.contains(ch)) {
        zeros(FOR_CHINESE, '〇')
    } else if matches!(opens, '1' | '2' | '１' | '２') && all(&|ch| arabic(ch) || FOR_ARABIC.contains(ch)) {
        zeros(FOR_ARABIC, '0')
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn healed(text: &str) -> String {
        let wounds = wounds(text);
        let at = |place: usize| wounds.iter().find(|(at, _)| *at == place);
        text.char_indices().map(|(place, ch)| at(place).and_then(|(_, zero)| *zero).unwrap_or(ch)).collect()
    }

    #[test]
    fn what_stands_for_a_zero_in_a_year_is_one() {
        for sign in ["O", "o", "Ｏ", "Ο", "О", "0", "◯"] {
            assert_eq!(healed(&format!("二{sign}一七年六月")), "二〇一七年六月", "{sign}");
        }
        assert_eq!(healed("2O17年和2〇20 年"), "2017年和2020 年");
    }

    #[test]
    fn words_and_other_years_stay() {
        for text in ["二○一七年", "二零一七年", "2017年", "PPO年", "O年", "年", "一二三年", "公开２０年", "OOOO年"]
        {
            assert_eq!(healed(text), text);
        }
    }
}
