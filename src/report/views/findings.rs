//! Findings and exceptions in words.

use crate::gap::{Excepted, Finding, Message, Param, When};
use crate::lineage::Reason;
use crate::render::table::{Table, markdown_text};
use crate::report::words::fill;
use crate::report::{Lang, LinkInfo, Place, Report};

/// The message of a finding with its values.
#[must_use]
pub fn message(finding: &Finding, lang: Lang) -> String {
    let mut text = String::new();
    let mut rest = template(finding, lang);
    // Value by value, because words of a document may contain braces.
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        text.push_str(before);
        text.push_str(&finding.params.get(name).map(|value| param(value, lang)).unwrap_or_default());
        rest = after;
    }
    let guessed = if finding.guessed { lang.words().brackets(lang.words().guessed) } else { String::new() };
    text + rest + &guessed
}

/// The first message of the rule whose condition the finding meets.
fn template(finding: &Finding, lang: Lang) -> &'static str {
    let is_for = |message: &&Message| match message.when {
        When::Always => true,
        When::Nothing(name) => finding.params.get(name) == Some(&Param::Nothing),
        When::Has(name) => finding.params.contains_key(name),
        When::Lacks(name) => !finding.params.contains_key(name),
    };
    finding.code.rule().messages.iter().find(is_for).map_or("", |message| lang.of(message.said))
}

fn param(value: &Param, lang: Lang) -> String {
    match value {
        Param::Text(text) => text.clone(),
        Param::Year(year) => year.to_string(),
        Param::Level(level) => lang.words().level_name(*level).to_owned(),
        Param::Names(names) => names.iter().map(|names| lang.pick(names)).collect::<Vec<_>>().join(lang.words().comma),
        Param::Place { path, origin, line } => {
            lang.words().at_place(&Place { path: path.clone(), origin: origin.clone(), line: *line })
        }
        Param::Nothing => lang.textual().states_none.to_owned(),
        Param::Share(share) => format!("{:.0}%", share * 100.0),
    }
}

/// One row per finding; `name` maps the id of a plan to its display name.
#[must_use]
pub fn findings_table<'f>(findings: impl IntoIterator<Item = &'f Finding>, name: impl Fn(&str) -> String, lang: Lang) -> Table {
    let (words, levels) = (lang.words(), lang.levels());
    let mut table = Table::new([words.plan, levels.finding, levels.severity, words.place, levels.message, levels.fingerprint]);
    for finding in findings {
        table.row([
            finding.plan.as_deref().map_or_else(|| levels.manifest.to_owned(), &name),
            finding.code.code().to_owned(),
            levels.severity_name(finding.severity).to_owned(),
            place(finding, lang),
            message(finding, lang)
                + &finding.excepted.as_ref().map(|excepted| format!(" [{}]", excepted_text(excepted, lang))).unwrap_or_default(),
            finding.fingerprint.clone(),
        ]);
    }
    table
}

/// The findings as Markdown, one line each.
#[must_use]
pub fn findings_markdown(findings: &[Finding], lang: Lang) -> String {
    let lines: Vec<String> = findings.iter().map(|finding| markdown_text(&finding_line(finding, lang))).collect();
    lines.iter().flat_map(|line| ["- ", line.as_str(), "\n"]).collect()
}

/// A finding in one line.
pub(crate) fn finding_line(finding: &Finding, lang: Lang) -> String {
    let (words, levels) = (lang.words(), lang.levels());
    let place = place(finding, lang);
    let place = if place.is_empty() { place } else { format!(" · {place}") };
    let excepted = finding.excepted.as_ref().map(|excepted| format!(" · {}", excepted_text(excepted, lang))).unwrap_or_default();
    let severity = levels.severity_name(finding.severity);
    format!("{} {severity}{}{}{place}{excepted}", finding.code.code(), words.colon, message(finding, lang))
}

