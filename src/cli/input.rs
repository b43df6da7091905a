//! Files → plans, corpora and taxonomies.

mod convert;
mod corpus;
mod data;
mod file;

pub(super) use corpus::{plans, single_plan};
pub(super) use data::{taxonomy, taxonomy_files, taxonomy_in};
pub(super) use file::text;
