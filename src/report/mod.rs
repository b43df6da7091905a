//! One plain [`Report`] value; every output format is a pure function of it.
//!
//! Nothing here reads a file, a clock, the environment or the terminal.

mod build;

pub mod docx;
pub mod dot;
mod elements;
pub mod html;
pub mod json;
mod model;
mod palette;
mod printable;
mod statement;
pub mod skos;
pub mod sssom;
pub mod table;
pub mod views;
mod words;
pub mod xlsx;

pub use build::{build, plan_report};
pub use model::{
    Asked, Cell, DeliverableRow, DomainRows, GapRow, ItemRow, LinkInfo, LocalTask, MissingRow, PlanReport, PointRef,
    ProfileColumn, Quote, Rejected, Report, ReviewCounts, SourceInfo, TaskRow,
};
pub use words::{ElementWords, Lang, Office, Words};

/// What a renderer must know besides the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderOptions {
    /// Language of the interface; quotations stay in Chinese.
    pub lang: Lang,
    /// Width of the terminal in cells; `None` writes full text without wrapping.
    pub width: Option<u16>,
    /// Whether a terminal table may be coloured.
    pub color: bool,
}

impl RenderOptions {
    /// Returns the words of the chosen language.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        self.lang.words()
    }
}
