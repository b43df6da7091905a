//! Characters that act on a terminal or turn a line round come out of no command in no form, wherever in the input they stand.

use std::fs;
use std::io::Read;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use duibiao::report::Form;
use duibiao::source::unseen;

use super::root;

/// A title for the window, the clipboard, a cleared screen, hidden text, a control of eight bits, lines turned round, no width.
const ACTS: &str = "\u{1b}]0;T\u{7}\u{1b}]52;c;VA==\u{7}\u{1b}[2J\u{1b}[8m\u{9b}31m\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}\u{61c}";

struct Corpus {
    folder: tempfile::TempDir,
    county: PathBuf,
    city: PathBuf,
}

/// Two plans in files of such names, with such texts and facts; and all kinds of what is no file.
fn corpus() -> Corpus {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    // With more of such characters a file would be taken for none of text.
    let padding = "（三）做好重点领域信息公开，细化公开内容，完善公开目录，方便群众查阅，主动接受社会监督。\n".repeat(40);
    let plan = |place: &str, unit: &str| {
        format!(
            "{place}人民政府办公室\n{place}2017年政务{ACTS}公开工作要点\n一、重点任务\n（一）公开部门{ACTS}预算，公开\
             部门决算。（责任单位：{unit}{ACTS}）\n（二）做好依申请公开。\n{padding}"
        )
    };
    let (county, city) = (at.join(format!("甲{ACTS}县.txt")), at.join(format!("乙{ACTS}市.txt")));
    fs::write(&county, plan("甲县", "县财政局")).expect("written");
    fs::write(&city, plan("乙市", "市财政局")).expect("written");
    fs::write(at.join(format!("空{ACTS}.docx")), b"").expect("written");
    symlink("nowhere", at.join(format!("断{ACTS}.txt"))).expect("a link");
    let escaped = ACTS.chars().map(|ch| format!("\\U{:08x}", u32::from(ch))).collect::<Vec<_>>().concat();
    let listed = at.join("listed");
    fs::create_dir(&listed).expect("made");
    fs::write(listed.join("a.txt"), plan("丙县", "县财政局")).expect("written");
    fs::write(
        listed.join("corpus.yaml"),
        format!(
            "plans:\n  - {{path: a.txt, id: \"丙{escaped}\", title: \"丙{escaped}要点\", issuer: \"丙{escaped}\", doc_number: \"丙{escaped}\", \
             level: county, jurisdiction: \"丙{escaped}县\", province: \"丁{escaped}省\"}}\n\
             exceptions:\n  - {{item: FI1, scope: all, reason: \"因{escaped}\", by: \"某{escaped}\", until: 2030-01-01}}\n"
        ),
    )
    .expect("written");
    Corpus { folder, county, city }
}

/// Runs the program on a terminal and returns all that it shows there.
fn shown(arguments: &[&str], folder: &Path) -> (String, i32) {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&terminal).expect("granted");
    unlockpt(&terminal).expect("unlocked");
    let name = ptsname(&terminal, Vec::new()).expect("a name").into_string().expect("text");
    let screen = || Stdio::from(fs::File::options().read(true).write(true).open(&name).expect("opened"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_duibiao"))
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "C")
        .env("TERM", "xterm-256color")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .stdout(screen())
        .stderr(screen())
        .spawn()
        .expect("started");
    let reader = std::thread::spawn(move || {
        let (mut file, mut bytes, mut piece) = (fs::File::from(terminal), Vec::new(), [0; 4096]);
        // When the last program leaves a terminal, reading it is an error.
        while let Ok(read @ 1..) = file.read(&mut piece) {
            bytes.extend(&piece[..read]);
        }
        bytes
    });
    let code = child.wait().expect("ended").code().expect("a code");
    (String::from_utf8(reader.join().expect("read")).expect("UTF-8"), code)
}

/// Runs a command that finds what it was asked for.
fn found(arguments: &[&str], folder: &Path) -> String {
    let (said, code) = shown(arguments, folder);
    assert!(matches!(code, 0 | 1), "{arguments:?}: {said:?}");
    said
}

