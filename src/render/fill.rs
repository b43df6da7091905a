//! Texts with placeholders.

/// Replaces the placeholders in braces by values.
pub(crate) fn fill<V: std::fmt::Display + ?Sized>(template: &str, values: &[(&str, &V)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            rest = after;
            break;
        };
        text.extend(values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string()));
        rest = behind;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("{a} of {b}.", &[("a", "{b}"), ("b", "2")]), "{b} of 2.");
    }
}
