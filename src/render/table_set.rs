//! Tables with a title, captions and notes: what a command shows when it shows more than one grid.

use askama::Template;

use super::policy::policy;
use super::table::{Table, Terminal, is_short, markdown_text};

/// What a command shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableSet {
    /// Title of the page.
    pub title: String,
    /// Sentences before the tables, such as what a filter left out.
    pub notes: Vec<String>,
    /// The tables.
    pub parts: Vec<Part>,
    /// Sentences after them, such as what the marks mean.
    pub legend: Vec<String>,
    /// Of a set that is made to fill one upright page: the shares of its columns in hundredths of the width.
    pub upright: Option<&'static [u32]>,
}

/// A table with its caption.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What the table shows; empty where the title says it.
    pub caption: String,
    /// The table.
    pub table: Table,
    /// What to say where it has no row.
    pub empty: String,
}

const STYLE: &str = include_str!("templates/tables.css");
const PAPER: &str = include_str!("templates/paper.css");

/// A page that looks alike on a screen, on paper and where an office program opens it, which knows only plain rules.
#[derive(Template)]
#[template(path = "paper.html")]
struct Paper<'a> {
    /// The tag of its language.
    lang: &'a str,
    style: &'static str,
    policy: String,
    set: &'a TableSet,
    shares: &'static [u32],
}

#[derive(Template)]
#[template(path = "tables.html")]
struct Page<'a> {
    /// The tag of its language.
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
    /// Tells whether no table has a row.
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

    /// Writes the tables as the last part of another Markdown page, each under its caption.
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

    /// Writes the first table as CSV: tables with different heads make no file that a program can read.
    #[must_use]
    pub fn csv(&self) -> String {
        self.parts.first().map(|part| part.table.csv()).unwrap_or_default()
    }

    /// Writes the tables as a page for a browser and a printer; `lang` is the tag of its language.
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
