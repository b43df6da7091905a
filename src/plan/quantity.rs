//! How much: 不低于4%, 70%, 5个以上, 4分, 轮训一遍.

mod forms;

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// How much of something there must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// Whether it is a floor, a ceiling or a figure.
    pub comparison: Comparison,
    /// The figure, in thousandths.
    pub thousandths: i64,
    /// Of what: `%`, 分, or the measure word as printed.
    pub unit: String,
}

/// How a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Comparison {
    /// 不低于, 不少于, 至少, 以上
    AtLeast,
    /// 不超过, 不高于, 以内
    AtMost,
    /// 超过, 高于
    MoreThan,
    /// 低于, 少于
    LessThan,
    /// No word of comparison.
    Exactly,
}

impl Comparison {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::MoreThan => "more-than",
            Self::LessThan => "less-than",
            Self::Exactly => "exactly",
        }
    }

    /// Words before the figure, longest first where one holds another.
    const BEFORE: [(&'static str, Self); 23] = [
        ("不得低于", Self::AtLeast),
        ("不得少于", Self::AtLeast),
        ("不得超过", Self::AtMost),
        ("不得高于", Self::AtMost),
        ("不低于", Self::AtLeast),
        ("不少于", Self::AtLeast),
        ("不小于", Self::AtLeast),
        ("不超过", Self::AtMost),
        ("不高于", Self::AtMost),
        ("不多于", Self::AtMost),
        ("不大于", Self::AtMost),
        ("不短于", Self::AtLeast),
        ("不长于", Self::AtMost),
        ("至少", Self::AtLeast),
        ("最少", Self::AtLeast),
        ("至多", Self::AtMost),
        ("最多", Self::AtMost),
        ("超过", Self::MoreThan),
        ("高于", Self::MoreThan),
        ("大于", Self::MoreThan),
        ("低于", Self::LessThan),
        ("少于", Self::LessThan),
        ("达到", Self::AtLeast),
    ];

    fn read(before: Option<&str>, after: Option<&str>) -> Self {
        let after = after.map(|word| if word == "以上" { Self::AtLeast } else { Self::AtMost });
        let named = before.and_then(|word| Self::BEFORE.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning));
        named.or(after).unwrap_or(Self::Exactly)
    }

    /// Tells whether more of it is stricter.
    const fn is_floor(self) -> Option<bool> {
        match self {
            Self::AtLeast | Self::MoreThan => Some(true),
            Self::AtMost | Self::LessThan => Some(false),
            Self::Exactly => None,
        }
    }
}

impl Quantity {
    /// Returns the figure.
    #[must_use]
    pub fn value(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "figures of plans are small")]
        let thousandths = self.thousandths as f64;
        thousandths / 1000.0
    }

    /// Compares two quantities by their figures: `Greater` is more. `None` where the units differ (a share and points do not compare)
    /// or one is a floor and the other a ceiling.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let opposed = self.comparison.is_floor().zip(other.comparison.is_floor()).is_some_and(|(a, b)| a != b);
        let ((unit, factor), (other_unit, other_factor)) = (measure(&self.unit), measure(&other.unit));
        let figures = (self.thousandths.saturating_mul(factor), other.thousandths.saturating_mul(other_factor));
        (unit == other_unit && !opposed).then(|| figures.0.cmp(&figures.1))
    }

    /// Tells whether it counts things, which its words name (7个县区), and is no share and no time.
    #[must_use]
    pub fn counts_things(&self) -> bool {
        !matches!(measure(&self.unit).0, "%" | "百分点" | "分" | "日" | "工作日" | "分钟" | "学时")
    }

    /// Compares two quantities by what they ask for: `Greater` is stricter, that is more of a floor or a figure, and less of a ceiling.
    /// Of two with the same figure the one that excludes it is stricter. `None` as in [`Self::compare`].
    #[must_use]
    pub fn compare_strictness(&self, other: &Self) -> Option<Ordering> {
        let ceiling = [self, other].iter().any(|quantity| quantity.comparison.is_floor() == Some(false));
        let figures = self.compare(other)?;
        let excludes = |quantity: &Self| matches!(quantity.comparison, Comparison::MoreThan | Comparison::LessThan);
        Some(if ceiling { figures.reverse() } else { figures }.then(excludes(self).cmp(&excludes(other))))
    }
}

/// The unit in which a unit is measured, and how many of it there are in one: a month has 30 days.
fn measure(unit: &str) -> (&str, i64) {
    match unit {
        "天" | "日" => ("日", 1),
        "个月" | "月" => ("日", 30),
        "年" => ("日", 365),
        "小时" => ("分钟", 60),
        "课时" => ("学时", 1),
        other => (other, 1),
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Comparison::BEFORE.iter().filter(|(_, meaning)| *meaning == self.comparison).map(|(word, _)| *word);
        f.write_str(word.min_by_key(|word| word.chars().count()).unwrap_or_default())?;
        write!(f, "{}", self.thousandths / 1000)?;
        if self.thousandths % 1000 != 0 {
            write!(f, ".{:03}", self.thousandths % 1000)?;
        }
        f.write_str(&self.unit)
    }
}

