//! From plans to verdicts: tables of the domain, mapping, parents, gaps, findings, decisions of people.

#[path = "../common/mod.rs"]
mod common;

mod chain;
mod check;
mod counted;
mod elements;
mod exceptions;
mod gap_properties;
mod generated_country;
mod lineage;
mod mapping_rules;
mod pairs;
mod real_labels;
mod review;
mod seeds;
mod taxonomy;
mod unseen;
mod unseen_pages;
