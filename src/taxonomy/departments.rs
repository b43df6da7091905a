//! `departments.yaml`: which department a unit is, whatever the current name of its office.

use std::collections::BTreeMap;

use super::Names;
use super::parsed::names;
use crate::language::current;
use crate::source::yaml::{DataFile, Reader};
use crate::source::{CharSet, Problems};

/// The ending of the office name in front of a branch name.
const OFFICE: &str = "局";

/// A department under its canonical name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Stable name for machines, such as `finance`.
    pub id: String,
    /// Display name.
    pub names: Names,
    /// Names that offices use for it, without place and organ.
    pub called: Vec<String>,
    /// Whether it reports to a level above and not to the local government; then its name must not get a place as prefix.
    pub vertical: bool,
}

/// All departments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Departments {
    list: Vec<Department>,
    /// Index into `list` by name.
    by_name: BTreeMap<String, usize>,
    /// First characters of the names: few characters of a unit are among them.
    opens: CharSet,
}

impl Departments {
    /// Returns the departments in file order.
    #[must_use]
    pub fn list(&self) -> &[Department] {
        &self.list
    }

    /// Finds the department of a unit: 区发改局, 市发展改革委, 东营国土分局. Anything before the field is assumed to be the place.
    #[must_use]
    pub fn of_unit(&self, unit: &str) -> Option<&Department> {
        let longest = |text: &str| {
            let starts = self.opens.places(text).map(|(at, _)| at);
            starts.filter_map(|at| text.get(at..)).find_map(|tail| self.by_name.get(tail).copied())
        };
        let found = |unit: &str| longest(unit).or_else(|| stems(unit).find_map(longest));
        // 区委宣传部 of 区委宣传部（区政府新闻办）
        let plain = || unit.strip_suffix(['）', ')']).and_then(|open| Some(open.rsplit_once(['（', '('])?.0));
        let found = found(unit).or_else(|| found(of_branch(unit)?)).or_else(|| found(plain()?));
        found.and_then(|index| self.list.get(index))
    }

    /// Returns `true` if `unit` is the bare name of a department, without a place: 财政局, 国土局.
    #[must_use]
    pub fn is_bare(&self, unit: &str) -> bool {
        let named = stems(unit).find_map(|stem| self.by_name.get(stem).or_else(|| self.by_name.get(unit)));
        named.and_then(|index| self.list.get(*index)).is_some_and(|department| !department.vertical)
    }
}

/// The office whose local branch a unit is: 市生态环境局 of 市生态环境局某县分局.
fn of_branch(unit: &str) -> Option<&str> {
    let branch = current().units.branches.iter().find_map(|branch| unit.strip_suffix(branch))?;
    let end = branch.rfind(OFFICE)? + OFFICE.len();
    branch.get(..end)
}

/// The parts of a unit's name before an organ word: 安全生产监督, 安全生产监督管理 of 安全生产监督管理局.
fn stems(unit: &str) -> impl Iterator<Item = &str> {
    current().units.fieldless.iter().filter_map(move |organ| unit.strip_suffix(organ))
}

/// Reads the departments.
pub(super) fn read(file: &DataFile, problems: &mut Problems) -> Departments {
    let (mut reader, tree) = Reader::parse(file, problems);
    let Some(tree) = tree else { return Departments::default() };
    let mut found = Departments::default();
    for node in reader.list(&tree, "departments.yaml") {
        let mut fields = reader.fields(node, "a department");
        let id = fields.text("id");
        let names = names(&mut fields);
        let called = fields.texts("names");
        if called.is_empty() {
            fields.reader().error(node, "the department has no names by which it is recognised");
        }
        let vertical = fields.optional_bool("vertical").unwrap_or(false);
        fields.finish();
        let (Some((id, at)), Some(names)) = (id, names) else { continue };
        if found.list.iter().any(|known| known.id == id) {
            reader.error(at, format!("the department “{id}” is given twice"));
        }
        for (name, place) in &called {
            if let Some(other) = found.by_name.insert(name.clone(), found.list.len()) {
                let owner = found.list.get(other).map_or(id.as_str(), |known| known.id.as_str());
                reader.error(place, format!("the name “{name}” already belongs to “{owner}”"));
            }
        }
        found.list.push(Department { id, names, called: called.into_iter().map(|(text, _)| text).collect(), vertical });
    }
    found.opens = found.by_name.keys().filter_map(|name| name.chars().next()).collect();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy;

    #[test]
    fn the_names_of_a_department_across_years_and_places_lead_to_it() {
        let departments = taxonomy::load_embedded().expect("valid data").departments;
        let cases = [
            ("区发改局", "development-reform"),
            ("市发展改革委", "development-reform"),
            ("新源县发展和改革委员会", "development-reform"),
            ("市发展改革部门", "development-reform"),
            ("区经信局", "industry"),
            ("市卫生计生委", "health"),
            ("新源县卫计委", "health"),
            ("东营环保分局", "environment"),
            ("东营国土分局", "natural-resources"),
            ("市生态环境局某县分局", "environment"),
            ("某市自然资源和规划局高新区分局", "natural-resources"),
            ("西市区土地局", "natural-resources"),
            ("区质监局", "market"),
            ("区市场监管局", "market"),
            ("区编委办", "staffing"),
            ("市委编办", "staffing"),
            ("区政务服务中心管理办公室", "government-services"),
            ("区行政审批局", "government-services"),
            ("市政府法制办", "justice"),
            ("区政府办公室", "government-office"),
            ("区组织和人力资源社会保障局", "human-resources"),
            ("区食品药品监督管理局", "market"),
            ("区安全生产监督管理局", "emergency"),
        ];
        for (unit, id) in cases {
            assert_eq!(departments.of_unit(unit).map(|found| found.id.as_str()), Some(id), "{unit}");
        }
        for unit in ["某县分局", "各镇", "相关部门", "区政府各部门", "各县区人民政府"] {
            assert_eq!(departments.of_unit(unit), None, "{unit}");
        }
        assert!(departments.is_bare("财政局") && !departments.is_bare("区财政局") && !departments.is_bare("相关部门"));
    }

    #[test]
    fn a_name_belongs_to_one_department() {
        let text = "- {id: a, zh: 甲, en: A, names: [财政]}\n- {id: b, zh: 乙, en: B, names: [财政]}\n- {id: a, zh: 丙, en: C, names: []}\n";
        let mut problems = Problems::default();
        read(&DataFile::new("departments.yaml", text), &mut problems);
        let said = problems.to_string();
        assert!(said.contains("the name “财政” already belongs to “a”"), "{said}");
        assert!(said.contains("“a” is given twice") && said.contains("has no names"), "{said}");
    }
}
