//! Every message of the program has its Chinese: the English texts of the sources are held against the table, and the table against them.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders and files whose English texts are no messages: the strings of reports, formats, what a page shows by itself.
const OTHER: &[&str] = &[
    "gap/rules.rs",
    "report/words",
    "src/page",
    "taxonomy/starter",
    "report/svg",
    "report/html",
    "report/json/v1",
    "report/mermaid",
    "report/skos",
    "report/own.rs",
    "report/docx/",
    "report/figures",
    "report/xlsx/",
    "report/sarif",
    "render/docx/",
    "render/graph/",
    "render/sarif",
    "render/svg/",
    "render/turtle",
    "render/xlsx/",
    "pdf/library/pdfboss/fonts",
    "/tests.rs",
];

/// Texts with words that nobody is shown.
const SILENT: [&str; 13] = [
    "(os error ",
    "there is no plan in the folder\\nerror: {1}",
    "dropped above",
    "no more",
    "{1}duibiao taxonomy validate {2}\\n",
    "is read by this very command",
    "nothing is left beside it",
    "not comparable",
    "q {1} cm /{2} Do Q\\n",
    "h:mm AM/PM",
    "h:mm:ss AM/PM",
    "yyyy/m/d h:mm",
    "/PowerPoint Document",
];

/// Messages of the table that are put together of pieces, or that hold one of the values already.
const TOGETHER: [&str; 44] = [
    "cannot open {1}; name a file or folder of labels: {2}",
    "cannot write {1}; check that the folder is there and that you may write to it: {2}",
    "cannot write {1}; check that the disk has room: {2}",
    "cannot write the result aside; check that the disk has room: {1}",
    "{1} is read by this very command, and is never overwritten; {2}",
    "{1} was not written by this program; {2}",
    "{1} is a folder; {2}",
    "{1} is a link or a device; {2}",
    "{1} is read by this very command, and is never overwritten",
    "{1} was not written by this program",
    "{1} was changed since this program wrote it",
    "{1} is a folder",
    "{1} is a link or a device",
    "there is no plan in the folder",
    "line {1} column {2}: {3}",
    "unclosed bracket '{1}'",
    "the page contents ({1})",
    "a form XObject ({1})",
    "an XObject ({1})",
    "a font's CMap encoding ({1})",
    "unsupported filter /{1}",
    "stream would not read",
    "content would not parse",
    "missing resource",
    "form limit exceeded",
    "{1} cannot be read, so that nobody can tell whose it is",
    "{1} cannot be read, so that nobody can tell whose it is; {2}",
    "{1} may be open in Excel or WPS; close it there and try again",
    "{1} may be open in Excel or WPS; close it there and try again; {2}",
    "cannot open {1}; check the name: {2}",
    "invalid digit found in string",
    "{1} is not in {2}..={3}",
    "error: {1}",
    "warning: {1}",
    "note: {1}",
    "; did you mean “{1}”? (known: {2})",
    " (known: {1})",
    "{1} and {2} more",
    "this PDF is damaged ({1}); if its program can open it, save it again there and give that file",
    "this document is damaged ({1}); if its program can open it, save it again there and give that file",
    "this spreadsheet is damaged ({1}); if its program can open it, save it again there and give that file",
    "this spreadsheet {1}; {2}",
    "this web archive (.mht) {1}; {2}",
    "this web page {1}; {2}",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The texts of a source file outside comments, attributes (but for messages of errors), tests, and what a panic would say.
fn texts(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let (mut found, mut rest) = (Vec::new(), source);
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        } else if (rest.starts_with("#[") || rest.starts_with("#![")) && !rest.starts_with("#[error(") {
            rest = after_attribute(rest);
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            rest = raw.split_once("\"#").map_or("", |(_, rest)| rest);
        } else if let Some(character) = rest.strip_prefix('\'') {
            // A character, or the name of a lifetime.
            let length = if character.starts_with('\\') {
                character.char_indices().skip(2).find(|(_, ch)| *ch == '\'').map(|(at, _)| at)
            } else {
                character.char_indices().nth(1).filter(|(_, ch)| *ch == '\'').map(|(at, _)| at)
            };
            rest = length.and_then(|at| character.get(at + 1..)).unwrap_or(character);
        } else if first == '"' {
            let (text, behind) = literal(&rest[1..]);
            let before = &source[..source.len() - rest.len()];
            if !before.ends_with("expect(") && !before.trim_end().ends_with("reason =") {
                found.push(text);
            }
            rest = behind;
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

fn after_attribute(source: &str) -> &str {
    let (mut depth, mut rest) = (0, source);
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '"' => literal(&rest[1..]).1,
            _ => &rest[first.len_utf8()..],
        };
        match first {
            '[' => depth += 1,
            ']' if depth == 1 => return rest,
            ']' => depth -= 1,
            _ => {}
        }
    }
    rest
}

