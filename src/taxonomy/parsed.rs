//! A parsed file of the taxonomy, and what all readers of such files share.

use super::{FileKind, Names};
use crate::source::yaml::{DataFile, Fields, Node};

/// A file with its parsed tree.
pub(super) struct Parsed<'a> {
    pub file: &'a DataFile,
    pub kind: FileKind,
    pub tree: Node,
}

pub(super) fn names(fields: &mut Fields<'_, '_, '_>) -> Option<Names> {
    let zh = fields.text("zh").map(|(text, _)| text);
    let en = fields.text("en").map(|(text, _)| text);
    Some(Names { zh: zh?, en: en? })
}
