//! Terms and their conditions.

use super::*;

#[test]
fn a_term_counts_beside_what_it_needs_and_not_beside_what_excludes_it() {
    let term = |with: &[&str], unless: &[&str]| Term {
        text: "草案".to_owned(),
        strength: Strength::Typical,
        with: with.iter().map(|word| (*word).to_owned()).collect(),
        unless: unless.iter().map(|word| (*word).to_owned()).collect(),
        why: None,
        at: Position::default(),
    };
    assert!(term(&[], &[]).counts_beside("公开草案"));
    assert!(term(&["意见"], &[]).counts_beside("公开草案,征求意见"));
    assert!(!term(&["意见"], &[]).counts_beside("公开草案"));
    assert!(!term(&[], &["解读（ＰＰＰ）"]).counts_beside("草案与解读(ppp)同步"));
}
