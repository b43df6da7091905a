//! The examples compile, run, and say what they are there to show.

#[expect(dead_code, reason = "what prints it when it is run by itself")]
#[path = "../../examples/another_domain.rs"]
mod another_domain;
#[expect(dead_code, reason = "what prints it when it is run by itself")]
#[path = "../../examples/man_pages.rs"]
mod man_pages;
#[expect(dead_code, reason = "what prints it when it is run by itself")]
#[path = "../../examples/review_round_trip.rs"]
mod review_round_trip;
#[expect(dead_code, reason = "what prints it when it is run by itself")]
#[path = "../../examples/two_levels.rs"]
mod two_levels;

#[test]
fn a_county_is_held_against_its_city() {
    insta::assert_snapshot!(two_levels::run().expect("it runs"));
}

#[test]
fn decisions_come_back() {
    insta::assert_snapshot!(review_round_trip::run().expect("it runs"));
}

#[test]
fn tables_of_another_field_judge_its_plans() {
    insta::assert_snapshot!(another_domain::run().expect("it runs"));
}

/// Every command of the program, with those below it, has a page that says what it does and what may be typed.
#[test]
fn every_command_has_a_manual_page() -> Result<(), Box<dyn std::error::Error>> {
    fn names(command: &clap::Command, name: &str) -> Vec<(String, String)> {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let own = std::iter::once((name.to_owned(), about));
        own.chain(command.get_subcommands().flat_map(|below| names(below, &format!("{name}-{}", below.get_name())))).collect()
    }
    let folder = tempfile::tempdir()?;
    man_pages::write(folder.path())?;
    let all = names(&duibiao::cli::command(), "duibiao");
    assert!(all.len() > 20, "{all:?}");
    for (name, about) in all {
        let page = std::fs::read_to_string(folder.path().join(format!("man/{name}.1")))?;
        // Its quotation marks are of another kind.
        let (plain, about) = (page.replace('\\', ""), about.split('\'').next().unwrap_or_default());
        assert!(!about.is_empty() && plain.contains(about) && page.contains(".SH OPTIONS"), "{name}: {page}");
    }
    for name in ["duibiao.bash", "_duibiao", "duibiao.fish", "_duibiao.ps1"] {
        let script = std::fs::read_to_string(folder.path().join("completions").join(name))?;
        assert!(script.contains("breakdown"), "{script}");
        // By this sign alone PowerShell of Windows knows the encoding; a shell of another system would take it for a command.
        assert_eq!(script.starts_with('\u{feff}'), name == "_duibiao.ps1", "{name}");
    }
    Ok(())
}
