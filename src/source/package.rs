//! The zip of an office document: its parts by path and relationship, within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::ReadError;
use super::xml::{Node, Xml, damaged};

/// Maximum size of a part, in bytes (a plan has some hundred thousand).
const PART_LIMIT: u64 = 32 << 20;
/// Maximum total size of the parts read, in bytes.
const TOTAL_LIMIT: u64 = 64 << 20;
/// Maximum compression ratio of a part larger than [`RATIO_FLOOR`] (Word's XML compresses 10 to 40 times).
const RATIO_LIMIT: u64 = 150;
/// Size from which the ratio is checked, in bytes.
const RATIO_FLOOR: u64 = 4 << 20;

/// An open package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// Bytes of parts read so far.
    total: u64,
}

/// The relationships of a part.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    by_id: BTreeMap<String, String>,
    by_kind: BTreeMap<String, String>,
}

impl Relations {
    /// Returns the path of the first related part of a kind, such as `styles`.
    pub(crate) fn of_kind(&self, kind: &str) -> Option<&str> {
        self.by_kind.get(kind).map(String::as_str)
    }

    /// Returns the path of a related part by relationship identifier.
    pub(crate) fn by_id(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format!("the zip is broken: {error}")))?;
        let names = archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
        Ok(Self { archive, names, total: 0 })
    }

    /// Iterates over the paths of all parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Finds the part that holds the document.
    pub(crate) fn main_part(&mut self) -> Result<String, ReadError> {
        let named = self.relations("")?.of_kind("officeDocument").map(str::to_owned);
        Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
    }

    /// Reads a part as text; `None` if it does not exist.
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, ReadError> {
        // A few Windows programs separate the folders of a path with backslashes.
        let backward = path.replace('/', "\\");
        let path = if self.names.contains(&backward) { backward.as_str() } else { path };
        let file = match self.archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => return Err(ReadError::Encrypted),
            Err(error) => return Err(damaged(format!("{path}: {error}"))),
        };
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        // The size that the zip declares may be wrong, so the output is limited too.
        file.take(PART_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| damaged(format!("{path}: {error}")))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.total = self.total.saturating_add(size);
        let swollen = size > RATIO_FLOOR && size / packed.max(1) > RATIO_LIMIT;
        if size > PART_LIMIT || self.total > TOTAL_LIMIT || swollen {
            return Err(ReadError::TooComplex { why: format!("{path} unpacks to far more than a plan holds (a zip bomb?)") });
        }
        decode(bytes).map(Some).ok_or_else(|| damaged(format!("{path} is not in UTF-8 or UTF-16")))
    }

    /// Reads the relationships of a part (of the package for the empty path). External ones are left out: nothing is fetched.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Relations, ReadError> {
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = relations_path(part);
        let mut found = Relations::default();
        let Some(text) = self.text(&path)? else {
            return Ok(found);
        };
        let mut xml = Xml::new(&text);
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "Relationship" && tag.get("TargetMode").as_deref() != Some("External") => {
                    if let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) {
                        let target = resolve(folder, &target);
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        found.by_kind.entry(kind).or_insert_with(|| target.clone());
                        found.by_id.insert(id, target);
                    }
                }
                Node::Open(_) | Node::Close | Node::Text(_) => {}
                Node::End => return Ok(found),
            }
        }
    }
}

/// Returns the path of the relationships of a part (of the package for the empty path).
pub(crate) fn relations_path(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

/// Resolves a target relative to a folder into a path of the package.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

fn decode(bytes: Vec<u8>) -> Option<String> {
    match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) => {
            let (text, had_errors) = encoding.decode_with_bom_removal(&bytes);
            (!had_errors).then(|| text.into_owned())
        }
        None => String::from_utf8(bytes).or_else(|error| declared(&error.into_bytes()).ok_or(())).ok(),
    }
}

/// Decodes XML by its declared encoding.
fn declared(bytes: &[u8]) -> Option<String> {
    let opening = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let label = opening.split_once("encoding=")?.1.split(['"', '\'']).nth(1)?;
    let (text, _, had_errors) = encoding_rs::Encoding::for_label(label.as_bytes())?.decode(bytes);
    (!had_errors).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_paths_of_the_package() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../x/./styles.xml"), "x/styles.xml");
        assert_eq!(resolve("", "../../styles.xml"), "styles.xml");
    }
}
