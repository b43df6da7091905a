//! From verdicts to what people get: every output format, both languages, the schema, the examples of the library.

#[path = "../common/mod.rs"]
mod common;

mod examples;
mod first_page;
mod formats;
mod languages;
mod notice;
mod office;
mod page;
mod schema;
