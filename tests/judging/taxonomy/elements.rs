//! Elements: every mistake an editor can make with them is named with its place, and a change of one is told.

use duibiao::source::yaml::DataFile;
use duibiao::source::{Problem, Severity};
use duibiao::taxonomy::{Taxonomy, check, diff, load, starter_files};

/// The starting folder with a part of one of its files replaced.
fn edited(edits: &[(&str, &str, &str)]) -> Vec<DataFile> {
    let mut files = starter_files();
    for (name, from, to) in edits {
        let file = files.iter_mut().find(|file| file.name == *name).expect("a file of the starting folder");
        assert!(file.text.contains(from), "{name} holds no “{from}”");
        file.text = file.text.replacen(from, to, 1).into();
    }
    files
}

fn said(edits: &[(&str, &str, &str)], severity: Severity) -> Vec<String> {
    let (taxonomy, problems) = check(&edited(edits));
    assert_eq!(taxonomy.is_none(), problems.has_errors(), "{problems}");
    problems.sorted().into_iter().filter(|problem| problem.severity == severity).map(Problem::to_string).collect()
}

fn assert_error(edits: &[(&str, &str, &str)], expected: &str) {
    let found = said(edits, Severity::Error);
    assert!(found.len() == 1 && found[0].contains(expected), "{expected}\n{found:#?}");
}

const FX: &str = "items/FX.yaml";
const ZR: &str = "items/ZR.yaml";
const POINTS: &str = "profiles/2026.yaml";

#[test]
fn an_element_has_the_number_of_its_item_once() {
    for bad in ["FX2.2", "FX1.0", "FX1.x", "FX1", "FX1.", "FX1.02"] {
        assert_error(&[(FX, "id: FX1.2", &format!("id: {bad}"))], &format!("items/FX.yaml:24:12: “{bad}” is no element of FX1"));
    }
    assert_error(
        &[(FX, "id: FX1.2", "id: FX1.1")],
        "items/FX.yaml:24:12: the element “FX1.1” is given twice; the first is on line 23",
    );
}

#[test]
fn an_element_stands_under_one_item() {
    assert_error(
        &[(ZR, "zh: 安全培训", "zh: “挂牌督办”")],
        "element under two items: “““挂牌督办””” is ZR2.2 and already FX1.2 in items/FX.yaml:24"
            .replace("““", "“")
            .replace("””", "”")
            .as_str(),
    );
    assert_error(
        &[(ZR, "en: Training", "en: campaigns")],
        "items/ZR.yaml:22:33: element under two items: “campaigns” is ZR2.2 and already FX2.3 in items/FX.yaml:38",
    );
    assert_error(&[(FX, "zh: 挂牌督办", "zh: 隐患排查")], "the name “隐患排查” of FX1.2 already belongs to FX1.1");
}

#[test]
fn a_term_stands_once_in_an_element_and_is_a_word() {
    // A word may name several parts of an item at once.
    assert_eq!(said(&[(FX, "terms: [挂牌督办, 督办]", "terms: [挂牌督办, 排查]")], Severity::Error), [""; 0]);
    assert_error(&[(FX, "terms: [挂牌督办, 督办]", "terms: [督办, 督办]")], "the term “督办” stands twice in FX1.2");
    assert_error(&[(FX, "terms: [挂牌督办, 督办]", "terms: [挂, 督办]")], "items/FX.yaml:24:61: the term “挂” is too short");
    assert_error(&[(FX, "terms: [挂牌督办, 督办]", "terms: []")], "the element has no terms");
    assert_error(
        &[(FX, "terms: [挂牌督办, 督办]", "terms: [挂牌督办], answers: [督办, 挂牌督办]")],
        "the term “挂牌督办” stands twice in FX1.2",
    );
    // Two items may look for the same word: each only in its own clauses.
    assert_eq!(said(&[(ZR, "terms: [培训]", "terms: [培训, 整改]")], Severity::Error), [""; 0]);
}

#[test]
fn what_is_missing_or_unknown_in_an_element_is_said() {
    assert_error(&[(FX, ", en: Listed supervision", "")], "items/FX.yaml:24:7: an element has no field “en”");
    assert_error(&[(FX, "zh: 挂牌督办, ", "")], "an element has no field “zh”");
    assert_error(&[(FX, ", terms: [挂牌督办, 督办]", "")], "an element has no field “terms”");
    assert_error(&[(FX, "en: Listed supervision", "en: Listed supervision, zhh: 甲")], "an element has an unknown field “zhh”");
    let text =
        said(&[(FX, "  elements:\n    - {id: FX2.1", "  elements: none\n  aliases_: \n    - {id: FX2.1")], Severity::Error)
            .join("\n");
    assert!(text.contains("elements must be a list, found text"), "{text}");
}

#[test]
fn too_few_and_too_many_are_questions() {
    let few = said(&[(FX, "    - {id: FX2.3, zh: 专项整治, en: Campaigns, terms: [专项整治]}\n", "")], Severity::Warning);
    assert!(few.len() == 1 && few[0].starts_with("items/FX.yaml:26:9: FX2 has 2 elements (an item is best"), "{few:?}");
    let element = |n| format!("    - {{id: ZR2.{n}, zh: 要素{n}, en: E{n}, terms: [词语{n}]}}\n");
    let more = (4..14).map(element).collect::<Vec<_>>().concat();
    let last = "    - {id: ZR2.3, zh: 应急演练, en: Drills, terms: [演练]}\n";
    let many = said(&[(ZR, last, &format!("{last}{more}"))], Severity::Warning);
    assert!(many.len() == 1 && many[0].contains("ZR2 has 13 elements"), "{many:?}");
}

#[test]
fn a_point_asks_only_for_elements_of_its_items() {
    assert_error(&[(POINTS, "FX1.3]", "FX1.9]")], "“FX1.9” is no known element (did you mean");
    assert_error(&[(POINTS, "FX1.3]", "ZR1.1]")], "“ZR1.1” is an element of an item that the point does not ask for");
    assert_error(&[(POINTS, "FX1.3]", "FX1.1]")], "the element “FX1.1” stands twice in the point");
}

#[test]
fn elements_that_came_went_or_changed_are_told() {
    let taxonomy =
        |edits: &[(&str, &str, &str)]| -> Taxonomy { load(&edited(edits)).unwrap_or_else(|problems| panic!("{problems}")) };
    let changes = |edits: &[(&str, &str, &str)]| -> Vec<String> {
        let changes = diff(&taxonomy(&[]), &taxonomy(edits));
        changes.iter().map(|change| format!("{} {} {}", change.subject, change.part.code(), change.kind.code())).collect()
    };
    assert_eq!(changes(&[(FX, "督办]}", "督办, 督促]}")]), ["FX1.2 element changed"]);
    assert_eq!(changes(&[(FX, "unless: [企业销号]", "unless: [企业]")]), ["FX1.3 element changed"]);
    assert_eq!(changes(&[(ZR, "id: ZR2.3", "id: ZR2.4")]), ["ZR2.3 element removed", "ZR2.4 element added"]);
    assert_eq!(changes(&[(POINTS, "FX1.1, FX1.3", "FX1.1")]), ["2026 1.1 point changed"]);
    let swapped = [
        (ZR, "    - {id: ZR2.2, zh: 安全培训, en: Training, terms: [培训]}\n", ""),
        (ZR, "    - {id: ZR2.1,", "    - {id: ZR2.2, zh: 安全培训, en: Training, terms: [培训]}\n    - {id: ZR2.1,"),
    ];
    assert_eq!(changes(&swapped), ["ZR2 element moved"]);
}
