//! Files beside the plans that were not read, in a line.

use crate::report::words::fill;
use crate::report::{Lang, NotRead};

/// Number of files that are named.
const FILES: usize = 3;

/// Names the files with the reasons, in a sentence with the placeholder `{files}`; `None` if there are none.
pub(crate) fn files_not_read(sentence: &str, files: &[&NotRead], lang: Lang) -> Option<String> {
    let named = files.iter().take(FILES).map(|one| format!("{}{}{}", one.file, lang.words().colon, lang.said(&one.why)));
    let more = match files.len().saturating_sub(FILES) {
        0 => None,
        1 => Some(lang.said("and 1 more file").into_owned()),
        more => Some(lang.said(&format!("and {more} more files")).into_owned()),
    };
    let named = named.chain(more).collect::<Vec<_>>().join(lang.words().semicolon);
    (!files.is_empty()).then(|| fill(sentence, &[("files", &named)]))
}
