//! Phrases that tell what was or is, and set no goal: 去年共收到来信1428件，其中三成谈物业.

use std::sync::LazyLock;

use regex::Regex;

use super::kind::says_must;
use super::pattern::{any_of, pattern};
use crate::language::current;
use crate::source::Span;

/// A word of what was or is.
static SIGN: LazyLock<Regex> = LazyLock::new(|| pattern(&any_of(current().sentences.told)));
/// A year that something was done in: 2021年, and not 2018年以来.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(20\d{2})年"));
const STOPS: [char; 6] = ['，', ',', '；', ';', '。', '\n'];

/// The phrases of a sentence that only tell: those that speak of the past or of how things stand, and those that go on with one that does.
/// They are in order. `year` is that of the plan.
pub(super) fn told(sentence: &str, year: Option<u16>) -> Vec<Span> {
    let (mut found, mut is_told, mut start) = (Vec::new(), false, 0);
    for phrase in sentence.split_inclusive(STOPS) {
        is_told = tells(phrase, year) || is_told && !says_must(phrase) && !opens_with_deed(phrase);
        let end = start + phrase.len();
        found.extend(is_told.then_some(Span::new(start, end)));
        start = end;
    }
    found
}

/// Tells whether words begin in one of some phrases, which are in order.
pub(super) fn is_in(phrases: &[Span], words: Span) -> bool {
    let next = phrases.partition_point(|phrase| phrase.end <= words.start);
    phrases.get(next).is_some_and(|phrase| phrase.start <= words.start)
}

fn tells(phrase: &str, year: Option<u16>) -> bool {
    let is_past = |stated: &str| year.zip(stated.parse::<u16>().ok()).is_some_and(|(own, stated)| stated < own);
    // 较上年提高 sets a goal by what was.
    let is_compared = |at: usize| current().dates.compared.iter().any(|word| phrase[..at].ends_with(word));
    SIGN.find_iter(phrase).any(|sign| !is_compared(sign.start()))
        || YEAR.captures_iter(phrase).any(|found| found.get(1).is_some_and(|stated| is_past(stated.as_str())))
}

fn opens_with_deed(phrase: &str) -> bool {
    let phrase = phrase.trim_start();
    current().duties.deeds.iter().any(|deed| phrase.starts_with(deed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sentence: &str, words: &str) -> bool {
        let at = sentence.find(words).expect("the words are there");
        is_in(&super::told(sentence, Some(2022)), Span::new(at, at + words.len()))
    }

    #[test]
    fn what_was_is_told_and_what_is_to_be_done_is_not() {
        assert!(
            told("去年共收到来信1428件，其中谈物业的312件，", "1428件")
                && told("去年共收到来信1428件，其中谈物业的312件，", "312件")
        );
        assert!(told("2021年全市清理文件347件，废止96件。", "96件") && told("截至3月底，已备案账号6213个。", "6213个"));
        assert!(!told("全市举办宣讲20场，每场30人。", "30人") && !told("2022年举办宣讲20场。", "20场"));
        assert!(!told("去年共收到来信1428件，今年要办结500件。", "500件"));
        assert!(!told("贡献率较上年提高5个百分点。", "5个"));
        assert!(!told("目前名录不全，建立名录5个。", "5个"));
    }
}
