//! Groups the plans of a corpus by province, because a report on many of them is read province by province.

use std::collections::{BTreeMap, BTreeSet};

use super::overview::Counts;
use super::{Lang, Report};
use crate::plan::{Header, Level};

/// The plans of a province, including those of its prefectures and counties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Its name, or a substitute for national documents and for plans of unknown province.
    pub name: String,
    /// File name of its page.
    pub file: String,
    /// Its plans, as indices into the report, in report order.
    pub plans: Vec<usize>,
}

/// The sort key of a group: national documents first, then provinces, then plans of unknown province.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    National,
    Province(String),
    Unknown,
}

fn key(header: &Header) -> Key {
    let province = header.jurisdiction.as_ref().and_then(|place| place.province.clone());
    match (header.level, province) {
        (Some(Level::National), _) => Key::National,
        (_, Some(province)) => Key::Province(province),
        (_, None) => Key::Unknown,
    }
}

/// Groups plans by province: those with a division code first, by code, then the others by name.
pub fn provinces<'h>(headers: impl Iterator<Item = &'h Header>, lang: Lang) -> Vec<Province> {
    let mut groups: BTreeMap<Key, (Option<String>, Vec<usize>)> = BTreeMap::new();
    for (index, header) in headers.enumerate() {
        let (code, plans) = groups.entry(key(header)).or_default();
        let own = header.jurisdiction.as_ref().and_then(|place| place.code.as_deref()?.get(..2));
        if let Some(own) = own.filter(|own| own.bytes().all(|byte| byte.is_ascii_digit())) {
            *code = Some(code.as_deref().map_or(own, |known| known.min(own)).to_owned());
        }
        plans.push(index);
    }
    let mut groups: Vec<(Key, Option<String>, Vec<usize>)> =
        groups.into_iter().map(|(key, (code, plans))| (key, code, plans)).collect();
    let rank = |key: &Key| match key {
        Key::National => 0,
        Key::Province(_) => 1,
        Key::Unknown => 2,
    };
    groups.sort_by(|one, other| {
        (rank(&one.0), one.1.is_none(), &one.1, &one.0).cmp(&(rank(&other.0), other.1.is_none(), &other.1, &other.0))
    });
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let named = |(at, (key, code, plans)): (usize, (Key, Option<String>, Vec<usize>))| {
        let words = lang.country();
        let (name, code) = match key {
            Key::National => (words.national_documents.to_owned(), None),
            Key::Province(name) => (name, code),
            Key::Unknown => (words.province_unknown.to_owned(), None),
        };
        let code = code.filter(|code| taken.insert(code.clone()));
        let number = code.unwrap_or_else(|| format!("x{}", at + 1));
        Province { name, file: format!("province-{number}.html"), plans }
    };
    groups.into_iter().enumerate().map(named).collect()
}

impl Province {
    /// Returns the counts of its plans.
    #[must_use]
    pub fn counts(&self, report: &Report) -> Counts {
        Counts::sum(self.plans.iter().filter_map(|&at| report.plans.get(at)).map(Counts::of_plan))
    }
}

/// The counts of some plans for each item, in taxonomy order.
#[must_use]
pub(super) fn by_item(report: &Report, plans: &[usize]) -> Vec<Counts> {
    let codes = report.domains.iter().flat_map(|domain| &domain.items).enumerate();
    let places: BTreeMap<&str, usize> = codes.map(|(at, item)| (item.code.as_str(), at)).collect();
    let mut counts = vec![Counts::default(); places.len()];
    for plan in plans.iter().filter_map(|&at| report.plans.get(at)) {
        for gap in &plan.gaps {
            if let Some(sum) = places.get(gap.code.as_str()).and_then(|at| counts.get_mut(*at)) {
                *sum = Counts::sum([*sum, Counts::of(plan, gap)]);
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Jurisdiction;

    fn header(level: Level, province: Option<&str>, code: Option<&str>) -> Header {
        let place = Jurisdiction {
            name: "某地".to_owned(),
            code: code.map(str::to_owned),
            prefecture: None,
            province: province.map(str::to_owned),
        };
        Header { level: Some(level), jurisdiction: Some(place), ..Header::default() }
    }

    #[test]
    fn documents_of_the_state_stand_first_and_what_belongs_nowhere_last() {
        let headers = [
            header(Level::County, None, None),
            header(Level::County, Some("乙省"), None),
            header(Level::County, Some("四川省"), Some("510802")),
            header(Level::Province, Some("四川省"), None),
            header(Level::Province, Some("北京市"), Some("110000")),
            header(Level::National, None, None),
        ];
        let found = provinces(headers.iter(), Lang::Zh);
        let found: Vec<(&str, &str, &[usize])> =
            found.iter().map(|one| (one.name.as_str(), one.file.as_str(), one.plans.as_slice())).collect();
        let words = Lang::Zh.country();
        assert_eq!(
            found,
            [
                (words.national_documents, "province-x1.html", &[5][..]),
                ("北京市", "province-11.html", &[4]),
                ("四川省", "province-51.html", &[2, 3]),
                ("乙省", "province-x4.html", &[1]),
                (words.province_unknown, "province-x5.html", &[0]),
            ]
        );
        assert!(provinces(std::iter::empty(), Lang::Zh).is_empty());
    }
}
