//! Parses the YAML files of `taxonomy/` at build time, because doing it on every run took a third of a short run.
//!
//! Each file becomes `$OUT_DIR/taxonomy/<path>.tree`, the tree that the program would parse it into. `language.yaml` also becomes
//! code: its words are needed everywhere, before any taxonomy is loaded.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use lists::{SECTIONS, Shape, ordered};
use node::{Node, Value};

#[expect(dead_code, unreachable_pub, reason = "the program's own file; only the struct is needed here")]
#[path = "src/source/span.rs"]
mod span;

#[expect(unreachable_pub, reason = "the program's own file")]
#[path = "src/source/unseen.rs"]
mod unseen;

/// Module names under which the program's files import each other.
mod source {
    pub(crate) use super::span::Span;
    pub(crate) use super::unseen;
}

#[expect(unreachable_pub, reason = "the program's own file; names of types are for its messages")]
#[path = "src/source/yaml/node.rs"]
mod node;

#[path = "src/source/yaml/tree.rs"]
mod tree;

#[expect(dead_code, unreachable_pub, reason = "the program's own file; only the keys of the lists are needed here")]
#[path = "src/language/lists.rs"]
mod lists;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=taxonomy");
    name_build()?;
    embed_page()?;
    let root = Path::new("taxonomy");
    let out = PathBuf::from(env::var("OUT_DIR")?).join(root);
    for folder in ["", "items", "profiles", "standing", "jurisdictions"] {
        fs::create_dir_all(out.join(folder))?;
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                // Invalid YAML is reported by `duibiao taxonomy validate taxonomy`, with the line underlined.
                let tree = tree::tree(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
                let name = path.strip_prefix(root)?.with_extension("tree");
                if path == root.join("language.yaml") {
                    let code = language(&tree).map_err(|error| format!("{}: {error}", path.display()))?;
                    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("language.rs"), code)?;
                }
                fs::write(out.join(name), postcard::to_allocvec(&tree)?)?;
            }
        }
    }
    Ok(())
}

/// Sets `DUIBIAO_BUILD`, which identifies the sources of the program, so that cached results of another build are not used.
fn name_build() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src");
    let mut files = vec![PathBuf::from("build.rs")];
    // A package of the library has its own Cargo.lock or none.
    files.extend(Some(PathBuf::from("Cargo.lock")).filter(|file| file.exists()));
    let mut folders = vec![PathBuf::from("src"), PathBuf::from("taxonomy")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    // FNV-1a, over the names too.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        for byte in file.to_string_lossy().bytes().chain(fs::read(&file)?) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=DUIBIAO_BUILD={} {hash:016x}", env::var("CARGO_PKG_VERSION")?);
    Ok(())
}

/// Generates a static with the words of `language.yaml`. Further checks of the words are in a test of the taxonomy.
fn language(tree: &Node) -> Result<String, String> {
    let mut code = String::from("static BUILT_IN: Language = Language {\n");
    let sections = entries(tree, "the file", &SECTIONS.iter().map(|section| section.key).collect::<Vec<_>>())?;
    for (section, node) in SECTIONS.iter().zip(sections) {
        code.push_str(&format!("    {}: {} {{\n", section.key, section.holder));
        let lists = entries(node, section.key, &section.lists.iter().map(|(key, _)| *key).collect::<Vec<_>>())?;
        for ((key, shape), node) in section.lists.iter().zip(lists) {
            let words = ordered(words(node)?, *shape);
            let kept = match shape {
                Shape::Characters => format!("{:?}", words.iter().filter_map(|word| word.chars().next()).collect::<Vec<_>>()),
                Shape::Words | Shape::Longest => format!("{words:?}"),
            };
            code.push_str(&format!("        {key}: &{kept},\n"));
        }
        code.push_str("    },\n");
    }
    Ok(code + "};\n")
}

/// Returns the values of `keys` in a map that must have exactly these keys.
fn entries<'n>(node: &'n Node, what: &str, keys: &[&str]) -> Result<Vec<&'n Node>, String> {
    let Value::Map(map) = &node.value else { return Err(format!("line {}: {what} is no map", node.line)) };
    let name = |key: &Node| if let Value::Text(name) = &key.value { name.to_string() } else { String::new() };
    if let Some((key, _)) = map.iter().find(|(key, _)| !keys.contains(&name(key).as_str())) {
        return Err(format!("line {}: {what} has an unknown key “{}”", key.line, name(key)));
    }
    let value = |key: &&str| map.iter().find(|(known, _)| name(known) == *key).map(|(_, value)| value);
    keys.iter().map(|key| value(key).ok_or_else(|| format!("line {}: {what} has no list “{key}”", node.line))).collect()
}

fn words(node: &Node) -> Result<Vec<String>, String> {
    let Value::List(list) = &node.value else { return Err(format!("line {}: no list", node.line)) };
    let word = |node: &Node| match &node.value {
        Value::Text(word) => Ok(word.trim().to_owned()),
        other => Err(format!("line {}: a word must be text, found {}; put it in quotes", node.line, other.type_name())),
    };
    list.iter().map(word).collect()
}

/// Embeds the page that `duibiao page` writes, if the builder gives one: the page contains this library, so it cannot be built here.
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
