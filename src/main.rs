//! The program: parses the command line, runs it, maps the outcome to an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    duibiao::cli::main()
}
