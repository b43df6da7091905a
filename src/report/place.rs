//! The display name of a plan in a report: its place and its year, such as 衡南县 2021.

use std::collections::BTreeMap;

use crate::plan::Header;

/// Names a plan by its place and year, or by its id if the place is unknown.
pub(crate) fn label(id: &str, header: &Header) -> String {
    match (&header.jurisdiction, header.year) {
        (Some(place), Some(year)) => format!("{} {year}", place.name),
        (Some(place), None) => place.name.clone(),
        (None, _) => id.to_owned(),
    }
}

/// Names plans, each given by its id and header. Equal names are distinguished by the superior place if that is sufficient, else by their
/// ids.
pub(super) fn labels(plans: &[(&str, &Header)]) -> Vec<String> {
    let mut labels: Vec<String> = plans.iter().map(|(id, header)| label(id, header)).collect();
    for longer in [with_above, with_id] {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for label in &labels {
            *seen.entry(label.clone()).or_default() += 1;
        }
        let twice = |label: &str| seen.get(label).is_some_and(|count| *count > 1);
        for (label, (id, header)) in labels.iter_mut().zip(plans).filter(|(label, _)| twice(label)) {
            *label = longer(id, header);
        }
    }
    labels
}

fn with_above(id: &str, header: &Header) -> String {
    let place = header.jurisdiction.as_ref();
    let above =
        place.and_then(|place| place.prefecture.as_deref().or(place.province.as_deref()).filter(|above| *above != place.name));
    format!("{}{}", above.unwrap_or_default(), label(id, header))
}

fn with_id(id: &str, header: &Header) -> String {
    format!("{} {id}", label(id, header))
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
