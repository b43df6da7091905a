//! Identifies clauses by their content.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::plan::Plan;
use crate::source::fold::fold;

/// Prefix of clause ids.
pub const CLAUSE_PREFIX: &str = "clause:";
/// Prefix of item ids.
pub const ITEM_PREFIX: &str = "item:";
/// Replaces the item id if a clause has no item.
pub const NO_TERM: &str = "sssom:NoTermFound";

/// Bytes of the fingerprint in an id; the probability of a collision among a million clauses is one in 37 million.
const SHOWN: usize = 8;

/// Folded punctuation at the end of a clause, which changes when the last clause of a list is moved up.
const STOPS: [char; 5] = ['。', '.', ';', ',', ':'];

/// Returns the id of each clause of `plan` that can ask for an item, such as `clause:9f86d081884c7d65-1`.
///
/// It is computed from the words of the clause as they are matched (without number, note, final punctuation, white space and quotation
/// marks), and its occurrence number among equal clauses.
#[must_use]
pub fn clause_keys(plan: &Plan) -> Vec<Option<String>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let key = |clause: &crate::plan::Clause| {
        clause.kind.is_mapped().then(|| {
            let body = fold(plan.source.slice(clause.body));
            let words = body.trim_end_matches(STOPS);
            let print = fingerprint(if words.is_empty() { fold(&clause.text) } else { words.to_owned() }.as_bytes());
            let count = seen.entry(print.clone()).or_default();
            *count += 1;
            format!("{CLAUSE_PREFIX}{print}-{count}")
        })
    };
    plan.clauses.iter().map(key).collect()
}

/// Returns the fingerprint of bytes as 16 hexadecimal digits.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(SHOWN).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{ClauseKind, parse};
    use crate::source::SourceText;

    fn keys(text: &str) -> Vec<String> {
        let plan = parse("p", SourceText::from_bytes("p.txt", text.as_bytes()).expect("text")).expect("a plan");
        let tasks = plan.clauses.iter().zip(clause_keys(&plan)).filter(|(clause, _)| clause.kind == ClauseKind::Task);
        tasks.filter_map(|(_, key)| key).collect()
    }

    #[test]
    fn a_clause_keeps_its_id_when_it_is_moved_numbered_anew_or_printed_otherwise() {
        let before =
            keys("一、重点任务\n（一）各部门要及时、完整公开“三公”经费预算和决算。（县财政局牵头）\n（二）公布抽检结果。\n");
        let after = keys(
            "一、重点任务\n1．公布抽检结果；\n2．各部门要及时、完整公开\"三公\"经费\n预算和决算。（县财政局、县审计局牵头）\n",
        );
        assert_eq!(before.len(), 2);
        assert_eq!(before, [after[1].clone(), after[0].clone()]);
    }

    #[test]
    fn repeated_clauses_are_told_apart_and_others_differ() {
        let found = keys("一、重点任务\n（一）公开预算。（县财政局牵头）\n（二）公开决算。\n（三）公开预算。\n");
        assert_eq!(found.len(), 3);
        assert!(found[0].ends_with("-1") && found[2].ends_with("-2"), "{found:?}");
        assert_eq!(found[0].split('-').next(), found[2].split('-').next());
        assert_ne!(found[0], found[1]);
    }
}
