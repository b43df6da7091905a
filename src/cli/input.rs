//! Files → plans, corpora and taxonomies.

mod convert;
mod corpus;
mod data;
mod file;
mod folder;
mod own;
mod review;
mod texts;
mod wanted;

pub(super) use corpus::{Read, parents, plans, plans_with_exceptions, plans_with_review, single_plan, unmapped_plans};
pub(super) use data::{taxonomy, taxonomy_files, taxonomy_in};
pub(super) use file::text;
pub(super) use own::is_own;
pub(super) use texts::texts;
