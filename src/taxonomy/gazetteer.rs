//! Provinces, prefectures, counties and zones, by name and year.

use crate::language::current;

/// Rank of a place in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// 省、自治区、直辖市
    Province,
    /// 设区的市、自治州、地区、盟
    Prefecture,
    /// 县、县级市、市辖区、旗
    County,
}

impl Tier {
    /// Returns the name used in data files, which equals that of the level of government.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
        }
    }

    /// Finds the tier for a [`Tier::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Province, Self::Prefecture, Self::County].into_iter().find(|tier| tier.code() == code)
    }

    /// Returns the tier of a GB/T 2260 code: 510000, 510800, 510822.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        match (code.ends_with("0000"), code.ends_with("00")) {
            (true, _) => Self::Province,
            (false, true) => Self::Prefecture,
            (false, false) => Self::County,
        }
    }
}

/// A division during the years in which its name, code and parent stayed the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// GB/T 2260 code.
    pub code: String,
    /// Full name, such as 新源县.
    pub name: String,
    /// Code of the division above; `None` for a province.
    pub parent: Option<String>,
    /// First year of this record.
    pub first: u16,
    /// Last year of this record.
    pub last: u16,
}

/// A place with its own office that is not a division, such as a development zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Full name of the prefecture or province that it belongs to.
    pub under: String,
    /// Rank of its office.
    pub tier: Tier,
}

/// A place found in the tables, and what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Name as in the tables.
    pub name: String,
    /// GB/T 2260 code; `None` for a zone.
    pub code: Option<String>,
    /// Its rank.
    pub tier: Tier,
    /// The prefecture above it, or itself; `None` under a municipality and for counties directly under a province.
    pub prefecture: Option<String>,
    /// The province above it, or itself.
    pub province: Option<String>,
}

/// All divisions and zones.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    divisions: Vec<Division>,
    /// Places in `divisions`, by name, then in the order of the table.
    by_name: Vec<usize>,
    /// Like `by_name`, by code.
    by_code: Vec<usize>,
    zones: Vec<Zone>,
    years: (u16, u16),
}

impl Gazetteer {
    /// Creates the gazetteer from checked records.
    pub(super) fn new(divisions: Vec<Division>, zones: Vec<Zone>) -> Self {
        let by_name = ordered(&divisions, |division| &division.name);
        let by_code = ordered(&divisions, |division| &division.code);
        let first = divisions.iter().map(|division| division.first).min().unwrap_or(0);
        let last = divisions.iter().map(|division| division.last).max().unwrap_or(u16::MAX);
        Self { divisions, by_name, by_code, zones, years: (first, last) }
    }

    /// Returns the number of division records; a division may have several, for different years.
    #[must_use]
    pub fn len(&self) -> usize {
        self.divisions.len()
    }

    /// Returns `true` if the tables contain no division.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.divisions.is_empty()
    }

    /// Returns every place with this full name in `year` (in any year if `None`), by code.
    ///
    /// A name that the tables have only for other years is also found, because offices keep using old names for a while.
    #[must_use]
    pub fn find(&self, name: &str, year: Option<u16>) -> Vec<Place> {
        let divisions: Vec<&Division> = self.named(name).collect();
        let current: Vec<&Division> = divisions.iter().copied().filter(|division| self.holds(division, year)).collect();
        let chosen = if current.is_empty() { divisions } else { current };
        let mut found: Vec<Place> = chosen.into_iter().map(|division| self.place(division, year)).collect();
        if found.is_empty() {
            found = self.zone(name, year);
        }
        found.sort();
        found.dedup();
        found
    }

    /// Returns the longest full name of a division that `text` begins with, as a slice of `text`.
    #[must_use]
    pub fn leading<'t>(&self, text: &'t str) -> Option<&'t str> {
        let ends = text.char_indices().skip(1).take(14).map(|(at, ch)| at + ch.len_utf8());
        ends.filter_map(|end| text.get(..end)).filter(|name| self.named(name).next().is_some()).last()
    }

    /// Returns the places that a short name may mean: 广元, 伊犁.
    #[must_use]
    pub fn find_short(&self, short: &str, year: Option<u16>) -> Vec<Place> {
        if short.chars().count() < 2 {
            return Vec::new();
        }
        let matches = |division: &&Division| {
            division.name.strip_prefix(short).is_some_and(|rest| rest.chars().count() == 1 || rest.ends_with("自治州"))
        };
        let named = self.divisions.iter().filter(matches).filter(|division| self.holds(division, year));
        let mut found: Vec<Place> = named.map(|division| self.place(division, year)).collect();
        found.sort();
        found.dedup();
        found
    }

    fn zone(&self, name: &str, year: Option<u16>) -> Vec<Place> {
        let listed = self.zones.iter().filter(|zone| zone.name == name || zone.aliases.iter().any(|alias| alias == name));
        let mut found: Vec<Place> = listed
            .flat_map(|zone| self.find(&zone.under, year).into_iter().map(|above| of_zone(name, &above, zone.tier)))
            .collect();
        if found.is_empty()
            && let Some(stem) =
                current().places.zones.iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| !stem.is_empty())
        {
            let (full, short) = (self.find(stem, year), self.find_short(stem, year));
            let hosts = if full.is_empty() { short } else { full };
            // A zone that matches the short names of both a county and its prefecture belongs to the prefecture.
            let highest = hosts.iter().map(|host| host.tier).min();
            found =
                hosts.iter().filter(|host| Some(host.tier) == highest).map(|host| of_zone(name, host, Tier::County)).collect();
        }
        found
    }

    fn place(&self, division: &Division, year: Option<u16>) -> Place {
        let mut place = Place {
            name: division.name.clone(),
            code: Some(division.code.clone()),
            tier: Tier::of_code(&division.code),
            prefecture: None,
            province: None,
        };
        let mut at = Some(division);
        // The tables are three tiers deep.
        for _ in 0..3 {
            let Some(above) = at else { break };
            match Tier::of_code(&above.code) {
                Tier::Province => place.province = Some(above.name.clone()),
                Tier::Prefecture => place.prefecture = Some(above.name.clone()),
                Tier::County => {}
            }
            at = above.parent.as_deref().and_then(|code| self.by_code(code, year));
        }
        place
    }

    fn by_code(&self, code: &str, year: Option<u16>) -> Option<&Division> {
        let all = || looked_up(&self.divisions, &self.by_code, |division| &division.code, code);
        all().find(|division| self.holds(division, year)).or_else(|| all().last())
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Division> {
        looked_up(&self.divisions, &self.by_name, |division| &division.name, name)
    }

    fn holds(&self, division: &Division, year: Option<u16>) -> bool {
        let (first, last) = self.years;
        year.is_none_or(|year| (division.first..=division.last).contains(&year.clamp(first, last)))
    }
}

