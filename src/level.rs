//! The levels of government, as plans, data files and reports name them.

use serde::{Deserialize, Serialize};

/// A level of government, ordered from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 国家
    National,
    /// 省、自治区、直辖市
    Province,
    /// 设区的市、自治州、地区、盟
    Prefecture,
    /// 县、县级市、市辖区、旗 and zones of the same rank
    County,
    /// 乡、镇、街道
    Township,
}

/// The endings of place names, by level.
const SIGNS: [(&str, Level); 4] =
    [("省", Level::Province), ("市州盟", Level::Prefecture), ("县区旗", Level::County), ("乡镇", Level::Township)];
/// Characters at which a place name ends: 人民政府, 政务 or 年 may follow it, or punctuation.
const ENDS: [char; 11] = ['人', '政', '年', '《', '》', ' ', '-', '_', '.', '（', '('];

impl Level {
    /// All levels from the top.
    pub const ALL: [Self; 5] = [Self::National, Self::Province, Self::Prefecture, Self::County, Self::Township];

    /// Returns the name used in data files and machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
            Self::Township => "township",
        }
    }

    /// Finds the level of a [`Level::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// Returns the words that people write for a level in a data file, shortest first.
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::National => &["国家", "全国"],
            Self::Province => &["省", "省级", "自治区", "直辖市"],
            Self::Prefecture => &["市", "市级", "地市", "州", "设区的市"],
            Self::County => &["县", "县级", "县区", "区县", "县（市、区）", "区"],
            Self::Township => &["乡", "乡级", "乡镇", "镇", "街道"],
        }
    }

    /// Guesses the level of a place from its name, such as 青柏市 before the year in a title or file name. 市 alone may be a prefecture or
    /// a county-level city; it is taken for the prefecture.
    #[must_use]
    pub fn by_name_of_place(text: &str) -> Option<Self> {
        let name = text.split(|ch: char| ch.is_ascii_digit() || ENDS.contains(&ch)).next()?;
        let of_sign = |sign: char| SIGNS.iter().find(|(signs, _)| signs.contains(sign)).map(|(_, level)| *level);
        if ["自治区", "特别行政区"].iter().any(|ending| name.ends_with(ending)) {
            return Some(Self::Province);
        }
        // The last level word with a name before it decides: 云岭省青柏市.
        name.char_indices().skip(1).filter_map(|(_, ch)| of_sign(ch)).last()
    }

    /// Finds the level for its code or one of its words, as a person wrote it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::from_code(name).or_else(|| Self::ALL.into_iter().find(|level| level.words().contains(&name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_by_its_code_and_by_its_words() {
        for level in Level::ALL {
            assert_eq!(Level::from_name(level.code()), Some(level));
            assert!(level.words().iter().all(|word| Level::from_name(word) == Some(level)));
        }
        for (text, level) in [
            ("青柏市2017", Some(Level::Prefecture)),
            ("云岭省青柏市人民政府办公室关于印发青柏县要点的通知", Some(Level::Prefecture)),
            ("雁湖县政务公开工作要点", Some(Level::County)),
            ("某某自治区2017年工作要点", Some(Level::Province)),
            ("2017年全县工作要点", None),
            ("plan-3", None),
            ("市", None),
        ] {
            assert_eq!(Level::by_name_of_place(text), level, "{text}");
        }
        assert_eq!((Level::from_name(" 县 "), Level::from_name("国"), Level::from_name("")), (Some(Level::County), None, None));
    }
}
