//! Writes the manual pages and the completions of the shells, for packages and archives.
//!
//! `cargo run --example man_pages FOLDER`

use std::error::Error;
use std::fs;
use std::path::Path;

use clap_complete::Shell;

/// Writes a page for the program and one for each command below `folder/man`, and a script for each shell below `folder/completions`.
///
/// # Errors
/// When something cannot be written.
pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let (pages, scripts) = (folder.join("man"), folder.join("completions"));
    for made in [&pages, &scripts] {
        fs::create_dir_all(made)?;
    }
    clap_mangen::generate_to(duibiao::cli::command(), &pages)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        let path = clap_complete::generate_to(shell, &mut duibiao::cli::command(), "duibiao", &scripts)?;
        if shell == Shell::PowerShell {
            // PowerShell of Windows takes a script without this sign for one in the encoding of the system.
            fs::write(&path, format!("\u{feff}{}", fs::read_to_string(&path)?))?;
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name a folder")?;
    write(Path::new(&folder))
}
