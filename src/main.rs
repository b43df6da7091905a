//! The program: parses the command line, runs it, maps the outcome to an exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    duibiao::cli::main()
}
