//! SARIF, GitHub annotations, JSON, text and outline of one checked draft.

use duibiao::gap::Baseline;
use duibiao::report::{CheckReport, Lang, RenderOptions, baseline, docx, github, json, sarif, views};
use duibiao::source::yaml::DataFile;

use crate::check::{How, SEEDS, checked, member};

fn report() -> CheckReport {
    let (id, text) = SEEDS[4];
    checked(&member(id, text), &[], How::default()).1
}

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: Some(100), color: false };

#[test]
fn sarif_has_what_the_standard_requires() {
    let report = report();
    let log: serde_json::Value = serde_json::from_str(&sarif::render(&report, Lang::En).expect("JSON")).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "duibiao");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), report.diagnostics.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(!result["message"]["text"].as_str().expect("a message").is_empty());
        assert_eq!(result["partialFingerprints"]["duibiaoContent/v1"].as_str().map(str::len), Some(16));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "draft.txt");
        let region = &place["region"];
        assert!(region["startLine"].as_u64() >= Some(1) && region["startColumn"].as_u64() >= Some(1));
        assert!(region["endColumn"].as_u64() > region["startColumn"].as_u64());
    }
}

#[test]
fn an_annotation_is_one_line_with_its_place() {
    let report = report();
    let text = github::render(&report, Lang::Zh);
    assert_eq!(text.lines().count(), report.diagnostics.len());
    assert!(text.lines().all(|line| line.starts_with("::warning file=draft.txt,line=") || line.starts_with("::notice file=")));
}

#[test]
fn json_has_the_frozen_fields() {
    let report = report();
    let text = json::pretty(&json::check(&report, Lang::Zh)).expect("JSON");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["schema"], "duibiao/check/v1");
    assert_eq!(value["unchecked"], serde_json::json!(["province", "prefecture"]));
    let first = &value["diagnostics"][0];
    for field in [
        "code",
        "severity",
        "message",
        "help",
        "place",
        "related",
        "items",
        "missing_elements",
        "parent",
        "proposal",
        "confidence",
        "fingerprint",
        "accepted",
        "expired",
    ] {
        assert!(first.get(field).is_some(), "{field}");
    }
    let (start, end) =
        (first["place"]["byte_start"].as_u64().expect("a byte"), first["place"]["byte_end"].as_u64().expect("a byte"));
    let range = usize::try_from(start).expect("small")..usize::try_from(end).expect("small");
    assert!(report.source.text().get(range).is_some_and(|text| !text.is_empty()));
}

#[test]
fn the_words_are_underlined_at_their_width() {
    let text = views::check_rich(&report(), ZH);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("^^^")).expect("an underline");
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let marks = lines[at].chars().filter(|ch| *ch == '^').count();
    let before = lines[at].find('^').map(|at| at - 5).expect("a mark");
    // What stands above the marks is as wide as they are.
    let shown = lines[at - 1].split_once("| ").expect("a gutter").1;
    let start = shown.char_indices().map(|(at, _)| at).find(|at| width(&shown[..*at]) == before).expect("a column");
    let words = shown[start..].char_indices().map(|(at, _)| at).find(|at| width(&shown[start..start + at]) == marks);
    assert!(words.is_some(), "{}\n{}", lines[at - 1], lines[at]);
}

#[test]
fn the_outline_holds_every_heading_and_every_proposal() {
    let report = report();
    let text = views::outline_markdown(&report, ZH);
    let proposals = report.diagnostics.iter().filter(|row| row.proposal.is_some()).count();
    assert_eq!(text.matches("> **建议").count(), proposals);
    assert!(proposals > 20 && text.contains("（四）推进食品药品安全领域信息公开"));
    let document = docx::render_outline(&report, ZH).expect("a document");
    assert!(document.starts_with(b"PK"));
}

#[test]
fn a_written_baseline_accepts_everything_and_keeps_its_reasons() {
    let report = report();
    for as_json in [false, true] {
        let text = baseline::write(&report, &Baseline::default(), as_json, Lang::Zh).expect("text");
        let text = text.replacen("待说明", "本区没有此项“职能”: 是", 1);
        let read = Baseline::read(&DataFile::new("b", text)).expect("valid");
        assert_eq!(read.entries.len(), report.diagnostics.len());
        let again = baseline::write(&report, &read, as_json, Lang::Zh).expect("text");
        assert_eq!(again.matches("本区没有此项").count(), 1);
        assert_eq!(Baseline::read(&DataFile::new("b", again)).as_ref().ok(), Some(&read));
    }
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let page = views::rules_markdown(lang);
        for code in duibiao::gap::Code::ALL {
            let rule = lang.rule(code);
            assert!(page.contains(&format!("## {} {}", code.code(), rule.name)), "{}", code.code());
            assert!([rule.means, rule.why, rule.settle].iter().all(|text| !text.is_empty()));
        }
    }
}

#[test]
fn the_page_of_all_rules_is_current() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/findings.md")).expect("docs/findings.md");
    assert!(
        page == views::rules_markdown(Lang::Zh),
        "docs/findings.md is out of date; run `duibiao check --explain all --format md -o docs/findings.md`"
    );
}
