//! A sitting that is saved is a folder that the program reads with the same result, and that the page opens again.

use std::io::{Cursor, Write};

use serde_json::{Value, json};

use super::{ask, asked, duibiao, file, put, sitting, unpack_into, unpacked, with_folder};

const COUNTY: &[u8] = "丙县2017年工作要点\n一、重点任务\n（一）做好其他工作。\n".as_bytes();
const CITY: &[u8] = "甲市2017年工作要点\n一、重点任务\n（一）公开本级部门预算。\n（二）及时回应舆情。\n".as_bytes();

/// What the program makes of a saved sitting.
fn program(saved: &[u8], args: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    unpack_into(saved, folder.path());
    let folder = folder.path().to_string_lossy().into_owned();
    let args: Vec<String> = args.iter().map(|arg| arg.replace("DIR", &folder)).collect();
    duibiao(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

fn compared(sitting: &mut duibiao::page::Sitting) -> Vec<u8> {
    file(sitting, "form", json!({ "what": "compare", "format": "json" }))
}

const COMPARE: &[&str] = &["compare", "DIR", "--format", "json"];

#[test]
fn files_alone_are_saved_as_they_are() {
    let mut sitting = with_folder("seeds");
    let saved = file(&mut sitting, "save", json!({}));
    let names: Vec<String> = unpacked(&saved).into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"corpus.yaml".to_owned()) && names.contains(&"yibin-2017.txt".to_owned()), "{names:?}");
    assert!(compared(&mut sitting) == program(&saved, COMPARE));
}

#[test]
fn a_correction_changes_the_table_and_is_saved() {
    let mut sitting = sitting();
    put(&mut sitting, "全部/甲市/要点.txt", CITY);
    put(&mut sitting, "全部/丙县 要点.txt", COUNTY);
    let before = compared(&mut sitting);
    let facts = json!({ "level": "县区", "jurisdiction": "丙县", "prefecture": "甲市", "province": "某省", "year": 2017 });
    ask(&mut sitting, "correct", json!({ "path": "全部/丙县 要点.txt", "facts": facts }));
    let facts = json!({ "level": "prefecture", "jurisdiction": "甲市", "province": "某省", "title": "一份\"要点\": #1" });
    ask(&mut sitting, "correct", json!({ "path": "全部/甲市/要点.txt", "facts": facts }));
    let survey = ask(&mut sitting, "survey", json!({}));
    assert_eq!(survey["problem"], Value::Null);
    let plans: Vec<(&str, &str)> = survey["files"]
        .as_array()
        .expect("files")
        .iter()
        .filter_map(|file| Some((file["plan"]["level"].as_str()?, file["plan"]["prefecture"].as_str().unwrap_or_default())))
        .collect();
    assert_eq!(plans, [("county", "甲市"), ("prefecture", "")]);
    let after = compared(&mut sitting);
    assert!(before != after);
    let table: Value = serde_json::from_slice(&after).expect("JSON");
    let chain = table["plans"][1]["chain"].as_array().expect("a chain");
    assert!(chain.iter().any(|link| link["plan"] == table["plans"][0]["id"]), "the city stands above the county: {chain:?}");

    let saved = file(&mut sitting, "save", json!({}));
    assert!(after == program(&saved, COMPARE), "the program reads it with the same result");
    let mut again = with_folder("seeds");
    asked(&mut again, "load", json!({}), &saved).expect("opened");
    assert!(after == compared(&mut again));
    assert!(saved == file(&mut again, "save", json!({})), "the same sitting gives the same bytes");
    // Taken back, all is as before, in the sitting that was opened again too.
    let nothing =
        json!({ "level": null, "jurisdiction": null, "prefecture": null, "province": null, "year": null, "title": null });
    for (sitting, root) in [(&mut sitting, "全部/"), (&mut again, "")] {
        for path in ["丙县 要点.txt", "甲市/要点.txt"] {
            ask(sitting, "correct", json!({ "path": format!("{root}{path}"), "facts": nothing }));
        }
        assert!(before == compared(sitting), "{root}");
    }
}

#[test]
fn another_taxonomy_is_saved_and_used_again() {
    let mut first = with_folder("seeds");
    for starter in duibiao::taxonomy::starter_files() {
        asked(&mut first, "taxonomy_put", json!({ "path": starter.name }), starter.text.as_bytes()).expect("taken");
    }
    let used = ask(&mut first, "taxonomy_use", json!({}));
    let (saved, table) = (file(&mut first, "save", json!({})), compared(&mut first));
    assert!(table == program(&saved, &["--taxonomy", "DIR/taxonomy", "compare", "DIR", "--format", "json"]));
    let mut again = sitting();
    assert_eq!(asked(&mut again, "load", json!({}), &saved).expect("opened")["taxonomy"], true);
    assert_eq!(ask(&mut again, "about", json!({}))["taxonomy"], used);
    assert!(table == compared(&mut again) && saved == file(&mut again, "save", json!({})));
    // One with mistakes is not opened.
    let broken = packed(unpacked(&saved).into_iter().map(|(name, bytes)| {
        let bytes = if name == "taxonomy/taxonomy.yaml" { b"nonsense: [".to_vec() } else { bytes };
        (name, bytes)
    }));
    let mut other = with_folder("seeds");
    let before = compared(&mut other);
    assert_eq!(asked(&mut other, "load", json!({}), &broken).expect_err("mistakes")["code"], "taxonomy");
    assert!(before == compared(&mut other), "what is open stays");
}