/// A text that states no single quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no quantity; write it as 不低于4%, 5个 or 4分")]
pub struct NoQuantity(String);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::phrase::Searched;

    fn found(text: &str) -> Vec<(String, String)> {
        Quantity::find(&Searched::new(text)).into_iter().map(|stated| (stated.text, stated.value.to_string())).collect()
    }

    #[test]
    fn what_is_there_already_is_no_goal_unless_it_is_chosen() {
        for text in ["在14个乡镇推开", "免费发放至176个行政村", "会同5家企业", "指导26个贫困县编制目录", "7个部门联合印发"]
        {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        for (text, words) in [
            ("选取3个乡镇先行", "3个乡镇"),
            ("覆盖不少于5个部门", "不少于5个"),
            ("打造3个示范窗口", "3个"),
            ("发布10个典型案例", "10个典型案例"),
        ] {
            assert!(found(text).iter().any(|(said, _)| said.starts_with(words)), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn every_form_is_found_with_its_words() {
        let cases = [
            ("分值不低于 4%。", "不低于 4%", "不低于4%"),
            ("所占分值权重不得低于4分。", "不得低于4分", "不低于4分"),
            ("年底前70%的行政许可事项", "70%", "70%"),
            ("公布全市7个县区城市空气质量排名", "7个县区", "7个"),
            ("公立医院10个单病种次均住院费用", "10个单病种", "10个"),
            ("收费三张目录清单，让公众", "三张目录清单", "3张"),
            ("拓展“三大活动”开展情况", "三大活动", "3大"),
            ("五大新兴先导型服务业发展情况", "五大新兴先导型服务业", "5大"),
            ("明确一位分管领导具体抓", "一位分管领导", "1位"),
            ("对工作人员轮训一遍的目标", "轮训一遍", "1遍"),
            ("征求意见(时间不少于7个工作日)", "不少于7个工作日", "不少于7工作日"),
            ("保障资金三类资源为核心", "三类资源", "3类"),
            ("报告病例数前五位病种及死亡", "前五位病种", "5位"),
            ("解读5个以上", "5个以上", "至少5个"),
            ("审批时间再减少一半", "减少一半", "50%"),
            ("公开比例不低于六成", "不低于六成", "至少60%"),
            ("八成半以上上网公开", "八成半以上", "至少85%"),
            ("群众知晓率达到百分之九十", "达到百分之九十", "至少90%"),
            ("处理率保持百分之百", "百分之百", "100%"),
            ("新增就业1.2万人", "1.2万人", "1.200万人"),
            ("印发1 000册", "1 000册", "1000册"),
            ("打造3—5个示范点", "3—5个示范点", "至少3个"),
            ("代表不少于三分之一", "不少于三分之一", "至少33.333%"),
            ("账号压减四分之一以上", "四分之一以上", "至少25%"),
            ("抽查不少于村总数的三分之一", "不少于村总数的三分之一", "至少33.333%"),
            ("推送企业50万户次以上", "50万户次以上", "至少50万户次"),
        ];
        for (text, words, value) in cases {
            let value = value.replace("不少于", "至少").replace("不低于", "至少");
            assert_eq!(found(text), [(words.to_owned(), value)], "{text}");
        }
    }

    #[test]
    fn set_phrases_and_other_numbers_are_no_quantities() {
        for text in [
            "坚持“三个一、三个三”战略",
            "强化四个意识",
            "2017年第4次常务会议",
            "十分重要",
            "“两微一端”",
            "三分之一说",
            "5个工作日内",
            "第一批试点",
            "每五日发布",
            "第三方评估",
            "一个窗口",
            "力争最多跑一次",
            "三次产业高质量发展",
            "一成不变",
            "召集九成员单位",
            "统一成立专班",
            "五十成果",
            "省、市、区三级共享",
            "5万元以上的工程应公开合同",
            "补贴等19项资金应公开",
            "46个重点项目的审批应公开",
            "通报一次扣2分",
            "办结率低于90%的单位说明原因",
            "停更超过14日的账号注销",
            "三分之一的账号停更",
            "工作群由96个并为一组",
            "2017 100个",
            "2 组织应急演练",
            "1\t门户网站",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn quantities_of_one_unit_compare() {
        let read = |text: &str| text.parse::<Quantity>().expect("a quantity");
        assert_eq!(read("不低于4%").compare(&read("不低于5%")), Some(Ordering::Less));
        assert_eq!(read("70%").compare(&read("达到70%")), Some(Ordering::Equal));
        assert_eq!(read("不少于30日").compare(&read("不短于一个月")), Some(Ordering::Equal));
        assert_eq!(read("不少于30日").compare(&read("不少于30个工作日")), None);
        assert_eq!(read("不低于4%").compare(&read("不低于4分")), None);
        assert_eq!(read("不低于4%").compare(&read("不超过4%")), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(thousandths in 1001_i64..1_000_000, unit in proptest::sample::select(vec!["%", "百分点"]), word in 0_usize..5) {
            let comparison = [Comparison::AtLeast, Comparison::AtMost, Comparison::MoreThan, Comparison::LessThan, Comparison::Exactly][word];
            let quantity = Quantity { comparison, thousandths, unit: unit.to_owned() };
            prop_assert_eq!(quantity.to_string().parse::<Quantity>(), Ok(quantity));
        }
    }
}
