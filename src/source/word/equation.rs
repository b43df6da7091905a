//! `EQ` fields: an instruction that draws its own text and has no result.

use super::NumberFormat;

/// Maximum nesting of brackets.
const DEPTH: usize = 16;

/// Returns what a field draws: a character in a ring (`eq \o\ac(○,1)`), a reading over a character, a fraction, any other formula.
pub(super) fn drawn(instruction: &str) -> Option<String> {
    let trimmed = instruction.trim();
    let name = trimmed.get(..2).filter(|name| name.eq_ignore_ascii_case("eq"))?;
    let rest = trimmed.get(name.len()..).filter(|rest| rest.starts_with([' ', '\\', '(', '\t']))?;
    let chars: Vec<char> = rest.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0 };
    let parts = reader.parts(0);
    let text: String = parts.into_iter().flatten().filter(|piece| !piece.raised).map(|piece| piece.text).collect();
    Some(text.trim().to_owned())
}

/// A stretch of the drawn text.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    /// Whether it is above or below the line, as a reading is.
    raised: bool,
}

struct Reader<'c> {
    chars: &'c [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Reads up to the closing bracket and returns the comma-separated arguments.
    fn parts(&mut self, depth: usize) -> Vec<Vec<Piece>> {
        let mut found: Vec<Vec<Piece>> = vec![Vec::new()];
        while let Some(ch) = self.peek() {
            self.at += 1;
            match ch {
                ')' if depth > 0 => return found,
                ',' | ';' if depth > 0 => found.push(Vec::new()),
                '\\' => {
                    let piece = self.switch(depth);
                    found.last_mut().into_iter().for_each(|part| part.extend(piece.clone()));
                }
                '"' => {}
                ch => found.last_mut().into_iter().for_each(|part| part.push(Piece { text: ch.to_string(), raised: false })),
            }
        }
        found
    }

    /// Reads a switch with its options and arguments; a backslash before another character escapes it.
    fn switch(&mut self, depth: usize) -> Vec<Piece> {
        let Some(first) = self.peek() else { return Vec::new() };
        if first == '*' {
            self.skip_format();
            return Vec::new();
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return vec![Piece { text: first.to_string(), raised: false }];
        }
        let mut names: Vec<String> = vec![self.word()];
        loop {
            match self.peek() {
                Some(' ' | '-' | '0'..='9') => self.at += 1,
                Some('\\') if self.chars.get(self.at + 1).is_some_and(char::is_ascii_alphabetic) => {
                    self.at += 1;
                    names.push(self.word());
                }
                Some('(') if depth < DEPTH => {
                    self.at += 1;
                    let parts = self.parts(depth + 1);
                    return combined(&names, parts);
                }
                _ => return Vec::new(),
            }
        }
    }

    fn word(&mut self) -> String {
        let word: String = self.chars.iter().skip(self.at).take_while(|ch| ch.is_ascii_alphabetic()).collect();
        self.at += word.len();
        word.to_ascii_lowercase()
    }

    /// Skips formatting such as `\* jc2 \* "Font:宋体" \* hps10`.
    fn skip_format(&mut self) {
        self.at += 1;
        while self.peek() == Some(' ') {
            self.at += 1;
        }
        let is_quoted = self.peek() == Some('"');
        self.at += usize::from(is_quoted);
        while let Some(ch) = self.peek().filter(|ch| if is_quoted { *ch != '"' } else { *ch != ' ' && *ch != '\\' }) {
            self.at += ch.len_utf8().min(1);
        }
        self.at += usize::from(is_quoted);
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }
}

fn text_of(part: &[Piece]) -> String {
    part.iter().map(|piece| piece.text.as_str()).collect::<String>().trim().to_owned()
}

/// Applies a switch to its arguments.
fn combined(names: &[String], parts: Vec<Vec<Piece>>) -> Vec<Piece> {
    let plain = |text: String| vec![Piece { text, raised: false }];
    match names.first().map(String::as_str) {
        // Overstrike: a character in a ring or a box, or under its reading.
        Some("o") => {
            let texts: Vec<String> = parts.iter().map(|part| text_of(part)).collect();
            if let [ring, inner] = texts.as_slice()
                && matches!(ring.as_str(), "○" | "〇" | "◯" | "□" | "△" | "◇")
            {
                let circled = inner.parse().ok().filter(|_| ring != "□").map(|number: u32| NumberFormat::Circled.write(number));
                return plain(circled.unwrap_or_else(|| inner.clone()));
            }
            // With nothing on the line, two lines of small characters share its height and none is a reading of another.
            if parts.iter().flatten().all(|piece| piece.raised || piece.text.trim().is_empty()) {
                return plain(texts.concat());
            }
            parts.into_iter().flatten().filter(|piece| !piece.raised).collect()
        }
        Some("s") => {
            let raised = names.iter().any(|name| matches!(name.as_str(), "up" | "do"));
            parts.into_iter().flatten().map(|piece| Piece { raised: piece.raised || raised, ..piece }).collect()
        }
        Some("f") => plain(parts.iter().map(|part| text_of(part)).collect::<Vec<_>>().join("/")),
        Some("b") => plain(format!("({})", parts.iter().map(|part| text_of(part)).collect::<String>())),
        _ => parts.into_iter().flatten().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_formula_draws_is_read() {
        let cases = [
            (r" eq \o\ac(○,3)", Some("③")),
            (r"EQ \o\ac(□,注)", Some("注")),
            (r#" EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(hú),湖) "#, Some("湖")),
            (r#" EQ \* jc0 \* "Font:Calibri" \* hps12 \o(\s\up 11(xiàng),巷)"#, Some("巷")),
            (r"EQ \o(\s\up 5(财政),\s\do 2(教育))", Some("财政教育")),
            (r"EQ \o\al(\s\up 6(财政), \s\do 3(教育))局", Some("财政教育局")),
            (r"EQ \o(\s\up 9(cái),财\s\do 2(x))", Some("财")),
            (r"EQ 10\s\up 5(2)", Some("10")),
            (r"EQ \f(2,3)", Some("2/3")),
            (r"eq \x(甲)乙", Some("甲乙")),
            (r"EQ \a\ac(甲,乙)", Some("甲乙")),
            (r"EQ \(a\)", Some("(a)")),
            (" PAGE ", None),
            ("EQUAL x", None),
            (r"EQ \o(", Some("")),
        ];
        for (instruction, expected) in cases {
            assert_eq!(drawn(instruction).as_deref(), expected, "{instruction}");
        }
    }

    #[test]
    fn brackets_without_end_end() {
        assert!(drawn(&format!("EQ {}", r"\o(".repeat(5_000))).is_some());
    }
}
