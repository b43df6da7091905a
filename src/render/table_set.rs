//! Tables with a title, captions and notes: the output of a command that shows more than one table.

use askama::Template;

use super::policy::policy;
use super::table::{Table, Terminal, is_short, markdown_text};

/// The output of a command.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableSet {
    /// Title of the page.
    pub title: String,
    /// Sentences before the tables, such as what a filter left out.
    pub notes: Vec<String>,
    /// The tables.
    pub parts: Vec<Part>,
    /// Sentences after the tables, such as the meaning of the marks.
    pub legend: Vec<String>,
    /// For a set that fills one portrait page: the widths of its columns in percent.
    pub upright: Option<&'static [u32]>,
}

/// A table with its caption.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What the table shows; empty if the title says it.
    pub caption: String,
    /// The table.
    pub table: Table,
    /// Text shown instead of a table without rows.
    pub empty: String,
}

const STYLE: &str = include_str!("templates/tables.css");
const PAPER: &str = include_str!("templates/paper.css");

/// A page that looks the same on screen, on paper and in office programs, which support only simple CSS rules.
#[derive(Template)]
#[template(path = "paper.html")]
struct Paper<'a> {
    /// Language tag.
    lang: &'a str,
    style: &'static str,
    policy: String,
    set: &'a TableSet,
    shares: &'static [u32],
}

#[derive(Template)]
#[template(path = "tables.html")]
struct Page<'a> {
    /// Language tag.
    lang: &'a str,
    style: &'static str,
    policy: String,
    set: &'a TableSet,
}

#[expect(clippy::unused_self, reason = "a template calls methods of its page")]
impl Page<'_> {
    fn is_short(&self, cell: &str) -> bool {
        is_short(cell)
    }

    fn lines<'t>(&self, cell: &'t str) -> Vec<&'t str> {
        cell.split('\n').collect()
    }
}

impl TableSet {
    /// Returns `true` if no table has a row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.table.rows.is_empty())
    }

    /// Writes the tables for a terminal, without the title.
    #[must_use]
    pub fn terminal(&self, options: impl Into<Terminal>) -> String {
        let options = options.into();
        let line = |line: &String| options.lines(line) + "\n";
        let mut text: String = self.notes.iter().map(line).collect();
        for part in &self.parts {
            if !part.caption.is_empty() {
                text.push_str(&line(&part.caption));
            }
            if part.table.rows.is_empty() {
                text.push_str(&line(&part.empty));
            } else {
                text.push_str(&part.table.terminal(options));
            }
        }
        text.extend(self.legend.iter().map(line));
        text
    }

    /// Writes the tables as a Markdown page.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n", markdown_text(&self.title));
        for note in &self.notes {
            text.push_str(&format!("\n{}\n", markdown_text(note)));
        }
        text.push_str(&self.sections());
        for line in &self.legend {
            text.push_str(&format!("\n{}\n", markdown_text(line)));
        }
        text
    }

    /// Writes the tables as sections of another Markdown page, each under its caption.
    #[must_use]
    pub fn sections(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            if !part.caption.is_empty() {
                text.push_str(&format!("\n### {}\n", markdown_text(&part.caption)));
            }
            if part.table.rows.is_empty() {
                text.push_str(&format!("\n{}\n", markdown_text(&part.empty)));
            } else {
                text.push_str(&format!("\n{}", part.table.markdown()));
            }
        }
        text
    }

    /// Writes the first table as CSV: tables with different headers do not fit in one machine-readable file.
    #[must_use]
    pub fn csv(&self) -> String {
        self.parts.first().map(|part| part.table.csv()).unwrap_or_default()
    }

    /// Writes the tables as a page for a browser and a printer; `lang` is its language tag.
    ///
    /// # Errors
    /// Never in practice; the error is that of the template engine.
    pub fn html(&self, lang: &str) -> Result<String, askama::Error> {
        match self.upright {
            Some(shares) => Paper { lang, style: PAPER, policy: policy(PAPER, None), set: self, shares }.render(),
            None => Page { lang, style: STYLE, policy: policy(STYLE, None), set: self }.render(),
        }
    }
}
