//! Parses document titles into issuer place, years and subject, so that two titles can be compared.

use std::collections::BTreeSet;

use crate::language::current;
use crate::plan::chinese_year;
use crate::source::fold::fold;
use crate::source::runs;
use crate::taxonomy::Taxonomy;

/// Least similarity of the subjects of two titles that may be the same document.
const SAME_SUBJECT: f64 = 0.85;
/// Hundredths of the longer of two subjects that the other may lack: the complement of [`SAME_SUBJECT`].
const NOT_SHARED: usize = 15;
/// Factor if one of two titles does not name the year, or the place.
const NOT_TOLD: f64 = 0.85;
/// Shortest subject that is compared fuzzily, in characters; shorter ones must be equal.
const SHORT: usize = 5;

/// Longest place name that is recognised without being in a table, in characters.
const PLACE: usize = 12;

/// A parsed title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Years named in it.
    pub years: BTreeSet<u16>,
    /// The place named by its issuer or in its subject.
    pub place: Option<String>,
    /// Its subject.
    pub subject: Subject,
}

/// The rest of a title: folded, without issuer, place, year and the wording of a notice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Subject {
    text: String,
    /// Its numerals, in order.
    numerals: Vec<char>,
    /// Its characters, sorted.
    sorted: Vec<char>,
}

impl Title {
    /// Parses a title; `places` are names that may occur in it in addition to those of the tables.
    pub(super) fn new(title: &str, places: &[&str], taxonomy: &Taxonomy) -> Self {
        let titles = &current().titles;
        let plain: String = fold(title).chars().filter(|ch| !"《》〈〉<>“”\"（）()".contains(*ch)).collect();
        let plain = with_figures(&plain);
        let joined = titles.joins.iter().find_map(|join| plain.split_once(join));
        let (issuer, rest) = joined.unwrap_or(("", plain.as_str()));
        let rest = titles.notices.iter().chain(titles.closings).find_map(|closing| rest.strip_suffix(closing)).unwrap_or(rest);
        let (mut subject, years) = without_years(rest);
        let place = place_of(issuer, places, taxonomy).or_else(|| {
            let known = places.iter().find(|place| subject.contains(**place)).map(|place| (*place).to_owned());
            known.or_else(|| taxonomy.gazetteer.leading(&subject).map(str::to_owned))
        });
        if let Some(place) = &place {
            subject = subject.replacen(place.as_str(), "", 1);
        }
        for own in current().places.own_in_titles {
            subject = subject.replacen(own, "", 1);
        }
        // The subject of 国务院办公厅2018年工作要点 is the work points.
        if let Some(organ) = taxonomy.agencies.organ_of_state(&subject) {
            let rest = subject.split_at(organ.len()).1;
            let rest = current().offices.behind_state.iter().find_map(|office| rest.strip_prefix(office)).unwrap_or(rest);
            subject = String::from(rest);
        }
        Self { years, place, subject: Subject::new(subject) }
    }

    /// Returns the factors for the years and the places of two titles; `None` if they name different ones.
    pub(super) fn frame(&self, other: &Self) -> Option<(f64, f64)> {
        let years = agree(self.years.is_empty() || other.years.is_empty(), self.years == other.years)?;
        let places = agree(self.place.is_none() || other.place.is_none(), self.place == other.place)?;
        Some((years, places))
    }

    /// Returns the similarity of two titles, 0.7 to 1; `None` if they are of different years, places or subjects.
    #[cfg(test)]
    fn likeness(&self, other: &Self) -> Option<f64> {
        let (years, places) = self.frame(other)?;
        Some(self.subject.likeness(&other.subject)? * years * places)
    }
}

impl Subject {
    fn new(text: String) -> Self {
        // The second list of a series may differ from the first only in its numeral.
        let numerals = text.chars().filter(|ch| ch.is_ascii_digit() || "一二三四五六七八九十".contains(*ch)).collect();
        let mut sorted: Vec<char> = text.chars().collect();
        sorted.sort_unstable();
        Self { text, numerals, sorted }
    }

