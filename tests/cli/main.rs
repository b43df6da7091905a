//! Whole runs of the program: few, hermetic, and only what no lower test can see.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod above;
mod another_domain;
mod bad_input;
mod book;
mod cache;
mod contributing;
#[cfg(unix)]
mod dist;
mod every_bad_input;
mod exceptions;
mod folders;
#[cfg(unix)]
mod hostile;
mod layering;
mod messages;
mod page;
mod readme;
mod real;
mod reports;
mod results;
mod review;
#[cfg(unix)]
mod safety;
mod sitting;
mod tables;
mod taxonomy;

use std::path::Path;

use assert_cmd::Command;

/// The program in the project's folder, with a fixed environment.
fn duibiao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command.current_dir(root()).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C").env_remove("NO_COLOR");
    command
}

/// The same with its messages in English.
fn english() -> Command {
    let mut command = duibiao();
    command.env("LANG", "en_US.UTF-8");
    command
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
