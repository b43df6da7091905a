//! The file formats of tables, each declared once, and the comparison in each of them.

use super::views::SideBySideError;
use super::xlsx::XlsxProblem;
use super::{Lang, NotRead, RenderOptions, Report, docx, html, json, palette, views, xlsx};
use crate::lineage::CoverageGraph;
use crate::render::TableSet;
use crate::render::docx::DocxProblem;

/// Declares the forms: [`Form`], the list of all, and the properties of each.
macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident { endings: [$($ending:literal),+], media: $media:literal, tables: $tables:expr })+) => {
        /// A file format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Form {
            $($(#[$doc])* $name,)+
        }

        impl Form {
            /// All forms, in the order in which they are offered.
            pub const ALL: [Self; [$($media),+].len()] = [$(Self::$name),+];

            /// Returns its file extensions, the usual one first.
            #[must_use]
            pub const fn endings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($ending),+],)+ }
            }

            /// Returns the media type of its files.
            #[must_use]
            pub const fn media(self) -> &'static str {
                match self { $(Self::$name => $media,)+ }
            }

            /// Returns the function that writes tables in the form.
            const fn writer(self) -> Writer {
                match self { $(Self::$name => $tables,)+ }
            }
        }
    };
}

type Writer = fn(&TableSet, RenderOptions) -> Result<Vec<u8>, FormProblem>;

// The order is that of `--help`. Everything that is no exception below, in `page/form` or in `cli/commands` is made from the tables of a
// view.
forms! {
    /// Markdown.
    Md { endings: ["md", "markdown"], media: "text/plain", tables: |set, _| Ok(set.markdown().into_bytes()) }
    /// Comma-separated values.
    Csv { endings: ["csv"], media: "text/csv", tables: |set, _| Ok(set.csv().into_bytes()) }
    /// A web page.
    Html { endings: ["html", "htm"], media: "text/html", tables: |set, options| Ok(set.html(options.lang.tag())?.into_bytes()) }
    /// Excel.
    Xlsx {
        endings: ["xlsx"],
        media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        tables: |set, options| Ok(xlsx::tables(set, options)?)
    }
    /// Word.
    Docx {
        endings: ["docx"],
        media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        tables: |set, options| Ok(docx::tables(set, options)?)
    }
    /// JSON version 1, which has its own structs: tables alone are written as CSV.
    Json { endings: ["json"], media: "application/json", tables: |set, _| Ok(set.csv().into_bytes()) }
}

impl Form {
    /// Finds the form by its usual file extension.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// Returns its usual file extension, which is also its name in arguments.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }
}

/// The rows of a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rows {
    /// The items of the taxonomy.
    #[default]
    Items,
    /// Their checkable parts.
    Elements,
    /// The national points of a year.
    Points,
    /// The responsible departments.
    Departments,
    /// The duties of laws and standing opinions.
    Standing,
}

/// The content of a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// What the rows are.
    pub rows: Rows,
    /// Whether the cells quote what each plan says.
    pub text: bool,
    /// The year of the points; by default the one that all plans follow.
    pub points_of: Option<u16>,
}

/// Why a form cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum FormProblem {
    /// Too many plans side by side with their texts, or no points for the year.
    #[error(transparent)]
    SideBySide(#[from] SideBySideError),
    /// The page.
    #[error(transparent)]
    Html(#[from] askama::Error),
    /// The workbook.
    #[error(transparent)]
    Xlsx(#[from] XlsxProblem),
    /// The document.
    #[error(transparent)]
    Docx(#[from] DocxProblem),
    /// Temporary storage of pieces of the result.
    #[error("cannot keep pieces of the result on the disk: {0}; check that it has room")]
    Aside(#[source] std::io::Error),
    /// The JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Compared {
    /// Makes the tables.
    ///
    /// # Errors
    /// If there are too many plans to put side by side, or there are no points.
    pub fn set(self, report: &Report, options: RenderOptions) -> Result<TableSet, SideBySideError> {
        Ok(match self.rows {
            Rows::Items if self.text => views::texts_set(report, options.lang)?,
            Rows::Items => views::handed_out(report, false, options.lang),
            Rows::Elements => views::by_elements_set(report, self.text, options)?,
            Rows::Points => views::points_set(report, self.points_of, self.text, options)?,
            Rows::Departments => views::by_departments_set(report, self.text, options)?,
            Rows::Standing => views::standing_set(report, options),
        })
    }

    fn json(self, report: &Report, lang: Lang) -> Result<String, FormProblem> {
        Ok(match self.rows {
            // It contains the clauses with or without `text`.
            Rows::Items => json::pretty(&json::coverage(report, lang))?,
            Rows::Elements => json::pretty(&json::elements(report))?,
            Rows::Departments => json::pretty(&json::departments(report))?,
            Rows::Standing => json::pretty(&json::standing(report))?,
            Rows::Points => json::pretty(&json::points(report, views::profile(report, self.points_of)?))?,
        })
    }
}

/// Writes a comparison as a file.
///
/// # Errors
/// If there are too many plans to put side by side, there are no points, or the form cannot be made.
pub fn compared(report: &Report, wanted: Compared, form: Form, options: RenderOptions) -> Result<Vec<u8>, FormProblem> {
    let is_whole = wanted.rows == Rows::Items && !wanted.text;
    Ok(match form {
        Form::Json => wanted.json(report, options.lang)?.into_bytes(),
        Form::Md if is_whole => views::comparison_markdown(report, options).into_bytes(),
        Form::Csv if is_whole => views::comparison_csv(report, options.lang).into_bytes(),
        Form::Html if is_whole => html::render(report, None, options)?.into_bytes(),
        Form::Csv => for_programs(&wanted.set(report, options)?, options).csv().into_bytes(),
        form => tables(&with_unread(wanted.set(report, options)?, report, options.lang), form, options)?,
    })
}

/// The tables for distribution: they name the files that are not covered, because readers get only the tables.
fn with_unread(mut set: TableSet, report: &Report, lang: Lang) -> TableSet {
    let files: Vec<&NotRead> = report.not_read.iter().collect();
    set.legend.extend(views::files_not_read(lang.tables().files_not_read, &files, lang));
    set
}

/// The tables for programs, with a single mark for everything that is dropped.
fn for_programs(set: &TableSet, options: RenderOptions) -> TableSet {
    let mut set = set.clone();
    for cell in set.parts.iter_mut().flat_map(|part| &mut part.table.rows).flatten() {
        if let Some(rest) = cell.strip_prefix(palette::LOST_ABOVE) {
            *cell = format!("{}{rest}", options.words().mark_absent);
        }
    }
    set
}

/// Writes a whole report as a file; forms without a whole report get the comparison.
///
/// # Errors
/// If the form cannot be made.
pub fn whole(report: &Report, graph: Option<&CoverageGraph>, form: Form, options: RenderOptions) -> Result<Vec<u8>, FormProblem> {
    Ok(match form {
        Form::Xlsx => xlsx::render(report, options)?,
        Form::Docx => docx::render(report, options)?,
        Form::Html => html::render(report, graph, options)?.into_bytes(),
        form => compared(report, Compared::default(), form, options)?,
    })
}

/// Writes tables as a file.
///
/// # Errors
/// If the form cannot be made.
pub fn tables(set: &TableSet, form: Form, options: RenderOptions) -> Result<Vec<u8>, FormProblem> {
    (form.writer())(set, options)
}
