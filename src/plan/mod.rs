//! Text → [`Plan`]: header, outline, tasks, clauses and duties of a Chinese official document (公文).
//!
//! The grammar here is that of official documents in general; what a plan is about is none of its business.

mod authority;
mod duty;
mod header;
mod kind;
mod lexicon;
pub mod manifest;
mod model;
mod numbering;
mod outline;
mod paragraph;
mod parse;
mod sentence;
mod table;

pub use model::{Authority, Clause, ClauseKind, Header, Jurisdiction, Level, Plan, PlanKind, Responsible, Role, Section, Task};
pub use parse::{PlanError, parse};
