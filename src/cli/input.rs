//! Files → plans, corpora and taxonomies.

mod convert;
mod corpus;
mod data;
mod file;
mod review;

pub(super) use corpus::{Read, parents, plans, plans_with_exceptions, plans_with_review, single_plan, unmapped_plans};
pub(super) use data::{taxonomy, taxonomy_files, taxonomy_in};
pub(super) use file::text;
