//! Bytes → control words, control symbols and text.

/// A token of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word with its number.
    Word(&'b str, Option<i32>),
    /// A control symbol, such as `~`.
    Sign(u8),
    /// A byte given by two hexadecimal digits.
    Byte(u8),
    /// Literal bytes.
    Text(&'b [u8]),
}

/// Reads the tokens one by one.
#[derive(Debug)]
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (head, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        head
    }

    /// Takes the leading bytes that satisfy `passes`.
    fn take_while(&mut self, passes: impl Fn(u8) -> bool) -> &'b [u8] {
        self.take(self.rest.iter().position(|&byte| !passes(byte)).unwrap_or(self.rest.len()))
    }

    fn control(&mut self) -> Token<'b> {
        let name = self.take_while(|byte| byte.is_ascii_alphabetic());
        if name.is_empty() {
            let sign = self.take(1).first().copied().unwrap_or(b'*');
            return match (sign, self.rest) {
                (b'\'', [high, low, ..]) => {
                    let digits =
                        [*high, *low].map(|digit| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
                    let [Some(high), Some(low)] = digits else { return Token::Sign(sign) };
                    self.take(2);
                    Token::Byte(high << 4 | low)
                }
                // A backslash at the end of a line ends a paragraph.
                (b'\r' | b'\n', _) => Token::Word("par", None),
                _ => Token::Sign(sign),
            };
        }
        let minus = self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        self.take(usize::from(minus));
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        let number = digits.iter().fold(0_i32, |number, digit| number.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        let number = (!digits.is_empty()).then_some(if minus { -number } else { number });
        self.take(usize::from(self.rest.first() == Some(&b' ')));
        if let (b"bin", Some(length)) = (name, number) {
            self.take(usize::try_from(length).unwrap_or(0));
        }
        Token::Word(std::str::from_utf8(name).unwrap_or_default(), number)
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        let token = match self.rest.first()? {
            b'{' => Token::Open,
            b'}' => Token::Close,
            b'\\' => {
                self.take(1);
                return Some(self.control());
            }
            _ => return Some(Token::Text(self.take_while(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)))),
        };
        self.take(1);
        Some(token)
    }
}
