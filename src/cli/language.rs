//! The language of the interface, determined before the arguments are parsed, because help and errors use it too.

use crate::report::Lang;

/// Returns the language from `--lang` in the process arguments, or else from the locale.
pub(super) fn of_process() -> Lang {
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|text| text.to_string_lossy().into_owned()).collect();
    asked(&arguments).unwrap_or_else(of_locale)
}

/// Returns the language of the locale; Chinese unless the locale clearly says English.
pub(super) fn of_locale() -> Lang {
    let named =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    named.or_else(of_system).map_or(Lang::Zh, |name| named_by(&name))
}

/// Returns the locale of a system that says it in no variable.
fn of_system() -> Option<String> {
    #[cfg(windows)]
    let found = sys_locale::get_locale();
    #[cfg(not(windows))]
    let found = None;
    found
}

/// `en_GB.UTF-8`, as variables have it, or `en-GB`, as Windows has it.
fn named_by(locale: &str) -> Lang {
    let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("en") { Lang::En } else { Lang::Zh }
}

/// Returns the language from `--lang`; nothing after `--` is an option.
fn asked(arguments: &[String]) -> Option<Lang> {
    let mut arguments = arguments.iter().take_while(|argument| *argument != "--");
    let mut found = None;
    while let Some(argument) = arguments.next() {
        let value = if argument == "--lang" { arguments.next().map(String::as_str) } else { argument.strip_prefix("--lang=") };
        found = match value {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => found,
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_of_any_system_says_its_language() {
        for name in ["en", "en_GB.UTF-8", "en-US", "EN-us", "en@x"] {
            assert_eq!(named_by(name), Lang::En, "{name}");
        }
        for name in ["zh-CN", "zh_CN.UTF-8", "C", "POSIX", "", "eng", "ens-x", "de-DE"] {
            assert_eq!(named_by(name), Lang::Zh, "{name}");
        }
    }

    #[test]
    fn the_language_is_found_among_the_arguments() {
        let asked = |text: &str| asked(&text.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(asked("gap x --lang en"), Some(Lang::En));
        assert_eq!(asked("--lang=zh gap"), Some(Lang::Zh));
        assert_eq!((asked("gap x -- --lang en"), asked("gap --lang"), asked("--lang fr")), (None, None, None));
    }
}
