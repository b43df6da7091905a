//! Groups plans by place, even if they name it in different detail: 砚溪县 and 霁州市砚溪县.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::current;
use crate::plan::{Header, Jurisdiction, Level};

/// A place with everything that its plans say about it, and the indices of its plans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OnePlace {
    pub name: String,
    pub prefecture: Option<String>,
    pub province: Option<String>,
    pub plans: Vec<usize>,
    code: Option<String>,
    level: Option<Level>,
}

/// Groups plans by place, sorted by codes and names. A plan that says less than others belongs to the only place that it does not
/// contradict; if there are several, it stays separate.
pub(super) fn places<'h>(headers: impl Iterator<Item = &'h Header>) -> Vec<OnePlace> {
    let stated = |(plan, header): (usize, &Header)| OnePlace::stated(plan, header.jurisdiction.as_ref()?, header.level);
    let mut stated: Vec<OnePlace> = headers.enumerate().filter_map(stated).collect();
    // Those with most information come first, so that the others are compared with all that is known.
    stated.sort_by_key(|place| std::cmp::Reverse(place.facts()));
    let mut found: Vec<OnePlace> = Vec::new();
    // If one name ends with the other, both have the same ending, so only a few of a country's counties are compared with each.
    let mut by_end: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for place in stated {
        let alike = by_end.entry(place.end()).or_default();
        let fitting: Vec<usize> =
            alike.iter().copied().filter(|&at| found.get(at).is_some_and(|known| known.fits(&place))).collect();
        let same = fitting.iter().copied().find(|&at| found.get(at).is_some_and(|known| known.says_the_same(&place)));
        let only = if let [only] = fitting.as_slice() { Some(*only) } else { same };
        if let Some(known) = only.and_then(|at| found.get_mut(at)) {
            known.join(place);
        } else {
            alike.push(found.len());
            found.push(place);
        }
    }
    for place in &mut found {
        place.plans.sort_unstable();
    }
    let key = |place: &OnePlace| (place.code.clone(), place.province.clone(), place.prefecture.clone(), place.name.clone());
    found.sort_by_key(key);
    found
}

impl OnePlace {
    fn stated(plan: usize, place: &Jurisdiction, level: Option<Level>) -> Option<Self> {
        let Jurisdiction { name, code, prefecture, province } = place.clone();
        (!name.is_empty()).then(|| Self { name, prefecture, province, plans: vec![plan], code, level })
    }

    /// Its name after that of its known superior places, without repeating itself.
    pub(super) fn full_name(&self) -> String {
        let above = [self.province.as_deref(), self.prefecture.as_deref().filter(|above| *above != self.name)];
        let above: String = above.into_iter().flatten().filter(|above| !self.name.starts_with(above)).collect();
        format!("{above}{}", self.name)
    }

    /// The last two characters of its name, which all variants share.
    fn end(&self) -> String {
        let last: Vec<char> = self.name.chars().rev().take(2).collect();
        last.into_iter().rev().collect()
    }

    /// How much is known about it.
    fn facts(&self) -> usize {
        let known = [&self.code, &self.prefecture, &self.province].iter().filter(|fact| fact.is_some()).count();
        2 * known + usize::from(self.level.is_some())
    }

    /// Returns `true` if two may be the same place: one name ends with the other, and no information contradicts.
    fn fits(&self, other: &Self) -> bool {
        let agree = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none() || one == other;
        let (long, short) = if self.name.len() < other.name.len() { (other, self) } else { (self, other) };
        let before = long.name.strip_suffix(&short.name);
        let is_above =
            |before: &str| before.is_empty() || ends_as_place(before) && long.is_below(before) && short.is_below(before);
        before.is_some_and(is_above)
            && agree(&self.code, &other.code)
            && agree(&self.prefecture, &other.prefecture)
            && agree(&self.province, &other.province)
            && (self.level.is_none() || other.level.is_none() || self.level == other.level)
    }

