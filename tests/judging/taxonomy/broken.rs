//! Every mistake an editor can make is named with file, line and column, and all of them at once.

use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{embedded_files, load};

/// The embedded files with one of them replaced.
fn with(name: &str, text: &str) -> Vec<DataFile> {
    let mut files = embedded_files();
    let file = files.iter_mut().find(|file| file.name == name).expect("a file of the taxonomy");
    file.text = text.to_owned().into();
    files
}

fn problems(files: &[DataFile]) -> String {
    load(files).expect_err("broken").to_string()
}

#[test]
fn all_problems_of_several_files_come_at_once() {
    let mut files = with("taxonomy/items/RI.yaml", RISKS);
    let profile = files.iter_mut().find(|file| file.name == "taxonomy/profiles/2022.yaml").expect("a profile");
    profile.text = "year: 2022\ndoc_number: 某号\npoints:\n  - {number: \"1.1\", title: 甲, items: []}\n  - {number: \"1.2\", title: 乙, items: [ZZ9]}\n".to_owned().into();
    let text = problems(&files);
    for expected in [
        "taxonomy/items/RI.yaml:2:3: an item has an unknown field “zhh” (did you mean “zh”?)",
        "taxonomy/items/RI.yaml:1:3: an item has no field “zh”",
        "taxonomy/items/RI.yaml:10:10: scope must be text, found a number (put it in quotes)",
        "taxonomy/items/RI.yaml:11:9: the code “RI3” is given twice; the first is in taxonomy/items/RI.yaml:5",
        "taxonomy/items/RI.yaml:16:3: the key “en” is given twice; the first is on line 14",
        "taxonomy/items/RI.yaml:19:9: “QQ1” is of no known domain",
        "taxonomy/profiles/2022.yaml:4:5: the point asks for no item",
        "taxonomy/profiles/2022.yaml:5:39: “ZZ9” is no known item",
    ] {
        assert!(text.contains(expected), "missing: {expected}\n{text}");
    }
}

const RISKS: &str = "- code: RI1
  zhh: 金融
  en: Financial risk
  scope: 金融。
- code: RI3
  zh: 安全
  en: Safety
  scope: 安全。
- {code: RI2, zh: 房地产, en: Homes,
  scope: 7}
- code: RI3
  zh: 安全
  scope: 安全。
  en: Safety
  aliases: []
  en: Safety
# A code whose domain is not in domains.yaml.

- code: QQ1
  zh: 某
  en: Some
  scope: 某。
";

#[test]
fn a_word_belongs_to_one_item() {
    let text = problems(&with(
        "taxonomy/items/RI.yaml",
        "- {code: RI1, zh: 甲, en: A, scope: 甲。, aliases: [乙丙], terms: {defining: [丁戊, 丁戊]}}\n- {code: RI2, zh: 乙, en: B, scope: 乙。, aliases: [乙丙], terms: {defining: [丁戊], typical: [公]}}\n- {code: RI3, zh: 丙, en: C, scope: 丙。}\n",
    ));
    for expected in [
        ":2:50: “乙丙” is claimed as alias by RI2 and already belongs to RI1",
        "“丁戊” is claimed as defining term by RI2 and already belongs to RI1",
        "the term “丁戊” stands twice in RI1",
        "the term “公” is too short to mean one thing",
    ] {
        assert!(text.contains(expected), "missing: {expected}\n{text}");
    }
}

#[test]
fn syntax_and_types_are_explained() {
    let text = problems(&with("taxonomy/domains.yaml", "- code：EC\n  zh: 经济\n"));
    assert!(text.contains("taxonomy/domains.yaml:"), "{text}");
    assert!(text.contains("full-width colon"), "{text}");
    let text = problems(&with("taxonomy/mapping.yaml", "threshold: 7\n"));
    assert!(text.contains("threshold must lie between 0 and 1, found 7"), "{text}");
    assert!(text.contains("has no field “strengths”"), "{text}");
}

#[test]
fn a_folder_without_its_files_says_which() {
    let files: Vec<DataFile> = embedded_files().into_iter().filter(|file| !file.name.ends_with("domains.yaml")).collect();
    assert!(problems(&files).contains("taxonomy/domains.yaml: the taxonomy has no such file"));
}
