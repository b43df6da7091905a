//! A section of a format, split into tokens.

/// A token of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Literal text.
    Literal(String),
    /// `0`, `#` or `?`: a digit placeholder.
    Digit(char),
    /// The decimal point.
    Point,
    /// A comma: thousands separator or division by a thousand.
    Comma,
    /// Percent.
    Percent,
    /// The number in general format.
    General,
    /// The text of the cell.
    Text,
    /// A run of a date letter: `yyyy`, `m`, `h`, …; in square brackets for elapsed time.
    Date(char, usize, bool),
    /// AM/PM, in Latin letters or in Chinese.
    Noon(bool),
    /// A fraction or a power, which is not supported.
    Unknown,
}

/// Condition on the value for a section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Condition {
    sign: [u8; 2],
    value: f64,
}

impl Condition {
    fn read(text: &str) -> Option<Self> {
        let (sign, value) = text.split_at(text.find(|ch| !matches!(ch, '<' | '>' | '='))?);
        let sign = match *sign.as_bytes() {
            [first] => [first, b' '],
            [first, second] => [first, second],
            _ => return None,
        };
        Some(Self { sign, value: value.trim().parse().ok()? })
    }

    #[expect(clippy::float_cmp, reason = "a condition is met by the very number that it names")]
    pub(super) fn fits(self, value: f64) -> bool {
        match &self.sign {
            b"= " => value == self.value,
            b"<>" => value != self.value,
            b"< " => value < self.value,
            b"> " => value > self.value,
            b"<=" => value <= self.value,
            b">=" => value >= self.value,
            _ => false,
        }
    }
}

/// A section of a format.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Section {
    pub tokens: Vec<Token>,
    pub condition: Option<Condition>,
    /// Chinese digits: 1 for 一, 2 for 壹, 3 for full width.
    pub digits: Option<u8>,
}

/// Splits a format at its semicolons.
pub(super) fn split(code: &str) -> Vec<&str> {
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    let mut found = Vec::new();
    for (at, ch) in code.char_indices() {
        match ch {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '!' | '_' | '*' if !quoted => escaped = true,
            ';' if !quoted => {
                found.extend(code.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.extend(code.get(start..));
    found
}

impl Section {
    /// Parses a section.
    pub(super) fn read(code: &str) -> Self {
        let mut made = Self::default();
        let mut rest = code;
        while let Some(ch) = rest.chars().next() {
            rest = made.step(rest, ch);
        }
        made
    }

    /// Returns `true` if it formats dates.
    pub(super) fn is_date(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token, Token::Date(..)))
    }

    /// Parses one token and returns the rest.
    fn step<'c>(&mut self, rest: &'c str, ch: char) -> &'c str {
        const GENERAL: [&str; 2] = ["General", "G/通用格式"];
        // Written by LibreOffice to a file of Excel before 2007, with the text that follows.
        const SPLIT_GENERAL: &str = "G/\"通用格式";
        const NOON: [(&str, bool); 3] = [("AM/PM", false), ("A/P", false), ("上午/下午", true)];
        if let Some(name) = GENERAL.iter().find(|name| starts_with(rest, name)) {
            self.tokens.push(Token::General);
            return rest.get(name.len()..).unwrap_or_default();
        }
        if let Some(after) = rest.get(SPLIT_GENERAL.len()..).filter(|_| starts_with(rest, SPLIT_GENERAL)) {
            self.tokens.push(Token::General);
            let (text, rest) = after.split_once('"').unwrap_or((after, ""));
            self.literal(text);
            return rest;
        }
        if let Some((name, chinese)) = NOON.iter().find(|(name, _)| starts_with(rest, name)) {
            self.tokens.push(Token::Noon(*chinese));
            return rest.get(name.len()..).unwrap_or_default();
        }
        let after = rest.get(ch.len_utf8()..).unwrap_or_default();
        match ch {
            '"' => {
                let (text, rest) = after.split_once('"').unwrap_or((after, ""));
                self.literal(text);
                return rest;
            }
            '[' => {
                let (inside, rest) = after.split_once(']').unwrap_or((after, ""));
                self.bracket(inside);
                return rest;
            }
            '\\' | '!' => return self.escaped(after, true),
            // A space as wide as the character, or the character repeated up to the edge of the cell.
            '_' | '*' => return self.escaped(after, false),
            '0' | '#' | '?' => self.tokens.push(Token::Digit(ch)),
            '.' => self.tokens.push(Token::Point),
            ',' => self.tokens.push(Token::Comma),
            '%' => self.tokens.push(Token::Percent),
            '@' => self.tokens.push(Token::Text),
            '/' if matches!(self.tokens.last(), Some(Token::Digit('?' | '#'))) => self.tokens.push(Token::Unknown),
            'E' if after.starts_with(['+', '-']) => self.tokens.push(Token::Unknown),
            _ => match ch.to_ascii_lowercase() {
                letter @ ('y' | 'm' | 'd' | 'h' | 's' | 'e' | 'q' | 'a') => {
                    let count = rest.chars().take_while(|next| next.eq_ignore_ascii_case(&letter)).count();
                    if letter == 'a' && count < 3 {
                        self.literal(rest.get(..count).unwrap_or_default());
                    } else {
                        self.tokens.push(Token::Date(letter, count, false));
                    }
                    return rest.get(count..).unwrap_or_default();
                }
                _ => self.literal(rest.get(..ch.len_utf8()).unwrap_or_default()),
            },
        }
        after
    }

    fn escaped<'c>(&mut self, after: &'c str, shown: bool) -> &'c str {
        let Some(ch) = after.chars().next() else { return "" };
        let (sign, rest) = after.split_at(ch.len_utf8());
        if shown {
            self.literal(sign);
        }
        rest
    }

    fn literal(&mut self, text: &str) {
        match self.tokens.last_mut() {
            Some(Token::Literal(open)) => open.push_str(text),
            _ => self.tokens.push(Token::Literal(text.to_owned())),
        }
    }

    /// Processes a colour, a condition, a locale with its currency, Chinese digits, or elapsed time.
    fn bracket(&mut self, inside: &str) {
        let lower = inside.to_ascii_lowercase();
        if let Some(digits) = lower.strip_prefix("dbnum") {
            self.digits = digits.parse().ok();
        } else if let Some(money) = inside.strip_prefix('$') {
            let (sign, language) = money.split_once('-').unwrap_or((money, ""));
            if !sign.is_empty() {
                self.literal(sign);
            }
            self.digits = self.digits.or_else(|| digits_of(language));
        } else if let Some(letter) = lower.chars().next().filter(|letter| matches!(letter, 'h' | 'm' | 's'))
            && lower.chars().all(|other| other == letter)
        {
            self.tokens.push(Token::Date(letter, lower.len(), true));
        } else {
            self.condition = self.condition.or_else(|| Condition::read(inside));
        }
    }
}

/// Returns the digits in the highest byte of a locale code, such as 1E for 一 in `1E000804`.
fn digits_of(language: &str) -> Option<u8> {
    // Japan, China, and Taiwan and Hong Kong: three kinds of digits each.
    const FIRST: [u32; 3] = [0x1b, 0x1e, 0x21];
    let shape = u32::from_str_radix(language, 16).ok()? >> 24;
    FIRST.iter().find_map(|first| shape.checked_sub(*first).filter(|way| *way < 3)).and_then(|way| u8::try_from(way + 1).ok())
}

fn starts_with(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}
