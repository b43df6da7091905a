//! `jurisdictions/divisions.csv` and `jurisdictions/zones.yaml`

use super::gazetteer::{Division, Gazetteer, Tier, Zone};
use crate::source::yaml::{DataFile, Node, Reader};
use crate::source::{Problem, Problems, Severity};

/// Columns of the table, in order.
const COLUMNS: [&str; 5] = ["code", "name", "parent", "first", "last"];

/// Reads the table of divisions; every invalid line is a problem.
pub(super) fn divisions(file: &DataFile, problems: &mut Problems) -> Vec<Division> {
    let mut found: Vec<Division> = Vec::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(true).flexible(true).from_reader(file.text.as_bytes());
    match reader.headers() {
        Ok(headers) if headers.iter().eq(COLUMNS) => {}
        _ => {
            problems.push(problem(file, 1, format!("the first line must name the columns {}", COLUMNS.join(","))));
            return found;
        }
    }
    let mut record = csv::StringRecord::new();
    loop {
        let row = match reader.read_record(&mut record) {
            Ok(true) => division(&record),
            Ok(false) => break,
            Err(error) => Err(error.to_string()),
        };
        let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        match row {
            Ok(division) => found.push(division),
            Err(message) => problems.push(problem(file, line, message)),
        }
    }
    check_parents(file, &found, problems);
    found
}

fn division(record: &csv::StringRecord) -> Result<Division, String> {
    let mut fields = record.iter();
    let (Some(code), Some(name), Some(parent), Some(first), Some(last), None) =
        (fields.next(), fields.next(), fields.next(), fields.next(), fields.next(), fields.next())
    else {
        return Err(format!("the line has {} fields, not {}", record.len(), COLUMNS.len()));
    };
    for code in [code, parent].into_iter().filter(|code| !code.is_empty()) {
        if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("“{code}” is no code of six digits"));
        }
    }
    if name.trim().is_empty() {
        return Err("the name is empty".to_owned());
    }
    if parent.is_empty() != (Tier::of_code(code) == Tier::Province) {
        return Err(format!("{name} ({code}) must name the division above it; only a province has none"));
    }
    let year = |text: &str| text.parse::<u16>().map_err(|_| format!("“{text}” is no year"));
    let (first, last) = (year(first)?, year(last)?);
    if first > last {
        return Err(format!("{name} ends in {last}, before it begins in {first}"));
    }
    let parent = Some(parent.to_owned()).filter(|parent| !parent.is_empty());
    Ok(Division { code: code.to_owned(), name: name.to_owned(), parent, first, last })
}

fn check_parents(file: &DataFile, divisions: &[Division], problems: &mut Problems) {
    let mut codes: Vec<&str> = divisions.iter().map(|division| division.code.as_str()).collect();
    codes.sort_unstable();
    for division in divisions {
        if let Some(parent) = division.parent.as_deref().filter(|parent| codes.binary_search(parent).is_err()) {
            problems.push(problem(
                file,
                0,
                format!("{} ({}) stands under {parent}, which is not in the table", division.name, division.code),
            ));
        }
    }
}

fn problem(file: &DataFile, line: usize, message: String) -> Problem {
    let column = usize::from(line > 0);
    Problem { file: file.name.clone(), line, column, span: None, severity: Severity::Error, message, help: None }
}

/// Reads the zones, which must belong to divisions of `divisions`.
pub(super) fn zones(file: &DataFile, divisions: &[Division], problems: &mut Problems) -> Vec<Zone> {
    let (mut reader, tree) = Reader::parse(file, problems);
    let Some(tree) = tree else { return Vec::new() };
    let mut found: Vec<Zone> = Vec::new();
    for node in reader.list(&tree, "zones.yaml") {
        let Some(zone) = zone(&mut reader, node, divisions) else { continue };
        for name in std::iter::once(&zone.name).chain(&zone.aliases) {
            if found.iter().any(|other| other.name == *name || other.aliases.contains(name)) {
                reader.error(node, format!("the zone “{name}” is given twice"));
            }
        }
        found.push(zone);
    }
    found
}

fn zone(reader: &mut Reader<'_>, node: &Node, divisions: &[Division]) -> Option<Zone> {
    let mut fields = reader.fields(node, "a zone");
    let name = fields.text("name").map(|(name, _)| name);
    let aliases = fields.texts("aliases").into_iter().map(|(text, _)| text).collect();
    let under = fields.text("under");
    let level = fields.text("level");
    fields.optional_text("why");
    fields.finish();
    let (under, place) = under?;
    if !divisions.iter().any(|division| division.name == under) {
        reader.error_with_help(
            place,
            format!("“{under}” is no division"),
            "write the full name of a prefecture or province, such as 洛阳市",
        );
    }
    let (level, place) = level?;
    let tier = Tier::from_code(&level);
    if tier.is_none() {
        reader.error_with_help(place, format!("“{level}” is no level"), "one of: province, prefecture, county");
    }
    Some(Zone { name: name?, aliases, under, tier: tier? })
}

/// Reads both files.
pub(super) fn read(divisions_file: &DataFile, zones_file: &DataFile, problems: &mut Problems) -> Gazetteer {
    let divisions = divisions(divisions_file, problems);
    let zones = zones(zones_file, &divisions, problems);
    Gazetteer::new(divisions, zones)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> DataFile {
        DataFile::new(name, text)
    }

    #[test]
    fn every_bad_line_is_named() {
        let text = "code,name,parent,first,last\n510000,四川省,,2014,2024\n51080,广元市,510000,2014,2024\n510900,遂宁市,519900,2014,2024\n511000,内江市,510000,2024,2014\n510700,绵阳市,510000\n";
        let mut problems = Problems::default();
        let found = divisions(&file("d.csv", text), &mut problems);
        let said = problems.to_string();
        assert_eq!(found.len(), 2);
        assert!(said.contains("d.csv:3:1: “51080” is no code of six digits"), "{said}");
        assert!(said.contains("遂宁市 (510900) stands under 519900, which is not in the table"), "{said}");
        assert!(said.contains("d.csv:5:1: 内江市 ends in 2014, before it begins in 2024"), "{said}");
        assert!(said.contains("d.csv:6:1: the line has 3 fields"), "{said}");
    }

    #[test]
    fn a_zone_must_stand_under_a_division() {
        let mut problems = Problems::default();
        let text = "- {name: 甲区, under: 乙市, level: county}\n- {name: 甲区, under: 四川省, level: town}\n";
        let known = [Division { code: "510000".to_owned(), name: "四川省".to_owned(), parent: None, first: 2014, last: 2024 }];
        zones(&file("zones.yaml", text), &known, &mut problems);
        let said = problems.to_string();
        assert!(said.contains("1:") && said.contains("“乙市” is no division") && said.contains("“town” is no level"), "{said}");
    }
}
