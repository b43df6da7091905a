//! Puts the page together: `duibiao-page MODULE.wasm WEB-FOLDER RESULT.html` makes one file of the compiled library, the worker, the
//! styles and the scripts, and allows them by their hashes and nothing else.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(module), Some(web), Some(result), None) = (args.next(), args.next(), args.next(), args.next()) else {
        bail!("usage: duibiao-page MODULE.wasm WEB-FOLDER RESULT.html");
    };
    let (glue, module) = bound(&module)?;
    let page = page(&web, &glue, &module)?;
    if let Some(folder) = result.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&result, &page).with_context(|| format!("cannot write {}", result.display()))?;
    println!("{}: {} bytes, of which the module {} (packed {})", result.display(), page.len(), module.len(), packed(&module)?.len());
    Ok(())
}

/// The script that JavaScript calls the module by, and the module made ready for it.
fn bound(module: &Path) -> Result<(String, Vec<u8>)> {
    let mut output = Bindgen::new()
        .input_path(module)
        .no_modules(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("cannot bind the module; is wasm-bindgen of the same version in Cargo.lock and tools/page/Cargo.lock?")?;
    let glue = output.js().to_owned();
    let module = output.wasm_mut().emit_wasm();
    Ok((glue, module))
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    // No name and no time: the same module gives the same page.
    let mut out = GzBuilder::new().write(Vec::new(), Compression::best());
    out.write_all(bytes)?;
    Ok(out.finish()?)
}

fn page(web: &Path, glue: &str, module: &[u8]) -> Result<String> {
    let style = joined(&web.join("style"), "css")?;
    let script = joined(&web.join("script"), "js")?;
    let worker = format!("{glue}\n{}", read(&web.join("worker.js"))?);
    for text in [&style, &script, &worker] {
        let lower = text.to_ascii_lowercase();
        ensure!(!lower.contains("</script") && !lower.contains("</style"), "a part of the page would end before its end");
        ensure!(!lower.contains("<!--"), "a part of the page would begin a comment");
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; worker-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(&style)
    );
    let engine = format!(
        "<script type=\"text/plain\" id=\"duibiao-worker\">{worker}</script>\n<script type=\"text/plain\" id=\"duibiao-module\">{}</script>",
        STANDARD.encode(packed(module)?)
    );
    let mut page = read(&web.join("index.html"))?;
    for (mark, text) in [
        ("policy", format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")),
        ("style", format!("<style>{style}</style>")),
        ("engine", engine),
        ("script", format!("<script>{script}</script>")),
    ] {
        let mark = format!("<!--duibiao:{mark}-->");
        ensure!(page.matches(&mark).count() == 1, "index.html must hold {mark} once");
        page = page.replace(&mark, &text);
    }
    Ok(page)
}

/// The files of a folder with this ending, one after another in the order of their names.
fn joined(folder: &Path, ending: &str) -> Result<String> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot open {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|own| own == ending));
    paths.sort();
    let texts = paths.iter().map(|path| read(path)).collect::<Result<Vec<_>>>()?;
    Ok(texts.join("\n"))
}

fn read(path: &Path) -> Result<String> {
    // A browser hashes the text after it made one end of line of each.
    Ok(fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?.replace("\r\n", "\n"))
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
