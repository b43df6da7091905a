//! Text → [`Plan`]: header, outline, tasks, clauses and duties of a Chinese official document (公文).
//!
//! The grammar here is that of official documents in general; what a plan is about is none of its business.

mod artefact;
mod authority;
mod deadline;
mod detail;
mod doers;
mod duty;
mod facts;
mod flat;
mod frequency;
mod header;
mod kind;
mod lexicon;
pub mod manifest;
mod marks;
mod model;
mod number;
mod numbering;
mod outline;
mod paragraph;
mod parse;
mod pattern;
mod phrase;
mod prefilter;
mod printed;
mod quantity;
mod sentence;
mod table;
mod tasks;
mod told;
mod whole;

pub use crate::level::Level;
pub use authority::without_leading_year;
pub use deadline::{Day, Deadline, NoDeadline, Period, Recurring, TimeUnit};
pub use detail::{Detail, PlanError};
pub use frequency::{Frequency, NoFrequency};
pub(crate) use header::addresses_counties;
pub use model::{Authority, Clause, ClauseKind, Header, Jurisdiction, Plan, PlanKind, Responsible, Role, Section, Task};
pub use number::chinese_year;
pub use numbering::label_number;
pub(crate) use parse::ANNEX_ABSENT;
pub use phrase::Stated;
pub use quantity::{Comparison, NoQuantity, Quantity};
pub use whole::{parse, parse_as};
