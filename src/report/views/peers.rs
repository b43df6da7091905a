//! What the siblings of a plan do with its gaps.

use crate::gap::{Peers, Verdict};
use crate::report::words::fill;
use crate::report::{GapRow, Lang};

/// For a narrow column: 普遍（4 份中 3 份也缺）; a dash if there are too few to compare, empty if it is no gap.
pub(crate) fn short(gap: &GapRow, lang: Lang) -> String {
    let words = lang.tables();
    let Some(peers) = &gap.peers else { return String::new() };
    let decided = peers.standing.and_then(|(group, standing)| {
        let count = peers.counts.iter().find(|count| count.group == group)?;
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("standing", &words.standing_name(standing)), ("gaps", &count.gaps), ("known", &count.known)];
        Some(fill(words.peers_counted, &values))
    });
    decided.unwrap_or_else(|| words.too_few.to_owned())
}

/// In full: every group with its counts, and the conclusion.
pub(crate) fn sentence(peers: &Peers, verdict: Verdict, lang: Lang) -> String {
    let (words, own) = (lang.words(), lang.tables());
    if peers.counts.iter().all(|count| count.plans == 0) {
        return format!("{}{}{}", own.peers, words.colon, own.no_siblings);
    }
    let counts = peers.counts.iter().map(|count| {
        let unknown =
            if count.unknown > 0 { words.brackets(format!("{} {}", own.not_told, count.unknown)) } else { String::new() };
        format!("{} {}/{}{unknown}", own.group_name(count.group), count.gaps, count.known)
    });
    let counts = counts.collect::<Vec<_>>().join(words.comma);
    let answer = peers.standing.map_or_else(
        || own.none_to_compare.to_owned(),
        |(group, standing)| own.standing_name(standing).to_owned() + &words.brackets(own.group_name(group)),
    );
    let colon = words.colon;
    let gap = if verdict == Verdict::Partial { own.not_whole_either } else { own.leave_out_too };
    format!("{}{colon}{answer}{}{gap}{colon}{counts}", own.peers, words.semicolon)
}