/// Reads a text behind its quotation mark; returns it with its escapes undone, and what stands behind it.
fn literal(source: &str) -> (String, &str) {
    let (mut text, mut chars) = (String::new(), source.char_indices());
    while let Some((at, ch)) = chars.next() {
        match ch {
            '"' => return (text, &source[at + 1..]),
            '\\' => match chars.next().map(|(_, ch)| ch) {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('\n') => {
                    let left = chars.as_str().trim_start();
                    let skipped = chars.as_str().chars().count() - left.chars().count();
                    chars.by_ref().take(skipped).for_each(drop);
                }
                Some('u') => {
                    let code: String =
                        chars.by_ref().map(|(_, ch)| ch).take_while(|ch| *ch != '}').filter(|ch| *ch != '{').collect();
                    text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                Some(other) => text.push(other),
                None => {}
            },
            _ => text.push(ch),
        }
    }
    (text, "")
}

/// A message with its values by number, as the table has it.
fn numbered(text: &str) -> String {
    let (mut made, mut rest, mut number) = (String::new(), text, 0);
    while let Some(at) = rest.find(['{', '}']) {
        made.push_str(&rest[..at]);
        let hole = &rest[at..];
        rest = if let Some(behind) = hole.strip_prefix("{{").or_else(|| hole.strip_prefix("}}")) {
            made.push_str(&hole[..1]);
            behind
        } else {
            number += 1;
            made.push_str(&format!("{{{number}}}"));
            hole.split_once('}').map_or("", |(_, behind)| behind)
        };
    }
    (made + rest).replace('\n', "\\n")
}

/// Whether a text has words that follow one another, and is written for people.
fn is_sentence(text: &str) -> bool {
    let bare: String =
        text.split('{').map(|part| part.split_once('}').map_or(part, |(_, part)| part)).collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = bare.split([' ', ',']).collect();
    let letters = |word: &str| word.chars().last().is_some_and(|ch| ch.is_ascii_alphabetic());
    let follows = |word: &str| word.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '(' || ch == '.');
    words.windows(2).any(|pair| letters(pair[0]) && follows(pair[1]))
        && text.is_ascii_or_marks()
        && !text.starts_with('<')
        && !(text.contains(".xml") && text.contains('/'))
}

trait Marks {
    fn is_ascii_or_marks(&self) -> bool;
}

impl Marks for str {
    /// Quotation marks and the like aside, a text is English or Chinese.
    fn is_ascii_or_marks(&self) -> bool {
        !self.chars().any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch))
    }
}

#[test]
fn every_message_has_its_chinese_and_every_chinese_its_message() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(root.join("src/report/words/said.zh.tsv")).expect("the table");
    let known: BTreeSet<&str> = table.lines().filter_map(|line| line.split('\t').next()).collect();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut all = BTreeSet::new();
    let mut missing = BTreeSet::new();
    for file in files {
        let name = file.display().to_string();
        for text in texts(&std::fs::read_to_string(&file).expect("a source")) {
            let message = numbered(&text);
            let other = OTHER.iter().any(|other| name.contains(other)) || SILENT.contains(&message.as_str());
            if !other && is_sentence(&text) && !known.contains(message.as_str()) {
                missing.insert(format!("{name}: {message}"));
            }
            all.insert(message);
        }
    }
    assert!(
        missing.is_empty(),
        "without Chinese in src/report/words/said.zh.tsv:\n{}",
        missing.iter().cloned().collect::<Vec<_>>().join("\n")
    );
    let unused: Vec<&&str> = known.iter().filter(|message| !all.contains(**message) && !TOGETHER.contains(*message)).collect();
    assert!(unused.is_empty(), "no message of the sources: {unused:#?}");
}

#[test]
fn texts_are_found_where_they_are_messages() {
    let source = "/// \"no\"\n#[doc = \"no ]\"]\nfn f<'a>(c: char) { if c == '\"' { bail!(\"a {x} b\\n“{{c}}” \\\n      d\") } x.expect(\"no\"); }\n#[error(\"yes {0}\")]";
    assert_eq!(texts(source), ["a {x} b\n“{{c}}” d", "yes {0}"]);
    assert_eq!(numbered("a {x:?} b\n“{{c}}” {}"), "a {1} b\\n“{c}” {2}");
    assert!(is_sentence("cannot open {}") && !is_sentence("{}") && !is_sentence("work-points") && !is_sentence("<a b>"));
}
