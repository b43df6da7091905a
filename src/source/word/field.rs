//! Fields: an instruction, which is not printed, and its result, which is.

use super::equation::drawn;
use super::form::Form;
use super::symbol;

/// Open fields; they nest. The queries made for every character take constant time at any depth.
#[derive(Debug, Default)]
pub(in crate::source) struct Fields {
    open: Vec<Field>,
    keep_contents: bool,
}

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each holds of the field by itself")]
struct Field {
    instruction: String,
    has_result: bool,
    /// Whether it is within an instruction, where no result is printed.
    buried: bool,
    /// Whether it is, or is in, a table of contents.
    contents: bool,
    /// Whether it is, or is in, an embedded object.
    embedded: bool,
    /// What was chosen in a field of a form; printed in place of a result.
    chosen: Option<String>,
}

/// Maximum length of a stored instruction, in bytes.
const INSTRUCTION_LIMIT: usize = 4096;

impl Fields {
    /// Creates an empty stack. A table of contents repeats the headings of the text and is not printed, unless `keep_contents`.
    pub(in crate::source) fn new(keep_contents: bool) -> Self {
        Self { open: Vec::new(), keep_contents }
    }

    /// Begins a field with its instruction.
    pub(in crate::source) fn begin(&mut self) {
        let outer = self.open.last();
        let field = Field {
            buried: outer.is_some_and(|outer| outer.buried || !outer.has_result || outer.chosen.is_some()),
            contents: outer.is_some_and(|outer| outer.contents),
            embedded: outer.is_some_and(|outer| outer.embedded),
            ..Field::default()
        };
        self.open.push(field);
    }

    /// Begins the result of the innermost field; returns the program of the object that it embeds.
    pub(in crate::source) fn separate(&mut self) -> Option<&str> {
        let field = self.open.last_mut().filter(|field| !field.has_result)?;
        field.has_result = true;
        field.contents |= argument(&field.instruction, "TOC").is_some();
        let program = argument(&field.instruction, "EMBED");
        field.embedded |= program.is_some();
        program
    }

    /// Sets what a field of a form says of itself; its instruction is open.
    pub(in crate::source) fn choose(&mut self, form: &Form) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
            field.chosen = form.shown().map(str::to_owned);
        }
    }

    /// Ends the innermost field; returns what it prints in place of a result.
    pub(in crate::source) fn end(&mut self) -> String {
        let Some(field) = self.open.pop().filter(|field| !field.buried) else { return String::new() };
        let shows = || drawn(&field.instruction).or_else(|| symbol::of_field(&field.instruction));
        let drawn = || if field.has_result { None } else { shows() };
        field.chosen.or_else(drawn).unwrap_or_default()
    }

    /// Appends to the instruction of the innermost field.
    pub(in crate::source) fn instruct(&mut self, text: &str) {
        let fits = |field: &&mut Field| !field.has_result && field.instruction.len() + text.len() <= INSTRUCTION_LIMIT;
        if let Some(field) = self.open.last_mut().filter(fits) {
            field.instruction.push_str(text);
        }
    }

    /// Returns `true` if a field is open.
    pub(in crate::source) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Returns `true` if the innermost field has no result yet.
    pub(in crate::source) fn is_instruction(&self) -> bool {
        self.open.last().is_some_and(|field| !field.has_result)
    }

    /// Returns `true` if an embedded object is open, whose result is its picture.
    pub(in crate::source) fn is_embedded(&self) -> bool {
        self.open.last().is_some_and(|field| field.embedded)
    }

    /// Returns `true` if text is printed now: not in a table of contents, not as a result inside an instruction or where a choice
    /// is printed.
    pub(in crate::source) fn prints(&self) -> bool {
        let silent = |field: &Field| {
            (field.contents && !self.keep_contents) || (field.has_result && (field.buried || field.chosen.is_some()))
        };
        !self.open.last().is_some_and(silent)
    }
}

/// Returns the first argument of an instruction with the given name.
fn argument<'a>(instruction: &'a str, name: &str) -> Option<&'a str> {
    let mut words = instruction.split_whitespace();
    words.next().filter(|word| word.eq_ignore_ascii_case(name)).map(|_| words.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::form::Kind;
    use super::*;

    #[test]
    fn results_are_printed_and_contents_are_not() {
        let mut fields = Fields::new(false);
        fields.begin();
        fields.instruct(" TOC \\o ");
        fields.separate();
        assert!(!fields.prints());
        assert_eq!(fields.end(), "");
        assert!(fields.prints() && !fields.is_open());
    }

    #[test]
    fn an_embedded_object_names_its_program_once() {
        let mut fields = Fields::new(false);
        fields.begin();
        fields.instruct("EMBED Excel.Sheet.8 ");
        assert_eq!(fields.separate(), Some("Excel.Sheet.8"));
        assert_eq!(fields.separate(), None);
        assert!(fields.is_embedded() && fields.prints());
    }

    #[test]
    fn a_result_inside_an_instruction_is_not_printed() {
        let mut fields = Fields::new(false);
        fields.begin();
        fields.begin();
        fields.separate();
        assert!(!fields.prints());
        fields.end();
        fields.instruct(" IF ");
        assert_eq!(fields.end(), "");
    }

    #[test]
    fn what_is_drawn_inside_an_instruction_is_not_printed() {
        let mut fields = Fields::new(false);
        fields.begin();
        fields.begin();
        fields.instruct("EQ \\o\\ac(○,3)");
        assert_eq!(fields.end(), "");
        fields.separate();
        fields.begin();
        fields.instruct("EQ \\o\\ac(○,3)");
        assert_eq!(fields.end(), "③");
    }

    #[test]
    fn a_choice_is_printed_and_no_result_beside_it() {
        let mut fields = Fields::new(false);
        fields.begin();
        fields.choose(&Form { kind: Some(Kind::Box), result: Some(1), ..Form::default() });
        assert!(fields.prints());
        fields.separate();
        assert!(!fields.prints());
        assert_eq!(fields.end(), "☑");
        fields.begin();
        fields.choose(&Form::default());
        fields.separate();
        assert!(fields.prints());
        assert_eq!(fields.end(), "");
    }
}
