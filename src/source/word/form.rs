//! Fields of a form: a box that is ticked or not, an entry chosen from a list. What was chosen is a number and not text.

/// Number that stands for no choice in formats that always write one.
const UNDEFINED: usize = 25;

/// What a file says of a field of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::source) struct Form {
    /// Kind of the field, if it is one whose text is not stored.
    pub kind: Option<Kind>,
    /// The entry chosen, from 0; of a box, 1 if it is ticked.
    pub result: Option<usize>,
    /// The same before anybody has chosen.
    pub default: usize,
    /// Entries of the list.
    pub entries: Vec<String>,
}

/// Kind of a field whose text is not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Kind {
    /// A box to tick.
    Box,
    /// A list of entries.
    List,
}

impl Kind {
    /// Returns the kind by its number in formats older than `.docx`.
    pub(in crate::source) const fn by_number(number: i32) -> Option<Self> {
        match number {
            1 => Some(Self::Box),
            2 => Some(Self::List),
            _ => None,
        }
    }
}

impl Form {
    /// Returns what the field shows; `None` if its text stands in the file.
    pub(super) fn shown(&self) -> Option<&str> {
        let result = self.result.filter(|result| *result != UNDEFINED);
        match self.kind? {
            Kind::Box if result.unwrap_or(self.default) > 0 => Some("☑"),
            Kind::Box => Some("□"),
            Kind::List => {
                let entry = |at: usize| self.entries.get(at).map(String::as_str);
                result.and_then(entry).or_else(|| entry(self.default)).or_else(|| entry(0))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_shows_what_was_chosen_or_its_default() {
        let list = |result: Option<usize>, default: usize| {
            let entries = ["财政局", "教育局"].map(str::to_owned).to_vec();
            Form { kind: Some(Kind::List), result, default, entries }.shown().map(str::to_owned)
        };
        assert_eq!(list(Some(1), 0).as_deref(), Some("教育局"));
        assert_eq!(list(None, 1).as_deref(), Some("教育局"));
        assert_eq!(list(Some(UNDEFINED), 1).as_deref(), Some("教育局"));
        assert_eq!(list(None, 9).as_deref(), Some("财政局"));
        let tick = |result, default| Form { kind: Some(Kind::Box), result, default, entries: Vec::new() };
        let shown = [(Some(1), 0), (Some(0), 1), (None, 1), (Some(UNDEFINED), 0)].map(|(result, default)| {
            let form = tick(result, default);
            form.shown().map(str::to_owned)
        });
        assert_eq!(shown.map(Option::unwrap_or_default), ["☑", "□", "☑", "□"]);
        assert_eq!(Form::default().shown(), None);
    }
}
