//! Web pages of government sites: the document, without the site around it.

mod article;
mod charset;
mod facts;
mod foreign;
mod grid;
mod list;
mod names;
mod pairs;
mod piece;
mod render;
mod sheet;
mod table;
mod tags;
mod tree;
mod view;

use self::piece::Piece;
use self::tree::{ROOT, Tree, TreeError};
use self::view::View;
use super::assemble::{Assembly, TooMuchText};
use super::{Origin, ReadError, extract::Extracted};

/// A page may show this many times the text limit of its document, because menus and links surround it.
const AROUND: usize = 2;

/// Reads a page whose document has at most `limit` bytes of text; returns the name of its encoding too. `charset` comes from an
/// envelope.
///
/// # Errors
/// If the page holds no text, shows far more than the limit, is in no known encoding, or is nested too deeply.
pub(super) fn read(bytes: &[u8], charset: Option<&str>, limit: usize) -> Result<(Extracted, &'static str), ReadError> {
    let (text, encoding) = charset::decode(bytes, charset)?;
    // Some pages hold only entities and frames; they are still pages, with nothing to read.
    let tree =
        Tree::read_within(&foreign::closed(&text), limit.saturating_mul(AROUND)).map_err(|error| too_much(error, limit))?;
    drop(text);
    let made = extract(&seen(&tree)).map_err(|TooMuchText| unreadable("holds more text than any document"))?;
    if made.is_blank() {
        return Err(unreadable("holds no text: the document is a picture, a frame or loaded by a script"));
    }
    Ok((made.finish(), encoding))
}

fn unreadable(why: &str) -> ReadError {
    ReadError::Unreadable {
        what: "web page",
        why: why.to_owned(),
        advice: "open it in a browser, copy the document into a text file (UTF-8) and give that file",
    }
}

fn too_much(error: TreeError, limit: usize) -> ReadError {
    match error {
        TreeError::Nesting => unreadable("nests elements deeper than browsers show them"),
        TreeError::Nodes => unreadable("has more than a million and a half elements"),
        TreeError::Text(size) => ReadError::TooMuchText { size, limit },
    }
}

/// Views a page without its chrome, unless that would remove most of its sentences.
fn seen(tree: &Tree) -> View<'_> {
    let view = View::new(tree);
    let main = article::main_element(&view);
    if view.keeps_sentences(main) {
        return view;
    }
    // A page may have millions of elements, so only one view is kept at a time.
    drop(view);
    View::whole(tree)
}

fn extract(view: &View<'_>) -> Result<Assembly, TooMuchText> {
    let main = article::main_element(view);
    let body = render::pieces(view, main, None);
    let around = if main == ROOT { Vec::new() } else { render::pieces(view, ROOT, Some(main)) };
    let main_text: Vec<&str> =
        body.iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line.as_str()) } else { None }).collect();
    let facts = facts::read(view, main, &around, &main_text.join("\n"));
    let mut made = Assembly::default();
    for line in &facts.before {
        paragraph(&mut made, line)?;
    }
    for piece in body {
        match piece {
            Piece::Line(line) => paragraph(&mut made, line.trim_end())?,
            Piece::Blank => {
                made.line("", None)?;
            }
            Piece::Table(rows) => grid::write(&mut made, &rows)?,
            Piece::Picture(name) => {
                made.unread(format!("picture {name}"), "a picture of the page; any text in it was not read");
            }
            Piece::Hole => {}
        }
    }
    for line in &facts.after {
        paragraph(&mut made, line)?;
    }
    Ok(made)
}

fn paragraph(made: &mut Assembly, line: &str) -> Result<(), TooMuchText> {
    let origin = Origin::Paragraph(made.lines() + 1);
    made.line(line, Some(origin)).map(|_| ())
}
