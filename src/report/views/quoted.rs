//! The quotations of a plan for an item, under the sign in its cell.

use super::elements::missing;
use crate::report::{Lang, PlanReport, Quote};

/// The clauses of a plan that ask for an item.
pub(super) fn quotes<'p>(plan: &'p PlanReport, code: &str) -> &'p [Quote] {
    plan.gaps.iter().find(|gap| gap.code == code).map_or(&[], |gap| &*gap.quotes)
}

/// A sign with the quotations under it.
pub(super) fn with_text(mark: &str, plan: &PlanReport, code: &str, lang: Lang) -> String {
    let gap = plan.gaps.iter().find(|gap| gap.code == code);
    let missing = gap
        .filter(|gap| !gap.missing.is_empty())
        .map(|gap| format!("{}{}{}", lang.elements().missing, lang.words().colon, missing(&gap.missing, lang)));
    let quoted = quotes(plan, code).iter().map(|quote| quoted(quote, lang));
    let mark = Some(mark.to_owned()).filter(|mark| !mark.is_empty());
    let lines: Vec<String> = mark.into_iter().chain(missing).chain(quoted).collect();
    lines.join("\n")
}

fn quoted(quote: &Quote, lang: Lang) -> String {
    let words = lang.words();
    format!("{}{}{}", words.at(quote), words.colon, quote.text().trim())
}
