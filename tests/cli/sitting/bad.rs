//! Bad input: said in plain words, the rest goes on, nothing that was put in is lost.

use duibiao::page::Sitting;
use serde_json::{Value, json};

use super::{ask, asked, file, put, root, sitting, with_folder};

const PLAN: &[u8] = "甲市2017年工作要点\n一、重点任务\n（一）公开本级部门预算。\n".as_bytes();

/// State and reason of each file, by its name.
fn states(survey: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let files = survey["files"].as_array().expect("files");
    files.iter().map(|file| (text(&file["name"]), text(&file["state"]), text(&file["why"]["code"]))).collect()
}

#[test]
fn what_is_no_plan_is_listed_with_its_reason_and_the_plan_is_read() {
    let mut sitting = sitting();
    put(&mut sitting, "all/plan.txt", PLAN);
    put(&mut sitting, "all/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    put(&mut sitting, "all/broken.docx", b"PK\x03\x04broken");
    put(&mut sitting, "all/empty.txt", b"");
    put(&mut sitting, "all/notes.txt", "今天天气很好。\n".as_bytes());
    put(&mut sitting, "all/~$plan.docx", b"x");
    put(&mut sitting, "all/coverage.json", b"{\"schema\":\"duibiao/coverage/v1\"}");
    let large = put(&mut sitting, "all/large.txt", &vec![b'a'; (32 << 20) + 1]);
    assert_eq!(large["refused"]["code"], "too-large");
    ask(&mut sitting, "refuse", json!({ "path": "all/heavy.pdf", "code": "out-of-memory" }));
    let survey = ask(&mut sitting, "survey", json!({}));
    let expected = [
        ("broken.docx", "not_read", "damaged"),
        ("coverage.json", "result", ""),
        ("empty.txt", "not_read", "empty"),
        ("heavy.pdf", "not_read", "out-of-memory"),
        ("large.txt", "not_read", "too-large"),
        ("notes.txt", "not_read", "not-a-plan"),
        ("picture.png", "not_read", "picture"),
        ("plan.txt", "plan", ""),
        ("~$plan.docx", "hidden", ""),
    ];
    let expected = expected.map(|(name, state, why)| (name.to_owned(), state.to_owned(), why.to_owned()));
    assert_eq!(states(&survey), expected);
    for file in survey["files"].as_array().expect("files").iter().filter(|file| !file["why"].is_null()) {
        let why = file["why"]["message"].as_str().expect("a message");
        assert!(why.chars().any(|ch| ('一'..='龥').contains(&ch)), "{file}");
    }
    assert_eq!(ask(&mut sitting, "compare", json!({}))["coverage"]["plans"].as_array().map(Vec::len), Some(1));
    let english = ask(&mut sitting, "survey", json!({ "lang": "en" }));
    let is_plain = |file: &Value| file["why"]["message"].as_str().is_none_or(str::is_ascii);
    assert!(
        english["files"].as_array().expect("files").iter().filter(|file| file["name"] != "notes.txt").all(is_plain),
        "{english}"
    );
}

#[test]
fn without_a_plan_every_question_has_an_answer_in_words() {
    let mut sitting = sitting();
    for round in 0..2 {
        for method in ["compare", "report", "review_queue", "review_table", "report_zip"] {
            assert_eq!(asked(&mut sitting, method, json!({}), &[]).expect_err("no plan")["code"], "no-plan", "{method} {round}");
        }
        assert_eq!(ask(&mut sitting, "survey", json!({}))["plans"], 0);
        put(&mut sitting, "only.png", b"\x89PNG\r\n\x1a\n");
    }
    assert_eq!(asked(&mut sitting, "nonsense", json!({}), &[]).expect_err("unknown")["code"], "no-question");
    assert_eq!(asked(&mut sitting, "tables", json!({ "waht": 1 }), &[]).expect_err("unknown")["code"], "arguments");
    put(&mut sitting, "plan.txt", PLAN);
    for (method, args, code) in [
        ("gap", json!({ "plan": "nobody" }), "no-such-plan"),
        ("proof", json!({ "item": "NO9" }), "no-item"),
        ("tables", json!({ "what": "moon" }), "unknown"),
        ("form", json!({ "what": "compare", "format": "exe" }), "form"),
        ("form", json!({ "what": "gap", "plan": "nobody", "format": "docx" }), "no-such-plan"),
        ("check", json!({ "draft": "nobody.txt" }), "reading"),
        ("correct", json!({ "path": "nobody.txt", "facts": {} }), "no-file"),
        ("correct", json!({ "path": "plan.txt", "facts": { "level": "moon" } }), "wrong-value"),
        ("correct", json!({ "path": "plan.txt", "facts": { "year": "abc" } }), "wrong-value"),
        ("correct", json!({ "path": "plan.txt", "facts": { "colour": "red" } }), "wrong-value"),
    ] {
        assert_eq!(asked(&mut sitting, method, args.clone(), &[]).expect_err("refused")["code"], code, "{method} {args}");
    }
    assert_eq!(ask(&mut sitting, "survey", json!({}))["plans"], 1);
}

#[test]
fn a_broken_sitting_leaves_what_is_open() {
    let mut sitting = with_folder("seeds");
    let saved = file(&mut sitting, "save", json!({}));
    let mut cut = saved.clone();
    cut.truncate(saved.len() / 2);
    for broken in [&b""[..], b"nonsense", &cut] {
        assert_eq!(asked(&mut sitting, "load", json!({}), broken).expect_err("broken")["code"], "broken-sitting");
    }
    assert_eq!(ask(&mut sitting, "survey", json!({}))["plans"], 5);
    assert!(saved == file(&mut sitting, "save", json!({})));
}

#[test]
fn a_list_with_mistakes_is_told_and_goes_with_its_file() {
    let mut sitting = sitting();
    put(&mut sitting, "all/plan.txt", PLAN);
    put(&mut sitting, "all/corpus.yaml", b"plans:\n  - {path: plan.txt, level: moon}\n");
    let survey = ask(&mut sitting, "survey", json!({}));
    assert_eq!(survey["problem"]["code"], "data");
    assert!(survey["problem"]["problems"][0].as_str().expect("a place").contains("corpus.yaml:2:"), "{survey}");
    assert_eq!(asked(&mut sitting, "compare", json!({}), &[]).expect_err("wrong list")["code"], "data");
    // To correct a file does not hide the mistake.
    ask(&mut sitting, "correct", json!({ "path": "all/plan.txt", "facts": { "level": "county" } }));
    assert_eq!(ask(&mut sitting, "survey", json!({}))["problem"]["code"], "data");
    assert_eq!(ask(&mut sitting, "remove", json!({ "path": "all/corpus.yaml" }))["removed"], true);
    let survey = ask(&mut sitting, "survey", json!({}));
    assert_eq!((&survey["problem"], &survey["plans"]), (&Value::Null, &json!(1)));
}

#[test]
fn another_taxonomy_is_used_or_its_mistakes_are_told() {
    let mut sitting = with_folder("seeds");
    let before = file(&mut sitting, "form", json!({ "what": "compare", "format": "csv" }));
    for starter in duibiao::taxonomy::starter_files() {
        let taken =
            asked(&mut sitting, "taxonomy_put", json!({ "path": format!("mine/{}", starter.name) }), starter.text.as_bytes());
        assert!(taken.is_ok(), "{}", starter.name);
    }
    let used = ask(&mut sitting, "taxonomy_use", json!({}));
    assert_eq!(used["builtin"], false);
    assert!(before != file(&mut sitting, "form", json!({ "what": "compare", "format": "csv" })));
    asked(&mut sitting, "taxonomy_put", json!({ "path": "items/XX.yaml" }), b"nonsense: [").expect("taken");
    let wrong = asked(&mut sitting, "taxonomy_use", json!({}), &[]).expect_err("wrong");
    assert!(!wrong["problems"].as_array().expect("problems").is_empty(), "{wrong}");
    assert_eq!(ask(&mut sitting, "about", json!({}))["taxonomy"]["builtin"], false, "the one before stays");
    ask(&mut sitting, "taxonomy_builtin", json!({}));
    assert!(before == file(&mut sitting, "form", json!({ "what": "compare", "format": "csv" })));
}

#[test]
fn the_words_of_another_taxonomy_are_refused_once_plans_were_read() {
    let mut sitting = with_folder("seeds");
    let before = file(&mut sitting, "form", json!({ "what": "compare", "format": "csv" }));
    let words = std::fs::read_to_string(root().join("taxonomy/language.yaml")).expect("the built-in words");
    let offer = |sitting: &mut Sitting, words: &str| {
        for starter in duibiao::taxonomy::starter_files() {
            asked(sitting, "taxonomy_put", json!({ "path": starter.name }), starter.text.as_bytes()).expect("taken");
        }
        asked(sitting, "taxonomy_put", json!({ "path": "mine/language.yaml" }), words.as_bytes()).expect("taken");
        asked(sitting, "taxonomy_use", json!({}), &[])
    };
    let refused = offer(&mut sitting, &words.replace("listed_endings: [", "listed_endings: [专柜, ")).expect_err("other words");
    assert!(refused["message"].as_str().is_some_and(|message| message.contains("language.yaml")), "{refused}");
    assert!(before == file(&mut sitting, "form", json!({ "what": "compare", "format": "csv" })), "the one before stays");
    assert_eq!(offer(&mut sitting, &words).expect("the same words")["builtin"], false);
}

#[test]
fn names_of_files_lead_nowhere_and_hide_nothing() {
    let mut sitting = sitting();
    for name in ["../../etc/plan.txt", "/abs/\u{202e}plan2.txt", "C:\\x\\ plan3 .txt", "…/<b>plan4</b>.txt"] {
        put(&mut sitting, name, PLAN);
    }
    ask(&mut sitting, "correct", json!({ "path": "../../etc/plan.txt", "facts": { "level": "county" } }));
    let survey = ask(&mut sitting, "survey", json!({}));
    let paths: Vec<&str> = survey["files"].as_array().expect("files").iter().filter_map(|file| file["path"].as_str()).collect();
    assert_eq!(paths, ["C:/x/plan3 .txt", "abs/plan2.txt", "etc/plan.txt", "…/<b>plan4</b>.txt"].map(str::to_owned));
    assert_eq!(survey["plans"], 4, "{survey}");
}

#[test]
fn marks_of_a_draft_are_counted_as_a_browser_counts() {
    let mut sitting = sitting();
    put(&mut sitting, "draft.txt", "丙县2017年工作要点😀\n一、重点任务\n（一）公开预算。\n（一）公开预算。\n".as_bytes());
    let found = ask(&mut sitting, "check", json!({ "draft": "draft.txt" }));
    let text: Vec<u16> = found["draft"]["text"].as_str().expect("text").encode_utf16().collect();
    let marks = found["marks"].as_array().expect("marks");
    assert!(!marks.is_empty(), "{found}");
    for mark in marks {
        let place = |name: &str| usize::try_from(mark[name].as_u64().expect("a place")).expect("small");
        let diagnostic = &found["check"]["diagnostics"][place("diagnostic")]["place"];
        let bytes = |name: &str| usize::try_from(diagnostic[name].as_u64().expect("a place")).expect("small");
        let marked = String::from_utf16(text.get(place("start")..place("end")).expect("inside")).expect("whole characters");
        let own = found["draft"]["text"].as_str().and_then(|text| text.get(bytes("byte_start")..bytes("byte_end")));
        assert_eq!(Some(marked.as_str()), own);
    }
}