fn place(finding: &Finding, lang: Lang) -> String {
    finding.lines.map(|(first, _)| lang.words().position(finding.origin.as_ref(), first)).unwrap_or_default()
}

/// An exception with its reason, author and expiry.
pub(crate) fn excepted_text(excepted: &Excepted, lang: Lang) -> String {
    let (words, levels) = (lang.words(), lang.levels());
    let Excepted { reason, by, until } = excepted;
    let (comma, colon) = (words.comma, words.colon);
    format!("{}{colon}{reason}{comma}{} {by}{comma}{} {until}", levels.excepted, levels.excepted_by, levels.excepted_until)
}

/// Why a parent was chosen, and the other candidates; empty if there is no evidence for any.
pub(crate) fn why(link: &LinkInfo, lang: Lang) -> String {
    let (words, levels) = (lang.words(), lang.levels());
    let named = || levels.reason_name(link.reason).to_owned();
    let chosen = match (&link.miscited, link.confidence) {
        (Some(cited), _) => Some(wrong_number(cited, link, lang)),
        (None, Some(_)) => Some(named()),
        (None, None) => matches!(link.reason, Reason::IssuedLater | Reason::Peer).then(named),
    };
    chosen.into_iter().chain(candidates(link, lang)).collect::<Vec<String>>().join(words.semicolon)
}

/// States that a parent is cited with a wrong number, which is a guess.
fn wrong_number(cited: &str, link: &LinkInfo, lang: Lang) -> String {
    let number = link.name.as_deref().unwrap_or_default();
    let said = fill(lang.levels().reason_number_is, &[("cited", &cited), ("number", &number)]);
    said + &lang.words().brackets(lang.words().guessed)
}

/// The candidates that were not chosen.
fn candidates(link: &LinkInfo, lang: Lang) -> Option<String> {
    let (words, levels) = (lang.words(), lang.levels());
    let others = link.candidates.iter().filter(|candidate| link.plan.as_deref() != Some(candidate.plan.as_str()));
    let named: Vec<String> = others.map(|other| other.plan.clone() + &words.brackets(levels.reason_name(other.reason))).collect();
    (!named.is_empty()).then(|| format!("{}{}{}", levels.candidates, words.colon, named.join(words.comma)))
}

/// The findings of all plans, and those on the manifest.
#[must_use]
pub fn all_findings(report: &Report) -> Vec<&Finding> {
    report.plans.iter().flat_map(|plan| &plan.findings).chain(&report.findings).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gap::Code;
    use crate::lineage::StateKind;
    use crate::plan::Level;

    #[test]
    fn a_parent_that_is_cited_with_a_wrong_number_is_told_with_both_and_as_a_guess() {
        let right = LinkInfo {
            level: Level::Prefecture,
            state: StateKind::Document,
            name: Some("甲政办发〔2021〕22号".to_owned()),
            plan: Some("city".to_owned()),
            label: None,
            year: Some(2021),
            reason: Reason::Title,
            confidence: Some(0.6),
            miscited: None,
            candidates: Vec::new(),
        };
        assert_eq!(why(&right, Lang::En), "its title is cited");
        let wrong = LinkInfo { reason: Reason::WrongNumber, miscited: Some("甲政办发〔2021〕15号".to_owned()), ..right };
        for lang in [Lang::Zh, Lang::En] {
            let said = why(&wrong, lang);
            assert!(
                said.contains("〔2021〕22号") && said.contains("〔2021〕15号") && said.contains(lang.words().guessed),
                "{said}"
            );
        }
    }

    #[test]
    fn braces_in_the_words_of_a_plan_stay_as_they_are() {
        let params = [("target", Param::Text("{until}".to_owned())), ("file", Param::Text("f".to_owned()))];
        let finding = Finding::on_manifest(Code::ExceptionUnused, 3, "w", params.into());
        assert_eq!(message(&finding, Lang::En), "the exception for {until} in f meets no gap and no finding");
    }
}
