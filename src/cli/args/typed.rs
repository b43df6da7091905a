//! What was typed → arguments, or what is wrong with it.

use clap::FromArgMatches;
use clap::error::ErrorKind;

use super::{Args, command, form, help, refused};
use crate::report::Lang;

impl Args {
    /// Reads the arguments of the process; help is in this language.
    pub(in crate::cli) fn read(lang: Lang) -> Result<Self, clap::Error> {
        // Only a call for help or a mistake needs the Chinese: to say it costs more than to read the arguments.
        let matches = command().try_get_matches().or_else(|error| match lang {
            Lang::Zh if error.kind() != ErrorKind::DisplayVersion => help::in_chinese(command()).try_get_matches(),
            _ => Err(error),
        })?;
        let mut args = Self::from_arg_matches(&matches)?;
        form::follow(&mut args, &matches).map_err(|message| command().error(ErrorKind::ArgumentConflict, message))?;
        Ok(args)
    }
}

/// Says what is wrong with what was typed; `None` where clap says it, in English, and for what is no mistake.
pub(in crate::cli) fn refusal(error: &clap::Error, lang: Lang) -> Option<String> {
    if lang == Lang::Zh { refused::in_chinese(error) } else { None }
}
