//! A text whose line breaks are lost: a line that holds a whole document, or a whole chapter of one.
//!
//! Web libraries and some programs set the lines of a document end to end, with a space between them or with nothing. The numbers of
//! the outline, the ends of sentences and the spaces tell where the lines were; a space inside a sentence is where a page ended one.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::kind;
use super::lexicon;
use super::number::is_year_digit;
use super::numbering::{Marker, Rank};
use crate::language::current;

/// The first chapter.
static CHAPTER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("一、"));
/// Shortest line that is looked at, in bytes.
const SHORTEST: usize = 60;
/// Bytes within which a number of the outline ends.
const NUMBER: usize = 24;
/// Longest heading that text follows on the same line, in characters.
const HEADING: usize = 45;
/// Longest line before the text, in bytes.
const FRONT: usize = 360;
/// Characters up to which a piece is the tail of a word that a page has cut.
const TAIL: usize = 4;

/// What opens the first sentence of a document.
fn openings() -> impl Iterator<Item = &'static &'static str> {
    current().sentences.openings.iter().chain(current().sentences.openings_in_flat)
}

/// Finds the lines that a line of a flattened text holds, each in the pieces that stand between its lost breaks; `None` where it is
/// one line, which is nearly always.
pub(super) fn lines(raw: &str) -> Option<Vec<Vec<Range<usize>>>> {
    if raw.len() < SHORTEST || !may_be_flat(raw) {
        return None;
    }
    let numbers = numbers(raw);
    let opens = |from: usize| numbers.iter().filter(|number| number.at >= from && number.rank <= Rank::Section).count();
    let starts = raw.len() - raw.trim_start().len();
    // A line with a number of its own holds others, or one without holds the first.
    let is_flat = opens(starts + 1) > usize::from(numbers.first().is_some_and(|number| number.at > starts) && opens(0) == 0);
    is_flat.then(|| parted(raw, &numbers))
}

/// Finds the same in a line above the first such line: the header of a text whose body has lost its line breaks has lost its own.
pub(super) fn lines_of_header(raw: &str) -> Option<Vec<Vec<Range<usize>>>> {
    let found = (raw.len() >= SHORTEST && raw.trim().contains(char::is_whitespace)).then(|| parted(raw, &[]))?;
    (found.len() > 1).then_some(found)
}

/// Parts a flattened line at its numbers, and at the spaces that were ends of lines.
fn parted(raw: &str, numbers: &[Number]) -> Vec<Vec<Range<usize>>> {
    let starts = raw.len() - raw.trim_start().len();
    let first = numbers.first().map_or(raw.len(), |number| number.at);
    let gaps = gaps(raw);
    let is_number = |at: usize| numbers.binary_search_by_key(&at, |number| number.at).is_ok();
    let last_number = |at: usize| numbers.get(numbers.partition_point(|number| number.at < at).checked_sub(1)?);
    let inside_one = |gap: &Range<usize>| last_number(gap.start).is_some_and(|number| gap.end <= number.at + number.len);
    // Where a page has ended most lines, a space is hardly ever the end of a paragraph.
    let is_wrapped = {
        let inner = |gap: &&Range<usize>| !is_number(gap.end);
        let cut = |gap: &&Range<usize>| !ends_sentence(&raw[..gap.start]);
        !numbers.is_empty()
            && gaps.iter().filter(inner).filter(cut).count() * 2 > gaps.iter().filter(inner).count() + numbers.len()
    };
    let ends = |before: &str| if is_wrapped { before.ends_with(['。', '！', '？']) } else { ends_sentence(before) };
    let mut breaks: Vec<usize> = numbers.iter().map(|number| number.at).collect();
    let mut line = starts;
    for gap in gaps.iter().filter(|gap| !inside_one(gap)) {
        line = last_number(gap.start).map_or(starts, |number| number.at).max(line);
        let (before, after) = (&raw[line..gap.start], &raw[gap.end..]);
        let parts = if gap.end <= first {
            ends(before) || before.ends_with(['：', ':']) || parts_of_header(before, after)
        } else {
            ends(before) || (!is_wrapped && is_heading(before, after))
        };
        if parts {
            breaks.push(gap.end);
            line = gap.end;
        }
    }
    breaks.extend(title_end(&raw[starts..first]).map(|at| starts + at));
    breaks.retain(|at| *at > starts);
    breaks.sort_unstable();
    breaks.dedup();
    let to = breaks.iter().copied().chain([raw.len()]);
    let from = std::iter::once(starts).chain(breaks.iter().copied());
    let pieces = from.zip(to).map(|(start, end)| pieces(raw, start..end, &gaps));
    pieces.filter(|pieces| !pieces.is_empty()).collect()
}

