//! Presence per level, and the verdicts read off it.

mod against;
mod baseline;
mod check;
mod departments;
mod exception;
mod finding;
mod peers;
mod presence;
mod reuse;
mod sensitivity;
mod signals;
mod similarity;
mod strength;
mod tasks;
mod text;
mod textual;
mod trace;
mod verdict;

pub use against::Against;
pub use baseline::{Baseline, Entry, Held};
pub use check::{Above, Body, Checked, Diagnostic, DraftCheck, Proposal, Spot, Stage, check};
pub use departments::{OwnerDifference, Owners, Unit, owner_difference, owners_of};
pub use exception::{Accepted, Excepted, newest_date, settle, unknown_targets};
pub use finding::{Code, Finding, Inspector, Param, Severity};
pub use peers::{ENOUGH_SIBLINGS, PeerCount, PeerGroup, PeerIndex, Peers, Standing};
pub use presence::{Coverage, Doubt, Presence, coverage_of_plan, coverage_of_profile};
pub use reuse::{ClauseReuse, PlanReuse, Reuse, ReuseLabel};
pub use sensitivity::sensitivity;
pub use signals::{Cell, Near, Signals};
pub use similarity::Share;
pub use strength::{Aspect, Compared, Relation, Said, Strength, StrengthLabel};
pub use tasks::{Deliverable, TaskAt, TaskGap};
pub use textual::ItemText;
pub use trace::{Loss, Trace};
pub use verdict::{ItemGap, Missing, PlanGap, Summary, Verdict, gap_of};
