//! Chinese help: every text of the command line's definition has its translation in a table, and clap's own words are replaced.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

/// English and Chinese texts, separated by a tab.
const TABLE: &str = include_str!("help.zh.tsv");

static TEXTS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| TABLE.lines().filter_map(|line| line.split_once('\t')).collect());

/// Template of a help page, without clap's own words.
const PAGE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// English words that clap writes into a usage line.
const WORDS_OF_USE: [(&str, &str); 2] = [("[OPTIONS]", "[选项]"), ("<COMMAND>", "<命令>")];

/// Returns the definition with Chinese help.
pub(super) fn in_chinese(mut command: Command) -> Command {
    command.build();
    translated(command)
}

fn translated(command: Command) -> Command {
    let about = command.get_about().map(chinese);
    let after = command.get_after_help().map(chinese);
    let mut command = command.help_template(PAGE).subcommand_help_heading("命令").mut_args(argument);
    let usage = used(&command.render_usage().to_string());
    command = command.override_usage(usage);
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(format!("\n{after}"));
    }
    command.mut_subcommands(translated)
}

/// Returns clap's usage line without its English words.
fn used(usage: &str) -> String {
    let usage = usage.trim_start_matches("Usage: ");
    WORDS_OF_USE.iter().fold(usage.to_owned(), |usage, (english, chinese)| usage.replace(english, chinese))
}

fn argument(argument: Arg) -> Arg {
    let mut help = argument.get_help().map(chinese).unwrap_or_default();
    let takes_value = argument.get_action().takes_values();
    let defaults: Vec<String> = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if takes_value && !defaults.is_empty() {
        help.push_str(&format!("［默认：{}］", defaults.join(",")));
    }
    let values = if takes_value { argument.get_possible_values() } else { Vec::new() };
    let named: Vec<String> = values
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| match (chinese_name(value), value.get_help()) {
            (Some(name), _) => format!("{} 或 {name}", value.get_name()),
            (None, Some(help)) => format!("{}（{}）", value.get_name(), chinese(help)),
            (None, None) => value.get_name().to_owned(),
        })
        .collect();
    if !named.is_empty() {
        help.push_str(&format!("［可选：{}］", named.join("、")));
    }
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let argument = if takes_value { named_in_chinese(argument) } else { argument };
    let hides = !matches!(argument.get_action(), ArgAction::Help | ArgAction::Version);
    let argument = argument.help(help.clone()).help_heading(heading);
    let argument = if argument.get_long_help().is_some() { argument.long_help(help) } else { argument };
    if hides { argument.hide_default_value(true).hide_possible_values(true).hide_env(true) } else { argument }
}

/// Returns the value names of an argument, by default its own name, as in clap.
fn names_of(argument: &Arg) -> Vec<String> {
    let named = argument.get_value_names().map(|names| names.iter().map(ToString::to_string).collect());
    named.unwrap_or_else(|| vec![argument.get_id().as_str().to_uppercase()])
}

/// Translates the value names of an argument; clap names unnamed values after the option.
fn named_in_chinese(argument: Arg) -> Arg {
    let names = names_of(&argument).into_iter().filter_map(|name| TEXTS.get(name.as_str()).copied());
    let names: Vec<&'static str> = names.collect();
    if names.is_empty() { argument } else { argument.value_names(names) }
}

/// Returns the first Chinese alias of a value.
pub(super) fn chinese_name(value: &clap::builder::PossibleValue) -> Option<String> {
    value.get_name_and_aliases().find(|name| !name.is_ascii()).map(str::to_owned)
}

/// Returns the translation of a text; a text without one stays.
fn chinese(text: &StyledStr) -> String {
    let text = text.to_string();
    TEXTS.get(text.as_str()).map_or(text, |found| (*found).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::command;
    use super::*;

    fn texts(command: &Command, found: &mut Vec<String>) {
        let own = command.get_about().into_iter().chain(command.get_after_help());
        found.extend(own.map(ToString::to_string));
        for argument in command.get_arguments() {
            found.extend(argument.get_help().map(ToString::to_string));
            if argument.get_action().takes_values() {
                found.extend(names_of(argument));
            }
            let values = if argument.get_action().takes_values() { argument.get_possible_values() } else { Vec::new() };
            found.extend(values.iter().filter_map(|value| value.get_help().map(ToString::to_string)));
        }
        command.get_subcommands().for_each(|command| texts(command, found));
    }

    #[test]
    fn every_text_has_its_chinese_and_every_chinese_its_text() {
        let mut command = command();
        command.build();
        let mut found = Vec::new();
        texts(&command, &mut found);
        let missing: Vec<&String> = found.iter().filter(|text| !TEXTS.contains_key(text.as_str())).collect();
        assert!(missing.is_empty(), "no Chinese in help.zh.tsv: {missing:#?}");
        let unused: Vec<&&str> = TEXTS.keys().filter(|key| !found.iter().any(|text| text == *key)).collect();
        assert!(unused.is_empty(), "no text of the command line: {unused:#?}");
    }

    #[test]
    fn a_page_of_help_has_no_english_sentence() {
        fn pages(command: &mut Command) {
            let page = command.render_long_help().to_string();
            let is_english = |line: &&str| {
                let words =
                    line.split_whitespace().filter(|word| word.len() > 1 && word.chars().all(|ch| ch.is_ascii_lowercase()));
                !line.contains("［") && words.count() > 3
            };
            assert_eq!(page.lines().find(is_english), None, "{page}");
            // Value names are in brackets; lower-case choices are meant literally.
            let names = page.split(['<', '>']).skip(1).step_by(2);
            let english: Vec<&str> = names.filter(|name| name.len() > 1 && name.is_ascii() && *name != "YYYY-MM-DD").collect();
            assert!(english.is_empty() && !page.contains("OPTIONS"), "{english:?} in {page}");
            let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
            for name in &names {
                pages(command.find_subcommand_mut(name).expect("a command"));
            }
        }
        pages(&mut in_chinese(command()));
    }
}
