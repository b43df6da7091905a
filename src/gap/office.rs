//! Which units of two plans are the same office. Everything that holds units against each other asks here, so that a pair is judged one way.

use super::text::{PLACE, Places};
use crate::language::current;
use crate::plan::Responsible;

/// An office without the place that it is of and without what its organ is called: 市财政局 and 区财政局 are one, and so are
/// 市政府新闻办公室 and 县政府新闻办.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Office {
    /// A department of the table, by its id.
    Department(String),
    /// An office that the table does not know, by its field.
    Field(String),
}

impl Office {
    /// Reads the office of a unit in a plan whose own places are `places`.
    pub(super) fn of(unit: &Responsible, places: &Places) -> Self {
        match &unit.department {
            Some(department) => Self::Department(department.clone()),
            None => Self::named(unit.full_name.as_deref().unwrap_or(&unit.unit), places),
        }
    }

    /// The same of a name that no department has.
    pub(super) fn named(name: &str, places: &Places) -> Self {
        let plain: String = places.plain(name).into_iter().collect();
        let bare = plain.trim_start_matches(PLACE);
        // 各镇 and 县区 are nothing but places.
        let bare = if bare.is_empty() { plain.as_str() } else { bare };
        Self::Field(field(bare).to_owned())
    }
}

/// Fewest characters of a field: what stands before 委 in 党委 is none.
const FIELD: usize = 2;

/// What of a name says what the office is for: 目标绩效 of 目标绩效办 and of 目标绩效管理办公室; all of it where nothing is left.
fn field(name: &str) -> &str {
    let mut stems = current().units.fieldless.iter().filter_map(|organ| name.strip_suffix(organ));
    stems.next().filter(|stem| stem.chars().count() >= FIELD).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_the_same_one_level_lower_and_under_a_shorter_name() {
        let named = |name: &str| Office::named(name, &Places::default());
        for (above, here) in [
            ("市政府新闻办", "县政府新闻办"),
            ("市政府新闻办公室", "县政府新闻办"),
            ("目标绩效办", "目标绩效管理办公室"),
            ("市重大项目推进中心", "区重大项目推进办"),
            ("市城投公司", "城投公司"),
        ] {
            assert_eq!(named(above), named(here), "{above} {here}");
        }
        for (above, here) in [
            ("市政府新闻办", "县政府采购办"),
            ("目标绩效办", "目标督导办"),
            ("市委", "市政府"),
            ("各镇", "各部门"),
            ("有关部门", "有关单位"),
        ] {
            assert_ne!(named(above), named(here), "{above} {here}");
        }
    }
}
