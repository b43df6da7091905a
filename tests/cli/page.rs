//! The page that the program writes, and the report that it opens.

use std::fs;

use super::{duibiao, text};

#[test]
fn the_page_is_written_where_it_was_put_in_and_how_to_get_one_is_said_where_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("duibiao.html");
    let run = duibiao().args(["page", "-o"]).arg(&out).assert();
    if let Some(page) = option_env!("DUIBIAO_PAGE").filter(|path| !path.is_empty()) {
        run.success();
        assert!(fs::read(out).expect("written") == fs::read(super::root().join(page)).expect("the page"));
    } else {
        let said = text(&run.code(2).get_output().stderr);
        assert!(said.contains("`make page`") && said.contains("DUIBIAO_PAGE"), "{said}");
        assert!(!out.exists());
    }
}

#[cfg(unix)]
#[test]
fn a_report_is_made_and_opened_and_is_there_where_nothing_opens_it() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a folder");
    let (set, tools, opened) = (folder.path().join("set"), folder.path().join("tools"), folder.path().join("opened"));
    fs::create_dir(&tools).expect("made");
    let run = || {
        let mut command = duibiao();
        command.args(["open", "seeds"]).arg(&set).env("PATH", &tools);
        command
    };
    let said = text(&run().assert().code(2).get_output().stderr);
    assert!(said.contains("no browser could be opened"), "{said}");
    let page = set.join("index.html").canonicalize().expect("the report is there");

    let launcher = tools.join("xdg-open");
    fs::write(&launcher, format!("#!/bin/sh\nfor one; do echo \"$one\"; done > {}\n", opened.display())).expect("written");
    fs::set_permissions(&launcher, fs::Permissions::from_mode(0o755)).expect("may run");
    run().assert().success();
    let seen = || fs::read_to_string(&opened).unwrap_or_default().contains(&page.display().to_string());
    // What opens a file is not waited for.
    assert!(
        (0..500).any(|_| seen() || {
            std::thread::sleep(std::time::Duration::from_millis(20));
            false
        }),
        "{}",
        page.display()
    );
}
