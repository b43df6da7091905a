//! Arguments of `compare`, `gap`, `rank`, `departments`, `breakdown`, `report` and `graph`.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args as ClapArgs, ValueEnum};

use super::fail_on::FailOnArg;
use crate::plan::Level;
use crate::report::{Form, Pages};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Compare {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What the rows are
    #[arg(long, value_enum, default_value_t = RowsArg::Items)]
    pub rows: RowsArg,
    /// With --rows points: the year of the national points; by default the one that all plans follow
    #[arg(long, value_name = "YEAR")]
    pub points_of: Option<u16>,
    /// Show one place over its years instead: what was taken up, dropped and taken up again, item by item
    #[arg(long, value_name = "PLACE", conflicts_with_all = ["rows", "text", "siblings_of", "points_of"])]
    pub over_time: Option<String>,
    /// Put what each plan says into the cells, with line numbers; up to eight plans, or any number with a single --item
    #[arg(long)]
    pub text: bool,
    /// Show this plan beside its siblings, the plan above them first; the siblings have the same parent, else the same province,
    /// else the same year
    #[arg(long, value_name = "PLAN")]
    pub siblings_of: Option<String>,
    /// Show all items in the terminal, also those that no plan has and no level above asks for
    #[arg(long)]
    pub all_items: bool,
    #[command(flatten)]
    pub items: ItemFilter,
    #[command(flatten)]
    pub plans: PlanFilter,
    #[command(flatten)]
    pub fails: FailOnArg,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum RowsArg {
    /// The items of the taxonomy
    Items,
    /// The elements of the items, their checkable parts
    Elements,
    /// The national points of a year
    Points,
    /// The responsible departments
    Departments,
    /// What laws and standing opinions ask: does each plan arrange it
    Standing,
}

/// The terminal, or a file format that can be made from tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum CompareFormat {
    Table,
    File(Form),
}

static TABLE_AND_FILES: LazyLock<Vec<CompareFormat>> =
    LazyLock::new(|| std::iter::once(CompareFormat::Table).chain(Form::ALL.map(CompareFormat::File)).collect());

impl ValueEnum for CompareFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &TABLE_AND_FILES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.form().map_or("table", Form::ending)))
    }
}

impl CompareFormat {
    /// Returns the file format; `None` for the terminal.
    pub(in crate::cli) const fn form(self) -> Option<Form> {
        match self {
            Self::Table => None,
            Self::File(form) => Some(form),
        }
    }
}

/// Which items are shown; of several options all must hold.
#[derive(Debug, Default, ClapArgs)]
pub(in crate::cli) struct ItemFilter {
    /// Only items with one of these verdicts in a plan that is shown; dropped is what the plan itself leaves out, and lost-above what the
    /// plan above it lacks already
    #[arg(long, value_enum, value_name = "VERDICT,…", value_delimiter = ',')]
    pub only: Vec<VerdictArg>,
    /// Only items of these domains, by code or name
    #[arg(long, value_name = "DOMAIN,…", value_delimiter = ',')]
    pub domain: Vec<String>,
    /// Only these items, by code, name or alias, or by a word that they or their elements are known by
    #[arg(long, value_name = "ITEM,…", value_delimiter = ',')]
    pub item: Vec<String>,
}

impl ItemFilter {
    /// Returns `true` if all items are shown.
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.only.is_empty() && self.domain.is_empty() && self.item.is_empty()
    }
}

/// Which plans are shown; of several options all must hold.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(in crate::cli) struct PlanFilter {
    /// Only plans of these levels
    #[arg(long, value_enum, value_name = "LEVEL,…", value_delimiter = ',')]
    pub level: Vec<LevelArg>,
    /// Only plans for these years
    #[arg(long, value_name = "YEAR,…", value_delimiter = ',')]
    pub year: Vec<u16>,
    /// Only these plans, by the name of the file or of the place, such as 衡南县 or 衡南县2021
    #[arg(long, value_name = "PLAN,…", value_delimiter = ',')]
    pub plans: Vec<String>,
}

