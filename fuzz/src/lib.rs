//! What the targets share: the tables, plans of any words, and what must hold of everything that is read or written.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::LazyLock;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use duibiao::mapping::Mapper;
use duibiao::render::clean;
use duibiao::session::{DataProblems, Error};
use duibiao::source::yaml::DataFile;
use duibiao::source::{Problems, SourceText, unseen};
use duibiao::taxonomy::{self, Taxonomy};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;

/// A small taxonomy, whose results are made in little time.
pub static SMALL: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load(&small_files()).expect("the taxonomy of the tests"));
/// The mapper of the small taxonomy.
pub static SMALL_MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&SMALL));
/// Two plans that the small taxonomy is about.
pub const PLANS: [(&str, &str); 2] = [
    ("yi-2023.txt", include_str!("../../tests/fixtures/safety/plans/yi-2023.txt")),
    ("bing-2023.txt", include_str!("../../tests/fixtures/safety/plans/bing-2023.txt")),
];

/// The files of the small taxonomy.
#[must_use]
pub fn small_files() -> Vec<DataFile> {
    macro_rules! files {
        ($($name:literal)+) => {
            vec![$(DataFile::new($name, include_str!(concat!("../../tests/fixtures/safety/taxonomy/", $name)))),+]
        };
    }
    files!["taxonomy.yaml" "domains.yaml" "mapping.yaml" "items/EM.yaml" "items/HZ.yaml" "profiles/2023.yaml"]
}

/// Makes texts of bytes: a zero byte sets them apart, 0xFF makes a very long word of what stands before it, and what is no UTF-8 becomes
/// U+FFFD.
pub fn texts(data: &[u8]) -> impl Iterator<Item = String> {
    const LONG: usize = 4_000;
    data.split(|&byte| byte == 0).map(|piece| {
        let mut text = String::new();
        for (index, part) in piece.split(|&byte| byte == 0xff).enumerate() {
            if index > 0 && !text.is_empty() {
                text = text.repeat((LONG / text.len()).clamp(1, 200));
            }
            text.push_str(&String::from_utf8_lossy(part));
        }
        text
    })
}

/// Packs parts into an archive, so that the fuzzer changes XML and not compressed bytes.
#[must_use]
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(*name, stored).expect("memory");
        writer.write_all(part).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// Every cell of every table is a part of the text.
pub fn cells_are_inside(source: &SourceText) {
    for span in source.tables().iter().flat_map(|table| table.rows.iter().flatten()) {
        assert!(source.text().get(span.range()).is_some(), "{span:?} is not in the text");
    }
}

/// Whatever is wrong can be told, and shown at its place.
pub fn can_be_told(error: &Error) {
    assert!(!error.to_string().trim().is_empty(), "{error:?} says nothing");
    if let Error::Data(DataProblems { files, problems }) = error {
        can_be_shown(files, problems);
    }
}

/// Every problem of data files has a place in its file, and can be shown there.
pub fn can_be_shown(files: &[DataFile], problems: &Problems) {
    for problem in problems.sorted() {
        assert!(!problem.message.is_empty());
        let text = files.iter().find(|file| file.name == problem.file).map_or("", |file| &*file.text);
        let range = problem.span.map_or(0..0, |span| span.range());
        assert!(text.get(range.clone()).is_some(), "{problem:?} is not in its file");
        let snippet = Snippet::source(text).path(problem.file.clone()).annotation(AnnotationKind::Primary.span(range));
        let _ = Renderer::plain().render(&[Level::ERROR.primary_title(unseen::without(&problem.message)).element(snippet)]);
    }
    let _ = duibiao::report::json::pretty(&duibiao::report::json::problems(problems)).expect("JSON");
}

/// What is written under a name is what the ending of the name says, and nothing in it acts on a terminal or turns a line round.
pub fn is_well_formed(name: &str, bytes: &[u8]) {
    let parts = Path::new(name).components().count();
    assert!(parts == 1 && name.len() <= 255 && unseen::find(name).is_none(), "{name:?} is no name of a file");
    if bytes.starts_with(clean::PACKED) {
        return is_whole_package(bytes);
    }
    let bytes = clean::bytes(bytes);
    let text = std::str::from_utf8(&bytes).expect("UTF-8");
    // A spreadsheet knows the encoding of a table by the mark at its beginning.
    let text = text.strip_prefix('\u{feff}').filter(|_| name.ends_with(".csv")).unwrap_or(text);
    assert_eq!(unseen::find(text), None, "{name} holds what acts");
    match name.rsplit('.').next().unwrap_or_default() {
        "json" | "sarif" => drop(serde_json::from_str::<serde_json::Value>(text).expect("JSON")),
        "svg" | "graphml" => is_xml(name, text),
        "csv" => {
            let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
            for row in reader.records() {
                let row = row.expect("a row");
                let acts =
                    |cell: &str| cell.starts_with(['=', '@']) || cell.starts_with('+') && cell[1..].parse::<u32>().is_err();
                assert!(!row.iter().any(acts), "a formula in {row:?}");
            }
        }
        "html" => {
            assert!(text.starts_with("<!DOCTYPE html>") || text.starts_with("<!doctype html>"), "{name}: no page");
            assert!(text.trim_end().ends_with("</html>"), "{name}: no end");
            assert!(!text.contains(MARKUP), "the text of a plan became markup");
        }
        _ => {}
    }
}

/// Stands in plans; it may stand in no page.
pub const MARKUP: &str = "<b onclick=x>";

fn is_whole_package(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let mut text = String::new();
            part.read_to_string(&mut text).expect("UTF-8");
            // Written for programs that stop at what XML does not know.
            assert!(
                text.chars()
                    .all(|ch| !matches!(ch, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')),
                "{name} holds a control"
            );
            is_xml(&name, &text);
        }
    }
}

/// Reads XML to its end: every element is closed, every reference and attribute readable.
pub fn is_xml(name: &str, text: &str) {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(tag) => {
                depth += 1;
                tag.attributes().for_each(|attribute| drop(attribute.unwrap_or_else(|error| panic!("{name}: {error}"))));
            }
            Event::Empty(tag) => {
                tag.attributes().for_each(|attribute| drop(attribute.unwrap_or_else(|error| panic!("{name}: {error}"))))
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name} breaks off");
}
