//! `eval` on a folder of real plans: what cannot be scored is named, and never stops the rest.

use std::fs;

use tempfile::TempDir;

use super::duibiao;

const INDEX: &str = "n\tyear\tlevel\tform\thalf\n1\t2019\tcounty\ttext\ttuned\n2\t2021\tcounty\ttext\tkept\n";
const TEXT: &str = "某县2019年政务公开工作要点\n一、重点任务\n（一）公开部门预决算。\n（二）公开政府采购信息。\n";
const HEAD: &str = "id\tkind\tcodes\talso\ttext\n";

/// A folder of two plans, of which only the first has a text.
fn folder(labels: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for sub in ["labels", "texts"] {
        fs::create_dir(folder.path().join(sub)).expect("a folder");
    }
    fs::write(folder.path().join("index.tsv"), INDEX).expect("written");
    fs::write(folder.path().join("texts/1.txt"), TEXT).expect("written");
    for number in ["1", "2"] {
        fs::write(folder.path().join(format!("labels/{number}.tsv")), format!("{HEAD}{labels}")).expect("written");
    }
    folder
}

/// What the program says of it on standard output and standard error.
fn run(folder: &TempDir, more: &[&str]) -> (Option<i32>, String, String) {
    let mut command = duibiao();
    command.arg("eval").arg(folder.path()).arg("--texts").arg(folder.path().join("texts")).args(["--lang", "en"]).args(more);
    let output = command.output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_missing_text_a_fragment_without_a_place_and_a_foreign_code_are_named() {
    let folder = folder(
        "1:1\ttask\tFI1\t\t（一）公开部门预决算\n1:2\ttask\tFI5\t\t（二）公开政府采购\n1:3\ttask\tZZ9\t\t信息\n1:4\ttask\tFI3\t\t没有的话\n",
    );
    let (code, out, err) = run(&folder, &["--format", "json"]);
    assert_eq!(code, Some(0), "{err}");
    for said in ["plan 2: there is no", "1:3: the taxonomy has no item “ZZ9”", "1:4: its fragment does not stand in the text"]
    {
        assert!(err.contains(said), "{said} in {err}");
    }
    let figures: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let all = &figures["halves"][0]["groups"][0];
    assert_eq!((all["plans"].as_u64(), all["clauses"]["right"].as_u64()), (Some(1), Some(2)), "{out}");
    assert_eq!(
        figures["unscored"].as_array().map(Vec::len),
        Some(4),
        "the labels of the second plan hold the foreign code too: {out}"
    );
}

#[test]
fn labels_of_another_taxonomy_and_a_folder_without_texts_are_no_figures() {
    let foreign = folder("1:1\ttask\tZZ9\t\t（一）公开部门预决算\n");
    let (code, _, err) = run(&foreign, &[]);
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("its labels are of another taxonomy") && err.contains("no plan of"), "{err}");
    let kept = folder("1:1\ttask\tFI1\t\t（一）公开部门预决算\n");
    let (code, out, err) = run(&kept, &["--half", "kept"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("name their folder with --texts"), "{err}");
}

#[test]
fn mistakes_of_the_kept_half_are_shown_only_where_it_is_named() {
    let folder = folder("1:1\ttask\tFI3\t\t（一）公开部门预决算\n");
    fs::write(folder.path().join("texts/2.txt"), TEXT.replace("部门预决算", "部门预决算和决算报表")).expect("written");
    let (_, out, _) = run(&folder, &["--mistakes"]);
    assert!(out.contains("（一）公开部门预决算。") && !out.contains("决算报表"), "{out}");
    let (_, out, _) = run(&folder, &["--mistakes", "--half", "kept"]);
    assert!(out.contains("决算报表"), "{out}");
}
