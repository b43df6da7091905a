//! `check --explain`: what a rule means, why it matters and how to settle it; and the page of all rules.

use crate::gap::Code;
use crate::report::Lang;

/// Explains one rule.
#[must_use]
pub fn explain_rule(code: Code, lang: Lang) -> String {
    let (words, rule, colon) = (lang.check(), lang.rule(code), lang.words().colon);
    let severity = lang.levels().severity_name(code.severity());
    let mut text = format!("{} {} ({severity})\n", code.code(), rule.name);
    for (title, said) in [(words.explain_means, rule.means), (words.explain_why, rule.why), (words.explain_settle, rule.settle)] {
        text.push_str(&format!("\n{title}{colon}{said}\n"));
    }
    text
}

/// Explains all rules as a page.
#[must_use]
pub fn rules_markdown(lang: Lang) -> String {
    let (words, colon) = (lang.check(), lang.words().colon);
    let mut text = format!("# {}\n\n{}\n", words.docs_title, words.docs_intro);
    let mut codes = Code::ALL;
    codes.sort_by_key(|code| code.code());
    for code in codes {
        let rule = lang.rule(code);
        text.push_str(&format!("\n## {} {}\n\n", code.code(), rule.name));
        let severity = lang.levels().severity_name(code.severity());
        let parts = [
            (words.explain_severity, severity),
            (words.explain_means, rule.means),
            (words.explain_why, rule.why),
            (words.explain_settle, rule.settle),
        ];
        for (title, said) in parts {
            text.push_str(&format!("- **{title}**{colon}{said}\n"));
        }
    }
    text
}