/// The indices of the divisions, sorted by a text of each.
fn ordered(divisions: &[Division], text: impl Fn(&Division) -> &str) -> Vec<usize> {
    let mut places: Vec<usize> = (0..divisions.len()).collect();
    places.sort_by_key(|&at| divisions.get(at).map(&text));
    places
}

/// The divisions whose text is `wanted`; `places` are [`ordered`] by that text.
fn looked_up<'g>(
    divisions: &'g [Division],
    places: &'g [usize],
    text: impl Fn(&Division) -> &str,
    wanted: &str,
) -> impl Iterator<Item = &'g Division> {
    let of = move |at: &usize| divisions.get(*at);
    let first = places.partition_point(|at| of(at).is_some_and(|division| text(division) < wanted));
    let after = places.partition_point(|at| of(at).is_some_and(|division| text(division) <= wanted));
    places.get(first..after).unwrap_or_default().iter().filter_map(of)
}

fn of_zone(name: &str, above: &Place, tier: Tier) -> Place {
    Place { name: name.to_owned(), code: None, tier, prefecture: above.prefecture.clone(), province: above.province.clone() }
}

#[cfg(test)]
mod tests {
    use crate::taxonomy;

    fn one(name: &str, year: u16) -> (Option<String>, &'static str, Option<String>, Option<String>) {
        let gazetteer = taxonomy::load_embedded().expect("valid data").gazetteer;
        let found = gazetteer.find(name, Some(year));
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        let place = found.into_iter().next().expect("one");
        (place.code, place.tier.code(), place.prefecture, place.province)
    }

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned()).filter(|value| !value.is_empty())
    }

    #[test]
    fn places_have_their_code_rank_prefecture_and_province() {
        let cases = [
            ("新源县", 2017, "654025", "county", "伊犁哈萨克自治州", "新疆维吾尔自治区"),
            ("西市区", 2018, "210803", "county", "营口市", "辽宁省"),
            ("广元市", 2017, "510800", "prefecture", "广元市", "四川省"),
            ("渝中区", 2017, "500103", "county", "", "重庆市"),
            ("重庆市", 2017, "500000", "province", "", "重庆市"),
            ("济源市", 2017, "419001", "county", "", "河南省"),
            ("石河子市", 2020, "659001", "county", "", "新疆维吾尔自治区"),
            ("伊滨区", 2017, "", "county", "洛阳市", "河南省"),
            ("广元经济技术开发区", 2017, "", "county", "广元市", "四川省"),
            ("新疆生产建设兵团", 2019, "", "province", "", "新疆维吾尔自治区"),
        ];
        for (name, year, code, tier, prefecture, province) in cases {
            assert_eq!(one(name, year), (text(code), tier, text(prefecture), text(province)), "{name}");
        }
    }

    #[test]
    fn the_table_of_the_plans_year_is_used() {
        let gazetteer = taxonomy::load_embedded().expect("valid data").gazetteer;
        let prefecture = |year| gazetteer.find("莱城区", Some(year)).first().and_then(|place| place.prefecture.clone());
        assert_eq!(prefecture(2017).as_deref(), Some("莱芜市"));
        assert_eq!(one("章丘市", 2015).0.as_deref(), Some("370181"));
        assert_eq!(one("章丘区", 2017).0.as_deref(), Some("370114"));
        // Years outside the table use its nearest year, and old names the years that had them.
        assert_eq!(one("章丘区", 2030).0.as_deref(), Some("370114"));
        assert_eq!(one("章丘市", 2017).0.as_deref(), Some("370181"));
    }

    #[test]
    fn a_name_that_exists_twice_gives_every_place() {
        let gazetteer = taxonomy::load_embedded().expect("valid data").gazetteer;
        let found = gazetteer.find("鼓楼区", Some(2017));
        let prefectures: Vec<&str> = found.iter().filter_map(|place| place.prefecture.as_deref()).collect();
        assert!(["南京市", "徐州市", "福州市", "开封市"].iter().all(|name| prefectures.contains(name)), "{prefectures:?}");
        assert_eq!(gazetteer.find("某某区", Some(2017)), []);
    }
}
