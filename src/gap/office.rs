//! Which units of two plans are the same office. Shared by the strength of an item and by the findings and proposals of a draft, so that
//! all judge a pair the same way. `departments` does not use it: it compares only known departments.

use super::text::{PLACE, Places};
use crate::language::current;
use crate::plan::Responsible;

/// An office without its place, with all forms of its organ word: 市财政局 and 区财政局 are the same, and so are 市政府新闻办公室 and
/// 县政府新闻办.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Office {
    /// A department of the table, by its id.
    Department(String),
    /// An office that the table does not know, by its name.
    Name {
        /// The field of the office: 目标绩效 of 目标绩效办; the whole name if its organ word has no other forms.
        field: String,
        /// The forms of its organ word.
        organs: &'static [&'static str],
    },
}

impl Office {
    /// Determines the office of a unit in a plan whose own places are `places`.
    pub(super) fn of(unit: &Responsible, places: &Places) -> Self {
        match &unit.department {
            Some(department) => Self::Department(department.clone()),
            None => Self::named(unit.full_name.as_deref().unwrap_or(&unit.unit), places),
        }
    }

    /// Like [`Self::of`], for a name without a department.
    pub(super) fn named(name: &str, places: &Places) -> Self {
        let plain: String = places.plain(name).into_iter().collect();
        let bare = plain.trim_start_matches(PLACE);
        // 各镇 and 县区 consist only of places.
        let bare = if bare.is_empty() { plain.as_str() } else { bare };
        let (field, organs) = parts(bare);
        Self::Name { field: field.to_owned(), organs }
    }
}

/// Least length of a field, in characters: the part before 委 in 党委 is not one.
const FIELD: usize = 2;

/// Splits a name into its field and the forms of its organ word. Another kind of organ makes another office, and 有关 of 有关部门 is not a
/// field.
fn parts(name: &str) -> (&str, &'static [&'static str]) {
    let units = &current().units;
    let kinds = [units.office_forms, units.committee_forms, units.bureau_forms];
    let forms = kinds.into_iter().flat_map(|forms| forms.iter().map(move |form| (*form, forms)));
    let fields = forms.filter_map(|(form, forms)| Some((name.strip_suffix(form)?, forms)));
    // The longest form leaves the shortest field.
    let fields = fields.filter(|(field, _)| field.chars().count() >= FIELD);
    fields.min_by_key(|(field, _)| field.len()).unwrap_or((name, &[]))
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
            ("市民族宗教委员会", "县民族宗教委"),
            ("市应急管理局", "县应急局"),
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
            ("有关部门", "有关公司"),
            ("市组织部", "县组织局"),
            ("市教育考试中心", "县教育考试局"),
            ("市民族宗教委员会", "县民族宗教中心"),
            ("市重大项目推进中心", "区重大项目推进办"),
            ("市城投公司", "县城投局"),
        ] {
            assert_ne!(named(above), named(here), "{above} {here}");
        }
    }
}
