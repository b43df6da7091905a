//! The departments behind the names of units, and the place that a list leaves out after its first unit.

use crate::plan::Plan;
use crate::taxonomy::Departments;

/// What a unit of a district calls its own government by.
const OWN: [&str; 7] = ["区", "市", "县", "省", "州", "旗", "自治区"];

/// Names the department of every unit, and completes names such as 国土局 in 区财政局、国土局.
pub(super) fn complete(plan: &mut Plan, departments: &Departments) {
    let own = plan.header.jurisdiction.as_ref().map(|place| place.name.clone());
    for task in &mut plan.tasks {
        let mut place: Option<String> = None;
        for found in &mut task.responsible {
            found.department = departments.of_unit(&found.unit).map(|department| department.id.clone());
            match place_of(&found.unit, own.as_deref()) {
                Some(named) => place = Some(named.to_owned()),
                None if departments.is_bare(&found.unit) => {
                    found.full_name = place.as_deref().map(|place| format!("{place}{}", found.unit));
                }
                None => {}
            }
        }
    }
}

/// The place that the name of a unit begins with.
fn place_of<'u>(unit: &'u str, own: Option<&'u str>) -> Option<&'u str> {
    own.into_iter().chain(OWN).find(|place| unit.len() > place.len() && unit.starts_with(place))
}
