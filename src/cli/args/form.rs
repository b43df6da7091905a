//! Derives the format of a result from the extension of its file; if `--format` contradicts the extension, nothing is written.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, ValueEnum};

use super::{
    Args, CheckFormat, Command, CompareFormat, DiffFormat, EvalFormat, ExportFormat, GraphFormat, ListFormat, MapFormat,
    ParseFormat, Review, ReviewFormat, Taxonomy, ValidateFormat,
};
use crate::report::Form as FileForm;

/// Extensions of files that no format of any command produces.
const FOREIGN: [&str; 9] = ["pdf", "doc", "xls", "et", "wps", "ppt", "pptx", "png", "jpg"];
/// Maximum length of an extension; anything longer belongs to the name.
const LONGEST: usize = 8;

const TEXT: &[&str] = &["txt"];
const MARKDOWN: &[&str] = &["md", "markdown"];
const CSV: &[&str] = &["csv"];
const JSON: &[&str] = &["json"];
const LINES: &[&str] = &["jsonl", "ndjson"];
const YAML: &[&str] = &["yaml", "yml"];

/// A choice of formats.
trait Form: ValueEnum {
    /// Returns the file extensions of this format, the usual one first.
    fn endings(&self) -> &'static [&'static str];
}

macro_rules! forms {
    ($($choice:ident { $($form:ident => $endings:expr),+ $(,)? })+) => {
        $(impl Form for $choice {
            fn endings(&self) -> &'static [&'static str] {
                match self { $(Self::$form => $endings),+ }
            }
        })+
        /// Extensions of all these formats.
        const KNOWN: &[&[&str]] = &[$($($endings),+),+];
    };
}

forms! {
    ParseFormat { Table => TEXT, Json => JSON, Yaml => YAML, Text => TEXT }
    MapFormat { Table => TEXT, Jsonl => LINES, Csv => CSV }
    ReviewFormat { Table => TEXT, Jsonl => LINES, Csv => CSV, Sssom => &["tsv"] }
    CheckFormat {
        Text => TEXT, Rich => TEXT, Docx => &["docx"], Xlsx => &["xlsx"], Csv => CSV, Html => &["html", "htm"], Json => JSON,
        Sarif => &["sarif", "json"], Github => TEXT, Md => MARKDOWN,
    }
    GraphFormat {
        Dot => &["dot", "gv"], Graphml => &["graphml", "xml"], Mermaid => &["mmd", "mermaid"], Json => JSON, Svg => &["svg"],
    }
    ListFormat { Table => TEXT, Md => MARKDOWN, Csv => CSV, Json => JSON }
    ExportFormat { Skos => &["ttl"], Csv => CSV, Json => JSON }
    DiffFormat { Table => TEXT, Md => MARKDOWN, Json => JSON }
    ValidateFormat { Text => TEXT, Json => JSON }
    EvalFormat { Table => TEXT, Md => MARKDOWN, Json => JSON }
}

impl Form for CompareFormat {
    fn endings(&self) -> &'static [&'static str] {
        self.form().map_or(TEXT, FileForm::endings)
    }
}

