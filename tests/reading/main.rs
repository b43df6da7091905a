//! From files to plans: what is read of each kind of file, and what a plan is read as.

mod bad_sheets;
mod bad_text;
mod bad_web;
mod characters;
mod fidelity_pdf;
mod fidelity_text;
mod fidelity_traditional;
mod fidelity_web;
mod fidelity_word;
mod parse_gold;
mod parse_text;
mod pasted;
mod pdf_hard;
mod pdf_pages;
mod properties;
mod task_tables;
