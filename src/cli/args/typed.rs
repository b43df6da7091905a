//! Parses the command line, or explains what is wrong with it.

use std::ffi::OsString;
use std::path::Path;

use clap::FromArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Args, command, form, help, refused, wildcards};
use crate::report::Lang;

impl Args {
    /// Reads the arguments of the process, its own name first; help is in this language.
    pub(in crate::cli) fn read(all: Vec<OsString>, lang: Lang) -> Result<Self, clap::Error> {
        let conflict = |message| command().error(ErrorKind::ArgumentConflict, message);
        if let Some(message) = swallowed(&all, cfg!(windows)) {
            return Err(conflict(message));
        }
        let all = meant(all);
        // The Chinese help is built only for a help request or an error: building it costs more than parsing.
        let matches = command().try_get_matches_from(&all).or_else(|error| match lang {
            Lang::Zh if error.kind() != ErrorKind::DisplayVersion => help::in_chinese(command()).try_get_matches_from(&all),
            _ => Err(error),
        });
        let matches = matches.map_err(nearest_first)?;
        let mut args = Self::from_arg_matches(&matches)?;
        wildcards::put_in(&mut args.command);
        form::follow(&mut args, &matches).map_err(conflict)?;
        Ok(args)
    }
}

/// Takes a folder alone, as when it is dropped on the program, for one to open.
fn meant(all: Vec<OsString>) -> Vec<OsString> {
    let [program, folder] = all.as_slice() else { return all };
    let is_command = |name: &str| command().get_subcommands().any(|known| known.get_name() == name) || name == "help";
    if folder.to_str().is_some_and(is_command) || !Path::new(folder).is_dir() {
        return all;
    }
    vec![program.clone(), "open".into(), folder.clone()]
}

/// Returns what is wrong with an argument that holds a quotation mark, which no name of a file in Windows does: a `\` before the mark
/// that ends a folder in quotation marks makes it a part of the name, and of all that follows.
fn swallowed(all: &[OsString], is_windows: bool) -> Option<String> {
    let text = all.iter().skip(1).find_map(|argument| argument.to_str().filter(|text| text.contains('"')))?;
    let said = || format!("the argument {text} holds a quotation mark; leave out the last \\ of a folder in quotation marks");
    is_windows.then(said)
}

/// Puts the command most similar to the one typed first; clap lists it last.
fn nearest_first(mut error: clap::Error) -> clap::Error {
    let (Some(ContextValue::String(typed)), Some(ContextValue::Strings(names))) =
        (error.get(ContextKind::InvalidSubcommand), error.get(ContextKind::SuggestedSubcommand))
    else {
        return error;
    };
    let likeness = |name: &String| strsim::jaro_winkler(typed, name);
    let mut names = names.clone();
    names.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
    error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(names));
    error
}

/// Returns the error message; `None` if clap prints it, in English, or if it is not an error.
pub(in crate::cli) fn refusal(error: &clap::Error, lang: Lang) -> Option<String> {
    if lang == Lang::Zh { refused::in_chinese(error) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn a_folder_alone_is_opened_and_a_command_is_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_string_lossy().into_owned();
        assert_eq!(meant(all(&["duibiao", &path])), all(&["duibiao", "open", &path]));
        // `taxonomy` is a folder where the tests run, and a command.
        for words in [&["duibiao"][..], &["duibiao", "taxonomy"], &["duibiao", "Cargo.toml"], &["duibiao", &path, "--lang"]] {
            assert_eq!(meant(all(words)), all(words));
        }
    }

    #[test]
    fn a_quotation_mark_that_was_swallowed_is_told() {
        let typed = all(&["duibiao", "compare", "a b\" --format csv"]);
        let said = swallowed(&typed, true).expect("told");
        assert!(said.contains("a b\" --format csv") && said.contains("last \\"), "{said}");
        assert!(Lang::Zh.said(&said).contains("引号"));
        assert_eq!((swallowed(&typed, false), swallowed(&all(&["duibiao", "compare", "a b\\"]), true)), (None, None));
    }

    #[test]
    fn of_several_commands_that_may_be_meant_the_nearest_comes_first() {
        for (typed, meant) in [("comapre", "compare"), ("comp", "compare"), ("completion", "completions"), ("reprot", "report")] {
            let error = command().try_get_matches_from(["duibiao", typed]).expect_err("no command");
            let error = nearest_first(error);
            match error.get(ContextKind::SuggestedSubcommand) {
                Some(ContextValue::Strings(names)) => assert_eq!(names.first().map(String::as_str), Some(meant), "{typed}"),
                other => panic!("{typed}: {other:?}"),
            }
            let english = error.to_string();
            assert!(english.contains(&format!("'{meant}'")), "{english}");
        }
    }
}