/// Sets the format of every command by the extension of `-o`.
///
/// # Errors
/// If `--format` contradicts the extension.
pub(in crate::cli) fn follow(args: &mut Args, matches: &ArgMatches) -> Result<(), String> {
    let Some(path) = args.global.output.take().map(|path| without_end(&path)) else { return Ok(()) };
    args.global.output = Some(path.clone());
    let is_given = is_given(matches);
    let wanted = Wanted { path: &path, is_given };
    match &mut args.command {
        Command::Parse(args) => wanted.form(&mut args.format),
        Command::Map(args) if args.explain => wanted.only(TEXT),
        Command::Map(args) => wanted.form(&mut args.format),
        Command::Compare(args) => wanted.form(&mut args.format),
        Command::Gap(args) => wanted.form(&mut args.format),
        Command::Check(args) => wanted.form(&mut args.format),
        Command::Rank(args) => wanted.form(&mut args.format),
        Command::Departments(args) => wanted.form(&mut args.format),
        Command::Breakdown(args) => wanted.form(&mut args.format),
        Command::Graph(args) => wanted.form(&mut args.format),
        Command::Report(_) => Err("report writes a folder of files, and nothing to -o; name the folder with --out".to_owned()),
        Command::Taxonomy(Taxonomy::List { format }) => wanted.form(format),
        Command::Taxonomy(Taxonomy::Validate { format, .. }) => wanted.form(format),
        Command::Taxonomy(Taxonomy::Export { format }) => wanted.form(format),
        Command::Taxonomy(Taxonomy::Diff { format, .. }) => wanted.form(format),
        Command::Taxonomy(Taxonomy::Show { .. } | Taxonomy::New { .. }) | Command::Cache(_) => wanted.only(TEXT),
        Command::Taxonomy(Taxonomy::Docs { .. }) => wanted.only(MARKDOWN),
        Command::Taxonomy(Taxonomy::Profile { .. }) => wanted.only(YAML),
        Command::Review(Review::Export { .. }) => wanted.only(&["tsv", "txt"]),
        Command::Review(Review::Apply { format, .. }) => wanted.form(format),
        Command::Eval(args) if args.draw.is_some() || args.propose || args.fit => wanted.only(&["tsv", "txt", "yaml"]),
        Command::Eval(args) => wanted.form(&mut args.format),
        Command::Page => wanted.only(&["html", "htm"]),
        Command::Open(_) => Err("open writes a folder of files, and nothing to -o; name the folder behind DIR".to_owned()),
        Command::Completions(_) => Ok(()),
    }
}

/// Removes blanks and full stops from the end of a name, as Windows does: they would hide the ending, and nobody sees them.
fn without_end(path: &Path) -> PathBuf {
    let trimmed = |name: &str| name.trim_end_matches(|ch: char| ch == '.' || ch.is_whitespace()).to_owned();
    let name = path.file_name().and_then(|name| name.to_str()).map(trimmed).filter(|name| !name.is_empty());
    name.map_or_else(|| path.to_path_buf(), |name| path.with_file_name(name))
}

/// Returns `true` if `--format` was given.
fn is_given(matches: &ArgMatches) -> bool {
    let typed = |matches: &ArgMatches| {
        matches.ids().any(|id| id.as_str() == "format")
            && matches.value_source("format") == Some(clap::parser::ValueSource::CommandLine)
    };
    typed(matches) || matches.subcommand().is_some_and(|(_, matches)| is_given(matches))
}

/// The output file, and whether its format was given.
struct Wanted<'a> {
    path: &'a Path,
    is_given: bool,
}

impl Wanted<'_> {
    fn form<F: Form>(&self, format: &mut F) -> Result<(), String> {
        let Some(ending) = self.ending() else { return Ok(()) };
        let fits = |format: &F| format.endings().contains(&ending.as_str());
        if fits(format) {
            return Ok(());
        }
        let meant = F::value_variants().iter().find(|format| fits(format));
        match meant {
            Some(meant) if !self.is_given => {
                *format = meant.clone();
                Ok(())
            }
            None if self.is_given && !is_known(&ending) => Ok(()),
            None if !self.is_given => Err(self.unknown(&ending, &listed::<F>())),
            _ => Err(format!(
                "{} ends in .{ending}, and --format says {}; leave out one of them",
                self.path.display(),
                name(format)
            )),
        }
    }

    /// Checks the file for a command that writes a single format.
    fn only(&self, endings: &[&str]) -> Result<(), String> {
        match self.ending() {
            Some(ending) if !endings.contains(&ending.as_str()) => {
                let list: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
                Err(self.unknown(&ending, &list.join(", ")))
            }
            _ => Ok(()),
        }
    }

    fn unknown(&self, ending: &str, known: &str) -> String {
        format!("{} ends in .{ending}, and this command writes no such file; it writes {known}", self.path.display())
    }

    /// Returns the file extension, unless it is a year or a word after a full stop. A device has none.
    fn ending(&self) -> Option<String> {
        let ending = self.path.extension()?.to_str()?.to_ascii_lowercase();
        let is_ending = ending.len() <= LONGEST
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.parse::<u32>().is_err()
            && !self.path.starts_with("/dev");
        is_ending.then_some(ending)
    }
}

