//! How one stated value compares with another.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::model::{Aspect, Relation};
use crate::plan::{Deadline, Frequency, Quantity};

/// The years of a plan and of its parent.
pub(super) type Years = (Option<u16>, Option<u16>);

/// A value that a clause states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'p> {
    Deadline(&'p Deadline),
    Frequency(Frequency),
    /// With the words that state it: only they say what is counted.
    Quantity(&'p Quantity, &'p str),
    /// The whole year: it sets no day, but answers a deadline at the end of the year.
    WholeYear(Option<u16>),
}

impl Value<'_> {
    pub(super) const fn aspect(&self) -> Aspect {
        match self {
            Self::Deadline(_) | Self::WholeYear(_) => Aspect::Deadline,
            Self::Frequency(_) => Aspect::Frequency,
            Self::Quantity(..) => Aspect::Quantity,
        }
    }

    /// Returns `true` if it makes no demand of its own and only answers one.
    pub(super) const fn only_answers(&self) -> bool {
        matches!(self, Self::WholeYear(_))
    }

    /// Returns `true` if two statements of one plan are equivalent.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        self.aspect() == other.aspect() && self.against(other, (None, None)) == Relation::Same
    }

    /// Compares the value of a plan with that of its parent.
    pub(super) fn against(&self, parent: &Self, years: Years) -> Relation {
        let order = match (*self, *parent) {
            (Self::Deadline(own), Self::Deadline(parent)) => deadline(own, parent, years),
            (Self::WholeYear(own), Self::Deadline(parent)) => {
                deadline(&Deadline::end_of_year(own), parent, years).filter(|order| order.is_eq())
            }
            (Self::Deadline(own), Self::WholeYear(parent)) => {
                deadline(own, &Deadline::end_of_year(parent), years).filter(|order| order.is_eq())
            }
            (Self::Frequency(own), Self::Frequency(parent)) => frequency(own, parent),
            (Self::Quantity(own, words), Self::Quantity(parent, others)) => quantity(own, words, parent, others),
            _ => None,
        };
        order.map_or(Relation::NotComparable, |order| match order {
            Ordering::Greater => Relation::Stronger,
            Ordering::Equal => Relation::Same,
            Ordering::Less => Relation::Weaker,
        })
    }
}

/// `Greater` is stricter, that is, earlier.
fn deadline(own: &Deadline, parent: &Deadline, years: Years) -> Option<Ordering> {
    let (own, parent) = match years {
        // For plans of different years, the end of the year means that of each plan's own year.
        (Some(year), Some(above)) if year != above => (since(own, year), since(parent, above)),
        _ => (Cow::Borrowed(own), Cow::Borrowed(parent)),
    };
    own.compare(&parent).map(Ordering::reverse)
}

/// An offset that keeps years before that of the plan positive.
const START: u16 = 1000;

/// Makes the years of a deadline relative to that of its plan.
fn since(deadline: &Deadline, year: u16) -> Cow<'_, Deadline> {
    let mut moved = deadline.clone();
    if let Deadline::By { days, .. } = &mut moved {
        for day in days {
            day.year = day.year.map(|stated| stated.saturating_add(START).saturating_sub(year));
        }
    }
    Cow::Owned(moved)
}

/// `Greater` is stricter, that is, more often. 定期 names no interval; any named interval is stricter.
fn frequency(own: Frequency, parent: Frequency) -> Option<Ordering> {
    match (own, parent) {
        (Frequency::Rate { .. }, Frequency::Regular) => Some(Ordering::Greater),
        (Frequency::Regular, Frequency::Rate { .. }) => Some(Ordering::Less),
        _ => own.compare(parent),
    }
}

/// `Greater` is stricter: a higher floor or figure, or a lower ceiling. Counts of different things are not comparable.
fn quantity(own: &Quantity, words: &str, parent: &Quantity, others: &str) -> Option<Ordering> {
    if own.counts_things() && counted(words) != counted(others) {
        return None;
    }
    own.compare_strictness(parent)
}

