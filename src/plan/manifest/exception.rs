//! `exceptions:` of a manifest: gaps and findings that somebody accepted, for a reason and for a time.

use super::entry::{Entry, plan_named};
use crate::plan::Level;
use crate::source::Span;
use crate::source::yaml::{Node, Reader, Value};

/// An accepted gap or finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// What is accepted.
    pub target: Target,
    /// Where; at least one.
    pub scope: Vec<Scope>,
    /// Why.
    pub reason: String,
    /// Who accepted it.
    pub by: String,
    /// The last day on which it counts, `YYYY-MM-DD`.
    pub until: String,
    /// Where the target stands in the manifest: line and column from 1, and its bytes where known.
    pub place: (usize, usize, Option<Span>),
}

/// What an exception is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The gap of an item, by its code.
    Item(String),
    /// A finding, by the code of its rule or its fingerprint.
    Finding(String),
}

/// Which plans an exception is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All plans of the manifest.
    All,
    /// Those of a level.
    Level(Level),
    /// One, as an index into [`super::Manifest::plans`].
    Plan(usize),
}

impl Target {
    /// Returns the code or fingerprint.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Item(name) | Self::Finding(name) => name,
        }
    }
}

/// Reads the list; whatever is wrong is noted, and the entry left out.
pub(super) fn read(reader: &mut Reader<'_>, node: &Node, plans: &[Entry]) -> Vec<Exception> {
    let list = reader.list(node, "exceptions");
    list.iter().filter_map(|node| exception(reader, node, plans)).collect()
}

fn exception(reader: &mut Reader<'_>, node: &Node, plans: &[Entry]) -> Option<Exception> {
    let mut fields = reader.fields(node, "an exception");
    let item = fields.optional("item");
    let finding = fields.optional("finding");
    let scope = fields.required("scope");
    let reason = fields.text("reason").map(|(text, _)| text);
    let by = fields.text("by").map(|(text, _)| text);
    let until = fields.text("until");
    fields.finish();
    let target = match (item, finding) {
        (Some(node), None) => reader.text(node, "item").map(|text| (Target::Item(text), node)),
        (None, Some(node)) => reader.text(node, "finding").map(|text| (Target::Finding(text), node)),
        (Some(_), Some(node)) => {
            reader.error_with_help(node, "an exception is for an item or for a finding, not both", "make two of it");
            None
        }
        (None, None) => {
            reader.error_with_help(node, "an exception has neither “item” nor “finding”", "say what is accepted");
            None
        }
    };
    let scope = scope.map(|node| scopes(reader, node, plans)).unwrap_or_default();
    let until = until.and_then(|(text, node)| {
        let valid = is_date(&text);
        if !valid {
            reader.error_with_help(node, format!("“{text}” is no date"), "write it as YYYY-MM-DD");
        }
        valid.then_some(text)
    });
    let (target, place) = target?;
    let place = (place.line, place.column, place.span);
    (!scope.is_empty()).then_some(Exception { target, scope, reason: reason?, by: by?, until: until?, place })
}

fn scopes(reader: &mut Reader<'_>, node: &Node, plans: &[Entry]) -> Vec<Scope> {
    let nodes = if let Value::List(list) = &node.value { list.as_slice() } else { std::slice::from_ref(node) };
    if nodes.is_empty() {
        reader.error_with_help(node, "scope is empty", "name plans, levels, or all");
    }
    let mut found = Vec::new();
    for node in nodes {
        let Some(text) = reader.text(node, "scope") else { continue };
        found.extend(match (text.as_str(), Level::from_code(&text)) {
            ("all", _) => Some(Scope::All),
            (_, Some(level)) => Some(Scope::Level(level)),
            _ => plan_named(reader, plans, &text, node).map(|(plan, _)| Scope::Plan(plan)),
        });
    }
    found
}

/// Tells whether a text is a day of the calendar, written `YYYY-MM-DD`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let digits = |part: &str, length: usize| {
        (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<u32>().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    (1..=length).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::super::read as manifest;
    use super::*;
    use crate::source::yaml::DataFile;

    const PLANS: &str = "plans:\n  - {path: a.txt}\n  - {path: b.txt}\n";

    fn read(exceptions: &str) -> Result<Vec<Exception>, String> {
        let file = DataFile::new("corpus.yaml", format!("{PLANS}exceptions:\n{exceptions}"));
        manifest(&file).map(|manifest| manifest.exceptions).map_err(|problems| problems.to_string())
    }

    #[test]
    fn an_exception_says_what_where_why_who_and_until_when() {
        let found = read(
            "  - {item: EC1, scope: [a, county], reason: 本区无此职能, by: 某人, until: 2024-02-29}\n  - {finding: L001, scope: all, reason: 已说明, by: 某人, until: 2025-12-31}\n",
        )
        .expect("valid");
        assert_eq!(found[0].target, Target::Item("EC1".to_owned()));
        assert_eq!(found[0].scope, [Scope::Plan(0), Scope::Level(Level::County)]);
        assert_eq!(
            (found[0].reason.as_str(), found[0].by.as_str(), found[0].until.as_str()),
            ("本区无此职能", "某人", "2024-02-29")
        );
        assert_eq!(found[0].place.0, 5);
        assert_eq!((found[1].target.name(), found[1].scope.as_slice()), ("L001", &[Scope::All][..]));
    }

    #[test]
    fn every_mistake_is_told_at_its_place() {
        let cases = [
            ("  - {item: EC1, scope: a, by: x, until: 2024-01-01}\n", "5:5: an exception has no field “reason”"),
            ("  - {item: EC1, scope: a, reason: r, until: 2024-01-01}\n", "has no field “by”"),
            ("  - {item: EC1, reason: r, by: x, until: 2024-01-01}\n", "has no field “scope”"),
            ("  - {item: EC1, scope: a, reason: r, by: x, until: 2023-02-29}\n", "5:52: “2023-02-29” is no date"),
            ("  - {item: EC1, scope: a, reason: r, by: x, until: 明年}\n", "is no date (write it as YYYY-MM-DD)"),
            ("  - {item: EC1, scope: [a, d], reason: r, by: x, until: 2024-01-01}\n", "5:28: “d” is no plan of this manifest"),
            ("  - {item: EC1, scope: [], reason: r, by: x, until: 2024-01-01}\n", "scope is empty"),
            ("  - {item: EC1, finding: L001, scope: a, reason: r, by: x, until: 2024-01-01}\n", "not both"),
            ("  - {scope: a, reason: r, by: x, until: 2024-01-01}\n", "neither “item” nor “finding”"),
            ("  - {item: EC1, scope: a, reason: ' ', by: x, until: 2024-01-01}\n", "reason is empty"),
            ("  {item: EC1}\n", "exceptions must be a list"),
        ];
        for (text, message) in cases {
            let problems = read(text).expect_err(text);
            assert!(problems.contains(message), "{text}: {problems}");
        }
    }

    #[test]
    fn days_of_the_calendar_are_known() {
        for day in ["2024-02-29", "2000-02-29", "2025-12-31", "1999-04-30"] {
            assert!(is_date(day), "{day}");
        }
        for day in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "2024-1-1",
            "20240101",
            "2024-01-01-01",
            "年-月-日",
        ] {
            assert!(!is_date(day), "{day}");
        }
    }
}