fn is_known(ending: &str) -> bool {
    let of_tables = FileForm::ALL.iter().map(|form| form.endings());
    FOREIGN.contains(&ending) || KNOWN.iter().copied().chain(of_tables).any(|endings| endings.contains(&ending))
}

fn name<F: ValueEnum>(format: &F) -> String {
    format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// Lists the formats of a command with their usual extensions.
fn listed<F: Form>() -> String {
    let one = |format: &F| format!("{} (.{})", name(format), format.endings().first().unwrap_or(&""));
    F::value_variants().iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, FromArgMatches};

    use super::*;

    fn followed(words: &[&str]) -> Result<Args, String> {
        let matches = Args::command().try_get_matches_from(words.iter().copied()).expect("valid");
        let mut args = Args::from_arg_matches(&matches).expect("valid");
        follow(&mut args, &matches).map(|()| args)
    }

    fn compared(words: &[&str]) -> Result<CompareFormat, String> {
        let all: Vec<&str> = ["duibiao", "compare", "x"].iter().chain(words).copied().collect();
        followed(&all).map(|args| match args.command {
            Command::Compare(args) => args.format,
            _ => CompareFormat::Table,
        })
    }

    #[test]
    fn the_ending_says_the_form() {
        for (file, form) in [
            ("对照表.xlsx", CompareFormat::File(FileForm::Xlsx)),
            ("a.HTM", CompareFormat::File(FileForm::Html)),
            ("a.txt", CompareFormat::Table),
            ("a", CompareFormat::Table),
            ("对标.2017", CompareFormat::Table),
            ("/dev/null", CompareFormat::Table),
        ] {
            assert_eq!(compared(&["-o", file]), Ok(form), "{file}");
        }
    }

    #[test]
    fn what_nobody_sees_at_the_end_of_a_name_hides_no_ending() {
        for (typed, name) in [
            ("x.csv ", "x.csv"),
            ("a/x.csv. .", "a/x.csv"),
            ("x.csv\u{3000}", "x.csv"),
            ("..", ".."),
            ("/dev/null", "/dev/null"),
            ("a b", "a b"),
        ] {
            assert_eq!(without_end(Path::new(typed)), Path::new(name), "{typed}");
        }
        assert_eq!(compared(&["-o", "x.csv "]), Ok(CompareFormat::File(FileForm::Csv)));
        assert_eq!(
            followed(&["duibiao", "compare", "x", "-o", "x.csv "]).map(|args| args.global.output),
            Ok(Some("x.csv".into()))
        );
    }

    #[test]
    fn a_contradiction_is_refused() {
        for words in
            [&["-o", "a.xlsx", "--format", "csv"][..], &["-o", "a.pdf"], &["-o", "a.xls", "--format", "xlsx"], &["-o", "a.foo"]]
        {
            assert!(compared(words).is_err(), "{words:?}");
        }
        // Both agree; an unknown extension does not contradict a given format.
        assert_eq!(compared(&["-o", "a.csv", "--format", "csv"]), Ok(CompareFormat::File(FileForm::Csv)));
        assert_eq!(compared(&["-o", "a.foo", "--format", "csv"]), Ok(CompareFormat::File(FileForm::Csv)));
        assert!(compared(&["-o", "a.xlsx", "--format", "table"]).is_err(), "a default that was typed counts");
    }

    #[test]
    fn every_command_that_writes_a_result_looks_at_the_ending() {
        for words in [
            &["parse", "x"][..],
            &["map", "x"],
            &["map", "x", "--explain"],
            &["gap", "x"],
            &["check", "x"],
            &["rank", "x"],
            &["departments", "x"],
            &["breakdown", "x"],
            &["graph", "x"],
            &["report", "x", "--out", "y"],
            &["taxonomy", "list"],
            &["taxonomy", "docs"],
            &["taxonomy", "export"],
            &["taxonomy", "diff", "a"],
            &["taxonomy", "profile", "a"],
            &["taxonomy", "validate"],
            &["review", "export", "x"],
            &["review", "apply", "a", "x"],
            &["eval", "x"],
        ] {
            let all: Vec<&str> = ["duibiao"].iter().chain(words).chain(&["-o", "result.png"]).copied().collect();
            assert!(followed(&all).is_err(), "{words:?}");
        }
    }
}
