//! What of the end of a document has gone by: behind it a page has links and no tasks.

use crate::plan::kind;

/// How far the end of the document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It has not begun.
    No,
    /// The office that issued the document has signed it.
    Signed,
    /// The foot of the web page has begun: 上一篇, 打印本页.
    Foot,
}

impl End {
    /// Tells whether a line is one of the page and not of the document; in the foot all that is no sentence.
    pub(super) fn leaves_out(self, line: &str) -> bool {
        match self {
            Self::No => false,
            Self::Signed => kind::is_link(line),
            Self::Foot => !line.contains(['。', '；']),
        }
    }
}
