//! The programs that are handed out: one list of systems, and archives that are the same bytes every time.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use super::{root, text};

fn file(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("a file of the project")
}

/// The words behind the first place where `before` stands, up to the end of the line.
fn words<'t>(text: &'t str, before: &str) -> BTreeSet<&'t str> {
    let (_, behind) = text.split_once(before).expect(before);
    behind.lines().next().unwrap_or_default().split_whitespace().collect()
}

#[test]
fn what_is_built_is_what_a_release_tries_and_what_is_told() {
    let (makefile, workflow, page) = (file("Makefile"), file(".github/workflows/release.yml"), file("CONTRIBUTING.md"));
    let built = words(&makefile, "\nDIST = ");
    assert!(built.len() >= 3, "{built:?}");
    let (_, tried) = workflow.split_once("\n  tried:\n").expect("the job that tries");
    let (tried, _) = tried.split_once("\n  native:\n").expect("the job behind it");
    let tried: BTreeSet<&str> =
        tried.split("target: ").skip(1).filter_map(|rest| rest.split_once(',')).map(|(name, _)| name).collect();
    assert_eq!(tried, built);
    for (name, text) in [(".github/workflows/release.yml", &workflow), ("CONTRIBUTING.md", &page)] {
        assert_eq!(words(text, "rustup target add x86_64-"), words(&makefile, "\nDIST = x86_64-"), "{name}");
    }
}

/// Packs a program that is none; returns the archive.
fn packed(target: &str, folder: &Path) -> Vec<u8> {
    let place = |name: &str| folder.join(name);
    let (program, package, page, out) = (place("program"), place("package"), place("duibiao.html"), place("out"));
    let done = Command::new("python3")
        .arg(root().join("tools/dist/pack.py"))
        .arg(target)
        .args([&program, &package, &page, &out])
        .env("SOURCE_DATE_EPOCH", "1500000000")
        .output()
        .expect("python3, which packs archives");
    assert!(done.status.success(), "{}", text(&done.stderr));
    let path = text(&done.stdout);
    let name = format!("duibiao-v{}-{target}", env!("CARGO_PKG_VERSION"));
    assert!(path.contains(&name), "{path}");
    fs::read(path.trim()).expect("an archive")
}

/// The text of a file in the archive for Windows.
fn inside(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("a zip");
    let path = format!("duibiao-v{}-x86_64-pc-windows-gnu/{name}", env!("CARGO_PKG_VERSION"));
    let mut text = String::new();
    archive.by_name(&path).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// What `make dist` would do.
#[test]
fn the_page_is_made_before_the_programs_and_is_in_each_of_them() {
    let told = Command::new("make").args(["-n", "dist"]).env_remove("MAKEFLAGS").current_dir(root()).output().expect("make");
    assert!(told.status.success(), "{}", text(&told.stderr));
    let steps = text(&told.stdout).replace("\\\n", " ");
    let lines: Vec<&str> = steps.lines().collect();
    let at = |words: &str| lines.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words} in {steps}"));
    let page = at("src/page/web target/page/duibiao.html");
    let builds: Vec<(usize, &&str)> =
        lines.iter().enumerate().filter(|(_, line)| line.contains("--release --locked --target")).collect();
    assert_eq!(builds.len(), words(&file("Makefile"), "\nDIST = ").len());
    for (number, build) in builds {
        assert!(number > page && build.contains("/target/page/duibiao.html'"), "{build}");
        assert!(build.contains("RELEASE_STRIP=symbols") && build.contains("--remap-path-prefix="), "{build}");
        assert_eq!(build.contains("--no-insert-timestamp"), build.contains("windows"), "{build}");
    }
    let packs: Vec<&&str> = lines.iter().filter(|line| line.contains("pack.py")).collect();
    assert!(packs.iter().all(|pack| pack.contains(" target/page/duibiao.html target/dist")), "{packs:?}");
    assert!(lines.last().is_some_and(|last| last.contains("sha256sum") && last.contains(" duibiao.html ")), "{lines:?}");
    // The workflow hands out the same files, and its other programs hold the same page.
    let workflow = file(".github/workflows/release.yml");
    for words in [
        "target/dist/duibiao.html",
        "DUIBIAO_PAGE: ${{ github.workspace }}/target/given/duibiao.html",
        "target/package \"$DUIBIAO_PAGE\" out",
    ] {
        assert!(workflow.contains(words), "{words}");
    }
}

#[test]
fn an_archive_is_the_same_bytes_every_time_and_has_the_program_and_the_licences() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("program"), "a program").expect("written");
    fs::copy(root().join("src/page/web/index.html"), folder.path().join("duibiao.html")).expect("written");
    for name in ["man/duibiao.1", "completions/duibiao.bash", "completions/_duibiao.ps1"] {
        let path = folder.path().join("package").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, name).expect("written");
    }
    let windows = packed("x86_64-pc-windows-gnu", folder.path());
    let names: Vec<String> = {
        let archive = zip::ZipArchive::new(std::io::Cursor::new(&windows)).expect("a zip");
        let names = archive.file_names().map(|name| name.expect("a name").into_owned());
        let names = names.map(|name| name.split_once('/').map(|(_, name)| name.to_owned()).expect("a folder"));
        names.filter(|name| !name.starts_with("seeds/")).collect()
    };
    let expected = [
        "CHANGELOG.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "LICENSES-OF-CRATES.txt",
        "README.md",
        "README.zh-CN.md",
        "completions/_duibiao.ps1",
        "duibiao.exe",
        "duibiao.html",
        "开始使用.txt",
    ];
    assert_eq!(names, expected);
    let start = inside(&windows, "开始使用.txt");
    assert!(start.starts_with("\u{feff}开始使用") && start.lines().count() > 20, "{start}");
    assert_eq!(start.matches('\n').count(), start.matches("\r\n").count());
    // What Windows has of others that no crate brings, and what crates bring in their C.
    let licences = inside(&windows, "LICENSES-OF-CRATES.txt");
    for words in ["mingw-w64 project", "Microsoft Corporation, Daan Leijen", "Apache License"] {
        assert!(licences.contains(words), "{words}");
    }
    assert!(!licences.contains("Rich Felker"));
    // Who asks about the folder that he unpacked gets the plans in it and nothing else.
    let unpacked = folder.path().join("unpacked");
    zip::ZipArchive::new(std::io::Cursor::new(&windows)).expect("a zip").extract(&unpacked).expect("unpacked");
    let run = super::english().args(["compare", "--format", "json"]).arg(&unpacked).output().expect("it runs");
    let found: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(found["plans"].as_array().map(Vec::len), Some(5), "{}", text(&run.stderr));
    let linux = packed("x86_64-unknown-linux-musl", folder.path());
    // Later, and with files of other times.
    fs::write(folder.path().join("program"), "a program").expect("written");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(packed("x86_64-pc-windows-gnu", folder.path()) == windows, "the zip");
    assert!(packed("x86_64-unknown-linux-musl", folder.path()) == linux, "the tar");
    fs::write(folder.path().join("program"), "another program").expect("written");
    assert!(packed("x86_64-pc-windows-gnu", folder.path()) != windows);
}