/// A glance at whether a line holds the number of a chapter or section that it does not begin with.
fn may_be_flat(raw: &str) -> bool {
    let text = raw.trim_start();
    // Sections and items are lines of their own wherever chapters are.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if text.starts_with(['（', '(']) || matches!(digits, 1 | 2) {
        return false;
    }
    let skip = text.chars().next().map_or(0, char::len_utf8);
    let rest = &text.as_bytes()[skip..];
    let holds = |number: &str| memchr::memmem::find(rest, number.as_bytes()).is_some();
    let is_chapter =
        Marker::read(text.get(..text.floor_char_boundary(NUMBER)).unwrap_or(text)).is_some_and(|own| own.rank <= Rank::Chapter);
    CHAPTER.find(rest).is_some() || (is_chapter && (holds("一）") || holds("一)") || holds("二、")))
}

/// A number of the outline.
struct Number {
    at: usize,
    rank: Rank,
    /// Bytes with its stop and the white space behind it.
    len: usize,
}

/// The numbers of the outline in a line, each behind the end of a sentence, a space or a heading, and each the next of its run.
fn numbers(raw: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut runs = Runs::default();
    let mut before = ' ';
    let mut in_heading = false;
    for (at, ch) in raw.char_indices() {
        let stands_apart = before.is_whitespace() || matches!(before, '。' | '！' | '？' | '；' | '：' | '）' | ')' | '】' | '”');
        // （一） and 1. behind a heading without a stop.
        let last = found.last().map(|last| last.rank);
        let behind_heading = in_heading
            && match ch {
                '（' | '(' => last == Some(Rank::Chapter),
                '1' => !before.is_ascii_digit(),
                _ => false,
            };
        in_heading &= !matches!(ch, '。' | '，' | '；' | '：' | ',' | ';' | ':');
        let may_open = (stands_apart || behind_heading) && !ch.is_whitespace();
        before = ch;
        if !may_open {
            continue;
        }
        let rest = &raw[at..];
        let Some(marker) = Marker::read(&rest[..rest.floor_char_boundary(NUMBER)]).filter(|found| found.rank <= Rank::SubItem)
        else {
            continue;
        };
        // Numbers of a list inside a sentence are those of the sentence.
        let is_listed = before_space(raw, at).is_some_and(|ch| matches!(ch, '；' | '：'));
        let fits = (marker.rank <= Rank::Section || !is_listed)
            && (!behind_heading || stands_apart || raw[..at].ends_with(is_character));
        if fits && runs.take(&marker, found.is_empty()) {
            in_heading = marker.rank <= Rank::Section;
            found.push(Number { at, rank: marker.rank, len: marker.len });
        }
    }
    found
}

/// The last number of each rank that is open, and the last section of all, for sections may be counted through the chapters.
#[derive(Default)]
struct Runs {
    open: Vec<(Rank, u32)>,
    section: u32,
}