/// What is counted: 县区 in 7个县区.
fn counted(words: &str) -> String {
    let number = |ch: char| ch.is_ascii_digit() || "一二两三四五六七八九十百千万余多.．前".contains(ch) || ch.is_whitespace();
    let after = words.rfind(number).and_then(|at| words.get(at..)).unwrap_or_default().trim_start_matches(number);
    let after = after.trim_end_matches("以上").trim_end_matches("以下").trim_end_matches("以内");
    crate::source::fold::fold(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_deadline(own: &str, parent: &str, years: Years) -> Relation {
        let read = |text: &str| text.parse::<Deadline>().expect("a deadline");
        Value::Deadline(&read(own)).against(&Value::Deadline(&read(parent)), years)
    }

    fn of_frequency(own: &str, parent: &str) -> Relation {
        let read = |text: &str| text.parse::<Frequency>().expect("a frequency");
        Value::Frequency(read(own)).against(&Value::Frequency(read(parent)), (None, None))
    }

    fn of_quantity(own: &str, parent: &str) -> Relation {
        let read = |text: &str| text.parse::<Quantity>().expect("a quantity");
        Value::Quantity(&read(own), own).against(&Value::Quantity(&read(parent), parent), (None, None))
    }

    #[test]
    fn an_earlier_deadline_is_stronger() {
        let year = (Some(2017), Some(2017));
        assert_eq!(of_deadline("5小时内", "24小时内", year), Relation::Stronger);
        assert_eq!(of_deadline("48小时内", "24小时内", year), Relation::Weaker);
        assert_eq!(of_deadline("1日内", "24小时内", year), Relation::Same);
        assert_eq!(of_deadline("2017年6月底前", "2017年12月底前", year), Relation::Stronger);
        assert_eq!(of_deadline("2017年底前", "24小时内", year), Relation::NotComparable);
        assert_eq!(of_deadline("法定期限", "24小时内", year), Relation::NotComparable);
    }

    #[test]
    fn the_whole_year_answers_a_day_at_its_end_and_no_other() {
        // `None` means the whole year.
        let against = |own: &str, parent: &str| {
            let read = |text: &str| text.parse::<Deadline>().ok();
            let (own, parent) = (read(own), read(parent));
            let value = |of: &'static Option<Deadline>| of.as_ref().map_or(Value::WholeYear(Some(2017)), Value::Deadline);
            value(Box::leak(Box::new(own))).against(&value(Box::leak(Box::new(parent))), (Some(2017), Some(2017)))
        };
        assert_eq!(against("", "2017年底前"), Relation::Same);
        assert_eq!(against("2017年内", ""), Relation::Same);
        assert_eq!(against("", "2017年6月底前"), Relation::NotComparable);
        assert_eq!(against("", ""), Relation::NotComparable);
    }

    #[test]
    fn each_plan_counts_from_its_own_year() {
        assert_eq!(of_deadline("2018年12月底前", "2017年12月底前", (Some(2018), Some(2017))), Relation::Same);
        assert_eq!(of_deadline("2018年12月底前", "2017年12月底前", (Some(2017), Some(2017))), Relation::Weaker);
        assert_eq!(of_deadline("2018年10月底前", "2017年12月底前", (Some(2018), Some(2017))), Relation::Stronger);
    }

    #[test]
    fn more_often_is_stronger_and_an_interval_without_a_name_is_weakest() {
        assert_eq!(of_frequency("每月", "按季度"), Relation::Stronger);
        assert_eq!(of_frequency("每季度", "按季度"), Relation::Same);
        assert_eq!(of_frequency("定期", "每年"), Relation::Weaker);
        assert_eq!(of_frequency("每年", "定期"), Relation::Stronger);
        assert_eq!(of_frequency("实时", "每月"), Relation::Stronger);
        assert_eq!(of_frequency("定期", "实时"), Relation::Weaker);
        assert_eq!(of_frequency("定期", "定期"), Relation::Same);
    }

    #[test]
    fn a_quantity_compares_by_its_unit_and_its_word() {
        assert_eq!(of_quantity("不低于8%", "不低于4%"), Relation::Stronger);
        assert_eq!(of_quantity("不超过8%", "不超过4%"), Relation::Weaker);
        assert_eq!(of_quantity("七成以上", "不低于50%"), Relation::Stronger);
        assert_eq!(of_quantity("不低于4%", "不低于4分"), Relation::NotComparable);
        assert_eq!(of_quantity("不低于4%", "不超过4%"), Relation::NotComparable);
        assert_eq!(of_quantity("7个县区", "10个单病种"), Relation::NotComparable);
        assert_eq!(of_quantity("5个以上", "3个以上"), Relation::Stronger);
        assert_eq!(of_quantity("超过4%", "不低于4%"), Relation::Stronger);
    }
}
