//! The manifest of a corpus: which files, what their texts do not say of themselves, and which gaps somebody accepted.

mod entry;
mod exception;
mod name;

use entry::plan_named;
pub use entry::{Entry, Facts};
pub use exception::{Exception, Scope, Target, is_date};
pub use name::{Names, id_of, safe_name, slashed};

use super::{Level, PlanKind};
use crate::source::Problems;
use crate::source::yaml::{DataFile, Fields, Node, Reader, Texts};

/// Name of the manifest in a corpus folder.
pub const FILE_NAME: &str = "corpus.yaml";

/// What a manifest says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The plans, in the order in which reports show them.
    pub plans: Vec<Entry>,
    /// Tables of decisions on the mapping of these plans, relative to the manifest.
    pub reviews: Vec<String>,
    /// Gaps and findings that somebody accepted.
    pub exceptions: Vec<Exception>,
}

/// Reads a manifest.
///
/// # Errors
/// Every problem of the file, with line and column.
pub fn read(file: &DataFile) -> Result<Manifest, Problems> {
    let mut problems = Problems::default();
    let (mut reader, tree) = Reader::parse(file, &mut problems);
    let manifest = tree.map(|tree| manifest(&mut reader, &tree)).unwrap_or_default();
    if problems.has_errors() { Err(problems) } else { Ok(manifest) }
}

fn manifest(reader: &mut Reader<'_>, tree: &Node) -> Manifest {
    let mut fields = reader.fields(tree, "the manifest");
    let list = fields.required("plans");
    let reviews = fields.texts("reviews");
    let exceptions = fields.optional("exceptions");
    fields.finish();
    let reviews = once_each(reader, reviews);
    let Some(node) = list else { return Manifest::default() };
    let list = reader.list(node, "plans");
    if list.is_empty() {
        reader.error(node, "plans is empty; name at least one file");
    }
    let mut found: Vec<Entry> = Vec::new();
    let mut parents: Vec<Texts<'_>> = Vec::new();
    for node in list {
        let Some((entry, named)) = entry(reader, node) else { continue };
        if found.iter().any(|earlier| earlier.path == entry.path) {
            reader.error(node, format!("the file “{}” is named twice", entry.path));
        }
        found.push(entry);
        parents.push(named);
    }
    for (at, named) in parents.into_iter().enumerate() {
        let named = named.into_iter().filter_map(|(name, node)| plan_named(reader, &found, &name, node));
        let named: Vec<(usize, &Node)> = named.collect();
        for (parent, node) in &named {
            if *parent == at {
                reader.error(node, "a plan cannot be its own parent");
            }
        }
        if let Some(entry) = found.get_mut(at) {
            entry.parents = named.into_iter().map(|(parent, _)| parent).collect();
        }
    }
    let exceptions = exceptions.map(|node| exception::read(reader, node, &found)).unwrap_or_default();
    Manifest { plans: found, reviews, exceptions }
}

fn once_each(reader: &mut Reader<'_>, texts: Texts<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (text, node) in texts.into_iter().map(|(text, node)| (slashed(&text), node)) {
        if found.contains(&text) {
            reader.error(node, format!("the file “{text}” is named twice"));
        }
        found.push(text);
    }
    found
}

fn entry<'n>(reader: &mut Reader<'_>, node: &'n Node) -> Option<(Entry, Texts<'n>)> {
    let mut fields = reader.fields(node, "a plan of the manifest");
    let path = fields.text("path").map(|(path, _)| slashed(&path));
    let id = fields.optional_text("id").map(|id| safe_name(&id));
    let facts = Facts {
        title: fields.optional_text("title"),
        issuer: fields.optional_text("issuer"),
        doc_number: fields.optional_text("doc_number"),
        issued: fields.optional_text("issued"),
        year: fields.optional_integer("year").and_then(|year| u16::try_from(year).ok()),
        level: coded(
            &mut fields,
            "level",
            Level::from_name,
            "national, province, prefecture, county, township; 国家, 省, 市, 县区, 乡镇",
        ),
        kind: coded(&mut fields, "kind", PlanKind::from_code, "work-points, implementation-plan, task-breakdown"),
        jurisdiction: fields.optional_text("jurisdiction"),
        prefecture: fields.optional_text("prefecture"),
        province: fields.optional_text("province"),
    };
    let parents = fields.texts("parents");
    fields.finish();
    Some((Entry { path: path?, id, facts, parents: Vec::new() }, parents))
}

