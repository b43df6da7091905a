//! A baseline: the accepted findings of one draft, by fingerprint. Only findings outside it count.

use std::collections::BTreeMap;

use super::Code;
use crate::plan::manifest::is_date;
use crate::source::Problems;
use crate::source::yaml::{DataFile, Fields, Reader, Value};

/// The accepted findings of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// In the order of the file.
    pub entries: Vec<Entry>,
}

/// An accepted finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Fingerprint of the finding, sixteen hexadecimal digits in lower case.
    pub fingerprint: String,
    /// Its rule.
    pub code: Code,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepted it; `None` if not named.
    pub by: Option<String>,
    /// The last day on which it holds, `YYYY-MM-DD`; `None` if it does not expire.
    pub until: Option<String>,
    /// The message of the finding, only for readers of the file.
    pub message: Option<String>,
}

/// Whether an entry holds on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held<'b> {
    /// It still holds.
    Accepted(&'b Entry),
    /// It has expired.
    Expired(&'b Entry),
}

impl Baseline {
    /// Reads a baseline from YAML or JSON.
    ///
    /// # Errors
    /// Every mistake in the file, with its line.
    pub fn read(file: &DataFile) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let (mut reader, tree) = Reader::parse(file, &mut problems);
        let mut found = Self::default();
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        if let Some(tree) = tree {
            let mut fields = reader.fields(&tree, "a baseline");
            let list = fields.required("findings");
            fields.finish();
            for node in list.map(|node| reader.list(node, "findings")).unwrap_or_default() {
                let mut fields = reader.fields(node, "an accepted finding");
                let entry = entry(&mut fields);
                fields.finish();
                let Some(entry) = entry else { continue };
                if let Some(first) = lines.insert(entry.fingerprint.clone(), node.line) {
                    let message = format!("the fingerprint {} is given twice, first in line {first}", entry.fingerprint);
                    reader.error_with_help(node, message, "remove one of them");
                }
                found.entries.push(entry);
            }
        }
        if problems.has_errors() { Err(problems) } else { Ok(found) }
    }

    /// Returns the state of a finding on `day`. Without a day no entry is expired.
    #[must_use]
    pub fn of(&self, fingerprint: &str, day: Option<&str>) -> Option<Held<'_>> {
        let entry = self.entries.iter().find(|entry| entry.fingerprint == fingerprint)?;
        let over = entry.until.as_deref().zip(day).is_some_and(|(until, day)| until < day);
        Some(if over { Held::Expired(entry) } else { Held::Accepted(entry) })
    }
}

fn entry(fields: &mut Fields<'_, '_, '_>) -> Option<Entry> {
    let fingerprint = fields.text("fingerprint");
    let code = fields.text("code");
    let reason = fields.text("reason");
    let [by, message] = ["by", "message"].map(|name| {
        let node = fields.optional(name).filter(|node| node.value != Value::Null)?;
        fields.reader().text(node, name)
    });
    // JSON writes unknown values as null.
    let until = fields.optional("until").filter(|node| node.value != Value::Null);
    let until = until.and_then(|node| Some((fields.reader().text(node, "until")?, node)));
    let fingerprint = fingerprint.and_then(|(text, node)| {
        let valid = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !valid {
            fields.reader().error_with_help(node, format!("“{text}” is no fingerprint"), "it has 16 hexadecimal digits");
        }
        valid.then(|| text.to_ascii_lowercase())
    });
    let code = code.and_then(|(text, node)| {
        let known = Code::from_code(&text);
        if known.is_none() {
            let codes: Vec<&str> = Code::ALL.into_iter().map(Code::code).collect();
            let help = format!("one of: {}", codes.join(", "));
            fields.reader().error_with_help(node, format!("“{text}” is no code of a finding"), help);
        }
        known
    });
    if let Some((text, node)) = until.as_ref().filter(|(text, _)| !is_date(text)) {
        fields.reader().error_with_help(node, format!("“{text}” is no date"), "write it as YYYY-MM-DD");
    }
    let until = until.map(|(text, _)| text);
    Some(Entry { fingerprint: fingerprint?, code: code?, reason: reason?.0, by, until, message })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Baseline, String> {
        let file = DataFile::new("base.yaml", text);
        Baseline::read(&file).map_err(|problems| problems.to_string())
    }

    #[test]
    fn yaml_and_json_say_the_same() {
        let yaml = "findings:\n  - {fingerprint: 00112233aabbccdd, code: C101, reason: 无此职能, until: 2026-12-31}\n";
        let json = "{\"findings\": [{\"fingerprint\": \"00112233AABBCCDD\", \"code\": \"C101\", \"reason\": \"无此职能\", \"until\": \"2026-12-31\"}]}";
        let found = read(yaml).expect("valid");
        assert_eq!(read(json).as_ref(), Ok(&found));
        assert_eq!((found.entries[0].code, found.entries[0].by.as_deref()), (Code::Dropped, None));
        assert_eq!(read("findings: []\n"), Ok(Baseline::default()));
    }

    #[test]
    fn an_entry_holds_until_its_day() {
        let found =
            read("findings:\n  - {fingerprint: 00112233aabbccdd, code: C101, reason: r, until: 2026-12-31}\n").expect("valid");
        let of = |day| found.of("00112233aabbccdd", day);
        assert!(matches!(of(None), Some(Held::Accepted(_))) && matches!(of(Some("2026-12-31")), Some(Held::Accepted(_))));
        assert!(matches!(of(Some("2027-01-01")), Some(Held::Expired(_))));
        assert_eq!(found.of("ffffffffffffffff", None), None);
    }

    #[test]
    fn every_mistake_is_told_at_its_line() {
        let entry = |fields: &str| format!("findings:\n  - {{{fields}}}\n");
        let cases = [
            (entry("fingerprint: 12, code: C101, reason: r"), "base.yaml:2:"),
            (entry("fingerprint: 00112233aabbccdd, code: C999, reason: r"), "“C999” is no code of a finding"),
            (entry("fingerprint: 00112233aabbccdd, code: C101"), "has no field “reason”"),
            (entry("fingerprint: 00112233aabbccdd, code: C101, reason: r, until: 明年"), "“明年” is no date"),
            (entry("fingerprint: 00112233aabbccdd, code: C101, reason: r, line: 3"), "line"),
            ("findings:\n  - {fingerprint: 00112233aabbccdd, code: C101, reason: r}\n  - {fingerprint: 00112233aabbccdd, code: C101, reason: r}\n".to_owned(), "is given twice, first in line 2"),
            ("- a\n".to_owned(), "a baseline must be a map"),
            ("findings: [".to_owned(), "base.yaml:1:"),
            (String::new(), "base.yaml"),
        ];
        for (text, message) in cases {
            let problems = read(&text).expect_err(&text);
            assert!(problems.contains(message), "{text}: {problems}");
        }
    }
}