    /// Returns `true` if its known superior places do not contradict one of this name, which may or may not include its own superior.
    fn is_below(&self, above: &str) -> bool {
        let may_be = |known: &String| above.ends_with(known.as_str()) || above.starts_with(known.as_str());
        match (&self.prefecture, &self.province) {
            (None, None) => true,
            (prefecture, province) => prefecture.iter().chain(province).any(may_be),
        }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.name == other.name
            && self.code == other.code
            && self.prefecture == other.prefecture
            && self.province == other.province
    }

    fn join(&mut self, other: Self) {
        if other.name.len() < self.name.len() {
            self.name = other.name;
        }
        self.code = self.code.take().or(other.code);
        self.prefecture = self.prefecture.take().or(other.prefecture);
        self.province = self.province.take().or(other.province);
        self.level = self.level.or(other.level);
        self.plans.extend(other.plans);
    }
}

/// Returns `true` if a name ends like those of prefectures and provinces: 定 before 南县 is not a superior place.
fn ends_as_place(name: &str) -> bool {
    let words = &current().places;
    let ends: BTreeSet<&str> = words.prefecture.iter().chain(words.province.iter()).map(AsRef::as_ref).collect();
    ends.iter().any(|end| name.ends_with(end) && name != *end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places with a name, prefecture and code; empty if not stated.
    fn of(stated: &[(&str, &str, &str)]) -> Vec<(String, Vec<usize>)> {
        let fact = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let header = |&(name, above, code): &(&str, &str, &str)| Header {
            jurisdiction: Some(Jurisdiction { name: name.to_owned(), code: fact(code), prefecture: fact(above), province: None }),
            ..Header::default()
        };
        let headers: Vec<Header> = stated.iter().map(header).collect();
        places(headers.iter()).into_iter().map(|place| (place.full_name(), place.plans)).collect()
    }

    fn place(name: &str, plans: &[usize]) -> (String, Vec<usize>) {
        (name.to_owned(), plans.to_vec())
    }

    #[test]
    fn what_says_less_of_a_place_is_the_same_place() {
        assert_eq!(of(&[("砚溪县", "", ""), ("砚溪县", "霁州市", ""), ("砚溪县", "", "")]), [place("霁州市砚溪县", &[0, 1, 2])]);
        assert_eq!(
            of(&[("砚溪县", "", ""), ("霁州市砚溪县", "", "")]),
            [place("砚溪县", &[0, 1])],
            "one name ends with the other"
        );
        assert_eq!(of(&[("霁州市砚溪县", "", ""), ("砚溪县", "霁州市", "")]), [place("霁州市砚溪县", &[0, 1])]);
    }

    #[test]
    fn what_contradicts_stays_apart() {
        let two = of(&[("砚溪县", "甲州市", ""), ("砚溪县", "乙州市", "")]);
        assert_eq!(two, [place("乙州市砚溪县", &[1]), place("甲州市砚溪县", &[0])]);
        let open = of(&[("砚溪县", "甲州市", ""), ("砚溪县", "乙州市", ""), ("砚溪县", "", ""), ("砚溪县", "", "")]);
        assert_eq!(open.len(), 3, "nobody knows which of the two it is: {open:?}");
        assert_eq!(open[0], place("砚溪县", &[2, 3]));
        assert_eq!(of(&[("砚溪县", "", "990101"), ("砚溪县", "", "990102")]).len(), 2);
        assert_eq!(of(&[("定南县", "", ""), ("南县", "", "")]).len(), 2, "a name may end like another");
        assert_eq!(of(&[("乙州市砚溪县", "", ""), ("砚溪县", "甲州市", "")]).len(), 2);
        let levels = [Level::County, Level::Township].map(|level| Header {
            level: Some(level),
            jurisdiction: Some(Jurisdiction { name: "砚溪".to_owned(), code: None, prefecture: None, province: None }),
            ..Header::default()
        });
        assert_eq!(places(levels.iter()).len(), 2);
    }
}
