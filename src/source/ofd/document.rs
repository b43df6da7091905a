//! The documents of an OFD: their pages, templates, notes and attachments, each as the path of its part.

use std::collections::BTreeMap;

use crate::source::ReadError;
use crate::source::package::{Package, resolve};
use crate::source::xml::{Node, Tag, Xml, damaged};

/// A document of the file.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// Pages in order: identifier in the document, path.
    pub pages: Vec<(String, String)>,
    /// Default page area, in millimetres.
    pub area: Option<[f32; 4]>,
    /// Template pages by identifier.
    pub templates: BTreeMap<String, String>,
    /// Paths of resource parts.
    pub resources: Vec<String>,
    /// Notes: page identifier, path.
    pub notes: BTreeMap<String, String>,
    /// Names of visible attachments.
    pub attachments: Vec<String>,
}

/// Finds the documents of a file.
pub(super) fn documents(package: &mut Package<'_>) -> Result<Vec<Document>, ReadError> {
    let Some((_, list)) = part(package, "OFD.xml")? else {
        return Err(if part(package, "Encryptions.xml")?.is_some() {
            ReadError::Encrypted
        } else {
            damaged("it has no OFD.xml")
        });
    };
    let mut roots = Vec::new();
    each(&list, |tag, text| {
        if tag.name() == "DocRoot" {
            roots.push(resolve("", text.trim()));
        }
    })?;
    let mut found = Vec::new();
    for root in roots {
        let (path, text) = part(package, &root)?.ok_or_else(|| missing(package, &root))?;
        found.push(document(package, &path, &text)?);
    }
    if found.iter().all(|document| document.pages.is_empty()) {
        return Err(damaged("it lists no page"));
    }
    Ok(found)
}

fn missing(package: &Package<'_>, path: &str) -> ReadError {
    if package.names().any(|name| name.ends_with("Encryptions.xml") || name.ends_with("DecryptSeed.dat")) {
        ReadError::Encrypted
    } else {
        damaged(format!("its part {path} is missing"))
    }
}

fn document(package: &mut Package<'_>, path: &str, text: &str) -> Result<Document, ReadError> {
    let folder = folder(path);
    let mut made = Document::default();
    let (mut notes, mut attachments) = (None, None);
    each(text, |tag, text| {
        let location = || tag.get("BaseLoc").map(|location| resolve(folder, location.trim()));
        match tag.name() {
            "Page" => made.pages.extend(tag.get("ID").zip(location())),
            "TemplatePage" => made.templates.extend(tag.get("ID").zip(location())),
            "PhysicalBox" => made.area = made.area.or_else(|| super::geometry::numbers(text)),
            "PublicRes" | "DocumentRes" => made.resources.push(resolve(folder, text.trim())),
            "Annotations" => notes = Some(resolve(folder, text.trim())),
            "Attachments" => attachments = Some(resolve(folder, text.trim())),
            _ => {}
        }
    })?;
    if let Some((path, list)) = notes.map(|path| part(package, &path)).transpose()?.flatten() {
        made.notes = listed_notes(&path, &list)?;
    }
    if let Some((_, list)) = attachments.map(|path| part(package, &path)).transpose()?.flatten() {
        each(&list, |tag, _| {
            if tag.name() == "Attachment" && tag.get("Visible").as_deref() != Some("false") {
                made.attachments.extend(tag.get("Name"));
            }
        })?;
    }
    Ok(made)
}

fn listed_notes(path: &str, list: &str) -> Result<BTreeMap<String, String>, ReadError> {
    let (mut found, mut page) = (BTreeMap::new(), None);
    each(list, |tag, text| match tag.name() {
        "Page" => page = tag.get("PageID"),
        "FileLoc" => found.extend(page.take().map(|page| (page, resolve(folder(path), text.trim())))),
        _ => {}
    })?;
    Ok(found)
}

/// Returns the folder of a part.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Reads a part and returns its actual path. Writers differ in the case of names and in whether a path is relative to the referring
/// folder.
pub(super) fn part(package: &mut Package<'_>, path: &str) -> Result<Option<(String, String)>, ReadError> {
    let path = path.replace('\\', "/");
    let same = |name: &&str| name.trim_start_matches('/').eq_ignore_ascii_case(&path);
    let doubled = |name: &&str| {
        let (first, rest) = path.split_once('/').unwrap_or_default();
        rest.split('/').next().is_some_and(|next| next.eq_ignore_ascii_case(first)) && name.eq_ignore_ascii_case(rest)
    };
    let found = package.names().find(|name| *name == path).or_else(|| package.names().find(same));
    let Some(found) = found.or_else(|| package.names().find(doubled)).map(str::to_owned) else { return Ok(None) };
    Ok(package.text(&found)?.map(|text| (found, text)))
}

/// Calls `seen` for every element with the text that follows its start tag.
fn each(text: &str, mut seen: impl FnMut(&Tag<'_>, &str)) -> Result<(), ReadError> {
    let mut xml = Xml::new(text);
    let mut open: Option<(Tag<'_>, String)> = None;
    loop {
        let node = xml.next()?;
        if let Node::Text(more) = &node {
            if let Some((_, text)) = &mut open {
                text.push_str(more);
            }
            continue;
        }
        if let Some((tag, text)) = open.take() {
            seen(&tag, &text);
        }
        match node {
            Node::Open(tag) => open = Some((tag, String::new())),
            Node::Close | Node::Text(_) => {}
            Node::End => return Ok(()),
        }
    }
}