/// Takes out the styles of tables and the moves of the progress bar; never the style that hides.
fn without_own(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut rest = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|ch: char| !ch.is_ascii_digit() && ch != ';').unwrap_or(piece.len());
        let is_own = piece[end..].starts_with(['m', 'K', 'A', 'G']) && &piece[..end] != "8";
        rest.push_str(if is_own { &piece[end + 1..] } else { "\u{1b}" });
        if !is_own {
            rest.push_str(piece);
        }
    }
    rest
}

fn assert_clean(what: &str, text: &str) {
    let text = without_own(text.strip_prefix('\u{feff}').unwrap_or(text)).replace("\r\n", "\n");
    // The bar begins its line anew.
    let text = text.replace('\r', "\n");
    let acts = unseen::find(&text).map(|at| text[at..].chars().take(40).collect::<String>());
    assert_eq!(acts, None, "{what}");
}

/// The text of every part of a packed file, and of any other file its own.
fn parts(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).expect("read");
    if !bytes.starts_with(b"PK") {
        return vec![String::from_utf8(bytes).expect("UTF-8")];
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a packed file");
    let mut texts = Vec::new();
    for at in 0..archive.len() {
        let mut bytes = Vec::new();
        archive.by_index(at).expect("a part").read_to_end(&mut bytes).expect("read");
        texts.extend(String::from_utf8(bytes));
    }
    texts
}

#[test]
fn nothing_that_acts_comes_out_of_any_command_in_any_form() {
    let corpus = corpus();
    let at = corpus.folder.path();
    let all = at.to_str().expect("text");
    let (county, city) = (corpus.county.to_str().expect("text"), corpus.city.to_str().expect("text"));
    let listed = at.join("listed").join("a.txt");
    let listed = listed.to_str().expect("text");
    let tables: Vec<&str> = std::iter::once("table").chain(Form::ALL.map(Form::ending)).collect();
    let commands: [(&[&str], &[&str]); 18] = [
        (&["parse", all], &["table", "json", "yaml", "text"]),
        (&["map", all], &["table", "jsonl", "csv"]),
        (&["compare", all], &tables),
        (&["compare", all, "--text"], &["table", "md", "csv", "html"]),
        (&["compare", all, "--rows", "elements"], &["table", "html"]),
        (&["compare", all, "--rows", "departments", "--text"], &["table", "md"]),
        (&["compare", all, "--rows", "standing"], &["table"]),
        (&["gap", county, "--against", city], &tables),
        (&["gap", listed, "--corpus", all], &tables),
        (&["check", county, "--against", city], &["text", "rich", "json", "sarif", "github", "docx", "xlsx"]),
        (&["check", listed, "--corpus", all], &["text"]),
        (&["rank", all], &tables),
        (&["departments", all], &tables),
        (&["breakdown", county], &tables),
        (&["graph", all], &["dot", "graphml", "mermaid", "json", "svg"]),
        (&["graph", all, "--item", "FI1"], &["mermaid", "svg"]),
        (&["taxonomy", "validate", "--corpus", all], &["text", "json"]),
        (&["review", "apply", "review.tsv", all], &["table", "csv", "sssom"]),
    ];
    let own = tempfile::tempdir().expect("a folder");
    let alone = [(&["review", "export", all][..], "review.tsv"), (&["taxonomy", "docs", "--corpus", all], "docs.md")];
    for (command, forms) in alone {
        let said = found(&[command, &["-o", form_path(own.path(), forms).as_str()]].concat(), own.path());
        assert_clean(&format!("{command:?}"), &said);
        for part in parts(&own.path().join(forms)) {
            assert_clean(&format!("{command:?}"), &part);
        }
    }
    let reviewed = fs::read_to_string(own.path().join("review.tsv")).expect("read");
    let filled = reviewed.replacen("\n\t", "\nyes\t", 1);
    fs::write(own.path().join("review.tsv"), filled).expect("written");
    for (command, forms) in commands {
        for form in forms {
            let what = format!("{command:?} {form}");
            let words = [command, &["--format", form]].concat();
            let is_text = Form::of_ending(form).is_none_or(|form| !form.media().starts_with("application/vnd."));
            if is_text {
                assert_clean(&what, &found(&words, own.path()));
            }
            let path = own.path().join("result");
            let words = [&words[..], &["-o", path.to_str().expect("text"), "--force"]].concat();
            assert_clean(&what, &found(&words, own.path()));
            for part in parts(&path) {
                assert_clean(&what, &part);
            }
        }
    }
    for arguments in [&["--format", "table"][..], &["--format", "md"], &["--format", "json"], &["--mistakes"]] {
        let gold = labels(own.path(), &corpus.county);
        let words = [&["eval", gold.to_str().expect("text"), "--plans", all], arguments].concat();
        let (said, code) = shown(&words, own.path());
        assert_ne!(code, 101, "{said}");
        assert_clean(&format!("{words:?}"), &said);
    }
    // What cannot be done with such plans is said as cleanly.
    for refused in [&["taxonomy", "profile", city][..], &["compare", all, "--over-time", "甲县"]] {
        assert_clean(&format!("{refused:?}"), &shown(refused, own.path()).0);
    }
    let set = own.path().join("set");
    assert_clean("report", &found(&["report", all, "--out", set.to_str().expect("text")], own.path()));
    for entry in fs::read_dir(&set).expect("written") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_str().expect("text");
        assert_eq!(unseen::find(name), None, "{name:?}");
        for part in parts(&path) {
            assert_clean(name, &part);
        }
    }
}

