//! Reads the YAML of `taxonomy/` once, when the program is built, so that no run of it has to: that was a third of a short run.
//!
//! Each file becomes `$OUT_DIR/taxonomy/<path>.tree`, the tree that the program would make of it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[expect(dead_code, unreachable_pub, reason = "the program's own file; only the struct is needed here")]
#[path = "src/source/span.rs"]
mod span;

#[expect(unreachable_pub, reason = "the program's own file")]
#[path = "src/source/unseen.rs"]
mod unseen;

/// The names by which the program's files know them.
mod source {
    pub(crate) use super::span::Span;
    pub(crate) use super::unseen;
}

#[expect(dead_code, unreachable_pub, reason = "the program's own file; names of types are for its messages")]
#[path = "src/source/yaml/node.rs"]
mod node;

#[path = "src/source/yaml/tree.rs"]
mod tree;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=taxonomy");
    embed_page()?;
    let root = Path::new("taxonomy");
    let out = PathBuf::from(env::var("OUT_DIR")?).join(root);
    for folder in ["", "items", "profiles", "standing", "jurisdictions"] {
        fs::create_dir_all(out.join(folder))?;
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                // What is no YAML is told by `duibiao taxonomy validate taxonomy`, with the line underlined.
                let tree = tree::tree(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
                let name = path.strip_prefix(root)?.with_extension("tree");
                fs::write(out.join(name), postcard::to_allocvec(&tree)?)?;
            }
        }
    }
    Ok(())
}

/// The page that `duibiao page` writes, where the builder names one: it is made of this very library, so that it cannot be made here.
fn embed_page() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=DUIBIAO_PAGE");
    let page = match env::var_os("DUIBIAO_PAGE").filter(|path| !path.is_empty()) {
        None => Vec::new(),
        Some(path) => {
            let path = PathBuf::from(path);
            println!("cargo::rerun-if-changed={}", path.display());
            fs::read(&path).map_err(|error| format!("DUIBIAO_PAGE names {}: {error}", path.display()))?
        }
    };
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("page.html"), page)?;
    Ok(())
}
