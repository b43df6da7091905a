//! The command line: the only place that uses arguments, the terminal, the environment and files.

mod args;
mod cache;
mod cause;
mod commands;
mod desktop;
mod diagnostics;
mod exit;
mod input;
mod language;
mod output;
mod progress;
mod settings;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

pub use args::command;

use crate::report::Lang;
use crate::source::unseen;
use exit::{BAD_INPUT, CLEAN, DIFFERENT, GAPS};

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let (lang, all) = (language::of_process(), std::env::args_os().collect::<Vec<_>>());
    if !desktop::is_alone(&all) {
        return ExitCode::from(run(all, lang));
    }
    let code = if all.len() > 1 {
        run(all, lang)
    } else {
        desktop::guide(lang);
        BAD_INPUT
    };
    // What was made is open in the browser.
    if code != CLEAN {
        desktop::wait(lang);
    }
    ExitCode::from(code)
}

/// Returns the exit code.
fn run(all: Vec<OsString>, lang: Lang) -> u8 {
    let args = match args::Args::read(all, lang) {
        Ok(args) => args,
        Err(error) => {
            if let Some(text) = args::refusal(&error, lang) {
                output::say(&text, false);
                return BAD_INPUT;
            }
            if error.use_stderr() {
                // The arguments may contain the name of a file with control characters.
                let text = error.render();
                let styled = std::io::stderr().is_terminal() && unseen::find(&text.to_string()).is_none();
                output::say(&if styled { text.ansi().to_string() } else { text.to_string() }, styled);
                return BAD_INPUT;
            }
            // Help and version; a closed pipe is no failure.
            let _ = error.print();
            return CLEAN;
        }
    };
    let settings = settings::Settings::new(&args.global);
    let done = settings.cache.prepare().and_then(|()| commands::run(&args.command, &settings));
    if let Some(error) = settings.cache.finish().err().filter(|_| settings.tells_of_cache()) {
        output::note(
            &settings,
            &format!(
                "warning: {}; the result is whole, and the next run makes anew what it needs (--no-cache keeps nothing)",
                cause::all(&error)
            ),
        );
    }
    match done {
        Ok(_) if settings.fails_by_files() => BAD_INPUT,
        Ok(outcome) => outcome,
        Err(error) if output::is_broken_pipe(&error) => CLEAN,
        Err(error) => {
            diagnostics::report(&error, &settings);
            BAD_INPUT
        }
    }
}
