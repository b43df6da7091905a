//! Removes the names of a plan's own places from its text: a copy in which only 市 became 县 is still a copy.

use crate::language::current;
use crate::plan::Header;
use crate::source::CharSet;
use crate::source::fold::fold;

/// Placeholder for a place or a level; it occurs in no plan.
pub(in crate::gap) const PLACE: char = '□';

/// The names for a plan's own place and its superior places.
#[derive(Debug, Clone)]
pub(in crate::gap) struct Places {
    /// Folded, longest first.
    names: Vec<String>,
    /// The first characters of the names and level words: there are few, and at any other character nothing needs to be compared.
    firsts: CharSet,
}

impl Default for Places {
    /// Knows only the words for levels, but no place.
    fn default() -> Self {
        Self::of(&Header::default())
    }
}

impl Places {
    /// Takes the names from the header, each with and without its level word: 广元市 and 广元.
    pub(in crate::gap) fn of(header: &Header) -> Self {
        let place = header.jurisdiction.as_ref();
        let known = place.map(|place| [Some(&place.name), place.prefecture.as_ref(), place.province.as_ref()]);
        let mut names = Vec::new();
        for name in known.into_iter().flatten().flatten() {
            let name = fold(name);
            let stem = current().places.levels.iter().find_map(|level| name.strip_suffix(level)).unwrap_or_default().to_owned();
            names.extend([name, stem].into_iter().filter(|name| name.chars().count() > 1));
        }
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let words = names.iter().map(String::as_str).chain(current().places.levels.iter().copied());
        let firsts = words.filter_map(|name| name.chars().next()).collect();
        Self { names, firsts }
    }

    /// Folds a text, replaces every place and level word with the same placeholder, and removes punctuation.
    pub(in crate::gap) fn plain(&self, text: &str) -> Vec<char> {
        let folded = fold(text);
        let mut plain: Vec<char> = Vec::with_capacity(text.len() / 3);
        let mut rest = folded.as_str();
        let levels = current().places.levels;
        while let Some(ch) = rest.chars().next() {
            let mut names = self.names.iter().map(String::as_str).chain(levels.iter().copied());
            let name = if self.firsts.contains(ch) { names.find(|name| rest.starts_with(name)) } else { None };
            rest = rest.get(name.map_or(ch.len_utf8(), str::len)..).unwrap_or_default();
            match name {
                Some(_) if plain.last() == Some(&PLACE) => {}
                Some(_) => plain.push(PLACE),
                None if ch.is_alphanumeric() => plain.push(ch),
                None => {}
            }
        }
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Jurisdiction;

    fn places(name: &str, prefecture: &str) -> Places {
        let place = Jurisdiction { name: name.to_owned(), code: None, prefecture: Some(prefecture.to_owned()), province: None };
        Places::of(&Header { jurisdiction: Some(place), ..Header::default() })
    }

    #[test]
    fn what_differs_only_in_the_place_is_the_same() {
        let county = places("新源县", "伊犁哈萨克自治州");
        let city = places("广元市", "广元市");
        let plain = |places: &Places, text: &str| places.plain(text).into_iter().collect::<String>();
        let cases = [
            ("新源县财政局牵头", "广元市财政局牵头"),
            ("县财政局牵头", "市财政局牵头"),
            ("新源县人民政府、自治州人民政府", "广元市人民政府、市人民政府"),
            ("全县“三公”经费", "全市三公经费"),
        ];
        for (a, b) in cases {
            assert_eq!(plain(&county, a), plain(&city, b), "{a}");
        }
        let unknown = Places::default();
        assert_eq!(plain(&unknown, "全县财政局"), plain(&unknown, "全市财政局"));
        assert_ne!(plain(&county, "县财政局"), plain(&city, "市审计局"));
    }
}
