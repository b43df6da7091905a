//! `check --explain`: what a rule means, why it matters and how to resolve it; and the page of all rules.

use crate::gap::Code;
use crate::report::Lang;
use crate::report::words::fill;

/// Explains one rule.
#[must_use]
pub fn explain_rule(code: Code, lang: Lang) -> String {
    let (words, rule, colon) = (lang.check(), lang.rule(code), lang.words().colon);
    let severity = severity(code, lang);
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
        let severity = severity(code, lang);
        let parts = [
            (words.explain_severity, severity.as_str()),
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

/// The severity of a rule's findings; all of them, if they vary.
fn severity(code: Code, lang: Lang) -> String {
    let names: Vec<&str> = code.severities().iter().map(|severity| lang.levels().severity_name(*severity)).collect();
    match names.as_slice() {
        [only] => (*only).to_owned(),
        [first @ .., last] => {
            let several = first.join(lang.words().comma) + lang.check().or + last;
            fill(lang.check().severity_varies, &[("severities", &several)])
        }
        [] => String::new(),
    }
}
