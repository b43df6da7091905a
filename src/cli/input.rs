//! Files → plans, corpora and taxonomies.

mod corpus;
mod data;
mod file;
mod review;

pub(super) use corpus::{plans, plans_with_review, single_plan};
pub(super) use data::{taxonomy, taxonomy_files};
pub(super) use file::text;
