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
    // These are run by tests of their own: what they need is not everywhere, and what they open is no result.
    let elsewhere = ["duibiao page -o duibiao.html", "duibiao open seeds"];
    for line in english.into_iter().filter(|line| !elsewhere.contains(&line.as_str())) {
        let Some(arguments) = line.strip_prefix("cargo run --locked -- ").or_else(|| line.strip_prefix("duibiao ")) else {
            // This very test is part of the first, and CI runs the others.
            let known = [
                "cargo test --locked",
                "cargo install --locked --path .",
                "rustup target add wasm32-unknown-unknown",
                "make page",
            ];
            assert!(known.contains(&line.as_str()), "who runs “{line}”?");
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

/// The lines of the tables that a command prints.
fn table(arguments: &[&str]) -> String {
    let run = duibiao().args(arguments).assert().success();
    let said = text(&run.get_output().stdout);
    said.lines().filter(|line| line.starts_with(['┌', '│', '╞', '└'])).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_output_that_the_readmes_show_is_real() {
    for (readme, lang) in [("README.md", "en"), ("README.zh-CN.md", "zh")] {
        let page = fs::read_to_string(root().join(readme)).expect("a README");
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().display().to_string();
        let report =
            table(&["report", "seeds", "--no-progress", "--format", "csv", "--width", "120", "--lang", lang, "--out", &out]);
        assert!(page.contains(&report), "{readme} should show:\n{report}");
        let item = ["--item", "SV5,RE3,PL3,LI8"];
        let levels = table(&[&["compare", "tests/fixtures/chain", "--width", "118", "--lang", lang], &item[..]].concat());
        let matrix = levels.split_inclusive('┘').next().unwrap_or_default();
        assert!(page.contains(matrix), "{readme} should show:\n{matrix}");
    }
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