impl Runs {
    /// Takes a number that goes on with its run or opens one; anything may be the first.
    fn take(&mut self, marker: &Marker, is_first: bool) -> bool {
        let place = self.open.iter().position(|(rank, _)| *rank >= marker.rank).unwrap_or(self.open.len());
        let last = self.open.get(place).filter(|(rank, _)| *rank == marker.rank).map(|(_, number)| *number);
        let goes_on = marker.rank == Rank::Section && self.section > 0 && marker.number == self.section + 1;
        // The chapters of a notice come to an end before those of its plan.
        let again = marker.rank == Rank::Chapter && marker.number == 1;
        let follows = last.map_or(marker.number == 1 || is_first || goes_on, |last| again || marker.number == last + 1);
        if follows {
            self.open.truncate(place);
            self.open.push((marker.rank, marker.number));
            self.section = if marker.rank == Rank::Section { marker.number } else { self.section };
        }
        follows
    }
}

fn before_space(raw: &str, at: usize) -> Option<char> {
    raw[..at].trim_end().chars().next_back()
}

fn is_character(ch: char) -> bool {
    ch.is_alphabetic() && !ch.is_ascii()
}

/// White space inside a line that is not beside a digit or a letter: 2019 年 has no break in it.
fn gaps(raw: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before: Option<char> = None;
    let mut open: Option<usize> = None;
    for (at, ch) in raw.char_indices() {
        if ch.is_whitespace() {
            open = open.or(Some(at));
            continue;
        }
        if let (Some(start), Some(before)) = (open.take(), before) {
            let is_wide = raw[start..at].contains('\u{3000}');
            // An office, its date, a title and what follows them are lines of their own.
            let is_dated =
                before == '日' || (current().sentences.before_year_in_flat.contains(&before) && opens_year(&raw[at..]));
            if is_wide
                || is_dated
                || ends_sentence(&raw[..start])
                || !(before.is_ascii_alphanumeric() || ch.is_ascii_alphanumeric())
                || before == '号'
            {
                found.push(start..at);
            }
        }
        before = Some(ch);
    }
    found
}

/// 2017年, 二〇一七年
fn opens_year(text: &str) -> bool {
    text.chars().take(4).filter(|ch| ch.is_ascii_digit() || is_year_digit(*ch)).count() == 4 && text.chars().nth(4) == Some('年')
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '*']).ends_with(['。', '！', '？', '；', '：', ';', ':', '）', ')', ']', '】', '〕'])
}

/// Before the text a space parts the lines of the header, but for a name that is set apart character by character.
fn parts_of_header(before: &str, after: &str) -> bool {
    let word = after.split(char::is_whitespace).next().unwrap_or_default();
    let is_running =
        before.len() > FRONT || before.contains(['。', '，', ',']) || openings().any(|opening| before.starts_with(opening));
    !is_running && before.chars().nth(1).is_some() && word.chars().nth(1).is_some()
}

/// Tells whether `before` is a heading, and a space parts it from its text.
fn is_heading(before: &str, after: &str) -> bool {
    let Some(marker) = Marker::read(before) else { return false };
    let text = before.get(marker.len..).unwrap_or_default().trim();
    kind::is_heading(text, false, true)
        && text.chars().nth(1).is_some()
        && text.chars().nth(HEADING).is_none()
        && after.chars().take_while(|ch| !matches!(ch, '。' | '；')).nth(TAIL).is_some()
}

/// Where the title ends that the text follows without a space: 工作要点为做好工作.
fn title_end(front: &str) -> Option<usize> {
    let places = front.char_indices().map(|(at, _)| at).skip(1).take_while(|at| *at <= FRONT);
    let opens = |at: &usize| {
        let rest = &front[*at..];
        rest.starts_with('各') || rest.starts_with("20") || openings().any(|opening| rest.starts_with(opening))
    };
    places.filter(opens).find(|at| {
        let title = &front[..*at];
        !title.contains(char::is_whitespace) && lexicon::is_title(title) && front[*at..].contains(['，', ',', '。'])
    })
}

