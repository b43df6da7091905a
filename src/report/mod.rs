//! One plain [`Report`] value; every output format is a pure function of it.
//!
//! Nothing here reads a file, a clock, the environment or the terminal.

mod apart;
pub mod baseline;
mod breakdown;
mod build;
mod check;
mod departments;
pub mod docx;
pub mod dot;
mod elements;
pub mod figures;
mod filter;
mod forms;
pub mod github;
pub mod graphml;
pub mod html;
pub mod json;
pub mod mermaid;
mod model;
mod one_place;
pub mod overview;
mod own;
mod pages;
mod palette;
mod place;
mod profile_draft;
mod proposed;
mod provinces;
mod rank;
pub mod sarif;
mod set;
pub mod skos;
pub mod sssom;
mod stated_basis;
mod statement;
pub mod svg;
pub mod views;
mod words;
pub mod xlsx;

pub use apart::{Apart, Gathering, Made};
pub use breakdown::{Breakdown, BreakdownRow, breakdown};
pub use build::{Reported, add_peers, build, cells, frame, labels_of, matrix, plan_report, report_family};
pub use check::{
    AboveRow, AcceptedRow, CheckReport, CheckedLink, DiagnosticRow, OutlineRow, PointName, ProposalRow, VanishedRow, check_report,
};
pub use departments::{DepartmentRow, DepartmentRows, DifferentOwners, Gathered, UnitName, Unowned, department_rows};
pub use filter::{
    Filter, FilterError, Near, Taken, Wanted, columns, filtered, filtered_plan, items_with_word, plan_named, plans_named,
};
pub use forms::{Compared, Form, FormProblem, Rows, compared, tables, whole};
pub use model::{
    AgainstRow, Asked, CandidateInfo, Cell, ClauseReuseRow, ComparedRow, DeliverableRow, DomainRows, DutyRow, ElementCell,
    ElementRow, FollowedRow, GapRow, ItemRow, LevelQuote, LinkColumn, LinkInfo, LocalTask, Matrix, MissingRow, NotRead, Place,
    PlanName, PlanReport, PointRef, PointRow, ProfileColumn, ProfilePoints, Quote, Rejected, Report, ReuseReport, ReviewCounts,
    SignalCell, SourceInfo, StandingRow, StrengthRow, TaskRow, TextRow,
};
pub use own::is_own;
pub use pages::Pages;
pub(crate) use place::label as plan_label;
pub use profile_draft::{NoProfile, profile_draft};
pub use proposed::Left;
pub use provinces::{Province, provinces};
pub use rank::{NoPlace, Ranking, ranking};
pub use set::write_set;
pub use words::{
    CheckWords, CountryWords, ElementWords, Lang, LevelWords, Office, PageWords, Rule, StandingWords, TableWords, TextualWords,
    Words,
};

use crate::render::Terminal;

/// What a renderer needs besides the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderOptions {
    /// Language of the interface; quotations stay in Chinese.
    pub lang: Lang,
    /// Width of the terminal in cells; `None` writes the full text without wrapping.
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

    /// Wraps a text between the tables of a terminal at word boundaries.
    #[must_use]
    pub fn lines(self, text: &str) -> String {
        Terminal::from(self).lines(text)
    }
}

impl From<RenderOptions> for Terminal {
    fn from(options: RenderOptions) -> Self {
        Self { width: options.width, color: options.color, colon: options.words().colon, folded: options.lang.tables().folded }
    }
}