fn packed(files: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        zip.write_all(&bytes).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn a_file_that_comes_later_is_read_with_those_of_a_saved_sitting() {
    let mut first = sitting();
    put(&mut first, "city.txt", CITY);
    ask(&mut first, "correct", json!({ "path": "city.txt", "facts": { "level": "prefecture" } }));
    let saved = file(&mut first, "save", json!({}));
    let mut again = sitting();
    asked(&mut again, "load", json!({}), &saved).expect("opened");
    put(&mut again, "new/county.txt", COUNTY);
    let survey = ask(&mut again, "survey", json!({}));
    assert_eq!(survey["plans"], 2, "{survey}");
    let saved = file(&mut again, "save", json!({}));
    assert!(compared(&mut again) == program(&saved, COMPARE));
}

/// The first clauses of the review that hold an item.
fn labelled(sitting: &mut duibiao::page::Sitting, count: usize) -> Vec<Value> {
    let queue = ask(sitting, "review_queue", json!({ "open_only": true, "count": 500 }));
    let rows = queue["rows"].as_array().expect("rows");
    rows.iter().filter(|row| !row["item"].is_null()).take(count).cloned().collect()
}

#[test]
fn decisions_count_are_saved_and_can_be_taken_back() {
    let mut sitting = with_folder("seeds");
    let plain = compared(&mut sitting);
    let rows = labelled(&mut sitting, 3);
    let decide = |sitting: &mut _, row: &Value, more: Value| {
        let mut args = json!({ "plan": row["plan"], "clause": row["clause"], "item": row["item"]["code"], "who": "某人", "when": "2024-05-06" });
        args.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        asked(sitting, "decide", args, &[])
    };
    decide(&mut sitting, &rows[0], json!({ "agrees": true })).expect("taken");
    decide(&mut sitting, &rows[1], json!({ "agrees": false, "note": "=1+1" })).expect("taken");
    let after = decide(&mut sitting, &rows[2], json!({ "agrees": false, "instead": "OR2" })).expect("taken");
    assert_eq!(after["decided"], 4, "the item that was rejected, and the one in its place: {after}");
    let changed = compared(&mut sitting);
    assert!(plain != changed);

    let saved = file(&mut sitting, "save", json!({}));
    assert!(changed == program(&saved, COMPARE), "the program reads the decisions");
    let table = file(&mut sitting, "review_table", json!({}));
    assert!(table == program(&saved, &["review", "export", "DIR"]), "the table is the program's");
    let mut again = with_folder("seeds");
    let found = asked(&mut again, "review_load", json!({ "name": "复核.tsv" }), &table).expect("fits");
    assert_eq!((&found["confirmed"], &found["rejected"], &found["added"]), (&json!(1), &json!(2), &json!(1)));
    assert!(changed == compared(&mut again));
    let mut opened = super::sitting();
    let found = asked(&mut opened, "load", json!({}), &saved).expect("opened");
    assert_eq!(found["decisions"], 4);
    assert!(changed == compared(&mut opened));

    for row in &rows {
        decide(&mut sitting, row, json!({ "agrees": null })).expect("taken back");
    }
    let instead = json!({ "plan": rows[2]["plan"], "clause": rows[2]["clause"], "item": "OR2", "agrees": null });
    assert_eq!(ask(&mut sitting, "decide", instead)["decided"], 0);
    assert!(plain == compared(&mut sitting));
}

#[test]
fn a_decision_that_does_not_fit_changes_nothing() {
    let mut sitting = with_folder("seeds");
    let row = labelled(&mut sitting, 1).remove(0);
    let plain = compared(&mut sitting);
    let decide = |sitting: &mut _, more: Value| {
        let mut args = json!({ "plan": row["plan"], "clause": row["clause"], "item": row["item"]["code"] });
        args.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        asked(sitting, "decide", args, &[]).expect_err("refused")
    };
    assert_eq!(decide(&mut sitting, json!({ "agrees": true, "when": "gestern" }))["code"], "data");
    assert_eq!(decide(&mut sitting, json!({ "agrees": true, "item": "NO9" }))["code"], "no-item");
    assert_eq!(decide(&mut sitting, json!({ "agrees": true, "clause": "clause:0-1" }))["code"], "data");
    assert_eq!(decide(&mut sitting, json!({ "agrees": false, "item": null }))["code"], "name-item");
    assert!(plain == compared(&mut sitting));
    assert_eq!(ask(&mut sitting, "review_queue", json!({}))["decided"], 0);
}

#[test]
fn to_ask_for_nothing_and_to_ask_for_something_give_way_to_each_other() {
    let mut sitting = with_folder("seeds");
    let row = labelled(&mut sitting, 1).remove(0);
    let mut decide = |item: &Value, agrees: bool| {
        let args = json!({ "plan": row["plan"], "clause": row["clause"], "item": item, "agrees": agrees });
        let rows = ask(&mut sitting, "decide", args)["rows"].clone();
        let said = |row: &Value| Some((row["item"]["code"].as_str()?.to_owned(), row["decision"].as_str()?.to_owned()));
        rows.as_array().expect("rows").iter().filter_map(said).collect::<Vec<_>>()
    };
    let code = row["item"]["code"].as_str().expect("a code").to_owned();
    assert!(decide(&json!(code), true).contains(&(code.clone(), "yes".to_owned())));
    assert!(decide(&Value::Null, true).contains(&(code.clone(), "no".to_owned())));
    assert!(decide(&json!(code), true).contains(&(code, "yes".to_owned())));
}