    /// Returns the similarity of two subjects, 0.85 to 1; `None` if they differ.
    pub(super) fn likeness(&self, other: &Self) -> Option<f64> {
        if self.text == other.text {
            return (!self.text.is_empty()).then_some(1.0);
        }
        let short = self.sorted.len().min(other.sorted.len()) < SHORT;
        if short || self.numerals != other.numerals || !self.may_be_alike(other) {
            return None;
        }
        Some(strsim::normalized_levenshtein(&self.text, &other.text)).filter(|likeness| *likeness >= SAME_SUBJECT)
    }

    /// Returns `true` if the characters of two subjects, in any order, allow for [`SAME_SUBJECT`]. Takes linear time.
    fn may_be_alike(&self, other: &Self) -> bool {
        let (mut common, mut rest) = (0, other.sorted.iter().peekable());
        for ch in &self.sorted {
            while rest.next_if(|next| *next < ch).is_some() {}
            common += usize::from(rest.next_if_eq(&ch).is_some());
        }
        let length = self.sorted.len().max(other.sorted.len());
        (length - common) * 100 <= length * NOT_SHARED
    }
}

/// Tenths of their character pairs that two subjects must share if one may be a loose form of the other.
const LOOSELY: usize = 5;

/// Returns `true` if a cited title clearly belongs to another document than `other`, whatever place and year they name. A title may be
/// cited in short or loosely, but not with most of its subject changed.
#[must_use]
pub fn subjects_differ(cited: &str, other: &str, taxonomy: &Taxonomy) -> bool {
    let subject = |title: &str| Title::new(title, &[], taxonomy).subject.text;
    let (one, other) = (subject(cited), subject(other));
    let pairs = |text: &str| runs::pairs(&text.chars().collect::<Vec<char>>());
    let (a, b) = (pairs(&one), pairs(&other));
    let is_short = one.chars().count().min(other.chars().count()) < SHORT;
    !is_short && !one.contains(&other) && !other.contains(&one) && 2 * runs::shared(&a, &b) * 10 < (a.len() + b.len()) * LOOSELY
}

/// Returns `true` if two full titles of notices (某省人民政府办公厅关于印发…的通知) hand out documents of different kinds. A title written
/// in full is meant literally: 任务清单 is not a short form of 工作要点.
#[must_use]
pub fn kinds_differ(cited: &str, other: &str) -> bool {
    const KIND: usize = 2;
    let titles = &current().titles;
    let handed_out = |title: &str| -> Option<String> {
        let (_, inner) =
            titles.issuing.iter().find_map(|word| title.split_once(*word).filter(|(office, _)| !office.is_empty()))?;
        titles.notices.iter().find_map(|notice| inner.strip_suffix(*notice)).map(str::to_owned)
    };
    let is_notice = titles.notices.iter().any(|notice| other.ends_with(*notice));
    let held = handed_out(other).or_else(|| Some(other.to_owned()).filter(|_| !is_notice));
    let kind = |title: String| fold(title.trim_end_matches(['》', '〉'])).chars().rev().take(KIND).collect::<Vec<_>>();
    handed_out(cited).zip(held).is_some_and(|(one, other)| kind(one) != kind(other))
}

/// Hundredths of the characters of the shorter of two subjects that must occur in the longer one in the same order if both may be about
/// the same matter.
const SAME_MATTER: usize = 60;

