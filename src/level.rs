//! The levels of government, which plans, data files and reports all name.

/// A level of government, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 国家
    National,
    /// 省、自治区、直辖市
    Province,
    /// 设区的市、自治州、地区、盟
    Prefecture,
    /// 县、县级市、市辖区、旗 and zones of that rank
    County,
    /// 乡、镇、街道
    Township,
}

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

    /// Returns the words by which people write a level in a data file, the shortest first.
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

    /// Finds the level that somebody wrote: its code, or one of its words.
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
        assert_eq!((Level::from_name(" 县 "), Level::from_name("国"), Level::from_name("")), (Some(Level::County), None, None));
    }
}
