//! Adds comments to a user's Word document: its text, appearance and all other parts stay unchanged.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::anchor::{Anchors, Place};
use super::comments::{self, END};
use super::package::before_end;
use super::problem::DocxProblem;
use super::remarks::{self, Draft, Remark};
use super::xml::Xml;
use crate::render::MADE_BY;
use crate::render::container::made_alike;
use crate::source::{Origin, Package, relations_path};

const TYPES: &str = "[Content_Types].xml";
/// Identifier of the relationship to a new comments part.
const ID: &str = "duibiaoComments";

/// Parts to be written, by path.
type Parts = Vec<(String, Vec<u8>)>;

/// Adds comments to a document; `None` if it is not structured like those of Word and WPS, so that something could be lost.
///
/// # Errors
/// If the container cannot be packed.
pub(crate) fn with_comments(
    file: &[u8],
    draft: Draft<'_>,
    remarks: &[Remark],
    author: &str,
) -> Result<Option<Vec<u8>>, DocxProblem> {
    let Some(parts) = changed(file, draft, remarks, author)? else { return Ok(None) };
    let Ok(mut old) = ZipArchive::new(Cursor::new(file)) else { return Ok(None) };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let new = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT);
    let mut left = parts;
    for at in 0..old.len() {
        let part = old.by_index_raw(at)?;
        let name = part.name()?.into_owned();
        match left.iter().position(|(path, _)| *path == name) {
            Some(changed) => {
                let (path, bytes) = left.swap_remove(changed);
                zip.start_file(path, new)?;
                zip.write_all(&bytes)?;
            }
            None => zip.raw_copy_file(part)?,
        }
    }
    for (path, bytes) in left {
        zip.start_file(path, new)?;
        zip.write_all(&bytes)?;
    }
    // Identifies the file as a result of this program until somebody saves it.
    zip.set_raw_comment(MADE_BY.as_bytes().into())?;
    Ok(Some(made_alike(zip.finish()?.into_inner())))
}

/// Returns the changed parts: the text with its marks, the comments, and the parts that declare them.
fn changed(file: &[u8], draft: Draft<'_>, all: &[Remark], author: &str) -> Result<Option<Parts>, DocxProblem> {
    let Some(known) = Known::of(file) else { return Ok(None) };
    let Some(anchors) = Anchors::of(&known.text) else { return Ok(None) };
    let first = known.comments.as_ref().map_or(0, |(_, text)| highest(text).map_or(0, |highest| highest + 1));
    let new = remarks::write(all, first, author)?;
    let text = marked(&known.text, &anchors, draft, all, first)?;
    let mut parts = vec![(known.main.clone(), text.into_bytes())];
    if let Some((path, text)) = known.comments {
        parts.push((path, before_end(&text, END, &String::from_utf8_lossy(&new)).into_bytes()));
    } else {
        let folder = known.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = if folder.is_empty() { "comments.xml".to_owned() } else { format!("{folder}/comments.xml") };
        parts.push((TYPES.to_owned(), before_end(&known.types, "</Types>", &comments::content_type(&path)).into_bytes()));
        let named = comments::relation(ID, "comments.xml");
        parts.push((known.relations.0, before_end(&known.relations.1, "</Relationships>", &named).into_bytes()));
        parts.push((path, comments::part(&new)));
    }
    Ok(Some(parts))
}

/// The parts of a document that are needed to add comments.
struct Known {
    main: String,
    text: String,
    types: String,
    relations: (String, String),
    comments: Option<(String, String)>,
}

impl Known {
    fn of(file: &[u8]) -> Option<Self> {
        let mut package = Package::open(file).ok()?;
        let main = package.main_part().ok()?;
        let text = package.text(&main).ok()??;
        let types = package.text(TYPES).ok()??;
        let path = relations_path(&main);
        let named = package.text(&path).ok()??;
        let comments = match package.relations(&main).ok()?.of_kind("comments").map(str::to_owned) {
            Some(path) => Some((path.clone(), package.text(&path).ok()??)),
            None => None,
        };
        let ends = [(&types, "</Types>"), (&named, "</Relationships>")];
        let plain = ends.iter().all(|(text, end)| text.contains(end))
            && comments.as_ref().is_none_or(|(_, text)| text.contains(END))
            && (comments.is_some() || !named.contains(ID))
            && text.contains("http://schemas.openxmlformats.org/wordprocessingml/2006/main");
        plain.then_some(Self { main, text, types, relations: (path, named), comments })
    }
}

/// Returns the highest comment number.
fn highest(comments: &str) -> Option<usize> {
    let ids =
        comments.split("<w:comment ").skip(1).filter_map(|tag| tag.split('>').next()?.split("w:id=\"").nth(1)?.split('"').next());
    ids.filter_map(|id| id.parse().ok()).max()
}

/// Returns the text with the marks of the comments; a mark within a run splits it.
fn marked(part: &str, anchors: &Anchors, draft: Draft<'_>, all: &[Remark], first: usize) -> std::io::Result<String> {
    let mut marks: Vec<(usize, bool, usize, String)> = Vec::new();
    for (remark, number) in all.iter().zip(first..) {
        let words = remark.span.map_or_else(|| draft.title.unwrap_or_default(), |span| draft.source.slice(span));
        let near = remark.span.and_then(|span| match draft.source.origin_of(span.start) {
            Some(Origin::Paragraph(number)) => Some(*number),
            _ => None,
        });
        let Some((begin, end)) = anchors.find(words, near) else { continue };
        let (mut before, mut behind) = (Xml::fragment(), Xml::fragment());
        remarks::begin(&mut before, number)?;
        remarks::end(&mut behind, number)?;
        for (place, is_begin, mark) in [(begin, true, before), (end, false, behind)] {
            marks.push((place.raw, is_begin, number, cut(part, &place, &String::from_utf8_lossy(&mark.finish()))));
        }
    }
    marks.sort();
    let mut text = String::with_capacity(part.len() + marks.iter().map(|(_, _, _, mark)| mark.len()).sum::<usize>());
    let mut done = 0;
    for (at, _, _, mark) in &marks {
        text.push_str(part.get(done..*at).unwrap_or_default());
        text.push_str(mark);
        done = *at;
    }
    text.push_str(part.get(done..).unwrap_or_default());
    Ok(text)
}

/// Ends the run before the mark and reopens it after.
fn cut(part: &str, place: &Place, mark: &str) -> String {
    let properties = part.get(place.properties.clone()).unwrap_or_default();
    format!("</w:t></w:r>{mark}<w:r>{properties}<w:t xml:space=\"preserve\">")
}
