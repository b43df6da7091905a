//! States what a filter left out, in a sentence for every filtered result.

use crate::report::{Filter, Lang, Report};

/// States what is shown; `None` without a filter.
#[must_use]
pub fn shown(filter: &Filter, lang: Lang) -> Option<String> {
    if !filter.is_active() {
        return None;
    }
    let (words, own) = (lang.words(), lang.tables());
    let verdicts = filter.verdicts.iter().map(|verdict| words.verdict_name(*verdict));
    let verdicts = verdicts.chain(filter.lost_above.then_some(lang.levels().lost_above)).map(str::to_owned).collect();
    let levels = filter.levels.iter().map(|level| words.level_name(*level).to_owned()).collect();
    let years = filter.years.iter().map(u16::to_string).collect();
    let lists: [(&str, Vec<String>); 6] = [
        (words.verdict, verdicts),
        (words.domain, filter.domains.clone()),
        (words.item, filter.items.clone()),
        (words.level, levels),
        (words.year, years),
        (words.plan, filter.plans.clone()),
    ];
    let said: Vec<String> = lists
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| format!("{name} {}", values.join(words.comma)))
        .collect();
    let counts = if filter.picks_items() { own.whole_counts } else { "" };
    Some(format!("{}{}{}{counts}", own.shown, words.colon, said.join(words.semicolon)))
}

/// States that nothing matches; `None` if something does.
#[must_use]
pub fn nothing_fits(report: &Report, lang: Lang) -> Option<&'static str> {
    (report.plans.is_empty() || report.domains.is_empty()).then_some(lang.tables().nothing_fits)
}
