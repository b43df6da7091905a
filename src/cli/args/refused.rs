//! Errors of argument parsing in Chinese: what is wrong, where, and what is allowed instead.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Returns the message; `None` if it is not an error, such as a request for help.
pub(super) fn in_chinese(error: &Error) -> Option<String> {
    let of = |kind| error.get(kind).map(shown).filter(|text| !text.is_empty());
    let argument = of(ContextKind::InvalidArg).unwrap_or_default();
    let value = of(ContextKind::InvalidValue).unwrap_or_default();
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有选项 {argument}"),
        ErrorKind::InvalidSubcommand => format!("没有命令 {}", of(ContextKind::InvalidSubcommand).unwrap_or_default()),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面缺少值"),
        ErrorKind::InvalidValue => format!("{argument} 的值“{value}”不对"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let why = crate::report::Lang::Zh.said(&why).into_owned();
            format!("{argument} 的值“{value}”不对：{why}")
        }
        ErrorKind::MissingRequiredArgument => format!("还缺少：{argument}"),
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            Some(other) if other == argument => format!("{argument} 只能写一次"),
            Some(other) => format!("{argument} 不能与 {other} 一起用"),
            // A conflict detected by this program.
            None => crate::report::Lang::Zh.said(own_words(error)?.as_str()).into_owned(),
        },
        ErrorKind::NoEquals => format!("{argument} 与它的值之间要写等号"),
        ErrorKind::TooManyValues => format!("{argument} 后面多了一个值“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{argument} 后面的值个数不对"),
        ErrorKind::InvalidUtf8 => "有一个参数不是可识别的文字".to_owned(),
        ErrorKind::MissingSubcommand => "还缺少命令".to_owned(),
        _ => return None,
    };
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().find_map(of).map(|text| format!("，是不是 {text}？")).unwrap_or_default();
    let known = error.get(ContextKind::ValidValue).map(values).or_else(|| of(ContextKind::ValidSubcommand));
    // An option that takes any value lists none.
    let known = known.filter(|known| !known.is_empty());
    let known = known.map(|known| format!("\n可选：{known}")).unwrap_or_default();
    let usage = of(ContextKind::Usage).map(|usage| format!("\n\n{}", usage.replacen("Usage: ", "用法：", 1))).unwrap_or_default();
    Some(format!("错误：{said}{suggested}{known}{usage}\n\n更多说明：加上 --help\n"))
}

/// Returns the message that this program set for the error.
fn own_words(error: &Error) -> Option<String> {
    let text = error.to_string();
    let text = text.lines().next()?;
    Some(text.strip_prefix("error: ").unwrap_or(text).to_owned())
}

/// Returns the allowed values, each with its Chinese name.
fn values(known: &ContextValue) -> String {
    let ContextValue::Strings(names) = known else { return shown(known) };
    let definition = super::command();
    let arguments: Vec<&clap::Arg> = definition.get_subcommands().flat_map(clap::Command::get_arguments).collect();
    let with_chinese = |name: &String| {
        let mut meant =
            arguments.iter().flat_map(|argument| argument.get_possible_values()).filter(|value| value.get_name() == name);
        let chinese = meant.find_map(|value| super::help::chinese_name(&value));
        chinese.map_or_else(|| name.clone(), |chinese| format!("{name} 或 {chinese}"))
    };
    names.iter().map(with_chinese).collect::<Vec<_>>().join("、")
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("、"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        ContextValue::Bool(_) | ContextValue::Number(_) | ContextValue::None => String::new(),
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::command;
    use super::*;

    fn said(arguments: &[&str]) -> String {
        let all = std::iter::once("duibiao").chain(arguments.iter().copied());
        in_chinese(&command().try_get_matches_from(all).expect_err("a mistake")).expect("one that is told")
    }

    #[test]
    fn mistakes_are_told_in_chinese_with_what_is_right() {
        assert!(said(&["compare", "x", "--levls", "县"]).starts_with("错误：没有选项 --levls，是不是 --level"));
        assert!(said(&["gap"]).starts_with("错误：还缺少：<PLAN>"));
        assert!(
            said(&["compare", "x", "--only", "没有"]).contains("可选：covered 或 已覆盖")
                && said(&["chek"]).contains("是不是 check")
        );
        assert!(said(&["gap", "x", "--points-of", "去年"]).contains("“去年”不对"));
        assert!(said(&["gap", "x", "-q", "-v"]).contains("不能与"));
        assert!(said(&["check", "x", "--today", "1.1"]).contains("YYYY-MM-DD"));
        assert!(said(&["gap", "x", "--format"]).contains("缺少值") && said(&["gap", "x", "--format"]).contains("可选：table"));
        let output = said(&["gap", "x", "--output"]);
        assert!(output.contains("缺少值") && !output.contains("可选"), "{output}");
    }

    #[test]
    fn a_call_for_help_is_no_mistake() {
        let error = command().try_get_matches_from(["duibiao", "--help"]).expect_err("help");
        assert!(in_chinese(&error).is_none());
    }
}