fn coded<T>(fields: &mut Fields<'_, '_, '_>, name: &'static str, read: fn(&str) -> Option<T>, known: &str) -> Option<T> {
    let node = fields.optional(name)?;
    let text = fields.reader().text(node, name)?;
    let value = read(&text);
    if value.is_none() {
        fields.reader().error_with_help(node, format!("“{text}” is no {name}"), format!("one of: {known}"));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Header;

    fn file(text: &str) -> DataFile {
        DataFile::new("corpus.yaml", text)
    }

    #[test]
    fn an_id_is_made_safe_and_is_known_by_what_was_written() {
        let text = "plans:\n  - {path: a.txt, id: 2017/甲}\n  - {path: b.txt, parents: [2017/甲]}\n";
        let manifest = read(&file(text)).expect("valid");
        assert_eq!((manifest.plans[0].id(), &manifest.plans[1].parents), ("2017-甲".to_owned(), &vec![0]));
        let text = "plans:\n  - {path: a.txt, title: \"甲\\e]0;x\\a\\u202e\"}\n";
        assert_eq!(read(&file(text)).expect("valid").plans[0].facts.title.as_deref(), Some("甲]0;x"));
    }

    #[test]
    fn parents_are_named_by_id_or_file() {
        let text = "plans:\n  - {path: a.txt, parents: [c, x/b.txt]}\n  - {path: x/b.txt}\n  - {path: d.txt, id: c}\n";
        let manifest = read(&file(text)).expect("valid");
        assert_eq!(manifest.plans[0].parents, [2, 1]);
        let problems = read(&file("plans:\n  - {path: a.txt, parents: [a, bb]}\n  - {path: b.txt}\n")).expect_err("broken");
        let text = problems.to_string();
        assert!(text.contains("2:29: a plan cannot be its own parent"), "{text}");
        assert!(text.contains("2:32: “bb” is no plan of this manifest (did you mean “b”?)"), "{text}");
        let text = "plans:\n  - {path: x/a.txt}\n  - {path: y/a.txt}\n  - {path: c.txt, parents: [a]}\n";
        assert!(read(&file(text)).expect_err("broken").to_string().contains("“a” stands for several plans"));
    }

    #[test]
    fn a_path_of_windows_is_one_everywhere() {
        let text = "plans:\n  - {path: 'x\\b.txt', parents: ['.\\x\\c.txt']}\n  - {path: x/c.txt}\nreviews: ['x\\r.tsv']\n\
                    exceptions:\n  - {item: FI1, scope: ['x\\b.txt'], reason: a, by: b, until: 2030-01-01}\n";
        let manifest = read(&file(text)).expect("valid");
        let paths: Vec<&str> = manifest.plans.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!((paths, manifest.plans[0].id()), (vec!["x/b.txt", "x/c.txt"], "b".to_owned()));
        assert_eq!((&manifest.plans[0].parents, &manifest.reviews), (&vec![1], &vec!["x/r.tsv".to_owned()]));
        assert_eq!(manifest.exceptions[0].scope, [Scope::Plan(0)]);
        let twice = "plans:\n  - {path: x/b.txt}\n  - {path: 'x\\b.txt'}\n  - {path: ./x/b.txt}\n";
        let said = read(&file(twice)).expect_err("broken").to_string();
        assert_eq!(said.matches("is named twice").count(), 2, "{said}");
    }

    #[test]
    fn facts_stand_in_for_what_the_text_leaves_open() {
        let manifest =
            read(&file("plans:\n  - {path: a.txt, level: prefecture, jurisdiction: 甲市, year: 2017}\n")).expect("valid");
        let mut header = Header::default();
        manifest.plans[0].facts.apply(&mut header);
        assert_eq!((header.level, header.year), (Some(Level::Prefecture), Some(2017)));
        assert_eq!(header.jurisdiction.expect("given").name, "甲市");
    }

    #[test]
    fn all_problems_come_at_once_with_their_places() {
        let problems = read(&file(
            "plans:\n  - {path: a.txt, levle: county}\n  - {level: town}\n  - {path: a.txt}\nreviews: [b.tsv, b.tsv]\n",
        ))
        .expect_err("broken");
        let text = problems.to_string();
        assert!(text.contains("5:18: the file “b.tsv” is named twice"), "{text}");
        assert!(
            text.contains("corpus.yaml:2:19: a plan of the manifest has an unknown field “levle” (did you mean “level”?)"),
            "{text}"
        );
        assert!(text.contains("3:") && text.contains("has no field “path”") && text.contains("“town” is no level"), "{text}");
        assert!(text.contains("4:5: the file “a.txt” is named twice"), "{text}");
    }
}