impl PlanFilter {
    /// Returns `true` if all plans are shown.
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.level.is_empty() && self.year.is_empty() && self.plans.is_empty()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum VerdictArg {
    #[value(alias = "已覆盖")]
    Covered,
    #[value(alias = "部分覆盖")]
    Partial,
    #[value(alias = "未覆盖")]
    Dropped,
    #[value(alias = "上级已缺")]
    LostAbove,
    #[value(alias = "新增")]
    Added,
    #[value(alias = "无法判定")]
    Undetermined,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LevelArg {
    #[value(aliases = Level::Province.words())]
    Province,
    #[value(aliases = Level::Prefecture.words())]
    Prefecture,
    #[value(aliases = Level::County.words())]
    County,
    #[value(aliases = Level::Township.words())]
    Township,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Gap {
    /// The plan, or - for standard input
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    /// A parent to judge against, besides the national points; may be given several times
    #[arg(long, value_name = "PARENT")]
    pub against: Vec<PathBuf>,
    /// Look for the parents among the plans of this folder
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// Judge against the national points of this year, whatever year the plan is of
    #[arg(long, value_name = "YEAR")]
    pub points_of: Option<u16>,
    #[command(flatten)]
    pub fails: FailOnArg,
    #[command(flatten)]
    pub items: ItemFilter,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Rank {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub plans: PlanFilter,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Departments {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What the rows begin with
    #[arg(long, value_enum, default_value_t = ByArg::Item)]
    pub by: ByArg,
    /// Show only one of the tables; csv holds only the first, or the one named here
    #[arg(long, value_enum, value_name = "TABLE")]
    pub part: Option<DepartmentPartArg>,
    #[command(flatten)]
    pub items: ItemFilter,
    #[command(flatten)]
    pub plans: PlanFilter,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ByArg {
    Item,
    Department,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DepartmentPartArg {
    /// Who is responsible for what
    Owners,
    /// Items that a plan asks for and gives to nobody
    Unowned,
    /// Items with other departments than in the plan above
    Differing,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Breakdown {
    /// The plan, or - for standard input
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Report {
    /// Folder of plans, with or without a corpus.yaml
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Folder to write the report set into; by default one beside DIR, of its name with 对标报告 (report) behind it
    #[arg(value_name = "OUT")]
    pub set: Option<PathBuf>,
    /// The same, as an option
    #[arg(long, value_name = "DIR", conflicts_with = "set")]
    pub out: Option<PathBuf>,
    /// Forms to write; all by default
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT,…", default_values_t = ReportFormat::ALL)]
    pub format: Vec<ReportFormat>,
    /// Which plans have pages of their own; all of up to 25 plans, of more those with gaps
    #[arg(long, value_enum, value_name = "PLANS")]
    pub pages: Option<PagesArg>,
    #[command(flatten)]
    pub fails: FailOnArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PagesArg {
    /// Every plan; up to 25 of them on one page
    All,
    /// Plans with a gap or a finding that nobody accepted, or with a part that was not read
    Gaps,
    /// None: only what all plans add up to, without their sentences
    None,
}

impl PagesArg {
    /// Returns the corresponding option of a report.
    pub(in crate::cli) const fn pages(self) -> Pages {
        match self {
            Self::All => Pages::All,
            Self::Gaps => Pages::Gaps,
            Self::None => Pages::None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    Html,
    Md,
    Csv,
    Json,
    Xlsx,
    Docx,
}

impl ReportFormat {
    pub(in crate::cli) const ALL: [Self; 6] = [Self::Html, Self::Md, Self::Csv, Self::Json, Self::Xlsx, Self::Docx];

    /// Returns the file format.
    pub(in crate::cli) const fn form(self) -> Form {
        match self {
            Self::Html => Form::Html,
            Self::Md => Form::Md,
            Self::Csv => Form::Csv,
            Self::Json => Form::Json,
            Self::Xlsx => Form::Xlsx,
            Self::Docx => Form::Docx,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Graph {
    /// Plans: files or folders
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Only what concerns this item: its code or name
    #[arg(long, value_name = "ITEM")]
    pub item: Option<String>,
    /// Form of the result; mermaid and svg draw the plans, or with --item the way of one item
    #[arg(long, value_enum, default_value_t = GraphFormat::Dot)]
    pub format: GraphFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum GraphFormat {
    Dot,
    Graphml,
    Mermaid,
    Json,
    Svg,
}
