//! `language.yaml`: the words used to read plans. The file must be complete, so that no list is a mixture of two sources.

use crate::language::{Language, SECTIONS, Shape, built_in, ordered};
use crate::source::Problems;
use crate::source::yaml::{DataFile, Fields, Node, Reader};

const HELP: &str = "every list must be there; taxonomy/language.yaml of this version has them all, so start from a copy of it";

/// Reads the words. If anything is wrong, it is reported and the built-in words are returned.
pub(super) fn read(file: &DataFile, problems: &mut Problems) -> &'static Language {
    let (mut reader, tree) = Reader::parse(file, problems);
    let Some(lists) = tree.and_then(|tree| lists(&mut reader, &tree)) else { return built_in() };
    if lists == built_in().lists() {
        return built_in();
    }
    let mut lists = lists.into_iter();
    Box::leak(Box::new(Language::of(|| lists.next().unwrap_or_default())))
}

/// All lists in the order of [`SECTIONS`]; `None` if one is invalid.
fn lists(reader: &mut Reader<'_>, tree: &Node) -> Option<Vec<Vec<String>>> {
    let mut found: Vec<Option<Vec<String>>> = Vec::new();
    let mut fields = reader.fields(tree, "language.yaml");
    let sections: Vec<Option<&Node>> = SECTIONS.iter().map(|section| required(&mut fields, tree, section.key)).collect();
    fields.finish();
    for (section, node) in SECTIONS.iter().zip(sections) {
        let Some(node) = node else {
            found.push(None);
            continue;
        };
        let mut fields = reader.fields(node, section.key);
        for (key, shape) in section.lists {
            let list = required(&mut fields, node, key);
            found.push(list.and_then(|list| words(fields.reader(), list, key, *shape)));
        }
        fields.finish();
    }
    found.into_iter().collect()
}

fn required<'n>(fields: &mut Fields<'_, '_, 'n>, record: &Node, key: &'static str) -> Option<&'n Node> {
    let found = fields.optional(key);
    if found.is_none() {
        fields.reader().error_with_help(record, format!("there is no “{key}” here"), HELP);
    }
    found
}

/// The words of one list; there must be at least one, and no duplicates.
fn words(reader: &mut Reader<'_>, list: &Node, key: &'static str, shape: Shape) -> Option<Vec<String>> {
    let nodes = reader.list(list, key);
    if nodes.is_empty() {
        reader.error_with_help(
            list,
            format!("“{key}” has no words"),
            "a rule without words would never hold; leave the built-in ones",
        );
        return None;
    }
    let mut found: Vec<(String, &Node)> = Vec::new();
    let mut sound = true;
    for node in nodes {
        let Some(word) = reader.text(node, key) else {
            sound = false;
            continue;
        };
        let fits = shape != Shape::Characters || word.chars().count() == 1;
        if !fits {
            reader.error_with_help(
                node,
                format!("“{word}” in “{key}” is more than one character"),
                "this list holds single characters",
            );
        }
        let first = found.iter().find(|(known, _)| *known == word).map(|(_, first)| first.line);
        if let Some(line) = first {
            reader.error_with_help(
                node,
                format!("“{word}” stands twice in “{key}”; the first is on line {line}"),
                "leave one of them out",
            );
        }
        sound &= fits && first.is_none();
        found.push((word, node));
    }
    sound.then(|| ordered(found.into_iter().map(|(word, _)| word).collect(), shape))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::embedded_files;

    fn embedded() -> String {
        embedded_files().into_iter().find(|file| file.name == "taxonomy/language.yaml").expect("the file").text.into_owned()
    }

    /// The problems of the built-in file after replacing `from` with `to`, with line numbers.
    fn said(from: &str, to: &str) -> String {
        let text = embedded();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let mut problems = Problems::default();
        let found = read(&DataFile::new("language.yaml", text.replace(from, to)), &mut problems);
        assert!(!problems.has_errors() || std::ptr::eq(found, built_in()), "what is wrong is not used");
        problems.to_string()
    }

    #[test]
    fn the_built_in_words_are_those_of_the_file() {
        let mut problems = Problems::default();
        assert_eq!(read(&DataFile::new("language.yaml", embedded()), &mut problems), built_in());
        assert_eq!(problems.to_string(), "");
    }

    #[test]
    fn a_word_more_makes_another_language() {
        let mut problems = Problems::default();
        let text = embedded().replace("[支队, 大队,", "[专班, 支队, 大队,");
        let found = read(&DataFile::new("language.yaml", text), &mut problems);
        assert_eq!((problems.to_string().as_str(), found.units.listed_endings.first()), ("", Some(&"专班")));
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let line = embedded().lines().position(|line| line.starts_with("  listed_endings:")).expect("the list") + 1;
        let cases = [
            ("  listed_endings: [支队", "  listed_ending: [支队", "has an unknown field “listed_ending”"),
            ("  listed_endings: [支队", "  listed_ending: [支队", "there is no “listed_endings” here"),
            ("  listed_endings: [支队", "  listed_endings: [大队", "“大队” stands twice in “listed_endings”"),
            ("  listed_endings: [支队", "  listed_endings: [\"\"", "listed_endings is empty"),
            ("  listed_endings: [支队", "  listed_endings: [1", "listed_endings must be text, found a number"),
            ("  elided_unknown: [局", "  elided_unknown: [分局", "“分局” in “elided_unknown” is more than one character"),
            ("  own_region: [自治区]", "  own_region: []", "“own_region” has no words"),
            ("  own_region: [自治区]", "  own_region: 自治区", "own_region must be a list, found text"),
            ("\ncitations:\n", "\ncitation:\n", "there is no “citations” here"),
        ];
        for (from, to, expected) in cases {
            let said = said(from, to);
            assert!(said.contains(expected) && said.contains("language.yaml:"), "{expected}: {said}");
        }
        let said = said("  listed_endings: [支队", "  listed_endings: [大队");
        assert!(said.contains(&format!("language.yaml:{line}:")) && said.contains(&format!("on line {line}")), "{said}");
    }
}
