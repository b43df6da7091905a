//! Every command of the READMEs runs, and what they show is what the program says.

use std::fs;

use super::{duibiao, root, text};

/// The command lines of the fenced `sh` blocks.
fn commands(readme: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(readme)).expect("a README");
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks
        .flat_map(str::lines)
        .map(|line| line.split("  #").next().unwrap_or(line).trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn both_readmes_give_the_same_commands_and_each_runs() {
    let english = commands("README.md");
    assert_eq!(english, commands("README.zh-CN.md"));
    assert!(english.len() >= 8, "{english:?}");
    let scratch = tempfile::tempdir().expect("a folder");
    for line in english {
        let Some(arguments) = line.strip_prefix("cargo run --release --locked -- ").or_else(|| line.strip_prefix("duibiao "))
        else {
            // This very test is part of the first, and CI runs the second.
            assert!(["cargo test --locked", "cargo install --locked --path ."].contains(&line.as_str()), "who runs “{line}”?");
            continue;
        };
        let out = scratch.path().display().to_string();
        let arguments = arguments
            .replace("--out reports", &format!("--out {out}"))
            .replace("-o ", &format!("-o {out}/"))
            .replace(" new ", &format!(" new {out}/"))
            .replace(" review.tsv", &format!(" {out}/review.tsv"));
        let run = duibiao().args(arguments.split_whitespace()).assert();
        let code = run.get_output().status.code();
        assert!(matches!(code, Some(0 | 1)), "{line}: {}", text(&run.get_output().stderr));
    }
}

#[test]
fn the_output_that_the_readmes_show_is_real() {
    let run = duibiao()
        .args(["report", "seeds", "--quiet", "--width", "120", "--lang", "en", "--out"])
        .arg(tempfile::tempdir().expect("a folder").path())
        .assert()
        .success();
    let said = text(&run.get_output().stdout);
    let table: Vec<&str> = said.lines().filter(|line| line.starts_with(['┌', '│', '╞', '└'])).collect();
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    assert!(readme.contains(&table.join("\n")), "README.md should show:\n{}", table.join("\n"));
}

#[test]
fn the_list_of_commands_is_whole() {
    let help = text(&duibiao().arg("--help").assert().success().get_output().stdout);
    let listed: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for readme in ["README.md", "README.zh-CN.md"] {
        let page = fs::read_to_string(root().join(readme)).expect("a README");
        for command in listed.iter().filter(|command| **command != "help") {
            assert!(page.contains(&format!("`{command}")), "{readme} does not name {command}");
        }
    }
}
