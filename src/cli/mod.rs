//! The command line: the only place that uses arguments, the terminal, the environment and files.

mod args;
mod cache;
mod cause;
mod commands;
mod diagnostics;
mod exit;
mod input;
mod language;
mod output;
mod progress;
mod settings;

use std::io::IsTerminal;
use std::process::ExitCode;

pub use args::command;

use crate::source::unseen;
use exit::{BAD_INPUT, CLEAN, DIFFERENT, GAPS};

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let lang = language::of_process();
    let args = match args::Args::read(lang) {
        Ok(args) => args,
        Err(error) => {
            if let Some(text) = args::refusal(&error, lang) {
                output::say(&text, false);
                return ExitCode::from(BAD_INPUT);
            }
            if error.use_stderr() {
                // The arguments may contain the name of a file with control characters.
                let text = error.render();
                let styled = std::io::stderr().is_terminal() && unseen::find(&text.to_string()).is_none();
                output::say(&if styled { text.ansi().to_string() } else { text.to_string() }, styled);
                return ExitCode::from(BAD_INPUT);
            }
            // Help and version; a closed pipe is no failure.
            let _ = error.print();
            return ExitCode::from(CLEAN);
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
        Ok(_) if settings.fails_by_files() => ExitCode::from(BAD_INPUT),
        Ok(outcome) => ExitCode::from(outcome),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::from(CLEAN),
        Err(error) => {
            diagnostics::report(&error, &settings);
            ExitCode::from(BAD_INPUT)
        }
    }
}
