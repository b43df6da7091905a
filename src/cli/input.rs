//! Files → plans, corpora and taxonomies.

mod convert;
mod corpus;
mod data;
mod file;

pub(super) use corpus::{plans, single_plan};
pub(super) use data::{taxonomy, taxonomy_files};
pub(super) use file::text;
