//! The place that a title or an office is named after, as far as the words alone tell.

use crate::language::current;
use crate::plan::{Authority, Jurisdiction, Level, lexicon};

/// Longest part between two administrative characters of a name.
const PART: usize = 13;

/// The names of the places that a text begins with, from the top: 四川省, 广元市, 利州区.
pub(super) fn places(text: &str) -> Vec<String> {
    let words = &current().places;
    let rest = opening(text);
    let mut found: Vec<String> = Vec::new();
    let mut start = 0;
    for (at, ch) in rest.char_indices().take(40) {
        let end = at + ch.len_utf8();
        let part = rest.get(start..at).unwrap_or_default();
        let tail = rest.get(end..).unwrap_or_default();
        let township =
            words.township.iter().any(|word| rest.get(..end).is_some_and(|head| head.ends_with(word))) && before_office(tail);
        if !words.endings.contains(&ch) && !township {
            continue;
        }
        if part.chars().count() > PART
            || words.no_part.iter().any(|word| part.contains(word))
            || part.chars().any(|ch| ch.is_ascii_digit() || matches!(ch, '（' | '('))
        {
            break;
        }
        let piece = rest.get(start..end).unwrap_or_default();
        // 济南市 + 市中区: the second 市 opens the next name.
        let next = tail.chars().nth(1) == Some('区') && !found.is_empty();
        match found.last_mut() {
            _ if part.is_empty() && ch == '市' && next => continue,
            // 西市 + 区: one character is no name.
            Some(last) if part.is_empty() => last.push_str(piece),
            // 自治 + 区 within 新疆维吾尔自治区 ends one name; 市 + 北区 opens another.
            _ if part.is_empty() => continue,
            _ => found.push(piece.to_owned()),
        }
        start = end;
    }
    found.retain(|name| !words.whole.iter().chain(words.no_name).any(|word| name.starts_with(word)));
    if found.is_empty() { administered(rest).into_iter().collect() } else { found }
}

/// 松山湖 in 松山湖管委会
fn administered(text: &str) -> Option<String> {
    let at = current().places.administrations.iter().filter_map(|word| text.find(word)).min()?;
    let name = text.get(..at)?;
    ((2..=12).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic)).then(|| name.to_owned())
}

/// A text without what opens it before a place: years, 中共, 关于印发.
fn opening(text: &str) -> &str {
    let titles = &current().titles;
    let openings = || titles.party.iter().chain(titles.joins).chain(titles.issuing);
    let mut rest = text;
    loop {
        let after_year = lexicon::YEAR
            .find(rest)
            .filter(|found| found.start() == 0)
            .map_or(rest, |found| rest.get(found.end()..).unwrap_or_default());
        let after = openings().find_map(|word| after_year.strip_prefix(word)).unwrap_or(after_year);
        let after = after.trim_start_matches(['《', '〈', '“', '度']);
        if after.len() == rest.len() {
            return rest;
        }
        rest = after;
    }
}

fn before_office(tail: &str) -> bool {
    current().places.behind_township.iter().any(|word| tail.starts_with(word))
}

/// Makes the jurisdiction that a text is named after; what stands above it is read from the text, then from the places of the documents
/// that the plan cites.
pub(super) fn jurisdiction(text: &str, authorities: &[Authority]) -> Option<Jurisdiction> {
    let words = &current().places;
    let mut above = places(text);
    let name = above.pop()?;
    let own = level(&name);
    let named = |endings: &[&str]| above.iter().find(|place| endings.iter().any(|ending| place.ends_with(ending))).cloned();
    let cited = |level: Level, endings: &[&str]| {
        authorities.iter().filter(|cited| cited.level == Some(level)).find_map(|cited| {
            let place = places(&cited.title).pop()?;
            (endings.iter().any(|ending| place.ends_with(ending)) && place.chars().count() > 2 && !place.starts_with("自治"))
                .then_some(place)
        })
    };
    let below_prefecture = matches!(own, Some(Level::County | Level::Township));
    let prefecture =
        below_prefecture.then(|| named(words.prefecture).or_else(|| cited(Level::Prefecture, words.prefecture))).flatten();
    let itself = |level: Level| Some(name.clone()).filter(|_| own == Some(level));
    let prefecture = prefecture.or_else(|| itself(Level::Prefecture));
    let province = itself(Level::Province).or_else(|| named(words.province)).or_else(|| cited(Level::Province, words.province));
    Some(Jurisdiction { name, code: None, prefecture, province })
}

/// The level that a name itself tells; 市 may be a prefecture or a county, and tells nothing.
pub(super) fn level(name: &str) -> Option<Level> {
    let words = &current().places;
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(words.province) {
        Some(Level::Province)
    } else if ends(words.only_prefecture) {
        Some(Level::Prefecture)
    } else if ends(words.county) {
        Some(Level::County)
    } else if ends(words.township) {
        Some(Level::Township)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_from_titles_and_offices() {
        let cases: [(&str, &[&str]); 18] = [
            ("伊滨区2017年某工作实施方案", &["伊滨区"]),
            ("2017年东营区某工作要点", &["东营区"]),
            ("西市区2018年某工作要点", &["西市区"]),
            ("2024年济南市市中区某工作要点", &["济南市", "市中区"]),
            ("津市市某工作要点", &["津市市"]),
            ("新源县深入推进社区某工作实施方案", &["新源县"]),
            ("东营市东营区人民政府办公室", &["东营市", "东营区"]),
            ("新疆维吾尔自治区伊犁哈萨克自治州新源县人民政府", &["新疆维吾尔自治区", "伊犁哈萨克自治州", "新源县"]),
            ("重庆市渝中区人民政府办公室关于印发要点的通知", &["重庆市", "渝中区"]),
            ("关于印发利州区2018年工作要点的通知", &["利州区"]),
            ("市北区2018年工作要点", &["市北区"]),
            ("广元经济技术开发区2018年工作要点", &["广元经济技术开发区"]),
            ("中共广元市委办公室关于印发方案的通知", &["广元市"]),
            ("某县大河镇人民政府2018年工作要点", &["某县", "大河镇"]),
            ("松山湖管委会2018年工作要点", &["松山湖"]),
            ("内蒙古自治区阿拉善盟阿拉善左旗2019年工作要点", &["内蒙古自治区", "阿拉善盟", "阿拉善左旗"]),
            ("2018年全市某工作要点", &[]),
            ("乡村振兴工作要点", &[]),
        ];
        for (title, expected) in cases {
            assert_eq!(places(title), expected, "{title}");
        }
    }

    #[test]
    fn what_stands_above_is_read_from_the_name() {
        let found = jurisdiction("山东省东营市东营区2017年工作要点", &[]).expect("a place");
        assert_eq!(
            (found.name.as_str(), found.prefecture.as_deref(), found.province.as_deref()),
            ("东营区", Some("东营市"), Some("山东省"))
        );
    }
}