/// A folder of labels for a plan, in a file of its name, with words of which some are not in it.
fn labels(folder: &Path, plan: &Path) -> PathBuf {
    let gold = folder.join("gold");
    fs::create_dir_all(&gold).expect("made");
    let name = plan.file_stem().and_then(|name| name.to_str()).expect("a name");
    let rows = format!(
        "id\tkind\tcodes\talso\ttext\n{name}:L004.01\ttask\tRI3\t\t（一）公开部门{ACTS}预算\n{name}:L9.01\ttask\t{ACTS}\t\t没有{ACTS}\n"
    );
    fs::write(gold.join(format!("{name}.labels.tsv")), rows).expect("written");
    gold
}

fn form_path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

#[test]
fn errors_and_the_progress_bar_are_clean_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    for number in 0..24 {
        fs::copy(root().join("seeds/xishi-2018.txt"), at.join(format!("{number}{ACTS}.txt"))).expect("copied");
    }
    let evil = at.join(format!("无{ACTS}"));
    let broken = at.join("broken");
    fs::create_dir(&broken).expect("made");
    let escaped = "\\e]0;T\\a\\u202e";
    fs::write(
        broken.join("corpus.yaml"),
        format!("plans:\n  - {{path: \"a{escaped}.txt\", level: \"{escaped}\", \"b{escaped}\": 1}}\n"),
    )
    .expect("written");
    let all = at.to_str().expect("text");
    let cases: [Vec<&str>; 7] = [
        vec!["rank", all],
        vec!["--verbose", "rank", all],
        vec!["parse", evil.to_str().expect("text")],
        vec!["compare", broken.to_str().expect("text")],
        vec!["compare", "seeds", "--plans", evil.to_str().expect("text")],
        vec!["taxonomy", "show", evil.to_str().expect("text")],
        vec!["rank", "seeds", "--format", evil.to_str().expect("text")],
    ];
    for case in cases {
        for color in ["auto", "always"] {
            let (said, code) = shown(&[&["--color", color], &case[..]].concat(), root());
            assert!(!said.is_empty() && matches!(code, 0 | 2), "{case:?}: {said:?}");
            assert_clean(&format!("{case:?}"), &said);
        }
    }
}
