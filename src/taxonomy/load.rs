//! Files → [`Taxonomy`], with every problem reported at once.

use std::collections::BTreeMap;

use super::language as words;
use super::parsed::{Parsed, names};
use super::raw::RawItem;
use super::{
    Agencies, Departments, Domain, ElementId, FileKind, Gazetteer, Item, ItemId, MappingRules, Names, NationalPoints, Taxonomy,
    agencies, checks, departments, divisions, embedded, items, profiles, rules, standing,
};
use crate::language::{self, Language};
use crate::source::yaml::{DataFile, Fields, Reader};
use crate::source::{Problem, Problems, Severity, parallel, sha256};

/// Loads the built-in taxonomy. It is checked by a test, not on every run.
///
/// # Errors
/// Never in a tested build.
pub fn load_embedded() -> Result<Taxonomy, Problems> {
    let files = embedded::read_ahead();
    let mut problems = Problems::default();
    build(&files, &mut problems, |_, _, _, _| ()).ok_or(problems)
}

/// Loads a taxonomy from the files of its folder like [`check`], but discards warnings.
///
/// # Errors
/// All problems of all files, if any of them is an error.
pub fn load(files: &[DataFile]) -> Result<Taxonomy, Problems> {
    let (taxonomy, problems) = check(files);
    taxonomy.ok_or(problems)
}

/// Reads a taxonomy from the files of its folder, and returns all errors and warnings; names are paths inside the folder, with `/` as
/// separator.
///
/// Errors are syntax errors, unknown, missing or duplicate fields, wrong types, unknown or duplicate codes, names and aliases used twice,
/// points without items, and contradictory years and weights. With any error there is no taxonomy.
#[must_use]
pub fn check(files: &[DataFile]) -> (Option<Taxonomy>, Problems) {
    let mut problems = Problems::default();
    let taxonomy = build(files, &mut problems, |raw, domains, rules, problems| {
        items::check(raw, domains, problems);
        if let Some(rules) = rules {
            checks::neutral_terms(raw, rules, problems);
        }
    });
    let fingerprint = || {
        let all: Vec<u8> =
            files.iter().flat_map(|file| [inner(&file.name), &file.text]).flat_map(|text| text.bytes().chain([0])).collect();
        sha256(&all)
    };
    (taxonomy.map(|taxonomy| Taxonomy { fingerprint: fingerprint(), ..taxonomy }), problems)
}

