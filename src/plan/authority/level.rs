//! The level of the office that issued a document, by its title and its number.

use std::ops::RangeInclusive;

use crate::language::current;
use crate::plan::phrase::head;
use crate::plan::{Level, lexicon};

/// Where the year that a title begins with ends at the latest, in characters.
const LEADING_YEAR: usize = 8;
/// Longest name of a place in a title, in characters.
const PLACE: usize = 12;
/// How long the name of a province is before 省 or 自治区, in characters.
const PROVINCE: RangeInclusive<usize> = 2..=8;

/// The level of the office that issued a document, where its title or number tells.
pub(super) fn level_of(title: &str, doc_number: Option<&str>) -> Option<Level> {
    // 2024年某省工作要点 is of the place behind the year.
    let title = without_leading_year(title);
    if doc_number.is_some_and(|number| current().offices.state_codes.iter().any(|code| number.starts_with(code))) {
        return Some(Level::National);
    }
    let own = own_office(title);
    if current().offices.state.iter().any(|opening| title.starts_with(opening)) {
        Some(Level::National)
    } else if is_of_province(title) {
        Some(Level::Province)
    } else if own.is_some() {
        own
    } else if title.contains("自治州") {
        Some(Level::Prefecture)
    } else if current().places.own_of_province.iter().any(|word| title.contains(word)) {
        Some(Level::Province)
    } else {
        local_level(title).or_else(|| is_law(title).then_some(Level::National))
    }
}

/// The level of the place whose own office a title begins with.
fn own_office(title: &str) -> Option<Level> {
    let offices = &current().offices;
    let own = [
        (offices.own_of_province, Level::Province),
        (offices.own_of_prefecture, Level::Prefecture),
        (offices.own_of_county, Level::County),
    ];
    own.into_iter().find(|(words, _)| words.iter().any(|word| title.starts_with(word))).map(|(_, level)| level)
}

/// Tells whether a title begins with the name of a province: 云岭省…, 关于印发云岭省…, 自治区….
fn is_of_province(title: &str) -> bool {
    let (titles, places) = (&current().titles, &current().places);
    let openings = titles.party.iter().chain(titles.issuing);
    let place = openings.fold(title, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let name = places.province.iter().filter_map(|word| place.find(word)).min().map(|at| &place[..at]);
    let is_name = |name: &str| PROVINCE.contains(&name.chars().count()) && !name.contains(|ch: char| !ch.is_alphabetic());
    title.starts_with("自治区") || name.is_some_and(is_name)
}

/// A title without the year that it begins with.
#[must_use]
pub fn without_leading_year(title: &str) -> &str {
    if !title.starts_with(|ch: char| ch.is_ascii_digit()) {
        return title;
    }
    let year = lexicon::YEAR.find(head(title, LEADING_YEAR)).filter(|found| found.start() == 0);
    year.map_or(title, |found| title[found.end()..].trim_start_matches('度'))
}

/// A law or regulation that names no place is the state's.
fn is_law(title: &str) -> bool {
    !title.starts_with("关于") && ((title.ends_with('法') && !title.ends_with("办法")) || title.ends_with("条例"))
}

fn local_level(title: &str) -> Option<Level> {
    let openings = current().titles.party.iter().chain(current().titles.joins);
    let name = openings.fold(title, |rest, word| rest.trim_start_matches(word));
    let county = current().places.county;
    name.char_indices().take(PLACE).skip(1).find_map(|(at, ch)| match ch {
        '市' => Some(Level::Prefecture),
        _ => county.iter().any(|word| name[at..].starts_with(word)).then_some(Level::County),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_from_the_issuer() {
        let cases = [
            ("国务院办公厅关于印发要点的通知", Some(Level::National)),
            ("河南省人民政府办公厅关于分工的通知", Some(Level::Province)),
            ("辽宁省政府网站管理办法", Some(Level::Province)),
            ("洛阳市人民政府办公室关于分工的通知", Some(Level::Prefecture)),
            ("营口市网站管理办法", Some(Level::Prefecture)),
            ("中共广元市委办公室关于方案的通知", Some(Level::Prefecture)),
            ("自治州深入推进工作实施方案", Some(Level::Prefecture)),
            ("关于印发营口市工作方案的通知", Some(Level::Prefecture)),
            ("统计法", Some(Level::National)),
            ("政府信息公开条例", Some(Level::National)),
            ("政府网站发展指引", None),
            ("某管理办法", None),
            ("关于印发方案的通知", None),
        ];
        for (title, level) in cases {
            assert_eq!(level_of(title, None), level, "{title}");
        }
        assert_eq!(level_of("要点的通知", Some("国办发〔2017〕24号")), Some(Level::National));
    }
}