/// The pieces of a line between the gaps in it.
fn pieces(raw: &str, line: Range<usize>, gaps: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = line.start;
    let first = gaps.partition_point(|gap| gap.start <= line.start);
    for gap in gaps.iter().skip(first).take_while(|gap| gap.end <= line.end) {
        found.push(start..gap.start);
        start = gap.end;
    }
    let rest = raw.get(start..line.end).unwrap_or_default();
    found.push(start..start + rest.trim_end().len());
    found.retain(|piece| piece.start < piece.end);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(raw: &str) -> Option<Vec<String>> {
        let text = |pieces: Vec<Range<usize>>| pieces.into_iter().map(|piece| &raw[piece]).collect::<String>();
        lines(raw).map(|lines| lines.into_iter().map(text).collect())
    }

    #[test]
    fn numbers_and_spaces_tell_where_the_lines_were() {
        let text = "2022年清溪县工作要点 为做好工作,制定本要点。 一、管好河道 (一)保护水源。重要水源要公布。公布名录。 二、管好道路 依法管理道路养护工作。";
        let expected = [
            "2022年清溪县工作要点",
            "为做好工作,制定本要点。",
            "一、管好河道",
            "(一)保护水源。重要水源要公布。公布名录。",
            "二、管好道路",
            "依法管理道路养护工作。",
        ];
        assert_eq!(split(text).expect("flat"), expected);
    }

    #[test]
    fn without_any_space_the_numbers_and_the_title_do() {
        let text = "2022年清溪县工作要点为做好工作,制定本要点。一、管好河道（一）保护水源。公布名录。1.公布水源。2.公布水质。（二）保护湖泊。二、管好道路。依法管理。";
        let expected = [
            "2022年清溪县工作要点",
            "为做好工作,制定本要点。",
            "一、管好河道",
            "（一）保护水源。公布名录。",
            "1.公布水源。",
            "2.公布水质。",
            "（二）保护湖泊。",
            "二、管好道路。依法管理。",
        ];
        assert_eq!(split(text).expect("flat"), expected);
    }

    #[test]
    fn a_page_cuts_its_lines_inside_words() {
        let text = "清府办〔2019〕33 号 清溪市人民政府办公室 关于印发清溪市 2019 年河道工作 任务分解表的通知 各镇人民政府,市政府有关部门: 为认真落实国家、省关于全面推进河道工作的决策部 署,切实提升工作水平,经市政府同 意,现印发给你们。 一、加强组织领 导。各镇要高度重视河道工作,明确专人负 责,抓好落实。 二、加强督查。市政府办公室要适时督 查。";
        let expected = [
            "清府办〔2019〕33 号",
            "清溪市人民政府办公室",
            "关于印发清溪市 2019 年河道工作",
            "任务分解表的通知",
            "各镇人民政府,市政府有关部门:",
            "为认真落实国家、省关于全面推进河道工作的决策部署,切实提升工作水平,经市政府同意,现印发给你们。",
            "一、加强组织领导。各镇要高度重视河道工作,明确专人负责,抓好落实。",
            "二、加强督查。市政府办公室要适时督查。",
        ];
        assert_eq!(split(text).expect("flat"), expected);
    }

    #[test]
    fn a_chapter_may_be_one_line() {
        let text = "一、管好河道 （一）保护水源。公布水源名录。 （二）保护湖泊。公布湖泊名录，做好解读工作。";
        assert_eq!(split(text).expect("flat").len(), 3);
    }

    #[test]
    fn paragraphs_with_lists_of_their_own_are_one_line() {
        for text in [
            "一、公布河道名录，做好解读。各镇要按照职责分工，抓好落实，及时回应社会关切。",
            "（一）有下列情形的应当公布：（一）涉及公众利益的；（二）需要公众知晓的；（三）其他应当公布的情形。",
            "做好第一、二批名录的公布工作，统一、规范地公布，进一步提高质量，及时回应社会关切。",
            "1.公布名录。要做好以下工作：1.公布水源；2.公布湖泊；3.公布水库，及时更新，接受监督。",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
