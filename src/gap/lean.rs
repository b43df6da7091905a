//! Reduces plans to what verdicts on items need, so that thousands of them fit in memory.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::lineage::Member;
use crate::mapping::{Label, Mapping};
use crate::plan::{Clause, ClauseKind};
use crate::source::Span;
use crate::taxonomy::ItemId;

/// Drops what neither a chain nor a verdict on an item needs: tasks, all text but the clause bodies, their positions in the file, and all
/// but one occurrence of each element. The spans of clauses and of the words of their labels are moved to the remaining text.
pub fn keep_for_items(member: &mut Member) {
    keep_bodies(member);
    let Member { plan, mapping } = member;
    plan.tasks = Vec::new();
    for section in &mut plan.sections {
        section.path = Vec::new();
    }
    for clause in &mut plan.clauses {
        clause.text = String::new();
    }
    plan.clauses.shrink_to_fit();
    for labels in &mut mapping.labels {
        labels.iter_mut().for_each(each_element_once);
        labels.shrink_to_fit();
    }
    mapping.doubtful = vec![doubtful_once(std::mem::take(&mut mapping.doubtful))];
    mapping.rejected.clear();
    mapping.settled.clear();
}

/// Drops even more, for a plan whose verdicts are known. Keeps its header, its headings, and the number of clauses that ask for each item.
/// No verdict can be made from the rest.
pub fn keep_head(member: &mut Member) {
    let Member { plan, mapping } = member;
    plan.source.keep_only(String::new());
    plan.tasks = Vec::new();
    for section in &mut plan.sections {
        section.path = Vec::new();
    }
    let clauses = std::mem::take(&mut plan.clauses).into_iter().zip(std::mem::take(&mut mapping.labels));
    for (mut clause, mut labels) in clauses.filter(|(clause, labels)| clause.kind == ClauseKind::Task && !labels.is_empty()) {
        clause.text = String::new();
        for label in &mut labels {
            (label.evidence, label.elements, label.answers) = (Vec::new(), Vec::new(), Vec::new());
        }
        plan.clauses.push(clause);
        mapping.labels.push(labels);
    }
    mapping.doubtful = Vec::new();
    mapping.rejected.clear();
    mapping.settled.clear();
}

/// Keeps only the header of a plan and where it came from.
pub fn keep_header(member: &mut Member) {
    let Member { plan, mapping } = member;
    plan.source.keep_only(String::new());
    plan.sections = Vec::new();
    plan.clauses = Vec::new();
    plan.tasks = Vec::new();
    *mapping = Mapping::default();
}

/// Keeps only the text that is compared: the bodies of the clauses that are part of the document.
fn keep_bodies(Member { plan, mapping }: &mut Member) {
    let bodies = plan.clauses.iter().filter(|clause| is_compared(clause)).map(|clause| clause.body.len());
    let mut text = String::with_capacity(bodies.sum());
    for (at, clause) in plan.clauses.iter_mut().enumerate() {
        let (body, start) = (clause.body, text.len());
        if is_compared(clause) {
            text.push_str(plan.source.slice(body));
        }
        clause.body = Span::new(start, text.len());
        clause.span = clause.body;
        for label in mapping.labels.get_mut(at).into_iter().flatten() {
            // The words of a heading above also carry the label, but are not in the clause.
            label.evidence.retain(|words| clause.kind == ClauseKind::Task && body.contains(words.span));
            for words in &mut label.evidence {
                words.span = Span::new(words.span.start - body.start + start, words.span.end - body.start + start);
            }
        }
    }
    plan.source.keep_only(text);
}

const fn is_compared(clause: &Clause) -> bool {
    !matches!(clause.kind, ClauseKind::Meta | ClauseKind::Noise)
}

/// The doubtful labels, one per item with all its elements: verdicts do not ask for their clauses.
fn doubtful_once(clauses: Vec<Vec<Label>>) -> Vec<Label> {
    let mut items: BTreeMap<ItemId, Label> = BTreeMap::new();
    for mut label in clauses.into_iter().flatten() {
        label.evidence = Vec::new();
        match items.entry(label.item) {
            Entry::Vacant(place) => drop(place.insert(label)),
            Entry::Occupied(mut known) => {
                known.get_mut().elements.append(&mut label.elements);
                known.get_mut().answers.append(&mut label.answers);
            }
        }
    }
    let mut labels: Vec<Label> = items.into_values().collect();
    for label in &mut labels {
        label.elements.sort_unstable();
        label.answers.sort_unstable();
        label.answers.dedup();
        each_element_once(label);
    }
    labels
}

fn each_element_once(label: &mut Label) {
    label.elements.dedup_by_key(|named| named.element);
    label.elements.shrink_to_fit();
    label.answers.shrink_to_fit();
    label.evidence.shrink_to_fit();
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::gap::{Judging, Verdict, gaps_of};
    use crate::lineage::{Corpus, chains};
    use crate::mapping::Mapper;
    use crate::plan::{self, Jurisdiction, Level};
    use crate::source::SourceText;
    use crate::taxonomy::{self, Taxonomy};

    static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));

    const CITY: &str = "广元市2017年政务公开工作要点\n一、预算公开\n（一）公开部门预算和决算。\n（二）及时回应政务舆情，每月通报。\n（三）组织培训。\n";
    const COUNTY: &str = "剑阁县2017年政务公开工作要点\n为落实《广元市2017年政务公开工作要点》，制定本要点。\n一、任务\n（一）组织政务公开培训。（县政府办牵头）\n";

    fn corpus() -> Corpus {
        let mapper = Mapper::new(&TAXONOMY);
        let member = |(id, text): (&str, &str)| {
            let mut plan = plan::parse(id, SourceText::from_bytes(id, text.as_bytes()).expect("text")).expect("a plan");
            let (level, name) = if id == "city" { (Level::Prefecture, "广元市") } else { (Level::County, "剑阁县") };
            let prefecture = Some("广元市".to_owned());
            plan.header.level = Some(level);
            plan.header.jurisdiction = Some(Jurisdiction { name: name.to_owned(), code: None, prefecture, province: None });
            Member { mapping: mapper.map(&plan), plan }
        };
        Corpus { members: [("city", CITY), ("county", COUNTY)].map(member).into() }
    }

    #[test]
    fn verdicts_on_items_are_those_of_the_whole_plan() {
        let whole = corpus();
        let wanted: Vec<Vec<(ItemId, Verdict)>> = gaps_of(&whole, &chains(&whole, &TAXONOMY), &TAXONOMY)
            .iter()
            .map(|gap| gap.items.iter().map(|found| (found.item, found.verdict)).collect())
            .collect();
        assert!(wanted.iter().flatten().any(|(_, verdict)| *verdict == Verdict::Dropped));
        let mut lean = corpus();
        lean.members.iter_mut().for_each(keep_for_items);
        let chains = chains(&lean, &TAXONOMY);
        let judging =
            Judging { corpus: &lean, chains: &chains, first: chains.len(), accepted: &[], day: None, taxonomy: &TAXONOMY };
        let found =
            judging.items(&[0, 1], |_, _, items| items.iter().map(|found| (found.item, found.verdict)).collect::<Vec<_>>());
        assert_eq!(found, wanted);
    }
}
