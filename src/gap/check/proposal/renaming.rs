//! Rewrites a text of a superior place with the names of the draft's own place and level.

use crate::language::current;
use crate::plan::Header;

/// Maps the names of a superior place to those of the draft's place.
#[derive(Debug)]
pub(super) struct Renaming<'h> {
    /// The names of the two places, if they differ.
    names: Option<(&'h str, &'h str)>,
    /// The words for the two levels, such as 市 and 区.
    levels: Option<(&'static str, &'static str)>,
}

impl<'h> Renaming<'h> {
    pub(super) fn new(above: &'h Header, own: &'h Header) -> Self {
        let name = |header: &'h Header| header.jurisdiction.as_ref().map(|place| place.name.as_str());
        let names = name(above).zip(name(own)).filter(|(a, b)| a != b);
        let level = |header: &'h Header| {
            name(header).and_then(|name| current().places.levels.iter().copied().find(|level| name.ends_with(level)))
        };
        // In running text 自治州 is written 州, but 自治区 stays 自治区.
        let short = |level: &'static str| match level {
            "自治州" => "州",
            "自治县" => "县",
            "自治旗" => "旗",
            other => other,
        };
        let levels = level(above).zip(level(own)).map(|(a, b)| (short(a), short(b))).filter(|(a, b)| a != b);
        Self { names, levels }
    }

    pub(super) fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if let Some((from, to)) = self.names {
            text = text.replace(from, to);
        }
        let Some((from, to)) = self.levels else { return text };
        for before in current().places.whole {
            text = text.replace(&format!("{before}{from}"), &format!("{before}{to}"));
        }
        for behind in current().places.behind_level {
            text = at_a_word(&text, &format!("{from}{behind}"), &format!("{to}{behind}"));
        }
        text
    }

    pub(super) fn unit(&self, unit: &str) -> String {
        let named = self.names.and_then(|(from, to)| Some(format!("{to}{}", unit.strip_prefix(from)?)));
        let levelled = || {
            let (from, to) = self.levels?;
            Some(format!("{to}{}", unit.strip_prefix(from).filter(|rest| rest.chars().count() > 1 && !rest.starts_with('场'))?))
        };
        named.or_else(levelled).unwrap_or_else(|| unit.to_owned())
    }
}

/// Replaces words, unless another word for a level precedes them: 县市政府 is not the government of the city.
fn at_a_word(text: &str, from: &str, to: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    let places = &current().places;
    while let Some(at) = rest.find(from) {
        let (before, after) = rest.split_at(at);
        made.push_str(before);
        let joined = made.chars().last().is_some_and(|ch| places.characters.contains(&ch) || places.longer_word.contains(&ch));
        made.push_str(if joined { from } else { to });
        rest = after.get(from.len()..).unwrap_or_default();
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Jurisdiction;

    fn header(name: &str) -> Header {
        let place = Jurisdiction { name: name.to_owned(), code: None, prefecture: None, province: None };
        Header { jurisdiction: Some(place), ..Header::default() }
    }

    #[test]
    fn the_names_of_the_level_above_become_those_of_the_draft() {
        let (city, county) = (header("广元市"), header("利州区"));
        let names = Renaming::new(&city, &county);
        assert_eq!(names.apply("广元市政府网站公布全市情况，市政府每月公开"), "利州区政府网站公布全区情况，区政府每月公开");
        assert_eq!(names.apply("加强城市管理和市场监管，服务市民"), "加强城市管理和市场监管，服务市民");
        assert_eq!(names.apply("各县市政府公开"), "各县市政府公开");
        assert_eq!((names.unit("市财政局").as_str(), names.unit("市场监管局").as_str()), ("区财政局", "市场监管局"));
        assert_eq!(names.unit("广元市审计局"), "利州区审计局");
        assert_eq!(names.apply("市属企业、市级各部门和市本级预算"), "区属企业、区级各部门和区本级预算");
        assert_eq!(names.apply("城市属性、县市级联动"), "城市属性、县市级联动");
    }

    #[test]
    fn between_places_of_one_level_only_the_name_changes() {
        let (city, county) = (header("营口市"), header("广元市"));
        assert_eq!(Renaming::new(&city, &county).apply("营口市政府公开全市情况"), "广元市政府公开全市情况");
    }
}
