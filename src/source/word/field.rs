//! Fields: an instruction, which is not printed, and its result, which is.

/// Fields that are open; they nest. What is asked for every character takes no longer the deeper they nest.
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
    /// It stands in an instruction, where no result is printed.
    buried: bool,
    /// It is, or is in, a table of contents.
    contents: bool,
    /// It is, or is in, an embedded object.
    embedded: bool,
}

/// Longest instruction that is kept, in bytes.
const INSTRUCTION_LIMIT: usize = 4096;

impl Fields {
    /// Begins without an open field. A table of contents repeats the headings of the text and is not printed, unless
    /// `keep_contents`.
    pub(in crate::source) fn new(keep_contents: bool) -> Self {
        Self { open: Vec::new(), keep_contents }
    }

    /// A field begins with its instruction.
    pub(in crate::source) fn begin(&mut self) {
        let outer = self.open.last();
        let field = Field {
            buried: outer.is_some_and(|outer| outer.buried || !outer.has_result),
            contents: outer.is_some_and(|outer| outer.contents),
            embedded: outer.is_some_and(|outer| outer.embedded),
            ..Field::default()
        };
        self.open.push(field);
    }

    /// The result of the field that was begun last begins; returns the program of the object that it embeds.
    pub(in crate::source) fn separate(&mut self) -> Option<&str> {
        let field = self.open.last_mut().filter(|field| !field.has_result)?;
        field.has_result = true;
        field.contents |= argument(&field.instruction, "TOC").is_some();
        let program = argument(&field.instruction, "EMBED");
        field.embedded |= program.is_some();
        program
    }

    /// The field that was begun last ends; returns its instruction when it had no result.
    pub(in crate::source) fn end(&mut self) -> Option<String> {
        self.open.pop().filter(|field| !field.has_result).map(|field| field.instruction)
    }

    /// Adds to the instruction of the field that was begun last.
    pub(in crate::source) fn instruct(&mut self, text: &str) {
        let fits = |field: &&mut Field| !field.has_result && field.instruction.len() + text.len() <= INSTRUCTION_LIMIT;
        if let Some(field) = self.open.last_mut().filter(fits) {
            field.instruction.push_str(text);
        }
    }

    /// Tells whether a field is open.
    pub(in crate::source) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Tells whether the field that was begun last is still at its instruction.
    pub(in crate::source) fn is_instruction(&self) -> bool {
        self.open.last().is_some_and(|field| !field.has_result)
    }

    /// Tells whether an embedded object is open, whose picture is the result.
    pub(in crate::source) fn is_embedded(&self) -> bool {
        self.open.last().is_some_and(|field| field.embedded)
    }

    /// Tells whether text that is met now is printed: not in a table of contents, not as a result inside an instruction.
    pub(in crate::source) fn prints(&self) -> bool {
        let silent = |field: &Field| (field.contents && !self.keep_contents) || (field.has_result && field.buried);
        !self.open.last().is_some_and(silent)
    }
}

/// Returns the first argument of an instruction of that name.
fn argument<'a>(instruction: &'a str, name: &str) -> Option<&'a str> {
    let mut words = instruction.split_whitespace();
    words.next().filter(|word| word.eq_ignore_ascii_case(name)).map(|_| words.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_printed_and_contents_are_not() {
        let mut fields = Fields::new(false);
        fields.begin();
        fields.instruct(" TOC \\o ");
        fields.separate();
        assert!(!fields.prints());
        assert_eq!(fields.end(), None);
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
        assert_eq!(fields.end(), Some(" IF ".to_owned()));
    }
}