/// Builds the taxonomy from the files; `check` gets the items as read, with the domains and rules.
fn build(
    files: &[DataFile],
    problems: &mut Problems,
    check: impl FnOnce(&[RawItem<'_>], &[Domain], Option<&MappingRules>, &mut Problems),
) -> Option<Taxonomy> {
    let (parsed, Tables { gazetteer, agencies, departments, language }) = read_all(files, problems);
    for (kind, name) in
        [(FileKind::Taxonomy, "taxonomy.yaml"), (FileKind::Domains, "domains.yaml"), (FileKind::Mapping, "mapping.yaml")]
    {
        if !files.iter().any(|file| FileKind::of(inner(&file.name)) == Some(kind)) {
            problems.push(missing_file(files, name));
        }
    }
    if !files.iter().any(|file| FileKind::of(inner(&file.name)) == Some(FileKind::Items)) {
        problems.push(missing_file(files, "items/*.yaml"));
    }
    let of = |kind: FileKind| parsed.iter().filter(move |parsed| parsed.kind == kind);
    let head = of(FileKind::Taxonomy).next().and_then(|parsed| head(parsed, problems));
    let domains = of(FileKind::Domains).next().map(|parsed| domains(parsed, problems)).unwrap_or_default();
    let raw: Vec<RawItem<'_>> = of(FileKind::Items).flat_map(|parsed| items::read(parsed, problems)).collect();
    let order = order(&raw, &domains);
    let items = || order.iter().filter_map(|place| raw.get(*place)).map(|raw| &raw.item).enumerate();
    let by_code: BTreeMap<String, ItemId> = items().map(|(at, item)| (item.code.clone(), ItemId(at))).collect();
    let elements = items().flat_map(|(at, item)| {
        let id = move |index| ElementId { item: ItemId(at), index };
        item.elements.iter().enumerate().map(move |(index, element)| (element.code.clone(), id(index)))
    });
    let elements: BTreeMap<String, ElementId> = elements.collect();
    let codes = profiles::Codes { items: &by_code, elements: &elements };
    let last_year = head.as_ref().map(|head| head.national.last_year);
    let profiles = profiles::read(of(FileKind::Profile), codes, last_year, problems);
    let standing = standing::read(of(FileKind::Standing), codes, problems);
    let rules = of(FileKind::Mapping).next().and_then(|parsed| rules::read(parsed, &by_code, problems));
    check(&raw, &domains, rules.as_ref(), problems);
    let items = in_order(raw, &order, &domains);
    match (head, rules) {
        (Some(Head { version, names, iri, national }), Some(rules)) if !problems.has_errors() => Some(Taxonomy {
            fingerprint: String::new(),
            version,
            names,
            iri,
            national,
            domains,
            items,
            profiles,
            standing,
            rules,
            gazetteer,
            agencies,
            departments,
            language,
            by_code,
        }),
        _ => None,
    }
}

/// The content of `taxonomy.yaml`.
struct Head {
    version: i64,
    names: Names,
    iri: Option<String>,
    national: NationalPoints,
}

/// The path inside the folder, for a file that messages name by its full path.
fn inner(name: &str) -> &str {
    let mut parts = name.rmatch_indices('/');
    let last = parts.next().map_or(0, |(at, _)| at + 1);
    let folder = parts.next().map_or(0, |(at, _)| at + 1);
    let with_folder = &name[folder..];
    let known = ["items/", "profiles/", "standing/", "jurisdictions/"].iter().any(|folder| with_folder.starts_with(folder));
    if known { with_folder } else { &name[last..] }
}

/// Returns `true` for tables that apply to any domain; each has a reader of its own.
const fn is_table(kind: FileKind) -> bool {
    matches!(kind, FileKind::Agencies | FileKind::Departments | FileKind::Divisions | FileKind::Zones | FileKind::Language)
}

fn given(files: &[DataFile], kind: FileKind) -> Option<&DataFile> {
    files.iter().find(|file| FileKind::of(inner(&file.name)) == Some(kind))
}

/// The file of a table, or the built-in one if the folder has none.
fn table(files: &[DataFile], kind: FileKind) -> DataFile {
    given(files, kind).cloned().or_else(|| embedded::embedded_file(kind)).unwrap_or_else(|| DataFile::new("", ""))
}

/// The tables that apply to any domain.
struct Tables {
    gazetteer: Gazetteer,
    agencies: Agencies,
    departments: Departments,
    language: &'static Language,
}

impl Default for Tables {
    fn default() -> Self {
        let language = language::built_in();
        Self { gazetteer: Gazetteer::default(), agencies: Agencies::default(), departments: Departments::default(), language }
    }
}

fn tables(files: &[DataFile], problems: &mut Problems) -> Tables {
    Tables {
        gazetteer: divisions::read(&table(files, FileKind::Divisions), &table(files, FileKind::Zones), problems),
        agencies: agencies::read(&table(files, FileKind::Agencies), problems),
        departments: departments::read(&table(files, FileKind::Departments), problems),
        language: given(files, FileKind::Language).map_or_else(language::built_in, |file| words::read(file, problems)),
    }
}

/// The result of reading one file, or all tables together.
enum Done<'a> {
    File(Option<Parsed<'a>>),
    Tables(Box<Tables>),
}

/// Reads the tables and the trees of the other files, in parallel: this dominates short runs, and the files are independent.
fn read_all<'a>(files: &'a [DataFile], problems: &mut Problems) -> (Vec<Parsed<'a>>, Tables) {
    let trees = files.iter().filter_map(|file| {
        let kind = FileKind::of(inner(&file.name)).filter(|kind| !is_table(*kind))?;
        Some(Some((file, kind)))
    });
    // The tables take longest and start first.
    let jobs: Vec<Option<(&DataFile, FileKind)>> = std::iter::once(None).chain(trees).collect();
    let done = parallel::each(&jobs, |job| {
        let mut problems = Problems::default();
        let done = match *job {
            None => Done::Tables(Box::new(tables(files, &mut problems))),
            Some((file, kind)) => {
                let (_, tree) = Reader::parse(file, &mut problems);
                Done::File(tree.map(|tree| Parsed { file, kind, tree }))
            }
        };
        (done, problems)
    });
    let mut parsed = Vec::new();
    let mut tables = Tables::default();
    for (done, own) in done {
        problems.append(own);
        match done {
            Done::File(tree) => parsed.extend(tree),
            Done::Tables(read) => tables = *read,
        }
    }
    (parsed, tables)
}

fn missing_file(files: &[DataFile], name: &str) -> Problem {
    let folder = files.first().and_then(|file| file.name.strip_suffix(inner(&file.name))).unwrap_or_default();
    Problem {
        file: format!("{folder}{name}"),
        line: 0,
        column: 0,
        span: None,
        severity: Severity::Error,
        message: "the taxonomy has no such file".to_owned(),
        help: Some("`duibiao taxonomy validate` without a folder checks the built-in one, which shows the layout".to_owned()),
    }
}

fn head(parsed: &Parsed<'_>, problems: &mut Problems) -> Option<Head> {
    let mut reader = Reader::resume(parsed.file, problems);
    let mut fields = reader.fields(&parsed.tree, "the taxonomy");
    let version = fields.optional_integer("version");
    let names = names(&mut fields);
    let iri = iri(&mut fields);
    let national = fields.required("national_points");
    if version.is_none() {
        fields.reader().error(&parsed.tree, "the taxonomy has no field “version”");
    }
    fields.finish();
    let mut fields = reader.fields(national?, "national_points");
    let last_year = fields.optional_integer("last_year").and_then(|year| u16::try_from(year).ok());
    let national_names = super::parsed::names(&mut fields);
    fields.optional_text("why");
    if last_year.is_none() {
        fields.reader().error(national?, "national_points has no year in “last_year”");
    }
    fields.finish();
    let national = NationalPoints { last_year: last_year?, names: national_names? };
    Some(Head { version: version?, names: names?, iri, national })
}

/// Codes are appended directly, so it must be absolute and end where a name may begin.
fn iri(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let text = fields.optional_text("iri")?;
    let absolute = ["http://", "https://", "urn:"].iter().any(|start| text.len() > start.len() && text.starts_with(start));
    let plain = !text.contains(|ch: char| ch.is_whitespace() || ch.is_control() || "<>\"{}|\\^`".contains(ch));
    if absolute && plain && text.ends_with(['/', '#', ':']) {
        return Some(text);
    }
    if let Some(node) = fields.optional("iri") {
        fields.reader().error_with_help(
            node,
            format!("“{text}” cannot begin an identifier"),
            "write an address that you keep, such as https://example.org/duties#, ending in “/”, “#” or “:”",
        );
    }
    None
}

fn domains(parsed: &Parsed<'_>, problems: &mut Problems) -> Vec<Domain> {
    let mut reader = Reader::resume(parsed.file, problems);
    let mut found: Vec<Domain> = Vec::new();
    for node in reader.list(&parsed.tree, "domains.yaml") {
        let mut fields = reader.fields(node, "a domain");
        let code = fields.text("code");
        let names = names(&mut fields);
        fields.finish();
        let (Some((code, at)), Some(names)) = (code, names) else { continue };
        if !code.chars().all(char::is_alphabetic) {
            reader.error_with_help(at, format!("“{code}” is no domain code"), "write letters only, such as LI");
        }
        if found.iter().any(|domain| domain.code == code) {
            reader.error(at, format!("the domain “{code}” is given twice"));
            continue;
        }
        found.push(Domain { code, names });
    }
    found
}

/// The order of the items: by domain, then by number. Invalid codes, which have been reported, sort last.
fn order(raw: &[RawItem<'_>], domains: &[Domain]) -> Vec<usize> {
    let code = |place: &usize| raw.get(*place).map_or("", |raw| raw.item.code.as_str());
    let mut order: Vec<usize> = (0..raw.len()).collect();
    order.sort_by_key(|place| (domain(code(place), domains), items::number_of(code(place)), code(place)));
    order.dedup_by(|a, b| code(a) == code(b));
    order
}

/// Returns the items in this order, each with its domain.
fn in_order(raw: Vec<RawItem<'_>>, order: &[usize], domains: &[Domain]) -> Vec<Item> {
    let mut items: Vec<Option<Item>> = raw.into_iter().map(|raw| Some(raw.item)).collect();
    let taken = order.iter().filter_map(|place| items.get_mut(*place)?.take());
    taken.map(|item| Item { domain: domain(&item.code, domains), ..item }).collect()
}

/// The index of the domain of a code; past the end if there is none.
fn domain(code: &str, domains: &[Domain]) -> usize {
    domains.iter().position(|domain| items::domain_of(code) == domain.code).unwrap_or(domains.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_ahead_is_what_the_files_say() {
        let (mut read, problems) = check(&embedded::embedded_files());
        assert!(!problems.has_errors(), "{problems}");
        // The built-in taxonomy has no fingerprint; the build identifies it.
        assert!(read.as_mut().is_some_and(|read| !std::mem::take(&mut read.fingerprint).is_empty()));
        assert_eq!(format!("{:#?}", load_embedded().ok()), format!("{read:#?}"));
    }
}
