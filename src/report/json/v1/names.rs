//! Names in both languages.

use serde::Serialize;

use crate::taxonomy::Names;

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Names<'a> {
    zh: &'a str,
    en: &'a str,
}

pub(super) fn names(names: &Names) -> V1Names<'_> {
    V1Names { zh: &names.zh, en: &names.en }
}