/// Returns `true` if a title that is cited with the number of another document may still be about the same matter: the title of an annex,
/// which carries the number of its notice, or one that names the work but not the kind of document.
#[must_use]
pub fn may_be_of(cited: &str, other: &str, taxonomy: &Taxonomy) -> bool {
    let titles = &current().titles;
    let subject = |title: &str| Title::new(title, &[], taxonomy).subject.text;
    let without_kind = |subject: &str| -> String {
        let kinds = titles.annex_endings.iter().chain(titles.endings).filter_map(|ending| subject.strip_suffix(*ending));
        kinds.min_by_key(|rest| rest.len()).unwrap_or(subject).to_owned()
    };
    let (own, held) = (subject(cited), without_kind(&subject(other)));
    let is_annex = titles.annex_endings.iter().any(|ending| own.ends_with(ending));
    let has_kind = titles.endings.iter().any(|ending| own.ends_with(ending));
    if has_kind && !is_annex {
        return false;
    }
    let own = without_kind(&own);
    let (short, long) = if own.chars().count() <= held.chars().count() { (&own, &held) } else { (&held, &own) };
    in_order(short, long) * 100 >= short.chars().count() * SAME_MATTER
}

/// The length of the longest common subsequence of two texts, in characters.
fn in_order(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row = vec![0_usize; other.len() + 1];
    for ch in one.chars() {
        let mut before = 0;
        for (at, known) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if ch == *known { before + 1 } else { above.max(row[at]) };
            before = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Returns the first and last year in the title of an annual document; `None` if it names no year, or only the year of an edition.
#[must_use]
pub fn years_of_title(title: &str) -> Option<(u16, u16)> {
    let plain = fold(title);
    if current().titles.editions.iter().any(|edition| plain.contains(edition)) {
        return None;
    }
    let (_, years) = without_years(&plain);
    years.first().copied().zip(years.last().copied())
}

/// Converts years in Chinese digits to Arabic ones: 二〇一八年 becomes 2018年.
fn with_figures(text: &str) -> String {
    let mut out = text.to_owned();
    // From the end, so that earlier offsets stay valid.
    for (end, _) in text.rmatch_indices('年') {
        let before = &text[..end];
        if let Some((year, (start, _))) = chinese_year(before).zip(before.char_indices().rev().nth(3)) {
            out.replace_range(start..end, &year.to_string());
        }
    }
    out
}

fn agree(open: bool, same: bool) -> Option<f64> {
    if open { Some(NOT_TOLD) } else { same.then_some(1.0) }
}

fn without_years(text: &str) -> (String, BTreeSet<u16>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut rest, mut years) = (String::new(), BTreeSet::new());
    let mut at = 0;
    while let Some(&ch) = chars.get(at) {
        let digits: String = chars.iter().skip(at).take_while(|ch| ch.is_ascii_digit()).collect();
        let end = at + digits.len();
        match digits.parse::<u16>() {
            Ok(year) if (1980..=2100).contains(&year) => {
                years.insert(year);
                let marks = current()
                    .titles
                    .years
                    .iter()
                    .find(|mark| chars.iter().skip(end).take(mark.chars().count()).copied().eq(mark.chars()));
                at = end + marks.map_or(0, |mark| mark.chars().count());
            }
            _ => {
                rest.extend(chars.iter().skip(at).take(digits.len().max(1)));
                at += digits.len().max(usize::from(ch != '\0')).max(1);
            }
        }
    }
    (rest, years)
}

/// The place name at the beginning of an office name.
fn place_of(issuer: &str, places: &[&str], taxonomy: &Taxonomy) -> Option<String> {
    let name = current().titles.party.iter().fold(issuer, |name, opening| name.trim_start_matches(opening));
    if let Some(place) = places.iter().filter(|place| name.starts_with(**place)).max_by_key(|place| place.len()) {
        return Some((*place).to_owned());
    }
    if let Some(place) = taxonomy.gazetteer.leading(name) {
        return Some(place.to_owned());
    }
    // 市政府 and 自治区党委 name no place.
    let ranks = current().places.ranks;
    let ends = name.char_indices().take(PLACE).skip(1).map(|(at, ch)| at + ch.len_utf8());
    ends.map(|end| &name[..end])
        .find(|place| ranks.iter().any(|rank| place.ends_with(rank) && place.len() > rank.len()))
        .filter(|place| !ranks.iter().any(|rank| place.starts_with(rank)))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::taxonomy;

    static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));

    fn likeness(a: &str, b: &str) -> Option<f64> {
        let title = |text: &str| Title::new(text, &[], &TAXONOMY);
        title(a).likeness(&title(b))
    }

    #[test]
    fn the_same_document_is_known_under_every_form_of_its_title() {
        let cited = "东营市人民政府办公室关于印发2017年全市政务公开工作要点的通知";
        for title in [
            cited,
            "东营市2017年政务公开工作要点",
            "2017年东营市政务公开工作要点",
            "东营市人民政府办公室关于印发《2017年全市政务公开工作要点》的通知",
            "关于印发东营市2017年政务公开工作要点的通知",
            "东营市2017年政务公开 工作要点",
            "东营市2017年度政务公开工作的要点",
        ] {
            assert!(likeness(cited, title).is_some_and(|likeness| likeness >= 0.85), "{title}: {:?}", likeness(cited, title));
        }
        // A title that does not name its place may still match, with less confidence.
        let open = likeness(cited, "2017年全市政务公开工作要点").expect("alike");
        assert!((0.7..0.9).contains(&open), "{open}");
    }

    #[test]
    fn years_places_and_numerals_that_differ_by_one_character_are_other_documents() {
        for (a, b) in [
            ("东营市2017年政务公开工作要点", "东营市2016年政务公开工作要点"),
            ("东营市2017年政务公开工作要点", "东莞市2017年政务公开工作要点"),
            ("甲市人民政府办公室关于印发2017年政务公开工作要点的通知", "乙市人民政府办公室关于印发2017年政务公开工作要点的通知"),
            ("东营市第一批公开事项目录清单", "东营市第二批公开事项目录清单"),
            ("东营市2017年政务公开工作要点", "东营市2017年政务公开实施方案"),
            ("东营市2017年要点", "东营市2017年方案"),
        ] {
            assert_eq!(likeness(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn only_a_title_with_another_subject_is_clearly_another() {
        let differ = |a: &str, b: &str| subjects_differ(a, b, &TAXONOMY);
        let own = "东营市人民政府办公室关于印发2017年全市政务公开工作要点的通知";
        for other in ["东营市2017年信访督办实施方案", "关于开展小微企业减负专项行动的意见", "2017年政务公开实施方案"]
        {
            assert!(differ(own, other) && differ(other, own), "{other}");
        }
        for other in ["2017年政务公开工作要点", "东营市2016年政务公开工作安排", "政务公开要点", "要点"]
        {
            assert!(!differ(own, other), "{other}");
        }
    }

    #[test]
    fn an_annex_is_of_the_matter_of_its_notice_and_of_no_other() {
        let own = "东营市人民政府办公室关于印发2017年全市政务公开工作要点的通知";
        for (cited, expected) in [
            ("东营市政务公开任务分解表", true),
            ("东营市2017年政务公开工作分工方案", true),
            ("关于做好2017年政府信息公开重点工作的通知", true),
            ("东营市信访督办任务分解表", false),
            ("关于做好2017年信访督办重点工作的通知", false),
            ("2017年政务公开实施方案", false),
        ] {
            assert_eq!(may_be_of(cited, own, &TAXONOMY), expected, "{cited}");
        }
    }

    #[test]
    fn a_place_that_no_table_knows_is_read_from_the_office() {
        let place = |title: &str| Title::new(title, &[], &TAXONOMY).place;
        assert_eq!(place("云麓市人民政府办公室关于印发2024年工作要点的通知").as_deref(), Some("云麓市"));
        assert_eq!(place("中共广元市委办公室广元市人民政府办公室关于印发方案的通知").as_deref(), Some("广元市"));
        assert_eq!(place("市委办公室市政府办公室关于印发方案的通知"), None);
        assert_eq!(place("自治区党委办公厅关于方案的通知"), None);
    }
}
