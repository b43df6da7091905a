//! Parses the command line, or explains what is wrong with it.

use clap::FromArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Args, command, form, help, refused, wildcards};
use crate::report::Lang;

impl Args {
    /// Reads the arguments of the process; help is in this language.
    pub(in crate::cli) fn read(lang: Lang) -> Result<Self, clap::Error> {
        // The Chinese help is built only for a help request or an error: building it costs more than parsing.
        let matches = command().try_get_matches().or_else(|error| match lang {
            Lang::Zh if error.kind() != ErrorKind::DisplayVersion => help::in_chinese(command()).try_get_matches(),
            _ => Err(error),
        });
        let matches = matches.map_err(nearest_first)?;
        let mut args = Self::from_arg_matches(&matches)?;
        wildcards::put_in(&mut args.command);
        form::follow(&mut args, &matches).map_err(|message| command().error(ErrorKind::ArgumentConflict, message))?;
        Ok(args)
    }
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
