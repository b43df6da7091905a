//! A plan as PDF gives the same clauses and the same mapping as its text.

#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use duibiao::mapping::Mapper;
use duibiao::plan::{self, Plan};
use duibiao::source::{Origin, PdfReader, SourceText};
use duibiao::taxonomy::{self, Taxonomy};

use crate::pdf_pages::make::readers;

const SEEDS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];
const PRODUCERS: [&str; 3] = ["libreoffice", "weasyprint", "reportlab"];
/// The font of this file has no name for `·`, which numbers its tasks.
const UNNAMED_SIGNS: (&str, &str) = ("xishi-2018", "reportlab");
/// Share of clauses that must be the same, in hundredths.
const SAME: usize = 97;

/// What a clause is compared by: kind, path, text without white space, codes.
type Key = (&'static str, String, String, Vec<String>);

fn read(path: &str, reader: PdfReader) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let source =
        SourceText::within("t", &bytes, usize::MAX, reader).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    plan::parse("t", source).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn keys(plan: &Plan, taxonomy: &Taxonomy) -> Vec<Key> {
    let mapping = Mapper::new(taxonomy).map(plan);
    let key = |(index, clause): (usize, &plan::Clause)| {
        let codes = mapping.of(index).iter().map(|label| taxonomy.item(label.item).code.clone()).collect();
        let text = clause.text.chars().filter(|ch| !ch.is_whitespace()).collect();
        (clause.kind.code(), plan.path_of(clause).concat(), text, codes)
    };
    plan.clauses.iter().enumerate().map(key).collect()
}

/// Clauses of `wanted` that `found` has, each of `found` used once; and those that it lacks.
fn shared(wanted: &[Key], found: &[Key]) -> (usize, Vec<Key>) {
    let mut rest = found.to_vec();
    let (mut same, mut missing) = (0, Vec::new());
    for key in wanted {
        match rest.iter().position(|other| other == key) {
            Some(at) => {
                rest.remove(at);
                same += 1;
            }
            None => missing.push(key.clone()),
        }
    }
    (same, missing)
}

#[test]
fn a_plan_as_pdf_says_what_its_text_says() {
    for reader in readers() {
        let taxonomy = taxonomy::load(&taxonomy::embedded_files()).expect("the built-in taxonomy");
        let mut failures = Vec::new();
        for seed in SEEDS {
            let wanted = keys(&read(&format!("seeds/{seed}.txt"), reader), &taxonomy);
            for producer in PRODUCERS.into_iter().filter(|producer| (seed, *producer) != UNNAMED_SIGNS) {
                let found = keys(&read(&format!("tests/fixtures/pdf/{seed}.{producer}.pdf"), reader), &taxonomy);
                let (same, missing) = shared(&wanted, &found);
                let all = wanted.len().max(found.len());
                if same * 100 < all * SAME {
                    failures.push(format!("{seed} {producer}: {same} of {all}, missing {missing:#?}"));
                }
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}

#[test]
fn every_clause_of_a_pdf_knows_its_page() {
    for reader in readers() {
        let plan = read("tests/fixtures/pdf/yibin-2017.libreoffice.pdf", reader);
        let pages: Vec<Option<&Origin>> = plan.clauses.iter().map(|clause| plan.source.origin_of(clause.span.start)).collect();
        assert_eq!(pages.first(), Some(&Some(&Origin::Page(1))));
        assert!(pages.iter().all(|page| matches!(page, Some(Origin::Page(_)))));
        assert!(pages.windows(2).all(|pair| pair[0] <= pair[1]), "pages go up: {pages:?}");
        assert!(pages.last() > Some(&Some(&Origin::Page(5))));
    }
}

#[test]
fn page_numbers_and_running_headers_are_no_part_of_the_text() {
    for reader in readers() {
        for seed in SEEDS {
            let text =
                |producer: &str| read(&format!("tests/fixtures/pdf/{seed}.{producer}.pdf"), reader).source.text().to_owned();
            assert!(!text("libreoffice").contains('—'), "{seed}");
            assert!(!text("weasyprint").contains("页共"), "{seed}");
            assert!(!text("reportlab").contains("- 2 -"), "{seed}");
        }
    }
}

#[test]
fn signs_that_a_font_does_not_name_are_reported() {
    for reader in readers() {
        let plan = read("tests/fixtures/pdf/xishi-2018.reportlab.pdf", reader);
        assert!(plan.source.text().contains('\u{fffd}'));
        assert!(
            plan.unread.iter().any(|unread| unread.what.starts_with("page ") && unread.why.contains("Unicode")),
            "{:?}",
            plan.unread
        );
    }
}

/// Where a second reader does not say what the first says: the file, and how often each gives the sign of what is not known. The rest of the
/// text is the same. A code of two bytes that a font does not know is two codes of one byte to `hayro-*`.
const DIFFERENT: [(&str, usize, usize); 1] = [("xishi-2018.reportlab", 21, 42)];

#[test]
fn every_reader_says_what_the_first_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf");
    let known = |text: &str| text.chars().filter(|ch| *ch != '\u{fffd}').collect::<String>();
    let unknown = |text: &str| text.matches('\u{fffd}').count();
    let mut failures = Vec::new();
    for (seed, producer) in SEEDS.iter().flat_map(|seed| PRODUCERS.iter().map(move |producer| (seed, producer))) {
        let name = format!("{seed}.{producer}");
        let bytes = std::fs::read(folder.join(format!("{name}.pdf"))).unwrap_or_else(|error| panic!("{name}: {error}"));
        let by = |reader| SourceText::within("t", &bytes, usize::MAX, reader).unwrap_or_else(|error| panic!("{name}: {error}"));
        let first = by(PdfReader::default());
        for reader in readers().filter(|reader| *reader != PdfReader::default()) {
            let other = by(reader);
            let counts = (unknown(first.text()), unknown(other.text()));
            let listed = DIFFERENT.iter().find(|(file, ..)| *file == name).map_or((0, 0), |(_, first, other)| (*first, *other));
            if known(first.text()) != known(other.text()) || first.remarks() != other.remarks() || counts != listed {
                let at = first.text().chars().zip(other.text().chars()).position(|(one, other)| one != other);
                failures.push(format!("{name}, {}: {counts:?}, first at {at:?}", reader.name()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
