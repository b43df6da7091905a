//! The name under which a plan stands in a report: its place and its year, such as 衡南县 2021.

use std::collections::BTreeMap;

use super::PlanReport;
use crate::plan::Header;

/// Names a plan by what it says of itself; by its id where it does not say whose it is.
pub(super) fn label(id: &str, header: &Header) -> String {
    match (&header.jurisdiction, header.year) {
        (Some(place), Some(year)) => format!("{} {year}", place.name),
        (Some(place), None) => place.name.clone(),
        (None, _) => id.to_owned(),
    }
}

/// Tells plans of the same name apart: by the place above where that does, else by their ids.
pub(super) fn tell_apart(plans: &mut [PlanReport]) {
    for longer in [with_above, with_id] {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for plan in plans.iter() {
            *seen.entry(plan.label.clone()).or_default() += 1;
        }
        for plan in plans.iter_mut().filter(|plan| seen.get(&plan.label).is_some_and(|count| *count > 1)) {
            plan.label = longer(plan);
        }
    }
}

fn with_above(plan: &PlanReport) -> String {
    let place = plan.header.jurisdiction.as_ref();
    let above =
        place.and_then(|place| place.prefecture.as_deref().or(place.province.as_deref()).filter(|above| *above != place.name));
    format!("{}{}", above.unwrap_or_default(), label(&plan.id, &plan.header))
}

fn with_id(plan: &PlanReport) -> String {
    format!("{} {}", label(&plan.id, &plan.header), plan.id)
}

#[cfg(test)]
mod tests {
    use crate::lineage::{Corpus, Member, chains};
    use crate::mapping::Mapping;
    use crate::plan::Jurisdiction;
    use crate::source::SourceText;
    use crate::{gap, plan, report, taxonomy};

    fn labels(places: &[(&str, &str, &str)]) -> Vec<String> {
        let taxonomy = taxonomy::load_embedded().expect("valid data");
        let member = |&(id, name, above): &(&str, &str, &str)| {
            let source = SourceText::from_bytes(id, "一、任务\n做好工作。\n".as_bytes()).expect("text");
            let mut plan = plan::parse(id, source).expect("a plan");
            plan.header.year = Some(2021);
            let prefecture = Some(above.to_owned()).filter(|above| !above.is_empty());
            let place = || Jurisdiction { name: name.to_owned(), code: None, prefecture, province: None };
            plan.header.jurisdiction = (!name.is_empty()).then(place);
            let mapping = Mapping { labels: vec![Vec::new(); plan.clauses.len()], ..Mapping::default() };
            Member { plan, mapping }
        };
        let corpus = Corpus { members: places.iter().map(member).collect() };
        let gaps = gap::gaps_of(&corpus, &chains(&corpus, &taxonomy), &taxonomy);
        report::build(&corpus, &gaps, &taxonomy).plans.into_iter().map(|plan| plan.label).collect()
    }

    #[test]
    fn plans_are_named_by_place_and_year_and_told_apart_only_where_they_must_be() {
        assert_eq!(labels(&[("a", "甲县", "某市"), ("b", "乙县", "某市"), ("c", "", "")]), ["甲县 2021", "乙县 2021", "c"]);
        assert_eq!(labels(&[("a", "城区", "甲市"), ("b", "城区", "乙市")]), ["甲市城区 2021", "乙市城区 2021"]);
        assert_eq!(labels(&[("a", "甲县", ""), ("b", "甲县", "")]), ["甲县 2021 a", "甲县 2021 b"]);
    }
}
