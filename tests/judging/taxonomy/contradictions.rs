//! What is right in form and still cannot work: names that lead astray, conditions that never hold, years and weights that contradict.

use duibiao::source::yaml::DataFile;
use duibiao::source::{Problem, Severity};
use duibiao::taxonomy::{check, embedded_files, starter_files};

/// The starting folder with one of its files replaced; without its points, which name elements of what may be gone.
fn with(name: &str, text: &str) -> Vec<DataFile> {
    let mut files = starter_files();
    files.retain(|file| !file.name.starts_with("profiles/") || file.name == name);
    let file = files.iter_mut().find(|file| file.name == name).expect("a file of the starting folder");
    file.text = text.to_owned().into();
    files
}

/// The starting folder with a part of one of its files replaced.
fn edited(name: &str, from: &str, to: &str) -> Vec<DataFile> {
    let files = starter_files();
    let text = &files.iter().find(|file| file.name == name).expect("a file of the starting folder").text;
    assert!(text.contains(from), "{name} holds no “{from}”");
    with(name, &text.replace(from, to))
}

/// Checks that each message is there, with this severity and only with it.
fn assert_found(files: &[DataFile], severity: Severity, expected: &[&str]) {
    let (taxonomy, problems) = check(files);
    assert_eq!(taxonomy.is_none(), problems.has_errors(), "{problems}");
    let said: Vec<String> =
        problems.sorted().into_iter().filter(|problem| problem.severity == severity).map(Problem::to_string).collect();
    for expected in expected {
        assert!(said.iter().any(|line| line.starts_with(expected)), "missing: {expected}\n{problems}");
    }
    assert_eq!(said.len(), expected.len(), "{problems}");
}

#[test]
fn the_given_folders_are_without_a_problem() {
    for files in [embedded_files(), starter_files()] {
        let (taxonomy, problems) = check(&files);
        assert!(taxonomy.is_some() && problems.sorted().is_empty(), "{problems}");
    }
}

#[test]
fn a_name_belongs_to_one_item_and_no_alias_takes_it() {
    let items = "- {code: FX1, zh: 甲事, en: A, scope: 甲。, aliases: [乙事], terms: {defining: [甲甲]}}
- {code: FX2, zh: 乙事, en: B, scope: 乙。, aliases: [丙事, 丁事], terms: {defining: [乙乙]}}
- {code: FX3, zh: 丙事, en: C, scope: 丙。, aliases: [甲事], terms: {defining: [丙丙]}}
- {code: FX4, zh: 丁事, en: B, scope: 丁。, terms: {defining: [丁丁]}}
- {code: FX5, zh: 戊事, en: E, scope: 戊。, aliases: [戊事], terms: {defining: [戊戊]}}
";
    let files = with("items/FX.yaml", items);
    assert_found(
        &files,
        Severity::Error,
        &[
            "items/FX.yaml:1:51: the alias “乙事” of FX1 is the name of FX2 (the aliases go round in a circle: FX1 → FX2 → FX3 → FX1)",
            "items/FX.yaml:2:51: the alias “丙事” of FX2 is the name of FX3 (the aliases go round in a circle: FX2 → FX3 → FX1 → FX2)",
            "items/FX.yaml:2:55: the alias “丁事” of FX2 is the name of FX4 (an alias must lead to one item",
            "items/FX.yaml:3:51: the alias “甲事” of FX3 is the name of FX1 (the aliases go round in a circle",
            "items/FX.yaml:4:27: the name “B” is given to FX4 and already belongs to FX2",
        ],
    );
    assert_found(
        &files,
        Severity::Warning,
        &["items/FX.yaml:1:10: 5 of 7 items have no elements", "items/FX.yaml:5:51: the alias “戊事” is the item's own name"],
    );
}

#[test]
fn conditions_that_can_never_matter_are_shown() {
    let items = "- code: FX1
  zh: 甲事
  en: A
  scope: 甲。
  terms:
    defining:
      - {term: 化工园区, unless: [园区]}
      - {term: 危险作业, with: [作业]}
      - {term: 专项整治, with: [化工企业, 化工], unless: [矿山]}
      - {term: 动火, with: [矿山动火], unless: [矿山]}
      - {term: 受限空间, unless: [“”]}
- {code: FX2, zh: 乙事, en: B, scope: 乙。}
";
    let files = with("items/FX.yaml", items);
    assert_found(&files, Severity::Error, &["items/FX.yaml:11:9: the condition ““”” of “受限空间” has no character"]);
    assert_found(
        &files,
        Severity::Warning,
        &[
            "items/FX.yaml:1:9: 2 of 4 items have no elements: FX1, FX2 (add",
            "items/FX.yaml:7:9: “化工园区” can never count: “unless: 园区” is part of the term itself",
            "items/FX.yaml:8:9: in “危险作业”, “with: 作业” can never matter: it is part of the term itself",
            "items/FX.yaml:9:9: in “专项整治”, “with: 化工企业” can never matter: “化工” is part of it",
            "items/FX.yaml:10:9: in “动火”, “with: 矿山动火” can never matter: wherever it stands, “unless: 矿山” holds",
            "items/FX.yaml:12:19: FX2 has no terms and can never be found",
        ],
    );
    let files = edited("mapping.yaml", "neutral: []", "neutral: [安全生产月]");
    assert_found(
        &files,
        Severity::Warning,
        &["items/ZR.yaml:18:16: “安全生产月” can never count: mapping.yaml lists it", "items/ZR.yaml:21:67: “安全生产月” can"],
    );
}

#[test]
fn years_weights_and_identifiers_agree_with_what_they_are_called() {
    let files = edited("profiles/2026.yaml", "year: 2026", "year: 2027");
    assert_found(&files, Severity::Error, &["profiles/2026.yaml:8:7: the profile is of 2027, and taxonomy.yaml says that 2026"]);
    let weights = |new| edited("mapping.yaml", "{defining: 0.9, typical: 0.6, hint: 0.3}", new);
    let order = ["mapping.yaml:7:48: hint (0.7) must not weigh more than typical (0.6)"];
    assert_found(&weights("{defining: 0.9, typical: 0.6, hint: 0.7}"), Severity::Error, &order);
    let weak = ["mapping.yaml:7:23: defining (0.4) lies below the threshold (0.5)"];
    assert_found(&weights("{defining: 0.4, typical: 0.4, hint: 0.3}"), Severity::Error, &weak);
    let strong = ["mapping.yaml:7:48: hint (0.5) reaches the threshold (0.5)"];
    assert_found(&weights("{defining: 0.9, typical: 0.6, hint: 0.5}"), Severity::Warning, &strong);
    for bad in ["example", "https://example.org/a b#", "https://example.org/safety"] {
        let files = edited("taxonomy.yaml", "# iri: https://example.org/safety#", &format!("iri: \"{bad}\""));
        assert_found(&files, Severity::Error, &[&format!("taxonomy.yaml:10:6: “{bad}” cannot begin an identifier")]);
    }
    let files = edited("domains.yaml", "code: FX", "code: F1");
    assert!(check(&files).1.to_string().contains("domains.yaml:3:10: “F1” is no domain code"));
}
