//! The page without a browser: what it answers, what it gives as files, what it keeps; the program is the measure.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]
#![expect(clippy::needless_pass_by_value, reason = "`json!` is written where it is asked")]

mod bad;
mod same;
mod saved;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use duibiao::page::Sitting;
use serde_json::{Value, json};

/// The program in the project's folder, with a fixed environment.
fn duibiao(args: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command.current_dir(root()).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C").args(args);
    let output = command.output().expect("runs");
    // A draft with findings ends with 1.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sitting() -> Sitting {
    Sitting::new(None).expect("the built-in taxonomy")
}

/// A sitting with the files of a folder of the repository, under the name of that folder.
fn with_folder(folder: &str) -> Sitting {
    let mut sitting = sitting();
    for path in files_below(&root().join(folder)) {
        let name = path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned();
        put(&mut sitting, &name, &fs::read(&path).expect("a file"));
    }
    sitting
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn put(sitting: &mut Sitting, path: &str, bytes: &[u8]) -> Value {
    asked(sitting, "put", json!({ "path": path }), bytes).expect("taken")
}

/// The JSON of an answer, or of why there is none.
fn asked(sitting: &mut Sitting, method: &str, args: Value, bytes: &[u8]) -> Result<Value, Value> {
    let answer = sitting.ask(method, &args.to_string(), bytes.to_vec());
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    match value.get("error") {
        Some(error) => Err(error.clone()),
        None => Ok(value),
    }
}

fn ask(sitting: &mut Sitting, method: &str, args: Value) -> Value {
    asked(sitting, method, args, &[]).unwrap_or_else(|error| panic!("{method}: {error}"))
}

/// The file that a question gives.
fn file(sitting: &mut Sitting, method: &str, args: Value) -> Vec<u8> {
    let answer = sitting.ask(method, &args.to_string(), Vec::new());
    answer.bytes.unwrap_or_else(|| panic!("{method}: {}", answer.json))
}

/// The files of a zip.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut read = |name: String| {
        let mut content = Vec::new();
        std::io::copy(&mut zip.by_name(&name).expect("an entry"), &mut content).expect("read");
        (name, content)
    };
    names.into_iter().map(&mut read).collect()
}

fn unpack_into(bytes: &[u8], folder: &Path) {
    for (name, content) in unpacked(bytes) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
    }
}
