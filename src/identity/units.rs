//! The departments behind unit names, and the place name that a list omits after its first unit.

use crate::language::current;
use crate::plan::Plan;
use crate::taxonomy::Departments;

/// Sets the department of every unit, and completes shortened names such as 国土局 in 区财政局、国土局.
pub(super) fn complete(plan: &mut Plan, departments: &Departments) {
    let own = plan.header.jurisdiction.as_ref().map(|place| place.name.clone());
    for task in &mut plan.tasks {
        let mut place: Option<String> = None;
        for found in &mut task.responsible {
            found.department = departments.of_unit(&found.unit).map(|department| department.id.clone());
            match place_of(&found.unit, own.as_deref()) {
                Some(named) => place = Some(named.to_owned()),
                None if departments.is_bare(&found.unit) || is_elided(&found.unit, place.as_deref()) => {
                    found.full_name = place.as_deref().map(|place| format!("{place}{}", found.unit));
                }
                None => {}
            }
        }
    }
}

/// Length of an office name without its place, in characters.
const OFFICE: std::ops::RangeInclusive<usize> = 3..=8;

/// Returns `true` if a name that matches no department is that of an office of the preceding place: 教科局 in 新源县发改委、教科局. After
/// a full place name, but not after 县 alone, nothing else can be meant.
fn is_elided(unit: &str, place: Option<&str>) -> bool {
    place.is_some_and(|place| place.chars().count() > 1)
        && OFFICE.contains(&unit.chars().count())
        && unit.ends_with(current().units.elided_unknown)
        && !unit.ends_with("分局")
        && !unit.contains(current().places.own)
        && !unit.starts_with(current().units.no_elided_openings)
}

/// The place that the name of a unit begins with.
fn place_of<'u>(unit: &'u str, own: Option<&'u str>) -> Option<&'u str> {
    let words = &current().places;
    let level = unit.chars().next().filter(|ch| words.own.contains(ch)).and_then(|ch| unit.get(..ch.len_utf8()));
    let known = own.into_iter().chain(level).chain(words.own_region.iter().copied());
    known.into_iter().find(|place| unit.len() > place.len() && unit.starts_with(place))
}
