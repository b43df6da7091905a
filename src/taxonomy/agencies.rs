//! `agencies.yaml`: what agency codes (发文机关代字) say about the issuing office.

use std::collections::BTreeMap;

use crate::source::Problems;
use crate::source::yaml::{DataFile, Node, Reader};

/// Levels that a code may have, as written in data files.
const LEVELS: [&str; 5] = ["national", "province", "prefecture", "county", "township"];

/// The rules for parsing agency codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agencies {
    /// Last parts of codes: 发, 函.
    kinds: Vec<String>,
    /// Middle parts and the offices they denote, longest first.
    organs: Vec<(String, String)>,
    /// First parts of the codes of provinces, with the province.
    provinces: BTreeMap<String, String>,
    /// Codes with a fixed meaning, longest first.
    fixed: Vec<(String, Agency)>,
    /// Prefixes of the names of central government organs.
    state: Vec<String>,
}

/// The information in an agency code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Office, if the whole code is known.
    pub office: Option<String>,
    /// Level as written in data files, if the code gives it.
    pub level: Option<&'static str>,
    /// First part: one or two characters for the place.
    pub place: Option<String>,
    /// Province whose short name the first part is; a place below it may use the same character.
    pub province: Option<String>,
}

impl Agencies {
    /// Returns `true` if a title or office name begins with an organ of the central government.
    #[must_use]
    pub fn is_of_state(&self, name: &str) -> bool {
        self.organ_of_state(name).is_some()
    }

    /// Returns the longest central government organ that a title or office name begins with, as written in the data.
    #[must_use]
    pub fn organ_of_state(&self, name: &str) -> Option<&str> {
        let organs = self.state.iter().map(String::as_str).filter(|organ| name.starts_with(organ));
        organs.max_by_key(|organ| organ.len())
    }

    /// Parses a code such as 川办发 or 东区政办发; `None` if it does not look like an agency code.
    #[must_use]
    pub fn read(&self, code: &str) -> Option<Agency> {
        if let Some((_, agency)) = self.fixed.iter().find(|(fixed, _)| code.starts_with(fixed.as_str())) {
            return Some(agency.clone());
        }
        let body = self.kinds.iter().find_map(|kind| code.strip_suffix(kind.as_str())).unwrap_or(code);
        let (place, organ) = self.organs.iter().find_map(|(word, office)| Some((body.strip_suffix(word.as_str())?, office)))?;
        let province = self.provinces.get(place).cloned();
        let level = match place.chars().last()? {
            _ if province.is_some() => None,
            '县' | '区' | '旗' => Some("county"),
            '州' | '盟' => Some("prefecture"),
            '镇' | '乡' => Some("township"),
            _ => None,
        };
        let office = province.as_ref().map(|province| organ.replace("{place}", province).replace("办公室", "办公厅"));
        Some(Agency { office, level, place: Some(place.to_owned()), province })
    }
}

/// Reads the rules.
pub(super) fn read(file: &DataFile, problems: &mut Problems) -> Agencies {
    let (mut reader, tree) = Reader::parse(file, problems);
    let Some(tree) = tree else { return Agencies::default() };
    let mut fields = reader.fields(&tree, "agencies.yaml");
    let kinds = fields.texts("kinds").into_iter().map(|(text, _)| text).collect();
    let [organs, provinces, fixed] = ["organs", "provinces", "fixed"].map(|name| fields.required(name));
    let state = fields.texts("state").into_iter().map(|(text, _)| text).collect();
    fields.finish();
    let mut found = Agencies { kinds, state, ..Agencies::default() };
    found.organs = organs.map(|node| self::organs(&mut reader, node)).unwrap_or_default();
    for (short, _, node) in provinces.map(|node| reader.map(node, "provinces")).unwrap_or_default() {
        if let Some(name) = reader.text(node, "a province") {
            found.provinces.insert(short.into_owned(), name);
        }
    }
    found.fixed = fixed.map(|node| self::fixed(&mut reader, node)).unwrap_or_default();
    let longest_first = |text: &String| std::cmp::Reverse(text.len());
    found.kinds.sort_by_key(longest_first);
    found.organs.sort_by_key(|(word, _)| longest_first(word));
    found.fixed.sort_by_key(|(code, _)| longest_first(code));
    found
}

fn organs(reader: &mut Reader<'_>, node: &Node) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for node in reader.list(node, "organs") {
        let mut fields = reader.fields(node, "an organ");
        let (word, office) = (fields.text("word"), fields.text("office"));
        fields.finish();
        let (Some((word, at)), Some((office, place))) = (word, office) else { continue };
        if !office.contains("{place}") {
            reader.error(place, "the office must hold {place}, where the name of the place goes");
        }
        if found.iter().any(|(known, _)| *known == word) {
            reader.error(at, format!("the organ “{word}” is given twice"));
        }
        found.push((word, office));
    }
    found
}

fn fixed(reader: &mut Reader<'_>, node: &Node) -> Vec<(String, Agency)> {
    let mut found: Vec<(String, Agency)> = Vec::new();
    for node in reader.list(node, "fixed") {
        let mut fields = reader.fields(node, "a fixed code");
        let (code, office, level) = (fields.text("code"), fields.text("office"), fields.text("level"));
        fields.finish();
        let (Some((code, at)), Some((office, _)), Some((level, place))) = (code, office, level) else { continue };
        let known = LEVELS.into_iter().find(|known| *known == level);
        if known.is_none() {
            reader.error_with_help(place, format!("“{level}” is no level"), format!("one of: {}", LEVELS.join(", ")));
        }
        if found.iter().any(|(known, _)| *known == code) {
            reader.error(at, format!("the code “{code}” is given twice"));
        }
        found.push((code, Agency { office: Some(office), level: known, place: None, province: None }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy;

    #[test]
    fn codes_tell_office_level_and_place() {
        let agencies = taxonomy::load_embedded().expect("valid data").agencies;
        let cases = [
            ("国办发", Some("国务院办公厅"), Some("national"), None),
            ("中办发", Some("中共中央办公厅"), Some("national"), None),
            ("川办发", Some("四川省人民政府办公厅"), Some("province"), None),
            ("辽政办发", Some("辽宁省人民政府办公厅"), None, Some("辽")),
            ("东区政办发", None, Some("county"), Some("东区")),
            ("新县政发", None, Some("county"), Some("新县")),
            ("伊州政办发", None, Some("prefecture"), Some("伊州")),
            ("营政办发", None, None, Some("营")),
            ("广委办", None, None, Some("广")),
            ("伊滨办", None, None, Some("伊滨")),
        ];
        for (code, office, level, place) in cases {
            let found = agencies.read(code).unwrap_or_else(|| panic!("{code}"));
            assert_eq!((found.office.as_deref(), found.level, found.place.as_deref()), (office, level, place), "{code}");
        }
        assert_eq!(agencies.read("电话"), None);
    }

    #[test]
    fn problems_come_all_at_once() {
        let text = "kinds: [发]\norgans: [{word: 政, office: 人民政府}]\nprovinces: {}\nfixed: [{code: 国发, office: 国务院, level: top}]\n";
        let mut problems = Problems::default();
        read(&DataFile::new("agencies.yaml", text), &mut problems);
        let said = problems.to_string();
        assert!(said.contains("2:") && said.contains("must hold {place}") && said.contains("“top” is no level"), "{said}");
    }
}
