//! Whom a plan is addressed to, as far as that tells whose plan it is.

use crate::language::current;
use crate::plan::{Clause, ClauseKind};
use crate::source::fold::fold;

/// What may follow those who are addressed, besides the word for their offices: the next ones, or the end of the line.
const DIVIDES: [char; 6] = [':', ',', '，', '、', ';', '；'];

/// Tells whether the first line that addresses somebody names the counties below: 各县（区）人民政府，市级各部门：. A county addresses its
/// townships, and has nothing that is called so.
pub(crate) fn addresses_counties(clauses: &[Clause]) -> bool {
    let front = clauses.iter().filter(|clause| clause.section.is_none());
    let lines = front.filter(|clause| matches!(clause.kind, ClauseKind::Meta | ClauseKind::Preamble));
    let addresses = |line: &String| line.ends_with(':') && line.contains(current().units.all_of_a_kind);
    lines.map(|clause| fold(&clause.text)).find(addresses).is_some_and(|line| names_counties(&line))
}

fn names_counties(line: &str) -> bool {
    let words = &current().places;
    line.match_indices(current().units.all_of_a_kind).filter_map(|(at, word)| line.get(at + word.len()..)).any(|rest| {
        let (kinds, behind) = rest.split_at(length_of_kinds(rest));
        let is_whole =
            behind.is_empty() || behind.starts_with(DIVIDES) || words.behind_counties.iter().any(|word| behind.starts_with(word));
        is_whole && words.county.iter().any(|county| kinds.contains(county))
    })
}

/// How long the words for kinds of places are that a text begins with, in bytes: 县, 县市区, 县(市、区).
fn length_of_kinds(text: &str) -> usize {
    let mut in_brackets = false;
    let is_of_kinds = |ch: &char| {
        match ch {
            '(' | '（' => in_brackets = true,
            ')' | '）' => in_brackets = false,
            '、' => return in_brackets,
            other => return current().places.endings.contains(other),
        }
        true
    };
    text.chars().take_while(is_of_kinds).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan;
    use crate::source::SourceText;

    fn addressed(line: &str) -> bool {
        let text =
            format!("关于印发2021年工作要点的通知\n{line}\n现印发给你们，请执行。\n2021年工作要点\n一、任务\n做好各县区工作。\n");
        let plan = plan::parse("t", SourceText::from_bytes("t", text.as_bytes()).expect("text")).expect("a plan");
        addresses_counties(&plan.clauses)
    }

    #[test]
    fn counties_are_addressed_in_every_wording() {
        for line in [
            "各县（区）人民政府，市政府各部门、各直属机构：",
            "各县(市、区)党委，市直各部门:",
            "各县市区人民政府：",
            "各区县、开发区管委会：",
            "市直各部门，各旗县区：",
            "各区、县人民政府，市级有关部门：",
        ] {
            assert!(addressed(line), "{line}");
        }
    }

    #[test]
    fn townships_and_departments_are_no_counties() {
        for line in [
            "各乡镇人民政府，各街道办事处，市直各部门：",
            "各镇（街道），市政府各部门：",
            "各县级领导，各乡镇：",
            "各区直部门：",
            "各有关单位：",
            "各县（区）人民政府",
            // A notice that is handed on is addressed to others.
            "各乡镇人民政府：\n现将省里的通知转发给你们。\n各县（区）人民政府：",
            "",
        ] {
            assert!(!addressed(line), "{line}");
        }
    }
}
