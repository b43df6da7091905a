//! Dates and times.
//!
//! Chinese digits in a date format are replaced by Arabic ones: the deadline reader expects these, and the day is the same.

use super::plain::decimal;
use super::section::{Section, Token};

/// First day number beyond the last date.
const LAST: f64 = 2_958_466.0;
/// Difference in days between the 1904 and the 1900 date system.
const SINCE_1904: f64 = 1462.0;
const SECONDS: i64 = 86_400;

/// A date and time.
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    /// Day of the week, from Sunday.
    weekday: i64,
    seconds: i64,
    /// Seconds since day 0.
    all: i64,
}

impl Moment {
    fn new(value: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "below four million days")]
        let all = (value * 86_400.0).round() as i64;
        let days = all.div_euclid(SECONDS);
        let (year, month, day) = if days == 60 {
            // 29 February 1900 never existed, but every spreadsheet shows it.
            (1900, 2, 29)
        } else {
            civil(if days < 60 { days + 1 } else { days })
        };
        Self { year, month, day, weekday: (days - 1).rem_euclid(7), seconds: all.rem_euclid(SECONDS), all }
    }
}

/// Returns year, month and day of a day number in which 61 is 1 March 1900.
fn civil(days: i64) -> (i64, i64, i64) {
    // Counted from 1 March of the year 0, so that the leap day is the last day of a year.
    let shifted = days + 693_899;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next, month, day)
}

/// Formats a date by a section.
pub(super) fn write(section: &Section, value: f64, is_1904: bool) -> String {
    let days = if is_1904 { value + SINCE_1904 } else { value };
    if !(0.0..LAST).contains(&days) {
        return decimal(value);
    }
    let moment = Moment::new(days);
    let names_month = section.tokens.iter().any(|token| matches!(token, Token::Date('m', 3.., false)));
    if names_month || is_american(&section.tokens) {
        return in_chinese(section, &moment, names_month);
    }
    let in_halves = section.tokens.iter().any(|token| matches!(token, Token::Noon(_)));
    let mut text = String::new();
    for (at, token) in section.tokens.iter().enumerate() {
        match token {
            Token::Literal(literal) => text.push_str(literal),
            Token::Point => text.push('.'),
            Token::Comma => text.push(','),
            Token::Date(letter, count, goes_on) => {
                let minutes = *letter == 'm' && is_minute(&section.tokens, at);
                text.push_str(&part(&moment, if minutes { 'n' } else { *letter }, *count, *goes_on, in_halves));
            }
            Token::Noon(chinese) => {
                let after = moment.seconds >= SECONDS / 2;
                text.push_str(match (chinese, after) {
                    (true, false) => "上午",
                    (true, true) => "下午",
                    (false, false) => "AM",
                    (false, true) => "PM",
                });
            }
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// Returns `true` if an `m` means minutes: after hours or before seconds.
fn is_minute(tokens: &[Token], at: usize) -> bool {
    let letter = |token: &Token| if let Token::Date(letter, ..) = token { Some(*letter) } else { None };
    let before = tokens.iter().take(at).rev().find_map(letter);
    let after = tokens.iter().skip(at + 1).find_map(letter);
    before == Some('h') || after == Some('s')
}

fn part(moment: &Moment, letter: char, count: usize, goes_on: bool, in_halves: bool) -> String {
    const DAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];
    let weekday = usize::try_from(moment.weekday).ok().and_then(|day| DAYS.get(day)).copied().unwrap_or_default();
    let hour = match (goes_on, in_halves) {
        (true, _) => moment.all / 3600,
        (false, true) => (moment.seconds / 3600 + 11) % 12 + 1,
        (false, false) => moment.seconds / 3600,
    };
    let number = match letter {
        'y' | 'e' => return moment.year.to_string(),
        'm' => moment.month,
        'd' | 'a' if count == 3 => return format!("周{weekday}"),
        'd' | 'a' if count > 3 => return format!("星期{weekday}"),
        'd' => moment.day,
        'q' => (moment.month - 1) / 3 + 1,
        'h' => hour,
        'n' if goes_on => moment.all / 60,
        'n' => moment.seconds / 60 % 60,
        's' if goes_on => moment.all,
        's' => moment.seconds % 60,
        _ => return String::new(),
    };
    if count > 1 { format!("{number:02}") } else { number.to_string() }
}

/// Returns `true` if a section begins like `mm-dd-yy`, which means the short date of the locale.
fn is_american(tokens: &[Token]) -> bool {
    let letters: Vec<char> =
        tokens.iter().filter_map(|token| if let Token::Date(letter, ..) = token { Some(*letter) } else { None }).collect();
    letters.starts_with(&['m', 'd', 'y'])
}

/// Formats what a section of another locale shows in the Chinese way.
fn in_chinese(section: &Section, moment: &Moment, names_month: bool) -> String {
    let has = |wanted: char| section.tokens.iter().any(|token| matches!(token, Token::Date(letter, ..) if *letter == wanted));
    let mut text = if names_month {
        let year = if has('y') { format!("{}年", moment.year) } else { String::new() };
        let day = if has('d') { format!("{}日", moment.day) } else { String::new() };
        format!("{year}{}月{day}", moment.month)
    } else {
        format!("{}/{}/{}", moment.year, moment.month, moment.day)
    };
    if has('h') {
        text.push_str(&format!(" {}:{:02}", moment.seconds / 3600, moment.seconds / 60 % 60));
    }
    text
}
